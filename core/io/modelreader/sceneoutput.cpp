// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sceneoutput.h"

#include <dothi/io/model/sceneformat.h>

#include <assimp/material.h>
#include <assimp/scene.h>
#include <unistd.h>

#include <cerrno>
#include <cmath>
#include <cstring>
#include <span>
#include <utility>
#include <vector>

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

unsigned SceneOutput::material(const aiMaterial &material)
{
    aiString called;
    aiColor4D color;
    std::uint32_t rgb = 0;
    // A material that assimp has made up says nothing of the model.
    const bool madeUp = material.Get(AI_MATKEY_NAME, called) == aiReturn_SUCCESS &&
                        (std::strcmp(called.C_Str(), "<IFCDefault>") == 0 ||
                         std::strcmp(called.C_Str(), AI_DEFAULT_MATERIAL_NAME) == 0);
    if (!madeUp && material.Get(AI_MATKEY_COLOR_DIFFUSE, color) == aiReturn_SUCCESS) {
        const auto byte = [](float part) {
            return static_cast<std::uint32_t>(std::lround(part >= 0 && part <= 1 ? part * 255 : 255));
        };
        constexpr std::uint32_t kOpaque = 0xFF000000;
        rgb = kOpaque | byte(color.r) << 16U | byte(color.g) << 8U | byte(color.b);
    }
    number(rgb);
    aiString picture;
    unsigned places = 0;
    aiTextureMapMode mode = aiTextureMapMode_Wrap;
    const bool pictured = material.GetTexture(aiTextureType_DIFFUSE, 0, &picture, nullptr, &places, nullptr,
                                              nullptr, &mode) == aiReturn_SUCCESS &&
                          picture.length > 0 && picture.data[0] != '*';
    number(static_cast<std::uint32_t>(mode == aiTextureMapMode_Clamp || mode == aiTextureMapMode_Decal
                                          ? Wrap::Ends
                                      : mode == aiTextureMapMode_Mirror ? Wrap::Mirror
                                                                        : Wrap::Repeat));
    name(pictured ? std::string_view(picture.data, picture.length) : std::string_view());
    return pictured ? places : AI_MAX_NUMBER_OF_TEXTURECOORDS;
}

void SceneOutput::mesh(const aiMesh &mesh, unsigned materials, unsigned places)
{
    const std::span<const aiFace> faces(mesh.mFaces, mesh.mNumFaces);
    std::uint32_t corners = 0;
    for (const aiFace &face : faces)
        corners += face.mNumIndices;
    const aiVector3D *onPicture =
        places < AI_MAX_NUMBER_OF_TEXTURECOORDS ? mesh.mTextureCoords[places] : nullptr;
    number(mesh.mNumVertices);
    number(mesh.mNumFaces);
    number(corners);
    number(mesh.mMaterialIndex < materials ? mesh.mMaterialIndex : kNoMaterial);
    number(onPicture ? mesh.mNumVertices : 0);
    static_assert(sizeof(aiVector3D) == 3 * sizeof(float));
    bytes(mesh.mVertices, mesh.mNumVertices * sizeof(aiVector3D));
    for (unsigned i = 0; onPicture && i < mesh.mNumVertices; ++i) {
        real(onPicture[i].x);
        real(onPicture[i].y);
    }
    for (const aiFace &face : faces)
        number(face.mNumIndices);
    for (const aiFace &face : faces)
        bytes(face.mIndices, face.mNumIndices * sizeof(std::uint32_t));
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
    number(scene.mNumMaterials);
    number(scene.mNumMeshes);
    number(static_cast<std::uint32_t>(nodes.size()));
    number(static_cast<std::uint32_t>(textures.size()));
    std::vector<unsigned> places;
    for (const aiMaterial *one : std::span(scene.mMaterials, scene.mNumMaterials))
        places.push_back(material(*one));
    for (const aiMesh *one : std::span(scene.mMeshes, scene.mNumMeshes)) {
        mesh(*one, scene.mNumMaterials,
             one->mMaterialIndex < places.size() ? places[one->mMaterialIndex] : 0);
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
