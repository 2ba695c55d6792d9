// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/scene/camera.h>
#include <dothi/scene/cityscene.h>
#include <dothi/scene/framebudget.h>

#include <QOpenGLWidget>

#include <memory>

class QOpenGLFramebufferObject;
class QTimer;

namespace dothi::ui {

/// The GL surface: one OSG viewer inside a QOpenGLWidget, drawing on demand. Knows nothing of mouse, keys and
/// tools; View3D puts those around it. Main thread.
///
/// Draws into a frame buffer of its own and copies that over: while the camera moves the picture may be
/// smaller than the widget (detail()), and is drawn once more in full, with smooth edges, when it has come to
/// rest. Where that takes long (many pixels, no graphics card), it is drawn in strips with the event loop
/// going on in between, and until it is whole a quick picture is shown. What is exposed is shown again, not
/// drawn.
class ViewCanvas : public QOpenGLWidget
{
    Q_OBJECT
public:
    explicit ViewCanvas(QWidget *parent = nullptr);
    ~ViewCanvas() override;

    /// Not owned; null shows an empty ground. The scene must outlive the canvas or be taken off first.
    void setScene(scene::CityScene *scene);
    void setCamera(const scene::Camera &camera);
    /// The camera is under way: detail may drop to keep the frame rate.
    void setMoving(bool moving);
    /// The size is changing: edges are not smoothed until it rests. Costs a third of a full frame.
    void setSizing(bool sizing);
    /// Edges are not smoothed just now.
    [[nodiscard]] bool isCoarse() const { return m_moving || m_sizing || m_shown != Shown::Still; }
    /// Something to be seen has changed: draws it. update() alone shows again what is there.
    void redraw();
    /// Draws at once what a picture at rest still lacks, however long it takes.
    void completePicture();
    /// Something has been shown already.
    [[nodiscard]] bool hasDrawn() const { return m_lastFrameMs > 0; }

    /// Draws a layer that has just come into the scene once, small and unseen: what the driver then
    /// translates and takes over, it does while the next layer is built, not in the first frame.
    void prepareLayer(const QString &layer);

    /// Size of the picture in device pixels, as the camera's viewport counts.
    [[nodiscard]] QSize deviceSize() const;
    /// Share of the full detail of what is shown at present, 0…1: of a quick picture at rest as well.
    [[nodiscard]] double detail() const;
    /// Time the last frame took, ms, with everything drawn (glFinish); of one drawn in strips the longest
    /// time that it held the thread. For the frame budget and the tests.
    [[nodiscard]] double lastFrameMs() const { return m_lastFrameMs; }
    /// Name of the renderer as the driver tells it; empty before the first frame.
    [[nodiscard]] const QString &rendererName() const { return m_rendererName; }

Q_SIGNALS:
    void frameDrawn(double milliseconds);
    void detailChanged(double detail);
    /// The driver offers no usable OpenGL; the view shows a message instead.
    void unusable(const QString &reason);
    /// The driver gave the context up (it was reset, or the card went away): another canvas is needed.
    void lost();

protected:
    void initializeGL() override;
    void paintGL() override;
    void paintEvent(QPaintEvent *event) override;

private:
    /// With the context current; without one (it is lost) what it held is only forgotten.
    void releaseGl(bool isCurrent);
    /// What a picture shown may be.
    enum class Shown
    {
        Nothing,
        Quick, ///< without smooth edges, maybe of fewer pixels
        Still
    };
    /// The scene, its shadows and the camera for a picture of the widget.
    void prepare(double coarseness, bool shadowsMapped);
    [[nodiscard]] scene::Camera drawnCamera() const;
    /// Into the buffer; the viewport of the whole picture may reach beyond it.
    void render(QOpenGLFramebufferObject &buffer, const QRect &viewport);
    void drawNew(const QSize &size);
    void drawQuick(const QSize &size, double share);
    void startStill(const QSize &size);
    /// Strips, for about so long. True when the picture is whole.
    bool drawStrips(double milliseconds);
    void stillDrawn();
    /// Says so if detail() has changed since it was last told.
    void tellDetail();
    void drawMore();
    /// What a whole picture at rest will take, ms.
    [[nodiscard]] double expectedMs(const QSize &size) const;
    /// That is too long to be drawn in one go.
    [[nodiscard]] bool isSlow() const;

    struct Private;
    std::unique_ptr<Private> d;
    QTimer *m_more; ///< runs while strips are lacking
    scene::CityScene *m_scene = nullptr;
    scene::Camera m_camera;
    QString m_rendererName;
    bool m_moving = false;
    bool m_sizing = false;
    bool m_usable = true;
    bool m_stale = true; ///< what is shown is not what is to be seen
    Shown m_shown = Shown::Nothing;
    QSize m_shownSize;
    scene::FrameBudget m_budget;
    scene::FrameBudget m_restBudget; ///< of quick pictures while the camera rests
    double m_lastFrameMs = 0;
    double m_toldDetail = 1;
};

} // namespace dothi::ui
