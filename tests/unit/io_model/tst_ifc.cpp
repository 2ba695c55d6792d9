// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ifcfixture.h"
#include "modelfixture.h"

#include <dothi/base/text.h>
#include <dothi/io/model/ifcmodel.h>
#include <dothi/io/model/modeloriginal.h>

#include <array>
#include <cmath>
#include <numbers>

using namespace dothi;
using test::IfcText;

namespace {

const QString kBuilding = QStringLiteral("building");

class City
{
public:
    City()
        : store(test::MemoryStore::of(QStringLiteral("hcmc"), dir.path()))
    {}

    Result<io::ImportReport> import(const QByteArray &text, const io::ModelPlacing &placing = {})
    {
        io::ImportOptions options;
        options.placing = placing;
        return test::importModel(test::writeFile(dir, QStringLiteral("box.ifc"), text), *store, options);
    }
    Result<io::ImportPlan> look(const QByteArray &text, const io::ModelPlacing &placing = {})
    {
        TaskContext task;
        io::ImportOptions options;
        options.targetLayer = kBuilding;
        options.placing = placing;
        return io::inspect(test::writeFile(dir, QStringLiteral("box.ifc"), text), *store, options, task);
    }
    [[nodiscard]] city::Feature only() const
    {
        city::Query query;
        query.withSolid = true;
        std::vector<city::Feature> all = store->readAll(kBuilding, query).value();
        return all.size() == 1 ? all.front() : city::Feature();
    }

    QTemporaryDir dir;
    std::unique_ptr<test::MemoryStore> store;
};

QString valueOf(const city::Feature &feature, const char *field)
{
    const city::LayerDef *layer = city::Schema::builtin().layer(kBuilding);
    for (size_t i = 0; i < layer->fields.size(); ++i) {
        if (layer->fields[i].id == QLatin1String(field))
            return city::toText(feature.values.at(i));
    }
    return {};
}

/// Whether some corner of a solid lies there, to a tenth of a millimetre (positions are kept so).
bool hasCorner(const city::Feature &feature, double x, double y, double z)
{
    constexpr double kOff = 1.5e-4;
    for (const geo::Coord &c : feature.solid.coords()) {
        if (std::abs(c.x - x) < kOff && std::abs(c.y - y) < kOff && std::abs(c.z - z) < kOff)
            return true;
    }
    return false;
}

io::ModelPlacing at(double x, double y)
{
    io::ModelPlacing placing;
    placing.how = io::ModelPlacing::How::AtPoint;
    placing.at = {x, y, 0};
    return placing;
}

} // namespace

class TestIfc : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void boxInMillimetres()
    {
        City city;
        const Result<io::ImportReport> report = city.import(IfcText().text(), at(603000, 1191000));
        VERIFY_RESULT(report);
        QCOMPARE(report->imported, 1);
        const city::Feature box = city.only();
        QCOMPARE(valueOf(box, "name"), QStringLiteral("Nhà A"));
        QCOMPARE(valueOf(box, "code"), QStringLiteral("0building0000000000000"));
        QCOMPARE(valueOf(box, "storeys"), QStringLiteral("1"));
        QCOMPARE(valueOf(box, "height_m"), QStringLiteral("3"));
        QVERIFY(std::abs(geo::area(box.geometry) - 60) < 1e-3);
        QCOMPARE(box.solid.partCount(), size_t(6));
        QVERIFY(hasCorner(box, 603000, 1191000, 0));
        QVERIFY(hasCorner(box, 603010, 1191006, 3));
        QCOMPARE(report->solidsChecked, 1);
        QCOMPARE(report->solidsInvalid, 0);
        QVERIFY(report->place && report->place->from.contains(formatNumber(603000, 3)));
    }

    /// The same box: its unit must not matter.
    void boxInMetres()
    {
        City city;
        IfcText ifc;
        ifc.millimetres = false;
        VERIFY_RESULT(city.import(ifc.text(), at(603000, 1191000)));
        QVERIFY(hasCorner(city.only(), 603010, 1191006, 3));
    }

    void originalComesOutAgain()
    {
        City city;
        const QByteArray text = IfcText().text();
        VERIFY_RESULT(city.import(text, at(603000, 1191000)));
        const QString out = city.dir.filePath(QStringLiteral("out"));
        const Result<io::ExportReport> report = test::exportAs(QStringLiteral("original"), *city.store, out);
        VERIFY_RESULT(report);
        QCOMPARE(test::readAll(out + QStringLiteral("/box.ifc")), text);
        VERIFY_ERROR(test::exportAs(QStringLiteral("original"), *city.store, out), ErrorCode::Io);
    }

    void nothingIsSaidOfThePlace()
    {
        City city;
        const Result<io::ImportPlan> plan = city.look(IfcText().text());
        VERIFY_RESULT(plan);
        QVERIFY(plan->place && !plan->place->placed);
        QCOMPARE(plan->notices.size(), size_t(1));
        QVERIFY(plan->notices[0].kind == io::Suspicion::NotPlaced && plan->notices[0].blocking);
        VERIFY_ERROR(city.import(IfcText().text()), ErrorCode::Crs);
        QCOMPARE(city.store->commits, 0);
    }

    /// 10.7769° N 106.7009° E is 10°46'36.84", 106°42'3.24". In EPSG:9210 by EPSG:6960 that is
    /// E 603797.26074, N 1191942.30496, and 0.001° further north E 603796.91738, N 1192052.92115: cct of PROJ
    /// 9.1 with the parameters of both from the EPSG registry. So true north lies 0.177849° to the left of
    /// the grid's, and the box of a model whose own north is y is turned by as much.
    void bySite()
    {
        City city;
        IfcText ifc;
        ifc.latitude = "(10,46,36,840000)";
        ifc.longitude = "(106,42,3,240000)";
        ifc.elevation = "2500.";
        const Result<io::ImportReport> report = city.import(ifc.text());
        VERIFY_RESULT(report);
        const double turn = std::atan2(603797.26074 - 603796.91738, 1192052.92115 - 1191942.30496);
        const city::Feature box = city.only();
        QVERIFY(hasCorner(box, 603797.2607, 1191942.3050, 0)); // on the ground: the city has no terrain
        QVERIFY(hasCorner(box, 603797.26074 + 10 * std::cos(turn), 1191942.30496 + 10 * std::sin(turn), 3));
        QVERIFY(report->warnings.join(QLatin1Char(' ')).contains(QLatin1String("10.776900")));
        io::ModelPlacing keep;
        keep.height = io::ModelPlacing::Height::AsFileSays;
        City other;
        VERIFY_RESULT(other.import(ifc.text(), keep));
        QVERIFY(hasCorner(other.only(), 603797.2607, 1191942.3050, 2.5));
    }

    /// A model whose north is its x axis, with its site 100 m along that: the site's origin is what the
    /// latitude is said of.
    void bySiteWithNorthAndOrigin()
    {
        City city;
        IfcText ifc;
        ifc.latitude = "(10,46,36,840000)";
        ifc.longitude = "(106,42,3,240000)";
        ifc.trueNorth = "1.,0.";
        ifc.siteOrigin = "100000.,0.,0.";
        VERIFY_RESULT(city.import(ifc.text()));
        const double turn =
            std::atan2(603797.26074 - 603796.91738, 1192052.92115 - 1191942.30496) + std::numbers::pi / 2;
        QVERIFY(hasCorner(city.only(), 603797.2607, 1191942.3050, 0));
        QVERIFY(hasCorner(city.only(), 603797.26074 + 10 * std::cos(turn),
                          1191942.30496 + 10 * std::sin(turn), 0));
    }

    /// A place the program wrote by itself: Boston, as in the files of bim-whale.
    void farOffIsNotTaken()
    {
        City city;
        IfcText ifc;
        ifc.latitude = "(42,21,31,181945)";
        ifc.longitude = "(-71,-3,-24,-263305)";
        const Result<io::ImportPlan> plan = city.look(ifc.text());
        VERIFY_RESULT(plan);
        QVERIFY(std::ranges::any_of(plan->notices, &io::ImportNotice::blocking));
        VERIFY_ERROR(city.import(ifc.text()), ErrorCode::Crs);
        VERIFY_RESULT(city.import(ifc.text(), at(603000, 1191000)));
    }

    void byMapConversion_data()
    {
        QTest::addColumn<QByteArray>("pset");
        QTest::addColumn<double>("east");
        QTest::addColumn<double>("north");
        QTest::addColumn<double>("cosine");
        QTest::addColumn<double>("sine");
        // 3-4-5: x of the model points 3 east, 4 north.
        QTest::newRow("metres said") << test::mapConversion("603000.", "1191000.", "4.", "3.", "4.", "0.001",
                                                            "EPSG:9210", "METRE")
                                     << 603000.0 << 1191000.0 << 0.6 << 0.8;
        QTest::newRow("unit of the model")
            << test::mapConversion("603000000.", "1191000000.", "4000.", "0.6", "0.8", "", "EPSG:9210", "")
            << 603000.0 << 1191000.0 << 0.6 << 0.8;
        QTest::newRow("metres not said")
            << test::mapConversion("603000.", "1191000.", "4.", "1.", "0.", "1.", "EPSG:9210", "") << 603000.0
            << 1191000.0 << 1.0 << 0.0;
        QTest::newRow("no system named")
            << test::mapConversion("603000.", "1191000.", "4.", "", "", "", "", "METRE") << 603000.0
            << 1191000.0 << 1.0 << 0.0;
        // UTM 48 N: E 686000, N 1192000 is E 603820.9222, N 1192114.6246 in EPSG:9210 by EPSG:6960 (cct).
        QTest::newRow("UTM") << test::mapConversion("686000.", "1192000.", "4.", "1.", "0.", "0.001",
                                                    "EPSG:32648", "METRE")
                             << 603820.9222 << 1192114.6246 << 2.0 << 2.0;
    }
    void byMapConversion()
    {
        QFETCH(QByteArray, pset);
        QFETCH(double, east);
        QFETCH(double, north);
        QFETCH(double, cosine);
        QFETCH(double, sine);
        City city;
        IfcText ifc;
        ifc.more = pset;
        // A map conversion goes before a site's latitude.
        ifc.latitude = "(42,21,31,181945)";
        ifc.longitude = "(-71,-3,-24,-263305)";
        io::ModelPlacing keep;
        keep.height = io::ModelPlacing::Height::AsFileSays;
        VERIFY_RESULT(city.import(ifc.text(), keep));
        const city::Feature box = city.only();
        QVERIFY(hasCorner(box, east, north, 4));
        if (cosine <= 1) {
            QVERIFY(hasCorner(box, east + 10 * cosine, north + 10 * sine, 4));
            QVERIFY(hasCorner(box, east - 6 * sine, north + 6 * cosine, 7));
        }
    }

    void onThreePoints()
    {
        City city;
        io::ModelPlacing placing;
        placing.how = io::ModelPlacing::How::OnPoints;
        placing.points = {{{0, 0, 0}, {603000, 1191000, 2}},
                          {{10, 0, 0}, {603000, 1191010, 2}},
                          {{0, 6, 0}, {602994, 1191000, 2}}};
        const Result<io::ImportReport> report = city.import(IfcText().text(), placing);
        VERIFY_RESULT(report);
        QVERIFY(report->place->rmsM < 1e-6);
        QCOMPARE(report->place->residualsM.size(), size_t(3));
        QVERIFY(hasCorner(city.only(), 602994, 1191010, 5));
        placing.points[2] = {{5, 0, 0}, {603000, 1191005, 2}};
        VERIFY_ERROR(city.import(IfcText().text(), placing), ErrorCode::InvalidArgument);
    }

    /// In millimetres at its place on the map, 1,191 km from the origin: floats would be off by 64 mm.
    void placedByItsOwnCoordinates()
    {
        City city;
        IfcText ifc;
        ifc.siteOrigin = "603000123.4,1191000567.8,1500.";
        VERIFY_RESULT(city.import(ifc.text(), at(0, 0)));
        QVERIFY(hasCorner(city.only(), 603010.1234, 1191006.5678, 3));
        QVERIFY(hasCorner(city.only(), 603000.1234, 1191000.5678, 0));
    }

    void offEveryParcel()
    {
        City city;
        std::vector<city::Feature> parcels(1);
        parcels[0].geometry = geo::Geometry(geo::GeometryType::MultiPolygon);
        parcels[0].geometry.beginPart();
        parcels[0].geometry.beginRing();
        for (const geo::Coord &c : {geo::Coord{602990, 1190990},
                                    {603005, 1190990},
                                    {603005, 1191020},
                                    {602990, 1191020},
                                    {602990, 1190990}})
            parcels[0].geometry.add(c);
        parcels[0].values.resize(city::Schema::builtin().layer(QStringLiteral("parcel"))->fields.size());
        {
            auto writer = city.store->write().value();
            VERIFY_RESULT(writer->insert(QStringLiteral("parcel"), parcels));
            VERIFY_RESULT(writer->commit());
        }
        // Half of the box (5 of 10 m) stands on it.
        const Result<io::ImportPlan> half = city.look(IfcText().text(), at(603000, 1191000));
        VERIFY_RESULT(half);
        QVERIFY(std::abs(half->place->offParcels - 0.5) < 1e-3);
        QCOMPARE(half->place->parcels.size(), size_t(1));
        const Result<io::ImportPlan> off = city.look(IfcText().text(), at(603100, 1191000));
        VERIFY_RESULT(off);
        QCOMPARE(off->place->offParcels, 1.0);
        QVERIFY(std::ranges::any_of(off->notices, [](const io::ImportNotice &notice) {
            return notice.kind == io::Suspicion::OffParcels && !notice.blocking;
        }));
        const Result<io::ImportPlan> away = city.look(IfcText().text(), at(606000, 1191000));
        VERIFY_RESULT(away);
        QVERIFY(std::ranges::any_of(away->notices, [](const io::ImportNotice &notice) {
            return notice.kind == io::Suspicion::FarFromCity && !notice.blocking;
        }));
    }

    void hostile_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("says");
        QTest::newRow("placement of itself")
            << QByteArray("#47=IFCLOCALPLACEMENT(#34,#21)") << QByteArray("#47=IFCLOCALPLACEMENT(#47,#21)")
            << QStringLiteral("circle");
        QTest::newRow("circle of placements")
            << QByteArray("#34=IFCLOCALPLACEMENT(#32,#21)") << QByteArray("#34=IFCLOCALPLACEMENT(#47,#21)")
            << QStringLiteral("circle");
        QTest::newRow("shape of itself")
            << QByteArray("(#44));") << QByteArray("(#44,#45));") << QStringLiteral("circle");
        QTest::newRow("shape that is not there")
            << QByteArray("'SweptSolid',(#44)") << QByteArray("'SweptSolid',(#4444)")
            << QStringLiteral("does not have");
        QTest::newRow("huge number") << QByteArray("#30=IFCCARTESIANPOINT((0.,0.,0.))")
                                     << QByteArray("#30=IFCCARTESIANPOINT((1.E300,0.,0.))")
                                     << QStringLiteral("cannot be");
        QTest::newRow("nothing but text")
            << QByteArray("#44=IFCEXTRUDEDAREASOLID(") << QByteArray("#44=IFCTEXTLITERAL(") << QString();
        QTest::newRow("other schema") << QByteArray("IFC2X3") << QByteArray("IFC4") << QStringLiteral("IFC4");
        QTest::newRow("no project") << QByteArray("=IFCPROJECT(") << QByteArray("=IFCPROJEKT(")
                                    << QStringLiteral("IfcProject");
        QTest::newRow("unit of nothing")
            << QByteArray(".MILLI.,.METRE.") << QByteArray(".MILLI.,.LITRE.") << QStringLiteral("unit");
    }
    void hostile()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QString, says);
        QByteArray text = IfcText().text();
        QVERIFY(text.contains(from));
        text.replace(from, to);
        TaskContext task;
        const Result<io::PlainModel> model = io::readIfc(text, task);
        QVERIFY(!model);
        QVERIFY(model.error().code() == ErrorCode::InvalidData ||
                model.error().code() == ErrorCode::Unsupported);
        QVERIFY2(model.error().message().contains(says), qPrintable(model.error().message()));
    }

    /// Forty representations each of two of the next: 2⁴⁰ parts of one line each.
    void growsBeyondEverySize()
    {
        IfcText ifc;
        QByteArray more;
        for (int i = 0; i < 40; ++i) {
            more += '#' + QByteArray::number(700 + i) + "=IFCBOOLEANRESULT(.UNION.,#" +
                    QByteArray::number(701 + i) + ",#" + QByteArray::number(701 + i) + ");\n";
        }
        more += "#740=IFCEXTRUDEDAREASOLID(#42,#21,#43,1.);\n";
        ifc.more = more;
        QByteArray text = ifc.text();
        text.replace("'SweptSolid',(#44)", "'CSG',(#700)");
        TaskContext task;
        const Result<io::PlainModel> model = io::readIfc(text, task);
        VERIFY_ERROR(model, ErrorCode::InvalidData);
        QVERIFY(model.error().message().contains(QLatin1String("beyond every size")));
    }

    /// A wall that cannot be read does not take the others with it, and is told.
    void oneOfTwoIsRefused()
    {
        City city;
        IfcText ifc;
        ifc.more = "#700=IFCPRODUCTDEFINITIONSHAPE($,$,(#701));\n"
                   "#702=IFCWALL('0wall',#5,'Tường',$,$,#47,#700,$);\n";
        const Result<io::ImportReport> report = city.import(ifc.text(), at(603000, 1191000));
        VERIFY_RESULT(report);
        QCOMPARE(report->imported, 1);
        QCOMPARE(report->rejectedCount, 1);
        QVERIFY(report->rejected[0].sourceId.contains(QStringLiteral("Tường #702")));
    }

    void realModels_data()
    {
        QTest::addColumn<QString>("name");
        // Boxes as a program of a dozen lines around assimp alone reads them; storeys as the files say.
        QTest::addColumn<QList<double>>("box"); ///< x, y, z from and to
        QTest::addColumn<QString>("storeys");
        QTest::newRow("simple wall") << QStringLiteral("SimpleWall")
                                     << QList<double>{-1.6933, 2.3067, -0.1306, 0.1194, 0, 4}
                                     << QStringLiteral("1");
        QTest::newRow("tall building")
            << QStringLiteral("TallBuilding") << QList<double>{-5.9263, 2.3537, -7.9767, 0.2233, -0.15, 16.4}
            << QStringLiteral("5");
        QTest::newRow("large building")
            << QStringLiteral("LargeBuilding")
            << QList<double>{-22.5706, 30.6159, -20.9362, 18.1845, -0.15, 8} << QStringLiteral("2");
    }
    void realModels()
    {
        QFETCH(QString, name);
        QFETCH(QList<double>, box);
        QFETCH(QString, storeys);
        REAL_DATA(folder, "ifc");
        City city;
        const Result<io::ImportReport> report = city.import(
            test::readAll(folder + QLatin1Char('/') + name + QStringLiteral(".ifc")), at(603000, 1191000));
        VERIFY_RESULT(report);
        QCOMPARE(report->imported, 1);
        QCOMPARE(report->rejectedCount, 0);
        QCOMPARE(valueOf(city.only(), "storeys"), storeys);
        std::array<double, 6> found{1e9, -1e9, 1e9, -1e9, 1e9, -1e9};
        const city::Feature building = city.only();
        for (const geo::Coord &c : building.solid.coords()) {
            const double values[] = {c.x - 603000, c.y - 1191000, c.z};
            for (size_t i = 0; i < 3; ++i) {
                found[2 * i] = std::min(found[2 * i], values[i]);
                found[2 * i + 1] = std::max(found[2 * i + 1], values[i]);
            }
        }
        for (size_t i = 0; i < found.size(); ++i) {
            QVERIFY2(std::abs(found[i] - box[static_cast<qsizetype>(i)]) < 1e-3,
                     qPrintable(QString::number(found[i], 'f', 4)));
        }
    }

    void onlyATemplate()
    {
        REAL_DATA(file, "ifc/IFC2X3_Geolocation.ifc");
        City city;
        VERIFY_ERROR(city.import(test::readAll(file), at(603000, 1191000)), ErrorCode::Unsupported);
    }
};

QTEST_GUILESS_MAIN(TestIfc)
#include "tst_ifc.moc"
