// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/task.h>
#include <dothi/scene/overviewpicture.h>
#include <dothi/ui/viewoverlays.h>

#include <QPolygonF>

class QTimer;

namespace dothi::ui {

/// What a camera sees of a plane at height `heightM`, as a polygon in map coordinates about `origin`; the
/// part beyond `mostM` metres from the eye is left out. Empty when it sees nothing of it.
[[nodiscard]] QPolygonF seenGround(const scene::Camera &camera, double heightM, double mostM,
                                   const geo::Coord &origin);

/// The whole city small, with what the view shows of it; a click or a drag goes there. The map is drawn by a
/// task when a city is shown, and again some time after it changed. Main thread.
class OverviewMap : public Pill
{
    Q_OBJECT
public:
    OverviewMap(View3D *view, TaskManager &tasks);

    /// Draws this city from now on; an empty extent: nothing.
    void setCity(std::function<Result<std::unique_ptr<city::Store>>()> openReader, const geo::Extent &extent);
    /// The city's data changed.
    void cityChanged();
    [[nodiscard]] bool hasPicture() const { return !m_picture.image.isNull(); }
    /// Where a place of the map is on the widget (logical pixels).
    [[nodiscard]] QPointF positionOf(const geo::Coord &map) const;
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    /// The user points at this place.
    void placeAsked(const dothi::geo::Coord &map);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    [[nodiscard]] QRectF plate() const;
    void draw();
    void point(const QPointF &position);

    View3D *m_view;
    TaskManager &m_tasks;
    std::function<Result<std::unique_ptr<city::Store>>()> m_openReader;
    geo::Extent m_extent;
    scene::OverviewPicture m_picture;
    QTimer *m_again; ///< until a changed city is drawn again
    quint64 m_task = 0;
    bool m_stale = false;
};

} // namespace dothi::ui
