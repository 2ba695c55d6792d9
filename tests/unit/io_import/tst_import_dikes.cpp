// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "importfixture.h"

#include <dothi/io/import.h>

using namespace dothi;
using test::ImportFiles;

/// Lines with heights: of all layers only dikes keep them.
class TestImportDikes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void heightsOfCrestsAreKept()
    {
        const ImportFiles files;
        const QString file = files.make(
            "GPKG", QStringLiteral("tuyenDe.gpkg"), 9210, wkbLineString25D, {"tenDe", "loaiDe", "rongMat"},
            {{"LINESTRING Z (600000 1190000 4.25, 600100 1190000 4.5)", {"Đê tả", "dike", "3,5"}},
             {"LINESTRING Z (600000 1190050 2.5, 600100 1190050 2.75)", {"Bờ bao", "embankment", ""}}});
        const auto store = test::MemoryStore::of(QStringLiteral("hcmc"));
        TaskContext task;
        const auto plan = io::inspect(file, *store, {}, task);
        VERIFY_RESULT(plan);
        QCOMPARE(plan->targetLayer, QStringLiteral("breakline")); // by the name of the file
        const auto report = io::runImport(*plan, *store, task);
        VERIFY_RESULT(report);
        QCOMPARE(report->imported, 2);
        QVERIFY2(report->warnings.isEmpty(), qPrintable(report->warnings.join(QLatin1Char('\n'))));
        const auto rows = store->readAll(QStringLiteral("breakline"), {});
        VERIFY_RESULT(rows);
        QCOMPARE(rows->size(), size_t(2));
        const city::LayerDef &layer = *city::Schema::builtin().layer(QStringLiteral("breakline"));
        const city::Feature &dike = rows->front();
        QVERIFY(dike.geometry.hasZ());
        QCOMPARE(dike.geometry.type(), geo::GeometryType::MultiLineString);
        QCOMPARE(dike.geometry.coords().front().z, 4.25);
        QCOMPARE(dike.geometry.coords().back().z, 4.5);
        QCOMPARE(city::toText(dike.value(layer, QStringLiteral("kind"))), QStringLiteral("dike"));
        QCOMPARE(city::toText(dike.value(layer, QStringLiteral("name"))), QStringLiteral("Đê tả"));
        QCOMPARE(city::toNumber(dike.value(layer, QStringLiteral("top_width_m"))), 3.5);
    }
};

QTEST_GUILESS_MAIN(TestImportDikes)
#include "tst_import_dikes.moc"
