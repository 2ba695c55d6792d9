// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/scene/shadowmap.h>

#include <osg/FrameStamp>
#include <osg/GLExtensions>
#include <osgUtil/SceneView>

#include <algorithm>

namespace dothi::scene {

ShadowMap::ShadowMap()
    : m_texture(new osg::Texture2D)
{
    m_texture->setDataVariance(osg::Object::DYNAMIC);
    m_texture->setTextureSize(2 * ShadowFit::kPixels, ShadowFit::kPixels);
    m_texture->setInternalFormat(GL_DEPTH_COMPONENT24);
    m_texture->setSourceFormat(GL_DEPTH_COMPONENT);
    m_texture->setSourceType(GL_UNSIGNED_INT);
    m_texture->setShadowComparison(true);
    m_texture->setShadowCompareFunc(osg::Texture::LEQUAL);
    m_texture->setFilter(osg::Texture::MIN_FILTER, osg::Texture::LINEAR);
    m_texture->setFilter(osg::Texture::MAG_FILTER, osg::Texture::LINEAR);
    m_texture->setWrap(osg::Texture::WRAP_S, osg::Texture::CLAMP_TO_EDGE);
    m_texture->setWrap(osg::Texture::WRAP_T, osg::Texture::CLAMP_TO_EDGE);
}

bool ShadowMap::draw(osg::State &state, osg::Group &casters, const ShadowFit &fit, quint64 revision)
{
    return drawParts(state, casters, fit, revision, kParts);
}

bool ShadowMap::drawParts(osg::State &state, osg::Group &casters, const ShadowFit &fit, quint64 revision,
                          int parts)
{
    const unsigned contextId = state.getContextID();
    auto *gl = state.get<osg::GLExtensions>();
    if (!gl || !gl->isFrameBufferObjectSupported)
        return false;
    const osg::Texture::TextureObject *have = m_texture->getTextureObject(contextId);
    const bool isSame = have && m_drawnIn.get() == &state && m_contextId == contextId &&
                        m_textureId == have->id() && m_fit == fit && m_revision == revision;
    if (isSame && isWhole())
        return true;
    if (!isSame)
        m_drawn = 0;

    state.applyTextureAttribute(1, m_texture);
    have = m_texture->getTextureObject(contextId);
    if (!have)
        return false;
    GLint bound = 0;
    glGetIntegerv(GL_FRAMEBUFFER_BINDING_EXT, &bound);
    GLuint buffer = 0;
    gl->glGenFramebuffers(1, &buffer);
    gl->glBindFramebuffer(GL_FRAMEBUFFER_EXT, buffer);
    gl->glFramebufferTexture2D(GL_FRAMEBUFFER_EXT, GL_DEPTH_ATTACHMENT_EXT, GL_TEXTURE_2D, have->id(), 0);
    glDrawBuffer(GL_NONE);
    glReadBuffer(GL_NONE);
    const bool complete = gl->glCheckFramebufferStatus(GL_FRAMEBUFFER_EXT) == GL_FRAMEBUFFER_COMPLETE_EXT;
    if (complete) {
        glDisable(GL_SCISSOR_TEST);
        glDepthMask(GL_TRUE);
        glClearDepth(1);
        if (m_drawn == 0)
            glClear(GL_DEPTH_BUFFER_BIT);
        state.haveAppliedMode(GL_SCISSOR_TEST, osg::StateAttribute::OFF);
        state.dirtyAllAttributes();
        osg::ref_ptr<osgUtil::SceneView> view = new osgUtil::SceneView;
        view->setDefaults(osgUtil::SceneView::NO_SCENEVIEW_LIGHT);
        view->setState(&state);
        view->setSceneData(&casters);
        view->setFrameStamp(new osg::FrameStamp);
        osg::Camera *camera = view->getCamera();
        camera->setComputeNearFarMode(osg::CullSettings::DO_NOT_COMPUTE_NEAR_FAR);
        camera->setCullingMode(osg::CullSettings::VIEW_FRUSTUM_CULLING |
                               osg::CullSettings::SMALL_FEATURE_CULLING);
        // The view's own settings count before its camera's.
        view->setComputeNearFarMode(osg::CullSettings::DO_NOT_COMPUTE_NEAR_FAR);
        camera->setDrawBuffer(GL_NONE);
        camera->setReadBuffer(GL_NONE);
        camera->setClearMask(0);
        constexpr int kHalf = ShadowFit::kPixels / 2;
        for (const int until = std::min(kParts, m_drawn + std::max(parts, 1)); m_drawn < until; ++m_drawn) {
            const int square = m_drawn / 4;
            const int right = m_drawn % 2;
            const int upper = m_drawn / 2 % 2;
            view->setViewport(square * ShadowFit::kPixels + right * kHalf, upper * kHalf, kHalf, kHalf);
            view->setViewMatrix(fit.light);
            // The quarter of the square, drawn out to its whole viewport.
            view->setProjectionMatrix(fit.projection(static_cast<size_t>(square)) *
                                      osg::Matrixd::scale(2, 2, 1) *
                                      osg::Matrixd::translate(1 - 2 * right, 1 - 2 * upper, 0));
            view->cull();
            view->draw();
        }
        m_fit = fit;
        m_revision = revision;
        m_drawnIn = &state;
        m_contextId = contextId;
        m_textureId = have->id();
    }
    gl->glBindFramebuffer(GL_FRAMEBUFFER_EXT, static_cast<GLuint>(bound));
    gl->glDeleteFramebuffers(1, &buffer);
    return complete;
}

} // namespace dothi::scene
