// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/scene/eglcontext.h>

#include <QCoreApplication>

#define EGL_NO_X11
#include <EGL/egl.h>
#include <EGL/eglext.h>

#include <array>
#include <cstring>

namespace dothi::scene {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::Offscreen)
};

Failure eglFailure(const QString &step)
{
    return fail(
        Error(ErrorCode::Unsupported,
              Tr::tr("No picture can be drawn: there is no OpenGL without a window on this computer."))
            .withAdvice(Tr::tr("Install the package libegl-mesa0, or run this on a desktop."))
            .withDetail(QStringLiteral("%1: EGL error 0x%2").arg(step, QString::number(eglGetError(), 16))));
}

} // namespace

struct EglContext::Private
{
    EGLDisplay display = EGL_NO_DISPLAY;
    EGLContext context = EGL_NO_CONTEXT;
    EGLSurface surface = EGL_NO_SURFACE;
};

Result<std::unique_ptr<EglContext>> EglContext::create()
{
    std::unique_ptr<EglContext> egl(new EglContext);
    egl->d = std::make_unique<Private>();
    Private &d = *egl->d;
    const char *extensions = eglQueryString(EGL_NO_DISPLAY, EGL_EXTENSIONS);
    if (extensions && std::strstr(extensions, "EGL_MESA_platform_surfaceless")) {
        d.display = eglGetPlatformDisplay(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr);
    } else if (extensions && std::strstr(extensions, "EGL_EXT_platform_device")) {
        // The proprietary drivers' way of doing without a window system.
        const auto queryDevices =
            reinterpret_cast<PFNEGLQUERYDEVICESEXTPROC>(eglGetProcAddress("eglQueryDevicesEXT"));
        EGLDeviceEXT device = nullptr;
        EGLint devices = 0;
        if (queryDevices && queryDevices(1, &device, &devices) && devices > 0)
            d.display = eglGetPlatformDisplay(EGL_PLATFORM_DEVICE_EXT, device, nullptr);
    }
    if (d.display == EGL_NO_DISPLAY)
        return eglFailure(QStringLiteral("eglGetPlatformDisplay"));
    if (!eglInitialize(d.display, nullptr, nullptr))
        return eglFailure(QStringLiteral("eglInitialize"));
    if (!eglBindAPI(EGL_OPENGL_API))
        return eglFailure(QStringLiteral("eglBindAPI"));
    const std::array<EGLint, 5> wanted{EGL_SURFACE_TYPE, EGL_PBUFFER_BIT, EGL_RENDERABLE_TYPE, EGL_OPENGL_BIT,
                                       EGL_NONE};
    EGLConfig config = nullptr;
    EGLint configs = 0;
    if (!eglChooseConfig(d.display, wanted.data(), &config, 1, &configs) || configs < 1)
        return eglFailure(QStringLiteral("eglChooseConfig"));
    // No attributes: the newest compatibility profile, which is what OSG's fixed-function build needs.
    d.context = eglCreateContext(d.display, config, EGL_NO_CONTEXT, nullptr);
    if (d.context == EGL_NO_CONTEXT)
        return eglFailure(QStringLiteral("eglCreateContext"));
    if (!eglMakeCurrent(d.display, EGL_NO_SURFACE, EGL_NO_SURFACE, d.context)) {
        // Drivers that want some surface get a tiny one; everything is drawn into a framebuffer object
        // anyway.
        const std::array<EGLint, 5> tiny{EGL_WIDTH, 8, EGL_HEIGHT, 8, EGL_NONE};
        d.surface = eglCreatePbufferSurface(d.display, config, tiny.data());
        if (d.surface == EGL_NO_SURFACE || !eglMakeCurrent(d.display, d.surface, d.surface, d.context))
            return eglFailure(QStringLiteral("eglMakeCurrent"));
    }
    return egl;
}

EglContext::~EglContext()
{
    if (!d || d->display == EGL_NO_DISPLAY)
        return;
    eglMakeCurrent(d->display, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
    if (d->surface != EGL_NO_SURFACE)
        eglDestroySurface(d->display, d->surface);
    if (d->context != EGL_NO_CONTEXT)
        eglDestroyContext(d->display, d->context);
    // The display is shared by the process and may be in use elsewhere: it stays initialised.
    eglReleaseThread();
}

} // namespace dothi::scene
