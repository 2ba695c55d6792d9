// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/report/look.h>

#include <algorithm>
#include <cmath>

namespace dothi::report::look {

namespace {

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

/// `share` of `a`, the rest of `b`.
QColor mix(const QColor &a, const QColor &b, double share)
{
    const auto channel = [share](int x, int y) {
        return static_cast<int>(std::lround(x * share + y * (1 - share)));
    };
    return {channel(a.red(), b.red()), channel(a.green(), b.green()), channel(a.blue(), b.blue())};
}

} // namespace

double contrast(const QColor &a, const QColor &b)
{
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

QColor readableOn(const QColor &ink, const QColor &ground)
{
    if (!ink.isValid())
        return QColor::fromRgb(kInk);
    const QColor opaque(ink.red(), ink.green(), ink.blue());
    QColor color = opaque;
    for (int step = 1; step <= 25 && contrast(color, ground) < 4.5; ++step)
        color = mix(opaque, QColor(0, 0, 0), 1 - 0.04 * step);
    return color;
}

QColor badgeGround(const QColor &color)
{
    return mix(color.isValid() ? color : QColor::fromRgb(kUnknown), QColor::fromRgb(kPaper), 0.1);
}

} // namespace dothi::report::look
