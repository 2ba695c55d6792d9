// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/scene/cityscene.h>

#include <QByteArray>

#include <optional>

namespace dothi::scene {

/// A built layer or tile as bytes, for a cache on this machine: numbers lie in them as in its memory. None
/// for a graph that holds more than these bytes can say (textures, states of its own). Any thread.
[[nodiscard]] std::optional<QByteArray> encodeTile(const LayerScene &scene);

/// What encodeTile() made; none for anything else: every count and index is looked at before it is used.
[[nodiscard]] std::optional<LayerScene> decodeTile(const QByteArray &bytes);

} // namespace dothi::scene
