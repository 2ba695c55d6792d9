// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/model/gltfmaterial.h>

#include <QJsonArray>

#include <algorithm>
#include <cmath>

namespace dothi::io {

namespace {

constexpr int kMostCoordinates = 8;

/// The item of a list a member names; empty where that is none.
QJsonObject named(const QJsonObject &root, const char *list, const QJsonValue &number)
{
    const QJsonArray all = root.value(QLatin1String(list)).toArray();
    const double at = number.toDouble(-1);
    return at >= 0 && at < static_cast<double>(all.size()) ? all.at(static_cast<qsizetype>(at)).toObject()
                                                           : QJsonObject();
}

/// Linear light to the numbers of a screen (IEC 61966-2-1).
int screenByte(double linear)
{
    const double part = std::isfinite(linear) ? std::clamp(linear, 0.0, 1.0) : 1;
    constexpr double kKnee = 0.0031308;
    const double screen = part <= kKnee ? 12.92 * part : 1.055 * std::pow(part, 1 / 2.4) - 0.055;
    return static_cast<int>(std::lround(screen * 255));
}

} // namespace

city::PictureSpot GltfMaterial::spot(const city::PictureSpot &said) const
{
    const double u = said.u * scaleU;
    const double v = said.v * scaleV;
    const double c = std::cos(turnRad);
    const double s = std::sin(turnRad);
    return {static_cast<float>(c * u + s * v + shiftU), static_cast<float>(1 - (c * v - s * u + shiftV))};
}

GltfMaterial gltfMaterial(const QJsonObject &root, const QJsonObject &material)
{
    GltfMaterial out;
    QJsonObject base = material.value(QLatin1String("pbrMetallicRoughness")).toObject();
    QJsonArray factor = base.value(QLatin1String("baseColorFactor")).toArray();
    QJsonObject use = base.value(QLatin1String("baseColorTexture")).toObject();
    const QJsonObject glossy = material.value(QLatin1String("extensions"))
                                   .toObject()
                                   .value(QLatin1String("KHR_materials_pbrSpecularGlossiness"))
                                   .toObject();
    if (base.isEmpty() && !glossy.isEmpty()) {
        factor = glossy.value(QLatin1String("diffuseFactor")).toArray();
        use = glossy.value(QLatin1String("diffuseTexture")).toObject();
    }
    if (factor.size() >= 3) {
        out.look.color = qRgb(screenByte(factor.at(0).toDouble(1)), screenByte(factor.at(1).toDouble(1)),
                              screenByte(factor.at(2).toDouble(1)));
    }
    if (use.isEmpty())
        return out;
    const QJsonObject texture = named(root, "textures", use.value(QLatin1String("index")));
    const double source = texture.value(QLatin1String("source")).toDouble(-1);
    constexpr double kMostImages = 1e6;
    out.image = source >= 0 && source < kMostImages ? static_cast<qint64>(source) : -1;
    out.coordinates = std::clamp(use.value(QLatin1String("texCoord")).toInt(0), 0, kMostCoordinates);
    const QJsonObject sampler = named(root, "samplers", texture.value(QLatin1String("sampler")));
    constexpr int kClamp = 33071;
    constexpr int kMirrored = 33648;
    const int wrap = sampler.value(QLatin1String("wrapS")).toInt(0);
    out.look.ends = wrap == kClamp;
    if (wrap == kMirrored)
        out.look.wrap = city::PictureWrap::Mirror;
    const QJsonObject moved = use.value(QLatin1String("extensions"))
                                  .toObject()
                                  .value(QLatin1String("KHR_texture_transform"))
                                  .toObject();
    const QJsonArray scale = moved.value(QLatin1String("scale")).toArray();
    const QJsonArray shift = moved.value(QLatin1String("offset")).toArray();
    if (scale.size() == 2) {
        out.scaleU = scale.at(0).toDouble(1);
        out.scaleV = scale.at(1).toDouble(1);
    }
    if (shift.size() == 2) {
        out.shiftU = shift.at(0).toDouble(0);
        out.shiftV = shift.at(1).toDouble(0);
    }
    out.turnRad = moved.value(QLatin1String("rotation")).toDouble(0);
    if (moved.contains(QLatin1String("texCoord")))
        out.coordinates = std::clamp(moved.value(QLatin1String("texCoord")).toInt(0), 0, kMostCoordinates);
    return out;
}

} // namespace dothi::io
