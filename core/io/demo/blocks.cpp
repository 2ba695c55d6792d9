// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// From blocks to lots: rows of tube houses along the streets, and behind them the alleys (hẻm) that branch,
// bend and end at a wall.

#include <dothi/io/demo/cellplan.h>

#include <numeric>

namespace dothi::io::demo {

namespace {

/// Depth of the street-side lots, by the street.
double rowDepth(const RoadSpec &spec, Rng &rng)
{
    if (spec.rowM >= 25)
        return rng.range(20.0, 24.0);
    if (spec.rowM >= 15)
        return rng.range(16.5, 20.0);
    if (spec.rowM >= 9)
        return rng.range(14.5, 17.5);
    return rng.range(12.0, 15.0);
}

/// How the boundaries at both ends of a front run away from it; the normal where they lean too far.
struct Flanks
{
    V2 atStart;
    V2 atEnd;
};
Flanks flanksOf(const Poly &poly, int front)
{
    const V2 normal = leftOf(poly.edgeDirection(front));
    const int n = poly.size();
    int before = (front + n - 1) % n;
    int after = (front + 1) % n;
    if (poly.tag(before) == kChamfer)
        before = (before + n - 1) % n;
    if (poly.tag(after) == kChamfer)
        after = (after + 1) % n;
    const auto limited = [&](V2 direction) { return dot(direction, normal) > 0.86 ? direction : normal; };
    return {limited(poly.edgeDirection(before) * -1), limited(poly.edgeDirection(after))};
}

} // namespace

CellPlan::RowStyle CellPlan::styleAt(int tag, int block) const
{
    const BlockKind kind = blocks[static_cast<size_t>(block)].kind;
    const double width = streetOf(tag).spec.rowM;
    if (kind == BlockKind::Villas)
        return {10.5, 15, LotUse::Villa};
    if (width >= 25)
        return {4.2, 8.4, LotUse::Office};
    if (kind == BlockKind::Rows)
        return {4.6, 5.2, LotUse::House}; // QCVN 01:2021 2.6.6: 5 m on roads of 19 m, 4 m on narrower ones
    if (width >= 15)
        return {3.8, 5.2, LotUse::House};
    return {3.3, 4.9, LotUse::House};
}

void CellPlan::row(const Poly &piece, int tag, const RowStyle &style, int block)
{
    const int front = piece.edgeWithTag(tag);
    if (front < 0) {
        addLot(piece, tag, style.use, block);
        return;
    }
    const V2 start = piece.at(front);
    const V2 end = piece.next(front);
    const double length = piece.edgeLength(front);
    const double mean = (style.minWidth + style.maxWidth) / 2;
    const int count = static_cast<int>(std::floor(length / mean + 0.5));
    if (count < 2) {
        addLot(piece, tag, style.use, block);
        return;
    }
    const Flanks flanks = flanksOf(piece, front);
    std::vector<double> widths(static_cast<size_t>(count));
    const double spread = (style.maxWidth - style.minWidth) / mean / 2;
    for (double &w : widths)
        w = 1 + rng.range(-spread, spread);
    const double scale = length / std::accumulate(widths.begin(), widths.end(), 0.0);
    Poly rest = piece;
    double at = 0;
    for (int k = 0; k + 1 < count; ++k) {
        at += widths[static_cast<size_t>(k)] * scale;
        const double t = at / length;
        const Line line{snapped(between(start, end, t)), unitOf(between(flanks.atStart, flanks.atEnd, t))};
        // Pointing inwards with the front to the right-hand end: the start lies on the left.
        const Halves halves = cut(rest, line, 0, 0);
        if (halves.left.isEmpty() || halves.right.isEmpty() || halves.left.area() < 20 ||
            halves.right.area() < 20)
            continue;
        if (style.use == LotUse::House && rng.chance(0.035)) // two lots in one hand
            continue;
        addLot(halves.left, tag, style.use, block);
        rest = halves.right;
    }
    addLot(rest, tag, style.use, block);
}

void CellPlan::shallow(const Poly &piece, int block)
{
    const Box box = boxOf(piece);
    int facing[2] = {0, 0}; // along the long way: one side, the other
    int any = 0;
    for (int k = 0; k < piece.size(); ++k) {
        const int tag = piece.tag(k);
        if (tag <= 0 || piece.edgeLength(k) < 3)
            continue;
        if (any == 0 || piece.edgeLength(k) > piece.edgeLength(piece.edgeWithTag(any)))
            any = tag;
        const double parallel = dot(piece.edgeDirection(k), box.along);
        if (std::abs(parallel) < 0.8)
            continue;
        int &slot = facing[parallel > 0 ? 0 : 1];
        if (slot == 0 || piece.edgeLength(k) > piece.edgeLength(piece.edgeWithTag(slot)))
            slot = tag;
    }
    if (facing[0] > 0 && facing[1] > 0 && box.width >= 17) {
        const V2 middle = box.center + leftOf(box.along) * (box.width * rng.range(-0.06, 0.06));
        const Halves halves = cut(piece, {middle, turned(box.along, rng.range(-0.01, 0.01))}, 0, 0);
        // Edges along +box.along lie on the right of it (the polygon is on their left).
        if (!halves.right.isEmpty())
            row(halves.right, facing[0], styleAt(facing[0], block), block);
        if (!halves.left.isEmpty())
            row(halves.left, facing[1], styleAt(facing[1], block), block);
        return;
    }
    const int front =
        facing[0] > 0 && facing[1] > 0
            ? (streetOf(facing[0]).spec.rowM >= streetOf(facing[1]).spec.rowM ? facing[0] : facing[1])
            : std::max(facing[0], facing[1]);
    if (front > 0 && box.width <= 25) {
        row(piece, front, styleAt(front, block), block);
    } else if (front > 0) {
        comb(piece, front, block);
    } else if (any > 0 && box.width >= 15 && box.length > 24) {
        alleyThrough(piece, block);
    } else if (any > 0) {
        row(piece, any, styleAt(any, block), block);
    } else {
        addLot(piece, 0, LotUse::Green, block);
    }
}

void CellPlan::alleys(const Poly &piece, int block)
{
    struct Front
    {
        int tag;
        double row;
        double length;
        double depth;
    };
    std::vector<Front> fronts;
    for (int k = 0; k < piece.size(); ++k) {
        const int tag = piece.tag(k);
        if (tag > 0 && piece.edgeLength(k) > 9 && piece.edgeWithTag(tag) == k)
            fronts.push_back(
                {tag, streetOf(tag).spec.rowM, piece.edgeLength(k), rowDepth(streetOf(tag).spec, rng)});
    }
    std::sort(fronts.begin(), fronts.end(), [](const Front &a, const Front &b) {
        if (a.row != b.row)
            return a.row > b.row;
        return a.length != b.length ? a.length > b.length : a.tag < b.tag;
    });
    const auto depthLine = [&](const Front &f) {
        const int e = piece.edgeWithTag(f.tag);
        return Line{piece.at(e), piece.edgeDirection(e)}.moved(f.depth);
    };
    Poly core = piece;
    for (const Front &f : fronts)
        core = leftPart(core, depthLine(f));
    if (core.isEmpty() || boxOf(core).width < 19) {
        shallow(piece, block);
        return;
    }
    const size_t first = m_strips.size();
    core = piece;
    for (const Front &f : fronts) {
        const int family = m_families++;
        const Halves halves = cut(core, depthLine(f), kStripTag - family, 0);
        if (halves.left.isEmpty() || halves.right.isEmpty())
            continue;
        m_strips.push_back({halves.right, family, f.tag});
        core = halves.left;
    }
    alleyThrough(core, block);
    flushStrips(first, block);
}

void CellPlan::flushStrips(size_t first, int block)
{
    for (size_t k = first; k < m_strips.size(); ++k) {
        const Strip strip = m_strips[k];
        row(strip.poly, strip.side, styleAt(strip.side, block), block);
    }
    m_strips.resize(first);
}

bool CellPlan::pierce(int family, const Line &axis, double width, int leftSide, int street, int &parentSide,
                      V2 &mouth)
{
    for (size_t k = 0; k < m_strips.size(); ++k) {
        const Strip strip = m_strips[k];
        if (strip.family != family)
            continue;
        const int front = strip.poly.edgeWithTag(strip.side);
        V2 where;
        if (front < 0 || !meet(axis, {strip.poly.at(front), strip.poly.edgeDirection(front)}, where))
            continue;
        const double at = dot(where - strip.poly.at(front), strip.poly.edgeDirection(front));
        const double margin = width / 2 + 3.6;
        if (at < margin || at > strip.poly.edgeLength(front) - margin ||
            std::abs(dot(axis.along, leftOf(strip.poly.edgeDirection(front)))) < 0.75)
            continue;
        const Slab trial = cutSlab(strip.poly, axis, width, 0, 0);
        if (trial.middle.isEmpty() || trial.left.isEmpty() || trial.right.isEmpty() ||
            trial.left.area() < 32 || trial.right.area() < 32)
            continue;
        const Slab slab = carve(strip.poly, axis, street, leftSide);
        m_strips[k].poly = slab.left;
        m_strips.push_back({slab.right, family, strip.side});
        parentSide = strip.side;
        mouth = where;
        return true;
    }
    return false;
}

void CellPlan::alleyThrough(const Poly &core, int block)
{
    const Box box = boxOf(core);
    struct End
    {
        int edge = -1;
        V2 at;
        bool open = false;
    };
    const auto endTowards = [&](V2 direction) {
        End end;
        double best = 0.4;
        for (int k = 0; k < core.size(); ++k) {
            const double facing =
                dot(leftOf(core.edgeDirection(k)) * -1, direction) * (core.edgeLength(k) > 6 ? 1 : 0.5);
            if (facing > best) {
                best = facing;
                end.edge = k;
            }
        }
        if (end.edge >= 0) {
            end.at = between(core.at(end.edge), core.next(end.edge), rng.range(0.4, 0.6));
            end.open = core.tag(end.edge) > 0 || core.tag(end.edge) <= kStripTag;
        }
        return end;
    };
    RoadSpec spec = specOf(RoadClass::Alley);
    spec.rowM = std::floor(rng.range(2.8, 5.2) * 10) / 10;
    const int street = addStreet(spec, {});
    const size_t sidesBefore = sides.size();
    const bool bends = box.length > 55 && rng.chance(0.85);

    // Entered from the street behind one of its ends; some places for the mouth may be barred by a corner.
    End exit;
    Line in;
    Line out;
    V2 bend;
    int sidesIn = 0;
    int sidesOut = 0;
    int parent = 0;
    V2 mouth;
    bool found = false;
    V2 towards = rng.chance(0.5) ? box.along : box.along * -1;
    for (int attempt = 0; attempt < 12 && !found; ++attempt, towards = towards * -1) {
        if (attempt == 6) // closed at both ends: across, then
            towards = leftOf(box.along);
        const End entry = endTowards(towards);
        exit = endTowards(towards * -1);
        if (entry.edge < 0 || exit.edge < 0 || !entry.open)
            continue;
        bend = between(entry.at, exit.at, rng.range(0.42, 0.58));
        if (bends)
            bend = bend + leftOf(unitOf(exit.at - entry.at)) * (box.width * rng.range(-0.2, 0.2));
        bend = snapped(bend);
        in = {snapped(entry.at), unitOf(bend - entry.at)};
        out = {bend, unitOf(exit.at - bend)};
        sides.resize(sidesBefore);
        sidesIn = addSides(street, in, 0);
        sidesOut = bends ? addSides(street, out, lengthOf(bend - in.at)) : sidesIn;
        mouth = in.at;
        const int tag = core.tag(entry.edge);
        parent = tag;
        found = tag > 0 || pierce(kStripTag - tag, in, spec.rowM, sidesIn, street, parent, mouth);
    }
    if (!found) {
        sides.resize(sidesBefore);
        streets.pop_back();
        addLot(core, 0, LotUse::Green, block);
        return;
    }
    nameAlley(street, parent, mouth);
    const double before = lengthOf(in.at - mouth);
    for (size_t s = sidesBefore; s < sides.size(); ++s)
        sides[s].offset += before;

    streets[static_cast<size_t>(street)].axis.push_back(toCentre(in, parent));
    V2 far = snapped(exit.at);
    const int tagOut = core.tag(exit.edge);
    int farParent = tagOut > 0 ? tagOut : 0;
    V2 farMouth = far;
    const bool goesThrough =
        tagOut <= kStripTag && rng.chance(0.45) &&
        pierce(kStripTag - tagOut, out, spec.rowM, sidesOut, street, farParent, farMouth);
    if (goesThrough || tagOut > 0)
        far = toCentre(out, farParent);
    if (bends)
        streets[static_cast<size_t>(street)].axis.push_back(bend);
    streets[static_cast<size_t>(street)].axis.push_back(far);

    const auto serve = [&](const Poly &part, int tag) {
        if (part.isEmpty())
            return;
        const int e = part.edgeWithTag(tag);
        if (e < 0) {
            shallow(part, block);
            return;
        }
        const V2 inwards = leftOf(part.edgeDirection(e));
        const double depth = part.span(inwards).second - dot(inwards, part.at(e));
        if (depth <= 19)
            row(part, tag, styleAt(tag, block), block);
        else
            comb(part, tag, block);
    };
    if (!bends) {
        const Slab slab = carve(core, in, street, sidesIn);
        serve(slab.left, sidesIn);
        serve(slab.right, sidesIn + 1);
        return;
    }
    const Line across{bend, turned(leftOf(unitOf(exit.at - in.at)), rng.range(-0.08, 0.08))};
    const Halves halves = cut(core, across, 0, 0); // left of `across` lies where one came from
    if (!halves.left.isEmpty()) {
        const Slab slab = carve(halves.left, in, street, sidesIn);
        serve(slab.left, sidesIn);
        serve(slab.right, sidesIn + 1);
    }
    if (!halves.right.isEmpty()) {
        const Slab slab = carve(halves.right, out, street, sidesOut);
        serve(slab.left, sidesOut);
        serve(slab.right, sidesOut + 1);
    }
}

void CellPlan::comb(const Poly &piece, int tag, int block)
{
    const int front = piece.edgeWithTag(tag);
    const V2 start = piece.at(front);
    const V2 end = piece.next(front);
    const double length = piece.edgeLength(front);
    const int teeth = std::max(1, static_cast<int>(std::floor(length / rng.range(22.5, 28.0) + 0.5)));
    const Flanks flanks = flanksOf(piece, front);
    Poly rest = piece;
    std::vector<Poly> parts;
    for (int k = 1; k < teeth; ++k) {
        const double t = (k + rng.range(-0.12, 0.12)) / teeth;
        const V2 along = turned(unitOf(between(flanks.atStart, flanks.atEnd, t)), rng.range(-0.09, 0.09));
        const Halves halves = cut(rest, {snapped(between(start, end, t)), along}, 0, 0);
        if (halves.left.isEmpty() || halves.right.isEmpty() || halves.left.area() < 120 ||
            halves.right.area() < 120)
            continue;
        parts.push_back(halves.left);
        rest = halves.right;
    }
    parts.push_back(rest);

    for (const Poly &tooth : parts) {
        const int e = tooth.edgeWithTag(tag);
        if (e < 0 || tooth.edgeLength(e) < 14.5) {
            row(tooth, tag, styleAt(tag, block), block);
            continue;
        }
        const Flanks sideways = flanksOf(tooth, e);
        const V2 inwards = unitOf(sideways.atStart + sideways.atEnd);
        const V2 mouth = snapped(between(tooth.at(e), tooth.next(e), rng.range(0.46, 0.54)));
        const double reach = tooth.span(inwards).second - dot(inwards, mouth);
        if (reach < 16) {
            row(tooth, tag, styleAt(tag, block), block);
            continue;
        }
        RoadSpec spec = specOf(RoadClass::Alley);
        spec.rowM = std::floor(rng.range(1.8, 3.4) * 10) / 10;
        const Line axis{mouth, inwards};
        const int street = addStreet(spec, {});
        nameAlley(street, tag, mouth);
        const int own = addSides(street, axis, 0);
        streets[static_cast<size_t>(street)].axis.push_back(toCentre(axis, tag));

        // At its far end: a wall, a lot or two, or the way out to the next street.
        Poly body = tooth;
        V2 far = mouth + inwards * reach;
        int wayOut = -1;
        for (int k = 0; k < tooth.size(); ++k) {
            V2 where;
            if (k != e && dot(leftOf(tooth.edgeDirection(k)) * -1, inwards) > 0.1 &&
                meet(axis, {tooth.at(k), tooth.edgeDirection(k)}, where) &&
                dot(where - mouth, inwards) < dot(far - mouth, inwards)) {
                far = where;
                wayOut = tooth.tag(k);
            }
        }
        int parent = 0;
        V2 farMouth;
        bool through = wayOut > 0;
        if (wayOut <= kStripTag && rng.chance(0.2))
            through = pierce(kStripTag - wayOut, axis, spec.rowM, own, street, parent, farMouth);
        if (wayOut > 0)
            parent = wayOut;
        double length2 = dot(far - mouth, inwards);
        if (!through && length2 > 24 && rng.chance(0.6)) {
            const double depth = rng.range(8.0, 10.5);
            const Line line{mouth + inwards * (length2 - depth), tooth.edgeDirection(e)};
            const Halves halves = cut(tooth, line, 0, own);
            if (!halves.left.isEmpty() && !halves.right.isEmpty()) {
                body = halves.right;
                for (int k = 0; k < body.size(); ++k) { // the cut is nobody's front for the body
                    if (body.tag(k) == own)
                        body.setTag(k, 0);
                }
                Poly back = halves.left;
                for (int k = 0; k < back.size(); ++k) {
                    const bool onCut =
                        std::abs(line.side(back.at(k))) < 0.01 && std::abs(line.side(back.next(k))) < 0.01;
                    if (onCut)
                        back.setTag(k, own);
                }
                const Halves pair = cut(back, axis, 0, 0);
                if (!pair.left.isEmpty() && !pair.right.isEmpty()) {
                    addLot(pair.left, own, LotUse::House, block);
                    addLot(pair.right, own, LotUse::House, block);
                } else {
                    addLot(back, own, LotUse::House, block);
                }
                length2 -= depth;
            }
        }
        const auto serve = [&](const Poly &part, int side_) {
            if (!part.isEmpty())
                row(part, side_, styleAt(side_, block), block);
        };
        // Long branches kink half-way.
        const Line kink{mouth + inwards * (length2 * rng.range(0.4, 0.6)), leftOf(inwards)};
        const Halves halves = length2 > 34 && !through ? cut(body, kink, 0, 0) : Halves{body, {}};
        if (!halves.right.isEmpty() && !halves.left.isEmpty()) {
            // Left of the kink line (which points left of the way in) lies the near part.
            const Line onwards{kink.at, turned(inwards, rng.range(-0.2, 0.2))};
            const int next = addSides(street, onwards, dot(kink.at - mouth, inwards));
            const Slab nearSlab = carve(halves.left, axis, street, own);
            const Slab farSlab = carve(halves.right, onwards, street, next);
            serve(nearSlab.left, own);
            serve(nearSlab.right, own + 1);
            serve(farSlab.left, next);
            serve(farSlab.right, next + 1);
            streets[static_cast<size_t>(street)].axis.push_back(snapped(kink.at));
            far = wallOf(farSlab.middle, onwards);
        } else {
            const Slab slab = carve(body, axis, street, own);
            far = wallOf(slab.middle, axis);
            serve(slab.left, own);
            serve(slab.right, own + 1);
        }
        streets[static_cast<size_t>(street)].axis.push_back(through ? toCentre(axis, parent) : snapped(far));
    }
}

} // namespace dothi::io::demo
