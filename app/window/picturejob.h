// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/task.h>
#include <dothi/scene/tiledpicture.h>

#include <QObject>
#include <QPointer>

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>

namespace dothi::app {

/// Draws a picture strip by strip for a task that writes it: the task asks for each strip, the main thread
/// draws it in a turn of its own of the event loop, and what the user does comes in between. Lives on the
/// main thread and must not outlive the scene; when it goes early, the task ends as cancelled.
class PictureJob : public QObject
{
    Q_OBJECT
public:
    /// What the task and the main thread tell each other.
    class Exchange
    {
    public:
        /// Has every strip drawn, with progress; for the task's thread.
        [[nodiscard]] Result<QImage> fetch(const QPointer<PictureJob> &job, TaskContext &task);

    private:
        friend class PictureJob;
        std::mutex m_mutex;
        std::condition_variable m_changed;
        int m_strips = 0;
        int m_drawn = 0;
        QImage m_image;
        std::optional<Error> m_error;
    };

    explicit PictureJob(std::unique_ptr<scene::TiledPicture> picture, QObject *parent = nullptr);
    ~PictureJob() override;

    [[nodiscard]] std::shared_ptr<Exchange> exchange() const { return m_exchange; }

private:
    void drawNext();

    std::unique_ptr<scene::TiledPicture> m_picture;
    std::shared_ptr<Exchange> m_exchange = std::make_shared<Exchange>();
};

/// Writes a PNG, whole or not at all.
[[nodiscard]] Result<> writePicture(const QImage &image, const QString &path);

} // namespace dothi::app
