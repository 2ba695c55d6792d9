// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "storefixture.h"

#include <dothi/base/text.h>
#include <dothi/io/searchindex.h>

using namespace dothi;
using namespace storefixture;

namespace {

city::Feature named(const QString &layerId, std::initializer_list<std::pair<const char *, QString>> values,
                    double east = 600'000)
{
    const city::LayerDef &layer = layerOf(layerId);
    city::Feature f(layer);
    if (layer.geometry == geo::GeometryType::Point)
        f.geometry = geo::Geometry::point({east, 1'190'000, 0});
    else if (layer.geometry == geo::GeometryType::MultiLineString)
        f.geometry = geo::Geometry::lineString({{east, 1'190'000, 0}, {east + 100, 1'190'000, 0}});
    else
        f.geometry = square(east, 1'190'000, 10);
    for (const auto &[field, value] : values)
        f.set(layer, QString::fromLatin1(field), value);
    return f;
}

/// A small city with something of everything.
struct Town : TestCity
{
    Town()
    {
        const auto put = [this](const char *layer, std::vector<city::Feature> features) {
            const Result<> done = insert(QString::fromLatin1(layer), std::move(features));
            if (!done)
                qFatal("%s", qPrintable(done.error().logText()));
        };
        const QString p = QStringLiteral("parcel");
        const auto plot = [&p](const char *sheet, const char *number, const char *address = "") {
            return named(p, {{"map_sheet", QString::fromUtf8(sheet)},
                             {"parcel_no", QString::fromUtf8(number)},
                             {"address", QString::fromUtf8(address)},
                             {"ward_code", QStringLiteral("26740")}});
        };
        std::vector<city::Feature> plots{
            plot("14", "212", "35 Đường Đinh Tiên Hoàng"), plot("212", "14"),  plot("14", "2120"),
            plot("014", "0007", "7 hẻm 12 Nguyễn Trãi"),   plot("DC-3", "5a"), plot("15", "212")};
        plots.push_back(plot("60", "61"));
        plots.back().set(layerOf(p), QStringLiteral("old_map_sheet"), QStringLiteral("77"));
        plots.back().set(layerOf(p), QStringLiteral("old_parcel_no"), QStringLiteral("99"));
        plots.front().set(layerOf(p), QStringLiteral("area_m2"), 84.2);
        put("parcel", plots);
        put("admin_unit", {named(QStringLiteral("admin_unit"), {{"name", QStringLiteral("Phường Bến Thành")},
                                                                {"code", QStringLiteral("26740")}})});
        std::vector<city::Feature> streets;
        for (int i = 0; i < 30; ++i)
            streets.push_back(named(QStringLiteral("road"), {{"name", QStringLiteral("Điện Biên Phủ")}},
                                    600'000 + 100 * i));
        streets.push_back(named(QStringLiteral("road"), {{"name", QStringLiteral("Nguyễn Trãi")}}));
        streets.push_back(named(QStringLiteral("road"), {{"name", QStringLiteral("Nguyễn Trãi nối dài")}}));
        // The same name, spelt with combining marks as some programs do.
        streets.push_back(
            named(QStringLiteral("road"),
                  {{"name", QStringLiteral("Lê Thánh Tôn").normalized(QString::NormalizationForm_D)}}));
        put("road", streets);
        put("building",
            {named(QStringLiteral("building"), {{"address", QStringLiteral("212/14 Nguyễn Trãi")}}),
             named(QStringLiteral("building"),
                   {{"name", QStringLiteral("Chợ Bến Thành")}, {"address", QStringLiteral("Lê Lợi")}})});
        put("permit_application", {named(QStringLiteral("permit_application"),
                                         {{"code", QStringLiteral("HS-2026-0012")},
                                          {"owner", QStringLiteral("Đặng Thị Đào")},
                                          {"title", QStringLiteral("Nhà ở liên kế 4 tầng")}})});
    }

    QStringList titles(const char *text, int limit = 10) const
    {
        const auto hits = store->search(QString::fromUtf8(text), limit);
        if (!hits)
            qFatal("%s", qPrintable(hits.error().logText()));
        QStringList list;
        for (const city::SearchHit &hit : *hits)
            list.append(hit.title);
        return list;
    }
};

} // namespace

class TestSearchIndex : public QObject
{
    Q_OBJECT

    std::unique_ptr<Town> m_town;

private Q_SLOTS:
    void initTestCase()
    {
        setUiLanguage(QStringLiteral("en"));
        m_town = std::make_unique<Town>();
    }

    void readsParcelNumbers_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("number");
        QTest::addColumn<QString>("sheet");
        QTest::addColumn<bool>("either");
        const auto row = [](const char *text, const char *number, const char *sheet, bool either = false) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(number)
                                << QString::fromUtf8(sheet) << either;
        };
        row("212/14", "212", "14", true);
        row(" 212 / 14 ", "212", "14", true);
        row("14-212", "14", "212", true);
        row("thửa 212 tờ 14", "212", "14");
        row("Thửa 212, tờ 14", "212", "14");
        row("tờ 14 thửa 212", "212", "14");
        row("to 14 thua 212", "212", "14");
        row("thua dat so 212, to ban do so 14", "212", "14");
        row("Thửa đất số: 212; Tờ bản đồ số: 14", "212", "14");
        row("tờ bản đồ 14 thửa đất số 212", "212", "14");
        row("parcel 212 sheet 14", "212", "14");
        row("sheet no 14, parcel no 212", "212", "14");
        row("thua 212/to 14", "212", "14");
        row("thửa 212", "212", "");
        row("tờ 14", "", "14");
        row("thửa 5a tờ 10-123456", "5a", "10-123456");
    }
    void readsParcelNumbers()
    {
        QFETCH(QString, text);
        const auto query = io::parseParcelQuery(foldVietnamese(text));
        QVERIFY(query);
        QTEST(query->number, "number");
        QTEST(query->sheet, "sheet");
        QTEST(query->eitherOrder, "either");
    }

    void knowsWhatIsNoParcel()
    {
        for (const char *text : {"", "212", "nguyễn trãi", "212/14 nguyễn trãi", "thửa", "tờ thửa", "12/5/7",
                                 "0/0", "to thi dao", "a/b", "thua dat"}) {
            QVERIFY2(!io::parseParcelQuery(foldVietnamese(QString::fromUtf8(text))), text);
        }
    }

    void findsParcelsFirst()
    {
        // Number before sheet; then the other way round; then whatever else is written so.
        QCOMPARE(m_town->titles("212/14"),
                 (QStringList{QStringLiteral("Parcel 212, sheet 14"), QStringLiteral("Parcel 14, sheet 212"),
                              QStringLiteral("212/14 Nguyễn Trãi")}));
        QCOMPARE(m_town->titles("14-212").first(), QStringLiteral("Parcel 14, sheet 212"));
        for (const char *text :
             {"thua 212 to 14", "to 14 thua 212", "Tờ 14, thửa 212", "parcel 212 sheet 14"})
            QCOMPARE(m_town->titles(text), QStringList{QStringLiteral("Parcel 212, sheet 14")});
        QCOMPARE(m_town->titles("thửa 212"), (QStringList{QStringLiteral("Parcel 212, sheet 14"),
                                                          QStringLiteral("Parcel 212, sheet 15")}));
        QCOMPARE(m_town->titles("tờ 15"), QStringList{QStringLiteral("Parcel 212, sheet 15")});
        // With and without leading zeros, letters in either case.
        QCOMPARE(m_town->titles("7/14"), QStringList{QStringLiteral("Parcel 0007, sheet 014")});
        QCOMPARE(m_town->titles("0212/014").first(), QStringLiteral("Parcel 212, sheet 14"));
        QCOMPARE(m_town->titles("thửa 5A tờ dc-3"), QStringList());
        QCOMPARE(m_town->titles("thửa 5A"), QStringList{QStringLiteral("Parcel 5a, sheet DC-3")});
        // By its former number.
        QCOMPARE(m_town->titles("99/77"), QStringList{QStringLiteral("Parcel 61, sheet 60")});
    }

    void describesParcels()
    {
        const auto hits = m_town->store->search(QStringLiteral("thửa 212 tờ 14"), 5);
        VERIFY_RESULT(hits);
        QCOMPARE(hits->front().ref.toString(), QStringLiteral("parcel/1"));
        QVERIFY2(hits->front().subtitle.startsWith(
                     QStringLiteral("Phường Bến Thành · 35 Đường Đinh Tiên Hoàng · 84.2")),
                 qPrintable(hits->front().subtitle));
        QVERIFY(qAbs(hits->front().where.x - 600'005) < 1e-6 &&
                qAbs(hits->front().where.y - 1'190'005) < 1e-6);
    }

    void findsWithAndWithoutAccents_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("title");
        const auto row = [](const char *text, const char *title) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(title);
        };
        row("Điện Biên Phủ", "Điện Biên Phủ");
        row("dien bien phu", "Điện Biên Phủ");
        row("DIEN BIEN PHU", "Điện Biên Phủ");
        row("điên biên", "Điện Biên Phủ");
        row("phu dien", "Điện Biên Phủ");
        row("dien bie", "Điện Biên Phủ");
        row("le thanh ton", "Lê Thánh Tôn");
        row("Lê Thánh Tôn", "Lê Thánh Tôn");
        row("cho ben thanh", "Chợ Bến Thành");
        row("phường bến thành", "Phường Bến Thành");
        row("26740", "Phường Bến Thành");
        row("dang thi dao", "HS-2026-0012");
        row("hs-2026-0012", "HS-2026-0012");
        row("HS-2026-00", "HS-2026-0012");
        row("0012", "HS-2026-0012");
        row("35 dinh tien hoang", "Parcel 212, sheet 14");
        row("7 hem 12", "Parcel 0007, sheet 014");
    }
    void findsWithAndWithoutAccents()
    {
        QFETCH(QString, text);
        QFETCH(QString, title);
        const QStringList titles = m_town->titles(text.toUtf8().constData());
        QVERIFY2(!titles.isEmpty(), "nothing found");
        QCOMPARE(titles.first().normalized(QString::NormalizationForm_C), title);
    }

    void ranksWhatIsCalledSoFirst()
    {
        QCOMPARE(m_town->titles("nguyen trai").mid(0, 2),
                 (QStringList{QStringLiteral("Nguyễn Trãi"), QStringLiteral("Nguyễn Trãi nối dài")}));
        QCOMPARE(m_town->titles("nguyen trai").size(), 4); // and the house and the parcel there
        QCOMPARE(m_town->titles("nguyen trai", 1).size(), 1);
        QCOMPARE(m_town->titles("dien bien phu").size(), 1); // one street, not its thirty pieces
    }

    void findsNothingWithoutHarm()
    {
        for (const char *text :
             {"", " ", "\"", "'", "* ", "()", "NEAR(a b)", "nguyen AND", "label:nguyen", "\" OR \"1\"=\"1",
              "^", "-", "/", "a\" b", "{", "không có gì cả", "'; DROP TABLE parcel; --"}) {
            QVERIFY2(m_town->titles(text).isEmpty(), text);
        }
        QVERIFY(m_town->store->search(QString(100'000, QLatin1Char('a')), 5).has_value());
        QVERIFY(m_town->store->search(QString(3, QChar(0)), 5).has_value());
        QVERIFY(m_town->store->search(QStringLiteral("nguyen"), 0)
                    .value_or(std::vector<city::SearchHit>(1))
                    .empty());
        QVERIFY(m_town->store->search(QStringLiteral("nguyen"), -1)
                    .value_or(std::vector<city::SearchHit>(1))
                    .empty());
        QCOMPARE(m_town->titles("nguyen AND").size(), 0); // AND is a word like any other
        QVERIFY(!m_town->titles("nguyen").isEmpty());
    }

    void followsChanges()
    {
        TestCity city;
        const QString poi = QStringLiteral("poi");
        const auto found = [&city](const char *text) {
            const auto hits = city.store->search(QString::fromUtf8(text), 10);
            return hits ? static_cast<int>(hits->size()) : -1;
        };
        std::vector<city::Feature> many;
        for (int i = 0; i < 1000; ++i)
            many.push_back(named(poi, {{"name", QStringLiteral("Địa điểm %1").arg(i)}}));
        VERIFY_RESULT(city.insert(poi, many));
        QCOMPARE(found("dia diem 777"), 1);
        auto row = city.store->feature(poi, 778);
        VERIFY_RESULT(row);
        (*row)->set(layerOf(poi), QStringLiteral("name"), QStringLiteral("Đình Phú Nhuận"));
        auto writer = city.store->write();
        VERIFY_RESULT(writer);
        VERIFY_RESULT((*writer)->update(poi, **row));
        QCOMPARE(found("dinh phu nhuan"), 1); // by the one who writes it, before the commit
        VERIFY_RESULT((*writer)->remove(poi, 6));
        VERIFY_RESULT((*writer)->commit());
        QCOMPARE(found("dinh phu nhuan"), 1);
        QCOMPARE(found("dia diem 777"), 0);
        QCOMPARE(found("dia diem 5"), 10); // number 5 is gone, 50 and the others begin so
        QCOMPARE(found("diem 4"), 10);
        writer = city.store->write();
        VERIFY_RESULT(writer);
        VERIFY_RESULT((*writer)->clear(poi));
        VERIFY_RESULT((*writer)->commit());
        QCOMPARE(found("dia diem"), 0);
    }

    void clearingASmallLayerKeepsTheOthers()
    {
        Town town;
        auto writer = town.store->write();
        VERIFY_RESULT(writer);
        VERIFY_RESULT((*writer)->clear(QStringLiteral("building"))); // fewer than half: row by row
        VERIFY_RESULT((*writer)->commit());
        QVERIFY(town.titles("cho ben thanh").isEmpty());
        QCOMPARE(town.titles("phuong ben thanh").size(), 1);
        writer = town.store->write();
        VERIFY_RESULT(writer);
        VERIFY_RESULT((*writer)->clear(QStringLiteral("road"))); // more than half: made anew
        VERIFY_RESULT((*writer)->commit());
        QVERIFY(town.titles("dien bien phu").isEmpty());
        QCOMPARE(town.titles("phuong ben thanh").size(), 1);
        QCOMPARE(town.titles("35 dinh tien hoang").size(), 1);
    }

    void oneCommonWordDoesNotHideALayer()
    {
        // Far more parcels than are looked at share the word; the buildings after them are found all the
        // same.
        TestCity city;
        std::vector<city::Feature> plots;
        for (int i = 0; i < 1000; ++i)
            plots.push_back(
                named(QStringLiteral("parcel"), {{"address", QStringLiteral("%1 Nguyễn Huệ").arg(i)}}));
        VERIFY_RESULT(city.insert(QStringLiteral("parcel"), plots));
        VERIFY_RESULT(
            city.insert(QStringLiteral("building"),
                        {named(QStringLiteral("building"), {{"name", QStringLiteral("Nguyễn Huệ")}})}));
        for (const char *text : {"nguyen hue", "nguyen hu"}) {
            const auto hits = city.store->search(QString::fromLatin1(text), 5);
            VERIFY_RESULT(hits);
            QCOMPARE(hits->size(), size_t(5));
            QCOMPARE(hits->front().ref.layer, QStringLiteral("building"));
        }
    }
};

QTEST_GUILESS_MAIN(TestSearchIndex)
#include "tst_searchindex.moc"
