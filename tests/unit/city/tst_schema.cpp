// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/text.h>
#include <dothi/city/schema.h>

#include <QSet>

#include <testsupport.h>

using namespace dothi;
using namespace dothi::city;

class TestSchema : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isWhole()
    {
        const Schema &schema = Schema::builtin();
        QSet<QString> ids;
        for (const LayerDef &layer : schema.layers()) {
            QVERIFY2(!ids.contains(layer.id), qPrintable(layer.id));
            ids.insert(layer.id);
            QVERIFY2(!layer.title.vi.isEmpty() && !layer.title.en.isEmpty(), qPrintable(layer.id));
            QVERIFY2(layer.field(layer.labelField), qPrintable(layer.id));
            QSet<QString> fields;
            for (const FieldDef &field : layer.fields) {
                QVERIFY2(!fields.contains(field.id), qPrintable(layer.id + field.id));
                fields.insert(field.id);
                QVERIFY2(!field.title.vi.isEmpty() && !field.title.en.isEmpty(),
                         qPrintable(layer.id + field.id));
                QVERIFY(field.minimum <= field.maximum);
            }
        }
        // What issue and domain model ask a city to hold.
        for (const char *id :
             {"admin_unit", "road", "water", "land_use", "poi", "parcel", "planning_zone",
              "construction_line", "protection_corridor", "height_plane", "building", "pipe", "manhole",
              "cable", "lamp", "cabinet", "tree", "permit_application", "red_line"}) {
            QVERIFY2(ids.contains(QLatin1String(id)), id);
        }
    }
    /// What the commission for the store names, layer by layer, with type, unit and code list; the ids of
    /// exchange (MPLIS/ViLIS, the plan files of Da Nang) by which an importer must find the field. Left out
    /// of those on purpose: names and papers of land users (personal data, and no check needs them); what a
    /// permit's own form says (in the proposal); population, cost and consultants of plans.
    void holdsWhatTheCommissionNames_data()
    {
        QTest::addColumn<QString>("layer");
        QTest::addColumn<int>("type");
        QTest::addColumn<QString>("unit");
        QTest::addColumn<QString>("codes");
        QTest::addColumn<QStringList>("knownAs");
        const auto row = [](const char *layerAndField, FieldType type, const char *unit = "",
                            const char *codes = "", const QStringList &knownAs = {}) {
            const QString name = QString::fromLatin1(layerAndField);
            QTest::newRow(layerAndField) << name << static_cast<int>(type) << QString::fromUtf8(unit)
                                         << QString::fromLatin1(codes) << knownAs;
        };
        using enum FieldType;
        // Administrative units, in the two levels since 2025 and with what they were before.
        row("admin_unit.code", Text, "", "", {QStringLiteral("maDVHCXa")});
        row("admin_unit.name", Text);
        row("admin_unit.kind", Text, "", "admin_kind");
        row("admin_unit.level", Integer, "", "admin_level");
        row("admin_unit.parent_code", Text);
        row("admin_unit.former_units", Text);
        row("admin_unit.valid_from", Date);
        row("admin_unit.valid_to", Date);
        // Roads: surface, centre line, width, red line.
        row("road_surface.kind", Text, "", "road_surface_kind");
        row("road.name", Text);
        row("road.road_class", Text, "", "road_class");
        row("road.width_m", Real, "m");
        row("road.row_width_m", Real, "m", "", {QStringLiteral("loGioi")});
        row("red_line.row_width_m", Real, "m");
        row("red_line.status", Text, "", "line_status");
        // Water, land use, points of interest.
        row("water.kind", Text, "", "water_kind");
        row("water.waterway_class", Text, "", "waterway_class");
        row("land_use.code", Text, "", "land_use", {QStringLiteral("maMucDichSuDung")});
        row("poi.kind", Text, "", "poi_kind");
        row("poi.name", Text);
        // Parcels.
        row("parcel.map_sheet", Text, "", "", {QStringLiteral("soHieuToBanDo")});
        row("parcel.parcel_no", Text, "", "", {QStringLiteral("soThuTuThua")});
        row("parcel.area_m2", Real, "m²", "", {QStringLiteral("dienTich")});
        row("parcel.legal_area_m2", Real, "m²", "", {QStringLiteral("dienTichPhapLy")});
        row("parcel.land_use_code", Text, "", "land_use",
            {QStringLiteral("maMucDichSuDung"), QStringLiteral("kyHieuMucDichSuDung")});
        row("parcel.ward_code", Text, "", "", {QStringLiteral("maXa"), QStringLiteral("maDVHCXa")});
        row("parcel.old_map_sheet", Text, "", "", {QStringLiteral("soHieuToBanDoCu")});
        row("parcel.old_parcel_no", Text, "", "", {QStringLiteral("soThuTuThuaCu")});
        row("parcel.address", Text, "", "", {QStringLiteral("diaChi")});
        // Planning.
        row("planning_zone.function", Text, "", "zone_function");
        row("planning_zone.max_density_pct", Real, "%");
        row("planning_zone.max_far", Real);
        row("planning_zone.max_height_m", Real, "m");
        row("planning_zone.max_storeys", Integer);
        row("planning_zone.decision_no", Text, "", "", {QStringLiteral("soQDQH")});
        row("planning_zone.decision_date", Date, "", "", {QStringLiteral("ngayQDQH")});
        row("planning_zone.plan_name", Text, "", "", {QStringLiteral("tenDoAn")});
        row("planning_zone.plan_scale", Text, "", "plan_scale", {QStringLiteral("tyLe")});
        row("construction_line.setback_m", Real, "m");
        row("protection_corridor.kind", Text, "", "corridor_kind");
        row("protection_corridor.width_m", Real, "m");
        row("protection_corridor.verified", Bool);
        row("height_plane.kind", Text, "", "height_plane_kind");
        row("height_plane.max_elevation_m", Real, "m");
        row("height_plane.authority", Text);
        // Buildings.
        row("building.height_m", Real, "m");
        row("building.storeys", Integer);
        row("building.basements", Integer);
        row("building.use", Text, "", "building_use");
        row("building.ground_level_m", Real, "m");
        // Infrastructure.
        row("pipe.diameter_mm", Real, "mm");
        row("pipe.invert_up_m", Real, "m");
        row("pipe.invert_down_m", Real, "m");
        row("manhole.cover_level_m", Real, "m");
        row("breakline.kind", Text, "", "breakline_kind");
        row("breakline.crest_level_m", Real, "m", "", {QStringLiteral("caoTrinhDinh")});
        row("breakline.top_width_m", Real, "m");
        row("breakline.side_slope", Real);
        row("cable.voltage_kv", Real, "kV");
        row("cable.underground", Bool);
        row("lamp.power_w", Real, "W");
        row("lamp.pole_height_m", Real, "m");
        row("lamp.cabinet_code", Text);
        row("cabinet.code", Text);
        row("tree.species", Text);
        row("tree.height_m", Real, "m");
        // Applications.
        row("permit_application.owner", Text);
        row("permit_application.kind", Text, "", "permit_kind");
        row("permit_application.use", Text, "", "building_use");
        row("permit_application.parcel_id", Integer);
        row("permit_application.submitted", Date);
        row("permit_application.due", Date);
        row("permit_application.status", Text, "", "permit_status");
        row("permit_application.proposal", Json);
    }
    void holdsWhatTheCommissionNames()
    {
        QFETCH(QString, layer);
        QFETCH(int, type);
        QFETCH(QString, unit);
        QFETCH(QString, codes);
        QFETCH(QStringList, knownAs);
        const LayerDef *def = Schema::builtin().layer(layer.section(QLatin1Char('.'), 0, 0));
        QVERIFY(def);
        const FieldDef *field = def->field(layer.section(QLatin1Char('.'), 1));
        QVERIFY(field);
        QCOMPARE(static_cast<int>(field->type), type);
        QCOMPARE(field->unit, unit);
        QCOMPARE(field->codeList, codes);
        QVERIFY(codes.isEmpty() || Schema::builtin().codeList(codes));
        for (const QString &alias : knownAs)
            QVERIFY2(field->aliases.contains(alias, Qt::CaseInsensitive), qPrintable(alias));
    }
    void shapesOfTheLayers()
    {
        using enum geo::GeometryType;
        const std::pair<const char *, geo::GeometryType> shapes[] = {{"admin_unit", MultiPolygon},
                                                                     {"land_use", MultiPolygon},
                                                                     {"water", MultiPolygon},
                                                                     {"road", MultiLineString},
                                                                     {"road_surface", MultiPolygon},
                                                                     {"red_line", MultiLineString},
                                                                     {"poi", Point},
                                                                     {"parcel", MultiPolygon},
                                                                     {"planning_zone", MultiPolygon},
                                                                     {"construction_line", MultiLineString},
                                                                     {"protection_corridor", MultiPolygon},
                                                                     {"height_plane", MultiPolygon},
                                                                     {"building", MultiPolygon},
                                                                     {"pipe", MultiLineString},
                                                                     {"breakline", MultiLineString},
                                                                     {"manhole", Point},
                                                                     {"cable", MultiLineString},
                                                                     {"lamp", Point},
                                                                     {"cabinet", Point},
                                                                     {"tree", Point},
                                                                     {"permit_application", MultiPolygon}};
        for (const auto &[id, type] : shapes) {
            const LayerDef *layer = Schema::builtin().layer(QString::fromLatin1(id));
            QVERIFY2(layer && layer->geometry == type, id);
            QCOMPARE(layer->hasSolid, layer->id == QLatin1String("building")); // the LoD2 shell
            QCOMPARE(layer->hasZ, layer->id == QLatin1String("breakline"));    // the heights of crests
        }
        QCOMPARE(Schema::builtin().layers().size(), std::size(shapes));
    }
    void codesOfTheLaw()
    {
        const auto holds = [](const char *list, const char *codes) {
            const CodeList *all = Schema::builtin().codeList(QString::fromLatin1(list));
            QStringList missing;
            for (const QString &code : QString::fromLatin1(codes).split(QLatin1Char(' '))) {
                if (!all || !all->find(code))
                    missing.append(code);
            }
            return missing;
        };
        // Circular 08/2024/TT-BTNMT, and older ones still met in data.
        QCOMPARE(holds("land_use", "LUC LUK HNK CLN RDD RPH RSX NTS CNT LMU NKH ONT ODT TSC CQP CAN DVH DXH "
                                   "DYT DGD DTT DKH DMT DKT DNG DSK SKK SKN SCT TMD SKC SKS DGT DTL DCT DPC "
                                   "DDD DRA DNL DBV DCH DKV TON TIN NTD MNC SON PNK BCS DCS NCS"),
                 QStringList());
        QVERIFY(Schema::builtin().codeList(QStringLiteral("land_use"))->open);
        // Decree 217/2026: kinds of permit. Provinces and communes since 01/07/2025; 3 are the old districts.
        QCOMPARE(holds("permit_kind", "new repair relocation temporary stage project adjust extend reissue"),
                 QStringList());
        QCOMPARE(holds("admin_level", "1 2 3"), QStringList());
        QCOMPARE(holds("admin_kind", "phuong xa dac_khu thanh_pho tinh quan huyen"), QStringList());
        // Corridors of rivers go by the class of the waterway.
        QVERIFY(Schema::builtin().codeList(QStringLiteral("waterway_class"))->items.size() >= 6);
    }
    void translatesCodes()
    {
        setUiLanguage(QStringLiteral("vi"));
        QCOMPARE(Schema::builtin().codeTitle(QStringLiteral("land_use"), QStringLiteral("ODT")),
                 QStringLiteral("Đất ở tại đô thị"));
        setUiLanguage(QStringLiteral("en"));
        QCOMPARE(Schema::builtin().codeTitle(QStringLiteral("land_use"), QStringLiteral("ODT")),
                 QStringLiteral("Urban residential"));
        QCOMPARE(Schema::builtin().codeTitle(QStringLiteral("land_use"), QStringLiteral("ZZZ")),
                 QStringLiteral("ZZZ"));
        setUiLanguage(QStringLiteral("vi"));
    }
    void refusesNamesThatCouldBecomeSql()
    {
        const QByteArray layer("{\"format\":\"dothi-schema\",\"layers\":[{\"id\":\"%1\",\"group\":\"base\","
                               "\"geometry\":\"Point\",\"fields\":[{\"id\":\"%2\",\"type\":\"text\"}]}]}");
        const auto with = [&layer](const char *id, const char *field) {
            return Schema::fromJson(QByteArray(layer).replace("%1", id).replace("%2", field));
        };
        VERIFY_RESULT(with("x", "y"));
        VERIFY_ERROR(with("x'; drop table y", "y"), ErrorCode::InvalidData);
        VERIFY_ERROR(with("x", "geometry"), ErrorCode::InvalidData);
        VERIFY_ERROR(with("x", "a b"), ErrorCode::InvalidData);
        VERIFY_ERROR(Schema::fromJson("{}"), ErrorCode::InvalidData);
    }
};

QTEST_GUILESS_MAIN(TestSchema)
#include "tst_schema.moc"
