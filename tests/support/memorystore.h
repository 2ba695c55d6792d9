// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/text.h>
#include <dothi/city/store.h>

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <functional>
#include <map>
#include <utility>

namespace dothi::test {

/// A city in memory, for tests of what reads and writes stores. Writers work on a copy that replaces the
/// content at commit(), so a test sees at once whether something was all or nothing. Can be told to fail
/// after so many features.
class MemoryStore : public city::Store
{
public:
    struct Content
    {
        std::map<QString, std::vector<city::Feature>> layers;
        std::map<std::pair<QString, QString>, QByteArray> documents;
        std::vector<city::RasterRef> rasters;
        city::FeatureId nextId = 1;
    };

    explicit MemoryStore(city::CityProfile profile, QString folder = {})
        : m_profile(std::move(profile))
        , m_crs(geo::Crs::fromEpsg(m_profile.epsg).value())
        , m_folder(std::move(folder))
        , m_content(std::make_shared<Content>())
    {}

    [[nodiscard]] static std::unique_ptr<MemoryStore> of(const QString &profileId, const QString &folder = {})
    {
        return std::make_unique<MemoryStore>(city::CityProfile::load(profileId).value(), folder);
    }

    /// The insert that would bring the number of features written by one writer beyond this fails; < 0:
    /// never.
    qint64 failAfter = -1;
    /// Called at the start of every insert, with what a person does at that moment; null: nothing.
    std::function<void()> onInsert;
    bool failCommit = false;
    bool readOnly = false;
    int commits = 0;

    [[nodiscard]] const Content &content() const { return *m_content; }

    const city::CityProfile &profile() const override { return m_profile; }
    const geo::Crs &crs() const override { return m_crs; }
    QString location() const override { return m_folder + QStringLiteral("/memory.dothi"); }
    QString folder() const override { return m_folder; }
    bool isReadOnly() const override { return readOnly; }

    Result<std::unique_ptr<city::Store>> reader() const override
    {
        auto copy = std::make_unique<MemoryStore>(m_profile, m_folder);
        copy->m_content = m_content;
        copy->readOnly = true;
        return copy;
    }

    Result<std::vector<city::LayerInfo>> layers() const override
    {
        std::vector<city::LayerInfo> infos;
        for (const city::LayerDef &layer : city::Schema::builtin().layers()) {
            city::LayerInfo info;
            info.id = layer.id;
            if (const auto it = m_content->layers.find(layer.id); it != m_content->layers.end()) {
                info.features = static_cast<qint64>(it->second.size());
                for (const city::Feature &feature : it->second)
                    info.extent.add(feature.geometry.extent());
            }
            infos.push_back(info);
        }
        return infos;
    }

    Result<qint64> count(const QString &layer) const override
    {
        DOTHI_TRY(known(layer));
        const auto it = m_content->layers.find(layer);
        return it == m_content->layers.end() ? qint64(0) : static_cast<qint64>(it->second.size());
    }

    Result<> read(const QString &layer, const city::Query &query,
                  const std::function<city::Visit(city::Feature &)> &visit) const override
    {
        DOTHI_TRY(known(layer));
        const auto it = m_content->layers.find(layer);
        if (it == m_content->layers.end())
            return {};
        const city::LayerDef &definition = *city::Schema::builtin().layer(layer);
        qint64 left = query.limit < 0 ? std::numeric_limits<qint64>::max() : query.limit;
        for (const city::Feature &feature : it->second) {
            if (left == 0)
                break;
            if (!query.extent.isEmpty() && !query.extent.intersects(feature.geometry.extent()))
                continue;
            if (!query.ids.empty() && std::ranges::find(query.ids, feature.id) == query.ids.end())
                continue;
            const bool equal = std::ranges::all_of(query.equals, [&](const auto &wanted) {
                return city::toText(feature.value(definition, wanted.first)) == wanted.second;
            });
            if (!equal)
                continue;
            city::Feature copy = feature;
            if (!query.withGeometry)
                copy.geometry = {};
            if (!query.withSolid)
                copy.solid = {};
            for (size_t i = 0; i < copy.values.size(); ++i) {
                if (!query.withValues ||
                    (!query.fields.isEmpty() && !query.fields.contains(definition.fields[i].id)))
                    copy.values[i] = city::Value();
            }
            --left;
            if (visit(copy) == city::Visit::Stop)
                break;
        }
        return {};
    }

    Result<std::vector<city::RasterRef>> rasters() const override { return m_content->rasters; }

    Result<QString> rasterPath(const QString &id) const override
    {
        for (const city::RasterRef &raster : m_content->rasters) {
            if (raster.id == id)
                return QDir(m_folder).filePath(raster.relativePath);
        }
        return fail(ErrorCode::NotFound, QStringLiteral("no raster ") + id);
    }

    Result<QByteArray> document(const QString &kind, const QString &id) const override
    {
        const auto it = m_content->documents.find({kind, id});
        if (it == m_content->documents.end())
            return fail(ErrorCode::NotFound, QStringLiteral("no document ") + kind + QLatin1Char('/') + id);
        return it->second;
    }

    Result<QStringList> documents(const QString &kind) const override
    {
        QStringList ids;
        for (const auto &[key, json] : m_content->documents) {
            if (key.first == kind)
                ids.append(key.second);
        }
        return ids;
    }

    Result<std::vector<city::SearchHit>> search(const QString &text, int limit) const override
    {
        std::vector<city::SearchHit> hits;
        for (const auto &[id, features] : m_content->layers) {
            const city::LayerDef &layer = *city::Schema::builtin().layer(id);
            for (const city::Feature &feature : features) {
                const QString title = city::toText(feature.value(layer, layer.labelField));
                if (!title.isEmpty() && matchesFolded(title, text) && static_cast<int>(hits.size()) < limit)
                    hits.push_back({{id, feature.id}, title, {}, feature.geometry.extent().center()});
            }
        }
        return hits;
    }

    Result<QString> contentHash(TaskContext & /*task*/) const override
    {
        QCryptographicHash hash(QCryptographicHash::Sha256);
        hash.addData(m_profile.json);
        for (const auto &[id, features] : m_content->layers) {
            for (const city::Feature &feature : features) {
                hash.addData((id + QString::number(feature.id)).toUtf8());
                for (const geo::Coord &c : feature.geometry.coords())
                    hash.addData(QByteArrayView(reinterpret_cast<const char *>(&c), sizeof(c)));
                for (const city::Value &value : feature.values)
                    hash.addData((city::toText(value) + QLatin1Char('|')).toUtf8());
            }
        }
        for (const auto &[key, json] : m_content->documents)
            hash.addData((key.first + key.second).toUtf8() + json);
        for (const city::RasterRef &raster : m_content->rasters)
            hash.addData((raster.id + raster.sha256).toUtf8());
        return QString::fromLatin1(hash.result().toHex());
    }

    Result<std::unique_ptr<city::StoreWriter>> write() override
    {
        if (readOnly)
            return fail(ErrorCode::Database, QStringLiteral("read-only"));
        return std::make_unique<Writer>(*this);
    }

private:
    [[nodiscard]] static Result<> known(const QString &layer)
    {
        if (!city::Schema::builtin().layer(layer))
            return fail(ErrorCode::NotFound, QStringLiteral("no layer ") + layer);
        return {};
    }

    class Writer : public city::StoreWriter
    {
    public:
        explicit Writer(MemoryStore &store)
            : m_store(store)
            , m_content(*store.m_content)
        {}

        Result<> insert(const QString &layer, std::vector<city::Feature> &features) override
        {
            DOTHI_TRY(known(layer));
            if (m_store.onInsert)
                m_store.onInsert();
            m_written += static_cast<qint64>(features.size());
            if (m_store.failAfter >= 0 && m_written > m_store.failAfter)
                return fail(ErrorCode::Database, QStringLiteral("disk full"));
            for (city::Feature &feature : features) {
                if (feature.id == 0)
                    feature.id = m_content.nextId++;
                m_content.layers[layer].push_back(feature);
            }
            return {};
        }
        Result<> update(const QString &layer, const city::Feature &feature) override
        {
            for (city::Feature &existing : m_content.layers[layer]) {
                if (existing.id == feature.id) {
                    // As io::LocalWriter: what is not given stays.
                    city::Feature old = std::exchange(existing, feature);
                    if (feature.geometry.isEmpty())
                        existing.geometry = std::move(old.geometry);
                    if (feature.solid.type() == geo::GeometryType::None)
                        existing.solid = std::move(old.solid);
                    existing.version = old.version + 1;
                    return {};
                }
            }
            return fail(ErrorCode::NotFound, QStringLiteral("no feature"));
        }
        Result<> remove(const QString &layer, city::FeatureId id) override
        {
            if (std::erase_if(m_content.layers[layer], [id](const city::Feature &f) { return f.id == id; }) ==
                0)
                return fail(ErrorCode::NotFound, QStringLiteral("no feature"));
            return {};
        }
        Result<> clear(const QString &layer) override
        {
            m_content.layers[layer].clear();
            return {};
        }
        Result<> setRaster(const city::RasterRef &raster) override
        {
            std::erase_if(m_content.rasters, [&](const city::RasterRef &r) { return r.id == raster.id; });
            m_content.rasters.push_back(raster);
            return {};
        }
        Result<> setDocument(const QString &kind, const QString &id, const QByteArray &json) override
        {
            m_content.documents[{kind, id}] = json;
            return {};
        }
        Result<> removeDocument(const QString &kind, const QString &id) override
        {
            m_content.documents.erase({kind, id});
            return {};
        }
        Result<> commit() override
        {
            if (m_store.failCommit)
                return fail(ErrorCode::Database, QStringLiteral("disk full"));
            *m_store.m_content = std::move(m_content);
            ++m_store.commits;
            return {};
        }

    private:
        MemoryStore &m_store;
        Content m_content;
        qint64 m_written = 0;
    };

    city::CityProfile m_profile;
    geo::Crs m_crs;
    QString m_folder;
    std::shared_ptr<Content> m_content;
};

} // namespace dothi::test
