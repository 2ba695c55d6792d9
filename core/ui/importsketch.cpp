// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/text.h>
#include <dothi/ui/importsketch.h>
#include <dothi/ui/theme.h>
#include <dothi/ui/viewoverlays.h>

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace dothi::ui {

namespace {

constexpr double kMargin = 12;
constexpr size_t kMostPositions = 20'000; ///< drawn; a sketch, not a map

} // namespace

ImportSketch::ImportSketch(QWidget *parent)
    : QWidget(parent)
{
    setMinimumSize(200, 160);
    setAccessibleName(tr("Sketch of the place"));
}

void ImportSketch::show(const std::vector<city::Feature> &features, const geo::Extent &city)
{
    m_geometries.clear();
    m_marked = {};
    m_isPlace = false;
    m_city = city;
    geo::Extent found;
    size_t positions = 0;
    for (const city::Feature &feature : features) {
        if (feature.geometry.isEmpty() || !feature.geometry.isFinite())
            continue;
        positions += feature.geometry.coords().size();
        if (positions > kMostPositions)
            break;
        found.add(feature.geometry.extent());
        m_geometries.push_back(feature.geometry);
    }
    // The data fill the sketch; the city's frame is drawn when it is near enough to be seen, or an arrow says
    // where.
    m_shown = found.isEmpty() ? city : found;
    if (!m_city.isEmpty() && !found.isEmpty()) {
        geo::Extent both = found;
        both.add(m_city);
        const double larger = std::max(found.width(), found.height());
        if (std::max(both.width(), both.height()) < 40 * std::max(larger, 1.0))
            m_shown = both;
    }
    if (!m_shown.isEmpty() && std::max(m_shown.width(), m_shown.height()) < 1)
        m_shown = m_shown.grown(50);
    update();
}

void ImportSketch::showPlace(const io::ModelPlace &place)
{
    m_city = {};
    m_isPlace = true;
    m_geometries.clear();
    m_parcels = place.parcels;
    m_neighbours = place.neighbours;
    m_roads = place.roads;
    geo::Extent found;
    size_t positions = 0;
    for (const geo::Geometry &footprint : place.footprints) {
        positions += footprint.coords().size();
        if (positions > kMostPositions || !footprint.isFinite())
            break;
        found.add(footprint.extent());
        m_geometries.push_back(footprint);
    }
    constexpr double kAround = 0.8;
    m_whole = found.isEmpty() ? found : found.grown(2 + kAround * std::max(found.width(), found.height()));
    m_shown = m_whole;
    m_marked = {};
    update();
}

void ImportSketch::mark(const geo::Geometry &where)
{
    if (!m_isPlace)
        return;
    m_marked = where.isFinite() ? where : geo::Geometry();
    m_shown = m_whole;
    if (!m_marked.isEmpty()) {
        const geo::Extent part = m_marked.extent();
        constexpr double kLeastAroundM = 4;
        m_shown = part.grown(kLeastAroundM + std::max(part.width(), part.height()));
        // Never further away than all of it.
        if (std::max(m_shown.width(), m_shown.height()) > std::max(m_whole.width(), m_whole.height())) {
            m_shown = m_whole;
            m_shown.add(part);
        }
    }
    update();
}

void ImportSketch::drawAround(QPainter &painter, double scale) const
{
    const geo::Coord middle = m_shown.center();
    const ThemeColors &c = colors();
    painter.save();
    painter.setClipRect(rect().adjusted(2, 2, -2, -2));
    const auto draw = [&](const std::vector<geo::Geometry> &geometries, bool closed) {
        for (const geo::Geometry &geometry : geometries) {
            for (size_t part = 0; part < geometry.partCount(); ++part) {
                for (size_t r = 0; r < geometry.ringCount(part); ++r) {
                    QPolygonF line;
                    for (const geo::Coord &p : geometry.ring(part, r))
                        line.append({width() / 2.0 + (p.x - middle.x) * scale,
                                     height() / 2.0 - (p.y - middle.y) * scale});
                    if (closed)
                        painter.drawPolygon(line);
                    else
                        painter.drawPolyline(line);
                }
            }
        }
    };
    QColor built = c.muted;
    built.setAlpha(70);
    painter.setPen(Qt::NoPen);
    painter.setBrush(built);
    draw(m_neighbours, true);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(c.toneText[static_cast<int>(Tone::Survey)], 1, Qt::DashLine));
    draw(m_roads, false);
    painter.setPen(QPen(c.muted, 1));
    draw(m_parcels, true);
    painter.restore();
}

/// The map is drawn north up; said, as a plan on paper says it.
void ImportSketch::drawNorth(QPainter &painter) const
{
    const double x = width() - 18;
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors().text);
    painter.drawPolygon(QPolygonF({{x, 8}, {x + 5, 24}, {x, 20}, {x - 5, 24}}));
    painter.setPen(colors().text);
    painter.setFont(Theme::font(metrics::kSmallText));
    painter.drawText(QRectF(x - 10, 24, 20, 14), Qt::AlignCenter, tr("N", "north"));
}

/// What the colours mean, on a ground of its own: lines cross it.
void ImportSketch::drawKey(QPainter &painter) const
{
    const ThemeColors &c = colors();
    QStringList parts = {tr("blue: the model"),
                         m_parcels.empty() ? tr("no parcels here") : tr("lines: parcels"),
                         tr("grey: buildings"), tr("dashed: streets")};
    if (!m_marked.isEmpty())
        parts.insert(1, tr("red: the overlap"));
    const QString legend = parts.join(QStringLiteral(" · "));
    painter.setFont(Theme::font(metrics::kSmallText));
    constexpr int kBesideNorth = 44;
    const QRectF room(8, 5, width() - kBesideNorth, height());
    const QRectF box = painter.boundingRect(room, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, legend);
    painter.setPen(Qt::NoPen);
    painter.setBrush(c.field);
    painter.drawRect(box.adjusted(-4, -1, 4, 1));
    painter.setPen(c.muted);
    painter.drawText(box, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, legend);
}

void ImportSketch::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const ThemeColors &c = colors();
    painter.setPen(QPen(c.line, 1));
    painter.setBrush(c.field);
    painter.drawRoundedRect(QRectF(rect()).adjusted(.5, .5, -.5, -.5), 6, 6);
    if (m_shown.isEmpty()) {
        painter.setPen(c.muted);
        painter.drawText(rect(), Qt::AlignCenter, tr("Nothing to draw"));
        return;
    }
    const double scale = std::min((width() - 2 * kMargin) / std::max(m_shown.width(), 1e-9),
                                  (height() - 2 * kMargin) / std::max(m_shown.height(), 1e-9));
    const geo::Coord middle = m_shown.center();
    const auto toWidget = [&](const geo::Coord &p) {
        return QPointF(width() / 2.0 + (p.x - middle.x) * scale, height() / 2.0 - (p.y - middle.y) * scale);
    };
    if (m_isPlace)
        drawAround(painter, scale);
    if (!m_city.isEmpty()) {
        painter.setPen(QPen(c.muted, 1, Qt::DashLine));
        painter.setBrush(Qt::NoBrush);
        const QRectF frame(toWidget({m_city.minX(), m_city.maxY(), 0}),
                           toWidget({m_city.maxX(), m_city.minY(), 0}));
        painter.drawRect(frame);
        if (frame.intersects(QRectF(rect()))) {
            painter.setFont(Theme::font(metrics::kSmallText));
            painter.drawText(QRectF(rect()).adjusted(8, 6, -8, -6), Qt::AlignLeft | Qt::AlignTop,
                             tr("dashed: what the city holds"));
        }
    }
    const auto drawAreas = [&](const std::vector<geo::Geometry> &geometries, const QColor &color, int alpha) {
        QColor fill = color;
        fill.setAlpha(alpha);
        for (const geo::Geometry &geometry : geometries) {
            QPainterPath path;
            path.setFillRule(Qt::OddEvenFill);
            for (size_t part = 0; part < geometry.partCount(); ++part) {
                for (size_t r = 0; r < geometry.ringCount(part); ++r) {
                    const auto ring = geometry.ring(part, r);
                    if (geometry.dimension() == 0) {
                        path.addEllipse(toWidget(ring.front()), 2, 2);
                        continue;
                    }
                    path.moveTo(toWidget(ring.front()));
                    for (const geo::Coord &p : ring.subspan(1))
                        path.lineTo(toWidget(p));
                }
            }
            painter.setPen(QPen(color, 1));
            painter.setBrush(geometry.dimension() == 1 ? QBrush(Qt::NoBrush) : QBrush(fill));
            painter.drawPath(path);
        }
    };
    painter.save();
    painter.setClipRect(rect().adjusted(2, 2, -2, -2));
    constexpr int kFillAlpha = 50;
    constexpr int kMarkAlpha = 130;
    drawAreas(m_geometries, c.accent, kFillAlpha);
    if (!m_marked.isEmpty())
        drawAreas({m_marked}, c.toneText[static_cast<int>(Tone::Fail)], kMarkAlpha);
    painter.restore();
    drawNorth(painter);
    if (m_isPlace)
        drawKey(painter);
    const ScalePill::Bar bar = ScalePill::barFor(1 / scale, width() / 3.0);
    if (bar.pixels > 0) {
        const double y = height() - 12.5;
        painter.setPen(QPen(c.text, 1));
        painter.drawPolyline(
            QPolygonF({{10, y - 4}, {10, y}, {10 + bar.pixels, y}, {10 + bar.pixels, y - 4}}));
        painter.setFont(Theme::font(metrics::kSmallText));
        painter.drawText(QPointF(16 + bar.pixels, y + 2), ScalePill::barText(bar.metres));
    }
}

} // namespace dothi::ui
