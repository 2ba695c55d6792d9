// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "testsupport.h"

#include <dothi/base/language.h>
#include <dothi/scene/classbreaks.h>
#include <dothi/scene/palettes.h>

#include <QDate>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

using namespace dothi;
using Limits = std::vector<double>;

namespace {

/// So often each.
Limits often(std::initializer_list<std::pair<double, int>> counts)
{
    Limits values;
    for (const auto &[value, count] : counts)
        values.insert(values.end(), static_cast<size_t>(count), value);
    std::ranges::sort(values);
    return values;
}

/// Written with three digits at most, and zeros.
bool hasFewDigits(double value)
{
    if (value == 0)
        return true;
    const double power = std::pow(10.0, std::floor(std::log10(std::abs(value))) - 2);
    return std::abs(value / power - std::round(value / power)) < 1e-6;
}

double day(int year, int month, int d)
{
    return static_cast<double>(QDate(year, month, d).toJulianDay());
}

} // namespace

class TestRoundBreaks : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    /// The storeys of a city of ten thousand houses: most have three, a few thirty. Neither the many nor the
    /// few share one class.
    void storeysAreToldApart()
    {
        const Limits storeys = often({{1, 1035},
                                      {2, 2507},
                                      {3, 3031},
                                      {4, 2062},
                                      {5, 839},
                                      {6, 203},
                                      {7, 96},
                                      {8, 66},
                                      {9, 51},
                                      {10, 48},
                                      {11, 19},
                                      {12, 11},
                                      {24, 1},
                                      {25, 4},
                                      {29, 5},
                                      {31, 4},
                                      {34, 3}});
        // 1, 2, 3, 4 – 5, 6 – 10, 11 – 34
        QCOMPARE(scene::roundNumberLimits(storeys, 6, true), (Limits{1, 2, 3, 4, 6, 11, 34}));
    }

    void evenAmountsHaveStepsOfOneWidth()
    {
        Limits years;
        for (int year = 1956; year <= 2024; ++year)
            years.push_back(year);
        QCOMPARE(scene::roundNumberLimits(years, 6, true), (Limits{1956, 1960, 1980, 2000, 2020, 2024}));
        Limits heights;
        for (int i = 0; i <= 100; ++i)
            heights.push_back(0.25 + i * 0.09375); // up to 9.625
        QCOMPARE(scene::roundNumberLimits(heights, 5, false), (Limits{0.25, 2, 4, 6, 8, 9.625}));
        Limits depths;
        for (int i = 0; i <= 100; ++i)
            depths.push_back(-4.5 + i * 0.078125); // up to 3.3125
        QCOMPARE(scene::roundNumberLimits(depths, 5, false), (Limits{-4.5, -4, -2, 0, 2, 3.3125}));
    }

    void fewWholeNumbersHaveAClassEach()
    {
        QCOMPARE(scene::roundNumberLimits(often({{0, 900}, {1, 30}, {2, 2}, {4, 1}}), 6, true),
                 (Limits{0, 1, 2, 4, 4}));
        QCOMPARE(scene::roundNumberLimits(often({{7, 5}}), 6, true), (Limits{7, 7}));
        QVERIFY(scene::roundNumberLimits({}, 6, true).empty());
    }

    /// One value far off does not leave all the others in one class.
    void whatIsFarOffDoesNotHideTheRest()
    {
        Limits levels;
        for (int i = 0; i < 1000; ++i)
            levels.push_back(-1 + i * 0.005); // up to 3.995
        levels.push_back(8848);
        levels.insert(levels.begin(), -430);
        const Limits limits = scene::roundNumberLimits(levels, 5, false);
        const auto inMost = [&](const Limits &cut) {
            std::ptrdiff_t most = 0;
            for (size_t i = 0; i + 1 < cut.size(); ++i) {
                most = std::max(most, std::ranges::count_if(
                                          levels, [&](double v) { return v >= cut[i] && v < cut[i + 1]; }));
            }
            return most;
        };
        QVERIFY2(inMost(limits) <= 500, qPrintable(QString::number(inMost(limits))));
        QCOMPARE(limits.front(), -430.0);
        QCOMPARE(limits.back(), 8848.0);
    }

    /// Whatever the values are: ascending, within them, not too many, and round.
    void limitsAreOrderedAndRound()
    {
        std::mt19937 dice(11);
        std::lognormal_distribution<double> skewed(2, 1.5);
        std::normal_distribution<double> even(0, 3);
        for (int round = 0; round < 200; ++round) {
            const bool whole = round % 2 == 0;
            Limits values;
            for (int i = 0; i < 300; ++i) {
                const double v = round % 3 == 0 ? even(dice) * std::pow(10, round % 7) : skewed(dice);
                values.push_back(whole ? std::round(v) : v);
            }
            std::ranges::sort(values);
            const int classes = 2 + round % 8;
            const Limits limits = scene::roundNumberLimits(values, classes, whole);
            QVERIFY(limits.size() >= 2 && limits.size() <= static_cast<size_t>(classes) + 1);
            QCOMPARE(limits.front(), values.front());
            QCOMPARE(limits.back(), values.back());
            for (size_t i = 1; i + 1 < limits.size(); ++i) {
                QVERIFY(limits[i] > limits[i - 1]);
                QVERIFY(limits[i] <= limits.back());
                // Of whole ones the last of a class is the round one, or the first of the next.
                QVERIFY2(hasFewDigits(limits[i]) || (whole && hasFewDigits(limits[i] - 1)),
                         qPrintable(QString::number(limits[i], 'g', 12)));
            }
        }
    }

    void hostileNumbersComeToAnEnd()
    {
        const double huge = std::numeric_limits<double>::max();
        for (const Limits &values :
             {Limits{-huge, 0, huge}, Limits{0, 5e-324, 1}, Limits{1e300, 1.0000001e300}, Limits{0, huge},
              Limits{9007199254740992, 9007199254740994}, Limits{-5e-324, 5e-324}}) {
            for (const bool whole : {true, false}) {
                const Limits limits = scene::roundNumberLimits(values, 6, whole);
                QVERIFY(limits.size() >= 2 && limits.size() <= 7);
                QVERIFY(std::ranges::is_sorted(limits));
            }
        }
    }

    void daysAreCutWhereYearsBegin()
    {
        Limits days;
        for (int year = 2011; year <= 2024; ++year)
            days.push_back(day(year, 6, 15));
        QCOMPARE(scene::roundDayLimits(days, 4),
                 (Limits{day(2011, 6, 15), day(2015, 1, 1), day(2020, 1, 1), day(2024, 6, 15)}));
        const Limits months{day(2024, 1, 9), day(2024, 2, 9), day(2024, 2, 10), day(2024, 4, 20)};
        QCOMPARE(scene::roundDayLimits(months, 6),
                 (Limits{day(2024, 1, 9), day(2024, 2, 1), day(2024, 4, 1), day(2024, 4, 20)}));
    }

    /// The same palette has its name in the language of the moment.
    void palettesSpeakTheLanguageOfTheMoment()
    {
        installLanguage(QStringLiteral("en"));
        const QString english = scene::palettes().front().title();
        QCOMPARE(english, QStringLiteral("Yellow to blue"));
        installLanguage(QStringLiteral("vi"));
        QCOMPARE(scene::palettes().front().title(), QStringLiteral("Vàng đến xanh lam"));
        installLanguage(QStringLiteral("en"));
        QCOMPARE(scene::palettes().front().title(), english);
    }
};

QTEST_GUILESS_MAIN(TestRoundBreaks)
#include "tst_roundbreaks.moc"
