// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/city/schema.h>
#include <dothi/geo/geometry.h>

#include <QString>
#include <QStringList>

#include <span>

class OGRGeometry;

namespace dothi::io {

/// A geometry on its way into a layer: what it became, what was done to it, or why it is refused. Texts are
/// translated.
struct MendedGeometry
{
    geo::Geometry geometry;
    QStringList repairs;
    QString refused;         ///< why it cannot be taken; empty when it can
    bool hadHeights = false; ///< some z was not 0
};

/// Reads a source geometry for a layer of type `wanted`: the pieces of that dimension, closed lines as
/// polygons, arcs as chords, repeated positions left out, rings closed. Refuses numbers that are not finite,
/// too many positions, and geometries without a piece of the wanted dimension. Coordinates stay in the
/// source's CRS; `swapAxes` turns them.
[[nodiscard]] MendedGeometry readGeometry(const OGRGeometry *source, geo::GeometryType wanted, bool swapAxes);

/// In the city's CRS (metres): self-intersections mended, outer rings counter-clockwise, single to multi,
/// heights kept only where the layer has them; refuses what has no extent or a size that cannot be. Adds to
/// what readGeometry() said.
void mendGeometry(MendedGeometry &geometry, const city::LayerDef &layer);

/// True when a closed ring surely neither crosses nor touches itself. False means "ask GEOS", not "it does":
/// a cheap test (exact signs only where rounding cannot change them) that settles nearly every building.
[[nodiscard]] bool isSurelySimple(std::span<const geo::Coord> ring);

} // namespace dothi::io
