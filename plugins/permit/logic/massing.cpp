// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/text.h>
#include <dothi/geo/ops.h>

#include <QCoreApplication>

#include <permit/logic/massing.h>
#include <permit/logic/table.h>

#include <algorithm>
#include <numeric>
#include <tuple>

namespace dothi::permit {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::Massing)
};

/// Overlaps below this are touching edges, not one volume above another.
constexpr double kOverlapM2 = 0.05;
/// A volume that begins this little below another's top still stands on it (slab, parapet).
constexpr double kStackSlackM = 0.5;

Result<double> overlapM2(const geo::Geometry &a, const geo::Geometry &b)
{
    if (!a.extent().intersects(b.extent()))
        return 0.0;
    const Result<geo::Geometry> common = geo::intersection(a, b);
    DOTHI_TRY(common);
    return geo::area(*common);
}

/// A volume above ground with what the rules want to know of it.
struct Body
{
    const Volume *volume = nullptr;
    size_t index = 0; ///< in the proposal's list
    double topM = 0;  ///< with the roofs that stand on it
    int building = -1;
    int storeys = 0; ///< from the ground to its top
};

class Builder
{
public:
    Result<Massing> build(const std::vector<Volume> &volumes, std::optional<double> groundM)
    {
        std::vector<const Volume *> roofs;
        std::vector<double> floors;
        std::vector<double> excluded;
        for (size_t i = 0; i < volumes.size(); ++i) {
            const Volume &volume = volumes[i];
            floors.push_back(volume.floorAreaM2());
            excluded.push_back(volume.parkingM2 + volume.technicalM2);
            if (volume.kind == VolumeKind::Roof) {
                roofs.push_back(&volume);
            } else {
                (volume.kind == VolumeKind::Basement ? m_basements : m_bodies)
                    .push_back({&volume, i, volume.topM, -1, 0});
            }
        }
        // One order whatever the file's: sums of doubles and ties must not depend on it.
        std::ranges::sort(m_bodies, &Builder::before);
        std::ranges::sort(m_basements, &Builder::before);
        m_massing.floorAreaM2 = sumOf(floors);
        m_massing.excludedFloorM2 = sumOf(excluded);
        std::vector<geo::Geometry> footprints;
        for (const Body &body : m_bodies)
            footprints.push_back(body.volume->footprint);
        Result<geo::Geometry> coverage = geo::unionOf(footprints);
        DOTHI_TRY(coverage);
        m_massing.coverage = std::move(*coverage);
        m_massing.coverageM2 = geo::area(m_massing.coverage);
        DOTHI_TRY(placeRoofs(roofs));
        m_massing.groundFromPlan = groundM.has_value();
        m_massing.groundM = groundM ? *groundM : std::ranges::min(m_bodies, {}, [](const Body &b) {
                                                     return b.volume->baseM;
                                                 }).volume->baseM;
        const Result<bool> overlapping = countStoreys(m_bodies);
        DOTHI_TRY(overlapping);
        if (*overlapping) {
            m_massing.warnings.append(Tr::tr(
                "Volumes of the proposal fill the same space; their floor areas were added all the same."));
        }
        DOTHI_TRY(countStoreys(m_basements));
        for (const Body &basement : m_basements)
            m_massing.basements = std::max(m_massing.basements, basement.storeys);
        DOTHI_TRY(makeParts());
        for (const Part &part : m_massing.parts) {
            m_massing.heightM = std::max(m_massing.heightM, part.heightM);
            m_massing.storeys = std::max(m_massing.storeys, part.storeys);
        }
        return std::move(m_massing);
    }

private:
    static double sumOf(std::vector<double> &values)
    {
        std::ranges::sort(values);
        return std::accumulate(values.begin(), values.end(), 0.0);
    }

    static bool before(const Body &a, const Body &b)
    {
        const auto key = [](const Body &body) {
            const geo::Extent e = body.volume->footprint.extent();
            return std::tuple(body.volume->baseM, body.volume->topM, e.minX(), e.minY(), e.maxX(), e.maxY(),
                              static_cast<int>(body.volume->kind), body.volume->storeys);
        };
        return key(a) < key(b);
    }

    /// A roof raises the highest body it overlaps; what it covers beyond all bodies are eaves.
    Result<> placeRoofs(std::vector<const Volume *> &roofs)
    {
        std::ranges::sort(roofs, {}, [](const Volume *roof) { return std::pair(roof->topM, roof->baseM); });
        for (const Volume *roof : roofs) {
            Body *below = nullptr;
            for (Body &body : m_bodies) {
                const Result<double> common = overlapM2(roof->footprint, body.volume->footprint);
                DOTHI_TRY(common);
                if (*common > kOverlapM2 && (!below || body.volume->topM > below->volume->topM))
                    below = &body;
            }
            if (!below) {
                return fail(
                    Error(ErrorCode::InvalidData, Tr::tr("A roof of the proposal stands on no volume."))
                        .atField(QStringLiteral("volumes"))
                        .withAdvice(Tr::tr("Give it the kind “house”, “podium” or “tower”.")));
            }
            below->topM = std::max(below->topM, roof->topM);
            const Result<geo::Geometry> eaves = geo::difference(roof->footprint, m_massing.coverage);
            DOTHI_TRY(eaves);
            m_massing.roofOverhangM2 += geo::area(*eaves);
        }
        return {};
    }

    /// Storeys add up along volumes that stand on each other. True when some fill the same space.
    static Result<bool> countStoreys(std::vector<Body> &bodies)
    {
        bool overlapping = false;
        for (size_t i = 0; i < bodies.size(); ++i) { // sorted by base: what is below comes first
            int below = 0;
            for (size_t k = 0; k < i; ++k) {
                const Result<double> common =
                    overlapM2(bodies[i].volume->footprint, bodies[k].volume->footprint);
                DOTHI_TRY(common);
                if (*common <= kOverlapM2)
                    continue;
                if (bodies[k].volume->topM <= bodies[i].volume->baseM + kStackSlackM)
                    below = std::max(below, bodies[k].storeys);
                else
                    overlapping = true;
            }
            bodies[i].storeys = below + bodies[i].volume->storeys;
        }
        return overlapping;
    }

    Result<> makeParts()
    {
        std::vector<geo::Geometry> plans;
        for (size_t p = 0; p < m_massing.coverage.partCount(); ++p)
            plans.push_back(m_massing.coverage.part(p));
        std::ranges::sort(plans, {}, [](const geo::Geometry &g) {
            const geo::Extent e = g.extent();
            return std::tuple(e.minX(), e.minY(), e.maxX(), e.maxY());
        });
        m_massing.buildings = static_cast<int>(plans.size());
        for (Body &body : m_bodies) {
            const Result<geo::Coord> inside = geo::pointOnSurface(body.volume->footprint);
            DOTHI_TRY(inside);
            for (size_t b = 0; b < plans.size(); ++b) {
                if (geo::containsPoint(plans[b], *inside))
                    body.building = static_cast<int>(b);
            }
        }
        for (int b = 0; b < m_massing.buildings; ++b) {
            std::vector<const Body *> all;
            std::vector<const Body *> podium;
            std::vector<const Body *> above;
            for (const Body &body : m_bodies) {
                if (body.building != b)
                    continue;
                all.push_back(&body);
                (body.volume->kind == VolumeKind::Podium ? podium : above).push_back(&body);
            }
            if (all.empty())
                continue;
            if (podium.empty() || above.empty()) {
                DOTHI_TRY(addPart(PartRole::Whole, b, all, all));
            } else {
                // What a tower covers beyond its podium is covered on the ground all the same.
                DOTHI_TRY(addPart(PartRole::Podium, b, all, podium));
                DOTHI_TRY(addPart(PartRole::Tower, b, above, above));
                m_massing.podiumAndTower = true;
            }
        }
        return {};
    }

    /// `covering`: the bodies whose footprints it has; `rising`: those whose heights it has.
    Result<> addPart(PartRole role, int building, const std::vector<const Body *> &covering,
                     std::vector<const Body *> rising)
    {
        Part part;
        part.role = role;
        part.building = building;
        std::vector<geo::Geometry> footprints;
        for (const Body *body : covering) {
            footprints.push_back(body->volume->footprint);
            part.volumes.push_back(body->index);
        }
        Result<geo::Geometry> footprint = geo::unionOf(footprints);
        DOTHI_TRY(footprint);
        part.footprint = std::move(*footprint);
        part.areaM2 = geo::area(part.footprint);
        part.topM = rising.front()->topM;
        for (const Body *body : rising) {
            part.topM = std::max(part.topM, body->topM);
            part.storeys = std::max(part.storeys, body->storeys);
        }
        part.heightM = toThousandth(part.topM - m_massing.groundM);
        const Result<double> average = averageTopM(std::move(rising));
        DOTHI_TRY(average);
        part.averageHeightM = toThousandth(*average - m_massing.groundM);
        m_massing.parts.push_back(std::move(part));
        return {};
    }

    /// Mean of the tops over the plan: at each place the highest body counts.
    static Result<double> averageTopM(std::vector<const Body *> bodies)
    {
        std::ranges::stable_sort(bodies, [](const Body *a, const Body *b) { return a->topM > b->topM; });
        if (bodies.front()->topM == bodies.back()->topM)
            return bodies.front()->topM;
        geo::Geometry higher;
        double area = 0;
        double sum = 0;
        for (const Body *body : bodies) {
            geo::Geometry own = body->volume->footprint;
            if (!higher.isEmpty()) {
                Result<geo::Geometry> rest = geo::difference(own, higher);
                DOTHI_TRY(rest);
                own = std::move(*rest);
            }
            area += geo::area(own);
            sum += geo::area(own) * body->topM;
            std::vector<geo::Geometry> seen{body->volume->footprint};
            if (!higher.isEmpty())
                seen.push_back(std::move(higher));
            Result<geo::Geometry> both = geo::unionOf(seen);
            DOTHI_TRY(both);
            higher = std::move(*both);
        }
        return sum / area;
    }

    std::vector<Body> m_bodies;
    std::vector<Body> m_basements;
    Massing m_massing;
};

} // namespace

QString Part::key() const
{
    const QString name = role == PartRole::Podium  ? QStringLiteral("podium")
                         : role == PartRole::Tower ? QStringLiteral("tower")
                                                   : QStringLiteral("whole");
    return QStringLiteral("%1/%2").arg(name, QString::number(building));
}

QString Part::title() const
{
    const QString height = formatQuantity(heightM, 2, QStringLiteral("m"));
    switch (role) {
    case PartRole::Podium:
        return Tr::tr("podium, %1 high").arg(height);
    case PartRole::Tower:
        return Tr::tr("tower, %1 high").arg(height);
    case PartRole::Whole:
        break;
    }
    return Tr::tr("building, %1 high").arg(height);
}

std::vector<const Part *> Massing::groundParts() const
{
    std::vector<const Part *> found;
    for (const Part &part : parts) {
        if (part.role != PartRole::Tower)
            found.push_back(&part);
    }
    return found;
}

std::vector<const Part *> Massing::towers() const
{
    std::vector<const Part *> found;
    for (const Part &part : parts) {
        if (part.role == PartRole::Tower)
            found.push_back(&part);
    }
    return found;
}

Result<Massing> Massing::of(const std::vector<Volume> &volumes, std::optional<double> groundM)
{
    return Builder().build(volumes, groundM);
}

bool differInHeight(const std::vector<const Part *> &parts)
{
    return std::ranges::any_of(parts, [&parts](const Part *part) {
        return part->averageHeightM != part->heightM || part->heightM != parts.front()->heightM;
    });
}

double averageHeightM(const std::vector<const Part *> &parts, bool byArea)
{
    double weights = 0;
    double sum = 0;
    for (const Part *part : parts) {
        const double weight = byArea ? part->areaM2 : 1;
        weights += weight;
        sum += weight * part->averageHeightM;
    }
    return toThousandth(sum / weights);
}

} // namespace dothi::permit
