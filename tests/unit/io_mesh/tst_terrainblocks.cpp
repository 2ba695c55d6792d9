// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "modelfixture.h"

#include <dothi/io/model/terrainblocks.h>

using namespace modelfixture;

namespace {

geo::ElevationGrid grid(int columns, int rows, const std::function<double(int, int)> &height)
{
    geo::ElevationGrid made(columns, rows, kEast, kNorth, 10);
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column)
            made.set(column, row, static_cast<float>(height(column, row)));
    }
    return made;
}

double planArea(const geo::TriangleMesh &mesh)
{
    double sum = 0;
    for (size_t i = 0; i + 2 < mesh.roofs.size(); i += 3) {
        const auto x = [&](size_t k) { return double(mesh.positions[3 * size_t(mesh.roofs[i + k])]); };
        const auto y = [&](size_t k) { return double(mesh.positions[3 * size_t(mesh.roofs[i + k]) + 1]); };
        sum += ((x(1) - x(0)) * (y(2) - y(0)) - (y(1) - y(0)) * (x(2) - x(0))) / 2;
    }
    return sum;
}

} // namespace

class TestTerrainBlocks : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyLevelCoversTheGrid_data();
    void everyLevelCoversTheGrid();
    void heightsAndNormals();
    void skirtHangsDown();
    void missingHeights();
    void errorOfASpike();
    void tooSmall();
};

void TestTerrainBlocks::everyLevelCoversTheGrid_data()
{
    QTest::addColumn<int>("columns");
    QTest::addColumn<int>("rows");
    QTest::newRow("2 by 2") << 2 << 2;
    QTest::newRow("one block exactly") << 65 << 65;
    QTest::newRow("one more") << 66 << 66;
    QTest::newRow("oblong") << 300 << 77;
    QTest::newRow("a line of cells") << 2 << 500;
}

void TestTerrainBlocks::everyLevelCoversTheGrid()
{
    QFETCH(int, columns);
    QFETCH(int, rows);
    const auto heights = grid(columns, rows, [](int c, int r) { return c * 0.1 + r * 0.2; });
    const auto blocks = io::terrainBlocks(heights);
    std::map<int, double> area;
    int deepest = 0;
    for (size_t i = 0; i < blocks.size(); ++i) {
        geo::TriangleMesh mesh;
        const Coord center = io::terrainCenter(heights, blocks[i]);
        io::addTerrain(heights, blocks[i], center, 0, mesh);
        QVERIFY(mesh.triangleCount() > 0);
        area[blocks[i].level] += planArea(mesh);
        deepest = std::max(deepest, blocks[i].level);
        for (const size_t child : blocks[i].children) {
            QVERIFY(child > i);
            QCOMPARE(blocks[child].step * 2, blocks[i].step);
        }
        QCOMPARE(blocks[i].children.empty(), blocks[i].step == 1);
    }
    const double whole = (columns - 1) * (rows - 1) * 100.0;
    for (int level = 0; level <= deepest; ++level)
        QVERIFY2(std::abs(area[level] - whole) < 1e-3 * whole,
                 qPrintable(QString::number(area[level] / whole)));
}

void TestTerrainBlocks::heightsAndNormals()
{
    // A plane that rises 1 in 10 to the east and falls 2 in 10 to the south.
    const auto heights = grid(40, 30, [](int c, int r) { return 5 + c - 2 * r; });
    const auto blocks = io::terrainBlocks(heights);
    QCOMPARE(blocks.size(), size_t(1));
    geo::TriangleMesh mesh;
    const Coord origin{kEast, kNorth, 100};
    io::addTerrain(heights, blocks[0], origin, 0, mesh);
    QCOMPARE(mesh.triangleCount(), size_t(39 * 29 * 2));
    for (size_t i = 0; i + 2 < mesh.positions.size(); i += 3) {
        // Cell (c, r) has its centre at 10 c + 5 east, −10 r − 5 north.
        const double column = (mesh.positions[i] - 5) / 10;
        const double row = (-mesh.positions[i + 1] - 5) / 10;
        QVERIFY(std::abs(mesh.positions[i + 2] - (5 + column - 2 * row - 100)) < 1e-4);
        const bool inner = column > 0.5 && column < 38.5 && row > 0.5 && row < 28.5;
        const double length = std::sqrt(0.01 + 0.04 + 1);
        if (inner) {
            QVERIFY(std::abs(mesh.normals[i] + 0.1 / length) < 1e-5);
            QVERIFY(std::abs(mesh.normals[i + 1] + 0.2 / length) < 1e-5);
            QVERIFY(std::abs(mesh.normals[i + 2] - 1 / length) < 1e-5);
        }
    }
}

void TestTerrainBlocks::skirtHangsDown()
{
    const auto heights = grid(3, 3, [](int, int) { return 7; });
    geo::TriangleMesh mesh;
    io::addTerrain(heights, io::terrainBlocks(heights)[0], {kEast, kNorth, 0}, 2.5, mesh);
    QCOMPARE(mesh.triangleCount(), size_t(8 + 8 * 2));
    double lowest = 1e9;
    for (size_t i = 2; i < mesh.positions.size(); i += 3)
        lowest = std::min(lowest, double(mesh.positions[i]));
    QCOMPARE(lowest, 4.5);
    // It looks outwards: with the top and a bottom it would enclose a volume. So much the sides give of it.
    double volume = 0;
    for (size_t i = 0; i + 2 < mesh.roofs.size(); i += 3) {
        const float *a = &mesh.positions[3 * size_t(mesh.roofs[i])];
        const float *b = &mesh.positions[3 * size_t(mesh.roofs[i + 1])];
        const float *c = &mesh.positions[3 * size_t(mesh.roofs[i + 2])];
        // About the middle of the bottom, whose own share then is nothing.
        const auto p = [](const float *v) { return Coord{v[0] - 15.0, v[1] + 15.0, v[2] - 4.5}; };
        const Coord u = p(a);
        const Coord v = p(b);
        const Coord w = p(c);
        volume +=
            u.x * (v.y * w.z - v.z * w.y) - u.y * (v.x * w.z - v.z * w.x) + u.z * (v.x * w.y - v.y * w.x);
    }
    QVERIFY2(std::abs(volume / 6 - 20 * 20 * 2.5) < 0.01, qPrintable(QString::number(volume / 6)));
}

void TestTerrainBlocks::missingHeights()
{
    const auto heights = grid(10, 10, [](int c, int r) { return c == 5 && r == 5 ? std::nan("") : 3; });
    geo::TriangleMesh mesh;
    io::addTerrain(heights, io::terrainBlocks(heights)[0], {kEast, kNorth, 0}, 1, mesh);
    QVERIFY(std::abs(planArea(mesh) - (81 - 4) * 100) < 0.01);
    for (const float value : mesh.positions)
        QVERIFY(std::isfinite(value));
    const auto nothing = grid(10, 10, [](int, int) { return std::nan(""); });
    mesh.clear();
    io::addTerrain(nothing, io::terrainBlocks(nothing)[0], {kEast, kNorth, 0}, 1, mesh);
    QCOMPARE(mesh.triangleCount(), size_t(0));
    QCOMPARE(io::terrainErrorM(nothing, 2), 0.0);
}

void TestTerrainBlocks::errorOfASpike()
{
    // 8 m high between two samples of step 2; at step 1 nothing is left out.
    const auto heights = grid(9, 9, [](int c, int r) { return c == 3 && r == 4 ? 8 : 0; });
    QCOMPARE(io::terrainErrorM(heights, 1), 0.0);
    QCOMPARE(io::terrainErrorM(heights, 2), 8.0);
    const auto plane = grid(9, 9, [](int c, int r) { return 2 * c - r; });
    QVERIFY(io::terrainErrorM(plane, 4) < 1e-6);
}

void TestTerrainBlocks::tooSmall()
{
    QVERIFY(io::terrainBlocks({}).empty());
    QVERIFY(io::terrainBlocks(geo::ElevationGrid(1, 5, 0, 0, 1)).empty());
}

QTEST_GUILESS_MAIN(TestTerrainBlocks)
#include "tst_terrainblocks.moc"
