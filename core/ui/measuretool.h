// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/scene/overlay.h>
#include <dothi/ui/viewtool.h>

#include <functional>
#include <vector>

namespace dothi::ui {

enum class MeasureKind
{
    Distance,
    Area
};

/// What has been measured so far. Lengths in metres, areas in square metres, in the plane of the city's CRS.
struct Measurement
{
    MeasureKind kind = MeasureKind::Distance;
    std::vector<geo::Coord> points; ///< map coordinates with heights, in order
    bool finished = false;          ///< no rubber band follows the cursor any more

    /// Along the line in space.
    [[nodiscard]] double length3dM() const;
    /// Along the line in plan; around the polygon for an area.
    [[nodiscard]] double lengthPlanM() const;
    /// Last height minus first.
    [[nodiscard]] double climbM() const;
    /// In plan; 0 with fewer than three points.
    [[nodiscard]] double areaM2() const;
    [[nodiscard]] bool isComplete() const { return points.size() >= (kind == MeasureKind::Area ? 3U : 2U); }
    /// A distance up or down something: far more in height than in plan. The height is the figure then.
    [[nodiscard]] bool isUpright() const;
    /// What headline() tells: "Distance in plan", "Height", "Area in plan".
    [[nodiscard]] QString title() const;
    /// "123,45 m": the figure that was asked for.
    [[nodiscard]] QString headline() const;
    /// "mặt bằng 120,10 m · chênh cao +2,10 m".
    [[nodiscard]] QString details() const;
    /// Everything with coordinates, tab-separated, for a spreadsheet.
    [[nodiscard]] QString toClipboard() const;
};

/// Click sets a point, Backspace takes it back, double click, right click or Enter ends; the next click
/// starts anew.
class MeasureTool : public ViewTool
{
    Q_OBJECT
public:
    /// `show` gets what is to be drawn after every change (an empty overlay: nothing).
    MeasureTool(MeasureKind kind, std::function<void(const scene::Overlay &)> show,
                QObject *parent = nullptr);

    [[nodiscard]] const Measurement &measurement() const { return m_measurement; }
    /// Where the ground lies below a position; areas are drawn there.
    void setGround(std::function<double(const geo::Coord &)> ground) { m_ground = std::move(ground); }
    /// Takes the drawing and the figures away.
    void clear();

    [[nodiscard]] QString hint() const override;
    void start() override;
    void stop() override;
    void click(const ViewSpot &spot) override;
    void doubleClick(const ViewSpot &spot) override;
    void hover(const std::optional<ViewSpot> &spot) override;
    bool key(int key) override;

Q_SIGNALS:
    void changed();

private:
    void finish();
    void update();
    [[nodiscard]] scene::Overlay drawing() const;

    std::function<void(const scene::Overlay &)> m_show;
    Measurement m_measurement;
    std::optional<geo::Coord> m_cursor;
    std::function<double(const geo::Coord &)> m_ground;
};

} // namespace dothi::ui
