// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/report/blocks.h>
#include <dothi/report/cleantext.h>
#include <dothi/report/words.h>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace dothi::report {

namespace {

/// Pixels of a printed inch: line drawings stay sharp, files stay small.
constexpr qreal kPictureDpi = 220;
/// Height a picture may take, so that its heading and caption stay with it.
constexpr qreal kPictureShare = 0.7;
/// Height that the section above a signature may take from the page before to stand with it.
constexpr qreal kSignedShare = 0.4;

void append(std::vector<Piece> &pieces, std::vector<Piece> &&more)
{
    pieces.insert(pieces.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

struct Pill
{
    std::shared_ptr<const TextBox> text;
    QColor ground;
    QColor ink;
    QRectF box;
};

constexpr qreal kPillPadX = pt(6);
constexpr qreal kPillPadY = pt(2);

Piece pillLine(const std::vector<Pill> &pills)
{
    Piece piece;
    for (const Pill &pill : pills)
        piece.height = std::max(piece.height, pill.box.height());
    piece.spaceBefore = pt(8);
    piece.draw = [pills](QPainter &painter, QPointF at) {
        for (const Pill &pill : pills) {
            painter.setPen(QPen(pill.ink, pt(0.6)));
            painter.setBrush(pill.ground);
            painter.drawRoundedRect(pill.box.translated(at), pt(4), pt(4));
            pill.text->draw(painter, at + pill.box.topLeft() + QPointF(kPillPadX, kPillPadY));
        }
    };
    return piece;
}

/// Badges that follow one another, side by side.
std::vector<Piece> badgePieces(const std::vector<Badge> &badges, const Frame &frame)
{
    std::vector<Piece> pieces;
    std::vector<Pill> line;
    for (const Badge &badge : badges) {
        const QString text = cleanLine(badge.text);
        if (text.isEmpty())
            continue;
        Pill pill;
        pill.ground = look::badgeGround(badge.color);
        pill.ink = look::readableOn(badge.color.isValid() ? badge.color : QColor::fromRgb(look::kUnknown),
                                    pill.ground);
        const TextStyle style{.bold = true, .color = pill.ink, .maxLines = 4};
        pill.text = std::make_shared<const TextBox>(text, style, frame.width - 2 * kPillPadX);
        const QSizeF size(pill.text->naturalWidth() + 2 * kPillPadX, pill.text->height() + 2 * kPillPadY);
        qreal x = line.empty() ? 0 : line.back().box.right() + pt(6);
        if (!line.empty() && x + size.width() > frame.width) {
            pieces.push_back(pillLine(line));
            line.clear();
            x = 0;
        }
        pill.box = QRectF(QPointF(x, 0), size);
        line.push_back(std::move(pill));
    }
    if (!line.empty())
        pieces.push_back(pillLine(line));
    return pieces;
}

std::vector<Piece> headingPieces(const Heading &heading, const Frame &frame)
{
    const QString text = cleanLine(heading.text);
    if (text.isEmpty())
        return {};
    const bool section = heading.level <= 1;
    const TextStyle style{.sizePt = section ? kSectionPt : kBodyPt, .bold = true};
    std::vector<Piece> pieces = linePieces(text, style, section ? pt(16) : pt(10), frame);
    for (Piece &piece : pieces)
        piece.keepWithNext = true;
    return pieces;
}

std::vector<Piece> paragraphPieces(const Paragraph &paragraph, const Frame &frame)
{
    TextStyle style;
    if (paragraph.small) {
        style.sizePt = kSmallPt;
        style.color = QColor::fromRgb(look::kMuted);
    }
    std::vector<Piece> pieces = linePieces(cleanText(paragraph.text).trimmed(), style, pt(5), frame);
    for (Piece &piece : pieces)
        piece.keepWithNext = piece.keepWithNext || paragraph.keep;
    return pieces;
}

std::vector<Piece> picturePieces(const Picture &picture, const Frame &frame)
{
    const QString caption = cleanText(picture.caption).trimmed();
    const qreal share = std::isfinite(picture.widthShare) ? std::clamp(picture.widthShare, 0.05, 1.0) : 1.0;
    std::vector<Piece> pieces(1);
    Piece &piece = pieces.front();
    piece.spaceBefore = pt(8);
    if (picture.drawing && picture.drawing->paint) {
        // To scale: as large as it is, whatever is left of the page.
        const QSizeF size(mm(picture.drawing->sizeMm.width()), mm(picture.drawing->sizeMm.height()));
        piece.height = size.height();
        piece.draw = [drawing = picture.drawing, left = (frame.width - size.width()) / 2](QPainter &painter,
                                                                                          QPointF at) {
            painter.save();
            painter.translate(at + QPointF(left, 0));
            drawing->paint(painter);
            painter.restore();
        };
    } else if (picture.image.isNull()) {
        const TextStyle style{.color = QColor::fromRgb(look::kMuted), .align = Qt::AlignHCenter};
        const auto text = std::make_shared<const TextBox>(words::missingPicture(), style, frame.width);
        piece.height = text->height() + pt(24);
        piece.draw = [text, size = QSizeF(frame.width, piece.height)](QPainter &painter, QPointF at) {
            painter.setPen(QPen(QColor::fromRgb(look::kHairline), pt(0.6)));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(QRectF(at, size));
            text->draw(painter, at + QPointF(0, pt(12)));
        };
    } else {
        QSizeF size(picture.image.size());
        size.scale(frame.width * share, frame.height * kPictureShare, Qt::KeepAspectRatio);
        // A picture of extreme proportions still has both sides.
        size = size.expandedTo(QSizeF(pt(1), pt(1)));
        const QSize pixels = (size / kUnitsPerInch * kPictureDpi).toSize().expandedTo(QSize(1, 1));
        QImage image = picture.image;
        if (image.width() > pixels.width() || image.height() > pixels.height())
            image = image.scaled(pixels, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        piece.height = size.height();
        piece.smallest = 0.75;
        piece.draw = [image, size, left = (frame.width - size.width()) / 2](QPainter &painter, QPointF at) {
            const QRectF box(at + QPointF(left, 0), size);
            painter.drawImage(box, image);
            painter.setPen(QPen(QColor::fromRgb(look::kHairline), pt(0.6)));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(box);
        };
    }
    if (!caption.isEmpty()) {
        piece.keepWithNext = true;
        const TextStyle style{.sizePt = kSmallPt,
                              .italic = true,
                              .color = QColor::fromRgb(look::kMuted),
                              .align = Qt::AlignHCenter};
        append(pieces, linePieces(caption, style, pt(3), frame));
    }
    return pieces;
}

/// Binds the end of the section that begins at piece `first` to what follows: all of it unless it is long.
void keepSection(std::vector<Piece> &pieces, size_t first, const Frame &frame)
{
    qreal height = 0;
    for (size_t i = pieces.size(); i-- > first;) {
        height += pieces[i].spaceBefore + pieces[i].height;
        if (height > kSignedShare * frame.height && i + 1 < pieces.size())
            return;
        pieces[i].keepWithNext = true;
    }
}

std::vector<Piece> signaturePieces(const Signatures &signatures, const Frame &frame)
{
    QStringList roles;
    for (const QString &role : signatures.roles) {
        if (const QString text = cleanText(role).trimmed(); !text.isEmpty())
            roles.append(text);
    }
    const qsizetype inRow = roles.size() <= 4 ? roles.size() : 3;
    std::vector<Piece> pieces;
    for (qsizetype first = 0; first < roles.size(); first += inRow) {
        const qsizetype count = std::min(inRow, roles.size() - first);
        const qreal width = frame.width / static_cast<qreal>(count);
        const qreal inner = width - pt(10);
        struct Place
        {
            qreal x;
            TextBox role;
            TextBox hint;
        };
        auto places = std::make_shared<std::vector<Place>>();
        qreal top = 0;
        for (qsizetype i = 0; i < count; ++i) {
            const TextStyle roleStyle{.bold = true, .align = Qt::AlignHCenter, .maxLines = 4};
            const TextStyle hintStyle{.sizePt = kSmallPt,
                                      .italic = true,
                                      .color = QColor::fromRgb(look::kMuted),
                                      .align = Qt::AlignHCenter};
            places->push_back({width * static_cast<qreal>(i) + pt(5),
                               TextBox(roles[first + i], roleStyle, inner),
                               TextBox(words::signHere(), hintStyle, inner)});
            top = std::max(top, places->back().role.height());
        }
        Piece piece;
        piece.spaceBefore = pt(22);
        piece.height = top + pt(80);
        piece.draw = [places, top, inner, height = piece.height](QPainter &painter, QPointF at) {
            for (const Place &place : *places) {
                place.role.draw(painter, at + QPointF(place.x, 0));
                place.hint.draw(painter, at + QPointF(place.x, top));
                const qreal y = at.y() + height - pt(2);
                painter.setPen(QPen(QColor::fromRgb(look::kMuted), pt(0.6), Qt::DotLine));
                const qreal centre = at.x() + place.x + inner / 2;
                const qreal reach = std::min(inner / 2, mm(22));
                painter.drawLine(QPointF(centre - reach, y), QPointF(centre + reach, y));
            }
        };
        pieces.push_back(std::move(piece));
    }
    return pieces;
}

} // namespace

std::vector<Piece> linePieces(const QString &cleanText, const TextStyle &style, qreal spaceBefore,
                              const Frame &frame)
{
    std::vector<Piece> pieces;
    if (cleanText.isEmpty())
        return pieces;
    const auto text = std::make_shared<const TextBox>(cleanText, style, frame.width);
    const int lines = text->lineCount();
    for (int i = 0; i < lines; ++i) {
        Piece piece;
        piece.height = text->lineHeight();
        piece.spaceBefore = i == 0 ? spaceBefore : 0;
        piece.keepWithNext = i + 1 < lines && (i == 0 || i + 2 == lines);
        piece.draw = [text, i](QPainter &painter, QPointF at) { text->drawLines(painter, at, i, 1); };
        pieces.push_back(std::move(piece));
    }
    return pieces;
}

std::vector<Piece> letterheadPieces(const Report &report, const Frame &frame)
{
    // The nation's name must stand on one line, so its column is the wider one.
    const qreal leftWidth = frame.width * 0.43;
    const qreal rightWidth = frame.width - leftWidth;
    struct Line
    {
        TextBox box;
        QPointF at;
        qreal ruleWidth; ///< of the line below, 0: none
    };
    auto lines = std::make_shared<std::vector<Line>>();
    // Sets one centred text and returns where it ends.
    const auto set = [&lines](const QString &text, TextStyle style, QRectF column, qreal y, qreal ruleShare) {
        style.align = Qt::AlignHCenter;
        TextBox box(text, style, column.width());
        const qreal ruleWidth = box.naturalWidth() * ruleShare;
        const qreal end = y + box.height() + (ruleWidth > 0 ? pt(3) : 0);
        lines->push_back({std::move(box), QPointF(column.x(), y), ruleWidth});
        return end;
    };
    const QRectF left(0, 0, leftWidth - pt(6), 0);
    const QRectF right(leftWidth, 0, rightWidth, 0);
    const TextStyle plain{.maxLines = 3};
    const TextStyle bold{.bold = true, .maxLines = 3};
    const TextStyle italic{.italic = true, .maxLines = 3};

    qreal leftEnd = 0;
    const QStringList authority = words::authorityLines(report).mid(0, 4);
    for (qsizetype i = 0; i < authority.size(); ++i) {
        const bool last = i + 1 == authority.size();
        leftEnd = set(authority[i], last ? bold : plain, left, leftEnd, last ? 0.4 : 0);
    }
    qreal rightEnd = set(words::nationName(), bold, right, 0, 0);
    rightEnd = set(words::nationMotto(), bold, right, rightEnd, 1);

    // Number and date stand beside each other below both columns.
    const qreal second = std::max(leftEnd, rightEnd) + pt(5);
    qreal height = set(words::dateLine(report), italic, right, second, 0);
    if (const QString number = words::numberLine(report); !number.isEmpty())
        height = std::max(height, set(number, plain, left, second, 0));

    std::vector<Piece> pieces(1);
    pieces.front().height = height;
    pieces.front().draw = [lines](QPainter &painter, QPointF at) {
        for (const Line &line : *lines) {
            line.box.draw(painter, at + line.at);
            if (line.ruleWidth > 0) {
                const QPointF below(at.x() + line.at.x() + (line.box.width() - line.ruleWidth) / 2,
                                    at.y() + line.at.y() + line.box.height() + pt(1));
                painter.fillRect(QRectF(below, QSizeF(line.ruleWidth, pt(0.7))), QColor::fromRgb(look::kInk));
            }
        }
    };
    const TextStyle title{.sizePt = kTitlePt, .bold = true, .align = Qt::AlignHCenter};
    append(pieces, linePieces(cleanText(report.title).trimmed(), title, pt(22), frame));
    const TextStyle subtitle{.color = QColor::fromRgb(look::kMuted), .align = Qt::AlignHCenter};
    append(pieces, linePieces(cleanText(report.subtitle).trimmed(), subtitle, pt(4), frame));
    pieces.back().height += pt(6); // sets the head apart from the first block
    return pieces;
}

std::vector<Piece> blockPieces(const std::vector<Block> &blocks, const Frame &frame)
{
    struct ToPieces
    {
        const Frame &frame;
        std::vector<Piece> operator()(const Heading &block) const { return headingPieces(block, frame); }
        std::vector<Piece> operator()(const Paragraph &block) const { return paragraphPieces(block, frame); }
        std::vector<Piece> operator()(const Badge &block) const { return badgePieces({block}, frame); }
        std::vector<Piece> operator()(const KeyValues &block) const { return keyValuePieces(block, frame); }
        std::vector<Piece> operator()(const Table &block) const { return tablePieces(block, frame); }
        std::vector<Piece> operator()(const Picture &block) const { return picturePieces(block, frame); }
        std::vector<Piece> operator()(const Signatures &block) const { return signaturePieces(block, frame); }
    };
    std::vector<Piece> pieces;
    std::vector<Badge> badges;
    size_t section = 0; // its first piece: the first of the headings that follow one another
    for (size_t i = 0; i < blocks.size(); ++i) {
        if (const auto *badge = std::get_if<Badge>(&blocks[i])) {
            badges.push_back(*badge);
            if (i + 1 < blocks.size() && std::holds_alternative<Badge>(blocks[i + 1]))
                continue;
            append(pieces, badgePieces(badges, frame));
            badges.clear();
            continue;
        }
        std::vector<Piece> more = std::visit(ToPieces{frame}, blocks[i]);
        const bool heading = std::holds_alternative<Heading>(blocks[i]);
        if (heading && (i == 0 || !std::holds_alternative<Heading>(blocks[i - 1])))
            section = pieces.size();
        // A signature on a page without anything that it signs would be worth nothing.
        if (std::holds_alternative<Signatures>(blocks[i]) && !more.empty())
            keepSection(pieces, section, frame);
        append(pieces, std::move(more));
    }
    return pieces;
}

} // namespace dothi::report
