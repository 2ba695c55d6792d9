// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/city/citytime.h>

#include <testsupport.h>

using namespace dothi;
using namespace dothi::city;

class TestCityTime : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    /// Half past eleven in the evening of Greenwich is the next morning in Vietnam.
    void theDayIsTheCitys()
    {
        const QDateTime moment = QDateTime::fromString(QStringLiteral("2026-11-22T23:30:00Z"), Qt::ISODate);
        city::CityProfile profile;
        profile.json = "{}";
        QCOMPARE(city::inCity(moment, profile).date(), QDate(2026, 11, 23));
        QCOMPARE(city::inCity(moment, profile).time(), QTime(6, 30));
        profile.json = "{\"utcOffset\": \"-03:30\"}";
        QCOMPARE(city::inCity(moment, profile).date(), QDate(2026, 11, 22));
        QCOMPARE(city::inCity(moment, profile).time(), QTime(20, 0));
        QCOMPARE(city::inCity(moment, profile), moment);
        profile.json = "{\"utcOffset\": \"soon\"}";
        QCOMPARE(city::inCity(moment, profile), moment);
    }

    void readsTheOffset()
    {
        const auto hcmc = CityProfile::load(QStringLiteral("hcmc"));
        VERIFY_RESULT(hcmc);
        QCOMPARE(utcOffsetS(*hcmc).value(), 25'200);
        CityProfile other;
        other.json = R"({"utcOffset":"-03:30"})";
        QCOMPARE(utcOffsetS(other).value(), -12'600);
        other.json = "{}"; // written before profiles had it
        QCOMPARE(utcOffsetS(other).value(), 25'200);
        for (const char *wrong : {R"({"utcOffset":"7"})", R"({"utcOffset":"+07:60"})",
                                  R"({"utcOffset":"+15:00"})", R"({"utcOffset":7})"}) {
            other.json = wrong;
            VERIFY_ERROR(utcOffsetS(other), ErrorCode::InvalidData);
        }
    }
    void namesTheZone()
    {
        QCOMPARE(zoneText(25'200), QStringLiteral("UTC+7"));
        QCOMPARE(zoneText(0), QStringLiteral("UTC+0"));
        QCOMPARE(zoneText(-12'600), QStringLiteral("UTC\u22123:30"));
        QCOMPARE(zoneText(20'700), QStringLiteral("UTC+5:45"));
    }
    void readsTimes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("unixS"); // date -u -d '2026-06-21T05:00:00Z' +%s
        QTest::newRow("offset") << "2026-06-21T12:00:00+07:00" << qint64(1'782'018'000);
        QTest::newRow("utc") << "2026-06-21T05:00:00Z" << qint64(1'782'018'000);
        QTest::newRow("of the city") << "2026-06-21T12:00:00" << qint64(1'782'018'000);
        QTest::newRow("minutes") << "2026-06-21T12:00" << qint64(1'782'018'000);
        QTest::newRow("west") << "2026-06-20T22:00:00-07:00" << qint64(1'782'018'000);
    }
    void readsTimes()
    {
        QFETCH(QString, text);
        QFETCH(qint64, unixS);
        const auto hcmc = CityProfile::load(QStringLiteral("hcmc"));
        VERIFY_RESULT(hcmc);
        const auto time = timeFromText(text, *hcmc);
        VERIFY_RESULT(time);
        QCOMPARE(time->toSecsSinceEpoch(), unixS);
    }
    void refusesOthers()
    {
        const auto hcmc = CityProfile::load(QStringLiteral("hcmc"));
        VERIFY_RESULT(hcmc);
        for (const char *text : {"", "noon", "2026-06-21", "2026-13-01T12:00:00", "2026-06-21T25:00:00+07:00",
                                 "2026-06-21T12:00:00+07:00 ", "21/06/2026 12:00"}) {
            VERIFY_ERROR(timeFromText(QString::fromLatin1(text), *hcmc), ErrorCode::InvalidArgument);
        }
    }
};

QTEST_GUILESS_MAIN(TestCityTime)
#include "tst_citytime.moc"
