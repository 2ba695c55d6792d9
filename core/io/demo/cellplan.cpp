// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/demo/cellplan.h>
#include <dothi/io/demo/streets.h>

namespace dothi::io::demo {

CellPlan::CellPlan(const Lattice &lattice_, CellIndex index_, Flavour flavour_)
    : lattice(lattice_)
    , index(index_)
    , flavour(flavour_)
    , rng(hashOf({static_cast<qint64>(lattice_.seed()), 100, index_.c, index_.r}))
    , quarter(quarterOf(lattice_, index_))
    , m_civic(civicPlotsOf(lattice_, index_))
{
    const double du = (lattice.lineU(index.c) + lattice.lineU(index.c + 1)) / 2;
    const double dv = (lattice.lineV(index.r) + lattice.lineV(index.r + 1)) / 2;
    centrality = std::clamp(1 - std::sqrt(du * du + dv * dv) / 900, 0.0, 1.0);

    streets.reserve(160);
    sides.reserve(400);
    corridors.reserve(320);
    lots.reserve(1100);
    sides.emplace_back(); // nobody's
    const int c = index.c;
    const int r = index.r;
    const auto latticeSide = [this](LatticeStreet street, bool left) {
        Street &s = streets.emplace_back();
        s.spec = street.spec;
        s.name = street.name;
        s.base = street.name;
        s.ofLattice = true;
        s.commercial = street.commercial;
        s.axis = {street.from, street.to};
        Side &side = sides.emplace_back();
        side.street = static_cast<int>(streets.size()) - 1;
        side.left = left;
        side.axis = {street.from, unitOf(street.to - street.from)};
        side.offset = street.offset;
    };
    latticeSide(latticeStreet(lattice, flavour, c, r, East), true);
    latticeSide(latticeStreet(lattice, flavour, c + 1, r, North), true);
    latticeSide(latticeStreet(lattice, flavour, c, r + 1, East), false);
    latticeSide(latticeStreet(lattice, flavour, c, r, North), false);

    // The corners of the block are cut so that drivers see each other (vạt góc, QCXDVN 01:2008 practice: 4
    // m).
    const auto corners = lattice.cellCorners(index, Lattice::Edge::RedLine);
    for (int k = 0; k < 4; ++k) {
        const V2 here = corners[static_cast<size_t>(k)];
        const V2 before = corners[static_cast<size_t>((k + 3) % 4)];
        const V2 after = corners[static_cast<size_t>((k + 1) % 4)];
        ground.add(snapped(here + unitOf(before - here) * 4), kChamfer);
        ground.add(snapped(here + unitOf(after - here) * 4), k + 1);
    }
    for (int k = 1; k <= 4; ++k) {
        const int e = ground.edgeWithTag(k);
        const bool forward = dot(side(k).axis.along, ground.edgeDirection(e)) > 0;
        side(k).from = forward ? ground.at(e) : ground.next(e);
        side(k).to = forward ? ground.next(e) : ground.at(e);
    }
}

int CellPlan::addStreet(const RoadSpec &spec, const QString &name)
{
    Street &street = streets.emplace_back();
    street.spec = spec;
    street.name = name;
    street.base = name;
    return static_cast<int>(streets.size()) - 1;
}

int CellPlan::addSides(int street, const Line &axis, double offset)
{
    for (const bool left : {true, false}) {
        Side &side = sides.emplace_back();
        side.street = street;
        side.left = left;
        side.axis = axis;
        side.offset = offset;
    }
    return static_cast<int>(sides.size()) - 2;
}

Slab CellPlan::carve(const Poly &piece, const Line &axis, int street, int leftSide)
{
    const RoadSpec spec = streets[static_cast<size_t>(street)].spec;
    Slab slab = cutSlab(piece, axis, spec.rowM, leftSide, leftSide + 1);
    if (slab.middle.isEmpty())
        return slab;
    corridors.push_back({slab.middle, axis, street, leftSide, leftSide + 1});
    for (int k = 0; k < slab.middle.size(); ++k) {
        const int tag = slab.middle.tag(k);
        if (tag <= 0)
            continue;
        // The carriageway crosses the other street's sidewalk here.
        Side &other = side(tag);
        V2 where;
        if (!meet(axis, {slab.middle.at(k), slab.middle.edgeDirection(k)}, where))
            continue;
        const double sine = std::abs(cross(axis.along, other.axis.along));
        const double half = (spec.rowM / 2 - spec.sidewalkM) / std::max(sine, 0.3);
        const double at = other.position(where);
        other.openings.push_back({at - half, at + half, spec.roadClass == RoadClass::Alley});
    }
    // The red lines of the stretch, as long as it is.
    const auto [low, high] = slab.middle.span(axis.along);
    const double base = dot(axis.along, axis.at);
    for (const int s : {leftSide, leftSide + 1}) {
        const Line red = axis.moved(s == leftSide ? spec.rowM / 2 : -spec.rowM / 2);
        const V2 from = red.at + axis.along * (low - base);
        const V2 to = red.at + axis.along * (high - base);
        Side &own = side(s);
        if (own.from == own.to) {
            own.from = from;
            own.to = to;
        } else { // a further stretch in the same direction (through the street-side lots)
            own.from = dot(axis.along, from) < dot(axis.along, own.from) ? from : own.from;
            own.to = dot(axis.along, to) > dot(axis.along, own.to) ? to : own.to;
        }
    }
    return slab;
}

void CellPlan::nameAlley(int street, int parentSide, V2 mouth)
{
    const Street &parent = streetOf(parentSide);
    Street &alley = streets[static_cast<size_t>(street)];
    alley.base = parent.base;
    alley.prefix = alleyPrefix(flavour, parent.prefix, side(parentSide).number(mouth));
    alley.name = alleyName(flavour, alley.prefix, alley.base);
}

V2 CellPlan::toCentre(const Line &axis, int tag) const
{
    V2 where;
    return meet(axis, side(tag).axis, where) ? snapped(where) : snapped(axis.at);
}

V2 CellPlan::wallOf(const Poly &stretch, const Line &axis)
{
    double reach = 1e300;
    for (int k = 0; k < stretch.size(); ++k) {
        V2 where;
        if (dot(leftOf(stretch.edgeDirection(k)), axis.along) < -0.1 &&
            meet(axis, {stretch.at(k), stretch.edgeDirection(k)}, where))
            reach = std::min(reach, dot(where - axis.at, axis.along));
    }
    return reach < 1e300 ? axis.at + axis.along * reach : axis.at;
}

int CellPlan::addBlock(const Poly &poly, BlockKind kind, LotUse civic)
{
    blocks.push_back({poly, kind, civic, Site::None});
    return static_cast<int>(blocks.size()) - 1;
}

void CellPlan::addLot(const Poly &poly, int lotSide, LotUse use, int block, int slot)
{
    if (poly.isEmpty())
        return;
    if (use == LotUse::House) {
        const double area = poly.area();
        // Wedges between alleys that no row fits into: what old quarters make of them.
        if (area < 15) // below what may be built on at all (QĐ 56/2021 of Ho Chi Minh City, appendix 18)
            use = LotUse::Green;
        else if (area > 1400)
            use = LotUse::Temple;
        else if (area > 620)
            use = LotUse::Kindergarten;
        else if (area > 230)
            use = LotUse::Villa;
    }
    lots.push_back({poly, lotSide, use, block, slot});
}

void CellPlan::addCivic(Poly &piece, LotUse use, double area)
{
    const Box box = boxOf(piece);
    if (piece.area() < area * 1.35) {
        addBlock(piece, use == LotUse::Park ? BlockKind::Green : BlockKind::Civic, use);
        piece.clear();
        return;
    }
    // Off the end that lies on the wider street.
    double best = -1;
    V2 outwards = box.along;
    for (const double sign : {1.0, -1.0}) {
        const V2 direction = box.along * sign;
        for (int k = 0; k < piece.size(); ++k) {
            if (piece.tag(k) > 0 && dot(leftOf(piece.edgeDirection(k)), direction) < -0.8 &&
                streetOf(piece.tag(k)).spec.rowM > best) {
                best = streetOf(piece.tag(k)).spec.rowM;
                outwards = direction;
            }
        }
    }
    const double reach = piece.span(outwards).second;
    double low = 5;
    double high = box.length - 5;
    Halves halves;
    for (int step = 0; step < 24; ++step) {
        const double middle = (low + high) / 2;
        // Left of a line that points a quarter turn right of `outwards` lies the outer end.
        const Line line{outwards * (reach - middle) + leftOf(outwards) * dot(leftOf(outwards), box.center),
                        leftOf(outwards) * -1};
        halves = cut(piece, line, 0, 0);
        (halves.left.area() < area ? low : high) = middle;
    }
    if (halves.left.isEmpty() || halves.right.isEmpty())
        return;
    addBlock(halves.left, use == LotUse::Park ? BlockKind::Green : BlockKind::Civic, use);
    piece = halves.right;
}

void CellPlan::slice(const Poly &piece, BlockKind kind, double target, int depth)
{
    const Box box = boxOf(piece);
    if (piece.area() <= target || box.length < 95) {
        Poly rest = piece;
        while (!m_civic.empty() && !rest.isEmpty() && rest.area() > m_civic.back().second * 0.8) {
            const auto [use, area] = m_civic.back();
            m_civic.pop_back();
            addCivic(rest, use, area);
        }
        if (!rest.isEmpty())
            addBlock(rest, kind);
        return;
    }
    const bool wide = depth == 0;
    RoadSpec spec = specOf(wide ? RoadClass::SubArea : RoadClass::Residential);
    if (!wide && kind == BlockKind::Alleys)
        spec.rowM = rng.chance(0.5) ? 8 : 7;
    const V2 at = box.center + box.along * (box.length * rng.range(-0.1, 0.1));
    // Old quarters grew along field paths: their streets run askew.
    const double slant = kind == BlockKind::Alleys ? (wide ? 0.34 : 0.2) : 0.08;
    const V2 across = turned(leftOf(box.along), rng.range(-slant, slant));
    const QString name =
        kind == BlockKind::Alleys || wide
            ? streetName(rng.next())
            : QStringLiteral("Đường số %1").arg(plannedStreetNumber(index, static_cast<int>(streets.size())));
    const int street = addStreet(spec, name);
    // House numbers start at the street of higher rank.
    Line axis{at, across};
    const int first = addSides(street, axis, 0);
    const Slab slab = carve(piece, axis, street, first);
    finishStreet(*this, street, first, slab.middle);
    if (!slab.left.isEmpty())
        slice(slab.left, kind, target, depth + 1);
    if (!slab.right.isEmpty())
        slice(slab.right, kind, target, depth + 1);
}

void CellPlan::layOut()
{
    switch (quarter) {
    case Quarter::Centre:
        layOutCentre();
        break;
    case Quarter::Alleys:
        slice(ground, BlockKind::Alleys, 17'000, 0);
        break;
    case Quarter::Rows:
        slice(ground, BlockKind::Rows, 26'000, 0);
        break;
    case Quarter::Villas:
        slice(ground, BlockKind::Villas, 26'000, 0);
        break;
    case Quarter::Downtown:
        slice(ground, BlockKind::Downtown, 14'000, 0);
        break;
    case Quarter::Apartments:
        slice(ground, BlockKind::Apartments, 13'000, 0);
        break;
    case Quarter::Industry:
        slice(ground, BlockKind::Industry, 30'000, 0);
        break;
    case Quarter::Park:
        m_civic.emplace_back(LotUse::Park, ground.area() * 0.45);
        slice(ground, BlockKind::Rows, ground.area() * 0.55, 0);
        break;
    }
}

void CellPlan::subdivide(int block)
{
    const Block b = blocks[static_cast<size_t>(block)];
    if (b.site != Site::None) {
        subdivideSite(block);
        return;
    }
    const auto frontage = [&] {
        int best = 0;
        for (int k = 0; k < b.poly.size(); ++k) {
            const int tag = b.poly.tag(k);
            if (tag > 0 && (best == 0 || streetOf(tag).spec.rowM > streetOf(best).spec.rowM))
                best = tag;
        }
        return best;
    };
    switch (b.kind) {
    case BlockKind::Alleys:
        alleys(b.poly, block);
        break;
    case BlockKind::Rows:
        planned(b.poly, block, 38);
        break;
    case BlockKind::Villas:
        planned(b.poly, block, 46);
        break;
    case BlockKind::Downtown:
        towers(b.poly, block);
        break;
    case BlockKind::Apartments:
        addLot(b.poly, frontage(), LotUse::Apartment, block);
        break;
    case BlockKind::Industry:
        plots(b.poly, block, LotUse::Factory, 55);
        break;
    case BlockKind::Civic:
        addLot(b.poly, frontage(), b.civic, block);
        break;
    case BlockKind::Green:
        addLot(b.poly, frontage(), LotUse::Park, block);
        break;
    case BlockKind::Empty:
        addLot(b.poly, frontage(), LotUse::Vacant, block);
        break;
    }
}

namespace {

/// The quarters of the middle, from the canal (column -3) eastwards; rows from the south bank (-3)
/// northwards. The river is row -2.
Quarter middleQuarter(int c, int r)
{
    static constexpr std::array<std::array<Quarter, 8>, 6> table{{
        // c = -5, -4, -2, -1, 0, 1, 2, 3
        {Quarter::Rows, Quarter::Industry, Quarter::Industry, Quarter::Rows, Quarter::Villas, Quarter::Villas,
         Quarter::Rows, Quarter::Rows}, // r = -3
        {Quarter::Alleys, Quarter::Alleys, Quarter::Alleys, Quarter::Centre, Quarter::Downtown,
         Quarter::Apartments, Quarter::Alleys, Quarter::Rows}, // -1
        {Quarter::Alleys, Quarter::Alleys, Quarter::Alleys, Quarter::Alleys, Quarter::Alleys, Quarter::Park,
         Quarter::Alleys, Quarter::Alleys}, // 0
        {Quarter::Alleys, Quarter::Rows, Quarter::Alleys, Quarter::Alleys, Quarter::Alleys, Quarter::Rows,
         Quarter::Rows, Quarter::Alleys}, // 1
        {Quarter::Rows, Quarter::Alleys, Quarter::Alleys, Quarter::Rows, Quarter::Alleys, Quarter::Alleys,
         Quarter::Apartments, Quarter::Rows}, // 2
        {Quarter::Rows, Quarter::Alleys, Quarter::Rows, Quarter::Alleys, Quarter::Apartments, Quarter::Alleys,
         Quarter::Rows, Quarter::Villas}, // 3
    }};
    const int column = c < -3 ? c + 5 : c + 4;
    const int row = r < -2 ? r + 3 : r + 2;
    return table[static_cast<size_t>(row)][static_cast<size_t>(column)];
}

bool inMiddle(CellIndex cell)
{
    return cell.c >= -5 && cell.c <= 3 && cell.r >= -3 && cell.r <= 3;
}

} // namespace

Quarter quarterOf(const Lattice &lattice, CellIndex cell)
{
    if (inMiddle(cell))
        return middleQuarter(cell.c, cell.r);
    const double draw = unit(hashOf({static_cast<qint64>(lattice.seed()), 101, cell.c, cell.r}));
    if (draw < 0.46)
        return Quarter::Alleys;
    if (draw < 0.78)
        return Quarter::Rows;
    if (draw < 0.85)
        return Quarter::Villas;
    if (draw < 0.90)
        return Quarter::Industry;
    if (draw < 0.95)
        return Quarter::Apartments;
    return Quarter::Park;
}

std::vector<std::pair<LotUse, double>> civicPlotsOf(const Lattice &lattice, CellIndex cell)
{
    // Taken from the back.
    const auto is = [&](int c, int r) { return cell.c == c && cell.r == r; };
    if (is(-1, 0))
        return {{LotUse::Kindergarten, 1500}, {LotUse::Market, 4200}};
    if (is(0, 0))
        return {{LotUse::Temple, 2600}, {LotUse::WardHall, 2200}};
    if (is(0, 1))
        return {{LotUse::School, 7800}};
    if (is(-2, 0))
        return {{LotUse::Temple, 3000}};
    if (is(-2, 1))
        return {{LotUse::School, 7000}};
    if (is(1, -1))
        return {{LotUse::Hospital, 9500}};
    if (is(1, 1))
        return {{LotUse::Kindergarten, 1800}, {LotUse::Park, 3600}};
    if (is(-1, 1))
        return {{LotUse::Park, 2600}};
    if (is(-4, 0))
        return {{LotUse::WardHall, 1800}, {LotUse::Market, 3000}};
    if (is(-1, -3))
        return {{LotUse::School, 8200}};
    if (is(1, -3))
        return {{LotUse::Park, 5200}};
    std::vector<std::pair<LotUse, double>> plots;
    if (inMiddle(cell))
        return plots;
    const quint64 h = hashOf({static_cast<qint64>(lattice.seed()), 102, cell.c, cell.r});
    const int place = floorDiv(cell.c, 1) * 3 + cell.r * 7;
    switch (place - floorDiv(place, 8) * 8) {
    case 0:
        plots.emplace_back(LotUse::School, 6500 + static_cast<double>(h % 2500));
        break;
    case 2:
        plots.emplace_back(LotUse::Market, 3000 + static_cast<double>(h % 1500));
        break;
    case 3:
        plots.emplace_back(LotUse::Temple, 1800 + static_cast<double>(h % 1500));
        break;
    case 5:
        plots.emplace_back(LotUse::WardHall, 1600 + static_cast<double>(h % 900));
        break;
    case 6:
        plots.emplace_back(LotUse::Park, 2500 + static_cast<double>(h % 4000));
        break;
    case 7:
        plots.emplace_back(h % 3 == 0 ? LotUse::Hospital : LotUse::Kindergarten, h % 3 == 0 ? 8000 : 1500);
        break;
    default:
        break;
    }
    return plots;
}

} // namespace dothi::io::demo
