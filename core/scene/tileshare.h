// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/scene/blockpyramid.h>
#include <dothi/scene/tilecache.h>

#include <mutex>

namespace dothi::scene {

/// What the makers of one city's tiles share. Any thread.
struct TileShare
{
    BlockPyramid blocks;

    /// Null: nothing is kept on disk. To be set before the first tile is made.
    std::shared_ptr<TileCache> cache;

    /// groundMarkOf(), reckoned once for each ground.
    [[nodiscard]] QByteArray groundMark(const GroundPtr &ground)
    {
        const std::scoped_lock lock(m_mutex);
        if (m_markedGround != ground || m_groundMark.isEmpty()) {
            m_groundMark = groundMarkOf(ground.get());
            m_markedGround = ground;
        }
        return m_groundMark;
    }

private:
    std::mutex m_mutex;
    GroundPtr m_markedGround;
    QByteArray m_groundMark;
};

/// How a tile came about, for keeping it.
struct BuildNotes
{
    QByteArray contentMark; ///< of the layer as it is now; empty: not known
    bool certain = true;    ///< nothing went into it that was read when the layer may have been another
};

} // namespace dothi::scene
