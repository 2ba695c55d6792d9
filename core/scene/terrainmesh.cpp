// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/scene/terrainmesh.h>

#include <algorithm>
#include <cmath>

namespace dothi::scene {

namespace {

/// Whether the square number (i, j) of some level is cut along its rising diagonal. The diagonals of the four
/// squares of a larger one meet in its middle.
bool risingDiagonal(int i, int j)
{
    return ((i + j) & 1) == 0;
}

} // namespace

TerrainMesh::TerrainMesh(int columns, int rows, std::vector<float> heights)
    : m_columns(columns)
    , m_rows(rows)
    , m_heights(std::move(heights))
{
    computeErrors();
}

void TerrainMesh::computeErrors()
{
    m_errors.assign(m_heights.size(), 0);
    const auto errorAt = [this](int c, int r) {
        return c < 0 || r < 0 || c >= m_columns || r >= m_rows ? 0.0F : m_errors[index(c, r)];
    };
    const auto deviation = [this](int c, int r, int c0, int r0, int c1, int r1) {
        return std::abs(height(c, r) - (height(c0, r0) + height(c1, r1)) / 2);
    };
    for (int half = 1; half <= kBlock / 2; half *= 2) {
        const int size = 2 * half;
        // Midpoints of the edges of the squares of this size.
        for (int r = 0; r < m_rows; r += half) {
            const bool oddRow = (r / half) & 1;
            for (int c = oddRow ? 0 : half; c < m_columns; c += size) {
                float error = oddRow ? deviation(c, r, c, r - half, c, r + half)
                                     : deviation(c, r, c - half, r, c + half, r);
                if (half > 1) {
                    const int quarter = half / 2;
                    for (const int dc : {-quarter, quarter}) {
                        for (const int dr : {-quarter, quarter})
                            error = std::max(error, errorAt(c + dc, r + dr));
                    }
                }
                m_errors[index(c, r)] = error;
            }
        }
        // Middles of the squares.
        for (int r = half; r < m_rows; r += size) {
            for (int c = half; c < m_columns; c += size) {
                const bool rising = risingDiagonal(c / size, r / size);
                float error = rising ? deviation(c, r, c - half, r - half, c + half, r + half)
                                     : deviation(c, r, c - half, r + half, c + half, r - half);
                error = std::max({error, errorAt(c - half, r), errorAt(c + half, r), errorAt(c, r - half),
                                  errorAt(c, r + half)});
                m_errors[index(c, r)] = error;
            }
        }
    }
}

template <class Visit>
void TerrainMesh::visitBlock(int blockColumn, int blockRow, double toleranceM, const Visit &visit) const
{
    const int c0 = blockColumn * kBlock;
    const int r0 = blockRow * kBlock;
    const int c1 = c0 + kBlock;
    const int r1 = r0 + kBlock;
    std::vector<Triangle> stack;
    // Vertices: the two ends of the longest side, then the right angle.
    if (risingDiagonal(blockColumn, blockRow)) {
        stack.push_back({{{{c1, r1}, {c0, r0}, {c1, r0}}}});
        stack.push_back({{{{c0, r0}, {c1, r1}, {c0, r1}}}});
    } else {
        stack.push_back({{{{c0, r1}, {c1, r0}, {c1, r1}}}});
        stack.push_back({{{{c1, r0}, {c0, r1}, {c0, r0}}}});
    }
    while (!stack.empty()) {
        const Triangle t = stack.back();
        stack.pop_back();
        const auto &[a, b, c] = t.v;
        const int mc = (a[0] + b[0]) / 2;
        const int mr = (a[1] + b[1]) / 2;
        const bool smallest = std::abs(a[0] - c[0]) + std::abs(a[1] - c[1]) <= 1;
        if (!smallest && m_errors[index(mc, mr)] > toleranceM) {
            stack.push_back({{{c, a, {mc, mr}}}});
            stack.push_back({{{b, c, {mc, mr}}}});
        } else {
            visit(t);
        }
    }
}

std::vector<TerrainMesh::Triangle> TerrainMesh::block(int blockColumn, int blockRow, double toleranceM) const
{
    std::vector<Triangle> triangles;
    visitBlock(blockColumn, blockRow, toleranceM,
               [&triangles](const Triangle &t) { triangles.push_back(t); });
    return triangles;
}

qint64 TerrainMesh::count(double toleranceM) const
{
    qint64 n = 0;
    for (int r = 0; r < m_rows / kBlock; ++r) {
        for (int c = 0; c < m_columns / kBlock; ++c)
            visitBlock(c, r, toleranceM, [&n](const Triangle &) { ++n; });
    }
    return n;
}

} // namespace dothi::scene
