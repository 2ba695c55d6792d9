// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/demo/buildings.h>

namespace dothi::io::demo {

namespace {

/// Ground floor 3.6 to 3.9 m, then 3.3 m a storey, and what stands on the roof.
double heightFor(int storeys, Roof roof, Rng &rng)
{
    const double body = rng.range(3.6, 3.9) + 3.3 * (storeys - 1);
    const double top = roof == Roof::StairHut ? 2.7
                       : roof == Roof::Flat   ? rng.range(0.4, 1.1)
                                              : rng.range(1.0, 1.8);
    return std::floor((body + top) * 10 + 0.5) / 10;
}

int drawn(Rng &rng, std::initializer_list<double> shares)
{
    double rest = rng.uniform();
    int k = 0;
    for (const double share : shares) {
        ++k;
        if (rest < share)
            return k;
        rest -= share;
    }
    return k;
}

/// The rectangle, made smaller until it lies within `ground`; empty when it hardly would.
Poly fitted(const Frame &frame, const Poly &ground, double s, double t, double width, double depth)
{
    for (int step = 0; step < 12; ++step) {
        const Poly poly = frame.rectangle(s, t, width, depth);
        bool inside = width > 2.5 && depth > 2.5;
        for (int i = 0; i < poly.size(); ++i)
            inside = inside && ground.contains(poly.at(i));
        if (inside)
            return poly;
        // Smaller, and nearer to the middle.
        width *= 0.93;
        depth *= 0.93;
        const V2 middle = ground.isEmpty() ? frame.origin : ground.centroid();
        s += (dot(middle - frame.origin, frame.along) - s) * 0.12;
        t += (dot(middle - frame.origin, frame.inwards) - t) * 0.12;
    }
    return {};
}

class Works
{
public:
    Works(const CellPlan &plan_, const Lot &lot_, Rng &rng_)
        : plan(plan_)
        , lot(lot_)
        , rng(rng_)
        , frame(frameOf(plan_, lot_))
    {}

    std::vector<Built> done;

    Built *add(const Poly &foot, const char *use, int storeys, double height, Roof roof = Roof::Flat)
    {
        if (foot.isEmpty() || foot.area() < 4)
            return nullptr;
        Built &b = done.emplace_back();
        b.foot = foot;
        b.use = use;
        b.storeys = storeys;
        b.heightM = height;
        b.roof = roof;
        b.year = rng.range(1985, 2022);
        return &b;
    }

    /// A block with a pitched roof and a solid of its own.
    Built *addShell(const Poly &foot, const char *use, int storeys, double eaves, double rise, Roof roof)
    {
        Poly turnedFoot = foot;
        if (!foot.isEmpty() && foot.edgeLength(1) > foot.edgeLength(0)) // the ridge along the longer side
            turnedFoot = Poly{foot.at(1), foot.at(2), foot.at(3), foot.at(0)};
        Built *b = add(turnedFoot, use, storeys, eaves + rise, roof);
        if (b) {
            b->shell = true;
            b->eavesM = eaves;
        }
        return b;
    }

    void house();
    void villa();
    void tower();
    void apartment();
    void school();
    void kindergarten();
    void market();
    void wardHall();
    void temple();
    void hospital();
    void factory();
    void park();

private:
    const CellPlan &plan;
    const Lot &lot;
    Rng &rng;
    Frame frame;
};

void Works::house()
{
    const bool office = lot.use == LotUse::Office;
    const RoadSpec road = lot.side > 0 ? plan.streetOf(lot.side).spec : specOf(RoadClass::Alley);
    const BlockKind kind = plan.blocks[static_cast<size_t>(lot.block)].kind;
    if (rng.chance(kind == BlockKind::Rows ? 0.045 : 0.012))
        return; // not built yet, or pulled down
    int storeys = 1;
    if (office)
        storeys =
            3 + drawn(rng, {0.2, 0.24, 0.2, 0.14, 0.1, 0.06, 0.06}) + (rng.chance(plan.centrality) ? 2 : 0);
    else if (kind == BlockKind::Rows)
        storeys = 2 + drawn(rng, {0.3, 0.5, 0.2});
    else if (road.rowM >= 14)
        storeys = 1 + drawn(rng, {0.2, 0.34, 0.28, 0.14, 0.04});
    else if (road.rowM >= 6)
        storeys = drawn(rng, {0.06, 0.24, 0.36, 0.24, 0.1});
    else if (road.rowM >= 3)
        storeys = drawn(rng, {0.14, 0.36, 0.34, 0.14, 0.02});
    else
        storeys = drawn(rng, {0.26, 0.44, 0.26, 0.04});
    const double width = lot.poly.area() / std::max(frame.depth, 1.0);
    if (width < 3)
        storeys = std::min(storeys, 2);
    // Beside the applications' plots nothing so tall that it would ask for more distance (QCVN
    // 01:2021, 2.6.1).
    if (plan.blocks[static_cast<size_t>(lot.block)].site != Site::None)
        storeys = std::min(storeys, 4);

    // A yard behind (1 m, 2 m on deep lots) and, in new rows, the same strip before every house.
    double back = frame.depth >= 16 ? 2.0 : frame.depth >= 9 ? 1.0 : 0.0;
    if (rng.chance(0.3))
        back = 0;
    else if (rng.chance(0.25))
        back += rng.range(0.5, 2.0);
    double front = 0;
    if (kind == BlockKind::Rows && !office)
        front = 2.4;
    else if (!office && rng.chance(0.12))
        front = rng.range(0.8, 2.4);
    if (frame.depth - back - front < 5) {
        back = 0;
        front = 0;
    }
    Poly foot = lot.poly;
    if (front > 0)
        foot = leftPart(foot, {frame.at(0, front), frame.along}); // left of the front's direction is inwards
    if (back > 0 && !foot.isEmpty())
        foot = leftPart(foot, {frame.at(0, frame.depth - back), frame.along * -1});
    Roof roof = Roof::Flat;
    if (storeys == 1)
        roof = rng.chance(0.6) ? Roof::Gabled : rng.chance(0.6) ? Roof::Shed : Roof::Flat;
    else if (storeys == 2)
        roof = rng.chance(0.25)  ? Roof::Gabled
               : rng.chance(0.2) ? Roof::Shed
               : rng.chance(0.4) ? Roof::StairHut
                                 : Roof::Flat;
    else
        roof = rng.chance(0.58) ? Roof::StairHut : Roof::Flat;
    Built *b = add(foot,
                   office && storeys >= 6      ? "office"
                   : office && rng.chance(0.5) ? "mixed"
                                               : "row_house",
                   storeys, heightFor(storeys, roof, rng), roof);
    if (b) {
        b->year = storeys <= 2              ? rng.range(1968, 2015)
                  : kind == BlockKind::Rows ? rng.range(2008, 2024)
                                            : rng.range(1990, 2024);
        b->basements = office && storeys >= 7 ? 1 : 0;
    }
}

void Works::villa()
{
    if (rng.chance(0.06))
        return;
    const double side = frame.width > 11 ? 2.0 : 1.2;
    const double width = frame.width - 2 * side;
    const double depth = std::min(frame.depth - 7.5, rng.range(11.0, 14.0));
    const Poly foot = fitted(frame, lot.poly, 0, 4.2 + depth / 2, width, depth);
    const int storeys = drawn(rng, {0.05, 0.45, 0.5});
    const double eaves = 3.8 + 3.4 * (storeys - 1);
    if (rng.chance(0.3)) {
        if (Built *b = addShell(foot, "detached_house", storeys, eaves, rng.range(2.2, 3.0),
                                rng.chance(0.6) ? Roof::Hipped : Roof::Gabled))
            b->year = rng.range(2010, 2024);
    } else if (Built *b = add(foot, "detached_house", storeys, eaves + 0.9, Roof::Flat)) {
        b->year = rng.range(2010, 2024);
    }
}

void Works::tower()
{
    const Poly ground = shrunk(lot.poly, 6);
    if (ground.isEmpty() || ground.area() < 350) {
        const int storeys = rng.range(6, 10);
        add(shrunk(lot.poly, 2.5), "office", storeys, 4.2 + 3.6 * (storeys - 1) + 1.2);
        return;
    }
    const int base = rng.range(3, 5);
    const double baseHeight = 5 + 4.5 * (base - 1);
    const QString name = placeName(QStringLiteral("tower"), rng.next());
    if (Built *b = add(ground, "commercial", base, baseHeight)) {
        b->basements = rng.range(2, 4);
        b->year = rng.range(2004, 2024);
        b->name = name + QStringLiteral(" – khối đế");
    }
    const int year = done.empty() ? 2015 : done.back().year;
    // The skyline rises towards the crossing of the arterials.
    const int storeys = 14 + static_cast<int>(26 * plan.centrality * rng.range(0.55, 1.0));
    const Poly upper = shrunk(lot.poly, 9);
    const V2 middle = ground.centroid() - frame.origin;
    const double size = rng.range(24.0, 32.0);
    const Poly foot = fitted(frame, upper.isEmpty() ? ground : upper, dot(middle, frame.along),
                             dot(middle, frame.inwards), size, size * rng.range(0.8, 1.1));
    if (Built *b = add(foot, rng.chance(0.3) ? "mixed" : "office", storeys,
                       baseHeight + 3.7 * (storeys - base) + 4)) {
        b->year = year;
        b->name = name + QStringLiteral(" – khối tháp");
    }
}

void Works::apartment()
{
    const Poly ground = shrunk(lot.poly, 9);
    if (ground.isEmpty() || ground.area() < 600) {
        add(shrunk(lot.poly, 4), "apartment", 6, 21.5);
        return;
    }
    const QString name = placeName(QStringLiteral("apartment"), rng.next());
    const int base = rng.range(2, 3);
    const double baseHeight = 5.5 + 4.2 * (base - 1);
    const int year = rng.range(2006, 2024);
    const Box box = boxOf(ground);
    // Slabs across the long way, 30 m and more apart.
    const int count = std::clamp(static_cast<int>(box.length / 52), 1, 3);
    Frame along;
    along.origin = box.center;
    along.along = box.along;
    along.inwards = leftOf(box.along);
    if (Built *b = add(fitted(along, ground, 0, 0, box.length * 0.96, box.width * 0.86), "mixed", base,
                       baseHeight)) {
        b->basements = 2;
        b->year = year;
        b->name = name + QStringLiteral(" – khối đế");
    }
    const Poly upper = shrunk(ground, 3);
    for (int k = 0; k < count; ++k) {
        const double at = ((k + 0.5) / count - 0.5) * box.length * 0.92;
        const int storeys = rng.range(16, 24) + static_cast<int>(6 * plan.centrality);
        const Poly foot =
            fitted(along, upper.isEmpty() ? ground : upper, at, 0, 19, box.width * rng.range(0.55, 0.68));
        if (Built *b = add(foot, "apartment", storeys, baseHeight + 3.3 * (storeys - base) + 3.5)) {
            b->year = year;
            b->name = name + QStringLiteral(" – tháp ") + QChar(static_cast<char16_t>(u'A' + k));
        }
    }
}

void Works::school()
{
    const Poly ground = shrunk(lot.poly, 4);
    const double w = frame.width;
    const double d = frame.depth;
    // Three wings about the yard, the gymnasium beside the gate.
    Built *main =
        addShell(fitted(frame, ground, 0, d - 10, w * 0.66, 10), "school", 4, 14.2, 2.6, Roof::Hipped);
    if (main)
        main->name = QStringLiteral("Khối phòng học chính");
    for (const double sign : {-1.0, 1.0}) {
        const double length = sign < 0 ? d * 0.42 : d * 0.3;
        addShell(fitted(frame, ground, sign * (w / 2 - 11), d - 22 - length / 2, 9.5, length), "school", 3,
                 11, 2.4, Roof::Gabled);
    }
    if (Built *b =
            addShell(fitted(frame, ground, w / 2 - 19, 16, 22, 15), "school", 1, 7.5, 2.6, Roof::Gabled))
        b->name = QStringLiteral("Nhà thi đấu");
    add(fitted(frame, ground, -8, 6.5, 4, 3.5), "public_service", 1, 3.4);
}

void Works::kindergarten()
{
    const Poly ground = shrunk(lot.poly, 3);
    if (Built *b = addShell(fitted(frame, ground, 0, frame.depth - 9, frame.width * 0.68, 10), "school", 2,
                            7.4, 2.2, Roof::Hipped))
        b->name = QStringLiteral("Khối lớp học");
    addShell(fitted(frame, ground, -frame.width / 2 + 9, frame.depth * 0.4, 8, frame.depth * 0.28), "school",
             1, 3.9, 1.8, Roof::Gabled);
}

void Works::market()
{
    const Poly ground = shrunk(lot.poly, 3);
    const double w = frame.width;
    const double d = frame.depth;
    if (Built *b = addShell(fitted(frame, ground, 0, d * 0.52, w * 0.56, d * 0.46), "market", 1, 7.2, 3.4,
                            Roof::Gabled))
        b->name = QStringLiteral("Nhà lồng chợ");
    for (const double sign : {-1.0, 1.0}) {
        for (int k = 0; k < 5; ++k) {
            const double t = d * (0.24 + 0.13 * k);
            add(fitted(frame, ground, sign * (w / 2 - 8), t, 8, d * 0.11), "market", 2, 7.1, Roof::Flat);
        }
    }
    add(fitted(frame, ground, 0, d - 7.5, w * 0.5, 7), "market", 1, 4.6, Roof::Shed);
}

void Works::wardHall()
{
    const Poly ground = shrunk(lot.poly, 4);
    if (Built *b = add(fitted(frame, ground, 0, frame.depth * 0.52, frame.width * 0.6, 15), "public_service",
                       4, 15.8, Roof::Flat))
        b->name = QStringLiteral("Trụ sở UBND phường");
    if (Built *b = add(fitted(frame, ground, -frame.width / 2 + 10, frame.depth * 0.25, 9, 10),
                       "public_service", 2, 7.6, Roof::Flat))
        b->name = QStringLiteral("Bộ phận một cửa");
    if (Built *b = addShell(fitted(frame, ground, frame.width / 2 - 12, frame.depth - 12, 14, 10),
                            "public_service", 2, 7.2, 2.2, Roof::Hipped))
        b->name = QStringLiteral("Nhà văn hoá phường");
}

void Works::temple()
{
    const Poly ground = shrunk(lot.poly, 3);
    const double d = frame.depth;
    const double w = frame.width;
    if (Built *b = addShell(fitted(frame, ground, 0, d * 0.58, w * 0.42, d * 0.26), "religious", 2, 6.4, 5.2,
                            Roof::Hipped)) {
        b->name = QStringLiteral("Chính điện");
        b->year = 1956;
    }
    for (const double sign : {-1.0, 1.0}) {
        addShell(fitted(frame, ground, sign * (w / 2 - 8), d * 0.55, 8, d * 0.3), "religious", 1, 4.2, 2.2,
                 Roof::Gabled);
    }
    if (Built *b =
            addShell(fitted(frame, ground, 0, d - 8, w * 0.5, 8), "religious", 1, 4.4, 2.4, Roof::Gabled))
        b->name = QStringLiteral("Nhà tổ");
    if (Built *b = add(fitted(frame, ground, w * 0.3, d * 0.2, 7, 7), "religious", 7, 26, Roof::Hipped))
        b->name = QStringLiteral("Bảo tháp");
}

void Works::hospital()
{
    const Poly ground = shrunk(lot.poly, 6);
    const double w = frame.width;
    const double d = frame.depth;
    if (Built *b = add(fitted(frame, ground, 0, d * 0.3, w * 0.62, 17), "hospital", 5, 20.5)) {
        b->name = QStringLiteral("Khu khám bệnh");
        b->basements = 1;
    }
    if (Built *b = add(fitted(frame, ground, -w * 0.18, d * 0.72, 19, d * 0.38), "hospital", 9, 36.5))
        b->name = QStringLiteral("Khu nội trú A");
    if (Built *b = add(fitted(frame, ground, w * 0.2, d * 0.74, 17, d * 0.34), "hospital", 6, 25.4))
        b->name = QStringLiteral("Khu nội trú B");
    add(fitted(frame, ground, w / 2 - 12, d * 0.42, 10, 8), "hospital", 1, 4.5, Roof::Flat);
}

void Works::factory()
{
    const Poly ground = shrunk(lot.poly, 6);
    if (ground.isEmpty())
        return;
    const QString name = placeName(QStringLiteral("factory"), rng.next());
    const double d = frame.depth;
    const double w = frame.width;
    const double eaves = rng.range(7.5, 10.5);
    const Poly hall = fitted(frame, ground, 0, d * 0.58, w - 14, d * 0.62);
    Built *b = rng.chance(0.3) ? addShell(hall, "factory", 1, eaves, 2.2, Roof::Gabled)
                               : add(hall, "factory", 1, eaves + 2.2, Roof::Gabled);
    if (b)
        b->name = name;
    if (Built *o = add(fitted(frame, ground, -w * 0.2, 11, std::min(18.0, w * 0.4), 8.5), "office",
                       rng.range(2, 3), 10.8))
        o->name = name + QStringLiteral(" – văn phòng");
}

void Works::park()
{
    if (lot.poly.area() < 1500)
        return;
    // The pavilion stands at the end that the pond of a large park leaves free.
    const Box box = boxOf(lot.poly);
    const V2 at = lot.poly.centroid() + box.along * (box.length * 0.28) - frame.origin;
    addShell(fitted(frame, lot.poly, dot(at, frame.along), dot(at, frame.inwards), 8, 7), "public_service", 1,
             3.4, 2.2, Roof::Hipped);
    add(fitted(frame, lot.poly, -frame.width * 0.36, frame.depth - 7, 6, 4), "public_service", 1, 3.3);
}

} // namespace

const char *codeOf(Roof roof)
{
    switch (roof) {
    case Roof::Flat:
        return "flat";
    case Roof::Gabled:
        return "gabled";
    case Roof::Hipped:
        return "hipped";
    case Roof::Shed:
        return "shed";
    case Roof::StairHut:
        return "stair_hut";
    }
    return "flat";
}

Frame frameOf(const CellPlan &plan, const Lot &lot)
{
    Frame frame;
    int front = lot.side > 0 ? lot.poly.edgeWithTag(lot.side) : -1;
    Q_UNUSED(plan);
    if (front < 0)
        front = lot.poly.longestEdge();
    frame.along = lot.poly.edgeDirection(front);
    frame.inwards = leftOf(frame.along);
    frame.origin = between(lot.poly.at(front), lot.poly.next(front), 0.5);
    frame.width = lot.poly.edgeLength(front);
    frame.depth = lot.poly.span(frame.inwards).second - dot(frame.inwards, frame.origin);
    return frame;
}

std::vector<Built> build(const CellPlan &plan, const Lot &lot, Rng &rng)
{
    Works works(plan, lot, rng);
    switch (lot.use) {
    case LotUse::House:
    case LotUse::Office:
        works.house();
        break;
    case LotUse::Villa:
        works.villa();
        break;
    case LotUse::Tower:
        works.tower();
        break;
    case LotUse::Apartment:
        works.apartment();
        break;
    case LotUse::School:
        works.school();
        break;
    case LotUse::Kindergarten:
        works.kindergarten();
        break;
    case LotUse::Market:
        works.market();
        break;
    case LotUse::WardHall:
        works.wardHall();
        break;
    case LotUse::Temple:
        works.temple();
        break;
    case LotUse::Hospital:
        works.hospital();
        break;
    case LotUse::Factory:
        works.factory();
        break;
    case LotUse::Park:
        works.park();
        break;
    case LotUse::Green:
    case LotUse::Vacant:
        break;
    }
    return works.done;
}

} // namespace dothi::io::demo
