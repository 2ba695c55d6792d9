// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The import wizard and the map: points and parcels that are taken from it, and the model shown in it.

#include <dothi/io/modelplacing.h>
#include <dothi/ui/importwizard.h>
#include <dothi/ui/modelplacepage.h>
#include <dothi/ui/taskreader.h>

#include <QLabel>
#include <QProgressBar>

namespace dothi::ui {

void ImportWizard::askMap(bool parcel)
{
    m_wantsParcel = parcel;
    hide();
    Q_EMIT mapAsked(parcel ? tr("Click the parcel the model is to stand on · Esc: back to the import")
                           : tr("Click where the model is to stand · Esc: back to the import"));
}

/// The model is seen in the city from the moment it has a place until it is imported, or given up.
void ImportWizard::refreshPreview()
{
    const bool wanted = m_plan && m_standing && step() != Done && m_place->isFilledIn();
    if (!wanted && !m_previewShown)
        return;
    m_previewShown = wanted;
    Q_EMIT previewChanged(wanted ? m_standing : nullptr);
}

void ImportWizard::askLook()
{
    if (!m_plan || !m_plan->place || !m_previewShown)
        return;
    hide();
    Q_EMIT lookAsked(m_plan->place->extent);
}

void ImportWizard::comeBack()
{
    show();
    raise();
    activateWindow();
}

void ImportWizard::takePoint(const geo::Coord &where)
{
    m_problem->hide();
    if (!m_wantsParcel) {
        m_place->takePoint(where);
        return;
    }
    takeParcelAt(where);
}

/// A parcel may be a district of a hundred thousand sides: looked at by a worker.
void ImportWizard::takeParcelAt(const geo::Coord &where)
{
    using Spot = std::optional<io::ParcelSpot>;
    if (!m_cities.city())
        return;
    const bool wasLooking = m_task != 0;
    m_tasks.cancel(m_task);
    const quint64 generation = ++m_generation;
    const quint64 task = m_tasks.run<Spot>(
        tr("Looking at the parcel"), this,
        [address = m_cities.city()->store().location(), where](TaskContext &context) -> Result<Spot> {
            Result<std::unique_ptr<city::Store>> store = openReader(address, context);
            DOTHI_TRY(store);
            return io::parcelSpot(**store, where, context);
        },
        [this, generation, wasLooking](const Result<Spot> &spot) {
            if (generation != m_generation)
                return;
            setBusy(0, {});
            if (spot && *spot) {
                m_place->takeParcel(**spot); // and everything is looked at anew
                return;
            }
            if (wasLooking)
                inspectAgain();
            showProblem(spot ? Error(ErrorCode::NotFound, tr("There is no parcel at that point."))
                                   .withAdvice(tr("Click inside of a parcel, or take a point."))
                             : spot.error());
        });
    if (generation == m_generation && m_tasks.busy())
        setBusy(task, tr("Looking at the parcel…"));
}

void ImportWizard::leave()
{
    m_standing.reset();
    refreshPreview();
    Q_EMIT left();
}

} // namespace dothi::ui
