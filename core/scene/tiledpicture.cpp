// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/scene/notices.h>
#include <dothi/scene/offscreentarget.h>
#include <dothi/scene/tiledpicture.h>

#include <osg/FrameStamp>
#include <osgUtil/SceneView>

#include <QCoreApplication>
#include <QScopeGuard>

#include <algorithm>
#include <condition_variable>
#include <cstring>
#include <functional>
#include <mutex>
#include <thread>

namespace dothi::scene {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::Offscreen)
};

constexpr int kLargestPixels = 16384;
/// Pixels of a strip: some 0.1 s where only the processor draws, and not so few that the points of the scene
/// are handled too often.
constexpr int kStripPixels = 400'000;

/// A thread that does one thing after another while the caller waits.
class Aside
{
public:
    Aside()
        : m_thread([this] { work(); })
    {}
    ~Aside()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_end = true;
        }
        m_wake.notify_all();
        m_thread.join();
    }
    Aside(const Aside &) = delete;
    Aside &operator=(const Aside &) = delete;

    void run(const std::function<void()> &job)
    {
        std::unique_lock lock(m_mutex);
        m_job = &job;
        m_wake.notify_all();
        m_wake.wait(lock, [this] { return m_job == nullptr; });
    }

private:
    void work()
    {
        std::unique_lock lock(m_mutex);
        while (true) {
            m_wake.wait(lock, [this] { return m_end || m_job != nullptr; });
            if (!m_job)
                return;
            (*m_job)();
            m_job = nullptr;
            m_wake.notify_all();
        }
    }

    std::mutex m_mutex;
    std::condition_variable m_wake;
    const std::function<void()> *m_job = nullptr;
    bool m_end = false;
    std::thread m_thread; ///< last: it uses the others
};

} // namespace

Result<> checkPictureSize(const QSize &size)
{
    if (size.width() < 1 || size.height() < 1 || size.width() > kLargestPixels ||
        size.height() > kLargestPixels) {
        return fail(
            Error(ErrorCode::InvalidArgument,
                  Tr::tr("A picture of %1 × %2 pixels cannot be drawn.").arg(size.width()).arg(size.height()))
                .withAdvice(Tr::tr("Choose a size between 1 and %1 pixels.").arg(kLargestPixels)));
    }
    return {};
}

Error pictureTooLarge(const QSize &size)
{
    return Error(ErrorCode::OutOfMemory, Tr::tr("A picture of %1 × %2 pixels cannot be drawn here.")
                                             .arg(size.width())
                                             .arg(size.height()))
        .withAdvice(Tr::tr("Choose a smaller picture."));
}

osg::ref_ptr<osgUtil::SceneView> makePictureView(CityScene &scene, osg::State *state)
{
    osg::ref_ptr<osgUtil::SceneView> view = new osgUtil::SceneView;
    view->setDefaults(osgUtil::SceneView::NO_SCENEVIEW_LIGHT);
    view->setState(state);
    view->setSceneData(scene.root());
    view->setFrameStamp(new osg::FrameStamp);
    // Both: a view without a viewer goes by its own. The camera knows better where the nearest thing may be.
    view->setComputeNearFarMode(osg::CullSettings::DO_NOT_COMPUTE_NEAR_FAR);
    view->getCamera()->setComputeNearFarMode(osg::CullSettings::DO_NOT_COMPUTE_NEAR_FAR);
    view->getCamera()->setCullingMode(osg::CullSettings::VIEW_FRUSTUM_CULLING |
                                      osg::CullSettings::SMALL_FEATURE_CULLING);
    view->getCamera()->setDrawBuffer(GL_COLOR_ATTACHMENT0_EXT);
    view->getCamera()->setReadBuffer(GL_COLOR_ATTACHMENT0_EXT);
    view->getCamera()->setClearMask(GL_COLOR_BUFFER_BIT | GL_DEPTH_BUFFER_BIT | GL_STENCIL_BUFFER_BIT);
    return view;
}

struct TiledPicture::Private
{
    Aside aside;
    CityScene *scene = nullptr;
    Camera camera;
    QSize size;
    QImage image;
    int stripHeight = 0;
    int strips = 0;
    int drawn = 0;
    // Made and used on the thread aside only.
    std::unique_ptr<CurrentContext> context;
    osg::ref_ptr<osg::State> state;
    std::unique_ptr<Target> target;
    osg::ref_ptr<osgUtil::SceneView> view;
    unsigned contextId = 0;

    [[nodiscard]] Result<> make(int samples)
    {
        routeNotices();
        context = std::make_unique<CurrentContext>();
        DOTHI_TRY(context->make());
        state = new osg::State;
        contextId = osg::GraphicsContext::createNewContextID();
        state->setContextID(contextId);
        state->initializeExtensionProcs();
        target = std::make_unique<Target>(*state, QSize(size.width(), stripHeight));
        if (!target->create(samples))
            return fail(pictureTooLarge(size));
        view = makePictureView(*scene, state);
        return {};
    }
    [[nodiscard]] Result<> drawStrip()
    {
        const int top = drawn * stripHeight;
        const int height = std::min(stripHeight, size.height() - top);
        view->setViewMatrix(camera.viewMatrix(scene->frame()));
        view->setProjectionMatrix(camera.projectionMatrix());
        // The whole picture's viewport, shifted so that the strip falls into the framebuffer: everything that
        // is measured in pixels (names, widths of lines) comes out as in one piece.
        view->setViewport(0, top + stripHeight - size.height(), size.width(), size.height());
        scene->setShadowsMapped(true);
        const auto back = qScopeGuard([this] { scene->setShadowsMapped(false); });
        // There is no next frame that could bring the rest of the colours.
        do
            scene->prepareFrame(camera);
        while (scene->isRecolouring() || scene->isFillingCuts());
        target->bind();
        scene->drawShadowMap(*state);
        view->getFrameStamp()->setFrameNumber(static_cast<unsigned>(drawn) + 1);
        view->update();
        view->cull();
        target->bind();
        view->draw();
        glFinish();
        const QImage strip = target->read();
        if (strip.isNull())
            return fail(pictureTooLarge(size));
        for (int y = 0; y < height; ++y)
            std::memcpy(image.scanLine(top + y), strip.constScanLine(y),
                        static_cast<size_t>(size.width()) * 4);
        ++drawn;
        return {};
    }
    void release()
    {
        if (view) {
            view->releaseAllGLObjects();
            scene->root()->releaseGLObjects(state);
            view->flushAllDeletedGLObjects();
            osg::flushAllDeletedGLObjects(contextId);
            view = nullptr;
        }
        target.reset();
        if (state)
            osg::GraphicsContext::decrementContextIDUsageCount(contextId);
        state = nullptr;
        context.reset();
    }
};

TiledPicture::TiledPicture(std::unique_ptr<Private> p)
    : d(std::move(p))
{}

TiledPicture::~TiledPicture()
{
    d->aside.run([this] { d->release(); });
}

Result<std::unique_ptr<TiledPicture>> TiledPicture::start(CityScene &scene, const Camera &camera,
                                                          const QSize &size, int samples)
{
    DOTHI_TRY(checkPictureSize(size));
    auto p = std::make_unique<Private>();
    p->scene = &scene;
    p->camera = camera;
    p->camera.setViewport(size);
    p->size = size;
    p->stripHeight = std::clamp(kStripPixels / size.width(), 1, size.height());
    p->strips = (size.height() + p->stripHeight - 1) / p->stripHeight;
    p->image = QImage(size, QImage::Format_RGB32);
    if (p->image.isNull())
        return fail(pictureTooLarge(size));
    std::unique_ptr<TiledPicture> picture(new TiledPicture(std::move(p)));
    Result<> made;
    picture->d->aside.run([&] { made = picture->d->make(samples); });
    DOTHI_TRY(made);
    return picture;
}

int TiledPicture::strips() const
{
    return d->strips;
}

int TiledPicture::drawn() const
{
    return d->drawn;
}

Result<> TiledPicture::drawNext()
{
    Result<> drawn;
    d->aside.run([&] { drawn = d->drawStrip(); });
    return drawn;
}

QImage TiledPicture::take()
{
    return std::move(d->image);
}

} // namespace dothi::scene
