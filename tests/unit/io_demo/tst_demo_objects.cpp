// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demofixture.h"
#include "testsupport.h"

#include <dothi/geo/codec.h>
#include <dothi/geo/ops.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <map>
#include <set>

using namespace dothi;

/// What stands in the demo city, and what its plans and applications say.
class TestDemoObjects : public QObject
{
    Q_OBJECT

private:
    DemoFixture m_city;
    geo::SpatialIndex m_buildings;

    static double areaOf(const Result<geo::Geometry> &geometry)
    {
        return geometry ? geo::area(*geometry) : 1e9;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_city.generate(10'000));
        for (const city::Feature &b : m_city.layer("building"))
            m_buildings.insert(b.geometry.extent(), b.id);
    }

    void buildingsStandOnTheirParcels()
    {
        std::map<qint64, const city::Feature *> parcels;
        for (const city::Feature &p : m_city.layer("parcel"))
            parcels[p.id] = &p;
        for (const city::Feature &b : m_city.layer("building")) {
            const auto parcel =
                parcels.find(static_cast<qint64>(DemoFixture::number("building", b, "parcel_id")));
            QVERIFY(parcel != parcels.end());
            const double outside = areaOf(geo::difference(b.geometry, parcel->second->geometry));
            // Shared corners bend a boundary by up to 3 mm.
            QVERIFY2(outside < 0.12, qPrintable(QStringLiteral("building %1: %2 m²").arg(b.id).arg(outside)));
        }
    }

    void roadsDoNotCrossBuildings()
    {
        const auto &buildings = m_city.layer("building");
        for (const char *layer : {"road", "road_surface"}) {
            for (const city::Feature &road : m_city.layer(layer)) {
                m_buildings.query(road.geometry.extent(), [&](qint64 id) {
                    const geo::Geometry &b = buildings[static_cast<size_t>(id - 1)].geometry;
                    const auto common = geo::intersection(road.geometry, b);
                    const double measure =
                        common ? (common->dimension() == 1 ? geo::length(*common) : geo::area(*common)) : 1e9;
                    QVERIFY2(measure < 0.1, qPrintable(QStringLiteral("%1/%2 and building %3")
                                                           .arg(QLatin1String(layer))
                                                           .arg(road.id)
                                                           .arg(id)));
                });
            }
        }
    }

    void waterHoldsNoBuildingsTreesOrLamps()
    {
        const auto &buildings = m_city.layer("building");
        for (const city::Feature &water : m_city.layer("water")) {
            m_buildings.query(water.geometry.extent(), [&](qint64 id) {
                QVERIFY(areaOf(geo::intersection(water.geometry,
                                                 buildings[static_cast<size_t>(id - 1)].geometry)) < 0.01);
            });
            for (const char *layer : {"tree", "lamp", "manhole"}) {
                for (const city::Feature &f : m_city.layer(layer))
                    QVERIFY2(!geo::containsPoint(water.geometry, f.geometry.coords().front()),
                             qPrintable(QStringLiteral("%1/%2 in %3")
                                            .arg(QLatin1String(layer))
                                            .arg(f.id)
                                            .arg(DemoFixture::text("water", water, "name"))));
            }
        }
    }

    void treesAndLampsStandClearOfBuildings()
    {
        const auto &buildings = m_city.layer("building");
        for (const char *layer : {"tree", "lamp"}) {
            for (const city::Feature &f : m_city.layer(layer)) {
                const geo::Coord at = f.geometry.coords().front();
                for (const qint64 id : m_buildings.query(geo::Extent(at.x, at.y, at.x, at.y)))
                    QVERIFY2(!geo::containsPoint(buildings[static_cast<size_t>(id - 1)].geometry, at),
                             qPrintable(QStringLiteral("%1/%2 in building %3")
                                            .arg(QLatin1String(layer))
                                            .arg(f.id)
                                            .arg(id)));
            }
        }
    }

    void skylineRisesToTowers()
    {
        int low = 0;
        int towers = 0;
        for (const city::Feature &b : m_city.layer("building")) {
            const double storeys = DemoFixture::number("building", b, "storeys");
            const double height = DemoFixture::number("building", b, "height_m");
            QVERIFY(height >= 2.4 * storeys && height <= 6 * storeys + 8);
            low += storeys <= 6 ? 1 : 0;
            towers += storeys >= 20 ? 1 : 0;
        }
        QVERIFY(low > 9000);
        QVERIFY(towers >= 10 && towers <= 80);
    }

    void theCityHasItsPublicPlaces()
    {
        std::set<QString> kinds;
        for (const city::Feature &f : m_city.layer("poi"))
            kinds.insert(DemoFixture::text("poi", f, "kind"));
        for (const char *kind :
             {"school", "market", "park", "temple", "hospital", "office", "shop", "bus_stop"})
            QVERIFY2(kinds.count(QString::fromLatin1(kind)) == 1, kind);
        std::set<QString> uses;
        for (const city::Feature &f : m_city.layer("building"))
            uses.insert(DemoFixture::text("building", f, "use"));
        for (const city::CodeItem &item :
             city::Schema::builtin().codeList(QStringLiteral("building_use"))->items)
            QVERIFY2(uses.count(item.code) == 1, qPrintable(item.code));
    }

    void groundIsLowBehindTheCanalAndNowhereStrange()
    {
        int low = 0;
        for (const city::Feature &b : m_city.layer("building")) {
            const double level = DemoFixture::number("building", b, "ground_level_m");
            QVERIFY(level >= 0.5 && level <= 3.8);
            low += level < 1.1 ? 1 : 0;
            const geo::Coord at = geo::centroid(b.geometry);
            const double terrain = m_city.outcome.terrain.sample(at.x, at.y);
            QVERIFY2(
                std::abs(terrain - level) < 0.75,
                qPrintable(QStringLiteral("building %1: %2, terrain %3").arg(b.id).arg(level).arg(terrain)));
        }
        QVERIFY2(low > 300 && low < 4000, qPrintable(QString::number(low)));
        // The river's bed lies deep.
        for (const city::Feature &w : m_city.layer("water")) {
            if (DemoFixture::text("water", w, "kind") != QLatin1String("river"))
                continue;
            const geo::Extent extent = w.geometry.extent();
            double sum = 0;
            int count = 0;
            for (double x = extent.minX(); x < extent.maxX(); x += 20) {
                for (double y = extent.minY(); y < extent.maxY(); y += 20) {
                    if (!geo::containsPoint(w.geometry, {x, y, 0}))
                        continue;
                    sum += m_city.outcome.terrain.sample(x, y);
                    ++count;
                }
            }
            QVERIFY(count > 200);
            QVERIFY2(sum / count < -2, qPrintable(QString::number(sum / count)));
        }
    }

    /// ISO 19107: every edge of a shell is used twice, once each way, and the volume inside is positive.
    void solidsAreClosedAndFaceOutwards()
    {
        int solids = 0;
        for (const city::Feature &b : m_city.layer("building")) {
            if (b.solid.isEmpty())
                continue;
            ++solids;
            QVERIFY(b.solid.hasZ());
            using Point = std::array<double, 3>;
            const auto key = [](const geo::Coord &c) { return Point{c.x, c.y, c.z}; };
            std::map<std::pair<Point, Point>, int> edges;
            double volume = 0;
            const geo::Coord o = b.solid.coords().front();
            for (size_t p = 0; p < b.solid.partCount(); ++p) {
                const auto ring = b.solid.ring(p, 0);
                for (size_t k = 1; k < ring.size(); ++k)
                    ++edges[{key(ring[k - 1]), key(ring[k])}];
                for (size_t k = 2; k + 1 < ring.size(); ++k) {
                    const auto rel = [&](const geo::Coord &c) {
                        return Point{c.x - o.x, c.y - o.y, c.z - o.z};
                    };
                    const Point a = rel(ring[0]);
                    const Point u = rel(ring[k - 1]);
                    const Point v = rel(ring[k]);
                    volume += (a[0] * (u[1] * v[2] - u[2] * v[1]) - a[1] * (u[0] * v[2] - u[2] * v[0]) +
                               a[2] * (u[0] * v[1] - u[1] * v[0])) /
                              6;
                }
            }
            for (const auto &[edge, count] : edges) {
                QCOMPARE(count, 1);
                QVERIFY((edges.count({edge.second, edge.first}) == 1));
            }
            const double height = DemoFixture::number("building", b, "height_m");
            const double box = geo::area(b.geometry) * height;
            QVERIFY2(volume > 0.5 * box && volume < box, qPrintable(QString::number(volume / box)));
        }
        QVERIFY2(solids >= 36, qPrintable(QString::number(solids)));
    }

    void drainsFall()
    {
        for (const city::Feature &f : m_city.layer("pipe")) {
            const double up = DemoFixture::number("pipe", f, "invert_up_m");
            const double down = DemoFixture::number("pipe", f, "invert_down_m");
            QVERIFY2(up > down, qPrintable(QString::number(f.id)));
            QVERIFY(up - down < 0.02 * geo::length(f.geometry));
        }
        for (const city::Feature &f : m_city.layer("manhole")) {
            const double cover = DemoFixture::number("manhole", f, "cover_level_m");
            const double invert = DemoFixture::number("manhole", f, "invert_level_m");
            QVERIFY2(
                cover > invert + 0.4,
                qPrintable(QStringLiteral("manhole %1: %2, invert %3").arg(f.id).arg(cover).arg(invert)));
        }
    }

    void lampsKnowTheirCabinets()
    {
        std::set<QString> cabinets;
        for (const city::Feature &f : m_city.layer("cabinet"))
            cabinets.insert(DemoFixture::text("cabinet", f, "code"));
        int known = 0;
        for (const city::Feature &f : m_city.layer("lamp"))
            known += static_cast<int>(cabinets.count(DemoFixture::text("lamp", f, "cabinet_code")));
        QCOMPARE(known, static_cast<int>(m_city.layer("lamp").size()));
    }

    /// One road is to be widened: its planned red line runs through parcels that exist.
    void theWideningCutsIntoParcels()
    {
        geo::Geometry planned;
        for (const city::Feature &f : m_city.layer("red_line")) {
            if (DemoFixture::text("red_line", f, "status") != QLatin1String("planned"))
                continue;
            planned.append(f.geometry);
            QVERIFY(!DemoFixture::text("red_line", f, "decision_no").isEmpty());
            QCOMPARE(DemoFixture::number("red_line", f, "row_width_m"), 24.0);
        }
        QVERIFY(!planned.isEmpty());
        int cut = 0;
        for (const city::Feature &p : m_city.layer("parcel")) {
            if (!p.geometry.extent().intersects(planned.extent()))
                continue;
            const auto inside = geo::intersection(planned, p.geometry);
            cut += inside && geo::length(*inside) > 2 ? 1 : 0;
        }
        QVERIFY2(cut > 60, qPrintable(QString::number(cut)));
    }

    void corridorsAreMarkedUnverified()
    {
        std::set<QString> kinds;
        for (const city::Feature &f : m_city.layer("protection_corridor")) {
            kinds.insert(DemoFixture::text("protection_corridor", f, "kind"));
            QCOMPARE(DemoFixture::number("protection_corridor", f, "verified"), 0.0);
        }
        QCOMPARE(kinds, (std::set<QString>{QStringLiteral("power"), QStringLiteral("river")}));
        // Some parcels by the canal lie in its corridor.
        int affected = 0;
        for (const city::Feature &f : m_city.layer("protection_corridor")) {
            if (DemoFixture::number("protection_corridor", f, "width_m") != 10)
                continue;
            for (const city::Feature &p : m_city.layer("parcel")) {
                if (p.geometry.extent().intersects(f.geometry.extent()))
                    affected += areaOf(geo::intersection(p.geometry, f.geometry)) > 1 ? 1 : 0;
            }
        }
        QVERIFY2(affected > 20, qPrintable(QString::number(affected)));
    }

    void twelveApplications()
    {
        const auto &applications = m_city.layer("permit_application");
        QCOMPARE(applications.size(), size_t(12));
        const QJsonArray expected = QJsonDocument::fromJson(m_city.outcome.expectedVerdicts)
                                        .object()
                                        .value(QLatin1String("applications"))
                                        .toArray();
        QCOMPARE(expected.size(), 12);
        std::map<qint64, const city::Feature *> parcels;
        for (const city::Feature &p : m_city.layer("parcel"))
            parcels[p.id] = &p;
        std::set<QString> verdicts;
        const geo::Extent extent = m_city.outcome.terrain.extent();
        for (size_t k = 0; k < applications.size(); ++k) {
            const city::Feature &f = applications[k];
            const QString code = DemoFixture::text("permit_application", f, "code");
            QCOMPARE(
                expected[static_cast<qsizetype>(k)].toObject().value(QLatin1String("application")).toString(),
                code);
            verdicts.insert(
                expected[static_cast<qsizetype>(k)].toObject().value(QLatin1String("verdict")).toString());
            const QDate due =
                QDate::fromString(DemoFixture::text("permit_application", f, "due"), Qt::ISODate);
            const QDate submitted =
                QDate::fromString(DemoFixture::text("permit_application", f, "submitted"), Qt::ISODate);
            QVERIFY(submitted <= QDate(2026, 11, 21) && due > QDate(2026, 11, 21));

            QJsonParseError error;
            const QJsonObject proposal =
                QJsonDocument::fromJson(DemoFixture::text("permit_application", f, "proposal").toUtf8(),
                                        &error)
                    .object();
            QCOMPARE(error.error, QJsonParseError::NoError);
            QCOMPARE(proposal.value(QLatin1String("id")).toString(), code);
            QCOMPARE(proposal.value(QLatin1String("crs")).toString(), QStringLiteral("EPSG:9210"));
            // Judged by the rules of the day it was handed in.
            QCOMPARE(proposal.value(QLatin1String("date")).toString(),
                     DemoFixture::text("permit_application", f, "submitted"));
            QCOMPARE(proposal.value(QLatin1String("use")).toString(),
                     DemoFixture::text("permit_application", f, "use"));
            const auto parcel = parcels.find(proposal.value(QLatin1String("parcel")).toInteger());
            QVERIFY(parcel != parcels.end());
            QVERIFY(areaOf(geo::difference(f.geometry, parcel->second->geometry)) < 0.2);
            QVERIFY(m_buildings.query(parcel->second->geometry.extent()).size() < 40);
            const QJsonArray volumes = proposal.value(QLatin1String("volumes")).toArray();
            QVERIFY(!volumes.isEmpty());
            for (const QJsonValue &v : volumes) {
                const QJsonObject volume = v.toObject();
                const auto footprint = geo::fromGeoJson(volume.value(QLatin1String("footprint")).toObject());
                VERIFY_RESULT(footprint);
                const auto valid = geo::validity(*footprint);
                VERIFY_RESULT(valid);
                QVERIFY(valid->valid && geo::area(*footprint) > 30);
                for (const geo::Coord &c : footprint->coords())
                    QVERIFY(extent.contains(c));
                QVERIFY(volume.value(QLatin1String("topM")).toDouble() >
                        volume.value(QLatin1String("baseM")).toDouble());
                QVERIFY(volume.value(QLatin1String("storeys")).toInt() > 0);
            }
        }
        QCOMPARE(verdicts, (std::set<QString>{QStringLiteral("fail"), QStringLiteral("pass"),
                                              QStringLiteral("survey"), QStringLiteral("unknown")}));
    }

    /// The one shown first: a plot of 312 m², 28 m high, two working days left.
    void theFirstApplication()
    {
        const city::Feature &first = m_city.layer("permit_application").front();
        QCOMPARE(DemoFixture::text("permit_application", first, "code"), QStringLiteral("HS-2026-0148"));
        QVERIFY(std::abs(geo::area(first.geometry) - 312) < 1);
        const QDate due =
            QDate::fromString(DemoFixture::text("permit_application", first, "due"), Qt::ISODate);
        QCOMPARE(m_city.profile.workingDays(QDate(2026, 11, 21), due), 2);
        const QJsonArray volumes =
            QJsonDocument::fromJson(DemoFixture::text("permit_application", first, "proposal").toUtf8())
                .object()
                .value(QLatin1String("volumes"))
                .toArray();
        double base = 1e9;
        double top = -1e9;
        int storeys = 0;
        for (const QJsonValue &v : volumes) {
            base = std::min(base, v.toObject().value(QLatin1String("baseM")).toDouble());
            top = std::max(top, v.toObject().value(QLatin1String("topM")).toDouble());
            storeys += v.toObject().value(QLatin1String("storeys")).toInt();
        }
        QVERIFY(std::abs(top - base - 28) < 1e-9);
        QCOMPARE(storeys, 8);
    }
};

QTEST_GUILESS_MAIN(TestDemoObjects)
#include "tst_demo_objects.moc"
