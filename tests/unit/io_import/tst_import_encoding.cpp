// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/import/encoding.h>
#include <dothi/io/import/syllable.h>

#include <testsupport.h>

using namespace dothi;
using namespace dothi::io;

namespace {

/// TCVN 5712:1993, table VN3, written down from the standard, not asked from iconv: letter -> byte.
struct Vn3
{
    char16_t letter;
    unsigned char byte;
};
constexpr Vn3 kVn3[] = {
    {u'Ă', 0xA1}, {u'Â', 0xA2}, {u'Ê', 0xA3}, {u'Ô', 0xA4}, {u'Ơ', 0xA5}, {u'Ư', 0xA6}, {u'Đ', 0xA7},
    {u'ă', 0xA8}, {u'â', 0xA9}, {u'ê', 0xAA}, {u'ô', 0xAB}, {u'ơ', 0xAC}, {u'ư', 0xAD}, {u'đ', 0xAE},
    {u'à', 0xB5}, {u'ả', 0xB6}, {u'ã', 0xB7}, {u'á', 0xB8}, {u'ạ', 0xB9}, {u'ằ', 0xBB}, {u'ẳ', 0xBC},
    {u'ẵ', 0xBD}, {u'ắ', 0xBE}, {u'ặ', 0xC6}, {u'ầ', 0xC7}, {u'ẩ', 0xC8}, {u'ẫ', 0xC9}, {u'ấ', 0xCA},
    {u'ậ', 0xCB}, {u'è', 0xCC}, {u'ẻ', 0xCE}, {u'ẽ', 0xCF}, {u'é', 0xD0}, {u'ẹ', 0xD1}, {u'ề', 0xD2},
    {u'ể', 0xD3}, {u'ễ', 0xD4}, {u'ế', 0xD5}, {u'ệ', 0xD6}, {u'ì', 0xD7}, {u'ỉ', 0xD8}, {u'ĩ', 0xDC},
    {u'í', 0xDD}, {u'ị', 0xDE}, {u'ò', 0xDF}, {u'ỏ', 0xE1}, {u'õ', 0xE2}, {u'ó', 0xE3}, {u'ọ', 0xE4},
    {u'ồ', 0xE5}, {u'ổ', 0xE6}, {u'ỗ', 0xE7}, {u'ố', 0xE8}, {u'ộ', 0xE9}, {u'ờ', 0xEA}, {u'ở', 0xEB},
    {u'ỡ', 0xEC}, {u'ớ', 0xED}, {u'ợ', 0xEE}, {u'ù', 0xEF}, {u'ủ', 0xF1}, {u'ũ', 0xF2}, {u'ú', 0xF3},
    {u'ụ', 0xF4}, {u'ừ', 0xF5}, {u'ử', 0xF6}, {u'ữ', 0xF7}, {u'ứ', 0xF8}, {u'ự', 0xF9}, {u'ỳ', 0xFA},
    {u'ỷ', 0xFB}, {u'ỹ', 0xFC}, {u'ý', 0xFD}, {u'ỵ', 0xFE}};

QByteArray toVn3(const QString &text)
{
    QByteArray bytes;
    for (const QChar c : text) {
        const auto it = std::ranges::find(kVn3, c.unicode(), &Vn3::letter);
        bytes.append(static_cast<char>(it != std::end(kVn3) ? it->byte : c.unicode()));
    }
    return bytes;
}

const QStringList &placeNames()
{
    static const QStringList names = {QStringLiteral("Phường Bến Thành"),
                                      QStringLiteral("Đường Nguyễn Hữu Thọ"),
                                      QStringLiteral("Hẻm 212 Trần Xuân Soạn"),
                                      QStringLiteral("Đất ở tại đô thị"),
                                      QStringLiteral("Chung cư Tân Phú"),
                                      QStringLiteral("Quận Bình Thạnh"),
                                      QStringLiteral("Rạch Ông Lớn"),
                                      QStringLiteral("Cầu Phú Mỹ"),
                                      QStringLiteral("Trường tiểu học Kim Đồng")};
    return names;
}

EncodingGuess guessOf(const QList<QByteArray> &texts, const QString &declared = {})
{
    EncodingStatistics statistics;
    for (const QByteArray &text : texts)
        statistics.add(text);
    return statistics.guess(declared);
}

} // namespace

class TestImportEncoding : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void decodesEveryLetterOfTcvn3()
    {
        const auto decoder = TextDecoder::create(QStringLiteral("TCVN5712-1"));
        VERIFY_RESULT(decoder);
        for (const Vn3 &pair : kVn3) {
            const DecodedText decoded = decoder->decode(QByteArray(1, static_cast<char>(pair.byte)));
            QCOMPARE(decoded.text, QString(QChar(pair.letter)));
            QVERIFY(!decoded.damaged);
        }
        // The example of the design notes, bytes as published.
        QCOMPARE(decoder->decode("\xB8\xB5\xB6\xB7\xB9 \xAE\xAD\xEA").text, QStringLiteral("áàảãạ đườ"));
    }
    void decodesToNfc()
    {
        const auto utf8 = TextDecoder::create(QStringLiteral("UTF-8"));
        VERIFY_RESULT(utf8);
        const QString name = QStringLiteral("Phường Đặng");
        QCOMPARE(utf8->decode(name.normalized(QString::NormalizationForm_D).toUtf8()).text, name);
        // Windows-1258 writes the tone after the letter: a circumflex, then 0xEC, the acute.
        const auto cp1258 = TextDecoder::create(QStringLiteral("WINDOWS-1258"));
        VERIFY_RESULT(cp1258);
        QCOMPARE(cp1258->decode("C\xE2\xECp").text, QStringLiteral("Cấp"));
    }
    void raisesCapitalsOfTheCapitalFont()
    {
        const auto decoder = TextDecoder::create(QStringLiteral("TCVN5712-1"));
        VERIFY_RESULT(decoder);
        // PHƯờNG BếN THàNH, as .VnTimeH shows capitals.
        QCOMPARE(decoder->decode("PH\xA6\xEANG B\xD5N TH\xB5NH").text, QStringLiteral("PHƯỜNG BẾN THÀNH"));
        QCOMPARE(decoder->decode(toVn3(QStringLiteral("Hà Nội"))).text, QStringLiteral("Hà Nội"));
    }
    void saysWhatIsDamaged()
    {
        const auto utf8 = TextDecoder::create(QStringLiteral("UTF-8"));
        VERIFY_RESULT(utf8);
        // A .dbf field of ten bytes ends inside "ờ".
        const DecodedText cut = utf8->decode(QStringLiteral("Phườ").toUtf8().chopped(1));
        QVERIFY(cut.cut);
        QVERIFY(!cut.damaged);
        QCOMPARE(cut.text, QStringLiteral("Phư"));
        QVERIFY(utf8->decode("Ph\xFFng").damaged);
        QVERIFY(utf8->decode("\xC0\xAF").damaged);           // overlong
        QVERIFY(utf8->decode("\xED\xA0\x80 x y z").damaged); // a surrogate
        QCOMPARE(utf8->decode(QByteArray("a\0b\x07 ", 5)).text, QStringLiteral("ab"));
    }
    void refusesUnknownEncodings()
    {
        VERIFY_ERROR(TextDecoder::create(QStringLiteral("KLINGON")), ErrorCode::InvalidArgument);
        VERIFY_ERROR(TextDecoder::create(QStringLiteral("UTF-16//IGNORE")), ErrorCode::InvalidArgument);
        VERIFY_ERROR(TextDecoder::create(QString()), ErrorCode::InvalidArgument);
    }
    void knowsSyllables_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<bool>("isOne");
        for (const char16_t *word : {u"Phường", u"nghiêng", u"quốc", u"gì", u"giếng", u"Đặng", u"khuỷu",
                                     u"oà", u"yến", u"ĐƯỜNG", u"thuở", u"rạch", u"quýt", u"xoong"})
            QTest::newRow(qPrintable(QString::fromUtf16(word))) << QString::fromUtf16(word) << true;
        // Two tones; a level tone before a stop; clusters and endings of other languages; mojibake.
        for (const char16_t *word :
             {u"càphế", u"cat̀", u"các̀h", u"hap", u"Café", u"straße", u"Bỡnh", u"T©n", u"schön", u""})
            QTest::newRow(qPrintable(QStringLiteral("not ") + QString::fromUtf16(word)))
                << QString::fromUtf16(word) << false;
    }
    void knowsSyllables()
    {
        QFETCH(QString, word);
        QFETCH(bool, isOne);
        QCOMPARE(isVietnameseSyllable(word), isOne);
    }
    void tellsTcvn3()
    {
        QList<QByteArray> texts;
        for (const QString &name : placeNames())
            texts.append(toVn3(name));
        const EncodingGuess guess = guessOf(texts);
        QCOMPARE(guess.encoding, QStringLiteral("TCVN5712-1"));
        QVERIFY(guess.legacy);
        QVERIFY(guess.confidence > 0.9);
        QVERIFY(placeNames().contains(guess.sample));
        // A .cpg that claims otherwise does not win against the text.
        QCOMPARE(guessOf(texts, QStringLiteral("WINDOWS-1252")).encoding, QStringLiteral("TCVN5712-1"));
        QCOMPARE(guessOf(texts, QStringLiteral("UTF-8")).encoding, QStringLiteral("TCVN5712-1"));
        // One short name is enough.
        QCOMPARE(guessOf({toVn3(QStringLiteral("Tân Phú"))}).encoding, QStringLiteral("TCVN5712-1"));
    }
    void tellsTcvn3TakenForWindows1252()
    {
        QList<QByteArray> texts;
        for (const QString &name : placeNames())
            texts.append(QString::fromLatin1(toVn3(name)).toUtf8()); // "T©n Phó" in UTF-8
        const EncodingGuess guess = guessOf(texts);
        QCOMPARE(guess.encoding, QStringLiteral("TCVN5712-1"));
        const auto decoder = TextDecoder::create(guess.encoding);
        for (qsizetype i = 0; i < texts.size(); ++i)
            QCOMPARE(decoder->decode(texts[i]).text, placeNames()[i]);
        // Text that is what it seems passes a legacy decoder unharmed.
        QCOMPARE(decoder->decode(QStringLiteral("Phường").toUtf8()).text, QStringLiteral("Phường"));
    }
    void tellsWindows1258()
    {
        // iconv's own bytes for these names: base letter and tone apart.
        const EncodingGuess guess =
            guessOf({"\xD0\xFD\xF5\xCCng Nguy\xEA\xDEn", "Ph\xFD\xF5\xCCng B\xEA\xECn Th\xE0nh",
                     "Tr\xE2\xCCn H\xFDng \xD0"
                     "a\xF2o"});
        QCOMPARE(guess.encoding, QStringLiteral("WINDOWS-1258"));
        QVERIFY(guess.legacy);
    }
    void leavesUnicodeAlone()
    {
        QList<QByteArray> texts;
        for (const QString &name : placeNames())
            texts.append(name.toUtf8());
        EncodingGuess guess = guessOf(texts);
        QCOMPARE(guess.encoding, QStringLiteral("UTF-8"));
        QVERIFY(!guess.legacy);
        // Names with only the letters that Latin-1 has too.
        guess = guessOf({QStringLiteral("Hà").toUtf8(), QStringLiteral("Tân Bình").toUtf8(),
                         QStringLiteral("Cát Lái").toUtf8()});
        QCOMPARE(guess.encoding, QStringLiteral("UTF-8"));
        QVERIFY(!guess.legacy);
        // A cut field here and there is still UTF-8.
        texts.append(QStringLiteral("Nguyễ").toUtf8().chopped(1));
        QCOMPARE(guessOf(texts).encoding, QStringLiteral("UTF-8"));
        QVERIFY(guessOf({"plain", "ascii"}).asciiOnly);
    }
    void admitsNotKnowing()
    {
        // French in Latin-1: no Vietnamese under any table; what the file says counts, or nobody knows.
        const QList<QByteArray> french = {"Ch\xE2teau d'\xE9t\xE9", "Fran\xE7ois", "d\xE9j\xE0", "h\xF4tel",
                                          "g\xE9n\xE9ral"};
        QVERIFY(guessOf(french).encoding.isEmpty());
        QCOMPARE(guessOf(french, QStringLiteral("WINDOWS-1252")).encoding, QStringLiteral("WINDOWS-1252"));
    }
    void readsWhatFilesSay()
    {
        QCOMPARE(encodingFromCpg("UTF-8\r\n"), QStringLiteral("UTF-8"));
        QCOMPARE(encodingFromCpg("65001"), QStringLiteral("UTF-8"));
        QCOMPARE(encodingFromCpg("1258"), QStringLiteral("WINDOWS-1258"));
        QCOMPARE(encodingFromCpg("ANSI 1252"), QStringLiteral("WINDOWS-1252"));
        QCOMPARE(encodingFromCpg("ISO-8859-1"), QStringLiteral("ISO-8859-1"));
        QCOMPARE(encodingFromCpg("88591"), QStringLiteral("ISO-8859-1"));
        QCOMPARE(encodingFromCpg("\x01\x02garbage//"), QString());
        QCOMPARE(encodingFromLanguageId(0x03), QStringLiteral("WINDOWS-1252"));
        QCOMPARE(encodingFromLanguageId(0x57), QString());
        QCOMPARE(encodingFromLanguageId(0), QString());
    }
};

QTEST_GUILESS_MAIN(TestImportEncoding)
#include "tst_import_encoding.moc"
