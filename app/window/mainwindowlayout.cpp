// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where the parts of the window stand.

#include "cityopener.h"
#include "mainwindow.h"
#include "measurepanel.h"
#include "navigation.h"
#include "settingkeys.h"
#include "topbar.h"
#include "validationpanel.h"

#include <dothi/ui/basemappanel.h>
#include <dothi/ui/inspectorpanel.h>
#include <dothi/ui/layerpanel.h>
#include <dothi/ui/messagebar.h>
#include <dothi/ui/statusbar.h>
#include <dothi/ui/tablepanel.h>
#include <dothi/ui/taskspanel.h>
#include <dothi/ui/view3d.h>
#include <dothi/ui/viewbanner.h>
#include <dothi/ui/viewoverlays.h>
#include <dothi/ui/widgets.h>

#include <QDockWidget>
#include <QMainWindow>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace dothi::app {

namespace {

constexpr QSize kUsualSize(1440, 900);
constexpr int kLeftWidth = 264;
constexpr int kRightWidth = 352;
constexpr int kBottomHeight = 240;

QDockWidget *makeDock(const QString &title, const QString &name, QWidget *content, QMainWindow *owner)
{
    auto *dock = new QDockWidget(title, owner);
    dock->setObjectName(name);
    dock->setWidget(content);
    // The content has a heading of its own.
    dock->setTitleBarWidget(new QWidget(dock));
    dock->setFeatures(QDockWidget::DockWidgetClosable);
    return dock;
}

} // namespace

void MainWindow::layOut()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);

    m_docks = new QMainWindow(this);
    m_docks->setWindowFlags(Qt::Widget);
    m_docks->setDockOptions(QMainWindow::AnimatedDocks);
    m_docks->setCorner(Qt::BottomLeftCorner, Qt::BottomDockWidgetArea);
    m_docks->setCorner(Qt::BottomRightCorner, Qt::BottomDockWidgetArea);
    m_views = new QSplitter(Qt::Horizontal, m_docks);
    m_views->setObjectName(QStringLiteral("views"));
    m_views->setChildrenCollapsible(false);
    m_views->setHandleWidth(4);
    m_view = new ui::View3D(m_views);
    m_docks->setCentralWidget(m_views);

    auto *messages = new ui::MessageBar(this);
    ui::Shell::Parts parts;
    parts.window = this;
    parts.view = m_view;
    parts.messages = messages;
    parts.cities = m_services.cities;
    parts.tasks = m_services.tasks;
    parts.settings = m_services.settings;
    m_shell = new ui::Shell(parts, this);
    m_opener = new CityOpener(*m_shell, this);
    // A city that cannot be opened leaves no empty window behind: the demo city stands in, under the message.
    connect(m_opener, &CityOpener::openFailed, this, [this](const QString &address) {
        if (!m_services.cities->city() && !CityOpener::isDemo(address))
            m_opener->openDemo();
    });

    m_opener->setGuard([this](std::function<void()> goOn) {
        if (!importAtStake())
            return false;
        askToStopImport(
            tr("An import is running. If you leave this city now, it stops and nothing of it is kept."),
            tr("Stop and leave"), [this, goOn = std::move(goOn)] {
                m_wizard->reject(); // stops it; what comes next need not wait for the city to be closed
                goOn();
            });
        return true;
    });

    m_topBar = new TopBar(*m_shell, *m_services.quietTasks, this);
    m_status = new ui::StatusBar(*m_services.cities, *m_services.tasks, this);

    // Left: what the workspace brings, above the layers.
    m_leftColumn = new QSplitter(Qt::Vertical);
    m_leftColumn->setObjectName(QStringLiteral("leftColumn"));
    m_leftColumn->setChildrenCollapsible(false);
    m_leftColumn->setHandleWidth(1);
    m_leftPages = new QStackedWidget(m_leftColumn);
    m_layers = new ui::LayerPanel(m_shell->loader(), m_shell->styles(), m_leftColumn);
    m_baseMaps = new ui::BaseMapLoader(*m_services.cities, *m_services.settings, m_shell);
    auto *baseMaps = new ui::BaseMapPanel(*m_baseMaps, m_layers);
    m_layers->setFoot(baseMaps);
    m_underground = new QToolButton(m_layers);
    m_underground->setObjectName(QStringLiteral("underground"));
    m_underground->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_underground->setAutoRaise(true);
    m_layers->setFoot(m_underground);
    connect(baseMaps, &ui::BaseMapPanel::addAsked, this, &MainWindow::addBaseMap);
    m_leftColumn->addWidget(m_leftPages);
    m_leftColumn->addWidget(m_layers);
    m_leftColumn->setStretchFactor(0, 1);
    m_leftColumn->setStretchFactor(1, 1);
    m_leftPages->hide();
    m_leftDock = makeDock(tr("Layers"), QStringLiteral("leftDock"), m_leftColumn, m_docks);
    m_docks->addDockWidget(Qt::LeftDockWidgetArea, m_leftDock);

    // Right: what the workspace brings, and the inspector.
    auto *right = new QWidget;
    auto *rightLayout = new QVBoxLayout(right);
    rightLayout->setContentsMargins(0, 0, 0, 0);
    rightLayout->setSpacing(0);
    m_rightTabs = new QTabBar(right);
    m_rightTabs->setObjectName(QStringLiteral("rightTabs"));
    m_rightTabs->setDrawBase(false);
    m_rightTabs->setExpanding(true);
    m_rightTabs->addTab({});
    m_rightTabs->addTab(tr("Selected object"));
    m_rightPages = new QStackedWidget(right);
    m_inspector = new ui::InspectorPanel(m_rightPages);
    m_rightPages->addWidget(m_inspector);
    rightLayout->addWidget(m_rightTabs);
    rightLayout->addWidget(m_rightPages, 1);
    m_rightDock = makeDock(tr("Inspector"), QStringLiteral("rightDock"), right, m_docks);
    m_docks->addDockWidget(Qt::RightDockWidgetArea, m_rightDock);

    // Below: table and tasks.
    m_bottom = new QTabWidget;
    m_bottom->setObjectName(QStringLiteral("bottom"));
    m_bottom->setDocumentMode(true);
    m_table = new ui::TablePanel(m_shell->loader(), *m_services.cities, *m_services.tasks, m_bottom);
    m_tasksPanel = new ui::TasksPanel(*m_services.tasks, m_bottom);
    m_bottom->addTab(m_table, tr("Attribute table"));
    m_validation = new ValidationPanel(*m_shell, *m_services.commands, m_bottom);
    m_bottom->addTab(m_validation, tr("Geometry"));
    m_bottom->addTab(m_tasksPanel, tr("Tasks"));
    QToolButton *hide = ui::makeIconButton(QStringLiteral("close"), tr("Close the panel"), m_bottom, 16);
    m_bottom->setCornerWidget(hide);
    m_bottomDock = makeDock(tr("Table and tasks"), QStringLiteral("bottomDock"), m_bottom, m_docks);
    m_docks->addDockWidget(Qt::BottomDockWidgetArea, m_bottomDock);
    m_bottomDock->hide();
    connect(hide, &QToolButton::clicked, m_bottomDock, &QWidget::hide);

    layout->addWidget(m_topBar);
    layout->addWidget(m_docks, 1);
    layout->addWidget(messages);
    layout->addWidget(m_status);
    resize(kUsualSize);
    m_docks->resizeDocks({m_leftDock, m_rightDock}, {kLeftWidth, kRightWidth}, Qt::Horizontal);
    m_docks->resizeDocks({m_bottomDock}, {kBottomHeight}, Qt::Vertical);
    showWorkspaces();
}

void MainWindow::addOverlays()
{
    auto *bar = new ui::ViewToolBar(m_view);
    ui::Actions &actions = m_shell->actions();
    for (const char *id : {"view.plan", "view.3d"})
        bar->addAction(actions.find(QString::fromLatin1(id)));
    bar->addSeparator();
    for (const char *id : {"view.home", "view.north", "view.street"})
        bar->addAction(actions.find(QString::fromLatin1(id)));
    bar->addSeparator();
    for (const char *id : {"tools.measureDistance", "tools.measureArea", "tools.section"})
        bar->addAction(actions.find(QString::fromLatin1(id)));
    bar->addSeparator();
    bar->addAction(actions.find(QStringLiteral("view.underground")));
    m_underground->setDefaultAction(actions.find(QStringLiteral("view.underground")));
    for (const char *id : {"view.sun", "view.dark"})
        bar->addAction(actions.find(QString::fromLatin1(id)));
    m_view->addOverlay(bar, Qt::AlignTop | Qt::AlignLeft);

    m_legend = new ui::LegendPill(m_view);
    m_view->addOverlay(m_legend, Qt::AlignBottom | Qt::AlignLeft);
    m_legend->hide();
    m_belowLegend = new ui::LegendPill(m_view);
    m_belowLegend->setObjectName(QStringLiteral("belowLegend"));
    m_view->addOverlay(m_belowLegend, Qt::AlignBottom | Qt::AlignLeft, 1);
    m_belowLegend->hide();
    m_view->addOverlay(new ui::ScalePill(m_view), Qt::AlignBottom | Qt::AlignRight);

    m_navigation->addPanels();

    m_measurePanel = new MeasurePanel(m_view);
    m_banner = new ui::ViewBanner(m_view);
    m_view->addOverlay(m_banner, Qt::AlignTop | Qt::AlignHCenter, 4);
    m_banner->hide();
    connect(m_banner, &ui::ViewBanner::backAsked, this, &MainWindow::backToImport);
    m_view->addOverlay(m_measurePanel, Qt::AlignTop | Qt::AlignHCenter);
    m_measurePanel->hide();
    connect(m_measurePanel, &MeasurePanel::closeAsked, m_view, [this] { m_view->setTool(nullptr); });
    const auto draw = [this](const scene::Overlay &overlay) {
        drawOver(QStringLiteral("window.measure"), overlay);
    };
    m_distance = new ui::MeasureTool(ui::MeasureKind::Distance, draw, this);
    m_area = new ui::MeasureTool(ui::MeasureKind::Area, draw, this);
    m_area->setGround([this](const geo::Coord &c) { return m_shell->groundHeight(c.x, c.y); });
    addSection();
    addSun();
    addStyles();
}

void MainWindow::showWorkspaces()
{
    // Widgets of a workspace that has gone belong to a plugin about to be unloaded: they go at once.
    const std::vector<plugin::WorkspaceDef> &workspaces = m_shell->workspaces();
    for (auto it = m_workspaceWidgets.begin(); it != m_workspaceWidgets.end();) {
        const bool there =
            std::ranges::any_of(workspaces, [&](const plugin::WorkspaceDef &w) { return w.id == it->first; });
        if (there) {
            ++it;
            continue;
        }
        delete it->second.left;
        delete it->second.right;
        it = m_workspaceWidgets.erase(it);
    }
    for (const plugin::WorkspaceDef &workspace : workspaces) {
        if (m_workspaceWidgets.contains(workspace.id))
            continue;
        m_workspaceWidgets[workspace.id] = {workspace.left, workspace.right};
        if (workspace.left)
            m_leftPages->addWidget(workspace.left);
        if (workspace.right)
            m_rightPages->addWidget(workspace.right);
    }
    m_shownWorkspace = m_shell->activeWorkspace();
    const WorkspaceWidgets &own = m_workspaceWidgets[m_shownWorkspace];
    m_leftPages->setVisible(own.left);
    if (own.left)
        m_leftPages->setCurrentWidget(own.left);
    const auto active = std::ranges::find(workspaces, m_shownWorkspace, &plugin::WorkspaceDef::id);
    m_rightTabs->setVisible(own.right);
    if (active != workspaces.end())
        m_rightTabs->setTabText(0, active->title);
    if (own.right && m_rightTabs->currentIndex() == 0)
        m_rightPages->setCurrentWidget(own.right);
    else
        m_rightPages->setCurrentWidget(m_inspector);
    if (!m_shownWorkspace.isEmpty() && m_plugins)
        m_services.settings->set(kWorkspace, m_shownWorkspace);
}

void MainWindow::bottomTo(QWidget *page)
{
    m_bottom->setCurrentWidget(page);
    m_bottomDock->show();
}

} // namespace dothi::app
