// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/scene/style.h>
#include <dothi/ui/theme.h>
#include <dothi/ui/viewcanvasparts.h>

#include <QElapsedTimer>
#include <QOpenGLContext>
#include <QOpenGLFunctions>
#include <QTimer>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace dothi::ui {

namespace {

/// A picture at rest that takes no longer is drawn in one go.
constexpr double kAtOnceMs = 80;
/// What drawing strips holds the thread at a time.
constexpr double kStripsMs = 25;
/// Changes that follow each other closely are shown quickly, not each in full.
constexpr int kRestMs = 120;
/// A strip where only the processor draws. Many narrow ones cost the points of the scene too often.
constexpr int kStripPixels = 250'000;
/// More pixels than these are too many for a quick picture where only the processor draws.
constexpr double kQuickPixels = 1'500'000;

} // namespace

scene::Camera ViewCanvas::drawnCamera() const
{
    scene::Camera drawn = m_camera;
    drawn.setViewport(deviceSize());
    return drawn;
}

void ViewCanvas::prepare(double coarseness, bool shadowsMapped)
{
    osg::Camera *camera = d->viewer->getCamera();
    const scene::Camera drawn = drawnCamera();
    if (m_scene) {
        m_scene->setPixelRatio(devicePixelRatioF());
        m_scene->setCoarseness(coarseness);
        m_scene->setShadowsMapped(shadowsMapped);
        m_scene->prepareFrame(drawn);
        camera->setViewMatrix(drawn.viewMatrix(m_scene->frame()));
        d->projection = drawn.projectionMatrix();
    }
    const bool isDark = Theme::instance().isDark();
    const QColor ground =
        m_scene && m_scene->isUnderground() && !isDark ? scene::style::kEarth : colors().field;
    camera->setClearColor(osg::Vec4(ground.redF(), ground.greenF(), ground.blueF(), 1.0F));
    d->viewer->advance();
    d->viewer->updateTraversal();
}

void ViewCanvas::render(QOpenGLFramebufferObject &buffer, const QRect &viewport)
{
    buffer.bind();
    // In every frame: OSG goes back to this buffer after drawing to textures, and Qt's own changes with the
    // size.
    d->window->setDefaultFboId(buffer.handle());
    d->window->resized(0, 0, buffer.width(), buffer.height());
    // Resizing changes both.
    osg::Camera *camera = d->viewer->getCamera();
    camera->setViewport(viewport.x(), viewport.y(), viewport.width(), viewport.height());
    if (m_scene)
        camera->setProjectionMatrix(d->projection);
    d->viewer->renderingTraversals();
    context()->functions()->glDisable(GL_SCISSOR_TEST);
}

void ViewCanvas::paintGL()
{
    QOpenGLFunctions *gl = context()->functions();
    const QSize size = deviceSize();
    if (!m_usable)
        return;
    QElapsedTimer clock;
    clock.start();
    const bool isNew = m_stale || m_shown == Shown::Nothing || m_shownSize != size;
    if (isNew)
        drawNew(size);

    const QOpenGLFramebufferObject *shown = m_shown == Shown::Still ? d->picture.picture() : d->quick.get();
    QOpenGLFramebufferObject::bindDefault();
    gl->glBindFramebuffer(GL_FRAMEBUFFER, defaultFramebufferObject());
    gl->glDisable(GL_SCISSOR_TEST);
    QOpenGLFramebufferObject::blitFramebuffer(nullptr, QRect(QPoint(0, 0), size),
                                              const_cast<QOpenGLFramebufferObject *>(shown),
                                              QRect(QPoint(0, 0), shown->size()), GL_COLOR_BUFFER_BIT,
                                              shown->size() == size ? GL_NEAREST : GL_LINEAR);
    if (!isNew)
        return;
    gl->glFinish();
    m_lastFrameMs = static_cast<double>(clock.nsecsElapsed()) / 1e6;
    if (m_moving)
        m_budget.add(m_lastFrameMs);
    tellDetail();
    Q_EMIT frameDrawn(m_lastFrameMs);
}

void ViewCanvas::drawNew(const QSize &size)
{
    m_stale = false;
    d->picture.stop();
    m_more->stop();
    m_budget.setPixelRatio(devicePixelRatioF());
    m_restBudget.setPixelRatio(devicePixelRatioF());
    if (m_moving || m_sizing) {
        prepare(m_moving ? m_budget.coarseness() : 1.0, false);
        drawQuick(size, m_moving ? m_budget.pixels() : 1.0);
        return;
    }
    if (!isSlow()) {
        startStill(size);
        // Should it take longer than thought, the rest follows as that of any large picture.
        if (drawStrips(2 * kAtOnceMs)) {
            stillDrawn();
            return;
        }
    }
    // Before it is known how long one takes.
    while (d->isSoftware && m_shown == Shown::Nothing &&
           kQuickPixels < size.width() * m_restBudget.pixels() * size.height() * m_restBudget.pixels() &&
           m_restBudget.add(2 * scene::FrameBudget::kFrameMs)) {
    }
    QElapsedTimer clock;
    clock.start();
    prepare(m_restBudget.coarseness(), false);
    drawQuick(size, m_restBudget.pixels());
    context()->functions()->glFinish();
    m_restBudget.add(static_cast<double>(clock.nsecsElapsed()) / 1e6);
    // What is fetched now is what the picture at rest lacks.
    if (m_scene) {
        m_scene->setCoarseness(1);
        m_scene->prepareFrame(drawnCamera());
    }
    d->isPrepared = false;
    m_more->start(kRestMs);
}

void ViewCanvas::drawQuick(const QSize &size, double share)
{
    const Private::Frame wanted{std::max(1, static_cast<int>(size.width() * share + .5)),
                                std::max(1, static_cast<int>(size.height() * share + .5)), 0};
    if (!d->quick || d->quickFrame != wanted) {
        d->quick.reset();
        d->quick = Private::makeBuffer(wanted);
        d->quickFrame = wanted;
    }
    render(*d->quick, QRect(QPoint(0, 0), d->quick->size()));
    m_shown = Shown::Quick;
    m_shownSize = size;
}

double ViewCanvas::expectedMs(const QSize &size) const
{
    if (d->msPerPixel < 0)
        return d->isSoftware ? std::numeric_limits<double>::infinity() : 0;
    return d->msPerPixel * size.width() * size.height();
}

bool ViewCanvas::isSlow() const
{
    return expectedMs(deviceSize()) > kAtOnceMs;
}

void ViewCanvas::startStill(const QSize &size)
{
    const double pixels = static_cast<double>(size.width()) * size.height();
    double strips = d->isSoftware ? pixels / kStripPixels : 1;
    if (d->msPerPixel > 0)
        strips = std::max(strips, d->msPerPixel * pixels / kStripsMs);
    d->picture.start(size, d->samples, static_cast<int>(std::clamp(std::ceil(strips), 1.0, 64.0)));
    d->isPrepared = false;
    d->stillMs = d->longestMs = 0;
}

bool ViewCanvas::drawStrips(double milliseconds)
{
    QElapsedTimer clock;
    clock.start();
    const auto elapsed = [&clock] { return static_cast<double>(clock.nsecsElapsed()) / 1e6; };
    if (!d->isPrepared) {
        prepare(1, true);
        context()->functions()->glFinish();
        d->isPrepared = true;
        d->hasShadows = !m_scene;
    }
    while (!d->hasShadows && elapsed() < milliseconds) {
        d->hasShadows = m_scene->drawShadowMapPart(*d->window->getState());
        context()->functions()->glFinish();
    }
    while (d->hasShadows && d->picture.isUnderWay() && elapsed() < milliseconds) {
        d->picture.drawNext(
            [this](QOpenGLFramebufferObject &buffer, const QRect &viewport) { render(buffer, viewport); });
        context()->functions()->glFinish();
    }
    d->stillMs += elapsed();
    d->longestMs = std::max(d->longestMs, elapsed());
    return d->picture.isWhole();
}

void ViewCanvas::stillDrawn()
{
    m_shown = Shown::Still;
    m_shownSize = deviceSize();
    d->msPerPixel = d->stillMs / m_shownSize.width() / m_shownSize.height();
}

void ViewCanvas::tellDetail()
{
    if (std::exchange(m_toldDetail, detail()) != detail())
        Q_EMIT detailChanged(detail());
}

void ViewCanvas::drawMore()
{
    const QSize size = deviceSize();
    if (m_stale || m_moving || m_sizing || m_shownSize != size || !context() || !context()->isValid())
        return; // a new picture is under way
    makeCurrent();
    if (!d->picture.isUnderWay())
        startStill(size);
    const bool isWhole = drawStrips(kStripsMs);
    doneCurrent();
    if (!isWhole) {
        m_more->start(0);
        return;
    }
    stillDrawn();
    m_lastFrameMs = d->longestMs;
    tellDetail();
    update();
    Q_EMIT frameDrawn(m_lastFrameMs);
}

void ViewCanvas::completePicture()
{
    if (!m_usable || !context() || !context()->isValid() || m_moving || m_sizing)
        return;
    const QSize size = deviceSize();
    if (!m_stale && m_shown == Shown::Still && m_shownSize == size)
        return;
    m_more->stop();
    m_stale = false;
    makeCurrent();
    startStill(size);
    drawStrips(std::numeric_limits<double>::infinity());
    doneCurrent();
    stillDrawn();
    tellDetail();
    update();
    Q_EMIT frameDrawn(d->longestMs);
}

} // namespace dothi::ui
