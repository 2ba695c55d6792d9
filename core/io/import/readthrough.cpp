// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/import/readthrough.h>

#include <QCoreApplication>
#include <QFileInfo>

#include <cpl_vsi.h>

#include <algorithm>
#include <memory>

namespace dothi::io {

namespace {

struct Closer
{
    void operator()(VSILFILE *f) const { VSIFCloseL(f); }
};

} // namespace

qint64 sizeOf(const QString &path)
{
    VSIStatBufL stat;
    return VSIStatExL(path.toUtf8().constData(), &stat, VSI_STAT_EXISTS_FLAG | VSI_STAT_SIZE_FLAG) == 0
               ? static_cast<qint64>(stat.st_size)
               : -1;
}

Result<> readThrough(const QString &path, TaskContext &task, const std::function<bool(QByteArrayView)> &take)
{
    const std::unique_ptr<VSILFILE, Closer> file(VSIFOpenL(path.toUtf8().constData(), "rb"));
    if (!file)
        return {};
    const QString status =
        QCoreApplication::translate("dothi::Import", "Looking at %1").arg(QFileInfo(path).fileName());
    const double total = static_cast<double>(std::max<qint64>(1, sizeOf(path)));
    double done = 0;
    QByteArray block(1 << 20, '\0');
    while (true) {
        DOTHI_TRY(task.checkpoint());
        const size_t got = VSIFReadL(block.data(), 1, static_cast<size_t>(block.size()), file.get());
        if (got == 0 || !take(QByteArrayView(block).first(static_cast<qsizetype>(got))))
            return {};
        done += static_cast<double>(got);
        task.progress(std::min(0.9, 0.9 * done / total), status);
    }
}

} // namespace dothi::io
