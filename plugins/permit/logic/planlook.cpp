// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/report/layout.h>

#include <QFontMetricsF>

#include <permit/logic/planlook.h>
#include <permit/logic/verdict.h>

#include <cmath>

namespace dothi::permit::planlook {

using report::mm;

namespace {

constexpr QRgb kProposalFill = 0xffcfe2fa;
constexpr QRgb kExcessFill = 0xfff9d9d6;

QPen penOf(const Look &look)
{
    if (look.widthMm <= 0)
        return Qt::NoPen;
    QPen pen(QColor::fromRgb(look.line), mm(look.widthMm));
    pen.setJoinStyle(Qt::MiterJoin);
    pen.setCapStyle(Qt::FlatCap);
    if (!look.dashes.isEmpty())
        pen.setDashPattern(look.dashes);
    return pen;
}

} // namespace

Look lookOf(PlanStyle style)
{
    switch (style) {
    case PlanStyle::Road:
        return {0, 0, 0xffececec};
    case PlanStyle::RoadAxis:
        return {0xffa2a9b2, 0.15, 0, {20, 6, 4, 6}};
    case PlanStyle::Parcel:
        return {0xff7d8792, 0.15, 0};
    case PlanStyle::Building:
        return {0xff8c857a, 0.15, 0xffe4dfd6};
    case PlanStyle::Proposal:
        return {0, 0, kProposalFill};
    case PlanStyle::TooDense:
        return {verdictColor(Verdict::Fail).rgb(), 0.2, 0, {}, Hatch::Falling};
    case PlanStyle::Excess:
        return {verdictColor(Verdict::Fail).rgb(), 0.2, kExcessFill, {}, Hatch::Rising};
    case PlanStyle::ProposalPart:
        return {kProposalLine, 0.35, 0};
    case PlanStyle::Plot:
        return {kInk, 0.5, 0};
    case PlanStyle::BuildingLine:
        return {0xff7a3fb0, 0.4, 0, {6, 3}};
    case PlanStyle::PlannedRedLine:
        return {verdictColor(Verdict::Fail).rgb(), 0.5, 0, {6, 3}};
    case PlanStyle::RedLine:
        return {verdictColor(Verdict::Fail).rgb(), 0.5, 0};
    case PlanStyle::Count:
        break;
    }
    return {};
}

bool isArea(PlanStyle style)
{
    return style == PlanStyle::Proposal || style == PlanStyle::TooDense || style == PlanStyle::Excess ||
           style == PlanStyle::Building;
}

void paint(QPainter &painter, const QPainterPath &path, const Look &look)
{
    painter.setPen(Qt::NoPen);
    if (look.fill)
        painter.fillPath(path, QColor::fromRgb(look.fill));
    if (look.hatch != Hatch::None) {
        painter.save();
        painter.setClipPath(path, Qt::IntersectClip);
        painter.setPen(QPen(QColor::fromRgb(look.line), mm(0.2)));
        const QRectF box = path.boundingRect();
        const bool rising = look.hatch == Hatch::Rising;
        const double step = rising ? mm(1.2) : mm(2);
        const double sign = rising ? -1 : 1;
        // x - sign * y = c, on one grid for all, so that neighbouring pieces look like one.
        const double low = box.left() - (rising ? -box.top() : box.bottom());
        const double high = box.right() - (rising ? -box.bottom() : box.top());
        for (double c = std::floor(low / step) * step; c < high; c += step) {
            painter.drawLine(QPointF(c + sign * box.top(), box.top()),
                             QPointF(c + sign * box.bottom(), box.bottom()));
        }
        painter.restore();
    }
    painter.strokePath(path, penOf(look));
}

QFont fontOf(double sizePt, bool bold, bool italic)
{
    return report::fontOf({.sizePt = sizePt, .bold = bold, .italic = italic});
}

void write(QPainter &painter, QPointF left, const QString &text, double sizePt, bool bold)
{
    const QFont font = fontOf(sizePt, bold, false);
    const QFontMetricsF metrics(font);
    painter.setFont(font);
    painter.setPen(QColor::fromRgb(kInk));
    painter.drawText(left + QPointF(0, (metrics.ascent() - metrics.descent()) / 2), text);
}

double textWidth(const QString &text, double sizePt, bool bold)
{
    return QFontMetricsF(fontOf(sizePt, bold, false)).horizontalAdvance(text);
}

} // namespace dothi::permit::planlook
