// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/scene/eglcontext.h>
#include <dothi/scene/notices.h>
#include <dothi/scene/offscreen.h>

#include <osg/FrameBufferObject>
#include <osg/FrameStamp>
#include <osg/GLExtensions>
#include <osg/GraphicsContext>
#include <osg/State>
#include <osgUtil/SceneView>
#include <osgUtil/Statistics>
#include <osgViewer/GraphicsWindow>

#include <QCoreApplication>
#include <QElapsedTimer>

#include <algorithm>
#include <ctime>
#include <optional>
#include <thread>

// Fallback under X; the window system of osgViewer registers itself.
USE_GRAPHICSWINDOW()

namespace dothi::scene {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::Offscreen)
};

constexpr int kLargestPixels = 16384;

/// A context of one or the other kind, current on this thread while it lives.
class CurrentContext
{
public:
    [[nodiscard]] Result<> make()
    {
        auto egl = EglContext::create();
        if (egl) {
            m_egl = std::move(*egl);
            return {};
        }
        // An X server may be there where EGL is not.
        osg::ref_ptr<osg::GraphicsContext::Traits> traits = new osg::GraphicsContext::Traits;
        traits->readDISPLAY();
        traits->width = 8;
        traits->height = 8;
        traits->pbuffer = true;
        traits->doubleBuffer = false;
        if (qEnvironmentVariableIsSet("DISPLAY"))
            m_pbuffer = osg::GraphicsContext::createGraphicsContext(traits);
        if (!m_pbuffer || !m_pbuffer->realize() || !m_pbuffer->makeCurrent())
            return Failure(egl.error());
        return {};
    }
    ~CurrentContext()
    {
        if (m_pbuffer) {
            m_pbuffer->releaseContext();
            m_pbuffer->close();
        }
    }

private:
    std::unique_ptr<EglContext> m_egl;
    osg::ref_ptr<osg::GraphicsContext> m_pbuffer;
};

/// A colour and depth-stencil framebuffer, multisampled where the driver can.
class Target
{
public:
    Target(osg::State &state, const QSize &size)
        : m_gl(state.get<osg::GLExtensions>())
        , m_size(size)
    {}
    ~Target()
    {
        if (!m_gl)
            return;
        m_gl->glBindFramebuffer(GL_FRAMEBUFFER_EXT, 0);
        for (Buffer *buffer : {&m_draw, &m_read}) {
            if (buffer->framebuffer)
                m_gl->glDeleteFramebuffers(1, &buffer->framebuffer);
            if (buffer->color)
                m_gl->glDeleteRenderbuffers(1, &buffer->color);
            if (buffer->depth)
                m_gl->glDeleteRenderbuffers(1, &buffer->depth);
        }
    }

    [[nodiscard]] bool create(int wantedSamples)
    {
        if (!m_gl || !m_gl->isFrameBufferObjectSupported || !m_gl->isPackedDepthStencilSupported)
            return false;
        GLint samples = 0;
        if (m_gl->glRenderbufferStorageMultisample && m_gl->glBlitFramebuffer)
            glGetIntegerv(GL_MAX_SAMPLES_EXT, &samples);
        samples = std::min(samples, wantedSamples);
        if (samples > 1 && make(m_draw, samples) && make(m_read, 0))
            m_multisampled = true;
        else if (!make(m_draw, 0))
            return false;
        m_gl->glBindFramebuffer(GL_FRAMEBUFFER_EXT, m_draw.framebuffer);
        return true;
    }
    void bind() { m_gl->glBindFramebuffer(GL_FRAMEBUFFER_EXT, m_draw.framebuffer); }

    [[nodiscard]] QImage read()
    {
        if (m_multisampled) {
            m_gl->glBindFramebuffer(GL_READ_FRAMEBUFFER_EXT, m_draw.framebuffer);
            m_gl->glBindFramebuffer(GL_DRAW_FRAMEBUFFER_EXT, m_read.framebuffer);
            m_gl->glBlitFramebuffer(0, 0, m_size.width(), m_size.height(), 0, 0, m_size.width(),
                                    m_size.height(), GL_COLOR_BUFFER_BIT, GL_NEAREST);
            m_gl->glBindFramebuffer(GL_FRAMEBUFFER_EXT, m_read.framebuffer);
        } else {
            m_gl->glBindFramebuffer(GL_FRAMEBUFFER_EXT, m_draw.framebuffer);
        }
        QImage image(m_size, QImage::Format_RGBX8888);
        if (image.isNull())
            return image;
        glPixelStorei(GL_PACK_ALIGNMENT, 4);
        glPixelStorei(GL_PACK_ROW_LENGTH, static_cast<GLint>(image.bytesPerLine() / 4));
        glReadPixels(0, 0, m_size.width(), m_size.height(), GL_RGBA, GL_UNSIGNED_BYTE, image.bits());
        glPixelStorei(GL_PACK_ROW_LENGTH, 0);
        m_gl->glBindFramebuffer(GL_FRAMEBUFFER_EXT, m_draw.framebuffer);
        return image.mirrored().convertToFormat(QImage::Format_RGB32);
    }

private:
    struct Buffer
    {
        GLuint framebuffer = 0;
        GLuint color = 0;
        GLuint depth = 0;
    };

    [[nodiscard]] bool make(Buffer &buffer, GLint samples)
    {
        const auto storage = [&](GLuint &renderbuffer, GLenum format) {
            m_gl->glGenRenderbuffers(1, &renderbuffer);
            m_gl->glBindRenderbuffer(GL_RENDERBUFFER_EXT, renderbuffer);
            if (samples > 1)
                m_gl->glRenderbufferStorageMultisample(GL_RENDERBUFFER_EXT, samples, format, m_size.width(),
                                                       m_size.height());
            else
                m_gl->glRenderbufferStorage(GL_RENDERBUFFER_EXT, format, m_size.width(), m_size.height());
        };
        storage(buffer.color, GL_RGBA8);
        storage(buffer.depth, GL_DEPTH24_STENCIL8_EXT);
        m_gl->glGenFramebuffers(1, &buffer.framebuffer);
        m_gl->glBindFramebuffer(GL_FRAMEBUFFER_EXT, buffer.framebuffer);
        m_gl->glFramebufferRenderbuffer(GL_FRAMEBUFFER_EXT, GL_COLOR_ATTACHMENT0_EXT, GL_RENDERBUFFER_EXT,
                                        buffer.color);
        m_gl->glFramebufferRenderbuffer(GL_FRAMEBUFFER_EXT, GL_DEPTH_ATTACHMENT_EXT, GL_RENDERBUFFER_EXT,
                                        buffer.depth);
        m_gl->glFramebufferRenderbuffer(GL_FRAMEBUFFER_EXT, GL_STENCIL_ATTACHMENT_EXT, GL_RENDERBUFFER_EXT,
                                        buffer.depth);
        return m_gl->glCheckFramebufferStatus(GL_FRAMEBUFFER_EXT) == GL_FRAMEBUFFER_COMPLETE_EXT;
    }

    osg::GLExtensions *m_gl;
    QSize m_size;
    Buffer m_draw;
    Buffer m_read;
    bool m_multisampled = false;
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
            return fail(
                Error(ErrorCode::OutOfMemory, Tr::tr("A picture of %1 × %2 pixels cannot be drawn here.")
                                                  .arg(size.width())
                                                  .arg(size.height()))
                    .withAdvice(Tr::tr("Choose a smaller picture.")));
        }
        osg::ref_ptr<osgUtil::SceneView> view = new osgUtil::SceneView;
        view->setDefaults(osgUtil::SceneView::NO_SCENEVIEW_LIGHT);
        view->setState(state);
        view->setSceneData(scene.root());
        osg::ref_ptr<osg::FrameStamp> stamp = new osg::FrameStamp;
        view->setFrameStamp(stamp);
        view->getCamera()->setComputeNearFarMode(osg::CullSettings::DO_NOT_COMPUTE_NEAR_FAR);
        view->getCamera()->setCullingMode(osg::CullSettings::VIEW_FRUSTUM_CULLING |
                                          osg::CullSettings::SMALL_FEATURE_CULLING);
        view->getCamera()->setDrawBuffer(GL_COLOR_ATTACHMENT0_EXT);
        view->getCamera()->setReadBuffer(GL_COLOR_ATTACHMENT0_EXT);
        view->getCamera()->setClearMask(GL_COLOR_BUFFER_BIT | GL_DEPTH_BUFFER_BIT | GL_STENCIL_BUFFER_BIT);
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
    if (size.width() < 1 || size.height() < 1 || size.width() > kLargestPixels ||
        size.height() > kLargestPixels) {
        return fail(
            Error(ErrorCode::InvalidArgument,
                  Tr::tr("A picture of %1 × %2 pixels cannot be drawn.").arg(size.width()).arg(size.height()))
                .withAdvice(Tr::tr("Choose a size between 1 and %1 pixels.").arg(kLargestPixels)));
    }
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
    auto rendered = renderAside(scene, cameras, size, samples, true);
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
