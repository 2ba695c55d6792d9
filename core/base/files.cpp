// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/files.h>
#include <dothi/base/passingfile.h>

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

#ifndef DOTHI_LIBDIR
#error "the build passes DOTHI_LIBDIR, e.g. lib/x86_64-linux-gnu/dothi"
#endif

namespace dothi {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::Files)
};

/// The folder above the one the executable is in; tests live in `tests/` beside `bin/`.
QString prefix()
{
    return QDir::cleanPath(QCoreApplication::applicationDirPath() + QStringLiteral("/.."));
}

} // namespace

QString dataDir()
{
    const QString set = qEnvironmentVariable("DOTHI_DATA_DIR");
    return set.isEmpty() ? prefix() + QStringLiteral("/share/dothi") : set;
}

QString dataFile(const QString &relativePath)
{
    const QString own = userDataDir() + QLatin1Char('/') + relativePath;
    // A pipe under that name would be waited for.
    return QFileInfo(own).isFile() ? own : dataDir() + QLatin1Char('/') + relativePath;
}

QString pluginDir()
{
    return prefix() + QStringLiteral("/" DOTHI_LIBDIR "/plugins");
}

QString userDataDir()
{
    const QString set = qEnvironmentVariable("DOTHI_USER_DIR");
    const QString dir =
        set.isEmpty()
            ? QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/dothi")
            : set;
    QDir().mkpath(dir);
    return dir;
}

Result<QByteArray> readFile(const QString &path, qint64 maxBytes)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(Error(ErrorCode::Io, Tr::tr("The file cannot be opened."))
                        .inFile(path)
                        .withAdvice(Tr::tr("Check that it exists and that you may read it."))
                        .withDetail(file.errorString()));
    }
    if (file.size() > maxBytes) {
        return fail(Error(ErrorCode::InvalidData,
                          Tr::tr("The file is larger (%1 MB) than such a file may be (%2 MB).")
                              .arg(file.size() / 1'000'000)
                              .arg(maxBytes / 1'000'000))
                        .inFile(path));
    }
    // A pipe or device says size 0: never read more than was allowed.
    QByteArray content = file.read(maxBytes + 1);
    if (content.size() > maxBytes)
        return fail(Error(ErrorCode::InvalidData, Tr::tr("The file is larger than such a file may be."))
                        .inFile(path));
    if (file.error() != QFileDevice::NoError) {
        return fail(Error(ErrorCode::Io, Tr::tr("The file cannot be read."))
                        .inFile(path)
                        .withDetail(file.errorString()));
    }
    return content;
}

Result<> writeFileAtomically(const QString &path, const QByteArray &content)
{
    // A QSaveFile puts itself in the place of a pipe or device.
    if (const std::error_code kept = mayBeReplaced(path); kept) {
        return fail(Error(ErrorCode::Io, Tr::tr("The file cannot be written: what has that name is no plain "
                                                "file."))
                        .inFile(path)
                        .withAdvice(Tr::tr("Name another file to write to."))
                        .withDetail(QString::fromStdString(kept.message())));
    }
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.commit()) {
        return fail(
            Error(ErrorCode::Io, Tr::tr("The file cannot be written."))
                .inFile(path)
                .withAdvice(Tr::tr(
                    "Check the free space and your rights in that folder; what was there is unchanged."))
                .withDetail(file.errorString()));
    }
    return {};
}

} // namespace dothi
