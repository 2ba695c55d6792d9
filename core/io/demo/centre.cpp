// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The cell south-west of the crossing: a strip of cleared ground along a street of 14 m, rows of houses, a
// public plot and a plot without limits hold the twelve applications; alleys and towers fill the rest.

#include <dothi/io/demo/cellplan.h>
#include <dothi/io/demo/permitslots.h>
#include <dothi/io/demo/streets.h>

namespace dothi::io::demo {

namespace {

constexpr double kInfillDepthM = 24;
constexpr double kGardenDepthM = 22;
constexpr double kRowDepthM = 20;
constexpr double kRiverPlotDepthM = 50;
constexpr double kFirstPlotM2 = 312;

/// What lies within `depth` of the edge, and the rest.
Halves alongEdge(const Poly &piece, int tag, double depth)
{
    const int e = piece.edgeWithTag(tag);
    if (e < 0)
        return {piece, {}};
    const Halves halves = cut(piece, Line{piece.at(e), piece.edgeDirection(e)}.moved(depth), 0, 0);
    return {halves.right, halves.left};
}

} // namespace

int CellPlan::addSite(const Poly &poly, Site site)
{
    const int block = addBlock(poly, BlockKind::Empty);
    blocks.back().site = site;
    return block;
}

void CellPlan::layOutCentre()
{
    const auto middleOf = [&](int tag, double share) {
        const Side &s = side(tag);
        return between(s.from, s.to, share);
    };
    // A street of 14 m from the widened road to the arterial, two thirds of the way north.
    const V2 west = snapped(middleOf(4, 0.66));
    const V2 east = snapped(middleOf(2, 0.66));
    RoadSpec spec = specOf(RoadClass::Area);
    spec.rowM = 14;
    spec.sidewalkM = 3;
    const Line main{west, unitOf(east - west)};
    const int mainStreet = addStreet(spec, streetName(rng.next()));
    streets.back().commercial = true;
    const int mainSides = addSides(mainStreet, main, 0);
    const Slab halves = carve(ground, main, mainStreet, mainSides);
    finishStreet(*this, mainStreet, mainSides, halves.middle);

    // South of it a residential street, north of it one that nobody has surveyed.
    const auto crossStreet = [&](const Poly &piece, double share, const RoadSpec &cross, bool surveyed) {
        const Line axis{snapped(between(west, east, share)),
                        turned(leftOf(main.along), rng.range(-0.03, 0.03))};
        const int street = addStreet(cross, streetName(rng.next()));
        streets.back().surveyed = surveyed;
        const int own = addSides(street, axis, 0);
        const Slab slab = carve(piece, axis, street, own);
        finishStreet(*this, street, own, slab.middle);
        return std::pair{slab, own};
    };
    const auto [south, southSides] = crossStreet(halves.right, 0.65, specOf(RoadClass::Residential), true);
    RoadSpec lane = specOf(RoadClass::Area);
    lane.rowM = 10;
    lane.sidewalkM = 1.5;
    const auto [north, northSides] = crossStreet(halves.left, 0.5, lane, false);

    const auto [infill, behind] = alongEdge(south.left, mainSides + 1, kInfillDepthM);
    const Line gardenLine = [&] {
        const int e = south.left.edgeWithTag(mainSides + 1);
        return Line{south.left.at(e), south.left.edgeDirection(e)}.moved(kInfillDepthM + kGardenDepthM);
    }();
    const Halves garden = cut(behind, gardenLine, 0, 0);
    const auto [rowWest, rest] = alongEdge(garden.left, 4, kRowDepthM);
    const auto [rowEast, inner] = alongEdge(rest, southSides, kRowDepthM);
    // On the embankment two large plots; what is left behind them belongs to the garden.
    const auto [river, behindThem] = alongEdge(inner, 1, kRiverPlotDepthM);
    const Halves pair = cut(river, {boxOf(river).center + main.along * 3.0, leftOf(main.along)}, 0, 0);

    addSite(infill, Site::Infill);
    addSite(rowEast, Site::RowsEast);
    addSite(rowWest, Site::RowsWest);
    addSite(pair.left, Site::Public);
    addSite(pair.right, Site::NoLimits);
    const auto [plots_, towersNorth] = alongEdge(north.right, northSides + 1, 36);
    addSite(plots_, Site::Unsurveyed);
    addSite(garden.right, Site::Garden);
    if (!behindThem.isEmpty())
        addSite(behindThem, Site::Garden);
    addBlock(north.left, BlockKind::Alleys);
    addBlock(south.right, BlockKind::Downtown);
    addBlock(towersNorth, BlockKind::Downtown);
}

void CellPlan::shareOut(const Poly &piece, int tag, const std::vector<Share> &shares, int block)
{
    const int front = piece.edgeWithTag(tag);
    if (front < 0) {
        addLot(piece, 0, LotUse::Vacant, block);
        return;
    }
    const V2 start = piece.at(front);
    const V2 along = piece.edgeDirection(front);
    const V2 inwards = leftOf(along);
    Poly rest = piece;
    double at = 0;
    for (size_t k = 0; k + 1 < shares.size(); ++k) {
        const Share &share = shares[k];
        double width = share.widthM;
        Halves halves;
        for (int step = 0; step < (share.areaM2 > 0 ? 8 : 1); ++step) {
            halves = cut(rest, {snapped(start + along * (at + width)), inwards}, 0, 0);
            if (share.areaM2 > 0 && !halves.left.isEmpty())
                width *= share.areaM2 / halves.left.area();
        }
        if (halves.left.isEmpty() || halves.right.isEmpty())
            continue;
        at += width;
        addLot(halves.left, tag, share.use, block, share.slot);
        rest = halves.right;
    }
    addLot(rest, tag, shares.back().use, block, shares.back().slot);
}

void CellPlan::subdivideSite(int block)
{
    const Block b = blocks[static_cast<size_t>(block)];
    const auto widest = [&] {
        int best = 0;
        for (int k = 0; k < b.poly.size(); ++k) {
            const int tag = b.poly.tag(k);
            if (tag > 0 && (best == 0 || streetOf(tag).spec.rowM > streetOf(best).spec.rowM))
                best = tag;
        }
        return best;
    };
    const auto longest = [&] {
        int best = 0;
        for (int k = 0; k < b.poly.size(); ++k) {
            const int tag = b.poly.tag(k);
            if (tag > 0 && (best == 0 || b.poly.edgeLength(k) > b.poly.edgeLength(b.poly.edgeWithTag(best))))
                best = tag;
        }
        return best;
    };
    switch (b.site) {
    case Site::Infill: {
        // Fronts run against the compass here: the street lies north, so the first lot is the easternmost.
        const int tag = longest();
        const double length = b.poly.edgeLength(b.poly.edgeWithTag(tag));
        const double spare = std::max(length - 46 - 13 - 32, 8.0);
        shareOut(b.poly, tag,
                 {{spare * 0.58, LotUse::Vacant},
                  {32, LotUse::Vacant, kMixedTooMuchFloor},
                  {13, LotUse::Vacant, kApartmentTooNear, kFirstPlotM2},
                  {46, LotUse::Vacant, kSlabsTooNear},
                  {spare * 0.42, LotUse::Vacant}},
                 block);
        break;
    }
    case Site::RowsEast: {
        const int tag = longest();
        const double length = b.poly.edgeLength(b.poly.edgeWithTag(tag));
        std::vector<Share> shares{{4.5, LotUse::House},
                                  {5, LotUse::Vacant, kRowHousePasses},
                                  {4.6, LotUse::House},
                                  {6.5, LotUse::Vacant, kRowHouseTooDense},
                                  {4.4, LotUse::House},
                                  {5, LotUse::Vacant, kRowHouseTooHigh},
                                  {4.5, LotUse::House},
                                  {10, LotUse::Vacant, kHouseAtBoundary},
                                  {10, LotUse::Vacant, kHouseOverBoundary}};
        const double spare = length - 54.5;
        const int more = std::max(1, static_cast<int>(spare / 4.6));
        for (int k = 0; k < more; ++k)
            shares.push_back({spare / more, LotUse::House});
        shareOut(b.poly, tag, shares, block);
        break;
    }
    case Site::RowsWest: {
        const int tag = longest();
        const size_t first = lots.size();
        row(b.poly, tag, {4.2, 5.0, LotUse::House}, block);
        Lot &lot = lots[(first + lots.size()) / 2];
        lot.use = LotUse::Vacant;
        lot.slot = kHouseInWidening;
        break;
    }
    case Site::Public:
        addLot(b.poly, widest(), LotUse::Vacant, block, kKindergartenPasses);
        break;
    case Site::NoLimits:
        addLot(b.poly, widest(), LotUse::Vacant, block, kCommercialNoLimits);
        break;
    case Site::Unsurveyed: {
        const int tag = longest();
        const double length = b.poly.edgeLength(b.poly.edgeWithTag(tag));
        shareOut(b.poly, tag,
                 {{(length - 22) / 2, LotUse::Vacant},
                  {22, LotUse::Vacant, kNoRoadWidth},
                  {(length - 22) / 2, LotUse::Vacant}},
                 block);
        break;
    }
    case Site::Garden:
        addLot(b.poly, widest(), LotUse::Green, block);
        break;
    case Site::None:
        break;
    }
}

} // namespace dothi::io::demo
