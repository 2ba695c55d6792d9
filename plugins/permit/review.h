// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/city/city.h>
#include <dothi/plugin/plugincontext.h>

#include <QDate>
#include <QObject>

#include <permit/applications.h>
#include <permit/checker.h>

#include <memory>
#include <optional>
#include <vector>

namespace dothi::permit {

/// The review of the open city's applications: what is in the inbox, what was found, what is chosen. Knows no
/// widgets; panels and the scene listen. Main thread; checks run in tasks.
class Review : public QObject
{
    Q_OBJECT
public:
    struct Entry
    {
        Application application;
        quint64 serial = 0;         ///< of what it proposes: another proposal, another number
        OutcomePtr outcome;         ///< null: not checked yet, or it could not be checked
        std::optional<Error> error; ///< why it could not be checked
        /// What the check rests on has changed since, or it has not been looked at yet whether it has.
        bool stale = false;
        bool staleForSure = false; ///< whatever the layers say: terrain or rules may be others
        quint64 changes = 0;       ///< of the city that may concern it, counted
        bool queued = false;       ///< to be checked again by the next batch
        bool checking = false;
        bool changedWhileChecking = false; ///< the check that runs may have missed a change
    };

    explicit Review(plugin::PluginContext &context, QObject *parent = nullptr);
    ~Review() override;

    /// Looks at the city that is open already; once everything listens.
    void start();

    /// Files first, then the dossiers in the order of readApplications().
    [[nodiscard]] const std::vector<Entry> &entries() const { return m_entries; }
    [[nodiscard]] int count() const { return static_cast<int>(m_entries.size()); }
    /// Dossiers of the store.
    [[nodiscard]] int dossiers() const;
    /// -1: none.
    [[nodiscard]] int current() const { return m_current; }
    /// Null: none.
    [[nodiscard]] const Entry *currentEntry() const;
    /// Findings of the current entry as a reviewer reads them; empty while there is no outcome.
    [[nodiscard]] std::vector<const Finding *> findings() const;
    /// Index into findings(), -1: the whole proposal.
    [[nodiscard]] int currentFinding() const { return m_finding; }
    [[nodiscard]] bool hasCity() const { return m_checker != nullptr; }
    /// Null while no city is open.
    [[nodiscard]] std::shared_ptr<Checker> checker() const { return m_checker; }
    /// The inbox has been read.
    [[nodiscard]] bool isLoaded() const { return m_loaded; }
    [[nodiscard]] TimeLeft timeLeftOf(const Entry &entry) const;
    /// True while something is read or checked, or waits for its turn.
    [[nodiscard]] bool isBusy() const;
    /// The day from which working days count; today in the city unless a test sets another.
    void setToday(const QDate &today) { m_today = today; }

    void selectAt(int index);
    /// By id in permit_application, or by dossier number; false when there is none.
    bool select(city::FeatureId id);
    bool select(const QString &code);
    void selectNext() { step(1); }
    void selectPrevious() { step(-1); }
    void selectFinding(int index);
    /// Checks the current entry again.
    void recheck();
    /// Checks everything that is out of date again.
    void recheckStale();
    /// Checks a proposal file against the open city and chooses it; the same file again is read again.
    void checkFile(const QString &path);

Q_SIGNALS:
    /// The entries are others.
    void listChanged();
    /// An entry's outcome or state.
    void entryChanged(int index);
    /// Another entry, or another outcome of it, is to be shown. `chosen`: it was chosen, or is there for the
    /// first time, so that one wants to look at it; else it was only checked again.
    void currentChanged(bool chosen);
    void findingChanged();
    void failed(const dothi::Error &error);

private:
    struct Loaded;
    struct Mailbox;
    /// What a check was asked for; its answer is for that and for no later proposal.
    struct Asked
    {
        qint64 id = 0;
        QString file;
        quint64 serial = 0;
    };

    void open();
    void close();
    void reload(const QString &wanted);
    void takeLoaded(Loaded loaded, bool chosen);
    void checkWaiting();
    void tasksChanged();
    void drain();
    void take(const Asked &asked, Result<OutcomePtr> result);
    void cityChanged(const city::ChangeEvent &what);
    /// Looks whether the changes since concern what those out of date rest on.
    void lookAtStale();
    void step(int by);
    void setCurrent(int index, bool chosen);
    [[nodiscard]] int indexOf(qint64 id, const QString &file) const;
    /// -1 too when the entry proposes something else by now.
    [[nodiscard]] int indexOf(const Asked &asked) const;

    plugin::PluginContext &m_context;
    std::shared_ptr<Checker> m_checker;
    std::vector<Entry> m_entries;
    std::shared_ptr<Mailbox> m_mailbox;
    std::vector<quint64> m_tasks;
    QMetaObject::Connection m_changes;
    quint64 m_generation = 0; ///< tells results for a city closed meanwhile
    quint64 m_lastSerial = 0;
    int m_current = -1;
    int m_finding = -1;
    quint64 m_looking = 0; ///< the task of lookAtStale(); 0: none
    bool m_loaded = false;
    bool m_whenIdle = false; ///< the others are checked once nothing else is at work
    std::optional<QDate> m_today;
};

} // namespace dothi::permit
