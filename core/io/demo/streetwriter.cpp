// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/demo/context.h>
#include <dothi/io/demo/kerbs.h>

namespace dothi::io::demo {

namespace {

constexpr double kMouthMarginM = 1.5;

bool inOpening(const std::vector<Opening> *openings, double position)
{
    return openings && std::ranges::any_of(*openings, [&](const Opening &o) {
               return position > o.from - kMouthMarginM && position < o.to + kMouthMarginM;
           });
}

/// Not qHash(), which differs between processors.
qint64 nameHash(const QString &name)
{
    quint64 hash = 0;
    for (const QChar c : name)
        hash = mix(hash ^ c.unicode());
    return static_cast<qint64>(hash);
}

class StreetWriter
{
public:
    StreetWriter(Context &context, CellPlan &plan)
        : m_context(context)
        , m_plan(plan)
    {}

    void write()
    {
        for (size_t s = 1; s < m_plan.sides.size(); ++s)
            std::ranges::sort(m_plan.sides[s].openings, {}, &Opening::from);
        writeMainSides();
        for (const Corridor &corridor : m_plan.corridors)
            writeCorridor(corridor);
        for (size_t k = 4; k < m_plan.streets.size(); ++k)
            writeStreet(static_cast<int>(k));
        const V2 cabinet = snapped(m_plan.side(1).from - leftOf(m_plan.side(1).axis.along) * 1.2);
        m_context.emit.add(Layer::Cabinet, m_context.emit.point(cabinet),
                           {text(cabinetCode(m_context, m_plan.index)), text(m_plan.streetOf(1).name),
                            text(m_context.source)});
        // Red lines of the main roads, on this cell's side.
        for (int k = 1; k <= 4; ++k) {
            const Side &side = m_plan.side(k);
            redLine(m_plan.streetOf(k), {{side.from, side.to}});
        }
    }

private:
    void surface(const geo::Geometry &geometry, const QString &name, const char *kind)
    {
        m_context.emit.add(Layer::RoadSurface, geometry, {text(name), text(kind), text(m_context.source)});
    }

    /// The sidewalk along a side, interrupted where streets and alleys come out.
    void sidewalk(const Poly &strip, const Side &side, const Street &street)
    {
        Poly rest = strip;
        const auto cutAt = [&](double position) {
            // Left of a line that points left of the axis lie the smaller positions.
            return cut(rest,
                       {side.axis.at + side.axis.along * (position - side.offset), leftOf(side.axis.along)},
                       0, 0);
        };
        for (const Opening &opening : side.openings) {
            if (rest.isEmpty())
                return;
            const Halves before = cutAt(opening.from);
            if (!before.left.isEmpty())
                surface(m_context.emit.polygon(before.left), street.name, "sidewalk");
            rest = before.right;
            if (rest.isEmpty())
                return;
            const Halves mouth = cutAt(opening.to);
            if (!mouth.left.isEmpty())
                surface(m_context.emit.polygon(mouth.left), street.name,
                        opening.alley ? "alley" : "carriageway");
            rest = mouth.right;
        }
        if (!rest.isEmpty())
            surface(m_context.emit.polygon(rest), street.name, "sidewalk");
    }

    void writeMainSides()
    {
        const Lattice &lattice = m_plan.lattice;
        const int c = m_plan.index.c;
        const int r = m_plan.index.r;
        for (int k = 1; k <= 4; ++k) {
            const Side &side = m_plan.side(k);
            const Street &street = m_plan.streetOf(k);
            const int e = m_plan.ground.edgeWithTag(k);
            const KerbLine kerb = k == 1   ? kerbOf(lattice, c, r, East, true)
                                  : k == 2 ? kerbOf(lattice, c + 1, r, North, true)
                                  : k == 3 ? kerbOf(lattice, c, r + 1, East, false)
                                           : kerbOf(lattice, c, r, North, false);
            if (street.spec.sidewalkM > 0) {
                const bool forward = dot(side.axis.along, m_plan.ground.edgeDirection(e)) > 0;
                const V2 first = forward ? kerb.from : kerb.to;
                const V2 second = forward ? kerb.to : kerb.from;
                sidewalk(Poly{first, second, m_plan.ground.next(e), m_plan.ground.at(e)}, side, street);
                furnish(m_context,
                        {kerb.from, kerb.to, leftOf(side.axis.along) * (side.left ? 1 : -1),
                         side.position(kerb.from), &street, side.left, &side.openings, m_plan.index});
            }
            if (street.spec.rowM >= 22 && !side.openings.empty())
                m_context.emit.add(Layer::Poi,
                                   m_context.emit.point(snapped(between(side.from, side.to, 0.37))),
                                   {text(QStringLiteral("Trạm xe buýt ") + street.name), text("bus_stop"),
                                    text(street.name), text(m_context.source)});
            // The corner before this side: between the kerb's curve and the cut corner of the block.
            const int node = k - 1;
            const int i = node == 1 || node == 2 ? c + 1 : c;
            const int j = node >= 2 ? r + 1 : r;
            std::vector<V2> ring = kerbCorner(lattice, i, j, static_cast<Quadrant>(node));
            const int chamfer = (e + m_plan.ground.size() - 1) % m_plan.ground.size();
            // The curve runs counter-clockwise about the node, so clockwise about the block.
            std::ranges::reverse(ring);
            ring.push_back(m_plan.ground.next(chamfer));
            ring.push_back(m_plan.ground.at(chamfer));
            if (street.spec.sidewalkM > 0 || ring.size() > 4)
                surface(m_context.emit.polygon(ring), street.name, "sidewalk");
        }
    }

    void writeCorridor(const Corridor &corridor)
    {
        const Street &street = m_plan.streets[static_cast<size_t>(corridor.street)];
        if (street.spec.sidewalkM <= 0) {
            surface(m_context.emit.polygon(corridor.poly), street.name, "alley");
            return;
        }
        const double kerb = street.spec.rowM / 2 - street.spec.sidewalkM;
        const Halves left = cut(corridor.poly, corridor.axis.moved(kerb), 0, 0);
        const Halves right = cut(left.right, corridor.axis.moved(-kerb), 0, 0);
        if (!left.left.isEmpty())
            sidewalk(left.left, m_plan.side(corridor.leftSide), street);
        if (!right.right.isEmpty())
            sidewalk(right.right, m_plan.side(corridor.rightSide), street);
        if (!right.left.isEmpty())
            surface(m_context.emit.polygon(right.left), street.name, "carriageway");
        for (const int s : {corridor.leftSide, corridor.rightSide}) {
            const Side &side = m_plan.side(s);
            const double sign = side.left ? 1 : -1;
            const V2 inwards = leftOf(side.axis.along) * sign;
            const V2 step = inwards * -street.spec.sidewalkM;
            furnish(m_context, {side.from + step, side.to + step, inwards, side.position(side.from), &street,
                                side.left, &side.openings, m_plan.index});
        }
    }

    void redLine(const Street &street, const std::vector<std::vector<V2>> &lines)
    {
        geo::Geometry geometry;
        for (const std::vector<V2> &line : lines)
            geometry.append(m_context.emit.line({snapped(line.front()), snapped(line.back())}));
        m_context.emit.add(Layer::RedLine, geometry,
                           {text(street.name), text("existing"), real(street.spec.rowM), unknown(), unknown(),
                            text(m_context.source)});
    }

    void writeStreet(int k)
    {
        const Street &street = m_plan.streets[static_cast<size_t>(k)];
        const bool alley = street.spec.roadClass == RoadClass::Alley;
        m_context.emit.add(
            Layer::Road, m_context.emit.line(street.axis),
            {text(street.name), text(codeOf(street.spec.roadClass)),
             street.surveyed ? real(street.spec.carriagewayM()) : unknown(),
             street.surveyed ? real(street.spec.rowM) : unknown(),
             street.surveyed ? real(street.spec.sidewalkM) : unknown(),
             street.surveyed ? whole(street.spec.lanes) : unknown(), flag(false),
             text(alley ? (street.spec.rowM < 2.6 ? "Bê tông xi măng" : "Bê tông nhựa") : "Bê tông nhựa"),
             flag(street.commercial), text(m_context.source)});
        if (street.surveyed) {
            std::vector<std::vector<V2>> lines;
            for (size_t s = 5; s < m_plan.sides.size(); ++s) {
                const Side &side = m_plan.sides[s];
                if (side.street == k && side.from != side.to)
                    lines.push_back({side.from, side.to});
            }
            if (!lines.empty())
                redLine(street, lines);
        }
        if (alley && street.spec.rowM >= 2.4)
            alleyLamps(street);
        else if (!alley)
            drain(street);
    }

    /// Lamps on brackets at the alley's left side, every 28 m.
    void alleyLamps(const Street &street)
    {
        double next = 9;
        double passed = 0;
        for (size_t p = 1; p < street.axis.size(); ++p) {
            const V2 along = unitOf(street.axis[p] - street.axis[p - 1]);
            const double length = lengthOf(street.axis[p] - street.axis[p - 1]);
            for (; next < passed + length; next += 28) {
                const V2 at = snapped(street.axis[p - 1] + along * (next - passed) +
                                      leftOf(along) * (street.spec.rowM / 2 - 0.35));
                lamp(m_context, at, street, m_plan.index);
            }
            passed += length;
        }
    }

    /// A storm drain under a street: from its far end to the main road it begins at.
    void drain(const Street &street)
    {
        const V2 low = street.axis.front();
        const V2 high = street.axis.back();
        const double length = lengthOf(high - low);
        if (length < 30)
            return;
        const V2 at = m_context.unbent(low, m_plan.index);
        // Ends above the main it runs into, where the ground leaves room; covered by 0.9 m at its shallow
        // end.
        double down = std::max(m_context.lattice.ground(at.x, at.y) - 1.6,
                               mainInvert(outfallDistance(m_context.lattice, at)) + 0.1);
        const double lowest = std::min({m_context.groundAt(low, m_plan.index),
                                        m_context.groundAt(between(low, high, 0.5), m_plan.index),
                                        m_context.groundAt(high, m_plan.index)});
        const double up = std::min(down + 0.0025 * length, lowest - 0.9);
        down = std::min(down, up - 0.001 * length);
        pipe(m_context, high, low, 600, up, down, m_plan.index);
    }

    Context &m_context;
    CellPlan &m_plan;
};

} // namespace

void lamp(Context &context, V2 at, const Street &street, CellIndex cell)
{
    const RoadClass kind = street.spec.roadClass;
    const bool main = kind <= RoadClass::InterArea;
    const double height = main ? 11 : kind <= RoadClass::Area ? 9 : kind == RoadClass::Alley ? 5 : 7.5;
    const double power = main ? 180 : kind <= RoadClass::Area ? 120 : kind == RoadClass::Alley ? 40 : 75;
    const quint64 hash = hashOf({static_cast<qint64>(context.lattice.seed()), 310, context.lamps});
    const bool old = hash % 6 == 0;
    context.emit.add(Layer::Lamp, context.emit.point(at),
                     {text(QStringLiteral("Đ%1").arg(++context.lamps, 6, 10, QLatin1Char('0'))),
                      real(height, 1), real(old ? power * 1.4 : power, 0), text(old ? "sodium" : "led"),
                      text(cabinetCode(context, cell)), text(street.name), text(context.source)});
}

QString cabinetCode(const Context &, CellIndex cell)
{
    return QStringLiteral("T%1.%2").arg(cell.c + 50).arg(cell.r + 50);
}

void furnish(Context &context, const Kerb &kerb)
{
    const double length = lengthOf(kerb.to - kerb.from);
    if (length < 12)
        return;
    const V2 along = unitOf(kerb.to - kerb.from);
    const Street &street = *kerb.street;
    const bool wide = street.spec.rowM >= 14;
    // Lamps: on both sides of wide streets, staggered; every 30 m.
    if (wide || kerb.left) {
        std::vector<V2> cable;
        for (double at = kerb.left ? 6 : 21; at < length - 3; at += 30) {
            double place = at;
            if (inOpening(kerb.openings, kerb.position + place))
                place += 4;
            if (inOpening(kerb.openings, kerb.position + place) || place > length - 2)
                continue;
            const V2 p = snapped(kerb.from + along * place + kerb.inwards * 0.6);
            lamp(context, p, street, kerb.cell);
            cable.push_back(p);
        }
        if (cable.size() > 1) {
            context.emit.add(Layer::Cable, context.emit.line(cable),
                             {text(QStringLiteral("%1-%2")
                                       .arg(cabinetCode(context, kerb.cell))
                                       .arg(context.emit.nextId(Layer::Cable))),
                              text("lighting"), real(0.4, 1), flag(true), text(context.source)});
        }
    }
    if (street.spec.sidewalkM < 2.5)
        return;
    const quint64 species = hashOf({static_cast<qint64>(context.lattice.seed()), 311, nameHash(street.name)});
    const double spacing = street.spec.rowM >= 24 ? 9 : 11;
    for (double at = 4; at < length - 3; at += spacing) {
        const quint64 hash = hashOf(
            {static_cast<qint64>(context.lattice.seed()), 312, context.trees, static_cast<qint64>(at)});
        const double place = at + static_cast<double>(hash % 200) / 100;
        if (hash % 10 < 2 || inOpening(kerb.openings, kerb.position + place) || place > length - 2)
            continue;
        const double height = (street.spec.rowM >= 24 ? 9 : 5.5) + static_cast<double>((hash >> 8) % 60) / 10;
        context.emit.add(Layer::Tree,
                         context.emit.point(snapped(kerb.from + along * place + kerb.inwards * 1.1)),
                         {text(treeSpecies((hash >> 40) % 5 == 0 ? hash : species, false)), real(height, 1),
                          real(height * (0.4 + static_cast<double>((hash >> 30) % 25) / 100), 1),
                          text(QStringLiteral("C%1").arg(++context.trees, 6, 10, QLatin1Char('0'))),
                          text(context.source)});
    }
}

void pipe(Context &context, V2 high, V2 low, double diameterMm, double invertUpM, double invertDownM,
          CellIndex cell)
{
    const double length = lengthOf(low - high);
    const int spans = std::max(1, static_cast<int>(std::floor(length / 35 + 0.5)));
    context.emit.add(
        Layer::Pipe, context.emit.line({high, low}),
        {text(QStringLiteral("M%1").arg(context.emit.nextId(Layer::Pipe), 6, 10, QLatin1Char('0'))),
         text("storm"), real(diameterMm, 0), real(invertUpM), real(invertDownM), text("Bê tông cốt thép"),
         whole(1996 + static_cast<int>(hashOf({static_cast<qint64>(diameterMm), cell.c, cell.r}) % 27)),
         text(context.source)});
    for (int k = 0; k < spans; ++k) {
        const double t = (k + 0.5) / spans;
        const V2 at = snapped(between(high, low, t));
        const double cover = context.groundAt(at, cell);
        context.emit.add(Layer::Manhole, context.emit.point(at),
                         {text(QStringLiteral("HG%1").arg(++context.manholes, 6, 10, QLatin1Char('0'))),
                          real(cover), real(invertUpM + (invertDownM - invertUpM) * t),
                          text(context.source)});
    }
}

void writeCellStreets(Context &context, CellPlan &plan)
{
    StreetWriter(context, plan).write();
}

} // namespace dothi::io::demo
