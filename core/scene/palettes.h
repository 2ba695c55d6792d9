// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>
#include <QString>

#include <vector>

namespace dothi::scene {

enum class PaletteKind
{
    Sequential,  ///< from little to much
    Diverging,   ///< from one end over a pale middle to the other
    Qualitative, ///< unlike each other, without an order
};

/// Colours for the classes of a style. All of them can be told apart with red-green and with blue-yellow
/// colour blindness, qualitative ones up to the number of their own colours.
struct Palette
{
    QString id;
    PaletteKind kind = PaletteKind::Sequential;
    const char *titleSource;  ///< as translated by title()
    const char *sourceSource; ///< as translated by source()
    std::vector<QColor> colors;

    /// In the program's language, which may change.
    [[nodiscard]] QString title() const;
    /// Who made it, and under which licence.
    [[nodiscard]] QString source() const;
};

/// Every palette there is, the first of each kind being the usual one. Any thread.
[[nodiscard]] const std::vector<Palette> &palettes();
/// Null when there is none of that name.
[[nodiscard]] const Palette *palette(const QString &id);
/// The usual one for classes with an order, or without.
[[nodiscard]] const Palette &usualPalette(bool ordered);

/// So many colours of a palette. Ordered ones are taken evenly along it, leaving out the palest end, which
/// could not be told from the ground, and the darkest, on which nothing of a body's edges could be seen; of
/// qualitative ones the first, and when there are not enough of them, lighter and darker kin of these.
[[nodiscard]] std::vector<QColor> colorsOf(const Palette &palette, int count, bool reversed = false);

/// What has no value in a styled layer, and what belongs to none of its classes.
inline const QColor kNoValueColor(205, 205, 205);
inline const QColor kOtherColor(136, 136, 136);

} // namespace dothi::scene
