// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/task.h>
#include <dothi/io/import/modelfile.h>

#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <thread>

namespace dothi::io {

/// What an import keeps of a building besides its feature.
struct PreparedBuilding
{
    Result<QByteArray> original; ///< see CityJsonOriginals::feature()
    BuildingSolid shell;         ///< in the file's CRS
};

/// Makes the shells and originals of a model's buildings and checks them, on a thread of its own and a little
/// ahead of the one that writes. What comes out does not depend on how the two take turns.
class ModelPreparation
{
public:
    /// Both must live longer. Asked for nothing, nothing is made.
    ModelPreparation(const ModelFile &source, const ShapeOptions &options, const TaskContext &task);
    /// Stops the thread, at most one building later.
    ~ModelPreparation();
    ModelPreparation(const ModelPreparation &) = delete;
    ModelPreparation &operator=(const ModelPreparation &) = delete;

    /// Building `number`, waiting for it. Numbers ascend; those left out are dropped. Without a shell once
    /// the task was cancelled. Throws what its making has thrown.
    [[nodiscard]] PreparedBuilding take(qint64 number);

private:
    /// Buildings that follow one another, handed over at once.
    struct Lot
    {
        qint64 first = 0;
        qint64 positions = 0;
        std::deque<PreparedBuilding> buildings;
        std::exception_ptr failure; ///< of the one behind the last
    };
    void work(qint64 first, const std::stop_token &stop);

    const ModelFile &m_source;
    ShapeOptions m_options;
    const TaskContext &m_task;
    Lot m_lot; ///< in the hands of take()
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::deque<Lot> m_ready; ///< guarded, with the next two
    qint64 m_positions = 0;  ///< of those
    bool m_ended = false;
    std::jthread m_thread; ///< last: what it uses is there before it and after
};

} // namespace dothi::io
