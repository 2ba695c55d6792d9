// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QRect>
#include <QSize>

#include <functional>
#include <memory>

class QOpenGLFramebufferObject;
namespace osg {
class Group;
}

namespace dothi::ui {

/// A picture with smooth edges that is drawn in horizontal strips, so that input is answered between them.
/// Only one strip is held with several samples a pixel. Sizes in device pixels. Main thread; everything but
/// gate() and stop() with the context current.
class StillPicture
{
public:
    StillPicture();
    ~StillPicture();
    StillPicture(const StillPicture &) = delete;
    StillPicture &operator=(const StillPicture &) = delete;

    /// Stands above the scene in the graph: what reaches into no pixel of the strip is not drawn for it.
    [[nodiscard]] osg::Group *gate() const;

    /// Begins anew. `strips` is what is wished for; few more or less keep the buffers there are.
    void start(const QSize &size, int samples, int strips);
    /// What has been drawn so far does not hold any more.
    void stop();
    [[nodiscard]] bool isUnderWay() const;
    /// Every strip of the picture is there.
    [[nodiscard]] bool isWhole() const;
    [[nodiscard]] int strips() const;

    /// Draws the next strip: `draw` is given the buffer and where in it the viewport of the whole picture
    /// lies, which everything that is measured in pixels goes by.
    using Draw = std::function<void(QOpenGLFramebufferObject &buffer, const QRect &viewport)>;
    void drawNext(const Draw &draw);

    /// With one sample a pixel. Null before the first start().
    [[nodiscard]] QOpenGLFramebufferObject *picture() const;

    /// Lets go of the buffers.
    void release();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace dothi::ui
