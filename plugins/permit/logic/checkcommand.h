// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/process/command.h>

#include <permit/logic/permitreport.h>

namespace dothi::permit {

/// What the command needs from the program around it.
struct CheckServices
{
    PictureMaker pictures; ///< may be empty: a report without pictures
    /// report::write in the program.
    std::function<Result<>(const report::Report &report, const QString &path)> writeReport;
};

/// `permit.check`: STORE, PROPOSAL.json, --date, --report (cli.md).
[[nodiscard]] std::unique_ptr<process::Command> makeCheckCommand(CheckServices services);

/// The answer as a short table for a terminal, translated.
[[nodiscard]] QString answerText(const Answer &answer);

} // namespace dothi::permit
