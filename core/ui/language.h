// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

class QCoreApplication;

namespace dothi::ui {

/// "vi" and "en"; their own names with languageName().
[[nodiscard]] QStringList languages();
[[nodiscard]] QString languageName(const QString &code);

/// Loads the texts of the program and of Qt for `code` and makes it dothi::uiLanguage(), numbers and dates included.
/// Once, before any widget is made: a change of language takes effect at the next start. An unknown code counts as "vi".
void installLanguage(QCoreApplication &app, const QString &code);

} // namespace dothi::ui
