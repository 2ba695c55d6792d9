// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/process/command.h>

#include <QStringList>

namespace dothi::cli {

/// What stands on the command line, taken apart.
struct Invocation
{
    bool json = false;
    bool quiet = false;
    bool help = false;
    bool version = false;
    QString language; ///< empty: Vietnamese
    const process::Command *command = nullptr;
    QVariantMap arguments; ///< by parameter id, checked
};

/// `dothi-cli [--json] [--quiet] [--lang vi|en] <command> …`. Global options may stand anywhere before the
/// command or after it. InvalidArgument names the word that is wrong.
[[nodiscard]] Result<Invocation> parse(const QStringList &words, const process::CommandRegistry &registry);
/// Only `--lang`, which must be known before any text is made.
[[nodiscard]] QString languageFrom(const QStringList &words);

[[nodiscard]] QString helpText(const process::CommandRegistry &registry);
[[nodiscard]] QString helpText(const process::CommandInfo &info);

} // namespace dothi::cli
