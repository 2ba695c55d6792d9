// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/elevationpyramid.h>
#include <dothi/scene/apron.h>
#include <dothi/scene/basemaptile.h>
#include <dothi/scene/groundsampler.h>
#include <dothi/scene/meshtiles.h>
#include <dothi/scene/terraintile.h>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace dothi::scene {

namespace {

/// Cells along an edge of a tile before it follows the ground. The side of a tile of 20 km in Web Mercator is
/// off a straight line by 0.5 m at this fineness in a transverse Mercator, a hundredth of its pixel.
constexpr int kCells = 4;
/// How closely pictures follow the ground, in their own pixels: the terrain yields by more (vertex.glsl).
constexpr double kTolerancePx = 0.3;
constexpr double kFinestToleranceM = 0.12;
constexpr size_t kMostTileTriangles = 12'000;

osg::ref_ptr<osg::Image> toTexture(const QImage &picture)
{
    if (picture.isNull())
        return nullptr;
    const QImage pixels = picture.convertToFormat(QImage::Format_RGBA8888);
    osg::ref_ptr<osg::Image> image = new osg::Image;
    image->allocateImage(pixels.width(), pixels.height(), 1, GL_RGBA, GL_UNSIGNED_BYTE);
    // Rows from the south, as the texture coordinates count.
    for (int row = 0; row < pixels.height(); ++row) {
        std::memcpy(image->data(0, pixels.height() - 1 - row), pixels.constScanLine(row),
                    static_cast<size_t>(pixels.width()) * 4);
    }
    return image;
}

} // namespace

geo::Extent convertedExtent(const geo::Extent &area, const geo::Transform &transform, bool inverse)
{
    constexpr int kSteps = 8;
    geo::Extent converted;
    for (int i = 0; i <= kSteps; ++i) {
        const double x = area.minX() + area.width() * i / kSteps;
        const double y = area.minY() + area.height() * i / kSteps;
        for (const geo::Coord &c : {geo::Coord{x, area.minY(), 0}, geo::Coord{x, area.maxY(), 0},
                                    geo::Coord{area.minX(), y, 0}, geo::Coord{area.maxX(), y, 0}}) {
            const Result<geo::Coord> there = inverse ? transform.applyInverse(c) : transform.apply(c);
            if (!there || !std::isfinite(there->x) || !std::isfinite(there->y))
                return {};
            converted.add(*there);
        }
    }
    return converted;
}

Result<BaseMapTile> buildBaseMapTile(const geo::TileGrid &grid, const geo::TileId &id,
                                     const geo::Transform &toCity, const geo::LocalFrame &frame,
                                     const geo::ElevationGrid *ground, const QImage &image,
                                     const TaskContext &task)
{
    const geo::Extent square = grid.extent(id);
    std::vector<geo::Coord> corners;
    for (int row = 0; row <= kCells; ++row) {
        for (int column = 0; column <= kCells; ++column)
            corners.push_back({square.minX() + square.width() * column / kCells,
                               square.minY() + square.height() * row / kCells, 0});
    }
    DOTHI_TRY(toCity.apply(std::span<geo::Coord>(corners)));
    const geo::Coord origin = corners[corners.size() / 2];
    std::vector<Point2> points;
    points.reserve(corners.size());
    for (const geo::Coord &c : corners)
        points.push_back({c.x - origin.x, c.y - origin.y});
    std::vector<quint32> triangles;
    for (quint32 row = 0; row < kCells; ++row) {
        for (quint32 column = 0; column < kCells; ++column) {
            const quint32 a = row * (kCells + 1) + column;
            const quint32 b = a + kCells + 1;
            triangles.insert(triangles.end(), {a, a + 1, b + 1, a, b + 1, b});
        }
    }
    const size_t given = points.size();
    const double pixelM = std::hypot(points.back().x - points.front().x, points.back().y - points.front().y) /
                          (std::sqrt(2.0) * geo::TileGrid::kTilePx);
    // As finely as its pixels ask for; the terrain is drawn from the same heights.
    geo::ElevationGrid around;
    if (ground && ground->finer()) {
        geo::Extent place;
        for (const geo::Coord &c : corners)
            place.add(c);
        auto window = ground->finer()->window(place, 2 * pixelM, task);
        if (!window)
            return Failure(std::move(window).error());
        around = std::move(*window);
        if (pixelM <= kDikesUntilMpp)
            around.setDikes(ground->dikes());
    }
    const GroundSampler sampler(around.isEmpty() ? ground : &around);
    DrapeOptions options;
    options.toleranceM = std::max(kFinestToleranceM, kTolerancePx * pixelM);
    options.mostTriangles = kMostTileTriangles;
    refineOnGround(points, triangles, origin, sampler, options);

    const Apron apron(ground, frame.origin());
    const GroundSampler wide = GroundSampler::bare(ground);
    const auto heightAt = [&](double x, double y) {
        return apron.height(x, y, apron.extent().contains({x, y, 0}) ? sampler : wide);
    };
    BaseMapTile tile;
    tile.id = id;
    const geo::Coord local = frame.toLocal({origin.x, origin.y, heightAt(origin.x, origin.y)});
    tile.origin = {local.x, local.y, local.z};
    osg::ref_ptr<osg::Vec3Array> positions = new osg::Vec3Array;
    osg::ref_ptr<osg::Vec2Array> places = new osg::Vec2Array;
    osg::ref_ptr<osg::Vec4bArray> normals = new osg::Vec4bArray(osg::Array::BIND_PER_VERTEX);
    normals->setNormalize(true);
    positions->reserve(points.size());
    for (size_t i = 0; i < points.size(); ++i) {
        const double x = origin.x + points[i].x;
        const double y = origin.y + points[i].y;
        const geo::Coord at = frame.toLocal({x, y, heightAt(x, y)});
        positions->push_back(osg::Vec3(osg::Vec3d(at.x, at.y, at.z) - tile.origin));
        osg::Vec2d place;
        if (i < given) {
            const auto column = i % (kCells + 1);
            const auto row = i / (kCells + 1);
            place = {static_cast<double>(column) / kCells, static_cast<double>(row) / kCells};
        } else {
            const Result<geo::Coord> back = toCity.applyInverse({x, y, 0});
            if (!back)
                return Failure(back.error());
            place = {(back->x - square.minX()) / square.width(), (back->y - square.minY()) / square.height()};
        }
        places->push_back(osg::Vec2(place));
        const osg::Vec3f n = sampler.normal(x, y) * 127;
        normals->push_back({static_cast<signed char>(n.x()), static_cast<signed char>(n.y()),
                            static_cast<signed char>(n.z()), 0});
    }
    osg::ref_ptr<osg::DrawElementsUShort> indices = new osg::DrawElementsUShort(GL_TRIANGLES);
    for (const quint32 i : triangles)
        indices->push_back(static_cast<GLushort>(i));
    tile.mesh = new osg::Geometry;
    tile.mesh->setUseDisplayList(false);
    tile.mesh->setUseVertexBufferObjects(true);
    tile.mesh->setVertexArray(positions);
    tile.mesh->setTexCoordArray(0, places, osg::Array::BIND_PER_VERTEX);
    tile.mesh->setVertexAttribArray(kNormalSlot, normals);
    tile.mesh->addPrimitiveSet(indices);
    tile.mesh->getBound(); // here and not on the main thread
    tile.image = toTexture(image);
    return tile;
}

} // namespace dothi::scene
