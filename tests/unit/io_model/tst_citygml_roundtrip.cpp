// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "modelfixture.h"

#include <dothi/geo/ops.h>

#include <cmath>

using namespace dothi;

namespace {

const QString kBuilding = QStringLiteral("building");

/// Written by hand: a house of 10 × 6 m with a gable roof, LoD 1 (a block of 5 m) and LoD 2 (a solid of
/// surfaces it names by XLink), generic attributes of four kinds, codes with their lists; and one of LoD 1
/// alone, with a courtyard.
const char *const kHead =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?><core:CityModel "
    "xmlns:core=\"http://www.opengis.net/citygml/2.0\" "
    "xmlns:bldg=\"http://www.opengis.net/citygml/building/2.0\" "
    "xmlns:gen=\"http://www.opengis.net/citygml/generics/2.0\" xmlns:gml=\"http://www.opengis.net/gml\" "
    "xmlns:xlink=\"http://www.w3.org/1999/xlink\"><gml:boundedBy><gml:Envelope srsDimension=\"3\" "
    "srsName=\"urn:ogc:def:crs:EPSG::9210\"><gml:lowerCorner>603000 1191000 1</gml:lowerCorner>"
    "<gml:upperCorner>603060 1191040 11</gml:upperCorner></gml:Envelope></gml:boundedBy>";

QByteArray ring(const char *element, const std::vector<std::array<double, 3>> &corners)
{
    QByteArray text;
    for (size_t i = 0; i <= corners.size(); ++i) {
        const auto &c = corners[i % corners.size()];
        text += QByteArray::number(603000 + c[0], 'f', 3) + ' ' + QByteArray::number(1191000 + c[1], 'f', 3) +
                ' ' + QByteArray::number(c[2], 'f', 3) + ' ';
    }
    return QByteArray("<gml:") + element + "><gml:LinearRing><gml:posList srsDimension=\"3\">" +
           text.trimmed() + "</gml:posList></gml:LinearRing></gml:" + element + '>';
}

QByteArray polygon(const QByteArray &id, const std::vector<std::array<double, 3>> &outside,
                   const std::vector<std::array<double, 3>> &hole = {})
{
    return "<gml:surfaceMember><gml:Polygon gml:id=\"" + id + "\">" + ring("exterior", outside) +
           (hole.empty() ? QByteArray() : ring("interior", hole)) + "</gml:Polygon></gml:surfaceMember>";
}

QByteArray solid(const QByteArray &members)
{
    return "<gml:Solid><gml:exterior><gml:CompositeSurface>" + members +
           "</gml:CompositeSurface></gml:exterior></gml:Solid>";
}

/// A block with an optional courtyard; faces outwards.
QByteArray block(const QByteArray &id, double x, double y, double w, double d, double low, double high,
                 bool courtyard)
{
    using Ring = std::vector<std::array<double, 3>>;
    const auto rectangle = [](double x0, double y0, double x1, double y1, double z) {
        return Ring{{x0, y0, z}, {x1, y0, z}, {x1, y1, z}, {x0, y1, z}};
    };
    const auto turned = [](Ring r) {
        std::ranges::reverse(r);
        return r;
    };
    const Ring outer = rectangle(x, y, x + w, y + d, 0);
    const Ring inner = rectangle(x + 3, y + 3, x + w - 3, y + d - 3, 0);
    const auto at = [](Ring r, double z) {
        for (auto &c : r)
            c[2] = z;
        return r;
    };
    QByteArray members = polygon(id + "-f", at(turned(outer), low), courtyard ? at(inner, low) : Ring()) +
                         polygon(id + "-t", at(outer, high), courtyard ? at(turned(inner), high) : Ring());
    int number = 0;
    const auto walls = [&](const Ring &r, bool inwards) {
        for (size_t i = 0; i < r.size(); ++i) {
            const auto &a = r[i];
            const auto &b = r[(i + 1) % r.size()];
            Ring wall{{a[0], a[1], low}, {b[0], b[1], low}, {b[0], b[1], high}, {a[0], a[1], high}};
            members += polygon(id + "-w" + QByteArray::number(number++), inwards ? turned(wall) : wall);
        }
    };
    walls(outer, false);
    if (courtyard)
        walls(inner, true);
    return solid(members);
}

QByteArray gml()
{
    using Ring = std::vector<std::array<double, 3>>;
    const std::vector<std::tuple<QByteArray, const char *, Ring>> sides = {
        {"g", "GroundSurface", {{0, 0, 1}, {0, 6, 1}, {10, 6, 1}, {10, 0, 1}}},
        {"s", "WallSurface", {{0, 0, 1}, {10, 0, 1}, {10, 0, 4}, {0, 0, 4}}},
        {"n", "WallSurface", {{10, 6, 1}, {0, 6, 1}, {0, 6, 4}, {10, 6, 4}}},
        {"e", "WallSurface", {{10, 0, 1}, {10, 6, 1}, {10, 6, 4}, {10, 3, 7}, {10, 0, 4}}},
        {"w", "WallSurface", {{0, 6, 1}, {0, 0, 1}, {0, 0, 4}, {0, 3, 7}, {0, 6, 4}}},
        {"r1", "RoofSurface", {{0, 0, 4}, {10, 0, 4}, {10, 3, 7}, {0, 3, 7}}},
        {"r2", "RoofSurface", {{10, 6, 4}, {0, 6, 4}, {0, 3, 7}, {10, 3, 7}}}};
    QByteArray links;
    QByteArray surfaces;
    for (const auto &[id, kind, corners] : sides) {
        links += "<gml:surfaceMember xlink:href=\"#" + id + "\"/>";
        surfaces += QByteArray("<bldg:boundedBy><bldg:") + kind + " gml:id=\"" + id +
                    "-s\"><bldg:lod2MultiSurface><gml:MultiSurface>" + polygon(id, corners) +
                    "</gml:MultiSurface></bldg:lod2MultiSurface></bldg:" + kind + "></bldg:boundedBy>";
    }
    return QByteArray(kHead) +
           "<core:cityObjectMember><bldg:Building gml:id=\"nha-1\"><gml:name>Nhà số 1</gml:name>"
           "<gen:stringAttribute name=\"chu\"><gen:value>Ông A &amp; bà B &lt;\"đồng sở hữu\"&gt;</gen:value>"
           "</gen:stringAttribute><gen:stringAttribute name=\"ghi_chu\"><gen:value>" +
           QByteArray("mười ").repeated(180) +
           "</gen:value></gen:stringAttribute>"
           "<gen:intAttribute name=\"so_ho\"><gen:value>7</gen:value></gen:intAttribute>"
           "<gen:doubleAttribute name=\"dien_tich\"><gen:value>60.25</gen:value></gen:doubleAttribute>"
           "<gen:dateAttribute name=\"cap_phep\"><gen:value>2019-04-30</gen:value></gen:dateAttribute>"
           "<bldg:class codeSpace=\"http://vi.du/ma/lop.xml\">1000</bldg:class>"
           "<bldg:function codeSpace=\"http://vi.du/ma/cong_nang.xml\">1070</bldg:function>"
           "<bldg:yearOfConstruction>1998</bldg:yearOfConstruction>"
           "<bldg:roofType codeSpace=\"http://vi.du/ma/mai.xml\">1030</bldg:roofType>"
           "<bldg:measuredHeight uom=\"m\">6</bldg:measuredHeight>"
           "<bldg:storeysAboveGround>2</bldg:storeysAboveGround><bldg:lod1Solid>" +
           block("n1", 0, 0, 10, 6, 1, 6, false) + "</bldg:lod1Solid><bldg:lod2Solid>" + solid(links) +
           "</bldg:lod2Solid>" + surfaces +
           "</bldg:Building></core:cityObjectMember>"
           "<core:cityObjectMember><bldg:Building gml:id=\"nha-2\"><gml:name>Khối có sân</gml:name>"
           "<bldg:lod1Solid>" +
           block("n2", 30, 10, 30, 30, 1, 11, true) +
           "</bldg:lod1Solid></bldg:Building></core:cityObjectMember></core:CityModel>";
}

struct City
{
    City()
        : store(test::MemoryStore::of(QStringLiteral("hcmc"), dir.path()))
    {}
    [[nodiscard]] std::vector<city::Feature> buildings() const
    {
        city::Query query;
        query.withSolid = true;
        return store->readAll(kBuilding, query).value();
    }
    QTemporaryDir dir;
    std::unique_ptr<test::MemoryStore> store;
};

} // namespace

class TestCityGmlRoundtrip : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void gmlToCityJsonAndBack()
    {
        City first;
        const auto came =
            test::importModel(test::writeFile(first.dir, QStringLiteral("nha.gml"), gml()), *first.store);
        VERIFY_RESULT(came);
        QCOMPARE(came->imported, 2);
        QCOMPARE(came->rejectedCount, 0);
        QVERIFY2(came->repaired.empty(), qPrintable(came->warnings.join(QLatin1Char('\n'))));
        const QString once = first.dir.filePath(QStringLiteral("1.city.json"));
        VERIFY_RESULT(test::exportAs(QStringLiteral("cityjson"), *first.store, once));

        // What the GML says is in the CityJSON.
        const auto objects = test::objectsOf(once);
        QVERIFY(objects.contains(QStringLiteral("nha-1")) && objects.contains(QStringLiteral("nha-2")));
        const QJsonObject attributes =
            objects.at(QStringLiteral("nha-1")).value(QLatin1String("attributes")).toObject();
        const std::map<QString, QJsonValue> expected = {
            {QStringLiteral("name"), QStringLiteral("Nhà số 1")},
            {QStringLiteral("chu"), QStringLiteral("Ông A & bà B <\"đồng sở hữu\">")},
            {QStringLiteral("ghi_chu"), QStringLiteral("mười ").repeated(180).trimmed()},
            {QStringLiteral("so_ho"), 7},
            {QStringLiteral("dien_tich"), 60.25},
            {QStringLiteral("cap_phep"), QStringLiteral("2019-04-30")},
            {QStringLiteral("class"), QStringLiteral("1000")},
            {QStringLiteral("function"), QStringLiteral("1070")},
            {QStringLiteral("roofType"), QStringLiteral("1030")},
            {QStringLiteral("yearOfConstruction"), 1998},
            {QStringLiteral("measuredHeight"), 6},
            {QStringLiteral("storeysAboveGround"), 2}};
        for (const auto &[name, value] : expected) {
            const QJsonValue there = attributes.value(name);
            const bool same = value.isDouble() ? there.toVariant().toDouble() == value.toDouble()
                                               : there.toVariant().toString() == value.toString();
            QVERIFY2(same, qPrintable(name + QLatin1String(": ") + there.toVariant().toString()));
        }

        City second;
        const auto again = test::importModel(once, *second.store);
        VERIFY_RESULT(again);
        QCOMPARE(again->imported, 2);
        QVERIFY(again->repaired.empty());
        const QString twice = second.dir.filePath(QStringLiteral("2.city.json"));
        VERIFY_RESULT(test::exportAs(QStringLiteral("cityjson"), *second.store, twice));
        const auto back = test::objectsOf(twice);
        QCOMPARE(back.size(), objects.size());
        for (const auto &[id, object] : objects) {
            QVERIFY2(back.contains(id), qPrintable(id));
            QCOMPARE(back.at(id), object);
        }

        // And in the city: the same values, the same shapes; the volumes are those of the drawing.
        const std::vector<city::Feature> a = first.buildings();
        const std::vector<city::Feature> b = second.buildings();
        QCOMPARE(a.size(), b.size());
        for (size_t i = 0; i < a.size(); ++i) {
            const city::LayerDef &layer = *city::Schema::builtin().layer(kBuilding);
            for (size_t f = 0; f < layer.fields.size(); ++f) {
                if (layer.fields[f].id == QLatin1String("source"))
                    continue; // the name of the file it came from
                QVERIFY2(a[i].values[f] == b[i].values[f],
                         qPrintable(layer.fields[f].id + QLatin1String(": ") + city::toText(a[i].values[f]) +
                                    QLatin1String(" / ") + city::toText(b[i].values[f])));
            }
            QCOMPARE(a[i].geometry.coords().size(), b[i].geometry.coords().size());
            QCOMPARE(a[i].solid.partCount(), b[i].solid.partCount());
            QVERIFY(std::abs(geo::area(a[i].geometry) - geo::area(b[i].geometry)) < 1e-6);
        }
        const auto areaOf = [&](const char *name) {
            const city::LayerDef &layer = *city::Schema::builtin().layer(kBuilding);
            for (const city::Feature &feature : b) {
                if (city::toText(feature.value(layer, QStringLiteral("name"))) == QString::fromUtf8(name))
                    return geo::area(feature.geometry);
            }
            return 0.0;
        };
        QVERIFY(std::abs(areaOf("Nhà số 1") - 60) < 1e-3);
        QVERIFY(std::abs(areaOf("Khối có sân") - (900 - 24 * 24)) < 1e-3);
    }
};

QTEST_GUILESS_MAIN(TestCityGmlRoundtrip)
#include "tst_citygml_roundtrip.moc"
