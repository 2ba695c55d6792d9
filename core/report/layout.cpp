// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/report/layout.h>

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace dothi::report {

namespace {

/// Room for Vietnamese capitals with two marks above (Ổ, Ễ) without lines touching: Noto Sans asks for 1.362.
constexpr qreal kLinePitch = 1.4;

/// Forgives the rounding of many added heights, in layout units.
constexpr qreal kTolerance = 0.5;

/// What stands above a piece: the gap to the one before, or, at the top of a page, the repeated head.
qreal above(const Piece &piece, bool atTop)
{
    if (!atTop)
        return piece.spaceBefore;
    return piece.head ? piece.head->height : 0;
}

/// Height of the pieces [first, end) when they follow one another; `atTop`: as the first of a page.
qreal chainHeight(const std::vector<Piece> &pieces, size_t first, size_t end, bool atTop)
{
    qreal height = 0;
    for (size_t i = first; i < end; ++i) {
        // One sum a piece: GCC 12.2 miscompiles two additions of neighbouring members in a vectorised loop.
        const qreal extent = above(pieces[i], atTop && i == first) + pieces[i].height;
        height += extent;
    }
    return height;
}

} // namespace

QFont fontOf(const TextStyle &style)
{
    QFont font;
    font.setFamilies({QStringLiteral("Noto Sans"), QStringLiteral("Noto Sans Math"),
                      QStringLiteral("Noto Sans Symbols2"), QStringLiteral("Noto Sans Symbols"),
                      QStringLiteral("DejaVu Sans")});
    font.setStyleHint(QFont::SansSerif);
    font.setPixelSize(static_cast<int>(std::lround(pt(style.sizePt))));
    font.setBold(style.bold);
    font.setItalic(style.italic);
    font.setHintingPreference(QFont::PreferNoHinting);
    // The least spacing there is (1/1280 point): with any at all Qt sets no ligatures, and "ffi" can be found
    // and copied.
    font.setLetterSpacing(QFont::AbsoluteSpacing, 1.0 / 64);
    return font;
}

TextBox::TextBox(const QString &text, const TextStyle &style, qreal width)
    : m_style(style)
    , m_width(width)
{
    // QTextLayout knows one paragraph; its line ends are line separators.
    QString lines = text;
    lines.replace(QLatin1Char('\n'), QChar(QChar::LineSeparator));
    breakLines(lines);
    if (style.maxLines > 0 && lineCount() > style.maxLines) {
        const int start = m_layout->lineAt(style.maxLines - 1).textStart();
        QString rest = lines.mid(start);
        rest.replace(QChar(QChar::LineSeparator), QLatin1Char(' '));
        breakLines(lines.left(start) + QFontMetricsF(fontOf(style)).elidedText(rest, Qt::ElideRight, width));
    }
}

void TextBox::breakLines(const QString &text)
{
    QTextOption option(m_style.align);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(Qt::LeftToRight);
    option.setUseDesignMetrics(true);
    m_layout = std::make_unique<QTextLayout>(text, fontOf(m_style));
    m_layout->setTextOption(option);
    m_layout->setCacheEnabled(true);

    // The pitch is the style's: symbol fonts claim far more than their signs need, and would make rows
    // uneven.
    m_lineHeight = pt(m_style.sizePt) * kLinePitch;
    m_layout->beginLayout();
    for (QTextLine line = m_layout->createLine(); line.isValid(); line = m_layout->createLine())
        line.setLineWidth(m_width);
    m_layout->endLayout();
    const QFontMetricsF metrics(fontOf(m_style));
    const qreal baseline = (m_lineHeight - metrics.ascent() - metrics.descent()) / 2 + metrics.ascent();
    for (int i = 0; i < m_layout->lineCount(); ++i) {
        QTextLine line = m_layout->lineAt(i);
        line.setPosition(QPointF(0, m_lineHeight * i + baseline - line.ascent()));
    }
}

qreal TextBox::naturalWidth() const
{
    qreal width = 0;
    for (int i = 0; i < lineCount(); ++i)
        width = std::max(width, m_layout->lineAt(i).naturalTextWidth());
    return width;
}

void TextBox::drawLines(QPainter &painter, QPointF topLeft, int first, int count) const
{
    painter.setPen(m_style.color);
    const QPointF origin = topLeft - QPointF(0, m_lineHeight * first);
    for (int i = first; i < std::min(first + count, lineCount()); ++i)
        m_layout->lineAt(i).draw(&painter, origin);
}

std::vector<Page> paginate(const std::vector<Piece> &pieces, qreal height)
{
    std::vector<Page> pages(1);
    qreal y = 0;
    const auto breakPage = [&] {
        pages.emplace_back();
        y = 0;
    };
    for (size_t first = 0, end = 0; first < pieces.size(); first = end) {
        end = first + 1;
        while (end < pieces.size() && pieces[end - 1].keepWithNext)
            ++end;
        // How much of their freedom to shrink the pieces of the chain must use, 0…1.
        qreal shrink = 0;
        const qreal excess = y + chainHeight(pieces, first, end, false) - height;
        if (!pages.back().empty() && excess > kTolerance && chainHeight(pieces, first, end, true) <= height) {
            qreal freedom = 0;
            for (size_t i = first; i < end; ++i)
                freedom += pieces[i].height * (1 - pieces[i].smallest);
            if (excess <= freedom)
                shrink = excess / freedom;
            else
                breakPage();
        }
        for (size_t i = first; i < end; ++i) {
            const Piece &piece = pieces[i];
            const qreal scale = 1 - shrink * (1 - piece.smallest);
            if (!pages.back().empty() && y + above(piece, false) + piece.height * scale > height + kTolerance)
                breakPage();
            const bool atTop = pages.back().empty();
            const Placed placed{&piece, y + above(piece, atTop), atTop && piece.head, scale};
            pages.back().push_back(placed);
            y = placed.y + piece.height * scale;
        }
    }
    return pages;
}

} // namespace dothi::report
