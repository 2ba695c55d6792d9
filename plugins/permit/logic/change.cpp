// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/ops.h>

#include <QCoreApplication>

#include <permit/logic/change.h>
#include <permit/logic/checktools.h>
#include <permit/logic/volumeedits.h>

#include <algorithm>
#include <cmath>
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
/// What is printed of an amount: centimetres, and tenths of square metres.
constexpr int kLengthDecimals = 2;
constexpr int kAreaDecimals = 1;
constexpr int kAreaSteps = 10;
/// What arithmetic loses, in any unit: far below what is printed, and no tolerance of survey.
constexpr double kRounding = 1e-7;
constexpr int kMostStoreysAway = 60;
constexpr int kAttempts = 4;
constexpr int kQuadrantSegments = 32;

/// What the ratio of the finding has too much, in m², as its message says it.
double excessM2(const Finding &finding, double perUnit)
{
    return excessOf(finding.measured * finding.areaM2 / perUnit, finding.limit * finding.areaM2 / perUnit,
                    finding.verdict)
        .tooMuch;
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
    return finding.verdict == Verdict::Pass && !(margin < -kRounding);
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

/// What counts in the rule, in one sentence, so that it is plain why the change is that one.
QString whyOf(const QString &rule, ChangeKind kind, bool basements)
{
    if (rule.startsWith(QLatin1String("parcel.")))
        return Tr::tr("Every part of the building, basements too, has to stay within the plot.");
    if (rule.startsWith(QLatin1String("redLine.")))
        return Tr::tr("No part of the building, basements included, may reach beyond the red line.");
    if (rule.startsWith(QLatin1String("setback.")) && kind == ChangeKind::Lower)
        return Tr::tr("Below that height the table asks for no more than the setback that is there.");
    if (rule.startsWith(QLatin1String("setback.")))
        return Tr::tr("The setback is measured at the parts above ground; basements are not asked for it.");
    if (rule.startsWith(QLatin1String("spacing.")))
        return Tr::tr("The distance is measured between parts above ground; basements are not asked for it.");
    if (rule == QLatin1String("zone.height"))
        return Tr::tr(
            "The height counts from the ground level to the highest point; basements do not count.");
    if (rule == QLatin1String("zone.storeys") || rule == QLatin1String("zone.minStoreys"))
        return Tr::tr("Only storeys above ground are counted; basements are not.");
    if (rule.startsWith(QLatin1String("density.")) || rule == QLatin1String("zone.density"))
        return Tr::tr("What covers the ground is counted, whatever its height; basements are not.");
    if (kind == ChangeKind::RemoveStoreys && rule == QLatin1String("far.table"))
        return Tr::tr("A lower building has less floor area, but the table allows it a smaller ratio too.");
    return basements ? Tr::tr("The floors of basements are counted too, all but parking and technical rooms.")
                     : Tr::tr("All floors are counted, all but parking and technical rooms.");
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
        for (Change &change : m_changes)
            change.why = whyOf(change.rule, change.kind, m_c.massing.basements > 0);
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
        const Case changed{proposal, *massing, m_c.surroundings, m_strict, nullptr, m_c.date};
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
            DOTHI_TRY(removeBasements(finding));
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
        double amount = finding.enough();
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
            amount = roundedUp(amount + still.limit - still.measured, kLengthDecimals);
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
        const double amount = finding.enough();
        // A little more than the finding names, for what the amount was rounded up.
        const double more = amount - std::abs(finding.measured - finding.limit);
        const Result<geo::Geometry> forbidden = more > kRounding
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
        areaM2 = roundedUp(areaM2, kAreaDecimals);
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
                m_c.rules.setbackTable.table.at(width, height) > finding.measured + kRounding)
                continue;
            const double amount = roundedUp(part->heightM - height, kLengthDecimals);
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
        const double amount = finding.enough();
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
                                 finding.rule == QLatin1String("zone.storeys")
                                     ? Tr::tr("Take away the %n topmost storey(s).", nullptr, n)
                                     : Tr::tr("Or take away the %n topmost storey(s).", nullptr, n),
                                 finding.key});
            return {};
        }
        return {};
    }

    Result<> addStoreys(const Finding &finding)
    {
        const int n = static_cast<int>(std::ceil(finding.limit - finding.measured - kRounding));
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
        // What the finding says is too much mostly does; only where volumes lie over each other, or the drawn
        // and the legal area differ, is more needed.
        const qint64 said = std::llround(excessM2(finding, 100) * kAreaSteps);
        qint64 tooLittle = said - 1;
        qint64 enough = static_cast<qint64>(coveredM2 * kAreaSteps); // nearly the whole building
        if (said < enough) {
            const Result<bool> good = passes(finding, smaller(said));
            DOTHI_TRY(good);
            (*good ? enough : tooLittle) = said;
        }
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

    /// The proposal with so much floor area that no longer counts, whatever storey it is taken from.
    [[nodiscard]] Volumes withLessFloor(double amountM2) const
    {
        Volumes volumes = m_c.proposal.volumes;
        for (Volume &volume : volumes) {
            const double free = volume.floorAreaM2() - volume.parkingM2 - volume.technicalM2;
            const double taken = std::clamp(amountM2, 0.0, std::max(free, 0.0));
            volume.technicalM2 += taken;
            amountM2 -= taken;
        }
        return volumes;
    }

    /// The floor area that must go.
    Result<> reduceFloors(const Finding &finding)
    {
        double amount = excessM2(finding, 1);
        for (int attempt = 0; attempt < kAttempts; ++attempt) {
            const Result<std::optional<std::vector<Finding>>> open = recheck(finding, withLessFloor(amount));
            DOTHI_TRY(open);
            if (!open->has_value())
                return {};
            if ((*open)->empty()) {
                m_changes.push_back({finding.rule, ChangeKind::ReduceFloorArea, amount, QStringLiteral("m²"),
                                     Tr::tr("Reduce the floor area by %1.").arg(squareMetres(amount)),
                                     finding.key});
                return {};
            }
            const Finding &still = (*open)->front();
            if (!(still.measured > still.limit))
                return {};
            amount = roundedUp(amount + (still.measured - still.limit) * still.areaM2, kAreaDecimals);
        }
        return {};
    }

    /// Basements count for the floor-area ratio alone; where leaving some out is enough, that is said too.
    Result<> removeBasements(const Finding &finding)
    {
        Volumes volumes = m_c.proposal.volumes;
        for (int n = 1; n <= m_c.massing.basements; ++n) {
            volumes = withoutLowestBasement(std::move(volumes));
            const Result<bool> good = passes(finding, volumes);
            DOTHI_TRY(good);
            if (!*good)
                continue;
            m_changes.push_back({finding.rule,
                                 ChangeKind::RemoveBasements,
                                 double(n),
                                 {},
                                 Tr::tr("Or leave out %n basement storey(s), the lowest first.", nullptr, n),
                                 finding.key});
            return {};
        }
        return {};
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
