// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/breaklines.h>
#include <dothi/scene/terraintile.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace dothi::scene {

namespace {

/// Cells wider than this are divided, so that tiles are small enough to be seen near and far at once.
constexpr double kWidestCellM = 2.5;
constexpr double kNarrowestCellM = 0.5;
constexpr double kMostTopTiles = 4; ///< along an edge, of the coarsest level
/// Beds lie so much below the water: enough for what the terrain yields to what is laid on it.
constexpr double kBedM = 0.5;
/// Triangles between two looks at whether the work was cancelled.
constexpr size_t kTrianglesBetweenLooks = 1024;

quint64 sideKey(quint32 a, quint32 b)
{
    return (static_cast<quint64>(std::min(a, b)) << 32) | std::max(a, b);
}

/// Collects the points and triangles of a tile.
class TileBuilder
{
public:
    TileBuilder(const TerrainTileInput &input, const GroundSampler &ground)
        : m_input(input)
        , m_ground(ground)
        , m_area(std::max(input.square.minX(), input.land.minX()),
                 std::max(input.square.minY(), input.land.minY()),
                 std::min(input.square.maxX(), input.land.maxX()),
                 std::min(input.square.maxY(), input.land.maxY()))
    {}

    [[nodiscard]] const geo::Extent &area() const { return m_area; }
    Result<> addGrid(const TaskContext &task);
    Result<> addLines(const TaskContext &task);
    Result<> addWaters(const TaskContext &task);
    void addSkirts();
    TerrainTile take() { return std::move(m_tile); }

private:
    quint32 addPoint(const Point2 &p, double z);
    [[nodiscard]] bool isOnSide(const Point2 &p, const Point2 &q) const;
    /// The finest heights a spot may have: what is on the ground there.
    [[nodiscard]] double heightAt(const Point2 &p) const { return m_ground.height(p.x, p.y); }

    const TerrainTileInput &m_input;
    const GroundSampler &m_ground;
    geo::Extent m_area;
    TerrainTile m_tile;
    std::vector<Point2> m_points; ///< of the surface, in the plane
    std::vector<quint32> m_triangles;
};

quint32 TileBuilder::addPoint(const Point2 &p, double z)
{
    m_tile.points.push_back({p.x, p.y, z});
    m_tile.normals.push_back(m_ground.normal(p.x, p.y));
    return static_cast<quint32>(m_tile.points.size() - 1);
}

bool TileBuilder::isOnSide(const Point2 &p, const Point2 &q) const
{
    return (p.x == q.x && (p.x == m_area.minX() || p.x == m_area.maxX())) ||
           (p.y == q.y && (p.y == m_area.minY() || p.y == m_area.maxY()));
}

/// The triangles of the grid. It is a block wider than the tile on every side, so that both tiles at an edge
/// see the same reasons to cut it.
Result<> TileBuilder::addGrid(const TaskContext &task)
{
    constexpr int kVertices = kTerrainTileCells + 2 * TerrainMesh::kBlock + 1;
    const geo::Extent &square = m_input.square;
    const double cell = square.width() / kTerrainTileCells;
    // Counted from the square's own corner, so that the last of one tile is the first of the next.
    const auto x = [&](int c) {
        const int own = c - TerrainMesh::kBlock;
        return own == kTerrainTileCells ? square.maxX() : square.minX() + own * cell;
    };
    const auto y = [&](int r) {
        const int own = r - TerrainMesh::kBlock;
        return own == kTerrainTileCells ? square.maxY() : square.minY() + own * cell;
    };
    const auto onLandX = [this](double v) { return std::clamp(v, m_input.land.minX(), m_input.land.maxX()); };
    const auto onLandY = [this](double v) { return std::clamp(v, m_input.land.minY(), m_input.land.maxY()); };
    std::vector<float> heights;
    heights.reserve(size_t(kVertices) * kVertices);
    for (int r = 0; r < kVertices; ++r) {
        if (r % 32 == 0)
            DOTHI_TRY(task.checkpoint());
        for (int c = 0; c < kVertices; ++c)
            heights.push_back(static_cast<float>(m_ground.bareHeight(onLandX(x(c)), onLandY(y(r)))));
    }
    const TerrainMesh mesh(kVertices, kVertices, std::move(heights));
    std::vector<quint32> known(size_t(kVertices) * kVertices, 0xFFFFFFFFU);
    const auto vertex = [&](const std::array<int, 2> &v) {
        quint32 &index = known[static_cast<size_t>(v[1]) * kVertices + static_cast<size_t>(v[0])];
        if (index == 0xFFFFFFFFU) {
            index = static_cast<quint32>(m_points.size());
            m_points.push_back({onLandX(x(v[0])), onLandY(y(v[1]))});
        }
        return index;
    };
    for (int block = 0; block < 4; ++block) {
        for (const TerrainMesh::Triangle &t :
             mesh.block(1 + (block & 1), 1 + (block >> 1), m_input.toleranceM)) {
            const std::array<quint32, 3> corners{vertex(t.v[0]), vertex(t.v[1]), vertex(t.v[2])};
            const Point2 &a = m_points[corners[0]];
            const Point2 &b = m_points[corners[1]];
            const Point2 &c = m_points[corners[2]];
            // Beyond the land everything falls onto its rim.
            if ((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x) > 1e-6 * cell * cell)
                m_triangles.insert(m_triangles.end(), corners.begin(), corners.end());
        }
    }
    return {};
}

/// Banks and dikes become edges of the mesh.
Result<> TileBuilder::addLines(const TaskContext &task)
{
    const size_t given = m_points.size();
    TerrainLines lines(m_area, m_points);
    DOTHI_TRY(lines.addWaters(m_input.waters, task));
    DOTHI_TRY(lines.addDikes(m_ground, m_input.square.width() / kTerrainTileCells, m_input.toleranceM, task));
    if (lines.edges().empty())
        return {};
    // The tile's own edges stay what they are for its neighbours.
    for (size_t t = 0; t + 2 < m_triangles.size(); t += 3) {
        for (size_t e = 0; e < 3; ++e) {
            const quint32 a = m_triangles[t + e];
            const quint32 b = m_triangles[t + (e + 1) % 3];
            if (isOnSide(m_points[a], m_points[b]))
                lines.edges().push_back({a, b});
        }
    }
    const Point2 middle{m_area.center().x, m_area.center().y};
    std::vector<Point2> local;
    local.reserve(m_points.size());
    for (const Point2 &p : m_points)
        local.push_back({p.x - middle.x, p.y - middle.y});
    const geo::PlaneMesh cut = geo::triangulateAlong(local, lines.edges(), task);
    DOTHI_TRY(task.checkpoint());
    if (cut.triangles.empty()) {
        m_points.resize(given);
        return {};
    }
    for (size_t i = m_points.size(); i < cut.points.size(); ++i)
        m_points.push_back({cut.points[i].x + middle.x, cut.points[i].y + middle.y});
    m_triangles = cut.triangles;
    return {};
}

Result<> TileBuilder::addWaters(const TaskContext &task)
{
    const WaterFinder finder(m_input.waters, m_area);
    // Corners on land and in the water are different points, wherever both are at one spot.
    std::vector<int> waterOf(m_triangles.size() / 3, -1);
    if (!m_input.waters.empty()) {
        for (size_t t = 0; t < waterOf.size(); ++t) {
            if (t % kTrianglesBetweenLooks == 0)
                DOTHI_TRY(task.checkpoint());
            const Point2 &a = m_points[m_triangles[3 * t]];
            const Point2 &b = m_points[m_triangles[3 * t + 1]];
            const Point2 &c = m_points[m_triangles[3 * t + 2]];
            waterOf[t] = finder.at({(a.x + b.x + c.x) / 3, (a.y + b.y + c.y) / 3});
        }
    }
    // Along a bank the ground is no lower than the water it holds back.
    std::vector<double> least(m_points.size(), -1e9);
    for (size_t t = 0; t < waterOf.size(); ++t) {
        if (waterOf[t] < 0)
            continue;
        const WaterBed &water = m_input.waters[static_cast<size_t>(waterOf[t])];
        for (size_t k = 0; k < 3; ++k) {
            double &height = least[m_triangles[3 * t + k]];
            height = std::max({height, water.levelM, water.bankM});
        }
    }
    std::map<std::pair<quint32, int>, quint32> made;
    const auto corner = [&](quint32 i, int water) {
        const auto [it, fresh] = made.try_emplace({i, water}, 0);
        if (fresh) {
            const Point2 &p = m_points[i];
            const double ground = heightAt(p);
            it->second =
                addPoint(p, water < 0 ? std::max(ground, least[i])
                                      : std::min(m_ground.bareHeight(p.x, p.y),
                                                 m_input.waters[static_cast<size_t>(water)].levelM - kBedM));
        }
        return it->second;
    };
    std::map<quint64, std::pair<size_t, size_t>> sides; ///< edge -> triangle and corner that has it first
    for (size_t t = 0; t < waterOf.size(); ++t) {
        for (size_t k = 0; k < 3; ++k)
            m_tile.surface.push_back(corner(m_triangles[3 * t + k], waterOf[t]));
    }
    for (size_t t = 0; t < waterOf.size() && !m_input.waters.empty(); ++t) {
        for (size_t k = 0; k < 3; ++k) {
            const quint32 a = m_triangles[3 * t + k];
            const quint32 b = m_triangles[3 * t + (k + 1) % 3];
            const auto [it, fresh] = sides.try_emplace(sideKey(a, b), t, k);
            if (fresh || waterOf[it->second.first] == waterOf[t])
                continue;
            const int other = waterOf[it->second.first];
            // Upright between the two, once for each edge.
            const quint32 aHere = corner(a, waterOf[t]);
            const quint32 bHere = corner(b, waterOf[t]);
            const quint32 aThere = corner(a, other);
            const quint32 bThere = corner(b, other);
            m_tile.banks.insert(m_tile.banks.end(), {aHere, bHere, bThere, aHere, bThere, aThere});
        }
    }
    return {};
}

void TileBuilder::addSkirts()
{
    m_tile.surfacePoints = m_tile.points.size();
    double low = 1e300;
    double high = -1e300;
    for (const geo::Coord &p : m_tile.points) {
        low = std::min(low, p.z);
        high = std::max(high, p.z);
    }
    if (m_tile.points.empty())
        return;
    // A neighbour may be some levels coarser: off by its own tolerance, and by what its wider cells even out,
    // which is no more than the ground rises within them.
    const double cell = m_input.square.width() / kTerrainTileCells;
    m_tile.skirtM = 4 * m_input.toleranceM + std::min(4 * cell, high - low) + 0.5;
    std::map<quint32, quint32> feet;
    const auto foot = [&](quint32 i) {
        const auto [it, fresh] = feet.try_emplace(i, static_cast<quint32>(m_tile.points.size()));
        if (fresh) {
            geo::Coord p = m_tile.points[i];
            p.z -= m_tile.skirtM;
            m_tile.points.push_back(p);
            m_tile.normals.push_back(m_tile.normals[i]); // as light as what it continues
        }
        return it->second;
    };
    for (size_t t = 0; t + 2 < m_tile.surface.size(); t += 3) {
        for (size_t e = 0; e < 3; ++e) {
            const quint32 a = m_tile.surface[t + e];
            const quint32 b = m_tile.surface[t + (e + 1) % 3];
            if (!isOnSide({m_tile.points[a].x, m_tile.points[a].y}, {m_tile.points[b].x, m_tile.points[b].y}))
                continue;
            const quint32 footA = foot(a);
            const quint32 footB = foot(b);
            m_tile.skirts.insert(m_tile.skirts.end(), {a, footA, footB, a, footB, b});
        }
    }
}

} // namespace

PagePlan terrainPlan(const geo::ElevationPyramid &raster)
{
    double cell = raster.cellSize();
    while (cell > kWidestCellM)
        cell /= 2;
    while (cell < kNarrowestCellM)
        cell *= 2;
    PagePlan plan;
    plan.leafM = cell * kTerrainTileCells;
    plan.hasBeyond = true;
    plan.coarseFirst = true;
    const geo::Extent extent = raster.extent();
    const double size = std::max(extent.width(), extent.height());
    for (double edge = plan.leafM; edge * kMostTopTiles < size && plan.levels() < 16; edge *= 2)
        plan.fromMpp.push_back(edge * 2 / kTerrainTileCells / kTerrainCellPx);
    return plan;
}

double terrainCellM(const PagePlan &plan, int level)
{
    return plan.leafM / kTerrainTileCells * static_cast<double>(1 << std::clamp(level, 0, 30));
}

double terrainToleranceM(const PagePlan &plan, int level)
{
    return std::max(kTerrainToleranceM, kTerrainTolerancePx * plan.finestMpp(level));
}

Result<TerrainTile> buildTerrainTile(const TerrainTileInput &input, const GroundSampler &ground,
                                     const TaskContext &task)
{
    if (!input.square.intersects(input.land))
        return TerrainTile();
    TileBuilder builder(input, ground);
    if (!(builder.area().width() > 0 && builder.area().height() > 0))
        return TerrainTile();
    DOTHI_TRY(builder.addGrid(task));
    DOTHI_TRY(builder.addLines(task));
    DOTHI_TRY(builder.addWaters(task));
    DOTHI_TRY(task.checkpoint());
    builder.addSkirts();
    return builder.take();
}

} // namespace dothi::scene
