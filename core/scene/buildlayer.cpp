// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/elevationpyramid.h>
#include <dothi/geo/interrupt.h>
#include <dothi/scene/builders.h>
#include <dothi/scene/lamplight.h>
#include <dothi/scene/readlayers.h>
#include <dothi/scene/style.h>
#include <dothi/scene/terraintile.h>
#include <dothi/scene/tilepager.h>

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>

namespace dothi::scene {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::Scene)
};

/// Farther than this from the frame's origin nothing belongs to the city, and floats lose their millimetres.
constexpr double kFarthestFeatureM = 200'000;

/// What lies on the ground need not follow what is narrower than so many pixels.
constexpr double kDrapedPx = 2;

using Builder = Result<> (*)(BuildContext &);

struct Drawable
{
    const char *layer;
    Builder builder;
    bool shownAtFirst;
};

/// In drawing order.
constexpr std::array kDrawables{
    Drawable{"terrain", buildTerrain, true},
    Drawable{"land_use", buildAreas, false},
    Drawable{"planning_zone", buildAreas, false},
    Drawable{"parcel", buildAreas, true},
    Drawable{"water", buildAreas, true},
    Drawable{"road_surface", buildAreas, true},
    Drawable{"road", buildRoads, true},
    Drawable{"protection_corridor", buildAreas, false},
    Drawable{"admin_unit", buildAreas, false},
    Drawable{"pipe", buildLines, false},
    Drawable{"cable", buildLines, false},
    Drawable{"red_line", buildLines, true},
    Drawable{"construction_line", buildLines, false},
    Drawable{"breakline", buildLines, false},
    Drawable{"permit_application", buildAreas, true},
    Drawable{"manhole", buildPoints, false},
    Drawable{"building", buildBuildings, true},
    Drawable{"tree", buildPoints, true},
    Drawable{"lamp", buildPoints, true},
    Drawable{"cabinet", buildPoints, false},
    Drawable{"poi", buildPoints, false},
    Drawable{"height_plane", buildHeightPlanes, false},
};

const Drawable *findDrawable(const QString &layer)
{
    const auto it = std::find_if(kDrawables.begin(), kDrawables.end(),
                                 [&layer](const Drawable &d) { return layer == QLatin1String(d.layer); });
    return it == kDrawables.end() ? nullptr : &*it;
}

} // namespace

QString textOf(const city::Feature &feature, int field)
{
    return field >= 0 && static_cast<size_t>(field) < feature.values.size()
               ? city::toText(feature.values[static_cast<size_t>(field)])
               : QString();
}

double groundHeight(const geo::ElevationGrid *ground, double x, double y)
{
    return GroundSampler(ground, geo::Ground::Detail::Finest).height(x, y);
}

double groundHeightAtHand(const geo::ElevationGrid *ground, double x, double y)
{
    return GroundSampler(ground, geo::Ground::Detail::AtHand).height(x, y);
}

QStringList drawableLayers()
{
    QStringList layers;
    for (const Drawable &drawable : kDrawables)
        layers.append(QString::fromLatin1(drawable.layer));
    return layers;
}

bool shownAtFirst(const QString &layer)
{
    const Drawable *drawable = findDrawable(layer);
    return drawable && drawable->shownAtFirst;
}

QColor BuildContext::colorOf(const QString &code)
{
    if (!codes.contains(code))
        codes.append(code);
    return style::colorFor(layer->id, code);
}

bool BuildContext::owns(const geo::Coord &map) const
{
    return square.isEmpty() || (map.x >= square.minX() && map.x < square.maxX() && map.y >= square.minY() &&
                                map.y < square.maxY());
}

bool BuildContext::isShared(const geo::Extent &feature) const
{
    return !square.isEmpty() && std::max(feature.width(), feature.height()) > square.width();
}

osg::Vec3f BuildContext::pickPoint(const geo::Coord &map) const
{
    return osg::Vec3f(tiles.toLocal(map));
}

Result<> BuildContext::read(const city::Query &query, const std::function<void(city::Feature &)> &visit)
{
    bool cancelled = false;
    qint64 seen = 0;
    city::Query here = query;
    here.extent = square;
    auto done = store.read(layer->id, here, [&](city::Feature &feature) {
        ++seen;
        if ((seen & 255) == 0) {
            task.progress(
                expected > 0 ? std::min(0.95, static_cast<double>(seen) / static_cast<double>(expected)) : 0);
        }
        // At each: one feature may be as much work as a layer.
        if (task.cancelled()) {
            cancelled = true;
            return city::Visit::Stop;
        }
        if (feature.geometry.isEmpty() || !feature.geometry.isFinite())
            return city::Visit::Continue;
        const geo::Extent extent = feature.geometry.extent();
        const geo::Coord origin = frame.origin();
        if (std::max({std::abs(extent.minX() - origin.x), std::abs(extent.maxX() - origin.x),
                      std::abs(extent.minY() - origin.y), std::abs(extent.maxY() - origin.y)}) >
            kFarthestFeatureM) {
            return city::Visit::Continue;
        }
        const bool shared = isShared(extent);
        if (!shared && !owns(extent.center()))
            return city::Visit::Continue;
        scene.extent.add(extent);
        if (!shared || owns(extent.center()))
            ++scene.features;
        visit(feature);
        return city::Visit::Continue;
    });
    if (!done)
        return done;
    if (cancelled)
        return task.checkpoint();
    return {};
}

namespace {

/// The layer, or one tile of it.
Result<LayerScene> build(const city::Store &store, const QString &layer, const TileKey *key,
                         const geo::LocalFrame &frame, const GroundPtr &ground, TaskContext &task,
                         TileShare *share, BuildNotes *notes)
{
    const Drawable *drawable = findDrawable(layer);
    if (!drawable)
        return fail(Error(ErrorCode::NotFound, Tr::tr("This layer cannot be drawn.")).inLayer(layer));
    const bool isTerrain = layer == QLatin1String("terrain");
    const city::LayerDef *def = isTerrain ? nullptr : city::Schema::builtin().layer(layer);
    const std::optional<PagePlan> plan = key ? pagePlan(layer, ground.get()) : std::nullopt;
    const bool beyond = plan && plan->hasBeyond && key->level == kBeyond;
    if (key && !beyond && (!plan || key->level < 0 || key->level >= plan->levels())) {
        return fail(Error(ErrorCode::InvalidArgument, Tr::tr("This layer is not drawn tile by tile."))
                        .inLayer(layer));
    }
    geo::Extent extent;
    geo::Extent square;
    qint64 count = 0;
    if (key && !beyond) {
        const geo::Extent local = localSquare(*key, plan->leafM);
        const geo::Coord low = frame.toMap({local.minX(), local.minY(), 0});
        const geo::Coord high = frame.toMap({local.maxX(), local.maxY(), 0});
        square = geo::Extent(low.x, low.y, high.x, high.y);
    } else if (!isTerrain && !beyond) {
        const auto infos = store.layers();
        if (!infos)
            return Failure(infos.error());
        for (const city::LayerInfo &info : *infos) {
            if (info.id == layer) {
                count = info.features;
                extent = info.extent;
            }
        }
    }
    // As finely as it is drawn, half a tile beyond it: features reach out so far.
    geo::ElevationGrid around;
    const geo::ElevationGrid *near = ground.get();
    if (ground && ground->finer() && !square.isEmpty()) {
        const double cellM =
            isTerrain ? terrainCellM(*plan, key->level) : kDrapedPx * plan->finestMpp(key->level);
        auto window = ground->finer()->window(square.grown(square.width() / 2), cellM, task);
        if (!window)
            return Failure(std::move(window).error());
        around = std::move(*window);
        if (plan->finestMpp(key->level) <= kDikesUntilMpp)
            around.setDikes(ground->dikes());
        near = &around;
    }
    BuildContext context{store,
                         def,
                         frame,
                         ground.get(),
                         GroundSampler(near),
                         task,
                         MeshTiles(frame, square.isEmpty() ? tileSizeFor(extent, count) : square.width()),
                         {},
                         std::make_shared<LayerIndex>(),
                         {},
                         count,
                         false,
                         square,
                         beyond,
                         {},
                         key ? plan->finestMpp(key->level) : 0,
                         share,
                         notes,
                         key ? std::optional(*key) : std::nullopt};
    context.scene.layer = layer;
    const bool asBlocks = key && key->level > 0 && layer == QLatin1String("building");
    const bool asLights = key && key->level > 0 && layer == QLatin1String("lamp");
    const geo::StopWithTask stop(task);
    try {
        auto built = asBlocks           ? buildBlocks(context, *key)
                     : asLights         ? buildLights(context)
                     : isTerrain && key ? buildTerrainSquare(context)
                                        : drawable->builder(context);
        if (!built)
            return failWhile(std::move(built),
                             Tr::tr("While preparing the layer %1 for the view").arg(layer));
        DOTHI_TRY(task.checkpoint());
        context.scene.node = context.tiles.finish(*context.index);
        context.index->pick.build();
    } catch (const std::bad_alloc &) {
        return fail(Error(ErrorCode::OutOfMemory, Tr::tr("There is not enough memory to show this layer."))
                        .inLayer(layer)
                        .withAdvice(Tr::tr("Hide other layers, or open a smaller part of the city.")));
    }
    for (const TileMesh &mesh : context.index->meshes)
        context.scene.triangles += mesh.geometry->getPrimitiveSet(0)->getNumIndices() / 3;
    if (def) {
        std::sort(context.codes.begin(), context.codes.end());
        context.scene.legend = style::legendFor(city::Schema::builtin(), layer, context.codes);
        if (context.unknownHeights)
            context.scene.legend.push_back({style::kBuildingUnknown, Tr::tr("Height not known")});
    }
    context.scene.index = context.index;
    task.progress(1);
    return std::move(context.scene);
}

/// From the cache on disk, or built and kept there.
Result<LayerScene> fetch(const city::Store &store, const QString &layer, const TileKey *key,
                         const geo::LocalFrame &frame, const GroundPtr &ground, TaskContext &task,
                         TileShare *share)
{
    BuildNotes notes;
    std::optional<QByteArray> cacheKey;
    if (share && share->cache) {
        if (const std::optional<QByteArray> mark = contentMarkOf(store, layer)) {
            notes.contentMark = *mark;
            cacheKey = tileKeyOf(*mark, share->groundMark(ground), layer, key, frame);
        }
    }
    if (!cacheKey)
        return build(store, layer, key, frame, ground, task, share, &notes);
    if (std::optional<LayerScene> kept = share->cache->read(*cacheKey); kept && kept->layer == layer) {
        task.progress(1);
        return std::move(*kept);
    }
    const ReadLayers watched(store);
    auto built = build(watched, layer, key, frame, ground, task, share, &notes);
    // Somebody may have changed it meanwhile.
    const bool isDamaged = ground && ground->finer() && ground->finer()->isDamaged();
    if (built && notes.certain && !isDamaged && watched.isWithin(layersBehind(layer)) &&
        contentMarkOf(store, layer) == notes.contentMark) {
        share->cache->write(*cacheKey, *built);
    }
    return built;
}

} // namespace

Result<LayerScene> buildLayer(const city::Store &store, const QString &layer, const geo::LocalFrame &frame,
                              const GroundPtr &ground, TaskContext &task, TileShare *share)
{
    return fetch(store, layer, nullptr, frame, ground, task, share);
}

Result<LayerScene> buildTile(const city::Store &store, const TileRequest &request,
                             const geo::LocalFrame &frame, const GroundPtr &ground, TaskContext &task,
                             TileShare *share)
{
    return fetch(store, request.layer, &request.key, frame, ground, task, share);
}

} // namespace dothi::scene
