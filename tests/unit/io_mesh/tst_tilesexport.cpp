// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "modelfixture.h"

#include <numbers>
#include <set>

using namespace modelfixture;

namespace {

QJsonObject readJson(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

void fill(Town &town, int count)
{
    auto writer = town.store->write().value();
    const city::LayerDef &def = *city::Schema::builtin().layer(QStringLiteral("building"));
    std::vector<city::Feature> features(static_cast<size_t>(count), city::Feature(def));
    for (size_t i = 0; i < features.size(); ++i) {
        features[i].geometry = box(kEast + static_cast<double>(i % 60) * 300,
                                   kNorth + static_cast<double>(i / 60) * 300, 4.5, 6);
        features[i].set(def, QStringLiteral("height_m"), 3.0 + static_cast<double>(i % 17));
    }
    if (!writer->insert(def.id, features) || !writer->commit())
        qFatal("cannot write");
}

} // namespace

class TestTilesExport : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void treeHoldsEveryBuildingOnce();
    void standsOnTheEarth();
    void terrainRefinesByReplacing();
    void replacesItsOwnFolderOnly();
};

void TestTilesExport::treeHoldsEveryBuildingOnce()
{
    Town town;
    fill(town, 4000);
    const auto report = town.save(QStringLiteral("3dtiles"), QStringLiteral("t"));
    VERIFY_RESULT(report);
    QCOMPARE(report->files, QStringList{town.path(QStringLiteral("t/tileset.json"))});
    const QJsonObject tileset = readJson(report->files[0]);
    QCOMPARE(tileset[QLatin1String("asset")][QLatin1String("version")].toString(), QStringLiteral("1.1"));
    QCOMPARE(tileset[QLatin1String("asset")][QLatin1String("extras")][QLatin1String("crs")].toString(),
             QStringLiteral("EPSG:9210"));
    QVERIFY(tileset[QLatin1String("asset")][QLatin1String("extras")][QLatin1String("operation")]
                .toString()
                .contains(QLatin1String("VN-2000 to WGS 84 (2)"))); // EPSG:6960
    std::set<double> ids;
    int tiles = 0;
    // A tile's volume holds those of its children, its error is not below theirs, leaves have none.
    const std::function<QString(const QJsonObject &)> walk = [&](const QJsonObject &tile) -> QString {
        const QJsonArray region = tile[QLatin1String("boundingVolume")][QLatin1String("region")].toArray();
        if (region.size() != 6)
            return QStringLiteral("no region");
        const double error = tile[QLatin1String("geometricError")].toDouble(-1);
        const QJsonArray children = tile[QLatin1String("children")].toArray();
        if (error < 0 || (children.isEmpty() && error != 0))
            return QStringLiteral("error %1").arg(error);
        if (const QString uri = tile[QLatin1String("content")][QLatin1String("uri")].toString();
            !uri.isEmpty()) {
            ++tiles;
            Glb glb;
            if (const QString bad = readGlb(town.path(QStringLiteral("t/") + uri), glb); !bad.isEmpty())
                return uri + bad;
            for (const GlbTable &table : glb.tables) {
                for (const double id : table.numbers.at(QStringLiteral("id"))) {
                    if (!ids.insert(id).second)
                        return QStringLiteral("building %1 twice").arg(id);
                }
            }
        }
        for (const auto &child : children) {
            const QJsonArray inner =
                child[QLatin1String("boundingVolume")][QLatin1String("region")].toArray();
            for (const int low : {0, 1, 4}) {
                if (inner[low].toDouble() < region[low].toDouble())
                    return QStringLiteral("child leaves its parent");
            }
            for (const int high : {2, 3, 5}) {
                if (inner[high].toDouble() > region[high].toDouble())
                    return QStringLiteral("child leaves its parent");
            }
            if (child[QLatin1String("geometricError")].toDouble() > error)
                return QStringLiteral("error grows");
            if (const QString bad = walk(child.toObject()); !bad.isEmpty())
                return bad;
        }
        return {};
    };
    QCOMPARE(walk(tileset[QLatin1String("root")].toObject()), QString());
    QCOMPARE(ids.size(), size_t(4000));
    QCOMPARE(report->counts.at(QStringLiteral("tiles")), qint64(tiles));
    QVERIFY(tiles > 2);
    QCOMPARE(tileset[QLatin1String("root")][QLatin1String("refine")].toString(), QStringLiteral("ADD"));
}

void TestTilesExport::standsOnTheEarth()
{
    // Buildings over 18 km: every corner where PROJ puts it, within a millimetre, and inside its tile's
    // region.
    Town town;
    fill(town, 3600);
    VERIFY_RESULT(town.save(QStringLiteral("3dtiles"), QStringLiteral("t")));
    const QJsonObject root =
        readJson(town.path(QStringLiteral("t/tileset.json")))[QLatin1String("root")].toObject();
    const QJsonArray matrix = root[QLatin1String("transform")].toArray();
    QCOMPARE(matrix.size(), 16);
    const Geocentric exact(town.store->crs());
    const auto all = town.store->readAll(QStringLiteral("building"));
    VERIFY_RESULT(all);
    double worst = 0;
    int checked = 0;
    std::vector<QJsonObject> open{root};
    while (!open.empty()) {
        const QJsonObject tile = open.back();
        open.pop_back();
        for (const auto &child : tile[QLatin1String("children")].toArray())
            open.push_back(child.toObject());
        const QString uri = tile[QLatin1String("content")][QLatin1String("uri")].toString();
        if (uri.isEmpty())
            continue;
        const QJsonArray region = tile[QLatin1String("boundingVolume")][QLatin1String("region")].toArray();
        Glb glb;
        QCOMPARE(readGlb(town.path(QStringLiteral("t/") + uri), glb), QString());
        for (size_t i = 0; i < glb.triangles.size(); i += 97) {
            const GlbVertex &v = glb.triangles[i][0];
            Coord earth;
            const std::array<double, 3> local{v.place.x, v.place.y, v.place.z};
            std::array<double, 3> out{};
            for (int k = 0; k < 3; ++k) {
                out[static_cast<size_t>(k)] = matrix[k].toDouble() * local[0] +
                                              matrix[4 + k].toDouble() * local[1] +
                                              matrix[8 + k].toDouble() * local[2] + matrix[12 + k].toDouble();
            }
            earth = {out[0], out[1], out[2]};
            const auto id =
                static_cast<city::FeatureId>(glb.tables[static_cast<size_t>(glb.tableOf[i])].numbers.at(
                    QStringLiteral("id"))[static_cast<size_t>(v.row)]);
            const auto building =
                std::ranges::find_if(*all, [id](const city::Feature &f) { return f.id == id; });
            QVERIFY(building != all->end());
            const double height = 3.0 + static_cast<double>((building - all->begin()) % 17);
            double nearest = 1e9;
            for (const Coord &c : building->geometry.coords()) {
                for (const double h : {0.0, height}) {
                    const Coord wanted = exact({c.x, c.y, h});
                    if (apart(wanted, earth) < nearest) {
                        nearest = apart(wanted, earth);
                        const Coord degrees = exact.toWgs84().apply(c).value();
                        const double lon = degrees.x * std::numbers::pi / 180;
                        const double lat = degrees.y * std::numbers::pi / 180;
                        QVERIFY(lon >= region[0].toDouble() && lon <= region[2].toDouble());
                        QVERIFY(lat >= region[1].toDouble() && lat <= region[3].toDouble());
                        QVERIFY(h >= region[4].toDouble() && h <= region[5].toDouble());
                    }
                }
            }
            worst = std::max(worst, nearest);
            ++checked;
        }
    }
    QVERIFY(checked > 300);
    QVERIFY2(worst < 0.001, qPrintable(QString::number(worst)));
}

void TestTilesExport::terrainRefinesByReplacing()
{
    Town town;
    town.makeTerrain(200, 150);
    const auto report =
        town.save(QStringLiteral("3dtiles"), QStringLiteral("t"), {QStringLiteral("terrain")});
    VERIFY_RESULT(report);
    const QJsonObject root = readJson(report->files[0])[QLatin1String("root")].toObject();
    const QJsonArray parts = root[QLatin1String("children")].toArray();
    QCOMPARE(parts.size(), 1);
    QCOMPARE(parts[0][QLatin1String("refine")].toString(), QStringLiteral("REPLACE"));
    // 199 cells: steps 4, 2, 1; a leaf for every 64 of them.
    std::map<int, int> tilesOfDepth;
    const std::function<void(const QJsonObject &, int)> walk = [&](const QJsonObject &tile, int depth) {
        ++tilesOfDepth[depth];
        for (const auto &child : tile[QLatin1String("children")].toArray())
            walk(child.toObject(), depth + 1);
    };
    walk(parts[0].toObject(), 0);
    QCOMPARE(tilesOfDepth, (std::map<int, int>{{0, 1}, {1, 4}, {2, 4 * 3}}));
    QCOMPARE(report->counts.at(QStringLiteral("tiles")), qint64(17));
}

void TestTilesExport::replacesItsOwnFolderOnly()
{
    Town town;
    const QString tiles = QStringLiteral("3dtiles");
    VERIFY_ERROR(town.save(tiles, QStringLiteral("t")), ErrorCode::NotFound); // an empty city
    town.put(box(kEast, kNorth, 5, 5));
    VERIFY_RESULT(town.save(tiles, QStringLiteral("t")));
    const QByteArray first = QJsonDocument(readJson(town.path(QStringLiteral("t/tileset.json")))).toJson();
    town.put(box(kEast + 2000, kNorth, 5, 5));
    // Cancelled: the earlier one stays.
    std::stop_source stop;
    stop.request_stop();
    town.task = TaskContext(stop.get_token(), {});
    VERIFY_ERROR(town.save(tiles, QStringLiteral("t")), ErrorCode::Cancelled);
    QCOMPARE(QJsonDocument(readJson(town.path(QStringLiteral("t/tileset.json")))).toJson(), first);
    town.task = TaskContext();
    VERIFY_RESULT(town.save(tiles, QStringLiteral("t")));
    QVERIFY(QJsonDocument(readJson(town.path(QStringLiteral("t/tileset.json")))).toJson() != first);
    // Somebody's folder stays as it is.
    QVERIFY(QDir(town.folder.path()).mkdir(QStringLiteral("theirs")));
    QFile thesis(town.path(QStringLiteral("theirs/thesis.txt")));
    QVERIFY(thesis.open(QIODevice::WriteOnly));
    thesis.close();
    VERIFY_ERROR(town.save(tiles, QStringLiteral("theirs")), ErrorCode::InvalidArgument);
    VERIFY_ERROR(town.save(tiles, QStringLiteral("theirs/thesis.txt")), ErrorCode::InvalidArgument);
    QVERIFY(thesis.exists());
    VERIFY_ERROR(town.save(tiles, QStringLiteral("no/such/t")), ErrorCode::Io);
    // Nothing is left beside them.
    QCOMPARE(QDir(town.folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
             (QStringList{QStringLiteral("t"), QStringLiteral("theirs")}));
}

QTEST_GUILESS_MAIN(TestTilesExport)
#include "tst_tilesexport.moc"
