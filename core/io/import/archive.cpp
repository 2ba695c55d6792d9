// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/import/archive.h>
#include <dothi/io/import/readthrough.h>
#include <dothi/io/import/source.h>

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSet>
#include <QtEndian>

#include <cpl_string.h>
#include <cpl_vsi.h>
#include <zlib.h>

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

namespace dothi::io {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::Import)
};

Failure refuse(const QString &file, const QString &what, const QString &advice)
{
    return fail(Error(ErrorCode::InvalidData, what).inFile(file).withAdvice(advice));
}

Failure refuse(const QString &file, const QString &what)
{
    return refuse(file, what, Tr::tr("Unpack the archive and import the file itself."));
}

/// Unpacking by hand would do the harm that was avoided here.
Failure refuseTrap(const QString &file, const QString &what)
{
    return refuse(file, what, Tr::tr("Do not unpack it; ask whoever sent it."));
}

Failure damaged(const QString &file)
{
    return refuse(file, Tr::tr("The archive is empty or damaged."),
                  Tr::tr("Get it once more from where it came."));
}

Failure misledByComment(const QString &file)
{
    return refuse(file, Tr::tr("The comment of the archive holds marks of an archive, so that which files "
                               "it has depends on the program that opens it."));
}

bool leavesTheArchive(const QString &name)
{
    return name.startsWith(QLatin1Char('/')) || name.contains(QLatin1String("..")) ||
           name.contains(QLatin1Char('\\')) || (name.size() > 1 && name[1] == QLatin1Char(':'));
}

template <class T>
T numberAt(const QByteArray &bytes, qsizetype at)
{
    return qFromLittleEndian<T>(bytes.constData() + at);
}

/// Where the directory of a zip lies and how much it holds (APPNOTE.TXT 4.3.14, 4.3.16).
struct Directory
{
    qint64 at = 0;
    qint64 bytes = 0;
    quint64 entries = 0;
    qint64 recordAt = 0; ///< of the record that says so
};

/// What the directory says of an entry's content.
using Stated = std::pair<qint64, quint32>; ///< bytes once unpacked, CRC-32

constexpr qsizetype kEndBytes = 22;

/// Where in the tail the end record lies in whose comment the mark of another one stands, if any: some
/// programs, GDAL among them, take the last one they find.
std::optional<qsizetype> endWithMarksInComment(const QByteArray &tail)
{
    for (qsizetype at = tail.indexOf("PK\5\6"); at >= 0; at = tail.indexOf("PK\5\6", at + 1)) {
        const bool isLast =
            at + kEndBytes <= tail.size() && at + kEndBytes + numberAt<quint16>(tail, at + 20) == tail.size();
        if (isLast && tail.indexOf("PK\5\6", at + 1) >= 0)
            return at;
    }
    return std::nullopt;
}

/// What the archive says of itself.
struct Checked
{
    std::set<Stated> stated;
    bool marksInComment = false;
};

/// Every record in the tail that may be the end of the directory. An archive made to deceive has several, and
/// which one counts differs from program to program.
std::vector<Directory> directories(const QByteArray &tail, qint64 tailAt)
{
    constexpr qsizetype kEnd64Bytes = 56;
    constexpr qsizetype kLocatorBytes = 20;
    std::set<qint64> pointedAt;
    for (qsizetype at = tail.indexOf("PK\6\7"); at >= 0; at = tail.indexOf("PK\6\7", at + 1)) {
        if (at + kLocatorBytes <= tail.size())
            pointedAt.insert(numberAt<qint64>(tail, at + 8));
    }
    std::vector<Directory> large;
    for (qsizetype at = tail.indexOf("PK\6\6"); at >= 0; at = tail.indexOf("PK\6\6", at + 1)) {
        if (at + kEnd64Bytes > tail.size())
            break;
        if (!pointedAt.contains(tailAt + at))
            continue; // no program would find it
        auto bytes = numberAt<qint64>(tail, at + 40);
        if (bytes < 0 || bytes > tailAt + at)
            bytes = tailAt + at + 1; // no such place: found damaged when it is read
        large.push_back({tailAt + at - bytes, bytes, numberAt<quint64>(tail, at + 32), tailAt + at});
    }
    // The small record may leave everything to the large one that the locator before it points to.
    const auto leftToLarge = [&](qsizetype at) {
        if (numberAt<quint16>(tail, at + 10) != 0xFFFF || at < kLocatorBytes ||
            !QByteArrayView(tail).sliced(at - kLocatorBytes).startsWith("PK\6\7"))
            return false;
        const auto points = numberAt<qint64>(tail, at - kLocatorBytes + 8);
        return std::ranges::find(large, points, &Directory::recordAt) != large.end();
    };
    std::vector<Directory> found;
    for (qsizetype at = tail.indexOf("PK\5\6"); at >= 0; at = tail.indexOf("PK\5\6", at + 1)) {
        if (at + kEndBytes > tail.size())
            break;
        const auto bytes = static_cast<qint64>(numberAt<quint32>(tail, at + 12));
        if (!leftToLarge(at))
            found.push_back({tailAt + at - bytes, bytes, numberAt<quint16>(tail, at + 10), tailAt + at});
    }
    found.insert(found.end(), large.begin(), large.end());
    return found;
}

/// The size of an entry once unpacked; where 32 bits do not hold it, the extra field of type 1 does.
qint64 unpackedSize(const QByteArray &bytes, qsizetype at, qsizetype nameLength, qsizetype extraLength)
{
    const auto size = numberAt<quint32>(bytes, at + 24);
    if (size != 0xFFFFFFFFU)
        return size;
    const qsizetype end = at + 46 + nameLength + extraLength;
    for (qsizetype field = at + 46 + nameLength; field + 4 <= end;) {
        const auto length = numberAt<quint16>(bytes, field + 2);
        if (numberAt<quint16>(bytes, field) == 1 && length >= 8 && field + 12 <= end)
            return numberAt<qint64>(bytes, field + 4);
        field += 4 + length;
    }
    return size;
}

/// One directory as the archive states it, without unpacking anything; what it says of each entry is added to
/// `stated`.
Result<> checkEntries(QFile &archive, const Directory &directory, std::set<Stated> &stated)
{
    const QString file = archive.fileName();
    constexpr qint64 kLongest = 64'000'000; // ten thousand entries with names and extras of 6 kB
    constexpr qsizetype kLongestName = 1000;
    constexpr qsizetype kDeepest = 32; // GDAL takes time by a power of the depth to list a tree
    if (directory.at < 0 || directory.bytes < 0 || directory.bytes > kLongest || directory.entries == 0)
        return damaged(file);
    archive.seek(directory.at);
    const QByteArray bytes = archive.read(directory.bytes);
    QSet<QByteArray> names;
    qint64 unpacked = 0;
    qsizetype at = 0;
    for (quint64 i = 0; i < directory.entries; ++i) {
        constexpr qsizetype kEntryBytes = 46;
        if (at + kEntryBytes > bytes.size() || !QByteArrayView(bytes).sliced(at).startsWith("PK\1\2"))
            return damaged(file);
        const auto flags = numberAt<quint16>(bytes, at + 8);
        const auto nameLength = static_cast<qsizetype>(numberAt<quint16>(bytes, at + 28));
        const auto extraLength = static_cast<qsizetype>(numberAt<quint16>(bytes, at + 30));
        const auto commentLength = static_cast<qsizetype>(numberAt<quint16>(bytes, at + 32));
        if (at + kEntryBytes + nameLength + extraLength > bytes.size())
            return damaged(file);
        const QByteArray name = bytes.mid(at + kEntryBytes, nameLength);
        if (leavesTheArchive(QString::fromUtf8(name)))
            return refuseTrap(file, Tr::tr("The archive has a file that would lie outside of it."));
        if (nameLength > kLongestName || name.count('/') > kDeepest)
            return refuse(file, Tr::tr("The archive has a file whose name is too long or lies too deep."));
        if (names.contains(name))
            return refuseTrap(file, Tr::tr("The archive has two files of one name."));
        names.insert(name);
        if ((flags & 1U) != 0)
            return refuse(file, Tr::tr("The archive is encrypted."));
        const qint64 size = unpackedSize(bytes, at, nameLength, extraLength);
        if (size < 0 || size > limits::kUnpackedBytes)
            return refuseTrap(file,
                              Tr::tr("Unpacked, the archive would be larger than such an archive may be."));
        stated.emplace(size, numberAt<quint32>(bytes, at + 16));
        unpacked += size;
        at += kEntryBytes + nameLength + extraLength + commentLength;
    }
    if (unpacked > limits::kUnpackedBytes ||
        (unpacked > limits::kUnpackedUnasked && unpacked / limits::kUnpackedRatio > archive.size()))
        return refuseTrap(file, Tr::tr("Unpacked, the archive would be larger than such an archive may be."));
    return {};
}

/// Holds every directory that a program might follow against the limits.
Result<Checked> checkDirectories(const QString &file)
{
    QFile archive(file);
    if (!archive.open(QIODevice::ReadOnly)) {
        return fail(Error(ErrorCode::Io, Tr::tr("The file cannot be opened."))
                        .inFile(file)
                        .withAdvice(Tr::tr("Check that it exists and that you may read it.")));
    }
    constexpr qint64 kTail = 65'535 + 22 + 20 + 56; // the longest comment and the records before it
    const qint64 tailAt = std::max<qint64>(0, archive.size() - kTail);
    archive.seek(tailAt);
    const QByteArray tail = archive.read(kTail);
    const std::vector<Directory> found = directories(tail, tailAt);
    if (found.empty())
        return damaged(file);
    const std::optional<qsizetype> misleading = endWithMarksInComment(tail);
    const auto inComment = [&](const Directory &directory) {
        return misleading && directory.recordAt > tailAt + *misleading;
    };
    for (const Directory &directory : found) {
        // Without a record for more, 65,535 means "more than can be said", and is followed to the end.
        if (directory.entries > limits::kArchiveEntries) {
            return inComment(directory)
                       ? misledByComment(file)
                       : refuse(file, Tr::tr("The archive holds more files than such an archive may."));
        }
    }
    Checked checked;
    checked.marksInComment = misleading.has_value();
    for (const Directory &directory : found) {
        const Result<> sound = checkEntries(archive, directory, checked.stated);
        if (!sound && inComment(directory))
            return misledByComment(file);
        DOTHI_TRY(sound);
    }
    return checked;
}

/// A file and those that GDAL reads together with it: the same name with other endings.
QStringList withItsParts(const QString &path)
{
    const QFileInfo main(path);
    const CPLStringList beside(VSIReadDir(main.path().toUtf8().constData()));
    QStringList parts{path};
    for (int i = 0; i < beside.size(); ++i) {
        const QString name = QString::fromUtf8(beside[i]);
        const QFileInfo other(name);
        if (name != main.fileName() && !other.suffix().isEmpty() &&
            other.completeBaseName() == main.completeBaseName())
            parts.append(main.path() + QLatin1Char('/') + name);
    }
    return parts;
}

} // namespace

bool isArchive(const QString &file)
{
    const QString ending = QFileInfo(file).suffix().toLower();
    return ending == QLatin1String("zip") || ending == QLatin1String("kmz") || ending == QLatin1String("shz");
}

QString withShownPaths(const QString &text)
{
    static const QRegularExpression inside(QStringLiteral("/vsizip/\\{([^{}]*)\\}/"));
    return QString(text).replace(inside, QStringLiteral("\\1 → "));
}

Result<QString> insideArchive(const QString &file, const QStringList &endings)
{
    if (file.contains(QLatin1Char('{')) || file.contains(QLatin1Char('}'))) {
        return fail(Error(ErrorCode::InvalidData, Tr::tr("The name of the archive has braces in it."))
                        .inFile(file)
                        .withAdvice(Tr::tr("Rename it first.")));
    }
    const Result<Checked> checked = checkDirectories(file);
    DOTHI_TRY(checked);
    const QString root = QStringLiteral("/vsizip/{%1}").arg(file);
    const CPLStringList entries(VSIReadDirRecursive(root.toUtf8().constData()));
    if (entries.size() == 0)
        return checked->marksInComment ? misledByComment(file) : damaged(file);
    QStringList found;
    for (int i = 0; i < entries.size(); ++i) {
        const QString name = QString::fromUtf8(entries[i]);
        if (leavesTheArchive(name))
            return refuseTrap(file, Tr::tr("The archive has a file that would lie outside of it."));
        if (endings.contains(QFileInfo(name).suffix().toLower()) &&
            !name.startsWith(QLatin1String("__MACOSX")))
            found.append(root + QLatin1Char('/') + name);
    }
    if (found.isEmpty())
        return refuse(file, Tr::tr("The archive holds no map data that can be read."));
    if (found.size() > 1) {
        return refuse(file, Tr::tr("The archive holds several data sets (%1, %2 …).")
                                .arg(QFileInfo(found[0]).fileName(), QFileInfo(found[1]).fileName()));
    }
    return found.front();
}

Result<> checkUnpacks(const QString &archive, const QString &path, TaskContext &task)
{
    const Result<Checked> checked = checkDirectories(archive);
    DOTHI_TRY(checked);
    const QStringList parts = withItsParts(path);
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const double share = 1.0 / static_cast<double>(parts.size());
        TaskContext part = task.part(static_cast<double>(i) * share, static_cast<double>(i + 1) * share);
        const qint64 said = sizeOf(parts[i]);
        qint64 held = 0;
        uLong crc = crc32(0, nullptr, 0);
        DOTHI_TRY(readThrough(parts[i], part, [&](QByteArrayView bytes) {
            held += bytes.size();
            crc = crc32_z(crc, reinterpret_cast<const Bytef *>(bytes.data()),
                          static_cast<size_t>(bytes.size()));
            return held <= said;
        }));
        if (held != said || !checked->stated.contains({held, static_cast<quint32>(crc)}))
            return damaged(archive);
    }
    return {};
}

} // namespace dothi::io
