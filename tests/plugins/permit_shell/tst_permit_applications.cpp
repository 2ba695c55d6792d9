// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "reviewfixture.h"

#include <permit/applications.h>

using namespace dothi;
using namespace dothi::permit;
using namespace reviewfixture;

/// Dossiers as they are read from a city, and how long there is left.
class TestPermitApplications : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { setUiLanguage(QStringLiteral("en")); }

    void dueFirstComesFirst()
    {
        TestCity city(TestCity::Applications);
        const auto open = city.open();
        const auto applications = readApplications(open->store());
        VERIFY_RESULT(applications);
        QStringList codes;
        for (const Application &a : *applications)
            codes.append(a.code);
        // By due date; the granted one waits for nothing.
        QCOMPARE(codes, QStringList({QStringLiteral("HS-2026-0151"), QStringLiteral("HS-2026-0148"),
                                     QStringLiteral("HS-2026-0152"), QStringLiteral("HS-2026-0155")}));
        const Application &second = (*applications)[1];
        QCOMPARE(second.title, QStringLiteral("Chung cư 8 tầng"));
        QCOMPARE(second.place, QStringLiteral("Parcel 212, sheet 14 · Bến Thành"));
        QCOMPARE(second.due, QDate(2026, 11, 24));
        QVERIFY(second.proposal.contains("HS-2026-0148"));
        QVERIFY((*applications)[3].proposal.isEmpty());
    }

    void anEmptyCityHasNone()
    {
        TestCity city(TestCity::Empty);
        const auto open = city.open();
        const auto applications = readApplications(open->store());
        VERIFY_RESULT(applications);
        QVERIFY(applications->empty());
    }

    void workingDaysLeft_data()
    {
        QTest::addColumn<QDate>("due");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("urgent");
        // 21 November 2026 is a Saturday, 20 November a Friday. English plurals come with the catalogue.
        QTest::newRow("no due date") << QDate() << QString() << false;
        QTest::newRow("over the weekend") << QDate(2026, 11, 24) << QStringLiteral("2 day(s) left") << true;
        QTest::newRow("the week after") << QDate(2026, 11, 30) << QStringLiteral("6 day(s) left") << false;
        QTest::newRow("today") << QDate(2026, 11, 20) << QStringLiteral("due today") << true;
        QTest::newRow("three days ago") << QDate(2026, 11, 17) << QStringLiteral("3 day(s) overdue") << true;
    }
    void workingDaysLeft()
    {
        QFETCH(QDate, due);
        Application application;
        application.due = due;
        const TimeLeft left = timeLeft(application, city::CityProfile::load(QStringLiteral("hcmc")).value(),
                                       QDate(2026, 11, 20));
        QTEST(left.text, "text");
        QTEST(left.urgent, "urgent");
    }

    void aCountBeyondTheCalendarSaysSo()
    {
        const city::CityProfile profile = city::CityProfile::load(QStringLiteral("hcmc")).value();
        Application application;
        application.due = QDate(2026, 12, 31); // the last day for which holidays are known
        QVERIFY(timeLeft(application, profile, QDate(2026, 12, 28)).note.isEmpty());
        application.due = QDate(2027, 1, 4);
        const TimeLeft left = timeLeft(application, profile, QDate(2026, 12, 28));
        // Tuesday 29 to Thursday 31 December and Monday 4 January; 1 January is on record.
        QCOMPARE(left.text, QStringLiteral("≈ 4 day(s) left"));
        QVERIFY2(left.note.contains(QStringLiteral("31/12/2026")), qPrintable(left.note));
        // Overdue into days that nobody knows about is no better.
        QVERIFY(!timeLeft(application, profile, QDate(2027, 2, 1)).note.isEmpty());
    }

    void aFileIsReadWholeOrRefused()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("phương án.json"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{}");
        file.close();
        const auto read = readProposalFile(path);
        VERIFY_RESULT(read);
        QVERIFY(read->isFile());
        QCOMPARE(read->code, QStringLiteral("phương án.json"));
        QCOMPARE(read->proposal, QByteArray("{}"));

        // One that has a number goes by it, as its report does.
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"id\": \"Q7-TEST-1\"}");
        file.close();
        QCOMPARE(readProposalFile(path)->code, QStringLiteral("Q7-TEST-1"));

        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray((4 << 20) + 1, ' '));
        file.close();
        QVERIFY(!readProposalFile(path).has_value());
        VERIFY_ERROR(readProposalFile(folder.filePath(QStringLiteral("absent.json"))), ErrorCode::Io);
    }
};

QTEST_GUILESS_MAIN(TestPermitApplications)
#include "tst_permit_applications.moc"
