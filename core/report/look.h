// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>

/// The colours both writers use. Paper is white, so every ink is chosen, or darkened, to be read on it.
namespace dothi::report::look {

inline constexpr QRgb kPaper = 0xffffffff;
inline constexpr QRgb kInk = 0xff1b2430;
inline constexpr QRgb kMuted = 0xff566170;      ///< labels, captions, footer: 6.3:1 on paper
inline constexpr QRgb kHairline = 0xffd3d9e1;   ///< lines between rows
inline constexpr QRgb kHeadGround = 0xfff0f4f9; ///< ground of a table's header row
inline constexpr QRgb kAccent = 0xff0f6fde;
inline constexpr QRgb kUnknown = 0xff6b7280;

/// Contrast of two opaque colours, 1…21, as WCAG 2.1 defines it (relative luminance of sRGB).
[[nodiscard]] double contrast(const QColor &a, const QColor &b);

/// `ink`, opaque, and darkened until it reads on the light `ground` at 4.5:1. An invalid colour gives kInk.
[[nodiscard]] QColor readableOn(const QColor &ink, const QColor &ground);

/// The pale ground of a badge of this colour.
[[nodiscard]] QColor badgeGround(const QColor &color);

} // namespace dothi::report::look
