// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clifixture.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>

#include <csignal>

using namespace cli;

/// Files into a city from the command line: what is told, refused and left as it was.
class TestCliImport : public QObject
{
    Q_OBJECT

    Folder m_folder;

private Q_SLOTS:
    void valuesBecomeOurCodes()
    {
        const QString store = m_folder.path("codes.dothi");
        QCOMPARE(
            run({QStringLiteral("create"), store, QStringLiteral("--city"), QStringLiteral("hcmc")}).code, 0);
        QFile file(m_folder.path("landuse.geojson"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QByteArray features;
        for (const char *code : {"NNO", "HTKT=a:b", "X"}) {
            features += features.isEmpty() ? "" : ",";
            features +=
                QByteArray("{\"type\":\"Feature\",\"properties\":{\"TypeCode\":\"") + code +
                "\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[106.7,10.77],[106.701,10.77],"
                "[106.701,10.771],[106.7,10.77]]]}}";
        }
        file.write("{\"type\":\"FeatureCollection\",\"features\":[" + features + "]}");
        file.close();
        const QStringList words = {
            QStringLiteral("--json"),   QStringLiteral("import"), store,
            QStringLiteral("land_use"), file.fileName(),          QStringLiteral("--value")};
        const Run imported = run(words + QStringList{QStringLiteral("code:HTKT=a:b=DNL")});
        QVERIFY2(imported.code == 0, imported.err.constData());
        const QJsonObject json = imported.json();
        QCOMPARE(json.value(QLatin1String("translatedCount")).toInt(), 2);
        QCOMPARE(json.value(QLatin1String("leftCount")).toInt(), 1);
        QStringList said;
        for (const QJsonValue &value : json.value(QLatin1String("values")).toArray())
            said.append(value[QLatin1String("from")].toString() + QLatin1Char('>') +
                        value[QLatin1String("to")].toString() + QLatin1Char('>') +
                        value[QLatin1String("how")].toString());
        QCOMPARE(said, QStringList({QStringLiteral("X>X>left"), QStringLiteral("NNO>ODT>near"),
                                    QStringLiteral("HTKT=a:b>DNL>chosen")}));
        QVERIFY2(!imported.err.contains("--value"), imported.err.constData());
        // A choice that met nothing, and two that contradict one another.
        const Run idle = run(words + QStringList{QStringLiteral("code:QQ=DNL"), QStringLiteral("--value"),
                                                 QStringLiteral("code:X=DNL")});
        QVERIFY2(idle.code == 0, idle.err.constData());
        QVERIFY2(idle.err.contains("--value code:QQ=DNL"), idle.err.constData());
        QVERIFY2(!idle.err.contains("code:X=DNL"), idle.err.constData());
        const QStringList twice = {QStringLiteral("code:X=DNL"), QStringLiteral("--value"),
                                   QStringLiteral("code:X=ODT")};
        QCOMPARE(run(words + twice).code, 2);
        QCOMPARE(run(words + QStringList{twice[0], twice[1], twice[0]}).code, 0);
        for (const char *wrong : {"code", "code:=ODT", ":NNO=ODT", "code:NNO=ZZZ", "nothere:NNO=ODT"})
            QCOMPARE(run(words + QStringList{QString::fromLatin1(wrong)}).code, 2);
    }

    void importsDistrict7()
    {
        REAL_DATA(buildings, "hcmc-district7/building/Building_full.shp");
        const QString store = m_folder.path("d7.dothi");
        QCOMPARE(run({QStringLiteral("create"), store, QStringLiteral("--city=hcmc")}).code, 0);
        const Run imported = run({QStringLiteral("--json"), QStringLiteral("import"), store,
                                  QStringLiteral("building"), buildings});
        QVERIFY2(imported.code == 0, imported.err.constData());
        const QJsonObject json = imported.json();
        QCOMPARE(json.value(QLatin1String("read")).toInteger(), 5895);
        QCOMPARE(json.value(QLatin1String("imported")).toInteger() +
                     json.value(QLatin1String("rejected")).toArray().size(),
                 5895);
        const QJsonObject crs = json.value(QLatin1String("crs")).toObject();
        QCOMPARE(crs.value(QLatin1String("from")).toString(), QStringLiteral("EPSG:4326"));
        QCOMPARE(crs.value(QLatin1String("to")).toString(), QStringLiteral("EPSG:9210"));
        QCOMPARE(crs.value(QLatin1String("accuracyM")).toDouble(), 1.0);
    }

    void recognisesTheMislabelledCopy()
    {
        REAL_DATA(wrong, "hcmc-district7/building-mislabelled-lonlat/Building_Interactive.shp");
        const QString store = m_folder.path("d7wrong.dothi");
        QCOMPARE(run({QStringLiteral("create"), store, QStringLiteral("--city=hcmc")}).code, 0);
        const QJsonObject before = run({QStringLiteral("--json"), QStringLiteral("info"), store}).json();
        const Run refused = run({QStringLiteral("import"), store, QStringLiteral("building"), wrong,
                                 QStringLiteral("--source-crs=EPSG:4326")});
        QCOMPARE(refused.code, 3);
        QVERIFY2(refused.err.contains("EPSG:32648"), refused.err.constData()); // the mend is named
        QCOMPARE(run({QStringLiteral("--json"), QStringLiteral("info"), store}).json(), before);
    }

    void refusedWholeIsToldFeatureByFeature()
    {
        const QString store = m_folder.path("refused.dothi");
        QCOMPARE(run({QStringLiteral("create"), store, QStringLiteral("--city=hcmc")}).code, 0);
        const QByteArray hash = run({QStringLiteral("--json"), QStringLiteral("info"), store})
                                    .json()[QLatin1String("contentHash")]
                                    .toString()
                                    .toUtf8();
        QFile file(m_folder.path("lines.geojson"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
            R"({"type":"FeatureCollection","features":[{"type":"Feature","id":41,"properties":{},"geometry":{"type":"LineString","coordinates":[[106.7,10.77],[106.71,10.77]]}},)"
            R"({"type":"Feature","id":57,"properties":{},"geometry":{"type":"Polygon","coordinates":[[[106.7,10.77],[106.7,10.77],[106.7,10.77],[106.7,10.77]]]}}]})");
        file.close();
        const Run refused = run({QStringLiteral("--lang=en"), QStringLiteral("import"), store,
                                 QStringLiteral("land_use"), file.fileName()});
        QCOMPARE(refused.code, 3);
        QVERIFY2(refused.err.contains("Nothing was imported") && refused.err.contains(" 41: ") &&
                     refused.err.contains(" 57: "),
                 refused.err.constData());
        QVERIFY(refused.out.isEmpty());
        QCOMPARE(run({QStringLiteral("--json"), QStringLiteral("info"), store})
                     .json()[QLatin1String("contentHash")]
                     .toString()
                     .toUtf8(),
                 hash);
    }

    void rejectedFeaturesAreNamed()
    {
        const QString store = m_folder.path("rejected.dothi");
        QCOMPARE(run({QStringLiteral("create"), store, QStringLiteral("--city=hcmc")}).code, 0);
        QByteArray features =
            R"({"type":"Feature","id":500,"properties":{},"geometry":{"type":"Point","coordinates":[106.7,10.77]}})";
        for (int i = 0; i < 12; ++i)
            features +=
                R"(,{"type":"Feature","id":)" + QByteArray::number(700 + i) +
                R"(,"properties":{},"geometry":{"type":"LineString","coordinates":[[106.7,10.77],[106.71,10.77]]}})";
        QFile file(m_folder.path("poi.geojson"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"type":"FeatureCollection","features":[)" + features + "]}");
        file.close();
        const Run imported = run({QStringLiteral("import"), store, QStringLiteral("poi"), file.fileName()});
        QVERIFY2(imported.code == 0, imported.err.constData());
        QVERIFY2(imported.out.contains("\n  700: "), imported.out.constData());
        QVERIFY(imported.out.contains("\n  709: "));
        QVERIFY(!imported.out.contains("\n  710: "));
        QVERIFY(imported.out.contains("--json"));
    }

    void aTangledPolygonDoesNotHoldTheProgram()
    {
        const QString store = m_folder.path("tangled.dothi");
        QCOMPARE(run({QStringLiteral("create"), store, QStringLiteral("--city=hcmc")}).code, 0);
        QByteArray ring = "[603000,1191000]";
        quint32 random = 7;
        const auto next = [&random] {
            return static_cast<int>((random = random * 1664525 + 1013904223) >> 22);
        };
        for (int i = 0; i < 2000; ++i) {
            const int x = next();
            ring += ",[" + QByteArray::number(603000 + x) + ',' + QByteArray::number(1191000 + next()) + ']';
        }
        QFile file(m_folder.path("tangle.geojson"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
            R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:9210"}},"features":[{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[)" +
            ring + R"(,[603000,1191000]]]}}]})");
        file.close();
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(run({QStringLiteral("import"), store, QStringLiteral("land_use"), file.fileName()}).code, 3);
        QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed())));
    }

    void aCancelledImportLeavesTheCityAsItWas()
    {
        const QString store = m_folder.path("stopped.dothi");
        QCOMPARE(run({QStringLiteral("create"), store, QStringLiteral("--city=hcmc")}).code, 0);
        const auto hash = [&store] {
            return run({QStringLiteral("--json"), QStringLiteral("info"), store})
                .json()[QLatin1String("contentHash")]
                .toString();
        };
        const QString before = hash();
        QFile file(m_folder.path("many.geojson"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
            R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:9210"}},"features":[)");
        for (int i = 0; i < 60'000; ++i) {
            const QByteArray x = QByteArray::number(600'000 + 10 * (i % 300));
            const QByteArray y = QByteArray::number(1'190'000 + 10 * (i / 300));
            file.write((i > 0 ? "," : "") +
                       QByteArray(R"({"type":"Feature","properties":{},"geometry":{"type":"Point",)") +
                       R"("coordinates":[)" + x + ',' + y + "]}}");
        }
        file.write("]}");
        file.close();
        for (const char *word : {"Đang xem", "Đang nhập"}) { // while it looks, and while it writes
            QProcess process;
            process.setReadChannel(QProcess::StandardError);
            process.start(program(), {QStringLiteral("--lang=vi"), QStringLiteral("import"), store,
                                      QStringLiteral("poi"), file.fileName()});
            QByteArray said;
            while (!said.contains(word) && process.waitForReadyRead(30'000))
                said += process.readAll();
            QVERIFY2(said.contains(word), said.constData());
            QElapsedTimer timer;
            timer.start();
            ::kill(static_cast<pid_t>(process.processId()), SIGINT);
            QVERIFY(process.waitForFinished(30'000));
            QCOMPARE(process.exitCode(), 130);
            QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
            QCOMPARE(hash(), before);
            QCOMPARE(QDir(m_folder.path(""))
                         .entryList({QStringLiteral("stopped*"), QStringLiteral(".*")},
                                    QDir::Files | QDir::Hidden),
                     QStringList(QStringLiteral("stopped.dothi")));
        }
    }
};

QTEST_GUILESS_MAIN(TestCliImport)
#include "tst_cli_import.moc"
