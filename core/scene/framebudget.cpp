// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/scene/framebudget.h>

#include <algorithm>
#include <cmath>

namespace dothi::scene {

namespace {

/// Frames this near to their time are left alone, or the sharpness would flicker.
constexpr double kTooLong = 1.12;
constexpr double kMuchTooShort = 0.6;
constexpr double kPixelStep = 0.05;

} // namespace

bool FrameBudget::add(double frameMs)
{
    const double ratio = std::max(frameMs, 1.0) / kFrameMs;
    const double coarsenessBefore = m_coarseness;
    const double pixelsBefore = m_pixels;
    if (ratio > kTooLong) {
        // A single long frame (the driver at work) must not blur the picture at once.
        const double by = std::min(ratio, 2.0);
        if (m_coarseness < kCoarsest)
            m_coarseness = std::min(kCoarsest, m_coarseness * std::sqrt(by));
        else
            m_pixels = std::max(kLeastPixels / std::max(1.0, m_pixelRatio), m_pixels / std::pow(by, 0.4));
    } else if (ratio < kMuchTooShort) {
        if (m_pixels < 1)
            m_pixels = std::min(1.0, m_pixels * 1.15);
        else
            m_coarseness = std::max(1.0, m_coarseness / 1.1);
    }
    m_pixels = std::round(m_pixels / kPixelStep) * kPixelStep;
    return m_coarseness != coarsenessBefore || m_pixels != pixelsBefore;
}

} // namespace dothi::scene
