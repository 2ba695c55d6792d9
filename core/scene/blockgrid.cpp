// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/scene/blockgrid.h>

#include <algorithm>
#include <cmath>

namespace dothi::scene {

namespace {

/// A cell counts as built up from this share of it on: chosen so that dense quarters keep their covered area.
/// Large cells hold streets and yards as well, and count sooner.
double builtShare(double cellM)
{
    return std::clamp(0.38 - (cellM - 8) * 0.004, 0.14, 0.38);
}

/// Cells are of one block when their heights fall into one step; steps grow with the height and with the
/// cells.
int stepOf(double heightM, double cellM)
{
    const double first = std::max(4.0, cellM * 0.5);
    return static_cast<int>(std::floor(std::log(1 + heightM / first) / std::log(1.45)));
}

} // namespace

BlockGrid::BlockGrid(const geo::Extent &square, int cells)
    : m_square(square)
    , m_cells(std::clamp(cells, 1, 1024))
    , m_cellM(square.width() / m_cells)
    , m_sums(static_cast<size_t>(m_cells) * static_cast<size_t>(m_cells))
{}

void BlockGrid::put(int column, int row, double areaM2, city::FeatureId id, double heightM,
                    const QColor &color)
{
    if (column < 0 || row < 0 || column >= m_cells || row >= m_cells)
        return;
    Sum &sum = m_sums[static_cast<size_t>(row) * static_cast<size_t>(m_cells) + static_cast<size_t>(column)];
    const auto area = static_cast<float>(areaM2);
    sum.areaM2 += area;
    sum.height += area * static_cast<float>(heightM);
    sum.red += area * static_cast<float>(color.redF());
    sum.green += area * static_cast<float>(color.greenF());
    sum.blue += area * static_cast<float>(color.blueF());
    if (area > sum.most) {
        sum.most = area;
        sum.id = id;
    }
    draw(sum, id, area, 0);
}

void BlockGrid::draw(Sum &sum, city::FeatureId id, float areaM2, quint64 ticket)
{
    if (!(areaM2 > 0))
        return;
    // Sampling by weight (Efraimidis and Spirakis 2006): the largest of u^(1/weight) wins, that is the least
    // of -log(u)/weight. u is made from the id and, as a large building has a lot in each cell it covers,
    // from the place of that, so that the same one wins whatever the order.
    quint64 v = static_cast<quint64>(id) + (ticket + 1) * 0x9E3779B97F4A7C15ULL;
    v = (v ^ (v >> 30)) * 0xBF58476D1CE4E5B9ULL;
    v = (v ^ (v >> 27)) * 0x94D049BB133111EBULL;
    v ^= v >> 31;
    const double u = (static_cast<double>(v >> 11) + 0.5) * 0x1p-53;
    const auto lot = static_cast<float>(-std::log(u) / static_cast<double>(areaM2));
    if (lot < sum.lot) {
        sum.lot = lot;
        sum.drawn = id;
    }
}

void BlockGrid::add(const geo::Geometry &footprint, city::FeatureId id, double heightM, const QColor &color,
                    bool whole)
{
    const geo::Extent box = footprint.extent();
    const double areaM2 = geo::area(footprint);
    if (box.isEmpty() || !(areaM2 > 0) || !(heightM > 0))
        return;
    m_addedM2 += areaM2;
    const auto at = [this](double v, double from) {
        return static_cast<int>(std::floor((v - from) / m_cellM));
    };
    const int c0 = at(box.minX(), m_square.minX());
    const int c1 = at(box.maxX(), m_square.minX());
    const int r0 = at(box.minY(), m_square.minY());
    const int r1 = at(box.maxY(), m_square.minY());
    if (c1 - c0 <= 1 && r1 - r0 <= 1) {
        // A house no larger than a cell: shared out by its box, which it mostly fills.
        const double boxM2 = std::max(box.width() * box.height(), 1e-6);
        for (int r = r0; r <= r1; ++r) {
            for (int c = c0; c <= c1; ++c) {
                const double x = m_square.minX() + c * m_cellM;
                const double y = m_square.minY() + r * m_cellM;
                const double w = std::min(box.maxX(), x + m_cellM) - std::max(box.minX(), x);
                const double h = std::min(box.maxY(), y + m_cellM) - std::max(box.minY(), y);
                if (w > 0 && h > 0)
                    put(whole ? std::clamp(c, 0, m_cells - 1) : c, whole ? std::clamp(r, 0, m_cells - 1) : r,
                        areaM2 * w * h / boxM2, id, heightM, color);
            }
        }
        return;
    }
    // A larger one: the cells whose middle it covers, with its own area shared out among them.
    std::vector<std::pair<int, int>> covered;
    for (int r = std::max(r0, 0); r <= std::min(r1, m_cells - 1); ++r) {
        for (int c = std::max(c0, 0); c <= std::min(c1, m_cells - 1); ++c) {
            const geo::Coord middle{m_square.minX() + (c + 0.5) * m_cellM,
                                    m_square.minY() + (r + 0.5) * m_cellM, 0};
            if (geo::containsPoint(footprint, middle))
                covered.emplace_back(c, r);
        }
    }
    if (covered.empty()) {
        const geo::Coord c = box.center();
        put(at(c.x, m_square.minX()), at(c.y, m_square.minY()), areaM2, id, heightM, color);
        return;
    }
    for (const auto &[c, r] : covered)
        put(c, r, std::min(areaM2 / static_cast<double>(covered.size()), m_cellM * m_cellM), id, heightM,
            color);
}

std::vector<BlockGrid::Share> BlockGrid::shares() const
{
    const auto byteOf = [](float sum, float areaM2) {
        return static_cast<quint8>(std::lround(std::clamp(sum / areaM2, 0.0F, 1.0F) * 255));
    };
    std::vector<Share> shares;
    for (int row = 0; row < m_cells; ++row) {
        for (int column = 0; column < m_cells; ++column) {
            const Sum &sum =
                m_sums[static_cast<size_t>(row) * static_cast<size_t>(m_cells) + static_cast<size_t>(column)];
            if (!(sum.areaM2 > 0))
                continue;
            shares.push_back({sum.id, sum.areaM2, sum.height / sum.areaM2, sum.most,
                              static_cast<quint16>(column), static_cast<quint16>(row),
                              byteOf(sum.red, sum.areaM2), byteOf(sum.green, sum.areaM2),
                              byteOf(sum.blue, sum.areaM2)});
        }
    }
    shares.shrink_to_fit();
    return shares;
}

void BlockGrid::addFiner(const std::vector<Share> &shares, int column, int row, int times)
{
    for (const Share &share : shares) {
        const int c = (column + share.column) / times;
        const int r = (row + share.row) / times;
        if (c < 0 || r < 0 || c >= m_cells || r >= m_cells)
            continue;
        Sum &sum = m_sums[static_cast<size_t>(r) * static_cast<size_t>(m_cells) + static_cast<size_t>(c)];
        m_addedM2 += static_cast<double>(share.areaM2);
        sum.areaM2 += share.areaM2;
        sum.height += share.areaM2 * share.heightM;
        sum.red += share.areaM2 * static_cast<float>(share.red) / 255;
        sum.green += share.areaM2 * static_cast<float>(share.green) / 255;
        sum.blue += share.areaM2 * static_cast<float>(share.blue) / 255;
        if (share.mostM2 > sum.most) {
            sum.most = share.mostM2;
            sum.id = share.id;
        }
        draw(sum, share.id, share.areaM2,
             (static_cast<quint64>(column + share.column) << 32) + static_cast<quint64>(row + share.row));
    }
}

void BlockGrid::settle()
{
    const double cellM2 = m_cellM * m_cellM;
    const size_t count = m_sums.size();
    m_settled.assign(count, {});
    std::vector<int> steps(count, -1);
    for (size_t i = 0; i < count; ++i) {
        const Sum &sum = m_sums[i];
        if (!(sum.areaM2 > 0))
            continue;
        const double height = static_cast<double>(sum.height / sum.areaM2);
        // A tower alone on its cell is seen from afar even where it covers little of it.
        const double enough = builtShare(m_cellM) * std::clamp(m_cellM / std::max(height, 0.1), 0.25, 1.0);
        if (static_cast<double>(sum.areaM2) < cellM2 * enough)
            continue;
        steps[i] = stepOf(height, m_cellM);
        m_settled[i].heightM = static_cast<float>(height);
        m_settled[i].id = sum.id;
        m_settled[i].drawn = sum.drawn;
    }
    const auto n = static_cast<size_t>(m_cells);
    std::vector<bool> taken(count, false);
    for (size_t row = 0; row < n; ++row) {
        for (size_t column = 0; column < n; ++column) {
            const size_t first = row * n + column;
            if (steps[first] < 0 || taken[first])
                continue;
            const auto fits = [&](size_t i) { return steps[i] == steps[first] && !taken[i]; };
            size_t columns = 1;
            while (column + columns < n && fits(first + columns))
                ++columns;
            size_t rows = 1;
            const auto rowFits = [&](size_t r) {
                for (size_t c = 0; c < columns; ++c) {
                    if (!fits(r * n + column + c))
                        return false;
                }
                return true;
            };
            while (row + rows < n && rowFits(row + rows))
                ++rows;
            Sum all;
            for (size_t r = row; r < row + rows; ++r) {
                for (size_t c = column; c < column + columns; ++c) {
                    const Sum &sum = m_sums[r * n + c];
                    all.areaM2 += sum.areaM2;
                    all.height += sum.height;
                    all.red += sum.red;
                    all.green += sum.green;
                    all.blue += sum.blue;
                    taken[r * n + c] = true;
                }
            }
            Block block{static_cast<int>(column),
                        static_cast<int>(row),
                        static_cast<int>(columns),
                        static_cast<int>(rows),
                        all.height / all.areaM2,
                        QColor::fromRgbF(std::min(all.red / all.areaM2, 1.0F),
                                         std::min(all.green / all.areaM2, 1.0F),
                                         std::min(all.blue / all.areaM2, 1.0F))};
            for (size_t r = row; r < row + rows; ++r) {
                for (size_t c = column; c < column + columns; ++c) {
                    m_settled[r * n + c].heightM = block.heightM;
                    m_settled[r * n + c].color = block.color;
                }
            }
            m_blocks.push_back(block);
        }
    }
    m_sums.clear();
    m_sums.shrink_to_fit();
}

double BlockGrid::blockAreaM2() const
{
    double sum = 0;
    for (const Block &block : m_blocks)
        sum += block.columns * block.rows * m_cellM * m_cellM;
    return sum;
}

} // namespace dothi::scene
