// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sceneoutput.h"

#include <dothi/io/model/sceneformat.h>

#include <assimp/material.h>
#include <assimp/scene.h>
#include <unistd.h>

#include <cerrno>
#include <span>
#include <utility>

namespace dothi::io {

using namespace sceneformat;

void SceneOutput::flush()
{
    for (size_t at = 0; at < m_buffer.size() && !m_failed;) {
        const ssize_t wrote = write(m_file, m_buffer.data() + at, m_buffer.size() - at);
        if (wrote < 0 && errno == EINTR)
            continue;
        m_failed = wrote <= 0;
        at += m_failed ? 0 : static_cast<size_t>(wrote);
    }
    m_buffer.clear();
}

void SceneOutput::bytes(const void *data, size_t size)
{
    constexpr size_t kBlock = 1 << 20;
    m_written += static_cast<std::int64_t>(size);
    m_failed = m_failed || m_written > kLargestScene;
    if (m_failed)
        return;
    m_buffer.append(static_cast<const char *>(data), size);
    if (m_buffer.size() >= kBlock)
        flush();
}

void SceneOutput::name(std::string_view text)
{
    text = text.substr(0, kLongestName);
    number(static_cast<std::uint32_t>(text.size()));
    bytes(text.data(), text.size());
    constexpr size_t kUnit = 4;
    bytes("\0\0\0", (kUnit - text.size() % kUnit) % kUnit);
}

void SceneOutput::words(std::string_view text)
{
    bytes(text.data(), std::min<size_t>(text.size(), kLongestName));
    flush();
}

bool SceneOutput::scene(const aiScene &scene)
{
    // Those above a node come before it; assimp's trees are trees, but a file may have made one of millions.
    constexpr size_t kMostNodes = 10'000'000;
    std::vector<std::pair<const aiNode *, std::uint32_t>> nodes{{scene.mRootNode, kNoNode}};
    for (size_t i = 0; i < nodes.size(); ++i) {
        const aiNode &node = *nodes[i].first;
        for (const aiNode *child : std::span(node.mChildren, node.mNumChildren))
            nodes.emplace_back(child, static_cast<std::uint32_t>(i));
        if (nodes.size() > kMostNodes)
            return false;
    }
    std::vector<std::string> textures;
    for (const aiMaterial *material : std::span(scene.mMaterials, scene.mNumMaterials)) {
        for (unsigned type = 1; type <= AI_TEXTURE_TYPE_MAX; ++type) {
            aiString path;
            if (material->GetTexture(static_cast<aiTextureType>(type), 0, &path) == aiReturn_SUCCESS &&
                path.length > 0 && path.data[0] != '*')
                textures.emplace_back(path.C_Str());
        }
    }
    number(kMagic);
    number(scene.mNumMeshes);
    number(static_cast<std::uint32_t>(nodes.size()));
    number(static_cast<std::uint32_t>(textures.size()));
    for (const aiMesh *mesh : std::span(scene.mMeshes, scene.mNumMeshes)) {
        const std::span<const aiFace> faces(mesh->mFaces, mesh->mNumFaces);
        std::uint32_t corners = 0;
        for (const aiFace &face : faces)
            corners += face.mNumIndices;
        number(mesh->mNumVertices);
        number(mesh->mNumFaces);
        number(corners);
        static_assert(sizeof(aiVector3D) == 3 * sizeof(float));
        bytes(mesh->mVertices, mesh->mNumVertices * sizeof(aiVector3D));
        for (const aiFace &face : faces)
            number(face.mNumIndices);
        for (const aiFace &face : faces)
            bytes(face.mIndices, face.mNumIndices * sizeof(std::uint32_t));
        if (m_failed)
            return false;
    }
    for (const auto &[node, above] : nodes) {
        number(above);
        const aiMatrix4x4 &t = node->mTransformation;
        for (const float value : {t.a1, t.a2, t.a3, t.a4, t.b1, t.b2, t.b3, t.b4, t.c1, t.c2, t.c3, t.c4})
            real(value);
        name({node->mName.data, node->mName.length});
        number(node->mNumMeshes);
        bytes(node->mMeshes, node->mNumMeshes * sizeof(std::uint32_t));
    }
    for (const std::string &texture : textures)
        name(texture);
    number(kMagic);
    flush();
    return !m_failed;
}

} // namespace dothi::io
