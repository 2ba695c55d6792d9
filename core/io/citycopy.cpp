// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/passingfile.h>
#include <dothi/io/citycopy.h>
#include <dothi/io/dothistore.h>

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <unistd.h>

#include <cerrno>
#include <cstdio>

namespace dothi::io {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::CityCopy)
};

constexpr qint64 kCopyChunk = 1 << 20;

Failure cannotCopy(const QFile &file)
{
    return fail(Error(ErrorCode::Io, Tr::tr("The copy of the city cannot be written."))
                    .inFile(file.fileName())
                    .withDetail(file.errorString())
                    .withAdvice(Tr::tr("Make room on the disk, or allow writing to this folder.")));
}

Failure taken(const QString &path)
{
    return fail(Error(ErrorCode::Io, Tr::tr("There is a file of this name already.")).inFile(path));
}

enum class IfThere
{
    Refuse,
    Replace, ///< in one step: another program that opens it meanwhile finds the one or the other
};

/// Under a passing name until it is on the disk: two programs may copy the same city at the same time.
Result<> copyFile(const QString &from, const QString &to, IfThere ifThere, TaskContext &task)
{
    QFile source(from);
    if (!source.open(QIODevice::ReadOnly)) {
        return fail(Error(ErrorCode::Io, Tr::tr("The city to copy cannot be read."))
                        .inFile(from)
                        .withDetail(source.errorString()));
    }
    const QFileInfo target(to);
    const PassingFile passing(target.absolutePath(), QLatin1Char('.') + target.suffix());
    QFile part(passing.path());
    if (!part.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return cannotCopy(part);
    QByteArray chunk(kCopyChunk, Qt::Uninitialized);
    for (;;) {
        DOTHI_TRY(task.checkpoint());
        const qint64 count = source.read(chunk.data(), kCopyChunk);
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
    if (ifThere == IfThere::Refuse) {
        // A second name fails where there is one already. QFile::rename() copies then, when the other came
        // after it had looked: two would believe to have brought the city. It is for file systems without
        // second names.
        if (::link(QFile::encodeName(passing.path()).constData(), QFile::encodeName(to).constData()) == 0) {
            part.remove();
            return {};
        }
        if (errno == EEXIST)
            return taken(to);
        return part.rename(to) ? Result<>() : Result<>(taken(to));
    }
    if (std::rename(QFile::encodeName(passing.path()).constData(), QFile::encodeName(to).constData()) != 0)
        return cannotCopy(part);
    return {};
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
        if (!QDir().mkpath(QFileInfo(name).absolutePath()))
            return taken(name);
        DOTHI_TRY(copyFile(QFileInfo(from).absolutePath() + QLatin1Char('/') + raster.relativePath, name,
                           IfThere::Replace, task));
    }
    return copyFile(from, target.absoluteFilePath(), IfThere::Refuse, task);
}

} // namespace dothi::io
