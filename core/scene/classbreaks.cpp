// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/scene/classbreaks.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>

namespace dothi::scene {

namespace {

constexpr size_t kMostPoints = 200'000;

void makeAscending(std::vector<double> &limits)
{
    // The last class may hold but the greatest value.
    limits.erase(std::unique(limits.begin(), limits.end() - 1), limits.end() - 1);
}

/// The best division of weighted points on a line into classes.
class Division
{
public:
    void add(double value, double least, double greatest, double weight)
    {
        m_values.push_back(value);
        m_least.push_back(least);
        m_greatest.push_back(greatest);
        m_weights.push_back(weight);
    }
    [[nodiscard]] size_t size() const { return m_values.size(); }

    /// The middles of the gaps between the classes, ascending.
    [[nodiscard]] std::vector<double> gaps(size_t classes)
    {
        const size_t n = size();
        sumUp();
        std::vector<double> before(n);
        for (size_t i = 0; i < n; ++i)
            before[i] = cost(0, i);
        // For each further class: where it begins when it ends with a point.
        std::vector<std::vector<uint32_t>> first(classes - 1, std::vector<uint32_t>(n));
        std::vector<double> now(n);
        for (std::vector<uint32_t> &starts : first) {
            fill(before, now, starts, 0, n, 0, n - 1);
            before.swap(now);
        }
        std::vector<double> limits;
        size_t end = n - 1;
        for (size_t k = classes - 1; k > 0; --k) {
            const size_t start = first[k - 1][end];
            if (start == 0)
                break;
            limits.push_back(std::midpoint(m_greatest[start - 1], m_least[start]));
            end = start - 1;
        }
        std::ranges::reverse(limits);
        return limits;
    }

private:
    void sumUp()
    {
        // About the mean: far from zero squares would swallow the differences.
        double weight = 0;
        double sum = 0;
        for (size_t i = 0; i < size(); ++i) {
            weight += m_weights[i];
            sum += m_weights[i] * m_values[i];
        }
        const double mean = sum / weight;
        m_sums.assign(size() + 1, {});
        for (size_t i = 0; i < size(); ++i) {
            const double v = m_values[i] - mean;
            m_sums[i + 1] = {m_sums[i].weight + m_weights[i], m_sums[i].value + m_weights[i] * v,
                             m_sums[i].square + m_weights[i] * v * v};
        }
    }

    /// Sum of the squared distances from their mean of the points first…last.
    [[nodiscard]] double cost(size_t first, size_t last) const
    {
        const double w = m_sums[last + 1].weight - m_sums[first].weight;
        const double s = m_sums[last + 1].value - m_sums[first].value;
        return std::max(0.0, m_sums[last + 1].square - m_sums[first].square - s * s / w);
    }

    /// The best beginning of a class that ends with `end` only moves up as `end` does, so that each half has
    /// to look at its share of them only.
    void fill(const std::vector<double> &before, std::vector<double> &now, std::vector<uint32_t> &starts,
              size_t from, size_t to, size_t low, size_t high) const
    {
        if (from >= to)
            return;
        const size_t end = (from + to) / 2;
        double best = std::numeric_limits<double>::infinity();
        size_t start = low;
        for (size_t s = low; s <= std::min(end, high); ++s) {
            const double sum = (s > 0 ? before[s - 1] : 0) + cost(s, end);
            if (sum < best) {
                best = sum;
                start = s;
            }
        }
        now[end] = best;
        starts[end] = static_cast<uint32_t>(start);
        fill(before, now, starts, from, end, low, start);
        fill(before, now, starts, end + 1, to, start, high);
    }

    struct Sum
    {
        double weight = 0;
        double value = 0;
        double square = 0;
    };
    std::vector<double> m_values;
    std::vector<double> m_least;
    std::vector<double> m_greatest;
    std::vector<double> m_weights;
    std::vector<Sum> m_sums;
};

} // namespace

std::vector<double> quantileLimits(std::span<const double> sorted, int classes)
{
    std::vector<double> limits;
    if (sorted.empty() || classes < 1)
        return limits;
    for (int i = 0; i <= classes; ++i) {
        const double place = static_cast<double>(sorted.size() - 1) * i / classes;
        const auto below = std::min(static_cast<size_t>(place), sorted.size() - 1);
        const size_t above = std::min(below + 1, sorted.size() - 1);
        limits.push_back(std::lerp(sorted[below], sorted[above], place - static_cast<double>(below)));
    }
    makeAscending(limits);
    return limits;
}

std::vector<double> equalLimits(std::span<const double> sorted, int classes)
{
    std::vector<double> limits;
    if (sorted.empty() || classes < 1)
        return limits;
    for (int i = 0; i <= classes; ++i)
        limits.push_back(std::lerp(sorted.front(), sorted.back(), static_cast<double>(i) / classes));
    makeAscending(limits);
    return limits;
}

std::vector<double> naturalLimits(std::span<const double> sorted, int classes)
{
    std::vector<double> limits;
    if (sorted.empty() || classes < 1)
        return limits;
    Division division;
    size_t different = 1;
    for (size_t i = 1; i < sorted.size(); ++i)
        different += sorted[i] != sorted[i - 1];
    // Equal values stay together, whatever the size of a group.
    const size_t group = different > kMostPoints ? sorted.size() / kMostPoints + 1 : 1;
    for (size_t i = 0; i < sorted.size();) {
        double sum = 0;
        size_t count = 0;
        const double least = sorted[i];
        while (i < sorted.size() && (count < group || sorted[i] == sorted[i - 1])) {
            sum += sorted[i] - least;
            ++count;
            ++i;
        }
        const auto weight = static_cast<double>(count);
        division.add(least + sum / weight, least, sorted[i - 1], weight);
    }
    limits = division.gaps(std::min(static_cast<size_t>(classes), division.size()));
    limits.insert(limits.begin(), sorted.front());
    limits.push_back(sorted.back());
    makeAscending(limits);
    return limits;
}

} // namespace dothi::scene
