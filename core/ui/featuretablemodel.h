// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/task.h>
#include <dothi/city/store.h>

#include <QAbstractTableModel>
#include <QCache>

#include <memory>
#include <unordered_map>
#include <vector>

class QTimer;

namespace dothi::ui {

/// Which rows of a layer to show, and in which order.
struct RowOrder
{
    QString filter;    ///< every word must occur in the row's texts, accents and case aside; empty: all
    QString sortField; ///< field id; empty: by feature id
    Qt::SortOrder direction = Qt::AscendingOrder;
};

/// The feature ids of a layer, filtered and sorted: numbers by value, dates by day, texts by the rules of
/// Vietnamese; unknown values last in either direction. Any thread; `store` is used on the calling one.
[[nodiscard]] Result<std::vector<city::FeatureId>>
orderedIds(const city::Store &store, const city::LayerDef &layer, const RowOrder &order, TaskContext &task);

/// The rows of a layer for a table. Holds the ids of all rows and the values of a few pages around those on
/// screen, so that a layer of a million features opens as fast as one of ten. Main thread; ordering runs as a
/// task.
class FeatureTableModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    static constexpr int kPageRows = 128;
    static constexpr int kPages = 48;
    /// Role of the raw value as text, for copying.
    static constexpr int kPlainTextRole = Qt::UserRole;

    explicit FeatureTableModel(TaskManager &tasks, QObject *parent = nullptr);
    ~FeatureTableModel() override;

    /// Shows a layer of `store` (not owned; must outlive the model or be taken off with nullptr).
    void setLayer(const city::Store *store, const QString &layer);
    [[nodiscard]] const city::LayerDef *layer() const { return m_layer; }
    void setFilter(const QString &filter);
    [[nodiscard]] const RowOrder &order() const { return m_order; }
    /// Reads everything anew, after a change in the store.
    void reload();

    /// All features of the layer, whatever the filter; -1 while not known.
    [[nodiscard]] qint64 totalRows() const { return m_total; }
    [[nodiscard]] bool isBusy() const { return m_task != 0; }
    [[nodiscard]] city::FeatureId idAt(int row) const;
    /// -1 when the feature is not among the rows shown.
    [[nodiscard]] int rowOf(city::FeatureId id) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder direction) override;

Q_SIGNALS:
    void busyChanged(bool busy);
    /// The rows are there (or fewer, or in another order).
    void rowsReady();
    void failed(const dothi::Error &error);

private:
    struct Page
    {
        std::unordered_map<city::FeatureId, city::Feature> features;
    };

    /// How many rows the layer has, and those shown, in order.
    struct Ordered
    {
        qint64 total = 0;
        std::vector<city::FeatureId> ids;
    };

    void startOrdering();
    [[nodiscard]] const city::Feature *feature(int row) const;

    TaskManager &m_tasks;
    QTimer *m_again; ///< reads rows again that were locked
    const city::Store *m_store = nullptr;
    const city::LayerDef *m_layer = nullptr;
    RowOrder m_order;
    std::vector<city::FeatureId> m_ids;
    qint64 m_total = -1;
    quint64 m_task = 0;
    quint64 m_generation = 0;
    mutable QCache<int, Page> m_pages{kPages};
};

} // namespace dothi::ui
