// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/report/layout.h>

#include <utility>

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
    Row(qreal width, qreal padY)
        : m_width(width)
        , m_padY(padY)
    {}

    /// A new column from `x`.
    void add(const QString &cleanText, const TextStyle &style, qreal x, qreal width);
    /// More text below that of the last column.
    void addBelow(const QString &cleanText, const TextStyle &style);
    /// The line below the row.
    void setRule(QRgb color, qreal thickness);
    void setGround(const QColor &ground) { m_ground = ground; }

    /// The lines of every column that stand on one page.
    struct Part
    {
        std::vector<std::pair<size_t, size_t>> lines; ///< [first, end) of each column
        qreal height = 0;
        bool last = false;
    };
    /// The whole row when it is at most `height` high, otherwise several parts, cut between lines.
    [[nodiscard]] std::vector<Part> parts(qreal height) const;
    [[nodiscard]] qreal height() const;
    void draw(QPainter &painter, QPointF topLeft, const Part &part) const;

private:
    struct Line
    {
        std::shared_ptr<const TextBox> text;
        int index;
    };
    struct Column
    {
        qreal x;
        qreal width;
        std::vector<Line> lines;
    };
    std::vector<Column> m_columns;
    qreal m_width;
    qreal m_padY;
    QColor m_ground;
    QColor m_rule;
    qreal m_ruleThickness = 0;
};

/// Appends the row as one piece, or, when it is higher than half a page, as several: waiting for a page of
/// its own would leave a hole. `like` says what else is to be true of the pieces (space before the first,
/// keepWithNext of the last, head of all).
void appendRow(std::vector<Piece> &pieces, const std::shared_ptr<const Row> &row, const Frame &frame,
               const Piece &like);

} // namespace dothi::report
