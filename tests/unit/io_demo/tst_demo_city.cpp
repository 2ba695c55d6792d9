// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demofixture.h"
#include "testsupport.h"

#include <dothi/geo/ops.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <set>

using namespace dothi;

/// The land of the demo city: parcels, streets, codes and numbers.
class TestDemoCity : public QObject
{
    Q_OBJECT

private:
    DemoFixture m_city; ///< of 2,000 buildings: every kind of quarter next to the middle

    static double areaOf(const Result<geo::Geometry> &geometry)
    {
        return geometry ? geo::area(*geometry) : 1e9;
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_city.generate(2000)); }

    void countsAreWhatWasAskedFor_data()
    {
        QTest::addColumn<int>("asked");
        for (const int asked : {100, 1000, 10'000, 30'000})
            QTest::addRow("%d", asked) << asked;
    }
    void countsAreWhatWasAskedFor()
    {
        QFETCH(int, asked);
        DemoFixture city;
        QVERIFY(city.generate(asked));
        const auto made = static_cast<double>(city.layer("building").size());
        QVERIFY2(std::abs(made - asked) <= 0.03 * asked, qPrintable(QString::number(made)));
        QCOMPARE(city.outcome.buildings, static_cast<int>(made));
    }

    void refusesWhatItCannotMake()
    {
        io::demo::MemorySink sink;
        TaskContext task;
        for (const int asked : {0, 99, 1'000'001, -5}) {
            const auto made =
                io::demo::generate(m_city.profile, {QStringLiteral("hcmc"), asked, 1}, sink, task);
            VERIFY_ERROR(made, ErrorCode::InvalidArgument);
        }
        QVERIFY(sink.layers.empty());
    }

    void sameWordsSameCity()
    {
        DemoFixture again;
        QVERIFY(again.generate(2000));
        QCOMPARE(again.sink.layers.size(), m_city.sink.layers.size());
        for (const auto &[id, features] : m_city.sink.layers) {
            const auto &others = again.layer(id.toLatin1().constData());
            QCOMPARE(others.size(), features.size());
            for (size_t k = 0; k < features.size(); ++k) {
                QVERIFY(others[k].id == features[k].id);
                QVERIFY(others[k].geometry == features[k].geometry);
                QVERIFY(others[k].solid == features[k].solid);
                QVERIFY(others[k].values == features[k].values);
            }
        }
        QCOMPARE(again.outcome.views, m_city.outcome.views);
    }

    void otherSeedOtherCity()
    {
        DemoFixture other;
        QVERIFY(other.generate(2000, 2));
        const auto &a = m_city.layer("parcel");
        const auto &b = other.layer("parcel");
        int same = 0;
        for (size_t k = 0; k < std::min(a.size(), b.size()); ++k)
            same += a[k].geometry == b[k].geometry ? 1 : 0;
        QCOMPARE(same, 0);
    }

    void allGeometryIsValid()
    {
        for (const auto &[id, features] : m_city.sink.layers) {
            const city::LayerDef &def = *city::Schema::builtin().layer(id);
            for (const city::Feature &f : features) {
                QVERIFY2(!f.geometry.isEmpty() && f.geometry.isFinite(), qPrintable(id));
                QCOMPARE(f.geometry.type(), def.geometry);
                const auto valid = geo::validity(f.geometry);
                VERIFY_RESULT(valid);
                QVERIFY2(valid->valid, qPrintable(id + QLatin1Char(' ') + QString::number(f.id) +
                                                  QLatin1Char(' ') + valid->reason));
                if (f.geometry.dimension() == 2)
                    QVERIFY2(geo::area(f.geometry) > 0.04, qPrintable(id + QString::number(f.id)));
            }
        }
    }

    void coordinatesAreOnTheMillimetre()
    {
        for (const auto &[id, features] : m_city.sink.layers) {
            for (const city::Feature &f : features) {
                for (const geo::Coord &c : f.geometry.coords()) {
                    QCOMPARE(std::round(c.x * 1000) / 1000, c.x);
                    QCOMPARE(std::round(c.y * 1000) / 1000, c.y);
                }
            }
        }
    }

    /// GEOS' union of all parcels is as large as their sum: none overlaps another.
    void parcelsDoNotOverlap()
    {
        std::vector<geo::Geometry> all;
        double sum = 0;
        for (const city::Feature &f : m_city.layer("parcel")) {
            all.push_back(f.geometry);
            sum += geo::area(f.geometry);
        }
        const double united = areaOf(geo::unionOf(all));
        QVERIFY2(std::abs(sum - united) < 0.01, qPrintable(QString::number(sum - united)));
    }

    /// Parcels and alleys fill the blocks between the streets: no land without a number, but the odd square
    /// decimetre along a red line that is straight where the parcels' corners lie on whole millimetres.
    void parcelsFillTheirBlocks()
    {
        geo::SpatialIndex index;
        std::vector<const geo::Geometry *> pieces;
        for (const char *layer : {"parcel", "road_surface"}) {
            for (const city::Feature &f : m_city.layer(layer)) {
                index.insert(f.geometry.extent(), static_cast<qint64>(pieces.size()));
                pieces.push_back(&f.geometry);
            }
        }
        QVERIFY(m_city.layer("planning_zone").size() > 20);
        for (const city::Feature &zone : m_city.layer("planning_zone")) {
            std::vector<geo::Geometry> within;
            for (const qint64 k : index.query(zone.geometry.extent()))
                within.push_back(*pieces[static_cast<size_t>(k)]);
            const auto filled = geo::unionOf(within);
            VERIFY_RESULT(filled);
            const double left = areaOf(geo::difference(zone.geometry, *filled));
            QVERIFY2(left < 0.5, qPrintable(QStringLiteral("zone %1: %2 m²").arg(zone.id).arg(left)));
        }
    }

    void streetsLeaveParcelsAlone()
    {
        geo::SpatialIndex index;
        const auto &parcels = m_city.layer("parcel");
        for (size_t k = 0; k < parcels.size(); ++k)
            index.insert(parcels[k].geometry.extent(), static_cast<qint64>(k));
        for (const city::Feature &surface : m_city.layer("road_surface")) {
            double over = 0;
            index.query(surface.geometry.extent(), [&](qint64 k) {
                over += areaOf(geo::intersection(surface.geometry, parcels[static_cast<size_t>(k)].geometry));
            });
            QVERIFY2(over < 0.3, qPrintable(QStringLiteral("surface %1 (%3 %4): %2 m²")
                                                .arg(surface.id)
                                                .arg(over)
                                                .arg(DemoFixture::text("road_surface", surface, "kind"),
                                                     DemoFixture::text("road_surface", surface, "name"))));
        }
    }

    void mostTubeHousesAreThreeAndAHalfToFiveMetresWide()
    {
        std::set<qint64> rowHouses;
        for (const city::Feature &b : m_city.layer("building")) {
            if (DemoFixture::text("building", b, "use") == QLatin1String("row_house"))
                rowHouses.insert(static_cast<qint64>(DemoFixture::number("building", b, "parcel_id")));
        }
        QVERIFY(rowHouses.size() > 1000);
        int all = 0;
        int tube = 0;
        for (const city::Feature &p : m_city.layer("parcel")) {
            if (rowHouses.count(p.id) == 0)
                continue;
            // Across its longest edge.
            const auto ring = p.geometry.ring(0, 0);
            size_t longest = 1;
            const auto length = [&](size_t k) {
                return std::hypot(ring[k].x - ring[k - 1].x, ring[k].y - ring[k - 1].y);
            };
            for (size_t k = 2; k < ring.size(); ++k) {
                if (length(k) > length(longest))
                    longest = k;
            }
            const double nx = -(ring[longest].y - ring[longest - 1].y) / length(longest);
            const double ny = (ring[longest].x - ring[longest - 1].x) / length(longest);
            double low = 1e300;
            double high = -1e300;
            for (const geo::Coord &c : ring) {
                low = std::min(low, c.x * nx + c.y * ny);
                high = std::max(high, c.x * nx + c.y * ny);
            }
            ++all;
            tube += high - low > 3.4 && high - low < 5.1 ? 1 : 0;
        }
        QVERIFY2(tube > all / 2, qPrintable(QStringLiteral("%1 of %2").arg(tube).arg(all)));
    }

    void codesAndRanges()
    {
        const city::Schema &schema = city::Schema::builtin();
        for (const auto &[id, features] : m_city.sink.layers) {
            const city::LayerDef &def = *schema.layer(id);
            for (size_t k = 0; k < def.fields.size(); ++k) {
                const city::FieldDef &field = def.fields[k];
                const city::CodeList *codes =
                    field.codeList.isEmpty() ? nullptr : schema.codeList(field.codeList);
                for (const city::Feature &f : features) {
                    const city::Value &value = f.values[k];
                    const QString what =
                        QStringLiteral("%1/%2 %3: “%4”").arg(id).arg(f.id).arg(field.id, city::toText(value));
                    if (field.required)
                        QVERIFY2(!city::isNull(value), qPrintable(what));
                    if (city::isNull(value))
                        continue;
                    if (codes)
                        QVERIFY2(codes->find(city::toText(value)), qPrintable(what));
                    if (field.type == city::FieldType::Real || field.type == city::FieldType::Integer) {
                        QVERIFY2(city::toNumber(value) >= field.minimum &&
                                     city::toNumber(value) <= field.maximum,
                                 qPrintable(what));
                    }
                    if (field.type == city::FieldType::Date)
                        QVERIFY2(std::holds_alternative<QDate>(value) && std::get<QDate>(value).isValid(),
                                 qPrintable(what));
                    if (field.type == city::FieldType::Bool)
                        QVERIFY2(city::toNumber(value) == 0 || city::toNumber(value) == 1, qPrintable(what));
                }
            }
        }
    }

    /// Every layer of the schema has features, and every field is filled somewhere.
    void everyFieldIsUsed()
    {
        for (const city::LayerDef &def : city::Schema::builtin().layers()) {
            const auto &features = m_city.layer(def.id.toLatin1().constData());
            QVERIFY2(!features.empty(), qPrintable(def.id));
            for (size_t k = 0; k < def.fields.size(); ++k) {
                if (def.id == QLatin1String("admin_unit") && def.fields[k].id == QLatin1String("valid_to"))
                    continue; // no ward has ended
                QVERIFY2(std::ranges::any_of(
                             features, [&](const city::Feature &f) { return !city::isNull(f.values[k]); }),
                         qPrintable(def.id + QLatin1Char('.') + def.fields[k].id));
            }
        }
    }

    void parcelNumbersAreUnique()
    {
        std::set<QString> seen;
        for (const city::Feature &f : m_city.layer("parcel")) {
            const QString key = DemoFixture::text("parcel", f, "ward_code") + QLatin1Char('/') +
                                DemoFixture::text("parcel", f, "map_sheet") + QLatin1Char('/') +
                                DemoFixture::text("parcel", f, "parcel_no");
            QVERIFY2(seen.insert(key).second, qPrintable(key));
            QVERIFY(DemoFixture::text("parcel", f, "ward_code").startsWith(QLatin1String("799")));
            QVERIFY(std::abs(DemoFixture::number("parcel", f, "area_m2") - geo::area(f.geometry)) <= 0.0501);
        }
    }

    void wardsCoverTheParcels()
    {
        geo::Geometry wards;
        std::set<QString> codes;
        for (const city::Feature &f : m_city.layer("admin_unit")) {
            if (DemoFixture::number("admin_unit", f, "level") == 2) {
                wards.append(f.geometry);
                codes.insert(DemoFixture::text("admin_unit", f, "code"));
            }
        }
        QVERIFY(codes.size() >= 2);
        for (const city::Feature &f : m_city.layer("parcel")) {
            QVERIFY(codes.count(DemoFixture::text("parcel", f, "ward_code")) == 1);
            QVERIFY(geo::containsPoint(wards, geo::centroid(f.geometry)));
        }
    }

    /// Alleys of a Vietnamese city: narrow, most of them, and many end at a wall.
    void alleysAreAlleys()
    {
        int alleys = 0;
        int bends = 0;
        for (const city::Feature &f : m_city.layer("road")) {
            if (DemoFixture::text("road", f, "road_class") != QLatin1String("alley"))
                continue;
            ++alleys;
            const double width = DemoFixture::number("road", f, "row_width_m");
            QVERIFY(width >= 1.8 && width <= 6);
            bends += f.geometry.coords().size() > 2 ? 1 : 0;
            const QString name = DemoFixture::text("road", f, "name");
            QVERIFY2(name.startsWith(QStringLiteral("Hẻm ")) || name.startsWith(QStringLiteral("Đường ven ")),
                     qPrintable(name));
        }
        QVERIFY(alleys > 60);
        QVERIFY(bends > alleys / 10);
    }

    void daNangSpeaksOfKiet()
    {
        DemoFixture city;
        QVERIFY(city.generate(600, 1, QStringLiteral("danang")));
        int kiet = 0;
        for (const city::Feature &f : city.layer("road"))
            kiet += DemoFixture::text("road", f, "name").startsWith(QStringLiteral("Kiệt ")) ? 1 : 0;
        QVERIFY(kiet > 10);
        const geo::Coord c = geo::centroid(city.layer("parcel").front().geometry);
        QVERIFY(std::abs(c.x - 550'000) < 2000 && std::abs(c.y - 1'777'000) < 2000);
        QVERIFY(std::ranges::any_of(city.layer("parcel"), [](const city::Feature &f) {
            return DemoFixture::text("parcel", f, "address").startsWith(QLatin1Char('K'));
        }));
    }

    void savedViewsLookAtTheCity()
    {
        QVERIFY(m_city.outcome.views.size() >= 4);
        const geo::Extent extent = m_city.outcome.terrain.extent();
        for (const auto &[id, json] : m_city.outcome.views) {
            const QJsonObject view = QJsonDocument::fromJson(json).object();
            QVERIFY(!view.value(QLatin1String("title")).toString().isEmpty());
            const QJsonObject pose = view.value(QLatin1String("pose")).toObject();
            const QJsonArray target = pose.value(QLatin1String("target")).toArray();
            QCOMPARE(target.size(), 3);
            QVERIFY(extent.contains({target[0].toDouble(), target[1].toDouble(), 0}));
            QVERIFY(pose.value(QLatin1String("distanceM")).toDouble() > 50);
        }
    }
};

QTEST_GUILESS_MAIN(TestDemoCity)
#include "tst_demo_city.moc"
