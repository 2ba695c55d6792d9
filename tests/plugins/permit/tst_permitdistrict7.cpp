// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A proposal on a real street of District 7, whose data know carriageway widths but neither red lines,
// right-of-way widths, parcels nor zones: what cannot be known must come out as unknown, and be named.

#include <permitcity.h>
#include <testsupport.h>

using namespace dothi;
using namespace dothi::permit;

class TestPermitDistrict7 : public QObject
{
    Q_OBJECT

private:
    /// Features of a GeoJSON file in EPSG:32648, converted to the city's system.
    static std::vector<std::pair<geo::Geometry, QJsonObject>> features(const QString &path,
                                                                       const geo::Crs &to)
    {
        std::vector<std::pair<geo::Geometry, QJsonObject>> read;
        const geo::Transform transform =
            geo::Transform::create(geo::Crs::fromEpsg(32648).value(), to).value();
        const QJsonArray array = QJsonDocument::fromJson(readFile(path, 50'000'000).value())
                                     .object()
                                     .value(QLatin1String("features"))
                                     .toArray();
        for (const QJsonValue &feature : array) {
            Result<geo::Geometry> geometry = geo::fromGeoJson(feature[QLatin1String("geometry")].toObject());
            if (!geometry)
                continue;
            geometry->setHasZ(false);
            for (geo::Coord &c : geometry->coords())
                c.z = 0;
            test::must(transform.apply(*geometry));
            read.emplace_back(std::move(*geometry), feature[QLatin1String("properties")].toObject());
        }
        return read;
    }

private Q_SLOTS:
    void whatIsNotKnownIsNamed()
    {
        REAL_DATA(roadFile, "hcmc-district7/geojson/RoadNetwork.geojson");
        REAL_DATA(buildingFile, "hcmc-district7/geojson/Building_Interactive.geojson");
        test::PermitCity city;
        const geo::Crs &crs = city.store().crs();
        const city::LayerDef &roadLayer = *city::Schema::builtin().layer(QStringLiteral("road"));
        std::vector<city::Feature> roads;
        for (const auto &[geometry, properties] : features(roadFile, crs)) {
            city::Feature road(roadLayer);
            road.geometry = geometry;
            road.set(roadLayer, QStringLiteral("name"), properties.value(QLatin1String("Name")).toString());
            road.set(roadLayer, QStringLiteral("width_m"),
                     properties.value(QLatin1String("RoadWidth")).toDouble());
            roads.push_back(std::move(road));
        }
        const city::LayerDef &buildingLayer = *city::Schema::builtin().layer(QStringLiteral("building"));
        std::vector<city::Feature> buildings;
        for (const auto &[geometry, properties] : features(buildingFile, crs)) {
            city::Feature building(buildingLayer);
            building.geometry = geometry;
            building.set(buildingLayer, QStringLiteral("height_m"),
                         properties.value(QLatin1String("Height")).toDouble());
            buildings.push_back(std::move(building));
        }
        QVERIFY(roads.size() > 600);
        QVERIFY(buildings.size() > 100);
        auto writer = city.memory().write().value();
        test::must(writer->insert(QStringLiteral("road"), roads));
        test::must(writer->insert(QStringLiteral("building"), buildings));
        test::must(writer->commit());

        // A plot beside the middle of a long straight street, half a carriageway and 6 m away from its centre
        // line.
        int checked = 0;
        for (const city::Feature &road : roads) {
            const auto line = road.geometry.ring(0, 0);
            const double width = city::toNumber(road.value(roadLayer, QStringLiteral("width_m")));
            const double length = plane::distance(line[0], line[1]);
            if (line.size() != 2 || length < 60 || width < 6 || width > 20)
                continue;
            const plane::Coord u = plane::unit({line[1].x - line[0].x, line[1].y - line[0].y, 0});
            const plane::Coord n = plane::leftOf(u);
            const plane::Coord middle = plane::middle(line[0], line[1]);
            const auto at = [&](double alongM, double acrossM) {
                return plane::along(plane::along(middle, u, alongM), n, width / 2 + acrossM);
            };
            const auto box = [&](double a0, double c0, double a1, double c1) {
                return geo::Geometry::polygon({at(a0, c0), at(a1, c0), at(a1, c1), at(a0, c1)});
            };
            test::ProposalMaker maker(city, "row_house");
            maker.set("plot", geo::toGeoJson(box(-2.5, 6, 2.5, 26)))
                .volume("house", box(-2.5, 6, 2.5, 24), 0, 21, 6);
            const Result<Answer> answer = maker.check();
            VERIFY_RESULT(answer);
            QCOMPARE(answer->verdict, Verdict::Unknown);
            QStringList missing;
            for (const Finding &f : answer->findings) {
                if (f.verdict == Verdict::Unknown)
                    missing.append(f.missing);
            }
            QVERIFY2(missing.contains(QStringLiteral("planning_zone")),
                     qPrintable(missing.join(QLatin1Char(' '))));
            // Unless other buildings of the data stand in between, the street is faced, and its width is what
            // lacks.
            if (missing.contains(QStringLiteral("road.row_width_m"))) {
                ++checked;
                QVERIFY(missing.contains(QStringLiteral("red_line")));
                // 5 × 20 m: 100 m², 90 % used where 90 % (or 100 %) are allowed.
                VERIFY_FINDING(*answer, "density.house", Verdict::Pass);
                VERIFY_FINDING(*answer, "parcel.inside", Verdict::Pass);
            }
        }
        qInfo("%d streets checked", checked);
        QVERIFY(checked >= 5);
    }
};

QTEST_GUILESS_MAIN(TestPermitDistrict7)
#include "tst_permitdistrict7.moc"
