// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/result.h>

#include <memory>

namespace dothi::scene {

/// A desktop OpenGL context that needs neither a window nor an X server (EGL on the surfaceless platform).
/// Current on the thread that created it until it is destroyed there.
class EglContext
{
public:
    [[nodiscard]] static Result<std::unique_ptr<EglContext>> create();
    ~EglContext();
    EglContext(const EglContext &) = delete;
    EglContext &operator=(const EglContext &) = delete;

private:
    EglContext() = default;
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace dothi::scene
