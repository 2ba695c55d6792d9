// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/ui/viewcanvasparts.h>

#include <QOpenGLContext>
#include <QOpenGLFunctions>
#include <QTimer>

#include <algorithm>

namespace dothi::ui {

namespace {

constexpr int kSamples = 4; ///< of the picture at rest
constexpr int kUnseenPx = 64;

} // namespace

ViewCanvas::ViewCanvas(QWidget *parent)
    : QOpenGLWidget(parent)
    , d(std::make_unique<Private>())
    , m_more(new QTimer(this))
{
    m_more->setObjectName(QStringLiteral("more"));
    m_more->setSingleShot(true);
    connect(m_more, &QTimer::timeout, this, &ViewCanvas::drawMore);
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
    d->setSceneData(d->emptyRoot);
    d->viewer->setSceneData(d->picture.gate());
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
    m_shown = Shown::Nothing;
    m_stale = true;
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
    d->setSceneData(scene ? static_cast<osg::Node *>(scene->root()) : d->emptyRoot.get());
    d->msPerPixel = -1;
    redraw();
}

void ViewCanvas::redraw()
{
    m_stale = true;
    m_more->stop();
    d->picture.stop();
    update();
}

void ViewCanvas::setCamera(const scene::Camera &camera)
{
    m_camera = camera;
    redraw();
}

void ViewCanvas::setMoving(bool moving)
{
    if (m_moving == moving)
        return;
    m_moving = moving;
    // Where a picture at rest takes long, quick ones have shown already how coarse they must be.
    if (moving && isSlow() && m_restBudget.detail() < m_budget.detail())
        m_budget = m_restBudget;
    // What is fetched from here on is what the frame at rest will lack, not what the flight lacked.
    if (!moving && m_scene)
        m_scene->setCoarseness(1);
    tellDetail();
    redraw();
}

double ViewCanvas::detail() const
{
    if (m_moving)
        return m_budget.detail();
    return m_shown == Shown::Quick && !m_sizing ? m_restBudget.detail() : 1.0;
}

void ViewCanvas::setSizing(bool sizing)
{
    if (m_sizing == sizing)
        return;
    m_sizing = sizing;
    redraw();
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
        m_shown = Shown::Nothing;
        m_stale = true;
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
    for (const char *name : {"llvmpipe", "softpipe", "swrast", "SwiftShader"})
        d->isSoftware = d->isSoftware || m_rendererName.contains(QLatin1String(name), Qt::CaseInsensitive);
    if (!d->viewer->isRealized())
        d->viewer->realize();
}

void ViewCanvas::prepareLayer(const QString &layer)
{
    // Before the first frame there is nothing to draw with.
    if (!m_scene || !m_usable || !context() || !d->viewer->isRealized())
        return;
    makeCurrent();
    if (!d->unseen)
        d->unseen = Private::makeBuffer({kUnseenPx, kUnseenPx, d->samples});
    m_scene->aloneWith(layer, [this] {
        prepare(1, false);
        render(*d->unseen, QRect(QPoint(0, 0), d->unseen->size()));
    });
    doneCurrent();
    d->isPrepared = false;
}

void ViewCanvas::paintEvent(QPaintEvent *event)
{
    if (context() && !context()->isValid()) {
        Q_EMIT lost();
        return;
    }
    QOpenGLWidget::paintEvent(event);
}

} // namespace dothi::ui
