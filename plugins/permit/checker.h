// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/task.h>
#include <dothi/city/store.h>
#include <dothi/scene/cityscene.h>

#include <permit/applications.h>
#include <permit/logic/answer.h>
#include <permit/logic/permitreport.h>
#include <permit/logic/rules.h>
#include <permit/logic/watchedstore.h>
#include <permit/view/viewpoint.h>

#include <map>
#include <memory>
#include <mutex>

namespace dothi::permit {

/// The answer to one application and what is needed to show it.
struct Outcome
{
    Answer answer;
    Sight sight;
    scene::GroundPtr ground;       ///< as the city is drawn on; null: a plane at height 0
    double milliseconds = 0;       ///< the check itself
    std::vector<Reading> readings; ///< of the layers: all that the answer rests on, besides terrain and rules

    [[nodiscard]] GroundHeight groundHeight() const;
};
using OutcomePtr = std::shared_ptr<const Outcome>;

/// Checks applications of one city on workers: holds a connection of its own, the terrain and the rules, so
/// that a check inside the open program reads only what lies around the plot. Its functions may be called
/// from any thread; one works at a time.
class Checker
{
public:
    /// Connects to the city at `address` with the first question: that waits for whoever holds it.
    explicit Checker(const QString &address);

    [[nodiscard]] Result<std::vector<Application>> applications(TaskContext &task);
    [[nodiscard]] Result<Dossier> dossier(const QString &code, TaskContext &task);
    [[nodiscard]] Result<OutcomePtr> check(const Application &application, TaskContext &task);
    /// Whether the layers still say what an outcome rests on. Terrain and rules are not looked at.
    [[nodiscard]] Result<bool> stillHolds(const Outcome &outcome, TaskContext &task);

private:
    [[nodiscard]] Result<> connect(TaskContext &task);
    [[nodiscard]] Result<> prepare(TaskContext &task);
    [[nodiscard]] Result<const RuleSet *> rulesOn(const QDate &date);

    QString m_address;
    std::mutex m_mutex;
    std::unique_ptr<city::Store> m_store;
    bool m_prepared = false;
    TerrainReader m_terrain;                                 ///< what is checked
    scene::GroundPtr m_ground;                               ///< what is shown
    std::map<QDate, std::unique_ptr<const RuleSet>> m_rules; ///< by the day they were asked for
};

} // namespace dothi::permit
