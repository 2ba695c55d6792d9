// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/scene/blockpyramid.h>

#include <algorithm>

namespace dothi::scene {

namespace {

constexpr size_t kMostBytes = size_t(80) << 20;

} // namespace

size_t BlockPyramid::Base::bytes() const
{
    return 200 + shares.capacity() * sizeof(BlockGrid::Share) + members.capacity() * sizeof(city::FeatureId);
}

BlockPyramid::BasePtr BlockPyramid::find(const TileKey &key)
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_kept.find(key);
    if (found == m_kept.end())
        return nullptr;
    found->second.lastUse = ++m_uses;
    return found->second.base;
}

bool BlockPyramid::knowsSomeOf(const TileKey &key) const
{
    const std::scoped_lock lock(m_mutex);
    const qint32 across = qint32(1) << (key.level - kBase);
    for (qint32 x = key.x * across; x < (key.x + 1) * across; ++x) {
        const auto first = m_kept.lower_bound({kBase, x, key.y * across});
        if (first != m_kept.end() && first->first < TileKey{kBase, x, (key.y + 1) * across})
            return true;
    }
    return false;
}

quint64 BlockPyramid::edition() const
{
    const std::scoped_lock lock(m_mutex);
    return m_edition;
}

void BlockPyramid::put(const TileKey &key, BasePtr base, quint64 edition)
{
    const std::scoped_lock lock(m_mutex);
    if (edition != m_edition)
        return;
    Kept &kept = m_kept[key];
    if (kept.base)
        m_bytes -= kept.base->bytes();
    m_bytes += base->bytes();
    kept = {std::move(base), ++m_uses};
    if (m_bytes <= kMostBytes)
        return;
    // A quarter goes at once, or every further square would look through all of them.
    std::vector<std::pair<quint64, TileKey>> byUse;
    for (const auto &[where, square] : m_kept)
        byUse.emplace_back(square.lastUse, where);
    std::ranges::sort(byUse);
    for (const auto &[use, where] : byUse) {
        if (m_bytes <= kMostBytes / 4 * 3)
            break;
        const auto oldest = m_kept.find(where);
        m_bytes -= oldest->second.base->bytes();
        m_kept.erase(oldest);
    }
}

void BlockPyramid::touch(const std::vector<city::FeatureId> &ids, const geo::Extent &where, double leafM)
{
    const std::scoped_lock lock(m_mutex);
    ++m_edition;
    for (auto it = m_kept.begin(); it != m_kept.end();) {
        const std::vector<city::FeatureId> &members = it->second.base->members;
        const bool holds = ids.empty() ||
                           (!where.isEmpty() && localSquare(it->first, leafM).grown(1).intersects(where)) ||
                           std::ranges::any_of(ids, [&members](city::FeatureId id) {
                               return std::ranges::binary_search(members, id);
                           });
        if (!holds) {
            ++it;
            continue;
        }
        m_bytes -= it->second.base->bytes();
        it = m_kept.erase(it);
    }
}

size_t BlockPyramid::bytes() const
{
    const std::scoped_lock lock(m_mutex);
    return m_bytes;
}

} // namespace dothi::scene
