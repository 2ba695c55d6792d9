// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/task.h>
#include <dothi/city/store.h>

#include <QString>

namespace dothi::io {

struct DemoOptions
{
    QString city = QStringLiteral("hcmc"); ///< profile id
    int buildings = 10'000;                ///< about so many, 100 … 1,000,000
    quint64 seed = 1;
};

/// Writes the demo city to `path` (and its terrain beside it). The same options give the same contentHash.
/// Deterministic on any machine: own integer random numbers, no dependence on time, locale or thread count.
[[nodiscard]] Result<> writeDemoCity(const QString &path, const DemoOptions &options, TaskContext &task);

} // namespace dothi::io
