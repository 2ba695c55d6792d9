// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "roofsurvey.h"

#include <QJsonArray>
#include <QJsonObject>

namespace dothi::commands {

/// A building as a run of the survey changed it.
struct RoofRunEntry
{
    city::FeatureId id = 0;
    int version = 0;                   ///< after the change
    bool solid = false;                ///< a solid was written
    std::array<city::Value, 3> before; ///< height_m, roof, source
    RoofDecision decision;
};

/// Keeps what a run measured and changed as documents of the store, within the transaction of the run.
class RoofRunWriter
{
public:
    /// All of them outlive it.
    RoofRunWriter(city::StoreWriter &writer, const RoofSurvey &survey, const RoofSurveyOptions &options);

    [[nodiscard]] Result<> add(const RoofRunEntry &entry);
    /// Writes what is left.
    [[nodiscard]] Result<> finish();
    [[nodiscard]] qint64 count() const { return m_count; }
    [[nodiscard]] const QString &id() const { return m_id; }

private:
    Result<> flush();

    city::StoreWriter &m_writer;
    QJsonObject m_head;
    QString m_id;
    QJsonArray m_entries;
    int m_parts = 0;
    qint64 m_count = 0;
};

/// "…; height_m, roof: dsm.tif (DSM)": a source that says what else a building's fields come from.
[[nodiscard]] QString sourceWith(const QString &source, const QString &raster);
/// A decision for a person's program.
[[nodiscard]] QJsonObject decisionJson(const RoofDecision &decision);

} // namespace dothi::commands
