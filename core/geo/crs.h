// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/result.h>
#include <dothi/geo/geometry.h>

#include <QByteArrayView>
#include <QString>

#include <memory>
#include <span>

namespace dothi::geo {

/// True when the text of a coordinate system makes PROJ open files by name: init files, grids and parameter
/// files ("+init=/etc/passwd:x" is read like any other file, a pipe waited for). "@null" is none.
[[nodiscard]] bool namesFiles(QByteArrayView definition);

/// A coordinate reference system as a value: an EPSG code, or a WKT without one. Compare with sameAs().
class Crs
{
public:
    Crs() = default;
    [[nodiscard]] static Result<Crs> fromEpsg(int code);
    /// WKT (also Esri's .prj) or anything else PROJ reads. Looks for the EPSG code it means, if any.
    [[nodiscard]] static Result<Crs> fromDefinition(const QString &text);

    [[nodiscard]] bool isNull() const { return m_definition.isEmpty(); }
    /// 0 when no EPSG code is known.
    [[nodiscard]] int epsg() const { return m_epsg; }
    [[nodiscard]] const QString &name() const { return m_name; }
    [[nodiscard]] bool isGeographic() const { return m_geographic; }
    [[nodiscard]] bool isDeprecated() const { return m_deprecated; }
    /// Degrees; NaN when it has none (geographic, or not a transverse Mercator).
    [[nodiscard]] double centralMeridian() const { return m_centralMeridian; }
    /// True when the datum is VN-2000 (EPSG:6756).
    [[nodiscard]] bool isVn2000() const { return m_vn2000; }
    /// "EPSG:9210", or the WKT.
    [[nodiscard]] const QString &definition() const { return m_definition; }
    /// "VN-2000 / TM-3 105-45 (EPSG:9210)".
    [[nodiscard]] QString displayName() const;
    /// Whether its own first axis points north, as in most of EPSG's geographic systems: services that keep
    /// to that order name the northing first. Everything in this program is east, north.
    [[nodiscard]] bool startsWithNorth() const { return m_northFirst; }
    /// Metres in one unit of it; of degrees: along the equator (OGC 07-057r7, 6.1).
    [[nodiscard]] double metresPerUnit() const { return m_metresPerUnit; }

    /// Where it is meant to be used, degrees lon/lat WGS 84; empty when that is not known, or goes around the
    /// date line.
    [[nodiscard]] const Extent &usedIn() const { return m_usedIn; }

    [[nodiscard]] bool sameAs(const Crs &other) const { return m_definition == other.m_definition; }

private:
    [[nodiscard]] static Result<Crs> create(const QString &definition);

    QString m_definition;
    QString m_name;
    int m_epsg = 0;
    bool m_geographic = false;
    bool m_deprecated = false;
    bool m_vn2000 = false;
    bool m_northFirst = false;
    double m_metresPerUnit = 1;
    Extent m_usedIn;
    double m_centralMeridian = 0;
};

/// The VN-2000 -> WGS 84 operation a city's data are converted with: EPSG:6960, the one set valid onshore
/// nationwide. Left alone, PROJ takes EPSG:5194 south of 11.04° N: 0.80 m elsewhere, a step inside Ho Chi
/// Minh City. The set is an academic one ("not officially adopted" in EPSG's remark), so a city profile may
/// name another.
inline constexpr int kVn2000ToWgs84 = 6960;

struct OperationInfo
{
    QString name;           ///< "Inverse of VN-2000 to WGS 84 (2) + Vietnam TM-3 105-45"
    QString projPipeline;   ///< what PROJ runs
    double accuracyM = -1;  ///< -1: not known; 0: exact (same datum)
    int datumOperation = 0; ///< EPSG code of the datum change in it (6960), 0 when there is none
};

/// A conversion between two CRS with its datum operation pinned. Not thread-safe: one object per thread
/// (cheap).
class Transform
{
public:
    /// `datumOperation`: EPSG code of the VN-2000 to WGS 84 set to use wherever VN-2000 and another datum
    /// meet.
    [[nodiscard]] static Result<Transform> create(const Crs &from, const Crs &to,
                                                  int datumOperation = kVn2000ToWgs84);
    Transform(Transform &&) noexcept;
    Transform &operator=(Transform &&) noexcept;
    ~Transform();

    [[nodiscard]] const OperationInfo &operation() const;
    [[nodiscard]] bool isIdentity() const;

    /// Converts in place. Fails as a whole, leaving the positions as they were, when any of them cannot be
    /// converted.
    [[nodiscard]] Result<> apply(std::span<Coord> coords) const;
    [[nodiscard]] Result<> apply(Geometry &geometry) const { return apply(geometry.coords()); }
    [[nodiscard]] Result<Coord> apply(const Coord &c) const;
    [[nodiscard]] Result<Coord> applyInverse(const Coord &c) const;

private:
    struct Private;
    explicit Transform(std::unique_ptr<Private> p);
    std::unique_ptr<Private> d;
};

} // namespace dothi::geo
