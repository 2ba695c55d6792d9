// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/scene/section.h>
#include <dothi/ui/viewtool.h>

#include <QPointer>
#include <QWidget>

#include <functional>
#include <vector>

namespace dothi::ui {

class SectionHandle;
class View3D;
class ViewDress;

/// Two clicks on the map: the line of a section. What lies on its right is taken away; from the side one
/// looks from, that is what stands in the way.
class SectionTool : public ViewTool
{
    Q_OBJECT
public:
    /// `show` gets what is to be drawn (an empty overlay: nothing).
    SectionTool(std::function<void(const scene::Overlay &)> show, QObject *parent = nullptr);

    [[nodiscard]] QString hint() const override;
    void start() override;
    void stop() override;
    void click(const ViewSpot &spot) override;
    /// Two quick clicks are two points, wherever they are.
    void doubleClick(const ViewSpot &spot) override { click(spot); }
    void hover(const std::optional<ViewSpot> &spot) override;

Q_SIGNALS:
    void drawn(const geo::Coord &from, const geo::Coord &to);

private:
    void update(const std::optional<geo::Coord> &cursor);

    std::function<void(const scene::Overlay &)> m_show;
    std::optional<geo::Coord> m_from;
};

/// A spot by which a section is moved: on the ground, or along a direction.
struct SectionGrip
{
    enum class Part
    {
        From,
        To,
        Line,   ///< across the line
        Height, ///< up and down
        Middle,
        Right,
        Left,
        Front,
        Back,
        Top,
        Bottom
    };
    Part part = Part::Middle;
    geo::Coord at;  ///< map
    geo::Coord way; ///< direction it moves in, length 1; all zero: anywhere on the level
};
/// The grips of a section; `groundAt` tells heights of the ground (map), `near` where one looks, for what
/// has no place of its own.
[[nodiscard]] std::vector<SectionGrip> gripsOf(const scene::Section &section, const geo::Coord &near,
                                               const std::function<double(double, double)> &groundAt);
/// The section after a grip has been moved by so much (map metres, along its way where it has one). Opposite
/// sides of a box stay where they are, and at least half a metre apart.
[[nodiscard]] scene::Section movedBy(const scene::Section &section, const SectionGrip &grip,
                                     const geo::Coord &by);

/// The section in force: every view wears it, and one has grips to move it by mouse or, when they have the
/// focus, by the arrow keys (Shift: ten times as far). Main thread.
class SectionControl : public QObject
{
    Q_OBJECT
public:
    SectionControl(View3D &view, ViewDress &dress, QObject *parent = nullptr);
    ~SectionControl() override;

    [[nodiscard]] const scene::Section &section() const { return m_section; }
    [[nodiscard]] bool isActive() const { return m_section.isActive(); }
    /// Shows this section; one that is not valid is passed over.
    void setSection(const scene::Section &section);
    /// Gives the city back whole.
    void end();
    /// To be called when the view shows another scene: a section does not outlast its city.
    void sceneChanged();
    [[nodiscard]] const std::vector<SectionHandle *> &handles() const { return m_handles; }

Q_SIGNALS:
    void changed();

private:
    void show();
    [[nodiscard]] scene::Overlay frame() const;
    void placeHandles();
    void drag(size_t handle, const QPointF &position);
    void nudge(size_t handle, int key, double stepM);

    View3D &m_view;
    QPointer<ViewDress> m_dress;
    scene::Section m_section;
    std::vector<SectionGrip> m_grips;
    std::vector<SectionHandle *> m_handles;
};

/// A grip on screen.
class SectionHandle : public QWidget
{
    Q_OBJECT
public:
    SectionHandle(const QString &name, QWidget *parent);

Q_SIGNALS:
    void dragged(const QPointF &position); ///< in the parent's coordinates
    void nudged(int key, double stepM);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    bool m_held = false;
};

} // namespace dothi::ui
