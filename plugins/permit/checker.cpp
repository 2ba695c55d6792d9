// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/interrupt.h>
#include <dothi/scene/feetground.h>
#include <dothi/ui/taskreader.h>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QLoggingCategory>

#include <permit/checker.h>
#include <permit/logic/check.h>

namespace dothi::permit {

namespace {

Q_LOGGING_CATEGORY(lcCheck, "dothi.permit", QtInfoMsg)

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::PermitChecker)
};

double milliseconds(const QElapsedTimer &timer)
{
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

} // namespace

GroundHeight Outcome::groundHeight() const
{
    return [grid = ground](double x, double y) { return scene::groundHeight(grid.get(), x, y); };
}

Checker::Checker(const QString &address)
    : m_address(address)
{}

Result<> Checker::connect(TaskContext &task)
{
    if (m_store)
        return {};
    Result<std::unique_ptr<city::Store>> opened = ui::openReader(m_address, task);
    DOTHI_TRY(opened);
    m_store = std::move(*opened);
    return {};
}

Result<std::vector<Application>> Checker::applications(TaskContext &task)
{
    const std::lock_guard lock(m_mutex);
    DOTHI_TRY(connect(task));
    return readApplications(*m_store);
}

Result<Dossier> Checker::dossier(const QString &code, TaskContext &task)
{
    const std::lock_guard lock(m_mutex);
    DOTHI_TRY(connect(task));
    return Dossier::find(*m_store, code);
}

Result<> Checker::prepare(TaskContext &task)
{
    if (m_prepared)
        return {};
    Result<TerrainReader> terrain = terrainOf(*m_store);
    DOTHI_TRY(terrain);
    Result<scene::DrawnGround> ground = scene::loadDrawnGround(*m_store, task);
    DOTHI_TRY(ground);
    m_terrain = std::move(*terrain);
    m_ground = std::move(ground->grid);
    m_prepared = true;
    return {};
}

Result<const RuleSet *> Checker::rulesOn(const QDate &date)
{
    const auto known = m_rules.find(date);
    if (known != m_rules.end())
        return known->second.get();
    Result<RuleSet> rules = RuleSet::forCity(*m_store, date);
    DOTHI_TRY(rules);
    return m_rules.emplace(date, std::make_unique<RuleSet>(std::move(*rules))).first->second.get();
}

Result<OutcomePtr> Checker::check(const Application &application, TaskContext &task)
{
    const std::lock_guard lock(m_mutex);
    DOTHI_TRY(task.checkpoint());
    DOTHI_TRY(connect(task));
    DOTHI_TRY(prepare(task));
    if (application.proposal.isEmpty()) {
        return fail(Error(ErrorCode::NotFound, Tr::tr("The dossier has no proposal to check."))
                        .inLayer(QStringLiteral("permit_application"))
                        .atFeature(application.code)
                        .withAdvice(Tr::tr("Add the building's volumes as JSON, or check a file.")));
    }
    QElapsedTimer timer;
    timer.start();
    const Result<Proposal> proposal =
        Proposal::fromJson(application.proposal, m_store->crs(), m_store->profile().datumOperation);
    DOTHI_TRY(proposal);
    CheckOptions options;
    options.date = proposal->date.isValid() ? proposal->date : application.submitted;
    options.terrain = m_terrain;
    if (options.date.isValid()) {
        const Result<const RuleSet *> rules = rulesOn(options.date);
        DOTHI_TRY(rules);
        options.rules = *rules;
    }
    const geo::StopWithTask stop(task);
    const WatchedStore watched(*m_store);
    Result<Answer> answer = checkProposal(watched, *proposal, options);
    DOTHI_TRY(task.checkpoint()); // cancelled: whatever gave up for it
    DOTHI_TRY(answer);

    auto outcome = std::make_shared<Outcome>();
    outcome->milliseconds = milliseconds(timer);
    outcome->answer = std::move(*answer);
    outcome->readings = watched.readings();
    outcome->ground = m_ground;
    Result<Sight> sight = Sight::around(*m_store, outcome->answer, outcome->groundHeight());
    DOTHI_TRY(sight);
    outcome->sight = std::move(*sight);
    qCDebug(lcCheck).noquote() << application.code << "checked in"
                               << QString::number(outcome->milliseconds, 'f', 1) << "ms, shown after"
                               << QString::number(milliseconds(timer), 'f', 1) << "ms";
    return outcome;
}

Result<bool> Checker::stillHolds(const Outcome &outcome, TaskContext &task)
{
    const std::lock_guard lock(m_mutex);
    DOTHI_TRY(task.checkpoint());
    DOTHI_TRY(connect(task));
    return readTheSame(outcome.readings, *m_store, task);
}

} // namespace dothi::permit
