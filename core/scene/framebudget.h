// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace dothi::scene {

/// Keeps frames within their time while the camera moves: first fewer triangles (coarser tiles), then fewer
/// pixels. A controller without a clock: it is told what each frame took. Main thread.
class FrameBudget
{
public:
    static constexpr double kFrameMs = 30; ///< aimed at
    static constexpr double kCoarsest = 3; ///< tiles are then drawn for pixels so much wider
    /// Share of the width and of the height, of logical pixels: where these are made of several, as on a
    /// screen of fine pitch, by so much less of the device's.
    static constexpr double kLeastPixels = 0.5;
    /// Device pixels per logical pixel.
    void setPixelRatio(double ratio) { m_pixelRatio = ratio; }

    /// How much coarser than planned tiles are drawn, ≥ 1 (CityScene::setCoarseness()).
    [[nodiscard]] double coarseness() const { return m_coarseness; }
    /// Share of the full width and height that is drawn.
    [[nodiscard]] double pixels() const { return m_pixels; }
    /// Both together as the share of the full detail, 0…1, for the status bar.
    [[nodiscard]] double detail() const { return m_pixels / m_coarseness; }

    /// The last frame took so long. True when the next is to be drawn differently.
    bool add(double frameMs);

private:
    double m_coarseness = 1;
    double m_pixels = 1;
    double m_pixelRatio = 1;
};

} // namespace dothi::scene
