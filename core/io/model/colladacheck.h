// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/task.h>

#include <QByteArray>

namespace dothi::io {

/// Whether a Collada document may be handed to assimp; else why not: entities, more than 128 levels, counts
/// the file cannot hold, nodes that stand for themselves or unfold to more than 100,000, geometries that the
/// nodes use so often that they unfold to more than 60 million numbers. Source: Khronos, COLLADA 1.4.1.
[[nodiscard]] Result<> checkCollada(const QByteArray &content, TaskContext &task);

} // namespace dothi::io
