// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <permit/reviewscene.h>
#include <permit/view/overlays.h>
#include <permit/view/viewpoint.h>

namespace dothi::permit {

namespace {

/// For framing a plan; the view's own size is the window's business, and a plan of a plot fits in either.
constexpr QSizeF kViewport(1000, 800);

} // namespace

ReviewScene::ReviewScene(Review &review, plugin::UiContext &ui, QObject *parent)
    : QObject(parent)
    , m_review(review)
    , m_ui(ui)
{
    connect(&review, &Review::currentChanged, this, &ReviewScene::showCurrent);
    connect(&review, &Review::findingChanged, this, [this] {
        showEvidence();
        fly();
    });
}

void ReviewScene::setActive(bool active)
{
    m_active = active;
    showCurrent(false);
}

void ReviewScene::showCurrent(bool chosen)
{
    const Review::Entry *entry = m_review.currentEntry();
    if (!m_active || !entry || !entry->outcome) {
        hide({}, {});
        m_evidence.reset();
        m_proposal.reset();
        return;
    }
    const Outcome &outcome = *entry->outcome;
    scene::Overlay proposal = proposalOverlay(outcome.answer, outcome.groundHeight());
    // A click on what is planned means its application.
    if (!entry->application.isFile()) {
        for (scene::OverlayVolume &volume : proposal.volumes)
            volume.stands = {QStringLiteral("permit_application"), entry->application.id};
    }
    m_proposal = m_ui.showOverlay(QStringLiteral("permit.proposal"), proposal);
    // The proposal also stands for its own area on the map.
    hide(outcome.sight.replaced,
         entry->application.isFile() ? std::vector<city::FeatureId>() : std::vector{entry->application.id});
    showEvidence();
    if (chosen)
        fly();
}

void ReviewScene::hide(const std::vector<city::FeatureId> &buildings,
                       const std::vector<city::FeatureId> &applications)
{
    // First the new, then away with the old: what stays hidden does not flicker.
    const auto swap = [this](plugin::Registration &held, const QString &layer,
                             const std::vector<city::FeatureId> &ids) {
        held = ids.empty() ? plugin::Registration() : m_ui.hideFeatures(layer, ids);
    };
    swap(m_hiddenBuildings, QStringLiteral("building"), buildings);
    swap(m_hiddenAreas, QStringLiteral("permit_application"), applications);
}

void ReviewScene::showEvidence()
{
    const Review::Entry *entry = m_review.currentEntry();
    if (!m_active || !entry || !entry->outcome)
        return;
    const Outcome &outcome = *entry->outcome;
    const int chosen = m_review.currentFinding();
    const std::vector<const Finding *> findings = m_review.findings();
    const scene::Overlay overlay =
        chosen >= 0 ? evidenceOverlay(*findings[static_cast<size_t>(chosen)], outcome.groundHeight())
                    : evidenceOverlay(openFindings(outcome.answer), outcome.groundHeight());
    m_evidence = m_ui.showOverlay(QStringLiteral("permit.evidence"), overlay);
}

void ReviewScene::fly()
{
    const Review::Entry *entry = m_review.currentEntry();
    if (!m_active || !entry || !entry->outcome)
        return;
    const Outcome &outcome = *entry->outcome;
    const int chosen = m_review.currentFinding();
    if (m_ui.cameraPose().plan) {
        m_ui.flyTo(planPose(outcome.answer, kViewport));
    } else if (chosen < 0) {
        m_ui.flyTo(overviewPose(outcome.answer, outcome.sight));
    } else {
        m_ui.flyTo(
            findingPose(outcome.answer, *m_review.findings()[static_cast<size_t>(chosen)], outcome.sight));
    }
}

} // namespace dothi::permit
