// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/city/buildingshape.h>
#include <dothi/scene/blockgrid.h>
#include <dothi/scene/blockpyramid.h>
#include <dothi/scene/builders.h>
#include <dothi/scene/facing.h>
#include <dothi/scene/style.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace dothi::scene {

namespace {

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
            const size_t first = mesh.indexCount();
            addQuad(mesh, corners, {0, 0, 1}, color);
            for (int r = block.row; r < block.row + block.rows; ++r) {
                for (int c = block.column; c < block.column + block.columns; ++c)
                    mesh.share(m_grid.cell(c, r).drawn, first);
            }
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
                const size_t first = mesh.indexCount();
                addWall(mesh, side, c, r, run, own, other);
                for (int i = 0; i < run; ++i)
                    mesh.share(m_grid.cell(alongColumns ? c + i : c, alongColumns ? r : r + i).drawn, first);
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

/// Puts a tile's grid together from the squares of the pyramid's base, reading those that are not there yet.
class BlockGathering
{
public:
    BlockGathering(BuildContext &context, BlockPyramid &pyramid, BlockGrid &grid, const TileKey &tile)
        : m_context(context)
        , m_pyramid(pyramid)
        , m_grid(grid)
        , m_tile(tile)
        , m_fields(*context.layer)
        , m_whole(context.square)
    {
        m_query.fields = city::BuildingFields::names();
    }

    [[nodiscard]] Result<> gather(const TileKey &key)
    {
        DOTHI_TRY(m_context.task.checkpoint());
        if (key.level == BlockPyramid::kBase) {
            if (const BlockPyramid::BasePtr base = m_pyramid.find(key)) {
                if (m_context.notes && base->mark != m_context.notes->contentMark)
                    m_context.notes->certain = false;
                add(key, *base);
                return {};
            }
        }
        // Many squares at once are read faster than one after the other.
        if (key.level <= kReadAtOnce && !m_pyramid.knowsSomeOf(key))
            return read(key);
        if (key.level > kReadAtOnce) {
            const Result<bool> any = hasAny(key);
            if (!any)
                return Failure(any.error());
            if (!*any)
                return {};
        }
        for (int quarter = 0; quarter < 4; ++quarter)
            DOTHI_TRY(gather(key.child(quarter)));
        return {};
    }

private:
    /// Largest squares read in one go: up to 64 grids are then filled at the same time.
    static constexpr int kReadAtOnce = 4;

    struct Filling
    {
        BlockGrid grid;
        BlockPyramid::Base base;
    };

    [[nodiscard]] geo::Extent squareOf(const TileKey &key) const
    {
        const int deeper = m_tile.level - key.level;
        const double edge = m_whole.width() / (1 << deeper);
        const double x = m_whole.minX() + (key.x - (m_tile.x << deeper)) * edge;
        const double y = m_whole.minY() + (key.y - (m_tile.y << deeper)) * edge;
        return {x, y, x + edge, y + edge};
    }

    /// Whether there is anything to be read: a layer strewn over the globe has vast empty squares.
    [[nodiscard]] Result<bool> hasAny(const TileKey &key) const
    {
        city::Query query;
        query.extent = squareOf(key);
        query.withValues = false;
        query.limit = 1;
        bool any = false;
        const auto done = m_context.store.read(m_context.layer->id, query, [&any](city::Feature &) {
            any = true;
            return city::Visit::Stop;
        });
        if (!done)
            return Failure(done.error());
        return any;
    }

    void add(const TileKey &key, const BlockPyramid::Base &base)
    {
        const int deeper = m_tile.level - BlockPyramid::kBase;
        m_grid.addFiner(base.shares, (key.x - (m_tile.x << deeper)) * BlockPyramid::kCells,
                        (key.y - (m_tile.y << deeper)) * BlockPyramid::kCells, 1 << deeper);
        std::vector<city::FeatureId> &members = m_context.index->members;
        members.insert(members.end(), base.members.begin(), base.members.end());
        m_context.unknownHeights = m_context.unknownHeights || base.unknownHeights;
        m_context.scene.features += base.features;
        m_context.scene.extent.add(base.extent);
    }

    [[nodiscard]] Result<> read(const TileKey &key)
    {
        const quint64 edition = m_pyramid.edition();
        const int across = 1 << (key.level - BlockPyramid::kBase);
        const geo::Extent all = squareOf(key);
        const double edge = all.width() / across;
        std::vector<Filling> squares;
        squares.reserve(static_cast<size_t>(across) * static_cast<size_t>(across));
        for (int row = 0; row < across; ++row) {
            for (int column = 0; column < across; ++column) {
                const double x = all.minX() + column * edge;
                const double y = all.minY() + row * edge;
                squares.push_back({BlockGrid({x, y, x + edge, y + edge}, BlockPyramid::kCells), {}});
            }
        }
        const auto squareAt = [across, edge](double v, double from) {
            return std::clamp(static_cast<int>(std::floor((v - from) / edge)), 0, across - 1);
        };
        // What is the tile's own is put aside while its square is another.
        const geo::Extent square = std::exchange(m_context.square, all);
        const qint64 features = std::exchange(m_context.scene.features, 0);
        const geo::Extent extent = std::exchange(m_context.scene.extent, {});
        const auto done = m_context.read(m_query, [&](city::Feature &building) {
            const city::BuildingHeights heights = buildingHeights(building, m_fields, m_context.ground);
            const double height = heights.topM - heights.groundM;
            const QColor color =
                style::wallColor(building.id, height, textOf(building, m_fields.use), heights.heightKnown);
            const geo::Extent box = building.geometry.extent();
            const geo::Coord middle = box.center();
            const int ownColumn = squareAt(middle.x, all.minX());
            const int ownRow = squareAt(middle.y, all.minY());
            const bool isWhole = std::max(box.width(), box.height()) <= edge;
            const auto put = [&](int column, int row) {
                Filling &filling = squares[static_cast<size_t>(row) * static_cast<size_t>(across) +
                                           static_cast<size_t>(column)];
                filling.grid.add(building.geometry, building.id, height, color, isWhole);
                filling.base.members.push_back(building.id);
                filling.base.extent.add(box);
                filling.base.unknownHeights = filling.base.unknownHeights || !heights.heightKnown;
                if (column == ownColumn && row == ownRow && m_context.owns(middle))
                    ++filling.base.features;
            };
            if (isWhole) {
                put(ownColumn, ownRow);
                return;
            }
            // Larger than a square: each that it reaches into takes its share.
            const int lastRow = squareAt(box.maxY(), all.minY());
            const int lastColumn = squareAt(box.maxX(), all.minX());
            for (int row = squareAt(box.minY(), all.minY()); row <= lastRow; ++row) {
                for (int column = squareAt(box.minX(), all.minX()); column <= lastColumn; ++column)
                    put(column, row);
            }
        });
        m_context.square = square;
        m_context.scene.features = features;
        m_context.scene.extent = extent;
        if (!done)
            return done;
        for (int row = 0; row < across; ++row) {
            for (int column = 0; column < across; ++column) {
                Filling &filling = squares[static_cast<size_t>(row) * static_cast<size_t>(across) +
                                           static_cast<size_t>(column)];
                auto base = std::make_shared<BlockPyramid::Base>(std::move(filling.base));
                base->shares = filling.grid.shares();
                if (m_context.notes)
                    base->mark = m_context.notes->contentMark;
                std::ranges::sort(base->members);
                base->members.shrink_to_fit();
                const TileKey where{BlockPyramid::kBase, key.x * across + column, key.y * across + row};
                add(where, *base);
                m_pyramid.put(where, std::move(base), edition);
            }
        }
        return {};
    }

    BuildContext &m_context;
    BlockPyramid &m_pyramid;
    BlockGrid &m_grid;
    TileKey m_tile;
    city::BuildingFields m_fields;
    geo::Extent m_whole;
    city::Query m_query;
};

} // namespace

Result<> buildBlocks(BuildContext &context, const TileKey &tile)
{
    context.codes.append(QString());
    BlockPyramid alone;
    BlockGrid grid(context.square, BlockPyramid::kCells);
    DOTHI_TRY(
        BlockGathering(context, context.share ? context.share->blocks : alone, grid, tile).gather(tile));
    DOTHI_TRY(context.task.checkpoint());
    std::vector<city::FeatureId> &members = context.index->members;
    std::ranges::sort(members);
    members.erase(std::unique(members.begin(), members.end()), members.end());
    grid.settle();
    BlockMesh mesh(context, grid, context.square);
    mesh.addTops();
    for (const Side &side : kSides)
        mesh.addWalls(side);
    context.scene.maxHeightM = std::max(context.scene.maxHeightM, mesh.highest());
    return {};
}

} // namespace dothi::scene
