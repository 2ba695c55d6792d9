// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/report/report.h>

#include <vector>

namespace dothi::report {

struct Column
{
    double share = 0;   ///< of the table's width; all together 1
    bool right = false; ///< every cell of it is set flush right, so its header is
};

/// The columns of a table: as many as its longest row or its header has. A width that is missing, not finite
/// or not positive counts as 1.
[[nodiscard]] std::vector<Column> columnsOf(const Table &table);

} // namespace dothi::report
