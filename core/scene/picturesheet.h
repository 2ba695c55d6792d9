// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/city/buildinglook.h>

#include <osg/StateSet>
#include <osg/Vec2f>
#include <osg/ref_ptr>

#include <QRect>

#include <span>
#include <vector>

namespace dothi::scene {

/// Where pictures of these sizes go on one square sheet, each with a rim of `rim` pixels around it, all of
/// them made smaller by the same share until they fit.
struct SheetPlan
{
    int edge = 0;              ///< of the sheet, pixels: a power of two
    std::vector<QRect> places; ///< of the pictures without their rims, rows from above
};
[[nodiscard]] SheetPlan planSheet(std::span<const QSize> sizes, int largestEdge, int rim);

/// A sheet of pictures for the faces of a tile, with smaller copies of itself for the distance. Worker.
class PictureSheet
{
public:
    static constexpr int kLargestEdge = 2048;

    /// Several pictures side by side. Damaged ones are blank (`blank`).
    explicit PictureSheet(std::span<const city::LookPicture> pictures);
    /// One that is repeated, or mirrored, beyond its rim.
    PictureSheet(const city::LookPicture &picture, city::PictureWrap wrap, int largestEdge);

    [[nodiscard]] const osg::ref_ptr<osg::StateSet> &state() const { return m_state; }
    [[nodiscard]] size_t bytes() const { return m_bytes; }
    /// From a place on a picture to one on the sheet.
    [[nodiscard]] osg::Vec2f on(size_t picture, const city::PictureSpot &spot) const;

private:
    void make(const QImage &sheet, city::PictureWrap wrap, int coarsest);

    SheetPlan m_plan; ///< none for a single one
    osg::ref_ptr<osg::StateSet> m_state;
    size_t m_bytes = 0;
};

} // namespace dothi::scene
