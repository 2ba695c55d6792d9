// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "modelfixture.h"

#include <dothi/io/dothistore.h>

#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

using namespace dothi;

namespace {

/// The first complaint of the schemas about a file; empty: none. valijson is slow, so of
/// large files it sees objects spread over the whole, and the first positions.
QString complaintAbout(const QString &path, const QString &schemaPath)
{
    static std::unique_ptr<valijson::Schema> schema;
    static nlohmann::json document;
    if (!schema) {
        document = nlohmann::json::parse(test::readAll(schemaPath).toStdString());
        schema = std::make_unique<valijson::Schema>();
        valijson::SchemaParser parser(valijson::SchemaParser::kDraft7);
        parser.populateSchema(valijson::adapters::NlohmannJsonAdapter(document), *schema);
    }
    nlohmann::json text = nlohmann::json::parse(test::readAll(path).toStdString());
    constexpr size_t kObjects = 12;
    constexpr size_t kPositions = 100;
    nlohmann::json objects = nlohmann::json::object();
    const size_t every = text["CityObjects"].size() / kObjects + 1;
    size_t number = 0;
    for (const auto &[id, object] : text["CityObjects"].items()) {
        if (number++ % every == 0)
            objects[id] = object;
    }
    text["CityObjects"] = objects;
    if (text["vertices"].size() > kPositions)
        text["vertices"].erase(text["vertices"].begin() + kPositions, text["vertices"].end());
    if (text.contains("appearance") && text["appearance"].contains("vertices-texture") &&
        text["appearance"]["vertices-texture"].size() > kPositions)
        text["appearance"]["vertices-texture"].erase(text["appearance"]["vertices-texture"].begin() +
                                                         kPositions,
                                                     text["appearance"]["vertices-texture"].end());
    valijson::Validator validator;
    // Without a place for its complaints it is much faster: each alternative that does not fit is one.
    if (validator.validate(*schema, valijson::adapters::NlohmannJsonAdapter(text), nullptr))
        return {};
    valijson::ValidationResults results;
    if (validator.validate(*schema, valijson::adapters::NlohmannJsonAdapter(text), &results))
        return {};
    valijson::ValidationResults::Error error;
    results.popError(error);
    QString where;
    for (const std::string &step : error.context)
        where += QString::fromStdString(step);
    return where + QStringLiteral(": ") + QString::fromStdString(error.description);
}

} // namespace

/// Real files into a city and out again, into a second city and out once more.
class TestCityJsonRoundTrip : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void files_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("swiss");
        QTest::addColumn<int>("epsg"); // 0: what the file says
        QTest::addColumn<int>("buildings");
        QTest::newRow("Delft") << QStringLiteral("delft_cjio.json") << false << 0 << 160;
        QTest::newRow("Zürich") << QStringLiteral("zurich_subset_lod2.json") << true << 0 << 49;
        QTest::newRow("Rotterdam") << QStringLiteral("tmt.json") << false << 0 << 853;
        QTest::newRow("3DBAG") << QStringLiteral("extension.city.jsonl") << false << 0 << 99;
        QTest::newRow("several levels of detail") << QStringLiteral("multi_lod.json") << false << 28992 << 10;
        QTest::newRow("materials") << QStringLiteral("material/mt-1.json") << false << 28992 << 1;
        QTest::newRow("textures") << QStringLiteral("rotterdam_subset.json") << false << 28992 << 16;
    }
    void files()
    {
        QFETCH(QString, name);
        QFETCH(bool, swiss);
        QFETCH(int, epsg);
        QFETCH(int, buildings);
        REAL_DATA(folder, "cityjson");
        const QString path = folder + QLatin1Char('/') + name;
        const QTemporaryDir dir;
        const city::CityProfile profile = swiss ? test::swissProfile() : test::dutchProfile();
        io::ImportOptions options;
        options.sourceEpsg = epsg;

        auto store = io::createDothi(dir.filePath(QStringLiteral("a.dothi")), profile);
        VERIFY_RESULT(store);
        const auto report = test::importModel(path, **store, options);
        VERIFY_RESULT(report);
        QCOMPARE(report->imported, buildings);
        QCOMPARE(report->rejectedCount, 0);
        const QString out = dir.filePath(QStringLiteral("a.city.json"));
        const auto exported = test::exportAs(QStringLiteral("cityjson"), **store, out);
        VERIFY_RESULT(exported);
        QCOMPARE(exported->counts.at(QStringLiteral("original")), buildings);
        QCOMPARE(exported->leftCount, 0);

        // Same objects, attributes and geometry, held against the file by Qt's own parser.
        QJsonObject before;
        QJsonObject after;
        const auto theirs = test::objectsOf(path, &before);
        const auto ours = test::objectsOf(out, &after);
        QCOMPARE(ours.size(), theirs.size());
        for (const auto &[id, object] : theirs) {
            const auto same = ours.find(id);
            QVERIFY2(same != ours.end(), qPrintable(id));
            for (auto it = object.begin(); it != object.end(); ++it)
                QVERIFY2(same->second.value(it.key()) == it.value(),
                         qPrintable(id + QLatin1Char('/') + it.key()));
            QCOMPARE(same->second.size(), object.size());
        }
        QVERIFY(after.value(QLatin1String("appearance")) == before.value(QLatin1String("appearance")));

        // Once more: the same again.
        auto second = io::createDothi(dir.filePath(QStringLiteral("b.dothi")), profile);
        VERIFY_RESULT(second);
        const auto again = test::importModel(out, **second, {});
        VERIFY_RESULT(again);
        QCOMPARE(again->imported, buildings);
        const QString last = dir.filePath(QStringLiteral("b.city.json"));
        VERIFY_RESULT(test::exportAs(QStringLiteral("cityjson"), **second, last));
        const auto twice = test::objectsOf(last);
        QVERIFY(twice == ours);

        REAL_DATA(schema, "schemas/cityjson/cityjson.min.schema.json");
        QCOMPARE(complaintAbout(out, schema), QString());
    }

    /// What was made of nothing but footprints and heights is CityJSON, too.
    void generated()
    {
        const QTemporaryDir dir;
        const auto store = test::MemoryStore::of(QStringLiteral("hcmc"), dir.path());
        const city::LayerDef &layer = *city::Schema::builtin().layer(QStringLiteral("building"));
        std::vector<city::Feature> features;
        for (int i = 0; i < 4; ++i) {
            city::Feature feature(layer);
            const double e = 600'000.0 + i * 100;
            feature.geometry = geo::Geometry::polygon(
                {{e, 1'190'000, 0}, {e + 10, 1'190'000, 0}, {e + 10, 1'190'020, 0}, {e, 1'190'020, 0}});
            if (i == 1)
                feature.geometry.append(geo::Geometry::polygon(
                    {{e, 1'190'030, 0}, {e + 10, 1'190'030, 0}, {e + 10, 1'190'040, 0}}));
            feature.geometry.setType(geo::GeometryType::MultiPolygon);
            if (i != 2)
                feature.set(layer, QStringLiteral("height_m"), 12.5);
            feature.set(layer, QStringLiteral("name"), QStringLiteral("Nhà \"%1\"").arg(i));
            features.push_back(feature);
        }
        features[3].geometry = geo::Geometry();
        auto writer = store->write();
        VERIFY_RESULT(writer);
        VERIFY_RESULT((*writer)->insert(layer.id, features));
        VERIFY_RESULT((*writer)->commit());
        const QString out = dir.filePath(QStringLiteral("x.city.json"));
        const auto report = test::exportAs(QStringLiteral("cityjson"), *store, out);
        VERIFY_RESULT(report);
        QCOMPARE(report->counts.at(QStringLiteral("building")), 4);
        QCOMPARE(report->counts.at(QStringLiteral("block")), 2);
        QCOMPARE(report->counts.at(QStringLiteral("footprint")), 1);
        QCOMPARE(report->leftCount, 1);
        QCOMPARE(test::objectsOf(out).size(), size_t(6)); // the second one has two parts
        REAL_DATA(schema, "schemas/cityjson/cityjson.min.schema.json");
        QCOMPARE(complaintAbout(out, schema), QString());
    }
};

QTEST_GUILESS_MAIN(TestCityJsonRoundTrip)
#include "tst_cityjson_roundtrip.moc"
