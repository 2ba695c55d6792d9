// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/ops.h>

#include <QCoreApplication>

#include <permit/logic/checktools.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace dothi::permit {

namespace {

using plane::operator-;

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::SpacingCheck)
};

/// A building (or part of one) that keeps distance.
struct Block
{
    geo::Geometry footprint;
    double heightM = kNotKnown;
    QString label;
    plane::Rectangle rectangle;
    QString key;
    std::vector<size_t> volumes;
};

enum class Side
{
    Long,
    Gable,
    NotKnown, ///< sides about equal, and no street decides
};

class SpacingCheck
{
public:
    explicit SpacingCheck(const Case &c)
        : m_c(c)
        , m_spacing(c.rules.spacing)
    {}

    Result<std::vector<Finding>> check()
    {
        std::vector<Block> own;
        for (const Part &part : m_c.massing.parts) {
            Result<plane::Rectangle> rectangle = plane::minimumRectangle(part.footprint);
            DOTHI_TRY(rectangle);
            own.push_back(
                {part.footprint, part.heightM, partTitle(m_c, part), *rectangle, part.key(), part.volumes});
        }
        DOTHI_TRY(withinPlot(own));
        if (m_spacing.neighbourUses.contains(m_c.proposal.use)) {
            DOTHI_TRY(toNeighbours(own));
        } else if (!m_c.surroundings.neighbours.empty()) {
            rely(m_c, m_spacing.housesReading);
        }
        return std::move(m_findings);
    }

private:
    Result<> withinPlot(const std::vector<Block> &own)
    {
        const std::vector<Part> &parts = m_c.massing.parts;
        for (size_t a = 0; a < own.size(); ++a) {
            for (size_t b = a + 1; b < own.size(); ++b) {
                if (parts[a].building == parts[b].building)
                    continue;
                Result<std::optional<Finding>> finding =
                    m_spacing.rowBackUses.contains(m_c.proposal.use)
                        ? rowBacks(own[a], own[b])
                        // Both are design: what is drawn is exact.
                        : between(own[a], own[b], QStringLiteral("spacing.own"), 0);
                DOTHI_TRY(finding);
                if (*finding)
                    m_findings.push_back(std::move(**finding));
            }
        }
        return {};
    }

    /// Rows of houses in one plot: 4 m between their backs, whatever the height (2.6.1.1).
    Result<std::optional<Finding>> rowBacks(const Block &a, const Block &b) const
    {
        const Result<std::pair<geo::Coord, geo::Coord>> near = geo::nearestPoints(a.footprint, b.footprint);
        DOTHI_TRY(near);
        Finding finding = start(QStringLiteral("spacing.rowBacks"), near->first, near->second, a, b);
        finding.limit = m_spacing.rowBacksM;
        finding.verdict = judgeAtLeast(finding.measured, finding.limit, 0, Band::Beyond, kLengthSlackM);
        finding.message = Tr::tr("%1 between the rows; at least %2 between their backs.")
                              .arg(finding.measuredFigure(), finding.limitFigure());
        DOTHI_TRY(keepAway(b, finding));
        return std::optional<Finding>(std::move(finding));
    }

    /// The tightest neighbour decides; neighbours that pass are one finding together.
    Result<> toNeighbours(const std::vector<Block> &own)
    {
        std::optional<Finding> tightest;
        int looked = 0;
        std::vector<SourceRef> sources;
        for (const Neighbour &neighbour : m_c.surroundings.neighbours) {
            std::optional<Finding> worst;
            for (const Block &block : own) {
                Result<std::optional<Finding>> finding = toNeighbour(block, neighbour);
                DOTHI_TRY(finding);
                if (*finding && (!worst || less(*worst, **finding)))
                    worst = std::move(**finding);
            }
            if (!worst)
                continue;
            ++looked;
            addInput(*worst, neighbour.source);
            sources.push_back(neighbour.source);
            if (worst->verdict != Verdict::Pass)
                m_findings.push_back(std::move(*worst));
            else if (!tightest || less(*tightest, *worst))
                tightest = std::move(worst);
        }
        if (tightest) {
            for (const SourceRef &source : sources)
                addInput(*tightest, source);
            tightest->message +=
                QLatin1Char(' ') +
                Tr::tr("This is the tightest of %n neighbouring building(s).", nullptr, looked);
            m_findings.push_back(std::move(*tightest));
        }
        return {};
    }

    /// Which of two findings is worse: by verdict, then by what is left to the limit.
    static bool less(const Finding &a, const Finding &b)
    {
        if (a.verdict != b.verdict)
            return a.verdict < b.verdict;
        return a.measured - a.limit > b.measured - b.limit;
    }

    Result<std::optional<Finding>> toNeighbour(const Block &block, const Neighbour &neighbour) const
    {
        Block other{neighbour.footprint, neighbour.heightM, neighbour.label, {}, neighbour.source.id, {}};
        Result<plane::Rectangle> rectangle = plane::minimumRectangle(other.footprint);
        DOTHI_TRY(rectangle);
        other.rectangle = *rectangle;
        return between(block, other, QStringLiteral("spacing.neighbours"), m_c.rules.tolerances.neighbourM);
    }

    [[nodiscard]] bool acrossRoad(const geo::Coord &a, const geo::Coord &b) const
    {
        const plane::Line way{a, b};
        const double length = plane::length(way);
        if (length <= 0)
            return false;
        const geo::Coord u = plane::unit(b - a);
        return std::ranges::any_of(m_c.surroundings.roads, [&](const RoadPiece &road) {
            const std::vector<double> hits = plane::crossings(road.line, a, u);
            return std::ranges::any_of(hits, [length](double t) { return t >= 0 && t <= length; });
        });
    }

    /// Whether somebody else might read “about equal” (2.6.1.4) otherwise for this block.
    [[nodiscard]] static bool aboutEqual(const Block &block)
    {
        constexpr double kPlainlyUnequal = 0.75;
        return block.rectangle.shortM > kPlainlyUnequal * block.rectangle.longM;
    }

    /// Which side of a block faces along `direction`: long where that is nearer to its short axis.
    [[nodiscard]] Side sideFacing(const Block &block, const geo::Coord &direction) const
    {
        const plane::Rectangle &r = block.rectangle;
        if (r.longM <= 0)
            return Side::NotKnown;
        const double alongLong = std::abs(plane::dot(direction, r.longAxis));
        if (r.shortM < m_spacing.equalSideRatio * r.longM)
            return alongLong < std::sqrt(0.5) ? Side::Long : Side::Gable;
        // 2.6.1.4: of about equal sides, the one on the largest street is the long side.
        if (m_c.surroundings.frontages.empty())
            return Side::NotKnown;
        const geo::Coord toStreet = m_c.surroundings.frontages.front().outward;
        return std::abs(plane::dot(direction, toStreet)) > std::sqrt(0.5) ? Side::Long : Side::Gable;
    }

    struct Required
    {
        Range metresM;
        bool heightOpen = false;
        bool sideOpen = false;
        bool longSides = false;
    };

    /// 2.6.1: by the taller building; between long sides, or where a gable is concerned.
    [[nodiscard]] Required required(const Block &a, const Block &b, const geo::Coord &direction) const
    {
        const Side sideA = sideFacing(a, direction);
        const Side sideB = sideFacing(b, direction);
        Required result;
        result.sideOpen = sideA != Side::Gable && sideB != Side::Gable &&
                          (sideA == Side::NotKnown || sideB == Side::NotKnown);
        result.longSides = sideA == Side::Long && sideB == Side::Long;
        result.heightOpen = std::isnan(b.heightM);
        const double least = result.heightOpen ? a.heightM : std::max(a.heightM, b.heightM);
        const RuleSet::SpacingBand &band = m_spacing.bandOf(least);
        const double gable = band.gable.requiredM(least);
        const double longs = band.longSides.requiredM(least);
        result.metresM = result.sideOpen    ? Range{gable, longs}
                         : result.longSides ? Range{longs, longs}
                                            : Range{gable, gable};
        if (result.heightOpen)
            result.metresM.high = std::max(result.metresM.high, m_spacing.largestM());
        return result;
    }

    Result<std::optional<Finding>> between(const Block &a, const Block &b, const QString &rule,
                                           double toleranceM) const
    {
        if (!a.footprint.extent().grown(m_spacing.largestM() + 1).intersects(b.footprint.extent()))
            return std::optional<Finding>();
        const Result<std::pair<geo::Coord, geo::Coord>> near = geo::nearestPoints(a.footprint, b.footprint);
        DOTHI_TRY(near);
        const double gap = plane::distance(near->first, near->second);
        if (gap <= m_spacing.attachedGapM + kLengthSlackM) {
            rely(m_c, m_spacing.attachedReading);
            return std::optional<Finding>(); // built against each other: one row, no gap to keep
        }
        if (gap > m_spacing.largestM())
            return std::optional<Finding>();
        if (!m_spacing.acrossRoads && acrossRoad(near->first, near->second)) {
            rely(m_c, m_spacing.acrossRoadsReading);
            return std::optional<Finding>();
        }
        const geo::Coord direction = plane::unit(near->second - near->first);
        const Required need = required(a, b, direction);
        Finding finding = start(rule, near->first, near->second, a, b);
        finding.tolerance = toleranceM;
        finding.limit = need.metresM.certain() ? need.metresM.low : kNotKnown;
        const Band band = toleranceM > 0 ? Band::Both : Band::Beyond;
        finding.verdict = judgeRange(need.metresM, Verdict::Unknown, [&](double limit) {
            return judgeAtLeast(gap, limit, toleranceM, band, kLengthSlackM);
        });
        if (aboutEqual(a) || aboutEqual(b))
            rely(finding, m_spacing.equalSidesReading);
        explain(a, b, need, finding);
        DOTHI_TRY(keepAway(b, finding));
        return std::optional<Finding>(std::move(finding));
    }

    /// What the block would have to leave to keep the distance, and the label in the scene.
    static Result<> keepAway(const Block &other, Finding &finding)
    {
        if (finding.verdict == Verdict::Pass || std::isnan(finding.limit))
            return {};
        finding.evidence.label =
            Tr::tr("Distance %1 · at least %2").arg(finding.measuredFigure(), finding.limitFigure());
        finding.evidence.dimensions.front().text = finding.measuredFigure();
        constexpr int kSegments = 32;
        const double radius =
            (finding.limit + finding.tolerance) / std::cos(std::numbers::pi / 4 / kSegments) +
            kLengthSlackM / 2;
        Result<geo::Geometry> zone = geo::buffer(other.footprint, radius, kSegments);
        DOTHI_TRY(zone);
        finding.forbidden = std::move(*zone);
        return {};
    }

    Finding start(const QString &rule, const geo::Coord &from, const geo::Coord &to, const Block &a,
                  const Block &b) const
    {
        Finding finding;
        finding.rule = rule;
        finding.title = Tr::tr("Distance between %1 and %2").arg(a.label, b.label);
        finding.unit = QStringLiteral("m");
        finding.kind = LimitKind::AtLeast;
        cite(finding, m_c.rules.citations.spacing);
        finding.measured = plane::distance(from, to);
        finding.key = a.key + QLatin1Char('|') + b.key;
        finding.concerned = a.volumes;
        addZoneInputs(finding, m_c);
        const double top = std::isnan(b.heightM) ? a.heightM : std::min(a.heightM, b.heightM);
        addDimension(finding, from, to, m_c.massing.groundM + top / 2, metres(finding.measured));
        return finding;
    }

    void explain(const Block &a, const Block &b, const Required &need, Finding &finding) const
    {
        const double tallest = need.heightOpen ? a.heightM : std::max(a.heightM, b.heightM);
        const QString sides = need.sideOpen    ? Tr::tr("sides of about equal length")
                              : need.longSides ? Tr::tr("long sides")
                                               : Tr::tr("a gable");
        finding.message = need.metresM.certain()
                              ? Tr::tr("%1 between %2 and %3; at least %4 for %5, the taller being %6 high.")
                                    .arg(finding.measuredFigure(), a.label, b.label, finding.limitFigure(),
                                         sides, metres(tallest))
                              : Tr::tr("%1 between %2 and %3; between %4 and %5 is required.")
                                    .arg(metres(finding.measured), a.label, b.label, metres(need.metresM.low),
                                         metres(need.metresM.high));
        if (finding.verdict == Verdict::Unknown) {
            if (need.heightOpen) {
                finding.missing.append(QStringLiteral("building.height_m"));
                finding.message +=
                    QLatin1Char(' ') + Tr::tr("The height of %1 is not in the data.").arg(b.label);
            }
            if (need.sideOpen) {
                finding.missing.append(QStringLiteral("road"));
                finding.message += QLatin1Char(' ') + Tr::tr("No street tells which side is the long one.");
            }
        } else if (finding.verdict == Verdict::Survey) {
            finding.message +=
                QLatin1Char(' ') +
                Tr::tr("The distance is known to ±%1 only: survey it first.").arg(metres(finding.tolerance));
        } else if (finding.verdict == Verdict::Fail && m_c.surroundings.existingArea().value_or(false)) {
            finding.message +=
                QLatin1Char(' ') +
                Tr::tr("In this existing area a detailed plan or urban design may set less (clause "
                       "2.7.6); none is in the data.");
        }
    }

    const Case &m_c;
    const RuleSet::Spacing &m_spacing;
    std::vector<Finding> m_findings;
};

} // namespace

Result<std::vector<Finding>> checkSpacing(const Case &c)
{
    return SpacingCheck(c).check();
}

} // namespace dothi::permit
