// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/geo/gdalinit.h>
#include <dothi/io/import.h>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <cpl_string.h>
#include <gdal_priv.h>
#include <memorystore.h>
#include <ogrsf_frmts.h>
#include <testsupport.h>

namespace dothi::test {

/// Files as others write them, in a folder of its own.
class ImportFiles
{
public:
    ImportFiles() { geo::ensureGdal(); }

    [[nodiscard]] QString path(const QString &name) const { return m_dir.filePath(name); }

    QString write(const QString &name, const QByteArray &content) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write %s", qPrintable(name));
        return file.fileName();
    }

    struct Row
    {
        QByteArray wkt;
        QList<QByteArray> values; ///< empty: null
    };

    /// A data set with text fields (bytes are written as they are). `epsg` 0: no CRS.
    QString make(const char *driverName, const QString &name, int epsg, OGRwkbGeometryType type,
                 const QList<QByteArray> &fields, const QList<Row> &rows) const
    {
        const QString file = path(name);
        GDALDriver *driver = GetGDALDriverManager()->GetDriverByName(driverName);
        const GDALDatasetUniquePtr dataset(
            driver->Create(file.toUtf8().constData(), 0, 0, 0, GDT_Unknown, nullptr));
        OGRSpatialReference srs;
        if (epsg != 0)
            srs.importFromEPSG(epsg);
        srs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
        CPLStringList options;
        if (QByteArray(driverName) == "ESRI Shapefile")
            options.SetNameValue("ENCODING", "");
        OGRLayer *layer = dataset->CreateLayer(QFileInfo(name).completeBaseName().toUtf8().constData(),
                                               epsg != 0 ? &srs : nullptr, type, options.List());
        for (const QByteArray &field : fields) {
            OGRFieldDefn definition(field.constData(), OFTString);
            layer->CreateField(&definition);
        }
        for (const Row &row : rows) {
            const OGRFeatureUniquePtr feature(OGRFeature::CreateFeature(layer->GetLayerDefn()));
            for (int i = 0; i < row.values.size(); ++i) {
                if (!row.values[i].isEmpty())
                    feature->SetField(i, row.values[i].constData());
            }
            if (!row.wkt.isEmpty()) {
                OGRGeometry *geometry = nullptr;
                if (OGRGeometryFactory::createFromWkt(row.wkt.constData(), nullptr, &geometry) != OGRERR_NONE)
                    qFatal("not WKT: %s", row.wkt.constData());
                feature->SetGeometryDirectly(geometry);
            }
            if (layer->CreateFeature(feature.get()) != OGRERR_NONE)
                qFatal("cannot create a feature of %s: %s", qPrintable(name), CPLGetLastErrorMsg());
        }
        return file;
    }

    /// A FeatureCollection of one geometry per entry, each {"type":…,"coordinates":…}.
    QString geoJson(const QString &name, const QList<QByteArray> &geometries,
                    const QByteArray &properties = "{}", const QByteArray &extra = {}) const
    {
        QByteArray text = "{\"type\":\"FeatureCollection\"," + extra + "\"features\":[";
        for (qsizetype i = 0; i < geometries.size(); ++i) {
            text += (i > 0 ? "," : "") + QByteArray("{\"type\":\"Feature\",\"id\":") + QByteArray::number(i) +
                    ",\"properties\":" + properties + ",\"geometry\":" + geometries[i] + '}';
        }
        return write(name, text + "]}");
    }

private:
    QTemporaryDir m_dir;
};

/// A square of `side` about a position, as a GeoJSON polygon.
inline QByteArray squareJson(double x, double y, double side)
{
    const auto p = [](double a, double b) {
        return '[' + QByteArray::number(a, 'f', 8) + ',' + QByteArray::number(b, 'f', 8) + ']';
    };
    return R"({"type":"Polygon","coordinates":[[)" + p(x, y) + ',' + p(x + side, y) + ',' +
           p(x + side, y + side) + ',' + p(x, y + side) + ',' + p(x, y) + "]]}";
}

inline QByteArray squareWkt(double x, double y, double side)
{
    const auto p = [](double a, double b) {
        return QByteArray::number(a, 'f', 8) + ' ' + QByteArray::number(b, 'f', 8);
    };
    return "POLYGON ((" + p(x, y) + ',' + p(x + side, y) + ',' + p(x + side, y + side) + ',' +
           p(x, y + side) + ',' + p(x, y) + "))";
}

inline bool hasNotice(const io::ImportPlan &plan, io::Suspicion kind)
{
    return std::ranges::any_of(plan.notices, [kind](const io::ImportNotice &f) { return f.kind == kind; });
}

inline const io::ImportNotice *noticeOf(const io::ImportPlan &plan, io::Suspicion kind)
{
    const auto it = std::ranges::find(plan.notices, kind, &io::ImportNotice::kind);
    return it == plan.notices.end() ? nullptr : &*it;
}

} // namespace dothi::test
