// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "storefixture.h"

using namespace dothi;
using namespace storefixture;

/// Writers: one at a time, all or nothing.
class TestStoreWriter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aFailedInsertSpoilsTheWriter()
    {
        TestCity city;
        auto writer = city.store->write();
        VERIFY_RESULT(writer);
        std::vector<city::Feature> features{parcel(QStringLiteral("1"), QStringLiteral("1")),
                                            city::Feature()};
        features[1].values.resize(500);
        VERIFY_ERROR((*writer)->insert(QStringLiteral("parcel"), features), ErrorCode::InvalidArgument);
        VERIFY_ERROR((*writer)->commit(), ErrorCode::InvalidArgument);
        writer->reset();
        QCOMPARE(city.store->count(QStringLiteral("parcel")).value_or(-1), 0);
    }

    void aRefusalSpoilsNothing()
    {
        TestCity city;
        auto writer = city.store->write();
        VERIFY_RESULT(writer);
        VERIFY_ERROR((*writer)->remove(QStringLiteral("parcel"), 7), ErrorCode::NotFound);
        VERIFY_ERROR((*writer)->removeDocument(QStringLiteral("view"), QStringLiteral("x")),
                     ErrorCode::NotFound);
        VERIFY_ERROR((*writer)->remove(QStringLiteral("no_such_layer"), 7), ErrorCode::NotFound);
        city::Feature ghost = parcel(QStringLiteral("1"), QStringLiteral("1"));
        ghost.id = 7;
        VERIFY_ERROR((*writer)->update(QStringLiteral("parcel"), ghost), ErrorCode::NotFound);
        std::vector<city::Feature> features{parcel(QStringLiteral("1"), QStringLiteral("1"))};
        VERIFY_RESULT((*writer)->insert(QStringLiteral("parcel"), features));
        VERIFY_RESULT((*writer)->commit());
        VERIFY_ERROR((*writer)->commit(), ErrorCode::Internal);
        QCOMPARE(city.store->count(QStringLiteral("parcel")).value_or(-1), 1);
    }

    void aWriterDestroyedLeavesNothing()
    {
        TestCity city;
        VERIFY_RESULT(
            city.insert(QStringLiteral("parcel"), {parcel(QStringLiteral("1"), QStringLiteral("1"))}));
        {
            auto writer = city.store->write();
            VERIFY_RESULT(writer);
            std::vector<city::Feature> more{parcel(QStringLiteral("1"), QStringLiteral("2"))};
            VERIFY_RESULT((*writer)->insert(QStringLiteral("parcel"), more));
            VERIFY_RESULT((*writer)->remove(QStringLiteral("parcel"), 1));
            VERIFY_RESULT((*writer)->setDocument(QStringLiteral("view"), QStringLiteral("a"), "{}"));
        }
        const auto rows = city.store->readAll(QStringLiteral("parcel"));
        VERIFY_RESULT(rows);
        QCOMPARE(rows->size(), size_t(1));
        QCOMPARE(rows->front().id, 1);
        VERIFY_ERROR(city.store->document(QStringLiteral("view"), QStringLiteral("a")), ErrorCode::NotFound);
        QCOMPARE(city.store->search(QStringLiteral("1/1"), 5).value_or(std::vector<city::SearchHit>()).size(),
                 size_t(1));
    }

    void oneWriterAtATime()
    {
        TestCity city;
        auto first = city.store->write();
        VERIFY_RESULT(first);
        VERIFY_ERROR(city.store->write(), ErrorCode::Database);
        first->reset();
        VERIFY_RESULT(city.store->write());
    }

    void theWriterOutlivesTheStore()
    {
        TestCity city;
        auto writer = city.store->write();
        VERIFY_RESULT(writer);
        city.store.reset();
        std::vector<city::Feature> one{parcel(QStringLiteral("1"), QStringLiteral("1"))};
        VERIFY_RESULT((*writer)->insert(QStringLiteral("parcel"), one));
        VERIFY_RESULT((*writer)->commit());
    }

    void aReaderSeesTheLastCommit()
    {
        TestCity city;
        VERIFY_RESULT(
            city.insert(QStringLiteral("parcel"), {parcel(QStringLiteral("1"), QStringLiteral("1"))}));
        const auto reader = city.store->reader();
        VERIFY_RESULT(reader);
        auto writer = city.store->write();
        VERIFY_RESULT(writer);
        std::vector<city::Feature> many;
        for (int i = 0; i < 500; ++i)
            many.push_back(parcel(QStringLiteral("2"), QString::number(i)));
        VERIFY_RESULT((*writer)->insert(QStringLiteral("parcel"), many));
        QCOMPARE((*reader)->count(QStringLiteral("parcel")).value_or(-1), 1);
        // The store's own connection sees what it is writing, also by place.
        city::Query everywhere;
        everywhere.extent = geo::Extent(0, 0, 2e6, 2e6);
        QCOMPARE(city.store->readAll(QStringLiteral("parcel"), everywhere)
                     .value_or(std::vector<city::Feature>())
                     .size(),
                 size_t(501));
        VERIFY_RESULT((*writer)->commit());
        QCOMPARE((*reader)->count(QStringLiteral("parcel")).value_or(-1), 501);
        VERIFY_ERROR((*reader)->write(), ErrorCode::Database);
    }
};

QTEST_GUILESS_MAIN(TestStoreWriter)
#include "tst_storewriter.moc"
