// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/geo/tilegrid.h>

#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <QUrl>

#include <vector>

namespace dothi::io {

/// Where the pictures of a base map come from.
enum class BaseMapKind
{
    Xyz,  ///< address with {z}, {x} and {y} ({-y}: rows from the south); also WMTS by its REST addresses
    Wms,  ///< address of a WMS with its LAYERS (OGC 06-042); asked in EPSG:3857
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
    QString layer;       ///< WMTS: its identifier; empty: the first
    QString attribution; ///< shown in the view while the map is seen
    int firstLevel = 0;  ///< of XYZ, WMS and WMTS
    int lastLevel = 19;
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

/// The address of one tile of an XYZ or WMS source; `grid` is its WebMercatorQuad.
[[nodiscard]] QUrl tileUrl(const BaseMapSource &source, const geo::TileGrid &grid, const geo::TileId &tile);

/// Several, for the settings; what cannot be read is left out and counted.
[[nodiscard]] QByteArray baseMapsToJson(const std::vector<BaseMapSource> &sources);
[[nodiscard]] std::vector<BaseMapSource> baseMapsFromJson(const QByteArray &json, int *refused = nullptr);

} // namespace dothi::io
