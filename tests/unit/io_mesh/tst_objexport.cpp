// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "modelfixture.h"

#include <dothi/city/terrain.h>

#include <set>

using namespace modelfixture;

namespace {

struct Obj
{
    QStringList head;
    std::vector<Coord> vertices;
    std::map<QString, std::vector<std::array<int, 3>>> objects;
    std::set<QString> materials;

    [[nodiscard]] double volume(const QString &object) const
    {
        double sum = 0;
        for (const auto &f : objects.at(object)) {
            const Coord &o = vertices[static_cast<size_t>(objects.at(object)[0][0]) - 1];
            std::array<Coord, 3> p;
            for (size_t k = 0; k < 3; ++k) {
                const Coord &c = vertices[static_cast<size_t>(f[k]) - 1];
                p[k] = {c.x - o.x, c.y - o.y, c.z - o.z};
            }
            sum += p[0].x * (p[1].y * p[2].z - p[1].z * p[2].y) -
                   p[0].y * (p[1].x * p[2].z - p[1].z * p[2].x) +
                   p[0].z * (p[1].x * p[2].y - p[1].y * p[2].x);
        }
        return sum / 6;
    }
    /// Every edge once in each direction.
    [[nodiscard]] bool closed(const QString &object) const
    {
        std::set<std::pair<int, int>> edges;
        for (const auto &f : objects.at(object)) {
            for (size_t k = 0; k < 3; ++k) {
                if (!edges.insert({f[k], f[(k + 1) % 3]}).second)
                    return false;
            }
        }
        return std::all_of(edges.begin(), edges.end(), [&edges](const auto &e) {
            return edges.contains({e.second, e.first});
        });
    }
};

bool readObj(const QString &path, Obj &obj)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    QString object;
    for (const QByteArray &line : file.readAll().split('\n')) {
        const QList<QByteArray> words = line.split(' ');
        if (words[0] == "v") {
            obj.vertices.push_back({words[1].toDouble(), words[2].toDouble(), words[3].toDouble()});
        } else if (words[0] == "o") {
            object = QString::fromUtf8(words[1]);
        } else if (words[0] == "usemtl") {
            obj.materials.insert(QString::fromUtf8(words[1]));
        } else if (words[0] == "f") {
            std::array<int, 3> face{};
            if (words.size() != 4)
                return false;
            for (size_t k = 0; k < 3; ++k) {
                face[k] = words[static_cast<qsizetype>(k) + 1].toInt();
                if (face[k] < 1 || face[k] > static_cast<int>(obj.vertices.size()))
                    return false;
            }
            obj.objects[object].push_back(face);
        } else if (!line.isEmpty()) {
            obj.head.append(QString::fromUtf8(line));
        }
    }
    return true;
}

} // namespace

class TestObjExport : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void closedObjectsToTheMillimetre();
    void terrain();
    void terrainWithItsDikes();
    void refusals();
};

void TestObjExport::closedObjectsToTheMillimetre()
{
    Town town;
    const auto block = town.put(box(kEast + 0.257, kNorth + 0.131, 4.003, 16.021), {{"height_m", 13.25}});
    const auto gable = town.put(box(kEast + 20'000, kNorth, 12, 6),
                                {{"height_m", 10.0}, {"roof", QStringLiteral("gabled")}});
    const auto solid = town.put(box(kEast, kNorth + 50, 9, 9), {}, pyramid(kEast, kNorth + 50, 9, 2, 8));
    const auto report = town.save(QStringLiteral("obj"), QStringLiteral("my city.obj"));
    VERIFY_RESULT(report);
    QCOMPARE(report->files, (QStringList{town.path(QStringLiteral("my city.obj")),
                                         town.path(QStringLiteral("my_city.mtl"))}));
    Obj obj;
    QVERIFY(readObj(report->files[0], obj));
    QVERIFY(obj.head.contains(QStringLiteral("mtllib my_city.mtl")));
    QVERIFY2(obj.head[0].contains(QLatin1String("604000 1192000 0 (EPSG:9210)")), qPrintable(obj.head[0]));
    QCOMPARE(obj.objects.size(), size_t(3));
    const std::array<std::pair<city::FeatureId, double>, 3> volumes{
        {{block, 4.003 * 16.021 * 13.25}, {gable, 72 * (10 - 1.35 / 2)}, {solid, 81 * 6 / 3.0}}};
    qint64 triangles = 0;
    for (const auto &[id, volume] : volumes) {
        const QString name = QStringLiteral("building_%1").arg(id);
        QVERIFY(obj.objects.contains(name));
        QVERIFY2(obj.closed(name), qPrintable(name));
        QVERIFY2(std::abs(obj.volume(name) - volume) < 0.3, qPrintable(QString::number(obj.volume(name))));
        triangles += static_cast<qint64>(obj.objects[name].size());
    }
    QCOMPARE(report->counts.at(QStringLiteral("triangles")), triangles);
    std::set<std::pair<double, double>> corners;
    for (const auto &f : obj.objects[QStringLiteral("building_%1").arg(block)]) {
        for (const int v : f) {
            const Coord &c = obj.vertices[static_cast<size_t>(v) - 1];
            corners.insert({c.x, c.y});
        }
    }
    // 603,000.257 and 604,000 apart.
    QCOMPARE(corners,
             (std::set<std::pair<double, double>>{
                 {-999.743, -999.869}, {-995.740, -999.869}, {-995.740, -983.848}, {-999.743, -983.848}}));
    QFile materials(report->files[1]);
    QVERIFY(materials.open(QIODevice::ReadOnly));
    const QByteArray text = materials.readAll();
    for (const QString &material : obj.materials)
        QVERIFY(text.contains("newmtl " + material.toUtf8()));
}

void TestObjExport::terrain()
{
    Town town;
    town.makeTerrain(100, 70);
    const auto report =
        town.save(QStringLiteral("obj"), QStringLiteral("a.obj"), {QStringLiteral("terrain")});
    VERIFY_RESULT(report);
    QCOMPARE(report->counts.at(QStringLiteral("triangles")), qint64(99 * 69 * 2));
    Obj obj;
    QVERIFY(readObj(report->files[0], obj));
    for (const Coord &c : obj.vertices)
        QVERIFY(std::abs(c.z - (c.x + 604'000 - kEast) / 300) < 0.0011);
}

/// A dike of 4 m with sides of 1:2 along a row of cells, its crest at 9 m: what it is by hand beside its
/// crest.
void TestObjExport::terrainWithItsDikes()
{
    Town town;
    town.makeTerrain(100, 70);
    const auto grid = city::readTerrain(*town.store);
    VERIFY_RESULT(grid);
    const double along = (*grid)->cellCenter(0, 35).y;
    const geo::Extent land = (*grid)->extent();
    Geometry crest = Geometry::lineString({{land.minX() - 10, along, 9}, {land.maxX() + 10, along, 9}});
    crest.setType(geo::GeometryType::MultiLineString);
    crest.setHasZ(true);
    auto writer = town.store->write();
    VERIFY_RESULT(writer);
    const city::LayerDef &def = *city::Schema::builtin().layer(QStringLiteral("breakline"));
    std::vector<city::Feature> dikes(1, city::Feature(def));
    dikes[0].geometry = crest;
    VERIFY_RESULT((*writer)->insert(def.id, dikes));
    VERIFY_RESULT((*writer)->commit());
    const auto report =
        town.save(QStringLiteral("obj"), QStringLiteral("a.obj"), {QStringLiteral("terrain")});
    VERIFY_RESULT(report);
    Obj obj;
    QVERIFY(readObj(report->files[0], obj));
    std::set<double> onDike; // blocks of the terrain share the cells at their edges
    for (const Coord &c : obj.vertices) {
        const double bare = (c.x + 604'000 - kEast) / 300;
        const double aside = std::abs(c.y + 1'192'000 - along);
        const double top = 9 - std::max(0.0, aside - 2) / 2;
        if (top > bare + 0.001)
            onDike.insert(c.x);
        QVERIFY2(std::abs(c.z - std::max(bare, top)) < 0.0011,
                 qPrintable(QStringLiteral("%1 %2 %3").arg(c.x).arg(aside).arg(c.z)));
    }
    QCOMPARE(onDike.size(), size_t(90)); // the ground itself rises to the crest at the 91st cell
}

void TestObjExport::refusals()
{
    Town town;
    const QString obj = QStringLiteral("obj");
    VERIFY_ERROR(town.save(obj, QStringLiteral("a.obj")), ErrorCode::NotFound);
    town.put(box(kEast, kNorth, 5, 5));
    VERIFY_ERROR(town.save(obj, QStringLiteral("no/such/a.obj")), ErrorCode::Io);
    VERIFY_ERROR(town.save(obj, QStringLiteral("a.obj"), {QStringLiteral("road")}),
                 ErrorCode::InvalidArgument);
    std::stop_source stop;
    stop.request_stop();
    town.task = TaskContext(stop.get_token(), {});
    VERIFY_ERROR(town.save(obj, QStringLiteral("a.obj")), ErrorCode::Cancelled);
    QVERIFY(QDir(town.folder.path()).isEmpty());
}

QTEST_GUILESS_MAIN(TestObjExport)
#include "tst_objexport.moc"
