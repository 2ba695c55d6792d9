// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/text.h>
#include <dothi/ui/measuretool.h>
#include <dothi/ui/theme.h>

#include <cmath>

namespace dothi::ui {

namespace {

constexpr double kLiftM = 0.15; ///< drawn this much above the ground, so that it does not flicker into it

double distance3d(const geo::Coord &a, const geo::Coord &b)
{
    return std::hypot(a.x - b.x, a.y - b.y, a.z - b.z);
}

double distancePlan(const geo::Coord &a, const geo::Coord &b)
{
    return std::hypot(a.x - b.x, a.y - b.y);
}

QString metres(double value)
{
    return formatQuantity(value, 2, QStringLiteral("m"));
}

} // namespace

double Measurement::length3dM() const
{
    double sum = 0;
    for (size_t i = 1; i < points.size(); ++i)
        sum += distance3d(points[i - 1], points[i]);
    return sum;
}

double Measurement::lengthPlanM() const
{
    double sum = 0;
    for (size_t i = 1; i < points.size(); ++i)
        sum += distancePlan(points[i - 1], points[i]);
    if (kind == MeasureKind::Area && points.size() > 2)
        sum += distancePlan(points.back(), points.front());
    return sum;
}

double Measurement::climbM() const
{
    return points.size() < 2 ? 0 : points.back().z - points.front().z;
}

double Measurement::areaM2() const
{
    if (points.size() < 3)
        return 0;
    return geo::area(geo::Geometry::polygon(points));
}

bool Measurement::isUpright() const
{
    constexpr double kSteep = 2;
    return kind == MeasureKind::Distance && points.size() == 2 && std::abs(climbM()) > kSteep * lengthPlanM();
}

QString Measurement::title() const
{
    if (kind == MeasureKind::Area)
        return MeasureTool::tr("Area in plan");
    return isUpright() ? MeasureTool::tr("Height") : MeasureTool::tr("Distance in plan");
}

QString Measurement::headline() const
{
    if (kind == MeasureKind::Area)
        return formatQuantity(areaM2(), areaM2() < 1000 ? 2 : 1, QStringLiteral("m²"));
    return metres(isUpright() ? std::abs(climbM()) : lengthPlanM());
}

QString Measurement::details() const
{
    if (kind == MeasureKind::Area)
        return MeasureTool::tr("perimeter %1 · %n corner(s)", nullptr, static_cast<int>(points.size()))
            .arg(metres(lengthPlanM()));
    if (isUpright())
        return MeasureTool::tr("in plan %1 · along the slope %2")
            .arg(metres(lengthPlanM()), metres(length3dM()));
    const double climb = climbM();
    const QString sign = climb >= 0.005 ? QStringLiteral("+") : QString();
    return MeasureTool::tr("along the slope %1 · height difference %2")
        .arg(metres(length3dM()), sign + metres(climb));
}

QString Measurement::toClipboard() const
{
    QStringList lines{headline(), details(), QStringLiteral("E\tN\tH")};
    for (const geo::Coord &c : points) {
        lines.append(QString::number(c.x, 'f', 3) + QLatin1Char('\t') + QString::number(c.y, 'f', 3) +
                     QLatin1Char('\t') + QString::number(c.z, 'f', 3));
    }
    return lines.join(QLatin1Char('\n'));
}

MeasureTool::MeasureTool(MeasureKind kind, std::function<void(const scene::Overlay &)> show, QObject *parent)
    : ViewTool(parent)
    , m_show(std::move(show))
{
    m_measurement.kind = kind;
}

void MeasureTool::clear()
{
    m_measurement.points.clear();
    m_measurement.finished = false;
    m_cursor.reset();
    update();
}

QString MeasureTool::hint() const
{
    if (m_measurement.finished)
        return tr("Click to measure again; Esc leaves the tool.");
    if (m_measurement.points.empty())
        return tr("Click the first point.");
    return tr("Click the next point; double click or right click ends; Backspace takes the last point back.");
}

void MeasureTool::start()
{
    clear();
}

void MeasureTool::stop()
{
    clear();
}

void MeasureTool::click(const ViewSpot &spot)
{
    if (m_measurement.finished)
        clear();
    m_measurement.points.push_back(spot.where);
    update();
    Q_EMIT hintChanged();
}

void MeasureTool::doubleClick(const ViewSpot &)
{
    // The first of the two clicks has set the point already.
    finish();
}

void MeasureTool::hover(const std::optional<ViewSpot> &spot)
{
    if (m_measurement.finished || m_measurement.points.empty())
        return;
    m_cursor = spot ? std::optional(spot->where) : std::nullopt;
    update();
}

bool MeasureTool::key(int key)
{
    switch (key) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        finish();
        return true;
    case Qt::Key_Backspace:
    case Qt::Key_Delete:
        if (!m_measurement.finished && !m_measurement.points.empty()) {
            m_measurement.points.pop_back();
            update();
            Q_EMIT hintChanged();
        }
        return true;
    default:
        return false;
    }
}

void MeasureTool::finish()
{
    if (!m_measurement.isComplete())
        return;
    m_measurement.finished = true;
    m_cursor.reset();
    update();
    Q_EMIT hintChanged();
}

void MeasureTool::update()
{
    m_show(drawing());
    Q_EMIT changed();
}

scene::Overlay MeasureTool::drawing() const
{
    scene::Overlay overlay;
    std::vector<geo::Coord> line = m_measurement.points;
    // Just after a click the cursor is still where the last point is: that is no third one.
    if (m_cursor && (line.empty() || distance3d(line.back(), *m_cursor) > 1e-3))
        line.push_back(*m_cursor);
    if (line.empty())
        return overlay;
    // An area is a plan area: its corners lie on the ground, not on the roofs and trees that were clicked.
    for (geo::Coord &c : line)
        c.z = (m_measurement.kind == MeasureKind::Area && m_ground ? m_ground(c) : c.z) + kLiftM;
    const QColor ink = Theme::colorsOf(false).accent;
    if (m_measurement.kind == MeasureKind::Area && line.size() > 2) {
        scene::OverlayArea area;
        area.polygon = geo::Geometry::polygon(line);
        area.color = ink;
        area.color.setAlpha(60);
        overlay.areas.push_back(std::move(area));
    }
    std::vector<geo::Coord> drawn = line;
    if (m_measurement.kind == MeasureKind::Area && line.size() > 2)
        drawn.push_back(line.front());
    if (drawn.size() > 1) {
        scene::OverlayLine shape;
        shape.coords = drawn;
        shape.color = ink;
        shape.widthPx = 3;
        shape.ticks = m_measurement.kind == MeasureKind::Distance;
        shape.onTop = true;
        overlay.lines.push_back(std::move(shape));
        Measurement shown = m_measurement;
        shown.points = line;
        scene::OverlayLabel label;
        label.where = line.back();
        if (shown.kind == MeasureKind::Area && shown.isComplete())
            label.where = geo::centroid(geo::Geometry::polygon(line));
        label.where.z = line.back().z;
        label.text = shown.kind == MeasureKind::Area && !shown.isComplete() ? metres(shown.lengthPlanM())
                                                                            : shown.headline();
        label.background = ink;
        overlay.labels.push_back(std::move(label));
    }
    return overlay;
}

} // namespace dothi::ui
