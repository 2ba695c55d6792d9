// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/result.h>
#include <dothi/scene/eglcontext.h>

#include <osg/FrameBufferObject>
#include <osg/GLExtensions>
#include <osg/GraphicsContext>
#include <osg/State>

#include <QImage>
#include <QSize>

#include <memory>

/// What drawing without a window needs: a context and something to draw into. Each belongs to the thread that
/// made it.
namespace dothi::scene {

/// A context of one or the other kind, current on this thread while it lives.
class CurrentContext
{
public:
    CurrentContext() = default;
    CurrentContext(const CurrentContext &) = delete;
    CurrentContext &operator=(const CurrentContext &) = delete;
    ~CurrentContext();
    [[nodiscard]] Result<> make();

private:
    std::unique_ptr<EglContext> m_egl;
    osg::ref_ptr<osg::GraphicsContext> m_pbuffer;
};

/// A colour and depth-stencil framebuffer, multisampled where the driver can.
class Target
{
public:
    Target(osg::State &state, const QSize &size);
    Target(const Target &) = delete;
    Target &operator=(const Target &) = delete;
    ~Target();
    [[nodiscard]] bool create(int wantedSamples);
    void bind();
    /// What has been drawn; null without the memory for it.
    [[nodiscard]] QImage read();

private:
    struct Buffer
    {
        GLuint framebuffer = 0;
        GLuint color = 0;
        GLuint depth = 0;
    };
    [[nodiscard]] bool make(Buffer &buffer, GLint samples);

    osg::GLExtensions *m_gl;
    QSize m_size;
    Buffer m_draw;
    Buffer m_read;
    bool m_multisampled = false;
};

} // namespace dothi::scene
