// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/ops.h>

#include <QCoreApplication>

#include <permit/logic/change.h>
#include <permit/logic/checktools.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

namespace dothi::permit {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::SmallestChange)
};

/// "Below 22 m" as a height to build: the drawings go to the centimetre.
constexpr double kCentimetreM = 0.01;
/// A building lower than this is no answer.
constexpr double kLeastHeightM = 3;
/// What is printed of an amount, per unit: centimetres, and tenths of square metres.
constexpr int kLengthSteps = 100;
constexpr int kAreaSteps = 10;
/// What arithmetic loses, in any unit: far below what is printed, and no tolerance of survey.
constexpr double kArithmetic = 1e-7;
constexpr double kSmallestFootprintM2 = 0.05;
constexpr int kMostStoreysAway = 60;
constexpr int kAttempts = 4;
constexpr int kQuadrantSegments = 32;

using Volumes = std::vector<Volume>;

/// Up to the next amount that is printed: less would not do.
double roundedUp(double amount, int stepsPerUnit)
{
    return std::ceil(amount * stepsPerUnit - kArithmetic * stepsPerUnit) / stepsPerUnit;
}

/// The rules without any tolerance of survey: a change leads to what the law allows, not to where a breach
/// can no longer be told from an error of measurement.
RuleSet withoutTolerance(RuleSet rules)
{
    rules.tolerances.boundaryM = 0;
    rules.tolerances.redLineM = 0;
    rules.tolerances.neighbourM = 0;
    rules.tolerances.areaM2 = 0;
    return rules;
}

/// The limit itself holds: the slack for coordinates written to the millimetre is not used up either.
bool holds(const Finding &finding)
{
    const double margin = finding.kind == LimitKind::AtMost ? finding.limit - finding.measured
                                                            : finding.measured - finding.limit;
    return finding.verdict == Verdict::Pass && !(margin < -kArithmetic);
}

/// The footprint drawn in evenly around `middle`, to `share` of its area.
geo::Geometry drawnIn(geo::Geometry footprint, const geo::Coord &middle, double share)
{
    const double scale = std::sqrt(share);
    for (geo::Coord &c : footprint.coords()) {
        c.x = middle.x + (c.x - middle.x) * scale;
        c.y = middle.y + (c.y - middle.y) * scale;
    }
    return footprint;
}

Check checkOf(const QString &rule)
{
    static const std::pair<const char *, Check> kChecks[] = {
        {"parcel.", checkParcel},   {"redLine.", checkRedLines}, {"setback.", checkSetbacks},
        {"density.", checkDensity}, {"far.", checkFloorArea},    {"zone", checkZone},
        {"spacing.", checkSpacing}};
    for (const auto &[prefix, check] : kChecks) {
        if (rule.startsWith(QLatin1String(prefix)))
            return check;
    }
    return nullptr;
}

bool standsAboveGround(const Volume &volume)
{
    return volume.kind != VolumeKind::Basement && volume.kind != VolumeKind::Roof;
}

/// The volumes of the proposal after `edit`; pieces that vanish are dropped, roofs without a body with them.
Result<Volumes> cleaned(Volumes volumes)
{
    std::erase_if(volumes, [](const Volume &v) {
        return geo::area(v.footprint) < kSmallestFootprintM2 || v.topM <= v.baseM;
    });
    Volumes kept;
    for (const Volume &volume : volumes) {
        bool carried = volume.kind != VolumeKind::Roof;
        for (const Volume &other : volumes) {
            if (carried || !standsAboveGround(other))
                continue;
            const Result<geo::Geometry> common = geo::intersection(volume.footprint, other.footprint);
            DOTHI_TRY(common);
            carried = geo::area(*common) > kSmallestFootprintM2;
        }
        if (carried)
            kept.push_back(volume);
    }
    return kept;
}

Volumes lowered(const Volumes &volumes, const std::function<bool(size_t)> &concerned, double ceilingM)
{
    Volumes result = volumes;
    for (size_t i = 0; i < result.size(); ++i) {
        if (result[i].kind != VolumeKind::Basement && concerned(i))
            result[i].topM = std::min(result[i].topM, ceilingM);
    }
    return result;
}

/// One storey off the highest volume, and the roofs on it down with it.
Volumes withoutTopStorey(Volumes volumes)
{
    auto highest = volumes.end();
    for (auto it = volumes.begin(); it != volumes.end(); ++it) {
        if (standsAboveGround(*it) && (highest == volumes.end() || it->topM > highest->topM))
            highest = it;
    }
    if (highest == volumes.end())
        return volumes;
    const double storeyM = (highest->topM - highest->baseM) / highest->storeys;
    const double oldTopM = highest->topM;
    for (Volume &volume : volumes) {
        if (volume.kind == VolumeKind::Roof && volume.baseM >= oldTopM - 0.5) {
            volume.baseM -= storeyM;
            volume.topM -= storeyM;
        }
    }
    highest->topM -= storeyM;
    if (--highest->storeys == 0)
        volumes.erase(highest);
    return volumes;
}

class Search
{
public:
    explicit Search(const Case &c)
        : m_c(c)
        , m_strict(withoutTolerance(c.rules))
    {}

    Result<std::vector<Change>> run(const std::vector<Finding> &findings)
    {
        for (const Finding &finding : findings) {
            if (finding.verdict != Verdict::Fail || !std::isfinite(finding.limit) ||
                !std::isfinite(finding.measured))
                continue;
            DOTHI_TRY(one(finding));
        }
        return std::move(m_changes);
    }

private:
    /// What of this finding does not hold when the proposal has these volumes; nothing at all when they are
    /// no building any more.
    Result<std::optional<std::vector<Finding>>> recheck(const Finding &finding, Volumes volumes) const
    {
        using Open = std::optional<std::vector<Finding>>;
        Result<Volumes> kept = cleaned(std::move(volumes));
        DOTHI_TRY(kept);
        if (std::ranges::none_of(*kept, standsAboveGround))
            return Open();
        Proposal proposal = m_c.proposal;
        proposal.volumes = std::move(*kept);
        // Heights go on counting from the same ground.
        Result<Massing> massing = Massing::of(proposal.volumes, m_c.massing.groundM);
        DOTHI_TRY(massing);
        massing->groundFromPlan = m_c.massing.groundFromPlan;
        const Case changed{proposal, *massing, m_c.surroundings, m_strict};
        Result<std::vector<Finding>> again = checkOf(finding.rule)(changed);
        DOTHI_TRY(again);
        std::erase_if(*again, [&](const Finding &f) {
            return f.rule != finding.rule || f.key != finding.key || holds(f);
        });
        return Open(std::move(*again));
    }

    /// Whether the limit of this finding holds (or the finding is no longer made) when the proposal has these
    /// volumes.
    Result<bool> passes(const Finding &finding, Volumes volumes) const
    {
        const Result<std::optional<std::vector<Finding>>> open = recheck(finding, std::move(volumes));
        DOTHI_TRY(open);
        return open->has_value() && (*open)->empty();
    }

    Result<> keep(const Finding &finding, const Volumes &volumes, Change change)
    {
        const Result<bool> good = passes(finding, volumes);
        DOTHI_TRY(good);
        if (*good) {
            change.rule = finding.rule;
            change.key = finding.key;
            m_changes.push_back(std::move(change));
        }
        return {};
    }

    Result<> one(const Finding &finding)
    {
        const QString &rule = finding.rule;
        if (rule.startsWith(QLatin1String("spacing.")))
            return moveWall(finding);
        if (!finding.forbidden.isEmpty())
            DOTHI_TRY(moveBack(finding));
        if (rule == QLatin1String("setback.table"))
            return lowerForSetback(finding);
        if (rule == QLatin1String("zone.height"))
            return lowerForZone(finding);
        if (rule == QLatin1String("zone.storeys"))
            return removeStoreys(finding);
        if (rule == QLatin1String("zone.minStoreys"))
            return addStoreys(finding);
        if (rule.startsWith(QLatin1String("density.")) || rule == QLatin1String("zone.density"))
            return reduceFootprint(finding);
        if (rule.startsWith(QLatin1String("far.")) || rule == QLatin1String("zone.far")) {
            DOTHI_TRY(reduceFloors(finding));
            return removeStoreys(finding);
        }
        return {};
    }

    /// The wall that faces the other building, all along, moved back by what is lacking. A building that
    /// becomes narrower may turn its long side there, for which the law asks more: then by so much more.
    Result<> moveWall(const Finding &finding)
    {
        if (finding.evidence.dimensions.empty() || !(finding.measured > 0))
            return {};
        const EvidenceDimension &gap = finding.evidence.dimensions.front();
        const geo::Coord inwards{(gap.from.x - gap.to.x) / finding.measured,
                                 (gap.from.y - gap.to.y) / finding.measured, 0};
        geo::Extent all;
        for (const Volume &volume : m_c.proposal.volumes)
            all.add(volume.footprint.extent());
        const double reach = all.width() + all.height() + 1;
        double amount = roundedUp(finding.limit - finding.measured, kLengthSteps);
        for (int attempt = 0; attempt < kAttempts; ++attempt) {
            const auto corner = [&](double along, double aside) {
                return geo::Coord{gap.from.x + inwards.x * along - inwards.y * aside,
                                  gap.from.y + inwards.y * along + inwards.x * aside, 0};
            };
            const geo::Geometry strip =
                geo::Geometry::polygon({corner(amount, -reach), corner(amount, reach), corner(-reach, reach),
                                        corner(-reach, -reach)});
            Result<Volumes> volumes = without(strip, finding);
            DOTHI_TRY(volumes);
            const Result<std::optional<std::vector<Finding>>> open = recheck(finding, std::move(*volumes));
            DOTHI_TRY(open);
            if (!open->has_value())
                return {};
            if ((*open)->empty()) {
                QString message =
                    Tr::tr("Move the facing wall of the proposed building back by %1.").arg(metres(amount));
                if (finding.tolerance > 0) {
                    message += QLatin1Char(' ') +
                               Tr::tr("The neighbour's wall is known to ±%1 only: survey the distance.")
                                   .arg(metres(finding.tolerance));
                }
                m_changes.push_back(
                    {finding.rule, ChangeKind::MoveBack, amount, QStringLiteral("m"), message, finding.key});
                return {};
            }
            const Finding &still = (*open)->front();
            if (!(still.limit > still.measured))
                return {};
            amount = roundedUp(amount + still.limit - still.measured, kLengthSteps);
        }
        return {};
    }

    /// The proposal with the volumes that the finding concerns cut back behind this land.
    [[nodiscard]] Result<Volumes> without(const geo::Geometry &land, const Finding &finding) const
    {
        Volumes volumes = m_c.proposal.volumes;
        for (size_t i = 0; i < volumes.size(); ++i) {
            if (!finding.concerned.empty() &&
                std::ranges::find(finding.concerned, i) == finding.concerned.end())
                continue;
            Result<geo::Geometry> rest = geo::difference(volumes[i].footprint, land);
            DOTHI_TRY(rest);
            volumes[i].footprint = std::move(*rest);
        }
        return volumes;
    }

    /// Cuts the concerned volumes back to the land they may stand on; the amount is the deepest cut needed.
    Result<> moveBack(const Finding &finding)
    {
        const double amount = roundedUp(std::abs(finding.measured - finding.limit), kLengthSteps);
        // A little more than the finding names, for what the amount was rounded up.
        const double more = amount - std::abs(finding.measured - finding.limit);
        const Result<geo::Geometry> forbidden = more > kArithmetic
                                                    ? geo::buffer(finding.forbidden, more, kQuadrantSegments)
                                                    : Result<geo::Geometry>(finding.forbidden);
        DOTHI_TRY(forbidden);
        const Result<Volumes> volumes = without(*forbidden, finding);
        DOTHI_TRY(volumes);
        double areaM2 = 0;
        for (size_t i = 0; i < volumes->size(); ++i) {
            areaM2 = std::max(areaM2, geo::area(m_c.proposal.volumes[i].footprint) -
                                          geo::area((*volumes)[i].footprint));
        }
        areaM2 = roundedUp(areaM2, kAreaSteps);
        Change change{{}, ChangeKind::MoveBack, amount, QStringLiteral("m"), {}, {}};
        if (finding.rule.startsWith(QLatin1String("parcel.")))
            change.message =
                Tr::tr("Take back what lies beyond the plot: %1 at the deepest, %2 of footprint.")
                    .arg(metres(amount), squareMetres(areaM2));
        else if (finding.rule.startsWith(QLatin1String("redLine.")))
            change.message = Tr::tr("Move back behind the red line: by %1 at the deepest, %2 of footprint.")
                                 .arg(metres(amount), squareMetres(areaM2));
        else
            change.message = Tr::tr("Move the front back by %1 (%2 of footprint).")
                                 .arg(metres(amount), squareMetres(areaM2));
        return keep(finding, *volumes, std::move(change));
    }

    [[nodiscard]] const Part *partOf(const Finding &finding) const
    {
        for (const Part &part : m_c.massing.parts) {
            if (finding.key.endsWith(QLatin1Char('|') + part.key()))
                return &part;
        }
        return nullptr;
    }

    /// The greatest height for which the setback that is there suffices (Table 2.7 has steps).
    Result<> lowerForSetback(const Finding &finding)
    {
        const Part *part = partOf(finding);
        if (!part || part->role == PartRole::Podium)
            return {};
        const std::vector<double> &steps = m_c.rules.setbackTable.table.columnFrom();
        double width = kNotKnown;
        for (const Frontage &frontage : m_c.surroundings.frontages) {
            if (finding.key.startsWith(frontage.title() + QLatin1Char('|')))
                width = frontage.rowWidthRange.low;
        }
        if (std::isnan(width) || finding.measured < 0)
            return {};
        for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
            const double height = *step - kCentimetreM;
            if (*step > part->heightM || height < kLeastHeightM ||
                m_c.rules.setbackTable.table.at(width, height) > finding.measured + kArithmetic)
                continue;
            const double amount = roundedUp(part->heightM - height, kLengthSteps);
            const auto concerned = [&](size_t i) {
                return m_c.proposal.volumes[i].kind == VolumeKind::Roof ||
                       std::ranges::find(part->volumes, i) != part->volumes.end();
            };
            return keep(
                finding,
                lowered(m_c.proposal.volumes, concerned, m_c.massing.groundM + part->heightM - amount),
                {{},
                 ChangeKind::Lower,
                 amount,
                 QStringLiteral("m"),
                 Tr::tr("Or lower it by %1, to less than %2.").arg(metres(amount), metres(*step)),
                 {}});
        }
        return {};
    }

    Result<> lowerForZone(const Finding &finding)
    {
        const double amount = roundedUp(finding.measured - finding.limit, kLengthSteps);
        return keep(finding,
                    lowered(
                        m_c.proposal.volumes, [](size_t) { return true; },
                        m_c.massing.groundM + finding.measured - amount),
                    {{},
                     ChangeKind::Lower,
                     amount,
                     QStringLiteral("m"),
                     Tr::tr("Lower the building by %1.").arg(metres(amount)),
                     {}});
    }

    Result<> removeStoreys(const Finding &finding)
    {
        Volumes volumes = m_c.proposal.volumes;
        for (int n = 1; n <= kMostStoreysAway; ++n) {
            volumes = withoutTopStorey(std::move(volumes));
            if (std::ranges::none_of(volumes, standsAboveGround))
                return {};
            const Result<bool> good = passes(finding, volumes);
            DOTHI_TRY(good);
            if (!*good)
                continue;
            m_changes.push_back({finding.rule,
                                 ChangeKind::RemoveStoreys,
                                 double(n),
                                 {},
                                 Tr::tr("Take away the %n topmost storey(s).", nullptr, n),
                                 finding.key});
            return {};
        }
        return {};
    }

    Result<> addStoreys(const Finding &finding)
    {
        const int n = static_cast<int>(std::ceil(finding.limit - finding.measured - kArithmetic));
        Volumes volumes = m_c.proposal.volumes;
        const auto highest = std::ranges::max_element(
            volumes, {}, [](const Volume &v) { return standsAboveGround(v) ? v.topM : -1e9; });
        highest->storeys += n;
        return keep(finding, volumes,
                    {{},
                     ChangeKind::AddStoreys,
                     double(n),
                     {},
                     Tr::tr("Add %n storey(s), as the zone asks for at least so many.", nullptr, n),
                     {}});
    }

    /// The smallest printed area without which the check passes, the concerned footprints drawn in evenly.
    Result<> reduceFootprint(const Finding &finding)
    {
        const auto concerned = [&](size_t i) {
            return finding.concerned.empty()
                       ? standsAboveGround(m_c.proposal.volumes[i])
                       : std::ranges::find(finding.concerned, i) != finding.concerned.end();
        };
        std::vector<geo::Geometry> footprints;
        for (size_t i = 0; i < m_c.proposal.volumes.size(); ++i) {
            if (concerned(i))
                footprints.push_back(m_c.proposal.volumes[i].footprint);
        }
        const Result<geo::Geometry> covered = geo::unionOf(footprints);
        DOTHI_TRY(covered);
        const double coveredM2 = geo::area(*covered);
        if (coveredM2 < kSmallestFootprintM2)
            return {};
        const geo::Coord middle = geo::centroid(*covered);
        const auto smaller = [&](qint64 steps) {
            Volumes volumes = m_c.proposal.volumes;
            for (size_t i = 0; i < volumes.size(); ++i) {
                if (concerned(i))
                    volumes[i].footprint = drawnIn(std::move(volumes[i].footprint), middle,
                                                   1 - static_cast<double>(steps) / (kAreaSteps * coveredM2));
            }
            return volumes;
        };
        qint64 tooLittle = 0;
        qint64 enough = static_cast<qint64>(coveredM2 * kAreaSteps); // nearly the whole building
        while (enough - tooLittle > 1) {
            const qint64 steps = std::midpoint(tooLittle, enough);
            const Result<bool> good = passes(finding, smaller(steps));
            DOTHI_TRY(good);
            (*good ? enough : tooLittle) = steps;
        }
        const double amount = static_cast<double>(enough) / kAreaSteps;
        return keep(finding, smaller(enough),
                    {{},
                     ChangeKind::ReduceFootprint,
                     amount,
                     QStringLiteral("m²"),
                     Tr::tr("Reduce the footprint by %1.").arg(squareMetres(amount)),
                     {}});
    }

    /// The floor area that must go, whatever storey it is taken from.
    Result<> reduceFloors(const Finding &finding)
    {
        const double amount =
            roundedUp(m_c.massing.countedFloorM2() - finding.limit * finding.areaM2, kAreaSteps);
        Volumes volumes = m_c.proposal.volumes;
        double left = amount;
        for (Volume &volume : volumes) {
            const double free = volume.floorAreaM2() - volume.parkingM2 - volume.technicalM2;
            const double taken = std::clamp(left, 0.0, free);
            volume.technicalM2 += taken; // floor that no longer counts
            left -= taken;
        }
        return keep(finding, volumes,
                    {{},
                     ChangeKind::ReduceFloorArea,
                     amount,
                     QStringLiteral("m²"),
                     Tr::tr("Reduce the floor area by %1.").arg(squareMetres(amount)),
                     {}});
    }

    const Case &m_c;
    const RuleSet m_strict;
    std::vector<Change> m_changes;
};

} // namespace

Result<std::vector<Change>> smallestChanges(const Case &c, const std::vector<Finding> &findings)
{
    if (std::ranges::none_of(findings, [](const Finding &f) { return f.verdict == Verdict::Fail; }))
        return std::vector<Change>();
    return Search(c).run(findings);
}

} // namespace dothi::permit
