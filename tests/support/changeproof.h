// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/geo/ops.h>

#include <permitcity.h>

#include <cmath>

namespace dothi::test {

/// Does to a proposal what a change says, with nothing but the printed figure, and checks it by rules
/// without any tolerance. The hand of an applicant: cuts by a straight line, scales a footprint, takes off
/// storeys.
class NoTolerance
{
public:
    NoTolerance()
        : m_rules(shippedRules())
    {
        m_rules.tolerances.boundaryM = m_rules.tolerances.redLineM = 0;
        m_rules.tolerances.neighbourM = m_rules.tolerances.areaM2 = 0;
    }

    /// What is still wrong afterwards; empty: the limit holds.
    [[nodiscard]] Result<QString> apply(const city::Store &store, const permit::Proposal &proposal,
                                        const Answer &answer, const permit::Change &change,
                                        const permit::TerrainReader &terrain = {}) const
    {
        const Finding *finding = nullptr;
        for (const Finding &f : answer.findings) {
            if (f.rule == change.rule && f.key == change.key)
                finding = &f;
        }
        if (!finding)
            return QStringLiteral("%1: a change without a finding").arg(change.rule);
        permit::Proposal changed = proposal;
        // The search keeps counting heights from the same ground.
        if (!changed.groundM)
            changed.groundM = answer.facts.groundM;
        DOTHI_TRY(edit(changed, *finding, change));
        std::erase_if(changed.volumes, [](const permit::Volume &v) {
            return geo::area(v.footprint) < 0.05 || v.topM <= v.baseM;
        });
        permit::CheckOptions options;
        options.rules = &m_rules;
        options.terrain = terrain;
        const Result<Answer> again = permit::checkProposal(store, changed, options);
        DOTHI_TRY(again);
        for (const Finding &f : again->findings) {
            if (f.rule != finding->rule || f.key != finding->key)
                continue;
            const double margin =
                f.kind == permit::LimitKind::AtMost ? f.limit - f.measured : f.measured - f.limit;
            if (f.verdict != Verdict::Pass || margin < -1e-6)
                return QStringLiteral("%1 %2 of %3, after \"%4\" (%5): %6, limit %7")
                    .arg(f.rule, permit::verdictName(f.verdict))
                    .arg(finding->measured, 0, 'f', 6)
                    .arg(change.message)
                    .arg(change.amount, 0, 'f', 6)
                    .arg(f.measured, 0, 'f', 6)
                    .arg(f.limit, 0, 'f', 6);
        }
        return QString();
    }

private:
    static bool concerns(const Finding &finding, size_t i)
    {
        return finding.concerned.empty() ||
               std::find(finding.concerned.begin(), finding.concerned.end(), i) != finding.concerned.end();
    }

    static Result<> edit(permit::Proposal &proposal, const Finding &finding, const permit::Change &change)
    {
        using permit::ChangeKind;
        std::vector<permit::Volume> &volumes = proposal.volumes;
        double topM = -1e9;
        size_t highest = 0;
        for (size_t i = 0; i < volumes.size(); ++i) {
            if (volumes[i].topM > topM) {
                topM = volumes[i].topM;
                highest = i;
            }
        }
        switch (change.kind) {
        case ChangeKind::MoveBack:
            return cut(volumes, finding, change.amount);
        case ChangeKind::Lower:
            for (permit::Volume &v : volumes)
                v.topM = std::min(v.topM, topM - change.amount);
            return {};
        case ChangeKind::ReduceFootprint:
            return scale(volumes, finding, change.amount);
        case ChangeKind::ReduceFloorArea:
            volumes[highest].technicalM2 += change.amount;
            return {};
        case ChangeKind::AddStoreys:
            volumes[highest].storeys += static_cast<int>(change.amount);
            return {};
        case ChangeKind::RemoveBasements:
            dig(volumes, static_cast<int>(change.amount));
            return {};
        case ChangeKind::RemoveStoreys:
            break;
        }
        for (int left = static_cast<int>(change.amount); left > 0; --left) {
            auto top = volumes.end();
            for (auto it = volumes.begin(); it != volumes.end(); ++it) {
                if (it->kind != permit::VolumeKind::Roof && it->kind != permit::VolumeKind::Basement &&
                    (top == volumes.end() || it->topM > top->topM))
                    top = it;
            }
            const double storeyM = (top->topM - top->baseM) / top->storeys;
            for (permit::Volume &v : volumes) {
                if (v.kind == permit::VolumeKind::Roof && v.baseM > top->topM - 0.5) {
                    v.baseM -= storeyM;
                    v.topM -= storeyM;
                }
            }
            top->topM -= storeyM;
            if (--top->storeys == 0)
                volumes.erase(top);
        }
        return {};
    }

    /// Fills so many levels of the basements, from the bottom.
    static void dig(std::vector<permit::Volume> &volumes, int levels)
    {
        for (; levels > 0; --levels) {
            double bottomM = 1e9;
            for (const permit::Volume &v : volumes) {
                if (v.kind == permit::VolumeKind::Basement && v.storeys > 0)
                    bottomM = std::min(bottomM, v.baseM);
            }
            for (permit::Volume &v : volumes) {
                if (v.kind != permit::VolumeKind::Basement || v.storeys == 0 || v.baseM > bottomM + 0.1)
                    continue;
                v.baseM += (v.topM - v.baseM) / v.storeys;
                --v.storeys;
                v.parkingM2 = std::min(v.parkingM2, v.floorAreaM2());
                v.technicalM2 = 0;
            }
        }
    }

    /// Keeps what lies `amountM` or more behind the worst point, across the finding's first dimension.
    static Result<> cut(std::vector<permit::Volume> &volumes, const Finding &finding, double amountM)
    {
        const permit::EvidenceDimension &worst = finding.evidence.dimensions.front();
        const geo::Geometry from = geo::Geometry::point({worst.from.x, worst.from.y, 0});
        double toFrom = 1e9;
        double toTo = 1e9;
        for (size_t i = 0; i < volumes.size(); ++i) {
            if (!concerns(finding, i))
                continue;
            const auto a = geo::nearestPoints(volumes[i].footprint, from);
            const auto b =
                geo::nearestPoints(volumes[i].footprint, geo::Geometry::point({worst.to.x, worst.to.y, 0}));
            DOTHI_TRY(a);
            DOTHI_TRY(b);
            toFrom = std::min(toFrom, std::hypot(a->first.x - worst.from.x, a->first.y - worst.from.y));
            toTo = std::min(toTo, std::hypot(b->first.x - worst.to.x, b->first.y - worst.to.y));
        }
        // Beyond a line both ends lie on the building: dimensions then lead from the line to the worst point.
        const bool beyond = finding.limit == 0;
        const geo::Coord wall = beyond || toTo < toFrom ? worst.to : worst.from;
        const geo::Coord other = beyond || toTo < toFrom ? worst.from : worst.to;
        const double length = std::hypot(wall.x - other.x, wall.y - other.y);
        const bool outside = beyond || finding.measured < 0;
        const double sign = (outside ? -1 : 1) / length;
        const geo::Coord inwards{(wall.x - other.x) * sign, (wall.y - other.y) * sign, 0};
        const auto place = [&](double along, double aside) {
            return geo::Coord{wall.x + inwards.x * along - inwards.y * aside,
                              wall.y + inwards.y * along + inwards.x * aside, 0};
        };
        const geo::Geometry taken = geo::Geometry::polygon(
            {place(amountM, -500), place(amountM, 500), place(-500, 500), place(-500, -500)});
        for (size_t i = 0; i < volumes.size(); ++i) {
            if (!concerns(finding, i))
                continue;
            Result<geo::Geometry> rest = geo::difference(volumes[i].footprint, taken);
            DOTHI_TRY(rest);
            volumes[i].footprint = std::move(*rest);
        }
        return {};
    }

    /// Less of a building by a straight cut, so that exactly the printed area goes.
    static Result<> scale(std::vector<permit::Volume> &volumes, const Finding &finding, double amountM2)
    {
        std::vector<geo::Geometry> footprints;
        for (size_t i = 0; i < volumes.size(); ++i) {
            const bool above = volumes[i].kind != permit::VolumeKind::Basement &&
                               volumes[i].kind != permit::VolumeKind::Roof;
            if (finding.concerned.empty() ? above : concerns(finding, i))
                footprints.push_back(volumes[i].footprint);
        }
        const Result<geo::Geometry> covered = geo::unionOf(footprints);
        DOTHI_TRY(covered);
        const geo::Extent box = covered->extent();
        const auto west = [&](double x) {
            return geo::Geometry::polygon({{box.minX() - 1, box.minY() - 1, 0},
                                           {x, box.minY() - 1, 0},
                                           {x, box.maxY() + 1, 0},
                                           {box.minX() - 1, box.maxY() + 1, 0}});
        };
        double low = box.minX();
        double high = box.maxX();
        for (int i = 0; i < 50; ++i) {
            const double middle = (low + high) / 2;
            const Result<geo::Geometry> gone = geo::intersection(*covered, west(middle));
            DOTHI_TRY(gone);
            (geo::area(*gone) < amountM2 ? low : high) = middle;
        }
        for (size_t i = 0; i < volumes.size(); ++i) {
            if (!finding.concerned.empty() && !concerns(finding, i))
                continue;
            Result<geo::Geometry> rest = geo::difference(volumes[i].footprint, west(high));
            DOTHI_TRY(rest);
            volumes[i].footprint = std::move(*rest);
        }
        return {};
    }

    permit::RuleSet m_rules;
};

} // namespace dothi::test
