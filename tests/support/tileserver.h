// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QBuffer>
#include <QImage>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>
#include <QUrl>

#include <functional>

namespace dothi::test {

/// A server of tiles on this machine that answers as the test says; serves from the test's own event loop.
class TileServer : public QTcpServer
{
public:
    struct Answer
    {
        QByteArray head = "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n";
        QByteArray body = {};
        bool hold = false; ///< never answers
        bool drop = false; ///< hangs up in the middle of the body
        bool sayLength = true;
        int dripMs = 0;           ///< a byte every so often, for ever
        qint64 claimedLength = 0; ///< instead of that of the body
    };

    TileServer()
    {
        if (!listen(QHostAddress::LocalHost))
            qFatal("no port to listen at");
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *socket = nextPendingConnection())
                serve(socket);
        });
    }

    std::function<Answer(const QString &path)> answer;
    QStringList asked; ///< paths with their queries

    [[nodiscard]] QString url(const QString &path) const
    {
        return QStringLiteral("http://127.0.0.1:%1%2").arg(serverPort()).arg(path);
    }
    /// A tile of one colour.
    [[nodiscard]] static QByteArray png(const QColor &color, const QSize &size = {256, 256})
    {
        QImage image(size, QImage::Format_RGB32);
        image.fill(color);
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        image.save(&buffer, "PNG");
        return bytes;
    }
    [[nodiscard]] static Answer picture(const QColor &color) { return {.body = png(color)}; }
    [[nodiscard]] static Answer status(const QByteArray &line, const QByteArray &more = {})
    {
        return {.head = "HTTP/1.1 " + line + "\r\n" + more, .body = "nothing"};
    }

private:
    void serve(QTcpSocket *socket)
    {
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
            m_got[socket] += socket->readAll();
            if (!m_got[socket].contains("\r\n\r\n"))
                return;
            const QString path = QString::fromLatin1(m_got.take(socket).split(' ').value(1));
            asked.append(path);
            const Answer reply = answer ? answer(path) : status("404 Not Found");
            if (reply.hold)
                return;
            QByteArray head = reply.head;
            if (reply.sayLength)
                head += "Content-Length: " +
                        QByteArray::number(reply.claimedLength > 0 ? reply.claimedLength
                                                                   : qint64(reply.body.size())) +
                        "\r\n";
            socket->write(head + "Connection: close\r\n\r\n");
            if (reply.dripMs > 0) {
                auto *drip = new QTimer(socket);
                connect(drip, &QTimer::timeout, socket, [socket] { socket->write("\x89", 1); });
                drip->start(reply.dripMs);
                return;
            }
            if (reply.claimedLength > 0) {
                socket->write(reply.body);
                return; // and waits for the rest
            }
            socket->write(reply.drop ? reply.body.left(reply.body.size() / 2) : reply.body);
            socket->disconnectFromHost();
        });
    }

    QHash<QTcpSocket *, QByteArray> m_got;
};

} // namespace dothi::test
