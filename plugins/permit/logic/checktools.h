// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/text.h>

#include <permit/logic/checks.h>

#include <functional>

/// Small helpers that several checks share.
namespace dothi::permit {

[[nodiscard]] inline QString metres(double value)
{
    return formatQuantity(value, 2, QStringLiteral("m"));
}
[[nodiscard]] inline QString squareMetres(double value)
{
    return formatQuantity(value, 1, QStringLiteral("m²"));
}
[[nodiscard]] inline QString percent(double value)
{
    return formatQuantity(value, 2, QStringLiteral("%"));
}

/// Areas as they are shown: where they fail, rounded so that the officer who takes one from the other finds
/// the third.
struct Excess
{
    double measured = 0;
    double allowed = 0;
    double tooMuch = 0;
};
[[nodiscard]] Excess excessOf(double measuredM2, double allowedM2, Verdict verdict);

/// "Tower, 45.00 m high", with the building's number where there are several.
[[nodiscard]] QString partTitle(const Case &c, const Part &part);

/// A finding about a dimension: places it, and draws it at height `zM`.
void addDimension(Finding &finding, const geo::Coord &from, const geo::Coord &to, double zM,
                  const QString &text);

/// The verdict where a limit is only known to lie in a range: that of the strict end when both ends agree,
/// else `open`. `judge` maps a limit to a verdict.
template <class Judge>
[[nodiscard]] Verdict judgeRange(const Range &limit, Verdict open, Judge judge)
{
    const Verdict low = judge(limit.low);
    return limit.certain() || judge(limit.high) == low ? low : open;
}

/// Judges by each area of the plot. Where they are two: the one verdict if both come to it, else survey (or
/// unknown, if one of them lacks data); the figures are those of the area that leaves less room, and the
/// message names both. `judge` makes the finding (AtMost) by a PlotArea.
[[nodiscard]] Finding byAreas(const Case &c, const std::function<Finding(const PlotArea &)> &judge);

/// Adds a source once.
void addInput(Finding &finding, const SourceRef &source);
/// The plot and what its area depends on.
void addPlotInputs(Finding &finding, const Case &c);
void addZoneInputs(Finding &finding, const Case &c);

} // namespace dothi::permit
