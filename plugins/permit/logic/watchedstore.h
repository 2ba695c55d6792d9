// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/task.h>
#include <dothi/city/storeview.h>

#include <QByteArray>

#include <vector>

namespace dothi::permit {

/// A question that was put to a store, and what came back.
struct Reading
{
    QString layer;
    city::Query query;
    qint64 taken = -1; ///< features handed over before the asker had enough; -1: all there were
    QByteArray digest; ///< SHA-256 of them, in whatever order they came
};

/// A store that takes down what is read through it: an answer rests on these readings and on nothing else of
/// the layers.
class WatchedStore final : public city::StoreView
{
public:
    using StoreView::StoreView;

    [[nodiscard]] const std::vector<Reading> &readings() const { return m_readings; }

    [[nodiscard]] Result<> read(const QString &layer, const city::Query &query,
                                const std::function<city::Visit(city::Feature &)> &visit) const override;

private:
    mutable std::vector<Reading> m_readings;
};

/// Whether the same questions bring the same features now: then what was concluded from them still holds.
/// Errors: those of the store; Cancelled.
[[nodiscard]] Result<bool> readTheSame(const std::vector<Reading> &readings, const city::Store &store,
                                       const TaskContext &task);

} // namespace dothi::permit
