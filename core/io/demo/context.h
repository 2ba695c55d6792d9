// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/city/profile.h>
#include <dothi/io/demo/buildings.h>
#include <dothi/io/demo/cellplan.h>
#include <dothi/io/demo/permitslots.h>
#include <dothi/io/demo/sink.h>

#include <QDate>

#include <optional>

namespace dothi::io::demo {

/// The day on which the demo city is seen: applications are due some working days later.
[[nodiscard]] inline QDate demoDay()
{
    return {2026, 11, 21};
}

/// A plot that an application is about.
struct PermitPlot
{
    Poly poly;
    int front = 0; ///< index of the edge on the street
    city::FeatureId parcel = 0;
    QString parcelNo;
    QString mapSheet;
    QString ward;
    QString address;
    double groundM = 0;
    double areaM2 = 0;
};

/// What every part of the generator needs: where the city lies, whom to hand features to, what was counted.
struct Context
{
    Context(const Lattice &lattice_, const city::CityProfile &profile_, Flavour flavour_, Emitter &emit_)
        : lattice(lattice_)
        , profile(profile_)
        , flavour(flavour_)
        , emit(emit_)
    {}

    const Lattice &lattice;
    const city::CityProfile &profile;
    Flavour flavour;
    Emitter &emit;
    QString source = QStringLiteral("DoThi: dữ liệu mẫu, thành phố không có thật");

    int buildings = 0;
    int solids = 0;
    int lamps = 0;
    int trees = 0;
    int manholes = 0;
    std::map<CellIndex, qint64> residents; ///< by ward
    std::optional<V2> market;
    std::optional<V2> park;
    std::array<std::optional<PermitPlot>, kSlotCount> plots;

private:
    mutable V2 m_lastPlace{1e9, 1e9};
    mutable V2 m_lastUnbent;

public:
    /// Ground height at a place, m; `cell` tells where to look first.
    [[nodiscard]] double groundAt(V2 place, CellIndex cell) const
    {
        const V2 at = unbent(place, cell);
        return std::floor(lattice.ground(at.x, at.y) * 100 + 0.5) / 100;
    }
    [[nodiscard]] V2 unbent(V2 place, CellIndex cell) const
    {
        // Places come one after the other: the shift at the last one is the best guess near by.
        if (std::abs(place.x - m_lastPlace.x) + std::abs(place.y - m_lastPlace.y) > 120) {
            const double u = (lattice.lineU(cell.c) + lattice.lineU(cell.c + 1)) / 2;
            const double v = (lattice.lineV(cell.r) + lattice.lineV(cell.r + 1)) / 2;
            m_lastPlace = lattice.warp(u, v);
            m_lastUnbent = {u, v};
        }
        m_lastUnbent = lattice.unwarp(place, place + m_lastUnbent - m_lastPlace);
        m_lastPlace = place;
        return m_lastUnbent;
    }
    [[nodiscard]] QString wardCode(CellIndex ward) const;
    [[nodiscard]] QString wardNameOf(CellIndex ward) const;
};

/// Values of features.
[[nodiscard]] inline city::Value text(const QString &value)
{
    return value.isEmpty() ? city::Value{} : city::Value{value};
}
[[nodiscard]] inline city::Value text(const char *value)
{
    return city::Value{QString::fromUtf8(value)};
}
[[nodiscard]] inline city::Value whole(qint64 value)
{
    return city::Value{value};
}
/// Rounded to `decimals` by integer steps, so that every machine stores the same number.
[[nodiscard]] inline city::Value real(double value, int decimals = 2)
{
    const double scale = decimals == 0 ? 1 : decimals == 1 ? 10 : decimals == 2 ? 100 : 1000;
    return city::Value{std::floor(value * scale + 0.5) / scale};
}
[[nodiscard]] inline city::Value flag(bool value)
{
    return city::Value{static_cast<qint64>(value ? 1 : 0)};
}
[[nodiscard]] inline city::Value unknown()
{
    return {};
}

/// Blocks, lots and buildings of a cell: planning zones, land use, parcels, buildings, places. Builds at most
/// `limit` buildings; lots beyond that stay vacant, blocks beyond that undivided.
void writeCell(Context &context, CellPlan &plan, int limit);
/// Streets, alleys, sidewalks and what stands along them.
void writeCellStreets(Context &context, CellPlan &plan);
/// The main roads about the used cells, their crossings, bridges, drains.
void writeNetwork(Context &context);
/// Water, river banks, wards, protection corridors, the height plane.
void writeRegion(Context &context);
/// The twelve applications and the verdicts they were made for; `expected` receives a JSON document.
void writeApplications(Context &context, QByteArray &expected);
/// Named views as documents (id, JSON).
[[nodiscard]] std::vector<std::pair<QString, QByteArray>> savedViews(const Context &context);
/// Terrain of the whole city.
[[nodiscard]] geo::ElevationGrid terrainOf(const Context &context, double cellM);

/// Trees, lamps and their cable along a kerb, leaving out the openings.
struct Kerb
{
    V2 from; ///< along the axis of the street
    V2 to;
    V2 inwards;          ///< towards the red line, length 1
    double position = 0; ///< of `from` along the street
    const Street *street = nullptr;
    bool left = true;
    const std::vector<Opening> *openings = nullptr;
    CellIndex cell;
};
void furnish(Context &context, const Kerb &kerb);

} // namespace dothi::io::demo
