// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/files.h>
#include <dothi/base/text.h>
#include <dothi/report/blocks.h>
#include <dothi/report/cleantext.h>
#include <dothi/report/pdffile.h>
#include <dothi/report/report.h>
#include <dothi/report/words.h>

#include <QBuffer>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QPageLayout>
#include <QPageSize>
#include <QPdfWriter>

#include <utility>

namespace dothi::report {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::Report)
};

// A4 with the margins of Vietnamese official papers (Decree 30/2020/NĐ-CP, annex I): 30 mm to bind on the
// left, 15-20 mm on the right, 20-25 mm above and below.
constexpr qreal kPageWidth = mm(210);
constexpr qreal kPageHeight = mm(297);
constexpr qreal kLeft = mm(30);
constexpr qreal kRight = mm(18);
constexpr qreal kTop = mm(20);
constexpr qreal kBottom = mm(25);
constexpr Frame kFrame{kPageWidth - kLeft - kRight, kPageHeight - kTop - kBottom};
static_assert(kTextWidthMm == 210 - 30 - 18 && kTextHeightMm == 297 - 20 - 25);

const TextStyle &smallStyle()
{
    static const TextStyle style{.sizePt = kSmallPt, .color = QColor::fromRgb(look::kMuted), .maxLines = 1};
    return style;
}

/// What stands outside the content: title and number above from page 2 on, footer and page number below.
void drawMargins(QPainter &painter, const Report &report, int page, int pages)
{
    const QColor line = QColor::fromRgb(look::kHairline);
    TextStyle right = smallStyle();
    right.align = Qt::AlignRight;
    if (page > 1) {
        const QString number = words::numberLine(report);
        const TextBox numberBox(number, right, kFrame.width * 0.4);
        numberBox.draw(painter, QPointF(kLeft + kFrame.width * 0.6, mm(10)));
        const TextBox title(cleanLine(report.title), smallStyle(), kFrame.width * 0.57);
        title.draw(painter, QPointF(kLeft, mm(10)));
        painter.fillRect(QRectF(kLeft, mm(15), kFrame.width, pt(0.5)), line);
    }
    const qreal top = kPageHeight - mm(19);
    painter.fillRect(QRectF(kLeft, top, kFrame.width, pt(0.5)), line);
    TextStyle footer = smallStyle();
    footer.maxLines = 2;
    TextBox(cleanLine(report.footer), footer, kFrame.width - mm(28))
        .draw(painter, QPointF(kLeft, top + pt(4)));
    TextBox(words::pageOf(page, pages), right, mm(26))
        .draw(painter, QPointF(kLeft + kFrame.width - mm(26), top + pt(4)));
}

void drawPage(QPainter &painter, const Page &page)
{
    for (const Placed &placed : page) {
        const QPointF at(kLeft, kTop + placed.y);
        if (placed.withHead)
            placed.piece->head->draw(painter, at - QPointF(0, placed.piece->head->height));
        painter.save();
        painter.translate(at + QPointF(kFrame.width / 2 * (1 - placed.scale), 0));
        painter.scale(placed.scale, placed.scale);
        placed.piece->draw(painter, QPointF());
        painter.restore();
    }
}

} // namespace

Result<> writePdf(const Report &report, const QString &path)
{
    if (qobject_cast<QGuiApplication *>(QCoreApplication::instance()) == nullptr)
        return fail(ErrorCode::Internal,
                    Tr::tr("A PDF needs the program's font system, which is not running."));
    if (QFontDatabase::families().isEmpty()) {
        return fail(Error(ErrorCode::NotFound, Tr::tr("No font is installed; the PDF would have no text."))
                        .inFile(path)
                        .withAdvice(Tr::tr("Install the Noto Sans fonts (Debian package fonts-noto-core).")));
    }

    std::vector<Piece> pieces = letterheadPieces(report, kFrame);
    for (Piece &piece : blockPieces(report.blocks, kFrame))
        pieces.push_back(std::move(piece));
    const std::vector<Page> pages = paginate(pieces, kFrame.height);

    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(kUnitsPerInch);
    writer.setPageLayout(QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Portrait, QMarginsF()));
    const QString title = cleanLine(report.title);
    PdfInfo info;
    info.title = title.isEmpty() ? words::untitled() : title;
    info.author = words::authorityLines(report).join(QStringLiteral(", "));
    info.language = uiLanguage() == QLatin1String("en") ? QStringLiteral("en") : QStringLiteral("vi");
    info.made = report.made;
    info.producer = QByteArray("Qt ") + qVersion();
    writer.setTitle(info.title);
    writer.setCreator(QStringLiteral("DoThi"));

    QPainter painter;
    if (!painter.begin(&writer))
        return fail(Error(ErrorCode::Internal, Tr::tr("The PDF cannot be drawn.")).inFile(path));
    for (size_t i = 0; i < pages.size(); ++i) {
        if (i > 0 && !writer.newPage())
            return fail(Error(ErrorCode::Internal, Tr::tr("The PDF cannot be drawn.")).inFile(path));
        drawMargins(painter, report, static_cast<int>(i + 1), static_cast<int>(pages.size()));
        drawPage(painter, pages[i]);
    }
    painter.end();
    return writeFileAtomically(path, reproduciblePdf(buffer.data(), info).value_or(buffer.data()));
}

} // namespace dothi::report
