// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/scene/overlay.h>
#include <dothi/ui/viewtool.h>

#include <functional>

namespace dothi::app {

/// Two clicks on opposite corners say a rectangle along the axes of the map; Esc says none. Either way the
/// tool gives the view back.
class RectangleTool : public ui::ViewTool
{
    Q_OBJECT
public:
    /// `show` draws what has been drawn so far, an empty overlay nothing.
    explicit RectangleTool(std::function<void(const scene::Overlay &)> show, QObject *parent = nullptr);

    [[nodiscard]] QString hint() const override;
    void start() override;
    void stop() override;
    void click(const ui::ViewSpot &spot) override;
    void doubleClick(const ui::ViewSpot &spot) override { click(spot); }
    void hover(const std::optional<ui::ViewSpot> &spot) override;

Q_SIGNALS:
    void drawn(const geo::Extent &area);
    /// After drawn(), or without it.
    void ended();

private:
    std::function<void(const scene::Overlay &)> m_show;
    std::optional<geo::Coord> m_corner;
};

} // namespace dothi::app
