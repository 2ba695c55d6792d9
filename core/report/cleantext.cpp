// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/report/cleantext.h>

#include <QList>

namespace dothi::report {

namespace {

/// Characters that draw nothing and only change how their neighbours are read.
bool isHidden(char32_t c)
{
    return c == 0x00AD || c == 0x061C || c == 0x180E || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF ||
           (c >= 0xFFF9 && c <= 0xFFFC) || (c >= 0xE0000 && c <= 0xE0FFF);
}

bool isBroken(char32_t c)
{
    return c < 0x20 || (c >= 0x7F && c <= 0x9F) || (c >= 0xD800 && c <= 0xDFFF) || (c & 0xFFFE) == 0xFFFE ||
           (c >= 0xFDD0 && c <= 0xFDEF);
}

bool isMark(char32_t c)
{
    const QChar::Category category = QChar::category(c);
    return category == QChar::Mark_NonSpacing || category == QChar::Mark_Enclosing;
}

constexpr int kMaxMarks = 4;
/// Fonts turn the digits around it into glyphs that stand for no character: they could not be copied from a
/// PDF.
constexpr char32_t kFractionSlash = 0x2044;

} // namespace

QString cleanText(const QString &text)
{
    const QList<uint> points = text.toUcs4();
    QString clean;
    clean.reserve(text.size());
    int marks = 0;
    bool afterReturn = false;
    for (const char32_t c : points) {
        const bool lineFeedOfPair = afterReturn && c == '\n';
        afterReturn = c == '\r';
        if (isHidden(c) || lineFeedOfPair)
            continue;
        marks = isMark(c) ? marks + 1 : 0;
        if (marks > kMaxMarks)
            continue;
        if (c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029)
            clean.append(QLatin1Char('\n'));
        else if (c == '\t')
            clean.append(QLatin1Char(' '));
        else if (c == kFractionSlash)
            clean.append(QLatin1Char('/'));
        else if (isBroken(c))
            clean.append(QChar(QChar::ReplacementCharacter));
        else
            clean.append(QStringView(QChar::fromUcs4(c)));
    }
    return clean.normalized(QString::NormalizationForm_C);
}

QString cleanLine(const QString &text)
{
    return cleanText(text).replace(QLatin1Char('\n'), QLatin1Char(' ')).trimmed();
}

} // namespace dothi::report
