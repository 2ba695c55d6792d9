// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/io/model/plainmodel.h>

#include <QJsonObject>

namespace dothi::io {

/// A material of glTF 2.0 (3.9) as far as it is drawn: its base colour, or the picture in its place.
struct GltfMaterial
{
    PlainMaterial look;  ///< its picture's name is not set
    qint64 image = -1;   ///< in "images"; -1: none
    int coordinates = 0; ///< TEXCOORD_n
    /// KHR_texture_transform: scaled, turned (counter-clockwise as v runs downwards), shifted.
    double scaleU = 1;
    double scaleV = 1;
    double turnRad = 0;
    double shiftU = 0;
    double shiftV = 0;

    /// From what the file says of a position to where that lies on the picture, v from below.
    [[nodiscard]] city::PictureSpot spot(const city::PictureSpot &said) const;
};

[[nodiscard]] GltfMaterial gltfMaterial(const QJsonObject &root, const QJsonObject &material);

} // namespace dothi::io
