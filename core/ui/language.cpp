// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/ui/language.h>

namespace dothi::ui {

QString languageName(const QString &code)
{
    return code == QLatin1String("en") ? QStringLiteral("English") : QStringLiteral("Tiếng Việt");
}

} // namespace dothi::ui
