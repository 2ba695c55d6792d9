// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/report/blocks.h>
#include <dothi/report/cleantext.h>
#include <dothi/report/words.h>

#include <algorithm>
#include <cmath>

namespace dothi::report {

namespace {

constexpr qreal kCellPt = 9;
constexpr qreal kPadX = pt(4);
constexpr qreal kPadY = pt(3.5);

struct Column
{
    qreal x = 0;
    qreal width = 0;
    bool right = false; ///< the header follows its numbers
};

std::vector<Column> columnsOf(const Table &table, qreal width)
{
    size_t count = static_cast<size_t>(table.header.size());
    for (const auto &row : table.rows)
        count = std::max(count, row.size());
    std::vector<double> shares(count, 1.0);
    for (size_t i = 0; i < std::min(count, table.widths.size()); ++i) {
        if (std::isfinite(table.widths[i]) && table.widths[i] > 0)
            shares[i] = table.widths[i];
    }
    double sum = 0;
    for (const double share : shares)
        sum += share;
    std::vector<Column> columns(count);
    qreal x = 0;
    for (size_t i = 0; i < count; ++i) {
        columns[i].x = x;
        columns[i].width = width * (shares[i] / sum);
        columns[i].right = !table.rows.empty()
            && std::all_of(table.rows.begin(), table.rows.end(),
                           [i](const std::vector<Cell> &row) { return i >= row.size() || row[i].right; });
        x += columns[i].width;
    }
    return columns;
}

std::shared_ptr<Row> measure(const std::vector<Cell> &cells, const std::vector<Column> &columns,
                             const QColor &ground, const Frame &frame)
{
    auto row = std::make_shared<Row>(frame.width, kPadY);
    for (size_t i = 0; i < cells.size(); ++i) {
        TextStyle style{.sizePt = kCellPt, .bold = cells[i].bold};
        style.color = look::readableOn(cells[i].color, ground);
        style.align = cells[i].right ? Qt::AlignRight : Qt::AlignLeft;
        row->add(cleanText(cells[i].text).trimmed(), style, columns[i].x + kPadX,
                 std::max(columns[i].width - 2 * kPadX, pt(kCellPt)));
    }
    row->setRule(look::kHairline, pt(0.5));
    return row;
}

std::shared_ptr<Row> measureHeader(const Table &table, const std::vector<Column> &columns, const Frame &frame)
{
    const QColor ground = QColor::fromRgb(look::kHeadGround);
    std::vector<Cell> cells;
    for (qsizetype i = 0; i < table.header.size(); ++i)
        cells.push_back({table.header[i], QColor::fromRgb(look::kInk), true, columns[static_cast<size_t>(i)].right});
    auto row = measure(cells, columns, ground, frame);
    row->setGround(ground);
    row->setRule(look::kMuted, pt(0.8));
    return row;
}

} // namespace

std::vector<Piece> tablePieces(const Table &table, const Frame &frame)
{
    std::vector<Piece> pieces;
    const std::vector<Column> columns = columnsOf(table, frame.width);
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
        appendRow(pieces, measure({none}, {{0, frame.width, false}}, ground, frame), frame, like);
        return pieces;
    }
    for (size_t i = 0; i < table.rows.size(); ++i) {
        const std::shared_ptr<const Row> row = measure(table.rows[i], columns, ground, frame);
        // Neither the first nor the last row stands alone beside a page break, as long as they are short.
        const bool hasNeighbour = i + 1 < table.rows.size() && (i == 0 || i + 2 == table.rows.size());
        like.keepWithNext = hasNeighbour && row->height() < frame.height / 8;
        appendRow(pieces, row, frame, like);
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
    const TextStyle labelStyle{.color = QColor::fromRgb(look::kMuted)};
    const TextStyle valueStyle;
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
        pair.isShort = TextBox(pair.label, labelStyle, labelWidth).lineCount() == 1
            && TextBox(pair.value, valueStyle, half - valueX).lineCount() == 1;
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
        like.spaceBefore = i == 0 ? pt(4) : 0;
        i += two ? 2 : 1;
        like.keepWithNext = pieces.empty() && i < pairs.size();
        appendRow(pieces, row, frame, like);
    }
    return pieces;
}

} // namespace dothi::report
