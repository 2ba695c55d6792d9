// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/city/store.h>

#include <QObject>

#include <memory>

namespace dothi::city {

/// The open city: its store, and the one signal that says what changed. Main thread.
///
/// Data change in one way only: a writer's transaction, then changed() once it is on disk. edit() does both;
/// a task with a writer of its own (an import) reports with notifyChanged(). Scene, tables and plugins
/// listen. Saved views are not data and change nothing anybody listens to.
class City : public QObject
{
    Q_OBJECT
public:
    explicit City(std::unique_ptr<Store> store, QObject *parent = nullptr);
    ~City() override;

    [[nodiscard]] const Store &store() const { return *m_store; }
    [[nodiscard]] const CityProfile &profile() const { return m_store->profile(); }

    /// Runs `change` in one transaction and, once it is on disk, emits changed(). Nothing happened on an
    /// error.
    [[nodiscard]] Result<> edit(const ChangeEvent &what,
                                const std::function<Result<>(StoreWriter &)> &change);
    /// Tells listeners about a change that a task made through a writer of its own (an import).
    void notifyChanged(const ChangeEvent &what);

    [[nodiscard]] Result<std::vector<SavedView>> savedViews() const;
    [[nodiscard]] Result<> saveView(const SavedView &view);
    [[nodiscard]] Result<> removeView(const QString &id);

Q_SIGNALS:
    void changed(const dothi::city::ChangeEvent &what);

private:
    std::unique_ptr<Store> m_store;
};

} // namespace dothi::city
