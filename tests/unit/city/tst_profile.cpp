// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/city/profile.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <testsupport.h>

using namespace dothi;
using namespace dothi::city;

class TestProfile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void loadsBothCities()
    {
        QCOMPARE(CityProfile::available(), (QStringList{QStringLiteral("hcmc"), QStringLiteral("danang")}));
        const auto hcmc = CityProfile::load(QStringLiteral("hcmc"));
        VERIFY_RESULT(hcmc);
        QCOMPARE(hcmc->epsg, 9210);
        QCOMPARE(hcmc->datumOperation, 6960);
        const auto danang = CityProfile::load(QStringLiteral("danang"));
        VERIFY_RESULT(danang);
        QCOMPARE(danang->epsg, 5899);
        VERIFY_ERROR(CityProfile::load(QStringLiteral("../hcmc")), ErrorCode::InvalidArgument);
    }
    void countsWorkingDays()
    {
        const auto hcmc = CityProfile::load(QStringLiteral("hcmc"));
        VERIFY_RESULT(hcmc);
        // Friday 20 November 2026 to Monday 23: one working day.
        QCOMPARE(hcmc->workingDays(QDate(2026, 11, 20), QDate(2026, 11, 23)), 1);
        QCOMPARE(hcmc->workingDays(QDate(2026, 11, 23), QDate(2026, 11, 20)), -1);
        // 30 April and 1 May (Thursday, Friday) are holidays: from Wednesday 29 April to Monday 4 May one
        // working day.
        QCOMPARE(hcmc->workingDays(QDate(2026, 4, 29), QDate(2026, 5, 4)), 1);
        QCOMPARE(hcmc->addWorkingDays(QDate(2026, 4, 29), 1), QDate(2026, 5, 4));
        QCOMPARE(hcmc->workingDays(QDate(2026, 4, 29), QDate(2026, 4, 29)), 0);
    }
    void goesByItsOwnWeek()
    {
        const auto shipped = CityProfile::load(QStringLiteral("hcmc"));
        VERIFY_RESULT(shipped);
        QCOMPARE(shipped->holidaysTo, QDate(2026, 12, 31));
        const auto with = [&](const QJsonValue &days) {
            QJsonObject root = QJsonDocument::fromJson(shipped->json).object();
            QJsonObject calendar = root.value(QLatin1String("calendar")).toObject();
            calendar.insert(QLatin1String("workingDays"), days);
            calendar.remove(QLatin1String("holidaysTo"));
            root.insert(QLatin1String("calendar"), calendar);
            return CityProfile::fromJson(QJsonDocument(root).toJson());
        };
        // Saturdays worked on: Friday 20 November 2026 to Monday 23 are two days, not one.
        const auto six = with(QJsonArray{1, 2, 3, 4, 5, 6});
        VERIFY_RESULT(six);
        QCOMPARE(six->workingDays(QDate(2026, 11, 20), QDate(2026, 11, 23)), 2);
        QCOMPARE(six->addWorkingDays(QDate(2026, 11, 20), 1), QDate(2026, 11, 21));
        // A calendar that does not say how far it goes ends with its last holiday.
        QCOMPARE(six->holidaysTo, QDate(2027, 1, 1));
        for (const QJsonValue &days :
             {QJsonValue(QJsonArray{}), QJsonValue(QJsonArray{0}), QJsonValue(QJsonArray{8}),
              QJsonValue(QJsonArray{1, 1}), QJsonValue(5)})
            VERIFY_ERROR(with(days), ErrorCode::InvalidData);
    }
    void refusesDamagedProfiles()
    {
        VERIFY_ERROR(CityProfile::fromJson("not json"), ErrorCode::InvalidData);
        VERIFY_ERROR(CityProfile::fromJson(R"({"format":"dothi-city-profile","id":"x","crs":{"epsg":4326}})"),
                     ErrorCode::InvalidData);
        VERIFY_ERROR(CityProfile::fromJson(R"({"format":"dothi-city-profile","id":"x","crs":{"epsg":6956}})"),
                     ErrorCode::InvalidData);
        VERIFY_ERROR(
            CityProfile::fromJson(R"({"format":"dothi-city-profile","id":"../x","crs":{"epsg":9210}})"),
            ErrorCode::InvalidData);
        const auto twice = CityProfile::fromJson(
            R"({"format":"dothi-city-profile","id":"x","crs":{"epsg":9210,"epsg":5899}})");
        VERIFY_ERROR(twice, ErrorCode::InvalidData);
        QCOMPARE(twice.error().subject().field, QStringLiteral("crs.epsg"));
    }
};

QTEST_GUILESS_MAIN(TestProfile)
#include "tst_profile.moc"
