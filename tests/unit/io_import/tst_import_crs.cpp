// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "importfixture.h"

#include <dothi/io/import/crscheck.h>
#include <dothi/io/import/source.h>
#include <dothi/io/operationwords.h>

#include <QRegularExpression>

#include <cmath>

using namespace dothi;
using namespace dothi::io;
using namespace dothi::test;

namespace {

// Published vectors: 10.7769 N 106.7009 E is E 603797.2607 N 1191942.3050 in EPSG:9210 and E 685779.977 N
// 1191939.153 in EPSG:3405; 16.0678 N 108.2208 E is E 550175.0803 N 1777138.3210 in EPSG:5899.
constexpr double kLon = 106.7009;
constexpr double kLat = 10.7769;
constexpr double kE9210 = 603797.2607;
constexpr double kN9210 = 1191942.3050;
constexpr double kEUtm = 685779.977;
constexpr double kNUtm = 1191939.153;
constexpr double kEDaNang = 550175.0803;
constexpr double kNDaNang = 1777138.3210;

geo::Crs crs(int epsg)
{
    return geo::Crs::fromEpsg(epsg).value();
}

/// A few positions about one, in its units.
std::vector<geo::Coord> around(double x, double y)
{
    const double step = std::abs(x) <= 180 ? 0.002 : 200;
    std::vector<geo::Coord> samples;
    for (int i = 0; i < 9; ++i)
        samples.push_back({x + step * (i % 3), y + step * (i / 3), 0});
    return samples;
}

CrsDecision decide(const city::Store &store, const geo::Crs &declared, const std::vector<geo::Coord> &samples,
                   const geo::Crs &said = {}, const QString &path = QStringLiteral("/data/file.shp"))
{
    CrsClues clues;
    clues.declared = declared;
    clues.samples = samples;
    clues.said = said;
    clues.path = path;
    return decideCrs(clues, CityRegion::of(store).value(), store.crs(), store.profile().datumOperation);
}

} // namespace

class TestImportCrs : public QObject
{
    Q_OBJECT

    std::unique_ptr<MemoryStore> m_hcmc = MemoryStore::of(QStringLiteral("hcmc"));
    std::unique_ptr<MemoryStore> m_danang = MemoryStore::of(QStringLiteral("danang"));

private Q_SLOTS:
    void acceptsWhatIsRight_data()
    {
        QTest::addColumn<bool>("danang");
        QTest::addColumn<int>("epsg");
        QTest::addColumn<double>("x");
        QTest::addColumn<double>("y");
        QTest::newRow("city's own") << false << 9210 << kE9210 << kN9210;
        QTest::newRow("degrees") << false << 4326 << kLon << kLat;
        QTest::newRow("VN-2000 degrees") << false << 4756 << kLon << kLat;
        QTest::newRow("UTM") << false << 3405 << kEUtm << kNUtm;
        QTest::newRow("Côn Đảo, 230 km out at sea") << false << 4326 << 106.60 << 8.69;
        QTest::newRow("Vũng Tàu") << false << 4326 << 107.08 << 10.35;
        QTest::newRow("Da Nang") << true << 5899 << kEDaNang << kNDaNang;
        QTest::newRow("Hoàng Sa") << true << 4326 << 112.33 << 16.53;
    }
    void acceptsWhatIsRight()
    {
        QFETCH(bool, danang);
        QFETCH(int, epsg);
        QFETCH(double, x);
        QFETCH(double, y);
        const CrsDecision decision = decide(danang ? *m_danang : *m_hcmc, crs(epsg), around(x, y));
        QVERIFY2(decision.notices.empty(),
                 decision.notices.empty() ? "" : qPrintable(decision.notices[0].message));
        QCOMPARE(decision.crs.epsg(), epsg);
        QVERIFY(!decision.swapAxes);
    }

    void proposes_data()
    {
        QTest::addColumn<bool>("danang");
        QTest::addColumn<int>("declared"); // 0: none
        QTest::addColumn<double>("x");
        QTest::addColumn<double>("y");
        QTest::addColumn<Suspicion>("kind");
        QTest::addColumn<int>("proposed");
        QTest::addColumn<bool>("swap");
        const auto row = [](const char *name, bool danang, int declared, double x, double y, Suspicion kind,
                            int proposed, bool swap = false) {
            QTest::newRow(name) << danang << declared << x << y << kind << proposed << swap;
        };
        row("nothing said, city's own", false, 0, kE9210, kN9210, Suspicion::MissingCrs, 9210);
        row("nothing said, northing first", false, 0, kN9210, kE9210, Suspicion::MissingCrs, 9210, true);
        row("nothing said, UTM", false, 0, kEUtm, kNUtm, Suspicion::MissingCrs, 3405);
        row("nothing said, degrees", false, 0, kLon, kLat, Suspicion::MissingCrs, 4326);
        row("nothing said, latitude first", false, 0, kLat, kLon, Suspicion::MissingCrs, 4326, true);
        row("nothing said, Da Nang", true, 0, kEDaNang, kNDaNang, Suspicion::MissingCrs, 5899);
        row("nothing said, Web Mercator", false, 0, 11877890, 1206550, Suspicion::MissingCrs, 3857);
        row("metres called degrees", false, 4326, kEUtm, kNUtm, Suspicion::ProjectedLabelledGeographic, 3405);
        row("metres called degrees, 9210", false, 4326, kE9210, kN9210,
            Suspicion::ProjectedLabelledGeographic, 9210);
        row("degrees called metres", false, 9210, kLon, kLat, Suspicion::GeographicLabelledProjected, 4326);
        row("degrees called metres, swapped", false, 32648, kLat, kLon,
            Suspicion::GeographicLabelledProjected, 4326, true);
        row("northing first", false, 9210, kN9210, kE9210, Suspicion::SwappedAxes, 9210, true);
        row("latitude first", false, 4326, kLat, kLon, Suspicion::SwappedAxes, 4326, true);
        row("northing first, Da Nang", true, 5899, kNDaNang, kEDaNang, Suspicion::SwappedAxes, 5899, true);
        row("Da Nang's meridian", false, 5899, kE9210, kN9210, Suspicion::WrongCentralMeridian, 9210);
        row("Saigon's meridian", true, 9210, kEDaNang, kNDaNang, Suspicion::WrongCentralMeridian, 5899);
        row("next UTM zone", false, 3406, kEUtm, kNUtm, Suspicion::WrongCentralMeridian, 3405);
    }
    void proposes()
    {
        QFETCH(bool, danang);
        QFETCH(int, declared);
        QFETCH(double, x);
        QFETCH(double, y);
        QFETCH(Suspicion, kind);
        QFETCH(int, proposed);
        QFETCH(bool, swap);
        const CrsDecision decision =
            decide(danang ? *m_danang : *m_hcmc, declared == 0 ? geo::Crs() : crs(declared), around(x, y));
        QCOMPARE(decision.notices.size(), size_t(1));
        const ImportNotice &notice = decision.notices[0];
        QCOMPARE(static_cast<int>(notice.kind), static_cast<int>(kind));
        QVERIFY(notice.blocking);
        QCOMPARE(notice.proposedEpsg, proposed);
        QCOMPARE(notice.proposedSwap, swap);
        QVERIFY(!notice.message.isEmpty());
        QVERIFY(!notice.proposal.isEmpty());
    }
    void saysHowFarAndWhichMeridian()
    {
        setUiLanguage(QStringLiteral("en"));
        const CrsDecision decision = decide(*m_hcmc, crs(5899), around(kE9210, kN9210));
        const QString message = decision.notices.at(0).message;
        // Two degrees at 10.78 N: 2 × 111.32 km × cos 10.78° = 218.7 km.
        QVERIFY2(message.contains(QRegularExpression(QStringLiteral("21[89].km"))), qPrintable(message));
        QVERIFY2(message.contains(QStringLiteral("107°45'")), qPrintable(message));
        QVERIFY2(message.contains(QStringLiteral("105°45'")), qPrintable(message));
        setUiLanguage(QStringLiteral("vi"));
    }
    void namesTheRival()
    {
        // UTM on VN-2000 or on WGS 84: 0.2 km apart, nobody can tell from the numbers.
        const CrsDecision decision = decide(*m_hcmc, {}, around(kEUtm, kNUtm));
        QVERIFY(decision.notices.at(0).proposal.contains(QStringLiteral("EPSG:32648")));
    }
    void knowsTheZones()
    {
        QCOMPARE(vn2000Zones().size(), size_t(18));
        for (const Vn2000Zone &zone : vn2000Zones()) {
            QVERIFY(crs(zone.epsg).isVn2000());
            QVERIFY(!crs(zone.epsg).isDeprecated());
            QVERIFY(std::abs(crs(zone.epsg).centralMeridian() - zone.meridian) < 1e-9);
        }
    }
    void replacesDeprecatedZones()
    {
        for (const auto &[old, replacement] :
             {std::pair(6956, 5896), std::pair(6957, 5897), std::pair(6958, 5898), std::pair(6959, 5899)})
            QCOMPARE(replacementOfDeprecated(old), replacement);
        QCOMPARE(replacementOfDeprecated(5899), 0);
        const CrsDecision decision = decide(*m_danang, crs(6959), around(kEDaNang, kNDaNang));
        QCOMPARE(decision.crs.epsg(), 5899);
        QCOMPARE(decision.notices.size(), size_t(1));
        QCOMPARE(static_cast<int>(decision.notices[0].kind), static_cast<int>(Suspicion::DeprecatedCrs));
        QCOMPARE(decision.notices[0].proposedEpsg, 5899);
        QVERIFY(!decision.notices[0].blocking);
        // Also when the user names it.
        QCOMPARE(decide(*m_danang, {}, around(kEDaNang, kNDaNang), crs(6959)).crs.epsg(), 5899);
    }
    void doubtsButObeysTheUser()
    {
        // Kansas City: nothing mends that.
        const std::vector<geo::Coord> kansas = around(-94.5, 39.0);
        const CrsDecision asked = decide(*m_hcmc, crs(4326), kansas);
        QCOMPARE(static_cast<int>(asked.notices.at(0).kind), static_cast<int>(Suspicion::FarFromCity));
        QVERIFY(asked.notices[0].blocking);
        const CrsDecision said = decide(*m_hcmc, crs(4326), kansas, crs(4326));
        QVERIFY(!said.notices.at(0).blocking);
        QCOMPARE(said.crs.epsg(), 4326);
        // But metres are not degrees, whoever says so.
        QVERIFY(decide(*m_hcmc, crs(9210), around(kE9210, kN9210), crs(4326)).notices.at(0).blocking);
    }
    void usesWhatTheCityHolds()
    {
        // District 7 is there; new data labelled 106°00' land 27 km west of it, inside the city's bounds all
        // the same.
        const auto store = MemoryStore::of(QStringLiteral("hcmc"));
        auto writer = store->write();
        VERIFY_RESULT(writer);
        const city::LayerDef &layer = *city::Schema::builtin().layer(QStringLiteral("poi"));
        std::vector<city::Feature> features;
        for (const geo::Coord &c : around(kE9210 - 3000, kN9210 - 3000)) {
            city::Feature feature(layer);
            feature.geometry = geo::Geometry::point(c);
            features.push_back(feature);
        }
        city::Feature corner(layer);
        corner.geometry = geo::Geometry::point({kE9210 + 3000, kN9210 + 3000, 0});
        features.push_back(corner);
        VERIFY_RESULT((*writer)->insert(layer.id, features));
        VERIFY_RESULT((*writer)->commit());
        const CrsDecision beside = decide(*store, crs(9211), around(kE9210, kN9210));
        QCOMPARE(beside.notices.size(), size_t(1));
        QCOMPARE(static_cast<int>(beside.notices[0].kind), static_cast<int>(Suspicion::WrongCentralMeridian));
        QCOMPARE(beside.notices[0].proposedEpsg, 9210);
        QVERIFY(!beside.notices[0].blocking);
        QVERIFY(decide(*store, crs(9210), around(kE9210, kN9210)).notices.empty());
        // New data of the next district, rightly labelled, raise no doubt.
        QVERIFY(decide(*store, crs(9210), around(kE9210 + 9000, kN9210)).notices.empty());
        // In an empty city UTM metres called 9210 come to lie 80 km east.
        const CrsDecision edge = decide(*m_hcmc, crs(9210), around(kEUtm, kNUtm));
        QCOMPARE(edge.notices.size(), size_t(1));
        QVERIFY(!edge.notices[0].blocking);
        QCOMPARE(edge.notices[0].proposedEpsg, 3405);
    }
    void readsLabelsOfFolders()
    {
        const auto metres =
            decide(*m_hcmc, crs(3405), around(kEUtm, kNUtm), {}, QStringLiteral("/a/WGS84/Polyriver.shp"));
        QCOMPARE(static_cast<int>(metres.notices.at(0).kind),
                 static_cast<int>(Suspicion::ProjectedLabelledGeographic));
        QVERIFY(!metres.notices[0].blocking);
        QCOMPARE(metres.crs.epsg(), 3405);
        const auto degrees =
            decide(*m_hcmc, crs(4326), around(kLon, kLat), {}, QStringLiteral("/a/x/roads_UTM48N.shp"));
        QCOMPARE(static_cast<int>(degrees.notices.at(0).kind),
                 static_cast<int>(Suspicion::GeographicLabelledProjected));
        QVERIFY(decide(*m_hcmc, crs(4326), around(kLon, kLat), {}, QStringLiteral("/a/WGS84/x.shp"))
                    .notices.empty());
        QVERIFY(decide(*m_hcmc, crs(3405), around(kEUtm, kNUtm), {}, QStringLiteral("/WGS84/UTM48N/x.shp"))
                    .notices.empty());
    }
    void believesNumbersNotCodes()
    {
        // A definition that claims EPSG:9210 but has Da Nang's meridian.
        OGRSpatialReference srs;
        srs.importFromEPSG(9210);
        srs.SetProjParm(SRS_PP_CENTRAL_MERIDIAN, 107.75);
        srs.SetAuthority("PROJCS", "EPSG", 9210);
        QString problem;
        const geo::Crs read = crsOf(&srs, &problem);
        QVERIFY(!read.isNull());
        QVERIFY(std::abs(read.centralMeridian() - 107.75) < 1e-9);
        QVERIFY(read.isVn2000());
        QVERIFY(!problem.isEmpty());
        OGRSpatialReference right;
        right.importFromEPSG(9210);
        QCOMPARE(crsOf(&right).epsg(), 9210);
        OGRSpatialReference local;
        local.SetLocalCS("somewhere");
        QVERIFY(crsOf(&local).isNull());
        QVERIFY(crsOf(nullptr).isNull());
    }
    void isNotMisledByAFewDamagedPositions()
    {
        for (const double odd : {1e200, 600'000.0, std::numeric_limits<double>::quiet_NaN()}) {
            std::vector<geo::Coord> samples = around(kLon, kLat);
            samples.insert(samples.begin(), {odd, odd, 0}); // one in ten
            const CrsDecision right = decide(*m_hcmc, crs(4326), samples);
            QVERIFY2(right.notices.empty(),
                     qPrintable(right.notices.empty() ? QString() : right.notices[0].message));
            // Without a system it is still proposed by the others, and one of them is shown.
            const CrsDecision missing = decide(*m_hcmc, {}, samples);
            QCOMPARE(missing.notices.at(0).proposedEpsg, 4326);
            QVERIFY2(missing.notices[0].message.contains(QStringLiteral("106")),
                     qPrintable(missing.notices[0].message));
        }
    }
    /// Words first, the registry's name in brackets: for the way there and the way back.
    void conversionsAreSaidInWords()
    {
        const auto words = [](int from, int to) {
            return operationInWords(geo::Transform::create(crs(from), crs(to)).value().operation());
        };
        const QString there = words(4326, 9210);
        QVERIFY2(
            there.startsWith(QStringLiteral("datum WGS 84 → VN-2000, then projection Vietnam TM-3 105-45 (")),
            qPrintable(there));
        const QString back = words(9210, 4326);
        QVERIFY2(back.startsWith(QStringLiteral(
                     "back from the projection Vietnam TM-3 105-45, then datum VN-2000 → WGS 84 (")),
                 qPrintable(back));
        for (const QString &text : {there, back}) {
            QVERIFY2(text.endsWith(QStringLiteral("; EPSG:6960)")), qPrintable(text));
            QVERIFY2(text.contains(QStringLiteral("Inverse of ")), qPrintable(text)); // as PROJ has it
            QCOMPARE(text.count(QStringLiteral("Inverse of ")), 1);
        }
        QCOMPARE(words(9210, 9210), QStringLiteral("none needed"));
        // What is not understood keeps its name; nothing is left out.
        geo::OperationInfo odd;
        odd.projPipeline = QStringLiteral("+proj=noop");
        odd.name =
            QStringLiteral("Ballpark geographic offset from A to B + axis order change (2D) + Odd thing");
        QCOMPARE(operationInWords(odd),
                 QStringLiteral("datum A → B (only roughly), then axes in another order, then projection Odd "
                                "thing (%1)")
                     .arg(odd.name));
    }
    void survivesSenselessInput()
    {
        const double nan = std::numeric_limits<double>::quiet_NaN();
        const double inf = std::numeric_limits<double>::infinity();
        for (const double x : {nan, inf, -inf, 1e300, -1e300, 0.0}) {
            const CrsDecision decision = decide(*m_hcmc, crs(9210), {{x, x, 0}, {x, 0, 0}});
            QVERIFY(!decision.notices.empty());
            QVERIFY(decision.notices[0].blocking);
            QVERIFY(!decide(*m_hcmc, {}, {{x, x, 0}}).notices.empty());
            QVERIFY(!decide(*m_hcmc, crs(4326), {{x, x, 0}}).notices.empty());
        }
        QVERIFY(decide(*m_hcmc, crs(9210), {}).notices.empty());
    }
};

QTEST_GUILESS_MAIN(TestImportCrs)
#include "tst_import_crs.moc"
