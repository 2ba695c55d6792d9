// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exportfacts.h"

#include "exportdialog.h"

namespace dothi::app {

FormatFacts factsOf(const QString &format)
{
    const QString grid =
        ExportDialog::tr("In the city's coordinate system, metres; heights above the city's datum.");
    if (format == QLatin1String("cityjson")) {
        return {Takes::Buildings, ExportDialog::tr("CityJSON 2.0 – 3D models of the buildings"),
                ExportDialog::tr("Buildings with their solids, parts and attributes.") + QLatin1Char(' ') +
                    grid,
                ExportDialog::tr(
                    "All other layers, the terrain, the pictures of textures; of buildings from several "
                    "files what each file says about itself.")};
    }
    if (format == QLatin1String("geojson")) {
        return {Takes::OneLayer, ExportDialog::tr("GeoJSON – one layer"),
                ExportDialog::tr("One layer with its outlines and all its fields.") + QLatin1Char(' ') + grid,
                ExportDialog::tr(
                    "All other layers, the terrain, the 3D solids of buildings, documents and permit "
                    "files. Programs that expect degrees (RFC 7946) will not read it right.")};
    }
    if (format == QLatin1String("gpkg")) {
        return {Takes::Layers, ExportDialog::tr("GeoPackage – layers for QGIS and other GIS"),
                ExportDialog::tr(
                    "Layers with all their fields; the solids of buildings as a table of their own.") +
                    QLatin1Char(' ') + grid,
                ExportDialog::tr(
                    "The terrain, colours and line styles, documents, permit files and the files that "
                    "were imported.")};
    }
    if (format == QLatin1String("glb")) {
        return {Takes::Meshes, ExportDialog::tr("glTF 2.0 (GLB) – for viewers and graphics programs"),
                ExportDialog::tr(
                    "Buildings as triangles with their attributes; the terrain where it is chosen. Metres "
                    "from a whole kilometre of the city's grid, which the file names."),
                ExportDialog::tr(
                    "All other layers; the parts of buildings; the coordinate system as other programs "
                    "read it.")};
    }
    if (format == QLatin1String("obj")) {
        return {
            Takes::Meshes, ExportDialog::tr("Wavefront OBJ – for graphics programs"),
            ExportDialog::tr("Buildings as closed triangle meshes, one object each; the terrain where it is "
                             "chosen. Metres, z up."),
            ExportDialog::tr(
                "All other layers, all attributes but the number of the building, the coordinate "
                "system.")};
    }
    if (format == QLatin1String("3dtiles")) {
        return {Takes::Meshes, ExportDialog::tr("3D Tiles 1.1 – for web maps (a folder)"),
                ExportDialog::tr(
                    "Buildings as triangles with their attributes, in levels of detail; the terrain where "
                    "it is chosen. Placed on the globe (WGS 84)."),
                ExportDialog::tr("All other layers; heights are not corrected by a geoid.")};
    }
    if (format == QLatin1String("original")) {
        return {Takes::Originals, ExportDialog::tr("Imported model files as they were (a folder)"),
                ExportDialog::tr("IFC, glTF, OBJ, Collada and CityGML files exactly as they were imported."),
                ExportDialog::tr(
                    "Everything else: all layers, what was changed since, and CityJSON (choose the format "
                    "CityJSON for it).")};
    }
    return {Takes::Layers, format, {}, {}};
}

} // namespace dothi::app
