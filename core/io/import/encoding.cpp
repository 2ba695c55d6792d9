// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/import/encoding.h>
#include <dothi/io/import/syllable.h>

#include <QCoreApplication>
#include <QStringDecoder>

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <optional>

namespace dothi::io {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::Import)
};

/// How many distinct texts decide an encoding; more only cost time.
constexpr size_t kTextsForGuess = 4000;
/// A longer text is looked at up to here.
constexpr qsizetype kBytesPerText = 2000;

bool isAscii(const QByteArray &bytes)
{
    return std::ranges::all_of(bytes, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Length of the longest prefix of whole, valid UTF-8 characters.
qsizetype validUtf8Prefix(const QByteArray &bytes)
{
    const auto *p = reinterpret_cast<const unsigned char *>(bytes.constData());
    const qsizetype size = bytes.size();
    qsizetype i = 0;
    while (i < size) {
        const unsigned char lead = p[i];
        const int length = lead < 0x80                    ? 1
                           : lead >= 0xC2 && lead < 0xE0  ? 2
                           : (lead & 0xF0) == 0xE0        ? 3
                           : lead >= 0xF0 && lead <= 0xF4 ? 4
                                                          : 0;
        if (length == 0 || i + length > size)
            return i;
        for (int k = 1; k < length; ++k) {
            if ((p[i + k] & 0xC0) != 0x80)
                return i;
        }
        // Overlong forms, surrogates and values beyond U+10FFFF.
        if ((lead == 0xE0 && p[i + 1] < 0xA0) || (lead == 0xED && p[i + 1] > 0x9F) ||
            (lead == 0xF0 && p[i + 1] < 0x90) || (lead == 0xF4 && p[i + 1] > 0x8F))
            return i;
        i += length;
    }
    return size;
}

/// True when what follows the valid prefix can only be the beginning of one more character.
bool isCutUtf8(const QByteArray &bytes, qsizetype prefix)
{
    const qsizetype rest = bytes.size() - prefix;
    if (rest == 0 || rest > 3)
        return false;
    const auto lead = static_cast<unsigned char>(bytes[prefix]);
    const int length = lead >= 0xC2 && lead < 0xE0    ? 2
                       : (lead & 0xF0) == 0xE0        ? 3
                       : lead >= 0xF0 && lead <= 0xF4 ? 4
                                                      : 0;
    if (length <= rest)
        return false;
    for (qsizetype k = 1; k < rest; ++k) {
        if ((static_cast<unsigned char>(bytes[prefix + k]) & 0xC0) != 0x80)
            return false;
    }
    return true;
}

/// The bytes that a text would have had before some program took them for Windows-1252; nothing when a
/// character of it is not in that table, which means that it is what it seems.
std::optional<QByteArray> windows1252Bytes(const QString &text)
{
    // What 0x80…0x9F mean in Windows-1252; the five unused ones pass as C1 controls.
    static constexpr std::array<char16_t, 32> kHigh = {
        0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};
    QByteArray bytes;
    bytes.reserve(text.size());
    for (const QChar c : text) {
        const char16_t u = c.unicode();
        if (u < 0x100) {
            bytes.append(static_cast<char>(u));
            continue;
        }
        const auto it = std::ranges::find(kHigh, u);
        if (it == kHigh.end())
            return std::nullopt;
        bytes.append(static_cast<char>(0x80 + (it - kHigh.begin())));
    }
    return bytes;
}

QString tidy(QString text)
{
    text.removeIf([](QChar c) {
        return c.category() == QChar::Other_Control && c != QLatin1Char('\n') && c != QLatin1Char('\t');
    });
    return text.trimmed().normalized(QString::NormalizationForm_C);
}

/// TCVN3 has no capitals with a tone: the font .VnTimeH shows the small ones as capitals. A word whose other
/// letters are all capitals ("PH¦êNG": PHƯờNG) was meant to be in capitals.
QString raiseCapitals(const QString &text)
{
    QString out = text;
    qsizetype start = 0;
    const auto finish = [&](qsizetype end) {
        int upper = 0;
        bool lowerToned = false;
        for (qsizetype i = start; i < end; ++i) {
            const QChar c = out[i];
            if (c.isUpper())
                ++upper;
            else if (c.unicode() >= 0x80)
                lowerToned = true;
            else
                return;
        }
        if (upper >= 2 && lowerToned) {
            for (qsizetype i = start; i < end; ++i)
                out[i] = out[i].toUpper();
        }
    };
    for (qsizetype i = 0; i <= out.size(); ++i) {
        if (i == out.size() || !out[i].isLetter()) {
            finish(i);
            start = i + 1;
        }
    }
    return out;
}

class Iconv
{
public:
    explicit Iconv(const QByteArray &from)
        : m_cd(iconv_open("UTF-16LE", from.constData()))
    {}
    ~Iconv()
    {
        if (isOpen())
            iconv_close(m_cd);
    }
    Iconv(const Iconv &) = delete;
    Iconv &operator=(const Iconv &) = delete;

    [[nodiscard]] bool isOpen() const { return m_cd != reinterpret_cast<iconv_t>(-1); }

    [[nodiscard]] QString decode(const QByteArray &bytes, bool &damaged) const
    {
        QString text;
        iconv(m_cd, nullptr, nullptr, nullptr, nullptr);
        std::array<char16_t, 256> buffer{};
        // iconv does not write through the input pointer; its prototype is older than const.
        char *in = const_cast<char *>(bytes.constData());
        size_t inLeft = static_cast<size_t>(bytes.size());
        bool flushing = false;
        while (inLeft > 0 || !flushing) {
            char *out = reinterpret_cast<char *>(buffer.data());
            size_t outLeft = sizeof(buffer);
            flushing = inLeft == 0;
            const size_t done = flushing ? iconv(m_cd, nullptr, nullptr, &out, &outLeft)
                                         : iconv(m_cd, &in, &inLeft, &out, &outLeft);
            const int error = errno;
            text.append(QStringView(buffer.data(), static_cast<qsizetype>((sizeof(buffer) - outLeft) / 2)));
            if (done != static_cast<size_t>(-1) || error == E2BIG)
                continue;
            // A byte that means nothing, or a character cut off at the end: one mark for it, and on.
            damaged = true;
            text.append(QChar(QChar::ReplacementCharacter));
            if (flushing)
                break;
            ++in;
            --inLeft;
        }
        return text;
    }

private:
    iconv_t m_cd;
};

bool isPlainName(const QString &encoding)
{
    return !encoding.isEmpty() && encoding.size() <= 40 && std::ranges::all_of(encoding, [](QChar c) {
        return (c.unicode() < 0x80 && c.isLetterOrNumber()) || c == QLatin1Char('-') ||
               c == QLatin1Char('_') || c == QLatin1Char('.') || c == QLatin1Char(':');
    });
}

bool isUtf8Name(const QString &encoding)
{
    return encoding.compare(QLatin1String(kUtf8), Qt::CaseInsensitive) == 0 ||
           encoding.compare(QLatin1String("UTF8"), Qt::CaseInsensitive) == 0;
}

/// How much of what a table makes of the bytes is Vietnamese.
struct Score
{
    int words = 0; ///< words with a byte above 127
    int valid = 0; ///< of them possible Vietnamese syllables
    [[nodiscard]] double share() const { return words == 0 ? 0.0 : static_cast<double>(valid) / words; }
};

/// The words (runs without ASCII spaces, digits and punctuation) of 8-bit bytes that hold a byte above 127.
std::vector<QByteArray> accentedWords(const QByteArray &bytes)
{
    std::vector<QByteArray> words;
    QByteArray word;
    bool accented = false;
    const auto flush = [&] {
        if (accented && word.size() > 1)
            words.push_back(word);
        word.clear();
        accented = false;
    };
    for (const char c : bytes) {
        const auto u = static_cast<unsigned char>(c);
        const bool letter = u >= 0x80 || (u >= 'A' && u <= 'Z') || (u >= 'a' && u <= 'z');
        if (!letter) {
            flush();
            continue;
        }
        word.append(c);
        accented = accented || u >= 0x80;
    }
    flush();
    return words;
}

Score scoreUnder(const std::set<QByteArray> &words, const TextDecoder &decoder)
{
    Score score;
    for (const QByteArray &word : words) {
        ++score.words;
        const DecodedText decoded = decoder.decode(word);
        if (!decoded.damaged && isVietnameseSyllable(decoded.text))
            ++score.valid;
    }
    return score;
}

} // namespace

struct TextDecoder::Private
{
    QString encoding;
    bool utf8 = false;
    bool tcvn3 = false;
    std::unique_ptr<Iconv> iconv; ///< null for UTF-8
};

TextDecoder::TextDecoder(std::unique_ptr<Private> p)
    : d(std::move(p))
{}
TextDecoder::TextDecoder(TextDecoder &&) noexcept = default;
TextDecoder &TextDecoder::operator=(TextDecoder &&) noexcept = default;
TextDecoder::~TextDecoder() = default;

const QString &TextDecoder::encoding() const
{
    return d->encoding;
}

Result<TextDecoder> TextDecoder::create(const QString &encoding)
{
    auto p = std::make_unique<Private>();
    p->encoding = encoding;
    p->utf8 = isUtf8Name(encoding);
    p->tcvn3 = encoding.contains(QLatin1String("TCVN"), Qt::CaseInsensitive);
    if (!p->utf8) {
        // "X//TRANSLIT" and the like are iconv's options, not names.
        if (isPlainName(encoding))
            p->iconv = std::make_unique<Iconv>(encoding.toLatin1());
        if (!p->iconv || !p->iconv->isOpen()) {
            return fail(
                Error(ErrorCode::InvalidArgument, Tr::tr("There is no encoding “%1”.").arg(encoding.left(40)))
                    .withAdvice(Tr::tr("Common ones are UTF-8, TCVN5712-1 (.VnTime fonts), WINDOWS-1258 and "
                                       "WINDOWS-1252.")));
        }
    }
    return TextDecoder(std::move(p));
}

DecodedText TextDecoder::decode(const QByteArray &bytes) const
{
    DecodedText out;
    if (isAscii(bytes)) {
        out.text = tidy(QString::fromLatin1(bytes));
        return out;
    }
    const qsizetype prefix = validUtf8Prefix(bytes);
    if (d->utf8) {
        if (prefix == bytes.size()) {
            out.text = tidy(QString::fromUtf8(bytes));
        } else if (isCutUtf8(bytes, prefix)) {
            out.cut = true;
            out.text = tidy(QString::fromUtf8(bytes.left(prefix)));
        } else {
            out.damaged = true;
            out.text = tidy(QString::fromUtf8(bytes));
        }
        return out;
    }
    QByteArray raw = bytes;
    if (prefix == bytes.size()) {
        const QString text = QString::fromUtf8(bytes);
        const std::optional<QByteArray> before = windows1252Bytes(text);
        if (!before) {
            out.text = tidy(text);
            return out;
        }
        raw = *before;
    }
    const QString text = d->iconv->decode(raw, out.damaged).normalized(QString::NormalizationForm_C);
    out.text = tidy(d->tcvn3 ? raiseCapitals(text) : text);
    return out;
}

void EncodingStatistics::add(const QByteArray &bytes)
{
    if (m_texts.size() < kTextsForGuess && !isAscii(bytes))
        m_texts.insert(QByteArray(bytes.constData(),
                                  std::min(bytes.size(), kBytesPerText))); // a copy: callers lend theirs
}

EncodingGuess EncodingStatistics::guess(const QString &declared) const
{
    EncodingGuess guess;
    guess.encoding = declared.isEmpty() ? QLatin1String(kUtf8) : declared;
    guess.confidence = 1;
    if (m_texts.empty())
        return guess;
    guess.asciiOnly = false;

    size_t utf8 = 0;
    std::set<QByteArray> rawWords;    // of the texts that are not UTF-8
    std::set<QByteArray> doubleWords; // of UTF-8 texts, as Windows-1252 bytes
    std::set<QByteArray> utf8Words;   // the same, as they are
    size_t doubtful = 0;
    for (const QByteArray &text : m_texts) {
        const qsizetype prefix = validUtf8Prefix(text);
        if (prefix < text.size() && !isCutUtf8(text, prefix)) {
            for (const QByteArray &word : accentedWords(text))
                rawWords.insert(word);
            continue;
        }
        ++utf8;
        const QString asIs = QString::fromUtf8(text.left(prefix)).normalized(QString::NormalizationForm_C);
        if (const auto before = windows1252Bytes(asIs)) {
            ++doubtful;
            for (const QByteArray &word : accentedWords(*before)) {
                doubleWords.insert(word);
                utf8Words.insert(QString::fromLatin1(word).toUtf8());
            }
        }
    }

    const auto score = [](const std::set<QByteArray> &words, const QString &encoding) {
        const auto decoder = TextDecoder::create(encoding);
        return decoder ? scoreUnder(words, *decoder).share() : 0.0;
    };
    const auto withSample = [this](EncodingGuess g) {
        if (const auto decoder = TextDecoder::create(g.encoding)) {
            const auto longest = std::ranges::max_element(m_texts, {}, [](const QByteArray &text) {
                return text.size() <= 80 ? text.size() : qsizetype(0);
            });
            g.sample = decoder->decode(*longest).text;
        }
        return g;
    };
    const QString tcvn3 = QString::fromLatin1(kTcvn3);

    if (utf8 * 10 >= m_texts.size() * 9) {
        guess.encoding = QLatin1String(kUtf8);
        guess.confidence = static_cast<double>(utf8) / static_cast<double>(m_texts.size());
        // Turned into UTF-8 by a program that took TCVN3 for Windows-1252?
        if (doubtful * 2 >= m_texts.size() && !doubleWords.empty()) {
            const double asTcvn3 = score(doubleWords, tcvn3);
            const double asIs = score(utf8Words, QString::fromLatin1(kUtf8));
            if (asTcvn3 >= 0.7 && asTcvn3 >= asIs + 0.3) {
                guess.encoding = tcvn3;
                guess.legacy = true;
                guess.confidence = asTcvn3;
            }
        }
        return withSample(guess);
    }

    guess.legacy = true;
    struct Candidate
    {
        QString encoding;
        double share;
    };
    std::vector<Candidate> candidates = {
        {tcvn3, score(rawWords, tcvn3)},
        {QString::fromLatin1(kWindowsVietnamese), score(rawWords, QString::fromLatin1(kWindowsVietnamese))}};
    const bool declaredUsable = !declared.isEmpty() && !isUtf8Name(declared) && TextDecoder::create(declared);
    if (declaredUsable)
        candidates.insert(candidates.begin(), {declared, score(rawWords, declared)});
    const auto best = std::ranges::max_element(candidates, {}, &Candidate::share);
    if (best->share >= 0.6) {
        guess.encoding = best->encoding;
        guess.confidence = best->share;
        return withSample(guess);
    }
    // Not Vietnamese under any table: what the file says, if it says something that can be.
    guess.encoding = declaredUsable ? declared : QString();
    guess.confidence = declaredUsable ? 0.5 : 0;
    return declaredUsable ? withSample(guess) : guess;
}

QString encodingFromCpg(const QByteArray &cpg)
{
    const QString name = QString::fromLatin1(cpg.left(60)).trimmed().toUpper();
    if (name.isEmpty())
        return {};
    if (name == QLatin1String("UTF-8") || name == QLatin1String("UTF8") || name == QLatin1String("65001"))
        return QString::fromLatin1(kUtf8);
    QString digits = name;
    for (const char *prefix : {"WINDOWS-", "ANSI ", "CP", "OEM "}) {
        if (digits.startsWith(QLatin1String(prefix)))
            digits = digits.mid(static_cast<qsizetype>(qstrlen(prefix)));
    }
    bool isNumber = false;
    const int page = digits.toInt(&isNumber);
    if (isNumber && page >= 1250 && page <= 1258)
        return QStringLiteral("WINDOWS-%1").arg(page);
    if (isNumber && page >= 88591 && page <= 885915)
        return QStringLiteral("ISO-8859-%1").arg(page - 885900 >= 0 ? page - 885900 : page - 88590);
    if (isNumber && page >= 437 && page <= 950)
        return QStringLiteral("CP%1").arg(page);
    return isPlainName(name) && TextDecoder::create(name) ? name : QString();
}

QString encodingFromLanguageId(quint8 ldid)
{
    // dBASE language drivers as Esri and Visual FoxPro write them; 0x57 ("ANSI") says nothing about the
    // table.
    switch (ldid) {
    case 0x01:
        return QStringLiteral("CP437");
    case 0x02:
        return QStringLiteral("CP850");
    case 0x03:
        return QString::fromLatin1(kWindowsLatin);
    case 0x4D:
        return QStringLiteral("CP936");
    case 0x4E:
        return QStringLiteral("CP949");
    case 0x4F:
        return QStringLiteral("CP950");
    case 0x7C:
        return QStringLiteral("CP874");
    case 0xC8:
        return QStringLiteral("WINDOWS-1250");
    case 0xC9:
        return QStringLiteral("WINDOWS-1251");
    default:
        return {};
    }
}

} // namespace dothi::io
