// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/settings.h>
#include <dothi/ui/theme.h>

#include <QString>

namespace dothi::app {

/// What the program and its window remember from one start to the next, where more than one source asks.
inline const SettingKey<int> kTheme{"ui/theme", static_cast<int>(ui::ThemeMode::Light)};
inline const SettingKey<QString> kLanguage{"ui/language", QStringLiteral("vi")};
inline const SettingKey<QString> kWorkspace{"ui/workspace", {}};

} // namespace dothi::app
