// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/geo/geometry.h>
#include <dothi/geo/localframe.h>

#include <QString>

#include <compare>

namespace dothi::scene {

/// A square of a layer's quadtree: level 0 is the finest, each level has squares of twice the edge. Squares
/// are counted from the origin of the scene's frame, eastwards and northwards.
struct TileKey
{
    int level = 0;
    qint32 x = 0;
    qint32 y = 0;

    [[nodiscard]] TileKey child(int quarter) const
    {
        return {level - 1, x * 2 + (quarter & 1), y * 2 + (quarter >> 1)};
    }

    friend auto operator<=>(const TileKey &, const TileKey &) = default;
};

/// The level of the one piece of a layer that lies beyond its tiles: rivers drawn on into the haze.
inline constexpr int kBeyond = -1;

/// Asks for one tile of a layer.
struct TileRequest
{
    QString layer;
    TileKey key;
    quint64 edition = 0; ///< of the layer when it was asked for: older answers come too late

    [[nodiscard]] bool sameTile(const TileRequest &other) const
    {
        return layer == other.layer && key == other.key;
    }
};

/// The square in local metres.
[[nodiscard]] inline geo::Extent localSquare(const TileKey &key, double leafM)
{
    const double edge = leafM * static_cast<double>(1 << key.level);
    return {key.x * edge, key.y * edge, (key.x + 1) * edge, (key.y + 1) * edge};
}

} // namespace dothi::scene
