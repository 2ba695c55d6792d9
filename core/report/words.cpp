// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/text.h>
#include <dothi/report/cleantext.h>
#include <dothi/report/words.h>

#include <QCoreApplication>
#include <QLocale>

namespace dothi::report::words {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::Report)
};

bool inEnglish()
{
    return uiLanguage() == QLatin1String("en");
}

/// A number of the date as the language writes it.
QString padded(int number, int padBelow)
{
    const QString digits = QString::number(number);
    return !inEnglish() && number < padBelow ? QLatin1Char('0') + digits : digits;
}

} // namespace

QString nationName()
{
    return Tr::tr("SOCIALIST REPUBLIC OF VIET NAM");
}

QString nationMotto()
{
    return Tr::tr("Independence – Freedom – Happiness");
}

QStringList authorityLines(const Report &report)
{
    QStringList lines;
    const QStringList parts = cleanText(report.authority).split(QLatin1Char('\n'));
    for (const QString &part : parts) {
        if (!part.trimmed().isEmpty())
            lines.append(part.trimmed());
    }
    return lines;
}

QString numberLine(const Report &report)
{
    const QString number = cleanLine(report.number);
    return number.isEmpty() ? QString() : Tr::tr("Dossier no. %1").arg(number);
}

QString dateLine(const Report &report)
{
    const QString place = cleanLine(report.place);
    const QDate date = report.made.date();
    QString day = QStringLiteral("……");
    QString month = day;
    QString year = day;
    if (date.isValid()) {
        day = padded(date.day(), 10);
        month = inEnglish() ? QLocale(QLocale::English).monthName(date.month()) : padded(date.month(), 3);
        year = QString::number(date.year());
    }
    if (place.isEmpty())
        return Tr::tr("%1 %2 %3", "date line without a place: day, month, year").arg(day, month, year);
    return Tr::tr("%1, %2 %3 %4", "date line: place, day, month, year").arg(place, day, month, year);
}

QString pageOf(int page, int pages)
{
    return Tr::tr("Page %1/%2").arg(page).arg(pages);
}

QString signHere()
{
    return Tr::tr("(Signature and full name)");
}

QString emptyTable()
{
    return Tr::tr("None.");
}

QString missingPicture()
{
    return Tr::tr("The picture is missing.");
}

QString untitled()
{
    return Tr::tr("Report");
}

} // namespace dothi::report::words
