// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "testsupport.h"

#include <dothi/report/blocks.h>
#include <dothi/report/columns.h>

#include <QRandomGenerator>

#include <cmath>
#include <limits>

using namespace dothi::report;

namespace {

Piece piece(qreal height, qreal spaceBefore = 0, bool keepWithNext = false)
{
    Piece result;
    result.height = height;
    result.spaceBefore = spaceBefore;
    result.keepWithNext = keepWithNext;
    return result;
}

/// Index of a placed piece.
size_t indexOf(const std::vector<Piece> &pieces, const Placed &placed)
{
    return static_cast<size_t>(placed.piece - pieces.data());
}

/// Every piece once, in order, none above or below the page's content, none over another.
bool isSound(const std::vector<Piece> &pieces, const std::vector<Page> &pages, qreal height)
{
    size_t next = 0;
    for (const Page &page : pages) {
        qreal end = 0;
        for (const Placed &placed : page) {
            if (indexOf(pieces, placed) != next++)
                return false;
            const qreal top = placed.y - (placed.withHead ? placed.piece->head->height : 0);
            if (top < end - 0.01)
                return false;
            end = placed.y + placed.piece->height * placed.scale;
            if (end > height + 1 && page.size() > 1)
                return false;
        }
    }
    return next == pieces.size();
}

const Frame kA4{mm(162), mm(252)};

} // namespace

class TestReportLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unitsAreTwentiethsOfAPoint()
    {
        QCOMPARE(pt(12), 240.0);
        QVERIFY(std::abs(mm(25.4) - 1440.0) < 1e-9);
    }

    void fillsPagesInOrder()
    {
        const std::vector<Piece> pieces(7, piece(100));
        const auto pages = paginate(pieces, 310);
        QCOMPARE(pages.size(), size_t(3));
        QCOMPARE(pages[0].size(), size_t(3));
        QCOMPARE(pages[0][2].y, 200.0);
        QCOMPARE(pages[2].size(), size_t(1));
        QVERIFY(isSound(pieces, pages, 310));
    }

    void noPiecesGiveOneEmptyPage()
    {
        const auto pages = paginate({}, 100);
        QCOMPARE(pages.size(), size_t(1));
        QVERIFY(pages.front().empty());
    }

    void spaceBeforeCountsInsideAPageOnly()
    {
        const std::vector<Piece> pieces{piece(100, 50), piece(100, 50), piece(100, 50)};
        const auto pages = paginate(pieces, 260);
        QCOMPARE(pages.size(), size_t(2));
        QCOMPARE(pages[0][0].y, 0.0);
        QCOMPARE(pages[0][1].y, 150.0);
        QCOMPARE(pages[1][0].y, 0.0);
    }

    void keepWithNextMovesTheWholeChain()
    {
        // 100 + (7 + 100) + (7 + 100) = 314: on 320 all three fit, on 310 the heading goes along to the next
        // page.
        const std::vector<Piece> pieces{piece(100), piece(100, 7, true), piece(100, 7)};
        QCOMPARE(paginate(pieces, 320).size(), size_t(1));
        const auto pages = paginate(pieces, 310);
        QCOMPARE(pages.size(), size_t(2));
        QCOMPARE(pages[0].size(), size_t(1));
        QCOMPARE(pages[1].size(), size_t(2));
        QCOMPARE(pages[1][1].y, 107.0);
    }

    void aChainHigherThanAPageIsBroken()
    {
        const std::vector<Piece> pieces{piece(100), piece(100, 0, true), piece(100, 0, true), piece(100)};
        const auto pages = paginate(pieces, 250);
        QVERIFY(isSound(pieces, pages, 250));
        QCOMPARE(pages.size(), size_t(2));
        QCOMPARE(pages[0].size(), size_t(2));
    }

    void aPieceHigherThanAPageGetsOne()
    {
        const std::vector<Piece> pieces{piece(10), piece(1000), piece(10)};
        const auto pages = paginate(pieces, 100);
        QCOMPARE(pages.size(), size_t(3));
        QCOMPARE(pages[1].size(), size_t(1));
    }

    void headIsRepeatedOnlyAtTheTopOfAPage()
    {
        std::vector<Piece> pieces{piece(30, 0, true)};
        const auto head = std::make_shared<const Piece>(pieces.front());
        for (int i = 0; i < 6; ++i) {
            pieces.push_back(piece(50));
            pieces.back().head = head;
        }
        const auto pages = paginate(pieces, 200);
        // 30 + 3 rows on the first page, the head again and 3 rows on the second.
        QCOMPARE(pages.size(), size_t(2));
        QCOMPARE(pages[0].size(), size_t(4));
        QVERIFY(!pages[0][1].withHead);
        QVERIFY(pages[1][0].withHead);
        QCOMPARE(pages[1][0].y, 30.0);
        QVERIFY(!pages[1][1].withHead);
        QVERIFY(isSound(pieces, pages, 200));
    }

    void aDrawingKeepsItsScale()
    {
        const Frame frame{mm(kTextWidthMm), mm(kTextHeightMm)};
        auto drawing = std::make_shared<Drawing>();
        drawing->sizeMm = QSizeF(120, 80);
        QRectF painted;
        drawing->paint = [&painted](QPainter &painter) {
            painted = painter.transform().mapRect(QRectF(0, 0, mm(120), mm(80)));
        };
        const std::vector<Piece> pieces = blockPieces({Picture{{}, {}, 0.3, drawing}}, frame);
        QCOMPARE(pieces.size(), size_t(1));
        QCOMPARE(pieces.front().height, mm(80));
        QCOMPARE(pieces.front().smallest, 1.0); // where an image would be scaled to fit
        QImage image(10, 10, QImage::Format_RGB32);
        QPainter painter(&image);
        pieces.front().draw(painter, QPointF(100, 200));
        QCOMPARE(painted.size(), QSizeF(mm(120), mm(80)));
        QCOMPARE(painted.topLeft(), QPointF(100 + mm(21), 200));
    }

    void aPictureShrinksRatherThanLeaveAHole()
    {
        std::vector<Piece> pieces{piece(100), piece(100, 0, true), piece(20)};
        pieces[1].smallest = 0.75;
        // 20 too high: 80 % will do.
        auto pages = paginate(pieces, 200);
        QCOMPARE(pages.size(), size_t(1));
        QCOMPARE(pages[0][1].scale, 0.8);
        QCOMPARE(pages[0][2].y, 180.0);
        QCOMPARE(pages[0][2].scale, 1.0);
        // 30 too high: 70 % would be too small.
        pages = paginate(pieces, 190);
        QCOMPARE(pages.size(), size_t(2));
        QCOMPARE(pages[1][0].scale, 1.0);
    }

    void anyMixtureIsSound()
    {
        QRandomGenerator random(7);
        for (int run = 0; run < 200; ++run) {
            std::vector<Piece> pieces;
            for (int i = 0; i < 60; ++i) {
                pieces.push_back(piece(5 + random.bounded(60), random.bounded(20), random.bounded(3) == 0));
                if (random.bounded(4) == 0)
                    pieces.back().head = std::make_shared<const Piece>(piece(15));
                if (random.bounded(6) == 0)
                    pieces.back().smallest = 0.75;
            }
            QVERIFY(isSound(pieces, paginate(pieces, 300), 300));
        }
    }

    /// Wherever the page ends: no heading last on it, no single line of a paragraph last or first, no
    /// signature without text above.
    void headingsLinesAndSignaturesKeepCompany()
    {
        const QString sentence = QStringLiteral(
            "Khoảng lùi của các công trình tiếp giáp với đường giao thông được quy định tại đồ án quy hoạch "
            "chi tiết và thiết kế đô thị, nhưng phải thỏa mãn quy định trong Bảng 2.7. ");
        for (int filler = 0; filler < 60; ++filler) {
            std::vector<Block> blocks;
            for (int i = 0; i < filler; ++i)
                blocks.emplace_back(Paragraph{QStringLiteral("Dòng %1").arg(i), false});
            blocks.emplace_back(Heading{QStringLiteral("Mục"), 1});
            blocks.emplace_back(Heading{QStringLiteral("Tiểu mục"), 2});
            const size_t headings = blockPieces(blocks, kA4).size();
            blocks.emplace_back(Paragraph{sentence.repeated(4), false});
            const size_t lines = blockPieces(blocks, kA4).size() - headings;
            QVERIFY(lines >= 4);
            blocks.emplace_back(Signatures{{QStringLiteral("TRƯỞNG PHÒNG")}});
            const std::vector<Piece> pieces = blockPieces(blocks, kA4);
            QCOMPARE(pieces.size(), headings + lines + 1);
            const auto pages = paginate(pieces, kA4.height);
            QVERIFY(isSound(pieces, pages, kA4.height));
            for (size_t p = 0; p + 1 < pages.size(); ++p) {
                const size_t last = indexOf(pieces, pages[p].back());
                QVERIFY2(last + 1 != headings && last + 2 != headings, "a heading ends a page");
                QVERIFY2(last != headings, "one line of a paragraph ends a page");
                QVERIFY2(last + 2 != headings + lines, "one line of a paragraph begins a page");
                QVERIFY2(last + 1 != headings + lines, "a signature stands alone");
            }
        }
    }

    /// Wherever the page ends: the signature has its whole section with it, and no page holds less.
    void aSignatureTakesItsSectionAlong()
    {
        for (int filler = 0; filler < 60; ++filler) {
            std::vector<Block> blocks;
            for (int i = 0; i < filler; ++i)
                blocks.emplace_back(Paragraph{QStringLiteral("Dòng %1").arg(i), false});
            const size_t first = blockPieces(blocks, kA4).size();
            blocks.emplace_back(Heading{QStringLiteral("Chưa kiểm chứng"), 2});
            for (int i = 0; i < 5; ++i)
                blocks.emplace_back(Paragraph{QStringLiteral("Cách hiểu %1").arg(i), true});
            blocks.emplace_back(Signatures{{QStringLiteral("TRƯỞNG PHÒNG")}});
            const std::vector<Piece> pieces = blockPieces(blocks, kA4);
            const auto pages = paginate(pieces, kA4.height);
            QVERIFY(isSound(pieces, pages, kA4.height));
            QVERIFY2(indexOf(pieces, pages.back().front()) <= first, qPrintable(QString::number(filler)));
        }
    }

    /// Of a section longer than the room it may claim, the end stays with the signature.
    void aSignatureTakesTheEndOfALongSectionAlong()
    {
        for (int lines = 20; lines < 90; ++lines) {
            std::vector<Block> blocks{Heading{QStringLiteral("Mục"), 1}};
            for (int i = 0; i < lines; ++i)
                blocks.emplace_back(Paragraph{QStringLiteral("Dòng %1").arg(i), false});
            blocks.emplace_back(Signatures{{QStringLiteral("TRƯỞNG PHÒNG")}});
            const std::vector<Piece> pieces = blockPieces(blocks, kA4);
            const auto pages = paginate(pieces, kA4.height);
            QVERIFY(isSound(pieces, pages, kA4.height));
            QVERIFY(pages.back().size() > 8);
        }
    }

    void aParagraphCanBeKeptWithWhatFollows()
    {
        const auto last = [](bool keep) {
            std::vector<Block> blocks;
            for (int i = 0; i < 43; ++i)
                blocks.emplace_back(Paragraph{QStringLiteral("Dòng %1").arg(i), false});
            const std::vector<Piece> before = blockPieces(blocks, kA4);
            blocks.emplace_back(Paragraph{QStringLiteral("Lý do"), false, keep});
            blocks.emplace_back(Paragraph{QStringLiteral("Căn cứ ").repeated(60), true});
            const std::vector<Piece> pieces = blockPieces(blocks, kA4);
            // A page that ends just below the reason.
            qreal height = 1;
            for (size_t i = 0; i <= before.size(); ++i)
                height += (i > 0 ? pieces[i].spaceBefore : 0) + pieces[i].height;
            return paginate(pieces, height)[1].front().piece - pieces.data() -
                   static_cast<std::ptrdiff_t>(before.size());
        };
        QCOMPARE(last(false), 1);
        QCOMPARE(last(true), 0);
    }

    void smallPairsAreSmaller()
    {
        KeyValues values{{{QStringLiteral("Thửa đất"), QStringLiteral("12")}}};
        const qreal usual = keyValuePieces(values, kA4).front().height;
        values.small = true;
        QVERIFY(keyValuePieces(values, kA4).front().height < usual);
    }

    void longWordsStayInsideTheirWidth()
    {
        const TextStyle style;
        const TextBox box(QString(400, QLatin1Char('m')), style, pt(100));
        QVERIFY(box.lineCount() > 10);
        QVERIFY(box.naturalWidth() <= pt(100) + 1);
        QCOMPARE(box.height(), box.lineCount() * box.lineHeight());
    }

    void tooManyLinesEndInAnEllipsis()
    {
        TextStyle style;
        style.maxLines = 2;
        const TextBox box(QStringLiteral("chữ ").repeated(200), style, pt(200));
        QCOMPARE(box.lineCount(), 2);
        QVERIFY(box.naturalWidth() <= pt(200) + 1);
    }

    void linePitchDoesNotDependOnTheSigns()
    {
        const TextStyle style;
        QCOMPARE(TextBox(QStringLiteral("✕ Không đạt"), style, pt(300)).height(),
                 TextBox(QStringLiteral("Không đạt"), style, pt(300)).height());
    }

    void columnSharesSurviveBadWidths()
    {
        Table table;
        table.header = {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")};
        table.widths = {3, std::numeric_limits<double>::quiet_NaN()};
        table.rows = {{Cell{QStringLiteral("1"), {}, false, true}}};
        const auto columns = columnsOf(table);
        QCOMPARE(columns.size(), size_t(3));
        QCOMPARE(columns[0].share, 0.6);
        QCOMPARE(columns[1].share, 0.2);
        QCOMPARE(columns[2].share, 0.2);
        QVERIFY(columns[0].right);
    }

    void aRowOfManyLinesIsCutAndLosesNone()
    {
        Table table;
        table.header = {QStringLiteral("Điều"), QStringLiteral("Nội dung")};
        table.widths = {1, 4};
        table.rows = {
            {Cell{QStringLiteral("7"), {}, false, false},
             Cell{QStringLiteral("dòng\n").repeated(299) + QStringLiteral("dòng"), {}, false, false}}};
        const std::vector<Piece> pieces = tablePieces(table, kA4);
        QVERIFY(pieces.size() > 5);
        qreal height = 0;
        for (size_t i = 1; i < pieces.size(); ++i) {
            QVERIFY(pieces[i].height <= kA4.height / 2);
            QVERIFY(pieces[i].head);
            height += pieces[i].height;
        }
        QVERIFY(height > 300 * pt(9));
        QVERIFY(isSound(pieces, paginate(pieces, kA4.height), kA4.height));
    }

    void aHeaderThatWouldFillThePageIsNotRepeated()
    {
        Table table;
        table.header = {QStringLiteral("tiêu đề\n").repeated(40)};
        table.rows = {{Cell{QStringLiteral("a"), {}, false, false}}};
        const std::vector<Piece> pieces = tablePieces(table, kA4);
        QVERIFY(!pieces.back().head);
    }

    void emptyBlocksTakeNoRoom()
    {
        const std::vector<Block> blocks{Heading{}, Paragraph{}, Badge{}, KeyValues{}, Table{}, Signatures{}};
        QVERIFY(blockPieces(blocks, kA4).empty());
        // A table that has columns says that it has no rows.
        QCOMPARE(tablePieces(Table{{QStringLiteral("a")}, {}, {}}, kA4).size(), size_t(2));
    }

    void shortPairsShareALine()
    {
        const KeyValues values{{{QStringLiteral("Số tầng"), QStringLiteral("8")},
                                {QStringLiteral("Chiều cao"), QStringLiteral("28,0 m")},
                                {QStringLiteral("Chủ đầu tư"), QStringLiteral("Tên rất dài ").repeated(12)}}};
        QCOMPARE(keyValuePieces(values, kA4).size(), size_t(2));
    }

    void picturesKeepTheirProportionsAndFit()
    {
        const auto heightOf = [](QSize size, double share) {
            const std::vector<Block> blocks{Picture{QImage(size, QImage::Format_RGB32), {}, share}};
            return blockPieces(blocks, kA4).front().height;
        };
        QCOMPARE(heightOf({1600, 800}, 1), kA4.width / 2);
        QCOMPARE(heightOf({1600, 800}, 0.5), kA4.width / 4);
        QVERIFY(heightOf({10, 4000}, 1) <= kA4.height * 0.7 + 1);
        QVERIFY(heightOf({4000, 1}, 1) > 0);
        QCOMPARE(heightOf({1600, 800}, std::numeric_limits<double>::quiet_NaN()), kA4.width / 2);
    }
};

QTEST_MAIN(TestReportLayout)
#include "tst_reportlayout.moc"
