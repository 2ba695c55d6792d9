// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/ops.h>
#include <dothi/scene/builders.h>
#include <dothi/scene/style.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <utility>
#include <vector>

namespace dothi::scene {

namespace {

double numberOf(const city::Feature &feature, int field)
{
    return field >= 0 && static_cast<size_t>(field) < feature.values.size()
               ? city::toNumber(feature.values[static_cast<size_t>(field)])
               : std::nan("");
}

/// Carriageway width to draw where the data give none. For the picture only: no rule of law reads it.
/// Where a pixel is wider, streets are too thin to be meant by a click.
constexpr double kPickedMpp = 2;

double widthForClass(const QString &roadClass)
{
    struct Row
    {
        const char *code;
        double widthM;
    };
    static const std::array kRows{Row{"expressway", 27}, Row{"arterial_main", 30}, Row{"arterial", 26},
                                  Row{"inter_area", 22}, Row{"area_main", 15},     Row{"area", 13},
                                  Row{"sub_area", 7.5},  Row{"residential", 6},    Row{"alley", 3},
                                  Row{"path", 2}};
    for (const Row &row : kRows) {
        if (roadClass == QLatin1String(row.code))
            return row.widthM;
    }
    return 6;
}

/// The street surfaces of a tile, read once for all its roads: a search for each spot would read the same
/// large sidewalks again and again. Of a layer built whole they are asked for spot by spot.
class Surfaces
{
public:
    explicit Surfaces(const BuildContext &context)
        : m_context(context)
    {}

    [[nodiscard]] Result<bool> cover(const geo::Coord &spot)
    {
        if (m_context.square.isEmpty()) {
            bool inside = false;
            DOTHI_TRY(read(geo::Extent(spot.x, spot.y, spot.x, spot.y), [&](city::Feature &surface) {
                inside = isInside(surface.geometry, spot);
                return inside ? city::Visit::Stop : city::Visit::Continue;
            }));
            return inside;
        }
        if (!m_isRead) {
            DOTHI_TRY(read(m_context.square, [this](city::Feature &surface) {
                m_surfaces.emplace_back(surface.geometry.extent(), std::move(surface.geometry));
                return city::Visit::Continue;
            }));
            m_isRead = true;
        }
        return std::ranges::any_of(m_surfaces, [&spot](const auto &surface) {
            return surface.first.contains(spot) && isInside(surface.second, spot);
        });
    }

private:
    [[nodiscard]] Result<> read(const geo::Extent &where,
                                const std::function<city::Visit(city::Feature &)> &visit) const
    {
        city::Query query;
        query.withValues = false;
        query.extent = where;
        return m_context.store.read(QStringLiteral("road_surface"), query, visit);
    }
    [[nodiscard]] static bool isInside(const geo::Geometry &surface, const geo::Coord &spot)
    {
        return surface.dimension() == 2 && surface.isFinite() && geo::containsPoint(surface, spot);
    }

    const BuildContext &m_context;
    std::vector<std::pair<geo::Extent, geo::Geometry>> m_surfaces;
    bool m_isRead = false;
};

/// Where roads have a surveyed surface, a ribbon about their centre line would only get in its way: whether
/// most of a line runs over surfaces, asked at a few spots along it. Of a long line only what
/// lies in the tile counts.
Result<bool> runsOverSurfaces(const BuildContext &context, Surfaces &surfaces, const geo::Geometry &line)
{
    constexpr size_t kMostSpots = 9;
    std::vector<geo::Coord> spots;
    for (size_t part = 0; part < line.partCount(); ++part) {
        const auto ring = line.ring(part, 0);
        for (size_t i = 0; i + 1 < ring.size(); ++i) {
            const geo::Coord middle{(ring[i].x + ring[i + 1].x) / 2, (ring[i].y + ring[i + 1].y) / 2, 0};
            if (context.square.isEmpty() || context.square.contains(middle))
                spots.push_back(middle);
        }
    }
    const size_t step = spots.size() / kMostSpots + 1;
    const size_t asked = spots.size() > step / 2 ? (spots.size() - step / 2 - 1) / step + 1 : 0;
    size_t on = 0;
    size_t off = 0;
    // Until the majority is certain.
    for (size_t i = step / 2; i < spots.size() && on * 2 <= asked && off * 2 < asked; i += step) {
        const Result<bool> inside = surfaces.cover(spots[i]);
        if (!inside)
            return Failure(inside.error());
        ++(*inside ? on : off);
    }
    return on * 2 > asked;
}

constexpr double kTracePx = 3.2;

/// A road to be drawn as a ribbon where it has no surface.
struct Ribbon
{
    city::FeatureId id = 0;
    geo::Geometry geometry;
    QString kind;
    double widthM = 0;
    double sidewalkM = 0;
};

void addRibbon(BuildContext &context, const Ribbon &road, int bin)
{
    DrapedFill fill;
    const auto ribbon = [&](double half) -> geo::Geometry {
        // Round ends close the gaps where streets meet.
        auto polygon = geo::buffer(road.geometry, half, 3);
        return polygon ? std::move(*polygon) : geo::Geometry();
    };
    if (road.sidewalkM > 0) {
        fill.bin = bin;
        fill.color = style::colorFor(QStringLiteral("road_surface"), QStringLiteral("sidewalk"));
        fill.pickable = false;
        addFill(context, ribbon(road.widthM / 2 + road.sidewalkM), road.id, fill);
    }
    fill.bin = bin + 1;
    fill.pickable = true;
    fill.color = style::colorFor(QStringLiteral("road_surface"), road.kind == QLatin1String("alley")
                                                                     ? QStringLiteral("alley")
                                                                     : QStringLiteral("carriageway"));
    addFill(context, ribbon(road.widthM / 2), road.id, fill);
}

/// Spots along a line where a street's name is written: the middle of a short one, several along a long one.
std::vector<geo::Coord> nameSpots(const geo::Geometry &line)
{
    constexpr double kApartM = 320;
    constexpr int kMost = 60;
    std::vector<geo::Coord> spots;
    for (size_t part = 0; part < line.partCount(); ++part) {
        const auto ring = line.ring(part, 0);
        double length = 0;
        for (size_t i = 0; i + 1 < ring.size(); ++i)
            length += std::hypot(ring[i + 1].x - ring[i].x, ring[i + 1].y - ring[i].y);
        const int count = std::clamp(static_cast<int>(length / kApartM), 1, kMost);
        double next = length / count / 2;
        double run = 0;
        for (size_t i = 0; i + 1 < ring.size(); ++i) {
            const double piece = std::hypot(ring[i + 1].x - ring[i].x, ring[i + 1].y - ring[i].y);
            while (piece > 0 && run + piece >= next && next < length) {
                const double t = (next - run) / piece;
                spots.push_back({ring[i].x + (ring[i + 1].x - ring[i].x) * t,
                                 ring[i].y + (ring[i + 1].y - ring[i].y) * t, 0});
                next += length / count;
            }
            run += piece;
        }
    }
    return spots;
}

} // namespace

Result<> buildRoads(BuildContext &context)
{
    const city::LayerDef &def = *context.layer;
    const int name = def.fieldIndex(QStringLiteral("name"));
    const int roadClass = def.fieldIndex(QStringLiteral("road_class"));
    const int width = def.fieldIndex(QStringLiteral("width_m"));
    const int sidewalk = def.fieldIndex(QStringLiteral("sidewalk_m"));
    city::Query query;
    query.fields = QStringList{QStringLiteral("name"), QStringLiteral("road_class"),
                               QStringLiteral("width_m"), QStringLiteral("sidewalk_m")};
    const int bin = kFillBin + static_cast<int>(drawableLayers().indexOf(def.id)) * 2;
    context.codes.append(QString());
    // Seen only while roads are coloured by an attribute: their surfaces mostly belong to another layer.
    DrapedStroke trace;
    trace.bin = kGroundLineBin + static_cast<int>(drawableLayers().indexOf(def.id)) * 2;
    trace.color = style::colorFor(def.id, {});
    trace.widthPx = kTracePx;
    std::vector<Ribbon> ribbons;
    DOTHI_TRY(context.read(query, [&](city::Feature &feature) {
        const QString kind = textOf(feature, roadClass);
        double widthM = numberOf(feature, width);
        if (!(widthM > 0.5 && widthM < 200))
            widthM = widthForClass(kind);
        if (feature.geometry.dimension() == 1) {
            const double lengthM = geo::length(feature.geometry);
            const double farthest = std::clamp(lengthM / 130, 0.25, 1.4) * (widthM > 11 ? 2 : 1);
            if (farthest > context.finestMpp) {
                for (const geo::Coord &spot : nameSpots(feature.geometry))
                    addName(context, spot, textOf(feature, name), farthest, widthM);
            }
            // Invisible but there: a street can be clicked where its surface belongs to another layer.
            for (size_t part = 0; part < feature.geometry.partCount() && context.finestMpp < kPickedMpp;
                 ++part) {
                const auto line = drapeLine(feature.geometry.ring(part, 0), context.ground, 0.3);
                for (size_t i = 0; i + 1 < line.size(); ++i) {
                    context.index->pick.addCapsule(feature.id, context.pickPoint(line[i]),
                                                   context.pickPoint(line[i + 1]), 0.3F);
                }
            }
        }
        if (widthM < 2 * context.finestMpp)
            return;
        if (feature.geometry.dimension() == 1)
            addStroke(context, feature.geometry, feature.id, trace);
        double sidewalkM = numberOf(feature, sidewalk);
        if (!(sidewalkM > 0.3 && sidewalkM < 50))
            sidewalkM = widthM >= 7 ? 2 : 0;
        ribbons.push_back({feature.id, feature.geometry, kind, widthM, sidewalkM});
    }));
    Surfaces surfaces(context);
    for (const Ribbon &road : ribbons) {
        DOTHI_TRY(context.task.checkpoint());
        if (road.geometry.dimension() == 1) {
            const Result<bool> covered = runsOverSurfaces(context, surfaces, road.geometry);
            DOTHI_TRY(covered);
            if (*covered)
                continue;
        }
        addRibbon(context, road, bin);
    }
    return {};
}

Result<> buildLines(BuildContext &context)
{
    const QString &layer = context.layer->id;
    const QString codeField = style::codeField(layer);
    const int codeIndex = context.layer->fieldIndex(codeField);
    city::Query query;
    if (codeField.isEmpty())
        query.withValues = false;
    else
        query.fields = QStringList{codeField};
    DrapedStroke stroke;
    stroke.bin = kGroundLineBin + static_cast<int>(drawableLayers().indexOf(layer)) * 2;
    stroke.pickable = true;
    const bool isRedLine = layer == QLatin1String("red_line");
    const bool isConstruction = layer == QLatin1String("construction_line");
    const bool isCable = layer == QLatin1String("cable");
    stroke.widthPx = isRedLine ? 2.2 : isCable ? 1.4 : 1.8;
    stroke.farthestM = isCable ? 2500.0F : 0.0F;
    return context.read(query, [&](city::Feature &feature) {
        const QString code = textOf(feature, codeIndex);
        DrapedStroke own = stroke;
        own.color = context.colorOf(code);
        if (isRedLine && code == QLatin1String("planned")) {
            own.dashM = 6;
        } else if (isRedLine) {
            // There is one along either side of every street: seen from afar they would redden the city.
            own.widthPx = 1.3;
            own.farthestM = 1200;
        }
        if (isConstruction)
            own.dashM = 3;
        else if (isCable)
            own.dashM = 2;
        addStroke(context, feature.geometry, feature.id, own);
    });
}

} // namespace dothi::scene
