// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/printable.h>

#include <testsupport.h>

using namespace dothi;

class TestPrintable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Of the first 65,536 characters those of the categories Cc and Bidi_Control (Unicode 15, PropList.txt)
    /// are shown as their codes, all but line break and tab; all others as they are.
    void exactlyControlCharactersBecomeCodes()
    {
        const QString turning =
            QString::fromUtf16(u"\u061C\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069");
        for (uint code = 0; code < 0x10000; ++code) {
            const QChar c(static_cast<char16_t>(code));
            const bool kept = (c.category() != QChar::Other_Control && !turning.contains(c)) ||
                              c == QLatin1Char('\n') || c == QLatin1Char('\t');
            QVERIFY2((printable(QString(c)) == QString(c)) == kept, QByteArray::number(code, 16).constData());
        }
    }

    void whatATerminalWouldObeyIsRead()
    {
        QCOMPARE(printable(QStringLiteral("a\x1b]0;x\x07") + QChar(0x9B) + QStringLiteral("2J\r")),
                 QStringLiteral("a\\x1b]0;x\\x07\\x9b2J\\x0d"));
        QCOMPARE(printable(QString(QChar(0x202E)) + QStringLiteral("gpj")), QStringLiteral("\\u202egpj"));
        const QString home = QStringLiteral("Nhà số 5\tđường Trần Hưng Đạo 🏠\n");
        QCOMPARE(printable(home), home);
    }
};

QTEST_GUILESS_MAIN(TestPrintable)
#include "tst_printable.moc"
