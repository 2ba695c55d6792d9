// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The main roads between the cells: carriageways, crossings, bridges, centre lines, drains, the planned
// widening.

#include <dothi/io/demo/kerbs.h>
#include <dothi/io/demo/streets.h>

namespace dothi::io::demo {

namespace {

/// QCVN 01:2021/BXD asks for 8 m and more at crossings of local roads; a footpath comes in with a small one.
constexpr double kKerbRadiusM = 8;
constexpr double kPathRadiusM = 2;

/// The roads that bound a quadrant: the first on its right hand and on its left hand.
struct Bounds
{
    Direction right = East;
    Direction left = North;
    /// A crossing's corner, not the side of a road that passes by.
    [[nodiscard]] bool isCorner() const { return ((right + 1) & 3) == left; }
};
Bounds boundsOfLine(const Lattice &lattice, int i, int j, Quadrant quadrant)
{
    int right = quadrant;
    for (int k = 0; k < 3 && !lattice.hasRoad(i, j, static_cast<Direction>(right & 3)); ++k)
        right += 3;
    int left = quadrant + 1;
    for (int k = 0; k < 3 && !lattice.hasRoad(i, j, static_cast<Direction>(left & 3)); ++k)
        left += 1;
    return {static_cast<Direction>(right & 3), static_cast<Direction>(left & 3)};
}

V2 alongRoad(const Lattice &lattice, int i, int j, Direction direction)
{
    const int di = direction == East ? 1 : direction == West ? -1 : 0;
    const int dj = direction == North ? 1 : direction == South ? -1 : 0;
    return unitOf(lattice.node(i + di, j + dj) - lattice.node(i, j));
}

double kerbRadius(const Lattice &lattice, int i, int j, const Bounds &bounds)
{
    const bool path =
        lattice.road(i, j, bounds.right).sidewalkM <= 0 || lattice.road(i, j, bounds.left).sidewalkM <= 0;
    return path ? kPathRadiusM : kKerbRadiusM;
}

/// Where the kerb of `direction` becomes straight again after the corner of the quadrant.
V2 kerbEnd(const Lattice &lattice, int i, int j, Quadrant quadrant, Direction direction)
{
    const V2 corner = lattice.corner(i, j, quadrant, Lattice::Edge::Kerb);
    const Bounds bounds = boundsOfLine(lattice, i, j, quadrant);
    if (!bounds.isCorner())
        return corner;
    return snapped(corner + alongRoad(lattice, i, j, direction) * kerbRadius(lattice, i, j, bounds));
}

class NetworkWriter
{
public:
    explicit NetworkWriter(Context &context)
        : m_context(context)
        , m_lattice(context.lattice)
    {}

    void write()
    {
        std::set<CellIndex> nodes;
        for (const CellIndex cell : m_lattice.used()) {
            for (const int di : {0, 1}) {
                for (const int dj : {0, 1})
                    nodes.insert({cell.c + di, cell.r + dj});
            }
        }
        for (const CellIndex node : nodes) {
            for (const Direction direction : {East, North}) {
                if (m_lattice.hasRoad(node.c, node.r, direction))
                    writeRoad(node.c, node.r, direction);
            }
            writeCrossing(node.c, node.r);
        }
    }

private:
    void surface(const geo::Geometry &geometry, const QString &name, const char *kind)
    {
        m_context.emit.add(Layer::RoadSurface, geometry, {text(name), text(kind), text(m_context.source)});
    }

    [[nodiscard]] CellIndex leftCell(int i, int j, Direction direction) const
    {
        return direction == East ? CellIndex{i, j} : CellIndex{i - 1, j};
    }
    [[nodiscard]] CellIndex rightCell(int i, int j, Direction direction) const
    {
        return direction == East ? CellIndex{i, j - 1} : CellIndex{i, j};
    }

    void writeRoad(int i, int j, Direction direction)
    {
        const LatticeStreet road = latticeStreet(m_lattice, m_context.flavour, i, j, direction);
        const KerbLine left = kerbOf(m_lattice, i, j, direction, true);
        const KerbLine right = kerbOf(m_lattice, i, j, direction, false);
        const V2 along = unitOf(road.to - road.from);
        const V2 across = leftOf(along);
        if (road.bridge) {
            const V2 walk = across * road.spec.sidewalkM;
            surface(
                m_context.emit.polygon(std::vector<V2>{snapped(right.from - walk), snapped(right.to - walk),
                                                       snapped(left.to + walk), snapped(left.from + walk)}),
                QStringLiteral("Cầu ") + road.name, "bridge");
        } else if (road.spec.medianM > 0) {
            const auto middle = [&](V2 l, V2 r, double sign) {
                return snapped(between(l, r, 0.5) + unitOf(l - r) * (sign * road.spec.medianM / 2));
            };
            surface(m_context.emit.polygon(Poly{right.from, right.to, middle(left.to, right.to, -1),
                                                middle(left.from, right.from, -1)}),
                    road.name, "carriageway");
            surface(m_context.emit.polygon(Poly{middle(left.from, right.from, 1),
                                                middle(left.to, right.to, 1), left.to, left.from}),
                    road.name, "carriageway");
            plantMedian(road, middle(left.from, right.from, 0), middle(left.to, right.to, 0));
        } else {
            surface(m_context.emit.polygon(Poly{right.from, right.to, left.to, left.from}), road.name,
                    "carriageway");
        }
        m_context.emit.add(Layer::Road, m_context.emit.line({road.from, road.to}),
                           {text(road.name), text(codeOf(road.spec.roadClass)),
                            real(road.spec.carriagewayM()), real(road.spec.rowM), real(road.spec.sidewalkM),
                            whole(road.spec.lanes), flag(false), text("Bê tông nhựa"), flag(road.commercial),
                            text(m_context.source)});
        if (!road.bridge) {
            for (const bool isLeft : {true, false}) {
                const CellIndex cell = isLeft ? leftCell(i, j, direction) : rightCell(i, j, direction);
                const CellIndex other = isLeft ? rightCell(i, j, direction) : leftCell(i, j, direction);
                if (!m_lattice.isUsed(cell) || !Lattice::isLand(cell))
                    openSide(road, isLeft ? left : right, isLeft, across, other);
            }
            drain(i, j, direction, road);
        }
        if (isWidened(i, j, direction))
            widen(road);
        writeConstructionLines(i, j, direction, road);
    }

    /// The side of a road that faces water or open country: a sidewalk without openings, and its red line.
    /// `cell`: the one on the other side, whose cabinet feeds the lamps.
    void openSide(const LatticeStreet &road, const KerbLine &kerb, bool left, V2 across, CellIndex cell)
    {
        const V2 outwards = across * (left ? 1.0 : -1.0);
        const V2 a = snapped(kerb.from + outwards * road.spec.sidewalkM);
        const V2 b = snapped(kerb.to + outwards * road.spec.sidewalkM);
        Street street;
        street.spec = road.spec;
        street.name = road.name;
        if (road.spec.sidewalkM > 0) {
            surface(m_context.emit.polygon(left ? std::vector<V2>{kerb.from, kerb.to, b, a}
                                                : std::vector<V2>{a, b, kerb.to, kerb.from}),
                    road.name, "sidewalk");
            furnish(m_context, {kerb.from, kerb.to, outwards, 0, &street, left, nullptr, cell});
        }
        m_context.emit.add(Layer::RedLine, m_context.emit.line({a, b}),
                           {text(road.name), text("existing"), real(road.spec.rowM), unknown(), unknown(),
                            text(m_context.source)});
    }

    void plantMedian(const LatticeStreet &road, V2 from, V2 to)
    {
        const double length = lengthOf(to - from);
        const V2 along = unitOf(to - from);
        for (double at = 6; at < length - 4; at += 12) {
            const quint64 hash = hashOf({static_cast<qint64>(m_lattice.seed()), 320, m_context.trees});
            const double height = 4 + static_cast<double>(hash % 25) / 10;
            m_context.emit.add(Layer::Tree, m_context.emit.point(snapped(from + along * at)),
                               {text("Cau vua"), real(height, 1), real(height * 0.5, 1),
                                text(QStringLiteral("C%1").arg(++m_context.trees, 6, 10, QLatin1Char('0'))),
                                text(m_context.source)});
        }
        const V2 side = leftOf(along) * (road.spec.medianM / 2);
        m_context.emit.add(Layer::LandUse,
                           m_context.emit.polygon(std::vector<V2>{snapped(from - side), snapped(to - side),
                                                                  snapped(to + side), snapped(from + side)}),
                           {text("DKV"), text("Dải phân cách"), real(length * road.spec.medianM, 1),
                            text(m_context.source)});
    }

    void writeCrossing(int i, int j)
    {
        std::vector<V2> ring;
        int roads = 0;
        for (const Direction d : {East, North, West, South})
            roads += m_lattice.hasRoad(i, j, d) ? 1 : 0;
        if (roads < 2)
            return;
        V2 last{1e9, 1e9};
        for (int q = 0; q < 4; ++q) {
            const std::vector<V2> curve = kerbCorner(m_lattice, i, j, static_cast<Quadrant>(q));
            for (const V2 &p : curve) {
                if (p != last && (ring.empty() || p != ring.front()))
                    ring.push_back(p);
                last = p;
            }
        }
        if (ring.size() < 3)
            return;
        surface(m_context.emit.polygon(ring), {}, "carriageway");
        // Corners that belong to no cell: their bit of sidewalk.
        for (int q = 0; q < 4; ++q) {
            const auto quadrant = static_cast<Quadrant>(q);
            const CellIndex cell{q == NorthEast || q == SouthEast ? i : i - 1,
                                 q == NorthEast || q == NorthWest ? j : j - 1};
            const Bounds bounds = boundsOfLine(m_lattice, i, j, quadrant);
            if (!bounds.isCorner() || (m_lattice.isUsed(cell) && Lattice::isLand(cell)))
                continue;
            std::vector<V2> corner = kerbCorner(m_lattice, i, j, quadrant);
            const V2 first = leftOf(alongRoad(m_lattice, i, j, bounds.right)) *
                             m_lattice.road(i, j, bounds.right).sidewalkM;
            const V2 second = leftOf(alongRoad(m_lattice, i, j, bounds.left)) *
                              -m_lattice.road(i, j, bounds.left).sidewalkM;
            const V2 start = corner.front();
            const V2 end = corner.back();
            std::ranges::reverse(corner);
            corner.push_back(snapped(start + first));
            corner.push_back(m_lattice.corner(i, j, quadrant, Lattice::Edge::RedLine));
            corner.push_back(snapped(end + second));
            if (isSimple(corner)) // not where two roads meet so sharply that nothing is left between them
                surface(m_context.emit.polygon(corner), {}, "sidewalk");
        }
    }

    /// Drains follow the main roads down to the nearest water: what falls along a road decides its way.
    void drain(int i, int j, Direction direction, const LatticeStreet &road)
    {
        const int i2 = direction == East ? i + 1 : i;
        const int j2 = direction == North ? j + 1 : j;
        const double a = outfallDistance(m_lattice, {m_lattice.lineU(i), m_lattice.lineV(j)});
        const double b = outfallDistance(m_lattice, {m_lattice.lineU(i2), m_lattice.lineV(j2)});
        if (std::abs(a - b) < 30)
            return; // along the water, or on a watershed: the cross streets drain it
        const auto diameter = [](double distance) {
            return distance < 120 ? 1500.0 : distance < 400 ? 1200.0 : 1000.0;
        };
        const bool forward = a > b;
        pipe(m_context, forward ? road.from : road.to, forward ? road.to : road.from,
             diameter(std::min(a, b)), mainInvert(std::max(a, b)), mainInvert(std::min(a, b)), {i, j});
    }

    void widen(const LatticeStreet &road)
    {
        const Line axis{road.from, unitOf(road.to - road.from)};
        const double length = lengthOf(road.to - road.from);
        geo::Geometry lines;
        for (const double sign : {1.0, -1.0}) {
            const Line red = axis.moved(sign * kWidenedRowM / 2);
            lines.append(m_context.emit.line({snapped(red.at), snapped(red.at + red.along * length)}));
        }
        m_context.emit.add(Layer::RedLine, lines,
                           {text(road.name), text("planned"), real(kWidenedRowM), text("4127/QĐ-UBND"),
                            city::Value{QDate(2024, 8, 19)}, text(m_context.source)});
    }

    /// Building lines: 6 m behind the red line along the main arterial, 3 m along the arterial that crosses
    /// it, north of the middle cell.
    void writeConstructionLines(int i, int j, Direction direction, const LatticeStreet &road)
    {
        const bool main = direction == North && i == 0 && !road.bridge;
        const bool second = direction == East && j == 0 && i >= 0;
        if (!main && !second)
            return;
        const double setback = main ? 6 : 3;
        const Line axis{road.from, unitOf(road.to - road.from)};
        const double length = lengthOf(road.to - road.from);
        for (const bool left : {true, false}) {
            const CellIndex cell = left ? leftCell(i, j, direction) : rightCell(i, j, direction);
            if (!m_lattice.isUsed(cell) || !Lattice::isLand(cell))
                continue;
            const Line line = axis.moved((left ? 1 : -1) * (road.spec.rowM / 2 + setback));
            m_context.emit.add(Layer::ConstructionLine,
                               m_context.emit.line({snapped(line.at + line.along * 24.0),
                                                    snapped(line.at + line.along * (length - 24))}),
                               {text(road.name), real(setback), text("2986/QĐ-UBND"),
                                city::Value{QDate(2019, 5, 14)}, text(m_context.source)});
        }
    }

    Context &m_context;
    const Lattice &m_lattice;
};

} // namespace

double outfallDistance(const Lattice &lattice, V2 uv)
{
    bool river = false;
    return std::max(lattice.bankDistance(uv.x, uv.y, 1500, river), 0.0);
}

double mainInvert(double distance)
{
    return -1.5 + 0.0007 * distance;
}

KerbLine kerbOf(const Lattice &lattice, int i, int j, Direction direction, bool left)
{
    const int i2 = direction == East ? i + 1 : i;
    const int j2 = direction == North ? j + 1 : j;
    if (direction == East) {
        return {kerbEnd(lattice, i, j, left ? NorthEast : SouthEast, East),
                kerbEnd(lattice, i2, j2, left ? NorthWest : SouthWest, West)};
    }
    return {kerbEnd(lattice, i, j, left ? NorthWest : NorthEast, North),
            kerbEnd(lattice, i2, j2, left ? SouthWest : SouthEast, South)};
}

std::vector<V2> kerbCorner(const Lattice &lattice, int i, int j, Quadrant quadrant)
{
    const V2 corner = lattice.corner(i, j, quadrant, Lattice::Edge::Kerb);
    const Bounds bounds = boundsOfLine(lattice, i, j, quadrant);
    if (!bounds.isCorner())
        return {corner};
    const double radius = kerbRadius(lattice, i, j, bounds);
    const V2 first = snapped(corner + alongRoad(lattice, i, j, bounds.right) * radius);
    const V2 last = snapped(corner + alongRoad(lattice, i, j, bounds.left) * radius);
    std::vector<V2> curve{first};
    for (const double t : {0.25, 0.5, 0.75}) // a parabola through both ends, tangent to both kerbs
        curve.push_back(snapped(between(between(first, corner, t), between(corner, last, t), t)));
    curve.push_back(last);
    return curve;
}

void writeNetwork(Context &context)
{
    NetworkWriter(context).write();
}

} // namespace dothi::io::demo
