// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/report/blocks.h>
#include <dothi/report/cleantext.h>
#include <dothi/report/columns.h>
#include <dothi/report/words.h>

#include <algorithm>
#include <cmath>

namespace dothi::report {

namespace {

constexpr qreal kCellPt = 9;
constexpr qreal kPadX = pt(5);
constexpr qreal kPadY = pt(3.5);

std::shared_ptr<Row> measure(const std::vector<Cell> &cells, const std::vector<Column> &columns,
                             const QColor &ground, const Frame &frame)
{
    auto row = std::make_shared<Row>(frame.width, kPadY);
    qreal x = 0;
    for (size_t i = 0; i < cells.size(); ++i) {
        const qreal width = columns[i].share * frame.width;
        TextStyle style{.sizePt = kCellPt, .bold = cells[i].bold};
        style.color = look::readableOn(cells[i].color, ground);
        style.align = cells[i].right ? Qt::AlignRight : Qt::AlignLeft;
        row->add(cleanText(cells[i].text).trimmed(), style, x + kPadX,
                 std::max(width - 2 * kPadX, pt(kCellPt)));
        x += width;
        if (const QString note = cleanText(cells[i].note).trimmed(); !note.isEmpty()) {
            const TextStyle noteStyle{
                .sizePt = kSmallPt, .color = QColor::fromRgb(look::kMuted), .align = style.align};
            row->addBelow(note, noteStyle);
        }
    }
    row->setRule(look::kHairline, pt(0.5));
    return row;
}

std::shared_ptr<Row> measureHeader(const Table &table, const std::vector<Column> &columns, const Frame &frame)
{
    const QColor ground = QColor::fromRgb(look::kHeadGround);
    std::vector<Cell> cells;
    for (qsizetype i = 0; i < table.header.size(); ++i)
        cells.push_back(
            {table.header[i], QColor::fromRgb(look::kInk), true, columns[static_cast<size_t>(i)].right});
    auto row = measure(cells, columns, ground, frame);
    row->setGround(ground);
    row->setRule(look::kMuted, pt(0.8));
    return row;
}

} // namespace

std::vector<Piece> tablePieces(const Table &table, const Frame &frame)
{
    std::vector<Piece> pieces;
    const std::vector<Column> columns = columnsOf(table);
    if (columns.empty())
        return pieces;

    std::shared_ptr<const Piece> head;
    if (!table.header.isEmpty()) {
        const std::shared_ptr<const Row> row = measureHeader(table, columns, frame);
        Piece like;
        like.spaceBefore = pt(6);
        like.keepWithNext = true;
        appendRow(pieces, row, frame, like);
        // Repeated on every page, so only one that leaves most of the page to the rows.
        if (row->height() < frame.height / 4)
            head = std::make_shared<const Piece>(pieces.back());
    }

    const QColor ground = QColor::fromRgb(look::kPaper);
    Piece like;
    like.head = head;
    if (table.rows.empty()) {
        const Cell none{words::emptyTable(), QColor::fromRgb(look::kMuted), false, false};
        appendRow(pieces, measure({none}, {{1, false}}, ground, frame), frame, like);
        return pieces;
    }
    std::vector<std::shared_ptr<const Row>> rows;
    for (const auto &cells : table.rows)
        rows.push_back(measure(cells, columns, ground, frame));
    const auto isShort = [&frame](const Row &row) { return row.height() < frame.height / 16; };
    for (size_t i = 0; i < rows.size(); ++i) {
        // Neither the first nor the last row stands alone beside a page break; tall rows may, they hold more
        // text.
        const bool atEdge = i + 1 < rows.size() && (i == 0 || i + 2 == rows.size());
        like.keepWithNext = atEdge && isShort(*rows[i]) && isShort(*rows[i + 1]);
        appendRow(pieces, rows[i], frame, like);
    }
    return pieces;
}

std::vector<Piece> keyValuePieces(const KeyValues &values, const Frame &frame)
{
    struct Pair
    {
        QString label;
        QString value;
        bool isShort = false;
    };
    const qreal sizePt = values.small ? kSmallPt : kBodyPt;
    const TextStyle labelStyle{.sizePt = sizePt, .color = QColor::fromRgb(look::kMuted)};
    const TextStyle valueStyle{.sizePt = sizePt};
    const qreal labelGap = pt(8);
    const qreal second = frame.width / 2 + pt(7); // where the second pair of a line begins
    const qreal half = frame.width / 2 - pt(7);

    std::vector<Pair> pairs;
    qreal labelWidth = 0;
    for (const auto &[key, value] : values.rows) {
        const Pair pair{cleanLine(key), cleanText(value).trimmed(), false};
        if (pair.label.isEmpty() && pair.value.isEmpty())
            continue;
        labelWidth = std::max(labelWidth, TextBox(pair.label, labelStyle, half * 0.55).naturalWidth());
        pairs.push_back(pair);
    }
    // Rounding up keeps a label that just fits from being broken.
    labelWidth = std::ceil(labelWidth) + 1;
    const qreal valueX = labelWidth + labelGap;
    for (Pair &pair : pairs) {
        pair.isShort = TextBox(pair.label, labelStyle, labelWidth).lineCount() == 1 &&
                       TextBox(pair.value, valueStyle, half - valueX).lineCount() == 1;
    }

    // Two pairs beside each other where both are short, one across the page otherwise.
    std::vector<Piece> pieces;
    for (size_t i = 0; i < pairs.size();) {
        const bool two = pairs[i].isShort && i + 1 < pairs.size() && pairs[i + 1].isShort;
        const auto row = std::make_shared<Row>(frame.width, pt(1.5));
        row->add(pairs[i].label, labelStyle, 0, labelWidth);
        row->add(pairs[i].value, valueStyle, valueX, (two ? half : frame.width) - valueX);
        if (two) {
            row->add(pairs[i + 1].label, labelStyle, second, labelWidth);
            row->add(pairs[i + 1].value, valueStyle, second + valueX, half - valueX);
        }
        Piece like;
        like.spaceBefore = i == 0 ? pt(8) : 0;
        i += two ? 2 : 1;
        like.keepWithNext = pieces.empty() && i < pairs.size();
        appendRow(pieces, row, frame, like);
    }
    return pieces;
}

} // namespace dothi::report
