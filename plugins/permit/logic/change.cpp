// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/ops.h>

#include <QCoreApplication>

#include <permit/logic/change.h>
#include <permit/logic/checktools.h>

#include <algorithm>
#include <cmath>
#include <functional>

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
/// Steps of the bisection of an inset: from 32 m down to 0.03 mm.
constexpr int kBisections = 20;
constexpr double kWidestInsetM = 32;
constexpr double kSmallestFootprintM2 = 0.05;
constexpr int kMostStoreysAway = 60;

using Volumes = std::vector<Volume>;

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
    /// Whether this finding passes (or is no longer made) when the proposal has these volumes.
    Result<bool> passes(const Finding &finding, Volumes volumes) const
    {
        Result<Volumes> kept = cleaned(std::move(volumes));
        DOTHI_TRY(kept);
        if (std::ranges::none_of(*kept, standsAboveGround))
            return false;
        Proposal proposal = m_c.proposal;
        proposal.volumes = std::move(*kept);
        // Heights go on counting from the same ground.
        Result<Massing> massing = Massing::of(proposal.volumes, m_c.massing.groundM);
        DOTHI_TRY(massing);
        massing->groundFromPlan = m_c.massing.groundFromPlan;
        const Case changed{proposal, *massing, m_c.surroundings, m_c.rules};
        const Result<std::vector<Finding>> again = checkOf(finding.rule)(changed);
        DOTHI_TRY(again);
        return std::ranges::all_of(*again, [&](const Finding &f) {
            return f.rule != finding.rule || f.key != finding.key || f.verdict == Verdict::Pass;
        });
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

    /// Cuts the concerned volumes back to the land they may stand on; the amount is the deepest cut needed.
    Result<> moveBack(const Finding &finding)
    {
        Volumes volumes = m_c.proposal.volumes;
        double areaM2 = 0;
        for (size_t i = 0; i < volumes.size(); ++i) {
            if (!finding.concerned.empty() &&
                std::ranges::find(finding.concerned, i) == finding.concerned.end())
                continue;
            Result<geo::Geometry> rest = geo::difference(volumes[i].footprint, finding.forbidden);
            DOTHI_TRY(rest);
            areaM2 = std::max(areaM2, geo::area(volumes[i].footprint) - geo::area(*rest));
            volumes[i].footprint = std::move(*rest);
        }
        const double amount = std::abs(finding.measured - finding.limit);
        Change change{{}, ChangeKind::MoveBack, amount, QStringLiteral("m"), {}, {}};
        if (finding.rule.startsWith(QLatin1String("parcel.")))
            change.message =
                Tr::tr("Take back what lies beyond the plot: %1 at the deepest, %2 of footprint.")
                    .arg(metres(amount), squareMetres(areaM2));
        else if (finding.rule.startsWith(QLatin1String("redLine.")))
            change.message = Tr::tr("Move back behind the red line: by %1 at the deepest, %2 of footprint.")
                                 .arg(metres(amount), squareMetres(areaM2));
        else if (finding.rule.startsWith(QLatin1String("spacing.")))
            change.message = Tr::tr("Move the facing wall back by %1.").arg(metres(amount));
        else
            change.message = Tr::tr("Move the front back by %1 (%2 of footprint).")
                                 .arg(metres(amount), squareMetres(areaM2));
        return keep(finding, volumes, std::move(change));
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
        if (std::isnan(width) || finding.measured < -kLengthSlackM)
            return {};
        for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
            const double height = *step - kCentimetreM;
            if (*step > part->heightM || height < kLeastHeightM ||
                m_c.rules.setbackTable.table.at(width, height) > finding.measured + kLengthSlackM)
                continue;
            const double amount = part->heightM - height;
            const auto concerned = [&](size_t i) {
                return m_c.proposal.volumes[i].kind == VolumeKind::Roof ||
                       std::ranges::find(part->volumes, i) != part->volumes.end();
            };
            return keep(finding, lowered(m_c.proposal.volumes, concerned, m_c.massing.groundM + height),
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
        const double amount = finding.measured - finding.limit;
        return keep(
            finding,
            lowered(
                m_c.proposal.volumes, [](size_t) { return true; }, m_c.massing.groundM + finding.limit),
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
        const int n = static_cast<int>(std::lround(finding.limit - finding.measured));
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

    /// Draws the concerned footprints in evenly until the check passes; the amount is the area that goes.
    Result<> reduceFootprint(const Finding &finding)
    {
        const auto inset = [&](double metresM) -> Result<Volumes> {
            Volumes volumes = m_c.proposal.volumes;
            for (size_t i = 0; i < volumes.size(); ++i) {
                const bool concerned = finding.concerned.empty() ? standsAboveGround(volumes[i])
                                                                 : std::ranges::find(finding.concerned, i) !=
                                                                       finding.concerned.end();
                if (!concerned)
                    continue;
                Result<geo::Geometry> smaller = geo::buffer(volumes[i].footprint, -metresM);
                DOTHI_TRY(smaller);
                volumes[i].footprint = std::move(*smaller);
            }
            return volumes;
        };
        double tooLittle = 0;
        double enough = kWidestInsetM;
        for (int step = 0; step < kBisections; ++step) {
            const double middle = (tooLittle + enough) / 2;
            Result<Volumes> volumes = inset(middle);
            DOTHI_TRY(volumes);
            Result<Volumes> kept = cleaned(*volumes);
            DOTHI_TRY(kept);
            // An inset that swallows the building is more than enough.
            const bool gone = std::ranges::none_of(*kept, standsAboveGround);
            const Result<bool> good = gone ? Result<bool>(true) : passes(finding, std::move(*volumes));
            DOTHI_TRY(good);
            (*good ? enough : tooLittle) = middle;
        }
        const Result<Volumes> volumes = inset(enough);
        DOTHI_TRY(volumes);
        const Result<double> before = coveredM2(finding, m_c.proposal.volumes);
        DOTHI_TRY(before);
        const Result<double> after = coveredM2(finding, *volumes);
        DOTHI_TRY(after);
        const double amount = *before - *after;
        return keep(finding, *volumes,
                    {{},
                     ChangeKind::ReduceFootprint,
                     amount,
                     QStringLiteral("m²"),
                     Tr::tr("Reduce the footprint by %1.").arg(squareMetres(amount)),
                     {}});
    }

    static Result<double> coveredM2(const Finding &finding, const Volumes &volumes)
    {
        std::vector<geo::Geometry> footprints;
        for (size_t i = 0; i < volumes.size(); ++i) {
            const bool concerned = finding.concerned.empty()
                                       ? standsAboveGround(volumes[i])
                                       : std::ranges::find(finding.concerned, i) != finding.concerned.end();
            if (concerned && !volumes[i].footprint.isEmpty())
                footprints.push_back(volumes[i].footprint);
        }
        const Result<geo::Geometry> all = geo::unionOf(footprints);
        DOTHI_TRY(all);
        return geo::area(*all);
    }

    /// The floor area that must go, whatever storey it is taken from.
    Result<> reduceFloors(const Finding &finding)
    {
        const double amount = m_c.massing.countedFloorM2() - finding.limit * finding.areaM2;
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
    std::vector<Change> m_changes;
};

} // namespace

Result<std::vector<Change>> smallestChanges(const Case &c, const std::vector<Finding> &findings)
{
    return Search(c).run(findings);
}

} // namespace dothi::permit
