// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ifcfixture.h"
#include "modelfixture.h"

#include <dothi/base/text.h>
#include <dothi/geo/ops.h>
#include <dothi/io/dothistore.h>
#include <dothi/io/model/placeholder.h>

#include <QFileInfo>

#include <array>
#include <cmath>

using namespace dothi;
using test::IfcText;

namespace {

const QString kBuilding = QStringLiteral("building");

/// A box of 10 × 20 m whose corner is the origin of the Dutch grid: 155000, 463000 is 52°09'18.6" N,
/// 5°23'14" E by definition of the system (Kadaster, RDNAPTRANS).
QByteArray dutchBox()
{
    return "{\"type\":\"CityJSON\",\"version\":\"2.0\",\"transform\":{\"scale\":[0.001,0.001,0.001],"
           "\"translate\":[155000,463000,0]},\"metadata\":{\"referenceSystem\":"
           "\"https://www.opengis.net/def/crs/EPSG/0/28992\"},\"CityObjects\":{\"A\":{\"type\":\"Building\","
           "\"geometry\":[{\"type\":\"Solid\",\"lod\":\"2.0\",\"boundaries\":[[[[3,2,1,0]],[[0,1,5,4]],"
           "[[1,2,6,5]],[[2,3,7,6]],[[3,0,4,7]],[[4,5,6,7]]]]}]}},\"vertices\":[[0,0,2000],[10000,0,2000],"
           "[10000,20000,2000],[0,20000,2000],[0,0,12000],[10000,0,12000],[10000,20000,12000],"
           "[0,20000,12000]]}";
}

std::vector<geo::Coord> rectangle(double x, double y, double width, double height)
{
    return {{x, y, 0}, {x + width, y, 0}, {x + width, y + height, 0}, {x, y + height, 0}};
}

class City
{
public:
    City()
        : store(test::MemoryStore::of(QStringLiteral("hcmc"), dir.path()))
    {}

    QString put(const QString &name, const QByteArray &text) { return test::writeFile(dir, name, text); }
    Result<io::ImportPlan> look(const QString &file, const io::ModelPlacing &placing = {})
    {
        TaskContext task;
        io::ImportOptions options;
        options.targetLayer = kBuilding;
        options.placing = placing;
        return io::inspect(file, *store, options, task);
    }
    Result<io::ImportReport> import(const QString &file, const io::ModelPlacing &placing)
    {
        io::ImportOptions options;
        options.placing = placing;
        return test::importModel(file, *store, options);
    }
    [[nodiscard]] city::Feature building() const { return store->readAll(kBuilding).value().back(); }
    city::FeatureId add(const char *layer, const std::vector<geo::Coord> &ring,
                        const std::map<QString, city::Value> &values = {})
    {
        const city::LayerDef &def = *city::Schema::builtin().layer(QLatin1String(layer));
        std::vector<city::Feature> features{city::Feature(def)};
        features[0].geometry = geo::Geometry::polygon(ring);
        features[0].geometry.setType(def.geometry);
        for (const auto &[field, value] : values) {
            if (!features[0].set(def, field, value))
                qFatal("no such field");
        }
        auto writer = store->write().value();
        if (!writer->insert(def.id, features) || !writer->commit())
            qFatal("cannot write");
        return features[0].id;
    }
    city::FeatureId parcel(const char *number, double x, double y, double width, double height)
    {
        return add("parcel", rectangle(x, y, width, height),
                   {{QStringLiteral("parcel_no"), QString::fromLatin1(number)},
                    {QStringLiteral("map_sheet"), QStringLiteral("5")}});
    }

    QTemporaryDir dir;
    std::unique_ptr<test::MemoryStore> store;
};

io::ModelPlacing at(double x, double y, city::FeatureId parcel = 0)
{
    io::ModelPlacing placing;
    placing.how = io::ModelPlacing::How::AtPoint;
    placing.at = {x, y, 0};
    placing.parcel = parcel;
    return placing;
}

QString value(const city::Feature &feature, const char *field)
{
    return city::toText(feature.value(*city::Schema::builtin().layer(kBuilding), QString::fromLatin1(field)));
}

const io::ImportNotice *noticeOf(const io::ImportPlan &plan, io::Suspicion kind)
{
    const auto it = std::ranges::find(plan.notices, kind, &io::ImportNotice::kind);
    return it == plan.notices.end() ? nullptr : &*it;
}

/// The fixture's box of 10 × 6 m as its building is named and addressed in the file.
QByteArray named(const QByteArray &name, const QByteArray &longName, const QByteArray &street)
{
    IfcText ifc;
    ifc.more = "#700=IFCPOSTALADDRESS($,$,$,$,('" + street + "'),$,'Boston','MA',$,$);\n";
    QByteArray text = ifc.text();
    text.replace("'Nh\\X2\\00E0\\X0\\ A',$,$,#34,$,$,.ELEMENT.,$,$,$)",
                 '\'' + name + "',$,$,#34,$," + longName + ",.ELEMENT.,$,$,#700)");
    return text;
}

} // namespace

/// What is told of a place before a model is imported, and what is kept of it.
class TestPlaceAlarm : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anotherCountryIsNoWrongCoordinate()
    {
        City city;
        const QString file = city.put(QStringLiteral("nl.city.json"), dutchBox());
        const auto plan = city.look(file);
        VERIFY_RESULT(plan);
        const io::ImportNotice *notice = noticeOf(*plan, io::Suspicion::OtherCountry);
        QVERIFY(notice && notice->blocking);
        // 52.1552° N, 5.3872° E.
        QVERIFY2(notice->message.contains(formatNumber(52.155, 3).left(6)), qPrintable(notice->message));
        QVERIFY2(notice->message.contains(formatNumber(5.387, 3).left(5)), qPrintable(notice->message));
        QVERIFY(!notice->message.contains(QStringLiteral("cannot be")));
        QVERIFY2(notice->proposal.contains(QStringLiteral("by hand")), qPrintable(notice->proposal));
        QVERIFY(plan->place && plan->place->fileHasPlace && !plan->place->placed);
        // Placed by hand it stands, and the file still records its position.
        const auto placed = city.look(file, at(603000, 1191000));
        VERIFY_RESULT(placed);
        QVERIFY(placed->place->placed && placed->place->fileHasPlace);
        QVERIFY2(placed->place->fileSays.contains(QStringLiteral("EPSG:28992")),
                 qPrintable(placed->place->fileSays));
        QVERIFY(!noticeOf(*placed, io::Suspicion::OtherCountry));
    }

    /// Numbers that lie nowhere near where their system is used are still a wrong system.
    void aWrongSystemIsStillOne()
    {
        City city;
        QByteArray text = dutchBox();
        text.replace("[155000,463000,0]", "[603000,7191000,0]");
        const auto plan = city.look(city.put(QStringLiteral("x.city.json"), text));
        VERIFY_RESULT(plan);
        QVERIFY(!noticeOf(*plan, io::Suspicion::OtherCountry));
        QVERIFY(std::ranges::any_of(plan->notices, &io::ImportNotice::blocking));
    }

    void buildingsParcelsAndProposalsInTheWay()
    {
        City city;
        // The model: 10 × 6 m from 603000, 1191000. Its own plot ends at x = 603007; 3 m reach the next.
        const city::FeatureId own = city.parcel("12", 602990, 1190990, 17, 30);
        (void)city.parcel("13", 603007, 1190990, 20, 30);
        // A strip of 3 cm along the northern side: no more than surveys differ by.
        (void)city.parcel("14", 602990, 1191020, 17, 30);
        city.add("building", rectangle(603008, 1191000, 10, 6),
                 {{QStringLiteral("name"), QStringLiteral("Cũ")}});
        city.add("building", rectangle(602990, 1191005.97, 30, 6),
                 {{QStringLiteral("name"), QStringLiteral("Sát vách")}});
        const QString proposal = QStringLiteral(
            "{\"crs\":\"EPSG:9210\",\"volumes\":[{\"footprint\":{\"type\":\"Polygon\",\"coordinates\":[[["
            "602998,"
            "1191000],[603002,1191000],[603002,1191003],[602998,1191003],[602998,1191000]]]}}]}");
        city.add("permit_application", rectangle(602900, 1190900, 300, 300),
                 {{QStringLiteral("code"), QStringLiteral("HS-1")},
                  {QStringLiteral("status"), QStringLiteral("open")},
                  {QStringLiteral("proposal"), proposal}});
        city.add("permit_application", rectangle(602900, 1190900, 300, 300),
                 {{QStringLiteral("code"), QStringLiteral("HS-2")},
                  {QStringLiteral("status"), QStringLiteral("withdrawn")}});
        const QString file = city.put(QStringLiteral("box.ifc"), IfcText().text());
        const auto plan = city.look(file, at(603000, 1191000, own));
        VERIFY_RESULT(plan);
        const io::ModelPlace &place = *plan->place;
        QVERIFY(std::abs(place.footprintM2 - 60) < 1e-3);
        QCOMPARE(place.stands.size(), size_t(2));
        QVERIFY(place.stands[0].foreignM2 == 0); // 42 m² of its own
        QVERIFY(std::abs(place.stands[1].foreignM2 - 18) < 1e-3 && place.stands[1].beyondTolerance);
        QCOMPARE(place.hitCount, qint64(1)); // 0.3 m² along a wall are the rounding of two surveys
        QVERIFY(std::abs(place.hits[0].overlapM2 - 12) < 1e-3 && place.hits[0].beyondTolerance);
        QCOMPARE(place.proposals.size(), size_t(1));
        QCOMPARE(place.proposals[0].name, QStringLiteral("HS-1"));
        QVERIFY(std::abs(place.proposals[0].overlapM2 - 6) < 1e-3);

        const std::vector<io::PlaceFinding> findings = io::placeFindings(place);
        QCOMPARE(findings.size(), size_t(3));
        QVERIFY(std::ranges::all_of(findings, &io::PlaceFinding::serious));
        const auto said = [&findings](io::PlaceFinding::Kind kind) {
            const auto it = std::ranges::find(findings, kind, &io::PlaceFinding::kind);
            return it == findings.end() ? QString() : it->text;
        };
        // 12 of 60, 18 of 60, 6 of 60 m².
        QVERIFY2(said(io::PlaceFinding::Kind::Building).contains(QStringLiteral("20 %")) &&
                     said(io::PlaceFinding::Kind::Building).contains(QStringLiteral("Cũ")),
                 qPrintable(said(io::PlaceFinding::Kind::Building)));
        QVERIFY2(said(io::PlaceFinding::Kind::OtherParcel).contains(QStringLiteral("30 %")) &&
                     said(io::PlaceFinding::Kind::OtherParcel).contains(QStringLiteral("13")),
                 qPrintable(said(io::PlaceFinding::Kind::OtherParcel)));
        QVERIFY2(said(io::PlaceFinding::Kind::Proposal).contains(QStringLiteral("10 %")) &&
                     said(io::PlaceFinding::Kind::Proposal).contains(QStringLiteral("HS-1")),
                 qPrintable(said(io::PlaceFinding::Kind::Proposal)));

        // In one line, by hand: one of each.
        QCOMPARE(io::placeSummary(place),
                 QStringLiteral("Overlaps 1 building(s), 1 parcel(s) not its own, 1 proposed building(s)"));
        // Where each of them is: 4 × 3, 3 × 6 and 2 × 3 m.
        const auto area = [&findings](io::PlaceFinding::Kind kind) {
            return geo::area(std::ranges::find(findings, kind, &io::PlaceFinding::kind)->where);
        };
        QVERIFY(std::abs(area(io::PlaceFinding::Kind::Building) - 12) < 1e-3);
        QVERIFY(std::abs(area(io::PlaceFinding::Kind::OtherParcel) - 18) < 1e-3);
        QVERIFY(std::abs(area(io::PlaceFinding::Kind::Proposal) - 6) < 1e-3);

        // The same in what the command line answers.
        const auto report = city.import(file, at(603000, 1191000, own));
        VERIFY_RESULT(report);
        const QJsonObject json = io::toJson(*report);
        const QString warnings =
            QString::fromUtf8(QJsonDocument(json.value(QLatin1String("warnings")).toArray()).toJson());
        for (const io::PlaceFinding &finding : findings) {
            if (finding.kind != io::PlaceFinding::Kind::Building)
                QVERIFY2(warnings.contains(finding.text), qPrintable(warnings));
        }
        QVERIFY2(warnings.contains(QStringLiteral("Cũ")), qPrintable(warnings));
        const QJsonObject placed = json.value(QLatin1String("place")).toObject();
        QCOMPARE(placed.value(QLatin1String("proposals")).toArray().size(), 1);
        QVERIFY(placed.value(QLatin1String("parcels"))
                    .toArray()
                    .at(1)
                    .toObject()
                    .value(QLatin1String("foreignM2")) == QJsonValue(place.stands[1].foreignM2));
        // And the building refers to the plot it was put on.
        QCOMPARE(value(city.building(), "parcel_id"), QString::number(own));
    }

    /// Four houses in the way: five are named, all are counted, and each can be listed.
    void manyInTheWayAreSummedUp()
    {
        City city;
        for (int i = 0; i < 8; ++i)
            city.add("building", rectangle(603000 + i, 1191000, 1, 6));
        const auto plan =
            city.look(city.put(QStringLiteral("box.ifc"), IfcText().text()), at(603000, 1191000));
        VERIFY_RESULT(plan);
        const io::ModelPlace &place = *plan->place;
        QCOMPARE(io::placeFindings(place).size(), size_t(6)); // and "3 more"
        QCOMPARE(io::placeFindings(place, 50).size(), size_t(8));
        QCOMPARE(io::placeSummary(place), QStringLiteral("Overlaps 8 building(s)"));
    }

    /// 200 km to the east by hand: possible, but nobody does it unseen, and nothing else is said of it.
    void farAwayIsSaidOnce()
    {
        City city;
        const QString file = city.put(QStringLiteral("box.ifc"), IfcText().text());
        // In the city there is no such word.
        const auto near = city.look(file, at(603000, 1191000));
        VERIFY_RESULT(near);
        QVERIFY(io::placeFindings(*near->place).empty());
        QVERIFY(io::placeSummary(*near->place).isEmpty());
        const auto plan = city.look(file, at(903000, 1191000));
        VERIFY_RESULT(plan);
        const std::vector<io::PlaceFinding> findings = io::placeFindings(*plan->place);
        QCOMPARE(findings.size(), size_t(1));
        QCOMPARE(findings.front().kind, io::PlaceFinding::Kind::Far);
        QVERIFY(findings.front().serious);
        QCOMPARE(io::placeSummary(*plan->place), findings.front().text);
        const io::ImportNotice *notice = noticeOf(*plan, io::Suspicion::FarFromCity);
        QVERIFY(notice && !notice->blocking);
        QCOMPARE(notice->message, findings.front().text);
        // A script is told, and not stopped.
        const auto report = city.import(file, at(903000, 1191000));
        VERIFY_RESULT(report);
        QCOMPARE(report->warnings.filter(findings.front().text).size(), 1);
    }

    /// What is shown before the import is what is stored by it.
    void whatIsShownIsWhatIsStored()
    {
        City city;
        const QString file = city.put(QStringLiteral("box.ifc"), IfcText().text());
        io::ModelPlacing placing = at(603000, 1191000);
        placing.rotationDeg = 30;
        const auto plan = city.look(file, placing);
        VERIFY_RESULT(plan);
        QVERIFY(plan->place->body);
        QCOMPARE(plan->place->body->solids.size(), size_t(1));
        QVERIFY(plan->place->body->blocks.empty() && plan->place->body->left == 0);
        VERIFY_RESULT(city.import(file, placing));
        city::Query whole;
        whole.withSolid = true;
        const auto buildings = city.store->readAll(kBuilding, whole);
        VERIFY_RESULT(buildings);
        const geo::Geometry stored = buildings->back().solid;
        const geo::Geometry &shown = plan->place->body->solids.front();
        QVERIFY2(stored.partCount() >= 4, qPrintable(QString::number(stored.partCount())));
        QCOMPARE(shown.partCount(), stored.partCount());
        const auto box = [](const geo::Geometry &solid) {
            double low = 1e9;
            double high = -1e9;
            for (const geo::Coord &c : solid.coords()) {
                low = std::min(low, c.z);
                high = std::max(high, c.z);
            }
            const geo::Extent e = solid.extent();
            return std::array{e.minX(), e.minY(), e.maxX(), e.maxY(), low, high};
        };
        const auto seen = box(shown);
        const auto kept = box(stored);
        for (size_t i = 0; i < seen.size(); ++i)
            QVERIFY2(std::abs(seen[i] - kept[i]) < 1e-3, qPrintable(QString::number(i)));
        // Not placed, nothing is shown.
        const auto nowhere = city.look(file);
        VERIFY_RESULT(nowhere);
        QVERIFY(nowhere->place->placed || !nowhere->place->body);
    }

    /// The model is sound; it is the city's own terrain that cannot be read.
    void aBrokenTerrainIsNamed()
    {
        QTemporaryDir dir;
        auto profile = city::CityProfile::load(QStringLiteral("hcmc"));
        VERIFY_RESULT(profile);
        auto store = io::createDothi(dir.filePath(QStringLiteral("c.dothi")), *profile);
        VERIFY_RESULT(store);
        const QString terrain = test::writeFile(dir, QStringLiteral("dem.tif"), "no raster");
        auto writer = (*store)->write();
        VERIFY_RESULT(writer);
        VERIFY_RESULT(
            (*writer)->setRaster({QStringLiteral("terrain"), QStringLiteral("dem.tif"), QString()}));
        VERIFY_RESULT((*writer)->commit());
        io::ImportOptions options;
        options.targetLayer = kBuilding;
        options.placing = at(603000, 1191000);
        TaskContext task;
        const auto plan = io::inspect(test::writeFile(dir, QStringLiteral("box.ifc"), IfcText().text()),
                                      **store, options, task);
        QVERIFY(!plan);
        QCOMPARE(QFileInfo(plan.error().subject().file).fileName(), QStringLiteral("dem.tif"));
        // What is wrong with the model itself is still said of the model.
        const auto broken =
            io::inspect(test::writeFile(dir, QStringLiteral("bad.ifc"), "ISO-10303-21;\nnothing"), **store,
                        options, task);
        QVERIFY(!broken);
        QCOMPARE(QFileInfo(broken.error().subject().file).fileName(), QStringLiteral("bad.ifc"));
    }

    /// A boundary that is crossed by less than it is known to is not an alarm; told it is.
    void withinTheSurveyNothingIsSerious()
    {
        City city;
        const city::FeatureId own = city.parcel("12", 602990, 1190990, 19.92, 30);
        (void)city.parcel("13", 603009.92, 1190990, 20, 30); // 8 cm of the model, 0.48 m²
        const auto near =
            city.look(city.put(QStringLiteral("box.ifc"), IfcText().text()), at(603000, 1191000.0, own));
        VERIFY_RESULT(near);
        QVERIFY(std::ranges::none_of(io::placeFindings(*near->place), &io::PlaceFinding::serious));
        const auto far = city.look(city.dir.filePath(QStringLiteral("box.ifc")), at(603000.2, 1191000, own));
        VERIFY_RESULT(far);
        QVERIFY(std::ranges::any_of(io::placeFindings(*far->place), &io::PlaceFinding::serious));
    }

    /// Without a word on whose it is, a model belongs to the parcel most of it stands on.
    void theParcelMostOfItStandsOnIsItsOwn()
    {
        City city;
        (void)city.parcel("12", 602990, 1190990, 17, 30);
        (void)city.parcel("13", 603007, 1190990, 20, 30);
        const QString file = city.put(QStringLiteral("box.ifc"), IfcText().text());
        const auto plan = city.look(file, at(603000, 1191000));
        VERIFY_RESULT(plan);
        QVERIFY(plan->place->stands[0].foreignM2 == 0 && plan->place->stands[1].foreignM2 > 17);
        VERIFY_RESULT(city.import(file, at(603000, 1191000)));
        QVERIFY(value(city.building(), "parcel_id").isEmpty()); // nobody said so
        VERIFY_ERROR(city.import(file, at(603000, 1191000, 4711)), ErrorCode::NotFound);
    }

    void templatesFillNoFields()
    {
        City city;
        const QString file =
            city.put(QStringLiteral("a.ifc"),
                     named("// BUILDING/NAME //", "'Default Building'", "Enter address here"));
        const auto report = city.import(file, at(603000, 1191000));
        VERIFY_RESULT(report);
        QVERIFY2(value(city.building(), "name").isEmpty(), qPrintable(value(city.building(), "name")));
        QVERIFY2(value(city.building(), "address").isEmpty(), qPrintable(value(city.building(), "address")));
        const QString told = report->warnings.join(QLatin1Char('\n'));
        for (const char *text : {"// BUILDING/NAME //", "Default Building", "Enter address here"})
            QVERIFY2(told.contains(QString::fromLatin1(text)), qPrintable(told));
        // What somebody wrote is kept.
        const QString own =
            city.put(QStringLiteral("b.ifc"), named("Undefined", "'Chung cu B'", "12 Ly Quang Khoi"));
        VERIFY_RESULT(city.import(own, at(603000, 1191000)));
        QCOMPARE(value(city.building(), "name"), QStringLiteral("Chung cu B"));
        QCOMPARE(value(city.building(), "address"), QStringLiteral("12 Ly Quang Khoi, Boston, MA"));
    }

    void whatIsAPlaceholder_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("placeholder");
        QTest::newRow("slashes") << QStringLiteral("// BUILDING/NAME //") << true;
        QTest::newRow("address") << QStringLiteral("Enter address here") << true;
        QTest::newRow("default") << QStringLiteral("Default  Building") << true;
        QTest::newRow("undefined") << QStringLiteral("Undefined") << true;
        QTest::newRow("empty") << QString() << false;
        QTest::newRow("a name") << QStringLiteral("Nhà văn hóa") << false;
        QTest::newRow("a word within") << QStringLiteral("Default Street 5") << false;
        QTest::newRow("one slash") << QStringLiteral("//") << false;
    }
    void whatIsAPlaceholder()
    {
        QFETCH(QString, text);
        QFETCH(bool, placeholder);
        QCOMPARE(io::isPlaceholder(text), placeholder);
    }

    /// 10 × 6 m: the longer side lies east; turned by 30° it lies along a plot's side of 120° after 90 more.
    void turnedAlongASide()
    {
        City city;
        const QString file = city.put(QStringLiteral("box.ifc"), IfcText().text());
        io::ModelPlacing placing = at(603000, 1191000);
        placing.rotationDeg = 30;
        const auto plan = city.look(file, placing);
        VERIFY_RESULT(plan);
        const double main = plan->place->mainDeg;
        QVERIFY2(std::abs(std::remainder(main, 180)) < 0.01, qPrintable(QString::number(main)));
        QVERIFY(std::abs(io::turnAlong(*plan->place, 40) - 40) < 0.01);
        QVERIFY(std::abs(io::turnAlong(*plan->place, 120) + 60) < 0.01);
        // A plot of 20 × 30 m turned by 20°: its longest side.
        const double c = std::cos(20 * M_PI / 180);
        const double s = std::sin(20 * M_PI / 180);
        std::vector<geo::Coord> ring;
        for (const auto &[x, y] : {std::pair{0, 0}, {20, 0}, {20, 30}, {0, 30}})
            ring.push_back({603000 + c * x - s * y, 1191000 + s * x + c * y, 0});
        city.add("parcel", ring);
        const auto spot = io::parcelSpot(*city.store, {603003, 1191015, 0}, TaskContext());
        VERIFY_RESULT(spot);
        QVERIFY(spot->has_value());
        QVERIFY(std::abs(std::remainder((*spot)->longestDeg - 110, 180)) < 1e-6);
    }
};

QTEST_GUILESS_MAIN(TestPlaceAlarm)
#include "tst_placealarm.moc"
