// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/scene/scenelayer.h>

#include <algorithm>
#include <cmath>

namespace dothi::scene {

namespace {

/// Layers whose lines are everywhere: from afar they would draw a net over the city.
bool isQuiet(const QString &layer)
{
    return layer == QLatin1String("parcel") || layer == QLatin1String("red_line");
}

bool isHouse(Material material)
{
    return material == Material::Building || material == Material::Solid || material == Material::Block ||
           material == Material::Plain || material == Material::Facade || material == Material::Textured;
}

/// What writes depth: of several behind each other only the nearest is looked through.
bool isSolid(Material material)
{
    return isHouse(material) || material == Material::Blob;
}

constexpr double kFarthestPickM = 1e6;

size_t bytesOf(const LayerScene &scene)
{
    size_t bytes = 2000;
    if (!scene.index)
        return bytes;
    for (const TileMesh &mesh : scene.index->meshes) {
        const osg::Geometry &geometry = *mesh.geometry;
        osg::Geometry::ArrayList arrays;
        geometry.getArrayList(arrays);
        for (const auto &array : arrays)
            bytes += array->getTotalDataSize();
        for (unsigned i = 0; i < geometry.getNumPrimitiveSets(); ++i)
            bytes += geometry.getPrimitiveSet(i)->getTotalDataSize();
        bytes += mesh.ranges.size() * sizeof(FeatureRange);
    }
    // Once more for what the driver keeps, and what finding things under the cursor takes.
    return (bytes + scene.index->pictureBytes) * 2 + scene.index->pick.bytes() +
           scene.index->names.size() * sizeof(NameLabel) +
           scene.index->members.size() * sizeof(city::FeatureId);
}

} // namespace

SceneLayer::SceneLayer(const QString &id, Materials &materials, std::shared_ptr<const SunDirection> sun)
    : m_id(id)
    , m_materials(materials)
    , m_sun(std::move(sun))
    , m_opacityUniform(new osg::Uniform("uOpacity", 1.0F))
    , m_facadeM(new osg::Uniform("uFacadeM", 0.0F))
    , m_fillQuiet(new osg::Uniform("uQuiet", 1.0F))
{
    m_holder->setName(id.toStdString());
    m_holder->setDataVariance(osg::Object::DYNAMIC);
    m_holder->getOrCreateStateSet()->addUniform(m_opacityUniform);
    m_summary.layer = id;
}

void SceneLayer::setVisible(bool visible)
{
    m_visible = visible;
    ++m_castersRevision;
    m_holder->setNodeMask(visible ? ~0U : 0U);
}

void SceneLayer::setOpacity(double opacity)
{
    m_opacity = std::clamp(opacity, 0.0, 1.0);
    ++m_castersRevision;
    applyOpacity();
}

void SceneLayer::applyOpacity()
{
    const bool translucent = m_opacity < 0.999;
    m_opacityUniform->set(static_cast<float>(m_opacity));
    for (const auto &[key, state] : m_states) {
        const auto &[material, bin] = key;
        Materials::setTranslucent(*state, material, translucent);
        // Translucent houses come after everything that may be seen through them.
        if (isSolid(material))
            state->setBinNumber(translucent ? kSeenThroughBin : bin);
    }
    std::erase_if(m_depthOnly, [](const osg::observer_ptr<osg::Group> &group) { return !group.valid(); });
    for (const auto &group : m_depthOnly)
        group->setNodeMask(translucent ? ~0U : 0U);
}

osg::StateSet *SceneLayer::stateFor(Material material, int bin)
{
    osg::ref_ptr<osg::StateSet> &state = m_states[{material, bin}];
    if (!state) {
        state = m_materials.state(material, bin);
        const bool translucent = m_opacity < 0.999;
        Materials::setTranslucent(*state, material, translucent);
        if (isSolid(material) && translucent)
            state->setBinNumber(kSeenThroughBin);
        if ((material == Material::GroundLine || material == Material::Stroke) && isQuiet(m_id))
            state->addUniform(new osg::Uniform("uQuiet", 1.0F));
        else if (material == Material::Fill && isQuiet(m_id))
            state->addUniform(m_fillQuiet);
        else if (material == Material::Facade)
            state->addUniform(m_facadeM);
    }
    return state;
}

void SceneLayer::attach(Piece &piece)
{
    piece.holder = new osg::Group;
    if (piece.scene.node && piece.scene.index) {
        const auto hang = [&piece](osg::StateSet *state) {
            osg::ref_ptr<osg::Group> group = new osg::Group;
            group->setStateSet(state);
            piece.holder->addChild(group);
            return group;
        };
        for (const LayerPart &part : piece.scene.index->parts) {
            if (part.material == Material::Pool || part.material == Material::Glow)
                showByNight(*part.group, m_sun);
            const bool isCrown = part.material == Material::Blob && m_id == QLatin1String("tree");
            if (part.material == Material::Building || part.material == Material::Textured || isCrown) {
                osg::ref_ptr<osg::StateSet> &state = m_shadowStates[part.material];
                if (!state)
                    state = m_materials.shadowState(part.material);
                const osg::ref_ptr<osg::Group> shadows =
                    piece.shadows ? piece.shadows : osg::ref_ptr<osg::Group>(hang(state));
                piece.shadows = shadows;
                for (const PartTile &tile : part.tiles) {
                    // Walls cast the shadows of houses; roofs and other faces that are not upright add
                    // nothing.
                    if (isCrown || tile.facing != kAnyFacing)
                        shadows->addChild(shownWhenCasting(tile, m_sun));
                }
            }
            if (part.material == Material::Solid && m_plan)
                piece.details = part.group;
            if (isSolid(part.material)) {
                osg::ref_ptr<osg::StateSet> &state = m_depthStates[{part.material, part.bin}];
                if (!state)
                    state = m_materials.depthOnlyState(part.material, kSeenThroughDepthBin);
                const osg::ref_ptr<osg::Group> depth = hang(state);
                for (unsigned i = 0; i < part.group->getNumChildren(); ++i)
                    depth->addChild(part.group->getChild(i));
                m_depthOnly.emplace_back(depth.get());
            }
        }
        piece.holder->addChild(piece.scene.node);
        applyStates(piece);
    }
    markCity(piece);
    piece.box = drawnBox(piece.scene);
    piece.bytes = bytesOf(piece.scene);
    m_bytes += piece.bytes;
    recolour(piece);
    m_holder->addChild(piece.holder);
    ++m_castersRevision;
    applyHidden(piece);
}

void SceneLayer::detach(Piece &piece)
{
    m_bytes -= std::min(m_bytes, piece.bytes);
    m_holder->removeChild(piece.holder);
    ++m_castersRevision;
}

void SceneLayer::summarize(const LayerScene &scene)
{
    m_summary.maxHeightM = std::max(m_summary.maxHeightM, scene.maxHeightM);
    m_highM = std::max(m_highM, scene.maxHeightM);
    for (const LegendItem &item : scene.legend) {
        const bool known = std::any_of(m_summary.legend.begin(), m_summary.legend.end(),
                                       [&item](const LegendItem &other) { return other.text == item.text; });
        if (!known) {
            m_summary.legend.push_back(item);
            m_legendChanged = true;
        }
    }
}

void SceneLayer::setWhole(LayerScene scene)
{
    if (m_whole)
        detach(*m_whole);
    for (auto &[key, tile] : m_tiles)
        detach(tile);
    m_tiles.clear();
    m_plan.reset();
    m_whole = std::make_unique<Piece>();
    m_whole->scene = std::move(scene);
    m_whole->shown = true;
    m_summary = m_whole->scene;
    m_summary.node = nullptr;
    m_there = true;
    attach(*m_whole);
    applyOpacity();
}

void SceneLayer::markCity(const geo::Extent &inside)
{
    m_city = inside;
    if (m_whole)
        markCity(*m_whole);
    for (auto &[key, piece] : m_tiles)
        markCity(piece);
}

void SceneLayer::markCity(Piece &piece)
{
    if (!piece.scene.index || m_city.isEmpty())
        return;
    if (!m_cityState)
        m_cityState = m_materials.cityGroundState();
    for (const LayerPart &part : piece.scene.index->parts) {
        if (part.material != Material::Terrain)
            continue;
        for (const PartTile &tile : part.tiles) {
            const osg::BoundingSphere bound = tile.node->getBound();
            const double r = static_cast<double>(bound.radius());
            const osg::Vec3d c = bound.center();
            const bool within =
                m_city.contains({c.x() - r, c.y() - r, 0}) && m_city.contains({c.x() + r, c.y() + r, 0});
            tile.node->setStateSet(within ? m_cityState.get() : nullptr);
        }
    }
}

void SceneLayer::setHidden(const std::vector<city::FeatureId> &ids)
{
    m_hidden = QSet<city::FeatureId>(ids.begin(), ids.end());
    ++m_castersRevision;
    if (m_whole)
        applyHidden(*m_whole);
    for (auto &[key, piece] : m_tiles)
        applyHidden(piece);
    dropCaps();
}

void SceneLayer::addCasters(osg::Group &into)
{
    // What one looks through throws no shadow: it would be all one saw.
    if (!m_visible || !m_there || m_opacity < 0.999)
        return;
    if (m_whole)
        addCasters(*m_whole, into);
    for (auto &[key, piece] : m_tiles) {
        if (piece.shown)
            addCasters(piece, into);
    }
}

void SceneLayer::addCasters(Piece &piece, osg::Group &into)
{
    if (!piece.scene.index)
        return;
    if (!piece.casters) {
        piece.casters = new osg::Group;
        for (const LayerPart &part : piece.scene.index->parts) {
            const bool isCrown = part.material == Material::Blob && m_id == QLatin1String("tree");
            if (!isHouse(part.material) && !isCrown)
                continue;
            osg::ref_ptr<osg::StateSet> &state = m_castStates[isCrown ? Material::Blob : Material::Building];
            if (!state)
                state = m_materials.castState(part.material);
            osg::ref_ptr<osg::Group> group = new osg::Group;
            group->setStateSet(state);
            for (const PartTile &tile : part.tiles)
                group->addChild(shownToTheSun(tile, m_sun));
            piece.casters->addChild(group);
        }
    }
    into.addChild(piece.casters);
}

void SceneLayer::applyHidden(Piece &piece)
{
    if (!piece.scene.index)
        return;
    piece.walls.reset();
    hideIn(piece.scene.index->meshes, m_hidden, piece.whole);
}

void SceneLayer::setLook(Piece &piece, Look look, bool shadowless)
{
    if (piece.shadowless != shadowless && piece.shadows) {
        piece.shadowless = shadowless;
        piece.shadows->setNodeMask(shadowless ? 0U : ~0U);
    }
    if (piece.look == look || !piece.scene.index)
        return;
    piece.look = look;
    if (piece.details)
        piece.details->setNodeMask(look == Look::Plain ? 0U : ~0U);
    applyStates(piece);
}

qint64 SceneLayer::shownTriangles() const
{
    if (m_whole)
        return m_whole->scene.triangles;
    qint64 sum = 0;
    for (const auto &[key, piece] : m_tiles) {
        if (piece.shown)
            sum += piece.scene.triangles;
    }
    return sum;
}

std::vector<NameLabel> SceneLayer::names() const
{
    if (m_whole)
        return m_whole->scene.index ? m_whole->scene.index->names : std::vector<NameLabel>();
    std::vector<NameLabel> names;
    for (const auto &[key, piece] : m_tiles) {
        if (piece.shown && piece.scene.index)
            names.insert(names.end(), piece.scene.index->names.begin(), piece.scene.index->names.end());
    }
    return names;
}

std::optional<PickResult> SceneLayer::hit(const PickRay &ray) const
{
    std::function<bool(city::FeatureId)> hidden;
    if (!m_hidden.isEmpty())
        hidden = [this](city::FeatureId id) { return m_hidden.contains(id); };
    std::optional<PickResult> best;
    const auto look = [&](const PickRay &part) {
        const auto lookInto = [&](const PickIndex &index) {
            const auto found = index.pick(part, hidden);
            if (found && (!best || found->t < best->t))
                best = found;
        };
        const auto lookAt = [&](const Piece &piece) {
            if (!piece.shown || !piece.scene.index)
                return;
            lookInto(piece.scene.index->pick);
            if (m_cut)
                lookInto(piece.caps.pick());
        };
        if (m_whole)
            lookAt(*m_whole);
        for (const auto &[key, piece] : m_tiles)
            lookAt(piece);
    };
    if (!m_cut) {
        look(ray);
        return best;
    }
    const osg::Vec3d &o = ray.origin;
    const osg::Vec3d &d = ray.direction;
    for (const RayStretch &stretch : m_cut->section.kept(m_cut->frame, o, d, kFarthestPickM)) {
        // Cut faces lie on the ends of the stretch.
        PickRay part = ray;
        part.nearestM = stretch.from - 1e-3;
        part.farthestM = std::min(ray.farthestM, stretch.to + 1e-3);
        look(part);
        if (best)
            return best;
    }
    return best;
}

} // namespace dothi::scene
