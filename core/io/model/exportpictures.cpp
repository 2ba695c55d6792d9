// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/files.h>
#include <dothi/io/model/cityjsonlook.h>
#include <dothi/io/model/exportpictures.h>
#include <dothi/io/model/modelfolder.h>
#include <dothi/io/model/modeloriginal.h>

#include <QBuffer>
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QImageReader>
#include <QSet>

namespace dothi::io {

namespace {

/// A picture by its name and by its first bytes: nothing else is written beside an export, whatever a city
/// says of it.
bool isPicture(const QString &name, const QByteArray &bytes)
{
    static const QSet<QString> kEndings{QStringLiteral("png"), QStringLiteral("jpg"), QStringLiteral("jpeg"),
                                        QStringLiteral("gif"), QStringLiteral("bmp"), QStringLiteral("webp"),
                                        QStringLiteral("tif"), QStringLiteral("tiff")};
    if (!kEndings.contains(QFileInfo(name).suffix().toLower()))
        return false;
    QByteArray own = bytes;
    QBuffer buffer(&own);
    buffer.open(QIODevice::ReadOnly);
    return QImageReader(&buffer).canRead();
}

} // namespace

Result<qint64> exportPictures(const city::Store &store, int file, std::string_view appearance,
                              const ExportRequest &request, ExportReport &report, TaskContext &task)
{
    QSet<QString> wanted;
    for (const Appearance::Picture &picture : readAppearance(appearance).pictures) {
        if (const QString path = ModelFolder::pathOf(picture.name); !path.isEmpty())
            wanted.insert(path);
    }
    auto missing = static_cast<qint64>(wanted.size());
    const Result<ModelFiles> kept = modelFiles(store, file);
    if (wanted.isEmpty() || !kept)
        return missing;
    const QString folder = QFileInfo(request.out).absolutePath() + QLatin1Char('/');
    for (const auto &[name, bytes] : *kept) {
        DOTHI_TRY(task.checkpoint());
        if (!wanted.contains(name) || !isPicture(name, bytes))
            continue;
        const QString path = folder + name;
        if (QFileInfo::exists(path)) {
            const Result<QByteArray> there = readFile(path, bytes.size());
            missing -= there && *there == bytes ? 1 : 0;
            continue;
        }
        if (!QDir().mkpath(QFileInfo(path).absolutePath())) {
            return fail(Error(ErrorCode::Io,
                              QCoreApplication::translate("dothi::Export", "The file cannot be written."))
                            .inFile(path));
        }
        DOTHI_TRY(writeFileAtomically(path, bytes));
        report.files.append(path);
        --missing;
    }
    return missing;
}

} // namespace dothi::io
