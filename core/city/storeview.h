// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/city/store.h>

namespace dothi::city {

/// A store that passes every question on to another one, which must live longer: the base of those that
/// answer some of them in their own way. Read-only. Not thread-safe, as any store.
class StoreView : public Store
{
public:
    explicit StoreView(const Store &behind)
        : m_behind(behind)
    {}

    [[nodiscard]] const CityProfile &profile() const override { return m_behind.profile(); }
    [[nodiscard]] const geo::Crs &crs() const override { return m_behind.crs(); }
    [[nodiscard]] QString location() const override { return m_behind.location(); }
    [[nodiscard]] QString folder() const override { return m_behind.folder(); }
    [[nodiscard]] bool isReadOnly() const override { return true; }
    /// Of the store behind, unchanged.
    [[nodiscard]] Result<std::unique_ptr<Store>> reader() const override { return m_behind.reader(); }
    [[nodiscard]] Result<std::vector<LayerInfo>> layers() const override { return m_behind.layers(); }
    [[nodiscard]] std::optional<LayerState> layerState(const QString &layer) const override
    {
        return m_behind.layerState(layer);
    }
    [[nodiscard]] Result<qint64> count(const QString &layer) const override { return m_behind.count(layer); }
    [[nodiscard]] Result<> read(const QString &layer, const Query &query,
                                const std::function<Visit(Feature &)> &visit) const override
    {
        return m_behind.read(layer, query, visit);
    }
    [[nodiscard]] std::vector<Error> damaged() const override { return m_behind.damaged(); }
    [[nodiscard]] Result<std::vector<RasterRef>> rasters() const override { return m_behind.rasters(); }
    [[nodiscard]] Result<QString> rasterPath(const QString &id) const override
    {
        return m_behind.rasterPath(id);
    }
    [[nodiscard]] Result<QByteArray> document(const QString &kind, const QString &id) const override
    {
        return m_behind.document(kind, id);
    }
    [[nodiscard]] Result<QStringList> documents(const QString &kind) const override
    {
        return m_behind.documents(kind);
    }
    [[nodiscard]] Result<std::vector<SearchHit>> search(const QString &text, int limit) const override
    {
        return m_behind.search(text, limit);
    }
    [[nodiscard]] Result<QString> contentHash(TaskContext &task) const override
    {
        return m_behind.contentHash(task);
    }
    /// Errors: Permission, always.
    [[nodiscard]] Result<std::unique_ptr<StoreWriter>> write() final;

protected:
    [[nodiscard]] const Store &behind() const { return m_behind; }

private:
    const Store &m_behind;
};

} // namespace dothi::city
