// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/result.h>
#include <dothi/scene/cityscene.h>

#include <QImage>
#include <QSize>

#include <memory>

namespace osg {
class State;
}
namespace osgUtil {
class SceneView;
}

namespace dothi::scene {

/// A picture like renderImage()'s, drawn in horizontal strips, one for each call: a window goes on between
/// them. Every strip shows the scene as it is at that moment. Main thread, as all that touches the scene; the
/// graphics context lives on a thread of its own and works only inside these calls. The scene must outlive
/// this.
class TiledPicture
{
public:
    [[nodiscard]] static Result<std::unique_ptr<TiledPicture>> start(CityScene &scene, const Camera &camera,
                                                                     const QSize &size, int samples = 4);
    ~TiledPicture();
    TiledPicture(const TiledPicture &) = delete;
    TiledPicture &operator=(const TiledPicture &) = delete;

    /// Strips altogether, and how many of them are drawn.
    [[nodiscard]] int strips() const;
    [[nodiscard]] int drawn() const;
    /// Draws the next strip; the first one also uploads everything. Call it while drawn() < strips().
    [[nodiscard]] Result<> drawNext();
    /// The picture, once everything is drawn.
    [[nodiscard]] QImage take();

private:
    struct Private;
    explicit TiledPicture(std::unique_ptr<Private> p);
    std::unique_ptr<Private> d;
};

/// What both ways of drawing a picture share. An error unless both sides are between 1 and 16,384 pixels.
[[nodiscard]] Result<> checkPictureSize(const QSize &size);
[[nodiscard]] Error pictureTooLarge(const QSize &size);
/// A view of the scene that draws into whatever framebuffer is bound; its viewport is not set yet.
[[nodiscard]] osg::ref_ptr<osgUtil::SceneView> makePictureView(CityScene &scene, osg::State *state);

} // namespace dothi::scene
