// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/geo/tilegrid.h>

#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>
#include <vector>

namespace dothi::io {

/// Where the pictures of a base map come from.
enum class BaseMapKind
{
    Xyz,  ///< address with {z}, {x} and {y} ({-y}: rows from the south); also what a WMTS became
    Wms,  ///< address of a WMS with its LAYERS (OGC 06-042), and its CRS where that is not EPSG:3857
    Wmts, ///< address of WMTS capabilities (OGC 07-057r7), with a layer
    File, ///< a picture on disk: GeoTIFF, COG, MBTiles
};

/// A base map as the user entered it; kept with the user's settings, never in a city.
struct BaseMapSource
{
    QString id;   ///< of its own, never changed
    QString name; ///< in lists
    BaseMapKind kind = BaseMapKind::Xyz;
    QString address;     ///< template, address of a service, or path of a file
    QString layer;       ///< WMTS: its identifier (LAYER= in the address); empty: the first
    QString attribution; ///< shown in the view while the map is seen
    int firstLevel = 0;  ///< of XYZ, WMS and WMTS
    int lastLevel = 19;
    /// Of a WMTS that has another pyramid than the web's: each level is half as coarse as the one before.
    struct Pyramid
    {
        QString crs;     ///< "EPSG:9210"
        double west = 0; ///< outer corner of the first tile, in units of the CRS
        double north = 0;
        double edge = 0;     ///< of a tile of level 0
        geo::Extent covered; ///< outside there is nothing
    };
    std::optional<Pyramid> pyramid;
    /// What stands for {TileMatrix} in the address, from the first level on; empty: it has {z}.
    QStringList matrices;
    bool visible = true;
    double opacity = 1;

    [[nodiscard]] bool isRemote() const { return kind != BaseMapKind::File; }
    [[nodiscard]] QJsonObject toJson() const;
    /// Fails for what check() refuses.
    [[nodiscard]] static Result<BaseMapSource> fromJson(const QJsonObject &json);
    /// Guesses what an address is: a file on disk, a template, WMTS capabilities, or else a WMS.
    [[nodiscard]] static BaseMapSource guess(const QString &address);
    /// Whether it may be used at all: http or https and nothing else, no user name or password in the
    /// address, the placeholders of its kind, levels in order.
    [[nodiscard]] Result<> check() const;
    /// An address that may be shown and logged: without what follows "?", where keys are.
    [[nodiscard]] QString shownAddress() const;
};

/// The pyramid of an XYZ or WMS source: the web's, that of its WMTS, or for a WMS one of our own in the CRS
/// its address names. Fails where that is no CRS.
[[nodiscard]] Result<geo::TileGrid> gridOf(const BaseMapSource &source);
/// The address of one tile of an XYZ or WMS source; `grid` is gridOf() it. A WMS that is asked in another CRS
/// than EPSG:3857 is asked by version 1.1.1, where the easting always comes first; where the address says
/// 1.3.0, in the order EPSG gives the axes.
[[nodiscard]] QUrl tileUrl(const BaseMapSource &source, const geo::TileGrid &grid, const geo::TileId &tile);

/// Several, for the settings; what cannot be read is left out and counted.
[[nodiscard]] QByteArray baseMapsToJson(const std::vector<BaseMapSource> &sources);
[[nodiscard]] std::vector<BaseMapSource> baseMapsFromJson(const QByteArray &json, int *refused = nullptr);

} // namespace dothi::io
