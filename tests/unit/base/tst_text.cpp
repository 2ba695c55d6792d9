// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/text.h>

#include <testsupport.h>

using namespace dothi;

class TestText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void folds_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("folded");
        QTest::newRow("accents") << QStringLiteral("Chiếu sáng") << QStringLiteral("chieu sang");
        QTest::newRow("đ") << QStringLiteral("Đường Điện Biên Phủ") << QStringLiteral("duong dien bien phu");
        QTest::newRow("decomposed") << QStringLiteral("Nguyễn").normalized(QString::NormalizationForm_D)
                                    << QStringLiteral("nguyen");
        QTest::newRow("horn") << QStringLiteral("ƯƠNG ơi ữ") << QStringLiteral("uong oi u");
        QTest::newRow("plain") << QStringLiteral("A-12/3") << QStringLiteral("a-12/3");
    }
    void folds()
    {
        QFETCH(QString, text);
        QTEST(foldVietnamese(text), "folded");
    }
    void matchesWordsInAnyOrder()
    {
        QVERIFY(matchesFolded(QStringLiteral("Thửa đất 212, tờ 14"), QStringLiteral("to 14 thua")));
        QVERIFY(!matchesFolded(QStringLiteral("Thửa đất 212, tờ 14"), QStringLiteral("to 15")));
    }
    void formatsNumbers()
    {
        QCOMPARE(formatNumber(603797.2607, 2, QStringLiteral("vi")), QStringLiteral("603.797,26"));
        QCOMPARE(formatNumber(1234.5, 1, QStringLiteral("vi")), QStringLiteral("1.234,5"));
        QCOMPARE(formatNumber(1234567, 0, QStringLiteral("vi")), QStringLiteral("1.234.567"));
        QCOMPARE(formatNumber(1234.5, 1, QStringLiteral("en")), QStringLiteral("1,234.5"));
        QCOMPARE(formatNumber(999.96, 1, QStringLiteral("vi")), QStringLiteral("1.000,0"));
        QCOMPARE(formatNumber(603797.2607, 2, QStringLiteral("en")), QStringLiteral("603,797.26"));
        QCOMPARE(formatNumber(-0.001, 2, QStringLiteral("vi")), QStringLiteral("0,00"));
        QCOMPARE(formatNumber(-1.5, 1, QStringLiteral("vi")), QChar(0x2212) + QStringLiteral("1,5"));
        QCOMPARE(formatNumber(std::numeric_limits<double>::quiet_NaN(), 1, QStringLiteral("vi")),
                 QStringLiteral("–"));
    }
};

QTEST_APPLESS_MAIN(TestText)
#include "tst_text.moc"
