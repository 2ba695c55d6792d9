// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/files.h>
#include <dothi/io/basemap/tilecache.h>
#include <dothi/io/basemap/tileimage.h>

#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <vector>

namespace dothi::io {

namespace {

/// A tile takes at least so much of the disk, however small it is.
constexpr qint64 kBlock = 4096;

qint64 costOf(qint64 bytes)
{
    return (bytes + kBlock - 1) / kBlock * kBlock;
}

} // namespace

TileCache::TileCache(QString folder, qint64 mostBytes)
    : m_folder(std::move(folder))
    , m_mostBytes(mostBytes)
{
    struct Found
    {
        qint64 time;
        QString name;
        qint64 bytes;
    };
    std::vector<Found> found;
    const QDir root(m_folder);
    QDirIterator it(m_folder, {QStringLiteral("*.tile")}, QDir::Files | QDir::NoSymLinks,
                    QDirIterator::Subdirectories);
    while (it.hasNext()) {
        it.next();
        const QFileInfo info = it.fileInfo();
        found.push_back({info.lastModified().toMSecsSinceEpoch(), root.relativeFilePath(info.filePath()),
                         costOf(info.size())});
    }
    std::ranges::sort(found, {}, &Found::time);
    for (const Found &file : found) {
        m_files.insert(file.name, {file.bytes, ++m_clock});
        m_byUse.emplace(m_clock, file.name);
        m_bytes += file.bytes;
    }
    makeRoom();
}

QString TileCache::folderOf(const QString &source)
{
    return QString::fromLatin1(
        QCryptographicHash::hash(source.toUtf8(), QCryptographicHash::Sha256).toHex().left(24));
}

QString TileCache::nameOf(const QString &source, const geo::TileId &tile)
{
    return folderOf(source) + QStringLiteral("/%1-%2-%3.tile").arg(tile.level).arg(tile.column).arg(tile.row);
}

std::optional<TileCache::Entry> TileCache::find(const QString &source, const geo::TileId &tile)
{
    const QString name = nameOf(source, tile);
    {
        const QMutexLocker lock(&m_mutex);
        const auto file = m_files.find(name);
        if (file == m_files.end())
            return std::nullopt;
        m_byUse.erase(file->used);
        file->used = ++m_clock;
        m_byUse.emplace(m_clock, name);
    }
    const QString path = QDir(m_folder).filePath(name);
    const QDateTime fetched = QFileInfo(path).lastModified();
    Result<QByteArray> bytes = readFile(path, tilelimits::kBytes);
    if (!bytes || bytes->isEmpty()) { // somebody emptied the folder, or the disk failed: fetched anew
        remove(source, tile);
        return std::nullopt;
    }
    return Entry{std::move(*bytes), fetched};
}

void TileCache::put(const QString &source, const geo::TileId &tile, const QByteArray &bytes)
{
    const qint64 cost = costOf(bytes.size());
    if (bytes.isEmpty() || bytes.size() > tilelimits::kBytes || cost > m_mostBytes)
        return;
    const QString name = nameOf(source, tile);
    const QString path = QDir(m_folder).filePath(name);
    if (!QDir().mkpath(QFileInfo(path).path()) || !writeFileAtomically(path, bytes))
        return;
    const QMutexLocker lock(&m_mutex);
    forget(name);
    m_files.insert(name, {cost, ++m_clock});
    m_byUse.emplace(m_clock, name);
    m_bytes += cost;
    makeRoom();
}

void TileCache::remove(const QString &source, const geo::TileId &tile)
{
    const QString name = nameOf(source, tile);
    const QMutexLocker lock(&m_mutex);
    forget(name);
    QFile::remove(QDir(m_folder).filePath(name));
}

void TileCache::clear(const QString &source)
{
    const QString prefix = folderOf(source) + QLatin1Char('/');
    const QMutexLocker lock(&m_mutex);
    QStringList names;
    for (auto it = m_files.cbegin(); it != m_files.cend(); ++it) {
        if (it.key().startsWith(prefix))
            names.append(it.key());
    }
    for (const QString &name : names) {
        forget(name);
        QFile::remove(QDir(m_folder).filePath(name));
    }
    QDir(m_folder).rmdir(folderOf(source));
}

qint64 TileCache::bytes() const
{
    const QMutexLocker lock(&m_mutex);
    return m_bytes;
}

void TileCache::forget(const QString &name)
{
    const auto file = m_files.find(name);
    if (file == m_files.end())
        return;
    m_bytes -= file->bytes;
    m_byUse.erase(file->used);
    m_files.erase(file);
}

void TileCache::makeRoom()
{
    while (m_bytes > m_mostBytes && !m_byUse.empty()) {
        const QString name = m_byUse.begin()->second;
        forget(name);
        QFile::remove(QDir(m_folder).filePath(name));
    }
}

} // namespace dothi::io
