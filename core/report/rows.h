// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/report/layout.h>

namespace dothi::report {

/// Room for content on a page, in layout units.
struct Frame
{
    qreal width = 0;
    qreal height = 0;
};

/// Texts side by side, measured: a table row, a pair of label and value.
class Row
{
public:
    Row(qreal width, qreal padY) : m_width(width), m_padY(padY) {}

    void add(const QString &text, const TextStyle &style, qreal x, qreal width);
    /// The line below the row.
    void setRule(QRgb color, qreal thickness);
    void setGround(const QColor &ground) { m_ground = ground; }

    [[nodiscard]] int lineCount() const { return m_lines; }
    [[nodiscard]] qreal height() const { return heightOf(m_lines); }
    [[nodiscard]] qreal heightOf(int lines) const { return m_lineHeight * lines + 2 * m_padY; }
    /// How many lines fit into a height; at least one.
    [[nodiscard]] int linesIn(qreal height) const;
    /// Draws the lines [first, first + count) of every text, and the rule where the row ends with them.
    void draw(QPainter &painter, QPointF topLeft, int first, int count) const;

private:
    struct Item
    {
        TextBox text;
        qreal x;
    };
    std::vector<Item> m_items;
    qreal m_width;
    qreal m_padY;
    qreal m_lineHeight = 0;
    int m_lines = 1;
    QColor m_ground;
    QColor m_rule;
    qreal m_ruleThickness = 0;
};

/// Appends the row as one piece, or, when it is higher than half a page, as several cut between lines: waiting for a
/// page of its own would leave a hole. `like` says what else is to be true of the pieces (space before the first,
/// keepWithNext of the last, head of all).
void appendRow(std::vector<Piece> &pieces, const std::shared_ptr<const Row> &row, const Frame &frame,
               const Piece &like);

} // namespace dothi::report
