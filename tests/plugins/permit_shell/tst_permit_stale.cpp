// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "reviewfixture.h"

#include <permit/logic/watchedstore.h>
#include <permit/review.h>

#include <random>

using namespace dothi;
using namespace dothi::permit;
using namespace reviewfixture;

namespace {

/// The four dossiers, checked. They stand side by side along a street, 80 m in all.
struct Checked : Program
{
    TestCity content{TestCity::Applications};
    Review review{context};
    std::vector<city::FeatureId> plots = content.parcels();

    Checked()
    {
        review.start();
        cities.setCity(content.open());
        review.setToday(QDate(2026, 11, 20));
    }
    ~Checked() { cities.setCity(nullptr); }

    [[nodiscard]] city::City &city() { return *cities.city(); }
    [[nodiscard]] int stale() const
    {
        return static_cast<int>(std::ranges::count_if(review.entries(), &Review::Entry::stale));
    }
    [[nodiscard]] int checked() const
    {
        return static_cast<int>(std::ranges::count_if(
            review.entries(), [](const Review::Entry &entry) { return entry.outcome != nullptr; }));
    }
    /// As the import does it: a whole layer is said to have changed.
    city::FeatureId add(const char *layer, geo::Geometry geometry,
                        const std::vector<std::pair<const char *, city::Value>> &values)
    {
        std::vector<city::Feature> features = {feature(layer, std::move(geometry), values)};
        const Result<> done =
            city().edit({QLatin1String(layer), {}}, [&](city::StoreWriter &writer) -> Result<> {
                return writer.insert(QLatin1String(layer), features);
            });
        if (!done)
            qFatal("%s", qPrintable(done.error().logText()));
        return features.front().id;
    }
    void remove(const char *layer, city::FeatureId id)
    {
        const Result<> done = city().edit({QLatin1String(layer), {id}}, [&](city::StoreWriter &writer) {
            return writer.remove(QLatin1String(layer), id);
        });
        if (!done)
            qFatal("%s", qPrintable(done.error().logText()));
    }
    void recheckAll()
    {
        review.recheckStale();
        QCOMPARE(stale(), 0);
    }
};

} // namespace

/// A verdict is out of date when what it rests on has changed, and only then.
class TestPermitStale : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsOutOfReachLeavesVerdictsAlone()
    {
        Checked program;
        QVERIFY(program.checked() >= 3);
        QCOMPARE(program.stale(), 0);
        (void)program.add("building", box(3000, 3000, 3020, 3020), {{"height_m", 60.0}});
        QCOMPARE(program.stale(), 0);
        (void)program.add("road", line(2000, 2000, 2400, 2000), {{"row_width_m", 40.0}});
        QCOMPARE(program.stale(), 0);
        (void)program.add("planning_zone", box(1000, 1000, 1100, 1100), {{"max_density_pct", 5.0}});
        QCOMPARE(program.stale(), 0);
        // So many that the spatial index hands the neighbours over in another order.
        std::vector<city::Feature> many;
        for (int i = 0; i < 600; ++i)
            many.push_back(
                feature("building", box(500 + 30 * i, 500, 520 + 30 * i, 520), {{"height_m", 9.0}}));
        VERIFY_RESULT(program.city().edit({QStringLiteral("building"), {}}, [&](city::StoreWriter &writer) {
            return writer.insert(QStringLiteral("building"), many);
        }));
        QCOMPARE(program.stale(), 0);
    }

    void aNeighbourThatComesOrGoesIsNoticed()
    {
        Checked program;
        // Beside the first plot, a metre from its boundary.
        const city::FeatureId neighbour = program.add("building", box(-16, 12, -1, 34), {{"height_m", 30.0}});
        QVERIFY(program.stale() > 0);
        program.recheckAll();
        program.remove("building", neighbour);
        QVERIFY(program.stale() > 0);
        program.recheckAll();
        // The parcel itself, by one value that no shape tells.
        const city::LayerDef &layer = layerOf("parcel");
        auto parcel = program.city().store().feature(layer.id, program.plots[0]).value().value();
        parcel.set(layer, QStringLiteral("legal_area_m2"), 555.0);
        VERIFY_RESULT(program.city().edit(
            {layer.id, {}}, [&](city::StoreWriter &writer) { return writer.update(layer.id, parcel); }));
        QVERIFY(program.stale() > 0);
        // What happens far away meanwhile does not hide it.
        (void)program.add("building", box(3000, 3000, 3020, 3020), {{"height_m", 60.0}});
        QVERIFY(program.stale() > 0);
    }

    /// Anything may have changed, the rules among them.
    void aChangeOfUnknownKindConcernsAll()
    {
        Checked program;
        program.city().notifyChanged({});
        QCOMPARE(program.stale(), program.checked());
        (void)program.add("building", box(3000, 3000, 3020, 3020), {{"height_m", 60.0}});
        QCOMPARE(program.stale(), program.checked());
    }

    /// While it has not been looked at whether a change concerns them, verdicts do not pass for good.
    void untilItIsLookedAtAVerdictIsOutOfDate()
    {
        Checked program;
        program.executor->holding = true;
        (void)program.add("building", box(3000, 3000, 3020, 3020), {{"height_m", 60.0}});
        QCOMPARE(program.stale(), program.checked());
        program.executor->drain();
        QCOMPARE(program.stale(), 0);
        // One look that a second change overtakes says nothing.
        program.executor->holding = true;
        (void)program.add("building", box(3100, 3000, 3120, 3020), {{"height_m", 60.0}});
        (void)program.add("building", box(-16, 12, -1, 34), {{"height_m", 30.0}});
        program.executor->drain();
        QVERIFY(program.stale() > 0);
    }

    /// Whatever is built wherever: a verdict that is not called out of date comes out the same, to its hash.
    void nothingThatChangesAnAnswerGoesUnnoticed()
    {
        Checked program;
        std::mt19937 random(20261123);
        std::uniform_real_distribution<double> east(-90, 170);
        std::uniform_real_distribution<double> north(-60, 110);
        std::uniform_real_distribution<double> height(3, 60);
        int noticed = 0;
        int passed = 0;
        int changed = 0;
        for (int round = 0; round < 60; ++round) {
            const double x = east(random);
            const double y = north(random);
            (void)program.add("building", box(x, y, x + 9, y + 7), {{"height_m", height(random)}});
            for (int i = 0; i < program.review.count(); ++i) {
                const Review::Entry &entry = program.review.entries()[static_cast<size_t>(i)];
                if (!entry.outcome)
                    continue;
                const bool wasStale = entry.stale;
                const QString before = entry.outcome->answer.hash;
                program.review.selectAt(i);
                program.review.recheck();
                const QString after = program.review.currentEntry()->outcome->answer.hash;
                changed += before != after ? 1 : 0;
                (wasStale ? noticed : passed) += 1;
                QVERIFY2(wasStale || before == after,
                         qPrintable(QStringLiteral("%1: %2, %3").arg(i).arg(x).arg(y)));
            }
        }
        QVERIFY2(
            noticed > 10 && passed > 50 && changed > 0,
            qPrintable(
                QStringLiteral("%1 noticed, %2 passed, %3 changed").arg(noticed).arg(passed).arg(changed)));
    }
};

QTEST_MAIN(TestPermitStale)
#include "tst_permit_stale.moc"
