// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "storefixture.h"

#include <dothi/io/sqlite.h>

using namespace dothi;
using namespace storefixture;

namespace {

const QString kParcel = QStringLiteral("parcel");
const QString kTree = QStringLiteral("tree");

/// Times are told to the millisecond.
void nextMillisecond()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    while (QDateTime::currentDateTimeUtc() == now) {
    }
}

/// Another program's connection: triggers on, SpatiaLite's functions not needed for what is done here.
void runElsewhere(const QString &path, const char *sql)
{
    SQLite::Database database(path.toUtf8().constData(), SQLite::OPEN_READWRITE);
    database.exec(sql);
}

} // namespace

/// What a layer's content is told apart by.
class TestLayerState : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyChangeShowsInItsLayerOnly()
    {
        TestCity city;
        VERIFY_RESULT(city.insert(kParcel, {parcel(QStringLiteral("1"), QStringLiteral("2"))}));
        const auto state = [&](const QString &layer) { return city.store->layerState(layer).value().mark; };
        QVERIFY(city.store->layerState(kParcel));
        const QByteArray first = state(kParcel);
        const QByteArray tree = state(kTree);
        QCOMPARE(state(kParcel), first);
        QVERIFY(first != tree);

        std::vector<city::Feature> all = city.store->readAll(kParcel).value();
        QSet<QByteArray> seen{first};
        const auto isNew = [&] {
            const QByteArray now = state(kParcel);
            const bool fresh = !seen.contains(now);
            seen.insert(now);
            return fresh;
        };
        nextMillisecond();
        auto writer = city.store->write();
        VERIFY_RESULT(writer);
        all.front().set(layerOf(kParcel), QStringLiteral("parcel_no"), QStringLiteral("3"));
        VERIFY_RESULT((*writer)->update(kParcel, all.front()));
        VERIFY_RESULT((*writer)->commit());
        QVERIFY(isNew());
        nextMillisecond();
        writer = city.store->write();
        VERIFY_RESULT(writer);
        VERIFY_RESULT((*writer)->remove(kParcel, all.front().id));
        VERIFY_RESULT((*writer)->commit());
        QVERIFY(isNew());
        nextMillisecond();
        // As many as before, at the same place.
        VERIFY_RESULT(city.insert(kParcel, {parcel(QStringLiteral("1"), QStringLiteral("2"))}));
        QVERIFY(isNew());
        QCOMPARE(state(kTree), tree);

        // A new connection tells the same.
        const auto again = io::openDothi(city.path, io::OpenMode::ReadOnly);
        VERIFY_RESULT(again);
        QCOMPARE((*again)->layerState(kParcel).value().mark, state(kParcel));
    }

    void changesOfOtherProgramsShow()
    {
        TestCity city;
        VERIFY_RESULT(city.insert(kParcel, {parcel(QStringLiteral("1"), QStringLiteral("2"))}));
        const QByteArray before = city.store->layerState(kParcel).value().mark;
        nextMillisecond();
        runElsewhere(city.path, "DELETE FROM geometry_columns_time WHERE 0;"
                                "UPDATE parcel SET version = version + 1");
        const auto after = city.store->layerState(kParcel);
        QVERIFY(after);
        QVERIFY(after->mark != before);
        QVERIFY(std::abs(after->changed.secsTo(QDateTime::currentDateTimeUtc())) < 60);
    }

    void withoutTheTriggersNothingIsCertain()
    {
        TestCity city;
        VERIFY_RESULT(city.insert(kParcel, {parcel(QStringLiteral("1"), QStringLiteral("2"))}));
        QVERIFY(city.store->layerState(kParcel));
        runElsewhere(city.path, "DROP TRIGGER tmu_parcel_geometry");
        QVERIFY(!city.store->layerState(kParcel));
        QVERIFY(city.store->layerState(kTree));
        QVERIFY(!city.store->layerState(QStringLiteral("no such layer")));
    }

    void nothingIsCertainWhileItIsWrittenTo()
    {
        TestCity city;
        auto writer = city.store->write();
        VERIFY_RESULT(writer);
        QVERIFY(!city.store->layerState(kParcel));
    }
};

QTEST_GUILESS_MAIN(TestLayerState)
#include "tst_layerstate.moc"
