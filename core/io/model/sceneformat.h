// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>

/// What the program dothi-modelreader and those who start it say to one another. No Qt: the reader has none.
///
/// It is called `dothi-modelreader ENDING SECONDS MEGABYTES` ("ifc", "dae"), reads a model from its standard
/// input to the end, and writes what assimp made of it to its standard output, in the byte order of this
/// machine, everything in units of four bytes (texts are filled up with zeros):
///
///     magic, materials, meshes, nodes, textures
///     of each material: its colour (0xFFRRGGBB; 0: none), how its picture goes on beyond its rim (Wrap),
///         length of the picture's name, the name
///     of each mesh: positions, faces, corners, material (kNoMaterial: none), places on the picture (0 or
///         the number of positions); positions × 3 floats; places × 2 floats; corners of each face; the
///         corners
///     of each node, those above it first: the one above (kNoNode: none), 12 floats (rows of a matrix),
///         length of its name, the name, meshes, numbers of the meshes
///     of each texture: length of its name, the name
///     magic
namespace dothi::io::sceneformat {

inline constexpr std::uint32_t kMagic = 0x32435344; ///< "DSC2"
inline constexpr std::uint32_t kNoNode = 0xFFFFFFFF;
inline constexpr std::uint32_t kNoMaterial = 0xFFFFFFFF;
inline constexpr std::uint32_t kLongestName = 1000; ///< bytes; longer ones are cut

/// How a picture goes on beyond its own rim.
enum class Wrap : std::uint32_t
{
    Repeat = 0,
    Ends = 1,
    Mirror = 2,
};

/// How it ends.
enum class Exit : int
{
    Done = 0,
    Usage = 2,
    Refused = 3,    ///< assimp cannot read it; its words are the output
    Memory = 4,     ///< more than it was given
    TooLarge = 5,   ///< more than the output may hold
    Unconfined = 6, ///< the system does not let it be locked in; nothing was looked at
};

/// Largest model it takes and largest output, in bytes.
inline constexpr std::int64_t kLargestModel = 600'000'000;
inline constexpr std::int64_t kLargestScene = 1'500'000'000;

} // namespace dothi::io::sceneformat
