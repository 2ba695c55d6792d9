// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "storefixture.h"

#include <dothi/io/migrations.h>
#include <dothi/io/sqlite.h>

using namespace dothi;
using namespace storefixture;

/// The mechanism, on a made-up format of three versions.
class TestMigrations : public QObject
{
    Q_OBJECT

    SQLite::Database m_database{":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
    QStringList m_log;
    bool m_thirdFails = false;

    std::vector<io::Migration> steps()
    {
        return {{1,
                 [this](SQLite::Database &database, const city::CityProfile &) -> Result<> {
                     m_log.append(QStringLiteral("1"));
                     database.exec("CREATE TABLE lamp (id INTEGER PRIMARY KEY, watt TEXT)");
                     return {};
                 }},
                {2,
                 [this](SQLite::Database &database, const city::CityProfile &profile) -> Result<> {
                     m_log.append(QStringLiteral("2 ") + profile.id);
                     database.exec(
                         "ALTER TABLE lamp ADD COLUMN power_w REAL; UPDATE lamp SET power_w = watt");
                     return {};
                 }},
                {3, [this](SQLite::Database &database, const city::CityProfile &) -> Result<> {
                     m_log.append(QStringLiteral("3"));
                     database.exec("ALTER TABLE lamp DROP COLUMN watt");
                     if (m_thirdFails)
                         return fail(ErrorCode::InvalidData, QStringLiteral("no"));
                     return {};
                 }}};
    }
    Result<> migrate()
    {
        return io::migrate(m_database, QStringLiteral("a.dothi"), profileOf(QStringLiteral("hcmc")), steps());
    }
    qint64 version() { return io::queryInteger(m_database, "PRAGMA user_version"); }

private Q_SLOTS:
    void init()
    {
        m_database.exec("DROP TABLE IF EXISTS lamp; PRAGMA user_version = 0");
        m_log.clear();
        m_thirdFails = false;
    }

    void aNewOneRunsThemAll()
    {
        VERIFY_RESULT(migrate());
        QCOMPARE(version(), 3);
        QCOMPARE(m_log, (QStringList{QStringLiteral("1"), QStringLiteral("2 hcmc"), QStringLiteral("3")}));
    }

    void anOlderOneRunsWhatItLacks()
    {
        m_database.exec(
            "CREATE TABLE lamp (id INTEGER PRIMARY KEY, watt TEXT); INSERT INTO lamp VALUES (1, '72.5');"
            "PRAGMA user_version = 1");
        VERIFY_RESULT(migrate());
        QCOMPARE(version(), 3);
        QCOMPARE(m_log, (QStringList{QStringLiteral("2 hcmc"), QStringLiteral("3")}));
        QCOMPARE(io::queryInteger(m_database, "SELECT power_w * 10 FROM lamp"), 725);
        m_log.clear();
        VERIFY_RESULT(migrate()); // nothing left to do
        QVERIFY(m_log.isEmpty());
    }

    void aFailedOneChangesNothing()
    {
        m_database.exec(
            "CREATE TABLE lamp (id INTEGER PRIMARY KEY, watt TEXT); INSERT INTO lamp VALUES (1, '72.5');"
            "PRAGMA user_version = 1");
        m_thirdFails = true;
        VERIFY_ERROR(migrate(), ErrorCode::InvalidData);
        QCOMPARE(version(), 1);
        QCOMPARE(io::queryInteger(m_database,
                                  "SELECT count(*) FROM pragma_table_info('lamp') WHERE name = 'power_w'"),
                 0);
        // An exception of the database as well.
        m_thirdFails = false;
        m_database.exec("ALTER TABLE lamp RENAME COLUMN watt TO volt");
        VERIFY_ERROR(migrate(), ErrorCode::Database);
        QCOMPARE(version(), 1);
    }

    void anUnversionedCityIsRefused()
    {
        TestCity city;
        city.store.reset();
        {
            SQLite::Database database(city.path.toStdString(), SQLite::OPEN_READWRITE);
            database.exec("PRAGMA user_version = 0");
        }
        VERIFY_ERROR(io::openDothi(city.path, io::OpenMode::ReadWrite), ErrorCode::InvalidData);
    }
};

QTEST_GUILESS_MAIN(TestMigrations)
#include "tst_migrations.moc"
