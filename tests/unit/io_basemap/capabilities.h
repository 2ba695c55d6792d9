// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

namespace dothi::test {

/// Capabilities of a WMTS with two layers in one matrix set of one level. Written in a file of its own, since
/// moc does not get past such a text.
QByteArray capabilities(const char *crs = "urn:ogc:def:crs:EPSG::3857", const char *identifier = "m:2",
                        double scale = 139770566.00717944);

} // namespace dothi::test
