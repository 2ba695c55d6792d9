// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <utility>
#include <vector>

namespace dothi::permit {

/// To the millimetre (of areas: to the thousandth of a m²). The law's tables have edges; a height of 28.00 m
/// must not fall before one of them because 32.05 − 4.05 is 27.999999999999996 in binary fractions.
[[nodiscard]] double toThousandth(double value);

/// The least and the greatest value a limit may take while an input is not exactly known.
struct Range
{
    double low = 0;
    double high = 0;
    [[nodiscard]] bool certain() const { return low == high; }
};

/// A table of steps: a cell holds from its lower bounds (included) to the next ones (excluded). QCVN 01:2021,
/// Table 2.7: rows are road widths, columns building heights.
class StepTable
{
public:
    StepTable() = default;
    StepTable(std::vector<double> rowFrom, std::vector<double> columnFrom,
              std::vector<std::vector<double>> values);

    [[nodiscard]] double at(double row, double column) const;
    /// Over all cells that the rectangle [rowLow, rowHigh] × [columnLow, columnHigh] touches.
    [[nodiscard]] Range over(Range rows, Range columns) const;
    /// Whether over() looks at that cell.
    [[nodiscard]] bool touches(Range rows, Range columns, size_t row, size_t column) const;
    [[nodiscard]] const std::vector<double> &rowFrom() const { return m_rowFrom; }
    [[nodiscard]] const std::vector<double> &columnFrom() const { return m_columnFrom; }
    [[nodiscard]] const std::vector<std::vector<double>> &values() const { return m_values; }

private:
    std::vector<double> m_rowFrom;
    std::vector<double> m_columnFrom;
    std::vector<std::vector<double>> m_values;
};

/// Values at break points, straight lines between them, constant outside (Table 2.8: "≤ 90", "≥ 1,000").
class LineTable
{
public:
    LineTable() = default;
    LineTable(std::vector<double> at, std::vector<double> values);

    [[nodiscard]] double at(double x) const;
    [[nodiscard]] const std::vector<double> &breaks() const { return m_at; }
    [[nodiscard]] const std::vector<double> &values() const { return m_values; }

private:
    std::vector<double> m_at;
    std::vector<double> m_values;
};

/// Values by building height and plot area, bilinear between break points, constant outside (Tables 2.9, 2.10
/// and 2.12). The last row is the one "above the last height": it holds as soon as that height is exceeded
/// and takes no part in the interpolation, since the tables give it no height of its own.
class GridTable
{
public:
    GridTable() = default;
    /// `values`: one row a height and one more, one column an area.
    GridTable(std::vector<double> heightM, std::vector<double> areaM2,
              std::vector<std::vector<double>> values);

    [[nodiscard]] double at(double heightM, double areaM2) const;
    [[nodiscard]] const std::vector<double> &heights() const { return m_heights; }
    [[nodiscard]] const std::vector<double> &areas() const { return m_areas; }
    [[nodiscard]] const std::vector<std::vector<double>> &values() const { return m_values; }

private:
    std::vector<double> m_heights;
    std::vector<double> m_areas;
    std::vector<std::vector<double>> m_values;
};

} // namespace dothi::permit
