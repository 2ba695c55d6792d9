// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/model/terrainblocks.h>

#include <algorithm>
#include <cmath>

namespace dothi::io {

namespace {

size_t addBlock(std::vector<TerrainBlock> &blocks, const geo::ElevationGrid &grid, int level, int column,
                int row, int step)
{
    const size_t number = blocks.size();
    blocks.push_back({level, column, row, step, {}});
    if (step == 1)
        return number;
    const int half = kTerrainBlock * step / 2;
    for (const int r : {row, row + half}) {
        for (const int c : {column, column + half}) {
            // The last row and column are rims, they begin no block.
            if (r < grid.rows() - 1 && c < grid.columns() - 1) {
                const size_t child = addBlock(blocks, grid, level + 1, c, r, step / 2);
                blocks[number].children.push_back(child);
            }
        }
    }
    return number;
}

/// The samples of a block along one axis; the last one of the grid closes the row.
std::vector<int> samples(int first, int step, int count)
{
    std::vector<int> at;
    for (int i = 0; i <= kTerrainBlock; ++i) {
        const int sample = first + i * step;
        at.push_back(std::min(sample, count - 1));
        if (sample >= count - 1)
            break;
    }
    return at;
}

} // namespace

std::vector<TerrainBlock> terrainBlocks(const geo::ElevationGrid &grid)
{
    std::vector<TerrainBlock> blocks;
    if (grid.columns() < 2 || grid.rows() < 2)
        return blocks;
    int step = 1;
    while (kTerrainBlock * step < std::max(grid.columns(), grid.rows()) - 1)
        step *= 2;
    addBlock(blocks, grid, 0, 0, 0, step);
    return blocks;
}

double terrainErrorM(const geo::ElevationGrid &grid, int step)
{
    double worst = 0;
    if (step <= 1)
        return worst;
    for (int row = 0; row < grid.rows(); ++row) {
        const int r0 = row / step * step;
        const int r1 = std::min(r0 + step, grid.rows() - 1);
        const double v = r1 > r0 ? static_cast<double>(row - r0) / (r1 - r0) : 0;
        for (int column = 0; column < grid.columns(); ++column) {
            const int c0 = column / step * step;
            const int c1 = std::min(c0 + step, grid.columns() - 1);
            const double u = c1 > c0 ? static_cast<double>(column - c0) / (c1 - c0) : 0;
            const double coarse = (1 - v) * ((1 - u) * grid.at(c0, r0) + u * grid.at(c1, r0)) +
                                  v * ((1 - u) * grid.at(c0, r1) + u * grid.at(c1, r1));
            const double off = std::abs(coarse - grid.at(column, row));
            if (off > worst) // never where a value is missing
                worst = off;
        }
    }
    return worst;
}

geo::Coord terrainCenter(const geo::ElevationGrid &grid, const TerrainBlock &block)
{
    const std::vector<int> columns = samples(block.column, block.step, grid.columns());
    const std::vector<int> rows = samples(block.row, block.step, grid.rows());
    const geo::Coord a = grid.cellCenter(columns.front(), rows.front());
    const geo::Coord b = grid.cellCenter(columns.back(), rows.back());
    double lowest = 1e300;
    for (const int row : rows) {
        for (const int column : columns) {
            if (const double h = grid.at(column, row); h < lowest)
                lowest = h;
        }
    }
    return {std::round((a.x + b.x) / 2), std::round((a.y + b.y) / 2),
            lowest < 1e300 ? std::floor(lowest) : 0};
}

void addTerrain(const geo::ElevationGrid &grid, const TerrainBlock &block, const geo::Coord &origin,
                double skirtM, geo::TriangleMesh &mesh)
{
    const std::vector<int> columns = samples(block.column, block.step, grid.columns());
    const std::vector<int> rows = samples(block.row, block.step, grid.rows());
    const auto first = static_cast<quint32>(mesh.vertexCount());
    const auto across = static_cast<quint32>(columns.size());
    const auto down = static_cast<quint32>(rows.size());
    // A missing height is never used in a triangle; the vertex is there to keep the counting simple.
    const auto heightAt = [&grid](int column, int row) {
        const double h =
            grid.at(std::clamp(column, 0, grid.columns() - 1), std::clamp(row, 0, grid.rows() - 1));
        return std::isfinite(h) ? h : 0.0;
    };
    const auto put = [&](int column, int row, double lowerM) {
        const geo::Coord c = grid.cellCenter(column, row);
        const double run = 2 * grid.cellSize();
        const double nx = (heightAt(column - 1, row) - heightAt(column + 1, row)) / run;
        const double ny = (heightAt(column, row + 1) - heightAt(column, row - 1)) / run;
        const double length = std::sqrt(nx * nx + ny * ny + 1);
        for (const double value : {c.x - origin.x, c.y - origin.y, heightAt(column, row) - lowerM - origin.z})
            mesh.positions.push_back(static_cast<float>(value));
        for (const double value : {nx / length, ny / length, 1 / length})
            mesh.normals.push_back(static_cast<float>(value));
        mesh.owners.push_back(0);
        return static_cast<quint32>(mesh.owners.size() - 1);
    };
    for (const int row : rows) {
        for (const int column : columns)
            put(column, row, 0);
    }
    const auto has = [&](quint32 i, quint32 j) { return std::isfinite(grid.at(columns[i], rows[j])); };
    for (quint32 j = 0; j + 1 < down; ++j) {
        for (quint32 i = 0; i + 1 < across; ++i) {
            if (!has(i, j) || !has(i + 1, j) || !has(i, j + 1) || !has(i + 1, j + 1))
                continue;
            const quint32 nw = first + j * across + i;
            const quint32 ne = nw + 1;
            const quint32 sw = nw + across;
            const quint32 se = sw + 1;
            mesh.roofs.insert(mesh.roofs.end(), {sw, se, ne, sw, ne, nw});
        }
    }
    if (skirtM <= 0)
        return;
    // From above the rim is walked counter-clockwise: the skirt looks outwards.
    std::vector<std::pair<quint32, quint32>> rim;
    for (quint32 i = 0; i + 1 < across; ++i)
        rim.emplace_back(i, down - 1);
    for (quint32 j = down - 1; j > 0; --j)
        rim.emplace_back(across - 1, j);
    for (quint32 i = across - 1; i > 0; --i)
        rim.emplace_back(i, 0);
    for (quint32 j = 0; j + 1 < down; ++j)
        rim.emplace_back(0, j);
    for (size_t k = 0; k < rim.size(); ++k) {
        const auto [ai, aj] = rim[k];
        const auto [bi, bj] = rim[(k + 1) % rim.size()];
        if (!has(ai, aj) || !has(bi, bj))
            continue;
        const quint32 a = first + aj * across + ai;
        const quint32 b = first + bj * across + bi;
        const quint32 a0 = put(columns[ai], rows[aj], skirtM);
        const quint32 b0 = put(columns[bi], rows[bj], skirtM);
        mesh.roofs.insert(mesh.roofs.end(), {a0, b0, b, a0, b, a});
    }
}

Result<> visitTerrain(const geo::ElevationGrid &grid, TaskContext &task,
                      const std::function<void(const geo::Coord &, const geo::TriangleMesh &)> &visit)
{
    geo::TriangleMesh mesh;
    for (const TerrainBlock &block : terrainBlocks(grid)) {
        DOTHI_TRY(task.checkpoint());
        if (!block.children.empty())
            continue;
        mesh.clear();
        const geo::Coord center = terrainCenter(grid, block);
        addTerrain(grid, block, center, 0, mesh);
        visit(center, mesh);
    }
    return {};
}

} // namespace dothi::io
