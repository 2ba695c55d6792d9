// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/city/store.h>

#include <QByteArray>
#include <QDate>
#include <QString>

#include <vector>

namespace dothi::permit {

/// A dossier as the inbox shows it, or a proposal from a file (id 0). A value.
struct Application
{
    city::FeatureId id = 0; ///< in permit_application; 0: from `file`
    QString file;           ///< path of the proposal; empty for a dossier of the store
    QString code;           ///< "HS-2026-0148"
    QString title;          ///< "Chung cư 8 tầng"
    QString owner;
    QString place; ///< "Parcel 212, sheet 14 · Bến Thành", translated
    QDate submitted;
    QDate due;
    QByteArray proposal; ///< the JSON document; empty when the dossier has none

    [[nodiscard]] bool isFile() const { return id == 0; }
};

/// The dossiers that wait for a decision (under review, awaiting a supplement, or without a status), those
/// due first at the top; without a due date last. Any thread.
[[nodiscard]] Result<std::vector<Application>> readApplications(const city::Store &store);

/// A proposal from disk, at most 4 MB. Whether it is a proposal shows when it is checked.
[[nodiscard]] Result<Application> readProposalFile(const QString &path);

/// How long there is left, in working days of the city's calendar: "2 days left", "due today", "3 days
/// overdue"; empty without a due date. "≈" before it where the calendar's holidays end too early.
struct TimeLeft
{
    QString text;
    bool urgent = false; ///< two working days or fewer
    QString note;        ///< translated: why the count may be wrong; mostly empty
};
[[nodiscard]] TimeLeft timeLeft(const Application &application, const city::CityProfile &profile,
                                const QDate &today);

} // namespace dothi::permit
