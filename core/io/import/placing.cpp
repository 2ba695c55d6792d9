// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/text.h>
#include <dothi/city/terrain.h>
#include <dothi/geo/ground.h>
#include <dothi/io/import/cityregion.h>
#include <dothi/io/import/crscheck.h>
#include <dothi/io/import/placing.h>
#include <dothi/io/import/transforms.h>
#include <dothi/io/operationwords.h>

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace dothi::io {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::ModelPlacing)
};

constexpr double kDegree = std::numbers::pi / 180;
constexpr int kEarthEpsg = 4326;
constexpr double kFarthestPlaceM = 1e8;
/// Walls may begin above the ground they stand on, on a slab or a footing that has no shape.
constexpr double kOffGroundM = 0.5;

QString metres(double value, int decimals = 3)
{
    return formatNumber(value, decimals);
}

QString degrees(double value)
{
    return formatNumber(value, 6);
}

/// With as many decimals as it has, at most `most`.
QString plainNumber(double value, int most)
{
    int decimals = 0;
    for (double unit = 1; decimals < most; ++decimals, unit *= 10) {
        if (std::abs(value * unit - std::round(value * unit)) < 0.5 * unit / std::pow(10, most))
            break;
    }
    return formatNumber(value, decimals);
}

/// The box of all positions, and the lowest of them.
struct Box
{
    geo::Coord low{1e300, 1e300, 1e300};
    geo::Coord high{-1e300, -1e300, -1e300};

    void add(const geo::Coord &c)
    {
        low = {std::min(low.x, c.x), std::min(low.y, c.y), std::min(low.z, c.z)};
        high = {std::max(high.x, c.x), std::max(high.y, c.y), std::max(high.z, c.z)};
    }
};

Box boxOf(const PlainBuilding &building)
{
    Box box;
    for (const PlainElement &element : building.elements) {
        for (const geo::Coord &c : element.brep.vertices)
            box.add(c);
    }
    return box;
}

Box boxOf(const PlainModel &model)
{
    Box box;
    for (const PlainBuilding &building : model.buildings) {
        const Box inner = boxOf(building);
        box.add(inner.low);
        box.add(inner.high);
    }
    return box;
}

/// Height in the model of what stands on the ground.
double footOf(const PlainBuilding &building)
{
    const Box box = boxOf(building);
    // A ground that lies outside of the building is none.
    if (building.footM && *building.footM >= box.low.z - kOffGroundM && *building.footM <= box.high.z)
        return *building.footM;
    return box.low.z;
}

/// The system a file names: by an EPSG code, or by a name PROJ knows.
geo::Crs namedCrs(const QString &name)
{
    static const QRegularExpression epsg(QStringLiteral("(?:^|EPSG\\D{0,4}(?:/0/)?:{0,2})(\\d{4,6})$"),
                                         QRegularExpression::CaseInsensitiveOption);
    if (const QRegularExpressionMatch match = epsg.match(name.trimmed()); match.hasMatch()) {
        if (Result<geo::Crs> crs = geo::Crs::fromEpsg(match.captured(1).toInt()))
            return *crs;
    }
    if (name.isEmpty() || geo::namesFiles(name.toUtf8()))
        return {};
    Result<geo::Crs> crs = geo::Crs::fromDefinition(name);
    return crs ? *crs : geo::Crs();
}

class Placer
{
public:
    Placer(PlainModel &model, const ModelContext &context, const TaskContext &task)
        : m_model(model)
        , m_context(context)
        , m_task(task)
        , m_store(*context.store)
    {}

    Result<ModelPlace> run()
    {
        const ModelPlacing &placing = m_context.placing;
        const Box box = boxOf(m_model);
        if (m_model.coordinates == PlainModel::Coordinates::Degrees) {
            return fail(Error(ErrorCode::InvalidArgument,
                              Tr::tr("The coordinates of the file are degrees; its shapes cannot be moved as "
                                     "they are."))
                            .withAdvice(Tr::tr("Leave it where the file says, and name the coordinate system "
                                               "if it is a wrong one.")));
        }
        m_place.modelLow = box.low;
        m_place.modelHigh = box.high;
        m_place.fileHasPlace = m_model.map || m_model.site;
        m_place.fileHasHeight =
            m_model.map ? m_model.map->height.has_value() : m_model.site && m_model.site->elevationM;
        Result<bool> placed = false;
        switch (placing.how) {
        case ModelPlacing::How::AtPoint:
            placed = atPoint(box);
            break;
        case ModelPlacing::How::OnPoints:
            placed = onPoints();
            break;
        case ModelPlacing::How::AsFileSays:
            placed = m_model.map ? byMap() : m_model.site ? bySite() : Result<bool>(false);
            break;
        }
        if (!placed)
            return Failure(std::move(placed).error());
        m_place.placed = *placed;
        if (!m_place.placed)
            return m_place;
        DOTHI_TRY(setHeight());
        for (PlainBuilding &building : m_model.buildings)
            building.groundM = footOf(building);
        return m_place;
    }

private:
    [[nodiscard]] Result<bool> moveAll(const geo::UprightMove &move)
    {
        m_place.move = move;
        for (PlainBuilding &building : m_model.buildings) {
            for (PlainElement &element : building.elements) {
                for (geo::Coord &c : element.brep.vertices) {
                    c = move.apply(c);
                    if (!(std::abs(c.x) < kFarthestPlaceM && std::abs(c.y) < kFarthestPlaceM &&
                          std::abs(c.z) < kFarthestPlaceM)) {
                        return fail(ErrorCode::InvalidArgument,
                                    Tr::tr("With this place the model lies outside of every map."));
                    }
                }
            }
            if (building.footM)
                building.footM = move.shift.z + move.scale * *building.footM;
        }
        return true;
    }

    Result<bool> atPoint(const Box &box)
    {
        const ModelPlacing &placing = m_context.placing;
        const auto &at = placing.at;
        if (!std::isfinite(at.x) || !std::isfinite(at.y) || !std::isfinite(at.z) ||
            !std::isfinite(placing.rotationDeg) || !(placing.scale >= 1e-6 && placing.scale <= 1e6)) {
            return fail(
                ErrorCode::InvalidArgument,
                Tr::tr("The place, the rotation or the scale of the model is no number that can be."));
        }
        geo::UprightMove move;
        move.angleRad = placing.rotationDeg * kDegree;
        move.scale = placing.scale;
        const bool byMiddle = placing.anchor == ModelPlacing::Anchor::Center ||
                              (placing.anchor == ModelPlacing::Anchor::Usual &&
                               m_model.coordinates == PlainModel::Coordinates::Map);
        geo::Coord anchor;
        if (byMiddle)
            anchor = {(box.low.x + box.high.x) / 2, (box.low.y + box.high.y) / 2, 0};
        const geo::Coord moved = move.apply(anchor);
        move.shift = {at.x - moved.x, at.y - moved.y, 0};
        m_place.from = Tr::tr("Placed by hand: %1 at E %2, N %3, turned %4°, scale %5.")
                           .arg(byMiddle ? Tr::tr("the middle of the model") : Tr::tr("the model's origin"),
                                metres(at.x), metres(at.y), plainNumber(placing.rotationDeg, 4),
                                plainNumber(placing.scale, 6));
        m_atHeight = placing.hasAtHeight ? std::optional(at.z) : std::nullopt;
        return moveAll(move);
    }

    Result<bool> onPoints()
    {
        Result<geo::UprightFit> fit = geo::fitUpright(m_context.placing.points, m_context.placing.fitScale);
        if (!fit)
            return Failure(std::move(fit).error());
        m_place.residualsM = fit->residualsM;
        m_place.rmsM = fit->rmsM;
        QStringList residuals;
        for (const double residual : fit->residualsM)
            residuals.append(metres(residual));
        m_place.from = Tr::tr("Placed on %1 points: turned %2°, scale %3; they are met to %4 m (each: %5 m).")
                           .arg(QString::number(fit->residualsM.size()),
                                plainNumber(fit->move.angleRad / kDegree, 4), plainNumber(fit->move.scale, 8),
                                metres(fit->rmsM), residuals.join(QStringLiteral("; ")));
        m_fixedHeight = fit->hasHeight;
        return moveAll(fit->move);
    }

    /// The map's unit: as it is said; else the model's, as the standard has it, or metres where only they
    /// lead into the country.
    [[nodiscard]] double mapUnit(const MapConversion &map, const geo::Crs &crs) const
    {
        if (map.unitM)
            return *map.unitM;
        if (m_model.unitM == 1)
            return 1;
        const auto transform = transformFor(crs, m_store.crs(), m_store.profile().datumOperation);
        const Result<CityRegion> region = CityRegion::of(m_store);
        if (!transform || !region)
            return m_model.unitM;
        const auto lies = [&](double unit) {
            const Result<geo::Coord> c = (*transform)->apply({map.eastings * unit, map.northings * unit, 0});
            return c && region->isInCountry(*c);
        };
        return !lies(m_model.unitM) && lies(1) ? 1 : m_model.unitM;
    }

    Result<bool> byMap()
    {
        const MapConversion &map = *m_model.map;
        geo::Crs crs = m_context.said;
        QString system;
        if (crs.isNull())
            crs = namedCrs(map.crs);
        if (crs.isNull() || crs.isGeographic()) {
            crs = m_store.crs();
            system =
                map.crs.isEmpty()
                    ? Tr::tr("the file does not name its coordinate system, that of the city is taken (%1)")
                          .arg(crs.displayName())
                    : Tr::tr("the file names its coordinate system “%1”, which is not known; that of the "
                             "city is taken (%2)")
                          .arg(map.crs, crs.displayName());
        } else {
            system = crs.displayName();
        }
        const double unit = mapUnit(map, crs);
        geo::UprightMove move;
        if (!(std::hypot(map.xAxisAbscissa, map.xAxisOrdinate) > 0) || !(map.scale.value_or(1) > 0)) {
            return fail(Error(ErrorCode::InvalidData, Tr::tr("The map conversion of the file is none."))
                            .withAdvice(Tr::tr("Place the model by hand: at a point, or on three points.")));
        }
        move.angleRad = std::atan2(map.xAxisOrdinate, map.xAxisAbscissa);
        // The scale leads from the unit of the model to that of the map; some programs leave the units out.
        constexpr double kSame = 0.1;
        const double literal = map.scale.value_or(1) * unit / m_model.unitM;
        move.scale = std::abs(literal - 1) > kSame && std::abs(map.scale.value_or(1) - 1) <= kSame
                         ? map.scale.value_or(1)
                         : literal;
        move.shift = {map.eastings * unit, map.northings * unit, map.height.value_or(0) * unit};
        m_place.from =
            Tr::tr("Placed as the file says (map conversion): its origin at E %1, N %2 in %3, turned %4°, "
                   "scale %5.")
                .arg(metres(move.shift.x), metres(move.shift.y), system,
                     plainNumber(move.angleRad / kDegree, 4), plainNumber(move.scale, 8));
        Result<bool> moved = moveAll(move);
        if (!moved || crs.sameAs(m_store.crs()))
            return moved;
        const auto transform = transformFor(crs, m_store.crs(), m_store.profile().datumOperation);
        if (!transform)
            return Failure(transform.error());
        for (PlainBuilding &building : m_model.buildings) {
            for (PlainElement &element : building.elements)
                DOTHI_TRY((*transform)->apply(element.brep.vertices));
        }
        if (!(*transform)->isIdentity()) {
            m_place.from += QLatin1Char(' ') + Tr::tr("Converted to the city's system: %1.")
                                                   .arg(operationInWords((*transform)->operation()));
        }
        return true;
    }

    Result<bool> bySite()
    {
        const SitePosition &site = *m_model.site;
        const Result<geo::Crs> wgs84 = geo::Crs::fromEpsg(kEarthEpsg);
        if (!wgs84)
            return Failure(wgs84.error());
        const auto transform = transformFor(*wgs84, m_store.crs(), m_store.profile().datumOperation);
        if (!transform)
            return Failure(transform.error());
        // True north on the map at that place: a step along the meridian.
        constexpr double kStep = 1e-3;
        const double step = site.latitude > 0 ? -kStep : kStep;
        const Result<geo::Coord> at = (*transform)->apply({site.longitude, site.latitude, 0});
        const Result<geo::Coord> next = (*transform)->apply({site.longitude, site.latitude + step, 0});
        const QString said = Tr::tr("The file says latitude %1, longitude %2 (site).")
                                 .arg(degrees(site.latitude), degrees(site.longitude));
        if (!at || !next || !std::isfinite(at->x) || !std::isfinite(next->x) ||
            std::abs(at->x) > kFarthestPlaceM || std::abs(at->y) > kFarthestPlaceM) {
            m_place.from = said + QLatin1Char(' ') +
                           Tr::tr("That is outside of the map of the city's coordinate system.");
            return false;
        }
        const double sign = step > 0 ? 1 : -1;
        const double north = std::atan2(sign * (next->y - at->y), sign * (next->x - at->x));
        geo::UprightMove move;
        move.angleRad = std::remainder(north - std::atan2(site.northY, site.northX), 2 * std::numbers::pi);
        const geo::Coord origin = move.apply({site.origin.x, site.origin.y, 0});
        move.shift = {at->x - origin.x, at->y - origin.y, site.elevationM.value_or(0) - site.origin.z};
        m_place.from =
            said + QLatin1Char(' ') +
            Tr::tr("Placed there: E %1, N %2, turned %3° (true north of the model, and the meridian's "
                   "convergence). Conversion: %4.")
                .arg(metres(at->x), metres(at->y), plainNumber(move.angleRad / kDegree, 4),
                     operationInWords((*transform)->operation()));
        return moveAll(move);
    }

    void lift(PlainBuilding &building, double byM) const
    {
        for (PlainElement &element : building.elements) {
            for (geo::Coord &c : element.brep.vertices)
                c.z += byM;
        }
        if (building.footM)
            *building.footM += byM;
    }

    Result<> setHeight()
    {
        const ModelPlacing &placing = m_context.placing;
        const bool byFile = placing.how == ModelPlacing::How::AsFileSays;
        if (m_fixedHeight) {
            m_place.heightFrom = Tr::tr("Its height is that of the points.");
            return {};
        }
        if (byFile && placing.height == ModelPlacing::Height::AsFileSays && m_place.fileHasHeight) {
            m_place.heightFrom = Tr::tr("Its height is kept as the file says: the foot at %1 m.")
                                     .arg(metres(footOf(m_model.buildings.front()), 2));
            return {};
        }
        double foot = std::numeric_limits<double>::infinity();
        for (const PlainBuilding &building : m_model.buildings)
            foot = std::min(foot, footOf(building));
        if (m_atHeight) {
            for (PlainBuilding &building : m_model.buildings)
                lift(building, *m_atHeight - foot);
            m_place.move.shift.z += *m_atHeight - foot;
            m_place.heightFrom = Tr::tr("Its foot was put at %1 m, as you said.").arg(metres(*m_atHeight, 2));
            return {};
        }
        const Result<geo::ElevationGrid> grid = groundAround();
        if (!grid)
            return Failure(grid.error());
        const geo::Ground ground(&*grid);
        // One height for the whole model, so that its buildings keep theirs to one another; objects that are
        // buildings of their own each stand by themselves.
        double by = std::numeric_limits<double>::infinity();
        std::vector<double> each;
        for (const PlainBuilding &building : m_model.buildings) {
            each.push_back(groundBelow(building, ground) - footOf(building));
            by = std::min(by, each.back());
        }
        for (size_t i = 0; i < m_model.buildings.size(); ++i)
            lift(m_model.buildings[i], placing.eachObject ? each[i] : by);
        m_place.move.shift.z += by;
        const QString level = metres(foot + by, 2);
        if (ground.isPlane()) {
            m_place.heightFrom =
                m_beyondTerrainM > 0
                    ? Tr::tr(
                          "Its foot was put at height 0: the city's terrain ends %1 from there, no ground is "
                          "known.")
                          .arg(formatQuantity(m_beyondTerrainM / 1000, 0, QStringLiteral("km")))
                    : Tr::tr("Its foot was put at height 0: the city has no terrain.");
        } else if (m_beyondTerrainM > 0) {
            m_place.heightFrom =
                Tr::tr(
                    "Its foot was put at %1 m, the height of the terrain's edge: the city's terrain ends %2 "
                    "from there.")
                    .arg(level, formatQuantity(m_beyondTerrainM, 0, QStringLiteral("m")));
        } else {
            m_place.heightFrom =
                Tr::tr("Its foot was put on the ground at %1 m, by the city's terrain.").arg(level);
        }
        if (m_place.fileHasHeight && byFile) {
            m_place.heightFrom +=
                QLatin1Char(' ') + Tr::tr("The file's own height would put it at %1 m.").arg(metres(foot, 2));
        }
        return {};
    }

    /// The terrain about the model, as finely as the city has it; empty where it has none.
    [[nodiscard]] Result<geo::ElevationGrid> groundAround()
    {
        const Result<std::shared_ptr<const geo::ElevationPyramid>> terrain =
            city::openTerrain(m_store, m_task);
        if (!terrain)
            return Failure(terrain.error());
        if (!*terrain)
            return geo::ElevationGrid();
        const Box box = boxOf(m_model);
        const geo::Extent area(box.low.x, box.low.y, box.high.x, box.high.y);
        // A little beside the raster the ground goes on as at its rim; far from it there is none.
        if (const geo::Extent &known = (*terrain)->extent(); !known.intersects(area)) {
            constexpr double kRimM = 2000;
            m_beyondTerrainM =
                std::hypot(std::max({known.minX() - area.maxX(), area.minX() - known.maxX(), 0.0}),
                           std::max({known.minY() - area.maxY(), area.minY() - known.maxY(), 0.0}));
            return m_beyondTerrainM > kRimM ? Result<geo::ElevationGrid>(geo::ElevationGrid())
                                            : Result<geo::ElevationGrid>((*terrain)->overview());
        }
        return (*terrain)->window(area, (*terrain)->cellSize(), m_task);
    }

    /// The lowest ground below the corners and the middle of a building.
    static double groundBelow(const PlainBuilding &building, const geo::Ground &ground)
    {
        const Box box = boxOf(building);
        double lowest = ground.height((box.low.x + box.high.x) / 2, (box.low.y + box.high.y) / 2);
        for (const double x : {box.low.x, box.high.x}) {
            for (const double y : {box.low.y, box.high.y})
                lowest = std::min(lowest, ground.height(x, y));
        }
        return lowest;
    }

    PlainModel &m_model;
    const ModelContext &m_context;
    const TaskContext &m_task;
    const city::Store &m_store;
    ModelPlace m_place;
    std::optional<double> m_atHeight;
    bool m_fixedHeight = false;
    double m_beyondTerrainM = 0; ///< how far the model lies off the terrain; 0: on it, or there is none
};

} // namespace

Result<ModelPlace> placeModel(PlainModel &model, const ModelContext &context, const TaskContext &task)
{
    return Placer(model, context, task).run();
}

} // namespace dothi::io
