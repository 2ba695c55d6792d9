// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "modelfixture.h"

#include <dothi/io/dothistore.h>
#include <dothi/io/model/cityjsonoriginal.h>

using namespace dothi;

namespace {

const QString kBuilding = QStringLiteral("building");

/// A file about 600 km east, 1190 km north of HCMC's grid, in millimetres from there.
QByteArray file(const QByteArray &objects, const QByteArray &vertices, int epsg = 9210,
                const QByteArray &extra = {})
{
    return "{\"type\":\"CityJSON\",\"version\":\"2.0\",\"transform\":{\"scale\":[0.001,0.001,0.001],"
           "\"translate\":[600000,1190000,0]},\"metadata\":{\"referenceSystem\":"
           "\"https://www.opengis.net/def/crs/EPSG/0/" +
           QByteArray::number(epsg) + "\"},\"CityObjects\":{" + objects + "},\"vertices\":" + vertices +
           extra + '}';
}

/// Vertices 0-3 the floor at 2 m, 4-7 the top at 12 m, of 10 m by 20 m.
const QByteArray kBoxVertices = "[[0,0,2000],[10000,0,2000],[10000,20000,2000],[0,20000,2000],"
                                "[0,0,12000],[10000,0,12000],[10000,20000,12000],[0,20000,12000]]";
const QByteArray kBoxShell = "[[[3,2,1,0]],[[0,1,5,4]],[[1,2,6,5]],[[2,3,7,6]],[[3,0,4,7]],[[4,5,6,7]]]";
const QByteArray kBox = "{\"type\":\"Solid\",\"lod\":\"1.2\",\"boundaries\":[" + kBoxShell + "]}";

QByteArray building(const QByteArray &geometries, const QByteArray &attributes = "{}",
                    const QByteArray &rest = {})
{
    return "{\"type\":\"Building\",\"attributes\":" + attributes + ",\"geometry\":[" + geometries + ']' +
           rest + '}';
}

class City
{
public:
    City()
        : store(test::MemoryStore::of(QStringLiteral("hcmc"), dir.path()))
    {}

    Result<io::ImportReport> import(const QByteArray &text, const io::ImportOptions &options = {},
                                    const QString &name = QStringLiteral("m.city.json"))
    {
        return test::importModel(test::writeFile(dir, name, text), *store, options);
    }
    [[nodiscard]] std::vector<city::Feature> features() const
    {
        city::Query query;
        query.withSolid = true;
        return store->readAll(kBuilding, query).value();
    }
    [[nodiscard]] QStringList originals() const { return store->documents(io::originalKind()).value(); }

    QTemporaryDir dir;
    std::unique_ptr<test::MemoryStore> store;
};

const city::LayerDef &layer()
{
    return *city::Schema::builtin().layer(kBuilding);
}

double number(const city::Feature &feature, const char *field)
{
    return city::toNumber(feature.value(layer(), QString::fromLatin1(field)));
}

QString text(const city::Feature &feature, const char *field)
{
    return city::toText(feature.value(layer(), QString::fromLatin1(field)));
}

} // namespace

class TestCityJsonImport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBuilding()
    {
        City city;
        const auto report = city.import(file(
            "\"b1\":" + building(kBox, "{\"measuredHeight\":9.5,\"storeysAboveGround\":3,"
                                       "\"yearOfConstruction\":1990,\"roofType\":\"1030\",\"owner\":\"x\"}"),
            kBoxVertices));
        VERIFY_RESULT(report);
        QCOMPARE(report->read, 1);
        QCOMPARE(report->imported, 1);
        const auto features = city.features();
        QCOMPARE(features.size(), size_t(1));
        const city::Feature &f = features.front();
        QCOMPARE(geo::area(f.geometry), 200.0);
        QCOMPARE(f.geometry.extent().minX(), 600'000.0);
        QCOMPARE(f.solid.partCount(), size_t(6));
        QVERIFY(f.solid.hasZ());
        QCOMPARE(number(f, "height_m"), 9.5); // as stated, not as measured
        QCOMPARE(number(f, "ground_level_m"), 2.0);
        QCOMPARE(number(f, "storeys"), 3.0);
        QCOMPARE(number(f, "year"), 1990.0);
        QCOMPARE(text(f, "roof"), QStringLiteral("gabled"));
        QCOMPARE(text(f, "code"), QStringLiteral("b1"));
        QCOMPARE(city.originals(), QStringList({QStringLiteral("building/1"), QStringLiteral("file/1")}));
    }

    void heightIsMeasuredWhereNotStated()
    {
        City city;
        const auto report = city.import(file("\"b1\":" + building(kBox), kBoxVertices));
        VERIFY_RESULT(report);
        QCOMPARE(number(city.features()[0], "height_m"), 10.0);
        QVERIFY(std::ranges::any_of(report->warnings, [](const QString &w) {
            return w.contains(QLatin1String("do not state their height"));
        }));
        QVERIFY(std::ranges::none_of(report->warnings, [](const QString &w) {
            return w.contains(QLatin1String("Nothing was put in its place"));
        }));
    }

    void heightsOfAnotherDatum()
    {
        // EPSG:7415 is RD New with heights above NAP.
        const QTemporaryDir dir;
        const QByteArray vertices = "[[85000,447000,0],[85010,447000,0],[85010,447010,0]]";
        const auto sheet = [&](int epsg) {
            return "{\"type\":\"CityJSON\",\"version\":\"1.0\",\"metadata\":{\"referenceSystem\":\"urn:ogc:"
                   "def:crs:EPSG::" +
                   QByteArray::number(epsg) +
                   "\"},\"CityObjects\":{\"a\":{\"type\":\"Building\",\"geometry\":[{\"type\":"
                   "\"MultiSurface\",\"lod\":2,"
                   "\"boundaries\":[[[0,1,2]]]}]}},\"vertices\":" +
                   vertices + '}';
        };
        const auto datumWarnings = [&](int epsg, int cityDatum) {
            test::MemoryStore store(
                test::profileOf(QStringLiteral("x"), 28992, {3.3, 50.7, 7.3, 53.6}, cityDatum));
            const auto report =
                test::importModel(test::writeFile(dir, QStringLiteral("s.json"), sheet(epsg)), store);
            if (!report)
                qFatal("%s", qPrintable(report.error().logText()));
            return std::ranges::count_if(
                report->warnings, [](const QString &w) { return w.contains(QLatin1String("datum of x")); });
        };
        QCOMPARE(datumWarnings(7415, 5709), 0);  // the same
        QCOMPARE(datumWarnings(7415, 5710), 1);  // another
        QCOMPARE(datumWarnings(28992, 5709), 1); // not said
    }

    void footprints_data()
    {
        QTest::addColumn<QByteArray>("objects");
        QTest::addColumn<double>("area");
        QTest::addColumn<int>("faces"); // of the shell
        const QByteArray ground = "\"semantics\":{\"surfaces\":[{\"type\":\"GroundSurface\"}],\"values\":[";
        QTest::newRow("the lowest faces of a block") << "\"b\":" + building(kBox) << 200.0 << 6;
        QTest::newRow("what is said to be ground")
            << "\"b\":" +
                   building(
                       "{\"type\":\"MultiSurface\",\"lod\":\"2\",\"boundaries\":[[[4,5,6,7]],[[0,1,2]]]," +
                       ground + "null,0]}}")
            << 100.0 << 2;
        QTest::newRow("two ground faces become one")
            << "\"b\":" +
                   building("{\"type\":\"MultiSurface\",\"lod\":\"2\",\"boundaries\":[[[0,1,2]],[[0,2,3]]]," +
                            ground + "0,0]}}")
            << 200.0 << 2;
        QTest::newRow("LoD 0 where nothing is said")
            << "\"b\":" +
                   building("{\"type\":\"MultiSurface\",\"lod\":\"0\",\"boundaries\":[[[0,1,2]]]}," + kBox)
            << 100.0 << 6;
        QTest::newRow("LoD 0 alone")
            << "\"b\":" + building("{\"type\":\"MultiSurface\",\"lod\":\"0\",\"boundaries\":[[[0,1,2,3]]]}")
            << 200.0 << 0;
        QTest::newRow("all faces of a roof without a floor")
            << "\"b\":" +
                   building(
                       "{\"type\":\"MultiSurface\",\"lod\":\"2\",\"boundaries\":[[[4,5,2]],[[0,1,5,4]]]}")
            << 100.0 << 2;
        QTest::newRow("a generalised block has no shell")
            << "\"b\":" + building("{\"type\":\"Solid\",\"lod\":\"1.1\",\"boundaries\":[" + kBoxShell + "]}")
            << 200.0 << 0;
        QTest::newRow("a plain LoD 1 has one")
            << "\"b\":" + building("{\"type\":\"Solid\",\"lod\":\"1\",\"boundaries\":[" + kBoxShell + "]}")
            << 200.0 << 6;
        QTest::newRow("the highest LoD of several")
            << "\"b\":" +
                   building("{\"type\":\"Solid\",\"lod\":\"1.3\",\"boundaries\":[" + kBoxShell + "]}," +
                            "{\"type\":\"MultiSurface\",\"lod\":\"2.2\",\"boundaries\":[[[0,1,2]]]}," + kBox)
            << 100.0 << 1;
        QTest::newRow("of its parts")
            << "\"b\":" + QByteArray("{\"type\":\"Building\",\"children\":[\"p\",\"q\"],\"geometry\":[") +
                   kBox +
                   "]},\"p\":{\"type\":\"BuildingPart\",\"parents\":[\"b\"],\"geometry\":[{\"type\":"
                   "\"MultiSurface\",\"lod\":\"2\","
                   "\"boundaries\":[[[0,1,2]]]}]},\"q\":{\"type\":\"BuildingPart\",\"parents\":[\"b\"],"
                   "\"geometry\":"
                   "[{\"type\":\"MultiSurface\",\"lod\":\"2\",\"boundaries\":[[[0,2,3]]]}]}"
            << 200.0 << 2;
        QTest::newRow("a room is none") << "\"b\":" + building(kBox, "{}", ",\"children\":[\"r\"]") +
                                               ",\"r\":{\"type\":\"BuildingRoom\",\"parents\":[\"b\"],"
                                               "\"geometry\":[{\"type\":\"MultiSurface\",\"lod\":\"3\","
                                               "\"boundaries\":[[[0,1,2]]]}]}"
                                        << 200.0 << 6;
    }
    void footprints()
    {
        QFETCH(QByteArray, objects);
        QFETCH(double, area);
        QFETCH(int, faces);
        City city;
        VERIFY_RESULT(city.import(file(objects, kBoxVertices)));
        const auto features = city.features();
        QCOMPARE(features.size(), size_t(1));
        QCOMPARE(geo::area(features[0].geometry), area);
        QCOMPARE(features[0].solid.partCount(), size_t(faces));
    }

    void attributesOfParts()
    {
        City city;
        const auto report = city.import(
            file("\"b\":{\"type\":\"Building\",\"children\":[\"p\"],\"attributes\":{\"measuredHeight\":7}},"
                 "\"p\":{\"type\":\"BuildingPart\",\"parents\":[\"b\"],\"attributes\":{\"measuredHeight\":5,"
                 "\"storeysAboveGround\":2,\"nested\":{\"a\":1},\"none\":null},\"geometry\":[" +
                     kBox + "]}",
                 kBoxVertices));
        VERIFY_RESULT(report);
        const auto features = city.features();
        QCOMPARE(number(features[0], "height_m"), 7.0); // its own first
        QCOMPARE(number(features[0], "storeys"), 2.0);
    }

    void othersAreKept()
    {
        City city;
        const auto report =
            city.import(file("\"b\":" + building(kBox) +
                                 ",\"t\":{\"type\":\"SolitaryVegetationObject\"},\"r\":{\"type\":\"Road\"}",
                             kBoxVertices));
        VERIFY_RESULT(report);
        QCOMPARE(report->imported, 1);
        QCOMPARE(city.originals().size(), 4); // the building, the file, two others
        QVERIFY(std::ranges::any_of(report->warnings, [](const QString &w) {
            return w.contains(QLatin1String("1 Road, 1 SolitaryVegetationObject"));
        }));
    }

    void refusedObjects()
    {
        City city;
        const auto report = city.import(
            file("\"good\":" + building(kBox) +
                     ",\"index\":{\"type\":\"Building\",\"geometry\":[{\"type\":\"MultiSurface\",\"lod\":"
                     "\"2\",\"boundaries\":[[[0,1,99]]]}]}"
                     ",\"empty\":{\"type\":\"Building\"}"
                     ",\"wall\":{\"type\":\"Building\",\"geometry\":[{\"type\":\"MultiSurface\",\"lod\":"
                     "\"2\",\"boundaries\":[[[0,1,5,4]]]}]}"
                     ",\"notjson\":" +
                     building(kBox, "{\"a\":bogus}") + ",\"twice\":" + building(kBox, "{\"a\":1,\"a\":2}") +
                     ",\"after\":" + building(kBox),
                 kBoxVertices));
        VERIFY_RESULT(report);
        QCOMPARE(report->imported, 2);
        QCOMPARE(report->rejectedCount, 5);
        QCOMPARE(report->read, 7);
        QStringList ids;
        for (const io::Rejected &rejected : report->rejected) {
            ids.append(rejected.sourceId);
            QVERIFY(!rejected.reason.isEmpty());
        }
        ids.sort();
        QCOMPARE(ids,
                 QStringList({QStringLiteral("empty"), QStringLiteral("index"), QStringLiteral("notjson"),
                              QStringLiteral("twice"), QStringLiteral("wall")}));
        // The originals are those of the two that were taken.
        QCOMPARE(city.originals().size(), 3);
        for (const city::Feature &feature : city.features()) {
            const auto original =
                city.store->document(io::originalKind(), io::originalId({kBuilding, feature.id}));
            VERIFY_RESULT(original);
            QVERIFY(original->contains('"' + text(feature, "code").toUtf8() + '"'));
        }
    }

    void degenerateFacesAreLeftOut()
    {
        City city;
        const auto report =
            city.import(file("\"b\":" + building("{\"type\":\"MultiSurface\",\"lod\":\"2\",\"boundaries\":[[["
                                                 "0,1,2,3]],[[4,4,5]],[[4,5]],[]]}"),
                             kBoxVertices));
        VERIFY_RESULT(report);
        QCOMPARE(city.features()[0].solid.partCount(), size_t(1));
        QCOMPARE(report->repairedFeatures, 1);
        QCOMPARE(report->repaired.front().sourceId, QStringLiteral("b"));
    }

    void wrongPlaces()
    {
        City city;
        // The same numbers as UTM zone 31: the Gulf of Guinea.
        VERIFY_ERROR(city.import(file("\"b\":" + building(kBox), kBoxVertices, 32631)), ErrorCode::Crs);
        VERIFY_ERROR(city.import(file("\"b\":" + building(kBox), kBoxVertices, 28992)), ErrorCode::Crs);
        VERIFY_ERROR(city.import(file("\"b\":" + building(kBox), kBoxVertices, 99999)), ErrorCode::Crs);
        VERIFY_ERROR(city.import(file("\"b\":" + building(kBox), kBoxVertices, 5709)), ErrorCode::Crs);
        QCOMPARE(city.store->commits, 0);
        // Unknown, but said by the user.
        io::ImportOptions options;
        options.sourceEpsg = 9210;
        VERIFY_RESULT(city.import(file("\"b\":" + building(kBox), kBoxVertices, 99999), options));
    }

    void anotherSystemIsConverted()
    {
        // A position by EPSG:6960 and the zone's projection, from an independent run of PROJ's cs2cs is not
        // needed here: the footprint and the shell must move together.
        City city;
        VERIFY_RESULT(city.import("{\"type\":\"CityJSON\",\"version\":\"2.0\",\"transform\":{\"scale\":[0."
                                  "001,0.001,0.001],\"translate\":[686000,1191000,0]},"
                                  "\"metadata\":{\"referenceSystem\":\"https://www.opengis.net/def/crs/EPSG/"
                                  "0/32648\"},\"CityObjects\":{\"b\":" +
                                  building(kBox) + "},\"vertices\":" + kBoxVertices + '}'));
        const city::Feature f = city.features()[0];
        QVERIFY(std::abs(f.geometry.extent().minX() - 686'000) > 1000);
        QCOMPARE(f.solid.extent().minX(), f.geometry.extent().minX());
        QCOMPARE(f.solid.extent().maxY(), f.geometry.extent().maxY());
        QCOMPARE(f.solid.coords().front().z, 2.0);
    }

    void onlyBuildings()
    {
        City city;
        io::ImportOptions options;
        options.targetLayer = QStringLiteral("road");
        const auto report = city.import(file("\"b\":" + building(kBox), kBoxVertices), options);
        VERIFY_ERROR(report, ErrorCode::InvalidArgument);
        const auto none = city.import(file("\"r\":{\"type\":\"Road\"}", "[]"));
        VERIFY_ERROR(none, ErrorCode::InvalidData);
        QVERIFY(none.error().advice().contains(QLatin1String("Road")));
        QCOMPARE(city.store->commits, 0);
    }

    void allOrNothing()
    {
        City city;
        city.store->failCommit = true;
        QVERIFY(!city.import(file("\"b\":" + building(kBox), kBoxVertices)));
        QVERIFY(city.originals().isEmpty());
        QVERIFY(city.features().empty());
    }

    void againAndInItsPlace()
    {
        City city;
        const QByteArray text = file("\"b\":" + building(kBox) + ",\"r\":{\"type\":\"Road\"}", kBoxVertices);
        VERIFY_RESULT(city.import(text));
        VERIFY_RESULT(city.import(text));
        QCOMPARE(city.features().size(), size_t(2));
        QCOMPARE(city.originals().size(), 6); // file/1 and file/2, with a road each
        io::ImportOptions options;
        options.replace = true;
        VERIFY_RESULT(city.import(text, options));
        QCOMPARE(city.features().size(), size_t(1));
        QCOMPARE(city.originals().size(), 3);
    }

    void originalHasOnlyItsPositions()
    {
        City city;
        const QByteArray address =
            ",\"address\":[{\"location\":{\"type\":\"MultiPoint\",\"lod\":\"1\",\"boundaries\":[6]}}]";
        VERIFY_RESULT(city.import(
            file("\"b\":" + building("{\"type\":\"MultiSurface\",\"lod\":\"2\",\"boundaries\":[[[5,6,7]]]}",
                                     "{}", address),
                 kBoxVertices)));
        const QJsonObject original =
            QJsonDocument::fromJson(
                city.store->document(io::originalKind(), QStringLiteral("building/1")).value())
                .object()
                .value(QLatin1String("feature"))
                .toObject();
        QCOMPARE(original.value(QLatin1String("vertices")).toArray().size(), 3);
        const QJsonObject object =
            original.value(QLatin1String("CityObjects")).toObject().value(QLatin1String("b")).toObject();
        const QJsonArray ring =
            object[QLatin1String("geometry")][0][QLatin1String("boundaries")][0][0].toArray();
        QCOMPARE(ring.size(), 3);
        // The door stands at the second corner.
        const int door =
            object[QLatin1String("address")][0][QLatin1String("location")][QLatin1String("boundaries")][0]
                .toInt();
        QCOMPARE(door, ring[1].toInt());
        QCOMPARE(original[QLatin1String("vertices")][door][1].toInt(), 20'000);
    }

    void damagedOriginalsCostNothing()
    {
        City city;
        VERIFY_RESULT(city.import(file("\"b\":" + building(kBox), kBoxVertices)));
        const QByteArray sound =
            city.store->document(io::originalKind(), QStringLiteral("building/1")).value();
        const QString out = city.dir.filePath(QStringLiteral("out.json"));
        QByteArray beyond = sound;
        beyond.replace("[[0,1,2,3]]", "[[0,1,2,99]]");
        QVERIFY(beyond != sound);
        for (const QByteArray &document :
             {QByteArray("{}"), QByteArray("7"), beyond,
              QByteArray(sound).replace("\"file\":\"1\"", "\"file\":\"9\""),
              QByteArray(sound).replace("\"vertices\":[[", "\"vertices\":[[[")}) {
            auto writer = city.store->write();
            VERIFY_RESULT((*writer)->setDocument(io::originalKind(), QStringLiteral("building/1"), document));
            VERIFY_RESULT((*writer)->commit());
            const auto report = test::exportAs(QStringLiteral("cityjson"), *city.store, out);
            VERIFY_RESULT(report);
            QCOMPARE(report->counts.at(QStringLiteral("shell")), 1);
            QCOMPARE(report->warnings.size(), 1);
            QCOMPARE(test::objectsOf(out).size(), size_t(1));
        }
    }

    void changedBuildings()
    {
        City city;
        VERIFY_RESULT(city.import(file("\"b\":" + building(kBox, "{\"measuredHeight\":9.5,\"owner\":\"x\"}") +
                                           ",\"c\":" + building(kBox, "{\"measuredHeight\":9.5}"),
                                       kBoxVertices)));
        std::vector<city::Feature> features = city.features();
        features[0].set(layer(), QStringLiteral("height_m"), 11.25);
        features[0].set(layer(), QStringLiteral("name"), QStringLiteral("Chợ"));
        features[1].geometry.coords()[0].x -= 1;
        features[1].geometry.coords().back().x -= 1;
        auto writer = city.store->write();
        VERIFY_RESULT((*writer)->update(kBuilding, features[0]));
        VERIFY_RESULT((*writer)->update(kBuilding, features[1]));
        VERIFY_RESULT((*writer)->commit());
        const QString out = city.dir.filePath(QStringLiteral("out.json"));
        const auto report = test::exportAs(QStringLiteral("cityjson"), *city.store, out);
        VERIFY_RESULT(report);
        QCOMPARE(report->counts.at(QStringLiteral("original")), 1);
        QCOMPARE(report->counts.at(QStringLiteral("shell")), 1);
        const auto objects = test::objectsOf(out);
        const QJsonObject attributes =
            objects.at(QStringLiteral("b"))[QLatin1String("attributes")].toObject();
        const QJsonObject expected{{QStringLiteral("measuredHeight"), 11.25},
                                   {QStringLiteral("owner"), QStringLiteral("x")},
                                   {QStringLiteral("name"), QStringLiteral("Chợ")}};
        QCOMPARE(attributes, expected);
        QVERIFY(!objects.contains(QStringLiteral("c")));
    }

    void severalFilesShareNothing()
    {
        // Each has a material 0, a texture 0 and an object "b".
        const auto withColour = [](const QByteArray &colour) {
            return file("\"b\":{\"type\":\"Building\",\"geometry\":[{\"type\":\"MultiSurface\",\"lod\":\"2\","
                        "\"boundaries\":[[[0,1,2]]],\"material\":{\"m\":{\"value\":0}},"
                        "\"texture\":{\"t\":{\"values\":[[[0,0,1,2]]]}}}]}",
                        kBoxVertices, 9210,
                        ",\"appearance\":{\"materials\":[{\"name\":\"" + colour +
                            "\"}],\"textures\":[{\"type\":\"PNG\",\"image\":\"" + colour +
                            ".png\"}],\"vertices-texture\":[[0.0,0.5],[1.0,0.0],[1.0,1.0]]}");
        };
        City city;
        VERIFY_RESULT(city.import(withColour("red")));
        VERIFY_RESULT(city.import(withColour("blue")));
        const QString out = city.dir.filePath(QStringLiteral("out.json"));
        VERIFY_RESULT(test::exportAs(QStringLiteral("cityjson"), *city.store, out));
        QJsonObject root;
        const auto objects = test::objectsOf(out, &root);
        QCOMPARE(objects.size(), size_t(2));
        const QJsonObject appearance = root[QLatin1String("appearance")].toObject();
        const auto geometryOf = [&](const char *id) {
            return objects.at(QString::fromLatin1(id))[QLatin1String("geometry")][0].toObject();
        };
        QCOMPARE(appearance[QLatin1String("vertices-texture")].toArray().size(), 6);
        const int material =
            geometryOf("b~2")[QLatin1String("material")][QLatin1String("m")][QLatin1String("value")].toInt();
        QCOMPARE(appearance[QLatin1String("materials")][material][QLatin1String("name")].toString(),
                 QStringLiteral("blue"));
        const QJsonValue texture =
            geometryOf("b~2")[QLatin1String("texture")][QLatin1String("t")][QLatin1String("values")][0][0];
        QCOMPARE(texture.toArray(), QJsonArray({1, 3, 4, 5}));
        QCOMPARE(geometryOf("b")[QLatin1String("texture")][QLatin1String("t")][QLatin1String("values")][0][0]
                     .toArray(),
                 QJsonArray({0, 0, 1, 2}));
    }

    void exportReplacesOnlyAWholeFile()
    {
        City city;
        VERIFY_RESULT(city.import(file("\"b\":" + building(kBox), kBoxVertices)));
        std::stop_source stop;
        stop.request_stop();
        TaskContext task(stop.get_token(), {});
        for (const auto &exporter : io::makeExporters()) {
            // A tile set is a folder, and a file in its place another matter.
            if (exporter->suffixes().isEmpty() || exporter->format() == QLatin1String("3dtiles"))
                continue;
            const QString name = QLatin1String("out.") + exporter->suffixes().constFirst();
            const QString out = test::writeFile(city.dir, name, "before");
            VERIFY_ERROR(exporter->write(*city.store, {out, {kBuilding}}, task), ErrorCode::Cancelled);
            QCOMPARE(test::readAll(out), QByteArray("before"));
            TaskContext going;
            VERIFY_ERROR(exporter->write(*city.store,
                                         {city.dir.filePath(QLatin1String("no/") + name), {kBuilding}},
                                         going),
                         ErrorCode::Io);
            VERIFY_ERROR(exporter->write(*city.store, {out, {QStringLiteral("nonsense")}}, going),
                         ErrorCode::NotFound);
            QCOMPARE(test::readAll(out), QByteArray("before"));
        }
        const QString first = city.dir.filePath(QStringLiteral("1.json"));
        const QString second = city.dir.filePath(QStringLiteral("2.json"));
        VERIFY_RESULT(test::exportAs(QStringLiteral("cityjson"), *city.store, first));
        VERIFY_RESULT(test::exportAs(QStringLiteral("cityjson"), *city.store, second));
        QCOMPARE(test::readAll(first), test::readAll(second));
    }

    void blocks()
    {
        City city;
        city::Feature feature(layer());
        feature.geometry = geo::Geometry::polygon({{600'000, 1'190'000, 0},
                                                   {600'010, 1'190'000, 0},
                                                   {600'010, 1'190'010, 0},
                                                   {600'000, 1'190'010, 0}});
        // A hole.
        feature.geometry.beginRing();
        for (const geo::Coord &c : {geo::Coord{600'002, 1'190'002, 0}, geo::Coord{600'002, 1'190'004, 0},
                                    geo::Coord{600'004, 1'190'004, 0}})
            feature.geometry.add(c);
        feature.geometry.closeRing();
        feature.geometry.setType(geo::GeometryType::MultiPolygon);
        feature.set(layer(), QStringLiteral("height_m"), 6.0);
        feature.set(layer(), QStringLiteral("ground_level_m"), 1.5);
        std::vector<city::Feature> features{feature};
        auto writer = city.store->write();
        VERIFY_RESULT((*writer)->insert(kBuilding, features));
        VERIFY_RESULT((*writer)->commit());
        const QString out = city.dir.filePath(QStringLiteral("out.city.json"));
        VERIFY_RESULT(test::exportAs(QStringLiteral("cityjson"), *city.store, out));
        TaskContext task;
        // Read back as a solid: closed, its volume that of floor area times height, outward faces.
        City other;
        VERIFY_RESULT(test::importModel(out, *other.store));
        const city::Feature back = other.features()[0];
        QCOMPARE(geo::area(back.geometry), 100.0 - 2.0);
        QCOMPARE(number(back, "height_m"), 6.0);
        QCOMPARE(number(back, "ground_level_m"), 1.5);
        QCOMPARE(back.solid.partCount(), size_t(2 + 4 + 3));
        double volume = 0; // by the divergence theorem, over all rings fan by fan
        for (size_t part = 0; part < back.solid.partCount(); ++part) {
            for (size_t r = 0; r < back.solid.ringCount(part); ++r) {
                const auto ring = back.solid.ring(part, r);
                const geo::Coord o{600'000, 1'190'000, 0};
                for (size_t i = 1; i + 2 < ring.size(); ++i) {
                    const auto rel = [&o](const geo::Coord &c) {
                        return geo::Coord{c.x - o.x, c.y - o.y, c.z};
                    };
                    const geo::Coord a = rel(ring[0]);
                    const geo::Coord b = rel(ring[i]);
                    const geo::Coord c = rel(ring[i + 1]);
                    volume += (a.x * (b.y * c.z - b.z * c.y) - a.y * (b.x * c.z - b.z * c.x) +
                               a.z * (b.x * c.y - b.y * c.x)) /
                              6;
                }
            }
        }
        QVERIFY2(std::abs(volume - 98.0 * 6) < 1e-6, qPrintable(QString::number(volume)));
    }
};

QTEST_GUILESS_MAIN(TestCityJsonImport)
#include "tst_cityjson_import.moc"
