// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What of the view outlasts a window that is built anew.

#include "mainwindow.h"

#include <dothi/ui/sectioncontrol.h>
#include <dothi/ui/suncontrol.h>
#include <dothi/ui/view3d.h>

namespace dothi::app {

ViewState MainWindow::viewState() const
{
    ViewState state;
    const city::City *city = m_services.cities->city();
    if (!city || !m_shell->loader().scene())
        return state;
    state.address = city->store().location();
    state.pose = m_view->pose();
    if (const std::optional<ui::Walker> &walker = m_view->controller().walker())
        state.stand = ViewState::Stand{{walker->x(), walker->y(), 0}, walker->headingDeg()};
    if (m_second) {
        scene::CameraPose pose = m_second->view().pose();
        pose.plan = m_second->view().isPlan();
        state.second = ViewState::Second{pose, m_second->isLinked()};
    }
    state.sun = m_sun->when();
    state.section = m_section->section();
    state.underground = m_shell->loader().isUnderground();
    return state;
}

void MainWindow::takeUp(const ViewState &state)
{
    if (state.address.isEmpty())
        return;
    m_shell->holdCamera();
    connect(
        &m_shell->loader(), &ui::SceneLoader::sceneReady, this,
        [this, state] {
            const city::City *city = m_services.cities->city();
            if (!city || city->store().location() != state.address)
                return;
            m_view->setPose(state.pose);
            if (state.stand) {
                m_view->walk(state.stand->at, state.stand->headingDeg);
                m_view->controller().finishFlight();
            }
            setUnderground(state.underground);
            if (state.second) {
                showSecondView(true);
                // Each to its own place first: the one that is placed would take the other along.
                m_second->setLinked(false);
                m_second->view().setPose(state.second->pose);
                m_second->setLinked(state.second->linked);
            }
            if (state.section.isActive())
                m_section->setSection(state.section);
            if (state.sun.isValid() && m_sun->setCity(city, m_shell->loader().extent().center()))
                m_sun->setWhen(state.sun);
        },
        Qt::SingleShotConnection);
}

} // namespace dothi::app
