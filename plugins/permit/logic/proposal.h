// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/city/feature.h>
#include <dothi/geo/crs.h>
#include <dothi/geo/geometry.h>

#include <QByteArray>
#include <QDate>
#include <QJsonObject>
#include <QStringList>

#include <optional>
#include <vector>

namespace dothi::permit {

enum class VolumeKind
{
    Basement, ///< below ground: counts for floor area, not for height, density, setback or spacing
    Podium,   ///< khối đế
    Tower,    ///< khối tháp
    House,    ///< any building without podium and tower
    Roof,     ///< pitched roof or stair hut (tum): counts for height, not as a storey or for density
};

/// An upright prism of the proposed building. Heights above the city's vertical datum.
struct Volume
{
    geo::Geometry footprint; ///< Polygon, city CRS
    double baseM = 0;
    double topM = 0;
    int storeys = 0;
    VolumeKind kind = VolumeKind::House;
    /// Floor area in it that does not count for the floor-area ratio: parking, and technical, fire and refuge
    /// rooms (QCVN 01:2021, 1.4.21), m².
    double parkingM2 = 0;
    double technicalM2 = 0;

    /// Storeys × footprint, m².
    [[nodiscard]] double floorAreaM2() const;
};

/// A road the applicant or the officer states instead of what the city's data hold.
struct DeclaredRoad
{
    geo::Geometry line;   ///< LineString: the centre line, city CRS
    double rowWidthM = 0; ///< lộ giới, red line to red line
    QString name;
    QString roadClass; ///< code of road_class; empty: see RuleSet::Setback::declaredRoadsUseTable
};

/// A proposal as submitted (cli.md, section Permit), in the city's CRS.
struct Proposal
{
    QString id;
    QDate date;
    QString use; ///< a code of uses()
    std::optional<city::FeatureId> parcel;
    std::optional<geo::Geometry> plot; ///< Polygon
    std::vector<Volume> volumes;
    std::vector<DeclaredRoad> roads;
    std::optional<double> groundM; ///< ground level by the approved plan, above the vertical datum
    int dwellings = 1;             ///< houses on the plot: Table 2.8 goes by plot area per house
    geo::OperationInfo operation;  ///< from the proposal's CRS to the city's
    QString sourceCrs;             ///< "EPSG:9210"
    QStringList warnings;          ///< translated: members that were not understood

    /// The uses a proposal may name.
    [[nodiscard]] static QStringList uses();

    /// Reads the JSON document. Errors name the member ("volumes[2].footprint") and what is wrong with it.
    /// Safe on hostile input: at most 4 MB, 64 volumes, 50 roads, 2,000 positions; heights, storeys and
    /// coordinates sane; every polygon valid. `cityCrs`: everything is converted to it through
    /// `datumOperation`.
    [[nodiscard]] static Result<Proposal> fromJson(const QByteArray &json, const geo::Crs &cityCrs,
                                                   int datumOperation = geo::kVn2000ToWgs84);
    /// The document again, in the city's CRS, volumes in a canonical order: equal proposals give equal bytes.
    [[nodiscard]] QJsonObject toJson(int epsg) const;
};

[[nodiscard]] QString volumeKindName(VolumeKind kind);
/// "Podium", "Tower", …, translated.
[[nodiscard]] QString volumeKindTitle(VolumeKind kind);

} // namespace dothi::permit
