// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What changes of the city mean for verdicts that have been given.

#include <permit/review.h>

#include <algorithm>
#include <array>

namespace dothi::permit {

namespace {

/// Layers whose change may change an answer.
constexpr std::array kInputLayers{"parcel",       "road",          "road_surface",      "red_line",
                                  "building",     "planning_zone", "construction_line", "protection_corridor",
                                  "height_plane", "terrain"};

bool isInput(const QString &layer)
{
    return layer.isEmpty() ||
           std::ranges::any_of(kInputLayers, [&](const char *l) { return layer == QLatin1String(l); });
}

} // namespace

void Review::cityChanged(const city::ChangeEvent &what)
{
    if (isInput(what.layer)) {
        const bool forSure = what.layer.isEmpty() || what.layer == QLatin1String("terrain");
        for (int i = 0; i < count(); ++i) {
            Entry &entry = m_entries[static_cast<size_t>(i)];
            ++entry.changes;
            if (entry.checking)
                entry.changedWhileChecking = true;
            // That a dossier has no proposal has nothing to do with the city.
            if (entry.error && entry.application.proposal.isEmpty() && !entry.application.isFile())
                continue;
            // Out of date until it is known that the change does not concern it: never the other way round.
            // Why a dossier could not be checked may lie anywhere.
            if (entry.outcome || entry.error) {
                entry.staleForSure = entry.staleForSure || forSure || entry.error;
                if (!entry.stale) {
                    entry.stale = true;
                    Q_EMIT entryChanged(i);
                }
            } else {
                entry.staleForSure = entry.staleForSure || forSure;
            }
        }
        if (!forSure)
            lookAtStale();
    }
    if (what.layer.isEmpty() || what.layer == QLatin1String("terrain")) {
        // A checker keeps terrain and rules; both may be others now.
        m_checker = std::make_shared<Checker>(m_context.cities().city()->store().location());
    }
    if (what.layer.isEmpty() || what.layer == QLatin1String("permit_application"))
        reload({});
}

void Review::lookAtStale()
{
    struct Looked
    {
        Asked asked;
        OutcomePtr outcome;
        quint64 changes = 0;
        bool holds = false;
    };
    std::vector<Looked> lot;
    for (const Entry &entry : m_entries) {
        if (entry.stale && !entry.staleForSure && !entry.checking && entry.outcome)
            lot.push_back({{entry.application.id, entry.application.file, entry.serial},
                           entry.outcome,
                           entry.changes,
                           false});
    }
    if (lot.empty() || !m_checker)
        return;
    m_context.tasks().cancel(m_looking); // what it would say is out of date itself
    const std::shared_ptr<Checker> checker = m_checker;
    const quint64 generation = m_generation;
    m_looking = m_context.tasks().run<std::vector<Looked>>(
        tr("Looking whether a change concerns the dossiers"), this,
        [checker, lot](TaskContext &task) -> Result<std::vector<Looked>> {
            std::vector<Looked> looked = lot;
            for (size_t i = 0; i < looked.size(); ++i) {
                task.progress(static_cast<double>(i) / static_cast<double>(looked.size()));
                const Result<bool> holds = checker->stillHolds(*looked[i].outcome, task);
                DOTHI_TRY(task.checkpoint());
                looked[i].holds = holds && *holds; // what cannot be read again stays out of date
            }
            return looked;
        },
        [this, generation](const Result<std::vector<Looked>> &looked) {
            if (generation != m_generation || !looked)
                return;
            for (const Looked &one : *looked) {
                const int index = indexOf(one.asked);
                if (index < 0 || !one.holds)
                    continue;
                Entry &entry = m_entries[static_cast<size_t>(index)];
                // Changed once more, or checked again meanwhile: that has a look of its own.
                if (!entry.stale || entry.staleForSure || entry.checking || entry.changes != one.changes ||
                    entry.outcome != one.outcome)
                    continue;
                entry.stale = false;
                entry.queued = false;
                Q_EMIT entryChanged(index);
            }
        });
    m_tasks.push_back(m_looking);
}

} // namespace dothi::permit
