// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clifixture.h"

#include <QDir>
#include <QFile>

#include <cmath>
#include <csignal>

using namespace cli;

/// dothi-cli as a script sees it: words in, one JSON document and an exit code out.
class TestCli : public QObject
{
    Q_OBJECT

    Folder m_folder;

private Q_SLOTS:
    void initTestCase() { m_folder.makeDemo(); }

    void explainsItself()
    {
        const Run all = run({QStringLiteral("--help")});
        QCOMPARE(all.code, 0);
        for (const char *command :
             {"demo", "create", "import", "info", "at", "render", "export", "permit check"}) {
            QVERIFY2(all.out.contains(command), command);
            const Run one =
                run(QString::fromLatin1(command).split(QLatin1Char(' ')) << QStringLiteral("--help"));
            QCOMPARE(one.code, 0);
            QVERIFY2(one.out.contains(QByteArray("dothi-cli ") + command),
                     one.out.constData()); // the example
        }
        QVERIFY(run({QStringLiteral("--lang"), QStringLiteral("en"), QStringLiteral("--help")})
                    .out.contains("Usage"));
        QVERIFY(!run({QStringLiteral("--help")}).out.contains("Usage"));
        QVERIFY(run({QStringLiteral("--version")}).out.startsWith("DoThi "));
    }

    void exports()
    {
        const QString out = m_folder.path("demo.city.json");
        const Run done = run({QStringLiteral("--json"), QStringLiteral("export"), m_folder.demo(), out,
                              QStringLiteral("--format=cityjson")});
        QVERIFY2(done.code == 0, done.err.constData());
        const QJsonObject answer = done.json();
        QCOMPARE(answer[QLatin1String("files")][0].toString(), out);
        QVERIFY(answer[QLatin1String("counts")][QLatin1String("building")].toInt() > 300);
        // Into another city: every building is there again, where it was.
        const QString copy = m_folder.path("copy.dothi");
        QCOMPARE(run({QStringLiteral("create"), copy, QStringLiteral("--city=hcmc")}).code, 0);
        const Run back =
            run({QStringLiteral("--json"), QStringLiteral("import"), copy, QStringLiteral("building"), out});
        QVERIFY2(back.code == 0, back.err.constData());
        QCOMPARE(back.json()[QLatin1String("imported")],
                 answer[QLatin1String("counts")][QLatin1String("building")]);
        const auto extentOf = [this](const QString &store) {
            const QJsonArray layers = run({QStringLiteral("--json"), QStringLiteral("info"), store})
                                          .json()[QLatin1String("layers")]
                                          .toArray();
            for (const QJsonValue &layer : layers) {
                if (layer[QLatin1String("id")] == QLatin1String("building"))
                    return layer[QLatin1String("extent")].toArray();
            }
            return QJsonArray();
        };
        const QJsonArray before = extentOf(m_folder.demo());
        const QJsonArray after = extentOf(copy);
        QCOMPARE(after.size(), 4);
        for (qsizetype i = 0; i < 4; ++i)
            QVERIFY(std::abs(after[i].toDouble() - before[i].toDouble()) < 0.001);
        QCOMPARE(run({QStringLiteral("export"), m_folder.demo(), out, QStringLiteral("--format=dwg")}).code,
                 2);
        QCOMPARE(run({QStringLiteral("export"), m_folder.demo(), m_folder.demo(),
                      QStringLiteral("--format=cityjson")})
                     .code,
                 2);
        QCOMPARE(run({QStringLiteral("export"), m_folder.demo(), out, QStringLiteral("--format=cityjson"),
                      QStringLiteral("--layers=road")})
                     .code,
                 2);
        QCOMPARE(run({QStringLiteral("export"), m_folder.demo(), QStringLiteral("/nonexistent/x.json"),
                      QStringLiteral("--format=cityjson")})
                     .code,
                 4);
    }

    void wrongUsageIsTwo_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::newRow("nothing") << QStringList{};
        QTest::newRow("unknown command") << QStringList{QStringLiteral("fly")};
        QTest::newRow("missing word") << QStringList{QStringLiteral("info")};
        QTest::newRow("unknown option")
            << QStringList{QStringLiteral("info"), QStringLiteral("x"), QStringLiteral("--fast")};
        QTest::newRow("no value") << QStringList{QStringLiteral("demo"), QStringLiteral("x"),
                                                 QStringLiteral("--seed")};
        QTest::newRow("no number") << QStringList{QStringLiteral("demo"), QStringLiteral("x"),
                                                  QStringLiteral("--seed=abc")};
        QTest::newRow("too few") << QStringList{QStringLiteral("demo"), QStringLiteral("x"),
                                                QStringLiteral("--buildings=5")};
        QTest::newRow("unknown city")
            << QStringList{QStringLiteral("create"), QStringLiteral("x"), QStringLiteral("--city=hue")};
        QTest::newRow("unknown language")
            << QStringList{QStringLiteral("--lang=fr"), QStringLiteral("info"), QStringLiteral("x")};
        QTest::newRow("no position") << QStringList{QStringLiteral("at"), QStringLiteral("x"),
                                                    QStringLiteral("here")};
        QTest::newRow("one word too many")
            << QStringList{QStringLiteral("info"), QStringLiteral("x"), QStringLiteral("y")};
    }

    void wrongUsageIsTwo()
    {
        QFETCH(QStringList, words);
        const Run result = run(words);
        QCOMPARE(result.code, 2);
        QVERIFY(result.out.isEmpty());
        QVERIFY(!result.err.isEmpty());
    }

    /// A full disk behind a redirection: the script must not take half an answer for a whole one.
    void anAnswerThatIsLostIsFour_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::newRow("answer") << QStringList{QStringLiteral("--json"), QStringLiteral("info"),
                                               m_folder.demo()};
        QTest::newRow("help") << QStringList{QStringLiteral("--help")};
        QTest::newRow("version") << QStringList{QStringLiteral("--version")};
    }

    void anAnswerThatIsLostIsFour()
    {
        const QString full = QStringLiteral("/dev/full");
        if (!QFile::exists(full))
            QSKIP("no /dev/full here");
        QFETCH(QStringList, words);
        QCOMPARE(run(words).code, 0);
        QProcess process;
        process.setStandardOutputFile(full);
        process.start(program(), QStringList{QStringLiteral("--lang=en")} + words);
        QVERIFY(process.waitForFinished(90'000));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 4);
        const QByteArray said = process.readAllStandardError();
        QVERIFY2(said.contains("could not be written"), said.constData());
        QVERIFY2(said.contains("No space left on device"), said.constData());
    }

    void createsAnEmptyCity()
    {
        const QString store = m_folder.path("empty.dothi");
        const Run made = run({QStringLiteral("--json"), QStringLiteral("create"), store,
                              QStringLiteral("--city"), QStringLiteral("danang")});
        QVERIFY2(made.code == 0, made.err.constData());
        QCOMPARE(made.json().value(QLatin1String("crs")).toString(), QStringLiteral("EPSG:5899"));
        QCOMPARE(made.json().value(QLatin1String("crsOperation")).toString(), QStringLiteral("EPSG:6960"));
        QCOMPARE(features(made.json(), "building"), 0);
        // What is there is not overwritten.
        QCOMPARE(run({QStringLiteral("create"), store, QStringLiteral("--city=hcmc")}).code, 4);
        QCOMPARE(run({QStringLiteral("--json"), QStringLiteral("info"), store}).json(), made.json());
    }

    void theSameWordsGiveTheSameCity()
    {
        const auto hash = [this](const char *file, const char *seed) {
            const QString target = m_folder.path(file);
            const Run made =
                run({QStringLiteral("--json"), QStringLiteral("--quiet"), QStringLiteral("demo"), target,
                     QStringLiteral("--buildings=150"), QStringLiteral("--seed"), QLatin1String(seed)});
            return made.json().value(QLatin1String("contentHash")).toString();
        };
        const QString first = hash("one.dothi", "7");
        QCOMPARE(first.size(), 64);
        QCOMPARE(hash("two.dothi", "7"), first);
        QVERIFY(hash("three.dothi", "8") != first);
    }

    void tellsWhatIsAtAPosition()
    {
        // The middle of the first parcel, found through the store's own extent of the layer.
        const QJsonObject info =
            run({QStringLiteral("--json"), QStringLiteral("info"), m_folder.demo()}).json();
        QJsonArray extent;
        for (const QJsonValue &value : info.value(QLatin1String("layers")).toArray()) {
            if (value[QLatin1String("id")].toString() == QLatin1String("permit_application"))
                extent = value[QLatin1String("extent")].toArray();
        }
        QCOMPARE(extent.size(), 4);
        const QString where = QStringLiteral("%1,%2")
                                  .arg((extent.at(0).toDouble() + extent.at(2).toDouble()) / 2, 0, 'f', 2)
                                  .arg((extent.at(1).toDouble() + extent.at(3).toDouble()) / 2, 0, 'f', 2);
        const Run at = run({QStringLiteral("--json"), QStringLiteral("at"), m_folder.demo(), where});
        QVERIFY2(at.code == 0, at.err.constData());
        QVERIFY(at.json().value(QLatin1String("layers")).toObject().contains(QLatin1String("admin_unit")));
        QVERIFY(at.json().value(QLatin1String("ground")).toObject().contains(QLatin1String("heightM")));
    }

    /// Nothing can clean up after itself when it is killed; the next one in that folder does.
    void whatAKilledOneLeftIsRemovedByTheNext()
    {
        const QTemporaryDir folder;
        const auto names = [&folder] {
            return QDir(folder.path())
                .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
        };
        QProcess process;
        process.setReadChannel(QProcess::StandardError);
        process.start(program(), {QStringLiteral("demo"), folder.filePath(QStringLiteral("huge.dothi")),
                                  QStringLiteral("--buildings=300000")});
        QVERIFY(process.waitForReadyRead(30'000));
        QTRY_VERIFY_WITH_TIMEOUT(!names().isEmpty(), 30'000);
        process.kill();
        QVERIFY(process.waitForFinished(30'000));
        QVERIFY2(!names().isEmpty() && names().front().startsWith(QLatin1Char('.')),
                 qPrintable(names().join(QLatin1Char(' '))));

        const Run next = run({QStringLiteral("--quiet"), QStringLiteral("create"),
                              folder.filePath(QStringLiteral("small.dothi")), QStringLiteral("--city=hcmc")});
        QVERIFY2(next.code == 0, next.err.constData());
        QCOMPARE(names(), QStringList{QStringLiteral("small.dothi")});
    }

    void cancelLeavesNothing()
    {
        QProcess process;
        const QString target = m_folder.path("huge.dothi");
        process.start(program(), {QStringLiteral("demo"), target, QStringLiteral("--buildings=300000")});
        // The first progress line says that it is at work.
        process.setReadChannel(QProcess::StandardError);
        QVERIFY(process.waitForReadyRead(30'000));
        ::kill(static_cast<pid_t>(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished(30'000));
        QCOMPARE(process.exitCode(), 130);
        QVERIFY(!QFileInfo::exists(target));
        const QStringList left =
            QDir(m_folder.path(""))
                .entryList({QStringLiteral("huge*"), QStringLiteral(".*")}, QDir::Files | QDir::Hidden);
        QVERIFY2(left.isEmpty(), qPrintable(left.join(QLatin1Char(' '))));
    }
};

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
