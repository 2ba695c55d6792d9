// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "modelfixture.h"

#include <dothi/io/model/meshmodel.h>
#include <dothi/io/model/modelfolder.h>

#include <QDir>

#include <cmath>

using namespace dothi;
using namespace dothi::io;

namespace {

using Triple = std::array<double, 3>;

/// A box by its six sides, corners of each as seen from outside counter-clockwise.
const std::vector<Triple> kCorners = {{0, 0, 0}, {4, 0, 0}, {4, 2, 0}, {0, 2, 0},
                                      {0, 0, 3}, {4, 0, 3}, {4, 2, 3}, {0, 2, 3}};
const std::vector<std::array<int, 4>> kSides = {{3, 2, 1, 0}, {4, 5, 6, 7}, {0, 1, 5, 4},
                                                {1, 2, 6, 5}, {2, 3, 7, 6}, {3, 0, 4, 7}};

QByteArray floats(const std::vector<Triple> &corners)
{
    QByteArray bytes;
    for (const Triple &corner : corners) {
        for (const double value : corner) {
            const auto number = static_cast<float>(value);
            bytes.append(reinterpret_cast<const char *>(&number), sizeof number);
        }
    }
    return bytes;
}

/// The box as glTF: y up, so x, z, -y. 8 positions, 36 indices of 16 bits.
QByteArray gltf(const QByteArray &nodes = "[{\"mesh\":0,\"name\":\"Khối\"}]", const QByteArray &scene = "[0]",
                const QByteArray &accessor = "\"count\":8", const QByteArray &uri = {},
                const QByteArray &more = {})
{
    std::vector<Triple> up;
    for (const Triple &c : kCorners)
        up.push_back({c[0], c[2], -c[1]});
    QByteArray buffer = floats(up);
    for (const auto &side : kSides) {
        for (const int corner : {0, 1, 2, 0, 2, 3}) {
            const auto index = static_cast<quint16>(side[static_cast<size_t>(corner)]);
            buffer.append(reinterpret_cast<const char *>(&index), sizeof index);
        }
    }
    const QByteArray where =
        uri.isEmpty() ? "data:application/octet-stream;base64," + buffer.toBase64() : uri;
    return "{\"asset\":{\"version\":\"2.0\"},\"scene\":0,\"scenes\":[{\"nodes\":" + scene +
           "}],\"nodes\":" + nodes +
           ",\"meshes\":[{\"primitives\":[{\"attributes\":{\"POSITION\":0},\"indices\":1}]}],\"accessors\":[{"
           "\"bufferView\":0,"
           "\"componentType\":5126,\"type\":\"VEC3\"," +
           accessor +
           "},{\"bufferView\":1,\"componentType\":5123,\"count\":36,\"type\":\"SCALAR\"}],\"bufferViews\":["
           "{\"buffer\":0,\"byteLength\":96},{\"buffer\":0,\"byteOffset\":96,\"byteLength\":72}],\"buffers\":"
           "[{\"byteLength\":168,"
           "\"uri\":\"" +
           where + "\"}]" + more + '}';
}

QByteArray obj(const QByteArray &head = "# z up\n")
{
    QByteArray text = head + "o Khối\n";
    for (const Triple &c : kCorners)
        text += "v " + QByteArray::number(c[0]) + ' ' + QByteArray::number(c[1]) + ' ' +
                QByteArray::number(c[2]) + '\n';
    for (const auto &side : kSides) {
        text += 'f';
        for (const int corner : side)
            text += ' ' + QByteArray::number(corner + 1);
        text += '\n';
    }
    return text;
}

/// The box in centimetres, z up; `nodes` stand in the scene.
QByteArray dae(const QByteArray &nodes = "<node id=\"n\" name=\"n\"><instance_geometry url=\"#g\"/></node>",
               const QByteArray &count = "24", const QByteArray &head = {})
{
    QByteArray positions;
    for (const Triple &c : kCorners) {
        for (const double value : c)
            positions += QByteArray::number(value * 100) + ' ';
    }
    QByteArray indices;
    for (const auto &side : kSides) {
        for (const int corner : side)
            indices += QByteArray::number(corner) + ' ';
    }
    return "<?xml version=\"1.0\" encoding=\"utf-8\"?>" + head +
           "<COLLADA xmlns=\"http://www.collada.org/2005/11/COLLADASchema\" version=\"1.4.1\"><asset>"
           "<unit name=\"centimeter\" meter=\"0.01\"/><up_axis>Z_UP</up_axis></asset><library_geometries>"
           "<geometry id=\"g\" name=\"g\"><mesh><source id=\"p\"><float_array id=\"pa\" count=\"" +
           count + "\">" + positions +
           "</float_array><technique_common><accessor source=\"#pa\" count=\"8\" stride=\"3\"><param "
           "name=\"X\" type=\"float\"/>"
           "<param name=\"Y\" type=\"float\"/><param name=\"Z\" "
           "type=\"float\"/></accessor></technique_common></source>"
           "<vertices id=\"v\"><input semantic=\"POSITION\" source=\"#p\"/></vertices><polylist count=\"6\">"
           "<input semantic=\"VERTEX\" source=\"#v\" offset=\"0\"/><vcount>4 4 4 4 4 4</vcount><p>" +
           indices +
           "</p></polylist></mesh></geometry></library_geometries><library_visual_scenes><visual_scene "
           "id=\"s\">" +
           nodes +
           "</visual_scene></library_visual_scenes><scene><instance_visual_scene "
           "url=\"#s\"/></scene></COLLADA>";
}

Result<PlainModel> read(const QString &path, bool each = false,
                        ModelPlacing::Up up = ModelPlacing::Up::AsFormat)
{
    TaskContext task;
    return readPlainModel(path, up, each, task);
}

/// Box of all positions, z up.
QList<double> boxOf(const PlainModel &model)
{
    QList<double> box{1e9, -1e9, 1e9, -1e9, 1e9, -1e9};
    for (const PlainBuilding &building : model.buildings) {
        for (const PlainElement &element : building.elements) {
            for (const geo::Coord &c : element.brep.vertices) {
                const double values[] = {c.x, c.y, c.z};
                for (qsizetype i = 0; i < 3; ++i) {
                    box[2 * i] = std::min(box[2 * i], values[i]);
                    box[2 * i + 1] = std::max(box[2 * i + 1], values[i]);
                }
            }
        }
    }
    return box;
}

bool isBox(const PlainModel &model)
{
    const QList<double> box = boxOf(model);
    const QList<double> expected{0, 4, 0, 2, 0, 3};
    for (qsizetype i = 0; i < box.size(); ++i) {
        if (std::abs(box[i] - expected[i]) > 1e-5)
            return false;
    }
    return true;
}

} // namespace

class TestMeshModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSameBox_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("glTF") << QStringLiteral("b.gltf") << gltf();
        QTest::newRow("OBJ, z up") << QStringLiteral("b.obj") << obj();
        QTest::newRow("Collada") << QStringLiteral("b.dae") << dae();
    }
    /// Closed: one solid of one shell, six sides or their halves, outwards.
    void theSameBox()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, content);
        QTemporaryDir dir;
        const Result<PlainModel> model = read(test::writeFile(dir, name, content));
        VERIFY_RESULT(model);
        QCOMPARE(model->buildings.size(), size_t(1));
        QCOMPARE(model->buildings[0].elements.size(), size_t(1));
        QVERIFY(isBox(*model));
        const geo::Brep &brep = model->buildings[0].elements[0].brep;
        QCOMPARE(brep.vertices.size(), size_t(8));
        QCOMPARE(brep.solids.size(), size_t(1));
        const auto errors = geo::validateBrep(brep, geo::SolidType::Solid);
        VERIFY_RESULT(errors);
        QVERIFY(errors->empty());
    }

    void nodesMoveAndTurn()
    {
        QTemporaryDir dir;
        // Moved by 10 east; a quarter turn about y (up): 90° is sin 45°, cos 45° as a quaternion.
        const QString path =
            test::writeFile(dir, QStringLiteral("b.gltf"),
                            gltf("[{\"translation\":[10,0,0],\"children\":[1]},{\"mesh\":0,\"rotation\":[0,0."
                                 "70710678118654752,0,0.70710678118654752]}]"));
        const Result<PlainModel> model = read(path);
        VERIFY_RESULT(model);
        const QList<double> box = boxOf(*model);
        // Counter-clockwise from above: x 0…4 becomes y 0…4, y 0…2 becomes x -2…0.
        QVERIFY(std::abs(box[0] - 8) < 1e-5 && std::abs(box[1] - 10) < 1e-5);
        QVERIFY(std::abs(box[2] - 0) < 1e-5 && std::abs(box[3] - 4) < 1e-5);
    }

    void eachObjectIsABuilding()
    {
        QTemporaryDir dir;
        const QString path = test::writeFile(
            dir, QStringLiteral("b.gltf"),
            gltf("[{\"mesh\":0,\"name\":\"A\"},{\"mesh\":0,\"name\":\"B\",\"translation\":[9,0,0]}]",
                 "[0,1]"));
        QCOMPARE(read(path, false)->buildings.size(), size_t(1));
        const Result<PlainModel> each = read(path, true);
        VERIFY_RESULT(each);
        QCOMPARE(each->buildings.size(), size_t(2));
        QVERIFY(each->buildings[0].id != each->buildings[1].id);
    }

    void whichWayIsUp()
    {
        QTemporaryDir dir;
        const QString path = test::writeFile(dir, QStringLiteral("b.obj"), obj({}));
        const Result<PlainModel> y = read(path);
        VERIFY_RESULT(y);
        QVERIFY(std::abs(boxOf(*y)[5] - 2) < 1e-9); // y was 0…2
        QVERIFY(!y->warnings.isEmpty());
        QVERIFY(isBox(read(path, false, ModelPlacing::Up::Z).value()));
    }

    /// Buffers, materials and pictures: of the folder only, and kept with the original.
    void filesOfTheFolder()
    {
        QTemporaryDir dir;
        QDir(dir.path()).mkpath(QStringLiteral("in"));
        test::writeFile(dir, QStringLiteral("secret.bin"), QByteArray(168, 'x'));
        test::writeFile(dir, QStringLiteral("in/sub.mtl"),
                        "newmtl a\nmap_Kd there.png\nmap_Kd missing.png\nmap_Ks ../secret.bin\n"
                        "map_Kd .ssh/id_rsa\nmap_Kd letter.txt\n");
        test::writeFile(dir, QStringLiteral("in/there.png"), QByteArray("\x89PNG\r\n\x1a\n", 8));
        QDir(dir.path()).mkpath(QStringLiteral("in/.ssh"));
        test::writeFile(dir, QStringLiteral("in/.ssh/id_rsa"), "a key");
        test::writeFile(dir, QStringLiteral("in/letter.txt"), "a letter");
        const QString path =
            test::writeFile(dir, QStringLiteral("in/b.obj"),
                            "mtllib sub.mtl\nmtllib ../../etc/passwd\nmtllib /etc/passwd\n" + obj({}));
        const Result<PlainModel> model = read(path);
        VERIFY_RESULT(model);
        QStringList kept;
        for (const auto &[name, bytes] : model->files)
            kept.append(name);
        kept.sort();
        QCOMPARE(kept, QStringList({QStringLiteral("b.obj"), QStringLiteral("sub.mtl"),
                                    QStringLiteral("there.png")}));
        std::map<QString, QString> reasons;
        for (const PlainTexture &texture : model->textures)
            reasons[texture.name] = texture.reason;
        QVERIFY(reasons[QStringLiteral("there.png")].isEmpty());
        QVERIFY(reasons[QStringLiteral("missing.png")].contains(QLatin1String("no such file")));
        // What is no picture is not taken into the city, wherever it lies.
        QVERIFY(reasons[QStringLiteral(".ssh/id_rsa")].contains(QLatin1String("hidden")));
        QVERIFY(reasons[QStringLiteral("letter.txt")].contains(QLatin1String("no picture")));
        QVERIFY(reasons[QStringLiteral("../secret.bin")].contains(QLatin1String("outside")));
        QVERIFY(reasons[QStringLiteral("/etc/passwd")].contains(QLatin1String("outside")));
    }

    /// A list of materials is one by what stands in it; by whatever names it is called it is read once.
    void materialsAreLookedAt()
    {
        QTemporaryDir dir;
        const QByteArray library = "newmtl a\nKd 1 1 1\n" + QByteArray("# 345678\n").repeated(100'000);
        test::writeFile(dir, QStringLiteral("long.mtl"), library);
        test::writeFile(dir, QStringLiteral("letter.mtl"), "Dear all,\nnewmtl is a word.\n");
        test::writeFile(dir, QStringLiteral("empty.mtl"), QByteArray("\n").repeated(100'000));
        QByteArray head = "mtllib letter.mtl\nmtllib empty.mtl\n";
        for (int i = 1; i < 60; ++i) // 54 MB were it read for each
            head += "mtllib " + QByteArray("./").repeated(i) + "long.mtl\n";
        const Result<PlainModel> model = read(test::writeFile(dir, QStringLiteral("b.obj"), head + obj({})));
        VERIFY_RESULT(model);
        QStringList kept;
        for (const auto &[name, bytes] : model->files)
            kept.append(name);
        kept.sort();
        QCOMPARE(kept, QStringList({QStringLiteral("b.obj"), QStringLiteral("long.mtl")}));
        QCOMPARE(model->textures.size(), size_t(2));
        for (const PlainTexture &texture : model->textures)
            QVERIFY(texture.reason.contains(QLatin1String("list of materials")));
    }

    /// The numbers of a buffer may be anything; its name and its length may not.
    void buffersAreLookedAt_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("more"); ///< bytes beyond those announced
        QTest::addColumn<bool>("kept");
        QTest::newRow("a buffer") << QStringLiteral("b.bin") << 0 << true;
        QTest::newRow("filled up") << QStringLiteral("b.BIN") << 3 << true;
        QTest::newRow("longer") << QStringLiteral("b.bin") << 4 << false;
        QTest::newRow("by another name") << QStringLiteral("wallet.dat") << 0 << false;
    }
    void buffersAreLookedAt()
    {
        QFETCH(QString, name);
        QFETCH(int, more);
        QFETCH(bool, kept);
        QTemporaryDir dir;
        const QByteArray whole = gltf();
        const qsizetype comma = whole.indexOf("base64,") + 7;
        const QByteArray buffer = QByteArray::fromBase64(whole.mid(comma, whole.indexOf('"', comma) - comma));
        QCOMPARE(buffer.size(), 168);
        test::writeFile(dir, name, buffer + QByteArray(more, 'x'));
        const Result<PlainModel> model = read(test::writeFile(
            dir, QStringLiteral("b.gltf"), gltf("[{\"mesh\":0}]", "[0]", "\"count\":8", name.toUtf8())));
        VERIFY_RESULT(model);
        QVERIFY(isBox(*model));
        QCOMPARE(model->files.size(), size_t(kept ? 2 : 1));
        QCOMPARE(model->textures.size(), size_t(kept ? 0 : 1));
    }

    /// 40 buffers of one file of 30 MB: more than all files together may have, were it read for each.
    void oneFileOfManyBuffers()
    {
        QTemporaryDir dir;
        test::writeFile(dir, QStringLiteral("b.dat"), {});
        QVERIFY(QFile::resize(dir.filePath(QStringLiteral("b.dat")), 30'000'000));
        QByteArray buffers;
        QByteArray views;
        QByteArray accessors;
        QByteArray primitives;
        for (int i = 0; i < 40; ++i) {
            const QByteArray comma = i > 0 ? "," : "";
            const QByteArray n = QByteArray::number(i);
            buffers += comma + "{\"uri\":\"b.dat\",\"byteLength\":29999000}";
            views += comma + "{\"buffer\":" + n + ",\"byteLength\":36}";
            accessors +=
                comma + "{\"bufferView\":" + n + ",\"componentType\":5126,\"count\":3,\"type\":\"VEC3\"}";
            primitives += comma + "{\"attributes\":{\"POSITION\":" + n + "}}";
        }
        const Result<PlainModel> model = read(test::writeFile(
            dir, QStringLiteral("b.gltf"),
            "{\"asset\":{\"version\":\"2.0\"},\"scenes\":[{\"nodes\":[0]}],\"nodes\":[{\"mesh\":0}],"
            "\"meshes\":[{\"primitives\":[" +
                primitives + "]}],\"accessors\":[" + accessors + "],\"bufferViews\":[" + views +
                "],\"buffers\":[" + buffers + "]}"));
        // All positions are the same: nothing is wrong with the buffers, but there is no face.
        VERIFY_ERROR(model, ErrorCode::InvalidData);
        QVERIFY2(model.error().message().contains(QLatin1String("no faces")),
                 qPrintable(model.error().message()));
    }

    void linksLeadNowhere()
    {
        QTemporaryDir dir;
        QDir(dir.path()).mkpath(QStringLiteral("in"));
        test::writeFile(dir, QStringLiteral("secret.bin"), "secret");
        QVERIFY(QFile::link(dir.filePath(QStringLiteral("secret.bin")),
                            dir.filePath(QStringLiteral("in/link.bin"))));
        ModelFolder folder(dir.filePath(QStringLiteral("in")));
        VERIFY_ERROR(folder.read(QStringLiteral("link.bin")), ErrorCode::InvalidData);
        VERIFY_ERROR(folder.read(QStringLiteral("..\\secret.bin")), ErrorCode::InvalidData);
        VERIFY_ERROR(folder.read(QStringLiteral("%2e%2e/secret.bin")), ErrorCode::InvalidData);
        VERIFY_ERROR(folder.read(QStringLiteral("a/../../secret.bin")), ErrorCode::InvalidData);
        VERIFY_ERROR(folder.read(QStringLiteral("file:///etc/passwd")), ErrorCode::InvalidData);
        VERIFY_ERROR(folder.read(QStringLiteral(".")), ErrorCode::InvalidData);
    }

    void hostile_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("content");
        const QString g = QStringLiteral("b.gltf");
        const QString d = QStringLiteral("b.dae");
        QTest::newRow("a billion positions") << g << gltf("[{\"mesh\":0}]", "[0]", "\"count\":1000000000");
        QTest::newRow("more than 64 bits") << g << gltf("[{\"mesh\":0}]", "[0]", "\"count\":1e30");
        QTest::newRow("offset beyond")
            << g << gltf("[{\"mesh\":0}]", "[0]", "\"count\":8,\"byteOffset\":9007199254740000");
        QTest::newRow("nothing behind it") << g << gltf("[{\"mesh\":0}]", "[0]", "\"count\":8,\"sparse\":{}");
        QTest::newRow("child of itself") << g << gltf("[{\"mesh\":0,\"children\":[0]}]");
        QTest::newRow("circle") << g << gltf("[{\"children\":[1]},{\"children\":[0]}]");
        QTest::newRow("two parents") << g << gltf("[{\"children\":[1,1]},{\"mesh\":0}]");
        QTest::newRow("NaN")
            << g << gltf("[{\"mesh\":0,\"scale\":[1e308,1e308,1e308],\"translation\":[1e999,0,0]}]");
        QTest::newRow("too far") << g << gltf("[{\"mesh\":0,\"translation\":[1e30,0,0]}]");
        QTest::newRow("no such mesh") << g << gltf("[{\"mesh\":7}]");
        QTest::newRow("buffer outside") << g << gltf("[{\"mesh\":0}]", "[0]", "\"count\":8", "../secret.bin");
        QTest::newRow("buffer missing") << g << gltf("[{\"mesh\":0}]", "[0]", "\"count\":8", "none.bin");
        QTest::newRow("deep") << g << QByteArray(200'000, '[') + QByteArray(200'000, ']');
        QTest::newRow("a member twice") << g << gltf().replace("\"scene\":0", "\"scene\":0,\"scene\":1");
        QTest::newRow("cut glb") << QStringLiteral("b.glb")
                                 << QByteArray("glTF\x02\0\0\0\xff\xff\xff\xff", 12);
        QTest::newRow("entities") << d << dae({}, "24", "<!DOCTYPE x [<!ENTITY a \"aaaa\">]>");
        QByteArray crowded = "<COLLADA";
        for (int i = 0; i < 500'000; ++i)
            crowded += " a" + QByteArray::number(i) + "=''";
        QTest::newRow("half a million attributes") << d << crowded + "/>";
        QTest::newRow("a billion numbers")
            << d << dae("<node><instance_geometry url=\"#g\"/></node>", "1000000000");
        QTest::newRow("fewer numbers than an accessor reads")
            << d << dae().replace("source=\"#pa\" count=\"8\"", "source=\"#pa\" count=\"9\"");
        QTest::newRow("an accessor beyond its numbers")
            << d << dae().replace("source=\"#pa\" count=\"8\"", "source=\"#pa\" offset=\"900\" count=\"8\"");
        QTest::newRow("an accessor of nothing")
            << d << dae().replace("source=\"#pa\"", "source=\"#nothing\"");
        QTest::newRow("node of itself") << d << dae("<node id=\"a\"><instance_node url=\"#a\"/></node>");
        QTest::newRow("deep elements")
            << d << dae(QByteArray("<node>").repeated(1000) + QByteArray("</node>").repeated(1000));
        QByteArray doubling;
        for (int i = 0; i < 40; ++i) {
            const QByteArray next = "<instance_node url=\"#d" + QByteArray::number(i + 1) + "\"/>";
            doubling += "<node id=\"d" + QByteArray::number(i) + "\">" + next + next + "</node>";
        }
        QTest::newRow("doubling") << d
                                  << dae(doubling +
                                         "<node id=\"d40\"><instance_geometry url=\"#g\"/></node>");
        QByteArray nodes;
        for (int i = 0; i < 3000; ++i)
            nodes += "<node><instance_geometry url=\"#g\"/></node>";
        QTest::newRow("a large geometry in many nodes")
            << d << dae(nodes).replace("<p>", "<p>" + QByteArray("0 1 2 3 ").repeated(10'000));
        QByteArray users = "{\"mesh\":0}";
        for (int i = 0; i < 2000; ++i)
            users += ",{\"mesh\":0}";
        QByteArray roots = "0";
        for (int i = 1; i <= 2000; ++i)
            roots += ',' + QByteArray::number(i);
        QTest::newRow("many lines in many nodes")
            << g
            << gltf('[' + users + ']', '[' + roots + ']')
                   .replace("{\"primitives\":[",
                            "{\"primitives\":[" + QByteArray("{\"mode\":1},").repeated(1000));
        QTest::newRow("vertex that is not there")
            << QStringLiteral("b.obj") << QByteArray("v 0 0 0\nf 1 2 3\n");
        QTest::newRow("NaN in OBJ") << QStringLiteral("b.obj")
                                    << QByteArray("v nan 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n");
        QTest::newRow("nothing in it") << QStringLiteral("b.obj") << QByteArray("# empty\n");
    }
    void hostile()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, content);
        QTemporaryDir dir;
        const Result<PlainModel> model = read(test::writeFile(dir, name, content));
        VERIFY_ERROR(model, ErrorCode::InvalidData);
        QVERIFY(!model.error().message().isEmpty());
    }

    void compressedIsToldSo()
    {
        QTemporaryDir dir;
        const QString path =
            test::writeFile(dir, QStringLiteral("b.gltf"),
                            gltf("[{\"mesh\":0}]", "[0]", "\"count\":8", {},
                                 ",\"extensionsRequired\":[\"KHR_draco_mesh_compression\"]"));
        VERIFY_ERROR(read(path), ErrorCode::Unsupported);
    }

    void stops()
    {
        QTemporaryDir dir;
        std::stop_source stop;
        stop.request_stop();
        TaskContext task(stop.get_token(), {});
        for (const auto &[name, content] : std::map<QString, QByteArray>{{QStringLiteral("b.gltf"), gltf()},
                                                                         {QStringLiteral("b.dae"), dae()}}) {
            VERIFY_ERROR(
                readPlainModel(test::writeFile(dir, name, content), ModelPlacing::Up::AsFormat, false, task),
                ErrorCode::Cancelled);
        }
    }

    /// Through the import into a city, and its own file out again.
    void intoACity()
    {
        QTemporaryDir dir;
        const std::unique_ptr<test::MemoryStore> store =
            test::MemoryStore::of(QStringLiteral("hcmc"), dir.path());
        ImportOptions options;
        options.placing.how = ModelPlacing::How::AtPoint;
        options.placing.at = {603000, 1191000, 2};
        options.placing.hasAtHeight = true;
        options.placing.rotationDeg = 90;
        options.placing.anchor = ModelPlacing::Anchor::Center;
        const Result<ImportReport> report =
            test::importModel(test::writeFile(dir, QStringLiteral("Nhà.gltf"), gltf()), *store, options);
        VERIFY_RESULT(report);
        QCOMPARE(report->imported, 1);
        city::Query query;
        query.withSolid = true;
        const auto all = store->readAll(QStringLiteral("building"), query);
        VERIFY_RESULT(all);
        QCOMPARE(all->size(), size_t(1));
        const geo::Extent extent = all->front().geometry.extent();
        // 4 × 2 about its middle, turned by a quarter.
        QVERIFY(std::abs(extent.minX() - 602999) < 1e-3 && std::abs(extent.maxX() - 603001) < 1e-3);
        QVERIFY(std::abs(extent.minY() - 1190998) < 1e-3 && std::abs(extent.maxY() - 1191002) < 1e-3);
        const QString out = dir.filePath(QStringLiteral("out"));
        VERIFY_RESULT(test::exportAs(QStringLiteral("original"), *store, out));
        QCOMPARE(test::readAll(out + QStringLiteral("/Nhà.gltf")), gltf());
    }
};

QTEST_GUILESS_MAIN(TestMeshModel)
#include "tst_meshmodel.moc"
