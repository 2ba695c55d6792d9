// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "importfixture.h"

#include <QThread>

#include <cmath>

using namespace dothi;
using namespace dothi::io;
using namespace dothi::test;

namespace {

constexpr double kLon = 106.7009;
constexpr double kLat = 10.7769;

const city::LayerDef &layer(const char *id)
{
    return *city::Schema::builtin().layer(QString::fromLatin1(id));
}

QByteArray pointJson(double x, double y)
{
    return R"({"type":"Point","coordinates":[)" + QByteArray::number(x, 'f', 8) + ',' +
           QByteArray::number(y, 'f', 8) + "]}";
}

QString text(const city::Feature &feature, const char *layerId, const char *field)
{
    return city::toText(feature.value(layer(layerId), QString::fromLatin1(field)));
}

} // namespace

class TestImport : public QObject
{
    Q_OBJECT

    ImportFiles m_files;
    std::unique_ptr<MemoryStore> m_store;
    TaskContext m_task;

    Result<ImportPlan> look(const QString &file, const ImportOptions &options = {})
    {
        return inspect(file, *m_store, options, m_task);
    }
    Result<ImportReport> bring(const QString &file, const ImportOptions &options = {})
    {
        const Result<ImportPlan> plan = look(file, options);
        return plan ? runImport(*plan, *m_store, m_task) : Result<ImportReport>(Failure(plan.error()));
    }
    static ImportOptions into(const char *layerId)
    {
        ImportOptions options;
        options.targetLayer = QString::fromLatin1(layerId);
        return options;
    }
    std::vector<city::Feature> stored(const char *layerId) const
    {
        return m_store->readAll(QString::fromLatin1(layerId)).value();
    }

private Q_SLOTS:
    void init() { m_store = MemoryStore::of(QStringLiteral("hcmc")); }

    void convertsToTheMillimetre()
    {
        const auto report =
            bring(m_files.geoJson(QStringLiteral("poi.geojson"), {pointJson(kLon, kLat)}), into("poi"));
        VERIFY_RESULT(report);
        QCOMPARE(report->read, 1);
        QCOMPARE(report->imported, 1);
        QCOMPARE(report->operation.datumOperation, 6960);
        const geo::Coord c = stored("poi").at(0).geometry.coords().at(0);
        QVERIFY(std::abs(c.x - 603797.2607) < 0.001);
        QVERIFY(std::abs(c.y - 1191942.3050) < 0.001);
    }
    void readsEveryFormat_data()
    {
        QTest::addColumn<QByteArray>("driver");
        QTest::addColumn<QString>("name");
        QTest::newRow("shapefile") << QByteArray("ESRI Shapefile") << QStringLiteral("building.shp");
        QTest::newRow("GeoPackage") << QByteArray("GPKG") << QStringLiteral("building.gpkg");
        QTest::newRow("SpatiaLite") << QByteArray("SQLite") << QStringLiteral("building.sqlite");
        QTest::newRow("FlatGeobuf") << QByteArray("FlatGeobuf") << QStringLiteral("building.fgb");
        QTest::newRow("MapInfo TAB") << QByteArray("MapInfo File") << QStringLiteral("building.tab");
        QTest::newRow("MapInfo MIF") << QByteArray("MapInfo File") << QStringLiteral("building2.mif");
        QTest::newRow("GML") << QByteArray("GML") << QStringLiteral("building.gml");
        QTest::newRow("KML") << QByteArray("LIBKML") << QStringLiteral("building.kml");
        QTest::newRow("GeoJSON") << QByteArray("GeoJSON") << QStringLiteral("building.geojson");
        QTest::newRow("GeoJSON lines") << QByteArray("GeoJSONSeq") << QStringLiteral("building.geojsonl");
    }
    void readsEveryFormat()
    {
        QFETCH(QByteArray, driver);
        QFETCH(QString, name);
        const QString file =
            m_files.make(driver.constData(), name, 4326, wkbPolygon, {"Name", "Height"},
                         {{squareWkt(kLon, kLat, 0.0001), {QByteArrayLiteral("Chợ Bến Thành"), "10,5"}},
                          {squareWkt(kLon + 0.001, kLat, 0.0001), {"B", "12"}}});
        const auto report = bring(file, into("building"));
        VERIFY_RESULT(report);
        QCOMPARE(report->imported, 2);
        // FlatGeobuf sorts its features.
        const std::vector<city::Feature> all = stored("building");
        const auto it = std::ranges::find_if(all, [](const city::Feature &f) {
            return text(f, "building", "name") == QStringLiteral("Chợ Bến Thành");
        });
        QVERIFY(it != all.end());
        const city::Feature &first = *it;
        QCOMPARE(text(first, "building", "height_m"), QStringLiteral("10.5"));
        // 0.0001° square at this latitude: 11.06 m by 10.94 m.
        QVERIFY(std::abs(geo::area(first.geometry) - 121.0) < 1.0);
        QCOMPARE(first.geometry.type(), geo::GeometryType::MultiPolygon);
    }
    void readsTablesOfPoints()
    {
        const QString file =
            m_files.write(QStringLiteral("trees.csv"), "code,x,y,height\nA1,106.7009,10.7769,\"5,5\"\n");
        ImportOptions options = into("tree");
        // A table says nothing about its system: refused until it is said.
        VERIFY_ERROR(bring(file, options), ErrorCode::Crs);
        options.sourceEpsg = 4326;
        const auto report = bring(file, options);
        VERIFY_RESULT(report);
        QCOMPARE(text(stored("tree").at(0), "tree", "height_m"), QStringLiteral("5.5"));
    }
    void readsDrawings()
    {
        // A parcel as a closed polyline, as cadastral drawings have it.
        const QString file =
            m_files.make("DXF", QStringLiteral("thua.dxf"), 0, wkbUnknown, {},
                         {{"LINESTRING (603797 1191942,603807 1191942,603807 1191952,603797 1191952,"
                           "603797 1191942)",
                           {}},
                          {"LINESTRING (603700 1191942,603710 1191942)", {}}});
        ImportOptions options = into("land_use");
        const auto plan = look(file, options);
        VERIFY_RESULT(plan);
        const ImportNotice *missing = noticeOf(*plan, Suspicion::MissingCrs);
        QVERIFY(missing && missing->blocking);
        const auto decided = applyProposal(*plan, *missing, *m_store, m_task);
        VERIFY_RESULT(decided);
        QVERIFY(!hasNotice(*decided, Suspicion::MissingCrs));
        const auto report = runImport(*decided, *m_store, m_task);
        VERIFY_RESULT(report);
        QCOMPARE(report->imported, 1);
        QCOMPARE(report->rejectedCount, 1);
        QCOMPARE(report->repairedCount, 1);
        QVERIFY(std::abs(geo::area(stored("land_use").at(0).geometry) - 100.0) < 1e-6);
    }
    void readsArchives()
    {
        // Through GDAL's own zip writer: a shapefile, whole, in a .zip.
        const QString shp = m_files.make("ESRI Shapefile", QStringLiteral("building.shp"), 4326, wkbPolygon,
                                         {"Name"}, {{squareWkt(kLon, kLat, 0.0001), {"A"}}});
        const QString zip = m_files.path(QStringLiteral("buildings.zip"));
        const auto add = [&zip](const QString &from, const QString &as) {
            const QString target = QStringLiteral("/vsizip/") + zip + QLatin1Char('/') + as;
            return CPLCopyFile(target.toUtf8().constData(), from.toUtf8().constData()) == 0;
        };
        for (const char *part : {"shp", "shx", "dbf", "prj"}) {
            const QString ending = QString::fromLatin1(part);
            QVERIFY(add(shp.chopped(3) + ending, QStringLiteral("data/building.") + ending));
        }
        const auto report = bring(zip);
        VERIFY_RESULT(report);
        QCOMPARE(report->layer, QStringLiteral("building"));
        QCOMPARE(report->imported, 1);
        // Two data sets in one archive: which one is not ours to guess.
        QVERIFY(add(m_files.geoJson(QStringLiteral("poi.geojson"), {pointJson(kLon, kLat)}),
                    QStringLiteral("poi.geojson")));
        VERIFY_ERROR(bring(zip), ErrorCode::InvalidData);
    }

    void decodesTcvn3()
    {
        // "Phường Tân Phú", "Đường Nguyễn Huệ" in the bytes of .VnTime.
        const QString file = m_files.make(
            "ESRI Shapefile", QStringLiteral("tcvn3.shp"), 9210, wkbPoint, {"ten", "diaChi"},
            {{"POINT (603797 1191942)", {"Ph\xAD\xEAng T\xA9n Ph\xF3", "\xA7\xAD\xEAng Nguy\xD4n Hu\xD6"}}});
        const auto plan = look(file, into("poi"));
        VERIFY_RESULT(plan);
        QCOMPARE(plan->encoding, QStringLiteral("TCVN5712-1"));
        QVERIFY(!plan->encodingFixed);
        const ImportNotice *notice = noticeOf(*plan, Suspicion::LegacyEncoding);
        QVERIFY(notice && !notice->blocking);
        QCOMPARE(notice->proposedEncoding, QStringLiteral("TCVN5712-1"));
        QCOMPARE(text(plan->preview.at(0), "poi", "name"), QStringLiteral("Phường Tân Phú"));
        VERIFY_RESULT(runImport(*plan, *m_store, m_task));
        QCOMPARE(text(stored("poi").at(0), "poi", "address"), QStringLiteral("Đường Nguyễn Huệ"));
        // What the user says wins.
        ImportOptions said = into("poi");
        said.encoding = QStringLiteral("WINDOWS-1252");
        const auto forced = look(file, said);
        VERIFY_RESULT(forced);
        QVERIFY(forced->encodingFixed);
        QVERIFY(!hasNotice(*forced, Suspicion::LegacyEncoding));
        QCOMPARE(text(forced->preview.at(0), "poi", "name"), QStringLiteral("Ph­êng T©n Phó"));
        said.encoding = QStringLiteral("NOT-ONE");
        VERIFY_ERROR(look(file, said), ErrorCode::InvalidArgument);
    }
    void asksAboutUnknownEncodings()
    {
        const QString file = m_files.make(
            "ESRI Shapefile", QStringLiteral("latin.shp"), 9210, wkbPoint, {"name"},
            {{"POINT (603797 1191942)", {"Ch\xE2teau"}}, {"POINT (603798 1191942)", {"g\xE9n\xE9ral"}}});
        const auto plan = look(file, into("poi"));
        VERIFY_RESULT(plan);
        const ImportNotice *notice = noticeOf(*plan, Suspicion::UnknownEncoding);
        QVERIFY(notice && notice->blocking);
        VERIFY_ERROR(runImport(*plan, *m_store, m_task), ErrorCode::InvalidData);
        const auto decided = applyProposal(*plan, *notice, *m_store, m_task);
        VERIFY_RESULT(decided);
        QVERIFY(decided->encodingFixed);
        VERIFY_RESULT(runImport(*decided, *m_store, m_task));
        QCOMPARE(text(stored("poi").at(0), "poi", "name"), QStringLiteral("Château"));
    }

    void refusesUntilDecidedThenTakesTheMend()
    {
        // GeoJSON without a crs member says degrees; these are metres.
        const QString file =
            m_files.geoJson(QStringLiteral("building.geojson"), {squareJson(603797, 1191942, 10)});
        const auto plan = look(file);
        VERIFY_RESULT(plan);
        QCOMPARE(plan->targetLayer, QStringLiteral("building"));
        const ImportNotice *notice = noticeOf(*plan, Suspicion::ProjectedLabelledGeographic);
        QVERIFY(notice && notice->blocking);
        VERIFY_ERROR(runImport(*plan, *m_store, m_task), ErrorCode::Crs);
        QCOMPARE(exitCodeFor(ErrorCode::Crs), 3);
        QCOMPARE(m_store->commits, 0);
        const auto decided = applyProposal(*plan, *notice, *m_store, m_task);
        VERIFY_RESULT(decided);
        QVERIFY(decided->crsFixed);
        QVERIFY(decided->notices.empty());
        QCOMPARE(decided->sourceCrs.epsg(), 9210);
        QCOMPARE(decided->declaredCrs.epsg(), 4326);
        QCOMPARE(decided->preview.size(), size_t(1));
        const auto report = runImport(*decided, *m_store, m_task);
        VERIFY_RESULT(report);
        QCOMPARE(stored("building").at(0).geometry.coords().at(0).x, 603797.0);
        // The CLI's way: --source-crs.
        ImportOptions options;
        options.sourceEpsg = 9210;
        VERIFY_RESULT(bring(file, options));
        options.sourceEpsg = 1;
        VERIFY_ERROR(look(file, options), ErrorCode::Crs);
    }
    void swapsWhenAskedTo()
    {
        const QString file = m_files.geoJson(QStringLiteral("poi.geojson"), {pointJson(kLat, kLon)});
        auto plan = look(file, into("poi"));
        VERIFY_RESULT(plan);
        const ImportNotice *notice = noticeOf(*plan, Suspicion::SwappedAxes);
        QVERIFY(notice && notice->blocking && notice->proposedSwap);
        plan = applyProposal(*plan, *notice, *m_store, m_task);
        VERIFY_RESULT(plan);
        QVERIFY(plan->swapAxes);
        VERIFY_RESULT(runImport(*plan, *m_store, m_task));
        QVERIFY(std::abs(stored("poi").at(0).geometry.coords().at(0).x - 603797.2607) < 0.001);
    }
    void keepsDeprecatedCodesVisible()
    {
        const auto danang = MemoryStore::of(QStringLiteral("danang"));
        const QString file =
            m_files.geoJson(QStringLiteral("poi.geojson"), {pointJson(550175.0803, 1777138.3210)}, "{}",
                            R"("crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::6959"}},)");
        const auto plan = inspect(file, *danang, into("poi"), m_task);
        VERIFY_RESULT(plan);
        QCOMPARE(plan->declaredCrs.epsg(), 6959);
        QCOMPARE(plan->sourceCrs.epsg(), 5899);
        QVERIFY(hasNotice(*plan, Suspicion::DeprecatedCrs));
        const auto report = runImport(*plan, *danang, m_task);
        VERIFY_RESULT(report);
        QVERIFY(!report->warnings.isEmpty());
        QCOMPARE(danang->readAll(QStringLiteral("poi"))->at(0).geometry.coords().at(0).x, 550175.0803);
    }
    void insistsOnFarData()
    {
        const QString file =
            m_files.geoJson(QStringLiteral("poi.geojson"), {pointJson(105.85, 21.03)}); // Ha Noi
        const auto plan = look(file, into("poi"));
        VERIFY_RESULT(plan);
        const ImportNotice *notice = noticeOf(*plan, Suspicion::FarFromCity);
        QVERIFY(notice && notice->blocking);
        const auto decided = applyProposal(*plan, *notice, *m_store, m_task);
        VERIFY_RESULT(decided);
        const auto report = runImport(*decided, *m_store, m_task);
        VERIFY_RESULT(report);
        QVERIFY(!report->warnings.isEmpty());
    }

    void mapsAndRemembersFields()
    {
        const QString file =
            m_files.make("GPKG", QStringLiteral("parcel.gpkg"), 9210, wkbPolygon, {"foo", "bar", "dienTich"},
                         {{squareWkt(603797, 1191942, 10), {"14", "212", "100,5"}}});
        // Required fields that nothing is said to hold: refused, and the advice names the way out.
        const auto refused = bring(file, into("parcel"));
        VERIFY_ERROR(refused, ErrorCode::InvalidData);
        QCOMPARE(refused.error().subject().field, QStringLiteral("map_sheet"));
        QVERIFY(refused.error().advice().contains(QStringLiteral("foo, bar, dienTich")));
        ImportOptions options = into("parcel");
        options.fields = {{QStringLiteral("map_sheet"), QStringLiteral("foo")},
                          {QStringLiteral("parcel_no"), QStringLiteral("bar")}};
        VERIFY_RESULT(bring(file, options));
        QCOMPARE(text(stored("parcel").at(0), "parcel", "map_sheet"), QStringLiteral("14"));
        QCOMPARE(text(stored("parcel").at(0), "parcel", "area_m2"), QStringLiteral("100.5"));
        // The second time it is known.
        const auto again = look(file, into("parcel"));
        VERIFY_RESULT(again);
        QCOMPARE(again->fields.at(0).target, QStringLiteral("map_sheet"));
        QCOMPARE(again->fields.at(1).target, QStringLiteral("parcel_no"));
        // What is said still wins, and can leave a field out.
        options.fields = {{QStringLiteral("map_sheet"), QStringLiteral("bar")},
                          {QStringLiteral("area_m2"), QString()}};
        const auto other = look(file, options);
        VERIFY_RESULT(other);
        QCOMPARE(other->fields.at(1).target, QStringLiteral("map_sheet"));
        QVERIFY(other->fields.at(2).target.isEmpty());
        options.fields = {{QStringLiteral("nothere"), QStringLiteral("foo")}};
        VERIFY_ERROR(look(file, options), ErrorCode::InvalidArgument);
        options.fields = {{QStringLiteral("map_sheet"), QStringLiteral("nothere")}};
        VERIFY_ERROR(look(file, options), ErrorCode::InvalidArgument);
    }
    void reportsValuesThatDoNotFit()
    {
        const QString file = m_files.make("GPKG", QStringLiteral("building.gpkg"), 9210, wkbPolygon,
                                          {"Height", "Storey", "namXD"},
                                          {{squareWkt(603797, 1191942, 10), {"0", "3", "1998"}},
                                           {squareWkt(603817, 1191942, 10), {"5000", "3", "98"}},
                                           {squareWkt(603837, 1191942, 10), {"abc", "", "2001"}},
                                           {squareWkt(603857, 1191942, 10), {"7", "2", "2001"}},
                                           {squareWkt(603877, 1191942, 10), {"7,5", "2", "2001"}}});
        const auto report = bring(file, into("building"));
        VERIFY_RESULT(report);
        QCOMPARE(report->imported, 5);
        QCOMPARE(report->repairedCount, 4); // height 0, height 5000, year 98, height abc
        QCOMPARE(report->repaired.size(), size_t(4));
        QCOMPARE(report->repaired[0].sourceId, QStringLiteral("1"));
        QCOMPARE(report->repaired[0].field, QStringLiteral("Height"));
        QStringList heights;
        for (const city::Feature &feature : stored("building"))
            heights.append(text(feature, "building", "height_m"));
        QCOMPARE(heights, (QStringList{{}, {}, {}, QStringLiteral("7"), QStringLiteral("7.5")}));
        // Unknown heights are told, and nothing is put in their place.
        QVERIFY(std::ranges::any_of(report->warnings,
                                    [](const QString &w) { return w.contains(QLatin1Char('3')); }));
    }
    void aMendedFeatureStaysWhereItIs()
    {
        // Inside the city before and after its mend: nothing lies outside.
        QList<QByteArray> bowTies;
        for (int i = 0; i < 20; ++i) {
            const QByteArray x = QByteArray::number(603'797 + 50 * i);
            const QByteArray right = QByteArray::number(603'807 + 50 * i);
            bowTies.append(R"({"type":"Polygon","coordinates":[[[)" + x + ",1191942],[" + right +
                           ",1191952],[" + right + ",1191942],[" + x + ",1191952],[" + x + ",1191942]]]}");
        }
        const auto report =
            bring(m_files.geoJson(QStringLiteral("ties.geojson"), bowTies, "{}",
                                  R"("crs":{"type":"name","properties":{"name":"EPSG:9210"}},)"),
                  into("building"));
        VERIFY_RESULT(report);
        QCOMPARE(report->repairedCount, 20);
        const QString warnings = report->warnings.join(QLatin1Char('\n'));
        QVERIFY2(!warnings.contains(QStringLiteral("outside")), qPrintable(warnings));
    }
    void tellsOfFieldsThatSuitByNameOnly()
    {
        const QString file =
            m_files.make("GPKG", QStringLiteral("building.gpkg"), 9210, wkbPolygon, {"height_m", "storeys"},
                         {{squareWkt(603797, 1191942, 10), {"ba mươi", "3"}},
                          {squareWkt(603817, 1191942, 10), {"hai mươi", "2"}},
                          {squareWkt(603837, 1191942, 10), {"7", "2"}}});
        const auto plan = look(file, into("building"));
        VERIFY_RESULT(plan);
        const ImportNotice *notice = noticeOf(*plan, Suspicion::UnsuitedField);
        QVERIFY(notice && !notice->blocking);
        QVERIFY2(notice->message.contains(QStringLiteral("height_m")) &&
                     notice->message.contains(QStringLiteral("ba mươi")),
                 qPrintable(notice->message));
        QCOMPARE(notice->option, QStringLiteral("--field height_m=height_m"));
        QVERIFY(!notice->proposal.contains(QLatin1String("--")));
        const auto report = bring(file, into("building"));
        VERIFY_RESULT(report);
        QVERIFY(report->warnings.join(QChar()).contains(QStringLiteral("ba mươi")));
        // Said to be it all the same, it is: value by value.
        ImportOptions options = into("building");
        options.fields = {{QStringLiteral("height_m"), QStringLiteral("height_m")}};
        const auto insisted = look(file, options);
        VERIFY_RESULT(insisted);
        QVERIFY(!hasNotice(*insisted, Suspicion::UnsuitedField));
        const auto second = bring(file, options);
        VERIFY_RESULT(second);
        QCOMPARE(second->repairedCount, 2);
    }
    void rejectsRowsWithoutWhatIsRequired()
    {
        const QString file =
            m_files.make("GPKG", QStringLiteral("wards.gpkg"), 9210, wkbPolygon, {"ten"},
                         {{squareWkt(603797, 1191942, 10), {"A"}}, {squareWkt(603817, 1191942, 10), {""}}});
        const auto report = bring(file, into("admin_unit"));
        VERIFY_RESULT(report);
        QCOMPARE(report->imported, 1);
        QCOMPARE(report->rejectedCount, 1);
        QCOMPARE(report->rejected.at(0).field, QStringLiteral("ten"));
        QCOMPARE(report->rejected.at(0).sourceId, QStringLiteral("2"));
    }
    void rejectsOneByOne()
    {
        const QString file = m_files.geoJson(QStringLiteral("building.geojson"),
                                             {squareJson(kLon, kLat, 0.0001), "null", pointJson(kLon, kLat),
                                              R"({"type":"Polygon","coordinates":[]})",
                                              squareJson(kLon, kLat, 0.1), // 11 km: no building
                                              squareJson(0, 0, 0.0001)});
        const auto report = bring(file, into("building"));
        VERIFY_RESULT(report);
        QCOMPARE(report->read, 6);
        QCOMPARE(report->imported, 1);
        QCOMPARE(report->rejectedCount, 5);
        QCOMPARE(report->read, report->imported + report->rejectedCount);
        for (const Rejected &rejected : report->rejected)
            QVERIFY(!rejected.reason.isEmpty());
        const QJsonObject json = toJson(*report);
        QCOMPARE(json.value(QStringLiteral("read")).toInt(), 6);
        QCOMPARE(json.value(QStringLiteral("rejected")).toArray().size(), 5);
        QVERIFY(json.value(QStringLiteral("rejected"))
                    .toArray()
                    .at(0)
                    .toObject()
                    .contains(QStringLiteral("reason")));
        QCOMPARE(json.value(QStringLiteral("rejected"))
                     .toArray()
                     .at(0)
                     .toObject()
                     .value(QStringLiteral("sourceId"))
                     .toString(),
                 QStringLiteral("1"));
        const QJsonObject crs = json.value(QStringLiteral("crs")).toObject();
        QCOMPARE(crs.value(QStringLiteral("from")).toString(), QStringLiteral("EPSG:4326"));
        QCOMPARE(crs.value(QStringLiteral("to")).toString(), QStringLiteral("EPSG:9210"));
        QCOMPARE(crs.value(QStringLiteral("accuracyM")).toDouble(), 1.0);
        QVERIFY(json.value(QStringLiteral("repaired")).isArray());
        QVERIFY(json.value(QStringLiteral("warnings")).isArray());
    }
    void countsWhatItNoLongerLists()
    {
        QList<QByteArray> geometries = {squareJson(kLon, kLat, 0.0001)};
        for (int i = 0; i < 1500; ++i)
            geometries.append("null");
        const auto report =
            bring(m_files.geoJson(QStringLiteral("building.geojson"), geometries), into("building"));
        VERIFY_RESULT(report);
        QCOMPARE(report->rejectedCount, 1500);
        QVERIFY(report->rejected.size() < 1500);
    }

    void isAllOrNothing()
    {
        QList<QByteArray> geometries;
        for (int i = 0; i < 5000; ++i)
            geometries.append(squareJson(kLon + 0.0002 * (i % 70), kLat + 0.0002 * (i / 70), 0.0001));
        const QString file = m_files.geoJson(QStringLiteral("building.geojson"), geometries);
        VERIFY_RESULT(
            bring(m_files.geoJson(QStringLiteral("before.geojson"), {squareJson(kLon, kLat, 0.0001)}),
                  into("building")));
        TaskContext none;
        const QString before = m_store->contentHash(none).value();

        m_store->failAfter = 3000; // the disk is full in the second chunk
        VERIFY_ERROR(bring(file, into("building")), ErrorCode::Database);
        QCOMPARE(m_store->contentHash(none).value(), before);
        m_store->failAfter = -1;
        m_store->failCommit = true;
        VERIFY_ERROR(bring(file, into("building")), ErrorCode::Database);
        QCOMPARE(m_store->contentHash(none).value(), before);
        m_store->failCommit = false;

        // Cancelled half way, with a chunk written and more to come.
        std::stop_source stop;
        TaskContext cancelled(stop.get_token(), {});
        int inserts = 0;
        m_store->onInsert = [&] {
            ++inserts;
            stop.request_stop();
        };
        const auto plan = look(file, into("building"));
        VERIFY_RESULT(plan);
        VERIFY_ERROR(runImport(*plan, *m_store, cancelled), ErrorCode::Cancelled);
        QCOMPARE(inserts, 1);
        QCOMPARE(m_store->contentHash(none).value(), before);
        m_store->onInsert = nullptr;

        // Replacing removes what was there, in the same transaction.
        ImportOptions options = into("building");
        options.replace = true;
        VERIFY_RESULT(bring(file, options));
        QCOMPARE(m_store->count(QStringLiteral("building")).value(), 5000);
    }
    void cancelsBeforeReading()
    {
        const QString file =
            m_files.geoJson(QStringLiteral("building.geojson"), {squareJson(kLon, kLat, 0.0001)});
        const auto plan = look(file, into("building"));
        VERIFY_RESULT(plan);
        std::stop_source stop;
        stop.request_stop();
        TaskContext cancelled(stop.get_token(), {});
        VERIFY_ERROR(runImport(*plan, *m_store, cancelled), ErrorCode::Cancelled);
        VERIFY_ERROR(inspect(file, *m_store, into("building"), cancelled), ErrorCode::Cancelled);
        QCOMPARE(m_store->commits, 0);
    }
    void changesNothingWhenNothingFits()
    {
        const QString file =
            m_files.geoJson(QStringLiteral("mixed.geojson"), {"null", squareJson(kLon, kLat, 0.2)});
        ImportOptions options = into("building");
        options.replace = true;
        VERIFY_RESULT(bring(m_files.geoJson(QStringLiteral("one.geojson"), {squareJson(kLon, kLat, 0.0001)}),
                            into("building")));
        const auto report = bring(file, options);
        VERIFY_ERROR(report, ErrorCode::InvalidData);
        QCOMPARE(report.error().subject().feature, QStringLiteral("0"));
        // Each refused feature with its reason, those of one reason together.
        const auto lines = bring(
            m_files.geoJson(QStringLiteral("lines.geojson"), {"null", squareJson(kLon, kLat, 0.2), "null"}),
            options);
        VERIFY_ERROR(lines, ErrorCode::InvalidData);
        QVERIFY2(lines.error().message().contains(QStringLiteral(" 0, 2: ")) &&
                     lines.error().message().contains(QStringLiteral("; 1: ")),
                 qPrintable(lines.error().message()));
        QCOMPARE(m_store->count(QStringLiteral("building")).value(), 1);
        // Points only, for polygons: refused before anything is read.
        const auto points = look(m_files.geoJson(QStringLiteral("points.geojson"), {pointJson(kLon, kLat)}),
                                 into("building"));
        VERIFY_RESULT(points);
        QVERIFY(noticeOf(*points, Suspicion::MixedGeometryTypes)->blocking);
        VERIFY_ERROR(runImport(*points, *m_store, m_task), ErrorCode::InvalidData);
    }
    void refusesWhatCannotBe()
    {
        const QString file = m_files.geoJson(QStringLiteral("x.geojson"), {squareJson(kLon, kLat, 0.0001)});
        VERIFY_ERROR(bring(file, into("nolayer")), ErrorCode::InvalidArgument);
        VERIFY_ERROR(bring(file, into("terrain")), ErrorCode::InvalidData);
        VERIFY_ERROR(bring(file), ErrorCode::InvalidArgument); // nothing says which layer
        ImportOptions options = into("building");
        options.sourceLayer = QStringLiteral("nothere");
        VERIFY_ERROR(bring(file, options), ErrorCode::InvalidArgument);
        m_store->readOnly = true;
        VERIFY_ERROR(bring(file, into("building")), ErrorCode::Database);
        m_store->readOnly = false;
        VERIFY_ERROR(bring(m_files.geoJson(QStringLiteral("none.geojson"), {}), into("building")),
                     ErrorCode::InvalidData);
    }
    void choosesAmongLayers()
    {
        const QString path = m_files.path(QStringLiteral("many.gpkg"));
        GDALDriver *driver = GetGDALDriverManager()->GetDriverByName("GPKG");
        {
            const GDALDatasetUniquePtr dataset(
                driver->Create(path.toUtf8().constData(), 0, 0, 0, GDT_Unknown, nullptr));
            OGRSpatialReference srs;
            srs.importFromEPSG(9210);
            for (const auto &[name, count] : {std::pair("poi", 1), std::pair("buildings", 3)}) {
                OGRLayer *l = dataset->CreateLayer(name, &srs, wkbPolygon);
                for (int i = 0; i < count; ++i) {
                    OGRGeometry *g = nullptr;
                    OGRGeometryFactory::createFromWkt(squareWkt(603797 + 20 * i, 1191942, 10).constData(),
                                                      nullptr, &g);
                    const OGRFeatureUniquePtr f(OGRFeature::CreateFeature(l->GetLayerDefn()));
                    f->SetGeometryDirectly(g);
                    QCOMPARE(l->CreateFeature(f.get()), OGRERR_NONE);
                }
            }
        }
        const auto plan = look(path);
        VERIFY_RESULT(plan);
        QCOMPARE(plan->layers.size(), size_t(2));
        QCOMPARE(plan->sourceLayer, QStringLiteral("buildings"));
        QCOMPARE(plan->targetLayer, QStringLiteral("building"));
        ImportOptions options = into("land_use");
        options.sourceLayer = QStringLiteral("poi");
        const auto other = bring(path, options);
        VERIFY_RESULT(other);
        QCOMPARE(other->imported, 1);
    }
    void leavesNothingBesideTheFile()
    {
        const QTemporaryDir dir;
        const QString file = dir.filePath(QStringLiteral("building.gml"));
        QVERIFY(QFile::copy(m_files.make("GML", QStringLiteral("src.gml"), 4326, wkbPolygon, {"Name"},
                                         {{squareWkt(kLon, kLat, 0.0001), {"A"}}}),
                            file));
        VERIFY_RESULT(bring(file, into("building")));
        QCOMPARE(QDir(dir.path()).entryList(QDir::Files | QDir::Hidden),
                 QStringList{QStringLiteral("building.gml")});
    }
    void worksInSeveralThreads()
    {
        const QString file =
            m_files.geoJson(QStringLiteral("building.geojson"), {squareJson(kLon, kLat, 0.0001)});
        std::array<bool, 4> good{};
        std::vector<std::unique_ptr<QThread>> threads;
        for (bool &ok : good) {
            threads.emplace_back(QThread::create([&file, &ok] {
                const auto store = MemoryStore::of(QStringLiteral("hcmc"));
                TaskContext task;
                ok = true;
                for (int i = 0; i < 5; ++i) {
                    ImportOptions options;
                    options.targetLayer = QStringLiteral("building");
                    const auto plan = inspect(file, *store, options, task);
                    ok = ok && plan && runImport(*plan, *store, task);
                }
            }));
            threads.back()->start();
        }
        for (const auto &thread : threads)
            QVERIFY(thread->wait(60'000));
        for (const bool ok : good)
            QVERIFY(ok);
    }
};

QTEST_GUILESS_MAIN(TestImport)
#include "tst_import.moc"
