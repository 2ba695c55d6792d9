// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

struct aiMaterial;
struct aiMesh;
struct aiScene;

namespace dothi::io {

/// Writes what assimp made of a model as sceneformat.h has it.
class SceneOutput
{
public:
    explicit SceneOutput(int file)
        : m_file(file)
    {}

    /// False when it is larger than it may be, cannot be written, or leads back to itself.
    [[nodiscard]] bool scene(const aiScene &scene);
    /// The first thousand bytes of a text.
    void words(std::string_view text);

private:
    void number(std::uint32_t value) { bytes(&value, sizeof value); }
    void real(float value) { bytes(&value, sizeof value); }
    void name(std::string_view text);
    /// Gives the number of the set of places its picture is laid by.
    unsigned material(const aiMaterial &material);
    void mesh(const aiMesh &mesh, unsigned materials, unsigned places);
    void bytes(const void *data, size_t size);
    void flush();

    int m_file;
    std::int64_t m_written = 0;
    bool m_failed = false;
    std::string m_buffer;
};

} // namespace dothi::io
