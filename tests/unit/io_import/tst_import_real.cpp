// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "importfixture.h"

#include <dothi/geo/ops.h>
#include <dothi/io/dothistore.h>

#include <cmath>

using namespace dothi;
using namespace dothi::io;
using namespace dothi::test;

/// District 7 of Ho Chi Minh City, as its own files are, into a real store.
class TestImportReal : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    std::unique_ptr<city::Store> m_store;
    TaskContext m_task;

    Result<ImportReport> bring(const QString &file, const QString &layer = {})
    {
        ImportOptions options;
        options.targetLayer = layer;
        const auto plan = inspect(file, *m_store, options, m_task);
        return plan ? runImport(*plan, *m_store, m_task) : Result<ImportReport>(Failure(plan.error()));
    }

private Q_SLOTS:
    void initTestCase()
    {
        const auto profile = city::CityProfile::load(QStringLiteral("hcmc"));
        VERIFY_RESULT(profile);
        auto store = createDothi(m_dir.filePath(QStringLiteral("quan7.dothi")), *profile);
        VERIFY_RESULT(store);
        m_store = std::move(*store);
    }
    void importsDistrict7_data()
    {
        // Counts by ogrinfo; the layer is guessed by the program.
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("layer");
        QTest::addColumn<int>("features");
        QTest::addColumn<int>("repaired");
        const auto row = [](const char *file, const char *layer, int features, int repaired = 0) {
            QTest::newRow(file) << QString::fromLatin1(file) << QString::fromLatin1(layer) << features
                                << repaired;
        };
        row("boundary/district7/Adminitration_Ward.shp", "admin_unit", 10);
        row("building/Building_full.shp", "building", 5895, 8); // height and storeys 0 of four
        row("landuse/LandUse_Interactive.shp", "land_use", 256);
        row("landuse/LandUse_Noninteractive.shp", "land_use", 373);
        row("roads/shapefile/RoadNetwork_UTM48N.shp", "road", 659);
        row("poi/UTM48N/Interactive/Commercial_Services.shp", "poi", 339);
        row("poi/UTM48N/Interactive/Education.shp", "poi", 28);
        row("poi/UTM48N/Interactive/Greenery.shp", "poi", 184);
        row("poi/UTM48N/Interactive/Medical.shp", "poi", 1);
        row("poi/UTM48N/Noninteractive/Commercial_Services.shp", "poi", 1429);
        row("poi/UTM48N/Noninteractive/Education.shp", "poi", 72);
        row("poi/UTM48N/Noninteractive/Greenery.shp", "poi", 267);
        row("poi/UTM48N/Noninteractive/Medical.shp", "poi", 3);
    }
    void importsDistrict7()
    {
        REAL_DATA(folder, "hcmc-district7");
        QFETCH(QString, file);
        QFETCH(QString, layer);
        QFETCH(int, features);
        QFETCH(int, repaired);
        const auto report = bring(folder + QLatin1Char('/') + file);
        VERIFY_RESULT(report);
        QCOMPARE(report->layer, layer);
        QCOMPARE(report->read, features);
        QCOMPARE(report->imported, features);
        QCOMPARE(report->rejectedCount, 0);
        QCOMPARE(report->repairedCount, repaired);
        QCOMPARE(report->repairedFeatures, repaired / 2);
        QCOMPARE(report->to.epsg(), 9210);
        QCOMPARE(report->operation.datumOperation, 6960);
    }
    void holdsThem()
    {
        REAL_DATA(folder, "hcmc-district7");
        Q_UNUSED(folder);
        const std::pair<const char *, qint64> expected[] = {
            {"admin_unit", 10}, {"building", 5895}, {"land_use", 629}, {"road", 659}, {"poi", 2323}};
        for (const auto &[layer, count] : expected)
            QCOMPARE(m_store->count(QString::fromLatin1(layer)).value(), count);
        const city::LayerDef &layer = *city::Schema::builtin().layer(QStringLiteral("building"));
        city::Query query;
        const auto buildings = m_store->readAll(QStringLiteral("building"), query);
        VERIFY_RESULT(buildings);
        int unknown = 0;
        for (const city::Feature &b : *buildings) {
            unknown += city::isNull(b.value(layer, QStringLiteral("height_m"))) ? 1 : 0;
            QVERIFY(geo::validity(b.geometry)->valid);
        }
        QCOMPARE(unknown, 4);
        // The first building has 9,999.9 m² by its own attribute (measured on the map its authors drew, in
        // UTM: scale 0.9996… at the meridian, here 1.0000); on TM-3 it may differ by the squares of both
        // scales, below 0.1 %.
        QVERIFY(std::abs(geo::area(buildings->front().geometry) - 9999.9) < 10);
        const city::LayerDef &wards = *city::Schema::builtin().layer(QStringLiteral("admin_unit"));
        const auto units = m_store->readAll(QStringLiteral("admin_unit"));
        VERIFY_RESULT(units);
        const auto tanPhong = std::ranges::find_if(*units, [&](const city::Feature &u) {
            return city::toText(u.value(wards, QStringLiteral("code"))) == QStringLiteral("27490");
        });
        QVERIFY(tanPhong != units->end());
        QCOMPARE(city::toText(tanPhong->value(wards, QStringLiteral("name"))), QStringLiteral("Tan Phong"));
        QCOMPARE(city::toText(tanPhong->value(wards, QStringLiteral("kind"))), QStringLiteral("phuong"));
        QVERIFY(std::abs(geo::area(tanPhong->geometry) / 4443844.9 - 1) < 0.001);
        // Buildings in degrees and land use in UTM, from different files, fall together: each of the first
        // hundred buildings lies in the land the other file draws.
        city::Query all;
        const auto land = m_store->readAll(QStringLiteral("land_use"), all);
        VERIFY_RESULT(land);
        int onLand = 0;
        for (size_t i = 0; i < 100; ++i) {
            const geo::Coord inside = geo::pointOnSurface((*buildings)[i].geometry).value();
            onLand += std::ranges::any_of(
                *land, [&](const city::Feature &l) { return geo::containsPoint(l.geometry, inside); });
        }
        QVERIFY2(onLand >= 95, qPrintable(QString::number(onLand)));
    }
    void recognisesMislabelledCopies()
    {
        REAL_DATA(folder, "hcmc-district7");
        // Metres in a folder that says longitude and latitude: the file's own .prj is right, and is used; the
        // user is told.
        ImportOptions options;
        const QString copy = folder + QStringLiteral("/building-mislabelled-lonlat/Building_Interactive.shp");
        const auto plan = inspect(copy, *m_store, options, m_task);
        VERIFY_RESULT(plan);
        const ImportNotice *notice = noticeOf(*plan, Suspicion::ProjectedLabelledGeographic);
        QVERIFY(notice && !notice->blocking);
        QCOMPARE(plan->sourceCrs.epsg(), 32648);
        const auto river = inspect(folder + QStringLiteral("/roads/simulation/WGS84/Polyriver.shp"), *m_store,
                                   options, m_task);
        VERIFY_RESULT(river);
        QVERIFY(hasNotice(*river, Suspicion::ProjectedLabelledGeographic));
        QCOMPARE(river->targetLayer, QStringLiteral("water"));
        // With a .prj that lies too, as such copies usually have: refused until decided, with the right
        // proposal.
        const ImportFiles files;
        for (const char *part : {"shp", "shx", "dbf", "cpg"}) {
            const QString ending = QString::fromLatin1(part);
            QVERIFY(QFile::copy(copy.chopped(3) + ending,
                                files.path(QStringLiteral("Building_Interactive.") + ending)));
        }
        files.write(
            QStringLiteral("Building_Interactive.prj"),
            R"(GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],)"
            R"(PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]])");
        const QString lying = files.path(QStringLiteral("Building_Interactive.shp"));
        const qint64 before = m_store->count(QStringLiteral("building")).value();
        const auto refused = bring(lying);
        VERIFY_ERROR(refused, ErrorCode::Crs);
        QCOMPARE(m_store->count(QStringLiteral("building")).value(), before);
        const auto doubtful = inspect(lying, *m_store, options, m_task);
        VERIFY_RESULT(doubtful);
        const ImportNotice *blocking = noticeOf(*doubtful, Suspicion::ProjectedLabelledGeographic);
        QVERIFY(blocking && blocking->blocking);
        QVERIFY(blocking->proposedEpsg == 32648 || blocking->proposedEpsg == 3405);
        const auto decided = applyProposal(*doubtful, *blocking, *m_store, m_task);
        VERIFY_RESULT(decided);
        QVERIFY(!hasNotice(*decided, Suspicion::ProjectedLabelledGeographic));
        VERIFY_RESULT(runImport(*decided, *m_store, m_task));
        QCOMPARE(m_store->count(QStringLiteral("building")).value(), before + 727);
        // And without any .prj.
        QVERIFY(QFile::remove(files.path(QStringLiteral("Building_Interactive.prj"))));
        const auto missing = inspect(lying, *m_store, options, m_task);
        VERIFY_RESULT(missing);
        QVERIFY(noticeOf(*missing, Suspicion::MissingCrs)->blocking);
    }
    void takesOpenStreetMapInPart()
    {
        REAL_DATA(file, "hcmc-osm/ohsome_buildings.geojson");
        const auto report = bring(file, QStringLiteral("building"));
        VERIFY_RESULT(report);
        QCOMPARE(report->read, 3513);
        QCOMPARE(report->imported + report->rejectedCount, 3513);
        QCOMPARE(report->imported, 862); // the polygons; the others are points (counted with ogrinfo)
        QVERIFY(report->rejected.size() <= 1000);
    }
    void readsVariantsAndWards()
    {
        REAL_DATA(folder, "hcmc-tanthuan");
        QCOMPARE(bring(folder + QStringLiteral("/Building_a0_geo.json")).value().imported, 211);
        REAL_DATA(wards, "vietnam-admin/ThuDucCity_ward.json");
        const auto report = bring(wards);
        VERIFY_RESULT(report);
        QCOMPARE(report->layer, QStringLiteral("admin_unit"));
        QCOMPARE(report->imported, 34);
        REAL_DATA(nested, "vietnam-admin/79.json");
        VERIFY_ERROR(bring(nested), ErrorCode::InvalidData); // nested arrays of its own kind, not GeoJSON
        REAL_DATA(provinces, "vietnam-admin/Provinces_included_Paracel_SpratlyIslands_combine.geojson");
        const auto country = bring(provinces, QStringLiteral("admin_unit"));
        VERIFY_RESULT(country); // most of it far from the city, as a map of the country is
        QCOMPARE(country->read, 65);
    }
};

QTEST_GUILESS_MAIN(TestImportReal)
#include "tst_import_real.moc"
