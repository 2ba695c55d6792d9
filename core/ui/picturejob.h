// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/task.h>
#include <dothi/scene/tiledpicture.h>

#include <QImage>
#include <QObject>
#include <QPointer>

#include <functional>
#include <memory>

namespace dothi::ui {

/// Makes a picture of the scene for a task. The task makes the tiles that the picture lacks, from a
/// connection of its own; the main thread attaches them and draws strip by strip, each in a turn of its own
/// of the event loop, so that what the user does comes in between. Lives on the main thread and must not
/// outlive the scene; when it goes early, the task ends as cancelled.
class PictureJob : public QObject
{
    Q_OBJECT
public:
    /// `address` of the city whose scene it is (Store::location()).
    PictureJob(scene::CityScene &scene, const QString &address, const scene::Camera &camera,
               const QSize &size, QObject *parent = nullptr);
    ~PictureJob() override;

    /// What the task needs to know beforehand; values.
    struct Order
    {
        QPointer<PictureJob> job; ///< looked at on the main thread only
        QString address;
        geo::LocalFrame frame;
        scene::GroundPtr ground;
        std::shared_ptr<scene::TileShare> share;
    };
    [[nodiscard]] Order order();

    /// Loads and draws, with progress up to kDone; for the task's thread.
    [[nodiscard]] static Result<QImage> make(const Order &order, TaskContext &task);
    static constexpr double kDone = 0.9; ///< share of the time; the rest goes to packing and writing

private:
    /// Runs it on the main thread, in a turn of its own of the event loop, and waits for that.
    [[nodiscard]] static Result<> onMainThread(const Order &order, TaskContext &task,
                                               const std::function<Result<>(PictureJob &)> &what);
    [[nodiscard]] static Result<> load(const Order &order, TaskContext &task);

    scene::CityScene &m_scene;
    QString m_address;
    scene::Camera m_camera;
    QSize m_size;
    std::unique_ptr<scene::TiledPicture> m_picture;
};

/// Writes a PNG, whole or not at all.
[[nodiscard]] Result<> writePicture(const QImage &image, const QString &path);

} // namespace dothi::ui
