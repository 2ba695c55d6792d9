// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/scene/notices.h>
#include <dothi/scene/offscreen.h>
#include <dothi/scene/offscreentarget.h>
#include <dothi/scene/tiledpicture.h>

#include <osg/FrameStamp>
#include <osgUtil/SceneView>
#include <osgUtil/Statistics>

#include <QCoreApplication>
#include <QElapsedTimer>

#include <algorithm>
#include <ctime>
#include <optional>
#include <thread>

namespace dothi::scene {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::Offscreen)
};

qint64 trianglesDrawn(osgUtil::SceneView &view)
{
    osgUtil::Statistics statistics;
    view.getStats(statistics);
    qint64 triangles = 0;
    for (const auto &[mode, count] : statistics.getPrimitiveCountMap()) {
        if (mode == GL_TRIANGLES || mode == GL_TRIANGLE_FAN || mode == GL_TRIANGLE_STRIP)
            triangles += count;
    }
    return triangles;
}

struct Rendered
{
    std::vector<RenderStats> frames;
    QImage image; ///< of the last frame
};

/// Every camera's frame, and the last one's picture if it is wanted.
Result<Rendered> renderHere(CityScene &scene, std::span<const Camera> cameras, const QSize &size, int samples,
                            bool withImage)
{
    routeNotices();
    CurrentContext context;
    DOTHI_TRY(context.make());

    // The fallback context has a state of its own, but one made here serves both kinds alike.
    osg::ref_ptr<osg::State> state = new osg::State;
    const unsigned contextId = osg::GraphicsContext::createNewContextID();
    state->setContextID(contextId);
    state->initializeExtensionProcs();
    Rendered rendered;
    {
        Target target(*state, size);
        if (!target.create(samples)) {
            osg::GraphicsContext::decrementContextIDUsageCount(contextId);
            return fail(pictureTooLarge(size));
        }
        osg::ref_ptr<osgUtil::SceneView> view = makePictureView(scene, state);
        osg::FrameStamp *stamp = view->getFrameStamp();
        view->setViewport(0, 0, size.width(), size.height());
        unsigned number = 0;
        for (const Camera &camera : cameras) {
            Camera own = camera;
            own.setViewport(size);
            QElapsedTimer timer;
            timer.start();
            const std::clock_t before = std::clock();
            view->setViewMatrix(own.viewMatrix(scene.frame()));
            view->setProjectionMatrix(own.projectionMatrix());
            scene.prepareFrame(own);
            stamp->setFrameNumber(++number);
            target.bind();
            scene.drawShadowMap(*state);
            view->update();
            view->cull();
            target.bind();
            view->draw();
            glFinish();
            RenderStats stats;
            stats.frameMs = static_cast<double>(timer.nsecsElapsed()) / 1e6;
            stats.cpuMs = static_cast<double>(std::clock() - before) * 1000 / CLOCKS_PER_SEC;
            stats.triangles = trianglesDrawn(*view);
            rendered.frames.push_back(stats);
        }
        if (withImage)
            rendered.image = target.read();
        view->releaseAllGLObjects();
        scene.root()->releaseGLObjects(state);
        view->flushAllDeletedGLObjects();
        osg::flushAllDeletedGLObjects(contextId);
    }
    osg::GraphicsContext::decrementContextIDUsageCount(contextId);
    if (withImage && rendered.image.isNull())
        return fail(ErrorCode::OutOfMemory, Tr::tr("There is not enough memory for a picture of this size."));
    return rendered;
}

/// On a thread of its own: whatever context the caller has current, of GLX or EGL, stays as it is.
Result<Rendered> renderAside(CityScene &scene, std::span<const Camera> cameras, const QSize &size,
                             int samples, bool withImage)
{
    DOTHI_TRY(checkPictureSize(size));
    std::optional<Result<Rendered>> result;
    std::thread([&] { result.emplace(renderHere(scene, cameras, size, samples, withImage)); }).join();
    return std::move(*result);
}

} // namespace

Result<QImage> renderImage(CityScene &scene, const Camera &camera, const QSize &size, RenderStats *stats,
                           int samples)
{
    // The second frame tells what frames cost: the first uploads everything.
    const std::vector<Camera> cameras(stats ? 2 : 1, camera);
    scene.setShadowsMapped(true);
    auto rendered = renderAside(scene, cameras, size, samples, true);
    scene.setShadowsMapped(false);
    if (!rendered)
        return Failure(std::move(rendered).error());
    if (stats)
        *stats = rendered->frames.back();
    return std::move(rendered->image);
}

Result<std::vector<RenderStats>> measureFrames(CityScene &scene, std::span<const Camera> cameras,
                                               const QSize &size, int samples)
{
    auto rendered = renderAside(scene, cameras, size, samples, false);
    if (!rendered)
        return Failure(std::move(rendered).error());
    return std::move(rendered->frames);
}

} // namespace dothi::scene
