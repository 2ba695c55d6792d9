// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/task.h>
#include <dothi/io/model/modelscene.h>

namespace dothi::io {

/// Why the program that reads models gave no scene.
enum class ModelFault
{
    None,
    Refused,    ///< it cannot be read; any other fault of the file
    Ended,      ///< the program ended over it
    Late,       ///< it took longer than it may
    Memory,     ///< it took more memory than it may
    Unconfined, ///< the system does not let the program be locked in
};

/// What one reading may take.
struct ModelLimits
{
    int seconds = 60;      ///< of a processor; three times as many by the clock
    int megabytes = 4'000; ///< address space of the process
};

/// Has the program dothi-modelreader read a model with the library assimp, which a hostile file may end, keep
/// busy for ever or make take all memory: in a process of its own all that happens to that process. `ending`:
/// "ifc" or "dae". Waits for it; to be called from a task. `fault` (may be null) tells the kinds apart.
///
/// Errors: InvalidData for every fault of the model, Cancelled within a tenth of a second of being asked to
/// stop, Io when the program is not there.
[[nodiscard]] Result<ModelScene> readModelScene(const QByteArray &content, const QString &ending,
                                                const ModelLimits &limits, TaskContext &task,
                                                ModelFault *fault = nullptr);

/// Where the program lies: in the folder for such programs, found from where this one is.
[[nodiscard]] QString modelReaderProgram();

} // namespace dothi::io
