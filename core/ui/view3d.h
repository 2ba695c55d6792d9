// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/ui/cameracontroller.h>
#include <dothi/ui/viewhistory.h>
#include <dothi/ui/viewtool.h>

#include <QElapsedTimer>
#include <QPointer>
#include <QWidget>

#include <optional>
#include <vector>

class QLabel;
class QTimer;

namespace dothi::ui {

class OpeningVeil;
class ViewCanvas;

/// The city on screen: the canvas, the camera under mouse and keys, picking, tools, and small panels laid
/// over it. Where there is no OpenGL (the offscreen platform, a driver that refuses) it says so instead;
/// camera, picking and tools work all the same. Main thread.
class View3D : public QWidget
{
    Q_OBJECT
public:
    explicit View3D(QWidget *parent = nullptr);
    ~View3D() override;

    /// Not owned; must outlive the view or be taken off with nullptr. The camera stays as it is.
    void setScene(scene::CityScene *scene);
    [[nodiscard]] scene::CityScene *scene() const { return m_scene; }

    [[nodiscard]] CameraController &controller() { return m_controller; }
    [[nodiscard]] const CameraController &controller() const { return m_controller; }
    [[nodiscard]] const scene::Camera &camera() const { return m_controller.camera(); }
    [[nodiscard]] const scene::CameraPose &pose() const { return m_controller.camera().pose(); }
    void setPose(const scene::CameraPose &pose);
    void flyTo(const scene::CameraPose &pose);
    void flyToExtent(const geo::Extent &extent, double heightM);

public Q_SLOTS:
    void goHome();
    void goNorth();
    /// To the view before the last flight, and forth again; nothing where there is none. Forgotten with the
    /// city.
    void goBack();
    void goForward();
    void setPlan(bool plan);
    /// One step, as a wheel notch at the middle of the view.
    void zoomBy(double steps);
    /// Something in the scene changed: draw once.
    void redraw();
    /// See ViewCanvas::prepareLayer().
    void prepareLayer(const QString &layer);
    /// How much of the picture is there, 0…1; see SceneLoader::progress().
    void setLoaded(double share);
    /// A city is being opened: sky, land and this text stand in for the picture. Empty: the picture.
    void showOpening(const QString &text);

public:
    [[nodiscard]] bool isPlan() const { return m_controller.isPlan(); }
    /// See CameraController::walk(); Esc ends it.
    void walk(const geo::Coord &at, double headingDeg);
    void stopWalking();
    [[nodiscard]] bool isTipping() const { return m_controller.isTipping(); }
    [[nodiscard]] bool isWalking() const { return m_controller.isWalking(); }

    /// The tool that gets clicks; null: selecting. Not owned.
    void setTool(ViewTool *tool);
    [[nodiscard]] ViewTool *tool() const { return m_tool; }

    /// Lays a widget over the view at a corner (Qt::AlignTop | Qt::AlignLeft …), `order`-th from the edge.
    /// The view becomes its parent.
    void addOverlay(QWidget *widget, Qt::Alignment corner, int order = 0);

    /// What is under a pixel of the widget (logical pixels); nothing above the horizon.
    [[nodiscard]] std::optional<ViewSpot> spotAt(const QPointF &position) const;
    /// Where a map position is on the widget (logical pixels).
    [[nodiscard]] std::optional<QPointF> positionOf(const geo::Coord &map) const;

    [[nodiscard]] bool hasCanvas() const { return m_canvas != nullptr; }
    /// Detail and time of the last frame; 1 and 0 without a canvas.
    [[nodiscard]] double detail() const;
    [[nodiscard]] double loaded() const { return m_loaded; }
    [[nodiscard]] bool isOpening() const;
    [[nodiscard]] double lastFrameMs() const;
    [[nodiscard]] QString rendererName() const;
    /// The picture on screen without the panels over it; null without a canvas.
    [[nodiscard]] QImage grabPicture() const;

Q_SIGNALS:
    /// A plain click outside any tool; no feature: the selection is taken back.
    void clicked(const dothi::ui::ViewSpot &spot);
    void doubleClicked(const dothi::ui::ViewSpot &spot);
    /// A right click (not a drag) outside any tool, or the menu key.
    void contextAsked(const dothi::ui::ViewSpot &spot);
    void hovered(const std::optional<dothi::ui::ViewSpot> &spot);
    void cameraChanged();
    void planChanged(bool plan);
    void walkingChanged(bool walking);
    void toolChanged();
    /// How much of the detail is drawn, or how much of the picture is loaded.
    void detailChanged(double detail);
    /// A frame of the whole scene has been drawn; without a canvas never.
    void frameDrawn(double milliseconds);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct OverlayItem
    {
        QPointer<QWidget> widget;
        Qt::Alignment corner;
        int order;
    };
    void showMessageInstead(const QString &text);
    void makeCanvas();
    /// After the driver gave up the context of the canvas: another one, that shows the same.
    void replaceCanvas();
    void mousePressed(QMouseEvent *event);
    void mouseMoved(QMouseEvent *event);
    void mouseReleased(QMouseEvent *event);
    void wheelTurned(QWheelEvent *event);
    /// The space bar: what a click of the left button does, at the cross in the middle.
    void clickInTheMiddle();
    /// The menu key: what a right click does, there.
    void askContextInTheMiddle();
    void aim();
    void layOutOverlays();
    void cameraMoved();
    void underWay();
    /// Where one is, or is flying to; on foot: from above.
    [[nodiscard]] scene::CameraPose here() const;
    void animate();
    /// Whether the picture may be coarser just now.
    void updateMoving();
    void applyTheme();
    [[nodiscard]] QPointF devicePosition(const QPointF &position) const;
    [[nodiscard]] static std::optional<CameraController::Motion> motionOf(int key);

    ViewCanvas *m_canvas = nullptr;
    QLabel *m_message = nullptr;
    scene::CityScene *m_scene = nullptr;
    CameraController m_controller;
    ViewHistory m_history;
    QPointer<ViewTool> m_tool;
    std::vector<OverlayItem> m_overlays;
    std::vector<QRectF> m_covered; ///< by them, as the scene was told
    QElapsedTimer m_clock;
    QPointF m_pressedAt;
    quint64 m_pressedMs = 0; ///< the event's own time
    Qt::MouseButton m_pressed = Qt::NoButton;
    bool m_dragged = false;
    bool m_animating = false;
    QTimer *m_wheelRest; ///< runs while the wheel may go on turning
    QTimer *m_sizeRest;  ///< runs while the size may go on changing
    QWidget *m_aim;
    OpeningVeil *m_veil;
    double m_loaded = 1;
    QElapsedTimer m_sinceReplaced;
    int m_replaced = 0; ///< canvases in a row that did not last long
    bool m_wasPlan = false;
    bool m_wasWalking = false;
};

} // namespace dothi::ui
