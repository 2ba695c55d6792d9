// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/ui/sectioncontrol.h>
#include <dothi/ui/theme.h>
#include <dothi/ui/view3d.h>
#include <dothi/ui/viewdress.h>

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace dothi::ui {

namespace {

using scene::Section;
using scene::SectionKind;
using Part = SectionGrip::Part;

constexpr double kSectionLiftM = 0.3;
constexpr double kThinnestM = 0.5;
constexpr int kHandlePx = 18;
const QString kOverlay = QStringLiteral("window.section");

geo::Coord plus(const geo::Coord &a, const geo::Coord &b, double times = 1)
{
    return {a.x + b.x * times, a.y + b.y * times, a.z + b.z * times};
}

double dot(const geo::Coord &a, const geo::Coord &b)
{
    return a.x * b.x + a.y * b.y + a.z * b.z;
}

struct Axes
{
    geo::Coord right;
    geo::Coord forward;
};

Axes axesOf(const Section &box)
{
    const double angle = box.headingDeg * std::numbers::pi / 180;
    return {{std::cos(angle), -std::sin(angle), 0}, {std::sin(angle), std::cos(angle), 0}};
}

/// Towards the left of a line, length 1.
geo::Coord leftOf(const Section &line)
{
    const double length = std::hypot(line.to.x - line.from.x, line.to.y - line.from.y);
    return {-(line.to.y - line.from.y) / length, (line.to.x - line.from.x) / length, 0};
}

QString nameOf(Part part)
{
    switch (part) {
    case Part::From:
        return SectionControl::tr("Beginning of the section line");
    case Part::To:
        return SectionControl::tr("End of the section line");
    case Part::Line:
        return SectionControl::tr("Section line, sideways");
    case Part::Height:
        return SectionControl::tr("Height of the cut");
    case Part::Middle:
        return SectionControl::tr("Middle of the section box");
    case Part::Right:
    case Part::Left:
    case Part::Front:
    case Part::Back:
        return SectionControl::tr("Side of the section box");
    case Part::Top:
        return SectionControl::tr("Top of the section box");
    case Part::Bottom:
        return SectionControl::tr("Bottom of the section box");
    }
    return {};
}

} // namespace

SectionTool::SectionTool(std::function<void(const scene::Overlay &)> show, QObject *parent)
    : ViewTool(parent)
    , m_show(std::move(show))
{}

QString SectionTool::hint() const
{
    return m_from ? tr("Click the end of the section line; what lies on its right is cut away.")
                  : tr("Click the beginning of the section line.");
}

void SectionTool::start()
{
    m_from.reset();
}

void SectionTool::stop()
{
    m_from.reset();
    m_show({});
}

void SectionTool::click(const ViewSpot &spot)
{
    if (!m_from) {
        m_from = spot.where;
        // At once, not with the next movement of the mouse: one sees that the click was taken.
        update(std::nullopt);
        Q_EMIT hintChanged();
        return;
    }
    const geo::Coord from = *m_from;
    if (std::hypot(spot.where.x - from.x, spot.where.y - from.y) < kThinnestM)
        return;
    Q_EMIT drawn(from, spot.where);
    Q_EMIT finished();
}

void SectionTool::hover(const std::optional<ViewSpot> &spot)
{
    if (m_from)
        update(spot ? std::optional(spot->where) : std::nullopt);
}

void SectionTool::update(const std::optional<geo::Coord> &cursor)
{
    scene::Overlay overlay;
    scene::OverlayLabel start;
    start.where = *m_from;
    //: At the first of the two points of a section line, while the second is being looked for.
    start.text = tr("Section from here");
    start.background = Theme::colorsOf(false).accent;
    overlay.labels.push_back(std::move(start));
    if (cursor) {
        scene::OverlayLine line;
        line.coords = {*m_from, *cursor};
        for (geo::Coord &c : line.coords)
            c.z += kSectionLiftM;
        line.color = Theme::colorsOf(false).accent;
        line.widthPx = 3;
        line.ticks = true;
        line.onTop = true;
        overlay.lines.push_back(std::move(line));
    }
    m_show(overlay);
}

std::vector<SectionGrip> gripsOf(const Section &section, const geo::Coord &near,
                                 const std::function<double(double, double)> &groundAt)
{
    const auto onGround = [&](geo::Coord c) {
        c.z = groundAt(c.x, c.y) + kSectionLiftM;
        return c;
    };
    switch (section.kind) {
    case SectionKind::None:
        return {};
    case SectionKind::Vertical: {
        const geo::Coord middle{(section.from.x + section.to.x) / 2, (section.from.y + section.to.y) / 2, 0};
        return {{Part::From, onGround(section.from), {}},
                {Part::Line, onGround(middle), leftOf(section)},
                {Part::To, onGround(section.to), {}}};
    }
    case SectionKind::Horizontal:
        return {{Part::Height, {near.x, near.y, section.heightM}, {0, 0, 1}}};
    case SectionKind::Box: {
        const Axes axes = axesOf(section);
        const geo::Coord middle{section.middle.x, section.middle.y, (section.bottomM + section.topM) / 2};
        const auto side = [&](Part part, const geo::Coord &way, double reach) {
            return SectionGrip{part, plus(middle, way, reach), way};
        };
        const geo::Coord left{-axes.right.x, -axes.right.y, 0};
        const geo::Coord back{-axes.forward.x, -axes.forward.y, 0};
        return {{Part::Middle, middle, {}},
                side(Part::Right, axes.right, section.widthM / 2),
                side(Part::Left, left, section.widthM / 2),
                side(Part::Front, axes.forward, section.depthM / 2),
                side(Part::Back, back, section.depthM / 2),
                side(Part::Top, {0, 0, 1}, (section.topM - section.bottomM) / 2),
                side(Part::Bottom, {0, 0, -1}, (section.topM - section.bottomM) / 2)};
    }
    }
    return {};
}

Section movedBy(const Section &section, const SectionGrip &grip, const geo::Coord &by)
{
    Section moved = section;
    const double along = dot(by, grip.way);
    // A side of a box: it grows by so much, and its middle goes half the way.
    const auto grow = [&](double &size) {
        const double step = std::max(along, kThinnestM - size);
        size += step;
        moved.middle = plus(moved.middle, grip.way, step / 2);
    };
    switch (grip.part) {
    case Part::From:
        moved.from = plus(moved.from, by);
        break;
    case Part::To:
        moved.to = plus(moved.to, by);
        break;
    case Part::Line:
        moved.from = plus(moved.from, grip.way, along);
        moved.to = plus(moved.to, grip.way, along);
        break;
    case Part::Height:
        moved.heightM += by.z;
        break;
    case Part::Middle:
        moved.middle = plus(moved.middle, by);
        break;
    case Part::Right:
    case Part::Left:
        grow(moved.widthM);
        break;
    case Part::Front:
    case Part::Back:
        grow(moved.depthM);
        break;
    case Part::Top:
        moved.topM = std::max(moved.topM + by.z, moved.bottomM + kThinnestM);
        break;
    case Part::Bottom:
        moved.bottomM = std::min(moved.bottomM + by.z, moved.topM - kThinnestM);
        break;
    }
    return moved;
}

SectionControl::SectionControl(View3D &view, ViewDress &dress, QObject *parent)
    : QObject(parent)
    , m_view(view)
    , m_dress(&dress)
{
    dress.wear(kOverlay, this, [this](scene::CityScene &scene) {
        scene.setSection(m_section);
        scene.setOverlay(kOverlay, frame());
    });
    connect(&m_view, &View3D::cameraChanged, this, &SectionControl::placeHandles);
}

SectionControl::~SectionControl()
{
    for (const SectionHandle *handle : m_handles)
        delete handle;
}

void SectionControl::setSection(const Section &section)
{
    if (!section.isValid() || section == m_section)
        return;
    m_section = section;
    show();
    Q_EMIT changed();
}

void SectionControl::end()
{
    if (!isActive())
        return;
    m_section = {};
    show();
    Q_EMIT changed();
}

void SectionControl::sceneChanged()
{
    m_section = {};
    show();
    Q_EMIT changed();
}

void SectionControl::show()
{
    if (m_dress)
        m_dress->renew(kOverlay);
    placeHandles();
}

/// The edges of a box.
scene::Overlay SectionControl::frame() const
{
    scene::Overlay overlay;
    if (m_section.kind != SectionKind::Box)
        return overlay;
    const auto line = [&overlay](std::vector<geo::Coord> coords) {
        scene::OverlayLine edge;
        edge.coords = std::move(coords);
        edge.color = Theme::colorsOf(false).accent;
        edge.widthPx = 1.6;
        overlay.lines.push_back(std::move(edge));
    };
    // A little within, where nothing is taken away; without, where the inside is.
    const double in = m_section.flipped ? 0.05 : -0.05;
    const Axes axes = axesOf(m_section);
    const auto corner = [&](int i, double z) {
        const double x = (i == 1 || i == 2 ? 1 : -1) * (m_section.widthM / 2 + in);
        const double y = (i >= 2 ? 1 : -1) * (m_section.depthM / 2 + in);
        geo::Coord c = plus(plus(m_section.middle, axes.right, x), axes.forward, y);
        c.z = z;
        return c;
    };
    for (const double z : {m_section.bottomM - in, m_section.topM + in})
        line({corner(0, z), corner(1, z), corner(2, z), corner(3, z), corner(0, z)});
    for (int i = 0; i < 4; ++i)
        line({corner(i, m_section.bottomM - in), corner(i, m_section.topM + in)});
    return overlay;
}

void SectionControl::placeHandles()
{
    const scene::CityScene *scene = m_view.scene();
    std::vector<SectionGrip> grips;
    if (scene && isActive()) {
        grips = gripsOf(m_section, m_view.pose().target, [scene](double x, double y) {
            return scene::groundHeightAtHand(scene->ground().get(), x, y);
        });
    }
    const bool same = std::ranges::equal(grips, m_grips, {}, &SectionGrip::part, &SectionGrip::part);
    m_grips = std::move(grips);
    if (!same) {
        for (SectionHandle *handle : m_handles)
            handle->deleteLater();
        m_handles.clear();
        for (size_t i = 0; i < m_grips.size(); ++i) {
            auto *handle = new SectionHandle(nameOf(m_grips[i].part), &m_view);
            connect(handle, &SectionHandle::dragged, this, [this, i](const QPointF &at) { drag(i, at); });
            connect(handle, &SectionHandle::nudged, this,
                    [this, i](int key, double stepM) { nudge(i, key, stepM); });
            m_handles.push_back(handle);
        }
    }
    for (size_t i = 0; i < m_handles.size(); ++i) {
        const std::optional<QPointF> at = m_view.positionOf(m_grips[i].at);
        const bool there = at && QRectF(m_view.rect()).contains(*at);
        if (there)
            m_handles[i]->move((*at - QPointF(kHandlePx, kHandlePx) / 2).toPoint());
        m_handles[i]->setVisible(there);
    }
}

void SectionControl::drag(size_t handle, const QPointF &position)
{
    const SectionGrip &grip = m_grips[handle];
    const QPointF pixel = position * m_view.devicePixelRatioF();
    const scene::Camera &camera = m_view.camera();
    geo::Coord by;
    if (dot(grip.way, grip.way) < 0.5) {
        geo::Coord to;
        if (!camera.groundAt(pixel, grip.at.z, to))
            return;
        by = {to.x - grip.at.x, to.y - grip.at.y, 0};
    } else {
        // The spot of the grip's line nearest to the ray under the cursor.
        const scene::Ray ray = camera.ray(pixel);
        const geo::Coord between = plus(grip.at, ray.origin, -1);
        const double c = dot(grip.way, ray.direction);
        const double slant = 1 - c * c;
        if (slant < 1e-4)
            return; // one looks along it: no way to say how far
        const double t = (c * dot(ray.direction, between) - dot(grip.way, between)) / slant;
        by = {grip.way.x * t, grip.way.y * t, grip.way.z * t};
    }
    setSection(movedBy(m_section, grip, by));
}

void SectionControl::nudge(size_t handle, int key, double stepM)
{
    const SectionGrip &grip = m_grips[handle];
    geo::Coord by;
    if (dot(grip.way, grip.way) < 0.5) {
        // As on screen: up is away from the eye.
        const double angle = m_view.pose().headingDeg * std::numbers::pi / 180;
        const geo::Coord up{std::sin(angle), std::cos(angle), 0};
        const geo::Coord right{std::cos(angle), -std::sin(angle), 0};
        by = key == Qt::Key_Up || key == Qt::Key_Down ? up : right;
    } else {
        by = grip.way;
    }
    const double sign = key == Qt::Key_Up || key == Qt::Key_Right ? 1 : -1;
    setSection(movedBy(m_section, grip, {by.x * sign * stepM, by.y * sign * stepM, by.z * sign * stepM}));
}

SectionHandle::SectionHandle(const QString &name, QWidget *parent)
    : QWidget(parent)
{
    setFixedSize(kHandlePx, kHandlePx);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(name);
    setToolTip(name);
    setCursor(Qt::SizeAllCursor);
}

void SectionHandle::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QPointF middle = QRectF(rect()).center();
    const bool strong = hasFocus() || m_held || underMouse();
    painter.setPen(QPen(QColor(255, 255, 255, 230), 2));
    painter.setBrush(Theme::colorsOf(false).accent);
    painter.drawEllipse(middle, strong ? 7.5 : 5.5, strong ? 7.5 : 5.5);
    if (hasFocus()) {
        painter.setPen(QPen(Qt::white, 1.5));
        painter.drawPoint(middle);
    }
}

void SectionHandle::mousePressEvent(QMouseEvent *event)
{
    m_held = event->button() == Qt::LeftButton;
    event->accept();
    update();
}

void SectionHandle::mouseMoveEvent(QMouseEvent *event)
{
    if (m_held)
        Q_EMIT dragged(mapToParent(event->position()));
}

void SectionHandle::mouseReleaseEvent(QMouseEvent *event)
{
    m_held = false;
    event->accept();
    update();
}

void SectionHandle::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Left:
    case Qt::Key_Right:
        Q_EMIT nudged(event->key(), event->modifiers() & Qt::ShiftModifier ? 10 : 1);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void SectionHandle::enterEvent(QEnterEvent *event)
{
    QWidget::enterEvent(event);
    update();
}

void SectionHandle::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    update();
}

} // namespace dothi::ui
