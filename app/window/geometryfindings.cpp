// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "geometryfindings.h"

#include <dothi/geo/solid/validation.h>

#include <QJsonArray>

#include <algorithm>
#include <cmath>
#include <map>

namespace dothi::app {

namespace {

constexpr size_t kMostFaces = 20'000; ///< of a solid: they are put in order within some 20 ms
constexpr double kOnFaceM = 0.5;      ///< a spot this far from its face is of another one
constexpr size_t kFewFindings = 12;   ///< need no levels
constexpr double kLevelM = 0.1;

/// Whether a spot lies within the box of a ring; `flat`: heights do not count.
bool isAt(const std::vector<geo::Coord> &ring, const geo::Coord &spot, bool flat)
{
    if (ring.empty())
        return false;
    const auto near = [&](double geo::Coord::*axis) {
        const auto [low, high] = std::ranges::minmax(ring, {}, axis);
        return spot.*axis > low.*axis - kOnFaceM && spot.*axis < high.*axis + kOnFaceM;
    };
    return near(&geo::Coord::x) && near(&geo::Coord::y) && (flat || near(&geo::Coord::z));
}

std::vector<std::vector<geo::Coord>> ringsOfSolid(const geo::Geometry &solid, size_t face)
{
    std::vector<std::vector<geo::Coord>> rings;
    if (solid.partCount() > kMostFaces)
        return rings;
    const geo::Brep brep = geo::solidsFromFaces(solid);
    if (face >= brep.faces.size() || !brep.isConsistent())
        return rings;
    const geo::Brep::Range own = brep.ringsOf(face);
    for (size_t ring = own.first; ring < own.last; ++ring) {
        std::vector<geo::Coord> corners;
        for (const quint32 corner : brep.ring(ring))
            corners.push_back(brep.vertices[corner]);
        if (!corners.empty())
            corners.push_back(corners.front());
        rings.push_back(std::move(corners));
    }
    return rings;
}

std::vector<std::vector<geo::Coord>> ringsOfArea(const geo::Geometry &area, size_t part, double heightM)
{
    std::vector<std::vector<geo::Coord>> rings;
    for (size_t ring = 0; part < area.partCount() && ring < area.ringCount(part); ++ring) {
        const std::span<const geo::Coord> corners = area.ring(part, ring);
        rings.emplace_back(corners.begin(), corners.end());
        for (geo::Coord &corner : rings.back())
            corner.z = area.hasZ() ? corner.z : heightM;
    }
    return rings;
}

} // namespace

std::vector<GeometryFinding> readFindings(const QJsonObject &answer)
{
    std::vector<GeometryFinding> findings;
    for (const QJsonValue &value : answer.value(QLatin1String("errors")).toArray()) {
        const QJsonObject entry = value.toObject();
        const QJsonArray at =
            entry.value(QLatin1String("where")).toObject().value(QLatin1String("coordinates")).toArray();
        bool isNumber = false;
        GeometryFinding finding;
        finding.ref.layer = entry.value(QLatin1String("layer")).toString();
        finding.ref.id = entry.value(QLatin1String("feature")).toString().toLongLong(&isNumber);
        if (finding.ref.layer.isEmpty() || !isNumber || at.size() < 2)
            continue;
        finding.where = {at[0].toDouble(), at[1].toDouble(), at.size() > 2 ? at[2].toDouble() : 0};
        finding.code = entry.value(QLatin1String("code")).toInt();
        finding.name = entry.value(QLatin1String("name")).toString();
        finding.face = entry.value(QLatin1String("face")).toInteger(-1);
        finding.message = entry.value(QLatin1String("message")).toString();
        findings.push_back(std::move(finding));
    }
    return findings;
}

std::vector<std::vector<geo::Coord>> faultyRings(const city::Store &store, const GeometryFinding &finding)
{
    if (finding.face < 0)
        return {};
    city::Query query;
    query.ids = {finding.ref.id};
    query.withValues = false;
    query.withSolid = true;
    const Result<std::vector<city::Feature>> read = store.readAll(finding.ref.layer, query);
    if (!read || read->empty())
        return {};
    const city::Feature &feature = read->front();
    const auto face = static_cast<size_t>(finding.face);
    // Both a model and its footprint number their faces: the spot tells which is meant.
    std::vector<std::vector<geo::Coord>> rings = ringsOfSolid(feature.solid, face);
    if (!rings.empty() && isAt(rings.front(), finding.where, false))
        return rings;
    rings = ringsOfArea(feature.geometry, face, finding.where.z);
    if (!rings.empty() && isAt(rings.front(), finding.where, true))
        return rings;
    return {};
}

std::vector<FindingLevel> byLevel(const std::vector<GeometryFinding> &all, const std::vector<size_t> &which)
{
    std::map<double, std::vector<size_t>> levels;
    for (const size_t index : which)
        levels[std::round(all[index].where.z / kLevelM) * kLevelM].push_back(index);
    std::vector<FindingLevel> made;
    if (which.size() <= kFewFindings || levels.size() * 3 > which.size()) {
        made.push_back({which.empty() ? 0 : all[which.front()].where.z, which});
        return made;
    }
    for (auto &[heightM, findings] : levels)
        made.push_back({heightM, std::move(findings)});
    return made;
}

} // namespace dothi::app
