// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/process/command.h>

/// What the declarations of this library's commands are made of.
namespace dothi::commands {

using process::Command;
using process::CommandContext;
using process::CommandInfo;
using process::CommandResult;
using process::Parameter;
using process::ParameterType;

/// A word that has to be there, by its place.
[[nodiscard]] Parameter word(const char *id, ParameterType type, const QString &title);
/// The city a command works on.
[[nodiscard]] Parameter storeWord();
/// An option that may be left out.
[[nodiscard]] Parameter option(const char *id, ParameterType type, const QString &title,
                               const QVariant &fallback = {});
/// An option with a list of what it may be.
[[nodiscard]] Parameter choice(const char *id, const QString &title, const QStringList &choices,
                               const QVariant &fallback = {});
/// An option that may be given several times, each a text.
[[nodiscard]] Parameter repeated(const char *id, const QString &title);
/// The same, but it has to be there.
[[nodiscard]] Parameter required(Parameter parameter);

/// The number of a coordinate system from "EPSG:9210" or "9210", as `--source-crs` takes it.
[[nodiscard]] Result<int> sourceEpsg(const QString &code);

} // namespace dothi::commands
