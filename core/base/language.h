// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

namespace dothi {

/// The languages the program is complete in: "vi" (first) and "en".
[[nodiscard]] QStringList languages();

/// Installs the texts of `language` (its .qm below dataDir()/i18n, and Qt's own) and sets uiLanguage(). Falls
/// back to Vietnamese for a language there is none of. Call again to switch; widgets get
/// QEvent::LanguageChange. Main thread, needs a QCoreApplication.
void installLanguage(const QString &language);

} // namespace dothi
