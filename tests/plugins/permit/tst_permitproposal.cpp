// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Proposals come from outside: every mistake is named, nothing unchecked gets through.

#include <QRandomGenerator>

#include <permitcity.h>
#include <testsupport.h>

using namespace dothi;
using namespace dothi::permit;
using test::PermitCity;
using test::ProposalMaker;

class TestPermitProposal : public QObject
{
    Q_OBJECT

private:
    PermitCity m_city;

    ProposalMaker simple() const
    {
        ProposalMaker maker(m_city, "row_house");
        maker.plot(0, 8, 5, 28).volume("house", 0, 8, 5, 26, 0, 13.2, 4);
        return maker;
    }
    /// The simple proposal with `change` applied to its first volume.
    QByteArray withVolume(const std::function<void(QJsonObject &)> &change) const
    {
        QJsonObject root = simple().object();
        QJsonObject volume = root.value(QLatin1String("volumes")).toArray().first().toObject();
        change(volume);
        root.insert(QLatin1String("volumes"), QJsonArray{volume});
        return QJsonDocument(root).toJson();
    }
    QByteArray with(const char *key, const QJsonValue &value) const
    {
        ProposalMaker maker = simple();
        if (value.isUndefined())
            maker.without(key);
        QJsonObject root = maker.object();
        if (!value.isUndefined())
            root.insert(QLatin1String(key), value);
        else
            root.remove(QLatin1String(key));
        return QJsonDocument(root).toJson();
    }

private Q_SLOTS:
    void readsWhatWasSubmitted()
    {
        const Result<Proposal> proposal = simple().parse();
        VERIFY_RESULT(proposal);
        QCOMPARE(proposal->id, QStringLiteral("HS-2026-0148"));
        QCOMPARE(proposal->date, QDate(2026, 11, 21));
        QCOMPARE(proposal->use, QStringLiteral("row_house"));
        QVERIFY(proposal->plot && !proposal->parcel);
        QCOMPARE(proposal->volumes.size(), size_t(1));
        QCOMPARE(proposal->volumes[0].kind, VolumeKind::House);
        COMPARE_NEAR(proposal->volumes[0].floorAreaM2(), 4 * 5 * 18, 1e-3);
        QVERIFY(proposal->warnings.isEmpty());
    }

    void convertsFromAnotherSystem()
    {
        // 10.7769 N 106.7009 E is E 603797.261 N 1191942.305 in the city's system (EPSG:6960).
        QJsonObject root = simple().object();
        const auto ring = [](double e, double n, double de, double dn) {
            QJsonArray a;
            for (const auto &[x, y] : {std::pair(e, n), {e + de, n}, {e + de, n + dn}, {e, n + dn}, {e, n}})
                a.append(QJsonArray{x, y});
            return QJsonObject{{QLatin1String("type"), QStringLiteral("Polygon")},
                               {QLatin1String("coordinates"), QJsonArray{a}}};
        };
        root.insert(QLatin1String("crs"), QStringLiteral("EPSG:4326"));
        root.insert(QLatin1String("plot"), ring(106.7009, 10.7769, 0.0002, 0.0002));
        QJsonObject volume = root.value(QLatin1String("volumes")).toArray().first().toObject();
        volume.insert(QLatin1String("footprint"), ring(106.7009, 10.7769, 0.0001, 0.0001));
        root.insert(QLatin1String("volumes"), QJsonArray{volume});
        const Result<Proposal> proposal =
            Proposal::fromJson(QJsonDocument(root).toJson(), m_city.store().crs());
        VERIFY_RESULT(proposal);
        const geo::Coord corner = proposal->plot->coords().front();
        COMPARE_NEAR(corner.x, 603797.261, 0.001);
        COMPARE_NEAR(corner.y, 1191942.305, 0.001);
        QCOMPARE(proposal->operation.datumOperation, 6960);
    }

    void crsMayBeWrittenInSeveralWays()
    {
        for (const QJsonValue &crs :
             {QJsonValue(QStringLiteral("EPSG:9210")), QJsonValue(9210), QJsonValue(geo::geoJsonCrs(9210))})
            VERIFY_RESULT(Proposal::fromJson(with("crs", crs), m_city.store().crs()));
    }

    void unknownMembersAreWarnings()
    {
        const Result<Proposal> proposal =
            Proposal::fromJson(with("colour", QStringLiteral("red")), m_city.store().crs());
        VERIFY_RESULT(proposal);
        QCOMPARE(proposal->warnings.size(), 1);
        QVERIFY(proposal->warnings.first().contains(QStringLiteral("colour")));
    }

    void mistakesAreNamed_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("field");
        const auto root = [this](const char *name, const char *key, const QJsonValue &value,
                                 const char *field) {
            QTest::newRow(name) << with(key, value) << QString::fromLatin1(field);
        };
        const QJsonValue none(QJsonValue::Undefined);
        root("no id", "id", none, "id");
        root("empty id", "id", QString(), "id");
        root("no crs", "crs", none, "crs");
        root("no such crs", "crs", QStringLiteral("EPSG:99999"), "crs");
        root("deprecated crs", "crs", QStringLiteral("EPSG:6956"), "crs");
        root("no such day", "date", QStringLiteral("2026-02-30"), "date");
        root("date as a number", "date", 20261121, "date");
        root("unknown use", "use", QStringLiteral("castle"), "use");
        root("no plot", "plot", none, "plot");
        root("plot a point", "plot", geo::toGeoJson(geo::Geometry::point(m_city.at(0, 0))), "plot");
        root("parcel a name", "parcel", QStringLiteral("tờ 14"), "parcel");
        root("parcel negative", "parcel", -5, "parcel");
        root("no volumes", "volumes", none, "volumes");
        root("volumes empty", "volumes", QJsonArray(), "volumes");
        root("volumes an object", "volumes", QJsonObject(), "volumes");
        root("volume a number", "volumes", QJsonArray{7}, "volumes[0]");
        root("roads a text", "roads", QStringLiteral("wide"), "roads");
        root("road without a width", "roads",
             QJsonArray{QJsonObject{{QLatin1String("line"), geo::toGeoJson(m_city.line({{0, 0}, {10, 0}}))}}},
             "roads[0].widthM");
        root("ground out of reach", "groundM", 99999, "groundM");
        root("half a dwelling", "dwellings", 1.5, ".dwellings");
        root("model file", "model", QStringLiteral("house.ifc"), "model");
        const auto volume = [this](const char *name, const char *field,
                                   const std::function<void(QJsonObject &)> &change) {
            QTest::newRow(name) << withVolume(change) << QString::fromLatin1(field);
        };
        volume("unknown kind", "volumes[0].kind",
               [](QJsonObject &v) { v[QLatin1String("kind")] = QStringLiteral("attic"); });
        volume("no footprint", "volumes[0].footprint",
               [](QJsonObject &v) { v.remove(QLatin1String("footprint")); });
        volume("bow tie", "volumes[0].footprint", [this](QJsonObject &v) {
            v[QLatin1String("footprint")] = geo::toGeoJson(geo::Geometry::polygon(
                {m_city.at(0, 8), m_city.at(5, 26), m_city.at(5, 8), m_city.at(0, 26)}));
        });
        volume("no area", "volumes[0].footprint", [this](QJsonObject &v) {
            v[QLatin1String("footprint")] = geo::toGeoJson(m_city.box(0, 8, 0.001, 9));
        });
        volume("far away", "volumes[0].footprint", [this](QJsonObject &v) {
            v[QLatin1String("footprint")] = geo::toGeoJson(m_city.box(9000, 8, 9005, 26));
        });
        volume("top below base", "volumes[0].topM", [](QJsonObject &v) { v[QLatin1String("topM")] = -1; });
        volume("top missing", "volumes[0].topM", [](QJsonObject &v) { v.remove(QLatin1String("topM")); });
        volume("height of a mountain", "volumes[0].topM",
               [](QJsonObject &v) { v[QLatin1String("topM")] = 1e9; });
        volume("height a text", "volumes[0].topM",
               [](QJsonObject &v) { v[QLatin1String("topM")] = QStringLiteral("13"); });
        volume("half a storey", "volumes[0].storeys",
               [](QJsonObject &v) { v[QLatin1String("storeys")] = 3.5; });
        volume("no storey", "volumes[0].storeys", [](QJsonObject &v) { v[QLatin1String("storeys")] = 0; });
        volume("more parking than floors", "volumes[0]",
               [](QJsonObject &v) { v[QLatin1String("parkingM2")] = 5000; });
        volume("only a basement", "volumes",
               [](QJsonObject &v) { v[QLatin1String("kind")] = QStringLiteral("basement"); });
    }
    void mistakesAreNamed()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, field);
        const Result<Proposal> proposal = Proposal::fromJson(json, m_city.store().crs());
        QVERIFY2(!proposal.has_value(), "expected an error");
        QCOMPARE(proposal.error().subject().field, field);
        QVERIFY(!proposal.error().message().isEmpty());
        QVERIFY(!proposal.error().advice().isEmpty());
        QCOMPARE(exitCodeFor(proposal.error().code()), 3);
    }

    void noiseIsRefused_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("not JSON") << QByteArray("{\"id\": ");
        QTest::newRow("an array") << QByteArray("[]");
        QTest::newRow("deep") << QByteArray(100'000, '[');
        QTest::newRow("large") << QByteArray(4'100'000, ' ');
        QTest::newRow("infinite") << QByteArray("{\"id\":\"a\",\"groundM\":1e999}");
    }
    void noiseIsRefused()
    {
        QFETCH(QByteArray, json);
        const Result<Proposal> proposal = Proposal::fromJson(json, m_city.store().crs());
        VERIFY_ERROR(proposal, ErrorCode::InvalidData);
        QVERIFY(!proposal.error().advice().isEmpty());
    }

    void whatIsNoTextOrNoJsonSaysSo()
    {
        const auto messageOf = [this](const QByteArray &json) {
            return Proposal::fromJson(json, m_city.store().crs()).error().message();
        };
        QVERIFY(messageOf(QByteArray("{\"id\": \"\xff\xfe\"}")).contains(QStringLiteral("UTF-8")));
        QVERIFY(
            messageOf(QByteArray("{\n\"id\": \"a\",\n\"groundM\": NaN}")).contains(QStringLiteral("line 3")));
        QVERIFY(messageOf(QByteArray(100'000, '[')).contains(QStringLiteral("nested")));
        QVERIFY(
            messageOf(QByteArray("{\"id\": \"a\\u202e\\u001b[31m\"}")).contains(QStringLiteral("control")));
        QVERIFY(messageOf(QByteArray("{\"id\": \"a\", \"date\": \"2026-11-21T25:99\"}"))
                    .contains(QStringLiteral("date")));
    }

    /// Which of the two a program takes differs; a person signs for one of them.
    void aMemberThatIsThereTwiceIsRefused()
    {
        QByteArray json = QJsonDocument(simple().object()).toJson(QJsonDocument::Compact);
        const qsizetype at = json.indexOf("\"storeys\":") + 1;
        QVERIFY(at > 0);
        json.insert(at - 1, "\"storeys\":40,");
        const Result<Proposal> proposal = Proposal::fromJson(json, m_city.store().crs());
        VERIFY_ERROR(proposal, ErrorCode::InvalidData);
        QCOMPARE(proposal.error().subject().field, QStringLiteral("volumes[0].storeys"));
        QVERIFY(proposal.error().message().contains(QStringLiteral("“storeys”")));
        QVERIFY(!proposal.error().advice().isEmpty());
    }

    void tooManyVolumesAndPositions()
    {
        QJsonObject root = simple().object();
        QJsonArray volumes;
        for (int i = 0; i < 65; ++i)
            volumes.append(root.value(QLatin1String("volumes")).toArray().first());
        root.insert(QLatin1String("volumes"), volumes);
        VERIFY_ERROR(Proposal::fromJson(QJsonDocument(root).toJson(), m_city.store().crs()),
                     ErrorCode::InvalidData);

        std::vector<geo::Coord> circle;
        for (int i = 0; i < 2'100; ++i)
            circle.push_back(
                m_city.at(50 + 40 * std::cos(i * 2e-4 * 1.49), 50 + 40 * std::sin(i * 2e-4 * 1.49)));
        root = simple().object();
        root.insert(QLatin1String("plot"), geo::toGeoJson(geo::Geometry::polygon(circle)));
        const Result<Proposal> proposal =
            Proposal::fromJson(QJsonDocument(root).toJson(), m_city.store().crs());
        VERIFY_ERROR(proposal, ErrorCode::InvalidData);
        QVERIFY(proposal.error().message().contains(QStringLiteral("2000")));
    }

    void damagedBytesNeverCrash()
    {
        const QByteArray good = simple().volume("roof", 1, 9, 4, 12, 13.2, 15.6, 0).bytes();
        QRandomGenerator random(7);
        for (int i = 0; i < 600; ++i) {
            QByteArray bad = good;
            for (int k = random.bounded(1, 4); k > 0; --k) {
                const qsizetype at = random.bounded(int(bad.size()));
                switch (random.bounded(4)) {
                case 0:
                    bad[at] = char(random.bounded(256));
                    break;
                case 1:
                    bad.remove(at, random.bounded(20));
                    break;
                case 2:
                    bad.insert(at, QByteArray::number(random.bounded(1000000)));
                    break;
                default:
                    bad.insert(at, bad.mid(at, random.bounded(40)));
                }
            }
            const Result<Proposal> proposal = Proposal::fromJson(bad, m_city.store().crs());
            if (!proposal)
                QVERIFY(!proposal.error().message().isEmpty());
            else
                QVERIFY(!proposal->volumes.empty() && proposal->volumes.size() <= 64);
        }
    }

    void writesTheSameWhateverTheOrder()
    {
        ProposalMaker maker(m_city, "apartment");
        maker.plot(0, 8, 40, 60)
            .volume("podium", 2, 14, 38, 50, 0, 12, 3)
            .volume("tower", 8, 20, 30, 40, 12, 45, 11)
            .volume("basement", 2, 14, 38, 50, -3, 0, 1, 500);
        const QJsonObject json = maker.parse().value().toJson(9210);
        QCOMPARE(maker.reversed().parse().value().toJson(9210), json);
        const Result<Proposal> again = Proposal::fromJson(QJsonDocument(json).toJson(), m_city.store().crs());
        VERIFY_RESULT(again);
        QCOMPARE(again->toJson(9210), json);
    }
};

QTEST_GUILESS_MAIN(TestPermitProposal)
#include "tst_permitproposal.moc"
