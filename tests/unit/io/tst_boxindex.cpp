// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/city/schema.h>
#include <dothi/io/boxindex.h>

#include <testsupport.h>

#include <cmath>
#include <random>

using namespace dothi;

/// The packed R-tree against SQLite's own check and against brute force.
class TestBoxIndex : public QObject
{
    Q_OBJECT

    SQLite::Database m_database{":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
    const city::LayerDef *m_layer = city::Schema::builtin().layer(QStringLiteral("building"));
    std::mt19937_64 m_random{7};

    double random(double from, double to)
    {
        return std::uniform_real_distribution<double>(from, to)(m_random);
    }

    std::vector<io::Box> boxes(qint64 firstId, int count)
    {
        std::vector<io::Box> list;
        for (int i = 0; i < count; ++i) {
            const double x = random(590'000, 610'000);
            const double y = random(1'180'000, 1'200'000);
            list.push_back({firstId + i, geo::Extent(x, y, x + random(0, 40), y + random(0, 40))});
        }
        return list;
    }

    void compare(const std::vector<io::Box> &expected)
    {
        io::Statement check(m_database, "SELECT rtreecheck('idx_building_geometry')");
        QVERIFY(check.step());
        QCOMPARE(check.text(0), QStringLiteral("ok"));
        QCOMPARE(io::queryInteger(m_database, "SELECT count(*) FROM idx_building_geometry"),
                 static_cast<qint64>(expected.size()));
        io::Statement select(
            m_database,
            "SELECT pkid FROM idx_building_geometry WHERE xmax >= ?1 AND xmin <= ?2 AND ymax >= ?3 "
            "AND ymin <= ?4");
        for (int round = 0; round < 20; ++round) {
            const double x = random(590'000, 610'000);
            const double y = random(1'180'000, 1'200'000);
            const geo::Extent window(x, y, x + 700, y + 700);
            select.bindReal(1, window.minX())
                .bindReal(2, window.maxX())
                .bindReal(3, window.minY())
                .bindReal(4, window.maxY());
            QSet<qint64> found;
            while (select.step())
                found.insert(select.integer(0));
            select.reset();
            for (const io::Box &box : expected) {
                // Nothing is missed; what is found besides lies within the rounding.
                if (box.extent.intersects(window))
                    QVERIFY(found.contains(box.id));
                else if (found.contains(box.id))
                    QVERIFY(box.extent.grown(0.13).intersects(window));
            }
        }
    }

private Q_SLOTS:
    void init()
    {
        m_database.exec(
            "DROP TABLE IF EXISTS idx_building_geometry;"
            "CREATE VIRTUAL TABLE idx_building_geometry USING rtree(pkid, xmin, xmax, ymin, ymax)");
    }

    void packs_data()
    {
        QTest::addColumn<int>("count");
        // Around the capacity of one node (51), of two levels, and of three.
        for (const int count : {0, 1, 50, 201, 230, 2'296, 2'350, 6'000, 120'000})
            QTest::newRow(qPrintable(QString::number(count))) << count;
    }
    void packs()
    {
        QFETCH(int, count);
        const auto list = boxes(1, count);
        io::BoxIndex index(m_database, *m_layer);
        index.add(list);
        compare(list);
        geo::Extent all;
        for (const io::Box &box : list)
            all.add(box.extent);
        const geo::Extent extent = index.extent();
        QCOMPARE(extent.isEmpty(), list.empty());
        if (!list.empty()) {
            QVERIFY(extent.minX() <= all.minX() && extent.minX() > all.minX() - 0.13);
            QVERIFY(extent.maxY() >= all.maxY() && extent.maxY() < all.maxY() + 0.13);
        }
    }

    void growsAndShrinksAfterwards()
    {
        auto list = boxes(1, 3'000);
        io::BoxIndex index(m_database, *m_layer);
        index.add(list);
        const auto few = boxes(10'001, 150);
        index.add(few);
        list.insert(list.end(), few.begin(), few.end());
        compare(list);
        for (int i = 0; i < 700; ++i) {
            index.remove(list.back().id);
            list.pop_back();
        }
        compare(list);
        const auto many = boxes(20'001, 2'000); // packed together with what is there
        index.add(many);
        list.insert(list.end(), many.begin(), many.end());
        compare(list);
        index.clear();
        compare({});
        QVERIFY(index.extent().isEmpty());
    }

    void aRootThatIsNotOneIsNoExtent()
    {
        // A hostile root: a count beyond the bytes, and coordinates that are not numbers.
        m_database.exec(
            "UPDATE idx_building_geometry_node SET data = x'0000ffff' || zeroblob(20) WHERE nodeno = 1");
        const io::BoxIndex index(m_database, *m_layer);
        QVERIFY(index.extent().isEmpty());
        m_database.exec("UPDATE idx_building_geometry_node SET data = x'00000001' || zeroblob(8) || "
                        "x'7fc000007fc000007fc000007fc00000'");
        QVERIFY(index.extent().isEmpty());
        m_database.exec("UPDATE idx_building_geometry_node SET data = x'00'");
        QVERIFY(index.extent().isEmpty());
        m_database.exec("DELETE FROM idx_building_geometry_node");
        QVERIFY(index.extent().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestBoxIndex)
#include "tst_boxindex.moc"
