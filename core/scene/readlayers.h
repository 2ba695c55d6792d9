// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/city/buildinglook.h>
#include <dothi/city/store.h>

#include <QSet>

namespace dothi::scene {

/// A store that remembers what is read from it: what is kept of a tile is true only while all of that stays
/// as it is. Everything else is the other store's, which must outlive it. Read-only.
class ReadLayers final : public city::Store
{
public:
    explicit ReadLayers(const city::Store &store)
        : m_store(store)
    {}

    /// Whether nothing but these layers was read.
    [[nodiscard]] bool isWithin(const QStringList &layers) const
    {
        return !m_other && QSet<QString>(layers.begin(), layers.end()).contains(m_layers);
    }

    [[nodiscard]] const city::CityProfile &profile() const override { return m_store.profile(); }
    [[nodiscard]] const geo::Crs &crs() const override { return m_store.crs(); }
    [[nodiscard]] QString location() const override { return m_store.location(); }
    [[nodiscard]] QString folder() const override { return m_store.folder(); }
    [[nodiscard]] bool isReadOnly() const override { return true; }
    [[nodiscard]] Result<std::unique_ptr<Store>> reader() const override
    {
        m_other = true;
        return m_store.reader();
    }
    /// How many there are and where: a part of each layer's own state, asked for to skip what is empty.
    [[nodiscard]] Result<std::vector<city::LayerInfo>> layers() const override { return m_store.layers(); }
    [[nodiscard]] std::optional<city::LayerState> layerState(const QString &layer) const override
    {
        return m_store.layerState(layer);
    }
    [[nodiscard]] Result<qint64> count(const QString &layer) const override
    {
        m_layers.insert(layer);
        return m_store.count(layer);
    }
    [[nodiscard]] Result<> read(const QString &layer, const city::Query &query,
                                const std::function<city::Visit(city::Feature &)> &visit) const override
    {
        m_layers.insert(layer);
        return m_store.read(layer, query, visit);
    }
    [[nodiscard]] std::vector<Error> damaged() const override { return m_store.damaged(); }
    [[nodiscard]] Result<std::vector<city::RasterRef>> rasters() const override
    {
        m_other = true;
        return m_store.rasters();
    }
    [[nodiscard]] Result<QString> rasterPath(const QString &id) const override
    {
        m_other = true;
        return m_store.rasterPath(id);
    }
    /// Looks are told apart by the mark of the layer they belong to (contentMarkOf()).
    [[nodiscard]] Result<QByteArray> document(const QString &kind, const QString &id) const override
    {
        m_other = m_other || kind != city::lookKind();
        return m_store.document(kind, id);
    }
    [[nodiscard]] Result<QStringList> documents(const QString &kind) const override
    {
        m_other = true;
        return m_store.documents(kind);
    }
    [[nodiscard]] Result<std::vector<city::SearchHit>> search(const QString &text, int limit) const override
    {
        m_other = true;
        return m_store.search(text, limit);
    }
    [[nodiscard]] Result<QString> contentHash(TaskContext &task) const override
    {
        return m_store.contentHash(task);
    }
    [[nodiscard]] Result<std::unique_ptr<city::StoreWriter>> write() override;

private:
    const city::Store &m_store;
    mutable QSet<QString> m_layers;
    mutable bool m_other = false;
};

} // namespace dothi::scene
