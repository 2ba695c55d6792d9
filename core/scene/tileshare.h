// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/scene/blockpyramid.h>

namespace dothi::scene {

/// What the makers of one city's tiles share. Any thread.
struct TileShare
{
    BlockPyramid blocks;
};

} // namespace dothi::scene
