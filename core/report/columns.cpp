// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/report/columns.h>

#include <algorithm>
#include <cmath>

namespace dothi::report {

std::vector<Column> columnsOf(const Table &table)
{
    size_t count = static_cast<size_t>(table.header.size());
    for (const auto &row : table.rows)
        count = std::max(count, row.size());
    std::vector<Column> columns(count);
    double sum = 0;
    for (size_t i = 0; i < count; ++i) {
        const double wanted = i < table.widths.size() ? table.widths[i] : 1;
        // The cap keeps the sum finite.
        columns[i].share = std::isfinite(wanted) && wanted > 0 ? std::min(wanted, 1e6) : 1;
        sum += columns[i].share;
        columns[i].right = !table.rows.empty() && std::all_of(table.rows.begin(), table.rows.end(),
                                                              [i](const std::vector<Cell> &row) {
                                                                  return i >= row.size() || row[i].right;
                                                              });
    }
    for (Column &column : columns)
        column.share /= sum;
    return columns;
}

} // namespace dothi::report
