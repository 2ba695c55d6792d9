// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/boxindex.h>
#include <dothi/io/layertable.h>

#include <QtEndian>

#include <sqlite3.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace dothi::io {

using city::FeatureId;
using geo::Extent;

namespace {

// A node, as SQLite's rtree module stores it (ext/rtree/rtree.c, "Database Format of R-Tree Tables"): two
// bytes depth of the tree (in the root, node 1, only), two bytes count, then cells of an id (of a row or a
// child node) and minimum and maximum of each axis as floats; all big endian.
constexpr size_t kNodeHeaderBytes = 4;
constexpr size_t kCellBytes = 8 + 4 * 4;
constexpr qint64 kRoot = 1;
/// Below this many, inserting is fast enough whatever is there.
constexpr size_t kAlwaysInsert = 200;

struct Cell
{
    qint64 id = 0;
    float minX = 0;
    float maxX = 0;
    float minY = 0;
    float maxY = 0;
};

float below(double value)
{
    const auto rounded = static_cast<float>(value);
    return static_cast<double>(rounded) > value
               ? std::nextafter(rounded, -std::numeric_limits<float>::infinity())
               : rounded;
}

float above(double value)
{
    const auto rounded = static_cast<float>(value);
    return static_cast<double>(rounded) < value
               ? std::nextafter(rounded, std::numeric_limits<float>::infinity())
               : rounded;
}

/// Orders cells so that each run of `perNode` lies together: slices by x, each ordered by y (Leutenegger,
/// Lopez and Edgington 1997, "STR: a simple and efficient algorithm for R-tree packing").
void sortTileRecursive(std::vector<Cell> &cells, size_t perNode)
{
    const auto middleX = [](const Cell &c) { return c.minX / 2 + c.maxX / 2; };
    const auto middleY = [](const Cell &c) { return c.minY / 2 + c.maxY / 2; };
    std::ranges::sort(cells, std::less(), [&](const Cell &c) { return std::pair(middleX(c), c.id); });
    const double nodes = std::ceil(static_cast<double>(cells.size()) / static_cast<double>(perNode));
    const auto slice = static_cast<size_t>(std::ceil(std::sqrt(nodes))) * perNode;
    for (size_t first = 0; first < cells.size(); first += slice) {
        const std::span run(cells.data() + first, std::min(slice, cells.size() - first));
        std::ranges::sort(run, std::less(), [&](const Cell &c) { return std::pair(middleY(c), c.id); });
    }
}

Cell united(std::span<const Cell> cells, qint64 id)
{
    Cell all = cells.front();
    all.id = id;
    for (const Cell &c : cells) {
        all.minX = std::min(all.minX, c.minX);
        all.maxX = std::max(all.maxX, c.maxX);
        all.minY = std::min(all.minY, c.minY);
        all.maxY = std::max(all.maxY, c.maxY);
    }
    return all;
}

QByteArray nodeBytes(std::span<const Cell> cells, int depth, qsizetype nodeSize)
{
    QByteArray node(nodeSize, '\0');
    char *at = node.data();
    qToBigEndian(static_cast<quint16>(depth), at);
    qToBigEndian(static_cast<quint16>(cells.size()), at + 2);
    at += kNodeHeaderBytes;
    for (const Cell &c : cells) {
        qToBigEndian(c.id, at);
        at += 8;
        for (const float ordinate : {c.minX, c.maxX, c.minY, c.maxY}) {
            qToBigEndian(std::bit_cast<quint32>(ordinate), at);
            at += 4;
        }
    }
    return node;
}

/// Lets this connection write the tables behind a virtual table, for as long as it lives.
class ShadowTablesOpen
{
public:
    explicit ShadowTablesOpen(SQLite::Database &database)
        : m_db(database.getHandle())
    {
        sqlite3_db_config(m_db, SQLITE_DBCONFIG_DEFENSIVE, -1, &m_before);
        sqlite3_db_config(m_db, SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr);
    }
    ~ShadowTablesOpen() { sqlite3_db_config(m_db, SQLITE_DBCONFIG_DEFENSIVE, m_before, nullptr); }
    ShadowTablesOpen(const ShadowTablesOpen &) = delete;
    ShadowTablesOpen &operator=(const ShadowTablesOpen &) = delete;

private:
    sqlite3 *m_db;
    int m_before = 0;
};

} // namespace

BoxIndex::BoxIndex(SQLite::Database &database, const city::LayerDef &layer)
    : m_database(database)
    , m_name(QStringLiteral("idx_%1_geometry").arg(layer.id))
    , m_table(indexName(layer))
{}

QByteArray BoxIndex::shadow(const char *name) const
{
    return quoted(m_name + QLatin1Char('_') + QLatin1String(name));
}

qint64 BoxIndex::count() const
{
    return queryInteger(m_database, "SELECT count(*) FROM " + shadow("rowid"));
}

Extent BoxIndex::extent() const
{
    Extent all;
    Statement root(m_database, "SELECT data FROM " + shadow("node") + " WHERE nodeno = 1");
    if (!root.step())
        return all;
    const auto node = root.blob(0);
    if (node.size() < kNodeHeaderBytes)
        return all;
    const size_t claimed = qFromBigEndian<quint16>(node.data() + 2);
    for (size_t i = 0; i < std::min(claimed, (node.size() - kNodeHeaderBytes) / kCellBytes); ++i) {
        const std::byte *cell = node.data() + kNodeHeaderBytes + i * kCellBytes + 8;
        const auto ordinate = [cell](size_t k) {
            return static_cast<double>(std::bit_cast<float>(qFromBigEndian<quint32>(cell + 4 * k)));
        };
        const Extent box(ordinate(0), ordinate(2), ordinate(1), ordinate(3));
        if (std::isfinite(box.width()) && std::isfinite(box.height()))
            all.add(box);
    }
    return all;
}

void BoxIndex::add(std::vector<Box> boxes)
{
    const auto existing = [this] { return static_cast<size_t>(count()); };
    if (boxes.size() > kAlwaysInsert && boxes.size() > existing() / 8) {
        boxes.reserve(boxes.size() + existing());
        Statement rows(m_database, "SELECT pkid, xmin, ymin, xmax, ymax FROM " + m_table);
        while (rows.step())
            boxes.push_back(
                {rows.integer(0), Extent(rows.real(1), rows.real(2), rows.real(3), rows.real(4))});
        rows.reset();
        pack(std::move(boxes));
        return;
    }
    Statement insert(m_database,
                     "INSERT INTO " + m_table + " (pkid, xmin, xmax, ymin, ymax) VALUES (?, ?, ?, ?, ?)");
    for (const Box &box : boxes) {
        insert.bindInteger(1, box.id)
            .bindReal(2, box.extent.minX())
            .bindReal(3, box.extent.maxX())
            .bindReal(4, box.extent.minY())
            .bindReal(5, box.extent.maxY())
            .run();
    }
}

void BoxIndex::remove(FeatureId id)
{
    Statement erase(m_database, "DELETE FROM " + m_table + " WHERE pkid = ?");
    erase.bindInteger(1, id).run();
}

void BoxIndex::clear()
{
    // Emptying it row by row takes longer than making a new one; SpatiaLite's triggers find that by its name.
    m_database.exec(("DROP TABLE " + m_table).constData());
    m_database.exec(
        ("CREATE VIRTUAL TABLE " + m_table + " USING rtree(pkid, xmin, xmax, ymin, ymax)").constData());
}

void BoxIndex::pack(std::vector<Box> boxes)
{
    const qint64 nodeSize =
        queryInteger(m_database, "SELECT length(data) FROM " + shadow("node") + " WHERE nodeno = 1");
    const auto capacity =
        static_cast<size_t>(std::max<qint64>(nodeSize - qint64(kNodeHeaderBytes), 0)) / kCellBytes;
    if (capacity < 3 || capacity > 1000)
        throw SQLite::Exception("the R-tree has no usable root", SQLITE_CORRUPT);
    // Room for a few later ones in every node.
    const size_t perNode = capacity - capacity / 10;

    std::vector<Cell> cells;
    cells.reserve(boxes.size());
    for (const Box &box : boxes) {
        cells.push_back({box.id, below(box.extent.minX()), above(box.extent.maxX()), below(box.extent.minY()),
                         above(box.extent.maxY())});
    }
    boxes = {};

    const ShadowTablesOpen open(m_database);
    for (const char *name : {"node", "parent", "rowid"})
        m_database.exec(("DELETE FROM " + shadow(name)).constData());
    Statement addNode(m_database, "INSERT INTO " + shadow("node") + " (nodeno, data) VALUES (?, ?)");
    const auto writeNode = [&](qint64 number, std::span<const Cell> content, int depth) {
        const QByteArray bytes = nodeBytes(content, depth, nodeSize);
        addNode.bindInteger(1, number).bindBlob(2, bytes).run();
    };

    std::vector<std::pair<qint64, qint64>> homes; // child or row -> node that holds it
    const auto writeHomes = [&](const char *table) {
        std::ranges::sort(homes); // in the order of the keys, which SQLite appends fastest
        Statement add(m_database, "INSERT INTO " + shadow(table) + " VALUES (?, ?)");
        for (const auto &[child, home] : homes)
            add.bindInteger(1, child).bindInteger(2, home).run();
        homes.clear();
    };

    qint64 nextNode = kRoot + 1;
    int depth = 0;
    homes.reserve(cells.size());
    while (cells.size() > capacity) {
        sortTileRecursive(cells, perNode);
        std::vector<Cell> parents;
        const size_t nodes = (cells.size() + perNode - 1) / perNode;
        for (size_t n = 0; n < nodes; ++n) {
            // Shared out evenly, so that no node is left with too few.
            const size_t first = n * cells.size() / nodes;
            const std::span content(cells.data() + first, (n + 1) * cells.size() / nodes - first);
            writeNode(nextNode, content, 0);
            for (const Cell &c : content)
                homes.emplace_back(c.id, nextNode);
            parents.push_back(united(content, nextNode));
            ++nextNode;
        }
        writeHomes(depth == 0 ? "rowid" : "parent");
        cells = std::move(parents);
        ++depth;
    }
    writeNode(kRoot, cells, depth);
    for (const Cell &c : cells)
        homes.emplace_back(c.id, kRoot);
    writeHomes(depth == 0 ? "rowid" : "parent");
}

} // namespace dothi::io
