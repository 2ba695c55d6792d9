// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/scene/cityscene.h>

#include <QCursor>
#include <QObject>
#include <QPointF>
#include <QString>

#include <optional>

namespace dothi::ui {

/// A spot of the view: where on screen, where on the map, and what is there.
struct ViewSpot
{
    QPointF pixel; ///< device pixels
    geo::Coord where;
    std::optional<city::FeatureRef> feature;
};

/// What a click does. The camera keeps the drags and the wheel; a tool gets clicks, hovering and keys while
/// it is the view's tool. Main thread; owned by whoever made it.
class ViewTool : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    [[nodiscard]] virtual QCursor cursor() const { return Qt::CrossCursor; }
    /// One sentence for the status bar: what to do now.
    [[nodiscard]] virtual QString hint() const = 0;
    virtual void start() {}
    /// Esc, or another tool took over: leave nothing behind.
    virtual void stop() {}
    virtual void click(const ViewSpot &spot) = 0;
    virtual void doubleClick(const ViewSpot &spot) { Q_UNUSED(spot) }
    virtual void hover(const std::optional<ViewSpot> &spot) { Q_UNUSED(spot) }
    /// True when the key was for the tool.
    virtual bool key(int key)
    {
        Q_UNUSED(key)
        return false;
    }

Q_SIGNALS:
    void hintChanged();
    /// The tool is done and gives the view back.
    void finished();
};

} // namespace dothi::ui
