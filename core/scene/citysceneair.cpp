// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/scene/air.h>
#include <dothi/scene/cityscenedata.h>
#include <dothi/scene/groundsampler.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace dothi::scene {

namespace {

/// What is above the ground keeps so much of its opacity while one looks below it.
constexpr double kSeenThrough = 0.3;

/// Street lamps are lit from a little after sunset on.
constexpr double kLampsOnDeg = -3;

} // namespace

void CityScene::setSection(const Section &section)
{
    const Section wanted = section.isValid() ? section : Section();
    if (wanted == d->section)
        return;
    d->section = wanted;
    d->coarseEarth = 0;
    d->applySection();
}

const Section &CityScene::section() const
{
    return d->section;
}

void CityScene::Private::applySection()
{
    cut.reset();
    if (earth)
        root->removeChild(earth);
    earth = nullptr;
    if (section.isActive()) {
        auto made = std::make_shared<SectionCut>();
        made->section = section;
        made->frame = frame;
        made->faces = section.faces(frame);
        made->faceState = materials.capState();
        made->lineState = materials.capLineState();
        const SceneLayer *terrain = find(QStringLiteral("terrain"));
        geo::Extent land = terrain ? terrain->summary().extent : geo::Extent();
        for (const auto &[id, layer] : layers) {
            if (layer->isThere() && !layer->summary().extent.isEmpty())
                land.add(layer->summary().extent);
        }
        if (!land.isEmpty()) {
            made->land.add(frame.toLocal({land.minX(), land.minY(), 0}));
            made->land.add(frame.toLocal({land.maxX(), land.maxY(), 0}));
        }
        made->groundAt = [grid = ground, f = frame](double x, double y) {
            const geo::Coord map = f.toMap({x, y, 0});
            return groundHeightAtHand(grid.get(), map.x, map.y) - f.origin().z;
        };
        uniforms.setSection(section.bounds(frame));
        earth = groundCaps(*made);
        if (earth)
            root->addChild(earth);
        cut = std::move(made);
        coarseEarth += lacksGround() ? 1 : 0;
        showEarth();
    }
    materials.setCut(cut != nullptr);
    for (const auto &[id, layer] : layers)
        layer->setSection(cut);
    if (underground)
        underground->setSection(cut);
}

void CityScene::setLayerOpacity(const QString &id, double opacity)
{
    d->opacities[id] = opacity;
    d->applyOpacity(id, d->layer(id));
}

void CityScene::Private::applyOpacity(const QString &id, SceneLayer &layer)
{
    const auto set = opacities.find(id);
    const double own = set == opacities.end() ? 1 : set->second;
    layer.setOpacity(underground ? own * kSeenThrough : own);
}

void CityScene::setUnderground(std::unique_ptr<UndergroundScene> below)
{
    if (d->underground)
        d->root->removeChild(d->underground->node());
    d->underground.reset();
    if (below) {
        d->underground = std::make_unique<UndergroundView>(std::move(*below), d->materials);
        d->underground->setSection(d->cut);
        d->root->addChild(d->underground->node());
    }
    for (const auto &[id, layer] : d->layers) {
        d->applyOpacity(id, *layer);
        d->applyBelow(id);
    }
    d->showEarth();
    d->applySeenThrough();
    d->baseMaps.setSeenThrough(d->underground ? kSeenThrough : 1);
}

void CityScene::Private::applyBelow(const QString &id)
{
    const auto layer = layers.find(id);
    if (!underground || layer == layers.end())
        return;
    underground->setVisible(id, layer->second->isVisible());
    underground->setHidden(id, layer->second->hidden());
}

/// While one looks through the ground its cut does not hide what lies behind: only its line is drawn.
void CityScene::Private::showEarth()
{
    for (unsigned i = 0; earth && i < earth->getNumChildren(); ++i) {
        osg::Node *child = earth->getChild(i);
        const bool isFace = child->getStateSet() == cut->faceState;
        child->setNodeMask(underground && isFace ? 0U : ~0U);
    }
}

void CityScene::Private::fillCuts()
{
    lacksCaps = false;
    if (!cut)
        return;
    CapBudget budget;
    if (const auto houses = layers.find(QStringLiteral("building")); houses != layers.end())
        houses->second->updateCaps(budget);
    if (underground)
        underground->updateCaps(budget);
    lacksCaps = budget.lacks;
}

bool CityScene::isFillingCuts() const
{
    return d->lacksCaps;
}

qint64 CityScene::cutsLeftOpen() const
{
    const SceneLayer *houses = d->find(QStringLiteral("building"));
    return (houses ? houses->leftOpen() : 0) + (d->underground ? d->underground->leftOpen() : 0);
}

bool CityScene::isUnderground() const
{
    return d->underground != nullptr;
}

void CityScene::setTheme(Theme theme)
{
    d->theme = theme;
    d->applySun(); // lamps
    d->applyTheme();
}

void CityScene::Private::applyTheme()
{
    uniforms.setAir(airAt(theme, sunAltitudeDeg));
    labels.setDark(theme == Theme::Dark || sunAltitudeDeg < -2);
}

void CityScene::setSun(double azimuthDeg, double altitudeDeg)
{
    if (!std::isfinite(azimuthDeg) || !std::isfinite(altitudeDeg))
        return;
    d->sunAzimuthDeg = azimuthDeg;
    d->sunAltitudeDeg = std::clamp(altitudeDeg, -90.0, 90.0);
    d->applySun();
    d->applyTheme();
}

std::pair<double, double> CityScene::sun() const
{
    return {d->sunAzimuthDeg, d->sunAltitudeDeg};
}

void CityScene::Private::applySun()
{
    const double azimuth = sunAzimuthDeg * std::numbers::pi / 180;
    // From below the horizon there is no light to come from anywhere; its direction must only not vanish.
    const double altitude = std::max(sunAltitudeDeg, 1.0) * std::numbers::pi / 180;
    const osg::Vec3d to(std::sin(azimuth) * std::cos(altitude), std::cos(azimuth) * std::cos(altitude),
                        std::sin(altitude));
    sunDirection->to = osg::Vec3f(to);
    sunDirection->shines = sunAltitudeDeg > 0;
    // The dark picture is that of a city by night whatever the hour: its streets are lit.
    sunDirection->isNight = theme == Theme::Dark || sunAltitudeDeg < kLampsOnDeg;
    uniforms.setSun(to);
    applyShadows();
}

void CityScene::setShadowsMapped(bool mapped)
{
    d->shadowsWanted = mapped;
    d->applyShadows();
}

void CityScene::Private::applyShadows()
{
    const bool mapped = shadowsWanted && sunDirection->shines;
    sunDirection->mapped = mapped;
    materials.setShadowed(mapped);
    osg::StateSet *state = root->getOrCreateStateSet();
    if (mapped)
        state->setTextureAttribute(1, shadowMap.texture());
    else
        state->removeTextureAttribute(1, osg::StateAttribute::TEXTURE);
}

void CityScene::drawShadowMap(osg::State &state)
{
    d->drawShadows(state, ShadowMap::kParts);
}

bool CityScene::drawShadowMapPart(osg::State &state)
{
    d->drawShadows(state, 1);
    return !d->sunDirection->mapped || d->shadowMap.isWhole();
}

void CityScene::Private::drawShadows(osg::State &state, int parts)
{
    if (!sunDirection->mapped)
        return;
    quint64 revision = overlayRevision;
    for (const auto &[id, layer] : layers)
        revision += layer->castersRevision();
    casters->removeChildren(0, casters->getNumChildren());
    for (const auto &[id, layer] : layers)
        layer->addCasters(*casters);
    for (const auto &[id, own] : overlayCasters)
        casters->addChild(own);
    if (!shadowMap.drawParts(state, *casters, shadowFit, revision, parts)) {
        shadowsWanted = false;
        applyShadows();
    }
}

void CityScene::setPixelRatio(double ratio)
{
    if (!(ratio > 0.1 && ratio < 20))
        return;
    d->pixelRatio = ratio;
    d->uniforms.setPixelRatio(ratio);
}

} // namespace dothi::scene
