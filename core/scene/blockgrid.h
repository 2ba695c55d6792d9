// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/city/feature.h>
#include <dothi/geo/geometry.h>

#include <QColor>

#include <limits>
#include <optional>
#include <vector>

namespace dothi::scene {

/// The buildings of a square as cells of a grid, for the far view: what is built on a cell becomes one block
/// of its mean height and colour. However many buildings there are, the picture costs no more than the cells.
class BlockGrid
{
public:
    /// `square`: any coordinates, metres; `cells`: along each edge.
    BlockGrid(const geo::Extent &square, int cells);

    [[nodiscard]] int cells() const { return m_cells; }
    [[nodiscard]] double cellM() const { return m_cellM; }

    /// Adds a building by its footprint. Parts outside of the square are left out; with `whole` they count in
    /// the cells at the rim of it, for buildings that are in no other square.
    void add(const geo::Geometry &footprint, city::FeatureId id, double heightM, const QColor &color,
             bool whole = false);
    /// What was added so far to one cell; cells nothing was added to are left out.
    struct Share
    {
        city::FeatureId id = 0; ///< of the building that covers most of it
        float areaM2 = 0;
        float heightM = 0; ///< mean over the area
        float mostM2 = 0;  ///< covered by that building
        quint16 column = 0;
        quint16 row = 0;
        quint8 red = 0; ///< mean over the area
        quint8 green = 0;
        quint8 blue = 0;
    };
    [[nodiscard]] std::vector<Share> shares() const;
    /// Adds the cells of a grid with cells `times` finer; its cell (0, 0) lies `column` × `row` of those
    /// fine cells from the corner of this square. Cells outside of this square are left out.
    void addFiner(const std::vector<Share> &shares, int column, int row, int times);
    /// Turns what was added into blocks: cells that are built up enough, alike neighbours brought to one
    /// height. To be called once.
    void settle();

    struct Cell
    {
        float heightM = 0; ///< above the ground; 0: nothing is drawn here
        QColor color;
        city::FeatureId id = 0; ///< of the building that covers most of it
        /// One that stands for all of them where a block can have but one colour: drawn by lot among what was
        /// added, by area, always the same one. Over a quarter those drawn are as frequent as what they stand
        /// for, which the largest ones are not.
        city::FeatureId drawn = 0;
    };
    [[nodiscard]] const Cell &cell(int column, int row) const
    {
        return m_settled[static_cast<size_t>(row) * static_cast<size_t>(m_cells) +
                         static_cast<size_t>(column)];
    }
    /// Rectangles of cells of one height and colour, [column, column + columns) × [row, row + rows).
    struct Block
    {
        int column = 0;
        int row = 0;
        int columns = 0;
        int rows = 0;
        float heightM = 0;
        QColor color;
    };
    [[nodiscard]] const std::vector<Block> &blocks() const { return m_blocks; }
    /// Ground covered by what was added, m²; and by the blocks.
    [[nodiscard]] double addedAreaM2() const { return m_addedM2; }
    [[nodiscard]] double blockAreaM2() const;

private:
    struct Sum
    {
        float areaM2 = 0;
        float height = 0; ///< m³
        float red = 0;    ///< × m²
        float green = 0;
        float blue = 0;
        float most = 0; ///< largest area of one building here
        city::FeatureId id = 0;
        city::FeatureId drawn = 0;
        float lot = std::numeric_limits<float>::infinity(); ///< of the one drawn: the least wins
    };
    static void draw(Sum &sum, city::FeatureId id, float areaM2, quint64 ticket);
    void put(int column, int row, double areaM2, city::FeatureId id, double heightM, const QColor &color);

    geo::Extent m_square;
    int m_cells;
    double m_cellM;
    double m_addedM2 = 0;
    std::vector<Sum> m_sums;
    std::vector<Cell> m_settled;
    std::vector<Block> m_blocks;
};

} // namespace dothi::scene
