// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/city/homeextent.h>
#include <dothi/scene/basemaps.h>
#include <dothi/scene/cityscene.h>
#include <dothi/scene/labels.h>
#include <dothi/scene/materials.h>
#include <dothi/scene/overlaybodies.h>
#include <dothi/scene/scenelayer.h>
#include <dothi/scene/sceneuniforms.h>
#include <dothi/scene/shadowmap.h>
#include <dothi/scene/style.h>
#include <dothi/scene/tileshare.h>
#include <dothi/scene/undergroundview.h>

#include <QString>

#include <map>
#include <memory>
#include <set>
#include <vector>

namespace dothi::scene {

/// What a CityScene is made of; shared by its sources (layers and tiles, light and cuts, looking and picking)
/// and by nobody else. Main thread.
struct CityScene::Private
{
    explicit Private(const geo::LocalFrame &f)
        : frame(f)
        , labels(materials.labelState())
        , baseMaps(materials, f)
    {}

    void applyTheme();
    void applySun();
    void applyCityExtent();
    void chooseTiles(const Camera &camera);
    void hideWhatIsBehind(const Camera &camera);
    void touchBlocks(const std::vector<city::FeatureId> &ids, const geo::Extent &local);
    void applyOpacity(const QString &id, SceneLayer &layer);
    void applySection();
    /// What of a layer lies below the ground is hidden where the layer is.
    void applyBelow(const QString &id);
    void showEarth();
    void fillCuts();
    void applyShadows();
    void drawShadows(osg::State &state, int parts);
    [[nodiscard]] double onFinestGround(const PickRay &ray, double t) const;
    SceneLayer &layer(const QString &id);
    [[nodiscard]] const SceneLayer *find(const QString &id) const;

    geo::LocalFrame frame;
    Materials materials;
    Labels labels;
    BaseMaps baseMaps;
    osg::ref_ptr<osg::Group> root = new osg::Group;
    osg::ref_ptr<osg::Group> overlayRoot = new osg::Group;
    void applySeenThrough();
    void showOutline(const QString &layer, bool shown);

    osg::ref_ptr<osg::Group> selection;
    std::map<QString, osg::ref_ptr<osg::Group>> outlines; ///< the selection's, by layer
    /// Layers that were switched off while something of them was selected: their outlines went with them.
    std::set<QString> outlinesOff;
    bool selectionSeenThrough = true;
    osg::ref_ptr<osg::Node> seenThroughCleaner;
    std::map<QString, osg::ref_ptr<osg::Group>> overlays;
    std::map<QString, std::unique_ptr<OverlayBodies>> overlayBodies; ///< those that have any
    [[nodiscard]] std::optional<OverlayBodies::Hit> hitOverlays(const PickRay &ray) const;
    /// What was laid on coarser ground than there is, and how often; see CityScene::groundRead().
    struct Coarse
    {
        Overlay overlay;
        int times = 0;
    };
    std::map<QString, Coarse> coarseOverlays;
    std::vector<city::FeatureRef> selected;
    int coarseSelection = 0; ///< so often
    int coarseEarth = 0;
    [[nodiscard]] bool lacksGround() const;
    [[nodiscard]] bool layOverlay(const QString &id, const Overlay &overlay);
    std::map<QString, osg::ref_ptr<osg::Group>> overlayCasters;
    quint64 overlayRevision = 0; ///< counts the changes of overlayCasters
    std::map<QString, std::unique_ptr<SceneLayer>> layers;
    std::map<QString, double> opacities; ///< as they were set
    std::unique_ptr<UndergroundView> underground;
    quint64 frameCount = 0;
    double coarseness = 1;
    bool hidesBehind = true;
    std::shared_ptr<TileShare> share = std::make_shared<TileShare>();
    GroundPtr ground;
    std::shared_ptr<const GroundRange> groundRange;
    Theme theme = Theme::Light;
    double sunAzimuthDeg = 225;
    double sunAltitudeDeg = 52;
    std::shared_ptr<SunDirection> sunDirection = std::make_shared<SunDirection>();
    double pixelRatio = 1;
    double maxHeightM = 50;
    QStringList order = drawableLayers();
    SceneUniforms uniforms;
    ShadowMap shadowMap;
    ShadowFit shadowFit;
    osg::ref_ptr<osg::Group> casters = new osg::Group;
    bool shadowsWanted = false;
    Section section;
    std::shared_ptr<const SectionCut> cut;
    osg::ref_ptr<osg::Group> earth; ///< the ground where it is cut
    bool lacksCaps = false;         ///< the next frame fills more of what is cut
};

} // namespace dothi::scene
