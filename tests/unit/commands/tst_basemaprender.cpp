// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "memorystore.h"
#include "testsupport.h"
#include "tileserver.h"

#include <QElapsedTimer>
#include <QTemporaryDir>

#include <commands/basemaprender.h>

using namespace dothi;
using test::TileServer;

namespace {

/// A city of nothing but ground, seen from above.
struct Place
{
    Place()
        : store(test::MemoryStore::of(QStringLiteral("hcmc"), dir.path()))
        , city(geo::LocalFrame({603'000, 1'191'000, 0}))
        , camera(pose(), QSize(400, 300))
    {
        qputenv("DOTHI_USER_DIR", dir.path().toUtf8());
    }
    static scene::CameraPose pose()
    {
        return scene::Camera::homePose(geo::Extent(602'500, 1'190'500, 603'500, 1'191'500), 0,
                                       QSize(400, 300), true);
    }

    QTemporaryDir dir;
    std::unique_ptr<test::MemoryStore> store;
    scene::CityScene city;
    scene::Camera camera;
    TaskContext task;
};

} // namespace

class TestBaseMapRender : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void laysWhatTheServerSends()
    {
        TileServer server;
        server.answer = [](const QString &) { return TileServer::picture(Qt::blue); };
        Place place;
        const Result<commands::BaseMapDrawn> drawn =
            commands::drawBaseMap(place.city, *place.store, place.camera,
                                  server.url(QStringLiteral("/{z}/{x}/{y}.png")), place.task);
        VERIFY_RESULT(drawn);
        QVERIFY(drawn->tiles > 0);
        QCOMPARE(drawn->missing, 0);
        QVERIFY(drawn->trouble.isEmpty());
        // What was kept on disk is not asked for again.
        const qsizetype asked = server.asked.size();
        Place again;
        qputenv("DOTHI_USER_DIR", place.dir.path().toUtf8());
        const Result<commands::BaseMapDrawn> kept =
            commands::drawBaseMap(again.city, *again.store, again.camera,
                                  server.url(QStringLiteral("/{z}/{x}/{y}.png")), again.task);
        VERIFY_RESULT(kept);
        QCOMPARE(kept->tiles, drawn->tiles);
        QCOMPARE(server.asked.size(), asked);
    }

    void withoutTheServer_data()
    {
        QTest::addColumn<bool>("hold");
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("timeoutMs");
        QTest::addColumn<int>("mostMs");
        QTest::newRow("fails") << false << QStringLiteral("/{z}/{x}/{y}.png") << 5000 << 20'000;
        QTest::newRow("never answers") << true << QStringLiteral("/{z}/{x}/{y}.png") << 100 << 20'000;
        QTest::newRow("never answers, time is over")
            << true << QStringLiteral("/{z}/{x}/{y}.png") << 20'000 << 200;
        QTest::newRow("WMTS never answers")
            << true << QStringLiteral("/WMTSCapabilities.xml?service=WMTS&request=GetCapabilities") << 20'000
            << 200;
    }
    /// There is a picture all the same, soon, and why it has no base map is said.
    void withoutTheServer()
    {
        QFETCH(bool, hold);
        QFETCH(QString, path);
        QFETCH(int, timeoutMs);
        QFETCH(int, mostMs);
        TileServer server;
        server.answer = [hold](const QString &) {
            TileServer::Answer answer = TileServer::status("500 Broken");
            answer.hold = hold;
            return answer;
        };
        Place place;
        commands::BaseMapPatience patience;
        patience.mostMs = mostMs;
        patience.fetcher.timeoutMs = timeoutMs;
        QElapsedTimer clock;
        clock.start();
        const Result<commands::BaseMapDrawn> drawn = commands::drawBaseMap(
            place.city, *place.store, place.camera, server.url(path), place.task, patience);
        VERIFY_RESULT(drawn);
        QCOMPARE(drawn->tiles, 0);
        QVERIFY(!drawn->trouble.isEmpty());
        QVERIFY2(clock.elapsed() < 5000, qPrintable(QString::number(clock.elapsed())));
        // A server that fails is left alone, not asked for every tile.
        QVERIFY2(server.asked.size() < 10, qPrintable(QString::number(server.asked.size())));
    }

    void aFileThatIsNoneIsAnError()
    {
        Place place;
        VERIFY_ERROR(commands::drawBaseMap(place.city, *place.store, place.camera,
                                           place.dir.filePath(QStringLiteral("none.tif")), place.task),
                     ErrorCode::Io);
    }
};

QTEST_GUILESS_MAIN(TestBaseMapRender)
#include "tst_basemaprender.moc"
