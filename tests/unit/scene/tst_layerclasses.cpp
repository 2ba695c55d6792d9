// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "buildfixture.h"

#include <dothi/base/text.h>
#include <dothi/scene/classbreaks.h>
#include <dothi/scene/layerclasses.h>
#include <dothi/scene/namefields.h>
#include <dothi/scene/palettes.h>

#include <QJsonDocument>

#include <limits>
#include <random>
#include <set>

using namespace dothi;
using namespace buildfixture;
using scene::LayerStyle;

namespace {

const QString kBuilding = QStringLiteral("building");

/// Sum of the squared distances from the mean of their class, in the way a textbook writes it.
double unlikeness(const std::vector<double> &values, const std::vector<double> &limits)
{
    double sum = 0;
    for (size_t k = 0; k + 1 < limits.size(); ++k) {
        std::vector<double> own;
        for (const double v : values) {
            const bool isLast = k + 2 == limits.size();
            if (v >= limits[k] && (v < limits[k + 1] || (isLast && v <= limits[k + 1])))
                own.push_back(v);
        }
        double mean = 0;
        for (const double v : own)
            mean += v / static_cast<double>(own.size());
        for (const double v : own)
            sum += (v - mean) * (v - mean);
    }
    return sum;
}

/// The least there is: every way to cut ascending values into so many classes is tried.
double leastUnlikeness(const std::vector<double> &values, size_t from, int classes)
{
    const auto alone = [&](size_t a, size_t b) {
        return unlikeness({values.begin() + static_cast<std::ptrdiff_t>(a),
                           values.begin() + static_cast<std::ptrdiff_t>(b)},
                          {values[a], values[b - 1]});
    };
    if (classes == 1)
        return alone(from, values.size());
    double best = std::numeric_limits<double>::infinity();
    for (size_t cut = from + 1; cut < values.size(); ++cut)
        best = std::min(best, alone(from, cut) + leastUnlikeness(values, cut, classes - 1));
    return best;
}

city::FeatureId house(Town &town, const city::Value &height, const city::Value &use = {},
                      const city::Value &source = {})
{
    static int n = 0;
    ++n;
    return town.put("building", box(kEast + n % 50 * 20, kNorth + n / 50 % 50 * 20, 10, 10),
                    {{"height_m", height}, {"use", use}, {"source", source}});
}

LayerStyle heights(scene::BreakMethod method, int ranges)
{
    LayerStyle style = LayerStyle::suggested(kBuilding, QStringLiteral("height_m"));
    style.method = method;
    style.ranges = ranges;
    return style;
}

} // namespace

class TestLayerClasses : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { setUiLanguage(QStringLiteral("en")); }

    /// Expected: Python's statistics.quantiles(values, n, method="inclusive").
    void quantilesAreThoseOfTheTextbook()
    {
        const std::vector<double> values{3.2, 3.4, 3.4, 6.6, 6.7, 9.9, 12.1, 13, 21.5, 40, 41.2};
        const std::vector<double> four = scene::quantileLimits(values, 4);
        QCOMPARE(four.size(), 5U);
        QVERIFY(near(four[0], 3.2) && near(four[1], 5.0) && near(four[2], 9.9) && near(four[3], 17.25) &&
                near(four[4], 41.2));
        const std::vector<double> three = scene::quantileLimits(values, 3);
        QVERIFY(near(three[1], 6.6333333) && near(three[2], 12.7));
    }

    void equalRangesAreOfOneWidth()
    {
        const std::vector<double> limits = scene::equalLimits(std::vector<double>{-2, 0, 1, 8}, 4);
        QCOMPARE(limits, (std::vector<double>{-2, 0.5, 3, 5.5, 8}));
    }

    void naturalGapsAreTheBestThereAre()
    {
        QCOMPARE(scene::naturalLimits(std::vector<double>{4, 5, 9, 10}, 2), (std::vector<double>{4, 7, 10}));
        // One far off is a class of its own.
        QCOMPARE(scene::naturalLimits(std::vector<double>{1, 1, 1, 100}, 2),
                 (std::vector<double>{1, 50.5, 100}));
        std::mt19937 dice(7);
        for (int round = 0; round < 60; ++round) {
            std::vector<double> values;
            for (int i = 0; i < 11; ++i) // far from zero, where squares lose their differences
                values.push_back(1'000'000 + static_cast<double>(dice() % 4000) / 100);
            std::ranges::sort(values);
            const int classes = 2 + round % 4;
            const std::vector<double> limits = scene::naturalLimits(values, classes);
            QVERIFY(std::ranges::is_sorted(limits));
            const double best = leastUnlikeness(values, 0, classes);
            QVERIFY2(unlikeness(values, limits) <= best + 1e-6,
                     qPrintable(QStringLiteral("%1 > %2").arg(unlikeness(values, limits)).arg(best)));
        }
    }

    void equalValuesMakeFewerClasses()
    {
        const std::vector<double> same(100, 3.5);
        for (const auto &limits :
             {scene::quantileLimits(same, 5), scene::equalLimits(same, 5), scene::naturalLimits(same, 5)})
            QCOMPARE(limits, (std::vector<double>{3.5, 3.5}));
        // Two heights are two classes, however often each occurs.
        QCOMPARE(scene::quantileLimits(std::vector<double>{4, 4, 4, 40, 40, 40}, 5),
                 (std::vector<double>{4, 40, 40}));
        QVERIFY(scene::quantileLimits({}, 5).empty());
        QVERIFY(scene::equalLimits({}, 5).empty());
        QVERIFY(scene::naturalLimits({}, 5).empty());
    }

    void aMillionDifferentAmountsTakeSeconds()
    {
        std::vector<double> values(1'000'000);
        for (size_t i = 0; i < values.size(); ++i)
            values[i] = static_cast<double>(i) * 1e-3;
        const std::vector<double> limits = scene::naturalLimits(values, 4);
        // Even ones are best cut into quarters.
        QCOMPARE(limits.size(), 5U);
        QVERIFY(near(limits[2], 500, 1));
    }

    /// The limits the legend shows are those the classes have, and every feature is in the one it belongs to.
    void rangesHoldWhatTheirLegendSays()
    {
        Town town;
        std::map<city::FeatureId, double> put;
        for (int i = 0; i < 60; ++i) {
            const double height = 3 + (i * 37 % 60) * 0.61;
            put.emplace(house(town, height), height);
        }
        const city::FeatureId none = house(town, {});
        const city::FeatureId notANumber = house(town, std::numeric_limits<double>::quiet_NaN());
        const city::FeatureId infinite = house(town, std::numeric_limits<double>::infinity());
        for (const scene::BreakMethod method :
             {scene::BreakMethod::Quantiles, scene::BreakMethod::EqualIntervals,
              scene::BreakMethod::NaturalBreaks}) {
            const auto made = scene::classify(*town.store, heights(method, 4), town.task);
            VERIFY_RESULT(made);
            const auto &classes = (*made)->classes();
            QCOMPARE(classes.size(), 5U);
            QCOMPARE(classes.back().color, scene::kNoValueColor);
            QCOMPARE(classes.back().count, 3);
            for (const city::FeatureId id : {none, notANumber, infinite})
                QCOMPARE((*made)->classOf(id), 4);
            std::map<int, qint64> counts;
            for (const auto &[id, height] : put) {
                const int index = (*made)->classOf(id);
                QVERIFY(index >= 0 && index < 4);
                const scene::StyleClass &own = classes[static_cast<size_t>(index)];
                QVERIFY(height >= own.from && (height < own.to || (index == 3 && height <= own.to)));
                ++counts[index];
            }
            for (const auto &[index, count] : counts)
                QCOMPARE(classes[static_cast<size_t>(index)].count, count);
            // 36.6 m in four: tenths are shown, so limits are whole tenths.
            for (size_t i = 0; i + 1 < classes.size(); ++i) {
                QVERIFY(near(classes[i].to * 10, std::round(classes[i].to * 10), 1e-9));
                QCOMPARE(classes[i].text, formatNumber(classes[i].from, 1) + QStringLiteral(" \u2013 ") +
                                              formatNumber(classes[i].to, 1) + QStringLiteral("\u00A0m"));
            }
        }
    }

    /// The greatest value alone in its range stays in it when limits are rounded.
    void manyOfTheGreatest()
    {
        Town town;
        city::FeatureId low = 0;
        city::FeatureId high = 0;
        for (int i = 0; i < 6; ++i) { // so many that no quantile lies between the two
            low = house(town, 4.26);
            high = house(town, 40.26);
        }
        const auto made = scene::classify(*town.store, heights(scene::BreakMethod::Quantiles, 5), town.task);
        VERIFY_RESULT(made);
        QCOMPARE((*made)->classes().size(), 2U);
        QCOMPARE((*made)->classOf(low), 0);
        QCOMPARE((*made)->classOf(high), 1);
    }

    void wholeNumbersHaveWholeLimits()
    {
        Town town;
        for (const int storeys : {1, 1, 2, 2, 3, 3, 4, 5, 5, 9}) {
            town.put("building", box(kEast + storeys * 20, kNorth, 10, 10), {{"storeys", qint64(storeys)}});
        }
        LayerStyle style = LayerStyle::suggested(kBuilding, QStringLiteral("storeys"));
        style.method = scene::BreakMethod::EqualIntervals;
        style.ranges = 3; // 1, 3.67, 6.33, 9
        const auto made = scene::classify(*town.store, style, town.task);
        VERIFY_RESULT(made);
        QStringList texts;
        for (const scene::StyleClass &c : (*made)->classes())
            texts.append(c.text + QLatin1Char('=') + QString::number(c.count));
        QCOMPARE(texts, (QStringList{QStringLiteral("1 \u2013 3=6"), QStringLiteral("4 \u2013 6=3"),
                                     QStringLiteral("7 \u2013 9=1")}));
    }

    void codesComeInTheirOrderWithTheirTitles()
    {
        Town town;
        const city::CodeList &uses = *city::Schema::builtin().codeList(QStringLiteral("building_use"));
        QVERIFY(uses.items.size() >= 3);
        const city::FeatureId last = house(town, 5.0, uses.items[2].code);
        const city::FeatureId first = house(town, 5.0, uses.items[0].code);
        house(town, 5.0, uses.items[2].code);
        const city::FeatureId foreign = house(town, 5.0, QStringLiteral("kho thóc"));
        const city::FeatureId none = house(town, 5.0);
        const auto made =
            scene::classify(*town.store, LayerStyle::suggested(kBuilding, QStringLiteral("use")), town.task);
        VERIFY_RESULT(made);
        const auto &classes = (*made)->classes();
        QCOMPARE(classes.size(), 4U);
        QCOMPARE(classes[0].text, uses.items[0].title.text());
        QCOMPARE(classes[1].text, uses.items[2].title.text());
        QCOMPARE(classes[1].count, 2);
        QCOMPARE(classes[2].text, QStringLiteral("kho thóc"));
        QCOMPARE((*made)->classOf(first), 0);
        QCOMPARE((*made)->classOf(last), 1);
        QCOMPARE((*made)->classOf(foreign), 2);
        QCOMPARE((*made)->classOf(none), 3);
        QCOMPARE((*made)->classOf(99'999), -1);
        QCOMPARE((*made)->colorOf(99'999), scene::kNoValueColor);
    }

    void ofVeryManyValuesTheMostFrequentAreShown()
    {
        Town town;
        std::vector<city::Feature> features;
        const city::LayerDef &def = *city::Schema::builtin().layer(kBuilding);
        const auto add = [&](const QString &source, int times) {
            for (int i = 0; i < times; ++i) {
                city::Feature feature(def);
                feature.geometry = box(kEast, kNorth, 10, 10);
                QVERIFY(feature.set(def, QStringLiteral("source"), source));
                features.push_back(feature);
            }
        };
        for (int i = 0; i < 24; ++i)
            add(QStringLiteral("often %1").arg(i), 3);
        for (int i = 0; i < 5000; ++i)
            add(QStringLiteral("once %1").arg(i), 1);
        const QString huge(1 << 20, QLatin1Char('x'));
        add(huge, 4);
        auto writer = town.store->write().value();
        VERIFY_RESULT(writer->insert(kBuilding, features));
        VERIFY_RESULT(writer->commit());
        const auto made = scene::classify(
            *town.store, LayerStyle::suggested(kBuilding, QStringLiteral("source")), town.task);
        VERIFY_RESULT(made);
        const auto &classes = (*made)->classes();
        QCOMPARE(classes.size(), 25U);
        QCOMPARE(classes.back().color, scene::kOtherColor);
        QCOMPARE(classes.back().count, 5000 + 3);
        QCOMPARE(classes.front().count, 4);
        QVERIFY(classes.front().text.startsWith(QStringLiteral("xxx")));
        QVERIFY(classes.front().text.size() <= 60);
        QVERIFY2((*made)->note().contains(QStringLiteral("24")) &&
                     (*made)->note().contains(QStringLiteral("5,025")),
                 qPrintable((*made)->note()));
        std::set<QRgb> colors;
        for (const scene::StyleClass &c : classes)
            colors.insert(c.color.rgb());
        QCOMPARE(colors.size(), classes.size());
    }

    void idsFarApartAreFound()
    {
        Town town;
        std::vector<city::Feature> features;
        const city::LayerDef &def = *city::Schema::builtin().layer(kBuilding);
        for (const city::FeatureId id : {city::FeatureId(1), city::FeatureId(1) << 40, city::FeatureId(-5)}) {
            city::Feature feature(def);
            feature.id = id;
            feature.geometry = box(kEast, kNorth, 10, 10);
            QVERIFY(feature.set(def, QStringLiteral("year"), id));
            features.push_back(feature);
        }
        auto writer = town.store->write().value();
        VERIFY_RESULT(writer->insert(kBuilding, features));
        VERIFY_RESULT(writer->commit());
        LayerStyle style = LayerStyle::suggested(kBuilding, QStringLiteral("year"));
        style.kind = scene::StyleKind::Values;
        const auto made = scene::classify(*town.store, style, town.task);
        VERIFY_RESULT(made);
        std::set<int> classes;
        for (const city::Feature &feature : features)
            classes.insert((*made)->classOf(feature.id));
        QCOMPARE(classes, (std::set<int>{0, 1, 2}));
        QCOMPARE((*made)->classOf(2), -1);
    }

    void nothingToBeClassedIsSaid()
    {
        Town town;
        house(town, {});
        for (const LayerStyle &style : {heights(scene::BreakMethod::NaturalBreaks, 5),
                                        LayerStyle::suggested(kBuilding, QStringLiteral("use"))}) {
            const auto made = scene::classify(*town.store, style, town.task);
            VERIFY_RESULT(made);
            QCOMPARE((*made)->classes().size(), 1U);
            QVERIFY(!(*made)->note().isEmpty());
        }
        const auto empty = scene::classify(
            *town.store, LayerStyle::suggested(QStringLiteral("pipe"), QStringLiteral("kind")), town.task);
        VERIFY_RESULT(empty);
        QVERIFY((*empty)->classes().empty());
    }

    void aStoppedCountIsNoResult()
    {
        Town town;
        for (int i = 0; i < 2000; ++i)
            house(town, 3.0 + i);
        std::stop_source stop;
        stop.request_stop();
        TaskContext task(stop.get_token(), {});
        VERIFY_ERROR(scene::classify(*town.store, heights(scene::BreakMethod::Quantiles, 5), task),
                     ErrorCode::Cancelled);
    }

    void stylesAreWrittenAndRead()
    {
        const auto words = LayerStyle::fromText(QStringLiteral("building:height_m:natural:7:-viridis"));
        VERIFY_RESULT(words);
        QCOMPARE(words->kind, scene::StyleKind::Ranges);
        QCOMPARE(words->method, scene::BreakMethod::NaturalBreaks);
        QCOMPARE(words->ranges, 7);
        QCOMPARE(words->palette, QStringLiteral("viridis"));
        QVERIFY(words->reversed);
        const auto read = LayerStyle::fromJson(words->toJson());
        VERIFY_RESULT(read);
        QCOMPARE(*read, *words);
        const auto values = LayerStyle::fromText(QStringLiteral("parcel:land_use_code:values:tol-muted"));
        VERIFY_RESULT(values);
        QCOMPARE(values->kind, scene::StyleKind::Values);
        QCOMPARE(values->palette, QStringLiteral("tol-muted"));
        for (const char *wrong :
             {"building", "terrain:x", "nonsense:height_m", "building:nonsense", "building:use:natural",
              "building:height_m:jenks", "building:height_m:natural:1", "building:height_m:natural:10",
              "building:height_m:natural:7:nonsense", "permit_application:proposal",
              "building:use:values:okabe-ito:more", "building:parcel_id:quantiles", ""})
            VERIFY_ERROR(LayerStyle::fromText(QString::fromLatin1(wrong)), ErrorCode::InvalidArgument);
    }

    void aPoseKeepsTheStyles()
    {
        QJsonObject pose;
        QVERIFY(!scene::stylesOf(pose));
        scene::setStyles(pose, {heights(scene::BreakMethod::Quantiles, 5)});
        QJsonArray saved = pose.value(QLatin1String("styles")).toArray();
        saved.append(QJsonObject{{QLatin1String("layer"), QStringLiteral("of a newer program")}});
        saved.append(5);
        pose.insert(QLatin1String("styles"), saved);
        const auto read = scene::stylesOf(pose);
        QVERIFY(read);
        QCOMPARE(*read, std::vector<LayerStyle>{heights(scene::BreakMethod::Quantiles, 5)});
    }

    /// What tells features apart one by one makes no classes: names that differ, but not the source they
    /// share.
    void namesAreNotOffered()
    {
        Town town;
        for (int i = 0; i < 40; ++i) {
            town.put("building", box(kEast + 20 * i, kNorth, 10, 10),
                     {{"name", QStringLiteral("Nhà %1").arg(i)},
                      {"address", i % 2 == 0 ? QStringLiteral("Lê Lợi") : QStringLiteral("Lê Lai")},
                      {"use", QStringLiteral("school")},
                      {"height_m", 5.0 + i},
                      {"source", QStringLiteral("đo vẽ")}});
        }
        TaskContext task;
        const auto names = scene::nameFields(*town.store, kBuilding, task);
        VERIFY_RESULT(names);
        QCOMPARE(*names, QStringList{QStringLiteral("name")});
        QVERIFY(scene::nameFields(*town.store, QStringLiteral("nothing"), task)->isEmpty());
    }

    /// As many kinds as a building may have (12) have a colour of their own, not kin of another one.
    void theUsualPaletteHasTwelve()
    {
        const scene::Palette &usual = scene::usualPalette(false);
        QVERIFY(usual.colors.size() >= 12);
        const std::vector<QColor> twelve = scene::colorsOf(usual, 12);
        for (const QColor &color : twelve)
            QVERIFY2(color.hsvSaturationF() < 0.62, qPrintable(color.name()));
    }

    /// For eyes that lack one kind of cones (Viénot, Brettel and Mollon 1999, the matrices of their paper in
    /// linear light): neighbours of an ordered palette, and any two of an unordered one, differ still.
    void palettesAreToldApartWithoutRedOrGreen()
    {
        const auto linear = [](double c) { return std::pow(c / 255, 2.2); };
        const auto seen = [&](const QColor &color, bool withoutRed) {
            const double r = linear(color.red());
            const double g = linear(color.green());
            const double b = linear(color.blue());
            const double rg = withoutRed ? 0.11238 * r + 0.88762 * g : 0.29275 * r + 0.70725 * g;
            const double blue = withoutRed ? 0.00401 * r - 0.00401 * g + b : -0.02234 * r + 0.02234 * g + b;
            const auto light = [](double v) { return std::pow(std::clamp(v, 0.0, 1.0), 1 / 2.2) * 255; };
            return osg::Vec2d(light(rg), light(blue));
        };
        for (const scene::Palette &palette : scene::palettes()) {
            const bool ordered = palette.kind != scene::PaletteKind::Qualitative;
            const std::vector<QColor> colors =
                scene::colorsOf(palette, ordered ? 7 : static_cast<int>(palette.colors.size()));
            for (const bool withoutRed : {true, false}) {
                for (size_t i = 0; i < colors.size(); ++i) {
                    for (size_t k = i + 1; k < (ordered ? std::min(i + 2, colors.size()) : colors.size());
                         ++k) {
                        const double apart =
                            (seen(colors[i], withoutRed) - seen(colors[k], withoutRed)).length();
                        QVERIFY2(apart > 14,
                                 qPrintable(QStringLiteral("%1: %2 %3, %4")
                                                .arg(palette.id, colors[i].name(), colors[k].name())
                                                .arg(apart)));
                    }
                }
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestLayerClasses)
#include "tst_layerclasses.moc"
