// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/ui/overviewmap.h>
#include <dothi/ui/theme.h>
#include <dothi/ui/view3d.h>

#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QTimer>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace dothi::ui {

namespace {

constexpr QSize kPlateSize(184, 138);
constexpr double kRadius = 8;
constexpr int kPictureAgainMs = 3000; ///< edits come in bursts
constexpr double kFarthestM = 20'000;

} // namespace

QPolygonF seenGround(const scene::Camera &camera, double heightM, double mostM, const geo::Coord &origin)
{
    const QSizeF size = camera.viewport();
    const geo::Coord eye = camera.eye();
    const auto at = [&](const QPointF &pixel) -> std::optional<QPointF> {
        geo::Coord map;
        if (!camera.groundAt(pixel, heightM, map))
            return std::nullopt;
        if (!camera.pose().plan && std::hypot(map.x - eye.x, map.y - eye.y) > mostM)
            return std::nullopt;
        return QPointF(map.x - origin.x, map.y - origin.y);
    };
    // Down each side of the view the lowest pixels see the ground first; where a side goes over the horizon
    // is found by halving.
    const auto side = [&](double x, QPolygonF &into, bool upwards) {
        const std::optional<QPointF> low = at({x, size.height()});
        if (!low)
            return;
        double seen = size.height();
        double unseen = 0;
        if (at({x, 0})) {
            seen = 0;
        } else {
            for (int i = 0; i < 24; ++i) {
                const double middle = (seen + unseen) / 2;
                (at({x, middle}) ? seen : unseen) = middle;
            }
        }
        const std::optional<QPointF> high = at({x, seen});
        if (upwards)
            into << *low << high.value_or(*low);
        else
            into << high.value_or(*low) << *low;
    };
    QPolygonF seen;
    side(0, seen, true);
    side(size.width(), seen, false);
    return seen.size() == 4 ? seen : QPolygonF();
}

OverviewMap::OverviewMap(View3D *view, TaskManager &tasks)
    : Pill(view)
    , m_view(view)
    , m_tasks(tasks)
    , m_again(new QTimer(this))
{
    setObjectName(QStringLiteral("overviewMap"));
    setToolTip(tr("The whole city; click or drag to go there"));
    setAccessibleName(tr("Overview map"));
    setCursor(Qt::PointingHandCursor);
    m_again->setSingleShot(true);
    m_again->setInterval(kPictureAgainMs);
    connect(m_again, &QTimer::timeout, this, &OverviewMap::draw);
    connect(view, &View3D::cameraChanged, this, qOverload<>(&QWidget::update));
    connect(&Theme::instance(), &Theme::changed, this, &OverviewMap::draw);
}

QSize OverviewMap::sizeHint() const
{
    // A quarter of a small view is enough.
    const double share = std::clamp(m_view->width() / (4.0 * kPlateSize.width()), 0.5, 1.0);
    return (QSizeF(kPlateSize) * share).toSize() + QSize(2 * kShadow, 2 * kShadow);
}

QRectF OverviewMap::plate() const
{
    return QRectF(rect()).adjusted(kShadow, kShadow, -kShadow, -kShadow);
}

void OverviewMap::setCity(std::function<Result<std::unique_ptr<city::Store>>()> openReader,
                          const geo::Extent &extent)
{
    m_openReader = std::move(openReader);
    m_extent = extent;
    m_picture = {};
    m_again->stop();
    draw();
    update();
}

void OverviewMap::cityChanged()
{
    if (!m_again->isActive())
        m_again->start();
}

void OverviewMap::showEvent(QShowEvent *event)
{
    Pill::showEvent(event);
    if (m_stale)
        draw();
}

void OverviewMap::draw()
{
    if (m_task != 0)
        m_tasks.cancel(m_task);
    m_task = 0;
    // What nobody looks at is not read.
    m_stale = !isVisible();
    if (m_stale || m_extent.isEmpty() || !m_openReader)
        return;
    const QSize size = kPlateSize * devicePixelRatioF();
    const scene::Theme theme = Theme::instance().isDark() ? scene::Theme::Dark : scene::Theme::Light;
    const auto mine = std::make_shared<quint64>(0);
    m_task = m_tasks.run<scene::OverviewPicture>(
        tr("Drawing the overview map"), this,
        [open = m_openReader, extent = m_extent, size,
         theme](TaskContext &task) -> Result<scene::OverviewPicture> {
            Result<std::unique_ptr<city::Store>> store = open();
            DOTHI_TRY(store);
            return scene::drawOverview(**store, extent, size, theme, task);
        },
        [this, mine](Result<scene::OverviewPicture> drawn) {
            if (*mine != m_task)
                return;
            m_task = 0;
            // A city that cannot be read says so elsewhere; here there is no map then.
            if (drawn)
                m_picture = std::move(*drawn);
            update();
        });
    *mine = m_task;
}

QPointF OverviewMap::positionOf(const geo::Coord &map) const
{
    if (m_picture.image.isNull())
        return plate().center();
    const double perPixel = plate().width() / m_picture.image.width();
    return plate().topLeft() + m_picture.pixelOf(map) * perPixel;
}

void OverviewMap::point(const QPointF &position)
{
    if (m_picture.image.isNull())
        return;
    const QRectF area = plate();
    const QPointF within(std::clamp(position.x(), area.left(), area.right()),
                         std::clamp(position.y(), area.top(), area.bottom()));
    Q_EMIT placeAsked(m_picture.mapAt((within - area.topLeft()) * (m_picture.image.width() / area.width())));
}

void OverviewMap::mousePressEvent(QMouseEvent *event)
{
    event->accept();
    if (event->button() == Qt::LeftButton)
        point(event->position());
}

void OverviewMap::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons() & Qt::LeftButton)
        point(event->position());
}

void OverviewMap::paintEvent(QPaintEvent *event)
{
    Pill::paintEvent(event);
    if (m_picture.image.isNull())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const QRectF area = plate();
    QPainterPath frame;
    frame.addRoundedRect(area.adjusted(1, 1, -1, -1), kRadius, kRadius);
    painter.setClipPath(frame);
    painter.drawImage(area, m_picture.image);

    const scene::Camera &camera = m_view->camera();
    const double perPixel = area.width() / m_picture.image.width();
    const QPolygonF seen = seenGround(camera, camera.pose().target.z, kFarthestM, m_picture.origin);
    const ThemeColors &c = colors();
    QColor fill = c.accent;
    fill.setAlpha(30);
    painter.setBrush(fill);
    painter.setPen(QPen(c.accent, 1.5));
    QPolygonF onPlate;
    for (const QPointF &at : seen)
        onPlate << area.topLeft() + m_picture.toPixels.map(at) * perPixel;
    const QRectF bounds = onPlate.boundingRect();
    if (!m_view->isWalking() && bounds.width() + bounds.height() > 6) {
        painter.drawPolygon(onPlate);
        return;
    }
    // From close by what is seen is a dot: an arrow says where and which way.
    const geo::Coord at = m_view->isWalking() ? camera.eye() : camera.pose().target;
    painter.translate(positionOf(at));
    painter.rotate(camera.pose().headingDeg);
    painter.setBrush(c.accent);
    painter.setPen(QPen(c.onAccent, 1.5));
    painter.drawPolygon(QPolygonF({{0, -9}, {6, 7}, {0, 3.5}, {-6, 7}}));
}

} // namespace dothi::ui
