// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rectangletool.h"

#include <dothi/ui/theme.h>

namespace dothi::app {

namespace {

constexpr double kSmallestRectangleM = 0.5;
constexpr double kRectangleLiftM = 0.3;

} // namespace

RectangleTool::RectangleTool(std::function<void(const scene::Overlay &)> show, QObject *parent)
    : ui::ViewTool(parent)
    , m_show(std::move(show))
{}

QString RectangleTool::hint() const
{
    return m_corner ? tr("Click the opposite corner of the rectangle; Esc: none.")
                    : tr("Click a corner of the rectangle; Esc: none.");
}

void RectangleTool::start()
{
    m_corner.reset();
}

void RectangleTool::stop()
{
    m_corner.reset();
    m_show({});
    Q_EMIT ended();
}

void RectangleTool::click(const ui::ViewSpot &spot)
{
    if (!m_corner) {
        m_corner = spot.where;
        Q_EMIT hintChanged();
        return;
    }
    geo::Extent area;
    area.add(*m_corner);
    area.add(spot.where);
    if (area.width() < kSmallestRectangleM || area.height() < kSmallestRectangleM)
        return;
    Q_EMIT drawn(area);
    Q_EMIT finished();
}

void RectangleTool::hover(const std::optional<ui::ViewSpot> &spot)
{
    if (!m_corner)
        return;
    scene::Overlay overlay;
    if (spot) {
        const geo::Coord &a = *m_corner;
        const geo::Coord &b = spot->where;
        scene::OverlayLine line;
        line.coords = {a, {b.x, a.y, (a.z + b.z) / 2}, b, {a.x, b.y, (a.z + b.z) / 2}, a};
        for (geo::Coord &c : line.coords)
            c.z += kRectangleLiftM;
        line.color = ui::Theme::colorsOf(false).accent;
        line.widthPx = 3;
        line.onTop = true;
        overlay.lines.push_back(std::move(line));
    }
    m_show(overlay);
}

} // namespace dothi::app
