// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/scene/undergroundview.h>

#include <osg/Depth>

#include <algorithm>
#include <utility>

namespace dothi::scene {

namespace {

constexpr double kFarthestBelowM = 1e6;
constexpr float kThinnestPx = 2.2F;
/// How strongly pipes and cables are drawn over what lies above them.
constexpr float kOnTop = 0.9F;

} // namespace

UndergroundView::UndergroundView(UndergroundScene scene, Materials &materials)
{
    m_root->setDataVariance(osg::Object::DYNAMIC);
    for (UndergroundScene::Layer &given : scene.layers) {
        for (const LayerPart &part : given.parts) {
            const osg::ref_ptr<osg::StateSet> state = materials.state(part.material, kUndergroundBin);
            // Whatever crosses does so in the right order, whichever comes first.
            state->setAttributeAndModes(new osg::Depth(osg::Depth::LEQUAL, 0, 1, true));
            // From below one sees the inside of what a section has opened.
            state->setMode(GL_CULL_FACE, osg::StateAttribute::OFF);
            part.group->setStateSet(state);
            if (part.material != Material::Line)
                continue;
            // The ground, streets and houses over them would leave nothing of their colours: they are drawn
            // once more on top of all that, never thinner than can be told apart.
            const osg::ref_ptr<osg::StateSet> over = materials.overlayLineState(kSeenThroughBin + 1, true);
            over->addUniform(new osg::Uniform("uOpacity", kOnTop));
            state->addUniform(new osg::Uniform("uThinnestPx", kThinnestPx));
            over->addUniform(new osg::Uniform("uThinnestPx", kThinnestPx));
            osg::ref_ptr<osg::Group> again = new osg::Group;
            again->setStateSet(over);
            for (unsigned i = 0; i < part.group->getNumChildren(); ++i)
                again->addChild(part.group->getChild(i));
            given.node->addChild(again);
        }
        auto layer = std::make_unique<Layer>();
        layer->own = std::move(given);
        m_root->addChild(layer->own.node);
        m_layers.push_back(std::move(layer));
    }
}

UndergroundView::Layer *UndergroundView::find(const QString &layer)
{
    const auto found = std::ranges::find_if(
        m_layers, [&layer](const std::unique_ptr<Layer> &l) { return l->own.id == layer; });
    return found == m_layers.end() ? nullptr : found->get();
}

void UndergroundView::setVisible(const QString &id, bool visible)
{
    Layer *layer = find(id);
    if (!layer || layer->visible == visible)
        return;
    layer->visible = visible;
    layer->own.node->setNodeMask(visible ? ~0U : 0U);
}

void UndergroundView::setHidden(const QString &id, const QSet<city::FeatureId> &ids)
{
    Layer *layer = find(id);
    if (!layer || layer->hidden == ids)
        return;
    layer->hidden = ids;
    hideIn(layer->own.meshes, ids, layer->whole);
    layer->caps.drop(*layer->own.node);
}

void UndergroundView::setSection(std::shared_ptr<const SectionCut> cut)
{
    m_cut = std::move(cut);
    for (const std::unique_ptr<Layer> &layer : m_layers)
        layer->caps.drop(*layer->own.node);
}

void UndergroundView::updateCaps(CapBudget &budget)
{
    if (!m_cut)
        return;
    for (const std::unique_ptr<Layer> &layer : m_layers) {
        if (layer->visible)
            layer->caps.update(m_cut, layer->own.pick, layer->hidden, *layer->own.node, budget);
    }
}

qint64 UndergroundView::leftOpen() const
{
    qint64 open = 0;
    for (const std::unique_ptr<Layer> &layer : m_layers)
        open += layer->visible ? layer->caps.leftOpen() : 0;
    return open;
}

std::optional<UndergroundView::Hit> UndergroundView::pick(const PickRay &ray) const
{
    std::optional<Hit> best;
    const auto look = [&](const PickRay &part) {
        for (const std::unique_ptr<Layer> &layer : m_layers) {
            if (!layer->visible)
                continue;
            const auto isHidden = [&layer](city::FeatureId id) { return layer->hidden.contains(id); };
            for (const PickIndex *index : {&std::as_const(layer->own.pick), &layer->caps.pick()}) {
                const auto found = index->pick(part, isHidden);
                if (found && (!best || found->t < best->result.t))
                    best = Hit{layer->own.id, *found};
            }
        }
    };
    if (!m_cut) {
        look(ray);
        return best;
    }
    for (const RayStretch &stretch :
         m_cut->section.kept(m_cut->frame, ray.origin, ray.direction, kFarthestBelowM)) {
        // Cut faces lie on the ends of the stretch.
        PickRay part = ray;
        part.nearestM = stretch.from - 1e-3;
        part.farthestM = std::min(ray.farthestM, stretch.to + 1e-3);
        look(part);
        if (best)
            break;
    }
    return best;
}

} // namespace dothi::scene
