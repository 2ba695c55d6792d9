// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/city/store.h>

#include <QJsonObject>
#include <QString>

#include <vector>

namespace dothi::app {

/// One thing that is wrong with a geometry of the city, as the command `validate` tells it.
struct GeometryFinding
{
    int code = 0; ///< of val3dity
    QString name; ///< of the code
    QString message;
    city::FeatureRef ref;
    geo::Coord where; ///< map
    qint64 face =
        -1; ///< of the solid, or of the area, as solidsFromFaces() counts them; -1: none in particular
};

/// Reads what `validate` answers; entries that do not name a feature or a spot are left out.
[[nodiscard]] std::vector<GeometryFinding> readFindings(const QJsonObject &answer);

/// The rings, closed and with heights, of the face a finding is about; empty where it names none, the feature
/// has changed since, or has so many faces that finding one would hold up the window.
[[nodiscard]] std::vector<std::vector<geo::Coord>> faultyRings(const city::Store &store,
                                                               const GeometryFinding &finding);

/// Numbers of findings that lie at one height, within a decimetre: of a model with storeys those of one slab.
struct FindingLevel
{
    double heightM = 0;
    std::vector<size_t> findings;
};
/// The findings `which` (numbers into `all`) by height, the lowest first. One level only where that would not
/// make the list shorter: for few, or for such as lie at all heights.
[[nodiscard]] std::vector<FindingLevel> byLevel(const std::vector<GeometryFinding> &all,
                                                const std::vector<size_t> &which);

} // namespace dothi::app
