// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/brep.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <unordered_map>

namespace dothi::geo {

namespace {

Brep::Range rangeOf(const std::vector<quint32> &firsts, size_t at, size_t end)
{
    return {firsts[at], at + 1 < firsts.size() ? firsts[at + 1] : end};
}

/// Starts at 0, never descends, stays within `end`.
bool cutsUp(const std::vector<quint32> &firsts, size_t end)
{
    return std::is_sorted(firsts.begin(), firsts.end()) &&
           (firsts.empty() ? end == 0 : firsts.front() == 0 && firsts.back() <= end);
}

struct CoordHash
{
    size_t operator()(const Coord &c) const
    {
        size_t hash = 0;
        for (const double value : {c.x, c.y, c.z}) {
            quint64 bits = 0;
            std::memcpy(&bits, &value, sizeof bits);
            hash = hash * 0x9E3779B97F4A7C15ULL + (bits ^ (bits >> 29));
        }
        return hash;
    }
};

} // namespace

std::span<const quint32> Brep::ring(size_t ring) const
{
    const Range range = rangeOf(rings, ring, corners.size());
    return {corners.data() + range.first, range.size()};
}

Brep::Range Brep::ringsOf(size_t face) const
{
    return rangeOf(faces, face, rings.size());
}

Brep::Range Brep::facesOf(size_t shell) const
{
    return rangeOf(shells, shell, faces.size());
}

Brep::Range Brep::shellsOf(size_t solid) const
{
    return rangeOf(solids, solid, shells.size());
}

bool Brep::isConsistent() const
{
    return cutsUp(rings, corners.size()) && cutsUp(faces, rings.size()) && cutsUp(shells, faces.size()) &&
           (solids.empty() || cutsUp(solids, shells.size())) &&
           std::all_of(corners.begin(), corners.end(), [this](quint32 c) { return c < vertices.size(); }) &&
           std::all_of(vertices.begin(), vertices.end(), [](const Coord &c) {
               return std::isfinite(c.x) && std::isfinite(c.y) && std::isfinite(c.z);
           });
}

Geometry toMultiPolygon(const Brep &brep)
{
    Geometry polygons(GeometryType::MultiPolygon, true);
    polygons.reserve(brep.corners.size() + brep.rings.size());
    for (size_t face = 0; face < brep.faces.size(); ++face) {
        polygons.beginPart();
        const Brep::Range rings = brep.ringsOf(face);
        for (size_t ring = rings.first; ring < rings.last; ++ring) {
            polygons.beginRing();
            for (const quint32 corner : brep.ring(ring))
                polygons.add(brep.vertices[corner]);
            polygons.closeRing();
        }
    }
    return polygons;
}

Brep fromMultiPolygon(const Geometry &faces)
{
    Brep brep;
    std::unordered_map<Coord, quint32, CoordHash> known;
    known.reserve(faces.coords().size());
    if (faces.partCount() > 0)
        brep.beginShell();
    for (size_t part = 0; part < faces.partCount(); ++part) {
        brep.beginFace();
        for (size_t r = 0; r < faces.ringCount(part); ++r) {
            brep.beginRing();
            auto ring = faces.ring(part, r);
            if (ring.size() > 1 && ring.front() == ring.back())
                ring = ring.first(ring.size() - 1);
            for (const Coord &c : ring) {
                const auto [place, isNew] = known.try_emplace(c, static_cast<quint32>(brep.vertices.size()));
                if (isNew)
                    brep.vertices.push_back(c);
                brep.addCorner(place->second);
            }
        }
    }
    return brep;
}

} // namespace dothi::geo
