// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Planned quarters: rows between parallel streets, and large plots.

#include <dothi/io/demo/cellplan.h>
#include <dothi/io/demo/streets.h>

namespace dothi::io::demo {

void CellPlan::planned(const Poly &piece, int block, double depth)
{
    const Box box = boxOf(piece);
    const double streetM = specOf(RoadClass::Residential).rowM;
    const int count =
        std::max(1, static_cast<int>(std::floor((box.length + streetM) / (depth + streetM) + 0.5)));
    const V2 across = turned(leftOf(box.along), rng.range(-0.06, 0.06));
    Poly rest = piece;
    std::vector<Poly> strips;
    for (int k = 1; k < count; ++k) {
        const double at = (static_cast<double>(k) / count - 0.5) * box.length;
        const int number = plannedStreetNumber(index, static_cast<int>(streets.size()));
        const int street =
            addStreet(specOf(RoadClass::Residential), QStringLiteral("Đường số %1").arg(number));
        const Line axis{snapped(box.center + box.along * at), across};
        const int own = addSides(street, axis, 0);
        const Slab slab = carve(rest, axis, street, own);
        finishStreet(*this, street, own, slab.middle);
        // Pointing left of the long way: what has been passed lies on the left.
        strips.push_back(slab.left);
        rest = slab.right;
    }
    strips.push_back(rest);
    for (const Poly &strip : strips) {
        if (strip.isEmpty())
            continue;
        const Box long_ = boxOf(strip);
        if (long_.length < 80) {
            shallow(strip, block);
            continue;
        }
        // A row of houses ends after 60 m, then follows a gap of 4 m (QCVN 01:2021 2.6.6).
        RoadSpec gap = specOf(RoadClass::Alley);
        const Line axis{snapped(long_.center + long_.along * rng.range(-4.0, 4.0)), leftOf(long_.along)};
        int parent = 0;
        for (int k = 0; k < strip.size(); ++k) {
            if (strip.tag(k) > 0 && std::abs(dot(strip.edgeDirection(k), axis.along)) < 0.5)
                parent = strip.tag(k);
        }
        if (parent == 0) {
            shallow(strip, block);
            continue;
        }
        const int street = addStreet(gap, {});
        nameAlley(street, parent, toCentre(axis, parent));
        const int own = addSides(street, axis, 0);
        const Slab slab = carve(strip, axis, street, own);
        finishStreet(*this, street, own, slab.middle);
        for (const Poly &half : {slab.left, slab.right}) {
            if (!half.isEmpty())
                shallow(half, block);
        }
    }
}

void CellPlan::plots(const Poly &piece, int block, LotUse use, double frontage)
{
    const Box box = boxOf(piece);
    const RowStyle style{frontage * 0.85, frontage * 1.15, use};
    int facing[2] = {0, 0};
    for (int k = 0; k < piece.size(); ++k) {
        const int tag = piece.tag(k);
        const double parallel = dot(piece.edgeDirection(k), box.along);
        if (tag > 0 && std::abs(parallel) > 0.8)
            facing[parallel > 0 ? 0 : 1] = tag;
    }
    if (facing[0] > 0 && facing[1] > 0 && box.width > 75) {
        const Halves halves = cut(piece, {box.center, box.along}, 0, 0);
        if (!halves.right.isEmpty())
            row(halves.right, facing[0], style, block);
        if (!halves.left.isEmpty())
            row(halves.left, facing[1], style, block);
        return;
    }
    int front = std::max(facing[0], facing[1]);
    if (facing[0] > 0 && facing[1] > 0)
        front = streetOf(facing[0]).spec.rowM >= streetOf(facing[1]).spec.rowM ? facing[0] : facing[1];
    if (front > 0)
        row(piece, front, style, block);
    else
        addLot(piece, 0, use, block);
}

void CellPlan::towers(const Poly &piece, int block)
{
    plots(piece, block, LotUse::Tower, 52);
}

} // namespace dothi::io::demo
