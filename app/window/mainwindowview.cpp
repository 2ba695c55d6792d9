// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the window lays over the view besides measuring: section, sunlight and the colours of layers.

#include "mainwindow.h"
#include "rectangletool.h"
#include "sectionpanel.h"
#include "sunpanel.h"

#include <dothi/scene/namefields.h>
#include <dothi/ui/overviewmap.h>
#include <dothi/ui/sectioncontrol.h>
#include <dothi/ui/stylelegend.h>
#include <dothi/ui/stylepanel.h>
#include <dothi/ui/suncontrol.h>
#include <dothi/ui/taskreader.h>
#include <dothi/ui/theme.h>
#include <dothi/ui/view3d.h>
#include <dothi/ui/widgets.h>

#include <QDockWidget>
#include <QHBoxLayout>
#include <QLabel>
#include <QMainWindow>
#include <QToolButton>

#include <algorithm>

namespace dothi::app {

void MainWindow::addSection()
{
    m_section = new ui::SectionControl(*m_view, m_shell->dress(), this);
    m_sectionTool = new ui::SectionTool(
        [this](const scene::Overlay &overlay) { drawOver(QStringLiteral("window.sectionLine"), overlay); },
        this);
    m_sectionPanel = new SectionPanel(*m_section, m_view);
    m_view->addOverlay(m_sectionPanel, Qt::AlignTop | Qt::AlignHCenter, 1);
    m_sectionPanel->hide();
    connect(m_sectionTool, &ui::SectionTool::drawn, this,
            [this](const geo::Coord &from, const geo::Coord &to) {
                scene::Section section;
                section.kind = scene::SectionKind::Vertical;
                section.from = {from.x, from.y, 0};
                section.to = {to.x, to.y, 0};
                m_section->setSection(section);
            });
    connect(&m_shell->loader(), &ui::SceneLoader::cutsLeftOpen, m_sectionPanel, &SectionPanel::setLeftOpen);
    connect(m_sectionPanel, &SectionPanel::lineAsked, this, &MainWindow::drawSection);
    connect(m_sectionPanel, &SectionPanel::heightAsked, this, &MainWindow::cutAtHeight);
    connect(m_sectionPanel, &SectionPanel::boxAsked, this, &MainWindow::cutBox);
    const auto showState = [this] {
        const bool drawing = m_view->tool() && m_view->tool() == m_sectionTool;
        m_sectionPanel->setDrawing(drawing);
        m_shell->actions().setChecked(QStringLiteral("tools.section"), drawing || m_section->isActive());
    };
    connect(m_sectionPanel, &SectionPanel::closeAsked, this, [this] {
        if (m_view->tool() == m_sectionTool)
            m_view->setTool(nullptr);
        m_section->end();
        m_view->setFocus();
    });
    connect(m_view, &ui::View3D::toolChanged, this, showState);
    connect(m_section, &ui::SectionControl::changed, this, showState);
    connect(&m_shell->loader(), &ui::SceneLoader::sceneAboutToGo, m_section,
            &ui::SectionControl::sceneChanged);
}

/// What a tool draws, in every view.
void MainWindow::drawOver(const QString &id, const scene::Overlay &overlay)
{
    m_shell->dress().wear(id, this,
                          [id, overlay](scene::CityScene &scene) { scene.setOverlay(id, overlay); });
}

void MainWindow::toggleSection()
{
    const bool drawing = m_view->tool() && m_view->tool() == m_sectionTool;
    if (!drawing && !m_section->isActive()) {
        drawSection();
        return;
    }
    if (drawing)
        m_view->setTool(nullptr);
    m_section->end();
}

void MainWindow::drawSection()
{
    // The line is drawn on the whole city.
    m_section->end();
    m_view->setTool(m_sectionTool);
    m_view->setFocus();
}

void MainWindow::cutAtHeight()
{
    constexpr double kAboveGroundM = 3;
    if (m_view->tool() == m_sectionTool)
        m_view->setTool(nullptr);
    const geo::Coord &target = m_view->pose().target;
    scene::Section section;
    section.kind = scene::SectionKind::Horizontal;
    section.heightM = std::round((m_shell->groundHeight(target.x, target.y) + kAboveGroundM) * 10) / 10;
    m_section->setSection(section);
}

void MainWindow::cutBox()
{
    constexpr double kRoomM = 5;
    if (m_view->tool() == m_sectionTool)
        m_view->setTool(nullptr);
    scene::Section section;
    section.kind = scene::SectionKind::Box;
    const std::vector<city::FeatureRef> &refs = m_shell->selection().refs();
    geo::Extent extent;
    double highM = 0;
    if (const city::City *city = m_services.cities->city(); city && !refs.empty()) {
        const Result<ui::FeaturePlace> place = ui::placeOf(city->store(), refs);
        if (!place) {
            m_shell->showError(place.error());
            return;
        }
        extent = place->extent;
        highM = place->heightM;
    }
    if (extent.isEmpty()) {
        const scene::CameraPose &pose = m_view->pose();
        const double half = pose.distanceM * 0.15;
        extent = {pose.target.x - half, pose.target.y - half, pose.target.x + half, pose.target.y + half};
        highM = half;
        section.headingDeg = pose.headingDeg;
    }
    const auto rounded = [](double v) { return std::round(v * 10) / 10; };
    const geo::Coord middle = extent.center();
    const double groundM = m_shell->groundHeight(middle.x, middle.y);
    section.middle = {rounded(middle.x), rounded(middle.y), 0};
    section.widthM = rounded(extent.width() + 2 * kRoomM);
    section.depthM = rounded(extent.height() + 2 * kRoomM);
    section.bottomM = rounded(groundM - kRoomM);
    section.topM = rounded(groundM + highM + kRoomM);
    m_section->setSection(section);
}

void MainWindow::addSun()
{
    m_sun = new ui::SunControl(m_shell->dress(), this);
    m_sunPanel = new SunPanel(*m_sun, *m_view, m_view);
    m_view->addOverlay(m_sunPanel, Qt::AlignTop | Qt::AlignHCenter, 2);
    m_sunPanel->hide();
    connect(m_sunPanel, &SunPanel::closeAsked, this, [this] {
        m_sun->end();
        m_view->setFocus();
    });
    connect(m_sun, &ui::SunControl::changed, this, [this] {
        m_sunPanel->setVisible(m_sun->isActive());
        m_shell->actions().setChecked(QStringLiteral("view.sun"), m_sun->isActive());
    });
    connect(m_services.cities, &plugin::CityHost::aboutToClose, m_sun, [this] { m_sun->end(); });
}

void MainWindow::toggleSun()
{
    if (m_sun->isActive()) {
        m_sun->end();
        return;
    }
    // Where the city lies is asked when it is needed: its extent grows with its data.
    const Result<> placed = m_sun->setCity(m_services.cities->city(), m_shell->loader().extent().center());
    if (!placed) {
        m_shell->showError(placed.error());
        return;
    }
    // At night there is nothing to see of shadows: it begins with noon.
    m_sun->setWhen(m_sun->now());
    if (m_sun->isActive() && m_sun->position().altitudeDeg < 3)
        m_sun->setWhen(m_sun->day().noon);
}

void MainWindow::toggleNight()
{
    constexpr int kEveningMinute = 20 * 60 + 30;
    constexpr double kNightDeg = -6; // the end of civil twilight
    const bool isNight = m_sun->isActive() && m_sun->position().altitudeDeg < kNightDeg;
    m_sun->end();
    if (isNight)
        return;
    toggleSun();
    if (!m_sun->isActive())
        return; // no place to have a sun; that was said
    m_sun->setMinute(kEveningMinute);
    if (m_sun->position().altitudeDeg > kNightDeg)
        m_sun->setMinute(0); // far from the equator, in summer
}

/// Which parts of the open city an export may be of.
ExportScope MainWindow::exportScope()
{
    constexpr double kFarthestShownM = 20'000;
    ExportScope scope;
    scope.selection = m_shell->selection().refs();
    scope.shown = [this] {
        const scene::CameraPose &pose = m_view->pose();
        const QPolygonF seen = ui::seenGround(m_view->camera(), pose.target.z, kFarthestShownM, pose.target);
        geo::Extent area;
        for (const QPointF &corner : seen)
            area.add(geo::Coord{pose.target.x + corner.x(), pose.target.y + corner.y(), 0});
        return area;
    };
    scope.draw = [this](std::function<void(const geo::Extent &)> then) {
        auto *tool = new RectangleTool(
            [this](const scene::Overlay &overlay) { drawOver(QStringLiteral("window.rectangle"), overlay); },
            this);
        const auto area = std::make_shared<geo::Extent>();
        connect(tool, &RectangleTool::drawn, this, [area](const geo::Extent &drawn) { *area = drawn; });
        connect(tool, &RectangleTool::ended, this, [tool, area, then = std::move(then)] {
            tool->deleteLater();
            then(*area);
        });
        m_view->setTool(tool);
        m_view->setFocus();
    };
    return scope;
}

void MainWindow::addStyles()
{
    auto *legend = new ui::StyleLegend(m_shell->styles(), m_shell->loader(), m_view);
    m_view->addOverlay(legend, Qt::AlignBottom | Qt::AlignLeft, 2);
    legend->hide();
    m_stylePanel = new ui::StylePanel(m_shell->styles(), m_shell->loader());
    m_stylePanel->setNameLookup([this](const QString &layer, std::function<void(QStringList)> then) {
        if (!m_services.cities->city())
            return;
        m_services.quietTasks->run<QStringList>(
            tr("Looking through the attributes"), this,
            [address = m_services.cities->city()->store().location(),
             layer](TaskContext &task) -> Result<QStringList> {
                const Result<std::unique_ptr<city::Store>> reader = ui::openReader(address, task);
                DOTHI_TRY(reader);
                return scene::nameFields(**reader, layer, task);
            },
            [then = std::move(then)](Result<QStringList> names) { then(names.value_or(QStringList())); });
    });
    connect(m_services.cities, &plugin::CityHost::aboutToClose, m_stylePanel, &ui::StylePanel::forgetNames);
    m_styleDock = new QDockWidget(tr("Colour by attribute"), m_docks);
    m_styleDock->setObjectName(QStringLiteral("styleDock"));
    m_styleDock->setWidget(m_stylePanel);
    // The style sheet takes the buttons of docks away, for most have a heading of their own; this one keeps
    // its title, to be dragged by, and says how it is closed.
    auto *title = new QWidget(m_styleDock);
    auto *row = new QHBoxLayout(title);
    row->setContentsMargins(ui::metrics::kPad, 4, 4, 4);
    row->addWidget(ui::makeLabel(m_styleDock->windowTitle(), QStringLiteral("strong"), title), 1);
    QToolButton *close = ui::makeIconButton(QStringLiteral("close"), tr("Close the panel"), title, 16);
    close->setObjectName(QStringLiteral("styleClose"));
    row->addWidget(close);
    m_styleDock->setTitleBarWidget(title);
    connect(close, &QToolButton::clicked, m_styleDock, &QWidget::hide);
    m_styleDock->setFeatures(QDockWidget::DockWidgetClosable | QDockWidget::DockWidgetMovable |
                             QDockWidget::DockWidgetFloatable);
    m_docks->addDockWidget(Qt::RightDockWidgetArea, m_styleDock);
    m_styleDock->hide();
}

void MainWindow::showStyle(const QString &layer)
{
    if (!layer.isEmpty())
        m_stylePanel->showLayer(layer);
    const bool opens = m_styleDock->isHidden();
    m_styleDock->show();
    m_styleDock->raise();
    // Room for the choices and some classes; the page above has the rest.
    constexpr int kHeight = 440;
    if (opens && !m_styleDock->isFloating())
        m_docks->resizeDocks({m_styleDock}, {kHeight}, Qt::Vertical);
}

} // namespace dothi::app
