// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <span>
#include <vector>

/// Where the classes of a range of numbers begin and end. All of them take ascending, finite numbers (any
/// unit) and give the limits: the least value, what lies between, the greatest; ascending, at most
/// `classes` + 1 of them, no two alike but perhaps the last, when so many are equal to the greatest. A class
/// holds what is at least its lower and below its upper limit, the last one its upper limit, too. Fewer where
/// values are equal; one pair of equal limits when all are; none for no values. Any thread.
namespace dothi::scene {

/// As many values in each class, as far as equal ones allow: limits are the quantiles as the mean between
/// neighbours gives them (definition 7 of Hyndman and Fan 1996, the usual one of R, NumPy and QGIS).
[[nodiscard]] std::vector<double> quantileLimits(std::span<const double> sorted, int classes);

/// Classes of one width.
[[nodiscard]] std::vector<double> equalLimits(std::span<const double> sorted, int classes);

/// Classes whose values lie close together: the sum of squared distances from the mean of their class is the
/// least there is (Fisher 1958, Jenks 1977), found exactly. With more than 200,000 different values,
/// neighbours are first brought together in groups of equal numbers. A limit is the middle of the gap
/// between two classes.
[[nodiscard]] std::vector<double> naturalLimits(std::span<const double> sorted, int classes);

/// Limits that are round numbers: steps of one width (1, 2 or 5 times a power of ten) where these part the
/// values well; else, of amounts that reach over several orders of magnitude, round numbers that grow with
/// them, so that neither the many small ones nor the few great ones share one class; else steps of one width
/// over all but the outermost hundredths. `whole`: of whole numbers, whose classes end with the round number
/// (6 to 10, not 5 to 9), and each have their own class while there are not more than `classes`.
[[nodiscard]] std::vector<double> roundNumberLimits(std::span<const double> sorted, int classes, bool whole);

/// Of days (Julian numbers): where round years begin, or months, of what spans less than two years.
[[nodiscard]] std::vector<double> roundDayLimits(std::span<const double> sorted, int classes);

} // namespace dothi::scene
