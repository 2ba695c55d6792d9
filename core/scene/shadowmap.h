// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/scene/shadowfit.h>

#include <osg/Group>
#include <osg/State>
#include <osg/Texture2D>
#include <osg/observer_ptr>

namespace dothi::scene {

/// Depths of the city as the sun sees it, in a texture: the near square of the fit in its left half, the far
/// one in its right. Used with whatever context is current; main thread, or whoever draws.
class ShadowMap
{
public:
    ShadowMap();

    [[nodiscard]] osg::Texture2D *texture() const { return m_texture; }
    /// Draws it anew, unless it shows the same already: the same squares, `revision` of what casts shadows,
    /// and context. The frame buffer that was bound is bound again. False where the driver cannot.
    bool draw(osg::State &state, osg::Group &casters, const ShadowFit &fit, quint64 revision);
    /// The same, but at most `parts` of its kParts pieces a call: isWhole() tells when it is done. What was
    /// drawn of another map is begun anew.
    bool drawParts(osg::State &state, osg::Group &casters, const ShadowFit &fit, quint64 revision, int parts);
    [[nodiscard]] bool isWhole() const { return m_drawn == kParts; }
    /// Four of each square.
    static constexpr int kParts = 8;

private:
    osg::ref_ptr<osg::Texture2D> m_texture;
    ShadowFit m_fit;
    quint64 m_revision = 0;
    osg::observer_ptr<osg::State> m_drawnIn; ///< an address alone may be that of another one later
    unsigned m_contextId = 0;
    GLuint m_textureId = 0;
    int m_drawn = 0; ///< parts, of what the others say
};

} // namespace dothi::scene
