// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/model/cityjson.h>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <testsupport.h>

#include <algorithm>
#include <cmath>

using namespace dothi;

namespace {

/// A unit cube from (0,0,0), each vertex a thousand.
const QByteArray kCubeVertices = "[[0,0,1000],[1000,0,1000],[1000,1000,1000],[0,1000,1000],"
                                 "[0,0,0],[1000,0,0],[1000,1000,0],[0,1000,0]]";
const QByteArray kCubeShell = "[[[0,1,2,3]],[[4,5,1,0]],[[5,6,2,1]],[[6,7,3,2]],[[7,4,0,3]],[[7,6,5,4]]]";
const QByteArray kCube =
    R"({"type":"Building","geometry":[{"type":"Solid","lod":"1","boundaries":[)" + kCubeShell + "]}]}";

QByteArray file(const QByteArray &objects, const QByteArray &extra = {},
                const QByteArray &vertices = kCubeVertices)
{
    return R"({"type":"CityJSON","version":"2.0","transform":{"scale":[0.001,0.001,0.001],)"
           R"("translate":[600000,1190000,2]},"CityObjects":{)" +
           objects + R"(},"vertices":)" + vertices + extra + '}';
}

Result<io::CityModel> parse(const QByteArray &text)
{
    TaskContext task;
    return io::parseCityJson(text, task);
}

QString reasonOf(const io::CityModel &model, const QString &id)
{
    for (const io::RefusedObject &refused : model.refused) {
        if (refused.id == id)
            return refused.reason;
    }
    return {};
}

QJsonObject jsonOf(const QString &path)
{
    QFile in(path);
    if (!in.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(in.readAll()).object();
}

} // namespace

class TestCityJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cube()
    {
        const auto model = parse(file("\"a\":" + kCube));
        VERIFY_RESULT(model);
        QCOMPARE(model->objects.size(), size_t(1));
        const io::CityObject &object = model->objects.front();
        QCOMPARE(object.id, std::string("a"));
        QCOMPARE(object.type, std::string("Building"));
        QCOMPARE(object.geometries.size(), size_t(1));
        const io::ModelGeometry &geometry = object.geometries.front();
        QCOMPARE(geometry.lod, std::string("1"));
        QVERIFY(geometry.kind == io::GeometryKind::Solid);
        const geo::Brep &brep = geometry.brep;
        QVERIFY(brep.isConsistent());
        QCOMPARE(brep.vertices.size(), size_t(8));
        QCOMPARE(brep.solids.size(), size_t(1));
        QCOMPARE(brep.shells.size(), size_t(1));
        QCOMPARE(brep.faces.size(), size_t(6));
        QCOMPARE(brep.corners.size(), size_t(24));
        // The second corner of the first face is the second position of the file.
        const geo::Coord c = brep.vertices[brep.ring(0)[1]];
        QCOMPARE(c.x, 600001.0);
        QCOMPARE(c.y, 1190000.0);
        QCOMPARE(c.z, 3.0);
        QCOMPARE(model->refusedCount, 0);
    }

    void onlyThePositionsItNeeds()
    {
        const auto model = parse(file(
            R"("a":{"type":"Building","geometry":[{"type":"MultiSurface","lod":"2","boundaries":[[[5,6,7]],[[7,6,1]]]}]})"));
        VERIFY_RESULT(model);
        const geo::Brep &brep = model->objects[0].geometries[0].brep;
        QCOMPARE(brep.vertices.size(), size_t(4));
        QVERIFY(brep.solids.empty());
        QCOMPARE(brep.shells.size(), size_t(1));
        QCOMPARE(brep.ring(1)[0], brep.ring(0)[2]);
    }

    void holesShellsAndSolids()
    {
        const QByteArray shell = "[[[0,1,2],[3,4,5]],[[0,1,2]]]";
        const auto model = parse(file(R"("a":{"type":"Building","geometry":[{"type":"MultiSolid","lod":"2",)"
                                      R"("boundaries":[[)" +
                                      shell + ',' + shell + "],[" + shell + "]]}]}"));
        VERIFY_RESULT(model);
        const geo::Brep &brep = model->objects[0].geometries[0].brep;
        QVERIFY(brep.isConsistent());
        QCOMPARE(brep.solids.size(), size_t(2));
        QCOMPARE(brep.shellsOf(0).size(), size_t(2));
        QCOMPARE(brep.shellsOf(1).size(), size_t(1));
        QCOMPARE(brep.facesOf(2).size(), size_t(2));
        QCOMPARE(brep.ringsOf(0).size(), size_t(2));
        QCOMPARE(brep.ringsOf(1).size(), size_t(1));
    }

    void semantics()
    {
        const auto withValues = [](const QByteArray &values) {
            return parse(file(R"("a":{"type":"Building","geometry":[{"type":"Solid","lod":"2","semantics":)"
                              R"({"surfaces":[{"type":"RoofSurface"},{"type":"GroundSurface","slope":1},)"
                              R"({"type":"WallSurface"},{"type":"+Solar"}],"values":)" +
                              values + R"(},"boundaries":[)" + kCubeShell + "]}]}"));
        };
        using io::SurfaceKind;
        const auto model = withValues("[[0,2,2,null,3,1]]");
        VERIFY_RESULT(model);
        const std::vector<SurfaceKind> expected = {SurfaceKind::Roof,  SurfaceKind::Wall,
                                                   SurfaceKind::Wall,  SurfaceKind::None,
                                                   SurfaceKind::Other, SurfaceKind::Ground};
        QVERIFY(model->objects[0].geometries[0].surfaces == expected);
        const auto none = withValues("[null]");
        VERIFY_RESULT(none);
        QVERIFY(none->objects[0].geometries[0].surfaces == std::vector<SurfaceKind>(6, SurfaceKind::None));
        // Values that do not fit say nothing, and cost nothing but themselves.
        for (const char *values : {"[[0,2]]", "[[0,2,2,2,2,1,1]]", "[[0,2,2,2,2,9]]", "[0,2,2,2,2,1]",
                                   "[[0,2,2],[2,2,1]]", "[]", "7"}) {
            const auto wrong = withValues(values);
            VERIFY_RESULT(wrong);
            QVERIFY2(wrong->objects.size() == 1, values);
            QVERIFY2(wrong->objects[0].geometries[0].surfaces.empty(), values);
        }
    }

    void partsOfParts()
    {
        const auto model = parse(file(R"("p":{"type":"BuildingPart","parents":["b"]},)"
                                      R"("b":{"type":"Building","children":["p","q","gone"]},)"
                                      R"("q":{"type":"BuildingPart"})"));
        VERIFY_RESULT(model);
        QCOMPARE(model->objects[0].parent, 1);
        QCOMPARE(model->objects[2].parent, 1); // said by the parent alone
        QVERIFY(model->objects[1].children == std::vector<quint32>({0, 2}));
        QCOMPARE(model->warnings.size(), 1); // "gone"
    }

    void cyclesOfParents()
    {
        const auto model = parse(file(R"("a":{"type":"Building","parents":["c"]},)"
                                      R"("b":{"type":"BuildingPart","parents":["a"]},)"
                                      R"("c":{"type":"BuildingPart","parents":["b"]},)"
                                      R"("below":{"type":"BuildingPart","parents":["c"]},)"
                                      R"("self":{"type":"Building","parents":["self"]},)"
                                      R"("good":{"type":"Building"},)"
                                      R"("part":{"type":"BuildingPart","parents":["good"]})"));
        VERIFY_RESULT(model);
        QCOMPARE(model->objects.size(), size_t(2));
        QCOMPARE(model->objects[1].parent, 0);
        QVERIFY(model->objects[0].children == std::vector<quint32>{1});
        QCOMPARE(model->refusedCount, 5);
        QVERIFY(!reasonOf(*model, QStringLiteral("below")).isEmpty());
    }

    void wrongObjectsCostNoOther_data()
    {
        QTest::addColumn<QByteArray>("object");
        const auto solid = [](const QByteArray &boundaries) {
            return R"({"type":"Building","geometry":[{"type":"Solid","lod":"1","boundaries":)" + boundaries +
                   "}]}";
        };
        QTest::newRow("index beyond the positions") << solid("[[[[0,1,8]]]]");
        QTest::newRow("a billionth position") << solid("[[[[0,1,999999999]]]]");
        QTest::newRow("beyond 32 bits") << solid("[[[[0,1,99999999999999999999999]]]]");
        QTest::newRow("negative") << solid("[[[[0,1,-1]]]]");
        QTest::newRow("fraction") << solid("[[[[0,1,1.5]]]]");
        QTest::newRow("too few levels") << solid("[[[0,1,2]]]");
        QTest::newRow("too many levels") << solid("[[[[[0,1,2]]]]]");
        QTest::newRow("mixed levels") << solid("[[[[0,1,2]],3]]");
        QTest::newRow("text for a number") << solid(R"([[[["0",1,2]]]])");
        QTest::newRow("null for a ring") << solid("[[[null]]]");
        QTest::newRow("text for boundaries") << solid("\"[[[[0,1,2]]]]\"");
        QTest::newRow("object for boundaries") << solid("{}");
        QTest::newRow("no boundaries") << QByteArray(R"({"type":"Building","geometry":[{"type":"Solid"}]})");
        QTest::newRow("boundaries twice")
            << QByteArray(R"({"type":"Building","geometry":[{"type":"Solid","boundaries":[[[[0,1,2]]]],)"
                          R"("boundaries":[[[[3,1,2]]]]}]})");
        QTest::newRow("no kind") << QByteArray(R"({"type":"Building","geometry":[{"boundaries":[]}]})");
        QTest::newRow("unknown kind")
            << QByteArray(R"({"type":"Building","geometry":[{"type":"Torus","boundaries":[]}]})");
        QTest::newRow("geometry is no list") << QByteArray(R"({"type":"Building","geometry":{}})");
        QTest::newRow("geometry twice") << QByteArray(R"({"type":"Building","geometry":[],"geometry":[]})");
        QTest::newRow("type twice") << QByteArray(R"({"type":"Building","type":"Road"})");
        QTest::newRow("no type") << QByteArray(R"({"geometry":[]})");
        QTest::newRow("type is a number") << QByteArray(R"({"type":3})");
        QTest::newRow("attributes are a list") << QByteArray(R"({"type":"Building","attributes":[]})");
        QTest::newRow("parents are a text") << QByteArray(R"({"type":"Building","parents":"b"})");
        QTest::newRow("a number") << QByteArray("7");
        QTest::newRow("null") << QByteArray("null");
        QTest::newRow("a list") << QByteArray("[]");
        QTest::newRow("no value in it") << QByteArray(R"({"type":})");
        QTest::newRow("not UTF-8") << QByteArray("{\"type\":\"Building\",\"attributes\":{\"n\":\"\xff\"}}");
        QTest::newRow("deep") << QByteArray(R"({"type":"Building","attributes":{"a":)") +
                                     QByteArray(100'000, '[') + QByteArray(100'000, ']') + "}}";
        QTest::newRow("instance without a matrix")
            << QByteArray(R"({"type":"Building","geometry":[{"type":"GeometryInstance","template":0,)"
                          R"("boundaries":[0]}]})");
        QTest::newRow("instance of two positions") << QByteArray(
            R"({"type":"Building","geometry":[{"type":"GeometryInstance","template":0,)"
            R"("boundaries":[0,1],"transformationMatrix":[1,0,0,0,0,1,0,0,0,0,1,0,0,0,0,1]}]})");
    }
    void wrongObjectsCostNoOther()
    {
        QFETCH(QByteArray, object);
        const auto model =
            parse(file("\"before\":" + kCube + ",\"wrong\":" + object + ",\"after\":" + kCube));
        VERIFY_RESULT(model);
        QCOMPARE(model->objects.size(), size_t(2));
        QCOMPARE(model->objects[1].id, std::string("after"));
        QVERIFY(model->objects[0].geometries[0].brep.vertices ==
                model->objects[1].geometries[0].brep.vertices);
        QCOMPARE(model->refusedCount, 1);
        QCOMPARE(model->refused.front().id, QStringLiteral("wrong"));
        QVERIFY(!model->refused.front().reason.isEmpty());
    }

    void identifiers()
    {
        const auto model = parse(file("\"\":" + kCube + ",\"\xff\":" + kCube + ",\"nh\\u00e0\":" + kCube +
                                      ",\"twice\":" + kCube + ",\"tw\\u0069ce\":{\"type\":\"Road\"}"));
        VERIFY_RESULT(model);
        QCOMPARE(model->objects.size(), size_t(2));
        QCOMPARE(model->objects[0].id, std::string("nhà"));
        QCOMPARE(model->objects[1].type, std::string("Building"));
        QCOMPARE(model->refusedCount, 3);
    }

    void positionsWhereNoSystemReaches()
    {
        const auto model = parse(file("\"a\":" + kCube + R"(,"b":{"type":"Road"})", {},
                                      "[[0,0,1000],[1000,0,1000],[1000000000000,1000,1000],[0,1000,1000],[0,"
                                      "0,0],[0,0,0],[0,0,0],[0,0,0]]"));
        VERIFY_RESULT(model);
        QCOMPARE(model->objects.size(), size_t(1));
        QCOMPARE(model->refused.front().id, QStringLiteral("a"));
    }

    void wrongFiles_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("a list") << QByteArray("[]");
        QTest::newRow("GeoJSON") << QByteArray(R"({"type":"FeatureCollection","features":[]})");
        QTest::newRow("cut short") << file("\"a\":" + kCube).chopped(5);
        QTest::newRow("cut in an object") << file("\"a\":" + kCube).left(200);
        QTest::newRow("something behind it") << file({}) + "x";
        QTest::newRow("no version") << QByteArray(R"({"type":"CityJSON","CityObjects":{},"vertices":[]})");
        QTest::newRow("version 0.9") << QByteArray(
            R"({"type":"CityJSON","version":"0.9","CityObjects":{},"vertices":[]})");
        QTest::newRow("version 3") << QByteArray(
            R"({"type":"CityJSON","version":"3.0","CityObjects":{},"vertices":[]})");
        QTest::newRow("positions twice") << file("\"a\":" + kCube, ",\"vertices\":[]");
        QTest::newRow("no positions")
            << QByteArray(R"({"type":"CityJSON","version":"2.0","CityObjects":{"a":)") + kCube + "}}";
        QTest::newRow("positions of two numbers") << file("\"a\":" + kCube, {}, "[[1,2]]");
        QTest::newRow("positions of text") << file("\"a\":" + kCube, {}, R"([["1",2,3]])");
        QTest::newRow("a position that is no number") << file("\"a\":" + kCube, {}, "[[1,2,NaN]]");
        QTest::newRow("objects are a list")
            << QByteArray(R"({"type":"CityJSON","version":"2.0","CityObjects":[],"vertices":[]})");
        QTest::newRow("members not UTF-8") << file({}, ",\"metadata\":{\"title\":\"\xc3\"}");
        QTest::newRow("deep member") << file({}, ",\"x\":" + QByteArray(1'000'000, '[') +
                                                     QByteArray(1'000'000, ']'));
        QTest::newRow("unclosed lists") << QByteArray(10'000'000, '[');
        QTest::newRow("unclosed objects") << QByteArray(R"({"a":)").repeated(1'000'000);
        for (const char *transform :
             {R"({"scale":[0,1,1],"translate":[0,0,0]})", R"({"scale":[NaN,1,1],"translate":[0,0,0]})",
              R"({"scale":[1e9,1e9,1e9],"translate":[0,0,0]})", R"({"scale":[-1,1,1],"translate":[0,0,0]})",
              R"({"scale":[1,1,1],"translate":[1e9,0,0]})", R"({"scale":[1,1],"translate":[0,0,0]})",
              R"({"scale":[1,1,1]})", R"({"scale":"1","translate":[0,0,0]})", "[]", "7", "null",
              R"({"scale":[1e999,1,1],"translate":[0,0,0]})"}) {
            QTest::newRow(transform) << QByteArray(R"({"type":"CityJSON","version":"2.0","transform":)") +
                                            transform + R"(,"CityObjects":{},"vertices":[]})";
        }
    }
    void wrongFiles()
    {
        QFETCH(QByteArray, text);
        const auto model = parse(text);
        QVERIFY(!model);
        QVERIFY(model.error().code() == ErrorCode::InvalidData ||
                model.error().code() == ErrorCode::Unsupported);
        QVERIFY(!model.error().message().isEmpty());
        QVERIFY(!model.error().advice().isEmpty());
    }

    void emptyFileIsOne()
    {
        const auto model = parse("\xEF\xBB\xBF" + file({}));
        VERIFY_RESULT(model);
        QVERIFY(model->objects.empty());
    }

    void templates()
    {
        const QByteArray parts = R"(,"geometry-templates":{"vertices-templates":[[0,0,0],[2,0,0],[0,2,0.5]],)"
                                 R"("templates":[{"type":"MultiSurface","lod":"2","boundaries":[[[0,1,2]]]},)"
                                 R"({"type":"MultiSurface","lod":"2","boundaries":[[[0,1,7]]]}]})";
        const auto use = [](int number, const char *matrix) {
            return R"({"type":"Building","geometry":[{"type":"GeometryInstance","boundaries":[1],"template":)" +
                   QByteArray::number(number) + R"(,"transformationMatrix":)" + matrix + "}]}";
        };
        const auto model = parse(file("\"a\":" + use(0, "[0,-1,0,10, 1,0,0,20, 0,0,1,30, 0,0,0,1]") +
                                          ",\"bad\":" + use(1, "[1,0,0,0,0,1,0,0,0,0,1,0,0,0,0,1]") +
                                          ",\"none\":" + use(2, "[1,0,0,0,0,1,0,0,0,0,1,0,0,0,0,1]"),
                                      parts));
        VERIFY_RESULT(model);
        QCOMPARE(model->objects.size(), size_t(3));
        const auto brep = io::resolved(*model, model->objects[0].geometries[0]);
        VERIFY_RESULT(brep);
        // (2, 0, 0) turned a quarter to the left is (0, 2, 0); then moved, then to the second position.
        const geo::Coord c = brep->vertices[brep->ring(0)[1]];
        QCOMPARE(c.x, 600001.0 + 10);
        QCOMPARE(c.y, 1190000.0 + 2 + 20);
        QCOMPARE(c.z, 3.0 + 30);
        QCOMPARE(model->warnings.size(), 1);
        const auto bad = io::resolved(*model, model->objects[1].geometries[0]);
        QVERIFY(bad && bad->isEmpty());
        VERIFY_ERROR(io::resolved(*model, model->objects[2].geometries[0]), ErrorCode::InvalidData);
    }

    void olderVersions()
    {
        // 1.0: lod is a number, the transform may be left out.
        const auto model = parse(
            R"({"type":"CityJSON","version":"1.0","metadata":{"referenceSystem":"urn:ogc:def:crs:EPSG::28992"},)"
            R"("CityObjects":{"a":{"type":"Building","geometry":[{"type":"MultiSurface","lod":2.2,)"
            R"("boundaries":[[[0,1,2]]]}]}},"vertices":[[84616.468,447422.999,-0.452],[84617,447422,0],[84618,447424,0]]})");
        VERIFY_RESULT(model);
        QCOMPARE(model->referenceSystem, QStringLiteral("urn:ogc:def:crs:EPSG::28992"));
        QVERIFY(!model->hasTransform);
        QCOMPARE(model->objects[0].geometries[0].lod, std::string("2.2"));
        QCOMPARE(model->objects[0].geometries[0].brep.vertices[0].x, 84616.468);
    }

    void sequence()
    {
        const QByteArray header = R"({"type":"CityJSON","version":"2.0","CityObjects":{},"vertices":[],)"
                                  R"("transform":{"scale":[0.001,0.001,0.001],"translate":[100,200,300]}})";
        const auto feature = [](const QByteArray &id, const QByteArray &vertices) {
            return "{\"type\":\"CityJSONFeature\",\"id\":\"" + id + "\",\"CityObjects\":{\"" + id +
                   "\":" + kCube + "},\"vertices\":" + vertices + '}';
        };
        QByteArray moved = kCubeVertices;
        moved.replace("1000", "5000");
        const QByteArray text = header + "\r\n" + feature("a", kCubeVertices) + "\n\nnonsense\n" +
                                feature("b", moved) + "\n" + feature("short", "[[0,0,0]]") + '\n' +
                                R"({"type":"Feature"})" + '\n' + feature("novertices", "7");
        const auto model = parse(text);
        VERIFY_RESULT(model);
        QVERIFY(model->isSequence);
        QCOMPARE(model->objects.size(), size_t(2));
        QCOMPARE(model->objects[0].geometries[0].brep.vertices[2].x, 101.0);
        QCOMPARE(model->objects[1].geometries[0].brep.vertices[2].x, 105.0);
        QCOMPARE(model->refusedCount, 4);
        VERIFY_ERROR(parse(feature("a", kCubeVertices) + '\n'), ErrorCode::InvalidData);
    }

    void everyPrefixAndEveryByte()
    {
        const QByteArray whole = file("\"a\":" + kCube +
                                          R"(,"b":{"type":"BuildingPart","parents":["a"],)"
                                          R"("attributes":{"x":[1,{"y":null}]}})",
                                      R"(,"geometry-templates":{"templates":[],"vertices-templates":[]})");
        for (qsizetype i = 0; i < whole.size(); ++i) {
            (void)parse(whole.left(i));
            for (const char c : {'"', '{', '}', '[', ']', ',', '\\', '9', '\0', '\xff'}) {
                QByteArray changed = whole;
                changed[i] = c;
                const auto model = parse(changed);
                if (!model)
                    continue;
                for (const io::CityObject &object : model->objects) {
                    for (const io::ModelGeometry &geometry : object.geometries)
                        QVERIFY(geometry.brep.isConsistent());
                }
            }
        }
    }

    void recognised()
    {
        const QTemporaryDir dir;
        const auto holds = [&dir](const QByteArray &text) {
            const QString path = dir.filePath(QStringLiteral("x.json"));
            QFile out(path);
            if (!out.open(QIODevice::WriteOnly))
                qFatal("cannot write");
            out.write(text);
            out.close();
            return io::isCityJson(path);
        };
        QVERIFY(holds(file({})));
        QVERIFY(holds(R"({"vertices":[)" + QByteArray("[0,0,0],").repeated(200'000)));
        QVERIFY(holds(R"({"metadata":{"type":"x"},"CityObjects":{)"));
        QVERIFY(!holds(R"({"type":"FeatureCollection","CityObjects":{}})"));
        QVERIFY(!holds(R"({"type":"Topology","transform":{},"objects":{}})"));
        QVERIFY(!holds("CityJSON"));
        QVERIFY(!holds({}));
    }

    void realFiles_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name :
             {"delft_1b.json", "delft_cjio.json", "multi_lod.json", "rotterdam_one.json",
              "rotterdam_subset.json", "tmt.json", "zurich_subset_lod2.json", "dummy/dummy.json",
              "dummy/dummy_noappearance.json", "dummy/rectangle.json",
              "dummy/multisurface_with_material.json", "dummy/composite_solid_with_material.json",
              "material/mt-1.json", "material/mt-2.json", "material/mt-1-triangulated.json",
              "material/mt-2-triangulated.json"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    /// Held against the same file read by Qt: every object, and every corner of every geometry.
    void realFiles()
    {
        QFETCH(QString, name);
        REAL_DATA(folder, "cityjson");
        const QString path = folder + QLatin1Char('/') + name;
        QVERIFY(io::isCityJson(path));
        TaskContext task;
        const auto model = io::readCityJson(path, task);
        VERIFY_RESULT(model);
        const QJsonObject root = jsonOf(path);
        const QJsonObject objects = root.value(QLatin1String("CityObjects")).toObject();
        const QJsonArray vertices = root.value(QLatin1String("vertices")).toArray();
        QCOMPARE(model->objects.size() + size_t(model->refusedCount), size_t(objects.size()));
        QCOMPARE(model->refusedCount, 0);
        QCOMPARE(model->vertices.size(), size_t(vertices.size()));
        for (const io::CityObject &object : model->objects) {
            const QJsonArray geometries = objects.value(QString::fromStdString(object.id))
                                              .toObject()
                                              .value(QLatin1String("geometry"))
                                              .toArray();
            QCOMPARE(object.geometries.size(), size_t(geometries.size()));
            for (qsizetype g = 0; g < geometries.size(); ++g) {
                const io::ModelGeometry &geometry = object.geometries[size_t(g)];
                QVERIFY(geometry.brep.isConsistent());
                if (geometry.kind == io::GeometryKind::Instance)
                    continue;
                // All numbers of the boundaries in their order, whatever the levels.
                std::vector<int> expected;
                const std::function<void(const QJsonValue &)> walk = [&](const QJsonValue &value) {
                    if (value.isDouble())
                        expected.push_back(value.toInt());
                    const QJsonArray items = value.toArray();
                    for (const QJsonValue &item : items)
                        walk(item);
                };
                walk(geometries[g].toObject().value(QLatin1String("boundaries")));
                QCOMPARE(geometry.brep.corners.size(), expected.size());
                for (size_t c = 0; c < expected.size(); ++c) {
                    const QJsonArray raw = vertices[expected[c]].toArray();
                    const geo::Coord world =
                        model->world({raw[0].toDouble(), raw[1].toDouble(), raw[2].toDouble()});
                    QVERIFY(geometry.brep.vertices[geometry.brep.corners[c]] == world);
                }
            }
        }
    }

    void realSequence()
    {
        REAL_DATA(path, "cityjson/extension.city.jsonl");
        TaskContext task;
        const auto model = io::readCityJson(path, task);
        VERIFY_RESULT(model);
        QVERIFY(model->isSequence);
        QCOMPARE(model->features.size(), size_t(100)); // the first line, and 99 features
        QCOMPARE(model->refusedCount, 0);
        const auto parts = std::ranges::count_if(model->objects, [](const auto &o) { return o.parent >= 0; });
        const auto roots = std::ranges::count_if(model->objects, [](const auto &o) { return o.parent < 0; });
        QCOMPARE(roots, 99);
        QVERIFY(parts >= 99);
        QVERIFY(!model->member("extensions").empty());
        // 3DBAG says what each face is.
        for (const io::CityObject &object : model->objects) {
            for (const io::ModelGeometry &geometry : object.geometries)
                QVERIFY(geometry.kind != io::GeometryKind::Solid ||
                        geometry.surfaces.size() == geometry.brep.faces.size());
        }
    }

    void realTemplate()
    {
        REAL_DATA(path, "cityjson/geomtemplate.city.jsonl");
        TaskContext task;
        const auto model = io::readCityJson(path, task);
        VERIFY_RESULT(model);
        const auto brep = io::resolved(*model, model->objects[0].geometries[0]);
        VERIFY_RESULT(brep);
        QCOMPARE(brep->faces.size(), size_t(6));
        QCOMPARE(brep->vertices[0].x, 85000 + 174.0);
        QCOMPARE(brep->vertices[0].z, 5.0);
    }
};

QTEST_APPLESS_MAIN(TestCityJson)
#include "tst_cityjson.moc"
