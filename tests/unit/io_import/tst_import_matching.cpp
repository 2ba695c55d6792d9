// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/import/matching.h>

#include <testsupport.h>

using namespace dothi;
using namespace dothi::io;

namespace {

const city::Schema &schema()
{
    return city::Schema::builtin();
}

std::map<QString, QString> mapped(const char *layer, const QStringList &names)
{
    std::vector<FieldCandidate> candidates;
    for (const QString &name : names)
        candidates.push_back({name, {}, 1});
    std::map<QString, QString> result;
    for (const FieldMatch &match :
         matchFields(candidates, *schema().layer(QString::fromLatin1(layer)), schema()))
        result[match.target] = match.source;
    return result;
}

QString guess(const QStringList &names, int dimension, const QStringList &fields = {})
{
    LayerClues clues;
    clues.names = names;
    clues.dimension = dimension;
    for (const QString &field : fields)
        clues.fields.push_back({field, {}, 1});
    return guessLayer(clues, schema());
}

QString str(const char *text)
{
    return QString::fromUtf8(text);
}

} // namespace

class TestImportMatching : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void foldsNames()
    {
        QCOMPARE(normalisedName(str("Số tờ")), str("soto"));
        QCOMPARE(normalisedName(str("SO_TO")), str("soto"));
        QCOMPARE(normalisedName(str("Đường")), str("duong"));
    }
    void mapsParcelFieldsOfTheOffices()
    {
        // Names of circular TT 75/2015, whole, cut to ten characters, and with accents.
        auto m = mapped("parcel",
                        {str("soHieuToBanDo"), str("soThuTuThua"), str("dienTich"), str("dienTichPhapLy"),
                         str("kyHieuMucDichSuDung"), str("maDVHCXa"), str("diaChi")});
        QCOMPARE(m[str("map_sheet")], str("soHieuToBanDo"));
        QCOMPARE(m[str("parcel_no")], str("soThuTuThua"));
        QCOMPARE(m[str("area_m2")], str("dienTich"));
        QCOMPARE(m[str("legal_area_m2")], str("dienTichPhapLy"));
        QCOMPARE(m[str("land_use_code")], str("kyHieuMucDichSuDung"));
        QCOMPARE(m[str("ward_code")], str("maDVHCXa"));
        QCOMPARE(m[str("address")], str("diaChi"));

        m = mapped("parcel", {str("soHieuToBa"), str("soThuTuThu"), str("dienTich"), str("dienTichPh"),
                              str("kyHieuMucD")});
        QCOMPARE(m[str("map_sheet")], str("soHieuToBa"));
        QCOMPARE(m[str("parcel_no")], str("soThuTuThu"));
        QCOMPARE(m[str("area_m2")], str("dienTich"));
        QCOMPARE(m[str("legal_area_m2")], str("dienTichPh"));
        QCOMPARE(m[str("land_use_code")], str("kyHieuMucD"));

        m = mapped("parcel", {str("Số tờ"), str("SỐ THỬA"), str("Diện tích đo")});
        QCOMPARE(m[str("map_sheet")], str("Số tờ"));
        QCOMPARE(m[str("parcel_no")], str("SỐ THỬA"));
        QCOMPARE(m[str("area_m2")], str("Diện tích đo"));
    }
    void guessesAmongNamesCutToTheSame()
    {
        // Two fields beginning with dienTich: the second was cut and numbered; it may be the legal area, with
        // doubt.
        const std::vector<FieldCandidate> fields = {{str("dienTich"), {}, 1}, {str("dienTich_1"), {}, 1}};
        const auto matches = matchFields(fields, *schema().layer(str("parcel")), schema());
        const auto legal = std::ranges::find(matches, str("legal_area_m2"), &FieldMatch::target);
        QVERIFY(legal != matches.end());
        QCOMPARE(legal->source, str("dienTich_1"));
        QVERIFY(legal->confidence < 0.7);
        const auto area = std::ranges::find(matches, str("area_m2"), &FieldMatch::target);
        QCOMPARE(area->source, str("dienTich"));
        QVERIFY(area->confidence > 0.9);
        // "Shape_Le_1" of ArcGIS is nobody's field.
        QVERIFY(mapped("parcel", {str("Shape_Le_1")}).empty());
    }
    /// What the features are says nothing of the field: "Building Name" is the name of a building. Both
    /// languages, whatever joins the words; and never against a field that is named outright.
    void leavesOutWhatTheLayerIs()
    {
        for (const char *name : {"Building Name", "building_name", "BuildingName", "BUILDING-NAME", "Tên nhà",
                                 "TEN_NHA", "Name of the building", "ten_cua_toa_nha", "Tên toà nhà"}) {
            const auto found = mapped("building", {QString::fromUtf8(name)});
            QVERIFY2(found.contains(str("name")), name);
        }
        auto m = mapped("building", {str("Chiều cao nhà (m)"), str("Building Address"), str("Building Name"),
                                     str("ten")});
        QCOMPARE(m[str("height_m")], str("Chiều cao nhà (m)"));
        QCOMPARE(m[str("address")], str("Building Address"));
        QCOMPARE(m[str("name")], str("ten"));
        // To be looked at, and not taken for a name that was cut off.
        const auto matches =
            matchFields({{str("Building Name"), {}, 1}}, *schema().layer(str("building")), schema());
        QCOMPARE(matches.size(), size_t(1));
        QVERIFY(matches[0].confidence >= 0.7 && matches[0].confidence < 0.75);
        // Other things' names are none of a building's.
        for (const char *name : {"Street Name", "Owner Name", "Building", "nha", "Building No X"})
            QVERIFY2(!mapped("building", {str(name)}).contains(str("name")), name);
    }
    void goesByValuesToo()
    {
        // "Level" holding words cannot be the numbered level of a unit, but its kind.
        std::vector<FieldCandidate> fields = {{str("Level"), {QStringLiteral("Ward")}, 1}};
        auto matches = matchFields(fields, *schema().layer(str("admin_unit")), schema());
        QCOMPARE(matches.size(), size_t(1));
        QCOMPARE(matches[0].target, str("kind"));
        fields[0].samples = {qint64(2)};
        matches = matchFields(fields, *schema().layer(str("admin_unit")), schema());
        QCOMPARE(matches.at(0).target, str("level"));
        // Of two addresses the one that is filled in.
        fields = {{str("address"), {}, 0}, {str("diaChi"), {QStringLiteral("12 Lê Lợi")}, 1}};
        matches = matchFields(fields, *schema().layer(str("poi")), schema());
        QCOMPARE(matches.at(0).source, str("diaChi"));
    }
    void recognisesLayers_data()
    {
        QTest::addColumn<QStringList>("names");
        QTest::addColumn<int>("dimension");
        QTest::addColumn<QStringList>("fields");
        QTest::addColumn<QString>("layer");
        const QStringList none;
        QTest::newRow("buildings") << QStringList{str("Building_full")} << 2 << none << str("building");
        QTest::newRow("osm buildings")
            << QStringList{str("ohsome_buildings")} << 2 << none << str("building");
        QTest::newRow("variant") << QStringList{str("Building_a0_geo")} << 2 << none << str("building");
        QTest::newRow("land use") << QStringList{str("LandUse_Noninteractive")} << 2 << none
                                  << str("land_use");
        QTest::newRow("wards") << QStringList{str("ThuDucCity_ward")} << 2 << none << str("admin_unit");
        QTest::newRow("roads") << QStringList{str("RoadNetwork_SGP")} << 1 << none << str("road");
        QTest::newRow("road areas") << QStringList{str("MatDuong")} << 2 << none << str("road_surface");
        QTest::newRow("river") << QStringList{str("Polyriver")} << 2 << none << str("water");
        QTest::newRow("schools") << QStringList{str("Education")} << 0 << none << str("poi");
        QTest::newRow("parcels") << QStringList{str("DC_ThuaDat")} << 2 << none << str("parcel");
        QTest::newRow("Vietnamese") << QStringList{str("Thửa đất phường 1")} << 2 << none << str("parcel");
        QTest::newRow("lamps") << QStringList{str("streetlights")} << 0 << none << str("lamp");
        QTest::newRow("folder") << QStringList{str("layer1"), str("export"), str("parcels"), str("parcel")}
                                << 2 << none << str("parcel");
        QTest::newRow("fields only") << QStringList{str("export_0412")} << 2
                                     << QStringList{str("soThuTuThua"), str("soHieuToBanDo"), str("dienTich")}
                                     << str("parcel");
        QTest::newRow("nothing tells") << QStringList{str("layer1")} << 2 << none << QString();
        // A line named like a polygon layer is something else.
        QTest::newRow("wrong dimension") << QStringList{str("Building_full")} << 1 << none << QString();
        QTest::newRow("part of a word") << QStringList{str("tunnel")} << 0 << none << QString();
    }
    void recognisesLayers()
    {
        QFETCH(QStringList, names);
        QFETCH(int, dimension);
        QFETCH(QStringList, fields);
        QFETCH(QString, layer);
        QCOMPARE(guess(names, dimension, fields), layer);
    }
    void remembersMappings()
    {
        const QStringList fields = {str("B"), str("A")};
        QCOMPARE(mappingId(fields, str("parcel")), mappingId({str("A"), str("B")}, str("parcel")));
        QVERIFY(mappingId(fields, str("parcel")) != mappingId(fields, str("building")));
        QVERIFY(mappingId({str("AB")}, str("parcel")) != mappingId({str("A"), str("B")}, str("parcel")));
        const city::LayerDef &parcel = *schema().layer(str("parcel"));
        const std::map<QString, QString> mapping = {{str("map_sheet"), str("A")}};
        QCOMPARE(mappingFromJson(mappingToJson(mapping), parcel, fields), mapping);
        // A hostile document: unknown targets, sources that are not there, other types.
        QVERIFY(mappingFromJson(R"({"fields":{"nothere":"A","map_sheet":"Z","parcel_no":5}})", parcel, fields)
                    .empty());
        QVERIFY(mappingFromJson("[1,2", parcel, fields).empty());
    }
};

QTEST_GUILESS_MAIN(TestImportMatching)
#include "tst_import_matching.moc"
