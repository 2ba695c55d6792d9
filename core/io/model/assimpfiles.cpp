// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/model/assimpfiles.h>

#include <QCoreApplication>

#include <assimp/IOStream.hpp>
#include <assimp/Importer.hpp>
#include <assimp/config.h>
#include <assimp/postprocess.h>
#include <assimp/scene.h>

#include <algorithm>
#include <cstring>
#include <new>
#include <stdexcept>

namespace dothi::io {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::ModelLibrary)
};

/// What assimp reads from: bytes in memory. A stop asked for ends the reading by an exception, which assimp
/// hands back as an error.
class MemoryStream final : public Assimp::IOStream
{
public:
    MemoryStream(QByteArray content, const TaskContext &task)
        : m_content(std::move(content))
        , m_task(task)
    {}

    size_t Read(void *buffer, size_t size, size_t count) override
    {
        if (m_task.cancelled())
            throw std::runtime_error("stopped");
        if (size == 0)
            return 0;
        const size_t whole = std::min(count, (length() - m_at) / size);
        if (whole > 0)
            std::memcpy(buffer, m_content.constData() + m_at, whole * size);
        m_at += whole * size;
        return whole;
    }
    size_t Write(const void *, size_t, size_t) override { return 0; }
    aiReturn Seek(size_t offset, aiOrigin origin) override
    {
        const size_t base = origin == aiOrigin_SET ? 0 : origin == aiOrigin_CUR ? m_at : length();
        // From the end, and backwards, offsets come as numbers that wrap around.
        const size_t to = base + offset;
        if (to > length())
            return aiReturn_FAILURE;
        m_at = to;
        return aiReturn_SUCCESS;
    }
    size_t Tell() const override { return m_at; }
    size_t FileSize() const override { return length(); }
    void Flush() override {}

private:
    [[nodiscard]] size_t length() const { return static_cast<size_t>(m_content.size()); }

    QByteArray m_content;
    const TaskContext &m_task;
    size_t m_at = 0;
};

class Progress final : public Assimp::ProgressHandler
{
public:
    explicit Progress(TaskContext &task)
        : m_task(task)
    {}

    bool Update(float share) override
    {
        if (m_task.cancelled())
            throw std::runtime_error("stopped");
        if (share >= 0 && share <= 1)
            m_task.progress(static_cast<double>(share), Tr::tr("Reading the model"));
        return true;
    }

private:
    TaskContext &m_task;
};

} // namespace

AssimpFiles::AssimpFiles(ModelFolder &folder, const std::string &name, QByteArray content, TaskContext &task)
    : m_folder(folder)
    , m_name(name)
    , m_content(std::move(content))
    , m_task(task)
{}

bool AssimpFiles::isModel(const char *file) const
{
    return m_name == file || "./" + m_name == file;
}

bool AssimpFiles::Exists(const char *file) const
{
    if (isModel(file))
        return true;
    return m_folder.has(QString::fromUtf8(file));
}

Assimp::IOStream *AssimpFiles::Open(const char *file, const char *mode)
{
    if (std::strpbrk(mode, "wa+") != nullptr)
        return nullptr;
    if (isModel(file))
        return new MemoryStream(m_content, m_task);
    Result<QByteArray> content = m_folder.read(QString::fromUtf8(file));
    return content ? new MemoryStream(std::move(*content), m_task) : nullptr;
}

void AssimpFiles::Close(Assimp::IOStream *stream)
{
    delete stream;
}

struct AssimpScene::Private
{
    Assimp::Importer importer;
    const aiScene *scene = nullptr;
};

AssimpScene::AssimpScene(std::unique_ptr<Private> p)
    : d(std::move(p))
{}
AssimpScene::AssimpScene(AssimpScene &&) noexcept = default;
AssimpScene &AssimpScene::operator=(AssimpScene &&) noexcept = default;
AssimpScene::~AssimpScene() = default;

const aiScene &AssimpScene::scene() const
{
    return *d->scene;
}

Result<AssimpScene> AssimpScene::read(std::unique_ptr<AssimpFiles> files, const std::string &name,
                                      TaskContext &task)
{
    const auto damaged = [](const QString &detail) {
        return fail(Error(ErrorCode::InvalidData,
                          Tr::tr("The model is damaged, or has something that cannot be read."))
                        .withAdvice(Tr::tr("Write the file again with the program it comes from."))
                        .withDetail(detail));
    };
    try {
        auto p = std::make_unique<Private>();
        p->importer.SetIOHandler(files.release());          // owned by the importer from here
        p->importer.SetProgressHandler(new Progress(task)); // likewise
        p->scene = p->importer.ReadFile(name, 0);
        p->importer.SetProgressHandler(nullptr); // `task` need not outlive this
        DOTHI_TRY(task.checkpoint());
        if (!p->scene || !p->scene->mRootNode)
            return damaged(QString::fromUtf8(p->importer.GetErrorString()).left(1000));
        return AssimpScene(std::move(p));
    } catch (const std::bad_alloc &) {
        return fail(ErrorCode::OutOfMemory, Tr::tr("There is not enough memory for this model."));
    } catch (const std::exception &e) {
        DOTHI_TRY(task.checkpoint());
        return damaged(QString::fromUtf8(e.what()).left(1000));
    }
}

NodeMatrix NodeMatrix::with(const aiNode &node) const
{
    const aiMatrix4x4 &t = node.mTransformation;
    const double inner[3][4] = {{t.a1, t.a2, t.a3, t.a4}, {t.b1, t.b2, t.b3, t.b4}, {t.c1, t.c2, t.c3, t.c4}};
    NodeMatrix out;
    for (int row = 0; row < 3; ++row) {
        for (int column = 0; column < 4; ++column) {
            out.m[row][column] = column == 3 ? m[row][3] : 0;
            for (int k = 0; k < 3; ++k)
                out.m[row][column] += m[row][k] * inner[k][column];
        }
    }
    return out;
}

Result<> addMeshes(const aiScene &scene, const aiNode &node, const NodeMatrix &matrix, BrepBuilder &faces,
                   qint64 &used, qint64 &dropped)
{
    std::vector<geo::Coord> ring;
    for (unsigned i = 0; i < node.mNumMeshes; ++i) {
        if (node.mMeshes[i] >= scene.mNumMeshes)
            continue;
        const aiMesh &mesh = *scene.mMeshes[node.mMeshes[i]];
        for (unsigned f = 0; f < mesh.mNumFaces; ++f) {
            const aiFace &face = mesh.mFaces[f];
            if (face.mNumIndices < 3)
                continue;
            used += 1 + face.mNumIndices / 4;
            if (used > kMostModelFaces) {
                return fail(Error(ErrorCode::InvalidData,
                                  Tr::tr("The model has more faces than a model may have (%1 million).")
                                      .arg(kMostModelFaces / 1'000'000))
                                .withAdvice(Tr::tr("Save it in less detail, or in parts.")));
            }
            ring.clear();
            bool whole = true;
            for (unsigned k = 0; k < face.mNumIndices && whole; ++k) {
                whole = face.mIndices[k] < mesh.mNumVertices;
                if (whole) {
                    const aiVector3D &v = mesh.mVertices[face.mIndices[k]];
                    ring.push_back(matrix.apply(static_cast<double>(v.x), static_cast<double>(v.y),
                                                static_cast<double>(v.z)));
                }
            }
            if (!whole || !faces.addFace(ring))
                ++dropped;
        }
    }
    return {};
}

} // namespace dothi::io
