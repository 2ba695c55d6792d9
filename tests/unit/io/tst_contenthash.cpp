// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "storefixture.h"

#include <dothi/io/sqlite.h>

#include <QtEndian>

#include <algorithm>

using namespace dothi;
using namespace storefixture;

namespace {

/// Forty buildings with ids of their own, one of every kind of value.
std::vector<city::Feature> buildings()
{
    const city::LayerDef &layer = layerOf(QStringLiteral("building"));
    std::vector<city::Feature> features;
    for (int i = 0; i < 40; ++i) {
        city::Feature f(layer);
        f.id = i + 1;
        f.geometry = square(600'000 + 12 * i, 1'190'000, 10);
        f.solid = square(600'000 + 12 * i, 1'190'000, 10);
        f.solid.setHasZ(true);
        f.set(layer, QStringLiteral("name"), QStringLiteral("Nhà số %1").arg(i));
        f.set(layer, QStringLiteral("height_m"), 3.5 * i);
        f.set(layer, QStringLiteral("storeys"), qint64(i));
        features.push_back(std::move(f));
    }
    return features;
}

QString hashOf(const city::Store &store)
{
    TaskContext task;
    const auto hash = store.contentHash(task);
    return hash ? *hash : hash.error().logText();
}

/// The city with these buildings and one application, written in this order and in portions of this size.
std::unique_ptr<TestCity> cityOf(const std::vector<city::Feature> &features, size_t portion)
{
    auto city = std::make_unique<TestCity>();
    for (size_t first = 0; first < features.size(); first += portion) {
        const auto begin = features.begin() + static_cast<std::ptrdiff_t>(first);
        const auto end =
            features.begin() + static_cast<std::ptrdiff_t>(std::min(first + portion, features.size()));
        if (!city->insert(QStringLiteral("building"), std::vector<city::Feature>(begin, end)))
            qFatal("not written");
    }
    const city::LayerDef &layer = layerOf(QStringLiteral("permit_application"));
    city::Feature application(layer);
    application.set(layer, QStringLiteral("code"), QStringLiteral("HS-1"));
    application.set(layer, QStringLiteral("submitted"), QDate(2026, 3, 1));
    application.set(layer, QStringLiteral("proposal"), QStringLiteral("{\"volumes\": []}"));
    auto writer = city->store->write();
    std::vector<city::Feature> one{application};
    if (!writer || !(*writer)->insert(QStringLiteral("permit_application"), one) ||
        !(*writer)->setRaster({QStringLiteral("terrain"), QStringLiteral("t.tif"), QStringLiteral("abcd")}) ||
        !(*writer)->commit()) {
        qFatal("not written");
    }
    return city;
}

} // namespace

class TestContentHash : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isTheSameHoweverItWasWritten()
    {
        auto features = buildings();
        const auto inOrder = cityOf(features, 1000);
        const QString hash = hashOf(*inOrder->store);
        QCOMPARE(hash.size(), 64);

        std::ranges::reverse(features);
        std::swap(features[3], features[17]);
        const auto shuffled = cityOf(features, 7);
        QCOMPARE(hashOf(*shuffled->store), hash);

        // Changed and changed back, with other page sizes, and vacuumed.
        auto row = shuffled->store->feature(QStringLiteral("building"), 5);
        VERIFY_RESULT(row);
        auto changed = **row;
        changed.set(layerOf(QStringLiteral("building")), QStringLiteral("storeys"), qint64(99));
        for (const city::Feature &f : {changed, **row}) {
            auto writer = shuffled->store->write();
            VERIFY_RESULT(writer);
            VERIFY_RESULT((*writer)->update(QStringLiteral("building"), f));
            VERIFY_RESULT((*writer)->commit());
            QCOMPARE(hashOf(*shuffled->store) == hash, f.values == (*row)->values);
        }
        const QString path = shuffled->path;
        shuffled->store.reset();
        SQLite::Database database(path.toStdString(), SQLite::OPEN_READWRITE);
        database.exec("PRAGMA page_size = 16384; VACUUM");
        const auto again = io::openDothi(path, io::OpenMode::ReadOnly);
        VERIFY_RESULT(again);
        QCOMPARE(hashOf(**again), hash);
    }

    void doesNotDependOnTheByteOrder()
    {
        TestCity city;
        const city::LayerDef &layer = layerOf(QStringLiteral("poi"));
        city::Feature f(layer);
        f.geometry = geo::Geometry::point({600'000.5, 1'190'000.25, 0});
        VERIFY_RESULT(city.insert(QStringLiteral("poi"), {f}));
        const QString hash = hashOf(*city.store);
        city.store.reset();
        // The same point as a big-endian machine writes it.
        QByteArray blob("\0\0", 2);
        const auto append = [&blob](auto value) {
            value = qToBigEndian(value);
            blob.append(reinterpret_cast<const char *>(&value), sizeof value);
        };
        append(qint32(9210));
        for (const double v : {600'000.5, 1'190'000.25, 600'000.5, 1'190'000.25})
            append(std::bit_cast<quint64>(v));
        blob.append('\x7c');
        append(qint32(1));
        append(std::bit_cast<quint64>(600'000.5));
        append(std::bit_cast<quint64>(1'190'000.25));
        blob.append('\xfe');
        {
            SQLite::Database database = io::openHardened(city.path, true, {});
            io::Statement update(database, "UPDATE poi SET geometry = ?");
            update.bindBlob(1, blob).run();
        }
        const auto again = io::openDothi(city.path, io::OpenMode::ReadOnly);
        VERIFY_RESULT(again);
        QCOMPARE(hashOf(**again), hash);
        QVERIFY((*again)->damaged().empty());
    }

    void changesWithEveryChange_data()
    {
        QTest::addColumn<QString>("what");
        for (const char *what : {"text", "real", "integer", "known to unknown", "date", "json",
                                 "one coordinate", "one height of a solid", "another id", "a feature less",
                                 "a feature more", "raster", "rules", "text moved to the next field"})
            QTest::newRow(what) << QString::fromLatin1(what);
    }
    void changesWithEveryChange()
    {
        QFETCH(QString, what);
        const auto city = cityOf(buildings(), 1000);
        const QString before = hashOf(*city->store);
        const QString building = QStringLiteral("building");
        const QString application = QStringLiteral("permit_application");
        const city::LayerDef &layer = layerOf(building);
        city::Feature f = **city->store->feature(building, 17);
        city::Feature a = **city->store->feature(application, 1);
        auto writer = city->store->write();
        VERIFY_RESULT(writer);
        const QByteArray tag = what.toLatin1();
        if (tag == "text") {
            f.set(layer, QStringLiteral("name"), QStringLiteral("Nha số 16"));
        } else if (tag == "real") {
            f.set(layer, QStringLiteral("height_m"), std::nextafter(56.0, 57.0));
        } else if (tag == "integer") {
            f.set(layer, QStringLiteral("storeys"), qint64(17));
        } else if (tag == "known to unknown") {
            f.set(layer, QStringLiteral("storeys"), {});
        } else if (tag == "date") {
            a.set(layerOf(application), QStringLiteral("submitted"), QDate(2026, 3, 2));
        } else if (tag == "json") {
            a.set(layerOf(application), QStringLiteral("proposal"), QStringLiteral("{\"volumes\": [1]}"));
        } else if (tag == "one coordinate") {
            f.geometry.coords()[2].x += 1e-9;
        } else if (tag == "one height of a solid") {
            f.solid.coords()[2].z += 0.001;
        } else if (tag == "another id") {
            VERIFY_RESULT((*writer)->remove(building, f.id));
            f.id = 1017;
            std::vector<city::Feature> one{f};
            VERIFY_RESULT((*writer)->insert(building, one));
        } else if (tag == "a feature less") {
            VERIFY_RESULT((*writer)->remove(building, 40));
        } else if (tag == "a feature more") {
            std::vector<city::Feature> one{city::Feature(layer)};
            VERIFY_RESULT((*writer)->insert(building, one));
        } else if (tag == "raster") {
            VERIFY_RESULT((*writer)->setRaster(
                {QStringLiteral("terrain"), QStringLiteral("t.tif"), QStringLiteral("abce")}));
        } else if (tag == "rules") {
            VERIFY_RESULT((*writer)->setDocument(QStringLiteral("rules"), QStringLiteral("own"), "{}"));
        } else {
            f.set(layer, QStringLiteral("address"), f.value(layer, QStringLiteral("name")));
            f.set(layer, QStringLiteral("name"), {});
        }
        VERIFY_RESULT((*writer)->update(building, f));
        VERIFY_RESULT((*writer)->update(application, a));
        VERIFY_RESULT((*writer)->commit());
        QVERIFY(hashOf(*city->store) != before);
    }

    void doesNotChangeWithViews()
    {
        const auto city = cityOf(buildings(), 1000);
        const QString before = hashOf(*city->store);
        auto writer = city->store->write();
        VERIFY_RESULT(writer);
        for (const char *kind : {"view", "mapping", "style"})
            VERIFY_RESULT((*writer)->setDocument(QString::fromLatin1(kind), QStringLiteral("x"), "{}"));
        VERIFY_RESULT((*writer)->commit());
        QCOMPARE(hashOf(*city->store), before);
    }

    void tellsCitiesApart()
    {
        QVERIFY(hashOf(*TestCity().store) != hashOf(*TestCity(QStringLiteral("danang")).store));
    }

    void canBeCancelled()
    {
        TestCity city;
        std::vector<city::Feature> many;
        for (int i = 0; i < 3000; ++i)
            many.push_back(parcel(QStringLiteral("1"), QString::number(i)));
        VERIFY_RESULT(city.insert(QStringLiteral("parcel"), many));
        std::stop_source stop;
        stop.request_stop();
        TaskContext task(stop.get_token(), {});
        VERIFY_ERROR(city.store->contentHash(task), ErrorCode::Cancelled);
        VERIFY_RESULT(city.store->write()); // no transaction is left behind
    }
};

QTEST_GUILESS_MAIN(TestContentHash)
#include "tst_contenthash.moc"
