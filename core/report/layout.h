// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/report/look.h>

#include <QColor>
#include <QPainter>
#include <QPointF>
#include <QString>
#include <QTextLayout>

#include <functional>
#include <memory>
#include <vector>

/// Measured text and measured pieces, and the rule that spreads pieces over pages.
///
/// Lengths are layout units of 1/20 point (the device runs at 1440 dpi), so type sizes are whole numbers and
/// nothing depends on the screen. Needs a QGuiApplication; any thread, each object on one thread.
namespace dothi::report {

inline constexpr int kUnitsPerPoint = 20;
inline constexpr int kUnitsPerInch = 72 * kUnitsPerPoint;

[[nodiscard]] constexpr qreal pt(qreal points)
{
    return points * kUnitsPerPoint;
}
[[nodiscard]] constexpr qreal mm(qreal millimetres)
{
    return millimetres / 25.4 * kUnitsPerInch;
}

/// Type sizes in points, steps of 1.25 from the body.
inline constexpr qreal kSmallPt = 8;
inline constexpr qreal kBodyPt = 10;
inline constexpr qreal kSectionPt = 12.5;
inline constexpr qreal kTitlePt = 15.6;

struct TextStyle
{
    qreal sizePt = kBodyPt;
    bool bold = false;
    bool italic = false;
    QColor color = QColor::fromRgb(look::kInk);
    Qt::Alignment align = Qt::AlignLeft;
    int maxLines = 0; ///< more are cut with an ellipsis; 0: no limit
};

/// Noto Sans where it is installed, with its symbol fonts for ✓ and ✕ before whatever the system would
/// choose.
[[nodiscard]] QFont fontOf(const TextStyle &style);

/// A text broken into lines for a width. Words longer than the line are broken anywhere.
class TextBox
{
public:
    /// `text` must be clean (cleantext.h).
    TextBox(const QString &text, const TextStyle &style, qreal width);

    [[nodiscard]] int lineCount() const { return m_layout->lineCount(); }
    [[nodiscard]] qreal lineHeight() const { return m_lineHeight; }
    [[nodiscard]] qreal height() const { return m_lineHeight * lineCount(); }
    /// Width it was broken for.
    [[nodiscard]] qreal width() const { return m_width; }
    /// Width of the widest line.
    [[nodiscard]] qreal naturalWidth() const;

    void draw(QPainter &painter, QPointF topLeft) const { drawLines(painter, topLeft, 0, lineCount()); }
    /// Draws `count` lines from line `first`, the first of them at `topLeft`.
    void drawLines(QPainter &painter, QPointF topLeft, int first, int count) const;

private:
    void breakLines(const QString &text);

    TextStyle m_style;
    qreal m_width;
    std::unique_ptr<QTextLayout> m_layout;
    qreal m_lineHeight = 0;
};

/// Something that is never divided: a line, a table row, a picture with its caption.
struct Piece
{
    qreal height = 0;
    qreal spaceBefore = 0;     ///< dropped at the top of a page
    bool keepWithNext = false; ///< never the last of a page when the next piece follows
    qreal smallest = 1;        ///< share of its size to which it may be scaled to fit the end of a page
    std::function<void(QPainter &, QPointF topLeft)> draw;
    /// Drawn again above this piece when a page begins with it: the header row of a table.
    std::shared_ptr<const Piece> head;
};

struct Placed
{
    const Piece *piece = nullptr;
    qreal y = 0; ///< from the top of the page's content
    bool withHead = false;
    qreal scale = 1;
};
using Page = std::vector<Placed>;

/// Spreads the pieces, in order, over pages with `height` units of content. Pieces linked by keepWithNext
/// stay on one page unless all of them together are higher than a page. What would just not fit any more is
/// scaled down as far as its pieces allow, instead of leaving a hole. A piece higher than a page gets one for
/// itself. The pages point into `pieces`. There is at least one page.
[[nodiscard]] std::vector<Page> paginate(const std::vector<Piece> &pieces, qreal height);

} // namespace dothi::report
