// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/demo/context.h>
#include <dothi/io/demo/streets.h>

namespace dothi::io::demo {

namespace {

struct ZoneRule
{
    const char *function;
    double density; ///< 0: the plan does not say
    double far;
    double height;
    int storeys;
    int minStoreys;
    bool existing;
    const char *landUse;
};

ZoneRule civicRule(LotUse use)
{
    switch (use) {
    case LotUse::School:
    case LotUse::Kindergarten:
        return {"education", 40, 1.6, 18, 4, 1, true, "DGD"};
    case LotUse::Market:
        return {"commercial", 60, 1.2, 14, 3, 1, true, "DCH"};
    case LotUse::WardHall:
        return {"culture", 40, 2.0, 22, 5, 1, true, "TSC"};
    case LotUse::Temple:
        return {"culture", 40, 1.0, 28, 7, 1, true, "TON"};
    case LotUse::Hospital:
        return {"health", 40, 3.2, 40, 10, 1, true, "DYT"};
    case LotUse::Park:
        return {"green", 5, 0.05, 6, 1, 1, true, "DKV"};
    default:
        return {"infrastructure", 40, 1.0, 12, 3, 1, true, "DKV"};
    }
}

ZoneRule ruleOf(const Block &block)
{
    switch (block.site) {
    case Site::Infill:
        return {"mixed", 80, 8, 45, 12, 3, true, "ODT"};
    case Site::RowsEast:
    case Site::RowsWest:
        return {"residential_existing", 90, 6, 21.6, 6, 2, true, "ODT"};
    case Site::Public:
        return {"education", 60, 3, 20, 5, 1, true, "DGD"};
    case Site::NoLimits:
        return {"commercial", 0, 0, 0, 0, 0, true, "TMD"};
    case Site::Unsurveyed:
        return {"mixed", 80, 8, 45, 12, 3, true, "TMD"};
    case Site::Garden:
        return {"green", 5, 0.05, 6, 1, 1, true, "DKV"};
    case Site::None:
        break;
    }
    switch (block.kind) {
    case BlockKind::Alleys:
        return {"residential_existing", 90, 5, 21.6, 6, 1, true, "ODT"};
    case BlockKind::Rows:
        return {"residential_new", 90, 4.5, 20, 5, 2, false, "ODT"};
    case BlockKind::Villas:
        return {"residential_new", 50, 1.5, 13, 3, 1, false, "ODT"};
    case BlockKind::Downtown:
        return {"commercial", 60, 13, 160, 42, 3, true, "TMD"};
    case BlockKind::Apartments:
        return {"apartment", 45, 8, 110, 32, 5, false, "ODT"};
    case BlockKind::Industry:
        return {"industry", 70, 2.1, 18, 3, 1, false, "SKC"};
    case BlockKind::Civic:
    case BlockKind::Green:
        return civicRule(block.civic);
    case BlockKind::Empty:
        return {"residential_new", 0, 0, 0, 0, 0, false, "BCS"};
    }
    return {"residential_existing", 90, 5, 21.6, 6, 1, true, "ODT"};
}

const char *landUseOf(const Lot &lot, const Block &block)
{
    switch (lot.use) {
    case LotUse::Tower:
        return "TMD";
    case LotUse::Office:
        return "ODT";
    case LotUse::Green:
        return "DKV";
    case LotUse::Vacant:
        return block.kind == BlockKind::Empty && block.site == Site::None ? "BCS" : ruleOf(block).landUse;
    default:
        return ruleOf(block).landUse;
    }
}

/// Map sheets follow the cells, numbered within the ward.
int mapSheetOf(CellIndex cell)
{
    const int c = cell.c - floorDiv(cell.c, 3) * 3;
    const int row = cell.r + 2 - floorDiv(cell.r + 2, 20) * 20;
    return 9 + (row - std::min(row / 4, 4) * 4) * 3 + c;
}

class CellWriter
{
public:
    CellWriter(Context &context, CellPlan &plan)
        : m_context(context)
        , m_plan(plan)
        , m_ward(wardOf(plan.index))
        , m_wardCode(context.wardCode(m_ward))
        , m_wardName(context.wardNameOf(m_ward))
        , m_rng(hashOf({static_cast<qint64>(context.lattice.seed()), 300, plan.index.c, plan.index.r}))
    {}

    void write(int limit)
    {
        m_plan.layOut();
        int built = 0;
        std::vector<std::vector<Built>> works;
        for (size_t b = 0; b < m_plan.blocks.size(); ++b) {
            Block &block = m_plan.blocks[b];
            if (built >= limit && block.site == Site::None) {
                block.kind = BlockKind::Empty;
                block.civic = LotUse::House;
            }
            m_plan.subdivide(static_cast<int>(b));
            for (size_t k = works.size(); k < m_plan.lots.size(); ++k) {
                std::vector<Built> &made = works.emplace_back();
                if (built < limit)
                    made = build(m_plan, m_plan.lots[k], m_rng);
                const auto room = static_cast<size_t>(limit - built);
                if (made.size() > room)
                    made.resize(room);
                built += static_cast<int>(made.size());
            }
        }
        for (size_t b = 0; b < m_plan.blocks.size(); ++b)
            writeBlock(static_cast<int>(b));

        std::vector<const Poly *> polygons;
        polygons.reserve(m_plan.lots.size());
        for (const Lot &lot : m_plan.lots)
            polygons.push_back(&lot.poly);
        const std::vector<std::vector<V2>> rings = shareCorners(polygons);
        for (size_t k = 0; k < m_plan.lots.size(); ++k)
            writeLot(static_cast<int>(k), rings[k], works[k]);
    }

private:
    void writeBlock(int b)
    {
        const Block &block = m_plan.blocks[static_cast<size_t>(b)];
        ZoneRule rule = ruleOf(block);
        const int number = (m_plan.index.r - floorDiv(m_plan.index.r, 20) * 20) * 64 +
                           (m_plan.index.c - floorDiv(m_plan.index.c, 9) * 9) * 7 + b;
        const quint64 hash =
            hashOf({static_cast<qint64>(m_context.lattice.seed()), 301, m_plan.index.c, m_plan.index.r, b});
        // Some plans leave limits open, as real ones do.
        const bool open = block.site == Site::None && hash % 13 == 0;
        const auto limit = [&](double value, int decimals) {
            return value > 0 ? real(value, decimals) : unknown();
        };
        const bool detailed = block.kind == BlockKind::Villas || block.kind == BlockKind::Apartments;
        const char *letter = "A";
        switch (block.kind) {
        case BlockKind::Alleys:
            letter = "I";
            break;
        case BlockKind::Rows:
            letter = "II";
            break;
        case BlockKind::Villas:
            letter = "BT";
            break;
        case BlockKind::Downtown:
            letter = "TM";
            break;
        case BlockKind::Apartments:
            letter = "CC";
            break;
        case BlockKind::Industry:
            letter = "CN";
            break;
        case BlockKind::Civic:
            letter = "CCĐT";
            break;
        case BlockKind::Green:
            letter = "CX";
            break;
        case BlockKind::Empty:
            letter = "HH";
            break;
        }
        const QString scale = detailed ? QStringLiteral("1/500") : QStringLiteral("1/2000");
        const QString decision = QStringLiteral("%1/QĐ-UBND").arg(3100 + (hash >> 12) % 4200);
        const QDate day(2013 + static_cast<int>((hash >> 30) % 11), 1 + static_cast<int>((hash >> 35) % 12),
                        1 + static_cast<int>((hash >> 40) % 28));
        m_context.emit.add(Layer::PlanningZone, m_context.emit.polygon(block.poly),
                           {text(QStringLiteral("%1-%2").arg(QString::fromUtf8(letter)).arg(number)),
                            text(rule.function), limit(rule.density, 1),
                            open ? unknown() : limit(rule.far, 2), open ? unknown() : limit(rule.height, 1),
                            rule.storeys > 0 ? whole(rule.storeys) : unknown(),
                            rule.minStoreys > 0 ? whole(rule.minStoreys) : unknown(), flag(rule.existing),
                            text((detailed ? QStringLiteral("Quy hoạch chi tiết khu nhà ở ")
                                           : QStringLiteral("Quy hoạch phân khu ")) +
                                 m_wardName),
                            text(scale), text(decision), city::Value{day}, text(m_context.source)});
        m_context.emit.add(
            Layer::LandUse, m_context.emit.polygon(block.poly),
            {text(rule.landUse), unknown(), real(block.poly.area(), 1), text(m_context.source)});
    }

    [[nodiscard]] QString addressOf(const Lot &lot, int front) const
    {
        if (lot.side <= 0)
            return m_wardName;
        const Side &side = m_plan.side(lot.side);
        const Street &street = m_plan.streetOf(lot.side);
        const V2 door =
            front >= 0 ? between(lot.poly.at(front), lot.poly.next(front), 0.5) : lot.poly.centroid();
        const int number = side.number(door);
        QString address;
        if (street.prefix.isEmpty())
            address = QString::number(number);
        else
            address = street.prefix + QLatin1Char('/') + QString::number(number);
        return address + QLatin1Char(' ') + street.base + QStringLiteral(", ") + m_wardName;
    }

    void writeLot(int k, const std::vector<V2> &ring, const std::vector<Built> &works)
    {
        const Lot &lot = m_plan.lots[static_cast<size_t>(k)];
        const Block &block = m_plan.blocks[static_cast<size_t>(lot.block)];
        const quint64 hash =
            hashOf({static_cast<qint64>(m_context.lattice.seed()), 302, m_plan.index.c, m_plan.index.r, k});
        const int front = lot.side > 0 ? lot.poly.edgeWithTag(lot.side) : -1;
        const QString address = addressOf(lot, front);
        const QString sheet = QString::number(mapSheetOf(m_plan.index));
        const QString number = QString::number(k + 1);
        double twice = 0;
        for (size_t c = 2; c < ring.size(); ++c)
            twice += cross(ring[c - 1] - ring[0], ring[c] - ring[0]);
        const double area = std::floor(twice * 5 + 0.5) / 10;
        // What the certificate says differs a little on one lot in eight: older surveys.
        const bool differs = lot.slot < 0 && hash % 8 == 0;
        const double legal = differs ? area + (static_cast<double>((hash >> 8) % 31) - 15) / 10 : area;
        const bool old = block.kind == BlockKind::Alleys;
        const city::FeatureId parcel =
            m_context.emit.add(Layer::Parcel, m_context.emit.polygon(ring),
                               {text(sheet), text(number), real(area, 1), real(std::max(legal, 1.0), 1),
                                text(landUseOf(lot, block)), text(m_wardCode), text(address),
                                old ? text(QString::number(1 + (hash >> 16) % 48)) : unknown(),
                                old ? text(QString::number(1 + (hash >> 24) % 900)) : unknown(),
                                real(lot.slot >= 0 || !old ? 0.07 : 0.1),
                                city::Value{QDate(2004 + static_cast<int>((hash >> 34) % 20),
                                                  1 + static_cast<int>((hash >> 40) % 12),
                                                  1 + static_cast<int>((hash >> 44) % 28))},
                                text(m_context.source)});

        const V2 middle = lot.poly.centroid();
        const double ground = m_context.groundAt(middle, m_plan.index);
        if (lot.slot >= 0) {
            m_context.plots[static_cast<size_t>(lot.slot)] = PermitPlot{
                lot.poly, std::max(front, 0), parcel, number, sheet, m_wardName, address, ground, area};
        }
        for (const Built &built : works) {
            const city::FeatureId id = m_context.emit.nextId(Layer::Building);
            const bool wide = lot.poly.area() > 500; // a lot on which the ground may differ
            const double level =
                (wide ? m_context.groundAt(built.foot.centroid(), m_plan.index) : ground) + 0.2;
            geo::Geometry solid;
            if (built.shell) {
                solid = shellOf(built, level, [this](V2 p, double z) { return m_context.emit.toMap(p, z); });
                ++m_context.solids;
            }
            m_context.emit.add(
                Layer::Building, m_context.emit.polygon(built.foot),
                {text(built.name), text(address), text(built.use), real(built.heightM, 1),
                 whole(built.storeys), whole(built.basements), real(level), whole(built.year),
                 text(codeOf(built.roof)), whole(parcel),
                 text(QStringLiteral("%1.%2").arg(m_context.profile.wardCodePrefix,
                                                  QString::number(id).rightJustified(7, QLatin1Char('0')))),
                 text(m_context.source)},
                std::move(solid));
            ++m_context.buildings;
            const bool home = lot.use == LotUse::House || lot.use == LotUse::Villa;
            const bool flats = qstrcmp(built.use, "apartment") == 0;
            m_context.residents[m_ward] += home ? 4
                                           : flats
                                               ? static_cast<qint64>(built.foot.area() * built.storeys / 32)
                                               : 0;
        }
        if (lot.use == LotUse::Market && !m_context.market)
            m_context.market = middle;
        if (lot.use == LotUse::Park && !m_context.park && lot.poly.area() > 5000)
            m_context.park = middle;
        writePlaces(lot, address, middle, works, hash);
        if (lot.use == LotUse::Park || lot.use == LotUse::Temple || lot.use == LotUse::School ||
            (lot.use == LotUse::Green && lot.poly.area() > 60))
            plantTrees(lot, works);
    }

    void writePlaces(const Lot &lot, const QString &address, V2 middle, const std::vector<Built> &works,
                     quint64 hash)
    {
        const char *kind = nullptr;
        switch (lot.use) {
        case LotUse::School:
            kind = "school";
            break;
        case LotUse::Kindergarten:
            kind = "kindergarten";
            break;
        case LotUse::Market:
            kind = "market";
            break;
        case LotUse::WardHall:
            kind = "office";
            break;
        case LotUse::Temple:
            kind = "temple";
            break;
        case LotUse::Hospital:
            kind = "hospital";
            break;
        case LotUse::Park:
            kind = "park";
            break;
        default:
            break;
        }
        QString name;
        if (lot.use == LotUse::WardHall) {
            name = QStringLiteral("UBND ") + m_wardName;
        } else if (kind) {
            name = placeName(QString::fromLatin1(kind), hash);
        } else if (!works.empty() && (lot.use == LotUse::House || lot.use == LotUse::Office) &&
                   lot.side > 0 && hash % (m_plan.streetOf(lot.side).spec.rowM >= 14 ? 9 : 60) == 0) {
            name = placeName(QStringLiteral("shop"), hash >> 7);
            kind = name.contains(QStringLiteral("Quán")) || name.contains(QStringLiteral("Phở")) ||
                           name.contains(QStringLiteral("Hủ tiếu")) || name.contains(QStringLiteral("Bún")) ||
                           name.contains(QStringLiteral("Cà phê"))
                       ? "restaurant"
                       : "shop";
        }
        if (kind && !name.isEmpty() && (!works.empty() || lot.use == LotUse::Park))
            m_context.emit.add(Layer::Poi, m_context.emit.point(snapped(middle)),
                               {text(name), text(kind), text(address), text(m_context.source)});
    }

    void plantTrees(const Lot &lot, const std::vector<Built> &works)
    {
        // A jittered grid, clear of buildings, of the water in a large park, and of the edge.
        const Poly inside = shrunk(lot.poly, 2.5);
        if (inside.isEmpty())
            return;
        const bool park = lot.use == LotUse::Park || lot.use == LotUse::Green;
        const double spacing = park ? 9.5 : 13;
        const auto [x0, x1] = inside.span({1, 0});
        const auto [y0, y1] = inside.span({0, 1});
        const std::optional<Pond> pond = pondOf(lot);
        for (double y = y0; y < y1; y += spacing) {
            for (double x = x0; x < x1; x += spacing) {
                const V2 at =
                    snapped(V2{x + m_rng.range(-0.4, 0.4) * spacing, y + m_rng.range(-0.4, 0.4) * spacing});
                const quint64 hash = m_rng.next();
                if (!inside.contains(at) || (pond && pond->holds(at, 3)) || hash % 10 < (park ? 2 : 5))
                    continue;
                bool clear = true;
                for (const Built &built : works)
                    clear = clear && !built.foot.contains(at, -2.5);
                if (clear)
                    plant(at, hash, true);
            }
        }
        if (pond)
            writePond(*pond);
    }

    struct Pond
    {
        V2 center;
        V2 along;
        double a = 0;
        double b = 0;
        [[nodiscard]] bool holds(V2 p, double margin) const
        {
            const double s = dot(p - center, along) / (a + margin);
            const double t = dot(p - center, leftOf(along)) / (b + margin);
            return s * s + t * t < 1;
        }
    };

    [[nodiscard]] static std::optional<Pond> pondOf(const Lot &lot)
    {
        if (lot.use != LotUse::Park || lot.poly.area() < 9000)
            return std::nullopt;
        const Box box = boxOf(lot.poly);
        return Pond{lot.poly.centroid() - box.along * (box.length * 0.1), box.along, box.length * 0.2,
                    box.width * 0.2};
    }

    void writePond(const Pond &pond)
    {
        // A circle by the rational parametrisation ((1 − t²), 2t) / (1 + t²): no sine, no cosine.
        std::vector<V2> ring;
        const auto arc = [&](V2 first, V2 second) {
            for (int k = 0; k < 8; ++k) {
                const double t = k / 8.0;
                const double c = (1 - t * t) / (1 + t * t);
                const double s = 2 * t / (1 + t * t);
                const V2 direction = first * c + second * s;
                const double wobble =
                    1 + 0.08 * m_context.lattice.noise(41, pond.center.x + direction.x * 1.7,
                                                       pond.center.y + direction.y * 1.7);
                ring.push_back(snapped(pond.center + pond.along * (direction.x * pond.a * wobble) +
                                       leftOf(pond.along) * (direction.y * pond.b * wobble)));
            }
        };
        arc({1, 0}, {0, 1});
        arc({0, 1}, {-1, 0});
        arc({-1, 0}, {0, -1});
        arc({0, -1}, {1, 0});
        m_context.emit.add(Layer::Water, m_context.emit.polygon(ring),
                           {text("Hồ công viên"), text("lake"), text("none"),
                            real(m_context.groundAt(pond.center, m_plan.index) - 0.3),
                            text(m_context.source)});
    }

    void plant(V2 at, quint64 hash, bool park)
    {
        const double height = (park ? 6 : 5) + static_cast<double>((hash >> 8) % 90) / 10;
        m_context.emit.add(Layer::Tree, m_context.emit.point(at),
                           {text(treeSpecies(hash, park)), real(height, 1),
                            real(height * (0.45 + static_cast<double>((hash >> 30) % 30) / 100), 1),
                            text(QStringLiteral("C%1").arg(++m_context.trees, 6, 10, QLatin1Char('0'))),
                            text(m_context.source)});
    }

    Context &m_context;
    CellPlan &m_plan;
    CellIndex m_ward;
    QString m_wardCode;
    QString m_wardName;
    Rng m_rng;
};

} // namespace

QString Context::wardCode(CellIndex ward) const
{
    return profile.wardCodePrefix + QStringLiteral("9%1").arg(wardNumber(ward) + 1, 3, 10, QLatin1Char('0'));
}

QString Context::wardNameOf(CellIndex ward) const
{
    const int number = wardNumber(ward);
    return wardName(number, hashOf({static_cast<qint64>(lattice.seed()), 303, number}));
}

void writeCell(Context &context, CellPlan &plan, int limit)
{
    CellWriter(context, plan).write(limit);
}

} // namespace dothi::io::demo
