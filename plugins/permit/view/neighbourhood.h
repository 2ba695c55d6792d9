// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/city/store.h>

namespace dothi::permit {

/// A store of which only a rectangle is read, so that a picture of one plot costs the same in a village and
/// in a city of a million buildings. Everything else is the other store's, which must outlive it. Read-only.
class Neighbourhood final : public city::Store
{
public:
    Neighbourhood(const city::Store &store, const geo::Extent &extent);

    [[nodiscard]] const city::CityProfile &profile() const override { return m_store.profile(); }
    [[nodiscard]] const geo::Crs &crs() const override { return m_store.crs(); }
    [[nodiscard]] QString location() const override { return m_store.location(); }
    [[nodiscard]] QString folder() const override { return m_store.folder(); }
    [[nodiscard]] bool isReadOnly() const override { return true; }
    /// Of the whole store.
    [[nodiscard]] Result<std::unique_ptr<Store>> reader() const override { return m_store.reader(); }
    [[nodiscard]] Result<std::vector<city::LayerInfo>> layers() const override { return m_store.layers(); }
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
    /// Always an error: a view of a part is not written to.
    [[nodiscard]] Result<std::unique_ptr<city::StoreWriter>> write() override;

private:
    const city::Store &m_store;
    geo::Extent m_extent;
};

} // namespace dothi::permit
