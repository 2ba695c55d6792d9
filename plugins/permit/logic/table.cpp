// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <permit/logic/table.h>

#include <algorithm>
#include <cmath>

namespace dothi::permit {

namespace {

/// The last step whose lower bound is not above x; the first when x lies below them all.
size_t stepOf(const std::vector<double> &from, double x)
{
    const auto above = std::upper_bound(from.begin(), from.end(), x);
    return above == from.begin() ? 0 : static_cast<size_t>(above - from.begin()) - 1;
}

/// Linear between the two break points around x, constant outside them.
double interpolate(const std::vector<double> &at, const std::vector<double> &values, double x)
{
    if (x <= at.front())
        return values.front();
    if (x >= at.back())
        return values[at.size() - 1];
    const auto i = static_cast<size_t>(std::upper_bound(at.begin(), at.end(), x) - at.begin());
    const double share = (x - at[i - 1]) / (at[i] - at[i - 1]);
    return values[i - 1] + share * (values[i] - values[i - 1]);
}

} // namespace

double toThousandth(double value)
{
    return std::round(value * 1000) / 1000;
}

StepTable::StepTable(std::vector<double> rowFrom, std::vector<double> columnFrom,
                     std::vector<std::vector<double>> values)
    : m_rowFrom(std::move(rowFrom))
    , m_columnFrom(std::move(columnFrom))
    , m_values(std::move(values))
{}

double StepTable::at(double row, double column) const
{
    return m_values[stepOf(m_rowFrom, row)][stepOf(m_columnFrom, column)];
}

Range StepTable::over(Range rows, Range columns) const
{
    Range range{at(rows.low, columns.low), at(rows.low, columns.low)};
    for (size_t r = stepOf(m_rowFrom, rows.low); r <= stepOf(m_rowFrom, rows.high); ++r) {
        for (size_t c = stepOf(m_columnFrom, columns.low); c <= stepOf(m_columnFrom, columns.high); ++c) {
            range.low = std::min(range.low, m_values[r][c]);
            range.high = std::max(range.high, m_values[r][c]);
        }
    }
    return range;
}

bool StepTable::touches(Range rows, Range columns, size_t row, size_t column) const
{
    return row >= stepOf(m_rowFrom, rows.low) && row <= stepOf(m_rowFrom, rows.high) &&
           column >= stepOf(m_columnFrom, columns.low) && column <= stepOf(m_columnFrom, columns.high);
}

LineTable::LineTable(std::vector<double> at, std::vector<double> values)
    : m_at(std::move(at))
    , m_values(std::move(values))
{}

double LineTable::at(double x) const
{
    return interpolate(m_at, m_values, x);
}

GridTable::GridTable(std::vector<double> heightM, std::vector<double> areaM2,
                     std::vector<std::vector<double>> values)
    : m_heights(std::move(heightM))
    , m_areas(std::move(areaM2))
    , m_values(std::move(values))
{}

double GridTable::at(double heightM, double areaM2) const
{
    if (heightM > m_heights.back())
        return interpolate(m_areas, m_values.back(), areaM2);
    std::vector<double> column;
    column.reserve(m_heights.size());
    for (size_t h = 0; h < m_heights.size(); ++h)
        column.push_back(interpolate(m_areas, m_values[h], areaM2));
    return interpolate(m_heights, column, heightM);
}

} // namespace dothi::permit
