// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ifcfixture.h"
#include "modelfixture.h"

#include <dothi/base/text.h>
#include <dothi/city/buildinglook.h>
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

    /// The colours of surface styles, item by item; a second box beside the first has none.
    void coloursOfStyles_data()
    {
        QTest::addColumn<QByteArray>("style");
        QTest::addColumn<int>("red");
        const QByteArray chain = "#601=IFCSURFACESTYLERENDERING(#600,0.,$,$,$,$,$,$,.NOTDEFINED.);\n"
                                 "#602=IFCSURFACESTYLE('s',.BOTH.,(#601));\n"
                                 "#603=IFCPRESENTATIONSTYLEASSIGNMENT((#602));\n";
        const QByteArray red = "#600=IFCCOLOURRGB('r',1.,0.,0.);\n";
        QTest::newRow("of an item") << red + chain + "#604=IFCSTYLEDITEM(#44,(#603),$);\n" << 6;
        QTest::newRow("of what an item is made of") << red + chain + "#604=IFCSTYLEDITEM(#42,(#603),$);\n"
                                                    << 6;
        QTest::newRow("of a material") << red + chain + "#604=IFCSTYLEDITEM($,(#603),$);\n" << 0;
        QTest::newRow("no colour") << chain + "#604=IFCSTYLEDITEM(#44,(#603),$);\n" << 0;
        QTest::newRow("no number") << "#600=IFCCOLOURRGB('r','x',0.,0.);\n" + chain +
                                          "#604=IFCSTYLEDITEM(#44,(#603),$);\n"
                                   << 0;
        QTest::newRow("a circle") << QByteArray("#603=IFCPRESENTATIONSTYLEASSIGNMENT((#603,#604));\n"
                                                "#604=IFCSTYLEDITEM(#44,(#603,#604),$);\n")
                                  << 0;
    }
    void coloursOfStyles()
    {
        QFETCH(QByteArray, style);
        QFETCH(int, red);
        City city;
        IfcText ifc;
        ifc.more =
            "#500=IFCCARTESIANPOINT((20000.,0.,0.));\n#501=IFCAXIS2PLACEMENT3D(#500,$,$);\n"
            "#502=IFCLOCALPLACEMENT(#34,#501);\n#503=IFCRECTANGLEPROFILEDEF(.AREA.,$,#41,2000.,2000.);\n"
            "#504=IFCEXTRUDEDAREASOLID(#503,#21,#43,1000.);\n"
            "#505=IFCSHAPEREPRESENTATION(#23,'Body','SweptSolid',(#504));\n"
            "#506=IFCPRODUCTDEFINITIONSHAPE($,$,(#505));\n"
            "#507=IFCBUILDINGELEMENTPROXY('0box100000000000000000',#5,'Plain',$,$,#502,#506,$,$);\n"
            "#508=IFCRELCONTAINEDINSPATIALSTRUCTURE('0rel5',#5,$,$,(#507),#36);\n" +
            style;
        VERIFY_RESULT(city.import(ifc.text(), at(603000, 1191000)));
        const city::Feature both = city.only();
        QCOMPARE(both.solid.partCount(), size_t(12));
        const Result<QByteArray> document = city.store->document(city::lookKind(), city::lookId(both.id));
        const city::BuildingLook look = document ? city::lookOf(*document, both.solid) : city::BuildingLook();
        int found = 0;
        for (size_t part = 0; part < look.faces.size(); ++part) {
            found += look.faces[part].color == qRgb(255, 0, 0) ? 1 : 0;
            const bool first = both.solid.ring(part, 0)[0].x < 603015;
            QCOMPARE(look.faces[part].color, first ? qRgb(255, 0, 0) : QRgb(0));
        }
        QCOMPARE(found, red);
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
        QVERIFY(report->warnings.join(QLatin1Char(' ')).contains(formatNumber(10.7769, 6)));
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

    /// At its place on the map, 603000.1234 1191000.5678, in millimetres, wherever in the file that is said.
    void farOff_data()
    {
        using Edits = QList<std::pair<QByteArray, QByteArray>>;
        QTest::addColumn<Edits>("edits");
        QTest::addColumn<QByteArray>("more");
        QTest::addColumn<QList<double>>("corners"); ///< x, y, z each; z above the foot of the building
        QTest::addColumn<int>("faces");
        const QByteArray far = "(603000123.4,1191000567.8,1500.)";
        const QByteArray site = "#30=IFCCARTESIANPOINT((0.,0.,0.))";
        const QByteArray building = "#34=IFCLOCALPLACEMENT(#32,#21)";
        const QByteArray shape = "#45=IFCSHAPEREPRESENTATION(#23,'Body','SweptSolid',(#44)";
        const QList<double> box = {603000.1234, 1191000.5678, 0, 603010.1234, 1191006.5678, 3};
        const auto other = [](int id, const QByteArray &at) {
            const auto n = [id](int i) { return '#' + QByteArray::number(id + i); };
            return n(0) + "=IFCCARTESIANPOINT((" + at + "));\n" + n(1) + "=IFCAXIS2PLACEMENT3D(" + n(0) +
                   ",$,$);\n" + n(2) + "=IFCLOCALPLACEMENT($," + n(1) + ");\n" + n(3) +
                   "=IFCBUILDINGELEMENTPROXY('0box" + QByteArray::number(id) + "',#5,'Box',$,$," + n(2) +
                   ",#46,$,$);\n";
        };
        QTest::newRow("an unused placement before the site")
            << Edits{{site, "#29=IFCLOCALPLACEMENT($,#21);\n#30=IFCCARTESIANPOINT(" + far + ")"}}
            << QByteArray() << box << 6;
        QTest::newRow("placement of the building")
            << Edits{{building, "#50=IFCCARTESIANPOINT(" + far +
                                    ");\n#51=IFCAXIS2PLACEMENT3D(#50,$,$);\n#34=IFCLOCALPLACEMENT(#32,#51)"}}
            << QByteArray() << box << 6;
        // x of the building is north: 10 m along it go north, 6 m west.
        QTest::newRow("turned")
            << Edits{{building, "#50=IFCCARTESIANPOINT(" + far +
                                    ");\n#52=IFCDIRECTION((0.,1.,0.));\n#53=IFCDIRECTION((0.,0.,1.));\n"
                                    "#51=IFCAXIS2PLACEMENT3D(#50,#53,#52);\n#34=IFCLOCALPLACEMENT(#32,#51)"}}
            << QByteArray() << QList<double>{603000.1234, 1191000.5678, 0, 602994.1234, 1191010.5678, 3} << 6;
        // z is (0.96, 0, 0.28); what x is of itself then, IfcFirstProjAxis says: (0.28, 0, -0.96).
        QTest::newRow("tilted")
            << Edits{{building, "#50=IFCCARTESIANPOINT(" + far +
                                    ");\n#52=IFCDIRECTION((0.96,0.,0.28));\n"
                                    "#51=IFCAXIS2PLACEMENT3D(#50,#52,$);\n#34=IFCLOCALPLACEMENT(#32,#51)"}}
            << QByteArray() << QList<double>{603000.1234, 1191000.5678, 0, 603005.8034, 1191006.5678, -8.76}
            << 6;
        // Three boxes side by side, each with a placement of its own, and none at the origin.
        QTest::newRow("absolute placements")
            << Edits{{"'Box',$,$,#47,#46,$,$", "'Box',$,$,#502,#46,$,$"}}
            << other(500, "603000123.4,1191000567.8,0.") + other(510, "603010123.4,1191000567.8,0.") +
                   other(520, "603000123.4,1191006567.8,0.")
            << QList<double>{603000.1234, 1191000.5678, 0, 603010.1234, 1191000.5678, 0,
                             603020.1234, 1191000.5678, 3, 603010.1234, 1191006.5678, 3,
                             603000.1234, 1191012.5678, 3, 603000.1234, 1191006.5678, 0}
            << 0;
        // A wall 40 mm thick, its profile on the map.
        QTest::newRow("profile") << Edits{{"#40=IFCCARTESIANPOINT((5000.000,3000.000))",
                                           "#40=IFCCARTESIANPOINT((603005123.4,1191003567.8))"},
                                          {"#41,10000.000,6000.000)", "#41,10000.000,40.)"}}
                                 << QByteArray()
                                 << QList<double>{603000.1234, 1191003.5478, 0, 603010.1234, 1191003.5478, 0,
                                                  603010.1234, 1191003.5878, 3, 603000.1234, 1191003.5878, 3}
                                 << 6;
        QTest::newRow("outline") << Edits{{"#42=IFCRECTANGLEPROFILEDEF(.AREA.,$,#41,10000.000,6000.000)",
                                           "#42=IFCARBITRARYCLOSEDPROFILEDEF(.AREA.,$,#505)"}}
                                 << QByteArray("#501=IFCCARTESIANPOINT((603000123.4,1191000567.8));\n"
                                               "#502=IFCCARTESIANPOINT((603010123.4,1191000567.8));\n"
                                               "#503=IFCCARTESIANPOINT((603010123.4,1191000607.8));\n"
                                               "#504=IFCCARTESIANPOINT((603000123.4,1191000607.8));\n"
                                               "#505=IFCPOLYLINE((#501,#502,#503,#504,#501));\n")
                                 << QList<double>{603000.1234, 1191000.5678, 0, 603010.1234, 1191000.5678, 0,
                                                  603010.1234, 1191000.6078, 3, 603000.1234, 1191000.6078, 3}
                                 << 6;
        QTest::newRow("position of the solid")
            << Edits{{"#44=IFCEXTRUDEDAREASOLID(#42,#21,", "#44=IFCEXTRUDEDAREASOLID(#42,#501,"}}
            << "#500=IFCCARTESIANPOINT(" + far + ");\n#501=IFCAXIS2PLACEMENT3D(#500,$,$);\n"
            << box << 6;
        QTest::newRow("mapped item")
            << Edits{{shape, "#45=IFCSHAPEREPRESENTATION(#23,'Body','MappedRepresentation',(#504)"}}
            << "#500=IFCCARTESIANPOINT(" + far +
                   ");\n#501=IFCCARTESIANTRANSFORMATIONOPERATOR3D($,$,#500,1.,$);\n"
                   "#502=IFCSHAPEREPRESENTATION(#23,'Body','SweptSolid',(#44));\n"
                   "#503=IFCREPRESENTATIONMAP(#21,#502);\n#504=IFCMAPPEDITEM(#503,#501);\n"
            << box << 6;
        // Cut at 1 m above its foot by a half space; assimp leaves it open there.
        QTest::newRow("clipped") << Edits{{shape, "#45=IFCSHAPEREPRESENTATION(#23,'Body','Clipping',(#506)"},
                                          {"#44=IFCEXTRUDEDAREASOLID(#42,#21,",
                                           "#44=IFCEXTRUDEDAREASOLID(#42,#501,"}}
                                 << "#500=IFCCARTESIANPOINT(" + far +
                                        ");\n#501=IFCAXIS2PLACEMENT3D(#500,$,$);\n"
                                        "#502=IFCCARTESIANPOINT((603000123.4,1191000567.8,2500.));\n"
                                        "#503=IFCAXIS2PLACEMENT3D(#502,$,$);\n#504=IFCPLANE(#503);\n"
                                        "#505=IFCHALFSPACESOLID(#504,.F.);\n"
                                        "#506=IFCBOOLEANCLIPPINGRESULT(.DIFFERENCE.,#44,#505);\n"
                                 << QList<double>{603000.1234, 1191000.5678, 0, 603010.1234, 1191006.5678, 1}
                                 << 5;
        QTest::newRow("corners of faces")
            << Edits{{shape, "#45=IFCSHAPEREPRESENTATION(#23,'Body','Brep',(#540)"}}
            << QByteArray("#510=IFCCARTESIANPOINT((603000123.4,1191000567.8,0.));\n"
                          "#511=IFCCARTESIANPOINT((603004123.4,1191000567.8,0.));\n"
                          "#512=IFCCARTESIANPOINT((603000123.4,1191004567.8,0.));\n"
                          "#513=IFCCARTESIANPOINT((603000123.4,1191000567.8,4000.));\n"
                          "#520=IFCPOLYLOOP((#510,#512,#511));\n#521=IFCPOLYLOOP((#510,#511,#513));\n"
                          "#522=IFCPOLYLOOP((#511,#512,#513));\n#523=IFCPOLYLOOP((#512,#510,#513));\n"
                          "#524=IFCFACEOUTERBOUND(#520,.T.);\n#525=IFCFACEOUTERBOUND(#521,.T.);\n"
                          "#526=IFCFACEOUTERBOUND(#522,.T.);\n#527=IFCFACEOUTERBOUND(#523,.T.);\n"
                          "#530=IFCFACE((#524));\n#531=IFCFACE((#525));\n#532=IFCFACE((#526));\n"
                          "#533=IFCFACE((#527));\n#539=IFCCLOSEDSHELL((#530,#531,#532,#533));\n"
                          "#540=IFCFACETEDBREP(#539);\n")
            << QList<double>{603000.1234, 1191000.5678, 0, 603004.1234, 1191000.5678, 0,
                             603000.1234, 1191004.5678, 0, 603000.1234, 1191000.5678, 4}
            << 4;
    }
    void farOff()
    {
        using Edits = QList<std::pair<QByteArray, QByteArray>>;
        QFETCH(Edits, edits);
        QFETCH(QByteArray, more);
        QFETCH(QList<double>, corners);
        QFETCH(int, faces);
        IfcText ifc;
        ifc.more = more;
        QByteArray text = ifc.text();
        for (const auto &[from, to] : edits) {
            QVERIFY2(text.count(from) == 1, from.constData());
            text.replace(from, to);
        }
        City city;
        const Result<io::ImportReport> report = city.import(text, at(0, 0));
        VERIFY_RESULT(report);
        QCOMPARE(report->rejectedCount, 0);
        const city::Feature feature = city.only();
        for (qsizetype i = 0; i + 2 < corners.size(); i += 3) {
            QVERIFY2(hasCorner(feature, corners[i], corners[i + 1], corners[i + 2]),
                     qPrintable(QStringLiteral("corner %1").arg(i / 3)));
        }
        if (faces > 0)
            QCOMPARE(feature.solid.partCount(), static_cast<size_t>(faces));
    }

    /// A window in a wall, with a placement relative to the wall's and one of its own, both on the map: a
    /// hole of 2 × 1 m from 1 m above the foot, 3 m along the front.
    void farOffOpening_data()
    {
        QTest::addColumn<QByteArray>("placement");
        QTest::newRow("of the wall") << QByteArray("#505=IFCCARTESIANPOINT((4000.,0.,1000.));\n"
                                                   "#506=IFCAXIS2PLACEMENT3D(#505,$,$);\n"
                                                   "#507=IFCLOCALPLACEMENT(#47,#506);\n");
        QTest::newRow("absolute") << QByteArray("#505=IFCCARTESIANPOINT((603004123.4,1191000567.8,2500.));\n"
                                                "#506=IFCAXIS2PLACEMENT3D(#505,$,$);\n"
                                                "#507=IFCLOCALPLACEMENT($,#506);\n");
    }
    void farOffOpening()
    {
        QFETCH(QByteArray, placement);
        IfcText ifc;
        ifc.siteOrigin = "603000123.4,1191000567.8,1500.";
        ifc.more = placement + "#510=IFCCARTESIANPOINT((0.,0.));\n#511=IFCAXIS2PLACEMENT2D(#510,$);\n"
                               "#512=IFCRECTANGLEPROFILEDEF(.AREA.,$,#511,2000.,400.);\n"
                               "#513=IFCEXTRUDEDAREASOLID(#512,#21,#43,1000.);\n"
                               "#514=IFCSHAPEREPRESENTATION(#23,'Body','SweptSolid',(#513));\n"
                               "#515=IFCPRODUCTDEFINITIONSHAPE($,$,(#514));\n"
                               "#516=IFCOPENINGELEMENT('0open',#5,'Open',$,$,#507,#515,$);\n"
                               "#517=IFCRELVOIDSELEMENT('0void',#5,$,$,#48,#516);\n";
        QByteArray text = ifc.text();
        text.replace("#40=IFCCARTESIANPOINT((5000.000,3000.000))", "#40=IFCCARTESIANPOINT((5000.,0.))");
        text.replace("#41,10000.000,6000.000)", "#41,10000.000,200.)");
        City city;
        VERIFY_RESULT(city.import(text, at(0, 0)));
        const city::Feature feature = city.only();
        for (const double x : {603003.1234, 603005.1234}) {
            for (const double y : {1191000.4678, 1191000.6678}) {
                QVERIFY(hasCorner(feature, x, y, 1));
                QVERIFY(hasCorner(feature, x, y, 2));
            }
        }
    }

    /// What would lose its millimetres is refused, and said why.
    void farOffRefused_data()
    {
        QTest::addColumn<QByteArray>("item");
        QTest::addColumn<QByteArray>("more");
        QTest::addColumn<QString>("says");
        const QByteArray line = "#500=IFCCARTESIANPOINT((603000123.4,1191000567.8,0.));\n"
                                "#501=IFCCARTESIANPOINT((603000123.4,1191000567.8,3000.));\n"
                                "#502=IFCPOLYLINE((#500,#501));\n";
        QTest::newRow("swept disk") << QByteArray("#503")
                                    << line + "#503=IFCSWEPTDISKSOLID(#502,100.,$,0.,1.);\n"
                                    << QStringLiteral("millimetres");
        QTest::newRow("far within what is mapped")
            << QByteArray("#509")
            << QByteArray("#504=IFCCARTESIANPOINT((603000123.4,1191000567.8,0.));\n"
                          "#505=IFCAXIS2PLACEMENT3D(#504,$,$);\n"
                          "#506=IFCEXTRUDEDAREASOLID(#42,#505,#43,3000.);\n"
                          "#507=IFCSHAPEREPRESENTATION(#23,'Body','SweptSolid',(#506));\n"
                          "#508=IFCREPRESENTATIONMAP(#21,#507);\n#509=IFCMAPPEDITEM(#508,#510);\n"
                          "#510=IFCCARTESIANTRANSFORMATIONOPERATOR3D($,$,#20,1.,$);\n")
            << QStringLiteral("millimetres");
        QTest::newRow("two ends of the country")
            << QByteArray("#44,#506")
            << QByteArray("#504=IFCCARTESIANPOINT((603000123.4,1191000567.8,0.));\n"
                          "#505=IFCAXIS2PLACEMENT3D(#504,$,$);\n"
                          "#506=IFCEXTRUDEDAREASOLID(#42,#505,#43,3000.);\n")
            << QStringLiteral("millimetres");
    }
    void farOffRefused()
    {
        QFETCH(QByteArray, item);
        QFETCH(QByteArray, more);
        QFETCH(QString, says);
        IfcText ifc;
        ifc.more = more;
        QByteArray text = ifc.text();
        text.replace("'SweptSolid',(#44)", "'SolidModel',(" + item + ")");
        TaskContext task;
        const Result<io::PlainModel> model = io::readIfc(text, task);
        VERIFY_ERROR(model, ErrorCode::InvalidData);
        QVERIFY2(model.error().message().contains(says), qPrintable(model.error().message()));
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
        QTest::newRow("placement without axes")
            << QByteArray("#47=IFCLOCALPLACEMENT(#34,#21)") << QByteArray("#47=IFCLOCALPLACEMENT(#34,#20)")
            << QStringLiteral("placement is none");
        // What assimp ends the program for.
        const QByteArray solid("#44=IFCEXTRUDEDAREASOLID(#42");
        const QByteArray onCurve = "#901=IFCARBITRARYCLOSEDPROFILEDEF(.AREA.,$,#900);\n"
                                   "#44=IFCEXTRUDEDAREASOLID(#901";
        const QByteArray points = "#902=IFCCARTESIANPOINT((0.,0.));\n#903=IFCCARTESIANPOINT((900.,0.));\n";
        QTest::newRow("line of no points")
            << solid << "#900=IFCPOLYLINE(());\n" + onCurve << QStringLiteral("cannot be");
        QTest::newRow("line of one point")
            << solid << points + "#900=IFCPOLYLINE((#902));\n" + onCurve << QStringLiteral("cannot be");
        QTest::newRow("line cut beyond its end")
            << solid
            << points +
                   "#904=IFCPOLYLINE((#902,#903,#902));\n#900=IFCTRIMMEDCURVE(#904,(IFCPARAMETERVALUE(0.))"
                   ",(IFCPARAMETERVALUE(99.)),.T.,.PARAMETER.);\n" +
                   onCurve
            << QStringLiteral("cannot be");
        QTest::newRow("line that leads nowhere")
            << solid
            << points +
                   "#905=IFCDIRECTION((1.,0.));\n#906=IFCVECTOR(#905,0.);\n#904=IFCLINE(#902,#906);\n"
                   "#900=IFCTRIMMEDCURVE(#904,(#902),(#902),.T.,.CARTESIAN.);\n" +
                   onCurve
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
