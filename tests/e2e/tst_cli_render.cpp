// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clifixture.h"

#include <QFile>
#include <QImage>
#include <QSet>

using namespace cli;

/// Pictures without a window and without a screen.
class TestCliRender : public QObject
{
    Q_OBJECT

    Folder m_folder;

private Q_SLOTS:
    void initTestCase() { m_folder.makeDemo(); }

    void rendersWithoutAScreen()
    {
        const QString png = m_folder.path("city.png");
        const Run drawn =
            run({QStringLiteral("--json"), QStringLiteral("--lang=en"), QStringLiteral("render"),
                 m_folder.demo(), png, QStringLiteral("--size"), QStringLiteral("320x200")});
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
        QCOMPARE(
            run({QStringLiteral("render"), m_folder.demo(), png, QStringLiteral("--layers=nonsense")}).code,
            2);
        QCOMPARE(run({QStringLiteral("render"), m_folder.demo(), png, QStringLiteral("--view=nowhere")}).code,
                 3);
        QCOMPARE(run({QStringLiteral("render"), m_folder.demo(), QStringLiteral("/nonexistent/x.png"),
                      QStringLiteral("--size=64x64")})
                     .code,
                 4);
    }

    void drawsLayersInTheColoursOfAnAttribute()
    {
        const QString png = m_folder.path("styled.png");
        const auto styled = [&](const QString &style, QStringList more = {}) {
            return run(QStringList{QStringLiteral("--json"), QStringLiteral("--lang=en"),
                                   QStringLiteral("render"), m_folder.demo(), png,
                                   QStringLiteral("--size=320x200"), QStringLiteral("--ortho"),
                                   QStringLiteral("--style=") + style} +
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
        const Run info = run({QStringLiteral("--json"), QStringLiteral("info"), m_folder.demo()});
        const QJsonArray layers = info.json().value(QLatin1String("layers")).toArray();
        for (const QJsonValue &layer : layers) {
            if (layer.toObject().value(QLatin1String("id")).toString() == QLatin1String("building"))
                QCOMPARE(features, layer.toObject().value(QLatin1String("features")).toInteger());
        }
        const QImage without(png);

        // The same from a file, with what it means drawn into the picture.
        const QString file = m_folder.path("style.json");
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
        QCOMPARE(styled(m_folder.path("absent.json")).code, 4);
        QCOMPARE(styled(m_folder.demo() + QStringLiteral("/x.json")).code, 4);
    }

    void drawsTheLayersAskedFor()
    {
        const QString png = m_folder.path("layers.png");
        const auto triangles = [&](const char *layers) {
            const Run drawn =
                run({QStringLiteral("--json"), QStringLiteral("render"), m_folder.demo(), png,
                     QStringLiteral("--size=64x64"), QStringLiteral("--layers"), QString::fromUtf8(layers)});
            return drawn.code == 0 ? drawn.json().value(QLatin1String("triangles")).toInteger() : -drawn.code;
        };
        const qint64 both = triangles("water,building");
        QVERIFY(both > triangles("water"));
        QCOMPARE(triangles(" water , building "), both);
        for (const char *wrong : {"water,,building", ",", "water,buildings"})
            QCOMPARE(triangles(wrong), -2);
        const Run unknown = run(
            {QStringLiteral("render"), m_folder.demo(), png, QStringLiteral("--layers=water, buildings")});
        QVERIFY2(unknown.err.contains("“buildings”") && unknown.err.contains("planning_zone"),
                 unknown.err.constData());
    }
};

QTEST_GUILESS_MAIN(TestCliRender)
#include "tst_cli_render.moc"
