// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/files.h>
#include <dothi/base/json.h>
#include <dothi/city/profile.h>

#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

namespace dothi::city {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::CityProfile)
};

constexpr qint64 kLargestProfile = 1'000'000;

Failure wrong(const QString &what)
{
    return fail(Error(ErrorCode::InvalidData, Tr::tr("The city profile is wrong: %1.").arg(what)));
}

} // namespace

Result<CityProfile> CityProfile::fromJson(const QByteArray &json)
{
    QJsonParseError parse;
    const QJsonObject root = QJsonDocument::fromJson(json, &parse).object();
    if (parse.error != QJsonParseError::NoError)
        return fail(Error(ErrorCode::InvalidData, Tr::tr("The city profile is damaged: it is not JSON."))
                        .withDetail(parse.errorString()));
    DOTHI_TRY(checkJson(json)); // Qt keeps the last of two members of one name
    if (root.value(QLatin1String("format")).toString() != QLatin1String("dothi-city-profile"))
        return wrong(Tr::tr("it is not a city profile"));
    CityProfile profile;
    profile.json = json;
    profile.id = root.value(QLatin1String("id")).toString();
    static const QRegularExpression idPattern(QStringLiteral("\\A[a-z0-9-]{1,40}\\z"));
    if (!idPattern.match(profile.id).hasMatch())
        return wrong(QStringLiteral("id"));
    const QJsonObject title = root.value(QLatin1String("title")).toObject();
    profile.title = {title.value(QLatin1String("vi")).toString(),
                     title.value(QLatin1String("en")).toString()};
    const QJsonObject crs = root.value(QLatin1String("crs")).toObject();
    profile.epsg = crs.value(QLatin1String("epsg")).toInt();
    profile.datumOperation = crs.value(QLatin1String("vn2000ToWgs84")).toInt(geo::kVn2000ToWgs84);
    const Result<geo::Crs> known = geo::Crs::fromEpsg(profile.epsg);
    if (!known || known->isGeographic() || known->isDeprecated())
        return wrong(QStringLiteral("crs.epsg %1").arg(profile.epsg));
    const QJsonObject vertical = root.value(QLatin1String("verticalDatum")).toObject();
    profile.verticalDatum = QStringLiteral("%1 (EPSG:%2)")
                                .arg(vertical.value(QLatin1String("name")).toString(),
                                     QString::number(vertical.value(QLatin1String("epsg")).toInt()));
    const QJsonArray center = root.value(QLatin1String("center")).toArray();
    profile.center = {center.at(0).toDouble(), center.at(1).toDouble(), 0};
    profile.wardCodePrefix = root.value(QLatin1String("wardCodePrefix")).toString();
    for (const QJsonValue &rule : root.value(QLatin1String("ruleSets")).toArray()) {
        if (!idPattern.match(rule.toString()).hasMatch())
            return wrong(QStringLiteral("ruleSets"));
        profile.ruleSets.append(rule.toString());
    }
    const QJsonObject calendar = root.value(QLatin1String("calendar")).toObject();
    profile.holidaySource = calendar.value(QLatin1String("source")).toString();
    for (const QJsonValue &day : calendar.value(QLatin1String("holidays")).toArray()) {
        const QDate date = QDate::fromString(day.toString(), Qt::ISODate);
        if (!date.isValid())
            return wrong(QStringLiteral("calendar.holidays %1").arg(day.toString()));
        profile.holidays.push_back(date);
    }
    std::ranges::sort(profile.holidays);
    if (const QJsonValue days = calendar.value(QLatin1String("workingDays")); !days.isUndefined()) {
        profile.weekdays.clear();
        for (const QJsonValue &day : days.toArray()) {
            const int number = day.toInt();
            if (number < 1 || number > 7 || std::ranges::count(profile.weekdays, number) > 0)
                return wrong(QStringLiteral("calendar.workingDays"));
            profile.weekdays.push_back(number);
        }
        // A calendar without any would have no next working day.
        if (profile.weekdays.empty())
            return wrong(QStringLiteral("calendar.workingDays"));
    }
    if (const QJsonValue to = calendar.value(QLatin1String("holidaysTo")); !to.isUndefined()) {
        profile.holidaysTo = QDate::fromString(to.toString(), Qt::ISODate);
        if (!profile.holidaysTo.isValid())
            return wrong(QStringLiteral("calendar.holidaysTo"));
    } else if (!profile.holidays.empty()) {
        profile.holidaysTo = profile.holidays.back();
    }
    return profile;
}

Result<CityProfile> CityProfile::load(const QString &id)
{
    if (!available().contains(id)) {
        return fail(Error(ErrorCode::InvalidArgument, Tr::tr("There is no city profile “%1”.").arg(id))
                        .withAdvice(Tr::tr("Profiles: %1.").arg(available().join(QStringLiteral(", ")))));
    }
    Result<QByteArray> json = readFile(dataFile(QStringLiteral("profiles/%1.json").arg(id)), kLargestProfile);
    if (!json)
        return Failure(std::move(json).error());
    return fromJson(*json);
}

QStringList CityProfile::available()
{
    QStringList ids;
    for (const QString &dir : {dataDir(), userDataDir()}) {
        const QStringList files =
            QDir(dir + QStringLiteral("/profiles")).entryList({QStringLiteral("*.json")}, QDir::Files);
        for (const QString &file : files) {
            const QString id = file.chopped(5);
            if (!ids.contains(id))
                ids.append(id);
        }
    }
    std::ranges::sort(ids, [](const QString &a, const QString &b) {
        // The larger city first, the rest by name.
        const QString first = QStringLiteral("hcmc");
        return a != b && (a == first || (b != first && a < b));
    });
    return ids;
}

bool CityProfile::isWorkingDay(const QDate &day) const
{
    return std::ranges::find(weekdays, day.dayOfWeek()) != weekdays.end() &&
           !std::ranges::binary_search(holidays, day);
}

int CityProfile::workingDays(const QDate &from, const QDate &to) const
{
    if (to < from)
        return -workingDays(to, from);
    int days = 0;
    for (QDate day = from.addDays(1); day <= to; day = day.addDays(1)) {
        if (isWorkingDay(day))
            ++days;
    }
    return days;
}

QDate CityProfile::addWorkingDays(const QDate &from, int days) const
{
    QDate day = from;
    while (days > 0) {
        day = day.addDays(1);
        if (isWorkingDay(day))
            --days;
    }
    return day;
}

} // namespace dothi::city
