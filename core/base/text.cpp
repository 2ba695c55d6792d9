// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/text.h>

#include <QStringList>

#include <cmath>

namespace dothi {

namespace {

QString &languageSlot()
{
    static QString language = QStringLiteral("vi");
    return language;
}

} // namespace

QString foldVietnamese(const QString &text)
{
    const QString decomposed = text.normalized(QString::NormalizationForm_D).toLower();
    QString folded;
    folded.reserve(decomposed.size());
    for (const QChar c : decomposed) {
        if (c.category() == QChar::Mark_NonSpacing)
            continue;
        folded.append(c == QChar(0x0111) ? QLatin1Char('d') : c);
    }
    return folded;
}

bool matchesFolded(const QString &text, const QString &query)
{
    const QString folded = foldVietnamese(text);
    const QStringList words = foldVietnamese(query).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (const QString &word : words) {
        if (!folded.contains(word))
            return false;
    }
    return true;
}

QString formatNumber(double value, int decimals, const QString &language)
{
    if (!std::isfinite(value))
        return QStringLiteral("–");
    const bool vietnamese = language != QLatin1String("en");
    QString digits = QString::number(std::abs(value), 'f', decimals);
    const bool negative = value < 0 && digits.toDouble() != 0.0;
    qsizetype point = digits.indexOf(QLatin1Char('.'));
    if (point < 0)
        point = digits.size();
    else if (vietnamese)
        digits[point] = QLatin1Char(',');
    // As Vietnamese official papers and accounts write it: dots between thousands, a comma before decimals.
    const QChar group = vietnamese ? QLatin1Char('.') : QLatin1Char(',');
    for (qsizetype at = point - 3; at > 0; at -= 3)
        digits.insert(at, group);
    return negative ? QChar(0x2212) + digits : digits;
}

QString uiLanguage()
{
    return languageSlot();
}

void setUiLanguage(const QString &language)
{
    languageSlot() = language;
}

QString formatNumber(double value, int decimals)
{
    return formatNumber(value, decimals, uiLanguage());
}

QString formatQuantity(double value, int decimals, const QString &unit)
{
    return formatNumber(value, decimals) + QChar(0x00A0) + unit;
}

} // namespace dothi
