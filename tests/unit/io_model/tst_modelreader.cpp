// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/solid/validation.h>
#include <dothi/io/model/modelreader.h>

#include <QBuffer>
#include <QFile>
#include <QTemporaryDir>

#include <testsupport.h>

using namespace dothi;
using namespace dothi::io;

namespace {

using Reader = Result<> (*)(const QByteArray &, const ModelReadOptions &, const ModelVisitor &,
                            TaskContext &);

Result<> gml(const QByteArray &content, const ModelReadOptions & /*options*/, const ModelVisitor &visit,
             TaskContext &task)
{
    QBuffer buffer;
    buffer.setData(content);
    (void)buffer.open(QIODevice::ReadOnly);
    return readGml(buffer, visit, task);
}

Result<std::vector<ModelPart>> read(Reader reader, const QByteArray &content,
                                    geo::SolidType as = geo::SolidType::Solid)
{
    std::vector<ModelPart> parts;
    TaskContext task;
    const Result<> done = reader(
        content, {as},
        [&parts](ModelPart &part) -> Result<> {
            parts.push_back(std::move(part));
            return {};
        },
        task);
    if (!done)
        return Failure(done.error());
    return parts;
}

/// A solid of GML around some surface members.
QByteArray solid(const QByteArray &members)
{
    return "<gml:Solid xmlns:gml='http://www.opengis.net/gml' xmlns:xlink='x' gml:id='s'><gml:exterior>"
           "<gml:CompositeSurface>" +
           members + "</gml:CompositeSurface></gml:exterior></gml:Solid>";
}

QByteArray member(const QByteArray &coordinates, const QByteArray &id = "p")
{
    return "<gml:surfaceMember><gml:Polygon gml:id='" + id + "'><gml:exterior><gml:LinearRing>" +
           coordinates + "</gml:LinearRing></gml:exterior></gml:Polygon></gml:surfaceMember>";
}

const QByteArray kTriangle = "<gml:posList>0 0 0 1 0 0 0 1 0 0 0 0</gml:posList>";

} // namespace

class TestModelReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void poly()
    {
        // Numbered from 1, with a comment, a hole and its point, a marker.
        const auto parts =
            read(readPoly, "# two facets\n6 3 0 0\n1 0 0 0\n2 9 0 0 # far\n3 0 9 0\n4 1 1 0\n5 1 2 0\n"
                           "6 2 1 0\n2 0\n2 1 7\n3 1 2 3\n3 4 5 6\n1 1.2 1.2 0\n1\n3 1\n3 2\n0\n0\n");
        VERIFY_RESULT(parts);
        QCOMPARE(parts->size(), size_t(1));
        const geo::Brep &brep = parts->front().brep;
        QVERIFY(brep.isConsistent());
        QCOMPARE(brep.vertices.size(), size_t(6));
        QCOMPARE(brep.faces.size(), size_t(2));
        QCOMPARE(brep.ringsOf(0).size(), size_t(2));
        QCOMPARE(brep.corners, (std::vector<quint32>{0, 1, 2, 3, 4, 5, 0, 2, 1}));
        QCOMPARE(brep.vertices[1].x, 9.0);
        QCOMPARE(brep.solids.size(), size_t(1));
    }

    void off()
    {
        const auto parts = read(readOff, "OFF\n3 1 0\n600000.5 0 0\n1e1 0 0\n0 +1 -.5\n3 0 1 2 255 0 0\n",
                                geo::SolidType::MultiSurface);
        VERIFY_RESULT(parts);
        const geo::Brep &brep = parts->front().brep;
        QCOMPARE(brep.vertices[0].x, 600000.5);
        QCOMPARE(brep.vertices[1].x, 10.0);
        QCOMPARE(brep.vertices[2].z, -0.5);
        QCOMPARE(brep.corners, (std::vector<quint32>{0, 1, 2}));
        QVERIFY(brep.solids.empty());
    }

    void obj()
    {
        // Vertices are shared among objects; an object keeps those it uses.
        const auto parts =
            read(readObj, "v 0 0 0\nv 1 0 0\nv 0 1 0\nvt 0 0\no a\nf 1/1 2/1 3/1\nv 5 5 5\no b\n"
                          "f -1 1 \\\n 2\n");
        VERIFY_RESULT(parts);
        QCOMPARE(parts->size(), size_t(2));
        QCOMPARE((*parts)[0].id, QStringLiteral("a"));
        QCOMPARE((*parts)[0].brep.vertices.size(), size_t(3));
        QCOMPARE((*parts)[1].id, QStringLiteral("b"));
        QCOMPARE((*parts)[1].brep.vertices.size(), size_t(3));
        QCOMPARE((*parts)[1].brep.vertices[0].x, 5.0);
        QCOMPARE((*parts)[1].brep.corners, (std::vector<quint32>{0, 1, 2}));
    }

    void gmlSolid()
    {
        const auto parts = read(
            gml, solid(member(kTriangle) +
                       member("<gml:pos>0 0 0</gml:pos><gml:pos>1 0 0</gml:pos><gml:pos>0 0 1</gml:pos>")));
        VERIFY_RESULT(parts);
        QCOMPARE(parts->size(), size_t(1));
        const ModelPart &part = parts->front();
        QCOMPARE(part.id, QStringLiteral("s"));
        QVERIFY(part.type == geo::SolidType::Solid);
        QCOMPARE(part.brep.faces.size(), size_t(2));
        QCOMPARE(part.brep.ring(0).size(), size_t(3)); // the repeated end is gone
        QCOMPARE(part.open, std::vector<quint32>{1});  // the second ring has none
    }

    /// CityGML: walls in boundedBy, the solid names them; one is turned over.
    void gmlLinks()
    {
        const auto parts = read(
            gml, "<c xmlns:gml='g' xmlns:xlink='x'><cityObjectMember><Building gml:id='B'><lod2Solid>" +
                     solid("<gml:surfaceMember xlink:href='#p'/><gml:surfaceMember><gml:OrientableSurface "
                           "orientation='-'><gml:baseSurface xlink:href='#p'/></gml:OrientableSurface>"
                           "</gml:surfaceMember>") +
                     "</lod2Solid><boundedBy><lod2MultiSurface><gml:MultiSurface>" + member(kTriangle) +
                     "</gml:MultiSurface></lod2MultiSurface></boundedBy></Building></cityObjectMember></c>");
        VERIFY_RESULT(parts);
        QCOMPARE(parts->size(), size_t(2));
        const ModelPart &part = parts->front();
        QCOMPARE(part.group, QStringLiteral("B/2"));
        QCOMPARE(part.brep.faces.size(), size_t(2));
        QCOMPARE(part.brep.vertices[part.brep.ring(0)[1]].x, 1.0);
        QCOMPARE(part.brep.vertices[part.brep.ring(1)[1]].x, 1.0);
        QCOMPARE(part.brep.vertices[part.brep.ring(1)[0]].y, 1.0); // backwards
        QVERIFY((*parts)[1].type == geo::SolidType::MultiSurface);
        QCOMPARE((*parts)[1].id, QStringLiteral("B"));
    }

    void gmlShells()
    {
        // The inner shell stands first in the file.
        const QByteArray text =
            "<m xmlns:gml='g'><gml:CompositeSolid><gml:solidMember><gml:Solid><gml:interior><gml:Shell>" +
            member("<gml:posList>7 0 0 1 0 0 0 1 0 7 0 0</gml:posList>") +
            "</gml:Shell></gml:interior><gml:exterior><gml:Shell>" + member(kTriangle) +
            "</gml:Shell></gml:exterior></gml:Solid></gml:solidMember></gml:CompositeSolid></m>";
        const auto parts = read(gml, text);
        VERIFY_RESULT(parts);
        const geo::Brep &brep = parts->front().brep;
        QVERIFY(parts->front().type == geo::SolidType::CompositeSolid);
        QCOMPARE(brep.shellsOf(0).size(), size_t(2));
        QCOMPARE(brep.vertices[brep.ring(1)[0]].x, 7.0);
    }

    void refused_data()
    {
        QTest::addColumn<int>("format");
        QTest::addColumn<QByteArray>("content");
        const auto row = [](const char *name, int format, const QByteArray &content) {
            QTest::newRow(name) << format << content;
        };
        row("poly: empty", 0, "");
        row("poly: a billion vertices", 0, "1000000000 3 0 0\n0 0 0 0\n");
        row("poly: fewer than none", 0, "-5 3 0 0\n");
        row("poly: vertex out of range", 0, "3 3 0 0\n0 0 0 0\n1 1 0 0\n2 0 1 0\n1 0\n1\n3 0 1 3\n0\n0\n");
        row("poly: a vertex below the first", 0,
            "3 3 0 0\n1 0 0 0\n2 1 0 0\n3 0 1 0\n1 0\n1\n3 0 1 2\n0\n0\n");
        row("poly: not a number", 0, "1 3 0 0\n0 nan 0 0\n0 0\n");
        row("poly: infinite", 0, "1 3 0 0\n0 1e999 0 0\n0 0\n");
        row("poly: ends in a ring", 0, "3 3 0 0\n0 0 0 0\n1 1 0 0\n2 0 1 0\n1 0\n1\n3 0 1\n");
        row("off: no head", 1, "3 1 0\n");
        row("off: vertex out of range", 1, "OFF\n1 1 0\n0 0 0\n3 0 1 2\n");
        row("off: many faces", 1, "OFF\n1 4000000000 0\n0 0 0\n");
        row("off: huge face", 1, "OFF\n1 1 0\n0 0 0\n4000000000 0\n");
        row("obj: vertex 0", 2, "v 0 0 0\nf 0 1 1\n");
        row("obj: too far back", 2, "v 0 0 0\nf -2 1 1\n");
        row("obj: before it is there", 2, "f 1 2 3\nv 0 0 0\n");
        row("obj: no faces", 2, "v 0 0 0\n");
        row("obj: decimal comma", 2, "v 0,5 0 0\nf 1 1 1\n");
        row("gml: not XML", 3, "OFF");
        row("gml: entity", 3, "<!DOCTYPE x [<!ENTITY e '0 0 0'>]>" + solid(member("<gml:pos>&e;</gml:pos>")));
        row("gml: outside entity", 3, "<!DOCTYPE x SYSTEM 'file:///etc/passwd'>" + solid(member(kTriangle)));
        row("gml: cut short", 3, solid(member(kTriangle)).left(200));
        row("gml: two numbers", 3, solid(member("<gml:posList>0 0 0 1 0</gml:posList>")));
        row("gml: no number", 3, solid(member("<gml:pos>0 0 x</gml:pos>")));
        row("gml: a link to nothing", 3, solid("<gml:surfaceMember xlink:href='#none'/>"));
        row("gml: nothing in it", 3, "<a/>");
        row("gml: arcs", 3,
            solid("<gml:surfaceMember><gml:Polygon><gml:exterior><gml:Ring/></gml:exterior>"
                  "</gml:Polygon></gml:surfaceMember>"));
        QByteArray deep;
        for (int i = 0; i < 100'000; ++i)
            deep += "<a>";
        row("gml: deep", 3, deep);
    }

    void refused()
    {
        QFETCH(int, format);
        QFETCH(QByteArray, content);
        constexpr std::array<Reader, 4> kReaders{readPoly, readOff, readObj, gml};
        const auto parts = read(kReaders.at(static_cast<size_t>(format)), content);
        VERIFY_ERROR(parts, ErrorCode::InvalidData);
        QVERIFY(!parts.error().advice().isEmpty());
    }

    void byName()
    {
        QVERIFY(isModelFile(QStringLiteral("/a/B.GML")));
        QVERIFY(!isModelFile(QStringLiteral("/a/city.dothi")));
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("t.off"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("OFF\n1 1 0\n0 0 0\n3 0 1 2\n");
        file.close();
        TaskContext task;
        const auto nothing = [](ModelPart &) -> Result<> { return {}; };
        const Result<> bad = readModel(path, {}, nothing, task);
        VERIFY_ERROR(bad, ErrorCode::InvalidData);
        QCOMPARE(bad.error().subject().file, path);
        QVERIFY(bad.error().message().contains(QLatin1Char('4'))); // the line
        VERIFY_ERROR(readModel(folder.filePath(QStringLiteral("none.gml")), {}, nothing, task),
                     ErrorCode::Io);
        VERIFY_ERROR(readModel(folder.filePath(QStringLiteral("a.xyz")), {}, nothing, task),
                     ErrorCode::Unsupported);
    }

    void stops()
    {
        std::stop_source stop;
        stop.request_stop();
        TaskContext task(stop.get_token(), {});
        QByteArray many;
        for (int i = 0; i < 10'000; ++i)
            many += "v 0 0 0\n";
        const auto nothing = [](ModelPart &) -> Result<> { return {}; };
        VERIFY_ERROR(readObj(many, {}, nothing, task), ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestModelReader)
#include "tst_modelreader.moc"
