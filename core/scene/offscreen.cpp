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

using Next = std::function<std::optional<Camera>(const RenderStats *)>;

/// Every camera's frame, and the last one's picture if it is wanted.
Result<QImage> renderHere(CityScene &scene, const Next &next, const QSize &size, int samples, bool withImage)
{
    routeNotices();
    CurrentContext context;
    DOTHI_TRY(context.make());

    // The fallback context has a state of its own, but one made here serves both kinds alike.
    osg::ref_ptr<osg::State> state = new osg::State;
    const unsigned contextId = osg::GraphicsContext::createNewContextID();
    state->setContextID(contextId);
    state->initializeExtensionProcs();
    QImage image;
    {
        Target target(*state, size);
        if (!target.create(samples)) {
            osg::GraphicsContext::decrementContextIDUsageCount(contextId);
            return fail(pictureTooLarge(size));
        }
        osg::ref_ptr<osgUtil::SceneView> view = makePictureView(scene, state);
        osg::FrameStamp *stamp = view->getFrameStamp();
        unsigned number = 0;
        RenderStats stats;
        while (const std::optional<Camera> own = next(number > 0 ? &stats : nullptr)) {
            const QSize drawn = own->viewport().toSize().boundedTo(size);
            view->setViewport(0, 0, drawn.width(), drawn.height());
            QElapsedTimer timer;
            timer.start();
            const std::clock_t before = std::clock();
            view->setViewMatrix(own->viewMatrix(scene.frame()));
            view->setProjectionMatrix(own->projectionMatrix());
            scene.prepareFrame(*own);
            stamp->setFrameNumber(++number);
            target.bind();
            scene.drawShadowMap(*state);
            view->update();
            view->cull();
            target.bind();
            view->draw();
            glFinish();
            stats.frameMs = static_cast<double>(timer.nsecsElapsed()) / 1e6;
            stats.cpuMs = static_cast<double>(std::clock() - before) * 1000 / CLOCKS_PER_SEC;
            stats.triangles = trianglesDrawn(*view);
        }
        if (withImage)
            image = target.read();
        view->releaseAllGLObjects();
        scene.root()->releaseGLObjects(state);
        view->flushAllDeletedGLObjects();
        osg::flushAllDeletedGLObjects(contextId);
    }
    osg::GraphicsContext::decrementContextIDUsageCount(contextId);
    if (withImage && image.isNull())
        return fail(ErrorCode::OutOfMemory, Tr::tr("There is not enough memory for a picture of this size."));
    return image;
}

/// On a thread of its own: whatever context the caller has current, of GLX or EGL, stays as it is.
Result<QImage> renderAside(CityScene &scene, const Next &next, const QSize &size, int samples, bool withImage)
{
    DOTHI_TRY(checkPictureSize(size));
    std::optional<Result<QImage>> result;
    std::thread([&] { result.emplace(renderHere(scene, next, size, samples, withImage)); }).join();
    return std::move(*result);
}

/// One after the other, in the size of the picture.
Next each(std::span<const Camera> cameras, const QSize &size, std::vector<RenderStats> &frames)
{
    return [cameras, size, &frames, at = size_t(0)](const RenderStats *stats) mutable {
        if (stats)
            frames.push_back(*stats);
        std::optional<Camera> next;
        if (at < cameras.size()) {
            next = cameras[at++];
            next->setViewport(size);
        }
        return next;
    };
}

} // namespace

Result<QImage> renderImage(CityScene &scene, const Camera &camera, const QSize &size, RenderStats *stats,
                           int samples)
{
    // The second frame tells what frames cost: the first uploads everything.
    const std::vector<Camera> cameras(stats ? 2 : 1, camera);
    std::vector<RenderStats> frames;
    // A picture has no next frame that could bring the rest of the colours.
    do
        scene.prepareFrame(camera);
    while (scene.isRecolouring() || scene.isFillingCuts());
    scene.setShadowsMapped(true);
    auto image = renderAside(scene, each(cameras, size, frames), size, samples, true);
    scene.setShadowsMapped(false);
    if (image && stats)
        *stats = frames.back();
    return image;
}

Result<std::vector<RenderStats>> measureFrames(CityScene &scene, std::span<const Camera> cameras,
                                               const QSize &size, int samples)
{
    std::vector<RenderStats> frames;
    auto rendered = renderAside(scene, each(cameras, size, frames), size, samples, false);
    if (!rendered)
        return Failure(std::move(rendered).error());
    return frames;
}

Result<> flyFrames(CityScene &scene, const QSize &size, int samples,
                   const std::function<std::optional<Camera>(const RenderStats *)> &next)
{
    auto rendered = renderAside(scene, next, size, samples, false);
    if (!rendered)
        return Failure(std::move(rendered).error());
    return {};
}

} // namespace dothi::scene
