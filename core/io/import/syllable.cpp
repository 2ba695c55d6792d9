// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/import/syllable.h>

#include <QSet>
#include <QString>

#include <array>

namespace dothi::io {

namespace {

// Longest first, so that "ngh" is tried before "ng"; the empty initial is tried by the caller.
const std::array<QString, 27> &initials()
{
    static const std::array<QString, 27> list = {
        QStringLiteral("ngh"), QStringLiteral("ch"), QStringLiteral("gh"), QStringLiteral("gi"),
        QStringLiteral("kh"),  QStringLiteral("ng"), QStringLiteral("nh"), QStringLiteral("ph"),
        QStringLiteral("qu"),  QStringLiteral("th"), QStringLiteral("tr"), QStringLiteral("b"),
        QStringLiteral("c"),   QStringLiteral("d"),  QStringLiteral("đ"),  QStringLiteral("g"),
        QStringLiteral("h"),   QStringLiteral("k"),  QStringLiteral("l"),  QStringLiteral("m"),
        QStringLiteral("n"),   QStringLiteral("p"),  QStringLiteral("r"),  QStringLiteral("s"),
        QStringLiteral("t"),   QStringLiteral("v"),  QStringLiteral("x")};
    return list;
}

const QSet<QString> &rimes()
{
    static const QSet<QString> set = [] {
        const QString list = QStringLiteral("a ac ach ai am an ang anh ao ap at au ay "
                                            "ăc ăm ăn ăng ăp ăt "
                                            "âc âm ân âng âp ât âu ây "
                                            "e ec em en eng eo ep et "
                                            "ê êch êm ên ênh êp êt êu "
                                            "i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu "
                                            "o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn "
                                            "oăng oăt oc oe oen oeo oet oi om on ong "
                                            "ooc oong op ot "
                                            "ô ôc ôi ôm ôn ông ôp ôt "
                                            "ơ ơi ơm ơn ơp ơt "
                                            "u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm "
                                            "uôn uông uôt uơ up ut uy uya uych uyên "
                                            "uyêt uynh uyp uyt uyu "
                                            "ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu "
                                            "y yêm yên yêng yêt yêu");
        const QStringList words = list.split(QLatin1Char(' '));
        return QSet<QString>(words.begin(), words.end());
    }();
    return set;
}

enum Tone : int
{
    Level,
    Grave,
    Acute,
    Hook,
    Tilde,
    Dot
};

int toneOf(QChar mark)
{
    switch (mark.unicode()) {
    case 0x0300:
        return Grave;
    case 0x0301:
        return Acute;
    case 0x0309:
        return Hook;
    case 0x0303:
        return Tilde;
    case 0x0323:
        return Dot;
    default:
        return Level;
    }
}

bool endsInStop(const QString &rime)
{
    return rime.endsWith(QLatin1Char('c')) || rime.endsWith(QStringLiteral("ch")) ||
           rime.endsWith(QLatin1Char('p')) || rime.endsWith(QLatin1Char('t'));
}

bool isRime(const QString &rime, int tone)
{
    return rimes().contains(rime) && (!endsInStop(rime) || tone == Acute || tone == Dot);
}

} // namespace

bool isVietnameseSyllable(QStringView word)
{
    // The longest syllable, "nghiêng", decomposed: 7 letters, a quality mark and a tone.
    if (word.isEmpty() || word.size() > 10)
        return false;
    int tone = Level;
    QString plain; // lower case, quality marks kept, tone taken off
    const QString decomposed = word.toString().toLower().normalized(QString::NormalizationForm_D);
    for (const QChar c : decomposed) {
        if (const int t = toneOf(c); t != Level) {
            if (tone != Level)
                return false;
            tone = t;
            continue;
        }
        plain.append(c);
    }
    plain = plain.normalized(QString::NormalizationForm_C);
    if (isRime(plain, tone))
        return true;
    for (const QString &initial : initials()) {
        if (!plain.startsWith(initial))
            continue;
        const QString rest = plain.mid(initial.size());
        if (isRime(rest, tone))
            return true;
        // "gi" and "qu" lend their vowel: gì = g + i, quốc = q + uôc.
        if (initial == QLatin1String("gi") && isRime(QLatin1Char('i') + rest, tone))
            return true;
        if (initial == QLatin1String("qu") && isRime(QLatin1Char('u') + rest, tone))
            return true;
    }
    return false;
}

} // namespace dothi::io
