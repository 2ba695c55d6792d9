// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/plugin/registration.h>
#include <dothi/plugin/uicontext.h>

#include <QObject>

#include <permit/review.h>

namespace dothi::permit {

/// Puts what is reviewed into the 3D view: the proposal on its plot in place of the buildings there, the
/// evidence of the chosen finding (or of all open ones), and the camera where it is best seen. Main thread.
class ReviewScene : public QObject
{
    Q_OBJECT
public:
    ReviewScene(Review &review, plugin::UiContext &ui, QObject *parent = nullptr);

    /// Only while the review workspace is chosen anything of it is shown.
    void setActive(bool active);
    /// Flies to where the chosen finding, or the whole proposal, is best seen.
    void fly();

private:
    void showCurrent(bool chosen);
    void showEvidence();
    void hide(const std::vector<city::FeatureId> &buildings,
              const std::vector<city::FeatureId> &applications);

    Review &m_review;
    plugin::UiContext &m_ui;
    plugin::Registration m_proposal;
    plugin::Registration m_evidence;
    plugin::Registration m_hiddenBuildings;
    plugin::Registration m_hiddenAreas;
    bool m_active = true;
};

} // namespace dothi::permit
