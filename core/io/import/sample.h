// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/task.h>
#include <dothi/geo/geometry.h>
#include <dothi/io/import.h>
#include <dothi/io/import/encoding.h>
#include <dothi/io/import/matching.h>

#include <array>
#include <memory>
#include <vector>

class OGRFeature;
class OGRFeatureDefn;
class OGRLayer;

namespace dothi::io {

class Source;

struct OgrFeatureDeleter
{
    void operator()(OGRFeature *feature) const;
};
using OgrFeaturePtr = std::unique_ptr<OGRFeature, OgrFeatureDeleter>;

/// Some features of a layer, spread over it where the format allows, and what they show.
struct Sample
{
    std::vector<OgrFeaturePtr> features;
    std::vector<geo::Coord> positions;      ///< the first of each geometry, as they lie in the file
    std::array<qint64, 3> byDimension = {}; ///< points, lines, polygons (with collections of them)
    qint64 otherGeometries = 0;             ///< mixed collections, 3D surfaces
    EncodingStatistics texts;
    bool complete = false; ///< the whole layer was read
};

[[nodiscard]] Result<Sample> takeSample(const Source &source, OGRLayer &layer, TaskContext &task);

/// What the file holds: every layer with its fields, without values.
[[nodiscard]] Result<std::vector<SourceLayer>> listLayers(const Source &source);

/// Fields of the sampled layer with a few distinct values each.
[[nodiscard]] std::vector<SourceField> describeFields(const OGRFeatureDefn &definition, const Sample &sample,
                                                      const TextDecoder &decoder);
/// The same for matching, with more values and those unshortened.
[[nodiscard]] std::vector<FieldCandidate> candidatesOf(const OGRFeatureDefn &definition, const Sample &sample,
                                                       const TextDecoder &decoder);

} // namespace dothi::io
