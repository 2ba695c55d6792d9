// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "modelfixture.h"

#include <QRegularExpression>

#include <set>

using namespace modelfixture;

class TestGlbExport : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void blockWithItsHeights();
    void solidsAndRoofs();
    void millimetresFarFromTheMiddle();
    void attributes();
    void terrainWhenAsked();
    void standsOnTheRasterItself();
    void sameContentSameBytes();
    void manyBuildings();
    void whatIsLeftOut();
    void refusals();
    void cancelledLeavesWhatWas();
};

void TestGlbExport::blockWithItsHeights()
{
    Town town;
    town.put(box(kEast + 0.257, kNorth + 0.131, 4.003, 16.021),
             {{"height_m", 13.25}, {"ground_level_m", 1.805}, {"storeys", qint64(4)}});
    const auto report = town.save(QStringLiteral("glb"), QStringLiteral("a.glb"));
    VERIFY_RESULT(report);
    QCOMPARE(report->counts.at(QStringLiteral("building")), qint64(1));
    QCOMPARE(report->counts.at(QStringLiteral("triangles")), qint64(10));
    QCOMPARE(report->files, QStringList{town.path(QStringLiteral("a.glb"))});
    Glb glb;
    QCOMPARE(readGlb(report->files[0], glb), QString());
    QCOMPARE(glb.triangles.size(), size_t(10));
    const QJsonObject extras = glb.json[QLatin1String("asset")][QLatin1String("extras")].toObject();
    QCOMPARE(extras[QLatin1String("crs")].toString(), QStringLiteral("EPSG:9210"));
    const QJsonArray origin = extras[QLatin1String("origin")].toArray();
    std::set<double> heights;
    for (const auto &triangle : glb.triangles) {
        for (const GlbVertex &v : triangle) {
            const double x = v.place.x + origin[0].toDouble() - kEast;
            const double y = v.place.y + origin[1].toDouble() - kNorth;
            QVERIFY2(std::min(std::abs(x - 0.257), std::abs(x - 4.260)) < 0.0005,
                     qPrintable(QString::number(x)));
            QVERIFY2(std::min(std::abs(y - 0.131), std::abs(y - 16.152)) < 0.0005,
                     qPrintable(QString::number(y)));
            heights.insert(std::round(v.place.z * 1000) / 1000);
        }
    }
    // From the plane at 0, lower than the ground level given, to 13.25 above that.
    QCOMPARE(heights, (std::set<double>{0, 15.055}));
    QVERIFY(std::abs(glb.area(true) - 4.003 * 16.021) < 0.01);
    QVERIFY(std::abs(glb.area(false) - 2 * (4.003 + 16.021) * 15.055) < 0.05);
    // z is turned into glTF's y: (x, y, z) becomes (x, z, −y).
    const QJsonArray matrix = glb.json[QLatin1String("nodes")][0][QLatin1String("matrix")].toArray();
    QCOMPARE(matrix, (QJsonArray{1, 0, 0, 0, 0, 0, -1, 0, 0, 1, 0, 0, 0, 0, 0, 1}));
}

void TestGlbExport::solidsAndRoofs()
{
    Town town;
    town.put(box(kEast, kNorth, 9, 9), {{"height_m", 50.0}}, pyramid(kEast, kNorth, 9, 2, 8));
    town.put(box(kEast + 20, kNorth, 12, 6), {{"height_m", 10.0}, {"roof", QStringLiteral("gabled")}});
    const auto report = town.save(QStringLiteral("glb"), QStringLiteral("a.glb"));
    VERIFY_RESULT(report);
    Glb glb;
    QCOMPARE(readGlb(report->files[0], glb), QString());
    std::array<double, 2> top{-1e9, -1e9};
    std::array<double, 2> foot{1e9, 1e9};
    std::array<int, 2> triangles{};
    for (const auto &triangle : glb.triangles) {
        for (const GlbVertex &v : triangle) {
            const auto row = static_cast<size_t>(v.row);
            QVERIFY(row < 2);
            top[row] = std::max(top[row], v.place.z);
            foot[row] = std::min(foot[row], v.place.z);
        }
        ++triangles[static_cast<size_t>(triangle[0].row)];
    }
    // The pyramid is drawn, not the block of 50 m: a base of two triangles and four sides.
    QCOMPARE(top[0], 8.0);
    QCOMPARE(foot[0], 2.0);
    QCOMPARE(triangles[0], 6);
    QCOMPARE(top[1], 10.0);
    // A gable: floor 2, two walls of 2, two gable walls of 3, two roofs of 2.
    QCOMPARE(triangles[1], 16);
}

void TestGlbExport::millimetresFarFromTheMiddle()
{
    // 30 km from each other and from the middle of the city.
    Town town;
    const std::array<Coord, 3> places{{{kEast - 21'000.123, kNorth + 14'000.456, 0},
                                       {kEast + 20'000.789, kNorth - 13'000.321, 0},
                                       {kEast, kNorth, 0}}};
    for (const Coord &c : places)
        town.put(box(c.x, c.y, 5, 7), {{"height_m", 6.0}});
    const auto report = town.save(QStringLiteral("glb"), QStringLiteral("a.glb"));
    VERIFY_RESULT(report);
    Glb glb;
    QCOMPARE(readGlb(report->files[0], glb), QString());
    const QJsonArray origin =
        glb.json[QLatin1String("asset")][QLatin1String("extras")][QLatin1String("origin")].toArray();
    size_t near = 0;
    for (const auto &triangle : glb.triangles) {
        for (const GlbVertex &v : triangle) {
            const double x = v.place.x + origin[0].toDouble();
            const double y = v.place.y + origin[1].toDouble();
            for (const Coord &c : places) {
                for (const auto &[dx, dy] : {std::pair{0.0, 0.0}, {5.0, 0.0}, {5.0, 7.0}, {0.0, 7.0}})
                    near += std::hypot(x - c.x - dx, y - c.y - dy) < 0.001 ? 1 : 0;
            }
        }
    }
    QCOMPARE(near, glb.triangles.size() * 3);
}

void TestGlbExport::attributes()
{
    Town town;
    const auto first = town.put(box(kEast, kNorth, 5, 5),
                                {{"name", QStringLiteral("Chợ Bến Thành")}, {"storeys", qint64(2)}});
    const auto second = town.put(box(kEast + 50, kNorth, 5, 5), {{"height_m", 9.5}, {"year", qint64(1998)}});
    const auto report = town.save(QStringLiteral("glb"), QStringLiteral("a.glb"));
    VERIFY_RESULT(report);
    Glb glb;
    QCOMPARE(readGlb(report->files[0], glb), QString());
    QCOMPARE(glb.tables.size(), size_t(1));
    const GlbTable &table = glb.tables[0];
    QCOMPARE(table.json[QLatin1String("class")].toString(), QStringLiteral("building"));
    QCOMPARE(table.numbers.at(QStringLiteral("id")), (std::vector<double>{double(first), double(second)}));
    QCOMPARE(table.texts.at(QStringLiteral("name")),
             (QStringList{QStringLiteral("Chợ Bến Thành"), QString()}));
    QCOMPARE(table.numbers.at(QStringLiteral("storeys"))[0], 2.0);
    QCOMPARE(table.numbers.at(QStringLiteral("height_m"))[1], 9.5);
    QCOMPARE(table.numbers.at(QStringLiteral("year"))[1], 1998.0);
    // What is not known is the value the schema names for it; a column without any is not there.
    const QJsonObject properties =
        glb.json[QLatin1String("extensions")][QLatin1String("EXT_structural_metadata")][QLatin1String(
            "schema")][QLatin1String("classes")][QLatin1String("building")][QLatin1String("properties")]
            .toObject();
    QCOMPARE(table.numbers.at(QStringLiteral("height_m"))[0],
             properties[QLatin1String("height_m")][QLatin1String("noData")].toDouble());
    QCOMPARE(properties[QLatin1String("name")][QLatin1String("noData")].toString(QStringLiteral("x")),
             QString());
    QVERIFY(!table.texts.contains(QStringLiteral("address")));
    QVERIFY(properties.contains(QLatin1String("address")));
    // Each triangle belongs to the building that stands there.
    for (const auto &triangle : glb.triangles) {
        const double x =
            (triangle[0].place.x + triangle[1].place.x + triangle[2].place.x) / 3 + 604'000 - kEast;
        QCOMPARE(triangle[0].row, x < 25 ? 0 : 1);
    }
}

void TestGlbExport::terrainWhenAsked()
{
    Town town;
    town.makeTerrain(100, 70);
    town.put(box(kEast + 1500, kNorth + 900, 10, 10), {{"height_m", 6.0}});
    const auto without = town.save(QStringLiteral("glb"), QStringLiteral("a.glb"));
    VERIFY_RESULT(without);
    QVERIFY(!without->counts.contains(QStringLiteral("terrain")));
    // It stands on the ground: 1500 m east, 1 m in 300 m: its foot is lowest at its west side.
    Glb glb;
    QCOMPARE(readGlb(without->files[0], glb), QString());
    double foot = 1e9;
    double top = -1e9;
    for (const auto &triangle : glb.triangles) {
        for (const GlbVertex &v : triangle) {
            foot = std::min(foot, v.place.z);
            top = std::max(top, v.place.z);
        }
    }
    QVERIFY2(std::abs(foot - 5) < 0.001, qPrintable(QString::number(foot)));
    QVERIFY2(std::abs(top - (5 + 5.0 / 300 + 6)) < 0.001, qPrintable(QString::number(top)));
    const auto with = town.save(QStringLiteral("glb"), QStringLiteral("b.glb"),
                                {QStringLiteral("terrain"), QStringLiteral("building")});
    VERIFY_RESULT(with);
    QCOMPARE(with->counts.at(QStringLiteral("triangles")), qint64(10 + 99 * 69 * 2));
    const auto alone = town.save(QStringLiteral("glb"), QStringLiteral("c.glb"), {QStringLiteral("terrain")});
    VERIFY_RESULT(alone);
    QCOMPARE(alone->counts.at(QStringLiteral("triangles")), qint64(99 * 69 * 2));
    Glb ground;
    QCOMPARE(readGlb(alone->files[0], ground), QString());
    QVERIFY(ground.tables.empty());
    for (const auto &triangle : ground.triangles) {
        for (const GlbVertex &v : triangle)
            QVERIFY(std::abs(v.place.z - (v.place.x + 604'000 - kEast) / 300) < 0.001);
    }
}

/// Of a raster that is too large to be held as it is, means over several cells are written; that is said, and
/// the buildings still stand where it says they stand.
void TestGlbExport::standsOnTheRasterItself()
{
    Town town;
    constexpr int kColumns = 2100;
    constexpr int kRows = 2000;
    geo::ElevationGrid grid(kColumns, kRows, kEast, kNorth + kRows, 1);
    for (int row = 0; row < kRows; ++row) {
        for (int column = 0; column < kColumns; ++column)
            grid.set(column, row, column == 801 && row == 601 ? 7.0F : 2.0F);
    }
    VERIFY_RESULT(geo::writeElevation(town.path(QStringLiteral("t.tif")), grid, 9210));
    auto writer = town.store->write().value();
    VERIFY_RESULT(writer->setRaster({QStringLiteral("terrain"), QStringLiteral("t.tif"), {}}));
    VERIFY_RESULT(writer->commit());
    const Coord knoll = grid.cellCenter(801, 601);
    town.put(box(knoll.x - 0.01, knoll.y - 0.01, 0.02, 0.02), {{"height_m", 6.0}});
    const auto report = town.save(QStringLiteral("glb"), QStringLiteral("a.glb"));
    VERIFY_RESULT(report);
    QVERIFY(report->warnings.isEmpty());
    Glb glb;
    QCOMPARE(readGlb(report->files[0], glb), QString());
    double top = -1e9;
    for (const auto &triangle : glb.triangles) {
        for (const GlbVertex &v : triangle)
            top = std::max(top, v.place.z);
    }
    QVERIFY2(std::abs(top - 13) < 0.2, qPrintable(QString::number(top)));
    const auto coarse =
        town.save(QStringLiteral("obj"), QStringLiteral("a.obj"), {QStringLiteral("terrain")});
    VERIFY_RESULT(coarse);
    QCOMPARE(coarse->warnings.size(), 1);
    QVERIFY2(coarse->warnings[0].contains(QRegularExpression(QStringLiteral("2[.,]00"))),
             qPrintable(coarse->warnings[0]));
}

void TestGlbExport::sameContentSameBytes()
{
    Town town;
    for (int i = 0; i < 50; ++i)
        town.put(box(kEast + i * 20, kNorth, 5, 12), {{"height_m", 5.0 + i}});
    VERIFY_RESULT(town.save(QStringLiteral("glb"), QStringLiteral("a.glb")));
    VERIFY_RESULT(town.save(QStringLiteral("glb"), QStringLiteral("b.glb")));
    QFile a(town.path(QStringLiteral("a.glb")));
    QFile b(town.path(QStringLiteral("b.glb")));
    QVERIFY(a.open(QIODevice::ReadOnly) && b.open(QIODevice::ReadOnly));
    QCOMPARE(a.readAll(), b.readAll());
    // Nothing is left beside them.
    QCOMPARE(QDir(town.folder.path()).entryList(QDir::Files | QDir::Hidden),
             (QStringList{QStringLiteral("a.glb"), QStringLiteral("b.glb")}));
}

void TestGlbExport::manyBuildings()
{
    // More than one mesh holds: each building once, under its own number.
    Town town;
    auto writer = town.store->write().value();
    const city::LayerDef &def = *city::Schema::builtin().layer(QStringLiteral("building"));
    std::vector<city::Feature> features(4500, city::Feature(def));
    for (size_t i = 0; i < features.size(); ++i) {
        features[i].geometry =
            box(kEast + static_cast<double>(i % 70) * 10, kNorth + static_cast<double>(i / 70) * 10, 4, 6);
        features[i].set(def, QStringLiteral("height_m"), 3.0 + static_cast<double>(i % 7));
    }
    VERIFY_RESULT(writer->insert(def.id, features));
    VERIFY_RESULT(writer->commit());
    const auto report = town.save(QStringLiteral("glb"), QStringLiteral("a.glb"));
    VERIFY_RESULT(report);
    Glb glb;
    QCOMPARE(readGlb(report->files[0], glb), QString());
    QVERIFY(glb.tables.size() > 2);
    std::map<double, double> roofs;
    for (size_t i = 0; i < glb.triangles.size(); ++i) {
        const auto &[a, b, c] = glb.triangles[i];
        const double id = glb.tables[static_cast<size_t>(glb.tableOf[i])].numbers.at(
            QStringLiteral("id"))[static_cast<size_t>(a.row)];
        QCOMPARE(a.row, b.row);
        QCOMPARE(a.row, c.row);
        if (a.normal.z > 0.9)
            roofs[id] += ((b.place.x - a.place.x) * (c.place.y - a.place.y) -
                          (b.place.y - a.place.y) * (c.place.x - a.place.x)) /
                         2;
    }
    QCOMPARE(roofs.size(), features.size());
    for (const auto &[id, area] : roofs)
        QVERIFY(std::abs(area - 24) < 0.01);
}

void TestGlbExport::whatIsLeftOut()
{
    Town town;
    town.put(box(kEast, kNorth, 5, 5), {{"height_m", 6.0}});
    const auto none = town.put({}, {{"height_m", 6.0}});
    const auto nan = town.put(box(std::nan(""), kNorth, 5, 5));
    const auto far = town.put(box(1e9, kNorth, 5, 5));
    const auto high = town.put(box(kEast, kNorth, 5, 5), {}, pyramid(kEast, kNorth, 5, 0, 1e9));
    const auto line = town.put(box(kEast, kNorth, 5, 0), {{"height_m", 6.0}});
    for (const QString &other : {QStringLiteral("obj"), QStringLiteral("3dtiles")}) {
        const auto same = town.save(other, other);
        VERIFY_RESULT(same);
        QCOMPARE(same->leftCount, qint64(5));
        QCOMPARE(same->counts.at(QStringLiteral("building")), qint64(1));
    }
    const auto report = town.save(QStringLiteral("glb"), QStringLiteral("a.glb"));
    VERIFY_RESULT(report);
    QCOMPARE(report->counts.at(QStringLiteral("building")), qint64(1));
    QCOMPARE(report->leftCount, qint64(5));
    QStringList left;
    for (const io::ExportNote &note : report->left) {
        left.append(note.feature);
        QVERIFY(!note.reason.isEmpty());
    }
    QStringList wanted;
    for (const auto id : {none, nan, far, high, line})
        wanted.append(QStringLiteral("building/%1").arg(id));
    QCOMPARE(left, wanted);
}

void TestGlbExport::refusals()
{
    Town town;
    const QString glb = QStringLiteral("glb");
    VERIFY_ERROR(town.save(glb, QStringLiteral("a.glb")), ErrorCode::NotFound); // an empty city
    town.put(box(kEast, kNorth, 5, 5));
    VERIFY_ERROR(town.save(glb, QStringLiteral("a.glb"), {QStringLiteral("terrain")}), ErrorCode::NotFound);
    VERIFY_ERROR(town.save(glb, QStringLiteral("a.glb"), {QStringLiteral("road")}),
                 ErrorCode::InvalidArgument);
    VERIFY_ERROR(town.save(glb, QStringLiteral("a.glb"), {QStringLiteral("nothing")}), ErrorCode::NotFound);
    VERIFY_ERROR(town.save(glb, QStringLiteral("no/such/a.glb")), ErrorCode::Io);
    QVERIFY(QDir(town.folder.path()).isEmpty());
}

void TestGlbExport::cancelledLeavesWhatWas()
{
    Town town;
    town.put(box(kEast, kNorth, 5, 5));
    QFile before(town.path(QStringLiteral("a.glb")));
    QVERIFY(before.open(QIODevice::WriteOnly));
    before.write("older");
    before.close();
    std::stop_source stop;
    stop.request_stop();
    town.task = TaskContext(stop.get_token(), {});
    VERIFY_ERROR(town.save(QStringLiteral("glb"), QStringLiteral("a.glb")), ErrorCode::Cancelled);
    QVERIFY(before.open(QIODevice::ReadOnly));
    QCOMPARE(before.readAll(), QByteArray("older"));
    QCOMPARE(QDir(town.folder.path()).entryList(QDir::Files | QDir::Hidden),
             QStringList{QStringLiteral("a.glb")});
}

QTEST_GUILESS_MAIN(TestGlbExport)
#include "tst_glbexport.moc"
