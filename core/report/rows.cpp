// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/report/rows.h>

#include <algorithm>

namespace dothi::report {

void Row::add(const QString &text, const TextStyle &style, qreal x, qreal width)
{
    m_items.push_back({TextBox(text, style, width), x});
    const TextBox &box = m_items.back().text;
    m_lineHeight = std::max(m_lineHeight, box.lineHeight());
    m_lines = std::max(m_lines, box.lineCount());
}

void Row::setRule(QRgb color, qreal thickness)
{
    m_rule = QColor::fromRgb(color);
    m_ruleThickness = thickness;
}

int Row::linesIn(qreal height) const
{
    return m_lineHeight > 0 ? std::max(1, static_cast<int>((height - 2 * m_padY) / m_lineHeight)) : m_lines;
}

void Row::draw(QPainter &painter, QPointF topLeft, int first, int count) const
{
    const qreal height = heightOf(count);
    if (m_ground.isValid())
        painter.fillRect(QRectF(topLeft, QSizeF(m_width, height)), m_ground);
    for (const Item &item : m_items)
        item.text.drawLines(painter, topLeft + QPointF(item.x, m_padY), first, count);
    if (m_ruleThickness > 0 && first + count >= m_lines) {
        const QPointF at(topLeft.x(), topLeft.y() + height - m_ruleThickness);
        painter.fillRect(QRectF(at, QSizeF(m_width, m_ruleThickness)), m_rule);
    }
}

void appendRow(std::vector<Piece> &pieces, const std::shared_ptr<const Row> &row, const Frame &frame,
               const Piece &like)
{
    const int atOnce = row->linesIn(frame.height / 2);
    for (int first = 0; first < row->lineCount(); first += atOnce) {
        const int count = std::min(atOnce, row->lineCount() - first);
        Piece piece;
        piece.height = row->heightOf(count);
        piece.spaceBefore = first == 0 ? like.spaceBefore : 0;
        piece.keepWithNext = like.keepWithNext && first + count == row->lineCount();
        piece.head = like.head;
        piece.draw = [row, first, count](QPainter &painter, QPointF at) { row->draw(painter, at, first, count); };
        pieces.push_back(std::move(piece));
    }
}

} // namespace dothi::report
