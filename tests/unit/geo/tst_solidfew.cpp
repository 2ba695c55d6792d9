// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/solid/validation.h>

#include <testsupport.h>

#include <random>

using namespace dothi;
using namespace dothi::geo;

namespace {

constexpr std::array<std::array<int, 4>, 6> kSides{
    {{0, 3, 2, 1}, {4, 5, 6, 7}, {0, 1, 5, 4}, {1, 2, 6, 5}, {2, 3, 7, 6}, {3, 0, 4, 7}}};

/// A block of 10 m whose polygons have corners of their own, each beside its place by some tenths of a
/// millimetre; `turned` and `missing` are polygons that are wrong (-1: none).
Brep looseBlock(std::mt19937 &random, int stepsOff, int turned, int missing)
{
    Brep brep;
    brep.beginSolid();
    brep.beginShell();
    const auto off = [&] {
        return 2e-4 * (static_cast<int>(random() % quint32(2 * stepsOff + 1)) - stepsOff);
    };
    for (int side = 0; side < 6; ++side) {
        if (side == missing)
            continue;
        brep.beginFace();
        brep.beginRing();
        for (size_t i = 0; i < 4; ++i) {
            const int corner = kSides[static_cast<size_t>(side)][side == turned ? 3 - i : i];
            const bool east = corner % 4 == 1 || corner % 4 == 2;
            const bool north = corner % 4 >= 2;
            brep.addCorner(static_cast<quint32>(brep.vertices.size()));
            brep.vertices.push_back({600'000 + (east ? 10 : 0) + off(), 1'190'000 + (north ? 10 : 0) + off(),
                                     (corner >= 4 ? 10 : 0) + off()});
        }
    }
    return brep;
}

/// The same with positions nobody uses, far from all others but within their box.
Brep withMany(Brep brep)
{
    for (int i = 0; i < 200; ++i)
        brep.vertices.push_back({600'003 + 0.02 * i, 1'190'005, 5});
    return brep;
}

QString wordsOf(const Result<std::vector<ValidationError>> &errors)
{
    if (!errors)
        return errors.error().logText();
    QString words;
    for (const ValidationError &error : *errors) {
        words += QStringLiteral("%1 at %2 %3 %4 in %5; ")
                     .arg(error.code)
                     .arg(error.where.x, 0, 'g', 17)
                     .arg(error.where.y, 0, 'g', 17)
                     .arg(error.where.z, 0, 'g', 17)
                     .arg(error.face);
    }
    return words;
}

} // namespace

/// Solids of few positions are looked at without the structures that large ones need.
class TestSolidFew : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysTheSameOfFewAsOfMany()
    {
        std::mt19937 random(11);
        int valid = 0;
        int invalid = 0;
        for (int round = 0; round < 3000; ++round) {
            const int turned = random() % 6 == 0 ? static_cast<int>(random() % 6) : -1;
            const int missing = random() % 6 == 0 ? static_cast<int>(random() % 6) : -1;
            const int stepsOff = static_cast<int>(random() % 5);
            const Brep brep = looseBlock(random, stepsOff, turned, missing);
            ValidationOptions options;
            options.snapM = std::array{0.001, 0.0005, 0.003, 0.0}[random() % 4];
            const auto few = validateBrep(brep, SolidType::Solid, options);
            QCOMPARE(wordsOf(few), wordsOf(validateBrep(withMany(brep), SolidType::Solid, options)));
            ++(few && few->empty() ? valid : invalid);
            // Without any slack all is certain.
            if (stepsOff == 0)
                QCOMPARE(few && few->empty(), (turned < 0 || turned == missing) && missing < 0);
        }
        QVERIFY(valid > 300);
        QVERIFY(invalid > 300);
    }

    /// Inside out as a whole, in all sizes from a pebble to a city.
    void knowsWhichWayOutIs()
    {
        for (const double size : {0.05, 1.0, 1000.0, 50'000.0}) {
            for (const bool inside : {false, true}) {
                std::mt19937 random(1);
                Brep brep = looseBlock(random, 0, -1, -1);
                for (Coord &c : brep.vertices)
                    c = {(c.x - 600'000) * size / 10, (c.y - 1'190'000) * size / 10, c.z * size / 10};
                for (size_t r = 0; r < brep.rings.size() && inside; ++r)
                    std::reverse(brep.corners.begin() + static_cast<ptrdiff_t>(4 * r),
                                 brep.corners.begin() + static_cast<ptrdiff_t>(4 * r + 4));
                const auto errors = validateBrep(brep, SolidType::Solid);
                VERIFY_RESULT(errors);
                QCOMPARE(errors->size(), size_t(inside ? 1 : 0));
                if (inside)
                    QCOMPARE(errors->front().code, 405);
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestSolidFew)
#include "tst_solidfew.moc"
