// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/city/buildingshape.h>
#include <dothi/scene/blockgrid.h>
#include <dothi/scene/builders.h>
#include <dothi/scene/facing.h>
#include <dothi/scene/style.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace dothi::scene {

namespace {

constexpr int kCells = 48; ///< along the edge of a tile: 10 m in the first far level
/// Blocks reach so far into the ground, so that none floats on a slope.
constexpr double kFootM = 2;
constexpr float kStepM = 0.4F; ///< a lower step between neighbours is not drawn

struct Side
{
    int dc;
    int dr;
    osg::Vec3f normal;
};
const std::array kSides{Side{0, -1, {0, -1, 0}}, Side{1, 0, {1, 0, 0}}, Side{0, 1, {0, 1, 0}},
                        Side{-1, 0, {-1, 0, 0}}};

/// Draws the grid: tops block by block, walls where the neighbour is lower, run by run.
class BlockMesh
{
public:
    BlockMesh(BuildContext &context, const BlockGrid &grid, const geo::Extent &square)
        : m_context(context)
        , m_grid(grid)
        , m_square(square)
        , m_middle(square.center())
    {}

    void addTops()
    {
        Mesh &mesh = m_context.tiles.mesh({Material::Block, kBuildingBin, 0}, m_middle);
        for (const BlockGrid::Block &block : m_grid.blocks()) {
            const osg::Vec4ub color = toColor(style::roofColor(block.color));
            const double z = ground(block.column + block.columns / 2.0, block.row + block.rows / 2.0) +
                             static_cast<double>(block.heightM);
            m_highest = std::max(m_highest, z);
            const std::array corners{at(block.column, block.row, z),
                                     at(block.column + block.columns, block.row, z),
                                     at(block.column + block.columns, block.row + block.rows, z),
                                     at(block.column, block.row + block.rows, z)};
            addQuad(mesh, corners, {0, 0, 1}, color);
            const city::FeatureId id =
                m_grid.cell(block.column + block.columns / 2, block.row + block.rows / 2).id;
            addPick(id, corners);
        }
    }

    void addWalls(const Side &side)
    {
        const int n = m_grid.cells();
        const bool alongColumns = side.dc == 0;
        Mesh &mesh =
            m_context.tiles.mesh({Material::Block, kBuildingBin, 0, 0, facingOf(side.normal)}, m_middle);
        const auto heightAt = [&](int c, int r) {
            return c < 0 || r < 0 || c >= n || r >= n ? 0.0F : m_grid.cell(c, r).heightM;
        };
        for (int line = 0; line < n; ++line) {
            int run = 0;
            for (int k = 0; k < n; k += run) {
                run = 1;
                const int c = alongColumns ? k : line;
                const int r = alongColumns ? line : k;
                const float own = heightAt(c, r);
                const float other = heightAt(c + side.dc, r + side.dr);
                if (own < other + kStepM)
                    continue;
                while (k + run < n) {
                    const int c2 = alongColumns ? k + run : line;
                    const int r2 = alongColumns ? line : k + run;
                    if (heightAt(c2, r2) != own || heightAt(c2 + side.dc, r2 + side.dr) != other)
                        break;
                    ++run;
                }
                addWall(mesh, side, c, r, run, own, other);
            }
        }
    }

    [[nodiscard]] double highest() const { return m_highest; }

private:
    [[nodiscard]] double x(double column) const { return m_square.minX() + column * m_grid.cellM(); }
    [[nodiscard]] double y(double row) const { return m_square.minY() + row * m_grid.cellM(); }
    [[nodiscard]] double ground(double column, double row) const
    {
        return m_context.ground.height(x(column), y(row));
    }
    [[nodiscard]] geo::Coord at(double column, double row, double z) const { return {x(column), y(row), z}; }

    void addWall(Mesh &mesh, const Side &side, int column, int row, int run, float own, float other)
    {
        const bool alongColumns = side.dc == 0;
        // Outside lies to the right of the foot's direction: counter-clockwise seen from there.
        double c0 = column + (side.dc > 0 ? 1 : 0);
        double r0 = row + (side.dr > 0 ? 1 : 0);
        double c1 = c0 + (alongColumns ? run : 0);
        double r1 = r0 + (alongColumns ? 0 : run);
        if (side.dr > 0 || side.dc < 0) {
            std::swap(c0, c1);
            std::swap(r0, r1);
        }
        const double middle = ground((c0 + c1) / 2, (r0 + r1) / 2);
        const double foot = other > 0 ? middle + static_cast<double>(other) - 1 : middle - kFootM;
        const double top = middle + static_cast<double>(own);
        const std::array corners{at(c0, r0, foot), at(c1, r1, foot), at(c1, r1, top), at(c0, r0, top)};
        addQuad(mesh, corners, side.normal, toColor(m_grid.cell(column, row).color));
        addPick(m_grid.cell(column, row).id, corners);
    }

    void addQuad(Mesh &mesh, const std::array<geo::Coord, 4> &corners, const osg::Vec3f &normal,
                 const osg::Vec4ub &color) const
    {
        std::array<GLuint, 4> v{};
        for (size_t i = 0; i < 4; ++i)
            v[i] = mesh.addGround(m_context.tiles.toLocal(corners[i]), normal, color);
        mesh.addTriangle(v[0], v[1], v[2]);
        mesh.addTriangle(v[0], v[2], v[3]);
    }

    void addPick(city::FeatureId id, const std::array<geo::Coord, 4> &corners)
    {
        PickIndex &pick = m_context.index->pick;
        const auto p = [&](size_t i) { return m_context.pickPoint(corners[i]); };
        pick.addTriangle(id, p(0), p(1), p(2));
        pick.addTriangle(id, p(0), p(2), p(3));
    }

    BuildContext &m_context;
    const BlockGrid &m_grid;
    geo::Extent m_square;
    geo::Coord m_middle;
    double m_highest = 0;
};

} // namespace

Result<> buildBlocks(BuildContext &context)
{
    const city::LayerDef &def = *context.layer;
    const city::BuildingFields fields(def);
    city::Query query;
    query.fields = city::BuildingFields::names();
    context.codes.append(QString());
    BlockGrid grid(context.square, kCells);
    DOTHI_TRY(context.read(query, [&](city::Feature &building) {
        const city::BuildingHeights heights = buildingHeights(building, fields, context.ground);
        context.unknownHeights = context.unknownHeights || !heights.heightKnown;
        const double height = heights.topM - heights.groundM;
        context.index->members.push_back(building.id);
        grid.add(building.geometry, building.id, height,
                 style::wallColor(building.id, height, textOf(building, fields.use), heights.heightKnown));
    }));
    DOTHI_TRY(context.task.checkpoint());
    std::ranges::sort(context.index->members);
    grid.settle();
    BlockMesh mesh(context, grid, context.square);
    mesh.addTops();
    for (const Side &side : kSides)
        mesh.addWalls(side);
    context.scene.maxHeightM = std::max(context.scene.maxHeightM, mesh.highest());
    return {};
}

} // namespace dothi::scene
