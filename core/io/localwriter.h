// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/io/boxindex.h>
#include <dothi/io/localstore.h>

#include <map>
#include <optional>

namespace dothi::io {

/// city::StoreWriter on a `.dothi` file: one SQLite transaction on the store's own connection.
///
/// Does itself what SpatiaLite's triggers do for other programs, in C++ and without their SQL for every row:
/// checks kind and CRS of geometries, keeps the R-tree, the search index and geometry_columns_time.
class LocalWriter final : public city::StoreWriter
{
public:
    [[nodiscard]] static Result<std::unique_ptr<city::StoreWriter>>
    begin(std::shared_ptr<LocalConnection> connection);
    ~LocalWriter() override;

    Result<> insert(const QString &layer, std::vector<city::Feature> &features) override;
    /// What is not given stays: a geometry that is empty, a solid of no type (as one that was not read). An
    /// empty solid that has a type takes the one that is there away.
    Result<> update(const QString &layer, const city::Feature &feature) override;
    Result<> remove(const QString &layer, city::FeatureId id) override;
    Result<> clear(const QString &layer) override;
    Result<> setRaster(const city::RasterRef &raster) override;
    Result<> setDocument(const QString &kind, const QString &id, const QByteArray &json) override;
    Result<> removeDocument(const QString &kind, const QString &id) override;
    Result<> commit() override;

    /// Puts the bounding boxes of what was inserted so far into the layer's R-tree; they are kept back to
    /// fill it at once.
    void flushBoxes(const city::LayerDef &layer);

private:
    explicit LocalWriter(std::shared_ptr<LocalConnection> connection);

    /// A geometry ready for its column.
    struct Encoded
    {
        QByteArray blob; ///< empty: NULL
        geo::Extent extent;
    };
    Result<Encoded> encode(const geo::Geometry &geometry, geo::GeometryType type, bool hasZ) const;
    Result<> insertOne(const city::LayerDef &layer, Statement &row, const city::Feature &feature,
                       city::FeatureId id);
    Result<> updateOne(const city::LayerDef &layer, const city::Feature &feature);
    city::FeatureId nextId(const city::LayerDef &layer);
    /// Whether a step that is refused has changed nothing.
    enum class AtOnce
    {
        No,
        Yes
    };
    /// Runs a step of the transaction. When one failed half-way, or the file did, the writer only says so
    /// again from then on, at commit() too: what it holds is not whole.
    template <class Step>
    Result<> run(AtOnce atOnce, Step &&step);
    template <class Step>
    Result<> runOn(const QString &layer, AtOnce atOnce, Step &&step);

    enum Change
    {
        Inserted = 1,
        Updated = 2,
        Deleted = 4
    };

    std::shared_ptr<LocalConnection> d;
    std::unique_ptr<Statement>
        m_putDocument; ///< of the many documents of an import; ends before the connection
    bool m_open = true;
    std::optional<Error> m_failure;
    std::map<QString, city::FeatureId> m_nextIds;
    std::map<QString, int> m_changes; ///< layer -> Change flags
    std::map<QString, std::vector<Box>> m_boxes;
};

} // namespace dothi::io
