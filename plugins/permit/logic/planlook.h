// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFont>
#include <QPainter>
#include <QPainterPath>

#include <permit/logic/plansheet.h>

/// How the lines, fills and letters of a plan look on paper: in colour, and told apart in grey print.
namespace dothi::permit::planlook {

inline constexpr QRgb kInk = 0xff1b2430;
inline constexpr QRgb kGrey = 0xff5b6570;
inline constexpr QRgb kProposalLine = 0xff0f6fde;

/// Two directions, told apart in grey print and where one lies on the other.
enum class Hatch
{
    None,
    Rising,
    Falling,
};

struct Look
{
    QRgb line = 0;
    double widthMm = 0; ///< 0: no line
    QRgb fill = 0;      ///< 0: none
    QList<qreal> dashes = {};
    Hatch hatch = Hatch::None;
};

[[nodiscard]] Look lookOf(PlanStyle style);
/// Whether the legend shows it as an area, not as a line.
[[nodiscard]] bool isArea(PlanStyle style);
/// Fill, hatching and line. Layout units.
void paint(QPainter &painter, const QPainterPath &path, const Look &look);

[[nodiscard]] QFont fontOf(double sizePt, bool bold, bool italic);
/// Ink, from its left end, on the middle of its height.
void write(QPainter &painter, QPointF left, const QString &text, double sizePt, bool bold = false);
[[nodiscard]] double textWidth(const QString &text, double sizePt, bool bold = false);

} // namespace dothi::permit::planlook
