// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/text.h>
#include <dothi/geo/ops.h>
#include <dothi/report/layout.h>

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <permit/logic/planlook.h>
#include <permit/logic/plansheet.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace dothi::permit {

using namespace planlook;
using report::mm;
using report::pt;

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::PlanDrawing)
};

constexpr double kStripMm = 15; ///< below the map: scale and legend
constexpr double kScaleWidthMm = 44;
constexpr double kLongestBarMm = 34;
constexpr double kNorthMm = 14;
constexpr double kLegendRowMm = 4.8;
constexpr double kSwatchMm = 7;

constexpr double kDimensionPt = 8;
constexpr double kDiscMm = 3.4;
constexpr double kDiscPt = 6.5;
constexpr double kMarkMm = 1.6;
constexpr double kNamePt = 8;
constexpr double kNumberPt = 7.5;
constexpr double kSidePt = 7;
constexpr double kLegendPt = 7.5;

/// Degrees clockwise on paper along a line, so that letters are read from below or from the right.
double uprightAngle(const QPointF &a, const QPointF &b)
{
    double angle = std::atan2(b.y() - a.y(), b.x() - a.x()) * 180 / std::numbers::pi;
    if (angle > 90)
        angle -= 180;
    if (angle <= -90)
        angle += 180;
    return angle;
}

void arrow(QPainter &painter, const QPointF &tip, const QPointF &direction)
{
    const QPointF side(-direction.y(), direction.x());
    painter.drawPolygon(QPolygonF(
        {tip, tip - direction * mm(2) + side * mm(0.45), tip - direction * mm(2) - side * mm(0.45)}));
}

double distance(const QPointF &a, const QPointF &b)
{
    return std::hypot(a.x() - b.x(), a.y() - b.y());
}

} // namespace

PlanSheet::PlanSheet(const geo::Extent &extent, const QRectF &mapMm, int scale)
    : m_extent(extent)
    , m_map(mapMm.topLeft() * mm(1), mapMm.size() * mm(1))
    , m_scale(scale)
{
    QPainterPath north;
    north.addRect(QRectF(m_map.right() - mm(kNorthMm), m_map.top(), mm(kNorthMm), mm(kNorthMm + 4)));
    m_taken.push_back(north);
}

QPointF PlanSheet::paper(const geo::Coord &c) const
{
    return {m_map.left() + mm((c.x - m_extent.minX()) * 1000 / m_scale),
            m_map.top() + mm((m_extent.maxY() - c.y) * 1000 / m_scale)};
}

void PlanSheet::add(PlanStyle style, const geo::Geometry &geometry)
{
    if (geometry.isEmpty() || !geometry.isFinite() || geometry.dimension() == 0)
        return;
    QPainterPath path;
    path.setFillRule(Qt::OddEvenFill);
    for (size_t part = 0; part < geometry.partCount(); ++part) {
        for (size_t ring = 0; ring < geometry.ringCount(part); ++ring) {
            QPolygonF line;
            for (const geo::Coord &c : geometry.ring(part, ring))
                line.append(paper(c));
            path.addPolygon(line);
            if (geometry.dimension() == 2)
                path.closeSubpath();
        }
    }
    const double line = mm(1);
    if (!path.boundingRect().adjusted(-line, -line, line, line).intersects(m_map))
        return;
    QPainterPath &all = m_paths[static_cast<size_t>(style)];
    // Fills lie on each other without holes where they overlap.
    all.setFillRule(style == PlanStyle::Road ? Qt::WindingFill : Qt::OddEvenFill);
    all.addPath(path);
}

void PlanSheet::nameAlong(const geo::Geometry &axis, const QString &name, bool onSurface)
{
    if (name.trimmed().isEmpty())
        return;
    auto known = std::ranges::find(m_names, name, &Name::text);
    if (known == m_names.end())
        known = m_names.insert(m_names.end(), {name, {}, onSurface});
    for (size_t part = 0; part < axis.partCount(); ++part) {
        const auto ring = axis.ring(part, 0);
        for (size_t i = 0; i + 1 < ring.size(); ++i) {
            // The piece of it that is on the map (Liang-Barsky).
            const QPointF a = paper(ring[i]);
            const QPointF d = paper(ring[i + 1]) - a;
            double low = 0;
            double high = 1;
            const std::array<std::pair<double, double>, 4> bounds{{{-d.x(), a.x() - m_map.left()},
                                                                   {d.x(), m_map.right() - a.x()},
                                                                   {-d.y(), a.y() - m_map.top()},
                                                                   {d.y(), m_map.bottom() - a.y()}}};
            for (const auto &[p, q] : bounds) {
                if (p == 0 && q < 0)
                    high = -1;
                else if (p < 0)
                    low = std::max(low, q / p);
                else if (p > 0)
                    high = std::min(high, q / p);
            }
            if (low < high)
                known->pieces.emplace_back(a + d * low, a + d * high);
        }
    }
}

void PlanSheet::numberIn(const geo::Geometry &parcel, const QString &number)
{
    if (number.trimmed().isEmpty())
        return;
    // Of a parcel that the map cuts: within what of it is seen.
    const geo::Geometry map = geo::Geometry::polygon({{m_extent.minX(), m_extent.minY(), 0},
                                                      {m_extent.maxX(), m_extent.minY(), 0},
                                                      {m_extent.maxX(), m_extent.maxY(), 0},
                                                      {m_extent.minX(), m_extent.maxY(), 0}});
    const Result<geo::Geometry> seen = geo::intersection(parcel, map);
    if (!seen || seen->isEmpty() || seen->dimension() != 2)
        return;
    const geo::Coord middle = geo::centroid(*seen);
    const Result<geo::Coord> inner = geo::pointOnSurface(*seen);
    const geo::Coord at = geo::containsPoint(*seen, middle) || !inner ? middle : *inner;
    const geo::Extent box = seen->extent();
    m_numbers.push_back(
        {number, paper(at), QSizeF(mm(box.width() * 1000 / m_scale), mm(box.height() * 1000 / m_scale))});
}

QSizeF PlanSheet::sizeOf(const Letters &letters)
{
    const QFontMetricsF metrics(fontOf(letters.sizePt, letters.bold, letters.italic));
    return {metrics.horizontalAdvance(letters.text) + discWidth(letters),
            metrics.ascent() + metrics.descent()};
}

double PlanSheet::discWidth(const Letters &letters)
{
    return letters.number > 0 ? mm(kDiscMm + 1) : 0;
}

QPolygonF PlanSheet::outline(const Letters &letters)
{
    const QSizeF size = sizeOf(letters);
    QTransform turn;
    turn.translate(letters.middle.x(), letters.middle.y());
    turn.rotate(letters.angleDeg);
    const double pad = mm(0.5);
    return turn.map(QPolygonF(QRectF(-size.width() / 2 - pad, -size.height() * 0.42, size.width() + 2 * pad,
                                     size.height() * 0.84)));
}

bool PlanSheet::place(const Letters &letters)
{
    QPainterPath box;
    box.addPolygon(outline(letters));
    box.closeSubpath();
    if (!m_map.contains(box.boundingRect()))
        return false;
    for (const QPainterPath &other : m_taken) {
        if (box.intersects(other))
            return false;
    }
    m_taken.push_back(box);
    m_letters.push_back(letters);
    return true;
}

void PlanSheet::dimension(const geo::Coord &from, const geo::Coord &to, int number, const QString &text,
                          const QColor &color)
{
    const QPointF a = paper(from);
    const QPointF b = paper(to);
    const QPointF middle = (a + b) / 2;
    const double length = distance(a, b);
    Letters figure{text, middle, 0, kDimensionPt, true, false, color, Qt::white, number};
    const double width = sizeOf(figure).width();
    const bool outside = length < mm(7);
    if (length > mm(0.05))
        m_dimensions.push_back({a, b, color, outside});
    if (length > width + mm(6)) {
        figure.angleDeg = uprightAngle(a, b);
        const QPointF side(-(b.y() - a.y()) / length, (b.x() - a.x()) / length);
        for (const double share : {0.5, 0.35, 0.65}) {
            for (const double off : {0.0, 2.6, -2.6}) {
                figure.middle = a + (b - a) * share + side * mm(off);
                if (place(figure))
                    return;
            }
        }
    }
    if (!placeBeside(figure, middle))
        placeAtRim(figure, middle);
}

void PlanSheet::mark(PlanMark mark, const geo::Coord &at, int number, const QString &text,
                     const QColor &color)
{
    const QPointF middle = paper(at);
    const auto same = [&](const Mark &other) {
        return other.mark == mark && distance(other.at, middle) < mm(0.1);
    };
    if (std::ranges::none_of(m_marks, same))
        m_marks.push_back({mark, middle, color});
    const Letters figure{text, middle, 0, kDimensionPt, true, false, color, Qt::white, number};
    if (!placeBeside(figure, middle))
        placeAtRim(figure, middle);
}

bool PlanSheet::placeBeside(const Letters &figure, const QPointF &middle)
{
    const size_t taken = m_taken.size();
    m_taken.push_back(m_paths[static_cast<size_t>(PlanStyle::Proposal)]);
    m_taken.push_back(m_paths[static_cast<size_t>(PlanStyle::Plot)]);
    const bool clear = placeAround(figure, middle);
    m_taken.erase(m_taken.begin() + static_cast<std::ptrdiff_t>(taken),
                  m_taken.begin() + static_cast<std::ptrdiff_t>(taken) + 2);
    return clear || placeAround(figure, middle);
}

bool PlanSheet::placeAtRim(Letters figure, const QPointF &middle)
{
    const QSizeF size = sizeOf(figure);
    figure.angleDeg = 0;
    for (double y = m_map.top() + size.height(); y < m_map.bottom(); y += size.height() / 2) {
        for (const double x :
             {m_map.left() + size.width() / 2 + mm(1.5), m_map.right() - size.width() / 2 - mm(1.5)}) {
            figure.middle = QPointF(x, y);
            if (place(figure)) {
                m_leaders.push_back({middle, figure.middle, figure.color});
                return true;
            }
        }
    }
    return false;
}

bool PlanSheet::isCut(const Letters &figure, const QPointF &middle) const
{
    const auto meets = [](const QLineF &line, const QPolygonF &box) {
        for (qsizetype i = 0; i < box.size(); ++i) {
            if (line.intersects(QLineF(box[i], box[(i + 1) % box.size()]), nullptr) ==
                QLineF::BoundedIntersection)
                return true;
        }
        return false;
    };
    const QLineF own(middle, figure.middle);
    const QPolygonF box = outline(figure);
    return std::ranges::any_of(m_letters, [&](const Letters &l) { return meets(own, outline(l)); }) ||
           std::ranges::any_of(m_leaders, [&](const Leader &l) { return meets(QLineF(l.from, l.to), box); });
}

bool PlanSheet::placeAround(Letters figure, const QPointF &middle)
{
    const double width = sizeOf(figure).width();
    for (const double radius : {9.0, 13.0, 18.0, 24.0}) {
        for (const double turn : {-45.0, 45.0, -135.0, 135.0, -15.0, 15.0, -165.0, 165.0, 90.0, -90.0}) {
            const double angle = turn * std::numbers::pi / 180;
            figure.angleDeg = 0;
            figure.middle = middle + QPointF(std::cos(angle) * (mm(radius) * 0.6 + width / 2),
                                             std::sin(angle) * mm(radius));
            if (isCut(figure, middle) || !place(figure))
                continue;
            m_leaders.push_back({middle, figure.middle, figure.color});
            return true;
        }
    }
    return false;
}

void PlanSheet::sideLength(const geo::Coord &a, const geo::Coord &b, const geo::Coord &inside,
                           const QString &text)
{
    const QPointF p = paper(a);
    const QPointF q = paper(b);
    const double length = distance(p, q);
    Letters letters{text, {}, uprightAngle(p, q), kSidePt, false, false, QColor::fromRgb(kInk), Qt::white};
    if (length < sizeOf(letters).width() + mm(2))
        return;
    QPointF side(-(q.y() - p.y()) / length, (q.x() - p.x()) / length);
    const QPointF in = paper(inside) - (p + q) / 2;
    if (QPointF::dotProduct(side, in) > 0)
        side = -side;
    for (const double share : {0.5, 0.3, 0.7}) {
        letters.middle = p + (q - p) * share + side * mm(2);
        if (place(letters))
            return;
    }
}

void PlanSheet::addLegend()
{
    const std::pair<PlanStyle, QString> words[] = {
        {PlanStyle::Plot, Tr::tr("Plot")},
        {PlanStyle::Proposal, Tr::tr("Proposed building")},
        {PlanStyle::TooDense, Tr::tr("Too much built area")},
        {PlanStyle::Excess, Tr::tr("Beyond the limit")},
        {PlanStyle::RedLine, Tr::tr("Red line")},
        {PlanStyle::PlannedRedLine, Tr::tr("Planned red line")},
        {PlanStyle::BuildingLine, Tr::tr("Building line")},
        {PlanStyle::Building, Tr::tr("Neighbouring building")},
        {PlanStyle::Parcel, Tr::tr("Parcel with its number")},
    };
    for (const auto &[style, text] : words) {
        if (m_paths[static_cast<size_t>(style)].intersects(m_map))
            m_legend.push_back({style, text});
    }
}

/// What the drawing keeps: everything placed, nothing of the city.
struct PlanSheet::Contents
{
    QRectF map;
    int scale = 0;
    std::array<QPainterPath, static_cast<size_t>(PlanStyle::Count)> paths;
    std::vector<Letters> letters;
    std::vector<Dimension> dimensions;
    std::vector<Leader> leaders;
    std::vector<Mark> marks;
    std::vector<LegendItem> legend;
    QString north;
    QString scaleText;
    QString units;

    void paintMap(QPainter &painter) const
    {
        painter.save();
        painter.setClipRect(map, Qt::IntersectClip);
        for (size_t i = 0; i < paths.size(); ++i) {
            if (!paths[i].isEmpty())
                paint(painter, paths[i], lookOf(static_cast<PlanStyle>(i)));
        }
        for (const Leader &leader : leaders) {
            painter.setPen(QPen(leader.color, mm(0.15)));
            painter.drawLine(leader.from, leader.to);
        }
        for (const Mark &mark : marks)
            paintMark(painter, mark);
        for (const Dimension &dimension : dimensions)
            paintDimension(painter, dimension);
        for (const Letters &text : letters)
            paintLetters(painter, text);
        paintNorth(painter);
        painter.restore();
        painter.setPen(QPen(QColor::fromRgb(kInk), mm(0.25)));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(map);
    }

    static void paintDimension(QPainter &painter, const Dimension &dimension)
    {
        const double length = distance(dimension.from, dimension.to);
        const QPointF along = (dimension.to - dimension.from) / length;
        const QPointF side(-along.y(), along.x());
        painter.setPen(QPen(dimension.color, mm(0.25), Qt::SolidLine, Qt::FlatCap));
        painter.setBrush(dimension.color);
        for (const QPointF &end : {dimension.from, dimension.to})
            painter.drawLine(end - side * mm(1.2), end + side * mm(1.2));
        const double tail = dimension.outside ? mm(4) : 0;
        painter.drawLine(dimension.from - along * tail, dimension.to + along * tail);
        const double sign = dimension.outside ? 1 : -1;
        painter.setPen(Qt::NoPen);
        arrow(painter, dimension.from, along * sign);
        arrow(painter, dimension.to, along * -sign);
    }

    static void paintMark(QPainter &painter, const Mark &mark)
    {
        painter.setPen(QPen(Qt::white, mm(0.3), Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
        painter.setBrush(mark.color);
        if (mark.mark == PlanMark::Spot) {
            painter.drawEllipse(mark.at, mm(kMarkMm / 2), mm(kMarkMm / 2));
            return;
        }
        painter.drawPolygon(
            QPolygonF({mark.at - QPointF(0, mm(kMarkMm)), mark.at + QPointF(mm(kMarkMm), mm(kMarkMm * 0.8)),
                       mark.at + QPointF(-mm(kMarkMm), mm(kMarkMm * 0.8))}));
    }

    /// White on the colour: reads as well in grey.
    static void paintDisc(QPainter &painter, const QPointF &middle, const Letters &text)
    {
        painter.setPen(Qt::NoPen);
        painter.setBrush(text.color);
        painter.drawEllipse(middle, mm(kDiscMm / 2), mm(kDiscMm / 2));
        const QString number = QString::number(text.number);
        const QFont font = fontOf(kDiscPt, true, false);
        const QFontMetricsF metrics(font);
        painter.setFont(font);
        painter.setPen(Qt::white);
        painter.drawText(middle + QPointF(-metrics.horizontalAdvance(number) / 2, metrics.capHeight() / 2),
                         number);
    }

    static void paintLetters(QPainter &painter, const Letters &text)
    {
        if (text.ground.isValid()) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(text.ground);
            painter.drawPolygon(outline(text));
        }
        const QFont font = fontOf(text.sizePt, text.bold, text.italic);
        const QFontMetricsF metrics(font);
        painter.save();
        painter.translate(text.middle);
        painter.rotate(text.angleDeg);
        const double left = -sizeOf(text).width() / 2;
        if (text.number > 0)
            paintDisc(painter, QPointF(left + mm(kDiscMm / 2), 0), text);
        painter.setFont(font);
        painter.setPen(text.color);
        painter.drawText(QPointF(left + discWidth(text), (metrics.ascent() - metrics.descent()) / 2),
                         text.text);
        painter.restore();
    }

    void paintNorth(QPainter &painter) const
    {
        const QPointF middle(map.right() - mm(kNorthMm) / 2, map.top() + mm(kNorthMm) / 2 + mm(3));
        painter.setPen(QPen(QColor::fromRgb(kInk), mm(0.2), Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
        const QPointF tip = middle - QPointF(0, mm(6));
        const QPointF notch = middle + QPointF(0, mm(3));
        painter.setBrush(QColor::fromRgb(kInk));
        painter.drawPolygon(QPolygonF({tip, middle + QPointF(-mm(3), mm(5)), notch}));
        painter.setBrush(Qt::white);
        painter.drawPolygon(QPolygonF({tip, middle + QPointF(mm(3), mm(5)), notch}));
        const double width = textWidth(north, 9, true);
        write(painter, QPointF(middle.x() - width / 2, map.top() + mm(2.3)), north, 9, true);
    }

    void paintScale(QPainter &painter) const
    {
        const double top = map.bottom();
        write(painter, QPointF(map.left(), top + mm(3.6)), scaleText, 9, true);
        double metres = 1;
        for (const double round : {2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0}) {
            if (round * 1000 / scale <= kLongestBarMm)
                metres = round;
        }
        const double half = mm(metres * 500 / scale);
        const QRectF bar(map.left(), top + mm(6.6), half, mm(1.4));
        painter.setPen(QPen(QColor::fromRgb(kInk), mm(0.2), Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
        painter.setBrush(QColor::fromRgb(kInk));
        painter.drawRect(bar);
        painter.setBrush(Qt::white);
        painter.drawRect(bar.translated(half, 0));
        const double below = bar.bottom() + mm(2);
        write(painter, QPointF(bar.left(), below), QStringLiteral("0"), 7);
        const QString end = formatQuantity(metres, 0, QStringLiteral("m"));
        write(painter, QPointF(bar.left() + 2 * half - textWidth(QString::number(metres), 7) / 2, below), end,
              7);
        write(painter, QPointF(map.left(), below + mm(3.4)), units, 7);
    }

    void paintLegend(QPainter &painter) const
    {
        // In as many equal columns as the longest text allows.
        double widest = 0;
        for (const LegendItem &item : legend)
            widest = std::max(widest, textWidth(item.text, kLegendPt));
        const double column = widest + mm(kSwatchMm + 4);
        const double left = map.left() + mm(kScaleWidthMm);
        const auto columns = std::max<size_t>(1, static_cast<size_t>((map.right() - left + mm(2)) / column));
        for (size_t i = 0; i < legend.size(); ++i) {
            const size_t row = i / columns;
            const QPointF at(left + column * static_cast<double>(i % columns),
                             map.bottom() + mm(3.6 + kLegendRowMm * static_cast<double>(row)));
            QPainterPath swatch;
            const PlanStyle style = legend[i].style;
            if (isArea(style)) {
                swatch.addRect(QRectF(at.x(), at.y() - mm(1.5), mm(kSwatchMm), mm(3)));
            } else {
                swatch.moveTo(at);
                swatch.lineTo(at + QPointF(mm(kSwatchMm), 0));
            }
            Look look = lookOf(style);
            if (style == PlanStyle::Proposal) { // its line is that of its parts
                look.line = kProposalLine;
                look.widthMm = 0.35;
            }
            paint(painter, swatch, look);
            write(painter, at + QPointF(mm(kSwatchMm + 1.5), 0), legend[i].text, kLegendPt);
        }
    }
};

std::shared_ptr<const report::Drawing> PlanSheet::drawing() &&
{
    // What matters less gives way: first the dimensions, then the names, then the numbers.
    for (const Name &name : m_names) {
        std::vector<QLineF> pieces = name.pieces;
        std::ranges::sort(pieces, [](const QLineF &a, const QLineF &b) { return a.length() > b.length(); });
        Letters letters{name.text, {}, 0, kNamePt, false, true, QColor::fromRgb(kInk), {}};
        if (name.onSurface)
            letters.ground = QColor::fromRgb(lookOf(PlanStyle::Road).fill);
        bool placed = false;
        for (size_t i = 0; i < pieces.size() && !placed; ++i) {
            if (pieces[i].length() < sizeOf(letters).width())
                break;
            letters.angleDeg = uprightAngle(pieces[i].p1(), pieces[i].p2());
            for (const double share : {0.5, 0.25, 0.75, 0.35, 0.65}) {
                letters.middle = pieces[i].pointAt(share);
                placed = placed || place(letters);
            }
        }
    }
    for (const Number &number : m_numbers) {
        const Letters letters{number.text, number.at, 0, kNumberPt, false, false, QColor::fromRgb(kGrey), {}};
        const QSizeF size = sizeOf(letters);
        if (size.width() + mm(1.5) < number.room.width() && size.height() < number.room.height())
            place(letters);
    }
    auto contents = std::make_shared<Contents>();
    contents->map = m_map;
    contents->scale = m_scale;
    contents->paths = std::move(m_paths);
    contents->letters = std::move(m_letters);
    contents->dimensions = std::move(m_dimensions);
    contents->leaders = std::move(m_leaders);
    contents->marks = std::move(m_marks);
    contents->legend = std::move(m_legend);
    contents->north = Tr::tr("N", "north, on the arrow of a plan");
    contents->scaleText = Tr::tr("Scale 1:%1").arg(m_scale);
    contents->units = Tr::tr("Dimensions in metres");
    auto drawing = std::make_shared<report::Drawing>();
    drawing->sizeMm = QSizeF(m_map.width() / mm(1), m_map.height() / mm(1) + kStripMm);
    drawing->paint = [contents](QPainter &painter) {
        contents->paintMap(painter);
        contents->paintScale(painter);
        contents->paintLegend(painter);
    };
    return drawing;
}

} // namespace dothi::permit
