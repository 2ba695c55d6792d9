// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/scene/facing.h>
#include <dothi/scene/sceneuniforms.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace dothi::scene {

namespace {

/// The terrain counts as so much lower where depths are compared, at least (see vertex.glsl): more than what
/// drapes are off near by.
constexpr double kGroundBehindM = 0.4;

osg::Vec3f toVec3(const QColor &color)
{
    return {static_cast<float>(color.redF()), static_cast<float>(color.greenF()),
            static_cast<float>(color.blueF())};
}

} // namespace

void SceneUniforms::addTo(osg::StateSet &state) const
{
    for (const auto &uniform :
         {m_sun,     m_sunLight,  m_skyLight,  m_groundLight, m_fogColor, m_skyColor, m_fogM,
          m_pixel,   m_viewport,  m_nearM,     m_ratio,       m_look,     m_shadow,   m_shadowColor,
          m_edges,   m_edgeFade,  m_city,      m_lineLight,   m_thinnest, m_cutFrame, m_cutLow,
          m_cutHigh, m_cutInside, m_shadowEye, m_shadowFar}) {
        uniform->setDataVariance(osg::Object::DYNAMIC);
        state.addUniform(uniform);
    }
    state.addUniform(new osg::Uniform("uShadowMap", 1));
    state.addUniform(new osg::Uniform("uOpacity", 1.0F));
    state.addUniform(new osg::Uniform("uLiftM", 0.0F));
    state.addUniform(new osg::Uniform("uToward", 0.0F));
    state.addUniform(new osg::Uniform("uQuiet", 0.0F));
    state.addUniform(new osg::Uniform("uSide", 1.0F));
    state.addUniform(new osg::Uniform("uBehindM", static_cast<float>(kGroundBehindM)));
}

void SceneUniforms::setAir(const Air &air)
{
    m_fogColor->set(toVec3(air.horizon));
    m_skyColor->set(toVec3(air.sky));
    m_sunLight->set(air.sunLight);
    m_skyLight->set(air.skyLight);
    m_groundLight->set(air.groundLight);
    m_shadowColor->set(air.shadow);
    m_edges->set(air.edges);
    m_lineLight->set(air.lineLight);
    const Air lit = litForColours(air);
    m_colourSunLight->set(lit.sunLight);
    m_colourSkyLight->set(lit.skyLight);
    m_colourGroundLight->set(lit.groundLight);
    m_colourLineLight->set(lit.lineLight);
}

void SceneUniforms::lightForColours(osg::StateSet &state, bool on) const
{
    for (const auto &uniform : {m_colourSunLight, m_colourSkyLight, m_colourGroundLight, m_colourLineLight}) {
        uniform->setDataVariance(osg::Object::DYNAMIC);
        if (on)
            state.addUniform(uniform);
        else
            state.removeUniform(uniform);
    }
}

void SceneUniforms::setSun(const osg::Vec3d &to)
{
    m_sun->set(osg::Vec3f(to));
    m_shadow->set(shadowPerMetre(to));
}

void SceneUniforms::setCity(const geo::Coord &middle, double halfWidthM, double halfHeightM)
{
    m_city->set(osg::Vec4f(static_cast<float>(middle.x), static_cast<float>(middle.y),
                           static_cast<float>(halfWidthM), static_cast<float>(halfHeightM)));
}

void SceneUniforms::setPixelRatio(double ratio)
{
    m_ratio->set(static_cast<float>(ratio));
}

void SceneUniforms::setSection(const Section::Bounds &bounds)
{
    m_cutFrame->set(osg::Vec4f(osg::Vec4d(bounds.origin.x(), bounds.origin.y(), bounds.cosine, bounds.sine)));
    m_cutLow->set(osg::Vec3f(bounds.low));
    m_cutHigh->set(osg::Vec3f(bounds.high));
    m_cutInside->set(bounds.removeInside ? 1.0F : 0.0F);
}

void SceneUniforms::setShadowMap(const ShadowFit &fit, const osg::Matrixd &view)
{
    m_shadowEye->set(osg::Matrixf(osg::Matrixd::inverse(view) * fit.toMap()));
    const auto &[near, far] = fit.squares;
    m_shadowFar->set(osg::Vec3f(
        osg::Vec3d(near.sizeM / far.sizeM, (near.x - far.x) / far.sizeM, (near.y - far.y) / far.sizeM)));
}

void SceneUniforms::setCamera(const Camera &camera)
{
    const CameraPose &pose = camera.pose();
    const double pixelAtTarget = camera.metresPerPixel(pose.target);
    const double perMetre = pixelAtTarget / pose.distanceM;
    m_pixel->set(pose.plan ? osg::Vec2f(static_cast<float>(pixelAtTarget), 0)
                           : osg::Vec2f(0, static_cast<float>(perMetre)));
    m_viewport->set(osg::Vec2f(static_cast<float>(camera.viewport().width()),
                               static_cast<float>(camera.viewport().height())));
    // Air gets in the way of what is several times farther than what one looks at.
    m_fogM->set(pose.plan ? 0.0F : static_cast<float>(1500 + pose.distanceM * 1.6));
    // A plan lives by its outlines.
    m_edgeFade->set(pose.plan ? 0.45F : 1.6F);
    const double pitch = (pose.plan ? 90 : pose.pitchDeg) * std::numbers::pi / 180;
    const double halfHeight = camera.tanHalfFieldOfView();
    const double aspect = camera.viewport().width() / camera.viewport().height();
    m_look->set(osg::Vec4f(static_cast<float>(-std::sin(pitch)), static_cast<float>(std::cos(pitch)),
                           static_cast<float>(halfHeight * aspect), static_cast<float>(halfHeight)));
}

} // namespace dothi::scene
