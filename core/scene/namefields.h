// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/task.h>
#include <dothi/city/store.h>

#include <QStringList>

namespace dothi::scene {

/// Fields of a layer whose values tell features apart rather than kinds of them: names, addresses, numbers of
/// files. Texts without a code list, and ids, of which more than half of the first thousands differ; no
/// colours can be made of them that say anything. On a worker: some milliseconds.
[[nodiscard]] Result<QStringList> nameFields(const city::Store &store, const QString &layer,
                                             TaskContext &task);

} // namespace dothi::scene
