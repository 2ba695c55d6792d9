// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/geo/geometry.h>
#include <dothi/scene/air.h>
#include <dothi/scene/camera.h>
#include <dothi/scene/section.h>
#include <dothi/scene/shadowfit.h>

#include <osg/StateSet>
#include <osg/Uniform>
#include <osg/Vec3d>

namespace dothi::scene {

/// What every shader of the scene is told (resources/shaders/common.glsl and vertex.glsl): light, air, and
/// how the camera sees. Main thread only.
class SceneUniforms
{
public:
    /// Hangs them on the root of the scene, together with the values that hold where nothing below sets its
    /// own.
    void addTo(osg::StateSet &state) const;

    void setAir(const Air &air);
    /// What hangs below this state is lit for the colours of a legend, or like all else.
    void lightForColours(osg::StateSet &state, bool on) const;
    /// `to`: towards the sun, length 1, above the horizon.
    void setSun(const osg::Vec3d &to);
    /// The box around what is built: its middle and half its sides, local metres.
    void setCity(const geo::Coord &middle, double halfWidthM, double halfHeightM);
    void setPixelRatio(double ratio);
    /// What a section takes away; only shaders with a section look at it.
    void setSection(const Section::Bounds &bounds);
    /// Where the shadow map of this fit is looked up; only shaders with shadows look at it.
    void setShadowMap(const ShadowFit &fit, const osg::Matrixd &view);
    /// Before each frame.
    void setCamera(const Camera &camera);

private:
    osg::ref_ptr<osg::Uniform> m_sun = new osg::Uniform("uSun", osg::Vec3f(0, 0, 1));
    osg::ref_ptr<osg::Uniform> m_sunLight = new osg::Uniform("uSunLight", osg::Vec3f());
    osg::ref_ptr<osg::Uniform> m_skyLight = new osg::Uniform("uSkyLight", osg::Vec3f());
    osg::ref_ptr<osg::Uniform> m_groundLight = new osg::Uniform("uGroundLight", osg::Vec3f());
    osg::ref_ptr<osg::Uniform> m_fogColor = new osg::Uniform("uFogColor", osg::Vec3f());
    osg::ref_ptr<osg::Uniform> m_skyColor = new osg::Uniform("uSkyColor", osg::Vec3f());
    osg::ref_ptr<osg::Uniform> m_fogM = new osg::Uniform("uFogM", 0.0F);
    osg::ref_ptr<osg::Uniform> m_pixel = new osg::Uniform("uPixel", osg::Vec2f(0, 0.001F));
    osg::ref_ptr<osg::Uniform> m_viewport = new osg::Uniform("uViewport", osg::Vec2f(1280, 800));
    osg::ref_ptr<osg::Uniform> m_nearM = new osg::Uniform("uNearM", 0.25F);
    osg::ref_ptr<osg::Uniform> m_ratio = new osg::Uniform("uPixelRatio", 1.0F);
    osg::ref_ptr<osg::Uniform> m_look = new osg::Uniform("uLook", osg::Vec4f());
    osg::ref_ptr<osg::Uniform> m_shadow = new osg::Uniform("uShadow", osg::Vec2f());
    osg::ref_ptr<osg::Uniform> m_shadowColor = new osg::Uniform("uShadowColor", osg::Vec4f());
    osg::ref_ptr<osg::Uniform> m_edges = new osg::Uniform("uEdges", 0.4F);
    osg::ref_ptr<osg::Uniform> m_edgeFade = new osg::Uniform("uEdgeFade", 1.6F);
    osg::ref_ptr<osg::Uniform> m_city = new osg::Uniform("uCity", osg::Vec4f(0, 0, 1e6F, 1e6F));
    osg::ref_ptr<osg::Uniform> m_lineLight = new osg::Uniform("uLineLight", 1.0F);
    osg::ref_ptr<osg::Uniform> m_colourSunLight = new osg::Uniform("uSunLight", osg::Vec3f());
    osg::ref_ptr<osg::Uniform> m_colourSkyLight = new osg::Uniform("uSkyLight", osg::Vec3f());
    osg::ref_ptr<osg::Uniform> m_colourGroundLight = new osg::Uniform("uGroundLight", osg::Vec3f());
    osg::ref_ptr<osg::Uniform> m_colourLineLight = new osg::Uniform("uLineLight", 1.0F);
    osg::ref_ptr<osg::Uniform> m_thinnest = new osg::Uniform("uThinnestPx", 0.9F);
    osg::ref_ptr<osg::Uniform> m_shadowEye = new osg::Uniform("uShadowEye", osg::Matrixf());
    osg::ref_ptr<osg::Uniform> m_shadowFar = new osg::Uniform("uShadowFar", osg::Vec3f(1, 0, 0));
    osg::ref_ptr<osg::Uniform> m_cutFrame = new osg::Uniform("uCutFrame", osg::Vec4f(0, 0, 1, 0));
    osg::ref_ptr<osg::Uniform> m_cutLow = new osg::Uniform("uCutLow", osg::Vec3f());
    osg::ref_ptr<osg::Uniform> m_cutHigh = new osg::Uniform("uCutHigh", osg::Vec3f());
    osg::ref_ptr<osg::Uniform> m_cutInside = new osg::Uniform("uCutInside", 0.0F);
};

} // namespace dothi::scene
