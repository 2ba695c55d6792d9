// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/scene/apron.h>
#include <dothi/scene/style.h>
#include <dothi/scene/watercontinuation.h>
#include <dothi/scene/waterlines.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace dothi::scene {

namespace {

constexpr double kLinePx = 1.1;

} // namespace

void continueRivers(BuildContext &context, const geo::Geometry &water, double levelM, int bin)
{
    constexpr double kWithinM = 75;
    constexpr double kLengthM = 16'000;
    if (!context.grid || context.grid->isEmpty())
        return;
    const Apron apron(context.grid, context.frame.origin());
    for (const WaterMouth &mouth : waterMouths(water, context.grid->extent(), kWithinM)) {
        Mesh &mesh = context.tiles.mesh({Material::Water, bin, 0}, mouth.left);
        const double widthM = std::hypot(mouth.right.x - mouth.left.x, mouth.right.y - mouth.left.y);
        // Shares of the width, with the distance from the bank there.
        constexpr std::array kAcross{0.0, 0.12, 0.3, 0.7, 0.88, 1.0};
        // Into the haze they become thinner than a pixel: see addBanksFromAfar().
        Mesh &lines = context.tiles.mesh({Material::Stroke, bin + 1}, mouth.left);
        std::array<osg::Vec3d, 2> banksBefore;
        std::vector<GLuint> before;
        for (const WaterSection &section : continueWater(mouth, kLengthM)) {
            std::vector<GLuint> now;
            std::array<osg::Vec3d, 2> banks;
            for (const double share : kAcross) {
                geo::Coord map{section.left.x + (section.right.x - section.left.x) * share,
                               section.left.y + (section.right.y - section.left.y) * share, 0};
                map.z = std::max(levelM, apron.height(map.x, map.y, context.wideGround()));
                if (share <= 0 || share >= 1)
                    banks[share > 0 ? 1 : 0] = context.tiles.toLocal(map);
                now.push_back(mesh.addGround(context.tiles.toLocal(map), {0, 0, 1},
                                             toColor(style::kWaterShallow),
                                             std::min(share, 1 - share) * widthM));
            }
            for (size_t i = 0; i + 1 < now.size() && !before.empty(); ++i) {
                mesh.addTriangle(before[i], before[i + 1], now[i + 1]);
                mesh.addTriangle(before[i], now[i + 1], now[i]);
            }
            for (size_t side = 0; side < 2 && !before.empty(); ++side)
                lines.addSegment(banksBefore[side], banks[side], toColor(style::kWaterShallow), kLinePx);
            banksBefore = banks;
            before = std::move(now);
        }
    }
}

void addBanksFromAfar(BuildContext &context, const geo::Geometry &water, city::FeatureId id,
                      const DrapedFill &fill, bool isLevel)
{
    constexpr double kOnRimM = 0.01;
    const geo::Extent &square = context.square;
    const auto isCut = [&square](const geo::Coord &a, const geo::Coord &b) {
        const auto both = [](double p, double q, double at) {
            return std::abs(p - at) < kOnRimM && std::abs(q - at) < kOnRimM;
        };
        return !square.isEmpty() && (both(a.x, b.x, square.minX()) || both(a.x, b.x, square.maxX()) ||
                                     both(a.y, b.y, square.minY()) || both(a.y, b.y, square.maxY()));
    };
    Mesh &mesh = context.tiles.mesh({Material::Stroke, fill.bin + 1}, context.middleOf(water.extent()));
    const size_t firstIndex = mesh.indexCount();
    for (size_t part = 0; part < water.partCount(); ++part) {
        for (size_t r = 0; r < water.ringCount(part); ++r) {
            const auto ring = water.ring(part, r);
            for (size_t i = 0; i + 1 < ring.size(); ++i) {
                if (isCut(ring[i], ring[i + 1]))
                    continue;
                std::vector<geo::Coord> line{ring[i], ring[i + 1]};
                if (isLevel)
                    line[0].z = line[1].z = fill.flatLevelM;
                else
                    line = drapeLine(line, context.ground);
                for (size_t k = 0; k + 1 < line.size(); ++k) {
                    line[k].z = std::max(line[k].z, fill.flatLevelM);
                    line[k + 1].z = std::max(line[k + 1].z, fill.flatLevelM);
                    mesh.addSegment(context.tiles.toLocal(line[k]), context.tiles.toLocal(line[k + 1]),
                                    toColor(fill.color), kLinePx);
                }
            }
        }
    }
    mesh.own(id, firstIndex);
}

} // namespace dothi::scene
