// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/city/buildinglook.h>
#include <dothi/city/storeview.h>

#include <QSet>

namespace dothi::scene {

/// A store that remembers what is read from it: what is kept of a tile is true only while all of that stays
/// as it is.
class ReadLayers final : public city::StoreView
{
public:
    using StoreView::StoreView;

    /// Whether nothing but these layers was read.
    [[nodiscard]] bool isWithin(const QStringList &layers) const
    {
        return !m_other && QSet<QString>(layers.begin(), layers.end()).contains(m_layers);
    }

    [[nodiscard]] Result<std::unique_ptr<Store>> reader() const override
    {
        m_other = true;
        return behind().reader();
    }
    // layers() is not noted down: how many there are and where is a part of each layer's own state.
    [[nodiscard]] Result<qint64> count(const QString &layer) const override
    {
        m_layers.insert(layer);
        return behind().count(layer);
    }
    [[nodiscard]] Result<> read(const QString &layer, const city::Query &query,
                                const std::function<city::Visit(city::Feature &)> &visit) const override
    {
        m_layers.insert(layer);
        return behind().read(layer, query, visit);
    }
    [[nodiscard]] Result<std::vector<city::RasterRef>> rasters() const override
    {
        m_other = true;
        return behind().rasters();
    }
    [[nodiscard]] Result<QString> rasterPath(const QString &id) const override
    {
        m_other = true;
        return behind().rasterPath(id);
    }
    /// Looks are told apart by the mark of the layer they belong to (contentMarkOf()).
    [[nodiscard]] Result<QByteArray> document(const QString &kind, const QString &id) const override
    {
        m_other = m_other || kind != city::lookKind();
        return behind().document(kind, id);
    }
    [[nodiscard]] Result<QStringList> documents(const QString &kind) const override
    {
        m_other = true;
        return behind().documents(kind);
    }
    [[nodiscard]] Result<std::vector<city::SearchHit>> search(const QString &text, int limit) const override
    {
        m_other = true;
        return behind().search(text, limit);
    }

private:
    mutable QSet<QString> m_layers;
    mutable bool m_other = false;
};

} // namespace dothi::scene
