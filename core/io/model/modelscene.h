// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/task.h>
#include <dothi/io/model/plainmodel.h>

#include <QByteArray>

#include <span>
#include <vector>

/// Meshes and nodes as the program dothi-modelreader hands them over. Internal to the readers of models.
namespace dothi::io {

/// Rows of a matrix that takes a position of a node to where it stands.
struct NodeMatrix
{
    double m[3][4] = {{1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}};

    [[nodiscard]] geo::Coord apply(const geo::Coord &c) const
    {
        return {m[0][0] * c.x + m[0][1] * c.y + m[0][2] * c.z + m[0][3],
                m[1][0] * c.x + m[1][1] * c.y + m[1][2] * c.z + m[1][3],
                m[2][0] * c.x + m[2][1] * c.y + m[2][2] * c.z + m[2][3]};
    }
    /// This one, then (inside it) another.
    [[nodiscard]] NodeMatrix with(const NodeMatrix &inner) const;
};

/// What was made of a model, in the units and axes of the file. Every count and number was checked against
/// what is there: it came from a process that a hostile file may have got hold of.
class ModelScene
{
public:
    struct Mesh
    {
        quint32 positions = 0;
        quint32 faces = 0;
        qsizetype positionsAt = 0; ///< in the bytes
        qsizetype sizesAt = 0;
        qsizetype cornersAt = 0;
        qsizetype spotsAt = -1; ///< places on the picture, one for each position; -1: none
        qint32 material = -1;   ///< in materials(); -1: none
    };
    struct Node
    {
        QByteArray name; ///< UTF-8, as the file has it
        qint64 above = -1;
        NodeMatrix matrix; ///< in the one above
        std::vector<quint32> meshes;
    };

    /// Takes what sceneformat.h describes. Errors: InvalidData for anything else; Cancelled.
    [[nodiscard]] static Result<ModelScene> parse(QByteArray bytes, TaskContext &task);

    /// The root first, those above a node before it.
    [[nodiscard]] const std::vector<Node> &nodes() const { return m_nodes; }
    [[nodiscard]] const std::vector<Mesh> &meshes() const { return m_meshes; }
    [[nodiscard]] const QStringList &textures() const { return m_textures; }
    /// What faces are made of; pictures by the names the model gives them.
    [[nodiscard]] const std::vector<PlainMaterial> &materials() const { return m_materials; }
    [[nodiscard]] geo::Coord position(const Mesh &mesh, quint32 number) const;

    /// Adds the faces of a node, without those below it, to `faces`. `used` counts faces over the whole model
    /// and may not pass kMostModelFaces. Lines and points are passed over; what is no position counts as
    /// dropped. `numbers`: what each of materials() is called in the faces; empty: its own number.
    [[nodiscard]] Result<> addMeshes(const Node &node, const NodeMatrix &matrix, BrepBuilder &faces,
                                     qint64 &used, qint64 &dropped, TaskContext &task,
                                     std::span<const qint32> numbers = {}) const;

private:
    [[nodiscard]] quint32 word(qsizetype at) const;
    [[nodiscard]] city::PictureSpot spot(const Mesh &mesh, quint32 number) const;

    QByteArray m_bytes;
    std::vector<Mesh> m_meshes;
    std::vector<Node> m_nodes;
    QStringList m_textures;
    std::vector<PlainMaterial> m_materials;
};

/// Most faces and positions of one model, and levels of nodes.
inline constexpr qint64 kMostModelFaces = 5'000'000;
inline constexpr int kDeepestNodes = 256;

} // namespace dothi::io
