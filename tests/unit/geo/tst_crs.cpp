// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/crs.h>

#include <testsupport.h>

#include <cmath>

using namespace dothi;
using namespace dothi::geo;

/// Vectors computed with PROJ's own cs2cs through the operation EPSG:6960 (domain.md 2.6).
class TestCrs : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void convertsWithThePinnedOperation_data()
    {
        QTest::addColumn<double>("lat");
        QTest::addColumn<double>("lon");
        QTest::addColumn<int>("epsg");
        QTest::addColumn<double>("easting");
        QTest::addColumn<double>("northing");
        QTest::newRow("Ho Chi Minh City") << 10.7769 << 106.7009 << 9210 << 603797.261 << 1191942.305;
        QTest::newRow("Da Nang") << 16.0678 << 108.2208 << 5899 << 550175.080 << 1777138.321;
        QTest::newRow("UTM 48N on VN-2000") << 10.7769 << 106.7009 << 3405 << 685780.775 << 1191939.200;
    }
    void convertsWithThePinnedOperation()
    {
        QFETCH(double, lat);
        QFETCH(double, lon);
        QFETCH(int, epsg);
        QFETCH(double, easting);
        QFETCH(double, northing);
        const auto wgs84 = Crs::fromEpsg(4326);
        const auto city = Crs::fromEpsg(epsg);
        VERIFY_RESULT(wgs84);
        VERIFY_RESULT(city);
        const auto transform = Transform::create(*wgs84, *city);
        VERIFY_RESULT(transform);
        const auto c = transform->apply(Coord{lon, lat, 12.5});
        VERIFY_RESULT(c);
        const double tolerance = 0.001;
        QVERIFY2(std::abs(c->x - easting) <= tolerance, qPrintable(QString::number(c->x, 'f', 4)));
        QVERIFY2(std::abs(c->y - northing) <= tolerance, qPrintable(QString::number(c->y, 'f', 4)));
        QCOMPARE(c->z, 12.5); // heights stay: no geoid model is applied
        QCOMPARE(transform->operation().datumOperation, 6960);
        QCOMPARE(transform->operation().accuracyM, 1.0);
        const auto back = transform->applyInverse(*c);
        VERIFY_RESULT(back);
        QVERIFY(std::abs(back->x - lon) < 1e-8 && std::abs(back->y - lat) < 1e-8);
    }

    /// Left alone PROJ changes the operation at 11.04° N: 0.8 m inside one city.
    void thereIsNoStepInsideTheCity()
    {
        const auto transform = Transform::create(*Crs::fromEpsg(4326), *Crs::fromEpsg(9210));
        VERIFY_RESULT(transform);
        double previous = 0;
        double previousStep = 0;
        for (int i = 0; i <= 200; ++i) {
            const double lat = 11.03 + i * 1e-4;
            const auto c = transform->apply(Coord{106.5, lat, 0});
            VERIFY_RESULT(c);
            const double step = c->y - previous;
            if (i > 1)
                QVERIFY2(std::abs(step - previousStep) < 1e-3, qPrintable(QStringLiteral("at %1").arg(lat)));
            previous = c->y;
            previousStep = step;
        }
    }

    void refusesAnUnknownOperation()
    {
        const auto transform = Transform::create(*Crs::fromEpsg(4326), *Crs::fromEpsg(9210), 1234);
        VERIFY_ERROR(transform, ErrorCode::Crs);
    }

    void changingTheZoneIsExact()
    {
        const auto transform = Transform::create(*Crs::fromEpsg(5899), *Crs::fromEpsg(9210));
        VERIFY_RESULT(transform);
        QCOMPARE(transform->operation().accuracyM, 0.0);
        QCOMPARE(transform->operation().datumOperation, 0);
    }

    void readsPrjFiles()
    {
        const QString prj = QStringLiteral(
            "PROJCS[\"WGS_1984_UTM_Zone_48N\",GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_"
            "1984\","
            "6378137.0,298.257223563]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]],"
            "PROJECTION[\"Transverse_Mercator\"],PARAMETER[\"False_Easting\",500000.0],PARAMETER[\"False_"
            "Northing\",0.0],"
            "PARAMETER[\"Central_Meridian\",105.0],PARAMETER[\"Scale_Factor\",0.9996],"
            "PARAMETER[\"Latitude_Of_Origin\",0.0],UNIT[\"Meter\",1.0]]");
        const auto crs = Crs::fromDefinition(prj);
        VERIFY_RESULT(crs);
        QCOMPARE(crs->epsg(), 32648);
        QCOMPARE(crs->centralMeridian(), 105.0);
        QVERIFY(!crs->isVn2000());
    }

    void knowsVn2000()
    {
        const auto crs = Crs::fromEpsg(9210);
        VERIFY_RESULT(crs);
        QVERIFY(crs->isVn2000());
        QVERIFY(std::abs(crs->centralMeridian() - 105.75) < 1e-9);
        QVERIFY(!crs->isDeprecated());
        QVERIFY(Crs::fromEpsg(6956)->isDeprecated());
    }

    void refusesNonsense()
    {
        VERIFY_ERROR(Crs::fromEpsg(999999), ErrorCode::Crs);
        VERIFY_ERROR(Crs::fromDefinition(QStringLiteral("hello")), ErrorCode::Crs);
        VERIFY_ERROR(Crs::fromEpsg(5727), ErrorCode::Crs); // a height system
        const auto transform = Transform::create(*Crs::fromEpsg(9210), *Crs::fromEpsg(4326));
        VERIFY_RESULT(transform);
        std::vector<Coord> coords{{603797, 1191942, 0}, {std::nan(""), 0, 0}};
        const auto before = coords[0];
        VERIFY_ERROR(transform->apply(coords), ErrorCode::Crs);
        QVERIFY(coords[0] == before);
    }
};

QTEST_APPLESS_MAIN(TestCrs)
#include "tst_crs.moc"
