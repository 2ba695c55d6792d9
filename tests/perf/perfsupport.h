// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/result.h>

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cstdio>
#include <vector>

/// What the programs that measure share.
namespace perf {

/// The value, or the end of the program: a measurement of what failed is none.
template <class T>
T need(dothi::Result<T> result)
{
    if (!result)
        qFatal("%s", qPrintable(result.error().logText()));
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

/// One object, one line.
inline void print(const QJsonObject &object)
{
    std::printf("%s\n", QJsonDocument(object).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
}

/// A line of /proc/self/status in KiB: "VmRSS" is the memory held now, "VmHWM" the most that was held; 0
/// where there is no such file.
inline double memoryKiB(const char *key)
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith(key))
            return line.split(':').value(1).trimmed().split(' ').value(0).toDouble();
    }
    return 0;
}

/// The value below which `q` of them (0…1) lie; 0.5: the median. 0 of none.
inline double quantile(std::vector<double> values, double q)
{
    std::ranges::sort(values);
    return values.empty() ? 0
                          : values[std::min(values.size() - 1,
                                            static_cast<size_t>(q * static_cast<double>(values.size())))];
}

} // namespace perf
