// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/basemap/wmtspyramid.h>

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace dothi::io {

namespace {

/// Scale of level 0 of WebMercatorQuad (OGC 17-083r2, annex D): 0.28 mm a pixel, 256 pixels around the earth.
constexpr double kScaleOfLevel0 = 559082264.0287178;
constexpr double kPixelM = 0.00028;
constexpr int kWidestTilePx = 1024;
constexpr int kNarrowestTilePx = 64;
/// Denominators are written with few digits.
constexpr double kSameScale = 1e-5;

/// "EPSG:n" of "urn:ogc:def:crs:EPSG:6.18:n", "http://www.opengis.net/def/crs/EPSG/0/n" and the like;
/// "CRS:84" of the one of degrees in the order east, north. Empty for anything else.
QString codeOf(const QString &crs)
{
    static const QRegularExpression kEpsg(
        QStringLiteral("(?:^|:|/)EPSG(?::|/)(?:[\\w.]*(?::|/))?(\\d{3,6})$"),
        QRegularExpression::CaseInsensitiveOption);
    if (const QRegularExpressionMatch match = kEpsg.match(crs.left(200)); match.hasMatch())
        return QStringLiteral("EPSG:") + match.captured(1);
    return crs.endsWith(QLatin1String("CRS84"), Qt::CaseInsensitive) ? QStringLiteral("CRS:84") : QString();
}

bool isMercator(const QString &code)
{
    return code == QLatin1String("EPSG:3857") || code == QLatin1String("EPSG:900913");
}

/// Every level of the web's pyramid, wherever it starts and whatever the levels are called.
WmtsLevels webLevels(const WmtsMatrixSet &set)
{
    std::map<int, QString> byLevel;
    for (const WmtsMatrix &matrix : set.matrices) {
        if (!(matrix.scale > 0))
            return {};
        const double exact = std::log2(kScaleOfLevel0 / matrix.scale * 256 / matrix.tileWidth);
        const int level = static_cast<int>(std::lround(exact));
        if (std::abs(exact - level) > 0.001 || level < 0 || level > geo::TileGrid::kDeepestLevel)
            return {};
        byLevel.emplace(level, matrix.id);
    }
    WmtsLevels levels;
    if (byLevel.empty())
        return levels;
    // Up to the first that is lacking.
    levels.first = levels.last = byLevel.begin()->first;
    while (byLevel.contains(levels.last + 1))
        ++levels.last;
    for (int level = levels.first; level <= levels.last; ++level)
        levels.matrices.append(byLevel[level]);
    return levels;
}

/// The area in the CRS of the tiles; empty where it cannot be converted.
geo::Extent converted(const geo::Extent &degrees, const geo::Crs &crs)
{
    geo::Extent there;
    const Result<geo::Crs> from = geo::Crs::fromEpsg(4326);
    if (!from || degrees.isEmpty())
        return there;
    const Result<geo::Transform> transform = geo::Transform::create(*from, crs);
    if (!transform)
        return there;
    for (const auto &[x, y] :
         {std::pair(degrees.minX(), degrees.minY()), std::pair(degrees.maxX(), degrees.minY()),
          std::pair(degrees.minX(), degrees.maxY()), std::pair(degrees.maxX(), degrees.maxY()),
          std::pair(degrees.center().x, degrees.center().y)}) {
        if (const Result<geo::Coord> c = transform->apply(geo::Coord{x, y, 0});
            c && std::isfinite(c->x) && std::isfinite(c->y))
            there.add(*c);
    }
    return there;
}

} // namespace

WmtsLevels levelsOf(const WmtsMatrixSet &set, const geo::Extent &seen)
{
    const QString code = codeOf(set.crs);
    const bool square = std::ranges::all_of(set.matrices, [](const WmtsMatrix &matrix) {
        return matrix.tileWidth == matrix.tileHeight && matrix.tileWidth >= kNarrowestTilePx &&
               matrix.tileWidth <= kWidestTilePx;
    });
    if (code.isEmpty() || !square)
        return {};
    if (isMercator(code)) {
        if (WmtsLevels web = webLevels(set); !web.isEmpty())
            return web;
    }
    const Result<geo::Crs> crs =
        code == QLatin1String("CRS:84")        ? geo::Crs::fromDefinition(QStringLiteral("OGC:CRS84"))
        : code == QLatin1String("EPSG:900913") ? geo::Crs::fromEpsg(3857)
                                               : geo::Crs::fromEpsg(code.mid(5).toInt());
    if (!crs || !(crs->metresPerUnit() > 0))
        return {};
    std::vector<const WmtsMatrix *> coarseFirst;
    for (const WmtsMatrix &matrix : set.matrices) {
        if (matrix.scale > 0 && std::isfinite(matrix.scale) && matrix.corner && matrix.columns > 0 &&
            matrix.rows > 0)
            coarseFirst.push_back(&matrix);
    }
    std::ranges::stable_sort(coarseFirst, std::greater(), &WmtsMatrix::scale);
    const auto edgeOf = [&crs](const WmtsMatrix &matrix) {
        return matrix.scale * kPixelM / crs->metresPerUnit() * matrix.tileWidth;
    };
    std::vector<const WmtsMatrix *> best;
    for (size_t start = 0; start < coarseFirst.size(); ++start) {
        std::vector<const WmtsMatrix *> row{coarseFirst[start]};
        for (size_t next = start + 1; next < coarseFirst.size(); ++next) {
            const WmtsMatrix &matrix = *coarseFirst[next];
            const double wanted = edgeOf(*row.back()) / 2;
            const double pixel = wanted / matrix.tileWidth;
            const bool sameCorner =
                std::abs(matrix.corner->first - row.front()->corner->first) < pixel / 10 &&
                std::abs(matrix.corner->second - row.front()->corner->second) < pixel / 10;
            if (sameCorner && std::abs(edgeOf(matrix) / wanted - 1) < kSameScale)
                row.push_back(&matrix);
        }
        // Of two rows as long the finer one.
        if (row.size() >= best.size())
            best = std::move(row);
    }
    if (best.empty())
        return {};
    if (best.size() > geo::TileGrid::kDeepestLevel + 1U)
        best.resize(geo::TileGrid::kDeepestLevel + 1U);
    WmtsLevels levels;
    levels.first = 0;
    levels.last = static_cast<int>(best.size()) - 1;
    for (const WmtsMatrix *matrix : best)
        levels.matrices.append(matrix->id);
    BaseMapSource::Pyramid pyramid;
    pyramid.crs = code == QLatin1String("EPSG:900913") ? QStringLiteral("EPSG:3857") : code;
    pyramid.edge = edgeOf(*best.front());
    // Degrees are halved from the half circle; the denominators say so less exactly.
    const double halvings = std::log2(180 / pyramid.edge);
    if (crs->isGeographic() && std::abs(halvings - std::round(halvings)) < kSameScale)
        pyramid.edge = std::ldexp(180, -static_cast<int>(std::round(halvings)));
    const WmtsMatrix &finest = *best.back();
    const double finestEdge = std::ldexp(pyramid.edge, -levels.last);
    const auto place = [&](bool northFirst) {
        const auto [a, b] = *finest.corner;
        pyramid.west = northFirst ? b : a;
        pyramid.north = northFirst ? a : b;
        pyramid.covered = geo::Extent(pyramid.west, pyramid.north - finest.rows * finestEdge,
                                      pyramid.west + finest.columns * finestEdge, pyramid.north);
    };
    // Some services name corners east first whatever the CRS.
    place(crs->startsWithNorth());
    if (const geo::Extent there = converted(seen.isEmpty() ? crs->usedIn() : seen, *crs);
        !there.isEmpty() && !pyramid.covered.intersects(there)) {
        place(!crs->startsWithNorth());
        if (!pyramid.covered.intersects(there))
            place(crs->startsWithNorth());
    }
    levels.pyramid = pyramid;
    return levels;
}

} // namespace dothi::io
