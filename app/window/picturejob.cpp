// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "picturejob.h"

#include <QCoreApplication>
#include <QPointer>
#include <QSaveFile>
#include <QThread>

namespace dothi::app {

namespace {

/// How soon a task that waits for a strip notices that it shall stop.
constexpr std::chrono::milliseconds kLook(30);
constexpr double kDrawing = 0.9; ///< share of the time; the rest goes to packing and writing

} // namespace

PictureJob::PictureJob(std::unique_ptr<scene::TiledPicture> picture, QObject *parent)
    : QObject(parent)
    , m_picture(std::move(picture))
{
    m_exchange->m_strips = m_picture->strips();
}

PictureJob::~PictureJob()
{
    const std::lock_guard lock(m_exchange->m_mutex);
    if (m_picture)
        m_exchange->m_error = Error(ErrorCode::Cancelled, tr("The city was closed."));
    m_exchange->m_changed.notify_all();
}

void PictureJob::drawNext()
{
    if (!m_picture)
        return;
    const Result<> drawn = m_picture->drawNext();
    const std::lock_guard lock(m_exchange->m_mutex);
    m_exchange->m_drawn = m_picture->drawn();
    if (!drawn) {
        m_exchange->m_error = drawn.error();
        m_picture.reset();
    } else if (m_picture->drawn() == m_picture->strips()) {
        m_exchange->m_image = m_picture->take();
        m_picture.reset();
    }
    m_exchange->m_changed.notify_all();
}

Result<QImage> PictureJob::Exchange::fetch(const QPointer<PictureJob> &job, TaskContext &task)
{
    for (int wanted = 1; wanted <= m_strips; ++wanted) {
        task.progress(kDrawing * (wanted - 1) / m_strips, PictureJob::tr("Drawing the picture"));
        DOTHI_TRY(task.checkpoint());
        const auto draw = [job] {
            if (job)
                job->drawNext();
        };
        // Where tasks run in the window's own thread nobody else would draw it.
        if (QThread::currentThread() == QCoreApplication::instance()->thread())
            draw();
        else
            QMetaObject::invokeMethod(QCoreApplication::instance(), draw, Qt::QueuedConnection);
        std::unique_lock lock(m_mutex);
        while (m_drawn < wanted && !m_error) {
            m_changed.wait_for(lock, kLook);
            DOTHI_TRY(task.checkpoint());
        }
        if (m_error)
            return fail(*m_error);
    }
    return std::move(m_image);
}

Result<> writePicture(const QImage &image, const QString &path)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && image.save(&file, "PNG") && file.commit())
        return {};
    return fail(Error(ErrorCode::Io, PictureJob::tr("The picture cannot be written."))
                    .inFile(path)
                    .withAdvice(PictureJob::tr("Check the free space and your rights in that folder."))
                    .withDetail(file.errorString()));
}

} // namespace dothi::app
