// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/task.h>
#include <dothi/io/model/modelfolder.h>
#include <dothi/io/model/plainmodel.h>

#include <assimp/IOSystem.hpp>
#include <assimp/ProgressHandler.hpp>

#include <memory>
#include <string>

struct aiNode;
struct aiScene;

/// What the library assimp may see, and how it is stopped. Internal to the readers of models.
namespace dothi::io {

/// What assimp may read: the model's own bytes, and files of its folder.
class AssimpFiles final : public Assimp::IOSystem
{
public:
    /// `name`: of the model, without a path. `folder` and `task` must live longer.
    AssimpFiles(ModelFolder &folder, const std::string &name, QByteArray content, TaskContext &task);

    bool Exists(const char *file) const override;
    char getOsSeparator() const override { return '/'; }
    Assimp::IOStream *Open(const char *file, const char *mode = "rb") override;
    void Close(Assimp::IOStream *stream) override;

private:
    [[nodiscard]] bool isModel(const char *file) const;

    ModelFolder &m_folder;
    std::string m_name;
    QByteArray m_content;
    TaskContext &m_task;
};

/// A scene and what keeps it. The importer's exceptions stop here.
class AssimpScene
{
public:
    /// The ending of `name` chooses the reader. Errors: InvalidData with assimp's words as detail,
    /// Cancelled, OutOfMemory.
    [[nodiscard]] static Result<AssimpScene> read(std::unique_ptr<AssimpFiles> files, const std::string &name,
                                                  TaskContext &task);
    AssimpScene(AssimpScene &&) noexcept;
    AssimpScene &operator=(AssimpScene &&) noexcept;
    ~AssimpScene();

    [[nodiscard]] const aiScene &scene() const;

private:
    struct Private;
    explicit AssimpScene(std::unique_ptr<Private> p);
    std::unique_ptr<Private> d;
};

/// Rows of a matrix that takes a position of a node to where it stands.
struct NodeMatrix
{
    double m[3][4] = {{1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}};

    [[nodiscard]] geo::Coord apply(double x, double y, double z) const
    {
        return {m[0][0] * x + m[0][1] * y + m[0][2] * z + m[0][3],
                m[1][0] * x + m[1][1] * y + m[1][2] * z + m[1][3],
                m[2][0] * x + m[2][1] * y + m[2][2] * z + m[2][3]};
    }
    /// This one, then (inside it) that of a node.
    [[nodiscard]] NodeMatrix with(const aiNode &node) const;
};

/// Most faces and positions of one model, and levels of nodes.
inline constexpr qint64 kMostModelFaces = 5'000'000;
inline constexpr int kDeepestNodes = 256;

/// Adds the faces of a node, without those below it, to `faces`. `used` counts faces over the whole model and
/// may not pass kMostModelFaces. Lines and points are passed over.
[[nodiscard]] Result<> addMeshes(const aiScene &scene, const aiNode &node, const NodeMatrix &matrix,
                                 BrepBuilder &faces, qint64 &used, qint64 &dropped);

} // namespace dothi::io
