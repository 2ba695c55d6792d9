// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/report/rows.h>

#include <algorithm>
#include <limits>

namespace dothi::report {

void Row::add(const QString &cleanText, const TextStyle &style, qreal x, qreal width)
{
    m_columns.push_back({x, width, {}});
    addBelow(cleanText, style);
}

void Row::addBelow(const QString &cleanText, const TextStyle &style)
{
    Column &column = m_columns.back();
    const auto text = std::make_shared<const TextBox>(cleanText, style, column.width);
    for (int i = 0; i < text->lineCount(); ++i)
        column.lines.push_back({text, i});
}

void Row::setRule(QRgb color, qreal thickness)
{
    m_rule = QColor::fromRgb(color);
    m_ruleThickness = thickness;
}

std::vector<Row::Part> Row::parts(qreal height) const
{
    std::vector<Part> parts;
    std::vector<size_t> next(m_columns.size(), 0);
    bool more = true;
    while (more) {
        more = false;
        Part part;
        for (size_t c = 0; c < m_columns.size(); ++c) {
            const std::vector<Line> &lines = m_columns[c].lines;
            const size_t first = next[c];
            qreal used = 0;
            // At least one line, so that it always ends.
            while (next[c] < lines.size() &&
                   (next[c] == first || used + lines[next[c]].text->lineHeight() + 2 * m_padY <= height)) {
                used += lines[next[c]].text->lineHeight();
                ++next[c];
            }
            part.lines.emplace_back(first, next[c]);
            part.height = std::max(part.height, used);
            more = more || next[c] < lines.size();
        }
        part.height += 2 * m_padY;
        part.last = !more;
        parts.push_back(std::move(part));
    }
    return parts;
}

qreal Row::height() const
{
    return parts(std::numeric_limits<qreal>::max()).front().height;
}

void Row::draw(QPainter &painter, QPointF topLeft, const Part &part) const
{
    if (m_ground.isValid())
        painter.fillRect(QRectF(topLeft, QSizeF(m_width, part.height)), m_ground);
    for (size_t c = 0; c < m_columns.size(); ++c) {
        QPointF at = topLeft + QPointF(m_columns[c].x, m_padY);
        for (size_t i = part.lines[c].first; i < part.lines[c].second; ++i) {
            const Line &line = m_columns[c].lines[i];
            line.text->drawLines(painter, at, line.index, 1);
            at.ry() += line.text->lineHeight();
        }
    }
    if (m_ruleThickness > 0 && part.last) {
        const QPointF at(topLeft.x(), topLeft.y() + part.height - m_ruleThickness);
        painter.fillRect(QRectF(at, QSizeF(m_width, m_ruleThickness)), m_rule);
    }
}

void appendRow(std::vector<Piece> &pieces, const std::shared_ptr<const Row> &row, const Frame &frame,
               const Piece &like)
{
    qreal spaceBefore = like.spaceBefore;
    for (const Row::Part &part : row->parts(frame.height / 2)) {
        Piece piece;
        piece.height = part.height;
        piece.spaceBefore = spaceBefore;
        piece.keepWithNext = like.keepWithNext && part.last;
        piece.head = like.head;
        piece.draw = [row, part](QPainter &painter, QPointF at) { row->draw(painter, at, part); };
        pieces.push_back(std::move(piece));
        spaceBefore = 0;
    }
}

} // namespace dothi::report
