// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/citycopy.h>
#include <dothi/io/dothistore.h>

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QScopeGuard>

#include <unistd.h>

namespace dothi::io {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::CityCopy)
};

constexpr qint64 kChunk = 1 << 20;

Failure cannotCopy(const QFile &file)
{
    return fail(Error(ErrorCode::Io, Tr::tr("The copy of the city cannot be written."))
                    .inFile(file.fileName())
                    .withDetail(file.errorString())
                    .withAdvice(Tr::tr("Make room on the disk, or allow writing to this folder.")));
}

/// Under a name of its own until it is on the disk. The name is always the same: what a copy that was killed
/// left is written over by the next.
Result<> copyFile(const QString &from, const QString &to, TaskContext &task)
{
    QFile source(from);
    if (!source.open(QIODevice::ReadOnly)) {
        return fail(Error(ErrorCode::Io, Tr::tr("The city to copy cannot be read."))
                        .inFile(from)
                        .withDetail(source.errorString()));
    }
    QFile part(to + QStringLiteral(".part"));
    auto cleanUp = qScopeGuard([&part] { part.remove(); });
    if (!part.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return cannotCopy(part);
    QByteArray chunk(kChunk, Qt::Uninitialized);
    for (;;) {
        DOTHI_TRY(task.checkpoint());
        const qint64 count = source.read(chunk.data(), kChunk);
        if (count == 0)
            break;
        if (count < 0) {
            return fail(Error(ErrorCode::Io, Tr::tr("The city to copy cannot be read."))
                            .inFile(from)
                            .withDetail(source.errorString()));
        }
        if (part.write(chunk.constData(), count) != count)
            return cannotCopy(part);
    }
    // A name that stands for an empty file after a power cut would be a damaged city.
    if (!part.flush() || fsync(part.handle()) != 0)
        return cannotCopy(part);
    part.close();
    if (!part.rename(to))
        return cannotCopy(part);
    cleanUp.dismiss();
    return {};
}

Failure taken(const QString &path)
{
    return fail(Error(ErrorCode::Io, Tr::tr("There is a file of this name already.")).inFile(path));
}

} // namespace

Result<> copyCity(const QString &from, const QString &to, TaskContext &task)
{
    const QFileInfo target(to);
    if (target.exists())
        return taken(to);
    std::vector<city::RasterRef> rasters;
    {
        const Result<std::unique_ptr<city::Store>> store = openStore(from, OpenMode::ReadOnly);
        DOTHI_TRY(store);
        // Each name was held against paths that lead out of the folder.
        Result<std::vector<city::RasterRef>> named = (*store)->rasters();
        DOTHI_TRY(named);
        rasters = std::move(*named);
    }
    if (!QDir().mkpath(target.absolutePath())) {
        return fail(Error(ErrorCode::Io, Tr::tr("The folder for the copy of the city cannot be made."))
                        .inFile(target.absolutePath()));
    }
    for (const city::RasterRef &raster : rasters) {
        const QString name = target.absolutePath() + QLatin1Char('/') + raster.relativePath;
        if (!QDir().mkpath(QFileInfo(name).absolutePath()) || (QFile::exists(name) && !QFile::remove(name)))
            return taken(name);
        DOTHI_TRY(
            copyFile(QFileInfo(from).absolutePath() + QLatin1Char('/') + raster.relativePath, name, task));
    }
    return copyFile(from, target.absoluteFilePath(), task);
}

} // namespace dothi::io
