// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/scene/classbreaks.h>

#include <QDate>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace dothi::scene {

namespace {

/// Steps of one width do, as long as no class holds more than this share of the values.
constexpr double kFullestShare = 0.6;
/// Amounts that lie within one such factor are not cut by their order of magnitude.
constexpr double kLeastReach = 8;
/// What is smaller than the greatest by more than this factor is not parted any further.
constexpr double kMostReach = 1e6;
/// What falls within the lowest and within the highest share may share a class with its neighbours.
constexpr double kTailShare = 0.02;

/// How many of the values lie in each class.
std::vector<double> sharesOf(std::span<const double> sorted, const std::vector<double> &inner)
{
    std::vector<double> shares;
    auto from = sorted.begin();
    for (const double limit : inner) {
        const auto to = std::lower_bound(from, sorted.end(), limit);
        shares.push_back(static_cast<double>(to - from) / static_cast<double>(sorted.size()));
        from = to;
    }
    shares.push_back(static_cast<double>(sorted.end() - from) / static_cast<double>(sorted.size()));
    return shares;
}

/// Multiples of 1, 2 or 5 times a power of ten, so wide apart that [low, high] falls into no more than
/// `classes` parts; those that lie within.
std::vector<double> evenSteps(double low, double high, int classes, bool whole)
{
    double power = std::pow(10.0, std::floor(std::log10((high - low) / classes)));
    if (whole)
        power = std::max(power, 1.0);
    for (int tries = 0; tries < 4; ++tries, power *= 10) {
        for (const double factor : {1.0, 2.0, 5.0}) {
            const double step = factor * power;
            const double first = std::floor(low / step) + 1;
            const double last = whole ? std::floor(high / step) : std::ceil(high / step) - 1;
            // Beyond 2⁵³ steps they could not be told apart.
            if (!std::isfinite(step) || std::abs(first) > 9e15 || last - first + 2 > classes)
                continue;
            std::vector<double> limits;
            for (double i = first; i <= last; ++i)
                limits.push_back(i * step);
            return limits;
        }
    }
    return {};
}

struct RoundNumber
{
    double value;
    bool isRoundest; ///< 1, 2 or 5 times a power of ten
};

/// Round numbers that follow each other by about the same factor, within what is to be cut.
std::vector<RoundNumber> roundNumbers(std::span<const double> sorted, bool whole)
{
    constexpr std::array kSteps{RoundNumber{1, true},  RoundNumber{1.5, false}, RoundNumber{2, true},
                                RoundNumber{3, false}, RoundNumber{5, true},    RoundNumber{7, false}};
    const double least = sorted.front();
    const double greatest = sorted.back();
    std::vector<RoundNumber> numbers;
    if (whole && least == 0)
        numbers.push_back({1, true}); // none at all is a class of its own
    // A few that are next to nothing do not stretch the scale.
    const auto positive = std::ranges::upper_bound(sorted, 0.0);
    const auto few = static_cast<std::ptrdiff_t>(kTailShare * static_cast<double>(sorted.end() - positive));
    const double from = std::max(*(positive + few), greatest / kMostReach);
    for (double power = std::pow(10.0, std::floor(std::log10(from))); power <= greatest; power *= 10) {
        for (const RoundNumber &step : kSteps) {
            const double value = step.value * power;
            if (whole && value != std::floor(value))
                continue;
            // "6 – 10", not "5 – 9": of whole numbers the last one of a class is the round one.
            const double limit = whole ? value + 1 : value;
            if (limit > least && value >= from && (limit < greatest || (whole && limit == greatest)))
                numbers.push_back({limit, step.isRoundest});
        }
    }
    return numbers;
}

/// As many of the round numbers as it takes, chosen so that neither most values nor most of the scale fall
/// into one class: what is greatest is the entropy of the mean of both shares.
std::vector<double> byMagnitude(std::span<const double> sorted, int classes, bool whole)
{
    constexpr double kRoundestBonus = 0.03;
    const std::vector<RoundNumber> numbers = roundNumbers(sorted, whole);
    std::vector<double> all;
    for (const RoundNumber &number : numbers)
        all.push_back(number.value);
    const std::vector<double> shares = sharesOf(sorted, all);
    const size_t cells = shares.size();
    std::vector<double> sums{0};
    for (const double share : shares)
        sums.push_back(sums.back() + (share + 1 / static_cast<double>(cells)) / 2);
    // best[k][i]: of the cells before i in k classes; from[k][i]: where the last of these begins.
    const auto most = static_cast<size_t>(std::min<double>(classes, static_cast<double>(cells)));
    const double none = -std::numeric_limits<double>::infinity();
    std::vector<std::vector<double>> best(most + 1, std::vector<double>(cells + 1, none));
    std::vector<std::vector<size_t>> from(most + 1, std::vector<size_t>(cells + 1));
    best[0][0] = 0;
    for (size_t k = 1; k <= most; ++k) {
        for (size_t end = k; end <= cells; ++end) {
            for (size_t begin = k - 1; begin < end; ++begin) {
                const double weight = sums[end] - sums[begin];
                const double bonus = begin > 0 && numbers[begin - 1].isRoundest ? kRoundestBonus : 0;
                const double sum = best[k - 1][begin] - weight * std::log(weight) + bonus;
                if (sum > best[k][end]) {
                    best[k][end] = sum;
                    from[k][end] = begin;
                }
            }
        }
    }
    std::vector<double> limits;
    size_t end = cells;
    for (size_t k = most; k > 1; --k) {
        end = from[k][end];
        limits.push_back(numbers[end - 1].value);
    }
    std::ranges::reverse(limits);
    return limits;
}

/// Steps of one width over what most values lie in; what is beyond falls to the outermost classes.
std::vector<double> overTheMiddle(std::span<const double> sorted, int classes, bool whole)
{
    const auto at = [&](double share) {
        return sorted[static_cast<size_t>(share * static_cast<double>(sorted.size() - 1))];
    };
    const double low = at(kTailShare);
    const double high = at(1 - kTailShare);
    std::vector<double> limits = low < high ? evenSteps(low, high, classes, whole) : std::vector<double>();
    std::erase_if(limits, [&](double limit) { return limit <= sorted.front() || limit > sorted.back(); });
    return limits;
}

double fullest(std::span<const double> sorted, const std::vector<double> &limits)
{
    return std::ranges::max(sharesOf(sorted, limits));
}

} // namespace

std::vector<double> roundNumberLimits(std::span<const double> sorted, int classes, bool whole)
{
    if (sorted.empty() || classes < 1)
        return {};
    const double least = sorted.front();
    const double greatest = sorted.back();
    std::vector<double> inner;
    if (whole) {
        // A class for each value, while there are not too many.
        for (size_t i = 1; i < sorted.size() && inner.size() < static_cast<size_t>(classes); ++i) {
            if (sorted[i] != sorted[i - 1])
                inner.push_back(sorted[i]);
        }
        if (inner.size() >= static_cast<size_t>(classes))
            inner.clear();
    }
    if (inner.empty() && least < greatest && std::isfinite(greatest - least)) {
        inner = evenSteps(least, greatest, classes, whole);
        if (fullest(sorted, inner) > kFullestShare) {
            std::vector<std::vector<double>> others;
            if (least >= 0 && greatest >= kLeastReach * std::max(least, greatest / kMostReach))
                others.push_back(byMagnitude(sorted, classes, whole));
            others.push_back(overTheMiddle(sorted, classes, whole));
            for (std::vector<double> &other : others) {
                if (fullest(sorted, other) < fullest(sorted, inner))
                    inner = std::move(other);
            }
        }
    }
    std::vector<double> limits{least};
    limits.insert(limits.end(), inner.begin(), inner.end());
    limits.push_back(greatest);
    return limits;
}

std::vector<double> roundDayLimits(std::span<const double> sorted, int classes)
{
    const auto dayOf = [](double day) { return QDate::fromJulianDay(static_cast<qint64>(day)); };
    // There is no year 0, and what lies before it is no day anybody meant.
    if (sorted.empty() || dayOf(sorted.front()).year() < 1)
        return quantileLimits(sorted, classes);
    const bool byYear = dayOf(sorted.back()).year() - dayOf(sorted.front()).year() > 1;
    std::vector<double> periods;
    periods.reserve(sorted.size());
    for (const double day : sorted) {
        const QDate date = dayOf(day);
        periods.push_back(byYear ? date.year() : date.year() * 12 + date.month() - 1);
    }
    std::vector<double> limits = roundNumberLimits(periods, classes, true);
    for (double &limit : limits) {
        const auto period = static_cast<int>(limit);
        const QDate first = byYear ? QDate(period, 1, 1) : QDate(period / 12, period % 12 + 1, 1);
        limit = static_cast<double>(first.toJulianDay());
    }
    limits.front() = sorted.front();
    limits.back() = sorted.back();
    return limits;
}

} // namespace dothi::scene
