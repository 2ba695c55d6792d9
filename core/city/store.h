// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/result.h>
#include <dothi/base/task.h>
#include <dothi/city/feature.h>
#include <dothi/city/profile.h>
#include <dothi/city/schema.h>

#include <QDateTime>
#include <QJsonObject>

#include <functional>
#include <memory>
#include <optional>

namespace dothi::city {

/// Which features of a layer, and how much of each.
struct Query
{
    geo::Extent extent;         ///< empty: everywhere; else features whose bounding box meets it (R-tree)
    std::vector<FeatureId> ids; ///< empty: all
    bool withGeometry = true;
    bool withSolid = false;
    bool withValues = true;
    /// Only these fields are read, the others stay monostate; empty: all.
    QStringList fields;
    /// field id -> equal to (code, number as text), all must hold. Values are bound, never spliced into SQL.
    std::vector<std::pair<QString, QString>> equals;
    qint64 limit = -1;
};

enum class Visit
{
    Continue,
    Stop
};

struct LayerInfo
{
    QString id;
    qint64 features = 0; ///< of a large layer perhaps only those that have a place; Store::count() is exact
    geo::Extent extent;
};

/// Tells one content of a layer from another without reading it.
struct LayerState
{
    QByteArray mark;   ///< the same only while the content of the layer is the same
    QDateTime changed; ///< when it last changed, UTC, by the clock of who changed it
};

/// A raster that lies beside the store and is named relatively ("demo.terrain.tif").
struct RasterRef
{
    QString id;           ///< "terrain"
    QString relativePath; ///< below the folder of the store; never absolute, never "..": checked when read
    QString sha256;
};

struct SearchHit
{
    FeatureRef ref;
    QString title;    ///< "Thửa 212, tờ 14"
    QString subtitle; ///< "Phường Bến Thành · 84,2 m²"
    geo::Coord where;
};

/// A saved camera: id, title, and the pose (scene's business) as JSON.
struct SavedView
{
    QString id;
    QString title;
    QJsonObject pose;
};

/// A change that has been committed.
struct ChangeEvent
{
    QString layer;              ///< empty: anything may have changed
    std::vector<FeatureId> ids; ///< empty: the whole layer
};

/// Writes to a store inside one transaction: all of it or nothing. Destroyed without commit(): nothing
/// happened.
class StoreWriter
{
public:
    virtual ~StoreWriter() = default;

    /// Appends features (their ids are set when 0). Much faster for many than one by one.
    [[nodiscard]] virtual Result<> insert(const QString &layer, std::vector<Feature> &features) = 0;
    [[nodiscard]] virtual Result<> update(const QString &layer, const Feature &feature) = 0;
    [[nodiscard]] virtual Result<> remove(const QString &layer, FeatureId id) = 0;
    /// Removes every feature of a layer.
    [[nodiscard]] virtual Result<> clear(const QString &layer) = 0;
    [[nodiscard]] virtual Result<> setRaster(const RasterRef &raster) = 0;
    [[nodiscard]] virtual Result<> setDocument(const QString &kind, const QString &id,
                                               const QByteArray &json) = 0;
    [[nodiscard]] virtual Result<> removeDocument(const QString &kind, const QString &id) = 0;
    /// Makes it durable (fsync). Afterwards the writer is spent.
    [[nodiscard]] virtual Result<> commit() = 0;
};

/// A city's data wherever they are kept. Not thread-safe: a worker takes its own connection with reader().
///
/// Every text in a store is hostile until checked: paths, JSON documents and geometries are validated as they
/// are read.
class Store
{
public:
    virtual ~Store() = default;

    [[nodiscard]] virtual const CityProfile &profile() const = 0;
    [[nodiscard]] virtual const geo::Crs &crs() const = 0;
    /// File path or address without any password.
    [[nodiscard]] virtual QString location() const = 0;
    /// The folder raster references are relative to.
    [[nodiscard]] virtual QString folder() const = 0;
    [[nodiscard]] virtual bool isReadOnly() const = 0;
    /// Another, read-only connection to the same data, to be moved to a worker.
    [[nodiscard]] virtual Result<std::unique_ptr<Store>> reader() const = 0;

    /// From the spatial index where a layer is large: quick also where the file comes from a cold disk.
    [[nodiscard]] virtual Result<std::vector<LayerInfo>> layers() const = 0;
    /// The state of a layer now; none where that is not certain: then nothing is to be kept by it.
    [[nodiscard]] virtual std::optional<LayerState> layerState(const QString & /*layer*/) const
    {
        return std::nullopt;
    }
    /// Every one, with a place or without.
    [[nodiscard]] virtual Result<qint64> count(const QString &layer) const = 0;
    [[nodiscard]] virtual Result<> read(const QString &layer, const Query &query,
                                        const std::function<Visit(Feature &)> &visit) const = 0;
    /// What read() met and could not read since the store was opened, each place once: every Error names the
    /// layer, the feature and, if it is one value, the field. read() hands such a row over all the same, with
    /// that geometry empty or that value unknown, so that one bad row does not hide a city. Work that must
    /// not miss anything (a review, an export) looks here afterwards. Ends at a thousand entries.
    [[nodiscard]] virtual std::vector<Error> damaged() const { return {}; }
    [[nodiscard]] Result<std::vector<Feature>> readAll(const QString &layer, const Query &query = {}) const;
    [[nodiscard]] Result<std::optional<Feature>> feature(const QString &layer, FeatureId id) const;

    [[nodiscard]] virtual Result<std::vector<RasterRef>> rasters() const = 0;
    /// Absolute path of a raster of this store, checked to lie below folder().
    [[nodiscard]] virtual Result<QString> rasterPath(const QString &id) const = 0;

    /// Documents: "rules", "view", "mapping", "style"; each an id and a JSON text.
    [[nodiscard]] virtual Result<QByteArray> document(const QString &kind, const QString &id) const = 0;
    [[nodiscard]] virtual Result<QStringList> documents(const QString &kind) const = 0;

    /// Parcels by sheet and number ("212/14", "thửa 212 tờ 14"), addresses, applications, names; accent-free.
    [[nodiscard]] virtual Result<std::vector<SearchHit>> search(const QString &text, int limit) const = 0;

    /// SHA-256 over profile, layers, features in id order and rasters: the same content gives the same hash
    /// on any machine, whatever the order of writing or the page layout.
    [[nodiscard]] virtual Result<QString> contentHash(TaskContext &task) const = 0;

    /// One writer at a time; Database error when another process holds the store.
    [[nodiscard]] virtual Result<std::unique_ptr<StoreWriter>> write() = 0;
};

} // namespace dothi::city
