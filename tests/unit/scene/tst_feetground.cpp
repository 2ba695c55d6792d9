// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "memorystore.h"
#include "testsupport.h"

#include <dothi/scene/feetground.h>

#include <cmath>

using namespace dothi;

namespace {

city::Feature house(double x, double y, double groundM)
{
    const city::LayerDef *def = city::Schema::builtin().layer(QStringLiteral("building"));
    city::Feature feature;
    feature.geometry = geo::Geometry::polygon({{x, y, 0}, {x + 8, y, 0}, {x + 8, y + 8, 0}, {x, y + 8, 0}});
    feature.geometry.setType(geo::GeometryType::MultiPolygon);
    feature.values.resize(static_cast<size_t>(def->fields.size()));
    if (!std::isnan(groundM))
        feature.values[static_cast<size_t>(def->fieldIndex(QStringLiteral("ground_level_m")))] = groundM;
    return feature;
}

} // namespace

class TstFeetGround : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theGroundGoesToWhereTheHousesStand()
    {
        const auto store = test::MemoryStore::of(QStringLiteral("hcmc"));
        std::vector<city::Feature> houses;
        // A slope of one in ten, in the east higher; in the middle nothing is built.
        for (int i = 0; i < 40; ++i) {
            for (int j = 0; j < 20; ++j) {
                if (i > 15 && i < 25)
                    continue;
                houses.push_back(house(603'000 + i * 15, 1'191'000 + j * 15, 425 + i * 1.5));
            }
        }
        // One that somebody mistyped among its neighbours.
        houses.push_back(house(603'000 + 12, 1'191'000 + 12, 9000.0 - 1));
        auto writer = store->write().value();
        VERIFY_RESULT(writer->insert(QStringLiteral("building"), houses));
        VERIFY_RESULT(writer->commit());
        TaskContext task;
        const Result<scene::DrawnGround> ground = scene::loadDrawnGround(*store, task);
        VERIFY_RESULT(ground);
        QVERIFY(ground->fromBuildings);
        QVERIFY(ground->grid);
        for (const int i : {1, 10, 20, 30, 38}) {
            const double expected = 425 + (i * 15 - 4) * 0.1;
            const double height = scene::groundHeight(ground->grid.get(), 603'000 + i * 15, 1'191'150);
            // Half a cell of 20 m on that slope; in the gap, what its sides say.
            const double off = i == 20 ? 8 : 2.5;
            QVERIFY2(std::abs(height - expected) < off,
                     qPrintable(QStringLiteral("%1: %2 for %3").arg(i).arg(height).arg(expected)));
        }
        // Beyond the last house the ground goes on.
        QVERIFY(scene::groundHeight(ground->grid.get(), 640'000, 1'191'150) > 470);
    }

    void withoutKnownFeetItStaysAPlane()
    {
        TaskContext task;
        const auto empty = test::MemoryStore::of(QStringLiteral("hcmc"));
        VERIFY_RESULT(scene::loadDrawnGround(*empty, task));
        QVERIFY(!scene::loadDrawnGround(*empty, task)->grid);
        auto writer = empty->write().value();
        std::vector<city::Feature> houses{house(603'000, 1'191'000, std::nan("")),
                                          house(603'050, 1'191'000, 0.2)};
        VERIFY_RESULT(writer->insert(QStringLiteral("building"), houses));
        VERIFY_RESULT(writer->commit());
        const auto ground = scene::loadDrawnGround(*empty, task);
        VERIFY_RESULT(ground);
        QVERIFY(!ground->grid);
        QVERIFY(!ground->fromBuildings);
    }

    void aCityFarAndWideTakesFewCells()
    {
        const scene::GroundPtr ground =
            scene::groundThrough({{0, 0, 10}, {190'000, 100, 30}, {60, 170'000, 20}});
        QVERIFY(ground);
        QVERIFY(ground->columns() <= 64 && ground->rows() <= 64);
        for (int row = 0; row < ground->rows(); ++row) {
            for (int column = 0; column < ground->columns(); ++column) {
                QVERIFY(ground->at(column, row) >= 10);
                QVERIFY(ground->at(column, row) <= 30);
            }
        }
        const scene::GroundPtr one = scene::groundThrough({{5, 5, 425}});
        QVERIFY(one);
        QCOMPARE(scene::groundHeight(one.get(), 5000, -5000), 425.0);
        QVERIFY(!scene::groundThrough({}));
    }
};

QTEST_GUILESS_MAIN(TstFeetGround)
#include "tst_feetground.moc"
