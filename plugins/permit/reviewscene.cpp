// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <permit/reviewscene.h>
#include <permit/view/overlays.h>
#include <permit/view/pictures.h>
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
    m_hidden.reset();
    if (!m_active || !entry || !entry->outcome) {
        m_evidence.reset();
        m_proposal.reset();
        return;
    }
    const Outcome &outcome = *entry->outcome;
    m_proposal = m_ui.showOverlay(QStringLiteral("permit.proposal"),
                                  proposalOverlay(outcome.answer, outcome.groundHeight()));
    if (!outcome.sight.replaced.empty())
        m_hidden = m_ui.hideFeatures(QStringLiteral("building"), outcome.sight.replaced);
    showEvidence();
    if (chosen)
        fly();
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

Result<Pictures> ReviewScene::takePictures()
{
    const Review::Entry *entry = m_review.currentEntry();
    if (!entry || !entry->outcome)
        return fail(ErrorCode::NotFound, tr("No checked application is chosen."));
    const OutcomePtr outcome = entry->outcome;
    const PicturePlan plan = PicturePlan::of(outcome->answer, outcome->sight, outcome->groundHeight());
    // Whatever is shown now, a report shows the whole: afterwards everything is as it was.
    m_proposal = m_ui.showOverlay(QStringLiteral("permit.proposal"), plan.proposal);
    m_evidence = m_ui.showOverlay(QStringLiteral("permit.evidence"), plan.evidence);
    if (!plan.hiddenBuildings.empty())
        m_hidden = m_ui.hideFeatures(QStringLiteral("building"), plan.hiddenBuildings);
    Result<QImage> planImage = m_ui.picture(plan.plan, plan.planSize);
    Result<QImage> viewImage = planImage ? m_ui.picture(plan.view, plan.viewSize) : planImage;
    showCurrent(false);
    DOTHI_TRY(viewImage);
    return Pictures{std::move(*planImage), std::move(*viewImage)};
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
