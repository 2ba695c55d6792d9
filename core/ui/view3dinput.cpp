// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/ui/openingveil.h>
#include <dothi/ui/view3d.h>
#include <dothi/ui/viewcanvas.h>

#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QTimer>
#include <QWheelEvent>

#include <cmath>

namespace dothi::ui {

namespace {

constexpr double kClickSlopPx = 4; ///< a hand trembles; less than this is a click, not a drag
/// Whoever clicks in haste still moves the mouse while the button is down.
constexpr double kHasteSlopPx = 10;
constexpr quint64 kHasteMs = 200;

} // namespace

bool View3D::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_canvas && watched != m_message) {
        const QEvent::Type type = event->type();
        if (type == QEvent::LayoutRequest || type == QEvent::Show || type == QEvent::Hide)
            QMetaObject::invokeMethod(this, &View3D::layOutOverlays, Qt::QueuedConnection);
        return QWidget::eventFilter(watched, event);
    }
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        mousePressed(static_cast<QMouseEvent *>(event));
        return true;
    case QEvent::MouseMove:
        mouseMoved(static_cast<QMouseEvent *>(event));
        return true;
    case QEvent::MouseButtonRelease:
        mouseReleased(static_cast<QMouseEvent *>(event));
        return true;
    case QEvent::MouseButtonDblClick: {
        auto *mouse = static_cast<QMouseEvent *>(event);
        if (mouse->button() != Qt::LeftButton)
            return true;
        if (const std::optional<ViewSpot> spot = spotAt(mouse->position())) {
            if (m_tool)
                m_tool->doubleClick(*spot);
            else
                Q_EMIT doubleClicked(*spot);
        }
        return true;
    }
    case QEvent::Wheel:
        wheelTurned(static_cast<QWheelEvent *>(event));
        return true;
    case QEvent::Resize:
        // A splitter that is drawn or a message that comes in: many sizes one after another.
        if (m_canvas && m_canvas->hasDrawn()) {
            m_canvas->setSizing(true);
            m_sizeRest->start();
        }
        cameraMoved();
        break;
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

void View3D::mousePressed(QMouseEvent *event)
{
    m_aim->hide();
    setFocus(Qt::MouseFocusReason);
    if (m_pressed != Qt::NoButton)
        return;
    m_pressed = event->button();
    m_pressedAt = event->position();
    m_pressedMs = event->timestamp();
    m_dragged = false;
}

void View3D::mouseMoved(QMouseEvent *event)
{
    const QPointF position = event->position();
    m_aim->hide();
    if (m_pressed == Qt::NoButton) {
        const std::optional<ViewSpot> spot = spotAt(position);
        if (m_tool)
            m_tool->hover(spot);
        Q_EMIT hovered(spot);
        return;
    }
    if (!m_dragged) {
        const QPointF way = position - m_pressedAt;
        // By the time of the events: a long frame does not make a drag of a click.
        const bool inHaste = event->timestamp() - m_pressedMs < kHasteMs;
        if (std::hypot(way.x(), way.y()) < (inHaste ? kHasteSlopPx : kClickSlopPx))
            return;
        m_dragged = true;
        const auto button = m_pressed == Qt::LeftButton
                                ? CameraController::Button::Left
                                : (m_pressed == Qt::RightButton ? CameraController::Button::Right
                                                                : CameraController::Button::Middle);
        m_controller.press(button, devicePosition(m_pressedAt));
        updateMoving();
        setCursor(m_pressed == Qt::LeftButton ? Qt::ClosedHandCursor : Qt::SizeAllCursor);
    }
    if (m_controller.drag(devicePosition(position)))
        cameraMoved();
}

void View3D::clickInTheMiddle()
{
    const QPointF middle = QRectF(rect()).center();
    const std::optional<ViewSpot> spot = spotAt(middle);
    Q_EMIT hovered(spot);
    if (!m_tool)
        Q_EMIT clicked(spot.value_or(ViewSpot{devicePosition(middle), {}, std::nullopt}));
    else if (spot)
        m_tool->click(*spot);
}

void View3D::askContextInTheMiddle()
{
    if (m_tool)
        return; // a right click ends what a tool draws; Enter does so by key
    if (const std::optional<ViewSpot> spot = spotAt(QRectF(rect()).center()))
        Q_EMIT contextAsked(*spot);
}

void View3D::aim()
{
    m_aim->move(rect().center() - m_aim->rect().center());
    m_aim->show();
    m_aim->raise();
}

void View3D::mouseReleased(QMouseEvent *event)
{
    if (event->button() != m_pressed)
        return;
    const Qt::MouseButton button = m_pressed;
    m_pressed = Qt::NoButton;
    if (m_dragged) {
        m_dragged = false;
        m_controller.release();
        updateMoving();
        if (m_tool)
            setCursor(m_tool->cursor());
        else
            unsetCursor();
        return;
    }
    if (button == Qt::RightButton && m_tool) {
        // A right click ends what a tool is drawing, as in every map program.
        m_tool->key(Qt::Key_Return);
        return;
    }
    // What was aimed at, wherever the hand went since.
    const std::optional<ViewSpot> spot = spotAt(m_pressedAt);
    if (button == Qt::RightButton && spot)
        Q_EMIT contextAsked(*spot);
    if (button != Qt::LeftButton)
        return;
    if (m_tool) {
        if (spot)
            m_tool->click(*spot);
        return;
    }
    Q_EMIT clicked(spot.value_or(ViewSpot{devicePosition(m_pressedAt), {}, std::nullopt}));
}

void View3D::wheelTurned(QWheelEvent *event)
{
    const double steps = event->angleDelta().y() / 120.0;
    if (steps == 0)
        return;
    m_controller.wheel(devicePosition(event->position()), steps);
    m_wheelRest->start();
    updateMoving();
    cameraMoved();
}

std::optional<CameraController::Motion> View3D::motionOf(int key)
{
    using Motion = CameraController::Motion;
    switch (key) {
    case Qt::Key_W:
    case Qt::Key_Up:
        return Motion::Forward;
    case Qt::Key_S:
    case Qt::Key_Down:
        return Motion::Back;
    case Qt::Key_A:
    case Qt::Key_Left:
        return Motion::Left;
    case Qt::Key_D:
    case Qt::Key_Right:
        return Motion::Right;
    case Qt::Key_Q:
        return Motion::TurnLeft;
    case Qt::Key_E:
        return Motion::TurnRight;
    case Qt::Key_R:
    case Qt::Key_PageUp:
        return Motion::Up;
    case Qt::Key_F:
    case Qt::Key_PageDown:
        return Motion::Down;
    default:
        return std::nullopt;
    }
}

void View3D::keyPressEvent(QKeyEvent *event)
{
    m_controller.setFast(event->modifiers() & Qt::ShiftModifier);
    if (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)) {
        QWidget::keyPressEvent(event);
        return;
    }
    if (event->key() != Qt::Key_Escape)
        aim();
    if (m_tool && m_tool->key(event->key()))
        return;
    if (event->key() == Qt::Key_Escape && m_tool) {
        setTool(nullptr);
        return;
    }
    if (event->key() == Qt::Key_Escape && isWalking()) {
        stopWalking();
        return;
    }
    if (const auto motion = motionOf(event->key())) {
        if (!event->isAutoRepeat()) {
            m_controller.startMotion(*motion);
            if (!m_canvas) {
                // One press, one step: nothing paces the movement without a canvas.
                m_controller.tick(0.1);
                m_controller.stopMotion(*motion);
                cameraMoved();
                return;
            }
            animate();
        }
        return;
    }
    switch (event->key()) {
    case Qt::Key_Space:
        clickInTheMiddle();
        return;
    case Qt::Key_Home:
        goHome();
        return;
    case Qt::Key_N:
        goNorth();
        return;
    case Qt::Key_2:
        setPlan(true);
        return;
    case Qt::Key_3:
        setPlan(false);
        return;
    case Qt::Key_Menu:
        askContextInTheMiddle();
        return;
    case Qt::Key_F10:
        if (event->modifiers() & Qt::ShiftModifier) {
            askContextInTheMiddle();
            return;
        }
        QWidget::keyPressEvent(event);
        return;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomBy(1);
        return;
    case Qt::Key_Minus:
        zoomBy(-1);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void View3D::keyReleaseEvent(QKeyEvent *event)
{
    m_controller.setFast(event->modifiers() & Qt::ShiftModifier);
    const auto motion = motionOf(event->key());
    if (motion && !event->isAutoRepeat()) {
        m_controller.stopMotion(*motion);
        return;
    }
    QWidget::keyReleaseEvent(event);
}

void View3D::focusInEvent(QFocusEvent *event)
{
    // Whoever comes here with the keyboard sees that he is here.
    if (event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason)
        aim();
    QWidget::focusInEvent(event);
}

void View3D::focusOutEvent(QFocusEvent *event)
{
    m_aim->hide();
    m_controller.stopAllMotions();
    QWidget::focusOutEvent(event);
}

void View3D::leaveEvent(QEvent *event)
{
    if (m_tool)
        m_tool->hover(std::nullopt);
    Q_EMIT hovered(std::nullopt);
    QWidget::leaveEvent(event);
}

void View3D::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_aim->move(rect().center() - m_aim->rect().center());
    m_veil->setGeometry(rect());
    layOutOverlays();
    if (!m_canvas)
        m_controller.setViewport(QSizeF(size()) * devicePixelRatioF());
}

void View3D::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        setAccessibleName(tr("City view"));
    QWidget::changeEvent(event);
}

} // namespace dothi::ui
