// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/settings.h>
#include <dothi/city/citytime.h>

#include <QFileInfo>

#include <permit/review.h>
#include <permit/view/overlays.h>

#include <algorithm>

namespace dothi::permit {

namespace {

const SettingKey<QString> kLastApplication{"permit/lastApplication", {}};

/// The store is read by one worker at a time; more at once would only keep layers waiting for their turn.
constexpr size_t kChecksPerTask = 24;

} // namespace

struct Review::Loaded
{
    std::vector<Application> applications;
    int chosen = -1; ///< the one that is shown first, and already checked
    std::optional<Result<OutcomePtr>> outcome;
};

/// Results of a batch on their way from the worker.
struct Review::Mailbox
{
    struct Letter
    {
        Asked asked;
        Result<OutcomePtr> result;
    };
    std::mutex mutex;
    std::vector<Letter> letters;
};

Review::Review(plugin::PluginContext &context, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_mailbox(std::make_shared<Mailbox>())
{
    connect(&context.cities(), &plugin::CityHost::opened, this, &Review::open);
    connect(&context.cities(), &plugin::CityHost::aboutToClose, this, &Review::close);
    connect(&context.tasks(), &TaskManager::changed, this, &Review::tasksChanged);
}

void Review::start()
{
    if (m_context.cities().city())
        open();
}

Review::~Review()
{
    for (const quint64 task : m_tasks)
        m_context.tasks().cancel(task);
}

int Review::dossiers() const
{
    return static_cast<int>(
        std::ranges::count_if(m_entries, [](const Entry &e) { return !e.application.isFile(); }));
}

const Review::Entry *Review::currentEntry() const
{
    return m_current >= 0 ? &m_entries[static_cast<size_t>(m_current)] : nullptr;
}

std::vector<const Finding *> Review::findings() const
{
    const Entry *entry = currentEntry();
    return entry && entry->outcome ? reviewOrder(entry->outcome->answer) : std::vector<const Finding *>();
}

TimeLeft Review::timeLeftOf(const Entry &entry) const
{
    const city::City *city = m_context.cities().city();
    if (!city)
        return {};
    const QDate today = city::inCity(QDateTime::currentDateTimeUtc(), city->profile()).date();
    return timeLeft(entry.application, city->profile(), m_today.value_or(today));
}

int Review::indexOf(qint64 id, const QString &file) const
{
    const auto it = std::ranges::find_if(
        m_entries, [&](const Entry &e) { return e.application.id == id && e.application.file == file; });
    return it == m_entries.end() ? -1 : static_cast<int>(it - m_entries.begin());
}

int Review::indexOf(const Asked &asked) const
{
    const int index = indexOf(asked.id, asked.file);
    return index >= 0 && m_entries[static_cast<size_t>(index)].serial == asked.serial ? index : -1;
}

void Review::open()
{
    close();
    city::City *city = m_context.cities().city();
    if (!city)
        return;
    m_checker = std::make_shared<Checker>(city->store().location());
    Q_EMIT listChanged();
    m_changes = connect(city, &city::City::changed, this, &Review::cityChanged);
    reload(m_context.settings().get(kLastApplication));
}

void Review::close()
{
    disconnect(m_changes);
    for (const quint64 task : m_tasks)
        m_context.tasks().cancel(task);
    m_tasks.clear();
    ++m_generation;
    // Letters of the old city's batches go nowhere.
    m_mailbox = std::make_shared<Mailbox>();
    m_checker.reset();
    m_loaded = false;
    m_whenIdle = false;
    m_finding = -1;
    m_current = -1;
    m_entries.clear();
    Q_EMIT listChanged();
    Q_EMIT currentChanged(false);
}

void Review::reload(const QString &wanted)
{
    const std::shared_ptr<Checker> checker = m_checker;
    const quint64 generation = m_generation;
    const bool first = !m_loaded;
    m_tasks.push_back(m_context.tasks().run<Loaded>(
        tr("Reading the permit applications"), this,
        [checker, wanted, first](TaskContext &task) -> Result<Loaded> {
            Result<std::vector<Application>> applications = checker->applications(task);
            DOTHI_TRY(applications);
            Loaded loaded;
            loaded.applications = std::move(*applications);
            if (first && !loaded.applications.empty()) {
                const auto last = std::ranges::find(loaded.applications, wanted, &Application::code);
                loaded.chosen = last == loaded.applications.end()
                                    ? 0
                                    : static_cast<int>(last - loaded.applications.begin());
                // What is seen first comes first; the others follow in a task of their own.
                loaded.outcome =
                    checker->check(loaded.applications[static_cast<size_t>(loaded.chosen)], task);
            }
            return loaded;
        },
        [this, generation, first](Result<Loaded> loaded) {
            if (generation != m_generation)
                return;
            if (!loaded)
                Q_EMIT failed(loaded.error());
            else
                takeLoaded(std::move(*loaded), first);
        }));
}

void Review::takeLoaded(Loaded loaded, bool chosen)
{
    const Entry *shown = currentEntry();
    const qint64 shownId = shown ? shown->application.id : 0;
    const QString shownFile = shown ? shown->application.file : QString();

    std::vector<Entry> entries;
    for (Entry &entry : m_entries) {
        if (entry.application.isFile())
            entries.push_back(entry);
    }
    const size_t files = entries.size();
    for (Application &application : loaded.applications) {
        Entry entry;
        // What was found stays, as long as the dossier still proposes the same.
        if (const int old = indexOf(application.id, {}); old >= 0) {
            const Entry &before = m_entries[static_cast<size_t>(old)];
            if (before.application.proposal == application.proposal)
                entry = before;
        }
        entry.application = std::move(application);
        if (entry.serial == 0)
            entry.serial = ++m_lastSerial;
        entries.push_back(std::move(entry));
    }
    m_entries = std::move(entries);
    m_loaded = true;

    if (loaded.outcome) {
        Entry &entry = m_entries[files + static_cast<size_t>(loaded.chosen)];
        if (*loaded.outcome)
            entry.outcome = **loaded.outcome;
        else
            entry.error = loaded.outcome->error();
    }
    int next = shown ? indexOf(shownId, shownFile) : -1;
    if (next < 0)
        next = loaded.chosen >= 0 ? static_cast<int>(files) + loaded.chosen : (m_entries.empty() ? -1 : 0);
    m_current = -1;
    Q_EMIT listChanged();
    setCurrent(next, chosen);
    // The city is still being built while it opens: it is seen first, the other dossiers' verdicts may
    // follow.
    m_whenIdle = true;
}

void Review::tasksChanged()
{
    drain();
    if (m_whenIdle && !m_context.tasks().busy()) {
        m_whenIdle = false;
        checkWaiting();
    }
}

bool Review::isBusy() const
{
    return m_checker && (!m_loaded || m_whenIdle || std::ranges::any_of(m_entries, &Entry::checking));
}

void Review::checkWaiting()
{
    std::vector<Application> waiting;
    std::vector<Asked> asked;
    for (Entry &entry : m_entries) {
        const bool unchecked = !entry.outcome && !entry.error;
        if (entry.checking || !(unchecked || entry.queued))
            continue;
        if (waiting.size() == kChecksPerTask)
            break;
        entry.queued = false;
        entry.checking = true;
        waiting.push_back(entry.application);
        asked.push_back({entry.application.id, entry.application.file, entry.serial});
    }
    if (waiting.empty())
        return;
    const std::shared_ptr<Checker> checker = m_checker;
    const std::shared_ptr<Mailbox> mailbox = m_mailbox;
    const quint64 generation = m_generation;
    m_tasks.push_back(m_context.tasks().run<bool>(
        tr("Checking the permit applications"), this,
        [checker, mailbox, waiting, asked](TaskContext &task) -> Result<bool> {
            for (size_t i = 0; i < waiting.size(); ++i) {
                DOTHI_TRY(task.checkpoint());
                Result<OutcomePtr> outcome = checker->check(waiting[i], task);
                {
                    const std::lock_guard lock(mailbox->mutex);
                    mailbox->letters.push_back({asked[i], std::move(outcome)});
                }
                task.progress(static_cast<double>(i + 1) / static_cast<double>(waiting.size() + 1),
                              waiting[i].code);
            }
            return true;
        },
        [this, generation, asked](Result<bool> done) {
            if (generation != m_generation)
                return;
            drain();
            // What a stopped task did not come to is unchecked, not being checked.
            for (const Asked &one : asked) {
                const int index = indexOf(one);
                if (index >= 0 && m_entries[static_cast<size_t>(index)].checking) {
                    m_entries[static_cast<size_t>(index)].checking = false;
                    Q_EMIT entryChanged(index);
                }
            }
            if (done)
                checkWaiting();
        }));
}

void Review::drain()
{
    std::vector<Mailbox::Letter> letters;
    {
        const std::lock_guard lock(m_mailbox->mutex);
        letters.swap(m_mailbox->letters);
    }
    for (Mailbox::Letter &letter : letters)
        take(letter.asked, std::move(letter.result));
}

void Review::take(const Asked &asked, Result<OutcomePtr> result)
{
    // An answer to what the dossier proposed before is nobody's: it must not stand at the new proposal.
    const int index = indexOf(asked);
    if (index < 0)
        return;
    Entry &entry = m_entries[static_cast<size_t>(index)];
    const bool wasEmpty = !entry.outcome;
    entry.checking = false;
    // A change that came while this was checked may not be in it yet.
    entry.stale = entry.changedWhileChecking;
    entry.staleForSure = entry.stale && (entry.staleForSure || !result);
    entry.changedWhileChecking = false;
    if (result) {
        entry.outcome = std::move(*result);
        entry.error.reset();
    } else {
        entry.outcome.reset();
        entry.error = result.error();
    }
    const bool look = entry.stale && !entry.staleForSure;
    Q_EMIT entryChanged(index);
    if (index == m_current) {
        if (m_finding >= static_cast<int>(findings().size()))
            m_finding = -1;
        Q_EMIT currentChanged(wasEmpty);
    }
    if (look)
        lookAtStale();
}

void Review::setCurrent(int index, bool chosen)
{
    m_finding = -1;
    m_current = index;
    Q_EMIT currentChanged(chosen);
}

void Review::selectAt(int index)
{
    if (index < 0 || index >= count())
        return;
    const Application &application = m_entries[static_cast<size_t>(index)].application;
    if (!application.isFile())
        m_context.settings().set(kLastApplication, application.code);
    setCurrent(index, true);
    const Entry &entry = m_entries[static_cast<size_t>(index)];
    if (!entry.outcome && !entry.error)
        recheck();
}

bool Review::select(city::FeatureId id)
{
    const int index = indexOf(id, {});
    selectAt(index);
    return index >= 0;
}

bool Review::select(const QString &code)
{
    for (int i = 0; i < count(); ++i) {
        if (m_entries[static_cast<size_t>(i)].application.code == code) {
            selectAt(i);
            return true;
        }
    }
    return false;
}

void Review::step(int by)
{
    if (m_entries.empty())
        return;
    // Past the last comes the first: with twelve dossiers nobody wants to count.
    selectAt(m_current < 0 ? 0 : (m_current + by + count()) % count());
}

void Review::selectFinding(int index)
{
    if (index < -1 || index >= static_cast<int>(findings().size()))
        return;
    m_finding = index;
    Q_EMIT findingChanged();
}

void Review::recheck()
{
    if (m_current < 0 || !m_checker)
        return;
    Entry &entry = m_entries[static_cast<size_t>(m_current)];
    if (entry.checking)
        return;
    entry.checking = true;
    Q_EMIT entryChanged(m_current);
    const std::shared_ptr<Checker> checker = m_checker;
    const quint64 generation = m_generation;
    const Application application = entry.application;
    const Asked asked{application.id, application.file, entry.serial};
    m_tasks.push_back(m_context.tasks().run<OutcomePtr>(
        tr("Checking %1").arg(application.code), this,
        [checker, application](TaskContext &task) -> Result<OutcomePtr> {
            if (!application.isFile())
                return checker->check(application, task);
            const Result<Application> now = readProposalFile(application.file);
            DOTHI_TRY(now);
            return checker->check(*now, task);
        },
        [this, generation, asked](Result<OutcomePtr> outcome) {
            if (generation == m_generation)
                take(asked, std::move(outcome));
        }));
}

void Review::recheckStale()
{
    for (Entry &entry : m_entries) {
        if (entry.stale && !entry.checking)
            entry.queued = true;
    }
    checkWaiting();
}

void Review::checkFile(const QString &path)
{
    if (!m_checker) {
        Q_EMIT failed(Error(ErrorCode::NotFound, tr("No city is open."))
                          .withAdvice(tr("Open a city; a proposal is checked against it.")));
        return;
    }
    const QString file = QFileInfo(path).absoluteFilePath();
    Result<Application> application = readProposalFile(file);
    if (!application) {
        Q_EMIT failed(application.error());
        return;
    }
    int index = indexOf(0, file);
    if (index < 0) {
        index = 0;
        m_entries.insert(m_entries.begin(), Entry());
    }
    m_entries[static_cast<size_t>(index)] = Entry();
    m_entries[static_cast<size_t>(index)].application = std::move(*application);
    m_entries[static_cast<size_t>(index)].serial = ++m_lastSerial;
    m_current = -1;
    Q_EMIT listChanged();
    setCurrent(index, true);
    recheck();
}

} // namespace dothi::permit
