// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Layers that come tile by tile: which tiles are there, which are drawn, which are let go of.

#include <dothi/scene/scenelayer.h>

#include <algorithm>
#include <cmath>

namespace dothi::scene {

namespace {

/// From here on edges and storeys of houses have faded out (building.frag, uEdgeFade).
constexpr double kPlainMpp = 0.6;
/// And windows by day; what is lit by night is seen from farther.
constexpr double kFacadeMpp = 0.3;

/// Whether something of these features is in a tile.
bool holdsAny(const LayerIndex &index, const QSet<city::FeatureId> &ids)
{
    const auto inRange = [&ids](const FeatureRange &range) { return ids.contains(range.id); };
    return std::ranges::any_of(
               index.meshes,
               [&](const TileMesh &mesh) { return std::ranges::any_of(mesh.ranges, inRange); }) ||
           std::ranges::any_of(
               ids, [&index](city::FeatureId id) { return std::ranges::binary_search(index.members, id); });
}

} // namespace

void SceneLayer::setPaged(const city::LayerInfo &info, const geo::LocalFrame &frame, const PagePlan &plan)
{
    if (m_plan && (m_plan->leafM != plan.leafM || m_plan->fromMpp != plan.fromMpp)) {
        // A raster of another cell: what was cut by the former one has no place any more.
        for (auto &[key, tile] : m_tiles)
            detach(tile);
        m_tiles.clear();
    }
    m_plan = plan;
    m_styledPlan = pagePlan(m_id) ? styledPlan(m_id) : plan;
    m_nightPlan = nightPlan(m_id);
    m_frame = frame;
    m_there = true;
    touch(info, frame, {}, {});
}

void SceneLayer::setTile(const TileRequest &request, LayerScene scene)
{
    if (!m_plan || request.edition != m_edition)
        return;
    if (m_whole) {
        // Drawn until the first tile was there to take its place.
        detach(*m_whole);
        m_whole.reset();
    }
    Piece &piece = m_tiles[request.key];
    if (piece.holder)
        detach(piece);
    const bool shown = piece.shown;
    const quint64 lastFrame = piece.lastFrame;
    piece = Piece();
    piece.scene = std::move(scene);
    piece.lastFrame = lastFrame;
    piece.shown = shown;
    piece.empty = !piece.scene.index || piece.scene.index->parts.empty();
    summarize(piece.scene);
    attach(piece);
    if (m_groundRange && request.key.level >= 0)
        learnHeights(piece, localSquare(request.key, m_plan->leafM));
    applyMask(piece);
    applyOpacity();
    m_namesChanged = m_namesChanged || shown;
}

void SceneLayer::setTileFailed(const TileRequest &request)
{
    if (!m_plan || request.edition != m_edition)
        return;
    Piece &piece = m_tiles[request.key];
    piece.stale = false;
    // An older picture of it is better than none.
    piece.empty = !piece.holder;
}

void SceneLayer::touch(const city::LayerInfo &info, const geo::LocalFrame &frame,
                       const std::vector<city::FeatureId> &ids, const geo::Extent &where)
{
    if (!m_plan)
        return;
    ++m_edition;
    m_summary.features = info.features;
    m_summary.extent = info.extent;
    m_localExtent = {};
    if (!info.extent.isEmpty()) {
        m_localExtent.add(frame.toLocal({info.extent.minX(), info.extent.minY(), 0}));
        m_localExtent.add(frame.toLocal({info.extent.maxX(), info.extent.maxY(), 0}));
    }
    const QSet<city::FeatureId> touched(ids.begin(), ids.end());
    for (auto it = m_tiles.begin(); it != m_tiles.end();) {
        Piece &piece = it->second;
        const bool holds =
            ids.empty() || it->first.level == kBeyond ||
            (!where.isEmpty() && localSquare(it->first, m_plan->leafM).grown(1).intersects(where)) ||
            (piece.scene.index && holdsAny(*piece.scene.index, touched));
        if (holds && piece.empty) {
            if (piece.holder)
                detach(piece);
            it = m_tiles.erase(it);
            continue;
        }
        piece.stale = piece.stale || holds;
        ++it;
    }
}

/// What a tile shows may be higher than what was known of its square.
void SceneLayer::learnHeights(const Piece &piece, const geo::Extent &square)
{
    const geo::Coord origin = m_frame.origin();
    const auto [low, high] = m_groundRange->within({square.minX() + origin.x, square.minY() + origin.y,
                                                    square.maxX() + origin.x, square.maxY() + origin.y});
    if (m_id != QLatin1String("terrain")) {
        m_aboveM = std::max(m_aboveM, piece.scene.maxHeightM - high);
    } else if (piece.box.valid()) {
        m_groundAboveM = std::max(m_groundAboveM, piece.box.zMax() + origin.z - high);
        m_groundBelowM = std::max(m_groundBelowM, low - piece.box.zMin() - origin.z);
    }
}

/// Between which local heights there is something to be seen in a square.
std::pair<double, double> SceneLayer::heightsIn(const geo::Extent &square) const
{
    constexpr double kBelowM = 30; // a little more than beds and pits
    const geo::Coord origin = m_frame.origin();
    const auto [low, high] = m_groundRange->within({square.minX() + origin.x, square.minY() + origin.y,
                                                    square.maxX() + origin.x, square.maxY() + origin.y});
    // Means of a raster's cells reach neither its peaks nor its pits. How far these go beyond is known where
    // a tile has come; elsewhere half of what the means differ by.
    const double beyond = m_rangeIsCoarse ? (high - low) / 2 : 0;
    const bool isGround = m_id == QLatin1String("terrain");
    const double below = std::max({kBelowM, beyond, m_groundBelowM});
    const double above = isGround ? 1 + std::max(beyond, m_groundAboveM) : m_aboveM + beyond;
    return {low - below - origin.z, high + above - origin.z};
}

SceneLayer::Look SceneLayer::lookFor(double mpp, bool isPlan) const
{
    if (mpp > kPlainMpp)
        return Look::Plain;
    // From straight above there are no walls; and colours that stand for values are not to be mixed with
    // glass.
    if (isPlan || m_classes)
        return Look::Edged;
    return m_sun->isNight || mpp <= kFacadeMpp ? Look::Facade : Look::Edged;
}

bool SceneLayer::choose(const ViewVolume &view, double coarseness, quint64 frame)
{
    // Tiles that count as farther, to be drawn in time, have no windows: those of the next ones fade out
    // before.
    m_facadeM->set(static_cast<float>(m_sun->isNight ? kPlainMpp * 1.2 : kFacadeMpp / coarseness));
    if (m_whole)
        setLook(*m_whole, view.isPlan() || m_classes ? Look::Edged : Look::Facade, false);
    if (!m_plan || !m_visible)
        return false;
    const auto state = [this](const TileKey &key) {
        const auto found = m_tiles.find(key);
        if (found == m_tiles.end())
            return TileState::Missing;
        const Piece &piece = found->second;
        if (piece.stale)
            return TileState::Stale;
        return piece.empty ? TileState::Empty : TileState::Ready;
    };
    std::function<std::pair<double, double>(const geo::Extent &)> heights;
    if (m_groundRange)
        heights = [this](const geo::Extent &square) { return heightsIn(square); };
    ViewVolume seen = view;
    // Houses beside the picture throw their shadows into it; in flight there is no time for them.
    if (m_id == QLatin1String("building") && m_sun->shines && !m_sun->isNight && coarseness <= 1)
        seen.setShadow(osg::Vec2d(shadowPerMetre(m_sun->to)));
    m_choice.choose(plan(), m_localExtent, m_lowM, m_highM, seen, coarseness * m_groundCoarseness, state,
                    heights);
    for (const TileChoice::Tile &tile : m_choice.shown()) {
        Piece &piece = m_tiles[tile.key];
        piece.lastFrame = frame;
        const Look look = lookFor(tile.mpp, view.isPlan());
        // Shadows take a fifth of such a frame: the first to go when it takes too long.
        setLook(piece, look, look == Look::Plain && coarseness > 1.3);
    }
    recolourShown();
    for (const TileKey &key : m_choice.behind())
        m_tiles[key].lastBehind = frame;
    bool changed = std::exchange(m_namesChanged, false);
    for (auto &[key, piece] : m_tiles) {
        const bool shown = piece.lastFrame == frame;
        if (shown == piece.shown || !piece.holder)
            continue;
        piece.shown = shown;
        piece.behind = false;
        applyMask(piece);
        changed = true;
        ++m_castersRevision;
    }
    if (m_id == QLatin1String("terrain"))
        keepGroundInBounds();
    return changed;
}

/// Steep hills seen at once take more triangles than a frame has time for: the next one has coarser tiles of
/// them, until they need less again.
void SceneLayer::keepGroundInBounds()
{
    constexpr qint64 kMost = 40'000;
    // A level finer has four times as many: loosened only where that stays within bounds, or it would go to
    // and fro.
    constexpr qint64 kFew = kMost / 5;
    constexpr double kStep = 1.15;
    constexpr double kCoarsest = 8;
    const qint64 shown = shownTriangles();
    const double before = m_groundCoarseness;
    if (shown > kMost) {
        m_tooFine = before;
        m_restingTriangles = 0;
        m_groundCoarseness = std::min(kCoarsest, before * kStep);
    } else if (shown < kFew && before > 1 && m_choice.wanted().empty()) {
        const double finer = std::max(1.0, before / kStep);
        // Ground that is rough from near and even from afar has far more than four times as many: what was
        // too much a moment ago is tried again when something else is seen.
        if (m_restingTriangles == 0)
            m_restingTriangles = std::max<qint64>(shown, 1);
        const bool isSameView = std::abs(shown - m_restingTriangles) <= m_restingTriangles / 4;
        if (finer > m_tooFine || !isSameView) {
            m_tooFine = isSameView ? m_tooFine : 0;
            m_restingTriangles = 0;
            m_groundCoarseness = finer;
        }
    }
    m_settling = m_groundCoarseness != before;
}

std::vector<TileChoice::Tile> SceneLayer::wanted() const
{
    std::vector<TileChoice::Tile> wanted = m_choice.wanted();
    // What has come since the last frame is wanted no more.
    std::erase_if(wanted, [this](const TileChoice::Tile &w) {
        const auto found = m_tiles.find(w.key);
        return found != m_tiles.end() && !found->second.stale;
    });
    return wanted;
}

std::pair<size_t, size_t> SceneLayer::thereAndLacking() const
{
    const auto isLacking = [this](const TileChoice::Tile &w) {
        const auto found = m_tiles.find(w.key);
        return found == m_tiles.end() || found->second.stale;
    };
    const auto lacking = static_cast<size_t>(std::ranges::count_if(m_choice.wanted(), isLacking));
    return {m_choice.shown().size() + m_choice.wanted().size() - lacking, lacking};
}

bool SceneLayer::hasHoles() const
{
    const auto standsIn = [](const TileKey &coarse, const TileKey &fine) {
        if (coarse.level < fine.level || coarse.level == kBeyond || fine.level == kBeyond)
            return coarse.level == fine.level && coarse.x == fine.x && coarse.y == fine.y;
        const int up = coarse.level - fine.level;
        return (fine.x >> up) == coarse.x && (fine.y >> up) == coarse.y;
    };
    return std::ranges::any_of(wanted(), [&](const TileChoice::Tile &lacking) {
        // What comes coarsest first is wanted while finer tiles are drawn in its place.
        return std::ranges::none_of(m_choice.shown(), [&](const TileChoice::Tile &shown) {
            return standsIn(shown.key, lacking.key) || standsIn(lacking.key, shown.key);
        });
    });
}

size_t SceneLayer::dropUnseen(quint64 frame, size_t bytes)
{
    std::vector<std::pair<quint64, TileKey>> unseen;
    for (const auto &[key, piece] : m_tiles) {
        if (piece.lastFrame != frame && piece.lastBehind != frame && piece.holder)
            unseen.emplace_back(std::max(piece.lastFrame, piece.lastBehind), key);
    }
    std::sort(unseen.begin(), unseen.end());
    size_t freed = 0;
    for (const auto &[last, key] : unseen) {
        if (freed >= bytes)
            break;
        const auto found = m_tiles.find(key);
        freed += found->second.bytes;
        detach(found->second);
        m_tiles.erase(found);
    }
    return freed;
}

} // namespace dothi::scene
