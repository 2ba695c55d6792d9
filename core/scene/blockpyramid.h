// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/scene/blockgrid.h>
#include <dothi/scene/tilekey.h>

#include <QByteArray>

#include <map>
#include <memory>
#include <mutex>
#include <vector>

namespace dothi::scene {

/// What was read of the buildings in the squares of the first far level (kBase): the tiles of every far
/// level are put together from these, so that a building is read once however many levels show it. Any
/// thread. A change drops the squares it went into; what was read before a change and comes after it is
/// passed over. Keeps about 80 MB at most, the squares asked for last.
class BlockPyramid
{
public:
    static constexpr int kBase = 1;   ///< level of the squares that are kept
    static constexpr int kCells = 48; ///< along the edge of a tile, of whatever level: 10 m in the first

    struct Base
    {
        std::vector<BlockGrid::Share> shares;
        std::vector<city::FeatureId> members; ///< ascending: every building that was read
        geo::Extent extent;                   ///< of those, map coordinates
        qint64 features = 0;                  ///< of those, the ones that have their middle here
        bool unknownHeights = false;
        QByteArray mark; ///< of the content of the layer when it was read (contentMarkOf()); empty: not known

        [[nodiscard]] size_t bytes() const;
    };
    using BasePtr = std::shared_ptr<const Base>;

    /// Null when it has to be read.
    [[nodiscard]] BasePtr find(const TileKey &key);
    /// Whether any square below (or at) this one is kept.
    [[nodiscard]] bool knowsSomeOf(const TileKey &key) const;
    /// To be asked for before reading, and handed in with what was read.
    [[nodiscard]] quint64 edition() const;
    void put(const TileKey &key, BasePtr base, quint64 edition);

    /// These buildings changed, came or went; `where`: the places they are at now, local metres. No ids: all.
    void touch(const std::vector<city::FeatureId> &ids, const geo::Extent &where, double leafM);

    [[nodiscard]] size_t bytes() const;

private:
    struct Kept
    {
        BasePtr base;
        quint64 lastUse = 0;
    };
    mutable std::mutex m_mutex;
    std::map<TileKey, Kept> m_kept;
    size_t m_bytes = 0;
    quint64 m_uses = 0;
    quint64 m_edition = 1;
};

} // namespace dothi::scene
