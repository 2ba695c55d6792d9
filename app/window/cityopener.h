// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/ui/shell.h>

#include <QObject>
#include <QStringList>

namespace dothi::app {

/// Opens, creates and generates cities, all as tasks, and remembers the last ones. What was open stays open
/// until the next is there. Main thread.
class CityOpener : public QObject
{
    Q_OBJECT
public:
    static constexpr int kMostRecent = 8;

    explicit CityOpener(ui::Shell &shell, QObject *parent = nullptr);

    /// A `.dothi` file or another address of a city.
    void open(const QString &address);
    /// An empty city of a profile; refuses to overwrite unless told.
    void create(const QString &path, const QString &profile, bool overwrite);
    /// The demo city in the user's own folder: copied there from what the program is shipped with, or
    /// generated where nothing was. Another revision of it gets a folder of its own: what somebody worked on
    /// in an earlier one stays.
    void openDemo();
    [[nodiscard]] static QString demoPath();
    /// Of this or an earlier revision.
    [[nodiscard]] static bool isDemo(const QString &address);
    void close();

    /// Asked before the open city is left. When it answers true, it has taken the matter over and calls what
    /// it is given once the city may go.
    using Guard = std::function<bool(std::function<void()> goOn)>;
    void setGuard(Guard guard) { m_guard = std::move(guard); }

    /// The newest first; only what still exists.
    [[nodiscard]] QStringList recent() const;

Q_SIGNALS:
    /// It has begun; what is open stays so until it is there.
    void opening(const QString &address);
    /// Nothing could be opened (the reason is in the message bar).
    void openFailed(const QString &address);

private:
    void run(const QString &title, const QString &address,
             std::function<Result<std::unique_ptr<city::Store>>(TaskContext &)> work);
    void remember(const QString &address);

    ui::Shell &m_shell;
    Guard m_guard;
    quint64 m_task = 0;
    quint64 m_generation = 0;
};

} // namespace dothi::app
