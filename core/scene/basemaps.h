// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/scene/basemaptile.h>
#include <dothi/scene/materials.h>
#include <dothi/scene/tilepager.h>

#include <osg/Group>
#include <osg/MatrixTransform>
#include <osg/Texture2D>

#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace dothi::scene {

/// A tile of a base map that is lacking.
struct BaseMapWish
{
    QString map;
    geo::TileId tile;
    quint64 edition = 0; ///< of the map; what an older one brings is passed over
};

/// The base maps of a scene: pyramids of pictures on the ground, below all layers. Chooses by the camera what
/// is drawn, says what is lacking, keeps what may be needed again within a budget. A place whose picture has
/// not come, or does not exist, shows that of the next coarser tile. Main thread.
class BaseMaps
{
public:
    /// Pictures and meshes that are not drawn are kept up to so much memory.
    static constexpr size_t kMemory = size_t(96) << 20;

    BaseMaps(Materials &materials, const geo::LocalFrame &frame);
    ~BaseMaps();

    [[nodiscard]] osg::Group *node() const { return m_root; }
    [[nodiscard]] bool isEmpty() const { return m_maps.empty(); }

    /// Adds a base map above those there are, or replaces it (its tiles are forgotten). `toCity`: from the
    /// grid's CRS; `area` (map coordinates): nothing is wanted outside of it.
    void set(const QString &map, const geo::TileGrid &grid, geo::Transform toCity, const geo::Extent &area);
    void remove(const QString &map);
    void setVisible(const QString &map, bool visible);
    void setOpacity(const QString &map, double opacity);
    /// All of them keep so much of their opacity: one looks through the ground.
    void setSeenThrough(double share);
    /// The ground has changed: everything is laid on it anew. Low and high: what it lies between.
    void setGround(double lowM, double highM);

    /// Chooses what is drawn; called before every frame.
    void choose(const ViewVolume &view, double coarseness, quint64 frame);
    /// What the last choose() lacked, the most wanted first.
    [[nodiscard]] std::vector<BaseMapWish> missing(size_t most) const;
    void setTile(const BaseMapWish &wish, BaseMapTile tile);
    /// It could not be laid on the ground: not asked for again.
    void setFailed(const BaseMapWish &wish);
    /// Places without a picture of their own are wanted again (the network is back).
    void wantAgain(const QString &map);
    /// Maps of which something is drawn just now.
    [[nodiscard]] std::vector<QString> drawn() const;
    /// Tiles drawn just now, and whether their picture is their own; for tests and the status.
    struct Drawn
    {
        geo::TileId tile;
        geo::TileId picture;
    };
    [[nodiscard]] std::vector<Drawn> drawnTiles(const QString &map) const;
    [[nodiscard]] size_t bytes() const { return m_bytes; }

private:
    struct Tile;
    struct Map;
    Map *find(const QString &map) const;
    void visit(Map &map, const geo::TileId &id, const ViewVolume &view, double coarseness, quint64 frame);
    Tile &tileOf(Map &map, const geo::TileId &id) const;
    void show(Map &map, const geo::TileId &id, Tile &tile);
    void dropUnseen(quint64 frame);
    void forget(Map &map);
    void applyOrder();

    Materials &m_materials;
    geo::LocalFrame m_frame;
    osg::ref_ptr<osg::Group> m_root = new osg::Group;
    std::vector<std::unique_ptr<Map>> m_maps; ///< bottom first
    double m_seenThrough = 1;
    double m_lowM = -5;
    double m_highM = 5;
    size_t m_bytes = 0;
    quint64 m_editions = 0;
};

} // namespace dothi::scene
