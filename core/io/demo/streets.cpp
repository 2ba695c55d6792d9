// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/demo/streets.h>

namespace dothi::io::demo {

LatticeStreet latticeStreet(const Lattice &lattice, Flavour flavour, int i, int j, Direction direction)
{
    LatticeStreet street;
    street.spec = lattice.road(i, j, direction);
    street.from = lattice.node(i, j);
    const auto seed = static_cast<qint64>(lattice.seed());
    if (direction == East) {
        // Names change at the canal and every ten lines.
        const int part = floorDiv(i + 2, 9);
        street.to = lattice.node(i + 1, j);
        street.offset = lattice.lineU(i) - lattice.lineU(std::max(part * 9 - 2, -Lattice::kReach));
        street.bridge = Lattice::isCanal(i);
        street.commercial = j == 0 || j == 1;
        const int index = j >= -4 && j <= 3 && part == 0 ? (j + 4) * 2 : -1;
        const quint64 hash = hashOf({seed, 200, j, part});
        if (Lattice::isRiver(j - 1) || Lattice::isRiver(j))
            street.name = QStringLiteral("Bến ") +
                          (j == -1 ? (flavour == Flavour::HoChiMinh ? QStringLiteral("Bình Minh")
                                                                    : QStringLiteral("Thuỷ Vân"))
                                   : streetName(hash));
        else
            street.name = mainRoadName(index, hash);
    } else {
        const int part = floorDiv(j + 2, 20) * 2 + (j - floorDiv(j + 2, 20) * 20 >= 8 ? 1 : 0);
        const int start = floorDiv(part, 2) * 20 + (part - floorDiv(part, 2) * 2 == 1 ? 8 : -2);
        street.to = lattice.node(i, j + 1);
        street.offset = lattice.lineV(j) - lattice.lineV(std::max(start, -Lattice::kReach));
        street.bridge = Lattice::isRiver(j);
        street.commercial = i == 0 || i == -1;
        const int index = i >= -5 && i <= 4 && part == 0 ? (i + 5) * 2 + 1 : -1;
        const quint64 hash = hashOf({seed, 201, i, part});
        if (Lattice::isCanal(i)) {
            QString canal = canalName(flavour, floorDiv(i + 3, 9));
            canal[0] = canal[0].toLower();
            street.name = QStringLiteral("Đường ven ") + canal;
        } else
            street.name = mainRoadName(index, hash);
    }
    return street;
}

bool isWidened(int i, int j, Direction direction)
{
    return direction == North && i == -1 && (j == -1 || j == 0);
}

int plannedStreetNumber(CellIndex cell, int street)
{
    const int c = cell.c - floorDiv(cell.c, 3) * 3;
    const int r = cell.r - floorDiv(cell.r, 3) * 3;
    return (r * 3 + c) * 12 + street - 3;
}

void finishStreet(CellPlan &plan, int street, int firstSide, const Poly &middle)
{
    const Line axis = plan.side(firstSide).axis;
    int startTag = 0;
    int endTag = 0;
    V2 start = axis.at + axis.along * (middle.span(axis.along).first - dot(axis.along, axis.at));
    V2 end = axis.at + axis.along * (middle.span(axis.along).second - dot(axis.along, axis.at));
    for (int k = 0; k < middle.size(); ++k) {
        const V2 outwards = leftOf(middle.edgeDirection(k)) * -1;
        const double facing = dot(outwards, axis.along);
        V2 where;
        if (std::abs(facing) < 0.3 || !meet(axis, {middle.at(k), middle.edgeDirection(k)}, where))
            continue;
        // Of two edges at one end (a corner cut) the one the axis leaves through.
        if (facing > 0 && dot(axis.along, where - end) < 0) {
            end = where;
            endTag = middle.tag(k);
        } else if (facing < 0 && dot(axis.along, where - start) > 0) {
            start = where;
            startTag = middle.tag(k);
        }
    }
    if (startTag > 0)
        start = plan.toCentre(axis, startTag);
    if (endTag > 0)
        end = plan.toCentre(axis, endTag);
    const auto rank = [&](int tag) { return tag > 0 ? plan.streetOf(tag).spec.rowM : 0.0; };
    if (rank(endTag) > rank(startTag)) {
        std::swap(start, end);
        for (const int s : {firstSide, firstSide + 1}) {
            Side &side = plan.side(s);
            side.left = !side.left;
            side.axis.along = side.axis.along * -1;
            std::swap(side.from, side.to);
        }
        Corridor &corridor = plan.corridors.back();
        corridor.axis.along = corridor.axis.along * -1;
        std::swap(corridor.leftSide, corridor.rightSide);
    }
    for (const int s : {firstSide, firstSide + 1}) {
        plan.side(s).axis.at = start;
        plan.side(s).offset = 0;
    }
    plan.streets[static_cast<size_t>(street)].axis = {snapped(start), snapped(end)};
}

CellIndex wardOf(CellIndex cell)
{
    // Columns: canals lie in -3 + 9k, the middle arterial is line 0 + 9k or so.
    const int band = floorDiv(cell.c + 3, 9);
    const int within = cell.c + 3 - band * 9;
    const int row = floorDiv(cell.r + 2, 20);
    const int withinRow = cell.r + 2 - row * 20;
    return {band * 3 + (within < 3 ? 0 : within < 6 ? 1 : 2), row * 5 + std::min(withinRow / 4, 4)};
}

int wardNumber(CellIndex ward)
{
    // Rings about the middle, so that a small city has the low numbers.
    const int a = ward.c;
    const int b = ward.r;
    const int ring = std::max(a >= 0 ? a : -a - 1, b >= 0 ? b : -b - 1);
    const int width = 2 * ring + 2;
    const int inner = (width - 2) * (width - 2);
    const int x = a + ring + 1;
    const int y = b + ring + 1;
    int place = 0;
    if (y == width - 1)
        place = x;
    else if (y == 0)
        place = width + x;
    else
        place = 2 * width + (y - 1) * 2 + (x == 0 ? 0 : 1);
    return inner + place;
}

} // namespace dothi::io::demo
