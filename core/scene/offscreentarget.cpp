// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/scene/offscreentarget.h>

#include <osgViewer/GraphicsWindow>

#include <algorithm>

// Fallback under X; the window system of osgViewer registers itself.
USE_GRAPHICSWINDOW()

namespace dothi::scene {

Result<> CurrentContext::make()
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

CurrentContext::~CurrentContext()
{
    if (m_pbuffer) {
        m_pbuffer->releaseContext();
        m_pbuffer->close();
    }
}

Target::Target(osg::State &state, const QSize &size)
    : m_gl(state.get<osg::GLExtensions>())
    , m_size(size)
{}

Target::~Target()
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

bool Target::create(int wantedSamples)
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

void Target::bind()
{
    m_gl->glBindFramebuffer(GL_FRAMEBUFFER_EXT, m_draw.framebuffer);
}

QImage Target::read()
{
    if (m_multisampled) {
        m_gl->glBindFramebuffer(GL_READ_FRAMEBUFFER_EXT, m_draw.framebuffer);
        m_gl->glBindFramebuffer(GL_DRAW_FRAMEBUFFER_EXT, m_read.framebuffer);
        m_gl->glBlitFramebuffer(0, 0, m_size.width(), m_size.height(), 0, 0, m_size.width(), m_size.height(),
                                GL_COLOR_BUFFER_BIT, GL_NEAREST);
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

bool Target::make(Buffer &buffer, GLint samples)
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

} // namespace dothi::scene
