// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/geo/mesher.h>
#include <dothi/io/model/earthframe.h>
#include <dothi/io/model/featuretable.h>

#include <QIODevice>
#include <QJsonArray>

namespace dothi::io {

/// Writes binary glTF 2.0 (ISO/IEC 12113). What meshes hold goes to a device as it comes, so that a file may
/// be larger than memory; the JSON that describes it is kept until finish(). Triangles carry the number of
/// their feature (EXT_mesh_features), features their attributes (EXT_structural_metadata). z is up in the
/// meshes; the root node turns that to glTF's y.
class GlbWriter
{
public:
    enum class Look
    {
        Building,
        Ground
    };

    /// `bin`: open for writing and reading, empty; outlives the writer.
    explicit GlbWriter(QIODevice &bin);

    /// Puts a mesh at `place` (z up). Owners of its vertices are rows of `table`, where given. Empty meshes
    /// are passed over.
    void add(const geo::TriangleMesh &mesh, Look look, const Matrix4 &place,
             const FeatureTable *table = nullptr);
    /// Says what the attributes are; before the first table.
    void setLayer(const city::LayerDef &layer);
    /// Further facts for `asset.extras`.
    void setExtras(const QJsonObject &extras) { m_extras = extras; }

    [[nodiscard]] bool isEmpty() const { return m_meshes.isEmpty(); }
    [[nodiscard]] qint64 triangles() const { return m_triangles; }
    /// Writes the whole file to `path`. Io when something could not be written, Unsupported when it would be
    /// larger than the 4 GiB such a file may have.
    [[nodiscard]] Result<> finish(const QString &path);

private:
    [[nodiscard]] int addView(const char *bytes, qint64 size, int target);
    [[nodiscard]] int addAccessor(int view, int componentType, const QString &type, qint64 count,
                                  QJsonObject bounds = {});
    [[nodiscard]] int addIndices(const std::vector<quint32> &indices, size_t vertices);
    [[nodiscard]] int addTable(const FeatureTable &table);
    [[nodiscard]] int material(Look look, bool wall);
    [[nodiscard]] QByteArray json() const;

    QIODevice &m_bin;
    qint64 m_offset = 0;
    qint64 m_triangles = 0;
    bool m_failed = false;
    QJsonArray m_views;
    QJsonArray m_accessors;
    QJsonArray m_meshes;
    QJsonArray m_nodes;
    QJsonArray m_materials;
    QJsonArray m_tables;
    QJsonObject m_schema;
    QJsonObject m_extras;
    std::array<int, 3> m_materialOf{-1, -1, -1};
};

} // namespace dothi::io
