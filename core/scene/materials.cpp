// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/scene/materials.h>
#include <dothi/scene/meshtiles.h>
#include <dothi/scene/shadowfit.h>
#include <dothi/scene/style.h>

#include <osg/BlendFunc>
#include <osg/ColorMask>
#include <osg/CullFace>
#include <osg/Depth>
#include <osg/Drawable>
#include <osg/Multisample>
#include <osg/PolygonOffset>
#include <osg/Stencil>
#include <osgUtil/RenderBin>

#include <QFile>

#include <mutex>

namespace dothi::scene {

namespace {

using osg::StateAttribute;

/// Things on the ground are raised so much, and pulled towards the eye by such a share; see also
/// terrain.vert.
constexpr float kGroundLiftM = 0.02F;
constexpr float kGroundToward = 0.0004F;
constexpr float kPictureToward = 0.0002F;
constexpr float kShadowToward = 0.0006F;
constexpr float kOutlineToward = 0.0012F;

constexpr const char *kFrontToBack = "dothi::FrontToBackBin";

class StencilCleaner : public osg::Drawable
{
public:
    StencilCleaner()
    {
        setUseDisplayList(false);
        setCullingActive(false);
    }
    StencilCleaner(const StencilCleaner &other, const osg::CopyOp &op)
        : osg::Drawable(other, op)
    {}
    META_Node(dothi, StencilCleaner) void drawImplementation(osg::RenderInfo &) const override
    {
        glStencilMask(0xFF);
        glClearStencil(0);
        glClear(GL_STENCIL_BUFFER_BIT);
    }
    osg::BoundingBox computeBoundingBox() const override { return {-1, -1, -1, 1, 1, 1}; }
};

/// The shaders are part of the library: there is no way of not finding them.
std::string source(const QString &name)
{
    QFile file(QStringLiteral(":/dothi/shaders/") + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("shader %s is missing", qPrintable(name));
    return file.readAll().toStdString();
}

void blend(osg::StateSet &state)
{
    state.setMode(GL_BLEND, StateAttribute::ON);
    state.setAttribute(new osg::BlendFunc(osg::BlendFunc::SRC_ALPHA, osg::BlendFunc::ONE_MINUS_SRC_ALPHA,
                                          osg::BlendFunc::ONE, osg::BlendFunc::ONE_MINUS_SRC_ALPHA));
}

void depth(osg::StateSet &state, bool test, bool write)
{
    state.setAttributeAndModes(new osg::Depth(osg::Depth::LEQUAL, 0, 1, write),
                               test ? StateAttribute::ON : StateAttribute::OFF);
    state.setMode(GL_DEPTH_TEST, test ? StateAttribute::ON : StateAttribute::OFF);
}

osg::Vec3f toVec(const QColor &c)
{
    return {static_cast<float>(c.redF()), static_cast<float>(c.greenF()), static_cast<float>(c.blueF())};
}

bool isOpaqueSolid(Material material)
{
    return material == Material::Building || material == Material::Solid || material == Material::Block ||
           material == Material::Plain || material == Material::Facade || material == Material::Textured;
}

void laidOnGround(osg::StateSet &state, float toward = kGroundToward)
{
    state.addUniform(new osg::Uniform("uLiftM", kGroundLiftM));
    state.addUniform(new osg::Uniform("uToward", toward));
}

} // namespace

Materials::Materials()
{
    static std::once_flag once;
    std::call_once(once, [] {
        osgUtil::RenderBin::addRenderBinPrototype(
            kFrontToBack, new osgUtil::RenderBin(osgUtil::RenderBin::SORT_FRONT_TO_BACK));
    });
}

osg::Program *Materials::program(const QString &vertex, const QString &fragment, bool cut, bool shadowed)
{
    const QString name = vertex + QLatin1Char('+') + fragment +
                         (cut ? QStringLiteral("+section") : QString()) +
                         (shadowed ? QStringLiteral("+shadow") : QString());
    osg::ref_ptr<osg::Program> &known = m_programs[name];
    if (!known) {
        static const std::string common = source(QStringLiteral("common.glsl"));
        static const std::string vertexCommon = source(QStringLiteral("vertex.glsl"));
        static const std::string fragmentMain = source(QStringLiteral("fragment.glsl"));
        std::string before = common;
        std::string painted = source(fragment);
        if (cut || shadowed) {
            const std::string version = "#version 120\n";
            std::string what = cut ? "#define SECTION\n" : "";
            if (shadowed)
                what +=
                    "#define SHADOWED\n#define SHADOW_PIXELS " + std::to_string(ShadowFit::kPixels) + ".0\n";
            before.insert(before.find(version) + version.size(), what);
            // What the shader does comes between what is looked at before and after it.
            const std::string main = "void main()";
            painted.replace(painted.find(main), main.size(), "void paint()");
            painted += fragmentMain;
        }
        known = new osg::Program;
        known->setName(name.toStdString());
        known->addShader(new osg::Shader(osg::Shader::VERTEX, before + vertexCommon + source(vertex)));
        known->addShader(new osg::Shader(osg::Shader::FRAGMENT, before + painted));
        known->addBindAttribLocation("aNormal", kNormalSlot);
        known->addBindAttribLocation("aOther", kOtherSlot);
        known->addBindAttribLocation("aExtra", kExtraSlot);
    }
    return known;
}

void Materials::use(osg::StateSet &state, const char *vertex, const char *fragment, Variants variants)
{
    const User user{&state, QString::fromLatin1(vertex), QString::fromLatin1(fragment),
                    variants == Variants::All};
    const bool fixed = variants == Variants::None;
    state.setAttributeAndModes(program(user.vertex, user.fragment, m_cut && !fixed, m_shadowed && user.lit));
    if (fixed)
        return;
    if (m_users.size() >= m_tidyAt) {
        std::erase_if(m_users, [](const User &u) { return !u.state.valid(); });
        m_tidyAt = std::max<size_t>(64, m_users.size() * 2);
    }
    m_users.push_back(user);
}

void Materials::setCut(bool cut)
{
    if (m_cut == cut)
        return;
    m_cut = cut;
    applyVariant();
}

void Materials::setShadowed(bool shadowed)
{
    if (m_shadowed == shadowed)
        return;
    m_shadowed = shadowed;
    applyVariant();
}

void Materials::releaseGLObjects(osg::State *state) const
{
    for (const auto &[name, program] : m_programs)
        program->releaseGLObjects(state);
}

void Materials::applyVariant()
{
    for (const User &user : m_users) {
        osg::ref_ptr<osg::StateSet> state;
        if (user.state.lock(state))
            state->setAttributeAndModes(program(user.vertex, user.fragment, m_cut, m_shadowed && user.lit));
    }
}

osg::ref_ptr<osg::StateSet> Materials::state(Material material, int bin)
{
    osg::ref_ptr<osg::StateSet> state = new osg::StateSet;
    // Of solid things the nearest first: what they hide is then not shaded at all.
    state->setRenderBinDetails(bin, isOpaqueSolid(material) ? kFrontToBack : "RenderBin");
    switch (material) {
    case Material::Terrain:
        use(*state, "terrain.vert", "terrain.frag", Variants::All);
        depth(*state, true, true);
        state->addUniform(new osg::Uniform("uField", toVec(style::kField)));
        state->addUniform(new osg::Uniform("uOchre", toVec(style::kOchre)));
        break;
    case Material::Fill:
        use(*state, "ground.vert", "color.frag", Variants::All);
        depth(*state, true, false);
        laidOnGround(*state);
        blend(*state);
        break;
    case Material::Hatch:
        use(*state, "hatch.vert", "hatch.frag", Variants::All);
        depth(*state, true, false);
        laidOnGround(*state);
        blend(*state);
        break;
    case Material::Water: {
        use(*state, "water.vert", "water.frag", Variants::All);
        depth(*state, true, false);
        laidOnGround(*state);
        state->addUniform(new osg::Uniform("uShallow", toVec(style::kWaterShallow)));
        state->addUniform(new osg::Uniform("uDeep", toVec(style::kWaterDeep)));
        break;
    }
    case Material::GroundLine:
    case Material::Stroke:
        use(*state, "line.vert", material == Material::Stroke ? "stroke.frag" : "line.frag", Variants::Cut);
        depth(*state, true, false);
        laidOnGround(*state);
        blend(*state);
        break;
    case Material::Building:
    case Material::Solid:
        use(*state, "building.vert", "building.frag", Variants::All);
        depth(*state, true, true);
        // Builders see to it that the outside of every face is its front.
        state->setAttributeAndModes(new osg::CullFace(osg::CullFace::BACK));
        break;
    case Material::Facade:
        use(*state, "facade.vert", "facade.frag", Variants::All);
        depth(*state, true, true);
        state->setAttributeAndModes(new osg::CullFace(osg::CullFace::BACK));
        break;
    case Material::Textured:
        use(*state, "textured.vert", "textured.frag", Variants::All);
        depth(*state, true, true);
        state->setAttributeAndModes(new osg::CullFace(osg::CullFace::BACK));
        state->addUniform(new osg::Uniform("uTexture", 0));
        break;
    case Material::Block:
        use(*state, "block.vert", "color.frag", Variants::All);
        depth(*state, true, true);
        state->setAttributeAndModes(new osg::CullFace(osg::CullFace::BACK));
        break;
    case Material::Plain:
        use(*state, "plain.vert", "color.frag", Variants::All);
        depth(*state, true, true);
        state->setAttributeAndModes(new osg::CullFace(osg::CullFace::BACK));
        break;
    case Material::Line:
        use(*state, "line.vert", "line.frag", Variants::Cut);
        depth(*state, true, false);
        blend(*state);
        break;
    case Material::Blob:
        use(*state, "blob.vert", "blob.frag", Variants::All);
        depth(*state, true, true);
        // Soft rims without an order of drawing, where the picture is multisampled; the colour itself is
        // opaque.
        state->setMode(GL_SAMPLE_ALPHA_TO_COVERAGE_ARB, StateAttribute::ON);
        state->setMode(GL_BLEND, StateAttribute::ON);
        state->setAttribute(new osg::BlendFunc(osg::BlendFunc::ONE, osg::BlendFunc::ZERO,
                                               osg::BlendFunc::ZERO, osg::BlendFunc::ONE));
        break;
    case Material::Pool:
        use(*state, "pool.vert", "pool.frag", Variants::Cut);
        depth(*state, true, false);
        laidOnGround(*state, kShadowToward);
        state->setMode(GL_BLEND, StateAttribute::ON);
        state->setAttribute(new osg::BlendFunc(osg::BlendFunc::SRC_ALPHA, osg::BlendFunc::ONE,
                                               osg::BlendFunc::ZERO, osg::BlendFunc::ONE));
        break;
    case Material::Glow:
        use(*state, "glow.vert", "pool.frag", Variants::Cut);
        depth(*state, true, false);
        state->setMode(GL_BLEND, StateAttribute::ON);
        state->setAttribute(new osg::BlendFunc(osg::BlendFunc::SRC_ALPHA, osg::BlendFunc::ONE,
                                               osg::BlendFunc::ZERO, osg::BlendFunc::ONE));
        break;
    case Material::Glass:
        use(*state, "glass.vert", "glass.frag", Variants::All);
        state->setRenderBinDetails(bin, "DepthSortedBin");
        depth(*state, true, false);
        blend(*state);
        break;
    }
    return state;
}

osg::ref_ptr<osg::StateSet> Materials::shadowState(Material caster)
{
    osg::ref_ptr<osg::StateSet> state = new osg::StateSet;
    state->setRenderBinDetails(kShadowBin + 1, "RenderBin");
    use(*state, caster == Material::Blob ? "blobshadow.vert" : "shadow.vert", "shadow.frag", Variants::Cut);
    depth(*state, true, false);
    laidOnGround(*state, kShadowToward);
    blend(*state);
    // Where shadows overlap the ground is no darker: only the first at a pixel is drawn.
    osg::ref_ptr<osg::Stencil> stencil = new osg::Stencil;
    stencil->setFunction(osg::Stencil::EQUAL, 0, 0xFF);
    stencil->setOperation(osg::Stencil::KEEP, osg::Stencil::KEEP, osg::Stencil::INCR);
    state->setAttributeAndModes(stencil);
    return state;
}

osg::ref_ptr<osg::StateSet> Materials::cityGroundState()
{
    osg::ref_ptr<osg::StateSet> state = new osg::StateSet;
    use(*state, "city.vert", "city.frag", Variants::All);
    return state;
}

osg::ref_ptr<osg::StateSet> Materials::baseMapState(int bin)
{
    osg::ref_ptr<osg::StateSet> state = new osg::StateSet;
    state->setRenderBinDetails(bin, "RenderBin");
    use(*state, "basemap.vert", "basemap.frag", Variants::All);
    depth(*state, true, false);
    laidOnGround(*state, kPictureToward);
    blend(*state);
    state->addUniform(new osg::Uniform("uTexture", 0));
    state->addUniform(new osg::Uniform("uPart", osg::Vec4(0, 0, 1, 1)));
    return state;
}

osg::ref_ptr<osg::StateSet> Materials::depthOnlyState(Material material, int bin)
{
    osg::ref_ptr<osg::StateSet> state = this->state(material, bin);
    state->setAttributeAndModes(new osg::ColorMask(false, false, false, false));
    // Where this is the nearest, what lies behind may be drawn through it (glassBehindState()).
    osg::ref_ptr<osg::Stencil> stencil = new osg::Stencil;
    stencil->setFunction(osg::Stencil::ALWAYS, 1, 0xFF);
    stencil->setOperation(osg::Stencil::KEEP, osg::Stencil::KEEP, osg::Stencil::REPLACE);
    state->setAttributeAndModes(stencil);
    return state;
}

osg::ref_ptr<osg::StateSet> Materials::overlayLineState(int bin, bool throughAll)
{
    osg::ref_ptr<osg::StateSet> state = this->state(Material::Line, bin);
    depth(*state, !throughAll, false);
    state->addUniform(new osg::Uniform("uToward", kOutlineToward));
    state->addUniform(new osg::Uniform("uLineLight", 1.0F));
    return state;
}

osg::ref_ptr<osg::StateSet> Materials::glassState(int bin, bool backFaces)
{
    osg::ref_ptr<osg::StateSet> state = this->state(Material::Glass, bin);
    // Far sides first, near sides over them: right for convex volumes, and close for others.
    state->setAttributeAndModes(new osg::CullFace(backFaces ? osg::CullFace::FRONT : osg::CullFace::BACK));
    state->addUniform(new osg::Uniform("uToward", 0.0004F));
    state->addUniform(new osg::Uniform("uSide", backFaces ? 0.5F : 0.72F));
    return state;
}

osg::ref_ptr<osg::StateSet> Materials::glassBehindState(int bin, bool backFaces)
{
    osg::ref_ptr<osg::StateSet> state = glassState(bin, backFaces);
    state->setAttributeAndModes(new osg::Depth(osg::Depth::GREATER, 0, 1, false));
    osg::ref_ptr<osg::Stencil> stencil = new osg::Stencil;
    stencil->setFunction(osg::Stencil::EQUAL, 1, 0xFF);
    stencil->setOperation(osg::Stencil::KEEP, osg::Stencil::KEEP, osg::Stencil::KEEP);
    state->setAttributeAndModes(stencil);
    return state;
}

osg::ref_ptr<osg::StateSet> Materials::seenMarkState(int bin)
{
    osg::ref_ptr<osg::StateSet> state = this->state(Material::Glass, bin);
    state->setAttributeAndModes(new osg::CullFace(osg::CullFace::BACK));
    state->setAttributeAndModes(new osg::ColorMask(false, false, false, false));
    state->addUniform(new osg::Uniform("uToward", kOutlineToward));
    osg::ref_ptr<osg::Stencil> stencil = new osg::Stencil;
    stencil->setFunction(osg::Stencil::ALWAYS, 1, 0xFF);
    stencil->setOperation(osg::Stencil::KEEP, osg::Stencil::KEEP, osg::Stencil::REPLACE);
    state->setAttributeAndModes(stencil);
    return state;
}

osg::ref_ptr<osg::StateSet> Materials::hiddenTintState(int bin)
{
    osg::ref_ptr<osg::StateSet> state = this->state(Material::Glass, bin);
    state->setAttributeAndModes(new osg::CullFace(osg::CullFace::BACK));
    state->setAttributeAndModes(new osg::Depth(osg::Depth::GREATER, 0, 1, false));
    state->addUniform(new osg::Uniform("uToward", kOutlineToward));
    state->addUniform(new osg::Uniform("uSide", 1.0F));
    // One tint, however many of its walls stand behind each other.
    osg::ref_ptr<osg::Stencil> stencil = new osg::Stencil;
    stencil->setFunction(osg::Stencil::EQUAL, 0, 0xFF);
    stencil->setOperation(osg::Stencil::KEEP, osg::Stencil::KEEP, osg::Stencil::INCR);
    state->setAttributeAndModes(stencil);
    return state;
}

osg::ref_ptr<osg::StateSet> Materials::skyState()
{
    osg::ref_ptr<osg::StateSet> state = new osg::StateSet;
    state->setRenderBinDetails(kSkyBin, "RenderBin");
    use(*state, "sky.vert", "sky.frag", Variants::None);
    depth(*state, true, false);
    return state;
}

osg::ref_ptr<osg::StateSet> Materials::labelState()
{
    osg::ref_ptr<osg::StateSet> state = new osg::StateSet;
    state->setRenderBinDetails(kLabelBin, "RenderBin");
    use(*state, "label.vert", "label.frag", Variants::None);
    depth(*state, false, false);
    state->setMode(GL_BLEND, StateAttribute::ON);
    state->setAttribute(new osg::BlendFunc(osg::BlendFunc::ONE, osg::BlendFunc::ONE_MINUS_SRC_ALPHA));
    state->addUniform(new osg::Uniform("uTexture", 0));
    return state;
}

osg::ref_ptr<osg::StateSet> Materials::castState(Material caster)
{
    osg::ref_ptr<osg::StateSet> state = new osg::StateSet;
    use(*state, caster == Material::Blob ? "castblob.vert" : "cast.vert", "cast.frag", Variants::Cut);
    depth(*state, true, true);
    state->setAttributeAndModes(new osg::ColorMask(false, false, false, false));
    if (caster != Material::Blob) {
        // What the sun does not reach throws the same shadow as what it reaches, but none onto the latter.
        state->setAttributeAndModes(new osg::CullFace(osg::CullFace::FRONT));
        // Faces of solids are there from either side.
        state->setAttributeAndModes(new osg::PolygonOffset(1.5F, 4));
    }
    return state;
}

osg::ref_ptr<osg::StateSet> Materials::capState()
{
    osg::ref_ptr<osg::StateSet> state = new osg::StateSet;
    state->setRenderBinDetails(kBuildingBin, "RenderBin");
    use(*state, "cap.vert", "cap.frag", Variants::None);
    depth(*state, true, true);
    return state;
}

osg::ref_ptr<osg::StateSet> Materials::capLineState()
{
    osg::ref_ptr<osg::StateSet> state = new osg::StateSet;
    state->setRenderBinDetails(kSolidBin, "RenderBin");
    use(*state, "line.vert", "stroke.frag", Variants::None);
    depth(*state, true, false);
    blend(*state);
    state->addUniform(new osg::Uniform("uToward", kOutlineToward));
    return state;
}

void Materials::setTranslucent(osg::StateSet &state, Material material, bool translucent)
{
    if (isOpaqueSolid(material) || material == Material::Water || material == Material::Terrain) {
        if (translucent)
            blend(state);
        else
            state.setMode(GL_BLEND, StateAttribute::OFF);
    } else if (material == Material::Blob) {
        // Samples alone would show but a few steps, and none where a pixel has one sample.
        state.setMode(GL_SAMPLE_ALPHA_TO_COVERAGE_ARB,
                      translucent ? StateAttribute::OFF : StateAttribute::ON);
        if (translucent)
            blend(state);
        else
            state.setAttribute(new osg::BlendFunc(osg::BlendFunc::ONE, osg::BlendFunc::ZERO,
                                                  osg::BlendFunc::ZERO, osg::BlendFunc::ONE));
    }
}

osg::ref_ptr<osg::Node> stencilCleaner(int bin)
{
    osg::ref_ptr<StencilCleaner> cleaner = new StencilCleaner;
    cleaner->getOrCreateStateSet()->setRenderBinDetails(bin, "RenderBin");
    return cleaner;
}

} // namespace dothi::scene
