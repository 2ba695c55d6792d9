// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>
#include <QIcon>
#include <QString>

namespace dothi::ui {

/// An icon of the program's own set (resources/icons, 20 px line drawings), drawn in the colours of the theme
/// in force when it is painted: the text colour, the link colour when checked or selected, faint when
/// disabled.
[[nodiscard]] QIcon icon(const QString &name);
/// The same in the quieter colour of labels.
[[nodiscard]] QIcon mutedIcon(const QString &name);
/// The same drawing in one fixed colour.
[[nodiscard]] QIcon icon(const QString &name, const QColor &color);
/// True when the set has this drawing.
[[nodiscard]] bool hasIcon(const QString &name);

} // namespace dothi::ui
