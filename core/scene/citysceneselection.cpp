// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is laid over the city: the selection, and overlays.

#include <dothi/geo/elevationpyramid.h>
#include <dothi/scene/cityscenedata.h>
#include <dothi/scene/groundsampler.h>
#include <dothi/scene/overlaynode.h>

#include <QCoreApplication>

namespace dothi::scene {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::Scene)
};

/// Of more selected features only the outlines shine through what hides them.
constexpr size_t kMostBodies = 2000;

} // namespace

Result<> CityScene::setSelection(const std::vector<city::FeatureRef> &refs, const city::Store &store)
{
    if (d->selection)
        d->overlayRoot->removeChild(d->selection);
    d->selection = nullptr;
    d->outlines.clear();
    if (refs != d->selected) {
        // What is selected in a table, say, is outlined though its layer is off.
        d->coarseSelection = 0;
        d->outlinesOff.clear();
    }
    d->selected = refs;
    const GroundSampler ground(d->ground.get(), geo::Ground::Detail::AtHand);
    size_t count = 0;
    std::map<QString, std::vector<city::FeatureId>> byLayer;
    for (const city::FeatureRef &ref : refs)
        byLayer[ref.layer].push_back(ref.id);
    osg::ref_ptr<osg::Group> selection = new osg::Group;
    for (const auto &[id, ids] : byLayer) {
        const city::LayerDef *def = city::Schema::builtin().layer(id);
        if (!def)
            return fail(Error(ErrorCode::NotFound, Tr::tr("This layer cannot be drawn.")).inLayer(id));
        city::Query query;
        query.ids = ids;
        query.withSolid = def->hasSolid;
        Overlay outline;
        HiddenBodies bodies(d->frame, ground);
        auto read = store.read(id, query, [&, def = def](city::Feature &feature) {
            addOutline(outline.lines, *def, feature, ground, style::kAccent);
            if (++count <= kMostBodies)
                bodies.add(*def, feature);
            return city::Visit::Continue;
        });
        if (!read)
            return failWhile(std::move(read), Tr::tr("While outlining the selection"));
        if (outline.lines.empty())
            continue;
        // A pale rim below the line, so that it stands out from dark and from blue alike.
        Overlay both;
        for (const OverlayLine &line : outline.lines) {
            OverlayLine rim = line;
            rim.color = QColor(255, 255, 255, 150);
            rim.widthPx += 2.4;
            both.lines.push_back(std::move(rim));
        }
        both.lines.insert(both.lines.end(), outline.lines.begin(), outline.lines.end());
        const osg::ref_ptr<osg::Group> drawn = overlayNode(both, d->materials, d->frame, ground);
        if (const osg::ref_ptr<osg::Group> hidden = bodies.node(d->materials))
            drawn->addChild(hidden);
        drawn->setNodeMask(d->outlinesOff.contains(id) ? 0U : ~0U);
        d->outlines[id] = drawn;
        selection->addChild(drawn);
    }
    if (selection->getNumChildren() == 0)
        return {};
    d->selection = selection;
    d->overlayRoot->addChild(d->selection);
    d->applySeenThrough();
    d->coarseSelection += d->lacksGround() ? 1 : 0;
    return {};
}

void CityScene::Private::showOutline(const QString &layer, bool shown)
{
    if (shown)
        outlinesOff.erase(layer);
    else
        outlinesOff.insert(layer);
    if (const auto outline = outlines.find(layer); outline != outlines.end())
        outline->second->setNodeMask(shown ? ~0U : 0U);
}

void CityScene::setSelectionSeenThrough(bool seen)
{
    d->selectionSeenThrough = seen;
    d->applySeenThrough();
}

void CityScene::Private::applySeenThrough()
{
    if (selection)
        setShown(*selection, kBehindAll, selectionSeenThrough);
    // Only behind houses that are looked through there is something to be drawn there.
    bool through = false;
    for (const auto &[id, layer] : layers)
        through = through || (layer->isThere() && layer->isVisible() && layer->opacity() < 0.999);
    setShown(*overlayRoot, kBehindHouses, through);
    seenThroughCleaner->setNodeMask(through ? ~0U : 0U);
}

void CityScene::setOverlay(const QString &id, const Overlay &overlay)
{
    d->coarseOverlays.erase(id);
    if (d->layOverlay(id, overlay))
        d->coarseOverlays[id] = {overlay, 1};
}

/// True when it lies on coarser ground than there is.
bool CityScene::Private::layOverlay(const QString &id, const Overlay &overlay)
{
    if (const auto old = overlays.find(id); old != overlays.end()) {
        overlayRoot->removeChild(old->second);
        overlays.erase(old);
    }
    overlayBodies.erase(id);
    labels.setPills(id, overlay.labels);
    overlayRevision += overlayCasters.erase(id);
    if (overlay.volumes.empty() && overlay.areas.empty() && overlay.lines.empty())
        return false;
    osg::ref_ptr<osg::Group> node =
        overlayNode(overlay, materials, frame, GroundSampler(ground.get(), geo::Ground::Detail::AtHand));
    overlays[id] = node;
    overlayRoot->addChild(node);
    if (std::unique_ptr<OverlayBodies> bodies = OverlayBodies::of(overlay, frame))
        overlayBodies[id] = std::move(bodies);
    applySeenThrough();
    if (osg::ref_ptr<osg::Group> made = scene::overlayCasters(overlay, materials, frame)) {
        overlayCasters[id] = made;
        ++overlayRevision;
    }
    return lacksGround();
}

bool CityScene::Private::lacksGround() const
{
    return ground && ground->finer() && ground->finer()->hasWishes();
}

bool CityScene::wantsGround() const
{
    return d->lacksGround();
}

bool CityScene::groundRead()
{
    // What reaches farther than is kept of the ground would be laid again and again.
    constexpr int kMostTimes = 3;
    std::vector<QString> done;
    for (auto &[id, coarse] : d->coarseOverlays) {
        if (!d->layOverlay(id, coarse.overlay) || ++coarse.times >= kMostTimes)
            done.push_back(id);
    }
    for (const QString &id : done)
        d->coarseOverlays.erase(id);
    if (const int before = d->coarseEarth; before > 0 && before < kMostTimes) {
        d->applySection();
        if (d->coarseEarth == before)
            d->coarseEarth = 0;
    }
    return d->coarseSelection > 0 && d->coarseSelection < kMostTimes;
}

} // namespace dothi::scene
