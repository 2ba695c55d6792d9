// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/geo/solid/validation.h>
#include <dothi/process/command.h>

#include <QJsonArray>

#include <map>

namespace dothi::commands {

/// What `validate` found, counted whole and listed up to a limit, so that a city of a million broken
/// buildings needs no more memory than a sound one.
class Findings
{
public:
    /// More are counted and not listed.
    static constexpr qint64 kMostListed = 10'000;

    void addChecked() { ++m_checked; }
    /// The errors of one primitive; `layer` and `feature` are empty for files.
    void add(const QString &id, const QString &layer, const QString &feature,
             const std::vector<geo::ValidationError> &errors);

    [[nodiscard]] bool empty() const { return m_total == 0; }
    [[nodiscard]] qint64 checked() const { return m_checked; }
    /// `epsg` 0: the coordinates are a file's own.
    [[nodiscard]] process::CommandResult result(const geo::ValidationOptions &options, int epsg) const;

private:
    qint64 m_checked = 0;
    qint64 m_invalid = 0;
    qint64 m_total = 0;
    std::map<int, qint64> m_codes;
    QJsonArray m_list;
    QStringList m_lines;
};

} // namespace dothi::commands
