// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where a section cuts the bodies of a layer.

#include <dothi/scene/scenelayer.h>

namespace dothi::scene {

void SceneLayer::setSection(std::shared_ptr<const SectionCut> cut)
{
    m_cut = std::move(cut);
    ++m_castersRevision;
    dropCaps();
}

void SceneLayer::dropCaps()
{
    const auto drop = [](Piece &piece) {
        if (piece.holder)
            piece.caps.drop(*piece.holder);
    };
    if (m_whole)
        drop(*m_whole);
    for (auto &[key, piece] : m_tiles)
        drop(piece);
}

void SceneLayer::updateCaps(CapBudget &budget)
{
    if (!m_cut || !m_visible)
        return;
    const auto update = [&](Piece &piece) {
        if (piece.shown && piece.holder && piece.scene.index)
            piece.caps.update(m_cut, piece.scene.index->pick, m_hidden, *piece.holder, budget);
    };
    if (m_whole)
        update(*m_whole);
    for (auto &[key, piece] : m_tiles)
        update(piece);
}

qint64 SceneLayer::leftOpen() const
{
    qint64 open = m_whole ? m_whole->caps.leftOpen() : 0;
    for (const auto &[key, piece] : m_tiles)
        open += piece.shown ? piece.caps.leftOpen() : 0;
    return m_cut && m_visible ? open : 0;
}

} // namespace dothi::scene
