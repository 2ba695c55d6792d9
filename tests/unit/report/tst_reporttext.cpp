// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "samplereport.h"
#include "testsupport.h"

#include <dothi/base/text.h>
#include <dothi/report/cleantext.h>
#include <dothi/report/look.h>
#include <dothi/report/words.h>

#include <QTimeZone>

using namespace dothi::report;

class TestReportText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleans_data()
    {
        QTest::addColumn<QString>("dirty");
        QTest::addColumn<QString>("clean");
        const QString bad{QChar(QChar::ReplacementCharacter)};
        QTest::newRow("plain") << QStringLiteral("Đường Nguyễn Thị Thập")
                               << QStringLiteral("Đường Nguyễn Thị Thập");
        QTest::newRow("decomposed") << QStringLiteral("Đường thứ ổ").normalized(QString::NormalizationForm_D)
                                    << QStringLiteral("Đường thứ ổ");
        QTest::newRow("override") << QStringLiteral("a\u202Egpj.exe") << QStringLiteral("agpj.exe");
        QTest::newRow("isolates") << QStringLiteral("\u2066a\u2069\u200E\u200F\u061C") << QStringLiteral("a");
        QTest::newRow("zero width") << QStringLiteral("1\u200B2\u200D3\uFEFF4\u20605\u00AD6")
                                    << QStringLiteral("123456");
        QTest::newRow("tags") << QStringLiteral("a\U000E0041\U000E0042b") << QStringLiteral("ab");
        QTest::newRow("controls") << QStringLiteral("a\u0001b\u001Bc\u007Fd\u0090e")
                                  << QStringLiteral("a%1b%1c%1d%1e").arg(bad);
        QTest::newRow("nul") << QString::fromLatin1("a\0b", 3) << QStringLiteral("a%1b").arg(bad);
        QTest::newRow("half surrogate")
            << (QStringLiteral("a") + QChar(0xD83D) + QStringLiteral("b")) << QStringLiteral("a%1b").arg(bad);
        QTest::newRow("not a character")
            << QStringLiteral("a\uFDD0b\uFFFFc") << QStringLiteral("a%1b%1c").arg(bad);
        QTest::newRow("line ends") << QStringLiteral("a\r\nb\rc\nd\u2028e\u2029f\u0085g")
                                   << QStringLiteral("a\nb\nc\nd\ne\nf\ng");
        QTest::newRow("tab") << QStringLiteral("a\tb") << QStringLiteral("a b");
        QTest::newRow("fraction slash") << QStringLiteral("1\u20442") << QStringLiteral("1/2");
        QTest::newRow("piled marks") << (QStringLiteral("z") + QString(50, QChar(0x0335)))
                                     << (QStringLiteral("z") + QString(4, QChar(0x0335)));
        QTest::newRow("outside the plane")
            << QStringLiteral("a\U0001F600b") << QStringLiteral("a\U0001F600b");
    }

    void cleans()
    {
        QFETCH(QString, dirty);
        QFETCH(QString, clean);
        QCOMPARE(cleanText(dirty), clean);
        // Cleaning twice changes nothing more.
        QCOMPARE(cleanText(clean), clean);
    }

    void aLineHasNoLineEnds() { QCOMPARE(cleanLine(QStringLiteral(" a\r\nb\n ")), QStringLiteral("a b")); }

    /// WCAG 2.1: 21:1 for black on white; #767676 is the lightest grey that passes 4.5:1 on white, #777777
    /// does not.
    void contrastIsThatOfWcag()
    {
        QCOMPARE(look::contrast(Qt::black, Qt::white), 21.0);
        QCOMPARE(look::contrast(Qt::white, Qt::white), 1.0);
        QVERIFY(look::contrast(QColor(0x76, 0x76, 0x76), Qt::white) >= 4.5);
        QVERIFY(look::contrast(QColor(0x77, 0x77, 0x77), Qt::white) < 4.5);
    }

    void everyInkReads()
    {
        const QList<QColor> colors{QColor(0x0F, 0x6F, 0xDE), QColor(0x1B, 0x8A, 0x5A),
                                   QColor(0xC6, 0x32, 0x2B), QColor(0xB7, 0x79, 0x1F),
                                   QColor(0x6B, 0x72, 0x80), QColor(Qt::yellow),
                                   QColor(Qt::white),        QColor(255, 0, 0, 10)};
        for (const QColor &color : colors) {
            for (const QColor &ground : {QColor::fromRgb(look::kPaper), QColor::fromRgb(look::kHeadGround),
                                         look::badgeGround(color)}) {
                const QColor ink = look::readableOn(color, ground);
                QVERIFY2(look::contrast(ink, ground) >= 4.5,
                         qPrintable(color.name() + ink.name() + ground.name()));
                QCOMPARE(ink.alpha(), 255);
            }
        }
        for (const QRgb ink : {look::kInk, look::kMuted}) {
            QVERIFY(look::contrast(QColor::fromRgb(ink), QColor::fromRgb(look::kPaper)) >= 4.5);
            QVERIFY(look::contrast(QColor::fromRgb(ink), QColor::fromRgb(look::kHeadGround)) >= 4.5);
        }
        // A colour that reads is left as it is.
        QCOMPARE(look::readableOn(QColor(0xC6, 0x32, 0x2B), Qt::white), QColor(0xC6, 0x32, 0x2B));
        QCOMPARE(look::readableOn({}, Qt::white), QColor::fromRgb(look::kInk));
    }

    /// Decree 30/2020/NĐ-CP: days below 10 and the months 1 and 2 take a 0.
    void vietnameseDates()
    {
        sample::Vietnamese vietnamese;
        qApp->installTranslator(&vietnamese);
        Report report;
        report.place = QStringLiteral("Đà Nẵng");
        const auto on = [&report](int year, int month, int day) {
            report.made = QDateTime(QDate(year, month, day), QTime(23, 30), QTimeZone(7 * 3600));
            return words::dateLine(report);
        };
        QCOMPARE(on(2026, 2, 5), QStringLiteral("Đà Nẵng, ngày 05 tháng 02 năm 2026"));
        QCOMPARE(on(2026, 3, 10), QStringLiteral("Đà Nẵng, ngày 10 tháng 3 năm 2026"));
        QCOMPARE(on(2026, 12, 31), QStringLiteral("Đà Nẵng, ngày 31 tháng 12 năm 2026"));
        report.place.clear();
        QCOMPARE(on(2026, 1, 1), QStringLiteral("ngày 01 tháng 01 năm 2026"));
        report.made = {};
        QCOMPARE(words::dateLine(report), QStringLiteral("ngày …… tháng …… năm ……"));
        qApp->removeTranslator(&vietnamese);
    }

    void englishDates()
    {
        dothi::setUiLanguage(QStringLiteral("en"));
        Report report;
        report.place = QStringLiteral("Da Nang %4");
        report.made = QDateTime(QDate(2026, 2, 5), QTime(9, 0), QTimeZone(7 * 3600));
        // A place that looks like a place holder stays what it is.
        QCOMPARE(words::dateLine(report), QStringLiteral("Da Nang %4, 5 February 2026"));
        dothi::setUiLanguage(QStringLiteral("vi"));
    }

    void authorityIsSplitIntoLines()
    {
        Report report;
        report.authority = QStringLiteral("UBND THÀNH PHỐ\n\n  SỞ XÂY DỰNG ");
        QCOMPARE(words::authorityLines(report),
                 QStringList({QStringLiteral("UBND THÀNH PHỐ"), QStringLiteral("SỞ XÂY DỰNG")}));
        QVERIFY(words::authorityLines(Report()).isEmpty());
        QVERIFY(words::numberLine(Report()).isEmpty());
    }
};

QTEST_MAIN(TestReportText)
#include "tst_reporttext.moc"
