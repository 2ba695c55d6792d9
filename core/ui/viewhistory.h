// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/scene/camera.h>

#include <optional>
#include <vector>

namespace dothi::ui {

/// The views one has left by flights, to go back to them: as the pages of a browser. What is moved by hand in
/// between changes the view one is at, and is no page of its own. Plain arithmetic; main thread.
class ViewHistory
{
public:
    /// A flight leaves this view for another one; what lay ahead is forgotten.
    void leave(const scene::CameraPose &here);
    /// The view before this one, which is then ahead; nothing when there is none.
    [[nodiscard]] std::optional<scene::CameraPose> back(const scene::CameraPose &here);
    [[nodiscard]] std::optional<scene::CameraPose> forward(const scene::CameraPose &here);
    void clear();

    /// Views kept; older ones are forgotten.
    static constexpr size_t kMost = 50;

private:
    std::vector<scene::CameraPose> m_before;
    std::vector<scene::CameraPose> m_ahead;
};

} // namespace dothi::ui
