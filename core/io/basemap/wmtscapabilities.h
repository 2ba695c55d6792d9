// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/io/basemap/basemapsource.h>

namespace dothi::io {

/// Turns the capabilities of a WMTS (OGC 07-057r7) into a source of kind Xyz: the addresses of the layer's
/// tiles in a matrix set that is the pyramid of web maps (WebMercatorQuad). `source` is of kind Wmts. Fails
/// when the document is none, names no such layer, or has it in other matrix sets only. No entities, no
/// document types.
[[nodiscard]] Result<BaseMapSource> fromCapabilities(const BaseMapSource &source, const QByteArray &xml);

} // namespace dothi::io
