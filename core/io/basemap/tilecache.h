// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/geo/tilegrid.h>

#include <QByteArray>
#include <QDateTime>
#include <QHash>
#include <QMutex>
#include <QString>

#include <map>
#include <optional>

namespace dothi::io {

/// Answers of tile servers on disk: a folder per source, a file per tile, as they came. What was used longest
/// ago goes first once all together exceed the size. May be thrown away at any time. Thread-safe.
class TileCache
{
public:
    struct Entry
    {
        QByteArray bytes;
        QDateTime fetched;
    };

    /// Looks through what is there. `folder` is made when something is put in; if it cannot be, nothing is
    /// kept, and that is all.
    TileCache(QString folder, qint64 mostBytes);

    /// `source`: what tells the pictures of one source from another's: its address, not its name.
    [[nodiscard]] std::optional<Entry> find(const QString &source, const geo::TileId &tile);
    void put(const QString &source, const geo::TileId &tile, const QByteArray &bytes);
    /// A picture that turned out to be none.
    void remove(const QString &source, const geo::TileId &tile);
    /// Throws away what is kept of a source.
    void clear(const QString &source);
    [[nodiscard]] qint64 bytes() const;

private:
    struct File
    {
        qint64 bytes = 0;
        quint64 used = 0;
    };
    [[nodiscard]] static QString nameOf(const QString &source, const geo::TileId &tile);
    [[nodiscard]] static QString folderOf(const QString &source);
    void forget(const QString &name);
    void makeRoom();

    mutable QMutex m_mutex;
    QString m_folder;
    qint64 m_mostBytes;
    qint64 m_bytes = 0;
    quint64 m_clock = 0;
    QHash<QString, File> m_files;
    std::map<quint64, QString> m_byUse;
};

} // namespace dothi::io
