// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <array>
#include <vector>

namespace dothi::scene {

/// A right-triangulated irregular network over a grid of heights: coarse where the ground is even, fine where
/// it is not, without cracks. After Evans, Kirkpatrick and Townsend, "Right-Triangulated Irregular Networks",
/// Algorithmica 30 (2001): the error of every possible midpoint is known beforehand, parents never below
/// their children.
class TerrainMesh
{
public:
    /// Grid vertices of one side of a block; blocks are what a tile is made of.
    static constexpr int kBlock = 64;

    /// Heights at (column, row), rows from south to north; both counts a multiple of kBlock, plus one.
    TerrainMesh(int columns, int rows, std::vector<float> heights);

    [[nodiscard]] int columns() const { return m_columns; }
    [[nodiscard]] int rows() const { return m_rows; }
    [[nodiscard]] float height(int column, int row) const { return m_heights[index(column, row)]; }

    /// A triangle as grid vertices (column, row), counter-clockwise.
    struct Triangle
    {
        std::array<std::array<int, 2>, 3> v;
    };
    /// The triangles of a block whose surface is nowhere farther from the grid than `toleranceM`.
    [[nodiscard]] std::vector<Triangle> block(int blockColumn, int blockRow, double toleranceM) const;
    /// How many triangles the whole grid takes at this tolerance.
    [[nodiscard]] qint64 count(double toleranceM) const;

private:
    [[nodiscard]] size_t index(int column, int row) const
    {
        return static_cast<size_t>(row) * static_cast<size_t>(m_columns) + static_cast<size_t>(column);
    }
    void computeErrors();
    template <class Visit>
    void visitBlock(int blockColumn, int blockRow, double toleranceM, const Visit &visit) const;

    int m_columns;
    int m_rows;
    std::vector<float> m_heights;
    std::vector<float> m_errors;
};

} // namespace dothi::scene
