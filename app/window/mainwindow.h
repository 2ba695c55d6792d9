// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exportarea.h"
#include "viewstate.h"
#include "welcomecard.h"

#include <dothi/plugin/pluginmanager.h>
#include <dothi/ui/importwizard.h>
#include <dothi/ui/linkedview.h>
#include <dothi/ui/measuretool.h>
#include <dothi/ui/shell.h>

#include <QWidget>

#include <map>
#include <memory>

class QDockWidget;
class QMainWindow;
class QMenu;
class QSplitter;
class QStackedWidget;
class QTabBar;
class QTabWidget;
class QToolButton;

namespace dothi::ui {
class ViewBanner;
class BaseMapLoader;
class InspectorPanel;
class LayerPanel;
class LegendPill;
class SectionControl;
class SectionTool;
class StatusBar;
class StylePanel;
class SunControl;
class TablePanel;
class TasksPanel;
class View3D;
} // namespace dothi::ui

namespace dothi::app {

class CityOpener;
class MeasurePanel;
class Navigation;
class PlaceMarks;
class QuestionDialog;
class SectionPanel;
class SunPanel;
class TopBar;
class ValidationPanel;

/// What the window opens with.
struct StartOptions
{
    QString address;      ///< city to open; empty: the last one, or the demo city
    QString pluginFolder; ///< empty: no plugins
    bool safeMode = false;
    bool welcome = true;      ///< greet whoever opens the demo city for the first time
    bool openNothing = false; ///< for tests
    bool warmUp = false;      ///< on a first start, let a worker get the driver ready (scene/shaderwarmup.h)
};

/// The window of ux.md: bars above and below, columns at the sides, the table below, the city in between.
/// Main thread.
class MainWindow : public QWidget
{
    Q_OBJECT
public:
    /// What exec() returns when the window is to be built anew.
    static constexpr int kRestart = 1000;

    struct Services
    {
        Settings *settings = nullptr;
        TaskManager *tasks = nullptr;
        TaskManager *quietTasks = nullptr; ///< short work that need not be listed (searching)
        plugin::CityHost *cities = nullptr;
        process::CommandRegistry *commands = nullptr;
    };
    explicit MainWindow(const Services &services, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Loads the plugins, restores the layout and opens the city. Once, before or after show().
    void start(const StartOptions &options);

    [[nodiscard]] ui::Shell &shell() { return *m_shell; }
    [[nodiscard]] ui::View3D &view() { return *m_view; }
    [[nodiscard]] CityOpener &opener() { return *m_opener; }
    [[nodiscard]] TopBar &topBar() { return *m_topBar; }
    [[nodiscard]] ui::TablePanel &table() { return *m_table; }
    [[nodiscard]] ui::InspectorPanel &inspector() { return *m_inspector; }
    [[nodiscard]] ui::StatusBar &status() { return *m_status; }
    [[nodiscard]] ui::ImportWizard *importWizard() const { return m_wizard; }
    [[nodiscard]] Navigation &navigation() { return *m_navigation; }
    /// A running plugin by its id; null when it is not loaded.
    [[nodiscard]] QObject *runningPlugin(const QString &id) const;

    void openImport(const QString &file = {});
    void showTable(const QString &layer = {});
    void showTasks();
    /// The panel that checks geometry and lists what is wrong.
    void showValidation();
    [[nodiscard]] ValidationPanel &validation() { return *m_validation; }
    void openPalette();
    /// Opens the form of a process command.
    void openCommand(const QString &id);
    [[nodiscard]] ExportScope exportScope();
    /// Writes a picture of the view as a task that draws in the turns of the event loop; see pictureEnded().
    void exportPicture(const QString &path, const QSize &size);
    /// A second view beside the first, or none.
    void showSecondView(bool shown);
    [[nodiscard]] ui::LinkedView *secondView() const { return m_second; }
    void startMeasuring(ui::MeasureKind kind);
    /// Begins the drawing of a section line; ends the section in force when there is one.
    void toggleSection();
    void drawSection();
    /// A level section, at first three metres above the ground one looks at.
    void cutAtHeight();
    /// A box about the selection, or about what one looks at.
    void cutBox();
    [[nodiscard]] ui::SectionControl &section() { return *m_section; }
    /// Sun and shadow at a day and hour; once more: the even light.
    void toggleSun();
    [[nodiscard]] ui::SunControl &sun() { return *m_sun; }
    /// The city in the evening, when the sun has set and the lamps are lit; once more: the even light.
    void toggleNight();
    void zoomToLayer(const QString &layer);
    /// How one looks at the open city just now, for a window that is built anew.
    [[nodiscard]] ViewState viewState() const;
    /// Goes on there as soon as that city is open; when another one opens first, it is forgotten.
    void takeUp(const ViewState &state);
    /// The panel that colours a layer by one of its attributes; empty: the layer it showed last.
    void showStyle(const QString &layer);
    /// Selects what was imported and flies there.
    void showImported(const QString &layer, const std::vector<city::FeatureId> &features,
                      const geo::Extent &extent);
    /// Has the user click a point for the import wizard.
    void askPoint(const QString &hint);
    void showPreview(const std::shared_ptr<const scene::Overlay> &overlay);
    void lookAtPreview(const geo::Extent &extent);
    void backToImport();
    void addBaseMap();
    /// Pipes, cables and basements are seen through the ground, and the camera may go below it.
    void setUnderground(bool on);
    [[nodiscard]] ui::BaseMapLoader &baseMaps() { return *m_baseMaps; }

Q_SIGNALS:
    /// The open city is drawn with everything that shall be visible.
    void cityShown();
    /// An export of a picture has ended; true when it is on disk.
    void pictureEnded(bool written);

protected:
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void layOut();
    void connectParts();
    void addActions();
    void addOverlays();
    void addSection();
    void drawOver(const QString &id, const scene::Overlay &overlay);
    void connectView(ui::View3D &view);
    void showBaseMaps(ui::View3D &view, ui::SceneLoader &loader);
    void addSun();
    void addStyles();
    void fillMenu();
    void fillRecent(QMenu *menu);
    void fillViews(QMenu *menu);
    void showWorkspaces();
    void showSelection(bool byUser);
    void showOpening(const QString &address);
    void clicked(const ui::ViewSpot &spot);
    void hovered(const std::optional<ui::ViewSpot> &spot);
    void showContextMenu(const ui::View3D &view, const ui::ViewSpot &spot);
    void showLegend();
    void showWelcome();
    void chooseCity();
    void createCity();
    void askPicture();
    void askViewName();
    void saveView(const QString &title);
    void showSavedView(const city::SavedView &view);
    /// Changes the saved views of the open city in a task.
    void changeViews(const QString &what, std::function<Result<>(city::City &)> change,
                     std::function<void()> then);
    void showPlugins();
    void showAbout();
    void showKeys();
    void setTheme(int mode);
    void setLanguage(const QString &code);
    void restart();
    /// An import that would be lost is running, and nobody has agreed to that yet.
    [[nodiscard]] bool importAtStake() const;
    /// Asks, without blocking, whether the running import may be stopped for what comes then.
    void askToStopImport(const QString &text, const QString &stop, std::function<void()> then);
    void warmUpShaders();
    void restoreLayout();
    void storeLayout();
    void bottomTo(QWidget *page);

    Services m_services;
    QSplitter *m_views = nullptr;
    ui::View3D *m_view = nullptr;
    QPointer<ui::LinkedView> m_second;
    ui::Shell *m_shell = nullptr;
    CityOpener *m_opener = nullptr;
    std::unique_ptr<plugin::PluginManager> m_plugins;
    QMainWindow *m_docks = nullptr;
    TopBar *m_topBar = nullptr;
    ui::StatusBar *m_status = nullptr;
    QDockWidget *m_leftDock = nullptr;
    QDockWidget *m_rightDock = nullptr;
    QDockWidget *m_bottomDock = nullptr;
    QSplitter *m_leftColumn = nullptr;
    QStackedWidget *m_leftPages = nullptr;
    QTabBar *m_rightTabs = nullptr;
    QStackedWidget *m_rightPages = nullptr;
    QTabWidget *m_bottom = nullptr;
    ui::BaseMapLoader *m_baseMaps = nullptr;
    ui::LayerPanel *m_layers = nullptr;
    ui::InspectorPanel *m_inspector = nullptr;
    ui::TablePanel *m_table = nullptr;
    ui::TasksPanel *m_tasksPanel = nullptr;
    ValidationPanel *m_validation = nullptr;
    QToolButton *m_underground = nullptr;
    ui::LegendPill *m_legend = nullptr;
    ui::LegendPill *m_belowLegend = nullptr; ///< of what lies below the ground
    PlaceMarks *m_marks = nullptr;
    ui::MeasureTool *m_distance = nullptr;
    ui::MeasureTool *m_area = nullptr;
    bool m_welcoming = true;
    QMetaObject::Connection m_hints; ///< of the tool in hand, to the status bar
    MeasurePanel *m_measurePanel = nullptr;
    Navigation *m_navigation = nullptr;
    ui::SectionControl *m_section = nullptr;
    ui::SectionTool *m_sectionTool = nullptr;
    SectionPanel *m_sectionPanel = nullptr;
    ui::SunControl *m_sun = nullptr;
    SunPanel *m_sunPanel = nullptr;
    QPointer<WelcomeCard> m_welcome;
    QPointer<ui::ImportWizard> m_wizard;
    plugin::Registration m_importPreview;
    ui::ViewBanner *m_banner = nullptr; ///< what the import wants of the view
    QPointer<QuestionDialog> m_stopQuestion;
    bool m_mayStopImport = false; ///< the user was asked
    plugin::Registration m_mapWorkspace;
    struct WorkspaceWidgets
    {
        QPointer<QWidget> left;
        QPointer<QWidget> right;
    };
    std::map<QString, WorkspaceWidgets> m_workspaceWidgets;
    QString m_shownWorkspace;
    QDockWidget *m_styleDock = nullptr;
    ui::StylePanel *m_stylePanel = nullptr;
};

} // namespace dothi::app
