// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <utility>

namespace dothi::plugin {

/// What every register…() and add…() returns: move-only, and dropping it takes back what was registered. A
/// plugin keeps its registrations as members, so unloading is complete by itself.
class [[nodiscard]] Registration
{
public:
    Registration() = default;
    explicit Registration(std::function<void()> undo)
        : m_undo(std::move(undo))
    {}
    Registration(Registration &&other) noexcept
        : m_undo(std::exchange(other.m_undo, nullptr))
    {}
    Registration &operator=(Registration &&other) noexcept
    {
        if (this != &other) {
            reset();
            m_undo = std::exchange(other.m_undo, nullptr);
        }
        return *this;
    }
    Registration(const Registration &) = delete;
    Registration &operator=(const Registration &) = delete;
    ~Registration() { reset(); }

    void reset()
    {
        if (const std::function<void()> undo = std::exchange(m_undo, nullptr))
            undo();
    }

private:
    std::function<void()> m_undo;
};

} // namespace dothi::plugin
