// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mainwindow.h"

#include "cityopener.h"
#include "measurepanel.h"
#include "topbar.h"

#include <dothi/ui/commanddialog.h>
#include <dothi/ui/commandpalette.h>
#include <dothi/ui/inspectorpanel.h>
#include <dothi/ui/layerpanel.h>
#include <dothi/ui/messagebar.h>
#include <dothi/ui/statusbar.h>
#include <dothi/ui/tablepanel.h>
#include <dothi/ui/taskspanel.h>
#include <dothi/ui/theme.h>
#include <dothi/ui/view3d.h>
#include <dothi/ui/viewoverlays.h>
#include <dothi/ui/widgets.h>

#include <QCloseEvent>
#include <QDockWidget>
#include <QDropEvent>
#include <QFileInfo>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QMainWindow>
#include <QMimeData>
#include <QScreen>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

// The layout of the window and what its parts tell each other; actions and menus are in
// mainwindowactions.cpp.

namespace dothi::app {

namespace {

const SettingKey<QByteArray> kGeometry{"ui/geometry", {}};
const SettingKey<QByteArray> kDockState{"ui/docks", {}};
const SettingKey<QByteArray> kLeftState{"ui/leftColumn", {}};
const SettingKey<QString> kWorkspace{"ui/workspace", {}};
const SettingKey<bool> kWelcomed{"ui/welcomed", false};
constexpr int kDockVersion = 1;
constexpr int kLeftWidth = 264;
constexpr int kRightWidth = 352;
constexpr int kBottomHeight = 240;
const char *const kMapWorkspace = "map";

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

QStringList droppedFiles(const QMimeData *data)
{
    QStringList files;
    for (const QUrl &url : data->urls()) {
        if (url.isLocalFile())
            files.append(url.toLocalFile());
    }
    return files;
}

} // namespace

MainWindow::MainWindow(const Services &services, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(QStringLiteral("DoThi"));
    setAcceptDrops(true);
    layOut();
    addActions();
    addOverlays();
    connectParts();
    fillMenu();
}

MainWindow::~MainWindow()
{
    // Plugins first: their widgets, overlays and actions go before what they hang on.
    m_plugins.reset();
    m_mapWorkspace.reset();
    m_services.tasks->cancelAll();
    m_services.cities->setCity(nullptr);
    delete m_wizard;
    m_view->setTool(nullptr);
    // The docks are hidden once more while the window is torn down; by then there is no shell to tell.
    for (QDockWidget *dock : {m_leftDock, m_rightDock, m_bottomDock})
        disconnect(dock, nullptr, this, nullptr);
    delete m_shell;
    m_shell = nullptr;
}

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
    m_view = new ui::View3D(m_docks);
    m_docks->setCentralWidget(m_view);

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
        if (!m_services.cities->city() && address != CityOpener::demoPath())
            m_opener->openDemo();
    });

    m_topBar = new TopBar(*m_shell, *m_services.quietTasks, this);
    m_status = new ui::StatusBar(*m_services.cities, *m_services.tasks, this);

    // Left: what the workspace brings, above the layers.
    m_leftColumn = new QSplitter(Qt::Vertical);
    m_leftColumn->setObjectName(QStringLiteral("leftColumn"));
    m_leftColumn->setChildrenCollapsible(false);
    m_leftColumn->setHandleWidth(1);
    m_leftPages = new QStackedWidget(m_leftColumn);
    m_layers = new ui::LayerPanel(m_shell->loader(), m_leftColumn);
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
    resize(1440, 900);
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
    for (const char *id : {"view.home", "view.north"})
        bar->addAction(actions.find(QString::fromLatin1(id)));
    bar->addSeparator();
    for (const char *id : {"tools.measureDistance", "tools.measureArea"})
        bar->addAction(actions.find(QString::fromLatin1(id)));
    bar->addSeparator();
    bar->addAction(actions.find(QStringLiteral("view.dark")));
    m_view->addOverlay(bar, Qt::AlignTop | Qt::AlignLeft);

    m_legend = new ui::LegendPill(m_view);
    m_view->addOverlay(m_legend, Qt::AlignBottom | Qt::AlignLeft);
    m_legend->hide();
    m_view->addOverlay(new ui::ScalePill(m_view), Qt::AlignBottom | Qt::AlignRight);

    m_measurePanel = new MeasurePanel(m_view);
    m_view->addOverlay(m_measurePanel, Qt::AlignTop | Qt::AlignHCenter);
    m_measurePanel->hide();
    connect(m_measurePanel, &MeasurePanel::closeAsked, m_view, [this] { m_view->setTool(nullptr); });
    const auto draw = [this](const scene::Overlay &overlay) {
        if (m_view->scene()) {
            m_view->scene()->setOverlay(QStringLiteral("window.measure"), overlay);
            m_view->redraw();
        }
    };
    m_distance = new ui::MeasureTool(ui::MeasureKind::Distance, draw, this);
    m_area = new ui::MeasureTool(ui::MeasureKind::Area, draw, this);
    m_area->setGround([this](const geo::Coord &c) { return m_shell->groundHeight(c.x, c.y); });
}

void MainWindow::connectParts()
{
    connect(m_view, &ui::View3D::clicked, this, &MainWindow::clicked);
    connect(m_view, &ui::View3D::contextAsked, this, &MainWindow::showContextMenu);
    connect(m_view, &ui::View3D::doubleClicked, this, [this](const ui::ViewSpot &spot) {
        if (spot.feature)
            m_shell->showFeature(*spot.feature);
    });
    connect(m_view, &ui::View3D::hovered, this, [this](const std::optional<ui::ViewSpot> &spot) {
        m_status->showSpot(spot, spot ? m_shell->groundHeight(spot->where.x, spot->where.y) : 0);
    });
    connect(m_view, &ui::View3D::planChanged, this, [this](bool plan) {
        m_shell->actions().setChecked(QStringLiteral("view.plan"), plan);
        m_shell->actions().setChecked(QStringLiteral("view.3d"), !plan);
    });
    connect(m_view, &ui::View3D::toolChanged, this, [this] {
        ui::ViewTool *tool = m_view->tool();
        m_shell->actions().setChecked(QStringLiteral("tools.measureDistance"), tool && tool == m_distance);
        m_shell->actions().setChecked(QStringLiteral("tools.measureArea"), tool && tool == m_area);
        m_measurePanel->setTool(qobject_cast<ui::MeasureTool *>(tool));
        m_status->showHint(tool ? tool->hint() : QString());
        disconnect(m_hints);
        if (tool)
            m_hints = connect(tool, &ui::ViewTool::hintChanged, this,
                              [this, tool] { m_status->showHint(tool->hint()); });
    });
    connect(m_shell, &ui::Shell::workspacesChanged, this, &MainWindow::showWorkspaces);
    connect(m_shell, &ui::Shell::selectionShown, this, &MainWindow::showSelection);
    connect(m_shell, &ui::Shell::overlaysChanged, this, &MainWindow::showLegend);
    connect(&m_shell->loader(), &ui::SceneLoader::finished, this, &MainWindow::cityShown);
    connect(m_rightTabs, &QTabBar::currentChanged, this, [this](int tab) {
        QWidget *own = m_workspaceWidgets[m_shownWorkspace].right;
        m_rightPages->setCurrentWidget(tab == 0 && own ? own : m_inspector);
    });

    connect(m_layers, &ui::LayerPanel::tableAsked, this, [this](const QString &layer) { showTable(layer); });
    connect(m_layers, &ui::LayerPanel::zoomAsked, this, &MainWindow::zoomToLayer);
    connect(m_inspector, &ui::InspectorPanel::zoomAsked, m_shell, &ui::Shell::showFeature);
    connect(m_inspector, &ui::InspectorPanel::selectAsked, this,
            [this](const city::FeatureRef &ref) { m_shell->selectByUser({ref}); });
    connect(m_inspector, &ui::InspectorPanel::tableAsked, this,
            [this](const QString &layer) { showTable(layer); });
    connect(m_table, &ui::TablePanel::selectAsked, m_shell, &ui::Shell::selectByUser);
    connect(m_table, &ui::TablePanel::zoomAsked, m_shell, &ui::Shell::showFeature);
    connect(m_table, &ui::TablePanel::failed, this,
            [this](const Error &error) { m_shell->showError(error); });
    connect(m_bottomDock, &QDockWidget::visibilityChanged, this, [this](bool visible) {
        m_table->setActive(visible && m_bottom->currentWidget() == m_table);
        m_shell->actions().setChecked(QStringLiteral("view.table"), !m_bottomDock->isHidden());
    });
    connect(m_bottom, &QTabWidget::currentChanged, this, [this] {
        m_table->setActive(m_bottomDock->isVisible() && m_bottom->currentWidget() == m_table);
    });
    connect(m_leftDock, &QDockWidget::visibilityChanged, this, [this] {
        m_shell->actions().setChecked(QStringLiteral("view.layers"), !m_leftDock->isHidden());
    });
    connect(m_rightDock, &QDockWidget::visibilityChanged, this, [this] {
        m_shell->actions().setChecked(QStringLiteral("view.inspector"), !m_rightDock->isHidden());
    });

    connect(m_status, &ui::StatusBar::tasksAsked, this, &MainWindow::showTasks);
    ui::SearchField &search = m_topBar->search();
    connect(&search, &ui::SearchField::featureChosen, this, [this](const city::FeatureRef &ref) {
        m_shell->showFeature(ref);
        m_view->setFocus();
    });
    connect(&search, &ui::SearchField::positionChosen, this, [this](const geo::Coord &position) {
        constexpr double kDistanceM = 220;
        scene::CameraPose pose = m_view->pose();
        pose.target = {position.x, position.y, m_shell->groundHeight(position.x, position.y)};
        pose.distanceM = kDistanceM;
        m_shell->flyTo(pose);
        if (!m_shell->loader().extent().contains(position)) {
            m_shell->showMessage(
                {plugin::MessageKind::Info, tr("This position lies outside the city's data."), {}, {}});
        }
        m_view->setFocus();
    });
    connect(&search, &ui::SearchField::failed, this,
            [this](const Error &error) { m_shell->showError(error); });

    connect(m_services.cities, &plugin::CityHost::opened, this, [this] {
        city::City *city = m_services.cities->city();
        const QString name = QFileInfo(city->store().location()).completeBaseName();
        const bool demo = city->store().location() == CityOpener::demoPath();
        setWindowTitle((demo ? tr("Demo city") : name) + QStringLiteral(" – DoThi"));
        connect(city, &city::City::changed, this, [this](const city::ChangeEvent &) {
            m_inspector->show(m_services.cities->city(), m_shell->selection().refs());
        });
        if (demo && m_welcoming && !m_services.settings->get(kWelcomed))
            showWelcome();
    });
    connect(m_services.cities, &plugin::CityHost::aboutToClose, this, [this] {
        setWindowTitle(QStringLiteral("DoThi"));
        m_inspector->show(nullptr, {});
        // What was said of this city, and what could be done about it, is past.
        if (auto *messages = findChild<ui::MessageBar *>())
            messages->clear();
    });
}

void MainWindow::start(const StartOptions &options)
{
    m_welcoming = options.welcome;
    restoreLayout();
    plugin::PluginContext::Services services;
    services.mode = qEnvironmentVariableIsSet("DOTHI_TEST") ? plugin::RunMode::Test : plugin::RunMode::Gui;
    services.commands = m_services.commands;
    services.tasks = m_services.tasks;
    services.settings = m_services.settings;
    services.cities = m_services.cities;
    services.ui = m_shell;
    m_plugins =
        std::make_unique<plugin::PluginManager>(plugin::PluginContext(services), *m_services.settings);
    if (!options.pluginFolder.isEmpty())
        m_plugins->loadAll(options.pluginFolder, options.safeMode);
    for (const plugin::PluginInfo &info : m_plugins->plugins()) {
        const bool worth = info.state == plugin::PluginState::Failed ||
                           info.state == plugin::PluginState::Suspect ||
                           info.state == plugin::PluginState::Incompatible;
        if (worth) {
            m_shell->showMessage({plugin::MessageKind::Warning,
                                  tr("The plugin “%1” is not loaded. %2").arg(info.name, info.error),
                                  tr("Plugins…"), [this] { showPlugins(); }});
        }
    }
    plugin::WorkspaceDef map;
    map.id = QString::fromLatin1(kMapWorkspace);
    map.title = tr("Map");
    m_mapWorkspace = m_shell->addWorkspace(map);
    const QString last = m_services.settings->get(kWorkspace);
    m_shell->activateWorkspace(last.isEmpty() ? m_shell->workspaces().front().id : last);

    if (!options.openNothing) {
        const QStringList recent = m_opener->recent();
        if (!options.address.isEmpty())
            m_opener->open(options.address);
        else if (!recent.isEmpty() && recent.front() != CityOpener::demoPath())
            m_opener->open(recent.front());
        else
            m_opener->openDemo();
    }
    m_view->setFocus();
    // Once the event loop runs, the window is up.
    QMetaObject::invokeMethod(
        this, [this] { m_plugins->delayedInitialize(); }, Qt::QueuedConnection);
}

QObject *MainWindow::runningPlugin(const QString &id) const
{
    return m_plugins ? m_plugins->running(id) : nullptr;
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

void MainWindow::showSelection(bool byUser)
{
    const std::vector<city::FeatureRef> &refs = m_shell->selection().refs();
    m_inspector->show(m_services.cities->city(), refs);
    m_table->markSelection(refs);
    // What the user pointed at comes to the front; what a plugin selects does not push its own page away.
    if (refs.empty())
        m_rightTabs->setCurrentIndex(0);
    else if (byUser && !m_rightTabs->isHidden())
        m_rightTabs->setCurrentIndex(1);
}

void MainWindow::clicked(const ui::ViewSpot &spot)
{
    if (!spot.feature) {
        m_shell->selectByUser({});
        return;
    }
    if (QGuiApplication::keyboardModifiers() & Qt::ControlModifier) {
        std::vector<city::FeatureRef> refs = m_shell->selection().refs();
        const auto at = std::ranges::find(refs, *spot.feature);
        if (at != refs.end())
            refs.erase(at);
        else
            refs.push_back(*spot.feature);
        m_shell->selectByUser(std::move(refs));
        return;
    }
    m_shell->selectByUser({*spot.feature});
}

void MainWindow::showLegend()
{
    m_legend->setItems(m_shell->overlayLegend());
}

void MainWindow::showWelcome()
{
    delete m_welcome;
    m_welcome = new WelcomeCard(m_view);
    m_view->addOverlay(m_welcome, Qt::AlignBottom | Qt::AlignLeft, 1);
    connect(m_welcome, &WelcomeCard::dismissed, this, [this] {
        m_services.settings->set(kWelcomed, true);
        m_welcome->hide();
        m_welcome->deleteLater();
        m_view->setFocus();
    });
}

void MainWindow::bottomTo(QWidget *page)
{
    m_bottom->setCurrentWidget(page);
    m_bottomDock->show();
}

void MainWindow::showTable(const QString &layer)
{
    bottomTo(m_table);
    if (!layer.isEmpty())
        m_table->showLayer(layer);
    else
        m_table->setActive(true);
}

void MainWindow::showTasks()
{
    bottomTo(m_tasksPanel);
}

void MainWindow::zoomToLayer(const QString &layer)
{
    const ui::SceneLoader::Layer *shown = m_shell->loader().layer(layer);
    if (!shown || shown->extent.isEmpty()) {
        m_shell->showMessage({plugin::MessageKind::Info, tr("This layer holds nothing yet."), {}, {}});
        return;
    }
    if (!shown->visible)
        m_shell->loader().setLayerVisible(layer, true);
    const geo::Coord middle = shown->extent.center();
    m_view->flyToExtent(shown->extent, m_shell->groundHeight(middle.x, middle.y));
}

void MainWindow::startMeasuring(ui::MeasureKind kind)
{
    ui::MeasureTool *tool = kind == ui::MeasureKind::Area ? m_area : m_distance;
    m_view->setTool(m_view->tool() == tool ? nullptr : tool);
    m_view->setFocus();
}

void MainWindow::openPalette()
{
    auto *palette = new ui::CommandPalette(
        m_shell->actions(), *m_services.commands, [this](const QString &id) { openCommand(id); }, this);
    palette->show();
}

void MainWindow::openCommand(const QString &id)
{
    const process::Command *command = m_services.commands->find(id);
    if (!command)
        return;
    const QString open =
        m_services.cities->city() ? m_services.cities->city()->store().location() : QString();
    auto *dialog = new ui::CommandDialog(*command, *m_services.tasks, open, this);
    connect(dialog, &ui::CommandDialog::ended, this, [this](const QStringList &wrote) {
        city::City *city = m_services.cities->city();
        if (city && wrote.contains(city->store().location()))
            city->notifyChanged({});
    });
    dialog->show();
}

void MainWindow::openImport(const QString &file)
{
    if (!m_services.cities->city()) {
        m_shell->showMessage({plugin::MessageKind::Warning,
                              tr("Open a city, or create one, before importing."), tr("New city…"),
                              [this] { createCity(); }});
        return;
    }
    if (!m_wizard) {
        m_wizard = new ui::ImportWizard(*m_services.cities, *m_services.tasks, this);
        connect(m_wizard, &ui::ImportWizard::tableAsked, this,
                [this](const QString &layer) { showTable(layer); });
        connect(m_wizard, &ui::ImportWizard::zoomAsked, this, &MainWindow::zoomToLayer);
        connect(m_wizard, &ui::ImportWizard::imported, this, [this](const QString &layer) {
            // What was just imported is looked at first.
            m_shell->loader().setLayerVisible(layer, true);
        });
    }
    m_wizard->show();
    m_wizard->raise();
    m_wizard->activateWindow();
    if (!file.isEmpty())
        m_wizard->openFile(file);
}

void MainWindow::restoreLayout()
{
    const QByteArray geometry = m_services.settings->get(kGeometry);
    if (!geometry.isEmpty())
        restoreGeometry(geometry);
    const QByteArray docks = m_services.settings->get(kDockState);
    if (!docks.isEmpty())
        m_docks->restoreState(docks, kDockVersion);
    const QByteArray left = m_services.settings->get(kLeftState);
    if (!left.isEmpty())
        m_leftColumn->restoreState(left);
}

void MainWindow::storeLayout()
{
    m_services.settings->set(kGeometry, saveGeometry());
    m_services.settings->set(kDockState, m_docks->saveState(kDockVersion));
    m_services.settings->set(kLeftState, m_leftColumn->saveState());
    m_services.settings->sync();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    storeLayout();
    // Every change is on disk already, and a task that writes does all or nothing: nothing to ask.
    m_services.tasks->cancelAll();
    QWidget::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (!droppedFiles(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    const QStringList files = droppedFiles(event->mimeData());
    if (files.isEmpty())
        return;
    event->acceptProposedAction();
    if (files.front().endsWith(QLatin1String(".dothi"), Qt::CaseInsensitive))
        m_opener->open(files.front());
    else
        openImport(files.front());
    if (files.size() > 1)
        m_shell->showMessage(
            {plugin::MessageKind::Info, tr("Several files were dropped; the first is taken."), {}, {}});
}

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && isFullScreen()) {
        showNormal();
        return;
    }
    if (event->key() == Qt::Key_Escape && !m_shell->selection().refs().empty()) {
        m_shell->selectByUser({});
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace dothi::app
