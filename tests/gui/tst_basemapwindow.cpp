// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tileserver.h"
#include "windowundertest.h"

#include <dothi/ui/basemappanel.h>
#include <dothi/ui/messagebar.h>

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

using namespace dothi;
using test::TileServer;

namespace {

io::BaseMapSource sourceAt(const TileServer &server, const QString &id = QStringLiteral("one"))
{
    io::BaseMapSource source =
        io::BaseMapSource::guess(server.url(QStringLiteral("/{z}/{x}/{y}.png?key=secret")));
    source.id = id;
    source.name = QStringLiteral("Aerial");
    source.attribution = QStringLiteral("© Survey <b>2025</b>");
    source.lastLevel = 19;
    return source;
}

bool allHaveTheirOwn(const std::vector<scene::BaseMaps::Drawn> &drawn)
{
    return !drawn.empty() && std::ranges::all_of(drawn, [](const scene::BaseMaps::Drawn &tile) {
        return tile.tile == tile.picture;
    });
}

} // namespace

class TstBaseMapWindow : public QObject
{
    Q_OBJECT

private:
    [[nodiscard]] static bool isQuiet(app::MainWindow &window)
    {
        scene::CityScene *scene = window.shell().loader().scene();
        return scene && !window.baseMaps().isLoading() && scene->baseMaps().missing(1).empty();
    }

private Q_SLOTS:
    void tilesComeAreKeptAndShownWithoutTheirServer()
    {
        WindowUnderTest test;
        auto server = std::make_unique<TileServer>();
        server->answer = [](const QString &) { return TileServer::picture(Qt::green); };
        app::MainWindow *window = &test.show();
        QCOMPARE(test.openSmallCity(), QString());
        if (!window->view().hasCanvas())
            QSKIP("absent: OpenGL on this display");
        QVERIFY(server->asked.isEmpty());
        auto *pill = window->findChild<ui::AttributionPill *>();
        QVERIFY(pill && pill->isHidden());

        window->baseMaps().add(sourceAt(*server));
        const auto drawn = [&] {
            return window->shell().loader().scene()->baseMaps().drawnTiles(QStringLiteral("one"));
        };
        QTRY_VERIFY_WITH_TIMEOUT(isQuiet(*window) && allHaveTheirOwn(drawn()), 30'000);
        QVERIFY(!server->asked.isEmpty());
        QVERIFY(pill->isVisible());
        QCOMPARE(pill->findChild<QLabel *>()->text(), QStringLiteral("© Survey <b>2025</b>"));
        // Its row stands at the foot of the layers; hiding it takes it out of the view.
        auto *row = window->findChild<QWidget *>(QStringLiteral("basemap-one"));
        QTRY_VERIFY((row = window->findChild<QWidget *>(QStringLiteral("basemap-one"))));
        row->findChild<QToolButton *>(QStringLiteral("eye"))->click();
        QTRY_VERIFY(drawn().empty());
        QTRY_VERIFY(pill->isHidden());
        window->baseMaps().setVisible(QStringLiteral("one"), true);
        QTRY_VERIFY(!drawn().empty());

        // Again, without the server: the same settings, the same disk.
        const io::BaseMapSource known = window->baseMaps().maps().front().source;
        test.close();
        server.reset();
        window = &test.show();
        QCOMPARE(window->baseMaps().maps().size(), 1U);
        QCOMPARE(window->baseMaps().maps().front().source.toJson(), known.toJson());
        QCOMPARE(test.openSmallCity(), QString());
        QTRY_VERIFY_WITH_TIMEOUT(isQuiet(*window) && allHaveTheirOwn(drawn()), 30'000);
        auto *messages = window->findChild<ui::MessageBar *>();
        // Where nothing was kept the message bar says so, once, and the rest of the city goes on showing.
        scene::CameraPose pose = window->view().pose();
        pose.distanceM = 120;
        window->view().setPose(pose);
        QTRY_VERIFY_WITH_TIMEOUT(messages->currentText().contains(QLatin1String("Aerial")), 30'000);
        QVERIFY(!messages->currentText().contains(QLatin1String("secret")));
        const int said = messages->count();
        QTRY_VERIFY_WITH_TIMEOUT(isQuiet(*window), 30'000);
        pose.target.x += 150;
        window->view().setPose(pose);
        QTRY_VERIFY_WITH_TIMEOUT(isQuiet(*window) && !drawn().empty(), 30'000);
        QCOMPARE(messages->count(), said);
        QVERIFY(window->baseMaps().maps().front().resting);
    }

    void aServerOfNoUseIsSaidOnceAndTheCityGoesOn_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("drop");
        QTest::addColumn<QString>("said");
        const auto row = [](const char *name, const char *status, const QByteArray &body, bool drop,
                            const char *said) {
            QTest::newRow(name) << QByteArray("HTTP/1.1 ") + status + "\r\n"
                                << body << drop << QString::fromLatin1(said);
        };
        row("pages", "200 OK", "<html>please pay</html>", false, "text, not a picture");
        row("none of its tiles", "404 Not Found", "no", false, "no such tile");
        row("broken", "500 Internal Server Error", "no", false, "500");
        row("a file of this machine", "302 Found\r\nLocation: file:///etc/passwd", "", false, "not followed");
        row("hangs up", "200 OK", TileServer::png(Qt::red, {256, 256}), true, "cannot be reached");
        row("posters", "200 OK", TileServer::png(Qt::red, {3000, 20}), false, "no tile");
    }
    void aServerOfNoUseIsSaidOnceAndTheCityGoesOn()
    {
        QFETCH(QByteArray, head);
        QFETCH(QByteArray, body);
        QFETCH(bool, drop);
        QFETCH(QString, said);
        WindowUnderTest test;
        TileServer server;
        server.answer = [&](const QString &) {
            return TileServer::Answer{.head = head, .body = body, .drop = drop};
        };
        app::MainWindow &window = test.show();
        QCOMPARE(test.openSmallCity(), QString());
        if (!window.view().hasCanvas())
            QSKIP("absent: OpenGL on this display");
        auto *messages = window.findChild<ui::MessageBar *>();
        const int before = messages->count();
        window.baseMaps().add(sourceAt(server));
        QTRY_VERIFY_WITH_TIMEOUT(!server.asked.isEmpty() && isQuiet(window), 30'000);
        // Somewhere else, so that more of it is asked for.
        scene::CameraPose pose = window.view().pose();
        for (int i = 0; i < 6; ++i) {
            pose.distanceM = 150;
            pose.target.x += 400;
            window.view().setPose(pose);
            QTRY_VERIFY_WITH_TIMEOUT(isQuiet(window), 30'000);
        }
        QTRY_VERIFY_WITH_TIMEOUT(messages->currentText().contains(QLatin1String("Aerial")), 30'000);
        QVERIFY2(messages->currentText().contains(said), qPrintable(messages->currentText()));
        QVERIFY(!messages->currentText().contains(QLatin1String("secret")));
        QCOMPARE(messages->count(), before + 1);
        QVERIFY(window.shell().loader().scene()->baseMaps().drawn().empty());
        QVERIFY(window.shell().loader().scene()->triangles() > 0);
    }

    void aServerThatSendsPagesIsRefusedAndSaid()
    {
        WindowUnderTest test;
        TileServer server;
        server.answer = [](const QString &) {
            return TileServer::Answer{.head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n",
                                      .body = "<html>please pay</html>"};
        };
        app::MainWindow &window = test.show();
        QCOMPARE(test.openSmallCity(), QString());
        if (!window.view().hasCanvas())
            QSKIP("absent: OpenGL on this display");
        window.baseMaps().add(sourceAt(server));
        QTRY_VERIFY_WITH_TIMEOUT(!server.asked.isEmpty() && isQuiet(window), 30'000);
        QVERIFY(window.baseMaps().maps().front().refused > 0);
        QTRY_VERIFY(window.findChild<QLabel *>(QStringLiteral("trouble")));
        QVERIFY(window.shell().loader().scene()->baseMaps().drawn().empty());
        window.baseMaps().remove(QStringLiteral("one"));
        QVERIFY(window.baseMaps().maps().empty());
    }

    void theDialogTriesAnAddressOnlyWhenTold()
    {
        WindowUnderTest test;
        TileServer server;
        server.answer = [](const QString &) { return TileServer::picture(Qt::blue); };
        app::MainWindow &window = test.show();
        QCOMPARE(test.openSmallCity(), QString());
        window.addBaseMap();
        auto *dialog = window.findChild<ui::AddBaseMapDialog *>();
        QVERIFY(dialog);
        auto *add = dialog->findChild<QPushButton *>(QStringLiteral("add"));
        QVERIFY(!add->isEnabled());
        dialog->setAddress(QStringLiteral("file:///etc/{z}/{x}/{y}"));
        QVERIFY(!add->isEnabled());
        QVERIFY(!dialog->answer().isEmpty());
        dialog->setAddress(QStringLiteral("https://user:word@t.example/{z}/{x}/{y}"));
        QVERIFY(!add->isEnabled());
        dialog->setAddress(server.url(QStringLiteral("/{z}/{x}/{y}")));
        QVERIFY(add->isEnabled());
        QTest::qWait(50);
        QVERIFY(server.asked.isEmpty());
        QSignalSpy tried(dialog, &ui::AddBaseMapDialog::tried);
        dialog->tryOut();
        QVERIFY(tried.wait(10'000));
        QCOMPARE(tried.front().front().toBool(), true);
        QCOMPARE(server.asked.size(), 1);
        server.answer = [](const QString &) { return TileServer::status("500 Broken"); };
        dialog->tryOut();
        QVERIFY(tried.wait(10'000));
        QCOMPARE(tried.back().front().toBool(), false);
        QVERIFY(dialog->answer().contains(QLatin1String("500")));
        // A file may lie on a disk that is slow to answer: a task opens it, the window goes on.
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("letter.tif")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("Dear all") > 0);
        file.close();
        const QString service = server.url(QStringLiteral("/{z}/{x}/{y}"));
        dialog->setAddress(file.fileName());
        const qsizetype answers = tried.size();
        dialog->tryOut();
        QCOMPARE(tried.size(), answers);
        QVERIFY(tried.wait(10'000));
        QCOMPARE(tried.back().front().toBool(), false);
        dialog->setAddress(service);
        dialog->findChild<QLineEdit *>(QStringLiteral("name"))->setText(QStringLiteral("Mine"));
        add->click();
        QCOMPARE(window.baseMaps().maps().size(), 1U);
        QCOMPARE(window.baseMaps().maps().front().source.name, QStringLiteral("Mine"));
    }

    void lookingBelowTheGroundTurnsOnAndOff()
    {
        WindowUnderTest test;
        app::MainWindow &window = test.show();
        QCOMPARE(test.openSmallCity(), QString());
        QSignalSpy shown(&window.shell().loader(), &ui::SceneLoader::undergroundShown);
        window.setUnderground(true);
        QVERIFY(shown.wait(20'000));
        QVERIFY(window.shell().loader().scene()->isUnderground());
        scene::CameraPose pose = window.view().pose();
        pose.plan = false;
        pose.pitchDeg = -20;
        window.view().setPose(pose);
        QCOMPARE(window.view().pose().pitchDeg, -20.0);
        window.setUnderground(false);
        QVERIFY(!window.shell().loader().scene()->isUnderground());
        QVERIFY(window.view().pose().pitchDeg > 0);
    }
};

QTEST_MAIN(TstBaseMapWindow)
#include "tst_basemapwindow.moc"
