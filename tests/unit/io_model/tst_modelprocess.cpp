// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ifcfixture.h"
#include "testsupport.h"

#include <dothi/io/model/ifcmodel.h>
#include <dothi/io/model/modelprocess.h>
#include <dothi/io/model/sceneformat.h>

#include <QElapsedTimer>
#include <QFileInfo>

#include <cmath>
#include <cstring>
#include <thread>

using namespace dothi;
using io::ModelFault;
using io::ModelScene;

namespace {

/// A triangle of `count` faces in `nodes` nodes, each node with a material of its own.
QByteArray dae(int faces, int nodes, const QByteArray &numbers = "0 0 0 1 0 0 0 1 0",
               const QByteArray &count = "9")
{
    QByteArray materials;
    QByteArray scene;
    for (int i = 0; i < nodes; ++i) {
        const QByteArray n = QByteArray::number(i);
        materials += "<material id=\"m" + n + "\"><instance_effect url=\"#e\"/></material>";
        scene += "<node id=\"n" + n + "\"><translate>" + n +
                 " 0 0</translate><instance_geometry url=\"#g\"><bind_material><technique_common>"
                 "<instance_material symbol=\"m\" target=\"#m" +
                 n + "\"/></technique_common></bind_material></instance_geometry></node>";
    }
    return "<?xml version=\"1.0\"?><COLLADA xmlns=\"http://www.collada.org/2005/11/COLLADASchema\" "
           "version=\"1.4.1\"><asset><up_axis>Z_UP</up_axis></asset><library_effects><effect id=\"e\">"
           "<profile_COMMON><technique sid=\"t\"><lambert/></technique></profile_COMMON></effect>"
           "</library_effects><library_materials>" +
           materials +
           "</library_materials><library_geometries><geometry id=\"g\"><mesh><source id=\"s\">"
           "<float_array id=\"a\" count=\"" +
           count + "\">" + numbers +
           "</float_array><technique_common><accessor source=\"#a\" count=\"3\" stride=\"3\">"
           "<param name=\"X\" type=\"float\"/><param name=\"Y\" type=\"float\"/>"
           "<param name=\"Z\" type=\"float\"/></accessor></technique_common></source>"
           "<vertices id=\"v\"><input semantic=\"POSITION\" source=\"#s\"/></vertices>"
           "<triangles count=\"" +
           QByteArray::number(faces) +
           "\" material=\"m\"><input semantic=\"VERTEX\" source=\"#v\" offset=\"0\"/><p>" +
           QByteArray("0 1 2 ").repeated(faces) +
           "</p></triangles></mesh></geometry></library_geometries><library_visual_scenes>"
           "<visual_scene id=\"vs\">" +
           scene +
           "</visual_scene></library_visual_scenes><scene><instance_visual_scene url=\"#vs\"/></scene>"
           "</COLLADA>";
}

/// A hundred million faces of a file of a megabyte: work for minutes, and for all memory.
QByteArray bomb()
{
    return dae(50'000, 2000);
}

QByteArray words(const std::vector<quint32> &values)
{
    return {reinterpret_cast<const char *>(values.data()),
            static_cast<qsizetype>(values.size() * sizeof(quint32))};
}

/// One mesh of one triangle in one node called "n", moved by 5 along x.
struct Answer
{
    quint32 meshes = 1;
    quint32 nodes = 1;
    quint32 positions = 3;
    quint32 faces = 1;
    quint32 corners = 3;
    quint32 faceSize = 3;
    quint32 lastCorner = 2;
    quint32 above = io::sceneformat::kNoNode;
    quint32 nameLength = 1;
    quint32 mesh = 0;
    quint32 materials = 1;
    quint32 material = 0;
    quint32 spots = 3;

    [[nodiscard]] QByteArray bytes() const
    {
        const auto real = [](float value) {
            quint32 word = 0;
            std::memcpy(&word, &value, sizeof word);
            return word;
        };
        const quint32 one = real(1);
        return words({io::sceneformat::kMagic, materials, meshes, nodes, 1}) +
               words({0xFF102030, static_cast<quint32>(io::sceneformat::Wrap::Mirror), 2, 'p' | 'q' << 8}) +
               words({positions, faces, corners, material, spots}) + words({0, 0, 0, one, 0, 0, 0, one, 0}) +
               words({0, 0, one, 0, real(0.25F), real(0.75F)}) + words({faceSize, 0, 1, lastCorner}) +
               words({above, one, 0, 0, real(5), 0, one, 0, 0, 0, 0, one, 0}) +
               words({nameLength, 'n', 1, mesh}) + words({3, 'a' | 'b' << 8 | 'c' << 16}) +
               words({io::sceneformat::kMagic});
    }
};

} // namespace

class TestModelProcess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads()
    {
        QVERIFY2(QFileInfo(io::modelReaderProgram()).isExecutable(), qPrintable(io::modelReaderProgram()));
        TaskContext task;
        const Result<ModelScene> scene = io::readModelScene(dae(1, 2), QStringLiteral("dae"), {}, task);
        VERIFY_RESULT(scene);
        QCOMPARE(scene->nodes().size(), size_t(3));
        io::NodeMatrix place = scene->nodes()[0].matrix.with(scene->nodes()[2].matrix);
        io::BrepBuilder faces;
        qint64 used = 0;
        qint64 dropped = 0;
        VERIFY_RESULT(scene->addMeshes(scene->nodes()[2], place, faces, used, dropped, task));
        const geo::Brep brep = faces.take();
        QCOMPARE(brep.faces.size(), size_t(1));
        double farthest = 0;
        for (const geo::Coord &c : brep.vertices)
            farthest = std::max(farthest, c.x);
        QCOMPARE(farthest, 2.0); // 1, moved by 1
    }

    /// A list of positions without any: Debian's assimp 5.2 reads from nowhere.
    void whatEndsTheReaderEndsOnlyIt()
    {
        TaskContext task;
        ModelFault fault = ModelFault::None;
        const Result<ModelScene> scene =
            io::readModelScene(dae(1, 1, "", "0"), QStringLiteral("dae"), {}, task, &fault);
        VERIFY_ERROR(scene, ErrorCode::InvalidData);
        QVERIFY(fault == ModelFault::Ended);
        QVERIFY(!scene.error().advice().isEmpty());
    }

    void whatItCannotReadItSays()
    {
        TaskContext task;
        ModelFault fault = ModelFault::None;
        const Result<ModelScene> scene =
            io::readModelScene("no XML", QStringLiteral("dae"), {}, task, &fault);
        VERIFY_ERROR(scene, ErrorCode::InvalidData);
        QVERIFY(fault == ModelFault::Refused);
        QVERIFY(!scene.error().detail().isEmpty()); // the library's own words
    }

    void memoryIsBounded()
    {
#ifdef __SANITIZE_ADDRESS__
        QSKIP("the sanitizer reserves more address space than any limit");
#endif
        TaskContext task;
        io::ModelLimits limits;
        limits.megabytes = 200;
        ModelFault fault = ModelFault::None;
        const Result<ModelScene> scene =
            io::readModelScene(bomb(), QStringLiteral("dae"), limits, task, &fault);
        VERIFY_ERROR(scene, ErrorCode::InvalidData);
        QVERIFY(fault == ModelFault::Memory);
    }

    void timeIsBounded()
    {
        TaskContext task;
        io::ModelLimits limits;
        limits.seconds = 1;
        limits.megabytes = 100'000;
        ModelFault fault = ModelFault::None;
        const Result<ModelScene> scene =
            io::readModelScene(bomb(), QStringLiteral("dae"), limits, task, &fault);
        VERIFY_ERROR(scene, ErrorCode::InvalidData);
        QVERIFY(fault == ModelFault::Late);
    }

    void stopsAtOnce()
    {
        std::stop_source stop;
        TaskContext task(stop.get_token(), {});
        QElapsedTimer since;
        std::jthread other([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(150));
            since.start();
            stop.request_stop();
        });
        const Result<ModelScene> scene = io::readModelScene(bomb(), QStringLiteral("dae"), {}, task);
        VERIFY_ERROR(scene, ErrorCode::Cancelled);
        QVERIFY2(since.elapsed() < 5000, qPrintable(QString::number(since.elapsed())));
    }

    /// A set of 100,000 properties that 3,000 buildings have; and one wall with 100,000 openings.
    void longFilesStopAtOnce_data()
    {
        QTest::addColumn<QByteArray>("more");
        QByteArray sets;
        QByteArray owners;
        for (int i = 0; i < 3000; ++i) {
            const QByteArray id = QByteArray::number(2000 + i);
            sets += '#' + id + "=IFCBUILDING('b" + id + "',#5,'b',$,$,#34,$,$,.ELEMENT.,$,$,$);\n";
            owners += (i > 0 ? ",#" : "#") + id;
        }
        QByteArray properties;
        for (int i = 0; i < 100'000; ++i) {
            const QByteArray id = QByteArray::number(100'000 + i);
            sets += '#' + id + "=IFCPROPERTYSINGLEVALUE('p" + id + "',$,IFCREAL(1.),$);\n";
            properties += (i > 0 ? ",#" : "#") + id;
        }
        sets += "#600=IFCPROPERTYSET('s',#5,'S',$,(" + properties + "));\n";
        sets += "#601=IFCRELDEFINESBYPROPERTIES('r',#5,$,$,(" + owners + "),#600);\n";
        QTest::newRow("properties") << sets;
        QByteArray openings = "#516=IFCOPENINGELEMENT('o',#5,'o',$,$,#47,#46,$);\n";
        for (int i = 0; i < 100'000; ++i) {
            openings += '#' + QByteArray::number(1000 + i) + "=IFCRELVOIDSELEMENT('v',#5,$,$,#48,#516);\n";
        }
        QTest::newRow("openings") << openings;
    }
    void longFilesStopAtOnce()
    {
        QFETCH(QByteArray, more);
        test::IfcText ifc;
        ifc.more = more;
        const QByteArray text = ifc.text();
        std::stop_source stop;
        TaskContext task(stop.get_token(), {});
        QElapsedTimer since;
        std::jthread other([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(400));
            since.start();
            stop.request_stop();
        });
        const Result<io::PlainModel> model = io::readIfc(text, task);
        other.join();
        // Whether it was through by then depends on the machine; that it ends in time does not.
        QVERIFY2(since.elapsed() < 5000, qPrintable(QString::number(since.elapsed())));
        QVERIFY(model || model.error().code() == ErrorCode::Cancelled ||
                model.error().code() == ErrorCode::InvalidData);
    }

    void whatItSays()
    {
        TaskContext task;
        const Result<ModelScene> scene = ModelScene::parse(Answer().bytes(), task);
        VERIFY_RESULT(scene);
        QCOMPARE(scene->meshes().size(), size_t(1));
        QCOMPARE(scene->nodes().size(), size_t(1));
        QCOMPARE(scene->nodes()[0].name, QByteArray("n"));
        QCOMPARE(scene->nodes()[0].matrix.m[0][3], 5.0);
        QCOMPARE(scene->textures(), QStringList(QStringLiteral("abc")));
        QCOMPARE(scene->position(scene->meshes()[0], 1).x, 1.0);
        QCOMPARE(scene->materials(),
                 std::vector<io::PlainMaterial>(
                     {{qRgb(0x10, 0x20, 0x30), QStringLiteral("pq"), city::PictureWrap::Mirror, false}}));
        // Each corner has its place, and the material the number it is given.
        io::BrepBuilder faces;
        qint64 used = 0;
        qint64 dropped = 0;
        const std::vector<qint32> numbers{7};
        VERIFY_RESULT(scene->addMeshes(scene->nodes()[0], {}, faces, used, dropped, task, numbers));
        std::vector<io::PlainFaceLook> looks;
        const geo::Brep brep = faces.take(nullptr, nullptr, &looks);
        QCOMPARE(looks.size(), size_t(1));
        QCOMPARE(looks[0].material, 7);
        QCOMPARE(looks[0].spots.size(), size_t(1));
        QCOMPARE(looks[0].spots[0].size(), size_t(3));
        for (size_t i = 0; i < 3; ++i) {
            const geo::Coord &at = brep.vertices[brep.ring(0)[i]];
            const city::PictureSpot &spot = looks[0].spots[0][i];
            QCOMPARE(spot.u, at.x > 0 ? 1.0F : at.y > 0 ? 0.25F : 0.0F);
            QCOMPARE(spot.v, at.y > 0 ? 0.75F : 0.0F);
        }
    }

    /// What came from a process that a file may have got hold of is hostile, too.
    void whatItMayNotSay_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("cut") << Answer().bytes().chopped(4);
        QTest::newRow("more than it should") << Answer().bytes() + words({0});
        QTest::newRow("four billion meshes") << Answer{.meshes = 0xFFFFFFFF}.bytes();
        QTest::newRow("no node") << Answer{.nodes = 0}.bytes();
        QTest::newRow("four billion nodes") << Answer{.nodes = 0xFFFFFFFF}.bytes();
        QTest::newRow("four billion positions") << Answer{.positions = 0xFFFFFFFF}.bytes();
        QTest::newRow("four billion faces") << Answer{.faces = 0xFFFFFFFF}.bytes();
        QTest::newRow("four billion corners") << Answer{.corners = 0xFFFFFFFF}.bytes();
        QTest::newRow("a face of more corners than there are") << Answer{.faceSize = 4}.bytes();
        QTest::newRow("a root above the root") << Answer{.above = 0}.bytes();
        QTest::newRow("four billion materials") << Answer{.materials = 0xFFFFFFFF}.bytes();
        QTest::newRow("no such material") << Answer{.material = 1}.bytes();
        QTest::newRow("more places than positions") << Answer{.spots = 4}.bytes();
        QTest::newRow("no such mesh") << Answer{.mesh = 1}.bytes();
        QTest::newRow("a name without end") << Answer{.nameLength = 0xFFFFFFFF}.bytes();
    }
    void whatItMayNotSay()
    {
        QFETCH(QByteArray, bytes);
        TaskContext task;
        VERIFY_ERROR(ModelScene::parse(bytes, task), ErrorCode::InvalidData);
    }

    void aCornerThatIsNoPosition()
    {
        TaskContext task;
        const Result<ModelScene> scene = ModelScene::parse(Answer{.lastCorner = 3}.bytes(), task);
        VERIFY_RESULT(scene);
        io::BrepBuilder faces;
        qint64 used = 0;
        qint64 dropped = 0;
        VERIFY_RESULT(scene->addMeshes(scene->nodes()[0], {}, faces, used, dropped, task));
        QCOMPARE(dropped, 1);
        QVERIFY(faces.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestModelProcess)
#include "tst_modelprocess.moc"
