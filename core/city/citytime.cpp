// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/city/citytime.h>

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <cstdlib>

namespace dothi::city {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::CityTime)
};

constexpr int kVietnamS = 7 * 3600;
constexpr int kLargestHours = 14;

} // namespace

Result<int> utcOffsetS(const CityProfile &profile)
{
    const QJsonValue offset =
        QJsonDocument::fromJson(profile.json).object().value(QLatin1String("utcOffset"));
    if (offset.isUndefined())
        return kVietnamS;
    static const QRegularExpression pattern(QStringLiteral("\\A([+-])(\\d\\d):([0-5]\\d)\\z"));
    const QRegularExpressionMatch match = pattern.match(offset.toString());
    if (!match.hasMatch() || match.captured(2).toInt() > kLargestHours) {
        return fail(Error(ErrorCode::InvalidData,
                          Tr::tr("The city profile is wrong: %1.").arg(QStringLiteral("utcOffset"))));
    }
    const int seconds = match.captured(2).toInt() * 3600 + match.captured(3).toInt() * 60;
    return match.captured(1) == QLatin1String("-") ? -seconds : seconds;
}

QDateTime inCity(const QDateTime &moment, const CityProfile &profile)
{
    const Result<int> offset = utcOffsetS(profile);
    return offset ? moment.toOffsetFromUtc(*offset) : moment.toLocalTime();
}

Result<QDateTime> timeFromText(const QString &text, const CityProfile &profile)
{
    static const QRegularExpression pattern(QStringLiteral(
        "\\A\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,3})?)?(Z|[+-]\\d\\d:?\\d\\d)?\\z"));
    QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    const QRegularExpressionMatch match = pattern.match(text);
    if (!match.hasMatch() || !time.isValid()) {
        return fail(
            Error(ErrorCode::InvalidArgument, Tr::tr("“%1” is no time.").arg(text))
                .withAdvice(Tr::tr("Write it as 2026-06-21T15:30:00+07:00, or without the offset for the "
                                   "time of the city.")));
    }
    if (match.captured(3).isEmpty()) {
        const Result<int> offset = utcOffsetS(profile);
        if (!offset)
            return Failure(offset.error());
        time.setOffsetFromUtc(*offset);
    }
    return time;
}

QString zoneText(int utcOffsetS)
{
    const int minutes = std::abs(utcOffsetS) / 60;
    QString text = QStringLiteral("UTC") + (utcOffsetS < 0 ? QChar(0x2212) : QLatin1Char('+')) +
                   QString::number(minutes / 60);
    if (minutes % 60 != 0)
        text += QStringLiteral(":%1").arg(minutes % 60, 2, 10, QLatin1Char('0'));
    return text;
}

} // namespace dothi::city
