// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/ui/viewhistory.h>

#include <algorithm>
#include <cmath>

namespace dothi::ui {

namespace {

/// As far as one sees: within a thousandth of the distance, and a tenth of a degree.
bool isSame(const scene::CameraPose &a, const scene::CameraPose &b)
{
    constexpr double kShare = 1e-3;
    constexpr double kDegrees = 0.1;
    const double near = kShare * std::min(a.distanceM, b.distanceM);
    return a.plan == b.plan && std::abs(std::remainder(a.headingDeg - b.headingDeg, 360)) < kDegrees &&
           std::abs(a.pitchDeg - b.pitchDeg) < kDegrees && std::abs(a.distanceM - b.distanceM) < near &&
           std::hypot(a.target.x - b.target.x, a.target.y - b.target.y, a.target.z - b.target.z) < near;
}

/// Takes the last one that is not where one is already; that goes to the other side.
std::optional<scene::CameraPose> takeFrom(std::vector<scene::CameraPose> &from,
                                          std::vector<scene::CameraPose> &to, const scene::CameraPose &here)
{
    while (!from.empty() && isSame(from.back(), here))
        from.pop_back();
    if (from.empty())
        return std::nullopt;
    const scene::CameraPose there = from.back();
    from.pop_back();
    to.push_back(here);
    return there;
}

} // namespace

void ViewHistory::leave(const scene::CameraPose &here)
{
    m_ahead.clear();
    if (!m_before.empty() && isSame(m_before.back(), here))
        return;
    m_before.push_back(here);
    if (m_before.size() > kMost)
        m_before.erase(m_before.begin());
}

std::optional<scene::CameraPose> ViewHistory::back(const scene::CameraPose &here)
{
    return takeFrom(m_before, m_ahead, here);
}

std::optional<scene::CameraPose> ViewHistory::forward(const scene::CameraPose &here)
{
    return takeFrom(m_ahead, m_before, here);
}

void ViewHistory::clear()
{
    m_before.clear();
    m_ahead.clear();
}

} // namespace dothi::ui
