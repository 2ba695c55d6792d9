// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/ui/openingveil.h>
#include <dothi/ui/theme.h>
#include <dothi/ui/view3d.h>
#include <dothi/ui/viewcanvas.h>
#include <dothi/ui/viewoverlays.h>

#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QTimer>
#include <QVBoxLayout>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace dothi::ui {

namespace {

constexpr int kWheelRestMs = 180; ///< after the last notch the picture is drawn in full again
constexpr int kSizeRestMs = 180;  ///< likewise after the last change of size

bool platformHasOpenGl()
{
    return QGuiApplication::platformName() != QLatin1String("offscreen") &&
           QGuiApplication::platformName() != QLatin1String("minimal");
}

/// The middle of the view, where the keyboard clicks. Shown while the keyboard is in use.
class Aim : public QWidget
{
public:
    explicit Aim(QWidget *parent)
        : QWidget(parent)
    {
        setObjectName(QStringLiteral("aim"));
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setFixedSize(27, 27);
        hide();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const QPointF middle = QRectF(rect()).center();
        // A pale rim, so that it stands out from any ground.
        for (const auto &[color, width] :
             {std::pair(QColor(255, 255, 255, 200), 4.0), std::pair(colors().accent, 2.0)}) {
            painter.setPen(QPen(color, width));
            for (const QPointF way : {QPointF(1, 0), QPointF(-1, 0), QPointF(0, 1), QPointF(0, -1)})
                painter.drawLine(middle + 3 * way, middle + 12 * way);
        }
    }
};

} // namespace

View3D::View3D(QWidget *parent)
    : QWidget(parent)
    , m_wheelRest(new QTimer(this))
    , m_sizeRest(new QTimer(this))
    , m_aim(new Aim(this))
    , m_veil(new OpeningVeil(this))
{
    m_wheelRest->setSingleShot(true);
    m_wheelRest->setInterval(kWheelRestMs);
    connect(m_wheelRest, &QTimer::timeout, this, &View3D::updateMoving);
    m_sizeRest->setSingleShot(true);
    m_sizeRest->setInterval(kSizeRestMs);
    connect(m_sizeRest, &QTimer::timeout, this, [this] {
        if (m_canvas)
            m_canvas->setSizing(false);
    });
    setObjectName(QStringLiteral("view3d"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAccessibleName(tr("City view"));
    setMinimumSize(240, 160);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);

    m_controller.setSpotUnder(
        [this](const scene::Camera &camera, const QPointF &pixel) -> std::optional<geo::Coord> {
            if (!m_scene)
                return std::nullopt;
            const std::optional<scene::PickHit> hit = m_scene->pick(camera, pixel);
            return hit ? std::optional(hit->where) : std::nullopt;
        });

    m_controller.setWalkWorld({[this](double x, double y) {
                                   return m_scene ? scene::groundHeightAtHand(m_scene->ground().get(), x, y)
                                                  : 0.0;
                               },
                               [this](const scene::Ray &ray, double withinM) {
                                   return m_scene ? m_scene->wallAhead(ray, withinM) : std::nullopt;
                               }});

    if (platformHasOpenGl()) {
        makeCanvas();
    } else {
        showMessageInstead(tr("The 3D view needs a display with OpenGL."));
    }
    connect(&Theme::instance(), &Theme::changed, this, &View3D::applyTheme);
}

View3D::~View3D()
{
    // The canvas lets go of the scene's GL objects while its context is still there.
    delete m_canvas;
    m_canvas = nullptr;
}

void View3D::makeCanvas()
{
    m_canvas = new ViewCanvas(this);
    m_canvas->setObjectName(QStringLiteral("canvas"));
    m_canvas->installEventFilter(this);
    layout()->addWidget(m_canvas);
    // Below what is laid over the view.
    m_veil->lower();
    m_canvas->lower();
    connect(m_canvas, &ViewCanvas::frameDrawn, this, &View3D::frameDrawn);
    connect(m_canvas, &ViewCanvas::detailChanged, this, &View3D::detailChanged);
    // Queued: the canvas must not go away inside its own initializeGL, or while it is being painted.
    connect(m_canvas, &ViewCanvas::unusable, this, &View3D::showMessageInstead, Qt::QueuedConnection);
    connect(m_canvas, &ViewCanvas::lost, this, &View3D::replaceCanvas, Qt::QueuedConnection);
    connect(m_canvas, &QOpenGLWidget::frameSwapped, this, &View3D::animate);
}

void View3D::replaceCanvas()
{
    if (!m_canvas || sender() != m_canvas)
        return; // it has been replaced since
    constexpr qint64 kLastedMs = 20'000;
    constexpr int kMostInARow = 3;
    m_replaced = m_sinceReplaced.isValid() && !m_sinceReplaced.hasExpired(kLastedMs) ? m_replaced + 1 : 1;
    m_sinceReplaced.start();
    if (m_replaced > kMostInARow) {
        showMessageInstead(tr("The graphics driver stops again and again. Restart DoThi; if that does not "
                              "help, bring the driver up to date."));
        return;
    }
    delete m_canvas;
    makeCanvas();
    m_canvas->setScene(m_scene);
    m_canvas->setCamera(m_controller.camera());
    m_canvas->show();
    updateMoving();
}

void View3D::showMessageInstead(const QString &text)
{
    if (m_canvas) {
        m_canvas->removeEventFilter(this);
        m_canvas->deleteLater();
        m_canvas = nullptr;
    }
    if (!m_message) {
        m_message = makeLabel({}, QStringLiteral("muted"), this);
        m_message->setAlignment(Qt::AlignCenter);
        m_message->setWordWrap(true);
        m_message->setMouseTracking(true);
        m_message->installEventFilter(this);
        layout()->addWidget(m_message);
        m_message->lower();
    }
    m_message->setText(text);
}

void View3D::setScene(scene::CityScene *scene)
{
    m_scene = scene;
    if (!scene)
        m_history.clear();
    // Without a city there is no street to stand in.
    if (!scene && isWalking())
        setPose(m_controller.fromAbove());
    applyTheme();
    m_covered.clear();
    layOutOverlays();
    if (m_canvas)
        m_canvas->setScene(scene);
    redraw();
}

void View3D::applyTheme()
{
    if (m_scene)
        m_scene->setTheme(Theme::instance().isDark() ? scene::Theme::Dark : scene::Theme::Light);
    redraw();
}

void View3D::setPose(const scene::CameraPose &pose)
{
    m_controller.setPose(pose);
    cameraMoved();
}

void View3D::flyTo(const scene::CameraPose &pose)
{
    m_history.leave(here());
    m_controller.flyTo(pose);
    underWay();
}

void View3D::flyToExtent(const geo::Extent &extent, double heightM)
{
    m_history.leave(here());
    m_controller.flyToExtent(extent, heightM);
    underWay();
}

scene::CameraPose View3D::here() const
{
    return isWalking() ? m_controller.fromAbove() : m_controller.target();
}

void View3D::goBack()
{
    if (const std::optional<scene::CameraPose> before = m_history.back(here())) {
        m_controller.flyTo(*before);
        underWay();
    }
}

void View3D::goForward()
{
    if (const std::optional<scene::CameraPose> ahead = m_history.forward(here())) {
        m_controller.flyTo(*ahead);
        underWay();
    }
}

void View3D::goHome()
{
    m_history.leave(here());
    m_controller.flyHome();
    underWay();
}

void View3D::goNorth()
{
    m_controller.flyNorth();
    underWay();
}

void View3D::setPlan(bool plan)
{
    m_controller.setPlan(plan);
    underWay();
}

void View3D::walk(const geo::Coord &at, double headingDeg)
{
    m_controller.walk(at.x, at.y, headingDeg);
    underWay();
}

void View3D::stopWalking()
{
    m_controller.stopWalking();
    underWay();
}

void View3D::zoomBy(double steps)
{
    m_controller.wheel(devicePosition(rect().center()), steps);
    cameraMoved();
}

void View3D::redraw()
{
    if (m_canvas)
        m_canvas->redraw();
}

void View3D::prepareLayer(const QString &layer)
{
    if (m_canvas)
        m_canvas->prepareLayer(layer);
}

void View3D::cameraMoved()
{
    if (m_canvas) {
        m_controller.setViewport(m_canvas->deviceSize());
        m_canvas->setCamera(m_controller.camera());
    }
    if (m_controller.isPlan() != m_wasPlan) {
        m_wasPlan = m_controller.isPlan();
        Q_EMIT planChanged(m_wasPlan);
    }
    if (m_controller.isWalking() != m_wasWalking) {
        m_wasWalking = m_controller.isWalking();
        Q_EMIT walkingChanged(m_wasWalking);
    }
    Q_EMIT cameraChanged();
}

void View3D::underWay()
{
    // A flight of no duration has arrived already: show that; otherwise the frames take it from here.
    cameraMoved();
    animate();
}

void View3D::animate()
{
    const bool moving = m_controller.isMoving();
    if (!m_canvas) {
        // Nothing is drawn, so nothing paces a flight: arrive at once.
        m_controller.finishFlight();
        cameraMoved();
        return;
    }
    if (!moving && !m_animating)
        return;
    if (moving && !m_animating) {
        m_animating = true;
        m_clock.start();
        updateMoving();
        m_canvas->redraw();
        return;
    }
    const bool more = m_controller.tick(static_cast<double>(m_clock.nsecsElapsed()) / 1e9);
    m_clock.restart();
    if (!more) {
        m_animating = false;
        updateMoving();
    }
    cameraMoved();
}

void View3D::updateMoving()
{
    if (m_canvas)
        m_canvas->setMoving(m_animating || m_controller.isDragging() || m_wheelRest->isActive());
}

void View3D::setTool(ViewTool *tool)
{
    if (m_tool == tool)
        return;
    if (m_tool) {
        disconnect(m_tool, nullptr, this, nullptr);
        m_tool->stop();
    }
    m_tool = tool;
    if (m_tool) {
        connect(m_tool, &ViewTool::finished, this, [this] { setTool(nullptr); });
        setCursor(m_tool->cursor());
        m_tool->start();
    } else {
        unsetCursor();
    }
    Q_EMIT toolChanged();
}

void View3D::addOverlay(QWidget *widget, Qt::Alignment corner, int order)
{
    widget->setParent(this);
    widget->installEventFilter(this);
    m_overlays.push_back({widget, corner, order});
    std::ranges::stable_sort(m_overlays, {}, &OverlayItem::order);
    widget->show();
    layOutOverlays();
}

void View3D::layOutOverlays()
{
    const int margin = metrics::kPad;
    std::erase_if(m_overlays, [](const OverlayItem &item) { return !item.widget; });
    // Each corner stacks its widgets away from its edge; at the sides and the middle they are centred.
    std::vector<std::pair<Qt::Alignment, int>> used;
    std::vector<QRect> hanging;  ///< those at the upper edge
    std::vector<QRect> standing; ///< those at the lower edge
    for (const OverlayItem &item : m_overlays) {
        QWidget *widget = item.widget;
        if (widget->isHidden())
            continue;
        if (auto *pill = qobject_cast<Pill *>(widget); pill && item.corner & Qt::AlignHCenter) {
            int left = margin;
            for (const QRect &other : hanging)
                left = other.left() <= margin ? std::max(left, other.right() + 1 + metrics::kGap) : left;
            pill->fit(width() - margin - left);
        }
        QSize size = widget->sizeHint().expandedTo(widget->minimumSize()).boundedTo(widget->maximumSize());
        size.setWidth(std::min(size.width(), std::max(80, width() - 2 * margin)));
        if (widget->hasHeightForWidth())
            size.setHeight(widget->heightForWidth(size.width()));
        auto at = std::ranges::find(used, item.corner, &std::pair<Qt::Alignment, int>::first);
        if (at == used.end())
            at = used.insert(used.end(), {item.corner, margin});
        int x = margin;
        if (item.corner & Qt::AlignRight)
            x = width() - margin - size.width();
        else if (item.corner & Qt::AlignHCenter)
            x = (width() - size.width()) / 2;
        const int y = item.corner & Qt::AlignBottom ? height() - at->second - size.height() : at->second;
        QRect place(QPoint(x, std::max(margin, y)), size);
        // In a low view what stands below reaches what hangs above: then it stands beside it.
        for (const QRect &other : hanging) {
            if (place.intersects(other) && item.corner & Qt::AlignLeft)
                place.moveLeft(other.right() + 1 + metrics::kGap);
            else if (place.intersects(other) && item.corner & Qt::AlignRight)
                place.moveRight(other.left() - 1 - metrics::kGap);
            else if (place.intersects(other)) {
                place.moveLeft(other.right() + 1 + metrics::kGap);
                place.setRight(std::min(place.right(), std::max(place.left() + 80, width() - margin)));
                if (widget->hasHeightForWidth())
                    place.setHeight(widget->heightForWidth(place.width()));
            }
        }
        // In a narrow one the corners meet: then one stands above the other.
        if (item.corner & Qt::AlignBottom) {
            for (const QRect &other : standing) {
                if (place.intersects(other)) {
                    place.moveBottom(other.top() - 1 - metrics::kGap);
                    at->second = height() - 1 - place.bottom();
                }
            }
            standing.push_back(place);
        }
        if (item.corner & Qt::AlignTop)
            hanging.push_back(place);
        widget->setGeometry(place);
        widget->raise();
        at->second += size.height() + metrics::kGap;
    }
    // Labels of the scene keep clear of what lies over it.
    std::vector<QRectF> covered;
    for (const OverlayItem &item : m_overlays) {
        const QRect place = item.widget->geometry();
        if (!item.widget->isHidden())
            covered.emplace_back(devicePosition(place.topLeft()), QSizeF(place.size()) * devicePixelRatioF());
    }
    if (m_scene && covered != m_covered) {
        m_covered = covered;
        m_scene->setCovered(std::move(covered));
        redraw();
    }
}

std::optional<ViewSpot> View3D::spotAt(const QPointF &position) const
{
    const QPointF pixel = devicePosition(position);
    if (m_scene) {
        if (const std::optional<scene::PickHit> hit = m_scene->pick(camera(), pixel)) {
            ViewSpot spot{pixel, hit->where, std::nullopt};
            if (!hit->ref.layer.isEmpty())
                spot.feature = hit->ref;
            return spot;
        }
    }
    geo::Coord ground;
    if (camera().groundAt(pixel, pose().target.z, ground))
        return ViewSpot{pixel, ground, std::nullopt};
    return std::nullopt;
}

std::optional<QPointF> View3D::positionOf(const geo::Coord &map) const
{
    QPointF pixel;
    if (!camera().project(map, pixel))
        return std::nullopt;
    return pixel / devicePixelRatioF();
}

double View3D::detail() const
{
    return m_canvas ? m_canvas->detail() : 1.0;
}

void View3D::setLoaded(double share)
{
    m_loaded = share;
    Q_EMIT detailChanged(detail());
}

void View3D::showOpening(const QString &text)
{
    m_veil->setText(text);
    m_veil->setGeometry(rect());
    m_veil->setVisible(!text.isEmpty());
}

bool View3D::isOpening() const
{
    return !m_veil->isHidden();
}

double View3D::lastFrameMs() const
{
    return m_canvas ? m_canvas->lastFrameMs() : 0.0;
}

QString View3D::rendererName() const
{
    return m_canvas ? m_canvas->rendererName() : QString();
}

QImage View3D::grabPicture() const
{
    if (!m_canvas)
        return {};
    m_canvas->completePicture();
    return m_canvas->grabFramebuffer();
}

QPointF View3D::devicePosition(const QPointF &position) const
{
    return position * devicePixelRatioF();
}

} // namespace dothi::ui
