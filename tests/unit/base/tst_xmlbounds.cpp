// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/xmlbounds.h>

#include <QStringConverter>
#include <QTest>

using namespace dothi;

namespace {

QString tagOf(int attributes)
{
    QString xml = QStringLiteral("<a>text<b");
    for (int i = 0; i < attributes; ++i)
        xml += QStringLiteral(" \u3C3C%1=\">\"").arg(i); // a letter whose bytes look like "<"
    return xml + QStringLiteral("/></a>");
}

} // namespace

class TestXmlBounds : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void crowdedTagsAreFoundInEveryEncoding_data()
    {
        QTest::addColumn<int>("encoding");
        QTest::newRow("UTF-8") << int(QStringConverter::Utf8);
        QTest::newRow("UTF-16LE") << int(QStringConverter::Utf16LE);
        QTest::newRow("UTF-16BE") << int(QStringConverter::Utf16BE);
        QTest::newRow("UTF-32LE") << int(QStringConverter::Utf32LE);
        QTest::newRow("UTF-32BE") << int(QStringConverter::Utf32BE);
    }
    void crowdedTagsAreFoundInEveryEncoding()
    {
        QFETCH(const int, encoding);
        for (const auto flag : {QStringConverter::Flag::Default, QStringConverter::Flag::WriteBom}) {
            QStringEncoder encoder(static_cast<QStringConverter::Encoding>(encoding), flag);
            const QByteArray most = encoder.encode(tagOf(CrowdedTags::kMostAttributes));
            QVERIFY(!hasCrowdedTags(most));
            QStringEncoder again(static_cast<QStringConverter::Encoding>(encoding), flag);
            const QByteArray more = again.encode(tagOf(CrowdedTags::kMostAttributes + 1));
            QVERIFY(hasCrowdedTags(more));
            // In pieces, as from a file.
            CrowdedTags pieces;
            bool found = false;
            for (qsizetype at = 0; at < more.size(); at += 64)
                found = pieces.take(QByteArrayView(more).sliced(at, qMin<qsizetype>(64, more.size() - at))) ||
                        found;
            QVERIFY(found);
        }
    }
    void manyTagsOfFewAreNone()
    {
        QVERIFY(!hasCrowdedTags(QByteArray("<a b=\"1\" c='2'>").repeated(100'000)));
        QVERIFY(!hasCrowdedTags({}));
    }
    /// Only the equals signs of attributes count, and what looks like a value in a text hides none of them.
    void valuesAndTextsDoNotCount()
    {
        const QByteArray many = QByteArray("=").repeated(CrowdedTags::kMostAttributes + 1);
        QVERIFY(!hasCrowdedTags("<a b=\"" + many + "\" c='" + many + "\"'>" + many + "</a>"));
        const QByteArray crowded =
            "<b " + QByteArray("x='1' ").repeated(CrowdedTags::kMostAttributes + 1) + "/>";
        for (const char *before : {"<a>it's</a>", "<!-- a 'b -->", "<![CDATA[ <q r=\"]]>", "<a b='>'>"})
            QVERIFY2(hasCrowdedTags(before + crowded), before);
    }
};

QTEST_GUILESS_MAIN(TestXmlBounds)
#include "tst_xmlbounds.moc"
