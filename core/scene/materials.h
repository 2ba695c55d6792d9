// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/scene/layerindex.h>

#include <osg/Program>
#include <osg/StateSet>
#include <osg/observer_ptr>
#include <osg/ref_ptr>

#include <QString>

#include <map>
#include <vector>

namespace dothi::scene {

/// The shaders and fixed state of each way of drawing. One per CityScene: GL objects are shared by what it
/// shows and go away with it.
class Materials
{
public:
    Materials();

    /// A new state set for things of this material drawn in this bin. `translucent`: blended (see
    /// setTranslucent()).
    [[nodiscard]] osg::ref_ptr<osg::StateSet> state(Material material, int bin);
    /// Shadows of buildings (or of crowns) on the ground; the same meshes drawn once more.
    [[nodiscard]] osg::ref_ptr<osg::StateSet> shadowState(Material caster);
    /// On top of the terrain's state, for tiles that lie within the city: no fields have to be drawn there.
    [[nodiscard]] osg::ref_ptr<osg::StateSet> cityGroundState();
    /// Pictures on the ground: see BaseMaps.
    [[nodiscard]] osg::ref_ptr<osg::StateSet> baseMapState(int bin);
    /// Only depth: drawn before a translucent layer, so that it hides its own far sides.
    [[nodiscard]] osg::ref_ptr<osg::StateSet> depthOnlyState(Material material, int bin);
    /// Lines and faces of results: not dimmed by the theme. `hidden`: what is behind other things.
    [[nodiscard]] osg::ref_ptr<osg::StateSet> overlayLineState(int bin, bool throughAll);
    /// Volumes one looks through: the sides that are turned away, or those turned to the eye. Drawn from far
    /// to near.
    [[nodiscard]] osg::ref_ptr<osg::StateSet> glassState(int bin, bool backFaces);
    /// The same behind houses that are looked through themselves, where depthOnlyState() has marked them.
    [[nodiscard]] osg::ref_ptr<osg::StateSet> glassBehindState(int bin, bool backFaces);
    /// Marks where a body is seen itself; and tints where it is hidden and not marked. Between
    /// stencilCleaner()s.
    [[nodiscard]] osg::ref_ptr<osg::StateSet> seenMarkState(int bin);
    [[nodiscard]] osg::ref_ptr<osg::StateSet> hiddenTintState(int bin);
    [[nodiscard]] osg::ref_ptr<osg::StateSet> skyState();
    [[nodiscard]] osg::ref_ptr<osg::StateSet> labelState();
    /// Faces a section has cut open, and their outlines; never cut away themselves.
    [[nodiscard]] osg::ref_ptr<osg::StateSet> capState();
    [[nodiscard]] osg::ref_ptr<osg::StateSet> capLineState();

    /// Whether a section takes something away: everything that can be cut is then drawn by shaders that look
    /// for it. Without one nothing is paid for it.
    void setCut(bool cut);
    /// Whether the sun's light is looked up in the shadow map.
    void setShadowed(bool shadowed);
    /// Drawing what casts shadows into the map.
    [[nodiscard]] osg::ref_ptr<osg::StateSet> castState(Material caster);

    /// Lets go of what a context (null: every one) holds of all shaders, those of variants not in use too.
    void releaseGLObjects(osg::State *state) const;

    /// Switches blending for a layer of this material on or off, as its opacity asks.
    static void setTranslucent(osg::StateSet &state, Material material, bool translucent);

private:
    /// A state set and the shaders it draws with, so that it can be given another variant of them.
    struct User
    {
        osg::observer_ptr<osg::StateSet> state;
        QString vertex;
        QString fragment;
        bool lit = false;
    };
    enum class Variants
    {
        None, ///< always the plain shaders
        Cut,  ///< looks for the section
        All   ///< and for shadows
    };
    /// Gives a state set its shaders, in the variant in force now and later.
    void use(osg::StateSet &state, const char *vertex, const char *fragment, Variants variants);
    osg::Program *program(const QString &vertex, const QString &fragment, bool cut, bool shadowed);
    void applyVariant();

    std::map<QString, osg::ref_ptr<osg::Program>> m_programs;
    std::vector<User> m_users;
    size_t m_tidyAt = 64;
    bool m_cut = false;
    bool m_shadowed = false;
};

/// Empties the stencil buffer when it is drawn, so that what counts in it begins at
/// zero whatever was drawn before.
[[nodiscard]] osg::ref_ptr<osg::Node> stencilCleaner(int bin);

} // namespace dothi::scene
