// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/scene/creaseedges.h>

#include <QTest>

#include <cmath>
#include <numbers>

using namespace dothi;
using Ring = std::vector<geo::Coord>;

namespace {

// As large as coordinates of VN-2000 are.
constexpr double kEast = 603'000;
constexpr double kNorth = 1'191'000;

geo::Coord at(double x, double y, double z)
{
    return {kEast + x, kNorth + y, z};
}

std::vector<scene::FaceRings> facesOf(const std::vector<Ring> &rings)
{
    std::vector<scene::FaceRings> faces;
    for (const Ring &ring : rings)
        faces.push_back({ring});
    return faces;
}

/// The six sides of a box, each cut into two triangles.
std::vector<Ring> triangulatedBox(double size)
{
    const auto corner = [size](int i) {
        return at((i & 1) ? size : 0, (i & 2) ? size : 0, (i & 4) ? size : 0);
    };
    std::vector<Ring> faces;
    for (const auto &q : {std::array{0, 2, 3, 1}, std::array{4, 5, 7, 6}, std::array{0, 1, 5, 4},
                          std::array{2, 6, 7, 3}, std::array{0, 4, 6, 2}, std::array{1, 3, 7, 5}}) {
        faces.push_back({corner(q[0]), corner(q[1]), corner(q[2])});
        faces.push_back({corner(q[0]), corner(q[2]), corner(q[3])});
    }
    return faces;
}

} // namespace

class TestCreaseEdges : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aBoxHasTwelve()
    {
        std::vector<Ring> box = triangulatedBox(10);
        QCOMPARE(scene::creaseEdges(facesOf(box), 1000).size(), size_t(12));
        // Whichever way round single triangles are drawn.
        for (size_t i = 0; i < box.size(); i += 3)
            std::reverse(box[i].begin(), box[i].end());
        QCOMPARE(scene::creaseEdges(facesOf(box), 1000).size(), size_t(12));
        // Rings that repeat their first corner, too.
        for (Ring &ring : box)
            ring.push_back(ring.front());
        QCOMPARE(scene::creaseEdges(facesOf(box), 1000).size(), size_t(12));
    }

    /// The uprights of a round tower are no edges; those of a six-sided one are.
    void roundTowers()
    {
        for (const auto &[sides, uprights] : {std::pair(6, 6), std::pair(72, 0)}) {
            std::vector<Ring> faces;
            const auto corner = [sides = sides](int i, double z) {
                const double angle = 2 * std::numbers::pi * (i % sides) / sides;
                return at(8 * std::cos(angle), 8 * std::sin(angle), z);
            };
            Ring top;
            Ring bottom;
            for (int i = 0; i < sides; ++i) {
                faces.push_back({corner(i, 0), corner(i + 1, 0), corner(i + 1, 30), corner(i, 30)});
                top.push_back(corner(i, 30));
                bottom.insert(bottom.begin(), corner(i, 0));
            }
            faces.push_back(top);
            faces.push_back(bottom);
            QCOMPARE(scene::creaseEdges(facesOf(faces), 1000).size(), size_t(2 * sides + uprights));
        }
    }

    /// A sheet has its rim, and a sheet folded back upon itself its fold.
    void sheets()
    {
        const Ring one{at(0, 0, 0), at(4, 0, 0), at(4, 4, 0), at(0, 4, 0)};
        const Ring next{at(4, 0, 0), at(8, 0, 0), at(8, 4, 0), at(4, 4, 0)};
        QCOMPARE(scene::creaseEdges(facesOf({one}), 1000).size(), size_t(4));
        QCOMPARE(scene::creaseEdges(facesOf({one, next}), 1000).size(), size_t(6));
        const Ring folded{at(4, 0, 0), at(4, 4, 0), at(0, 4, 0.1), at(0, 0, 0.1)};
        const auto edges = scene::creaseEdges(facesOf({one, folded}), 1000);
        QVERIFY(std::ranges::any_of(edges, [](const auto &e) {
            return std::abs(e[0].x - kEast - 4) < 1e-6 && std::abs(e[1].x - kEast - 4) < 1e-6;
        }));
    }

    void theLongestOfTooMany()
    {
        std::vector<Ring> many;
        for (int i = 1; i <= 50; ++i) {
            for (Ring ring : triangulatedBox(i)) {
                for (geo::Coord &c : ring)
                    c.x += 100.0 * i;
                many.push_back(ring);
            }
        }
        QCOMPARE(scene::creaseEdges(facesOf(many), 100'000).size(), size_t(600));
        const auto edges = scene::creaseEdges(facesOf(many), 24);
        QCOMPARE(edges.size(), size_t(24));
        for (const auto &[a, b] : edges)
            QVERIFY(std::hypot(a.x - b.x, a.y - b.y, a.z - b.z) > 48.9);
    }

    void nothingOfNothing()
    {
        QVERIFY(scene::creaseEdges({}, 10).empty());
        QVERIFY(scene::creaseEdges(facesOf({{}, {at(0, 0, 0)}, {at(0, 0, 0), at(1, 0, 0), at(2, 0, 0)}}), 10)
                    .empty());
    }
};

QTEST_APPLESS_MAIN(TestCreaseEdges)
#include "tst_creaseedges.moc"
