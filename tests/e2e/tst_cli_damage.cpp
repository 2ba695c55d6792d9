// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clifixture.h"

#include <QDir>
#include <QFile>

#include <sqlite3.h>
#include <sys/stat.h>

using namespace cli;

/// Cities that are missing, wrong or damaged, and files that must not be written over.
class TestCliDamage : public QObject
{
    Q_OBJECT

    Folder m_folder;

private Q_SLOTS:
    void initTestCase() { m_folder.makeDemo(); }

    void aMissingOrWrongStoreIsTold()
    {
        const Run missing =
            run({QStringLiteral("--json"), QStringLiteral("info"), m_folder.path("absent.dothi")});
        QCOMPARE(missing.code, 4);
        QVERIFY(missing.json()
                    .value(QLatin1String("error"))
                    .toObject()
                    .value(QLatin1String("file"))
                    .toString()
                    .contains(QLatin1String("absent.dothi")));
        QFile text(m_folder.path("text.dothi"));
        QVERIFY(text.open(QIODevice::WriteOnly));
        text.write("this is no city");
        text.close();
        QCOMPARE(run({QStringLiteral("info"), text.fileName()}).code, 3);
    }

    void aMissingTerrainIsTold()
    {
        QDir(m_folder.path("")).mkdir(QStringLiteral("alone"));
        const QString store = m_folder.path("alone/demo.dothi");
        QVERIFY(QFile::copy(m_folder.demo(), store));
        const Run info = run({QStringLiteral("info"), store});
        QCOMPARE(info.code, 0);
        QVERIFY2(info.err.contains("demo.terrain.tif"), info.err.constData());
        QVERIFY(!run({QStringLiteral("info"), m_folder.demo()}).err.contains("demo.terrain.tif"));
    }

    void damageIsTold()
    {
        // The first geometry of the buildings is made garbage, byte by byte, in a copy of the demo: the blobs
        // of SpatiaLite begin with 00 01, the SRID 9210 (FA 23 00 00 little-endian) and the extent.
        const QString store = m_folder.path("damaged.dothi");
        QVERIFY(QFile::copy(m_folder.demo(), store));
        QFile file(store);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QByteArray bytes = file.readAll();
        const QByteArray begin("\x00\x01\xFA\x23\x00\x00", 6);
        int spoilt = 0;
        for (qsizetype at = bytes.indexOf(begin); at >= 0; at = bytes.indexOf(begin, at + 1), ++spoilt)
            bytes[at + 38] = '\x11'; // the mark 7C at the end of the extent
        QVERIFY(spoilt > 100);
        file.seek(0);
        file.write(bytes);
        file.close();
        const Run info = run({QStringLiteral("--json"), QStringLiteral("info"), store});
        QCOMPARE(info.code, 0);
        const QJsonArray damaged = info.json().value(QLatin1String("damaged")).toArray();
        QVERIFY(damaged.size() > 100);
        QVERIFY(!damaged.at(0).toObject().value(QLatin1String("layer")).toString().isEmpty());
        QVERIFY(!damaged.at(0).toObject().value(QLatin1String("feature")).toString().isEmpty());
        QCOMPARE(damaged.at(0).toObject().value(QLatin1String("field")).toString(),
                 QStringLiteral("geometry"));
        QVERIFY2(info.err.contains("--json"), info.err.constData()); // "… and n more"
        const Run drawn = run({QStringLiteral("--json"), QStringLiteral("render"), store,
                               m_folder.path("damaged.png"), QStringLiteral("--size=64x64")});
        QVERIFY(!drawn.json().value(QLatin1String("damaged")).toArray().isEmpty());
        QVERIFY(!run({QStringLiteral("--json"), QStringLiteral("info"), m_folder.demo()})
                     .json()
                     .contains(QLatin1String("damaged")));
    }

    void damagedRowsAreToldByWhateverReadsThem()
    {
        const QString store = m_folder.path("words.dothi");
        QVERIFY(QFile::copy(m_folder.demo(), store));
        sqlite3 *db = nullptr;
        QCOMPARE(sqlite3_open(store.toUtf8().constData(), &db), SQLITE_OK);
        QByteArray proposal;
        const auto keep = [](void *to, int, char **columns, char **) {
            *static_cast<QByteArray *>(to) = columns[0];
            return 0;
        };
        QCOMPARE(sqlite3_exec(db, "SELECT proposal FROM permit_application WHERE proposal <> '' LIMIT 1",
                              keep, &proposal, nullptr),
                 SQLITE_OK);
        QCOMPARE(sqlite3_exec(db, "UPDATE planning_zone SET max_height_m = 'cao'", nullptr, nullptr, nullptr),
                 SQLITE_OK);
        sqlite3_close(db);
        QVERIFY(!proposal.isEmpty());
        QFile file(m_folder.path("words.json"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(proposal);
        file.close();
        const QJsonArray position =
            QJsonDocument::fromJson(proposal)
                .object()
                .value(QLatin1String(
                    "volumes"))[0][QLatin1String("footprint")][QLatin1String("coordinates")][0][0]
                .toArray();
        const QString where = QStringLiteral("%1,%2")
                                  .arg(position.at(0).toDouble(), 0, 'f', 2)
                                  .arg(position.at(1).toDouble(), 0, 'f', 2);
        const QStringList check = {QStringLiteral("permit"), QStringLiteral("check"), store, file.fileName()};
        for (const QStringList &words : {QStringList{QStringLiteral("at"), store, where}, check}) {
            const Run answer = run(QStringList{QStringLiteral("--json")} + words);
            const QJsonArray damaged = answer.json().value(QLatin1String("damaged")).toArray();
            QVERIFY2(!damaged.isEmpty(), (words.join(QLatin1Char(' ')).toUtf8() + answer.err).constData());
            QCOMPARE(damaged.at(0)[QLatin1String("layer")].toString(), QStringLiteral("planning_zone"));
            QCOMPARE(damaged.at(0)[QLatin1String("field")].toString(), QStringLiteral("max_height_m"));
            QVERIFY(!damaged.at(0)[QLatin1String("feature")].toString().isEmpty());
            QVERIFY(answer.err.contains("max_height_m"));
        }
    }

    void writesOverNothingItReads()
    {
        const QString store = m_folder.path("kept.dothi");
        QVERIFY(QFile::copy(m_folder.demo(), store));
        QVERIFY(QFile::link(store, m_folder.path("kept.png")));
        QFile proposal(m_folder.path("kept.json"));
        QVERIFY(proposal.open(QIODevice::WriteOnly));
        proposal.write("{}");
        proposal.close();
        const auto content = [](const QString &name) {
            QFile file(name);
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        const QByteArray before = content(store);
        const QString size = QStringLiteral("--size=64x64");
        for (const QStringList &words :
             {QStringList{QStringLiteral("render"), store, store, size},
              QStringList{QStringLiteral("render"), store, m_folder.path("kept.png"), size},
              QStringList{QStringLiteral("render"), store, m_folder.path("demo.terrain.tif"), size},
              QStringList{QStringLiteral("permit"), QStringLiteral("check"), store, proposal.fileName(),
                          QStringLiteral("--report"), store},
              QStringList{QStringLiteral("permit"), QStringLiteral("check"), store, proposal.fileName(),
                          QStringLiteral("--report"), proposal.fileName()}}) {
            const Run refused = run(words);
            QVERIFY2(refused.code == 2, (words.join(QLatin1Char(' ')).toUtf8() + refused.err).constData());
        }
        QCOMPARE(content(store), before);
        QCOMPARE(content(proposal.fileName()), QByteArray("{}"));
        // Both of the words that lead to one file are named.
        const Run told = run({QStringLiteral("render"), store, store, size});
        QVERIFY2(told.err.contains("“out”") && told.err.contains("“store”"), told.err.constData());
    }

    /// Where a pipe is, no file is put in its place, however the format is written.
    void aPipeStaysAPipe()
    {
        const QByteArray pipe = QFile::encodeName(m_folder.path("pipe.png"));
        QCOMPARE(::mkfifo(pipe.constData(), 0600), 0);
        for (const char *format : {"cityjson", "geojson", "glb"}) {
            const Run refused =
                run({QStringLiteral("export"), m_folder.demo(), m_folder.path("pipe.png"),
                     QStringLiteral("--format"), QLatin1String(format), QStringLiteral("--layers=building")});
            QVERIFY2(refused.code == 4 && refused.err.contains("/pipe.png"), refused.err.constData());
        }
        const Run drawn = run({QStringLiteral("render"), m_folder.demo(), m_folder.path("pipe.png"),
                               QStringLiteral("--size=64x64")});
        QVERIFY2(drawn.code == 4 && drawn.err.contains("/pipe.png"), drawn.err.constData());
        struct stat what
        {};
        QCOMPARE(::lstat(pipe.constData(), &what), 0);
        QVERIFY(S_ISFIFO(what.st_mode));
    }

    /// A name may hold what a terminal obeys (ECMA-48: rename the window, clear it); it is shown, not obeyed.
    void namesDoNotReachTheTerminalAsCommands()
    {
        const QString name = m_folder.path("x\x1b]0;own\x07\x1b[2J.dothi");
        const Run missing = run({QStringLiteral("info"), name});
        QCOMPARE(missing.code, 4);
        QVERIFY(!missing.err.contains('\x1b') && !missing.err.contains('\x07'));
        QVERIFY2(missing.err.contains("x\\x1b]0;own\\x07\\x1b[2J.dothi"), missing.err.constData());
        QVERIFY(QFile::copy(m_folder.demo(), name));
        const Run there = run({QStringLiteral("info"), name});
        QCOMPARE(there.code, 0);
        QVERIFY(!there.out.contains('\x1b') && there.out.contains("x\\x1b]0;own"));
        // For programs it is what it is.
        QCOMPARE(run({QStringLiteral("--json"), QStringLiteral("info"), m_folder.path("y\x1b.dothi")})
                     .json()
                     .value(QLatin1String("error"))[QLatin1String("file")]
                     .toString(),
                 m_folder.path("y\x1b.dothi"));
    }

    void aDamagedViewIsNamed()
    {
        const QString store = m_folder.path("views.dothi");
        QVERIFY(QFile::copy(m_folder.demo(), store));
        sqlite3 *db = nullptr;
        QCOMPARE(sqlite3_open(store.toUtf8().constData(), &db), SQLITE_OK);
        for (const char *pose :
             {"{}", "{\"target\":[1e308,0,0],\"headingDeg\":0,\"pitchDeg\":30,\"distanceM\":100}",
              "{\"target\":[603790,1192129,0],\"headingDeg\":0,\"pitchDeg\":30,\"distanceM\":1e30}"}) {
            const QByteArray sql = QByteArray("UPDATE dothi_document SET json = '{\"pose\":") + pose +
                                   "}' WHERE kind = 'view' AND id = 'market'";
            QCOMPARE(sqlite3_exec(db, sql.constData(), nullptr, nullptr, nullptr), SQLITE_OK);
            QCOMPARE(sqlite3_changes(db), 1);
            const Run told = run({QStringLiteral("render"), store, m_folder.path("view.png"),
                                  QStringLiteral("--view=market"), QStringLiteral("--size=64x64")});
            QVERIFY2(told.code == 3 && told.err.contains("“market”"), told.err.constData());
            QVERIFY(!QFile::exists(m_folder.path("view.png")));
        }
        sqlite3_close(db);
    }
};

QTEST_GUILESS_MAIN(TestCliDamage)
#include "tst_cli_damage.moc"
