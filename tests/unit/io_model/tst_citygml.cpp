// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "modelfixture.h"

#include <dothi/io/model/citygml.h>
#include <dothi/io/model/cityjsonoriginal.h>

#include <cmath>

using namespace dothi;
using namespace dothi::io;

namespace {

constexpr double kEast = 603000;
constexpr double kNorth = 1191000;

using Corner = std::array<double, 3>;

QByteArray posList(const std::vector<Corner> &corners)
{
    QByteArray text;
    for (size_t i = 0; i <= corners.size(); ++i) {
        const Corner &c = corners[i % corners.size()];
        text += QByteArray::number(kEast + c[0], 'f', 3) + ' ' + QByteArray::number(kNorth + c[1], 'f', 3) +
                ' ' + QByteArray::number(c[2], 'f', 3) + ' ';
    }
    return text;
}

QByteArray polygon(const QByteArray &id, const std::vector<Corner> &corners)
{
    return "<gml:Polygon gml:id=\"" + id + "\"><gml:exterior><gml:LinearRing><gml:posList>" +
           posList(corners) + "</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon>";
}

/// The sides of a house of 10 × 6 with a gable roof along x: eaves 4, ridge 7, ground 1.
std::map<QByteArray, std::vector<Corner>> house()
{
    return {{"g", {{0, 0, 1}, {0, 6, 1}, {10, 6, 1}, {10, 0, 1}}},
            {"s", {{0, 0, 1}, {10, 0, 1}, {10, 0, 4}, {0, 0, 4}}},
            {"n", {{10, 6, 1}, {0, 6, 1}, {0, 6, 4}, {10, 6, 4}}},
            {"e", {{10, 0, 1}, {10, 6, 1}, {10, 6, 4}, {10, 3, 7}, {10, 0, 4}}},
            {"w", {{0, 6, 1}, {0, 0, 1}, {0, 0, 4}, {0, 3, 7}, {0, 6, 4}}},
            {"r1", {{0, 0, 4}, {10, 0, 4}, {10, 3, 7}, {0, 3, 7}}},
            {"r2", {{10, 6, 4}, {0, 6, 4}, {0, 3, 7}, {10, 3, 7}}}};
}

QByteArray surface(const char *kind, const QByteArray &id)
{
    return QByteArray("<bldg:boundedBy><bldg:") + kind +
           "><bldg:lod2MultiSurface><gml:MultiSurface><gml:surfaceMember>" + polygon(id, house()[id]) +
           "</gml:surfaceMember></gml:MultiSurface></bldg:lod2MultiSurface></bldg:" + kind +
           "></bldg:boundedBy>";
}

struct Gml
{
    QByteArray version = "2.0";
    QByteArray head;
    QByteArray srs = "urn:ogc:def:crs:EPSG::9210";
    QByteArray more;   ///< members
    QByteArray inside; ///< of the building, at the end

    [[nodiscard]] QByteArray text() const
    {
        QByteArray solid;
        for (const auto &[id, corners] : house())
            solid += "<gml:surfaceMember xlink:href=\"#" + id + "\"/>";
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + head +
               "<core:CityModel xmlns:core=\"http://www.opengis.net/citygml/" + version +
               "\" xmlns:bldg=\"http://www.opengis.net/citygml/building/" + version +
               "\" xmlns:gen=\"http://www.opengis.net/citygml/generics/" + version +
               "\" xmlns:tran=\"http://www.opengis.net/citygml/transportation/" + version +
               "\" xmlns:gml=\"http://www.opengis.net/gml\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
               "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
               "xsi:schemaLocation=\"http://www.opengis.net/citygml/building/2.0 http://127.0.0.1:9/no.xsd\">"
               "<gml:boundedBy><gml:Envelope srsDimension=\"3\" srsName=\"" +
               srs +
               "\"><gml:lowerCorner>603000 1191000 1</gml:lowerCorner><gml:upperCorner>603010 1191006 "
               "7</gml:upperCorner>"
               "</gml:Envelope></gml:boundedBy><core:cityObjectMember><bldg:Building gml:id=\"nha-1\">"
               "<gml:name>Nhà số 1</gml:name><gen:stringAttribute name=\"chu\"><gen:value>Ông A</gen:value>"
               "</gen:stringAttribute><bldg:yearOfConstruction>1998</bldg:yearOfConstruction>"
               "<bldg:measuredHeight "
               "uom=\"m\">6</bldg:measuredHeight><bldg:storeysAboveGround>2</bldg:storeysAboveGround>"
               "<bldg:lod1Solid><gml:Solid><gml:exterior><gml:CompositeSurface><gml:surfaceMember>" +
               polygon("coarse", {{0, 0, 1}, {0, 6, 1}, {10, 6, 1}, {10, 0, 1}}) +
               "</gml:surfaceMember></gml:CompositeSurface></gml:exterior></gml:Solid></bldg:lod1Solid>"
               "<bldg:lod2Solid><gml:Solid><gml:exterior><gml:CompositeSurface>" +
               solid + "</gml:CompositeSurface></gml:exterior></gml:Solid></bldg:lod2Solid>" +
               surface("GroundSurface", "g") + surface("WallSurface", "s") + surface("WallSurface", "n") +
               surface("WallSurface", "e") + surface("WallSurface", "w") + surface("RoofSurface", "r1") +
               surface("RoofSurface", "r2") + inside + "</bldg:Building></core:cityObjectMember>" + more +
               "</core:CityModel>";
    }
};

const QByteArray kRoad = "<core:cityObjectMember><tran:Road gml:id=\"r\"/></core:cityObjectMember>";

Result<PlainModel> read(const QByteArray &text, QString *srs = nullptr)
{
    TaskContext task;
    QString system;
    Result<PlainModel> model = readCityGml(text, system, task);
    if (srs)
        *srs = system;
    return model;
}

} // namespace

class TestCityGml : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void houseOfSurfaces_data()
    {
        QTest::addColumn<QByteArray>("version");
        QTest::newRow("2.0") << QByteArray("2.0");
        QTest::newRow("1.0") << QByteArray("1.0");
    }
    /// The highest level: one closed, valid solid of seven faces, each with its kind.
    void houseOfSurfaces()
    {
        QFETCH(QByteArray, version);
        Gml gml;
        gml.version = version;
        QString srs;
        const Result<PlainModel> model = read(gml.text(), &srs);
        VERIFY_RESULT(model);
        QCOMPARE(srs, QStringLiteral("urn:ogc:def:crs:EPSG::9210"));
        QCOMPARE(model->buildings.size(), size_t(1));
        const PlainBuilding &building = model->buildings[0];
        QCOMPARE(building.id, QStringLiteral("nha-1"));
        QCOMPARE(building.elements.size(), size_t(1));
        const PlainElement &shape = building.elements[0];
        QCOMPARE(shape.lod, QStringLiteral("2"));
        QCOMPARE(shape.brep.faces.size(), size_t(7));
        QCOMPARE(shape.brep.vertices.size(), size_t(10));
        QCOMPARE(shape.brep.solids.size(), size_t(1));
        const auto errors = geo::validateBrep(shape.brep, geo::SolidType::Solid);
        VERIFY_RESULT(errors);
        QVERIFY(errors->empty());
        QCOMPARE(std::ranges::count(shape.surfaces, SurfaceKind::Ground), 1);
        QCOMPARE(std::ranges::count(shape.surfaces, SurfaceKind::Wall), 4);
        QCOMPARE(std::ranges::count(shape.surfaces, SurfaceKind::Roof), 2);
        QVERIFY2(building.attributes.value(QLatin1String("chu")).toString() == QStringLiteral("Ông A"),
                 QJsonDocument(building.attributes).toJson().constData());
    }

    void intoACity()
    {
        QTemporaryDir dir;
        const std::unique_ptr<test::MemoryStore> store =
            test::MemoryStore::of(QStringLiteral("hcmc"), dir.path());
        Gml gml;
        gml.more = kRoad;
        const Result<ImportReport> report =
            test::importModel(test::writeFile(dir, QStringLiteral("nha.gml"), gml.text()), *store);
        VERIFY_RESULT(report);
        QCOMPARE(report->imported, 1);
        QCOMPARE(report->notShown.size(), size_t(1));
        QVERIFY(report->place && report->place->onMap);
        QCOMPARE(report->from.epsg(), 9210);
        QCOMPARE(report->solidsChecked, 1);
        QCOMPARE(report->solidsInvalid, 0);
        city::Query query;
        query.withSolid = true;
        const auto all = store->readAll(QStringLiteral("building"), query);
        VERIFY_RESULT(all);
        const city::Feature &house = all->front();
        QVERIFY(std::abs(geo::area(house.geometry) - 60) < 1e-6);
        QCOMPARE(house.solid.partCount(), size_t(7));
        const city::LayerDef *layer = city::Schema::builtin().layer(QStringLiteral("building"));
        std::map<QString, QString> values;
        for (size_t i = 0; i < layer->fields.size(); ++i)
            values[layer->fields[i].id] = city::toText(house.values[i]);
        QCOMPARE(values[QStringLiteral("name")], QStringLiteral("Nhà số 1"));
        QCOMPARE(values[QStringLiteral("code")], QStringLiteral("nha-1"));
        QCOMPARE(values[QStringLiteral("height_m")], QStringLiteral("6"));
        QCOMPARE(values[QStringLiteral("storeys")], QStringLiteral("2"));
        QCOMPARE(values[QStringLiteral("year")], QStringLiteral("1998"));
        QCOMPARE(values[QStringLiteral("ground_level_m")], QStringLiteral("1"));
        const QString out = dir.filePath(QStringLiteral("out"));
        VERIFY_RESULT(test::exportAs(QStringLiteral("original"), *store, out));
        QCOMPARE(test::readAll(out + QStringLiteral("/nha.gml")), gml.text());
    }

    void partsStandByThemselves()
    {
        Gml gml;
        gml.inside = "<bldg:consistsOfBuildingPart><bldg:BuildingPart gml:id=\"part\">"
                     "<bldg:lod2MultiSurface><gml:MultiSurface><gml:surfaceMember>" +
                     polygon("roof", {{0, 0, 9}, {1, 0, 9}, {1, 1, 9}}) +
                     "</gml:surfaceMember></gml:MultiSurface></bldg:lod2MultiSurface></bldg:BuildingPart>"
                     "</bldg:consistsOfBuildingPart>";
        const Result<PlainModel> model = read(gml.text());
        VERIFY_RESULT(model);
        QCOMPARE(model->buildings[0].elements.size(), size_t(2));
        QCOMPARE(model->buildings[0].elements[1].type, QStringLiteral("BuildingPart"));
        QCOMPARE(model->buildings[0].elements[1].brep.faces.size(), size_t(1));
    }

    /// Nothing of the copy leads outside.
    void harmless()
    {
        Gml gml;
        gml.inside = "<bldg:boundedBy xlink:href=\"http://127.0.0.1:9/x.gml\"/>";
        gml.more = "<core:appearanceMember><core:x>http://127.0.0.1:9/a.png</core:x></core:appearanceMember>";
        TaskContext task;
        const Result<QByteArray> copy = harmlessGml(gml.text(), task);
        VERIFY_RESULT(copy);
        QVERIFY(!copy->contains("127.0.0.1"));
        QVERIFY(copy->contains("xlink:href=\"#g\""));
        QVERIFY(copy->contains("Nhà số 1"));
    }

    void hostile_data()
    {
        QTest::addColumn<QByteArray>("text");
        Gml entities;
        entities.head = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>";
        QTest::newRow("entities") << entities.text();
        QByteArray crowded = "<CityModel xmlns=\"http://www.opengis.net/citygml/2.0\"";
        for (int i = 0; i < 500'000; ++i)
            crowded += " a" + QByteArray::number(i) + "=''";
        QTest::newRow("half a million attributes") << crowded + "/>";
        Gml outside;
        outside.head = "<!DOCTYPE x SYSTEM \"file:///etc/passwd\">";
        QTest::newRow("outside document type") << outside.text();
        Gml deep;
        deep.inside = QByteArray("<bldg:x>").repeated(10'000) + QByteArray("</bldg:x>").repeated(10'000);
        QTest::newRow("deep") << deep.text();
        QTest::newRow("cut short") << Gml().text().left(2000);
        QByteArray nan = Gml().text();
        nan.replace("603010.000", "nan");
        QTest::newRow("NaN or nothing") << nan.replace("603000.000", "1e999");
    }
    void hostile()
    {
        QFETCH(QByteArray, text);
        const Result<PlainModel> model = read(text);
        // Numbers that are none may be left out by the library; then nothing may be left of the faces.
        if (model)
            QVERIFY(model->buildings.empty() || model->buildings[0].elements[0].brep.isConsistent());
        else
            QVERIFY(model.error().code() == ErrorCode::InvalidData);
        if (QByteArray(QTest::currentDataTag()) != "NaN or nothing")
            VERIFY_ERROR(model, ErrorCode::InvalidData);
    }

    void otherVersions()
    {
        Gml gml;
        gml.version = "3.0";
        VERIFY_ERROR(read(gml.text()), ErrorCode::Unsupported);
        VERIFY_ERROR(read("<html/>"), ErrorCode::InvalidData);
    }

    void stops()
    {
        std::stop_source stop;
        stop.request_stop();
        TaskContext task(stop.get_token(), {});
        QString srs;
        VERIFY_ERROR(readCityGml(Gml().text(), srs, task), ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestCityGml)
#include "tst_citygml.moc"
