// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/scene/lamplight.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace dothi::scene {

namespace {

/// Half a side of the square that a lamp lights; as pool.vert has it.
constexpr double kPoolM = 11;
const QColor kLampLight(255, 214, 150, 120);
/// Lamps stand about so high; from afar none is asked.
constexpr double kAboveM = 8;
/// From this width of a pixel on the light about a lamp is lost in what it lights.
constexpr double kGlowUntilMpp = 1.5;
/// From this one on, lamps of a cell of so many pixels are one light, and none lights the ground.
constexpr double kTogetherMpp = 5;
constexpr double kCellPx = 18;
/// Radius of a light that stands for a cell.
constexpr double kTogetherPx = 1.2;

/// The lamps of a cell: where they are on average, and how many.
struct Together
{
    double x = 0;
    double y = 0;
    int lamps = 0;
};

} // namespace

void addGlow(BuildContext &context, const geo::Coord &spot, double aboveM, city::FeatureId id, double radiusM,
             double share, float farthestM)
{
    QColor light = kLampLight;
    light.setAlpha(std::clamp(static_cast<int>(std::lround(kLampLight.alpha() * share)), 0, 255));
    Mesh &glows = context.tiles.mesh({Material::Glow, kSolidBin + 3, farthestM}, spot);
    const size_t first = glows.indexCount();
    glows.addBlob(context.tiles.toLocal(spot) + osg::Vec3d(0, 0, aboveM), radiusM, toColor(light), aboveM);
    if (id != 0)
        glows.own(id, first);
}

void addPool(BuildContext &context, const geo::Coord &spot, city::FeatureId id, bool isNear, float farthestM)
{
    Mesh &pools = context.tiles.mesh({Material::Pool, kShadowBin + 5, farthestM}, spot);
    const size_t first = pools.indexCount();
    const auto corner = [&](double x, double y) {
        geo::Coord map{spot.x + x * kPoolM, spot.y + y * kPoolM, 0};
        map.z = context.ground.height(map.x, map.y);
        return pools.addFace(context.tiles.toLocal(map), {0, 0, 1}, toColor(kLampLight),
                             {(x + 1) * kPoolM, (y + 1) * kPoolM, 0, 0});
    };
    const std::array<GLuint, 4> rim{corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)};
    if (isNear) {
        const GLuint middle = corner(0, 0);
        for (size_t i = 0; i < rim.size(); ++i)
            pools.addTriangle(middle, rim[i], rim[(i + 1) % rim.size()]);
    } else {
        pools.addTriangle(rim[0], rim[1], rim[2]);
        pools.addTriangle(rim[0], rim[2], rim[3]);
    }
    pools.own(id, first);
}

Result<> buildLights(BuildContext &context)
{
    const bool together = context.finestMpp >= kTogetherMpp;
    const double cellM = context.finestMpp * kCellPx;
    std::map<std::pair<qint64, qint64>, Together> cells;
    const Result<> read = context.read({}, [&](city::Feature &feature) {
        for (const geo::Coord &c : feature.geometry.coords()) {
            if (together) {
                Together &cell = cells[{static_cast<qint64>(std::floor(c.x / cellM)),
                                        static_cast<qint64>(std::floor(c.y / cellM))}];
                cell.x += c.x;
                cell.y += c.y;
                ++cell.lamps;
                context.index->members.push_back(feature.id);
                continue;
            }
            const geo::Coord spot{c.x, c.y, context.ground.height(c.x, c.y)};
            if (context.finestMpp < kGlowUntilMpp)
                addGlow(context, spot, kAboveM, feature.id, kGlowM, 1, 0);
            addPool(context, spot, feature.id, false, 0);
        }
    });
    if (!read)
        return read;
    for (const auto &[place, cell] : cells) {
        geo::Coord spot{cell.x / cell.lamps, cell.y / cell.lamps, 0};
        spot.z = context.ground.height(spot.x, spot.y);
        addGlow(context, spot, kAboveM, 0, std::max(kGlowM, context.finestMpp * kTogetherPx),
                std::min(2.0, 0.6 * std::sqrt(static_cast<double>(cell.lamps))), 0);
    }
    std::ranges::sort(context.index->members);
    const auto twice = std::ranges::unique(context.index->members);
    context.index->members.erase(twice.begin(), twice.end());
    return {};
}

} // namespace dothi::scene
