// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "testsupport.h"
#include "tileserver.h"

#include <dothi/io/basemap/tilefetcher.h>
#include <dothi/io/basemap/tileimage.h>

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace dothi;
using io::TileFetcher;
using test::TileServer;

class TstTileFetcher : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPictureComesAsItWasSent()
    {
        TileServer server;
        server.answer = [](const QString &) { return TileServer::picture(Qt::red); };
        TileFetcher fetcher;
        const Result<QByteArray> body = io::fetchNow(fetcher, QUrl(server.url(QStringLiteral("/1"))), {});
        VERIFY_RESULT(body);
        QCOMPARE(*body, TileServer::png(Qt::red));
        const Result<QImage> image = io::decodeTile(*body);
        VERIFY_RESULT(image);
        QCOMPARE(image->pixelColor(10, 200), QColor(Qt::red));
    }

    void whatServersSayInstead_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("more");
        QTest::addColumn<int>("code");
        const auto row = [](const char *name, const char *line, const char *more, ErrorCode code) {
            QTest::newRow(name) << QByteArray(line) << QByteArray(more) << static_cast<int>(code);
        };
        row("not there", "404 Not Found", "", ErrorCode::NotFound);
        row("gone", "410 Gone", "", ErrorCode::NotFound);
        row("nothing", "204 No Content", "", ErrorCode::NotFound);
        row("forbidden", "403 Forbidden", "", ErrorCode::Network);
        row("password", "401 Unauthorized", "WWW-Authenticate: Basic realm=\"x\"\r\n", ErrorCode::Network);
        row("broken", "500 Internal Server Error", "", ErrorCode::Network);
        row("to a file", "302 Found", "Location: file:///etc/passwd\r\n", ErrorCode::Network);
        row("to ftp", "302 Found", "Location: ftp://127.0.0.1/x\r\n", ErrorCode::Network);
        row("to data", "302 Found", "Location: data:image/png;base64,AAAA\r\n", ErrorCode::Network);
        row("in circles", "302 Found", "Location: /again\r\n", ErrorCode::Network);
    }
    void whatServersSayInstead()
    {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, more);
        QFETCH(int, code);
        TileServer server;
        server.answer = [&](const QString &) { return TileServer::status(line, more); };
        TileFetcher fetcher;
        const Result<QByteArray> body =
            io::fetchNow(fetcher, QUrl(server.url(QStringLiteral("/t?key=secret"))), {});
        VERIFY_ERROR(body, static_cast<ErrorCode>(code));
        QVERIFY2(!body.error().logText().contains(QLatin1String("secret")),
                 qPrintable(body.error().logText()));
        // Three redirects; Qt asks once more where a connection was closed under it.
        QVERIFY(server.asked.size() <= 8);
    }

    void aRedirectWithinHttpIsFollowed()
    {
        TileServer server;
        server.answer = [](const QString &path) {
            return path == QLatin1String("/there") ? TileServer::picture(Qt::blue)
                                                   : TileServer::status("302 Found", "Location: /there\r\n");
        };
        TileFetcher fetcher;
        VERIFY_RESULT(io::fetchNow(fetcher, QUrl(server.url(QStringLiteral("/here"))), {}));
        QCOMPARE(server.asked, QStringList({QStringLiteral("/here"), QStringLiteral("/there")}));
    }

    void whatIsTooMuchIsNotReadToItsEnd_data()
    {
        QTest::addColumn<bool>("saysSo");
        QTest::newRow("the server says how much") << true;
        QTest::newRow("the server does not") << false;
    }
    void whatIsTooMuchIsNotReadToItsEnd()
    {
        QFETCH(bool, saysSo);
        TileServer server;
        server.answer = [saysSo](const QString &) {
            return TileServer::Answer{.body = QByteArray(400'000, 'x'), .sayLength = saysSo};
        };
        TileFetcher fetcher({.mostBytes = 100'000}, nullptr);
        VERIFY_ERROR(io::fetchNow(fetcher, QUrl(server.url(QStringLiteral("/big"))), {}),
                     ErrorCode::InvalidData);
    }

    void aServerThatHangsUpIsAFailure()
    {
        TileServer server;
        server.answer = [](const QString &) {
            TileServer::Answer answer = TileServer::picture(Qt::red);
            answer.drop = true;
            return answer;
        };
        TileFetcher fetcher;
        VERIFY_ERROR(io::fetchNow(fetcher, QUrl(server.url(QStringLiteral("/x"))), {}), ErrorCode::Network);
    }

    void aSlowServerIsGivenUpAndNobodyElseWaitsForIt()
    {
        TileServer server;
        server.answer = [](const QString &path) {
            TileServer::Answer answer = TileServer::picture(Qt::green);
            answer.hold = path == QLatin1String("/slow");
            return answer;
        };
        TileFetcher fetcher({.timeoutMs = 300, .atOnce = 2}, nullptr);
        std::optional<Error> slow;
        int quick = 0;
        fetcher.fetch(QUrl(server.url(QStringLiteral("/slow"))), [&](const Result<QByteArray> &answer) {
            if (!answer)
                slow = answer.error();
        });
        for (int i = 0; i < 3; ++i) {
            fetcher.fetch(QUrl(server.url(QStringLiteral("/quick"))),
                          [&](const Result<QByteArray> &answer) { quick += answer.has_value() && !slow; });
        }
        QTRY_VERIFY(slow.has_value());
        QCOMPARE(quick, 3);
        QCOMPARE(slow->code(), ErrorCode::Network);
        QCOMPARE(fetcher.waiting(), 0);
    }

    void aServerThatDripsIsGivenUpAfterItsTime()
    {
        TileServer server;
        server.answer = [](const QString &) { return TileServer::Answer{.sayLength = false, .dripMs = 20}; };
        TileFetcher fetcher({.timeoutMs = 400}, nullptr);
        QElapsedTimer since;
        since.start();
        VERIFY_ERROR(io::fetchNow(fetcher, QUrl(server.url(QStringLiteral("/x"))), {}), ErrorCode::Network);
        QVERIFY2(since.elapsed() >= 390 && since.elapsed() < 3000,
                 qPrintable(QString::number(since.elapsed())));
    }

    void tenGigabytesAreRefusedWhenTheyAreClaimed()
    {
        TileServer server;
        server.answer = [](const QString &) {
            return TileServer::Answer{.body = QByteArray(2000, 'x'), .claimedLength = 10'000'000'000};
        };
        TileFetcher fetcher({.timeoutMs = 20'000}, nullptr);
        QElapsedTimer since;
        since.start();
        VERIFY_ERROR(io::fetchNow(fetcher, QUrl(server.url(QStringLiteral("/x"))), {}),
                     ErrorCode::InvalidData);
        QVERIFY2(since.elapsed() < 5000, qPrintable(QString::number(since.elapsed())));
    }

    void aCancelledRequestIsNeverHeardOfAgain()
    {
        TileServer server;
        server.answer = [](const QString &) { return TileServer::Answer{.hold = true}; };
        TileFetcher fetcher;
        bool called = false;
        const quint64 request = fetcher.fetch(QUrl(server.url(QStringLiteral("/x"))),
                                              [&called](const Result<QByteArray> &) { called = true; });
        QTRY_COMPARE(server.asked.size(), 1);
        fetcher.cancel(request);
        QCOMPARE(fetcher.waiting(), 0);
        QVERIFY(!called);
    }

    void nobodyThereIsAFailure()
    {
        QUrl url;
        {
            TileServer server;
            url = QUrl(server.url(QStringLiteral("/x")));
        }
        TileFetcher fetcher;
        VERIFY_ERROR(io::fetchNow(fetcher, url, {}), ErrorCode::Network);
    }

    void onlyHttpIsAsked_data()
    {
        QTest::addColumn<QUrl>("url");
        for (const char *url : {"file:///etc/passwd", "ftp://127.0.0.1/x", "data:,x", "qrc:/x", "", "http:"})
            QTest::newRow(*url ? url : "empty") << QUrl(QString::fromLatin1(url));
    }
    void onlyHttpIsAsked()
    {
        QFETCH(QUrl, url);
        TileFetcher fetcher;
        VERIFY_ERROR(io::fetchNow(fetcher, url, {}), ErrorCode::InvalidArgument);
    }

    void whatIsNoTileIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("a page") << QByteArray("<!DOCTYPE html><p>Not found</p>");
        QTest::newRow("a message") << QByteArray("{\"error\": \"key\"}");
        QTest::newRow("noise") << QByteArray(5000, '\x7f');
        QTest::newRow("half a picture") << TileServer::png(Qt::red).left(40);
        QTest::newRow("a drawing") << QByteArray("<svg xmlns='http://www.w3.org/2000/svg' width='256' "
                                                 "height='256'/>");
        QTest::newRow("too wide") << TileServer::png(Qt::red, {5000, 10});
        // A header that claims 2³¹−1 pixels each way, with its own checksum as libpng would accept it or not.
        QByteArray bomb = TileServer::png(Qt::red);
        bomb.replace(16, 8, QByteArray::fromHex("7fffffff7fffffff"));
        QTest::newRow("claims to be huge") << bomb;
    }
    void whatIsNoTileIsRefused()
    {
        QFETCH(QByteArray, bytes);
        VERIFY_ERROR(io::decodeTile(bytes), ErrorCode::InvalidData);
    }

    void aTileOfAnotherSizeFillsItsPlace()
    {
        const Result<QImage> image = io::decodeTile(TileServer::png(Qt::cyan, {100, 200}));
        VERIFY_RESULT(image);
        QCOMPARE(image->size(), QSize(256, 256));
        const Result<QImage> sharp = io::decodeTile(TileServer::png(Qt::cyan, {512, 512}));
        VERIFY_RESULT(sharp);
        QCOMPARE(sharp->size(), QSize(512, 512));
    }
};

QTEST_GUILESS_MAIN(TstTileFetcher)
#include "tst_tilefetcher.moc"
