// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/task.h>
#include <dothi/city/store.h>

#include <QByteArray>

#include <vector>

namespace dothi::permit {

/// A question that was put to a store, and what came back.
struct Reading
{
    QString layer;
    city::Query query;
    qint64 taken = -1; ///< features handed over before the asker had enough; -1: all there were
    QByteArray digest; ///< SHA-256 of them, in whatever order they came
};

/// A store that takes down what is read through it: an answer rests on these readings and on nothing else of
/// the layers. Not thread-safe, as any store; the one behind it must live longer. It cannot be written to.
class WatchedStore final : public city::Store
{
public:
    explicit WatchedStore(const city::Store &store)
        : m_store(store)
    {}

    [[nodiscard]] const std::vector<Reading> &readings() const { return m_readings; }

    [[nodiscard]] const city::CityProfile &profile() const override { return m_store.profile(); }
    [[nodiscard]] const geo::Crs &crs() const override { return m_store.crs(); }
    [[nodiscard]] QString location() const override { return m_store.location(); }
    [[nodiscard]] QString folder() const override { return m_store.folder(); }
    [[nodiscard]] bool isReadOnly() const override { return true; }
    [[nodiscard]] Result<std::unique_ptr<city::Store>> reader() const override { return m_store.reader(); }
    [[nodiscard]] Result<std::vector<city::LayerInfo>> layers() const override { return m_store.layers(); }
    [[nodiscard]] std::optional<city::LayerState> layerState(const QString &layer) const override
    {
        return m_store.layerState(layer);
    }
    [[nodiscard]] Result<qint64> count(const QString &layer) const override { return m_store.count(layer); }
    [[nodiscard]] Result<> read(const QString &layer, const city::Query &query,
                                const std::function<city::Visit(city::Feature &)> &visit) const override;
    [[nodiscard]] std::vector<Error> damaged() const override { return m_store.damaged(); }
    [[nodiscard]] Result<std::vector<city::RasterRef>> rasters() const override { return m_store.rasters(); }
    [[nodiscard]] Result<QString> rasterPath(const QString &id) const override
    {
        return m_store.rasterPath(id);
    }
    [[nodiscard]] Result<QByteArray> document(const QString &kind, const QString &id) const override
    {
        return m_store.document(kind, id);
    }
    [[nodiscard]] Result<QStringList> documents(const QString &kind) const override
    {
        return m_store.documents(kind);
    }
    [[nodiscard]] Result<std::vector<city::SearchHit>> search(const QString &text, int limit) const override
    {
        return m_store.search(text, limit);
    }
    [[nodiscard]] Result<QString> contentHash(TaskContext &task) const override
    {
        return m_store.contentHash(task);
    }
    [[nodiscard]] Result<std::unique_ptr<city::StoreWriter>> write() override;

private:
    const city::Store &m_store;
    mutable std::vector<Reading> m_readings;
};

/// Whether the same questions bring the same features now: then what was concluded from them still holds.
/// Errors: those of the store; Cancelled.
[[nodiscard]] Result<bool> readTheSame(const std::vector<Reading> &readings, const city::Store &store,
                                       const TaskContext &task);

} // namespace dothi::permit
