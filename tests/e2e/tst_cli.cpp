// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSet>
#include <QTemporaryDir>

#include <sqlite3.h>
#include <testsupport.h>

#include <cmath>
#include <csignal>

/// dothi-cli as a script sees it: words in, one JSON document and an exit code out.
class TestCli : public QObject
{
    Q_OBJECT

    struct Run
    {
        int code = -1;
        QByteArray out;
        QByteArray err;
        [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
    };

    static QString program() { return QStringLiteral(DOTHI_BUILD_DIR "/bin/dothi-cli"); }

    static Run run(const QStringList &words)
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.remove(QStringLiteral("DISPLAY")); // no command needs a screen
        environment.remove(QStringLiteral("WAYLAND_DISPLAY"));
        process.setProcessEnvironment(environment);
        process.start(program(), words);
        process.waitForFinished(90'000);
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
                process.readAllStandardOutput(), process.readAllStandardError()};
    }

    static qint64 features(const QJsonObject &info, const char *layer)
    {
        for (const QJsonValue &value : info.value(QLatin1String("layers")).toArray()) {
            if (value[QLatin1String("id")].toString() == QLatin1String(layer))
                return value[QLatin1String("features")].toInteger();
        }
        return -1;
    }

    QTemporaryDir m_dir;
    QString m_demo;

    [[nodiscard]] QString path(const char *name) const { return m_dir.filePath(QLatin1String(name)); }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_dir.isValid());
        m_demo = path("demo.dothi");
        const Run made = run({QStringLiteral("--json"), QStringLiteral("demo"), m_demo,
                              QStringLiteral("--buildings"), QStringLiteral("400")});
        QVERIFY2(made.code == 0, made.err.constData());
        QVERIFY(features(made.json(), "building") > 300);
        QVERIFY(features(made.json(), "permit_application") == 12);
    }

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
        const QString out = path("demo.city.json");
        const Run done = run({QStringLiteral("--json"), QStringLiteral("export"), m_demo, out,
                              QStringLiteral("--format=cityjson")});
        QVERIFY2(done.code == 0, done.err.constData());
        const QJsonObject answer = done.json();
        QCOMPARE(answer[QLatin1String("files")][0].toString(), out);
        QVERIFY(answer[QLatin1String("counts")][QLatin1String("building")].toInt() > 300);
        // Into another city: every building is there again, where it was.
        const QString copy = path("copy.dothi");
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
        const QJsonArray before = extentOf(m_demo);
        const QJsonArray after = extentOf(copy);
        QCOMPARE(after.size(), 4);
        for (qsizetype i = 0; i < 4; ++i)
            QVERIFY(std::abs(after[i].toDouble() - before[i].toDouble()) < 0.001);
        QCOMPARE(run({QStringLiteral("export"), m_demo, out, QStringLiteral("--format=dwg")}).code, 2);
        QCOMPARE(run({QStringLiteral("export"), m_demo, m_demo, QStringLiteral("--format=cityjson")}).code,
                 2);
        QCOMPARE(run({QStringLiteral("export"), m_demo, out, QStringLiteral("--format=cityjson"),
                      QStringLiteral("--layers=road")})
                     .code,
                 2);
        QCOMPARE(run({QStringLiteral("export"), m_demo, QStringLiteral("/nonexistent/x.json"),
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
        QTest::newRow("answer") << QStringList{QStringLiteral("--json"), QStringLiteral("info"), m_demo};
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
        const QString store = path("empty.dothi");
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
            const QString target = path(file);
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

    void aMissingOrWrongStoreIsTold()
    {
        const Run missing = run({QStringLiteral("--json"), QStringLiteral("info"), path("absent.dothi")});
        QCOMPARE(missing.code, 4);
        QVERIFY(missing.json()
                    .value(QLatin1String("error"))
                    .toObject()
                    .value(QLatin1String("file"))
                    .toString()
                    .contains(QLatin1String("absent.dothi")));
        QFile text(path("text.dothi"));
        QVERIFY(text.open(QIODevice::WriteOnly));
        text.write("this is no city");
        text.close();
        QCOMPARE(run({QStringLiteral("info"), text.fileName()}).code, 3);
    }

    void tellsWhatIsAtAPosition()
    {
        // The middle of the first parcel, found through the store's own extent of the layer.
        const QJsonObject info = run({QStringLiteral("--json"), QStringLiteral("info"), m_demo}).json();
        QJsonArray extent;
        for (const QJsonValue &value : info.value(QLatin1String("layers")).toArray()) {
            if (value[QLatin1String("id")].toString() == QLatin1String("permit_application"))
                extent = value[QLatin1String("extent")].toArray();
        }
        QCOMPARE(extent.size(), 4);
        const QString where = QStringLiteral("%1,%2")
                                  .arg((extent.at(0).toDouble() + extent.at(2).toDouble()) / 2, 0, 'f', 2)
                                  .arg((extent.at(1).toDouble() + extent.at(3).toDouble()) / 2, 0, 'f', 2);
        const Run at = run({QStringLiteral("--json"), QStringLiteral("at"), m_demo, where});
        QVERIFY2(at.code == 0, at.err.constData());
        QVERIFY(at.json().value(QLatin1String("layers")).toObject().contains(QLatin1String("admin_unit")));
        QVERIFY(at.json().value(QLatin1String("ground")).toObject().contains(QLatin1String("heightM")));
    }

    void rendersWithoutAScreen()
    {
        const QString png = path("city.png");
        const Run drawn =
            run({QStringLiteral("--json"), QStringLiteral("--lang=en"), QStringLiteral("render"), m_demo, png,
                 QStringLiteral("--size"), QStringLiteral("320x200")});
        QVERIFY2(drawn.code == 0, drawn.err.constData());
        QVERIFY(drawn.json().value(QLatin1String("triangles")).toInteger() > 1000);
        const QImage image(png);
        QCOMPARE(image.size(), QSize(320, 200));
        QSet<QRgb> colours;
        for (int y = 0; y < image.height(); y += 4) {
            for (int x = 0; x < image.width(); x += 4)
                colours.insert(image.pixel(x, y));
        }
        QVERIFY2(colours.size() > 50, qPrintable(QString::number(colours.size()))); // not an empty sky
        // What it is at stands in the user's words, and the share done only grows.
        QVERIFY2(drawn.err.contains("Terrain") && !drawn.err.contains("terrain"), drawn.err.constData());
        int before = 0;
        for (const QByteArray &line : QByteArray(drawn.err).replace('\r', '\n').split('\n')) {
            const qsizetype sign = line.indexOf('%');
            if (sign < 0)
                continue;
            const int percent = line.left(sign).trimmed().toInt();
            QVERIFY2(percent >= before, drawn.err.constData());
            before = percent;
        }
        QCOMPARE(run({QStringLiteral("render"), m_demo, png, QStringLiteral("--layers=nonsense")}).code, 2);
        QCOMPARE(run({QStringLiteral("render"), m_demo, png, QStringLiteral("--view=nowhere")}).code, 3);
        QCOMPARE(run({QStringLiteral("render"), m_demo, QStringLiteral("/nonexistent/x.png"),
                      QStringLiteral("--size=64x64")})
                     .code,
                 4);
    }

    void drawsLayersInTheColoursOfAnAttribute()
    {
        const QString png = path("styled.png");
        const auto styled = [&](const QString &style, QStringList more = {}) {
            return run(QStringList{QStringLiteral("--json"), QStringLiteral("--lang=en"),
                                   QStringLiteral("render"), m_demo, png, QStringLiteral("--size=320x200"),
                                   QStringLiteral("--ortho"), QStringLiteral("--style=") + style} +
                       more);
        };
        const Run drawn = styled(QStringLiteral("building:height_m:natural:4:ylorrd"));
        QVERIFY2(drawn.code == 0, drawn.err.constData());
        const QJsonObject style = drawn.json().value(QLatin1String("styles")).toArray().at(0).toObject();
        QCOMPARE(style.value(QLatin1String("attribute")).toString(), QStringLiteral("height_m"));
        const QJsonArray classes = style.value(QLatin1String("classes")).toArray();
        QVERIFY(classes.size() >= 4);
        qint64 features = 0;
        for (const QJsonValue &row : classes)
            features += row.toObject().value(QLatin1String("features")).toInteger();
        const Run info = run({QStringLiteral("--json"), QStringLiteral("info"), m_demo});
        const QJsonArray layers = info.json().value(QLatin1String("layers")).toArray();
        for (const QJsonValue &layer : layers) {
            if (layer.toObject().value(QLatin1String("id")).toString() == QLatin1String("building"))
                QCOMPARE(features, layer.toObject().value(QLatin1String("features")).toInteger());
        }
        const QImage without(png);

        // The same from a file, with what it means drawn into the picture.
        const QString file = path("style.json");
        QFile written(file);
        QVERIFY(written.open(QIODevice::WriteOnly));
        written.write(QJsonDocument(QJsonObject{{QLatin1String("styles"), QJsonArray{style}}}).toJson());
        written.close();
        const Run again = styled(file, {QStringLiteral("--legend")});
        QVERIFY2(again.code == 0, again.err.constData());
        QCOMPARE(again.json().value(QLatin1String("styles")), drawn.json().value(QLatin1String("styles")));
        const QImage with(png);
        QVERIFY(with != without);
        QCOMPARE(with.pixel(300, 20), without.pixel(300, 20));

        QCOMPARE(styled(QStringLiteral("building:nonsense")).code, 2);
        QCOMPARE(styled(QStringLiteral("building:use:natural")).code, 2);
        QCOMPARE(styled(path("absent.json")).code, 4);
        QCOMPARE(styled(m_demo + QStringLiteral("/x.json")).code, 4);
    }

    void drawsTheLayersAskedFor()
    {
        const QString png = path("layers.png");
        const auto triangles = [&](const char *layers) {
            const Run drawn =
                run({QStringLiteral("--json"), QStringLiteral("render"), m_demo, png,
                     QStringLiteral("--size=64x64"), QStringLiteral("--layers"), QString::fromUtf8(layers)});
            return drawn.code == 0 ? drawn.json().value(QLatin1String("triangles")).toInteger() : -drawn.code;
        };
        const qint64 both = triangles("water,building");
        QVERIFY(both > triangles("water"));
        QCOMPARE(triangles(" water , building "), both);
        for (const char *wrong : {"water,,building", ",", "water,buildings"})
            QCOMPARE(triangles(wrong), -2);
        const Run unknown =
            run({QStringLiteral("render"), m_demo, png, QStringLiteral("--layers=water, buildings")});
        QVERIFY2(unknown.err.contains("“buildings”") && unknown.err.contains("planning_zone"),
                 unknown.err.constData());
    }

    void writesOverNothingItReads()
    {
        const QString store = path("kept.dothi");
        QVERIFY(QFile::copy(m_demo, store));
        QVERIFY(QFile::link(store, path("kept.png")));
        QFile proposal(path("kept.json"));
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
              QStringList{QStringLiteral("render"), store, path("kept.png"), size},
              QStringList{QStringLiteral("render"), store, path("demo.terrain.tif"), size},
              QStringList{QStringLiteral("permit"), QStringLiteral("check"), store, proposal.fileName(),
                          QStringLiteral("--report"), store},
              QStringList{QStringLiteral("permit"), QStringLiteral("check"), store, proposal.fileName(),
                          QStringLiteral("--report"), proposal.fileName()}}) {
            const Run refused = run(words);
            QVERIFY2(refused.code == 2, (words.join(QLatin1Char(' ')).toUtf8() + refused.err).constData());
        }
        QCOMPARE(content(store), before);
        QCOMPARE(content(proposal.fileName()), QByteArray("{}"));
    }

    void aMissingTerrainIsTold()
    {
        QDir(m_dir.path()).mkdir(QStringLiteral("alone"));
        const QString store = path("alone/demo.dothi");
        QVERIFY(QFile::copy(m_demo, store));
        const Run info = run({QStringLiteral("info"), store});
        QCOMPARE(info.code, 0);
        QVERIFY2(info.err.contains("demo.terrain.tif"), info.err.constData());
        QVERIFY(!run({QStringLiteral("info"), m_demo}).err.contains("demo.terrain.tif"));
    }

    /// A street 16 m wide along y = 0, a plot of 20 × 30 m behind its red line at y = 8, drawn by hand and
    /// brought in as files; then three proposals.
    void permitCheck()
    {
        const QString store = path("street.dothi");
        QCOMPARE(run({QStringLiteral("create"), store, QStringLiteral("--city=hcmc")}).code, 0);
        const auto at = [](double x, double y) { return QJsonArray{603'000 + x, 1'192'000 + y}; };
        const auto line = [&](double y) {
            return QJsonObject{{QStringLiteral("type"), QStringLiteral("LineString")},
                               {QStringLiteral("coordinates"), QJsonArray{at(-300, y), at(300, y)}}};
        };
        const auto box = [&](double x0, double y0, double x1, double y1) {
            return QJsonObject{
                {QStringLiteral("type"), QStringLiteral("Polygon")},
                {QStringLiteral("coordinates"),
                 QJsonArray{QJsonArray{at(x0, y0), at(x1, y0), at(x1, y1), at(x0, y1), at(x0, y0)}}}};
        };
        const auto write = [this](const char *name, const QJsonObject &json) {
            QFile file(path(name));
            if (!file.open(QIODevice::WriteOnly))
                qFatal("%s", name);
            file.write(QJsonDocument(json).toJson());
            return file.fileName();
        };
        const auto bring = [&](const char *layer, const QJsonArray &geometries, const QJsonObject &values) {
            QJsonArray features;
            for (const QJsonValue &geometry : geometries) {
                features.append(QJsonObject{{QStringLiteral("type"), QStringLiteral("Feature")},
                                            {QStringLiteral("geometry"), geometry},
                                            {QStringLiteral("properties"), values}});
            }
            const QString file = write((QByteArray(layer) + ".geojson").constData(),
                                       {{QStringLiteral("type"), QStringLiteral("FeatureCollection")},
                                        {QStringLiteral("features"), features}});
            const Run done = run({QStringLiteral("import"), store, QLatin1String(layer), file,
                                  QStringLiteral("--source-crs=EPSG:9210")});
            QVERIFY2(done.code == 0, done.err.constData());
        };
        bring("road", {line(0)},
              {{QStringLiteral("name"), QStringLiteral("Đường Thử")},
               {QStringLiteral("road_class"), QStringLiteral("area")},
               {QStringLiteral("row_width_m"), 16.0}});
        bring("red_line", {line(8), line(-8)},
              {{QStringLiteral("road_name"), QStringLiteral("Đường Thử")},
               {QStringLiteral("status"), QStringLiteral("existing")}});
        bring("planning_zone", {box(-300, -300, 300, 300)},
              {{QStringLiteral("zone_no"), QStringLiteral("B2")},
               {QStringLiteral("function"), QStringLiteral("apartment")},
               {QStringLiteral("max_density_pct"), 75.0},
               {QStringLiteral("max_far"), 7.0},
               {QStringLiteral("max_height_m"), 30.0},
               {QStringLiteral("existing_area"), 0}});
        bring("parcel", {box(0, 8, 20, 38)},
              {{QStringLiteral("map_sheet"), QStringLiteral("14")},
               {QStringLiteral("parcel_no"), QStringLiteral("212")},
               {QStringLiteral("land_use_code"), QStringLiteral("ODT")}});
        const auto proposal = [&](const char *name, double front, double heightM) {
            return write(name, {{QStringLiteral("id"), QStringLiteral("PA-1")},
                                {QStringLiteral("crs"), QStringLiteral("EPSG:9210")},
                                {QStringLiteral("date"), QStringLiteral("2026-11-21")},
                                {QStringLiteral("use"), QStringLiteral("apartment")},
                                {QStringLiteral("groundM"), 0.0},
                                {QStringLiteral("plot"), box(0, 8, 20, 38)},
                                {QStringLiteral("volumes"),
                                 QJsonArray{QJsonObject{{QStringLiteral("kind"), QStringLiteral("house")},
                                                        {QStringLiteral("footprint"), box(4, front, 16, 34)},
                                                        {QStringLiteral("baseM"), 0.0},
                                                        {QStringLiteral("topM"), heightM},
                                                        {QStringLiteral("storeys"), 6}}}}});
        };
        const auto check = [&](const QString &file, const char *report) {
            return run({QStringLiteral("--json"), QStringLiteral("permit"), QStringLiteral("check"), store,
                        file, QStringLiteral("--report"), path(report)});
        };
        const auto isPdf = [this](const char *name) {
            QFile file(path(name));
            return file.open(QIODevice::ReadOnly) && file.read(5) == "%PDF-";
        };
        // 20 m high and 6 m back, where Table 2.7 asks for 3 m; 40 % built on; ratio 2.4.
        const Run pass = check(proposal("pass.json", 14, 20), "pass.pdf");
        QVERIFY2(pass.code == 0, (pass.out + pass.err).constData());
        QCOMPARE(pass.json().value(QLatin1String("verdict")).toString(), QStringLiteral("pass"));
        QVERIFY(isPdf("pass.pdf"));
        // 28 m high and 0.2 m back, where it asks for 6 m.
        const Run fail = check(proposal("fail.json", 8.2, 28), "fail.pdf");
        QVERIFY2(fail.code == 1, (fail.out + fail.err).constData());
        QCOMPARE(fail.json().value(QLatin1String("verdict")).toString(), QStringLiteral("fail"));
        bool setback = false;
        for (const QJsonValue &finding : fail.json().value(QLatin1String("findings")).toArray()) {
            if (finding[QLatin1String("verdict")].toString() != QLatin1String("fail"))
                continue;
            setback = finding[QLatin1String("rule")].toString() == QLatin1String("setback.table");
            QVERIFY(setback); // and nothing else
            QVERIFY(qAbs(finding[QLatin1String("measured")].toDouble() - 0.2) < 1e-3);
            QCOMPARE(finding[QLatin1String("limit")].toDouble(), 6.0);
        }
        QVERIFY(setback);
        QVERIFY(isPdf("fail.pdf"));
        // The same as a web page: what the city's register says is text there, never a tag.
        bring("permit_application", {box(0, 8, 20, 38)},
              {{QStringLiteral("code"), QStringLiteral("PA-1")},
               {QStringLiteral("title"), QStringLiteral("Chung cư")},
               {QStringLiteral("owner"), QStringLiteral("<script>alert(1)</script> & \"Sen\"")}});
        const Run page = check(path("fail.json"), "fail.html");
        QVERIFY2(page.code == 1, (page.out + page.err).constData());
        QFile file(path("fail.html"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString html = QString::fromUtf8(file.readAll());
        QVERIFY(html.contains(QStringLiteral("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;Sen&quot;")));
        for (const char *never : {"<script", "<link", "<iframe", "http://", "https://", "src=\"/", "url("})
            QVERIFY2(!html.contains(QLatin1String(never), Qt::CaseInsensitive), never);
        QCOMPARE(html.count(QStringLiteral("src=\"data:image/png;base64,")), 2);
        QVERIFY(html.contains(fail.json().value(QLatin1String("hash")).toString()));
        for (const QJsonValue &finding : fail.json().value(QLatin1String("findings")).toArray()) {
            QVERIFY(html.contains(finding[QLatin1String("title")].toString().toHtmlEscaped()));
            QVERIFY(html.contains(finding[QLatin1String("citation")].toString().toHtmlEscaped()));
            if (finding[QLatin1String("verdict")].toString() != QLatin1String("pass"))
                QVERIFY(html.contains(finding[QLatin1String("message")].toString().toHtmlEscaped()));
        }
        const Run other = check(path("fail.json"), "fail.docx");
        QVERIFY2(other.code == 2, other.err.constData());
        QVERIFY(other.err.contains(".pdf") && other.err.contains(".html"));
        QVERIFY(!QFileInfo::exists(path("fail.docx")));
        // What is no proposal gets neither a verdict nor a report.
        const Run bad = check(write("bad.json", {{QStringLiteral("id"), 7}}), "bad.pdf");
        QVERIFY2(bad.code == 3, bad.err.constData());
        QVERIFY(!QFileInfo::exists(path("bad.pdf")));
    }

    void valuesBecomeOurCodes()
    {
        const QString store = path("codes.dothi");
        QCOMPARE(
            run({QStringLiteral("create"), store, QStringLiteral("--city"), QStringLiteral("hcmc")}).code, 0);
        QFile file(path("landuse.geojson"));
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
        for (const char *wrong : {"code", "code:=ODT", ":NNO=ODT", "code:NNO=ZZZ", "nothere:NNO=ODT"})
            QCOMPARE(run(words + QStringList{QString::fromLatin1(wrong)}).code, 2);
    }
    void importsDistrict7()
    {
        REAL_DATA(buildings, "hcmc-district7/building/Building_full.shp");
        const QString store = path("d7.dothi");
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
        const QString store = path("d7wrong.dothi");
        QCOMPARE(run({QStringLiteral("create"), store, QStringLiteral("--city=hcmc")}).code, 0);
        const QJsonObject before = run({QStringLiteral("--json"), QStringLiteral("info"), store}).json();
        const Run refused = run({QStringLiteral("import"), store, QStringLiteral("building"), wrong,
                                 QStringLiteral("--source-crs=EPSG:4326")});
        QCOMPARE(refused.code, 3);
        QVERIFY2(refused.err.contains("EPSG:32648"), refused.err.constData()); // the mend is named
        QCOMPARE(run({QStringLiteral("--json"), QStringLiteral("info"), store}).json(), before);
    }

    void damageIsTold()
    {
        // The first geometry of the buildings is made garbage, byte by byte, in a copy of the demo: the blobs
        // of SpatiaLite begin with 00 01, the SRID 9210 (FA 23 00 00 little-endian) and the extent.
        const QString store = path("damaged.dothi");
        QVERIFY(QFile::copy(m_demo, store));
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
        const Run drawn = run({QStringLiteral("--json"), QStringLiteral("render"), store, path("damaged.png"),
                               QStringLiteral("--size=64x64")});
        QVERIFY(!drawn.json().value(QLatin1String("damaged")).toArray().isEmpty());
        QVERIFY(!run({QStringLiteral("--json"), QStringLiteral("info"), m_demo})
                     .json()
                     .contains(QLatin1String("damaged")));
    }

    void damagedRowsAreToldByWhateverReadsThem()
    {
        const QString store = path("words.dothi");
        QVERIFY(QFile::copy(m_demo, store));
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
        QFile file(path("words.json"));
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

    void refusedWholeIsToldFeatureByFeature()
    {
        const QString store = path("refused.dothi");
        QCOMPARE(run({QStringLiteral("create"), store, QStringLiteral("--city=hcmc")}).code, 0);
        const QByteArray hash = run({QStringLiteral("--json"), QStringLiteral("info"), store})
                                    .json()[QLatin1String("contentHash")]
                                    .toString()
                                    .toUtf8();
        QFile file(path("lines.geojson"));
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
        const QString store = path("rejected.dothi");
        QCOMPARE(run({QStringLiteral("create"), store, QStringLiteral("--city=hcmc")}).code, 0);
        QByteArray features =
            R"({"type":"Feature","id":500,"properties":{},"geometry":{"type":"Point","coordinates":[106.7,10.77]}})";
        for (int i = 0; i < 12; ++i)
            features +=
                R"(,{"type":"Feature","id":)" + QByteArray::number(700 + i) +
                R"(,"properties":{},"geometry":{"type":"LineString","coordinates":[[106.7,10.77],[106.71,10.77]]}})";
        QFile file(path("poi.geojson"));
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
        const QString store = path("tangled.dothi");
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
        QFile file(path("tangle.geojson"));
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
        const QString store = path("stopped.dothi");
        QCOMPARE(run({QStringLiteral("create"), store, QStringLiteral("--city=hcmc")}).code, 0);
        const auto hash = [&store] {
            return run({QStringLiteral("--json"), QStringLiteral("info"), store})
                .json()[QLatin1String("contentHash")]
                .toString();
        };
        const QString before = hash();
        QFile file(path("many.geojson"));
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
            QCOMPARE(QDir(m_dir.path())
                         .entryList({QStringLiteral("stopped*"), QStringLiteral(".*")},
                                    QDir::Files | QDir::Hidden),
                     QStringList(QStringLiteral("stopped.dothi")));
        }
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
        const QString target = path("huge.dothi");
        process.start(program(), {QStringLiteral("demo"), target, QStringLiteral("--buildings=300000")});
        // The first progress line says that it is at work.
        process.setReadChannel(QProcess::StandardError);
        QVERIFY(process.waitForReadyRead(30'000));
        ::kill(static_cast<pid_t>(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished(30'000));
        QCOMPARE(process.exitCode(), 130);
        QVERIFY(!QFileInfo::exists(target));
        const QStringList left =
            QDir(m_dir.path())
                .entryList({QStringLiteral("huge*"), QStringLiteral(".*")}, QDir::Files | QDir::Hidden);
        QVERIFY2(left.isEmpty(), qPrintable(left.join(QLatin1Char(' '))));
    }
};

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
