// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "storefixture.h"

#include <dothi/io/layertable.h>

#include <cmath>
#include <limits>

using namespace dothi;
using namespace storefixture;
using city::FieldType;
using city::Value;

namespace {

geo::Geometry pyramid(double east)
{
    geo::Geometry g(geo::GeometryType::MultiPolygon, true);
    const geo::Coord a{east, 0, 1.5}, b{east + 4, 0, 1.5}, c{east + 4, 4, 1.5}, top{east + 2, 2, 9.25};
    g.append(geo::Geometry::polygon({a, b, top}, true));
    g.append(geo::Geometry::polygon({b, c, top}, true));
    g.append(geo::Geometry::polygon({c, a, top}, true));
    g.append(geo::Geometry::polygon({a, c, b}, true));
    return g;
}

Value valueFor(const city::FieldDef &field, size_t k)
{
    switch (field.type) {
    case FieldType::Text: {
        const QString texts[] = {QStringLiteral("Đường Nguyễn Thị Minh Khai, «\"quý\"» ' \n\t漢 \U0001F3D9"),
                                 QString::fromUtf8(""), QStringLiteral("a\0b").left(3)};
        return texts[k % 3];
    }
    case FieldType::Integer: {
        using Limits = std::numeric_limits<qint64>;
        const qint64 integers[] = {field.maximum < 1e18 ? static_cast<qint64>(field.maximum) : Limits::max(),
                                   field.minimum > -1e18 ? static_cast<qint64>(field.minimum) : Limits::min(),
                                   static_cast<qint64>(std::max(0.0, std::ceil(field.minimum)))};
        return integers[k % 3];
    }
    case FieldType::Real: {
        const double reals[] = {0.1, field.minimum, field.maximum, 4.9e-324};
        return std::clamp(reals[k % 4], field.minimum, field.maximum);
    }
    case FieldType::Bool:
        return qint64(k % 2);
    case FieldType::Date: {
        const QDate dates[] = {QDate(2024, 2, 29), QDate(1, 1, 1), QDate(9999, 12, 31)};
        return dates[k % 3];
    }
    case FieldType::Json:
        return QStringLiteral("{\"tầng\":[1,2.5,null],\"a\":{\"b\":\"c\"}}");
    }
    return {};
}

} // namespace

/// Features on their way into a city and out of it.
class TestStoreFeatures : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void roundTrip_data()
    {
        QTest::addColumn<QString>("layerId");
        for (const city::LayerDef &layer : city::Schema::builtin().layers())
            QTest::newRow(qPrintable(layer.id)) << layer.id;
    }

    void roundTrip()
    {
        static TestCity city; // one for all layers: creating it takes longest
        QFETCH(QString, layerId);
        const city::LayerDef &layer = layerOf(layerId);
        std::vector<city::Feature> features;
        for (size_t k = 0; k < 4; ++k) {
            city::Feature f(layer);
            f.version = static_cast<int>(k) + 1;
            f.geometry = geometryFor(layer, 600'000.25 + 50.0 * static_cast<double>(k));
            if (layer.hasSolid && k != 1)
                f.solid = pyramid(600'000.25 + 50.0 * static_cast<double>(k));
            for (size_t i = 0; i < layer.fields.size(); ++i)
                f.values[i] = valueFor(layer.fields[i], k + i);
            features.push_back(std::move(f));
        }
        features.push_back(city::Feature(layer)); // nothing known, no geometry
        VERIFY_RESULT(city.insert(layerId, features));

        const auto store = city.store->reader();
        VERIFY_RESULT(store);
        QVERIFY((*store)->isReadOnly());
        city::Query query;
        query.withSolid = true;
        const auto rows = (*store)->readAll(layerId, query);
        VERIFY_RESULT(rows);
        QCOMPARE(rows->size(), features.size());
        for (size_t k = 0; k < features.size(); ++k) {
            const city::Feature &row = (*rows)[k];
            QCOMPARE(row.id, static_cast<city::FeatureId>(k) + 1);
            QCOMPARE(row.version, features[k].version);
            QVERIFY(row.geometry == features[k].geometry);
            QVERIFY(row.solid == features[k].solid);
            for (size_t i = 0; i < layer.fields.size(); ++i)
                QVERIFY2(row.values[i] == features[k].values[i], qPrintable(layer.fields[i].id));
        }
        // Every value was one the field may hold.
        QVERIFY2((*store)->damaged().empty(),
                 qPrintable((*store)->damaged().empty() ? QString() : (*store)->damaged().front().logText()));
    }

    void singleGeometriesBecomeMultiOnes()
    {
        TestCity city;
        city::Feature f = parcel(QStringLiteral("1"), QStringLiteral("1"));
        f.geometry = geo::Geometry::polygon({{0, 0, 7}, {5, 0, 7}, {5, 5, 7}, {0, 5, 7}}, true);
        VERIFY_RESULT(city.insert(QStringLiteral("parcel"), {f}));
        const auto row = city.store->feature(QStringLiteral("parcel"), 1);
        VERIFY_RESULT(row);
        QCOMPARE((*row)->geometry.type(), geo::GeometryType::MultiPolygon);
        QVERIFY(!(*row)->geometry.hasZ());
        QCOMPARE((*row)->geometry.coords().size(), size_t(5));
    }

    void refusesWhatDoesNotFit_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<int>("code");
        const auto row = [](const char *name, const char *field, ErrorCode code) {
            QTest::newRow(name) << QString::fromLatin1(field) << static_cast<int>(code);
        };
        row("text in a number", "area_m2", ErrorCode::InvalidArgument);
        row("number in a text", "parcel_no", ErrorCode::InvalidArgument);
        row("text in a date", "valid_from", ErrorCode::InvalidArgument);
        row("not a number", "legal_area_m2", ErrorCode::InvalidArgument);
        row("a line in a polygon layer", "geometry", ErrorCode::InvalidData);
        row("an open ring", "geometry", ErrorCode::InvalidData);
        row("a position that is not a number", "geometry", ErrorCode::InvalidData);
    }

    void refusesWhatDoesNotFit()
    {
        static TestCity city;
        QFETCH(QString, field);
        QFETCH(int, code);
        const city::LayerDef &layer = layerOf(QStringLiteral("parcel"));
        city::Feature f = parcel(QStringLiteral("1"), QStringLiteral("1"));
        const QByteArray tag = QTest::currentDataTag();
        if (tag == "text in a number" || tag == "text in a date")
            f.set(layer, field, QStringLiteral("12"));
        else if (tag == "number in a text")
            f.set(layer, field, qint64(12));
        else if (tag == "not a number")
            f.set(layer, field, std::numeric_limits<double>::quiet_NaN());
        else if (tag == "a line in a polygon layer")
            f.geometry = geo::Geometry::lineString({{0, 0, 0}, {1, 1, 0}});
        else if (tag == "an open ring")
            f.geometry.coords().back().x += 0.001;
        else
            f.geometry.coords()[1].y = std::numeric_limits<double>::infinity();

        const Result<> done =
            city.insert(QStringLiteral("parcel"), {parcel(QStringLiteral("1"), QStringLiteral("9")), f});
        VERIFY_ERROR(done, static_cast<ErrorCode>(code));
        QCOMPARE(done.error().subject().layer, QStringLiteral("parcel"));
        QVERIFY(done.error().subject().feature.contains(QLatin1Char('2')));
        if (field != QLatin1String("geometry"))
            QCOMPARE(done.error().subject().field, field);
        QCOMPARE(city.store->count(QStringLiteral("parcel")).value_or(-1), 0); // neither of the two
    }

    void idsAreKeptAndContinued()
    {
        TestCity city;
        std::vector<city::Feature> features;
        for (const qint64 id : {0, 41, 0}) {
            features.push_back(parcel(QStringLiteral("1"), QString::number(id)));
            features.back().id = id;
        }
        auto writer = city.store->write();
        VERIFY_RESULT(writer);
        VERIFY_RESULT((*writer)->insert(QStringLiteral("parcel"), features));
        QCOMPARE(features[0].id, 1);
        QCOMPARE(features[1].id, 41);
        QCOMPARE(features[2].id, 42);
        VERIFY_RESULT((*writer)->commit());
        VERIFY_ERROR(city.insert(QStringLiteral("parcel"), {features[1]}), ErrorCode::InvalidArgument);
        features[1].id = -3;
        VERIFY_ERROR(city.insert(QStringLiteral("parcel"), {features[1]}), ErrorCode::InvalidArgument);
        features[1].id = io::kMaxFeatureId + 1;
        VERIFY_ERROR(city.insert(QStringLiteral("parcel"), {features[1]}), ErrorCode::InvalidArgument);
    }

    void updatesAndRemoves()
    {
        TestCity city;
        const QString building = QStringLiteral("building");
        const city::LayerDef &layer = layerOf(building);
        city::Feature f(layer);
        f.geometry = square(600'000, 1'190'000, 8);
        f.solid = pyramid(600'000);
        f.set(layer, QStringLiteral("height_m"), 9.5);
        VERIFY_RESULT(city.insert(building, {f}));

        // Read without geometries and written back: they are still there.
        city::Query bare;
        bare.withGeometry = false;
        auto rows = city.store->readAll(building, bare);
        VERIFY_RESULT(rows);
        QVERIFY(rows->front().geometry.isEmpty());
        rows->front().set(layer, QStringLiteral("height_m"), 12.0);
        auto writer = city.store->write();
        VERIFY_RESULT(writer);
        VERIFY_RESULT((*writer)->update(building, rows->front()));
        VERIFY_RESULT((*writer)->commit());
        auto row = city.store->feature(building, 1);
        VERIFY_RESULT(row);
        QCOMPARE((*row)->version, 2);
        QCOMPARE(city::toNumber((*row)->value(layer, QStringLiteral("height_m"))), 12.0);
        QVERIFY((*row)->geometry == f.geometry);
        QVERIFY((*row)->solid == f.solid);

        // Moved: found at the new place only.
        (*row)->geometry = square(601'000, 1'190'000, 8);
        (*row)->solid = pyramid(601'000);
        writer = city.store->write();
        VERIFY_RESULT(writer);
        VERIFY_RESULT((*writer)->update(building, **row));
        VERIFY_RESULT((*writer)->commit());
        city::Query there;
        there.extent = geo::Extent(600'990, 1'189'990, 601'020, 1'190'020);
        QCOMPARE(city.store->readAll(building, there).value_or(std::vector<city::Feature>()).size(),
                 size_t(1));
        there.extent = geo::Extent(599'990, 1'189'990, 600'020, 1'190'020);
        QCOMPARE(city.store->readAll(building, there).value_or(std::vector<city::Feature>(9)).size(),
                 size_t(0));
        row = city.store->feature(building, 1);
        VERIFY_RESULT(row);
        QVERIFY((*row)->solid == pyramid(601'000));

        // An empty solid of its type takes the one that is there away, and nothing else.
        (*row)->solid = geo::Geometry(geo::GeometryType::MultiPolygon, true);
        writer = city.store->write();
        VERIFY_RESULT(writer);
        VERIFY_RESULT((*writer)->update(building, **row));
        VERIFY_RESULT((*writer)->commit());
        city::Query whole;
        whole.withSolid = true;
        rows = city.store->readAll(building, whole);
        VERIFY_RESULT(rows);
        QCOMPARE(rows->size(), size_t(1));
        QCOMPARE(rows->front().version, 4);
        QVERIFY(rows->front().solid.isEmpty());
        QVERIFY(rows->front().geometry == square(601'000, 1'190'000, 8));
        QCOMPARE(city::toNumber(rows->front().value(layer, QStringLiteral("height_m"))), 12.0);

        writer = city.store->write();
        VERIFY_RESULT(writer);
        VERIFY_RESULT((*writer)->remove(building, 1));
        VERIFY_RESULT((*writer)->commit());
        row = city.store->feature(building, 1);
        VERIFY_RESULT(row);
        QVERIFY(!row->has_value());
        QVERIFY((*city.store->layers())[0].extent.isEmpty());
    }

    void clearsALayer()
    {
        TestCity city;
        std::vector<city::Feature> many;
        for (int i = 0; i < 300; ++i)
            many.push_back(parcel(QStringLiteral("1"), QString::number(i), 600'000 + 12 * i));
        VERIFY_RESULT(city.insert(QStringLiteral("parcel"), many));
        auto writer = city.store->write();
        VERIFY_RESULT(writer);
        VERIFY_RESULT((*writer)->clear(QStringLiteral("parcel")));
        std::vector<city::Feature> one{parcel(QStringLiteral("2"), QStringLiteral("7"), 700'000)};
        VERIFY_RESULT((*writer)->insert(QStringLiteral("parcel"), one));
        VERIFY_RESULT((*writer)->commit());
        QCOMPARE(city.store->count(QStringLiteral("parcel")).value_or(-1), 1);
        // What refers to parcel 1 must not mean this one.
        QCOMPARE(one.front().id, 301);
        city::Query all;
        all.extent = geo::Extent(0, 0, 2e6, 2e6);
        QCOMPARE(
            city.store->readAll(QStringLiteral("parcel"), all).value_or(std::vector<city::Feature>()).size(),
            size_t(1));
        QCOMPARE(city.store->search(QStringLiteral("7/2"), 5).value_or(std::vector<city::SearchHit>()).size(),
                 size_t(1));
        QVERIFY(
            city.store->search(QStringLiteral("7/1"), 5).value_or(std::vector<city::SearchHit>(1)).empty());
    }

    void readsWhatIsAskedFor()
    {
        TestCity city;
        const QString id = QStringLiteral("parcel");
        const city::LayerDef &layer = layerOf(id);
        std::vector<city::Feature> many;
        for (int i = 0; i < 100; ++i) {
            many.push_back(parcel(QString::number(i / 10), QString::number(i % 10), 600'000 + 20 * (i % 10),
                                  1'190'000 + 20 * (i / 10)));
            many.back().set(layer, QStringLiteral("area_m2"), i * 1.5);
        }
        VERIFY_RESULT(city.insert(id, many));

        city::Query query;
        query.extent = geo::Extent(600'015, 1'190'015, 600'050, 1'190'045);
        const auto idsOf = [&] {
            QList<qint64> ids;
            const auto rows = city.store->readAll(id, query);
            for (const city::Feature &f : rows.value_or(std::vector<city::Feature>()))
                ids.append(f.id);
            return ids;
        };
        QCOMPARE(idsOf(), (QList<qint64>{12, 13, 22, 23})); // columns 1 and 2 of rows 1 and 2
        query.limit = 2;
        QCOMPARE(idsOf(), (QList<qint64>{12, 13}));
        query.limit = 0;
        QCOMPARE(idsOf(), QList<qint64>());
        query.limit = -1;
        query.equals = {{QStringLiteral("map_sheet"), QStringLiteral("2")}};
        QCOMPARE(idsOf(), (QList<qint64>{22, 23}));
        query.equals.emplace_back(QStringLiteral("area_m2"), QStringLiteral("31.5"));
        QCOMPARE(idsOf(), QList<qint64>{22});
        query.ids = {23, 22, 99, 22, 1000};
        QCOMPARE(idsOf(), QList<qint64>{22});
        query = {};
        query.ids = {7, 3, 7, 5000};
        QCOMPARE(idsOf(), (QList<qint64>{3, 7}));
        query.extent = geo::Extent(600'035, 1'190'000, 600'045, 1'190'001);
        QCOMPARE(idsOf(), QList<qint64>{3});
        // An edge that only touches meets; half a millimetre off does not, though the R-tree is rounded to
        // 0.1 m.
        query = {};
        query.extent = geo::Extent(600'190.0, 1'190'000, 600'500, 1'190'001);
        QCOMPARE(idsOf(), QList<qint64>{10});
        query.extent = geo::Extent(600'190.0005, 1'190'000, 600'500, 1'190'001);
        QCOMPARE(idsOf(), QList<qint64>());
        query.withGeometry = false;
        QCOMPARE(idsOf(), QList<qint64>());

        query = {};
        query.fields = {QStringLiteral("area_m2")};
        query.withGeometry = false;
        query.ids = {4};
        auto rows = city.store->readAll(id, query);
        VERIFY_RESULT(rows);
        QVERIFY(rows->front().geometry.isEmpty());
        QVERIFY(city::isNull(rows->front().value(layer, QStringLiteral("map_sheet"))));
        QCOMPARE(city::toNumber(rows->front().value(layer, QStringLiteral("area_m2"))), 4.5);
        query.withValues = false;
        rows = city.store->readAll(id, query);
        VERIFY_RESULT(rows);
        QCOMPARE(rows->front().values.size(), layer.fields.size());
        QVERIFY(city::isNull(rows->front().value(layer, QStringLiteral("area_m2"))));

        int seen = 0;
        VERIFY_RESULT(city.store->read(id, {}, [&seen](city::Feature &f) {
            f.values.clear(); // a visitor may take what it likes
            return ++seen == 3 ? city::Visit::Stop : city::Visit::Continue;
        }));
        QCOMPARE(seen, 3);

        query = {};
        query.fields = {QStringLiteral("no_such_field")};
        VERIFY_ERROR(city.store->readAll(id, query), ErrorCode::InvalidArgument);
        query = {};
        query.equals = {{QStringLiteral("map_sheet\" OR 1=1 --"), QStringLiteral("2")}};
        VERIFY_ERROR(city.store->readAll(id, query), ErrorCode::InvalidArgument);
        query.equals = {{QStringLiteral("map_sheet"), QStringLiteral("2' OR '1'='1")}};
        QCOMPARE(idsOf(), QList<qint64>());
        query.equals = {{QStringLiteral("area_m2"), QStringLiteral("many")}};
        VERIFY_ERROR(city.store->readAll(id, query), ErrorCode::InvalidArgument);
        VERIFY_ERROR(city.store->readAll(QStringLiteral("sqlite_master"), {}), ErrorCode::NotFound);
        VERIFY_ERROR(city.store->count(QStringLiteral("parcel; DROP TABLE parcel")), ErrorCode::NotFound);
    }

    /// Few are counted one by one, also those without a place; of many the index tells.
    void countsALayer()
    {
        TestCity city;
        const city::LayerDef *layer = city::Schema::builtin().layer(QStringLiteral("poi"));
        QVERIFY(layer);
        const auto counted = [&city, layer] {
            const auto layers = city.store->layers();
            const auto info = std::ranges::find(*layers, layer->id, &city::LayerInfo::id);
            return info->features;
        };
        const auto points = [layer](int number, bool placed) {
            std::vector<city::Feature> features(static_cast<size_t>(number));
            for (city::Feature &feature : features) {
                feature.values.resize(layer->fields.size());
                if (placed)
                    feature.geometry = geo::Geometry::point({600'000, 1'190'000, 0});
            }
            return features;
        };
        VERIFY_RESULT(city.insert(layer->id, points(2, true)));
        VERIFY_RESULT(city.insert(layer->id, points(3, false)));
        QCOMPARE(counted(), 5);
        VERIFY_RESULT(city.insert(layer->id, points(20'000, true)));
        QCOMPARE(counted(), 20'002);
        QCOMPARE(*city.store->count(layer->id), 20'005);
    }

    void saysWhereALayerLies()
    {
        TestCity city;
        VERIFY_RESULT(
            city.insert(QStringLiteral("parcel"),
                        {parcel(QStringLiteral("1"), QStringLiteral("1"), 600'000.3, 1'190'000.4),
                         parcel(QStringLiteral("1"), QStringLiteral("2"), 600'777.3, 1'190'888.4)}));
        const auto layers = city.store->layers();
        VERIFY_RESULT(layers);
        for (const city::LayerInfo &info : *layers) {
            if (info.id != QLatin1String("parcel"))
                continue;
            QCOMPARE(info.features, 2);
            // Rounded outwards to single precision: by less than 1/16 m in the easting, 1/8 m in the
            // northing.
            QVERIFY(info.extent.minX() <= 600'000.3 && info.extent.minX() > 600'000.3 - 0.0625);
            QVERIFY(info.extent.maxX() >= 600'787.3 && info.extent.maxX() < 600'787.3 + 0.0625);
            QVERIFY(info.extent.minY() <= 1'190'000.4 && info.extent.minY() > 1'190'000.4 - 0.125);
            QVERIFY(info.extent.maxY() >= 1'190'898.4 && info.extent.maxY() < 1'190'898.4 + 0.125);
        }
    }
};

QTEST_GUILESS_MAIN(TestStoreFeatures)
#include "tst_storefeatures.moc"
