// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mainwindow.h"

#include "cityopener.h"
#include "exportdialog.h"
#include "measurepanel.h"
#include "navigation.h"
#include "placemarks.h"
#include "topbar.h"
#include "validationpanel.h"

#include <dothi/base/text.h>
#include <dothi/ui/basemappanel.h>
#include <dothi/ui/commanddialog.h>
#include <dothi/ui/commandpalette.h>
#include <dothi/ui/icons.h>
#include <dothi/ui/inspectorpanel.h>
#include <dothi/ui/layerpanel.h>
#include <dothi/ui/linkedview.h>
#include <dothi/ui/messagebar.h>
#include <dothi/ui/pointtool.h>
#include <dothi/ui/sectioncontrol.h>
#include <dothi/ui/statusbar.h>
#include <dothi/ui/tablepanel.h>
#include <dothi/ui/taskspanel.h>
#include <dothi/ui/theme.h>
#include <dothi/ui/view3d.h>
#include <dothi/ui/viewbanner.h>
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

// What the parts of the window tell each other. Where they stand is in mainwindowlayout.cpp, actions and
// menus are in mainwindowactions.cpp, beginning and end in mainwindowsession.cpp.

namespace dothi::app {

namespace {

const SettingKey<bool> kWelcomed{"ui/welcomed", false};

} // namespace

MainWindow::MainWindow(const Services &services, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(QStringLiteral("DoThi"));
    setAcceptDrops(true);
    layOut();
    m_navigation = new Navigation({m_shell, m_services.settings, m_services.quietTasks,
                                   [this] { m_topBar->search().askForPosition(); }},
                                  this);
    m_marks = new PlaceMarks(*m_shell, this);
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
    delete m_second;
    // The docks are hidden once more while the window is torn down; by then there is no shell to tell.
    for (QDockWidget *dock : {m_leftDock, m_rightDock, m_bottomDock})
        disconnect(dock, nullptr, this, nullptr);
    delete m_shell;
    m_shell = nullptr;
}

void MainWindow::connectParts()
{
    for (const ui::ViewDress::Dressed &dressed : m_shell->dress().views()) {
        connectView(*dressed.view);
        showBaseMaps(*dressed.view, *dressed.loader);
    }
    connect(&m_shell->dress(), &ui::ViewDress::added, this,
            [this](ui::View3D *view, ui::SceneLoader *loader) {
                connectView(*view);
                showBaseMaps(*view, *loader);
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
    connect(m_shell, &ui::Shell::workspaceAsked, this, [this] { m_rightTabs->setCurrentIndex(0); });
    connect(m_shell, &ui::Shell::selectionShown, this, &MainWindow::showSelection);
    connect(m_shell, &ui::Shell::overlaysChanged, this, &MainWindow::showLegend);
    connect(&m_shell->loader(), &ui::SceneLoader::finished, this, &MainWindow::cityShown);
    connect(m_rightTabs, &QTabBar::currentChanged, this, [this](int tab) {
        QWidget *own = m_workspaceWidgets[m_shownWorkspace].right;
        m_rightPages->setCurrentWidget(tab == 0 && own ? own : m_inspector);
    });

    connect(
        &m_shell->loader(), &ui::SceneLoader::undergroundShown, this,
        [this](qint64 things, qint64 assumed, bool isCut) {
            QString text =
                things == 0
                    ? tr("This city has no pipes, cables, manholes or basements to be seen below the ground.")
                : assumed == 0
                    ? tr("%1 things below the ground.").arg(formatNumber(static_cast<double>(things), 0))
                    : tr("%1 things below the ground; the depth of %2 is not known and is drawn as usual.")
                          .arg(formatNumber(static_cast<double>(things), 0),
                               formatNumber(static_cast<double>(assumed), 0));
            if (isCut)
                text += QLatin1Char(' ') + tr("There are more than can be shown; the rest is left out.");
            m_shell->showMessage({plugin::MessageKind::Info, text, {}, {}});
            m_belowLegend->setItems(m_shell->loader().undergroundLegend());
        });
    connect(&m_shell->loader(), &ui::SceneLoader::undergroundChanged, m_belowLegend, [this](bool on) {
        if (!on)
            m_belowLegend->setItems({});
        m_marks->hideDepth();
    });
    connect(&m_shell->loader(), &ui::SceneLoader::sceneAboutToGo, m_belowLegend,
            [this] { m_belowLegend->setItems({}); });
    connect(m_baseMaps, &ui::BaseMapLoader::messageAsked, m_shell, &ui::Shell::showMessage);
    connect(m_layers, &ui::LayerPanel::tableAsked, this, [this](const QString &layer) { showTable(layer); });
    connect(m_layers, &ui::LayerPanel::zoomAsked, this, &MainWindow::zoomToLayer);
    connect(m_layers, &ui::LayerPanel::styleAsked, this, &MainWindow::showStyle);
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

    connect(m_validation, &ValidationPanel::importResultAsked, this, [this] {
        if (m_wizard)
            m_wizard->comeBack();
        m_validation->offerImportResult(false);
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
        m_marks->showPin(pose.target);
        if (!m_shell->loader().extent().contains(position)) {
            m_shell->showMessage(
                {plugin::MessageKind::Info, tr("This position lies outside the city's data."), {}, {}});
        }
        m_view->setFocus();
    });
    connect(&search, &ui::SearchField::failed, this,
            [this](const Error &error) { m_shell->showError(error); });

    connect(&m_shell->loader(), &ui::SceneLoader::progressChanged, m_status, &ui::StatusBar::showLoading);
    // Sky and land stand in until there is ground to be drawn.
    connect(m_opener, &CityOpener::opening, this, [this](const QString &address) {
        if (!m_services.cities->city())
            showOpening(address);
    });
    connect(m_opener, &CityOpener::openFailed, this, [this] { m_view->showOpening({}); });
    const auto groundThere = [this] {
        if (m_shell->loader().hasGround() || !m_shell->loader().isLoading())
            m_view->showOpening({});
    };
    connect(&m_shell->loader(), &ui::SceneLoader::progressChanged, this, groundThere);
    connect(&m_shell->loader(), &ui::SceneLoader::sceneChanged, this, groundThere);
    connect(&m_shell->loader(), &ui::SceneLoader::failed, this, groundThere);
    connect(m_services.cities, &plugin::CityHost::aboutToClose, this, [this] { m_view->showOpening({}); });
    connect(m_services.cities, &plugin::CityHost::opened, this,
            [this] { showOpening(m_services.cities->city()->store().location()); });

    connect(m_services.cities, &plugin::CityHost::opened, this, [this] {
        city::City *city = m_services.cities->city();
        const QString name = QFileInfo(city->store().location()).completeBaseName();
        const bool demo = CityOpener::isDemo(city->store().location());
        setWindowTitle((demo ? tr("Demo city") : name) + QStringLiteral(" – DoThi"));
        connect(city, &city::City::changed, this, [this](const city::ChangeEvent &) {
            m_inspector->show(m_services.cities->city(), m_shell->selection().refs());
        });
        if (demo && m_welcoming && !m_services.settings->get(kWelcomed))
            showWelcome();
    });
    // An empty city is a grey field: what to do about it is said.
    connect(&m_shell->loader(), &ui::SceneLoader::finished, this, [this] {
        const city::City *city = m_services.cities->city();
        const auto &layers = m_shell->loader().layers();
        const bool empty = std::ranges::all_of(
            layers, [](const ui::SceneLoader::Layer &layer) { return layer.features == 0; });
        if (city && empty && !city->store().isReadOnly()) {
            m_shell->showMessage({plugin::MessageKind::Info,
                                  tr("This city is still empty. Import parcels, roads and buildings first."),
                                  tr("Import data…"), [this] { openImport(); }});
        }
    });
    connect(m_services.cities, &plugin::CityHost::aboutToClose, this, [this] {
        showSecondView(false);
        delete m_welcome; // it speaks of the demo city
        setWindowTitle(QStringLiteral("DoThi"));
        m_inspector->show(nullptr, {});
        // What was said of this city, and what could be done about it, is past.
        if (auto *messages = findChild<ui::MessageBar *>())
            messages->clear();
    });
}

void MainWindow::showOpening(const QString &address)
{
    const QString name =
        CityOpener::isDemo(address) ? tr("Demo city") : QFileInfo(address).completeBaseName();
    m_view->showOpening(tr("Opening “%1”…").arg(name));
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

void MainWindow::hovered(const std::optional<ui::ViewSpot> &spot)
{
    const scene::CityScene *scene = m_shell->loader().scene();
    std::optional<double> ground;
    // In a city without terrain everything stands at zero; that is no height to be read off.
    if (spot && scene && scene->ground() && !m_shell->loader().isGroundEstimated())
        ground = m_shell->groundHeight(spot->where.x, spot->where.y);
    m_marks->hoverDepth(spot);
    m_status->showSpot(spot, ground);
}

void MainWindow::clicked(const ui::ViewSpot &spot)
{
    m_marks->hidePin();
    m_marks->showDepth(spot);
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

void MainWindow::showTable(const QString &layer)
{
    bottomTo(m_table);
    if (!layer.isEmpty())
        m_table->showLayer(layer);
    else
        m_table->setActive(true);
}

void MainWindow::showValidation()
{
    bottomTo(m_validation);
    // Who asks for a check wants it done; what was found before stays to be looked at.
    if (!m_validation->hasResult() && !m_validation->isChecking())
        m_validation->check();
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

void MainWindow::showImported(const QString &layer, const std::vector<city::FeatureId> &features,
                              const geo::Extent &extent)
{
    // More outlines than that say nothing, and take their time.
    constexpr size_t kMostSelected = 500;
    m_shell->loader().setLayerVisible(layer, true);
    if (features.empty() || extent.isEmpty()) {
        zoomToLayer(layer);
        return;
    }
    if (features.size() <= kMostSelected) {
        std::vector<city::FeatureRef> refs;
        for (const city::FeatureId id : features)
            refs.push_back({layer, id});
        m_shell->selectByUser(std::move(refs));
        m_shell->zoomToSelection();
        return;
    }
    const geo::Coord middle = extent.center();
    m_view->flyToExtent(extent, m_shell->groundHeight(middle.x, middle.y));
}

void MainWindow::askPoint(const QString &hint)
{
    auto *tool = new ui::PointTool(hint, this);
    const QPointer<ui::ImportWizard> wizard(m_wizard);
    connect(tool, &ui::PointTool::picked, this, [wizard](const geo::Coord &where) {
        if (wizard)
            wizard->takePoint(where);
    });
    connect(tool, &ui::PointTool::ended, this, [this, wizard, tool] {
        m_banner->hide();
        if (wizard)
            wizard->comeBack();
        tool->deleteLater();
    });
    m_view->setTool(tool);
    m_view->setFocus(Qt::OtherFocusReason);
    m_banner->say(hint, tr("Back to the import"));
    m_banner->show();
}

void MainWindow::showPreview(const std::shared_ptr<const scene::Overlay> &overlay)
{
    if (overlay)
        m_importPreview = m_shell->showOverlay(QStringLiteral("import.place"), *overlay);
    else
        m_importPreview = {};
}

void MainWindow::lookAtPreview(const geo::Extent &extent)
{
    const geo::Coord middle = extent.center();
    constexpr double kAroundM = 30;
    m_view->flyToExtent(extent.grown(kAroundM), m_shell->groundHeight(middle.x, middle.y));
    m_view->setFocus(Qt::OtherFocusReason);
    m_banner->say(tr("The model as it would stand; nothing is imported yet."), tr("Back to the import"));
    m_banner->show();
}

/// Whatever the wizard left the screen for.
void MainWindow::backToImport()
{
    m_banner->hide();
    if (qobject_cast<ui::PointTool *>(m_view->tool()))
        m_view->setTool(nullptr); // which ends it, and brings the wizard back
    else if (m_wizard)
        m_wizard->comeBack();
}

void MainWindow::showSecondView(bool shown)
{
    if (shown == !m_second.isNull())
        return;
    if (shown) {
        m_second = new ui::LinkedView(*m_shell, m_views);
        const int half = m_views->width() / 2;
        m_views->setSizes({half, half});
        connect(
            m_second, &ui::LinkedView::closeAsked, this, [this] { showSecondView(false); },
            Qt::QueuedConnection); // it comes from a button of what is about to go
        m_second->show();
    } else {
        delete m_second;
        m_view->setFocus();
    }
    m_shell->actions().setChecked(QStringLiteral("view.second"), shown);
}

/// What every view of the city does for whoever points at it.
void MainWindow::connectView(ui::View3D &view)
{
    connect(&view, &ui::View3D::clicked, this, &MainWindow::clicked);
    connect(&view, &ui::View3D::contextAsked, this,
            [this, at = &view](const ui::ViewSpot &spot) { showContextMenu(*at, spot); });
    connect(&view, &ui::View3D::doubleClicked, this, [this](const ui::ViewSpot &spot) {
        if (spot.feature)
            m_shell->showFeature(*spot.feature);
    });
    connect(&view, &ui::View3D::hovered, this, &MainWindow::hovered);
}

void MainWindow::showBaseMaps(ui::View3D &view, ui::SceneLoader &loader)
{
    m_baseMaps->addScenes(loader);
    connect(&view, &ui::View3D::frameDrawn, m_baseMaps, qOverload<>(&ui::BaseMapLoader::fetchTiles),
            Qt::QueuedConnection);
    connect(m_baseMaps, &ui::BaseMapLoader::sceneChanged, &view, &ui::View3D::redraw);
    // Whoever drew the map is named wherever it is seen.
    auto *attribution = new ui::AttributionPill(*m_baseMaps, &view);
    view.addOverlay(attribution, Qt::AlignBottom | Qt::AlignRight, 1);
    attribution->setVisible(!m_baseMaps->attribution().isEmpty());
}

void MainWindow::setUnderground(bool on)
{
    m_shell->loader().setUnderground(on);
    m_shell->actions().setChecked(QStringLiteral("view.underground"), on);
}

void MainWindow::addBaseMap()
{
    const city::City *city = m_services.cities->city();
    if (!city)
        return;
    const city::Store &store = city->store();
    auto *dialog = new ui::AddBaseMapDialog(*m_baseMaps, store.crs(), store.profile().center, this);
    dialog->show();
}

void MainWindow::startMeasuring(ui::MeasureKind kind)
{
    ui::MeasureTool *tool = kind == ui::MeasureKind::Area ? m_area : m_distance;
    m_view->setTool(m_view->tool() == tool ? nullptr : tool);
    m_view->setFocus();
}

void MainWindow::openPalette()
{
    std::vector<ui::CommandPalette::Entry> views;
    if (const city::City *city = m_services.cities->city()) {
        // Where they cannot be read, the menu of the views says so.
        for (const city::SavedView &view : city->savedViews().value_or(std::vector<city::SavedView>()))
            views.push_back(
                {view.title, tr("Saved view"), {}, ui::icon(QStringLiteral("bookmark")), [this, view] {
                     showSavedView(view);
                 }});
    }
    std::function<void(const QString &)> search;
    if (m_services.cities->city())
        search = [this](const QString &text) { m_topBar->search().searchFor(text); };
    auto *palette = new ui::CommandPalette(
        m_shell->actions(), *m_services.commands, [this](const QString &id) { openCommand(id); }, this,
        std::move(views), std::move(search));
    palette->show();
}

void MainWindow::openCommand(const QString &id)
{
    const process::Command *command = m_services.commands->find(id);
    if (!command)
        return;
    const QString open =
        m_services.cities->city() ? m_services.cities->city()->store().location() : QString();
    if (id == QLatin1String("city.export") && m_services.cities->city()) {
        (new ExportDialog(*command, *m_services.tasks, m_services.cities->city()->store().location(),
                          exportScope(), this))
            ->show();
        return;
    }
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
        connect(m_wizard, &ui::ImportWizard::showAsked, this, &MainWindow::showImported);
        connect(m_wizard, &ui::ImportWizard::mapAsked, this, &MainWindow::askPoint);
        connect(m_wizard, &ui::ImportWizard::previewChanged, this, &MainWindow::showPreview);
        connect(m_wizard, &ui::ImportWizard::lookAsked, this, &MainWindow::lookAtPreview);
        connect(m_wizard, &ui::ImportWizard::left, m_banner, &QWidget::hide);
        connect(m_wizard, &ui::ImportWizard::validationAsked, this,
                [this](const QString &layer, const std::vector<city::FeatureId> &features) {
                    bottomTo(m_validation);
                    m_validation->check(layer, features);
                    m_validation->offerImportResult(true);
                });
        connect(m_wizard, &ui::ImportWizard::imported, this, [this](const QString &layer) {
            // What was just imported is looked at first.
            m_shell->loader().setLayerVisible(layer, true);
        });
    }
    backToImport();
    if (file.isEmpty())
        m_wizard->askForFile();
    else
        m_wizard->openFile(file);
}

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && isFullScreen()) {
        showNormal();
        return;
    }
    if (event->key() == Qt::Key_Escape && m_banner->isVisible()) {
        backToImport();
        return;
    }
    if (event->key() == Qt::Key_Escape && m_welcome) {
        Q_EMIT m_welcome->dismissed();
        return;
    }
    if (event->key() == Qt::Key_Escape && (m_marks->hidePin() || m_validation->takeMarkOff()))
        return;
    if (event->key() == Qt::Key_Escape && m_section->isActive()) {
        m_section->end();
        return;
    }
    if (event->key() == Qt::Key_Escape && !m_shell->selection().refs().empty()) {
        m_shell->selectByUser({});
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace dothi::app
