// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/scene/basemaps.h>

#include <algorithm>
#include <cmath>

namespace dothi::scene {

namespace {

/// A picture is stretched by so much at most before a finer one is taken.
constexpr double kStretch = 1.3;
/// The coarsest tiles that are looked at: so many cover the area.
constexpr size_t kMostRoots = 9;
/// After the terrain and the sky, before what is laid on the ground (layerindex.h).
constexpr int kFirstBin = 6;
constexpr int kBins = 4;

enum class State
{
    Missing,
    Ready,
    Failed
};

} // namespace

struct BaseMaps::Tile
{
    State state = State::Missing;
    geo::Extent local; ///< empty: it lies nowhere
    osg::ref_ptr<osg::MatrixTransform> node;
    osg::ref_ptr<osg::Texture2D> texture;
    osg::ref_ptr<osg::Uniform> part;
    std::optional<geo::TileId> picture; ///< whose picture it shows
    size_t bytes = 0;
    quint64 lastFrame = 0;
    bool again = false;
};

struct BaseMaps::Map
{
    QString id;
    geo::TileGrid grid;
    geo::Transform toCity;
    geo::Extent area; ///< local metres
    std::vector<geo::TileId> roots;
    std::map<geo::TileId, Tile> tiles;
    osg::ref_ptr<osg::Group> holder;
    osg::ref_ptr<osg::Uniform> opacity;
    quint64 edition = 0;
    bool visible = true;
    double ownOpacity = 1;
    struct Wanted
    {
        geo::TileId tile;
        double urgency;
    };
    std::vector<Wanted> wanted;
    std::vector<geo::TileId> shown;
};

BaseMaps::BaseMaps(Materials &materials, const geo::LocalFrame &frame)
    : m_materials(materials)
    , m_frame(frame)
{}

BaseMaps::~BaseMaps() = default;

BaseMaps::Map *BaseMaps::find(const QString &id) const
{
    const auto found = std::ranges::find_if(m_maps, [&id](const auto &map) { return map->id == id; });
    return found == m_maps.end() ? nullptr : found->get();
}

void BaseMaps::set(const QString &id, const geo::TileGrid &grid, geo::Transform toCity,
                   const geo::Extent &area)
{
    remove(id);
    auto map =
        std::make_unique<Map>(Map{id, grid, std::move(toCity), {}, {}, {}, {}, {}, 0, true, 1, {}, {}});
    map->edition = ++m_editions;
    const geo::Coord low = m_frame.toLocal({area.minX(), area.minY(), 0});
    const geo::Coord high = m_frame.toLocal({area.maxX(), area.maxY(), 0});
    map->area = {low.x, low.y, high.x, high.y};
    const geo::Extent there = convertedExtent(area, map->toCity, true);
    if (!there.isEmpty())
        map->roots = grid.tiles(grid.levelFor(there, kMostRoots), there, 4 * kMostRoots);
    map->holder = new osg::Group;
    map->opacity = new osg::Uniform("uOpacity", static_cast<float>(m_seenThrough));
    map->opacity->setDataVariance(osg::Object::DYNAMIC);
    m_root->addChild(map->holder);
    m_maps.push_back(std::move(map));
    applyOrder();
}

void BaseMaps::applyOrder()
{
    for (size_t i = 0; i < m_maps.size(); ++i) {
        const osg::ref_ptr<osg::StateSet> state =
            m_materials.baseMapState(kFirstBin + std::min(static_cast<int>(i), kBins - 1));
        state->addUniform(m_maps[i]->opacity);
        m_maps[i]->holder->setStateSet(state);
    }
}

void BaseMaps::forget(Map &map)
{
    for (const auto &[id, tile] : map.tiles)
        m_bytes -= std::min(m_bytes, tile.bytes);
    map.tiles.clear();
    map.wanted.clear();
    map.shown.clear();
    map.holder->removeChildren(0, map.holder->getNumChildren());
    map.edition = ++m_editions;
}

void BaseMaps::remove(const QString &id)
{
    Map *map = find(id);
    if (!map)
        return;
    forget(*map);
    m_root->removeChild(map->holder);
    std::erase_if(m_maps, [map](const auto &other) { return other.get() == map; });
    applyOrder();
}

void BaseMaps::setVisible(const QString &id, bool visible)
{
    if (Map *map = find(id)) {
        map->visible = visible;
        map->holder->setNodeMask(visible ? ~0U : 0U);
    }
}

void BaseMaps::setOpacity(const QString &id, double opacity)
{
    if (Map *map = find(id)) {
        map->ownOpacity = std::clamp(opacity, 0.0, 1.0);
        map->opacity->set(static_cast<float>(map->ownOpacity * m_seenThrough));
    }
}

void BaseMaps::setSeenThrough(double share)
{
    m_seenThrough = share;
    for (const auto &map : m_maps)
        map->opacity->set(static_cast<float>(map->ownOpacity * m_seenThrough));
}

void BaseMaps::setGround(double lowM, double highM)
{
    m_lowM = lowM;
    m_highM = highM;
    for (const auto &map : m_maps)
        forget(*map);
}

BaseMaps::Tile &BaseMaps::tileOf(Map &map, const geo::TileId &id) const
{
    const auto [at, isNew] = map.tiles.try_emplace(id);
    if (isNew) {
        const geo::Extent there = convertedExtent(map.grid.extent(id), map.toCity, false);
        if (there.isEmpty()) {
            at->second.state = State::Failed;
        } else {
            const geo::Coord low = m_frame.toLocal({there.minX(), there.minY(), 0});
            const geo::Coord high = m_frame.toLocal({there.maxX(), there.maxY(), 0});
            at->second.local = {low.x, low.y, high.x, high.y};
        }
    }
    return at->second;
}

void BaseMaps::choose(const ViewVolume &view, double coarseness, quint64 frame)
{
    for (const auto &map : m_maps) {
        map->wanted.clear();
        for (const geo::TileId &id : map->shown) {
            if (const auto tile = map->tiles.find(id); tile != map->tiles.end() && tile->second.node)
                tile->second.node->setNodeMask(0);
        }
        map->shown.clear();
        if (!map->visible)
            continue;
        for (const geo::TileId &root : map->roots)
            visit(*map, root, view, coarseness, frame);
    }
    dropUnseen(frame);
}

void BaseMaps::visit(Map &map, const geo::TileId &id, const ViewVolume &view, double coarseness,
                     quint64 frame)
{
    Tile &tile = tileOf(map, id);
    tile.lastFrame = frame;
    const auto isSeen = [&](const Tile &t) {
        return !t.local.isEmpty() && t.local.intersects(map.area) && view.meets(t.local, m_lowM, m_highM);
    };
    if (tile.state == State::Failed || !isSeen(tile))
        return;
    const double mpp = view.metresPerPixel(tile.local, m_lowM, m_highM);
    // What is coarse is had first, then what is near: something is seen everywhere soon.
    const double urgency = mpp / std::max(tile.local.width(), 1e-6);
    if (tile.state == State::Missing) {
        map.wanted.push_back({id, urgency});
        return;
    }
    if (tile.again)
        map.wanted.push_back({id, urgency + 1e6});
    const double pixelM = std::max(tile.local.width(), tile.local.height()) / geo::TileGrid::kTilePx;
    if (id.level < map.grid.lastLevel() && pixelM > mpp * kStretch * coarseness) {
        std::vector<geo::TileId> children;
        bool complete = true;
        for (int i = 0; i < 4; ++i) {
            const geo::TileId child{id.level + 1, id.column * 2 + (i & 1), id.row * 2 + (i >> 1)};
            if (!map.grid.has(child))
                continue;
            Tile &below = tileOf(map, child);
            below.lastFrame = frame;
            if (below.state == State::Failed || !isSeen(below))
                continue;
            children.push_back(child);
            if (below.state == State::Missing) {
                complete = false;
                map.wanted.push_back(
                    {child, view.metresPerPixel(below.local, m_lowM, m_highM) / below.local.width()});
            }
        }
        if (complete) {
            for (const geo::TileId &child : children)
                visit(map, child, view, coarseness, frame);
            return;
        }
    }
    show(map, id, tile);
}

void BaseMaps::show(Map &map, const geo::TileId &id, Tile &tile)
{
    // Its own picture, or that part of a coarser one.
    geo::TileId from = id;
    const Tile *with = &tile;
    while (!with->texture && from.level > map.grid.firstLevel()) {
        from = from.parent();
        const auto parent = map.tiles.find(from);
        if (parent == map.tiles.end())
            continue;
        with = &parent->second;
    }
    if (!with->texture)
        return;
    map.tiles[from].lastFrame = tile.lastFrame;
    if (tile.picture != from) {
        const int up = id.level - from.level;
        const double share = std::ldexp(1.0, -up);
        const double column = id.column - std::ldexp(from.column, up);
        const double row = id.row - std::ldexp(from.row, up);
        tile.part->set(osg::Vec4(static_cast<float>(column * share),
                                 static_cast<float>(1 - (row + 1) * share), static_cast<float>(share),
                                 static_cast<float>(share)));
        tile.node->getOrCreateStateSet()->setTextureAttributeAndModes(0, with->texture);
        tile.picture = from;
    }
    tile.node->setNodeMask(~0U);
    map.shown.push_back(id);
}

std::vector<BaseMapWish> BaseMaps::missing(size_t most) const
{
    struct Wish
    {
        double urgency;
        BaseMapWish wish;
    };
    std::vector<Wish> wishes;
    for (const auto &map : m_maps) {
        for (const Map::Wanted &wanted : map->wanted)
            wishes.push_back({wanted.urgency, {map->id, wanted.tile, map->edition}});
    }
    std::ranges::stable_sort(wishes, {}, &Wish::urgency);
    std::vector<BaseMapWish> first;
    for (size_t i = 0; i < std::min(most, wishes.size()); ++i)
        first.push_back(std::move(wishes[i].wish));
    return first;
}

void BaseMaps::setTile(const BaseMapWish &wish, BaseMapTile made)
{
    Map *map = find(wish.map);
    if (!map || map->edition != wish.edition || !made.mesh)
        return;
    std::erase_if(map->wanted, [&wish](const Map::Wanted &wanted) { return wanted.tile == wish.tile; });
    Tile &tile = tileOf(*map, wish.tile);
    if (tile.state == State::Failed)
        return;
    if (!made.image && tile.state == State::Ready) {
        tile.again = false; // still none: what is there stays
        return;
    }
    if (tile.node)
        map->holder->removeChild(tile.node);
    m_bytes -= std::min(m_bytes, tile.bytes);
    tile.state = State::Ready;
    tile.again = false;
    tile.picture.reset();
    tile.bytes = made.mesh->getVertexArray()->getTotalDataSize() * 3;
    tile.texture = nullptr;
    if (made.image) {
        tile.bytes += made.image->getTotalSizeInBytes() * 7 / 3; // here, and with its halvings in the driver
        tile.texture = new osg::Texture2D(made.image);
        tile.texture->setFilter(osg::Texture::MIN_FILTER, osg::Texture::LINEAR_MIPMAP_LINEAR);
        tile.texture->setFilter(osg::Texture::MAG_FILTER, osg::Texture::LINEAR);
        tile.texture->setWrap(osg::Texture::WRAP_S, osg::Texture::CLAMP_TO_EDGE);
        tile.texture->setWrap(osg::Texture::WRAP_T, osg::Texture::CLAMP_TO_EDGE);
        tile.texture->setResizeNonPowerOfTwoHint(false);
        // Tiles that borrowed from a coarser one see that there is something nearer now.
        for (auto &[id, other] : map->tiles) {
            if (id.level > wish.tile.level && !other.texture)
                other.picture.reset();
        }
    }
    m_bytes += tile.bytes;
    tile.part = new osg::Uniform("uPart", osg::Vec4(0, 0, 1, 1));
    tile.part->setDataVariance(osg::Object::DYNAMIC);
    tile.node = new osg::MatrixTransform(osg::Matrix::translate(made.origin));
    tile.node->addChild(made.mesh);
    tile.node->getOrCreateStateSet()->addUniform(tile.part);
    tile.node->getOrCreateStateSet()->setDataVariance(osg::Object::DYNAMIC);
    tile.node->setNodeMask(0); // until it is chosen
    map->holder->addChild(tile.node);
}

void BaseMaps::setFailed(const BaseMapWish &wish)
{
    Map *map = find(wish.map);
    if (!map || map->edition != wish.edition)
        return;
    std::erase_if(map->wanted, [&wish](const Map::Wanted &wanted) { return wanted.tile == wish.tile; });
    Tile &tile = tileOf(*map, wish.tile);
    if (tile.state == State::Missing)
        tile.state = State::Failed;
    tile.again = false;
}

void BaseMaps::wantAgain(const QString &id)
{
    if (Map *map = find(id)) {
        for (auto &[tileId, tile] : map->tiles)
            tile.again = tile.state == State::Ready && !tile.texture;
    }
}

std::vector<QString> BaseMaps::drawn() const
{
    std::vector<QString> ids;
    for (const auto &map : m_maps) {
        if (map->visible && !map->shown.empty())
            ids.push_back(map->id);
    }
    return ids;
}

std::vector<BaseMaps::Drawn> BaseMaps::drawnTiles(const QString &id) const
{
    std::vector<Drawn> tiles;
    if (const Map *map = find(id)) {
        for (const geo::TileId &shown : map->shown)
            tiles.push_back({shown, map->tiles.at(shown).picture.value_or(shown)});
    }
    return tiles;
}

/// What was drawn longest ago goes first; never what this frame needs.
void BaseMaps::dropUnseen(quint64 frame)
{
    if (m_bytes <= kMemory)
        return;
    struct Old
    {
        quint64 lastFrame;
        Map *map;
        geo::TileId id;
    };
    std::vector<Old> old;
    for (const auto &map : m_maps) {
        for (const auto &[id, tile] : map->tiles) {
            if (tile.lastFrame != frame)
                old.push_back({tile.lastFrame, map.get(), id});
        }
    }
    std::ranges::sort(old, {}, &Old::lastFrame);
    for (const Old &one : old) {
        if (m_bytes <= kMemory)
            break;
        const auto tile = one.map->tiles.find(one.id);
        m_bytes -= std::min(m_bytes, tile->second.bytes);
        if (tile->second.node)
            one.map->holder->removeChild(tile->second.node);
        one.map->tiles.erase(tile);
    }
}

} // namespace dothi::scene
