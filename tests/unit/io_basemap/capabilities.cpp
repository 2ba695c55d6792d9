// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "capabilities.h"

namespace dothi::test {

QByteArray capabilities(const char *crs, const char *identifier, double scale)
{
    return QByteArrayLiteral(R"(<?xml version="1.0"?>
<Capabilities xmlns="http://www.opengis.net/wmts/1.0" xmlns:ows="http://www.opengis.net/ows/1.1"
 xmlns:xlink="http://www.w3.org/1999/xlink" version="1.0.0">
 <ows:ServiceProvider><ows:ProviderName>City survey</ows:ProviderName></ows:ServiceProvider>
 <ows:OperationsMetadata><ows:Operation name="GetTile"><ows:DCP><ows:HTTP>
  <ows:Get xlink:href="https://maps.example/kvp?"/></ows:HTTP></ows:DCP></ows:Operation></ows:OperationsMetadata>
 <Contents>
  <Layer><ows:Title>Aerial 2025</ows:Title><ows:Identifier>ortho</ows:Identifier>
   <Style isDefault="true"><ows:Title>s</ows:Title><ows:Identifier>plain</ows:Identifier></Style>
   <Format>image/jpeg</Format><TileMatrixSetLink><TileMatrixSet>web</TileMatrixSet></TileMatrixSetLink>
   <ResourceURL format="image/jpeg" resourceType="tile" template="https://maps.example/{Style}/{TileMatrixSet}/{TileMatrix}/{TileRow}/{TileCol}.jpg"/>
  </Layer>
  <Layer><ows:Identifier>streets</ows:Identifier><Style><ows:Identifier>d</ows:Identifier></Style>
   <Format>image/png</Format><TileMatrixSetLink><TileMatrixSet>web</TileMatrixSet></TileMatrixSetLink></Layer>
  <TileMatrixSet><ows:Identifier>web</ows:Identifier><ows:SupportedCRS>)") +
           crs + "</ows:SupportedCRS><TileMatrix><ows:Identifier>" + identifier +
           "</ows:Identifier><ScaleDenominator>" + QByteArray::number(scale, 'f', 8) +
           "</ScaleDenominator><TileWidth>256</TileWidth></TileMatrix></TileMatrixSet></Contents></"
           "Capabilities>";
}

} // namespace dothi::test
