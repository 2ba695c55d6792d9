// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "importfixture.h"

#include <dothi/base/text.h>
#include <dothi/io/import/foreigncodes.h>

using namespace dothi;
using namespace dothi::io;
using namespace dothi::test;

namespace {

QString str(const char *text)
{
    return QString::fromUtf8(text);
}

const city::Schema &schema()
{
    return city::Schema::builtin();
}

QString known(const char *list, const char *text)
{
    const auto code = ForeignCodes::builtin().find(*schema().codeList(str(list)), str(text));
    return code ? (code->near ? str("~") : QString()) + code->code : QString();
}

} // namespace

/// What others write for codes, and what becomes of it.
class TestImportCodes : public QObject
{
    Q_OBJECT

    ImportFiles m_files;
    std::unique_ptr<MemoryStore> m_store;
    TaskContext m_task;

    QString write(const char *name, const QByteArrayList &features) const
    {
        return m_files.write(str(name),
                             "{\"type\":\"FeatureCollection\",\"features\":[" + features.join(',') + "]}");
    }
    static QByteArray feature(const QByteArray &field, const QByteArray &value, const QByteArray &geometry)
    {
        return "{\"type\":\"Feature\",\"properties\":{\"" + field + "\":" + value +
               "},\"geometry\":" + geometry + '}';
    }
    /// Polygons of one coded field each, beside each other.
    QString landUse(const QByteArrayList &codes) const
    {
        QByteArrayList features;
        for (const QByteArray &code : codes)
            features.append(feature("TypeCode", '"' + code + '"', squareOf(features.size())));
        return write("landuse.geojson", features);
    }
    static QByteArray squareOf(qsizetype n)
    {
        return squareJson(106.70 + 0.001 * static_cast<double>(n), 10.77, 0.0005);
    }
    Result<ImportPlan> look(const QString &file, const ValueChoices &values = {},
                            const char *layer = "land_use")
    {
        ImportOptions options;
        options.targetLayer = str(layer);
        options.values = values;
        return inspect(file, *m_store, options, m_task);
    }
    Result<ImportReport> bring(const QString &file, const ValueChoices &values = {},
                               const char *layer = "land_use")
    {
        const Result<ImportPlan> plan = look(file, values, layer);
        return plan ? runImport(*plan, *m_store, m_task) : Result<ImportReport>(Failure(plan.error()));
    }
    QStringList stored(const char *layerId = "land_use", const char *field = "code") const
    {
        QStringList texts;
        const std::vector<city::Feature> features = m_store->readAll(str(layerId)).value();
        for (const city::Feature &feature : features)
            texts.append(city::toText(feature.value(*schema().layer(str(layerId)), str(field))));
        return texts;
    }

private Q_SLOTS:
    void init()
    {
        setUiLanguage(str("en"));
        m_store = MemoryStore::of(str("hcmc"));
    }

    void knowsWhatOthersWrite_data()
    {
        QTest::addColumn<QByteArray>("list");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("code");
        const auto row = [](const char *list, const char *text, const char *code) {
            QTest::addRow("%s %s", list, text) << QByteArray(list) << QByteArray(text) << str(code);
        };
        row("land_use", "ODT", "ODT");
        row("land_use", "odt ", "ODT");
        row("land_use", "Urban residential", "ODT");
        row("land_use", "Đất ở tại đô thị", "ODT");
        // TT 27/2018 -> TT 08/2024.
        row("land_use", "BHK", "HNK");
        row("land_use", "RST", "RSX");
        row("land_use", "DDT", "DDD");
        row("land_use", "DSH", "DKV");
        row("land_use", "SKX", "~SKC");
        row("land_use", "dat_giao_thong", "DGT");
        row("land_use", "ĐẤT GIAO THÔNG", "DGT");
        // The zoning plan of District 7; HTKT is several things.
        row("land_use", "NNO", "~ODT");
        row("land_use", "CXĐT", "~DKV");
        row("land_use", "GD", "DGD");
        row("land_use", "HTKT", "");
        row("land_use", "no such thing", "");
        row("road_class", "motorway", "expressway");
        row("road_class", "Kiệt", "alley");
        row("building_use", "apartments", "apartment");
        row("water_kind", "Rạch", "canal");
        row("poi_kind", "Siêu thị", "shop");
        row("permit_kind", "GD", "");
    }
    void knowsWhatOthersWrite()
    {
        QFETCH(QByteArray, list);
        QFETCH(QByteArray, text);
        QFETCH(QString, code);
        QCOMPARE(known(list.constData(), text.constData()), code);
    }
    void refusesATableThatContradictsItself()
    {
        const auto read = [](const QByteArray &first, const QByteArray &second) {
            const QByteArray json =
                "{\"format\":\"dothi-values\",\"lists\":[{\"list\":\"land_use\",\"values\":[" + first + ',' +
                second + "]}]}";
            return ForeignCodes::fromJson(json, schema()).has_value();
        };
        const QByteArray a = "{\"code\":\"ODT\",\"same\":[\"A\"]}";
        QVERIFY(read(a, "{\"code\":\"DGT\",\"near\":[\"B\"]}"));
        QVERIFY(!read(a, "{\"code\":\"DGT\",\"near\":[\"á\"]}"));
        QVERIFY(!read(a, "{\"code\":\"XXX\",\"same\":[\"B\"]}"));
        QVERIFY(!read(a, "{\"code\":\"DGT\",\"same\":[\"-\"]}"));
        QVERIFY(!ForeignCodes::fromJson("{}", schema()));
    }

    void translatesAndSaysSo()
    {
        const QString file = landUse({"NNO", "NNO", "BHK", "ODT", "HTKT", "<Null>"});
        const auto report = bring(file);
        VERIFY_RESULT(report);
        QCOMPARE(stored(),
                 QStringList({str("ODT"), str("ODT"), str("HNK"), str("ODT"), str("HTKT"), QString()}));
        QCOMPARE(report->translatedCount, 3);
        QCOMPARE(report->leftCount, 1);
        QCOMPARE(report->values.size(), size_t(3));
        QCOMPARE(report->values[0].theirs, str("HTKT"));
        QCOMPARE(report->values[0].fate, ValueFate::Left);
        QCOMPARE(report->values[1].theirs, str("NNO"));
        QCOMPARE(report->values[1].ours, str("ODT"));
        QCOMPARE(report->values[1].fate, ValueFate::Near);
        QCOMPARE(report->values[1].features, 2);
        QCOMPARE(report->values[2].fate, ValueFate::Translated);
        const QString warnings = report->warnings.join(QLatin1Char('\n'));
        for (const char *part : {"NNO → ODT", "BHK → HNK", "please check: NNO → ODT", "HTKT"})
            QVERIFY2(warnings.contains(str(part)), qPrintable(warnings));
        const QJsonObject json = toJson(*report);
        QCOMPARE(json.value(str("translatedCount")).toInt(), 3);
        QCOMPARE(json.value(str("values")).toArray().at(1).toObject(),
                 QJsonObject({{str("field"), str("code")},
                              {str("from"), str("NNO")},
                              {str("to"), str("ODT")},
                              {str("how"), str("near")},
                              {str("features"), 2}}));
    }
    void aFeatureThatIsRefusedIsNotCounted()
    {
        const QString file = write("refused.geojson", {feature("TypeCode", "\"NNO\"", squareOf(0)),
                                                       feature("TypeCode", "\"NNO\"", "null")});
        const auto report = bring(file);
        VERIFY_RESULT(report);
        QCOMPARE(report->rejectedCount, 1);
        QCOMPARE(report->translatedCount, 1);
        QCOMPARE(report->values.at(0).features, 1);
    }
    void theUserHasTheLastWordAndIsRemembered()
    {
        const QString file = landUse({"NNO", "HTKT", "HH"});
        const ValueChoices said = {
            {str("code"), {{str("NNO"), str("ONT")}, {str("HTKT"), str("DNL")}, {str("HH"), QString()}}}};
        const auto report = bring(file, said);
        VERIFY_RESULT(report);
        QCOMPARE(stored(), QStringList({str("ONT"), str("DNL"), str("HH")}));
        QCOMPARE(report->translatedCount, 2);
        QCOMPARE(report->leftCount, 1);
        // The next file of these fields, without a word.
        const auto plan = look(landUse({"HTKT", "HH"}));
        VERIFY_RESULT(plan);
        QCOMPARE(plan->valueChoices, said);
        const std::vector<CodedValue> values = codedValues(*plan);
        QCOMPARE(values.size(), size_t(2));
        QCOMPARE(values[0].theirs, str("HH"));
        QCOMPARE(values[0].fate, ValueFate::Left);
        QCOMPARE(values[0].ours, str("HH"));
        QCOMPARE(values[1].ours, str("DNL"));
        QCOMPARE(values[1].fate, ValueFate::Chosen);
        // What is said now wins over what was said then; looking again at a plan keeps it.
        const auto other = look(landUse({"HTKT"}), {{str("code"), {{str("HTKT"), str("DGT")}}}});
        VERIFY_RESULT(other);
        const auto again = applyProposal(*other, {}, *m_store, m_task);
        VERIFY_RESULT(again);
        QCOMPARE(codedValues(*again).at(0).ours, str("DGT"));
        QCOMPARE(city::toText(again->preview.at(0).value(*schema().layer(str("land_use")), str("code"))),
                 str("DGT"));
    }
    void choicesAreChecked_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("ours");
        QTest::addColumn<QString>("told");
        QTest::newRow("no such field") << str("colour") << str("ODT") << str("code");
        QTest::newRow("no codes") << str("name") << str("ODT") << str("code");
        QTest::newRow("no such code") << str("code") << str("ZZZ") << str("ODT");
    }
    void choicesAreChecked()
    {
        QFETCH(QString, field);
        QFETCH(QString, ours);
        QFETCH(QString, told);
        const auto plan = look(landUse({"NNO"}), {{field, {{str("NNO"), ours}}}});
        VERIFY_ERROR(plan, ErrorCode::InvalidArgument);
        QVERIFY2(plan.error().advice().contains(told), qPrintable(plan.error().advice()));
    }
    void closedListsTakeNothingElse()
    {
        const QByteArray line = "{\"type\":\"LineString\",\"coordinates\":[[106.7,10.77],[106.701,10.77]]}";
        const QString file = write(
            "lines.geojson", {feature("trangThai", "\"QH\"", line), feature("trangThai", "\"hư\"", line)});
        const auto report = bring(file, {}, "red_line");
        VERIFY_RESULT(report);
        QCOMPARE(stored("red_line", "status"), QStringList({str("planned"), QString()}));
        QCOMPARE(report->repairedCount, 1);
        QCOMPARE(report->leftCount, 1);
    }
    void numbersOfAShapefileAreCodesWithoutPoint()
    {
        const QString file = write("numbers.geojson", {feature("TypeCode", "3.0", squareOf(0))});
        const auto plan = look(file, {{str("code"), {{str("3"), str("ODT")}}}});
        VERIFY_RESULT(plan);
        QCOMPARE(codedValues(*plan).at(0).theirs, str("3"));
        VERIFY_RESULT(runImport(*plan, *m_store, m_task));
        QCOMPARE(stored(), QStringList({str("ODT")}));
    }
    void aHostileDocumentOfChoicesIsDropped()
    {
        const QString file = landUse({"NNO"});
        VERIFY_RESULT(bring(file, {{str("code"), {{str("NNO"), str("ONT")}}}}));
        // The document of that mapping, with what the layer does not have.
        auto documents = m_store->content().documents;
        QCOMPARE(documents.size(), size_t(1));
        const auto [key, json] = *documents.begin();
        QVERIFY(json.contains("ONT"));
        const auto writer = m_store->write();
        VERIFY_RESULT(writer);
        const QByteArray hostile = "{\"fields\":{\"code\":\"TypeCode\"},\"values\":{\"code\":"
                                   "{\"NNO\":\"DROP\",\"X\":5},\"nothere\":{\"A\":\"ODT\"}}}";
        VERIFY_RESULT((*writer)->setDocument(key.first, key.second, hostile));
        VERIFY_RESULT((*writer)->commit());
        const auto plan = look(file);
        VERIFY_RESULT(plan);
        QVERIFY(plan->valueChoices.empty());
    }
    void district7GetsItsColours()
    {
        REAL_DATA(folder, "hcmc-district7/landuse");
        // Counts by ogrinfo: select TypeCode, count(*) … group by TypeCode.
        const auto report = bring(folder + str("/LandUse_Noninteractive.shp"));
        VERIFY_RESULT(report);
        QCOMPARE(report->imported, 373);
        std::map<QString, qint64> features;
        for (const CodedValue &value : report->values)
            features[value.theirs + str(" ") + value.ours] = value.features;
        const std::map<QString, qint64> expected = {
            {str("CCDT DSK"), 12}, {str("CN SKC"), 5},    {str("CXDT DKV"), 140}, {str("GD DGD"), 17},
            {str("HH TMD"), 7},    {str("HTKT HTKT"), 2}, {str("MN MNC"), 35},    {str("NNO ODT"), 151},
            {str("NT NTD"), 1},    {str("TGDT TON"), 2}};
        QCOMPARE(features, expected);
        QCOMPARE(report->leftCount, 2);
    }
};

QTEST_GUILESS_MAIN(TestImportCodes)
#include "tst_import_codes.moc"
