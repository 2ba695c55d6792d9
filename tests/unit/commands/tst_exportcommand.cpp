// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/elevation.h>
#include <dothi/io/model/cityjsonoriginal.h>
#include <dothi/io/model/modeloriginal.h>
#include <dothi/process/command.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>

#include <commands/exportcommand.h>
#include <gdal_priv.h>
#include <memorystore.h>
#include <ogrsf_frmts.h>
#include <testsupport.h>

using namespace dothi;
using namespace dothi::test;

namespace {

constexpr double kEast = 603'000;
constexpr double kNorth = 1'191'000;

} // namespace

/// A part of the city: the same for every format.
class TestExportCommand : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<process::Command> m_command = commands::makeExportCommand();
    std::unique_ptr<MemoryStore> m_store;
    QTemporaryDir m_folder;
    std::vector<city::FeatureId> m_ids;

    QString path(const QString &name) const { return m_folder.filePath(name); }

    Result<process::CommandResult> run(const QString &format, const QString &out, QVariantMap more)
    {
        more.insert(QStringLiteral("store"), QStringLiteral("x"));
        more.insert(QStringLiteral("format"), format);
        more.insert(QStringLiteral("out"), out);
        const Result<QVariantMap> arguments = process::checkArguments(m_command->info(), more);
        if (!arguments)
            return Failure(arguments.error());
        TaskContext task;
        process::CommandContext context{task, [this](const QString &, bool) { return m_store->reader(); }};
        return m_command->run(*arguments, context);
    }

    static QByteArray bytes(const QString &file)
    {
        QFile in(file);
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
    }

private Q_SLOTS:
    /// Three blocks of 10 m side by side, the middles at E 5, 15 and 25, N 5 from the corner.
    void initTestCase()
    {
        m_store = MemoryStore::of(QStringLiteral("hcmc"), m_folder.path());
        const city::LayerDef &layer = *city::Schema::builtin().layer(QStringLiteral("building"));
        std::vector<city::Feature> features(3, city::Feature(layer));
        for (size_t i = 0; i < features.size(); ++i) {
            const double x = kEast + 10.0 * static_cast<double>(i);
            features[i].geometry = geo::Geometry::polygon(
                {{x, kNorth, 0}, {x + 10, kNorth, 0}, {x + 10, kNorth + 10, 0}, {x, kNorth + 10, 0}});
            features[i].geometry.setType(geo::GeometryType::MultiPolygon);
            QVERIFY(features[i].set(layer, QStringLiteral("height_m"), 5.0 + static_cast<double>(i)));
        }
        auto writer = m_store->write();
        VERIFY_RESULT(writer);
        VERIFY_RESULT((*writer)->insert(layer.id, features));
        geo::ElevationGrid grid(30, 30, kEast - 300, kNorth + 600, 30);
        for (int row = 0; row < 30; ++row) {
            for (int column = 0; column < 30; ++column)
                grid.set(column, row, 2);
        }
        VERIFY_RESULT(geo::writeElevation(path(QStringLiteral("t.tif")), grid, 9210));
        VERIFY_RESULT((*writer)->setRaster({QStringLiteral("terrain"), QStringLiteral("t.tif"), {}}));
        for (const city::Feature &feature : features)
            m_ids.push_back(feature.id);
        // The second and the third came from a file each that was kept.
        TaskContext task;
        for (int file = 1; file <= 2; ++file) {
            VERIFY_RESULT(io::keepModelFiles(**writer, file, QStringLiteral("ifc"), {},
                                             {{QStringLiteral("m%1.ifc").arg(file), "ISO"}}, task));
            const QJsonObject original{{QStringLiteral("file"), QString::number(file)}};
            VERIFY_RESULT((*writer)->setDocument(io::originalKind(),
                                                 io::originalId({layer.id, m_ids[static_cast<size_t>(file)]}),
                                                 QJsonDocument(original).toJson()));
        }
        VERIFY_RESULT((*writer)->commit());
    }

    void aPartInEveryFormat_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("file");
        QTest::newRow("cityjson") << QStringLiteral("cityjson") << QStringLiteral("a.city.json");
        QTest::newRow("geojson") << QStringLiteral("geojson") << QStringLiteral("a.geojson");
        QTest::newRow("gpkg") << QStringLiteral("gpkg") << QStringLiteral("a.gpkg");
        QTest::newRow("glb") << QStringLiteral("glb") << QStringLiteral("a.glb");
        QTest::newRow("obj") << QStringLiteral("obj") << QStringLiteral("a.obj");
        QTest::newRow("3dtiles") << QStringLiteral("3dtiles") << QStringLiteral("tiles");
    }
    void aPartInEveryFormat()
    {
        QFETCH(QString, format);
        QFETCH(QString, file);
        const QVariantMap building{{QStringLiteral("layers"), QStringLiteral("building")}};
        const auto with = [&](const char *what, const QString &value) {
            QVariantMap more = building;
            more.insert(QString::fromLatin1(what), value);
            return more;
        };
        const auto written = [&](const QVariantMap &more) -> qint64 {
            const Result<process::CommandResult> done = run(format, path(file), more);
            return done ? done->json[QLatin1String("counts")][QLatin1String("building")].toInteger(-1) : -2;
        };
        QCOMPARE(written(building), 3);
        // From the middle of the second eastwards: what stands half inside and has its middle outside is out.
        QCOMPARE(written(with("bbox", QStringLiteral("603008,1190990,603100,1191100"))), 2);
        // The middle of the second lies on the edge: of two areas side by side the eastern one has it.
        QCOMPARE(written(with("bbox", QStringLiteral("603015,1191100,602990,1190990"))), 1);
        QCOMPARE(written(with("bbox", QStringLiteral("603015,1190990,603100,1191100"))), 2);
        QCOMPARE(written(with("ids", QStringLiteral("building/%1").arg(m_ids[1]))), 1);
        // In the file as well.
        if (format == QLatin1String("cityjson")) {
            const QJsonObject objects =
                QJsonDocument::fromJson(bytes(path(file)))[QLatin1String("CityObjects")].toObject();
            QCOMPARE(objects.size(), 1);
        } else if (format == QLatin1String("obj")) {
            const QByteArray text = bytes(path(file));
            QCOMPARE(text.count("\no "), 1);
            QVERIFY(text.contains("\no building_" + QByteArray::number(m_ids[1]) + '\n'));
        } else if (format == QLatin1String("gpkg") || format == QLatin1String("geojson")) {
            const std::unique_ptr<GDALDataset> data(
                GDALDataset::Open(QFile::encodeName(path(file)).constData(), GDAL_OF_VECTOR));
            QVERIFY(data);
            OGRLayer *layer = data->GetLayerByName("building");
            QVERIFY(layer);
            QCOMPARE(layer->GetFeatureCount(), 1);
            QCOMPARE(layer->GetNextFeature()->GetFID(), m_ids[1]);
        }
        // What was there stays where nothing lies in the part.
        const QByteArray before = bytes(path(file));
        VERIFY_ERROR(run(format, path(file), with("bbox", QStringLiteral("1,1,2,2"))), ErrorCode::NotFound);
        QCOMPARE(bytes(path(file)), before);
        VERIFY_ERROR(run(format, path(file), with("ids", QStringLiteral("road/1"))), ErrorCode::NotFound);
    }

    void originalsOfAPart()
    {
        const auto names = [&](const QVariantMap &more) {
            QDir(path(QStringLiteral("was"))).removeRecursively();
            const Result<process::CommandResult> done =
                run(QStringLiteral("original"), path(QStringLiteral("was")), more);
            QStringList found;
            if (done) {
                for (const QJsonValue &file : done->json[QLatin1String("files")].toArray())
                    found.append(QFileInfo(file.toString()).fileName());
            }
            return found;
        };
        QCOMPARE(names({}), (QStringList{QStringLiteral("m1.ifc"), QStringLiteral("m2.ifc")}));
        QCOMPARE(names({{QStringLiteral("bbox"), QStringLiteral("603010,1191000,603020,1191010")}}),
                 QStringList{QStringLiteral("m1.ifc")});
        QCOMPARE(names({{QStringLiteral("ids"), QStringLiteral("building/%1").arg(m_ids[2])}}),
                 QStringList{QStringLiteral("m2.ifc")});
        QCOMPARE(names({{QStringLiteral("bbox"), QStringLiteral("603000,1191000,603010,1191010")}}),
                 QStringList());
    }

    void terrainOfAPart()
    {
        const auto triangles = [&](QVariantMap more) -> qint64 {
            more.insert(QStringLiteral("layers"), QStringLiteral("terrain"));
            const Result<process::CommandResult> done =
                run(QStringLiteral("obj"), path(QStringLiteral("t.obj")), more);
            return done ? done->json[QLatin1String("counts")][QLatin1String("triangles")].toInteger() : -1;
        };
        QCOMPARE(triangles({}), 29 * 29 * 2);
        // 90 m are three cells; with one more on every side at most six across.
        const qint64 part =
            triangles({{QStringLiteral("bbox"), QStringLiteral("603000,1191000,603090,1191090")}});
        QVERIFY2(part >= 3 * 3 * 2 && part <= 6 * 6 * 2, qPrintable(QString::number(part)));
        VERIFY_ERROR(run(QStringLiteral("obj"), path(QStringLiteral("t.obj")),
                         {{QStringLiteral("layers"), QStringLiteral("terrain")},
                          {QStringLiteral("bbox"), QStringLiteral("1,1,2,2")}}),
                     ErrorCode::NotFound);
        VERIFY_ERROR(run(QStringLiteral("obj"), path(QStringLiteral("t.obj")),
                         {{QStringLiteral("layers"), QStringLiteral("building,terrain")},
                          {QStringLiteral("ids"), QStringLiteral("building/1")}}),
                     ErrorCode::InvalidArgument);
    }

    void areasThatAreNone_data()
    {
        QTest::addColumn<QString>("option");
        QTest::addColumn<QString>("value");
        for (const char *area :
             {"1,2,3", "1,2,3,4,5", "a,2,3,4", "1,2,1,4", "1,2,3,2", "nan,2,3,4", "1e300,2,3,4", "1;2;3;4"})
            QTest::newRow(area) << QStringLiteral("bbox") << QString::fromLatin1(area);
        for (const char *id : {"17", "building", "building/x", "nothing/1"})
            QTest::newRow(id) << QStringLiteral("ids") << QString::fromLatin1(id);
    }
    void areasThatAreNone()
    {
        QFETCH(QString, option);
        QFETCH(QString, value);
        VERIFY_ERROR(run(QStringLiteral("cityjson"), path(QStringLiteral("n.json")), {{option, value}}),
                     ErrorCode::InvalidArgument);
        QVERIFY(!QFile::exists(path(QStringLiteral("n.json"))));
    }
};

QTEST_GUILESS_MAIN(TestExportCommand)
#include "tst_exportcommand.moc"
