// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "storefixture.h"

#include <QProcess>
#include <QStandardPaths>

using namespace dothi;
using namespace storefixture;

/// Creating, reading and writing a city.
class TestDothiStore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void createsAnEmptyCity()
    {
        TestCity city;
        QCOMPARE(city.store->profile().id, QStringLiteral("hcmc"));
        QCOMPARE(city.store->crs().epsg(), 9210);
        QVERIFY(!city.store->isReadOnly());
        const auto layers = city.store->layers();
        VERIFY_RESULT(layers);
        QCOMPARE(layers->size(), city::Schema::builtin().layers().size());
        for (const city::LayerInfo &info : *layers) {
            QCOMPARE(info.features, 0);
            QVERIFY(info.extent.isEmpty());
        }
        // Nothing else is left in the folder.
        QCOMPARE(
            QDir(city.folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).size(),
            1);
    }

    void insertsAndReads()
    {
        TestCity city;
        std::vector<city::Feature> features{parcel(QStringLiteral("14"), QStringLiteral("212"))};
        {
            auto writer = city.store->write();
            VERIFY_RESULT(writer);
            VERIFY_RESULT((*writer)->insert(QStringLiteral("parcel"), features));
            VERIFY_RESULT((*writer)->commit());
        }
        QCOMPARE(features.front().id, 1);
        city.store.reset();

        const auto again = io::openDothi(city.path, io::OpenMode::ReadOnly);
        VERIFY_RESULT(again);
        const auto rows = (*again)->readAll(QStringLiteral("parcel"));
        VERIFY_RESULT(rows);
        QCOMPARE(rows->size(), size_t(1));
        QCOMPARE(rows->front().id, 1);
        QCOMPARE(rows->front().version, 1);
        QVERIFY(rows->front().geometry == features.front().geometry);
        QVERIFY(rows->front().values == features.front().values);
        const auto count = (*again)->count(QStringLiteral("parcel"));
        VERIFY_RESULT(count);
        QCOMPARE(*count, 1);
    }
};

QTEST_GUILESS_MAIN(TestDothiStore)
#include "tst_dothistore.moc"
