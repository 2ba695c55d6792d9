// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keywords.h"

#include <dothi/ui/actions.h>
#include <dothi/ui/commandpalette.h>

#include <QAction>
#include <QCoreApplication>

namespace dothi::app {

namespace {

struct WordsTr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::Keywords)
};

} // namespace

void setKeywords(ui::Actions &actions)
{
    const auto set = [&actions](std::initializer_list<const char *> ids, const QString &words) {
        for (const char *id : ids) {
            if (QAction *action = actions.find(QString::fromLatin1(id)))
                action->setProperty(ui::CommandPalette::kKeywords, words);
        }
    };
    //: Words by which a command is found, besides its title; parted by blanks, in any order. Likewise below.
    set({"file.export"}, WordsTr::tr("export save write model layers data CityJSON glTF GLB OBJ 3D Tiles "
                                     "GeoPackage GeoJSON GIS area rectangle"));
    set({"file.picture"}, WordsTr::tr("export save image screenshot print PNG"));
    set({"file.import"}, WordsTr::tr("import load read file model layers IFC CityGML CityJSON shapefile"));
    set({"file.basemap"}, WordsTr::tr("background imagery satellite orthophoto tiles WMS WMTS XYZ"));
    set({"view.second"}, WordsTr::tr("viewpoint view window side by side split compare"));
    set({"view.save"}, WordsTr::tr("viewpoint view camera bookmark keep"));
    set({"view.plan", "view.3d", "view.home", "view.north", "view.zoomSelection"},
        WordsTr::tr("viewpoint view camera direction"));
    set({"view.back", "view.forward"}, WordsTr::tr("back forward return undo the flight history camera"));
    set({"view.goTo"},
        WordsTr::tr("coordinates position latitude longitude easting northing VN-2000 WGS 84"));
    set({"view.street"}, WordsTr::tr("walk on foot pedestrian street view eye height"));
    set({"view.sun"}, WordsTr::tr("shadow shade sunlight insolation light hour night evening morning"));
    set({"view.underground"}, WordsTr::tr("underground subsurface pipes sewers cables basement utilities"));
    set({"view.style"}, WordsTr::tr("style thematic map classes legend colours palette"));
    set({"view.xray"}, WordsTr::tr("x-ray transparent hidden"));
    set({"view.dark", "theme.light", "theme.dark"},
        WordsTr::tr("theme colours window night mode day mode light dark"));
    set({"view.night"}, WordsTr::tr("night evening dark sunset lamps street lights hour sun"));
    set({"tools.section", "tools.sectionLine", "tools.sectionHeight", "tools.sectionBox"},
        WordsTr::tr("section cut clip slice profile storey"));
    set({"tools.measureDistance", "tools.measureArea"}, WordsTr::tr("measure ruler length height size"));
    set({"tools.geometry"}, WordsTr::tr("validate errors faults ISO 19107 val3dity solid check"));
    set({"tools.roofs"}, WordsTr::tr("roof LoD2 LiDAR surface model"));
    set({"view.table"}, WordsTr::tr("attributes data rows list"));
}

} // namespace dothi::app
