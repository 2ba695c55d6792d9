// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>
#include <QString>

namespace dothi::permit {

/// The four answers of a check, mildest first; the order is that of overall(): the last one present wins.
enum class Verdict
{
    Pass,    ///< holds
    Survey,  ///< breaks the limit by less than the survey tolerance: measure before deciding
    Unknown, ///< an input is missing; the finding names it
    Fail,    ///< breaks the limit, whatever the tolerance
};

/// "pass", "survey", "unknown", "fail": the words of cli.md.
[[nodiscard]] QString verdictName(Verdict verdict);
/// The word for a person, translated ("Passes", "Fails", "Needs a survey", "Data missing").
[[nodiscard]] QString verdictTitle(Verdict verdict);
/// The character that goes with the word: ✓ ✕ ≈ ?.
[[nodiscard]] QChar verdictIcon(Verdict verdict);
/// The colour that goes with the word (light theme).
[[nodiscard]] QColor verdictColor(Verdict verdict);

/// Fail if any fails, else unknown if any is unknown, else survey if any needs one, else pass.
[[nodiscard]] inline Verdict worse(Verdict a, Verdict b)
{
    return a > b ? a : b;
}

/// On which side of a limit the tolerance leaves the answer open.
enum class Band
{
    /// Only beyond the limit: a design drawn exactly to a legal line or area passes, one that breaks it by
    /// less than the tolerance needs a survey. For lengths to legal lines, and for areas.
    Beyond,
    /// On both sides: the distance itself is uncertain (to a neighbour's building as mapped).
    Both,
};

/// Slack for the rounding of coordinates (files write them to the millimetre) and areas; far below any
/// tolerance of survey.
inline constexpr double kLengthSlackM = 0.002;
inline constexpr double kAreaSlackM2 = 0.05;
inline constexpr double kRatioSlack = 1e-6;

/// `measured` must be at least `limit`. `slack`: kLengthSlackM, kRatioSlack, or kAreaSlackM2 as a share of
/// the area.
[[nodiscard]] Verdict judgeAtLeast(double measured, double limit, double tolerance, Band band, double slack);
/// `measured` must be at most `limit`.
[[nodiscard]] Verdict judgeAtMost(double measured, double limit, double tolerance, Band band, double slack);

} // namespace dothi::permit
