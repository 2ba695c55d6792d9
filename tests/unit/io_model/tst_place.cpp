// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ifcfixture.h"
#include "modelfixture.h"

#include <dothi/io/crslist.h>

#include <QElapsedTimer>

#include <cmath>
#include <numbers>

using namespace dothi;
using test::IfcText;

namespace {

const QString kBuilding = QStringLiteral("building");

/// A box of 10 × 20 m, 10 m high, its floor at 2 m, some 85 km east and 446 km north of wherever.
QByteArray box(const QByteArray &metadata, const QByteArray &more = {}, const QByteArray &extra = {})
{
    return "{\"type\":\"CityJSON\",\"version\":\"2.0\",\"transform\":{\"scale\":[0.001,0.001,0.001],"
           "\"translate\":[85000,446000,0]}," +
           metadata +
           "\"CityObjects\":{\"A\":{\"type\":\"Building\",\"geometry\":[{\"type\":\"Solid\",\"lod\":\"2.0\","
           "\"boundaries\":[[[[3,2,1,0]],[[0,1,5,4]],[[1,2,6,5]],[[2,3,7,6]],[[3,0,4,7]],[[4,5,6,7]]]]}]}" +
           more +
           "},\"vertices\":[[0,0,2000],[10000,0,2000],[10000,20000,2000],[0,20000,2000],[0,0,12000],"
           "[10000,0,12000],[10000,20000,12000],[0,20000,12000]]" +
           extra + '}';
}

QByteArray system(int epsg)
{
    return "\"metadata\":{\"geographicalExtent\":[1,2,3,4,5,6],\"title\":\"t\",\"referenceSystem\":"
           "\"https://www.opengis.net/def/crs/EPSG/0/" +
           QByteArray::number(epsg) + "\"},";
}

class City
{
public:
    City()
        : store(test::MemoryStore::of(QStringLiteral("hcmc"), dir.path()))
    {}

    QString put(const QString &name, const QByteArray &text) { return test::writeFile(dir, name, text); }
    Result<io::ImportPlan> look(const QString &file, const io::ModelPlacing &placing = {}, int epsg = 0)
    {
        TaskContext task;
        io::ImportOptions options;
        options.targetLayer = kBuilding;
        options.placing = placing;
        options.sourceEpsg = epsg;
        return io::inspect(file, *store, options, task);
    }
    Result<io::ImportReport> import(const QString &file, const io::ModelPlacing &placing = {})
    {
        io::ImportOptions options;
        options.placing = placing;
        return test::importModel(file, *store, options);
    }
    [[nodiscard]] std::vector<city::Feature> buildings() const
    {
        city::Query query;
        query.withSolid = true;
        return store->readAll(kBuilding, query).value();
    }
    void add(const QString &layer, const std::vector<geo::Coord> &ring,
             const std::map<QString, city::Value> &values = {})
    {
        const city::LayerDef &def = *city::Schema::builtin().layer(layer);
        std::vector<city::Feature> features{city::Feature(def)};
        features[0].geometry = def.geometry == geo::GeometryType::MultiPolygon
                                   ? geo::Geometry::polygon(ring)
                                   : geo::Geometry::lineString(ring);
        features[0].geometry.setType(def.geometry);
        for (const auto &[field, value] : values) {
            if (!features[0].set(def, field, value))
                qFatal("no such field");
        }
        auto writer = store->write().value();
        if (!writer->insert(layer, features) || !writer->commit())
            qFatal("cannot write");
    }

    QTemporaryDir dir;
    std::unique_ptr<test::MemoryStore> store;
};

std::vector<geo::Coord> rectangle(double x, double y, double width, double height)
{
    return {{x, y, 0}, {x + width, y, 0}, {x + width, y + height, 0}, {x, y + height, 0}};
}

QString value(const city::Feature &feature, const char *field)
{
    return city::toText(feature.value(*city::Schema::builtin().layer(kBuilding), QString::fromLatin1(field)));
}

bool hasCorner(const city::Feature &feature, double x, double y, double z)
{
    constexpr double kOff = 1.5e-4;
    return std::ranges::any_of(feature.solid.coords(), [&](const geo::Coord &c) {
        return std::abs(c.x - x) < kOff && std::abs(c.y - y) < kOff && std::abs(c.z - z) < kOff;
    });
}

io::ModelPlacing at(double x, double y, double rotation = 0)
{
    io::ModelPlacing placing;
    placing.how = io::ModelPlacing::How::AtPoint;
    placing.at = {x, y, 0};
    placing.rotationDeg = rotation;
    return placing;
}

/// A slab of the fixture's plan at a height in the model (metres), in a storey of its own at `level`.
QByteArray slab(int id, double bottom, double height, double level, const char *type = "IFCSLAB")
{
    const auto n = [](int number) { return '#' + QByteArray::number(number); };
    const auto mm = [](double metres) { return QByteArray::number(metres * 1000, 'f', 1); };
    return n(id) + "=IFCCARTESIANPOINT((0.,0.," + mm(bottom) + "));\n" + n(id + 1) + "=IFCAXIS2PLACEMENT3D(" +
           n(id) + ",$,$);\n" + n(id + 2) + "=IFCLOCALPLACEMENT(#34," + n(id + 1) + ");\n" + n(id + 3) +
           "=IFCEXTRUDEDAREASOLID(#42,#21,#43," + mm(height) + ");\n" + n(id + 4) +
           "=IFCSHAPEREPRESENTATION(#23,'Body','SweptSolid',(" + n(id + 3) + "));\n" + n(id + 5) +
           "=IFCPRODUCTDEFINITIONSHAPE($,$,(" + n(id + 4) + "));\n" + n(id + 6) + '=' + type + "('0el" +
           QByteArray::number(id) + "',#5,'S',$,$," + n(id + 2) + ',' + n(id + 5) + ",$,$);\n" + n(id + 7) +
           "=IFCBUILDINGSTOREY('0st" + QByteArray::number(id) + "',#5,'L',$,$,#34,$,$,.ELEMENT.," +
           mm(level) + ");\n" + n(id + 8) + "=IFCRELAGGREGATES('0ra" + QByteArray::number(id) +
           "',#5,$,$,#35,(" + n(id + 7) + "));\n" + n(id + 9) + "=IFCRELCONTAINEDINSPATIALSTRUCTURE('0rc" +
           QByteArray::number(id) + "',#5,$,$,(" + n(id + 6) + ")," + n(id + 7) + ");\n";
}

/// The box of the fixture as a wall: a thing without a class of its own makes no building higher.
QByteArray asWall(QByteArray text)
{
    return text.replace("IFCBUILDINGELEMENTPROXY('0box000000000000000000',#5,'Box',$,$,#47,#46,$,$)",
                        "IFCWALL('0box000000000000000000',#5,'Box',$,$,#47,#46,$)");
}

} // namespace

class TestPlace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Neither stops at an error any more: both can be placed.
    void cityJsonElsewhere_data()
    {
        QTest::addColumn<QByteArray>("metadata");
        QTest::newRow("no system") << QByteArray();
        QTest::newRow("RD New") << system(28992);
    }
    void cityJsonElsewhere()
    {
        QFETCH(QByteArray, metadata);
        City city;
        const QString file = city.put(QStringLiteral("a.city.json"), box(metadata));
        const Result<io::ImportPlan> plan = city.look(file);
        VERIFY_RESULT(plan);
        QVERIFY(plan->place && plan->place->onMap);
        QVERIFY(std::ranges::any_of(plan->notices, &io::ImportNotice::blocking));
        for (const io::ImportNotice &notice : plan->notices) {
            QVERIFY2(!notice.message.contains(QLatin1String("--")), qPrintable(notice.message));
            QVERIFY2(!notice.proposal.contains(QLatin1String("--")), qPrintable(notice.proposal));
        }
        VERIFY_ERROR(city.import(file), ErrorCode::Crs);

        // Its middle upon the point, a quarter turned: 20 m from west to east now.
        const Result<io::ImportReport> report = city.import(file, at(603000, 1191000, 90));
        VERIFY_RESULT(report);
        QCOMPARE(report->imported, 1);
        QVERIFY(report->place && !report->place->onMap);
        const std::vector<city::Feature> all = city.buildings();
        QCOMPARE(all.size(), size_t(1));
        for (const double x : {602990.0, 603010.0}) {
            for (const double y : {1190995.0, 1191005.0}) {
                QVERIFY(hasCorner(all[0], x, y, 0));
                QVERIFY(hasCorner(all[0], x, y, 10));
            }
        }
        QCOMPARE(report->features, std::vector<city::FeatureId>{all[0].id});
        QVERIFY(std::abs(report->extent.center().x - 603000) < 1e-3);
        // What comes out again lies where it was put.
        const QString out = city.dir.filePath(QStringLiteral("out.city.json"));
        VERIFY_RESULT(test::exportAs(QStringLiteral("cityjson"), *city.store, out));
        QJsonObject root;
        const auto objects = test::objectsOf(out, &root);
        QVERIFY(QJsonDocument(root).toJson().contains("EPSG/0/9210"));
        const double scale = root.value(QLatin1String("transform"))
                                 .toObject()
                                 .value(QLatin1String("scale"))
                                 .toArray()[0]
                                 .toDouble();
        const QJsonArray boundaries = objects.at(QStringLiteral("A"))
                                          .value(QLatin1String("geometry"))
                                          .toArray()[0]
                                          .toObject()
                                          .value(QLatin1String("boundaries"))
                                          .toArray();
        const QJsonArray corner = boundaries[0].toArray()[0].toArray()[0].toArray()[0].toArray();
        QVERIFY(std::abs(std::abs(corner[0].toDouble() * scale - 603000) - 10) < 1e-3);
        QVERIFY(std::abs(std::abs(corner[1].toDouble() * scale - 1191000) - 5) < 1e-3);
    }

    void cityJsonOnPoints()
    {
        City city;
        io::ModelPlacing placing;
        placing.how = io::ModelPlacing::How::OnPoints;
        placing.points = {{{85000, 446000, 2}, {603000, 1191000, 5}, true},
                          {{85010, 446000, 2}, {603010, 1191000, 5}, true},
                          {{85010, 446020, 2}, {603010, 1191020, 5}, true}};
        VERIFY_RESULT(city.import(city.put(QStringLiteral("a.city.json"), box({})), placing));
        QVERIFY(hasCorner(city.buildings().at(0), 603010, 1191020, 15));
        QVERIFY(hasCorner(city.buildings().at(0), 603000, 1191000, 5));
    }

    /// What a building has as an instance of a template is turned with it, now and in what is kept.
    void instancesAreTurned()
    {
        City city;
        const QByteArray parts =
            ",\"B\":{\"type\":\"Building\",\"geometry\":[{\"type\":\"GeometryInstance\",\"template\":0,"
            "\"boundaries\":[0],\"transformationMatrix\":[2,0,0,30, 0,1,0,0, 0,0,1,0, 0,0,0,1]}]}";
        const QByteArray templates =
            ",\"geometry-templates\":{\"templates\":[{\"type\":\"Solid\",\"lod\":\"2.0\",\"boundaries\":"
            "[[[[3,2,1,0]],[[0,1,5,4]],[[1,2,6,5]],[[2,3,7,6]],[[3,0,4,7]],[[4,5,6,7]]]]}],"
            "\"vertices-templates\":[[0,0,0],[1,0,0],[1,1,0],[0,1,0],[0,0,3],[1,0,3],[1,1,3],[0,1,3]]}";
        const QString file = city.put(QStringLiteral("a.city.json"), box({}, parts, templates));
        io::ModelPlacing placing = at(603000, 1191000, 90);
        placing.anchor = io::ModelPlacing::Anchor::Origin;
        placing.at = {603000 + 446000, 1191000 - 85000, 0}; // where the corner comes upon 603000, 1191000
        VERIFY_RESULT(city.import(file, placing));
        const std::vector<city::Feature> all = city.buildings();
        QCOMPARE(all.size(), size_t(2));
        // Stretched to 2 m and shifted by 30 m along x, which is north now.
        QVERIFY(hasCorner(all[1], 603000, 1191030, 0));
        QVERIFY(hasCorner(all[1], 602999, 1191032, 3));
        const QString out = city.dir.filePath(QStringLiteral("out.city.json"));
        VERIFY_RESULT(test::exportAs(QStringLiteral("cityjson"), *city.store, out));
        City again;
        VERIFY_RESULT(again.import(out));
        QVERIFY(hasCorner(again.buildings().at(1), 602999, 1191032, 3));
    }

    void cityGmlCanBePlaced()
    {
        City city;
        const QByteArray gml =
            "<?xml version=\"1.0\"?><core:CityModel xmlns:core=\"http://www.opengis.net/citygml/2.0\" "
            "xmlns:bldg=\"http://www.opengis.net/citygml/building/2.0\" "
            "xmlns:gml=\"http://www.opengis.net/gml\"><core:cityObjectMember><bldg:Building gml:id=\"A\">"
            "<bldg:lod1Solid><gml:Solid><gml:exterior><gml:CompositeSurface>"
            "<gml:surfaceMember><gml:Polygon><gml:exterior><gml:LinearRing><gml:posList srsDimension=\"3\">"
            "1000 2000 5 1000 2006 5 1010 2006 5 1010 2000 5 1000 2000 5</gml:posList></gml:LinearRing>"
            "</gml:exterior></gml:Polygon></gml:surfaceMember>"
            "<gml:surfaceMember><gml:Polygon><gml:exterior><gml:LinearRing><gml:posList srsDimension=\"3\">"
            "1000 2000 8 1010 2000 8 1010 2006 8 1000 2006 8 1000 2000 8</gml:posList></gml:LinearRing>"
            "</gml:exterior></gml:Polygon></gml:surfaceMember>"
            "</gml:CompositeSurface></gml:exterior></gml:Solid></bldg:lod1Solid></bldg:Building>"
            "</core:cityObjectMember></core:CityModel>";
        const QString file = city.put(QStringLiteral("a.gml"), gml);
        const Result<io::ImportPlan> plan = city.look(file);
        VERIFY_RESULT(plan);
        QVERIFY(plan->place && plan->place->onMap && !plan->place->placed);
        VERIFY_RESULT(city.import(file, at(603000, 1191000)));
        QVERIFY(hasCorner(city.buildings().at(0), 602995, 1190997, 0));
        QVERIFY(hasCorner(city.buildings().at(0), 603005, 1191003, 3));
    }

    void aChosenSystemIsTold()
    {
        City city;
        const QString file = city.put(QStringLiteral("a.city.json"), box({}));
        // 85 km east of the false origin is far from the city in any zone; but it converts.
        const Result<io::ImportPlan> plan = city.look(file, {}, 9210);
        VERIFY_RESULT(plan);
        QVERIFY(plan->crsFixed);
        QCOMPARE(plan->sourceCrs.epsg(), 9210);
        QVERIFY(plan->fromCityM > 100'000);
        QVERIFY(plan->place->placed && plan->place->fromCityM > 100'000);
        QVERIFY(std::ranges::none_of(plan->notices, &io::ImportNotice::blocking));
    }

    void systemsOfTheCityComeFirst()
    {
        const std::vector<io::KnownCrs> systems = io::knownSystems(geo::Crs::fromEpsg(9210).value());
        QVERIFY(systems.size() > 3000);
        QCOMPARE(systems[0].epsg, 9210);
        QCOMPARE(systems[0].name, QStringLiteral("VN-2000 / TM-3 105-45"));
        // The meridians beside 105°45' are 105°30' and 106°.
        QVERIFY((systems[1].epsg == 9209 && systems[2].epsg == 9211) ||
                (systems[1].epsg == 9211 && systems[2].epsg == 9209));
        QVERIFY(std::ranges::any_of(systems, [](const io::KnownCrs &c) { return c.epsg == 28992; }));
        // Withdrawn in favour of EPSG:5896 … 5899.
        QVERIFY(std::ranges::none_of(systems, [](const io::KnownCrs &c) { return c.epsg == 6956; }));
    }

    /// 20 × 20 boxes of 0.5 × 0.5 m, a metre apart: 100 m², of which ten rows and half an eleventh lie on the
    /// parcel, and four boxes on the house.
    void aFootprintOfManyPartsIsHeldAgainstParcelsPartByPart()
    {
        City city;
        city.add(QStringLiteral("parcel"), rectangle(602999, 1190999, 11.25, 30));
        city.add(kBuilding, rectangle(603011.9, 1191003.9, 2, 2));
        city.add(kBuilding, rectangle(603012.6, 1191008.6, 0.3, 0.3)); // between the boxes
        QByteArray text;
        for (int i = 0; i < 400; ++i) {
            const QByteArray x = QByteArray::number(i % 20);
            const QByteArray y = QByteArray::number(i / 20);
            for (const char *z : {" 0\n", " 3\n"})
                text += "v " + x + ' ' + y + z + "v " + x + ".5 " + y + z + "v " + x + ".5 " + y + ".5" + z +
                        "v " + x + ' ' + y + ".5" + z;
            for (const auto &face : {"4321", "5678", "1265", "2376", "3487", "4158"}) {
                text += 'f';
                for (int c = 0; c < 4; ++c)
                    text += ' ' + QByteArray::number(8 * i + face[c] - '0');
                text += '\n';
            }
        }
        io::ModelPlacing placing = at(603000, 1191000);
        placing.anchor = io::ModelPlacing::Anchor::Origin;
        placing.up = io::ModelPlacing::Up::Z;
        const Result<io::ImportPlan> plan = city.look(city.put(QStringLiteral("boxes.obj"), text), placing);
        VERIFY_RESULT(plan);
        const io::ModelPlace &place = *plan->place;
        QVERIFY(std::abs(place.footprintM2 - 100) < 1e-3);
        QCOMPARE(place.stands.size(), size_t(1));
        QVERIFY(std::abs(place.stands[0].areaM2 - 52.5) < 1e-3);
        QVERIFY(std::abs(place.offParcels - 0.475) < 1e-5);
        QCOMPARE(place.hitCount, 1);
        QVERIFY(std::abs(place.hits[0].overlapM2 - 1) < 1e-3);
    }

    void parcelsAndBuildingsInTheWay()
    {
        City city;
        city.add(QStringLiteral("parcel"), rectangle(602990, 1190990, 15, 30),
                 {{QStringLiteral("parcel_no"), QStringLiteral("12")},
                  {QStringLiteral("map_sheet"), QStringLiteral("5")},
                  {QStringLiteral("address"), QStringLiteral("34 Lê Lợi")}});
        city.add(kBuilding, rectangle(603008, 1191000, 10, 6),
                 {{QStringLiteral("name"), QStringLiteral("Cũ")}});
        city.add(kBuilding, rectangle(603050, 1191000, 10, 6));
        const QString file = city.put(QStringLiteral("box.ifc"), IfcText().text());
        const Result<io::ImportPlan> plan = city.look(file, at(603000, 1191000));
        VERIFY_RESULT(plan);
        const io::ModelPlace &place = *plan->place;
        // 10 × 6 m from 603000, 1191000: half of it on the parcel, 2 × 6 m on the first house.
        QCOMPARE(place.stands.size(), size_t(1));
        for (const char *said : {"12", "5", "34 Lê Lợi"})
            QVERIFY2(place.stands[0].name.contains(QString::fromUtf8(said)),
                     qPrintable(place.stands[0].name));
        QVERIFY(std::abs(place.stands[0].areaM2 - 30) < 1e-3);
        QVERIFY(std::abs(place.offParcels - 0.5) < 1e-3);
        QCOMPARE(place.hitCount, 1);
        QCOMPARE(place.hits[0].name, QStringLiteral("Cũ"));
        QVERIFY(std::abs(place.hits[0].overlapM2 - 12) < 1e-3);
        const auto notice =
            std::ranges::find(plan->notices, io::Suspicion::HitsBuildings, &io::ImportNotice::kind);
        QVERIFY(notice != plan->notices.end() && !notice->blocking);
        QVERIFY(notice->message.contains(QStringLiteral("Cũ")));
        const QJsonObject json = io::toJson(place);
        QCOMPARE(json.value(QLatin1String("buildings")).toArray().size(), 1);
        QCOMPARE(json.value(QLatin1String("parcels")).toArray().size(), 1);
    }

    void spotsOfAParcel()
    {
        City city;
        // A street along the southern side, 5 m off; another one 30 m to the north.
        city.add(QStringLiteral("parcel"), rectangle(603000, 1191000, 20, 30));
        city.add(QStringLiteral("road"), {{602900, 1190995, 0}, {603100, 1190995, 0}});
        city.add(QStringLiteral("road"), {{602900, 1191060, 0}, {603100, 1191060, 0}});
        const auto spot = io::parcelSpot(*city.store, {603003, 1191020, 0}, TaskContext());
        VERIFY_RESULT(spot);
        QVERIFY(spot->has_value());
        QVERIFY(std::abs((*spot)->middle.x - 603010) < 1e-6 && std::abs((*spot)->middle.y - 1191015) < 1e-6);
        QVERIFY((*spot)->frontage.has_value());
        QVERIFY(std::abs((*spot)->frontage->x - 603010) < 1e-6 &&
                std::abs((*spot)->frontage->y - 1191000) < 1e-6);
        // Along it from west to east: the parcel lies to the left.
        QVERIFY(std::abs((*spot)->frontageDeg) < 1e-6);
        const auto none = io::parcelSpot(*city.store, {603033, 1191020, 0}, TaskContext());
        VERIFY_RESULT(none);
        QVERIFY(!none->has_value());
    }

    /// A parcel of a hundred thousand sides between thousands of streets: no longer than it takes to look
    /// around, and it can be stopped.
    void spotsOfAHugeParcel()
    {
        City city;
        constexpr int kSides = 100'000;
        constexpr double kRadiusM = 400;
        std::vector<geo::Coord> ring;
        for (int i = 0; i < kSides; ++i) {
            // Sides of over a metre, as on a coast: the circle is thrown into teeth.
            const double angle = 2 * std::numbers::pi * i / kSides;
            const double r = kRadiusM + (i % 2 == 0 ? 1.2 : 0);
            ring.push_back({604000 + r * std::cos(angle), 1191000 + r * std::sin(angle), 0});
        }
        city.add(QStringLiteral("parcel"), ring);
        for (int i = 0; i < 3000; ++i) {
            const double x = 603500 + i % 60 * 20;
            const double y = 1190450 + i / 60 * 2; // all of them south of it
            city.add(QStringLiteral("road"), {{x, y, 0}, {x + 20, y, 0}});
        }
        QElapsedTimer timer;
        timer.start();
        const auto spot = io::parcelSpot(*city.store, {604000, 1191000, 0}, TaskContext());
        VERIFY_RESULT(spot);
        QVERIFY(spot->has_value() && (*spot)->frontage.has_value());
        // Only its southern end, at 1190600, lies within 60 m of a street.
        QVERIFY2((*spot)->frontage->y < 1190660, "not the side at the streets");
        QVERIFY2(timer.elapsed() < 10'000, qPrintable(QString::number(timer.elapsed())));
        std::stop_source stop;
        stop.request_stop();
        const auto stopped =
            io::parcelSpot(*city.store, {604000, 1191000, 0}, TaskContext(stop.get_token(), {}));
        QVERIFY(!stopped && stopped.error().code() == ErrorCode::Cancelled);
    }

    /// However many stand in its way: all are counted, and the parcels of all are added up.
    void nothingInTheWayIsLeftOut()
    {
        City city;
        constexpr int kMany = 20'500;
        const city::LayerDef &def = *city::Schema::builtin().layer(kBuilding);
        std::vector<city::Feature> houses;
        for (int i = 0; i < kMany; ++i) {
            city::Feature house(def);
            house.geometry = geo::Geometry::polygon(rectangle(603002, 1191002, 1, 1));
            house.geometry.setType(def.geometry);
            houses.push_back(std::move(house));
        }
        auto writer = city.store->write();
        VERIFY_RESULT(writer);
        VERIFY_RESULT((*writer)->insert(kBuilding, houses));
        VERIFY_RESULT((*writer)->commit());
        // A district of 4 km on two sides of the model, one after the other.
        city.add(QStringLiteral("parcel"), rectangle(599000, 1189000, 4005, 4000));
        city.add(QStringLiteral("parcel"), rectangle(603005, 1189000, 4000, 4000));
        io::ModelPlacing placing;
        placing.how = io::ModelPlacing::How::AtPoint;
        placing.at = {603005, 1191010, 0}; // its middle
        const auto plan = city.look(city.put(QStringLiteral("b.city.json"), box(system(28992))), placing);
        VERIFY_RESULT(plan);
        QCOMPARE(plan->place->hitCount, qint64(kMany));
        QCOMPARE(plan->place->hits.size(), size_t(50));
        QCOMPARE(plan->place->stands.size(), size_t(2));
        for (const io::PlaceParcel &parcel : plan->place->stands)
            QVERIFY(std::abs(parcel.areaM2 - 100) < 1e-3);
        QVERIFY(std::abs(plan->place->offParcels) < 1e-6);
    }

    /// A file of more buildings than are listed: its box is that of all of them.
    void theBoxOfAWholeCity()
    {
        City city;
        QByteArray objects;
        QByteArray vertices;
        constexpr int kMany = 1200;
        for (int i = 0; i < kMany; ++i) {
            const auto n = [i](int v) { return QByteArray::number(4 * i + v); };
            objects += (i > 0 ? ",\"" : "\"") + QByteArray::number(i) +
                       "\":{\"type\":\"Building\",\"geometry\":[{\"type\":\"MultiSurface\",\"lod\":\"0.0\","
                       "\"boundaries\":[[[" +
                       n(0) + ',' + n(1) + ',' + n(2) + ',' + n(3) + "]]]}]}";
            for (const auto &[x, y] : {std::pair{0, 0}, {8, 0}, {8, 8}, {0, 8}}) {
                vertices += (vertices.isEmpty() ? "[" : ",[") + QByteArray::number(603000 + x + 10 * i) +
                            ',' + QByteArray::number(1191000 + y) + ",2]";
            }
        }
        const auto plan = city.look(city.put(QStringLiteral("b.city.json"),
                                             "{\"type\":\"CityJSON\",\"version\":\"2.0\"," + system(9210) +
                                                 "\"transform\":{\"scale\":[1,1,1],"
                                                 "\"translate\":[0,0,0]},\"CityObjects\":{" +
                                                 objects + "},\"vertices\":[" + vertices + "]}"));
        VERIFY_RESULT(plan);
        QVERIFY(plan->place.has_value());
        QCOMPARE(plan->place->buildingCount, qint64(kMany));
        QVERIFY(std::abs(plan->place->modelHigh.x - (603000 + 10 * (kMany - 1) + 8)) < 1e-6);
        QVERIFY(std::abs(plan->place->extent.maxX() - plan->place->modelHigh.x) < 1e-3);
        QCOMPARE(plan->place->hitCount, qint64(-1)); // told on the page
    }

    /// The slab below ±0.00 makes a building no higher.
    void heightCountsFromTheGround()
    {
        City city;
        IfcText ifc;
        ifc.more = slab(700, -0.15, 0.15, 0);
        VERIFY_RESULT(
            city.import(city.put(QStringLiteral("a.ifc"), asWall(ifc.text())), at(603000, 1191000)));
        const city::Feature building = city.buildings().at(0);
        QCOMPARE(value(building, "height_m"), QStringLiteral("3"));
        QCOMPARE(value(building, "ground_level_m"), QStringLiteral("0"));
        QVERIFY(hasCorner(building, 603000, 1191000, -0.15));
    }

    /// Level 1 lies at 0, the highest wall ends at 16.40 m (by the placements and depths in the file); its
    /// slab reaches 0.15 m further down.
    void heightOfARealModel()
    {
        REAL_DATA(file, "ifc/TallBuilding.ifc");
        City city;
        const Result<io::ImportReport> report = city.import(file, at(603000, 1191000));
        VERIFY_RESULT(report);
        const city::Feature building = city.buildings().at(0);
        QVERIFY2(std::abs(value(building, "height_m").toDouble() - 16.4) < 0.005,
                 qPrintable(value(building, "height_m")));
        QCOMPARE(value(building, "ground_level_m"), QStringLiteral("0"));
        // In words, and with how many.
        QVERIFY(report->solidsInvalid > 0);
        const QStringList words = io::solidErrorsInWords(*report);
        QVERIFY(!words.isEmpty());
        QVERIFY2(!words.front().contains(QLatin1Char('_')), qPrintable(words.front()));
    }

    void groundOfTheFile_data()
    {
        QTest::addColumn<QByteArray>("elevations");
        QTest::addColumn<QByteArray>("more");
        QTest::addColumn<QString>("height");
        QTest::addColumn<QString>("basements");
        // The box is 3 m high above the building's origin.
        QTest::newRow("±0.00") << QByteArray("$,$") << QByteArray() << QStringLiteral("3") << QString();
        QTest::newRow("terrain 0.45 m below")
            << QByteArray("2450.,2000.") << slab(700, -0.45, 0.45, 0) << QStringLiteral("3.45") << QString();
        QTest::newRow("elevations that cannot be")
            << QByteArray("200000.,2000.") << QByteArray() << QStringLiteral("3") << QString();
        QTest::newRow("basement") << QByteArray("$,$") << slab(700, -3.3, 3.3, -3.3) << QStringLiteral("3")
                                  << QStringLiteral("1");
        QTest::newRow("two basements")
            << QByteArray("$,$") << slab(700, -3.3, 3.3, -3.3) + slab(720, -6.6, 3.3, -6.6)
            << QStringLiteral("3") << QStringLiteral("2");
        QTest::newRow("foundations are no basement")
            << QByteArray("$,$") << slab(700, -2, 2, -2, "IFCFOOTING") << QStringLiteral("3") << QString();
        // 1.2 m of 3 m below the ground: less than half.
        QTest::newRow("half a storey up")
            << QByteArray("$,$") << slab(700, -1.2, 1.2, -1.2) + slab(720, 1.8, 0.2, 1.8)
            << QStringLiteral("3") << QString();
    }
    void groundOfTheFile()
    {
        QFETCH(QByteArray, elevations);
        QFETCH(QByteArray, more);
        QFETCH(QString, height);
        QFETCH(QString, basements);
        City city;
        IfcText ifc;
        ifc.more = more;
        QByteArray text = asWall(ifc.text());
        const QByteArray none = "A',$,$,#34,$,$,.ELEMENT.,$,$,$);";
        QVERIFY(text.contains(none));
        text.replace(none, "A',$,$,#34,$,$,.ELEMENT.," + elevations + ",$);");
        VERIFY_RESULT(city.import(city.put(QStringLiteral("a.ifc"), text), at(603000, 1191000)));
        const city::Feature building = city.buildings().at(0);
        QCOMPARE(value(building, "height_m"), height);
        QCOMPARE(value(building, "ground_level_m"), QStringLiteral("0"));
        QCOMPARE(value(building, "basements"), basements);
    }

    void whereABuildingComesFrom()
    {
        City city;
        const QString file = city.put(QStringLiteral("nhà A.ifc"), IfcText().text());
        VERIFY_RESULT(city.import(file, at(603000, 1191000)));
        const QString source = value(city.buildings().at(0), "source");
        QVERIFY2(source.contains(QStringLiteral("nhà A.ifc")), qPrintable(source));
        QVERIFY2(source.contains(QDate::currentDate().toString(QStringLiteral("dd/MM/yyyy"))),
                 qPrintable(source));
    }
};

QTEST_GUILESS_MAIN(TestPlace)
#include "tst_place.moc"
