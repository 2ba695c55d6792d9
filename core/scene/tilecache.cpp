// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/files.h>
#include <dothi/base/text.h>
#include <dothi/city/buildinglook.h>
#include <dothi/city/buildingshape.h>
#include <dothi/geo/dikes.h>
#include <dothi/geo/elevationpyramid.h>
#include <dothi/scene/tilecache.h>
#include <dothi/scene/tilecodec.h>

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QUuid>

#include <dlfcn.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace dothi::scene {

namespace {

constexpr std::array<char, 8> kMagic{'D', 'o', 'T', 'h', 'i', 'T', 'l', '1'};
/// Magic, hash of the key, sum over the content.
constexpr qsizetype kHeaderBytes = 8 + 32 + 8;
constexpr qint64 kLargestFile = qint64(256) << 20;
/// A change within this time before now might be followed by another that bears the same time.
constexpr qint64 kSettledMs = 2000;
constexpr int kMostFailures = 3;

/// Against damage, not against forgers. Eight bytes at a time (the mixing of MurmurHash3's finalizer).
quint64 sumOf(const char *bytes, qsizetype size)
{
    quint64 sum = 0x9E3779B97F4A7C15ULL ^ static_cast<quint64>(size);
    while (size > 0) {
        quint64 word = 0;
        const qsizetype step = std::min<qsizetype>(size, sizeof word);
        std::memcpy(&word, bytes, static_cast<size_t>(step));
        sum = (std::rotl(sum, 29) ^ word) * 0xFF51AFD7ED558CCDULL;
        bytes += step;
        size -= step;
    }
    return sum ^ (sum >> 33);
}

/// With its length before it, so that no two lists of texts look alike.
void put(QCryptographicHash &hash, const QByteArray &bytes)
{
    hash.addData(QByteArray::number(bytes.size()) + ':');
    hash.addData(bytes);
}

QByteArray markOf(const QFileInfo &file)
{
    return file.exists() ? QByteArray::number(file.size()) + '/' +
                               QByteArray::number(file.lastModified().toMSecsSinceEpoch())
                         : QByteArray();
}

/// Tiles are made by the code in this library and in those below it, and their legends from the schema: with
/// another build of one of them they are others. Empty where that is not known.
QByteArray programMark()
{
    static const QByteArray kMark = [] {
        QByteArray mark;
        for (void *const code : {reinterpret_cast<void *>(&programMark), reinterpret_cast<void *>(&geo::area),
                                 reinterpret_cast<void *>(&city::buildingHeights)}) {
            Dl_info info{};
            if (dladdr(code, &info) == 0 || !info.dli_fname)
                return QByteArray();
            const QByteArray library = markOf(QFileInfo(QFile::decodeName(info.dli_fname)));
            if (library.isEmpty())
                return QByteArray();
            mark += library + ' ';
        }
        return mark + markOf(QFileInfo(dataDir() + QStringLiteral("/schema/layers.json")));
    }();
    return kMark;
}

} // namespace

TileCache::TileCache(QString folder, qint64 mostBytes)
    : m_folder(std::move(folder))
    , m_mostBytes(mostBytes)
{}

QString TileCache::pathOf(const QByteArray &key) const
{
    const QString name = QString::fromLatin1(key.toHex());
    return m_folder + QLatin1Char('/') + name.left(2) + QLatin1Char('/') + name.mid(2) +
           QStringLiteral(".tile");
}

std::optional<LayerScene> TileCache::read(const QByteArray &key)
{
    const QString path = pathOf(key);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > kLargestFile)
        return std::nullopt;
    const QByteArray bytes = file.readAll();
    std::optional<LayerScene> scene;
    if (bytes.size() > kHeaderBytes && std::equal(kMagic.begin(), kMagic.end(), bytes.begin()) &&
        bytes.mid(8, 32) == key) {
        quint64 sum = 0;
        std::memcpy(&sum, bytes.constData() + 40, sizeof sum);
        const QByteArray content =
            QByteArray::fromRawData(bytes.constData() + kHeaderBytes, bytes.size() - kHeaderBytes);
        if (sum == sumOf(content.constData(), content.size()))
            scene = decodeTile(content);
    }
    if (!scene) {
        file.close();
        QFile::remove(path);
        return std::nullopt;
    }
    file.setFileTime(QDateTime::currentDateTimeUtc(), QFileDevice::FileModificationTime);
    return scene;
}

void TileCache::write(const QByteArray &key, const LayerScene &scene)
{
    {
        const std::scoped_lock lock(m_mutex);
        if (m_failures >= kMostFailures)
            return;
    }
    const std::optional<QByteArray> content = encodeTile(scene);
    if (!content || content->size() > kLargestFile - kHeaderBytes || key.size() != 32)
        return;
    QByteArray header(kMagic.data(), kMagic.size());
    header += key;
    const quint64 sum = sumOf(content->constData(), content->size());
    header.append(reinterpret_cast<const char *>(&sum), sizeof sum);
    makeRoom(header.size() + content->size());
    const QString path = pathOf(key);
    QDir().mkpath(QFileInfo(path).path());
    // No sync: what a power cut leaves behind is found out by its sum.
    const QString passing = path + QUuid::createUuid().toString(QUuid::Id128) + QStringLiteral(".part");
    QFile file(passing);
    bool good = file.open(QIODevice::WriteOnly) && file.write(header) == header.size() &&
                file.write(*content) == content->size() && file.flush();
    file.close();
    good = good && (file.rename(path) || QFileInfo::exists(path));
    if (!good || QFileInfo::exists(passing))
        QFile::remove(passing);
    const std::scoped_lock lock(m_mutex);
    m_failures = good ? 0 : m_failures + 1;
}

void TileCache::makeRoom(qint64 bytes)
{
    const std::scoped_lock lock(m_mutex);
    const bool isFirst = m_bytes < 0;
    if (!isFirst) {
        m_bytes += bytes;
        if (m_bytes <= m_mostBytes)
            return;
    }
    struct Entry
    {
        QDateTime used;
        qint64 size;
        QString path;
    };
    std::vector<Entry> entries;
    m_bytes = bytes;
    QDirIterator files(m_folder, {QStringLiteral("*.tile"), QStringLiteral("*.part")},
                       QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    while (files.hasNext()) {
        files.next();
        const QFileInfo info = files.fileInfo();
        if (info.suffix() == QLatin1String("part") && info.lastModified().secsTo(now) > 600) {
            QFile::remove(info.filePath()); // of a program that was killed
            continue;
        }
        m_bytes += info.size();
        entries.push_back({info.lastModified(), info.size(), info.filePath()});
    }
    if (m_bytes <= m_mostBytes)
        return;
    std::ranges::sort(entries, std::less(), &Entry::used);
    for (const Entry &entry : entries) {
        // Some more than needed, or every tile would look through the folder again.
        if (m_bytes <= m_mostBytes / 5 * 4)
            break;
        if (QFile::remove(entry.path))
            m_bytes -= entry.size;
    }
}

QStringList layersBehind(const QString &layer)
{
    if (layer == QLatin1String("road"))
        return {layer, QStringLiteral("road_surface")};
    if (layer == QLatin1String("terrain"))
        return {QStringLiteral("land_use"), QStringLiteral("water")};
    return {layer};
}

QByteArray groundMarkOf(const geo::ElevationGrid *ground)
{
    if (!ground || ground->isEmpty())
        return QByteArrayLiteral("none");
    QByteArray mark;
    const auto put = [&mark](const auto &value) {
        mark.append(reinterpret_cast<const char *>(&value), sizeof value);
    };
    const geo::Extent extent = ground->extent();
    put(extent.minX());
    put(extent.maxY());
    put(ground->cellSize());
    put(ground->columns());
    put(ground->rows());
    if (ground->finer())
        mark.append(ground->finer()->mark());
    if (ground->dikes())
        mark.append(ground->dikes()->mark());
    std::vector<float> row(static_cast<size_t>(ground->columns()));
    for (int r = 0; r < ground->rows(); ++r) {
        for (int c = 0; c < ground->columns(); ++c)
            row[static_cast<size_t>(c)] = ground->at(c, r);
        put(sumOf(reinterpret_cast<const char *>(row.data()),
                  static_cast<qsizetype>(row.size()) * static_cast<qsizetype>(sizeof(float))));
    }
    return QCryptographicHash::hash(mark, QCryptographicHash::Sha256);
}

std::optional<QByteArray> contentMarkOf(const city::Store &store, const QString &layer)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    put(hash, QByteArray::number(store.profile().epsg));
    const QDateTime settled = QDateTime::currentDateTimeUtc().addMSecs(-kSettledMs);
    for (const QString &behind : layersBehind(layer)) {
        const std::optional<city::LayerState> state = store.layerState(behind);
        if (!state || !state->changed.isValid() || state->changed > settled)
            return std::nullopt;
        put(hash, behind.toUtf8());
        put(hash, state->mark);
    }
    if (layer == QLatin1String("building"))
        put(hash, city::lookMark(store));
    return hash.result();
}

std::optional<QByteArray> tileKeyOf(const QByteArray &contentMark, const QByteArray &groundMark,
                                    const QString &layer, const TileKey *key, const geo::LocalFrame &frame)
{
    if (programMark().isEmpty())
        return std::nullopt;
    QCryptographicHash hash(QCryptographicHash::Sha256);
    put(hash, QByteArray(kMagic.data(), kMagic.size()));
    put(hash, programMark());
    put(hash, uiLanguage().toUtf8());
    put(hash, contentMark);
    put(hash, groundMark);
    const geo::Coord origin = frame.origin();
    for (const double v : {origin.x, origin.y, origin.z})
        put(hash, QByteArray::number(v, 'g', 17));
    put(hash, layer.toUtf8());
    if (key) {
        for (const int v : {key->level, key->x, key->y})
            put(hash, QByteArray::number(v));
    }
    return hash.result();
}

} // namespace dothi::scene
