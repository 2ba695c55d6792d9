// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/localstore.h>
#include <dothi/ui/taskreader.h>

#include <QElapsedTimer>

namespace dothi::ui {

namespace {

constexpr int kPatienceMs = 15'000; ///< the commit of a large import on a slow disk takes some seconds

} // namespace

Result<std::unique_ptr<city::Store>> openReader(const QString &address, TaskContext &task)
{
    QElapsedTimer waited;
    waited.start();
    for (;;) {
        DOTHI_TRY(task.checkpoint());
        // One attempt waits about two seconds for a lock.
        Result<std::unique_ptr<city::Store>> store = io::openStore(address, io::OpenMode::ReadOnly);
        if (store) {
            if (auto *local = dynamic_cast<io::LocalStore *>(store->get()))
                local->setPatience(kPatienceMs);
            return store;
        }
        if (store.error().code() != ErrorCode::Database || waited.hasExpired(kPatienceMs))
            return store;
    }
}

} // namespace dothi::ui
