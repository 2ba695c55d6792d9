// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What reaches across cells: water and its banks, wards, corridors, the height plane, the terrain.

#include <dothi/io/demo/context.h>
#include <dothi/io/demo/streets.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace dothi::io::demo {

namespace {

struct RegionReach
{
    int firstColumn = 0;
    int lastColumn = 0; ///< lines
    int firstRow = 0;
    int lastRow = 0;
};
RegionReach reachOf(const Lattice &lattice)
{
    RegionReach reach{1000, -1000, 1000, -1000};
    for (const CellIndex cell : lattice.used()) {
        reach.firstColumn = std::min(reach.firstColumn, cell.c);
        reach.lastColumn = std::max(reach.lastColumn, cell.c + 1);
        reach.firstRow = std::min(reach.firstRow, cell.r);
        reach.lastRow = std::max(reach.lastRow, cell.r + 1);
    }
    return reach;
}

class RegionWriter
{
public:
    explicit RegionWriter(Context &context)
        : m_context(context)
        , m_lattice(context.lattice)
        , m_reach(reachOf(context.lattice))
        , m_u0(m_lattice.lineU(m_reach.firstColumn - 1) - 30)
        , m_u1(m_lattice.lineU(m_reach.lastColumn + 1) + 30)
        , m_v0(m_lattice.lineV(m_reach.firstRow - 1) - 30)
        , m_v1(m_lattice.lineV(m_reach.lastRow + 1) + 30)
    {}

    void write()
    {
        for (const int row : m_lattice.rivers()) {
            if (m_lattice.lineV(row + 1) > m_v0 && m_lattice.lineV(row) < m_v1)
                writeRiver(row);
        }
        for (const int column : m_lattice.canals()) {
            if (m_lattice.lineU(column + 1) > m_u0 && m_lattice.lineU(column) < m_u1)
                writeCanal(column);
        }
        writeFields();
        writeWards();
        writePowerLine();
        writeHeightPlane();
    }

private:
    using Ring = std::vector<V2>;
    static constexpr int kEmbankedCells = 4; ///< to either side of the middle

    [[nodiscard]] Ring riverSide(int row, bool north, double from, double to) const
    {
        Ring points;
        const int steps = std::max(1, static_cast<int>(std::floor(std::abs(to - from) / 12)));
        for (int k = 0; k <= steps; ++k) {
            const double u = from + (to - from) * k / steps;
            points.push_back(snapped(m_lattice.warp(u, m_lattice.riverBank(row, u, north))));
        }
        return points;
    }

    /// The points moved to their left.
    [[nodiscard]] static Ring beside(const Ring &points, double left)
    {
        Ring moved;
        for (size_t k = 0; k < points.size(); ++k) {
            const V2 before = points[k > 0 ? k - 1 : 0];
            const V2 after = points[std::min(k + 1, points.size() - 1)];
            moved.push_back(snapped(points[k] + leftOf(unitOf(after - before)) * left));
        }
        return moved;
    }

    /// A ring of one line there and another back.
    [[nodiscard]] static Ring ribbon(Ring there, const Ring &back)
    {
        there.insert(there.end(), back.rbegin(), back.rend());
        return there;
    }

    void corridor(const Ring &bank, double widthM, const QString &name, const QString &basis)
    {
        m_context.emit.add(
            Layer::ProtectionCorridor, m_context.emit.polygon(ribbon(beside(bank, -widthM), bank)),
            {text(name), text("river"), real(widthM), flag(false), text(basis), text(m_context.source)});
    }

    void writeRiver(int row)
    {
        const int index = floorDiv(row + 2, 20);
        const QString name = riverName(m_context.flavour, index);
        const Ring south = riverSide(row, false, m_u0, m_u1);
        Ring north = riverSide(row, true, m_u1, m_u0);
        Ring ring = south;
        ring.insert(ring.end(), north.begin(), north.end());
        m_context.emit.add(
            Layer::Water, m_context.emit.polygon(ring),
            {text(name), text("river"), text("4"), real(Lattice::kBankM), text(m_context.source)});
        // Land lies right of a bank that is followed with the water on the left.
        const QString basis = QStringLiteral("QĐ 56/2025/QĐ-UBND (bề rộng chưa kiểm chứng)");
        corridor(south, 30, QStringLiteral("Hành lang bảo vệ ") + name + QStringLiteral(" – bờ nam"), basis);
        corridor(north, 30, QStringLiteral("Hành lang bảo vệ ") + name + QStringLiteral(" – bờ bắc"), basis);
        for (int c = m_reach.firstColumn; c < m_reach.lastColumn; ++c) {
            if (Lattice::isCanal(c))
                continue;
            if (m_lattice.isUsed({c, row + 1}))
                writeBank(c, row, true);
            if (m_lattice.isUsed({c, row - 1}))
                writeBank(c, row, false);
        }
    }

    /// Along the water in the middle of the city, where the promenade is.
    void writeEmbankment(int row, double from, double to)
    {
        constexpr double kInlandM = 6;
        constexpr double kCrestM = Lattice::kBankM + 0.9;
        // The bank is followed eastwards, with the land on its left.
        const Ring points = beside(riverSide(row, true, from, to), kInlandM);
        geo::Geometry line(geo::GeometryType::MultiLineString, true);
        line.beginPart();
        line.beginRing();
        for (const V2 &p : points)
            line.add(m_context.emit.toMap(p, kCrestM));
        m_context.emit.add(
            Layer::Breakline, std::move(line),
            {text(QStringLiteral("Bờ bao ") + riverName(m_context.flavour, floorDiv(row + 2, 20))),
             text("embankment"), real(kCrestM), real(3), real(3), text(m_context.source)});
    }

    /// The green strip between the embankment road and the water.
    void writeBank(int c, int row, bool north)
    {
        const int j = north ? row + 1 : row;
        const auto halfBridge = [&](int i) {
            if (!m_lattice.hasRoad(i, row, North))
                return Lattice::isCanal(i) || Lattice::isCanal(i - 1) ? 12.0 : 0.0;
            return Lattice::columnRoad(i).rowM / 2 + 3;
        };
        const double from = m_lattice.lineU(c) + halfBridge(c);
        const double to = m_lattice.lineU(c + 1) - halfBridge(c + 1);
        const V2 a = m_lattice.corner(c, j, north ? SouthEast : NorthEast, Lattice::Edge::RedLine);
        const V2 b = m_lattice.corner(c + 1, j, north ? SouthWest : NorthWest, Lattice::Edge::RedLine);
        Ring ring;
        if (north) { // water south: bank eastwards, road back
            ring = riverSide(row, true, from, to);
            ring.push_back(b);
            ring.push_back(a);
        } else {
            ring = {a, b};
            const Ring bank = riverSide(row, false, to, from);
            ring.insert(ring.end(), bank.begin(), bank.end());
        }
        double twice = 0;
        for (size_t k = 2; k < ring.size(); ++k)
            twice += cross(ring[k - 1] - ring[0], ring[k] - ring[0]);
        if (twice < 200)
            return;
        if (north && std::abs(c) <= kEmbankedCells)
            writeEmbankment(row, from, to);
        m_context.emit.add(
            Layer::LandUse, m_context.emit.polygon(ring),
            {text("DKV"), text("Công viên bờ sông"), real(twice / 2, 1), text(m_context.source)});
        // Trees in two rows, where the strip is wide enough.
        const double length = lengthOf(b - a);
        for (double at = 8; at < length - 8; at += 9) {
            const double t = at / length;
            const V2 road = between(a, b, t);
            const double u = from + (to - from) * t;
            const V2 bank = m_lattice.warp(u, m_lattice.riverBank(row, u, north));
            const double depth = lengthOf(bank - road);
            for (double in = 3.5; in < depth - 3; in += 8) {
                const quint64 hash = hashOf({static_cast<qint64>(m_lattice.seed()), 330, m_context.trees, c});
                if (hash % 10 < 4)
                    continue;
                const double height = 5 + static_cast<double>((hash >> 8) % 70) / 10;
                const V2 jitter{static_cast<double>((hash >> 20) % 300) / 100 - 1.5,
                                static_cast<double>((hash >> 32) % 300) / 100 - 1.5};
                m_context.emit.add(
                    Layer::Tree, m_context.emit.point(snapped(between(road, bank, in / depth) + jitter)),
                    {text(treeSpecies(hash, true)), real(height, 1), real(height * 0.6, 1),
                     text(QStringLiteral("C%1").arg(++m_context.trees, 6, 10, QLatin1Char('0'))),
                     text(m_context.source)});
            }
        }
    }

    void writeCanal(int column)
    {
        const int index = floorDiv(column + 3, 9);
        const QString name = canalName(m_context.flavour, index);
        // From river to river, or to the edge.
        double from = m_v0;
        for (const int row : m_lattice.rivers()) {
            const double middle = m_lattice.lineU(column) + 22;
            const double south = m_lattice.riverBank(row, middle, false);
            const double north = m_lattice.riverBank(row, middle, true);
            if (north < m_v0)
                continue;
            if (south > m_v1)
                break;
            if (south > from)
                writeReach(column, from, south, name, from > m_v0, true, row);
            from = north;
        }
        if (from < m_v1)
            writeReach(column, from, m_v1, name, from > m_v0, false, 0);
    }

    void writeReach(int column, double from, double to, const QString &name, bool mouthBelow, bool mouthAbove,
                    int row)
    {
        const auto side = [&](bool east) {
            Ring points;
            const int steps = std::max(1, static_cast<int>(std::floor((to - from) / 15)));
            for (int k = 0; k <= steps; ++k) {
                double v = from + (to - from) * k / steps;
                const double u = m_lattice.canalBank(column, v, east);
                // The mouths lie on the river's bank.
                if (k == steps && mouthAbove)
                    v = m_lattice.riverBank(row, u, false);
                if (k == 0 && mouthBelow) {
                    for (const int r : m_lattice.rivers()) {
                        if (std::abs(m_lattice.riverBank(r, u, true) - v) < 30)
                            v = m_lattice.riverBank(r, u, true);
                    }
                }
                points.push_back(snapped(m_lattice.warp(u, v)));
            }
            return points;
        };
        const Ring east = side(true);
        Ring west = side(false);
        m_context.emit.add(
            Layer::Water, m_context.emit.polygon(ribbon(east, west)),
            {text(name), text("canal"), text("none"), real(Lattice::kBankM), text(m_context.source)});
        const QString basis = QStringLiteral("QĐ 56/2025/QĐ-UBND (bề rộng chưa kiểm chứng)");
        corridor(east, 10, QStringLiteral("Hành lang bảo vệ ") + name + QStringLiteral(" – bờ đông"), basis);
        std::ranges::reverse(west);
        corridor(west, 10, QStringLiteral("Hành lang bảo vệ ") + name + QStringLiteral(" – bờ tây"), basis);
    }

    /// Outlines of sets of cells, along the lattice lines.
    [[nodiscard]] geo::Geometry outline(const std::set<CellIndex> &cells) const
    {
        // Every edge between a cell of the set and one that is not, with the set on its left; then chained.
        std::map<CellIndex, std::vector<CellIndex>> next;
        for (const CellIndex cell : cells) {
            const auto has = [&](int c, int r) { return cells.count({c, r}) > 0; };
            const auto edge = [&](CellIndex a, CellIndex b) { next[a].push_back(b); };
            if (!has(cell.c, cell.r - 1))
                edge({cell.c, cell.r}, {cell.c + 1, cell.r});
            if (!has(cell.c + 1, cell.r))
                edge({cell.c + 1, cell.r}, {cell.c + 1, cell.r + 1});
            if (!has(cell.c, cell.r + 1))
                edge({cell.c + 1, cell.r + 1}, {cell.c, cell.r + 1});
            if (!has(cell.c - 1, cell.r))
                edge({cell.c, cell.r + 1}, {cell.c, cell.r});
        }
        geo::Geometry geometry;
        while (!next.empty()) {
            const CellIndex start = next.begin()->first;
            CellIndex at = start;
            CellIndex before{start.c, start.r - 1};
            Ring ring;
            double twice = 0;
            do {
                std::vector<CellIndex> &ways = next[at];
                // Where two parts touch in a corner: the left-most way keeps them apart.
                size_t best = 0;
                for (size_t k = 1; k < ways.size(); ++k) {
                    const auto turn = [&](CellIndex way) {
                        return (at.c - before.c) * (way.r - at.r) - (at.r - before.r) * (way.c - at.c);
                    };
                    if (turn(ways[k]) > turn(ways[best]))
                        best = k;
                }
                const CellIndex to = ways[best];
                ways.erase(ways.begin() + static_cast<std::ptrdiff_t>(best));
                if (ways.empty())
                    next.erase(at);
                ring.push_back(m_lattice.node(at.c, at.r));
                twice += static_cast<double>(at.c) * to.r - static_cast<double>(to.c) * at.r;
                before = at;
                at = to;
            } while (at != start && next.count(at) > 0);
            if (twice > 0) // holes are other wards' or unbuilt cells: left out
                geometry.append(m_context.emit.polygon(ring));
        }
        return geometry;
    }

    /// The next cells round about: fields and gardens that the city has not reached yet.
    void writeFields()
    {
        std::vector<CellIndex> fields;
        for (int c = m_reach.firstColumn - 1; c <= m_reach.lastColumn; ++c) {
            for (int r = m_reach.firstRow - 1; r <= m_reach.lastRow; ++r) {
                if (Lattice::isLand({c, r}) && !m_lattice.isUsed({c, r}))
                    fields.push_back({c, r});
            }
        }
        for (const CellIndex cell : fields) {
            const auto corners = m_lattice.cellCorners(cell, Lattice::Edge::RedLine);
            const Poly poly{corners[0], corners[1], corners[2], corners[3]};
            if (!poly.isConvex())
                continue;
            const quint64 hash = hashOf({static_cast<qint64>(m_lattice.seed()), 332, cell.c, cell.r});
            constexpr std::array<const char *, 3> codes{"CLN", "HNK", "LUC"};
            m_context.emit.add(
                Layer::LandUse, m_context.emit.polygon(poly),
                {text(codes[hash % 3]), unknown(), real(poly.area(), 1), text(m_context.source)});
        }
    }

    void writeWards()
    {
        std::map<CellIndex, std::set<CellIndex>> wards;
        for (const CellIndex cell : m_lattice.used())
            wards[wardOf(cell)].insert(cell);
        const QString cityCode = m_context.profile.wardCodePrefix + QStringLiteral("9000");
        qint64 all = 0;
        for (const auto &[ward, count] : m_context.residents)
            all += count;
        m_context.emit.add(Layer::AdminUnit, outline(m_lattice.used()),
                           {text(cityCode), text("Thành phố mẫu"), text("thanh_pho"), whole(1), unknown(),
                            unknown(), city::Value{QDate(2025, 7, 1)}, whole(all)});
        for (const auto &[ward, cells] : wards) {
            const quint64 hash = hashOf({static_cast<qint64>(m_lattice.seed()), 331, ward.c, ward.r});
            m_context.emit.add(Layer::AdminUnit, outline(cells),
                               {text(m_context.wardCode(ward)), text(m_context.wardNameOf(ward)),
                                text("phuong"), whole(2), text(cityCode),
                                text(QStringLiteral("Phường %1, phường %2 (trước 07/2025)")
                                         .arg(1 + hash % 14)
                                         .arg(15 + hash % 11)),
                                city::Value{QDate(2025, 7, 1)}, whole(m_context.residents[ward])});
        }
    }

    /// 110 kV along the first main road east of the middle that is long enough.
    void writePowerLine()
    {
        const int i = std::min(2, m_reach.lastColumn - 1);
        Ring axis;
        for (int j = m_reach.firstRow; j <= m_reach.lastRow; ++j)
            axis.push_back(m_lattice.node(i, j));
        if (axis.size() < 3)
            return;
        m_context.emit.add(
            Layer::Cable, m_context.emit.line(axis),
            {text("ĐZ 110 kV"), text("power"), real(110), flag(false), text(m_context.source)});
        const double half = 7; // conductors 3 m off the axis, then 4 m
        Ring ring = beside(axis, -half);
        const Ring left = beside(axis, half);
        ring.insert(ring.end(), left.rbegin(), left.rend());
        m_context.emit.add(Layer::ProtectionCorridor, m_context.emit.polygon(ring),
                           {text("Hành lang an toàn đường dây 110 kV"), text("power"), real(2 * half),
                            flag(false), text("NĐ 62/2025/NĐ-CP (bề rộng chưa kiểm chứng)"),
                            text(m_context.source)});
    }

    /// Three bands of a conical surface about an airfield that lies somewhere in the west.
    void writeHeightPlane()
    {
        const double width = m_u1 - m_u0;
        constexpr std::array<double, 3> limits{110, 130, 150};
        for (size_t k = 0; k < limits.size(); ++k) {
            const double from = m_u0 + width * 0.1 * static_cast<double>(k);
            const double to = m_u0 + width * 0.1 * static_cast<double>(k + 1);
            const double lean = width * 0.06;
            m_context.emit.add(
                Layer::HeightPlane,
                m_context.emit.polygon(Ring{snapped(V2{from, m_v0}), snapped(V2{to, m_v0}),
                                            snapped(V2{to + lean, m_v1}), snapped(V2{from + lean, m_v1})}),
                {text(QStringLiteral("Tĩnh không sân bay (mẫu) – mặt côn, %1 m").arg(limits[k])),
                 text("airport"), real(limits[k]), text("Cục Tác chiến, Bộ Quốc phòng"),
                 text("NĐ 32/2016/NĐ-CP (số liệu mẫu)"), text(m_context.source)});
        }
    }

    Context &m_context;
    const Lattice &m_lattice;
    RegionReach m_reach;
    double m_u0;
    double m_u1;
    double m_v0;
    double m_v1;
};

} // namespace

void writeRegion(Context &context)
{
    RegionWriter(context).write();
}

geo::ElevationGrid terrainOf(const Context &context, double cellM)
{
    // Cells on whole multiples of their size, so that the raster is the same wherever the city grows to.
    const geo::Extent extent = context.emit.extent();
    const double west = std::floor(extent.minX() / cellM) * cellM;
    const double north = std::ceil(extent.maxY() / cellM) * cellM;
    const int columns = static_cast<int>(std::ceil((extent.maxX() - west) / cellM));
    const int rows = static_cast<int>(std::ceil((north - extent.minY()) / cellM));
    geo::ElevationGrid grid(columns, rows, west, north, cellM);
    const V2 origin = context.emit.fromMap({0, 0, 0});
    V2 rowGuess;
    for (int r = 0; r < rows; ++r) {
        V2 guess = rowGuess;
        for (int c = 0; c < columns; ++c) {
            const geo::Coord center = grid.cellCenter(c, r);
            const V2 place = V2{center.x, center.y} + origin;
            if (r == 0 && c == 0)
                guess = place;
            // The neighbour's shift is a good guess: two steps do.
            V2 uv = guess;
            for (int step = 0; step < (c == 0 ? 12 : 2); ++step)
                uv = uv + (place - context.lattice.warp(uv.x, uv.y));
            if (c == 0)
                rowGuess = uv + V2{0, -cellM};
            guess = uv + V2{cellM, 0};
            const double height = context.lattice.ground(uv.x, uv.y);
            grid.set(c, r, static_cast<float>(std::floor(height * 1000 + 0.5) / 1000));
        }
    }
    return grid;
}

std::vector<std::pair<QString, QByteArray>> savedViews(const Context &context)
{
    const Lattice &lattice = context.lattice;
    std::vector<std::pair<QString, QByteArray>> views;
    const auto add = [&](const char *id, const char *title, const geo::Coord &target, double heading,
                         double pitch, double distance) {
        const QJsonObject pose{{QStringLiteral("target"), QJsonArray{target.x, target.y, target.z}},
                               {QStringLiteral("headingDeg"), heading},
                               {QStringLiteral("pitchDeg"), pitch},
                               {QStringLiteral("distanceM"), distance},
                               {QStringLiteral("plan"), false}};
        const QJsonObject view{{QStringLiteral("title"), QString::fromUtf8(title)},
                               {QStringLiteral("pose"), pose}};
        views.emplace_back(QString::fromLatin1(id), QJsonDocument(view).toJson(QJsonDocument::Compact));
    };
    const auto at = [&](V2 p) { return context.emit.toMap(snapped(p), 2); };
    geo::Extent built;
    for (const CellIndex cell : lattice.used()) {
        built.add(context.emit.toMap(lattice.node(cell.c, cell.r)));
        built.add(context.emit.toMap(lattice.node(cell.c + 1, cell.r + 1)));
    }
    const geo::Coord middle{std::floor(built.center().x), std::floor(built.center().y), 2};
    add("whole-city", "Toàn thành phố", middle, 18, 40,
        std::floor(std::max(built.width(), built.height()) * 1.2));
    const double bendU = lattice.lineU(-1) + 20;
    add("river-bend", "Khúc sông",
        at(lattice.warp(bendU,
                        (lattice.riverBank(-2, bendU, true) + lattice.riverBank(-2, bendU, false)) / 2)),
        330, 24, 620);
    if (const auto &plot = context.plots[kApartmentTooNear])
        add("street", "Đường phố", at(plot->poly.centroid()), 28, 24, 190);
    if (context.market)
        add("market", "Chợ", at(*context.market), 35, 34, 260);
    if (context.park)
        add("park", "Công viên", at(*context.park), 120, 32, 380);
    return views;
}

} // namespace dothi::io::demo
