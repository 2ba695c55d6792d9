// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "testsupport.h"

#include <dothi/io/dothistore.h>
#include <dothi/ui/featuretablemodel.h>

#include <QSignalSpy>
#include <QTemporaryDir>

using namespace dothi;
using namespace dothi::ui;

/// Six buildings: names in Vietnamese, heights with one unknown.
class TestFeatureTable : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void inOrderOfId();
    void byNumberUnknownLast_data();
    void byNumberUnknownLast();
    void byTextAsVietnameseSorts();
    void filterWithoutAccents();
    void filterAndSort();
    void filterFindsCodesAndTheirTitles();
    void cancelled();
    void modelReadsPages();
    void modelSortsAndFilters();
    void modelForgetsAClosedCity();

private:
    [[nodiscard]] QStringList names(const RowOrder &order);

    QTemporaryDir m_folder;
    std::unique_ptr<city::Store> m_store;
    const city::LayerDef *m_layer = nullptr;
    std::vector<city::FeatureId> m_ids;
};

void TestFeatureTable::initTestCase()
{
    const Result<city::CityProfile> profile = city::CityProfile::load(QStringLiteral("hcmc"));
    VERIFY_RESULT(profile);
    Result<std::unique_ptr<city::Store>> store =
        io::createDothi(m_folder.filePath(QStringLiteral("t.dothi")), *profile);
    VERIFY_RESULT(store);
    m_store = std::move(*store);
    m_layer = city::Schema::builtin().layer(QStringLiteral("building"));
    QVERIFY(m_layer);

    struct Row
    {
        const char *name;
        double heightM;
        const char *use;
    };
    const Row rows[] = {{"Nhà 10", 12.5, "row_house"},          {"Nhà 2", 3.0, "row_house"},
                        {"Đền Hùng", -1, "public_service"},     {"Chợ Bến Thành", 9, "commercial"},
                        {"Dinh Độc Lập", 26, "public_service"}, {"Ấp Bắc", 100.25, "row_house"}};
    std::vector<city::Feature> features;
    double x = 603'000;
    for (const Row &row : rows) {
        city::Feature feature(*m_layer);
        x += 20;
        feature.geometry = geo::Geometry::polygon(
            {{x, 1'191'000, 0}, {x + 5, 1'191'000, 0}, {x + 5, 1'191'020, 0}, {x, 1'191'020, 0}});
        feature.geometry.setType(geo::GeometryType::MultiPolygon);
        QVERIFY(feature.set(*m_layer, QStringLiteral("name"), QString::fromUtf8(row.name)));
        QVERIFY(feature.set(*m_layer, QStringLiteral("use"), QString::fromUtf8(row.use)));
        if (row.heightM >= 0)
            QVERIFY(feature.set(*m_layer, QStringLiteral("height_m"), row.heightM));
        features.push_back(std::move(feature));
    }
    Result<std::unique_ptr<city::StoreWriter>> writer = m_store->write();
    VERIFY_RESULT(writer);
    VERIFY_RESULT((*writer)->insert(QStringLiteral("building"), features));
    VERIFY_RESULT((*writer)->commit());
    for (const city::Feature &feature : features)
        m_ids.push_back(feature.id);
}

QStringList TestFeatureTable::names(const RowOrder &order)
{
    TaskContext task;
    const Result<std::vector<city::FeatureId>> ids = orderedIds(*m_store, *m_layer, order, task);
    if (!ids)
        return {ids.error().logText()};
    QStringList found;
    for (const city::FeatureId id : *ids) {
        const Result<std::optional<city::Feature>> feature = m_store->feature(m_layer->id, id);
        found.append(city::toText((*feature)->value(*m_layer, QStringLiteral("name"))));
    }
    return found;
}

void TestFeatureTable::inOrderOfId()
{
    TaskContext task;
    const Result<std::vector<city::FeatureId>> ids = orderedIds(*m_store, *m_layer, {}, task);
    VERIFY_RESULT(ids);
    std::vector<city::FeatureId> expected = m_ids;
    std::ranges::sort(expected);
    QCOMPARE(*ids, expected);
}

void TestFeatureTable::byNumberUnknownLast_data()
{
    QTest::addColumn<int>("direction");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("up") << int(Qt::AscendingOrder)
                        << QStringList{QStringLiteral("Nhà 2"),  QStringLiteral("Chợ Bến Thành"),
                                       QStringLiteral("Nhà 10"), QStringLiteral("Dinh Độc Lập"),
                                       QStringLiteral("Ấp Bắc"), QStringLiteral("Đền Hùng")};
    QTest::newRow("down") << int(Qt::DescendingOrder)
                          << QStringList{QStringLiteral("Ấp Bắc"), QStringLiteral("Dinh Độc Lập"),
                                         QStringLiteral("Nhà 10"), QStringLiteral("Chợ Bến Thành"),
                                         QStringLiteral("Nhà 2"),  QStringLiteral("Đền Hùng")};
}

void TestFeatureTable::byNumberUnknownLast()
{
    QFETCH(int, direction);
    QFETCH(QStringList, expected);
    QCOMPARE(names({{}, QStringLiteral("height_m"), static_cast<Qt::SortOrder>(direction)}), expected);
}

void TestFeatureTable::byTextAsVietnameseSorts()
{
    // A before C before D before Đ before N; numbers inside by value.
    const QStringList expected{QStringLiteral("Ấp Bắc"),       QStringLiteral("Chợ Bến Thành"),
                               QStringLiteral("Dinh Độc Lập"), QStringLiteral("Đền Hùng"),
                               QStringLiteral("Nhà 2"),        QStringLiteral("Nhà 10")};
    QCOMPARE(names({{}, QStringLiteral("name"), Qt::AscendingOrder}), expected);
}

void TestFeatureTable::filterWithoutAccents()
{
    QCOMPARE(names({QStringLiteral("ben thanh"), {}, {}}), QStringList{QStringLiteral("Chợ Bến Thành")});
    QCOMPARE(names({QStringLiteral("den"), {}, {}}), QStringList{QStringLiteral("Đền Hùng")});
    QCOMPARE(names({QStringLiteral("THÀNH chợ"), {}, {}}), QStringList{QStringLiteral("Chợ Bến Thành")});
    QCOMPARE(names({QStringLiteral("khong co"), {}, {}}), QStringList{});
}

void TestFeatureTable::filterAndSort()
{
    // Ấp Bắc is a "Nhà ở liên kế": what a code means is searched like what stands in a text field.
    const QStringList expected{QStringLiteral("Ấp Bắc"), QStringLiteral("Nhà 10"), QStringLiteral("Nhà 2")};
    QCOMPARE(names({QStringLiteral("nha o lien ke"), QStringLiteral("height_m"), Qt::DescendingOrder}),
             expected);
}

void TestFeatureTable::filterFindsCodesAndTheirTitles()
{
    // By the code as stored, and by what it means.
    QCOMPARE(names({QStringLiteral("public_service"), {}, {}}).size(), 2);
    const QString title =
        city::Schema::builtin().codeTitle(QStringLiteral("building_use"), QStringLiteral("public_service"));
    QVERIFY(title != QLatin1String("public_service"));
    QCOMPARE(names({title, {}, {}}).size(), 2);
}

void TestFeatureTable::cancelled()
{
    std::stop_source stop;
    stop.request_stop();
    TaskContext task(stop.get_token(), {});
    VERIFY_ERROR(orderedIds(*m_store, *m_layer, {}, task), ErrorCode::Cancelled);
}

void TestFeatureTable::modelReadsPages()
{
    TaskManager tasks(makeInlineExecutor());
    FeatureTableModel model(tasks);
    QSignalSpy ready(&model, &FeatureTableModel::rowsReady);
    model.setLayer(m_store.get(), QStringLiteral("building"));
    QCOMPARE(ready.size(), 1);
    QVERIFY(!model.isBusy());
    QCOMPARE(model.rowCount(), 6);
    QCOMPARE(model.totalRows(), qint64(6));
    QCOMPARE(model.columnCount(), static_cast<int>(m_layer->fields.size()) + 1);
    const int height = m_layer->fieldIndex(QStringLiteral("height_m")) + 1;
    QCOMPARE(model.headerData(height, Qt::Horizontal, Qt::DisplayRole).toString(),
             QStringLiteral("Chiều cao (m)"));
    const int row = model.rowOf(m_ids.front());
    QVERIFY(row >= 0);
    QCOMPARE(model.idAt(row), m_ids.front());
    // The unit stands in the header, so the cell holds the figure alone; the raw value is for copying.
    QCOMPARE(model.data(model.index(row, height), Qt::DisplayRole).toString(), QStringLiteral("12,50"));
    QCOMPARE(model.data(model.index(row, height), FeatureTableModel::kPlainTextRole).toString(),
             QStringLiteral("12.5"));
    QCOMPARE(model.rowOf(987'654), -1);
    QCOMPARE(model.idAt(-1), city::FeatureId(0));
}

void TestFeatureTable::modelSortsAndFilters()
{
    TaskManager tasks(makeInlineExecutor());
    FeatureTableModel model(tasks);
    model.setLayer(m_store.get(), QStringLiteral("building"));
    const int height = m_layer->fieldIndex(QStringLiteral("height_m")) + 1;
    model.sort(height, Qt::DescendingOrder);
    QCOMPARE(model.idAt(0), m_ids.back()); // Ấp Bắc, 100.25 m
    model.setFilter(QStringLiteral("nha"));
    QVERIFY(model.rowCount() < 6);
    QCOMPARE(model.totalRows(), qint64(6));
    model.setFilter({});
    QCOMPARE(model.rowCount(), 6);
    QCOMPARE(model.idAt(0), m_ids.back()); // still sorted
}

void TestFeatureTable::modelForgetsAClosedCity()
{
    TaskManager tasks(makeInlineExecutor());
    FeatureTableModel model(tasks);
    model.setLayer(m_store.get(), QStringLiteral("building"));
    model.setLayer(nullptr, {});
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.columnCount(), 0);
    QVERIFY(!model.layer());
}

QTEST_GUILESS_MAIN(TestFeatureTable)
#include "tst_featuretable.moc"
