// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/elevation.h>
#include <dothi/process/command.h>

#include <QJsonObject>
#include <QTemporaryDir>

#include <commands/pointquery.h>
#include <memorystore.h>
#include <testsupport.h>

using namespace dothi;

namespace {

constexpr double kEast = 603'000;
constexpr double kNorth = 1'191'000;

} // namespace

class TestAtCommand : public QObject
{
    Q_OBJECT

private:
    /// What `at` says about the ground, from a city with level ground at 2 m and a dike along the north of
    /// kNorth + 50: crest at 5 m, 4 m wide, sides of 1:2.
    QJsonObject groundAt(double x, double y)
    {
        TaskContext task;
        process::CommandContext context{
            task, [this](const QString &, bool) -> Result<std::unique_ptr<city::Store>> {
                return m_store->reader();
            }};
        const auto command = commands::makeAtCommand();
        const auto arguments = process::checkArguments(
            command->info(),
            {{QStringLiteral("store"), QStringLiteral("city")},
             {QStringLiteral("position"), QStringLiteral("%1,%2").arg(x, 0, 'f', 3).arg(y, 0, 'f', 3)}});
        const auto result = arguments ? command->run(*arguments, context) : Failure(arguments.error());
        if (!result)
            qFatal("%s", qPrintable(result.error().message()));
        m_text = result->text;
        return result->json.value(QLatin1String("ground")).toObject();
    }

    QTemporaryDir m_folder;
    std::unique_ptr<test::MemoryStore> m_store;
    QString m_text;

private Q_SLOTS:
    void initTestCase()
    {
        m_store = test::MemoryStore::of(QStringLiteral("hcmc"), m_folder.path());
        geo::ElevationGrid grid(20, 20, kEast, kNorth + 100, 5);
        for (int row = 0; row < 20; ++row) {
            for (int column = 0; column < 20; ++column)
                grid.set(column, row, 2);
        }
        VERIFY_RESULT(geo::writeElevation(m_folder.filePath(QStringLiteral("t.tif")), grid, 9210));
        const city::LayerDef &def = *city::Schema::builtin().layer(QStringLiteral("breakline"));
        std::vector<city::Feature> dikes(1, city::Feature(def));
        dikes[0].geometry =
            geo::Geometry::lineString({{kEast - 10, kNorth + 50, 5}, {kEast + 110, kNorth + 50, 5}});
        dikes[0].geometry.setType(geo::GeometryType::MultiLineString);
        dikes[0].geometry.setHasZ(true);
        auto writer = m_store->write();
        VERIFY_RESULT(writer);
        VERIFY_RESULT((*writer)->setRaster({QStringLiteral("terrain"), QStringLiteral("t.tif"), {}}));
        VERIFY_RESULT((*writer)->insert(def.id, dikes));
        VERIFY_RESULT((*writer)->commit());
    }

    void theGroundHasItsDikes()
    {
        const QJsonObject crest = groundAt(kEast + 40, kNorth + 50);
        QCOMPARE(crest.value(QLatin1String("heightM")).toDouble(), 5.0);
        QCOMPARE(crest.value(QLatin1String("withoutDikesM")).toDouble(), 2.0);
        QVERIFY2(m_text.contains(QLatin1String("on a dike")), qPrintable(m_text));
        // Two metres of level crest to either side, then a metre down for every two.
        QCOMPARE(groundAt(kEast + 40, kNorth + 55).value(QLatin1String("heightM")).toDouble(), 3.5);
        const QJsonObject beside = groundAt(kEast + 40, kNorth + 70);
        QCOMPARE(beside.value(QLatin1String("heightM")).toDouble(), 2.0);
        QVERIFY(!beside.contains(QLatin1String("withoutDikesM")));
        QVERIFY(!m_text.contains(QLatin1String("on a dike")));
        // Beyond the raster nothing is known of the ground, dike or not.
        QVERIFY(groundAt(kEast + 105, kNorth + 50).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestAtCommand)
#include "tst_atcommand.moc"
