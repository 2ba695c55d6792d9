// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/ui/theme.h>
#include <dothi/ui/viewcanvas.h>

#include <osg/Group>
#include <osg/Viewport>
#include <osgViewer/GraphicsWindow>
#include <osgViewer/Viewer>

#include <QElapsedTimer>
#include <QOpenGLContext>
#include <QOpenGLFramebufferObject>
#include <QOpenGLFunctions>

#include <algorithm>
#include <cmath>

namespace dothi::ui {

namespace {

constexpr int kSamples = 4; ///< of the picture at rest
constexpr int kUnseenPx = 64;

struct Frame
{
    int width = 0;
    int height = 0;
    int samples = 0;
    friend bool operator==(const Frame &, const Frame &) = default;
};

} // namespace

struct ViewCanvas::Private
{
    osg::ref_ptr<osgViewer::Viewer> viewer;
    osg::ref_ptr<osgViewer::GraphicsWindowEmbedded> window;
    osg::ref_ptr<osg::Group> emptyRoot = new osg::Group;
    std::unique_ptr<QOpenGLFramebufferObject> still;
    std::unique_ptr<QOpenGLFramebufferObject> moving;
    std::unique_ptr<QOpenGLFramebufferObject> unseen;
    Frame stillFrame;
    Frame movingFrame;
    int samples = 0;

    static std::unique_ptr<QOpenGLFramebufferObject> makeBuffer(const Frame &frame)
    {
        QOpenGLFramebufferObjectFormat format;
        format.setAttachment(QOpenGLFramebufferObject::CombinedDepthStencil);
        format.setSamples(frame.samples);
        format.setInternalTextureFormat(GL_RGBA8);
        return std::make_unique<QOpenGLFramebufferObject>(frame.width, frame.height, format);
    }

    QOpenGLFramebufferObject *target(bool isMoving, const Frame &wanted)
    {
        auto &buffer = isMoving ? moving : still;
        Frame &have = isMoving ? movingFrame : stillFrame;
        if (!buffer || have != wanted) {
            buffer = makeBuffer(wanted);
            have = wanted;
        }
        return buffer.get();
    }

    void letGoOfBuffers()
    {
        still.reset();
        moving.reset();
        unseen.reset();
    }
};

ViewCanvas::ViewCanvas(QWidget *parent)
    : QOpenGLWidget(parent)
    , d(std::make_unique<Private>())
{
    setMouseTracking(true);
    // GL2 build of OSG: no core profile. Edges are smoothed in our own buffer.
    QSurfaceFormat format = QSurfaceFormat::defaultFormat();
    format.setDepthBufferSize(24);
    format.setSamples(0);
    // A driver that is reset says so, instead of taking the program with it.
    format.setOption(QSurfaceFormat::ResetNotification);
    setFormat(format);

    d->viewer = new osgViewer::Viewer;
    d->viewer->setThreadingModel(osgViewer::ViewerBase::SingleThreaded);
    d->viewer->setReleaseContextAtEndOfFrameHint(false);
    d->viewer->setKeyEventSetsDone(0);
    d->viewer->setLightingMode(osg::View::NO_LIGHT);
    d->window = new osgViewer::GraphicsWindowEmbedded(0, 0, 16, 16);
    osg::Camera *camera = d->viewer->getCamera();
    camera->setGraphicsContext(d->window);
    camera->setViewport(new osg::Viewport(0, 0, 16, 16));
    camera->setComputeNearFarMode(osg::CullSettings::DO_NOT_COMPUTE_NEAR_FAR);
    camera->setSmallFeatureCullingPixelSize(2);
    d->viewer->setSceneData(d->emptyRoot);
}

ViewCanvas::~ViewCanvas()
{
    // Not from aboutToBeDestroyed: Qt emits that from ~QOpenGLWidget, when our members are gone.
    if (context()) {
        disconnect(context(), nullptr, this, nullptr);
        makeCurrent();
        releaseGl(QOpenGLContext::currentContext() == context());
        doneCurrent();
    }
}

void ViewCanvas::releaseGl(bool isCurrent)
{
    d->letGoOfBuffers();
    osg::State *state = d->window->getState();
    if (osg::Node *root = d->viewer->getSceneData())
        root->releaseGLObjects(state);
    d->viewer->releaseGLObjects(state);
    d->window->releaseGLObjects(state);
    if (isCurrent)
        osg::deleteAllGLObjects(state->getContextID());
    osg::discardAllGLObjects(state->getContextID());
}

void ViewCanvas::setScene(scene::CityScene *scene)
{
    if (m_scene == scene)
        return;
    if (context() && d->viewer->getSceneData()) {
        // The old city's buffers live in this context; they go while it is current.
        makeCurrent();
        d->viewer->getSceneData()->releaseGLObjects(d->window->getState());
        osg::flushAllDeletedGLObjects(d->window->getState()->getContextID());
        doneCurrent();
    }
    m_scene = scene;
    d->viewer->setSceneData(scene ? static_cast<osg::Node *>(scene->root()) : d->emptyRoot.get());
    update();
}

void ViewCanvas::setCamera(const scene::Camera &camera)
{
    m_camera = camera;
    update();
}

void ViewCanvas::setMoving(bool moving)
{
    if (m_moving == moving)
        return;
    m_moving = moving;
    // What is fetched from here on is what the frame at rest will lack, not what the flight lacked.
    if (!moving && m_scene)
        m_scene->setCoarseness(1);
    Q_EMIT detailChanged(detail());
    update();
}

void ViewCanvas::setSizing(bool sizing)
{
    if (m_sizing == sizing)
        return;
    m_sizing = sizing;
    update();
}

QSize ViewCanvas::deviceSize() const
{
    const double ratio = devicePixelRatioF();
    return {std::max(1, static_cast<int>(width() * ratio + .5)),
            std::max(1, static_cast<int>(height() * ratio + .5))};
}

void ViewCanvas::initializeGL()
{
    QOpenGLFunctions *gl = context()->functions();
    m_rendererName = QString::fromUtf8(reinterpret_cast<const char *>(gl->glGetString(GL_RENDERER)));
    if (context()->isOpenGLES() || context()->format().profile() == QSurfaceFormat::CoreProfile) {
        m_usable = false;
        Q_EMIT unusable(tr("The graphics driver offers no OpenGL with the compatibility profile."));
        return;
    }
    // Of a context that goes because the widget gets another; not when the widget itself goes.
    connect(context(), &QOpenGLContext::aboutToBeDestroyed, this, [this] {
        makeCurrent();
        releaseGl(QOpenGLContext::currentContext() == context());
        doneCurrent();
    });
    // Reparenting gave the widget a new context (sharing is on, so this is the fallback): everything is
    // uploaded anew.
    if (d->window->getState()->getContextID() != 0 || d->window->isRealized()) {
        osg::ref_ptr<osg::State> state = new osg::State;
        d->letGoOfBuffers();
        if (osg::Node *root = d->viewer->getSceneData())
            root->releaseGLObjects(d->window->getState());
        state->setContextID(osg::GraphicsContext::createNewContextID());
        state->setGraphicsContext(d->window);
        d->window->setState(state);
    }
    // Vertex array objects stay off, as OSG has them: its cache of them and Qt's own GL do not know of each
    // other.
    d->window->getState()->initializeExtensionProcs();
    GLint samples = 0;
    gl->glGetIntegerv(GL_MAX_SAMPLES, &samples);
    d->samples = std::min<int>(kSamples, samples);
    if (!d->viewer->isRealized())
        d->viewer->realize();
}

void ViewCanvas::draw(const QSize &size, QOpenGLFramebufferObject &buffer)
{
    buffer.bind();
    // In every frame: OSG goes back to this buffer after drawing to textures, and Qt's own changes with the
    // size.
    d->window->setDefaultFboId(buffer.handle());
    d->window->resized(0, 0, buffer.width(), buffer.height());

    osg::Camera *camera = d->viewer->getCamera();
    camera->setViewport(0, 0, buffer.width(), buffer.height());
    scene::Camera drawn = m_camera;
    drawn.setViewport(size);
    if (m_scene) {
        m_scene->setPixelRatio(devicePixelRatioF());
        m_scene->setCoarseness(m_moving ? m_budget.coarseness() : 1.0);
        m_scene->setShadowsMapped(!isCoarse() && &buffer == d->still.get());
        m_scene->prepareFrame(drawn);
        m_scene->drawShadowMap(*d->window->getState());
        camera->setViewMatrix(drawn.viewMatrix(m_scene->frame()));
        camera->setProjectionMatrix(drawn.projectionMatrix());
    }
    const QColor ground = colors().field;
    camera->setClearColor(osg::Vec4(ground.redF(), ground.greenF(), ground.blueF(), 1.0F));
    d->viewer->advance();
    d->viewer->updateTraversal();
    d->viewer->renderingTraversals();
}

void ViewCanvas::prepareLayer(const QString &layer)
{
    // Before the first frame there is nothing to draw with.
    if (!m_scene || !m_usable || !context() || !d->viewer->isRealized())
        return;
    makeCurrent();
    if (!d->unseen)
        d->unseen = Private::makeBuffer({kUnseenPx, kUnseenPx, d->samples});
    m_scene->aloneWith(layer, [this] { draw(deviceSize(), *d->unseen); });
    doneCurrent();
}

void ViewCanvas::paintEvent(QPaintEvent *event)
{
    if (context() && !context()->isValid()) {
        Q_EMIT lost();
        return;
    }
    QOpenGLWidget::paintEvent(event);
}

void ViewCanvas::paintGL()
{
    QOpenGLFunctions *gl = context()->functions();
    const QSize size = deviceSize();
    if (!m_usable)
        return;
    QElapsedTimer clock;
    clock.start();

    m_budget.setPixelRatio(devicePixelRatioF());
    const double scale = m_moving ? m_budget.pixels() : 1.0;
    Frame wanted;
    wanted.width = std::max(1, static_cast<int>(size.width() * scale + .5));
    wanted.height = std::max(1, static_cast<int>(size.height() * scale + .5));
    const bool coarse = isCoarse();
    wanted.samples = coarse ? 0 : d->samples;
    QOpenGLFramebufferObject *buffer = d->target(coarse, wanted);
    draw(size, *buffer);

    QOpenGLFramebufferObject::bindDefault();
    gl->glBindFramebuffer(GL_FRAMEBUFFER, defaultFramebufferObject());
    gl->glDisable(GL_SCISSOR_TEST);
    // Several samples may only be copied between equal sizes; the smaller picture while moving has one.
    QOpenGLFramebufferObject::blitFramebuffer(nullptr, QRect(QPoint(0, 0), size), buffer,
                                              QRect(0, 0, wanted.width, wanted.height), GL_COLOR_BUFFER_BIT,
                                              wanted.width == size.width() ? GL_NEAREST : GL_LINEAR);
    gl->glFinish();
    m_lastFrameMs = static_cast<double>(clock.nsecsElapsed()) / 1e6;
    if (m_moving && m_budget.add(m_lastFrameMs))
        Q_EMIT detailChanged(detail());
    Q_EMIT frameDrawn(m_lastFrameMs);
}

} // namespace dothi::ui
