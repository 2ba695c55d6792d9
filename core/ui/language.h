// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace dothi::ui {

/// A language by its own name, for the menu: "Tiếng Việt", "English".
[[nodiscard]] QString languageName(const QString &code);

} // namespace dothi::ui
