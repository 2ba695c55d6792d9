// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "importfixture.h"

#include <dothi/io/import/geojsoncheck.h>
#include <dothi/io/import/librarywords.h>
#include <dothi/io/import/placing.h>
#include <dothi/io/import/precheck.h>
#include <dothi/io/import/source.h>

#include <QDir>

#include <cpl_conv.h>
#include <listener.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include <random>

using namespace dothi;
using namespace dothi::io;
using namespace dothi::test;

namespace {

constexpr double kLon = 106.7009;
constexpr double kLat = 10.7769;

} // namespace

class TestImportHostile : public QObject
{
    Q_OBJECT

    ImportFiles m_files;
    std::unique_ptr<MemoryStore> m_store;

    /// Looks and imports; whatever happens, it ends, and a failure leaves the city as it was, with a message.
    Result<ImportReport> attempt(const QString &file, const QString &layer)
    {
        TaskContext task;
        ImportOptions options;
        options.targetLayer = layer;
        const int commits = m_store->commits;
        const QString before = m_store->contentHash(task).value();
        const Result<ImportPlan> plan = inspect(file, *m_store, options, task);
        Result<ImportReport> report =
            plan ? runImport(*plan, *m_store, task) : Result<ImportReport>(Failure(plan.error()));
        if (report) {
            if (report->imported <= 0 || report->read != report->imported + report->rejectedCount)
                qFatal("%s: the counts do not add up", qPrintable(file));
            return report;
        }
        if (m_store->commits != commits || m_store->contentHash(task).value() != before)
            qFatal("%s: refused, and yet something changed", qPrintable(file));
        if (report.error().message().size() < 10 || report.error().code() == ErrorCode::Internal)
            qFatal("%s: %s", qPrintable(file), qPrintable(report.error().logText()));
        return report;
    }

    QByteArray contentOf(const QString &file)
    {
        QFile f(file);
        return f.open(QIODevice::ReadOnly) ? f.readAll() : QByteArray();
    }

private Q_SLOTS:
    void init() { m_store = MemoryStore::of(QStringLiteral("hcmc")); }

    void badGeoJson_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<bool>("mustRefuse");
        const QString folder = QStringLiteral(DOTHI_SOURCE_DIR "/../shared/data/bad-geojson");
        // A wrong bounding box or identifier, or attributes that are none, leave a geometry that can be read.
        const QStringList harmless = {
            QStringLiteral("invalid_geometry_bbox_not_numbers"),
            QStringLiteral("invalid_geometry_bbox_not4or6"), QStringLiteral("invalid_geometry_bbox_not_list"),
            QStringLiteral("invalid_feature_id_type"), QStringLiteral("invalid_feature_no_properties")};
        // Nothing in them, several points in one, or, its degrees taken as metres, a tenth of a square
        // millimetre.
        const QStringList empty = {QStringLiteral("valid_featurecollection_bboxes"),
                                   QStringLiteral("valid_geometry_multipoint"),
                                   QStringLiteral("valid_featurecollection_empty_features"),
                                   QStringLiteral("valid_feature_null_geometry"),
                                   QStringLiteral("valid_geometry_geometrycollection_empty_geometries")};
        QTest::newRow("absent") << QString() << false;
        for (const QString &kind : {QStringLiteral("invalid_structure"), QStringLiteral("valid")}) {
            const QDir dir(folder + QLatin1Char('/') + kind);
            for (const QString &name : dir.entryList(QDir::Files)) {
                const QString base = QFileInfo(name).completeBaseName();
                const bool bad = kind == QLatin1String("invalid_structure") ? !harmless.contains(base)
                                                                            : empty.contains(base);
                QTest::newRow(qPrintable(base)) << dir.filePath(name) << bad;
            }
        }
    }
    void badGeoJson()
    {
        QFETCH(QString, file);
        QFETCH(bool, mustRefuse);
        if (file.isEmpty()) {
            REAL_DATA(folder, "bad-geojson");
            QVERIFY(QDir(folder + QStringLiteral("/invalid_structure")).count() > 20);
            return;
        }
        int taken = 0;
        for (const QString &layer :
             {QStringLiteral("land_use"), QStringLiteral("road"), QStringLiteral("poi")}) {
            // Their numbers lie anywhere: said to be metres of the city.
            TaskContext task;
            ImportOptions options;
            options.targetLayer = layer;
            options.sourceEpsg = 9210;
            options.replace = true;
            const int commits = m_store->commits;
            const Result<ImportPlan> plan = inspect(file, *m_store, options, task);
            const Result<ImportReport> report =
                plan ? runImport(*plan, *m_store, task) : Result<ImportReport>(Failure(plan.error()));
            if (!report) {
                VERIFY_ERROR(report, ErrorCode::InvalidData);
                QVERIFY(report.error().message().size() > 10);
                QCOMPARE(m_store->commits, commits);
                continue;
            }
            ++taken;
            const std::vector<city::Feature> all = m_store->readAll(layer).value();
            QCOMPARE(static_cast<qint64>(all.size()), report->imported);
            for (const city::Feature &feature : all)
                QVERIFY(feature.geometry.isFinite() && !feature.geometry.isEmpty());
        }
        QCOMPARE(taken == 0, mustRefuse);
    }

    void unevenCoordinates_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<int>("wrong"); // -1: nothing is
        const auto row = [](const char *name, const QByteArray &json, int wrong) {
            QTest::newRow(name) << json << wrong;
        };
        row("point", R"({"type":"Point","coordinates":[1,2]})", -1);
        row("multipolygon", R"({"coordinates":[[[[1,2],[3,-4e5]]],[[[5,6]]]],"type":"MultiPolygon"})", -1);
        row("shallow part", R"({"type":"MultiPolygon","coordinates":[[[1,2]],[[[3,4]]]]})", 0);
        row("deep part", R"({"type":"LineString","coordinates":[[1,2],[[3,4]]]})", 0);
        row("number among arrays", R"({"coordinates":[[1,2],3]})", 0);
        row("third feature",
            R"({"type":"FeatureCollection","features":[{"geometry":{"coordinates":[1,2]}},{"geometry":null},)"
            R"({"geometry":{"coordinates":[[1,2],[[3,4]]]}}]})",
            2);
        row("collection", R"({"geometries":[{"coordinates":[1,2]},{"coordinates":[[1,2],[3,4]]}]})", -1);
        // The same words where they mean nothing.
        row("attributes",
            R"({"properties":{"coordinates":[1,[2]],"x":{"coordinates":[[1],2]}},"geometry":{"coordinates":[1,2]}})",
            -1);
        row("text", "{\"name\":\"\\\"coordinates\\\":[1,[2]]\",\"coordinates\":[1,2]}", -1);
        row("value, not key", R"(["coordinates",[1,[2]]])", -1);
        row("cut", "{\"coordinates\":[[1,2],", -1);
        row("unbalanced", "]]}}{\"coordinates\":[1,2]}", -1);
    }
    void unevenCoordinates()
    {
        QFETCH(QByteArray, json);
        QFETCH(int, wrong);
        // Whole, and byte by byte: the answer must not depend on where a block ends.
        GeoJsonCheck whole;
        whole.feed(json);
        QCOMPARE(whole.wrongFeature().value_or(-1), wrong);
        GeoJsonCheck single;
        for (qsizetype i = 0; i < json.size(); ++i)
            single.feed(QByteArrayView(json).sliced(i, 1));
        QCOMPARE(single.wrongFeature().value_or(-1), wrong);
    }

    void entriesThatAreNoFeatures_data()
    {
        QTest::addColumn<QByteArray>("entries");
        QTest::addColumn<int>("wrong"); // -1: none is
        const QByteArray feature = R"({"type":"Feature","properties":{"a":null},"geometry":null})";
        QTest::newRow("none") << QByteArray() << -1;
        QTest::newRow("all well") << feature + " , \n" + feature << -1;
        QTest::newRow("null") << QByteArray(" null") << 0;
        QTest::newRow("null between") << feature + ",null," + feature << 1;
        QTest::newRow("number") << feature + "," + feature + ", -12" << 2;
        QTest::newRow("text") << QByteArray("\"Feature\"") << 0;
        QTest::newRow("list") << feature + ",[" + feature + "]" << 1;
    }
    void entriesThatAreNoFeatures()
    {
        QFETCH(QByteArray, entries);
        QFETCH(int, wrong);
        const QByteArray json = R"({"type":"FeatureCollection","features":[)" + entries + "],\"x\":[1,null]}";
        GeoJsonCheck whole;
        whole.feed(json);
        QCOMPARE(whole.notAFeature().value_or(-1), wrong);
        GeoJsonCheck single;
        for (qsizetype i = 0; i < json.size(); ++i)
            single.feed(QByteArrayView(json).sliced(i, 1));
        QCOMPARE(single.notAFeature().value_or(-1), wrong);
        const auto report =
            attempt(m_files.write(QStringLiteral("entries.geojson"), json), QStringLiteral("building"));
        VERIFY_ERROR(report, ErrorCode::InvalidData); // none has a geometry
        QCOMPARE(report.error().message().contains(QStringLiteral("no feature.")), wrong >= 0);
        if (wrong >= 0)
            QCOMPARE(report.error().subject().feature, QString::number(wrong));
    }

    void speaksInTheUsersWords()
    {
        const QByteArray unclosed = R"({"type":"Polygon","coordinates":[[[106.7,10.77],[106.701,10.77],)"
                                    R"([106.701,10.771],[106.7,10.771]]]})";
        const auto report =
            attempt(m_files.geoJson(QStringLiteral("open.geojson"), {unclosed}), QStringLiteral("building"));
        VERIFY_RESULT(report);
        const QString warnings = report->warnings.join(QLatin1Char('\n'));
        QVERIFY2(warnings.contains(QStringLiteral("a ring does not end where it began")),
                 qPrintable(warnings));
        QVERIFY(!warnings.contains(QStringLiteral("OGR_")));
        // Each thing once; what is not known is quoted.
        QCOMPARE(inPlainWords(QStringLiteral("Non closed ring detected.\nNon closed ring detected. Again\n")),
                 QStringLiteral("a ring does not end where it began"));
        QVERIFY(inPlainWords(QStringLiteral("Frobnicated")).contains(QStringLiteral("“Frobnicated”")));
    }
    void readsNoZeros()
    {
        // Sparse: a gigabyte of zeros that takes no room; told by the first of them.
        const QString path =
            m_files.write(QStringLiteral("zeros.geojson"), R"({"type":"FeatureCollection",)");
        QVERIFY(QFile::resize(path, 1'000'000'000));
        const auto report = attempt(path, QStringLiteral("building"));
        VERIFY_ERROR(report, ErrorCode::InvalidData);
        QVERIFY2(report.error().message().contains(QStringLiteral("null bytes")),
                 qPrintable(report.error().message()));
    }
    void namesAFeatureTooLargeToRead()
    {
        // GDAL's limit of 200 MB for one feature, made smaller.
        CPLSetThreadLocalConfigOption("OGR_GEOJSON_MAX_OBJ_SIZE", "1");
        QByteArray ring;
        for (int i = 0; i < 40'000; ++i)
            ring += "[106.7,10." + QByteArray::number(i) + "],";
        const auto report =
            attempt(m_files.geoJson(QStringLiteral("large.geojson"),
                                    {R"({"type":"Polygon","coordinates":[[)" + ring + "[106.7,10.0]]]}"}),
                    QStringLiteral("building"));
        CPLSetThreadLocalConfigOption("OGR_GEOJSON_MAX_OBJ_SIZE", nullptr);
        VERIFY_ERROR(report, ErrorCode::InvalidData);
        QVERIFY2(report.error().message().contains(QStringLiteral("larger than a feature")),
                 qPrintable(report.error().message()));
    }
    void farIsFarOnly()
    {
        const auto report =
            attempt(m_files.geoJson(
                        QStringLiteral("far.geojson"),
                        {R"({"type":"Polygon","coordinates":[[[1e308,1],[1e308,2],[2e307,3],[1e308,1]]]})",
                         R"({"type":"Polygon","coordinates":[[[9e6,1],[9e6,2],[8e6,3],[9e6,1]]]})",
                         squareJson(603797, 1191942, 10)},
                        "{}", R"("crs":{"type":"name","properties":{"name":"EPSG:9210"}},)"),
                    QStringLiteral("building"));
        VERIFY_RESULT(report);
        QCOMPARE(report->rejectedCount, 2);
        for (const Rejected &entry : report->rejected)
            QVERIFY2(entry.reason.contains(QStringLiteral("more than ")) &&
                         !entry.reason.contains(QLatin1Char('-')),
                     qPrintable(entry.reason));
    }
    void asksForTheSystemOfAFileWithoutGeometry()
    {
        const QString file = m_files.make("ESRI Shapefile", QStringLiteral("nothing.shp"), 0, wkbPoint,
                                          {"Name"}, {{"", {"A"}}});
        TaskContext task;
        ImportOptions options;
        options.targetLayer = QStringLiteral("poi");
        const auto plan = inspect(file, *m_store, options, task);
        VERIFY_RESULT(plan);
        const ImportNotice *notice = noticeOf(*plan, Suspicion::MissingCrs);
        QVERIFY(notice && notice->blocking && notice->option.contains(QLatin1String("--source-crs")));
        const auto report = attempt(file, QStringLiteral("poi"));
        VERIFY_ERROR(report, ErrorCode::Crs);
        // On the command line the way is named as it is typed there.
        QVERIFY(report.error().advice().contains(QLatin1String("--source-crs")));
    }

    void truncatedShapefiles_data()
    {
        QTest::addColumn<QString>("part");
        for (const char *part : {"shp", "shx", "dbf", "prj", "cpg"})
            QTest::newRow(part) << QString::fromLatin1(part);
    }
    void truncatedShapefiles()
    {
        QFETCH(QString, part);
        QList<ImportFiles::Row> rows;
        for (int i = 0; i < 12; ++i)
            rows.append({squareWkt(kLon + 0.001 * i, kLat, 0.0001), {"name", "10"}});
        const QString whole = m_files.make("ESRI Shapefile", QStringLiteral("whole.shp"), 4326, wkbPolygon,
                                           {"Name", "Height"}, rows);
        m_files.write(QStringLiteral("whole.cpg"), "UTF-8");
        const QByteArray content = contentOf(whole.chopped(3) + part);
        QVERIFY(!content.isEmpty());
        int refused = 0;
        int lengths = 0;
        for (qsizetype length = 0; length < content.size();
             length += std::max<qsizetype>(1, content.size() / 40)) {
            for (const char *ending : {"shp", "shx", "dbf", "prj", "cpg"}) {
                const QString other = QString::fromLatin1(ending);
                m_files.write(QStringLiteral("cut.") + other,
                              other == part ? content.left(length) : contentOf(whole.chopped(3) + other));
            }
            ++lengths;
            const Result<ImportReport> report =
                attempt(m_files.path(QStringLiteral("cut.shp")), QStringLiteral("building"));
            refused += report ? 0 : 1;
            if (report)
                QCOMPARE(report->imported, 12); // never fewer, silently
        }
        // Geometry, index and table cut short are refused at every length; a .dbf may lack its end mark, the
        // last byte.
        if (part != QLatin1String("prj") && part != QLatin1String("cpg"))
            QVERIFY2(refused >= lengths - 1,
                     qPrintable(QStringLiteral("%1 of %2").arg(refused).arg(lengths)));
        if (part == QLatin1String("prj"))
            QVERIFY(refused > lengths / 2); // half a WKT is no coordinate system
    }
    void missingParts()
    {
        const QString whole = m_files.make("ESRI Shapefile", QStringLiteral("part.shp"), 4326, wkbPolygon,
                                           {"Name"}, {{squareWkt(kLon, kLat, 0.0001), {"A"}}});
        QVERIFY(QFile::remove(whole.chopped(3) + QStringLiteral("dbf")));
        const auto bare = attempt(whole, QStringLiteral("building"));
        VERIFY_RESULT(bare); // geometry without attributes is still geometry
        QVERIFY(QFile::remove(whole.chopped(3) + QStringLiteral("shx")));
        const auto refused = attempt(whole, QStringLiteral("building"));
        VERIFY_ERROR(refused, ErrorCode::InvalidData);
        QVERIFY(refused.error().message().contains(QStringLiteral(".shx")));
        QVERIFY(!QFile::exists(whole.chopped(3) + QStringLiteral("shx"))); // nor was one made beside it
    }

    void damagedFiles_data()
    {
        QTest::addColumn<QByteArray>("driver");
        QTest::addColumn<QString>("name");
        QTest::newRow("GeoJSON") << QByteArray("GeoJSON") << QStringLiteral("building.geojson");
        QTest::newRow("GeoPackage") << QByteArray("GPKG") << QStringLiteral("building.gpkg");
        QTest::newRow("SpatiaLite") << QByteArray("SQLite") << QStringLiteral("building.sqlite");
        QTest::newRow("FlatGeobuf") << QByteArray("FlatGeobuf") << QStringLiteral("building.fgb");
        QTest::newRow("MapInfo TAB") << QByteArray("MapInfo File") << QStringLiteral("building.tab");
        QTest::newRow("MapInfo MIF") << QByteArray("MapInfo File") << QStringLiteral("buildings.mif");
        QTest::newRow("GML") << QByteArray("GML") << QStringLiteral("building.gml");
        QTest::newRow("KML") << QByteArray("LIBKML") << QStringLiteral("building.kml");
        QTest::newRow("DXF") << QByteArray("DXF") << QStringLiteral("building.dxf");
        QTest::newRow("GPX") << QByteArray("GPX") << QStringLiteral("poi.gpx");
        QTest::newRow("DGN") << QByteArray("DGN") << QStringLiteral("building.dgn");
    }
    void damagedFiles()
    {
        QFETCH(QByteArray, driver);
        QFETCH(QString, name);
        const bool gpx = driver == "GPX";
        const bool bare = gpx || driver == "DXF" || driver == "DGN";
        QList<ImportFiles::Row> rows;
        for (int i = 0; i < 20; ++i) {
            const QByteArray wkt =
                gpx ? "POINT (" + QByteArray::number(kLon) + ' ' + QByteArray::number(kLat) + ')'
                    : squareWkt(kLon + 0.001 * i, kLat, 0.0001);
            rows.append({wkt, bare ? QList<QByteArray>() : QList<QByteArray>{"name", "10"}});
        }
        const QString layer = gpx ? QStringLiteral("poi") : QStringLiteral("building");
        const QString whole =
            m_files.make(driver.constData(), gpx ? QStringLiteral("waypoints.gpx") : name,
                         bare && !gpx ? 0 : 4326, gpx ? wkbPoint : wkbUnknown,
                         bare ? QList<QByteArray>() : QList<QByteArray>{"Name", "Height"}, rows);
        const QByteArray content = contentOf(whole);
        QVERIFY(content.size() > 100);
        const QString ending = QFileInfo(name).suffix();
        const QString cut = m_files.path(QStringLiteral("cut.") + ending);
        // MapInfo's companions stay whole.
        for (const char *companion : {"dat", "map", "id", "mid"}) {
            const QString from = whole.chopped(ending.size()) + QString::fromLatin1(companion);
            const QString to = cut.chopped(ending.size()) + QString::fromLatin1(companion);
            QFile::remove(to);
            if (QFile::exists(from))
                QVERIFY(QFile::copy(from, to));
        }
        int refused = 0;
        int tried = 0;
        // Cut at many lengths…
        for (qsizetype length = 0; length < content.size();
             length += std::max<qsizetype>(1, content.size() / 25)) {
            m_files.write(QStringLiteral("cut.") + ending, content.left(length));
            refused += attempt(cut, layer) ? 0 : 1;
            ++tried;
        }
        // A GPX or DGN may end early and be taken for a shorter one; the others know how long they are.
        if (!bare && ending != QLatin1String("mif"))
            QVERIFY2(refused >= tried * 9 / 10,
                     qPrintable(QStringLiteral("%1 of %2").arg(refused).arg(tried)));
        // …and bytes changed at random places: anything may come out, but a crash or a lie.
        std::mt19937 random(42);
        for (int i = 0; i < 30; ++i) {
            QByteArray changed = content;
            for (int k = 0; k < 8; ++k)
                changed[static_cast<qsizetype>(random() % static_cast<unsigned>(changed.size()))] =
                    static_cast<char>(random() % 256);
            m_files.write(QStringLiteral("cut.") + ending, changed);
            (void)attempt(cut, layer);
        }
    }
    void garbage()
    {
        std::mt19937 random(7);
        QByteArray noise(5000, '\0');
        for (char &c : noise)
            c = static_cast<char>(random() % 256);
        for (const char *ending : {"shp", "geojson", "json", "gpkg", "sqlite", "fgb", "tab", "mif", "gml",
                                   "kml", "kmz",     "dxf",  "dgn",  "gpx",    "csv", "zip", "tif", "asc",
                                   "osm", "xml",     "dwg",  "mdb",  "txt",    "bin", "jml", "hgt"}) {
            const QString name = QStringLiteral("garbage.") + QString::fromLatin1(ending);
            for (const QByteArray &content :
                 {QByteArray(), QByteArray("\0", 1), QByteArray("{"), QByteArray("<"), QByteArray("a,b\n1"),
                  QByteArray(300, '\0'), noise}) {
                const auto report = attempt(m_files.write(name, content), QStringLiteral("building"));
                QVERIFY2(!report, qPrintable(name));
                QVERIFY(!report.error().advice().isEmpty());
            }
        }
    }
    void saysWhatToDoWithFormatsItCannotRead()
    {
        const auto dwg =
            attempt(m_files.write(QStringLiteral("a.dwg"), "AC1032 drawing"), QStringLiteral("building"));
        QVERIFY(dwg.error().advice().contains(QStringLiteral("DXF")));
        const auto dbf =
            attempt(m_files.write(QStringLiteral("a.prj"), "GEOGCS[\"x\"]"), QStringLiteral("building"));
        QVERIFY(dbf.error().advice().contains(QStringLiteral(".shp")));
    }
    void refusesPathsThatAreNoFiles()
    {
        const QTemporaryDir dir;
        for (const QString &path :
             {QStringLiteral("/nowhere/x.shp"), QStringLiteral("/vsicurl/http://127.0.0.1/x.geojson"),
              QStringLiteral("/vsimem/x"), QStringLiteral("/vsistdin/"),
              QStringLiteral("http://127.0.0.1/x.geojson"),
              QStringLiteral("{\"type\":\"Point\",\"coordinates\":[1,2]}"), QStringLiteral("PG:dbname=x"),
              QStringLiteral("WFS:http://127.0.0.1"), dir.path(), QStringLiteral("/dev/zero"), QString()}) {
            TaskContext task;
            const Result<Source> source = Source::open(path, {}, task);
            QVERIFY2(!source, qPrintable(path));
            QVERIFY(source.error().code() == ErrorCode::Io ||
                    source.error().code() == ErrorCode::InvalidData);
        }
    }
    void refusesFilesThatNameOthers()
    {
        const QString real =
            m_files.geoJson(QStringLiteral("real.geojson"), {squareJson(kLon, kLat, 0.0001)});
        // A virtual data set, whatever its name.
        const QByteArray vrt = "<OGRVRTDataSource><OGRVRTLayer name=\"real\"><SrcDataSource>" +
                               real.toUtf8() + "</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>";
        for (const char *name : {"a.vrt", "a.gml", "a.shp"})
            QVERIFY(!attempt(m_files.write(QString::fromLatin1(name), vrt), QStringLiteral("building")));
        // XML that pulls in a file by an entity, or grows without end.
        const QByteArray root =
            "<gml:FeatureCollection xmlns:gml=\"http://www.opengis.net/gml\"><gml:featureMember>"
            "<b><gml:name>&x;</gml:name></b></gml:featureMember></gml:FeatureCollection>";
        const QString secret = m_files.write(QStringLiteral("secret.txt"), "secret");
        for (const QByteArray &type :
             {"<!DOCTYPE a [<!ENTITY x SYSTEM \"file://" + secret.toUtf8() + "\">]>",
              QByteArray("<!DOCTYPE a [<!ENTITY y \"yyyyyyyyyy\"><!ENTITY x \"&y;&y;&y;&y;&y;&y;&y;&y;\">]>"),
              QByteArray("<!-- c -->\n<!DOCTYPE a SYSTEM \"http://127.0.0.1/a.dtd\">")}) {
            const auto report =
                attempt(m_files.write(QStringLiteral("a.gml"), "<?xml version=\"1.0\"?>" + type + root),
                        QStringLiteral("building"));
            VERIFY_ERROR(report, ErrorCode::InvalidData);
            QVERIFY(report.error().advice().contains(QStringLiteral("UTF-8")));
        }
        // The same in UTF-16, where a search for bytes would miss it.
        const QString wide =
            QStringLiteral("<?xml version=\"1.0\" encoding=\"UTF-16\"?><!DOCTYPE a [<!ENTITY x \"y\">]><a/>");
        QByteArray utf16 =
            "\xFF\xFE" + QByteArray(reinterpret_cast<const char *>(wide.utf16()), wide.size() * 2);
        VERIFY_ERROR(attempt(m_files.write(QStringLiteral("a.kml"), utf16), QStringLiteral("building")),
                     ErrorCode::InvalidData);
        // A MapInfo view over another table.
        const QByteArray view =
            "!table\n!version 100\nOpen Table \"real\" Hide\nCreate View a As Select * From real\n";
        VERIFY_ERROR(attempt(m_files.write(QStringLiteral("a.tab"), view), QStringLiteral("building")),
                     ErrorCode::Unsupported);
        // A database with a table that is a file elsewhere.
        const QString db = m_files.make("GPKG", QStringLiteral("evil.gpkg"), 4326, wkbPolygon, {"Name"},
                                        {{squareWkt(kLon, kLat, 0.0001), {"A"}}});
        VERIFY_RESULT(attempt(db, QStringLiteral("building")));
        sqlite3 *raw = nullptr;
        QCOMPARE(sqlite3_open(db.toUtf8().constData(), &raw), SQLITE_OK);
        QCOMPARE(
            sqlite3_exec(raw,
                         "PRAGMA writable_schema=ON; INSERT INTO "
                         "sqlite_master(type,name,tbl_name,rootpage,sql) VALUES "
                         "('table','v','v',0,'CREATE VIRTUAL TABLE v USING VirtualText(''/etc/passwd'')')",
                         nullptr, nullptr, nullptr),
            SQLITE_OK);
        sqlite3_close(raw);
        const auto evil = attempt(db, QStringLiteral("building"));
        VERIFY_ERROR(evil, ErrorCode::InvalidData);
        QCOMPARE(evil.error().subject().layer, QStringLiteral("v"));
    }
    void followsNoCoordinateSystemOutOfTheFile_data()
    {
        QTest::addColumn<QByteArray>("crs"); // %1: the listener, %2: a pipe nobody writes to
        const auto row = [](const char *name, const QByteArray &crs) { QTest::newRow(name) << crs; };
        row("link", R"("crs":{"type":"link","properties":{"href":"%1","type":"esriwkt"}},)");
        row("url", R"("crs":{"type":"URL","properties":{"url":"%1"}},)");
        row("other case", R"("CRS":{"TYPE":"Link","Properties":{"HREF":"%1"}},)");
        row("written in escapes", R"("\u0063r\u0073":{"type":"link","properties":{"href":"%1"}},)");
        row("a name that is an address", R"("crs":{"type":"name","properties":{"name":"%1"}},)");
        row("after a good one",
            R"("crs":{"type":"name","properties":{"name":"EPSG:9210"}},"crs":{"type":"link","properties":{"href":"%1"}},)");
        row("init file", R"("crs":{"type":"name","properties":{"name":"+init=%2:x"}},)");
        row("init file without plus", R"("crs":{"type":"name","properties":{"name":"init=%2:x"}},)");
        row("grid", R"("crs":{"type":"name","properties":{"name":"+proj=longlat +nadgrids=%2"}},)");
        row("path", R"("crs":{"type":"name","properties":{"name":"%2"}},)");
        row("ogc", R"("crs":{"type":"OGC","properties":{"urn":"+init=%2:x"}},)");
    }
    void followsNoCoordinateSystemOutOfTheFile()
    {
        QFETCH(QByteArray, crs);
        const test::Listener listener;
        const QByteArray pipe = m_files.path(QStringLiteral("pipe")).toUtf8();
        QVERIFY(::mkfifo(pipe.constData(), 0600) == 0 || errno == EEXIST);
        crs.replace("%1", listener.url().toUtf8()).replace("%2", pipe);
        const QByteArray square = squareJson(kLon, kLat, 0.0001);
        QByteArray inGeometry = square;
        inGeometry.insert(1, crs);
        const QByteArray collection =
            "{\"type\":\"FeatureCollection\"," + crs +
            "\"features\":[{\"type\":\"Feature\",\"properties\":{},\"geometry\":" + square + "}]}";
        for (const QString &file : {m_files.write(QStringLiteral("a.geojson"), collection),
                                    m_files.geoJson(QStringLiteral("b.json"), {inGeometry}),
                                    m_files.write(QStringLiteral("c.txt"), "jsonp(" + collection + ")"),
                                    m_files.write(QStringLiteral("d.txt"), "\xEF\xBB\xBF" + collection)}) {
            const auto report = attempt(file, QStringLiteral("building"));
            VERIFY_ERROR(report, ErrorCode::InvalidData);
            QVERIFY2(report.error().advice().contains(QStringLiteral("EPSG:9210")), qPrintable(file));
        }
        QVERIFY(!listener.somebodyCame());
        // As an attribute it is a text like any other.
        const QByteArray attributes = '{' + crs.chopped(1) + '}';
        VERIFY_RESULT(attempt(m_files.geoJson(QStringLiteral("e.geojson"), {square}, attributes),
                              QStringLiteral("building")));
    }
    void followsNoDefinitionOutOfTheFile()
    {
        const QByteArray pipe = m_files.path(QStringLiteral("pipe")).toUtf8();
        QVERIFY(::mkfifo(pipe.constData(), 0600) == 0 || errno == EEXIST);
        const QByteArray wkt =
            "PROJCS[\"x\",GEOGCS[\"x\",DATUM[\"x\",SPHEROID[\"x\",6378137,298.25]],PRIMEM[\"Greenwich\",0],"
            "UNIT[\"degree\",0.0174532925199433]],PROJECTION[\"Mercator_1SP\"],UNIT[\"metre\",1],"
            "EXTENSION[\"PROJ4\",\"+proj=merc +nadgrids=" +
            pipe + "\"]]";
        m_files.make("ESRI Shapefile", QStringLiteral("prj.shp"), 4326, wkbPolygon, {"Name"},
                     {{squareWkt(kLon, kLat, 0.0001), {"A"}}});
        m_files.write(QStringLiteral("prj.prj"), wkt);
        VERIFY_ERROR(attempt(m_files.path(QStringLiteral("prj.shp")), QStringLiteral("building")),
                     ErrorCode::InvalidData);
        const QString db = m_files.make("GPKG", QStringLiteral("srs.gpkg"), 4326, wkbPolygon, {"Name"},
                                        {{squareWkt(kLon, kLat, 0.0001), {"A"}}});
        sqlite3 *raw = nullptr;
        QCOMPARE(sqlite3_open(db.toUtf8().constData(), &raw), SQLITE_OK);
        QCOMPARE(sqlite3_exec(raw,
                              QByteArray("UPDATE gpkg_spatial_ref_sys SET organization = 'x', definition = "
                                         "'+init=" +
                                         pipe + ":x' WHERE srs_id = 4326")
                                  .constData(),
                              nullptr, nullptr, nullptr),
                 SQLITE_OK);
        sqlite3_close(raw);
        VERIFY_ERROR(attempt(db, QStringLiteral("building")), ErrorCode::InvalidData);
        for (const QByteArray &name : {"+init=" + pipe + ":x", "&#43;init&#61;" + pipe + ":x"}) {
            const QString gml = m_files.write(
                QStringLiteral("a.gml"),
                "<?xml version=\"1.0\"?><ogr:FeatureCollection xmlns:ogr=\"http://ogr.maptools.org/\" "
                "xmlns:gml=\"http://www.opengis.net/gml\"><gml:featureMember><ogr:a><ogr:geometryProperty>"
                "<gml:Point srsName=\"" +
                    name +
                    "\"><gml:coordinates>106.7,10.7</gml:coordinates></gml:Point></ogr:geometryProperty>"
                    "</ogr:a></gml:featureMember></ogr:FeatureCollection>");
            VERIFY_ERROR(attempt(gml, QStringLiteral("poi")), ErrorCode::InvalidData);
        }
        // The usual grid that is none.
        QVERIFY(!geo::namesFiles("+proj=merc +a=6378137 +nadgrids=@null +wktext"));
        for (const char *text : {"+proj=longlat +nadgrids=a.gsb", "+INIT = x:y", "+proj=x +geoidgrids=a",
                                 "PARAMETERFILE[\"x\",\"y\"]"})
            QVERIFY2(geo::namesFiles(text), text);
        VERIFY_ERROR(geo::Crs::fromDefinition(QStringLiteral("+init=") + QString::fromUtf8(pipe) +
                                              QStringLiteral(":x")),
                     ErrorCode::Crs);
    }
    void anUnknownSystemIsNotTakenForWgs84()
    {
        for (const char *name :
             {"EPSG:999999", "urn:ogc:def:crs:EPSG::abc", "hệ toạ độ của chúng tôi", "WGS 84"}) {
            const QByteArray crs =
                "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"" + QByteArray(name) + "\"}},";
            const QString file =
                m_files.geoJson(QStringLiteral("crs.geojson"), {squareJson(kLon, kLat, 0.0001)}, "{}", crs);
            TaskContext task;
            ImportOptions options;
            options.targetLayer = QStringLiteral("building");
            const auto plan = inspect(file, *m_store, options, task);
            VERIFY_RESULT(plan);
            const ImportNotice *notice = noticeOf(*plan, Suspicion::MissingCrs);
            QVERIFY2(notice && notice->blocking, name);
            QVERIFY(notice->message.contains(QString::fromUtf8(name)));
            QCOMPARE(notice->proposedEpsg, 4326); // what fits: they are degrees within the city
            VERIFY_ERROR(runImport(*plan, *m_store, task), ErrorCode::Crs);
            const auto amended = applyProposal(*plan, *notice, *m_store, task);
            VERIFY_RESULT(amended);
            VERIFY_RESULT(runImport(*amended, *m_store, task));
        }
        for (const char *name : {"EPSG:4326", "urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:EPSG::4326",
                                 "http://www.opengis.net/def/crs/OGC/1.3/CRS84"}) {
            const QByteArray crs =
                "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"" + QByteArray(name) + "\"}},";
            const auto report = attempt(
                m_files.geoJson(QStringLiteral("crs.geojson"), {squareJson(kLon, kLat, 0.0001)}, "{}", crs),
                QStringLiteral("building"));
            VERIFY_RESULT(report);
            QVERIFY(report->from.isGeographic());
            QCOMPARE(report->imported, 1);
        }
    }
    void capsWhatAFileMayCost()
    {
        // More fields than any table of a city has.
        QByteArray properties = "{";
        for (int i = 0; i < limits::kFields + 1; ++i)
            properties += (i > 0 ? "," : "") + QByteArray("\"f") + QByteArray::number(i) + "\":1";
        const auto wide = attempt(m_files.geoJson(QStringLiteral("wide.geojson"),
                                                  {squareJson(kLon, kLat, 0.0001)}, properties + '}'),
                                  QStringLiteral("building"));
        VERIFY_ERROR(wide, ErrorCode::InvalidData);
        // A text longer than any name: unknown, and reported.
        const QByteArray longText = "{\"name\":\"" + QByteArray(200'000, 'x') + "\"}";
        const auto report = attempt(
            m_files.geoJson(QStringLiteral("long.geojson"), {squareJson(kLon, kLat, 0.0001)}, longText),
            QStringLiteral("building"));
        VERIFY_RESULT(report);
        QCOMPARE(report->repairedCount, 1);
        // Nested beyond all reason.
        QByteArray deep =
            R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":)";
        for (int i = 0; i < 20'000; ++i)
            deep += R"({"type":"GeometryCollection","geometries":[)";
        QVERIFY(!attempt(m_files.write(QStringLiteral("deep.geojson"), deep), QStringLiteral("building")));
    }
    void survivesNumbersThatAreNone()
    {
        for (const char *coordinates :
             {"[[[NaN,1],[1,1],[1,0],[NaN,1]]]", "[[[1e999,1],[1,1],[1,0],[1e999,1]]]",
              "[[[-1e308,1],[1e308,1],[1,1e308],[-1e308,1]]]", "[[[null,1],[1,1],[1,0],[null,1]]]",
              "[[[\"106\",\"10\"],[1,1],[1,0],[2,1]]]"}) {
            const QByteArray geometry = R"({"type":"Polygon","coordinates":)" + QByteArray(coordinates) + '}';
            const QString file =
                m_files.geoJson(QStringLiteral("nan.geojson"), {geometry, squareJson(kLon, kLat, 0.0001)});
            const auto report = attempt(file, QStringLiteral("building"));
            if (report) {
                QCOMPARE(report->imported, 1);
                QCOMPARE(report->rejectedCount, 1);
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestImportHostile)
#include "tst_import_hostile.moc"
