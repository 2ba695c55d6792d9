// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Actions, menus and the small dialogs of the main window.

#include "appdialogs.h"
#include "cityopener.h"
#include "keywords.h"
#include "mainwindow.h"
#include "navigation.h"
#include "questiondialog.h"
#include "settingkeys.h"
#include "topbar.h"

#include <dothi/base/files.h>
#include <dothi/base/language.h>
#include <dothi/base/text.h>
#include <dothi/io/dothistore.h>
#include <dothi/scene/layerstyle.h>
#include <dothi/ui/coordinatetext.h>
#include <dothi/ui/icons.h>
#include <dothi/ui/language.h>
#include <dothi/ui/picturejob.h>
#include <dothi/ui/theme.h>
#include <dothi/ui/view3d.h>
#include <dothi/ui/widgets.h>

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QDir>
#include <QDockWidget>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QPointer>
#include <QShortcut>
#include <QStandardPaths>
#include <QToolButton>

#include <algorithm>
#include <set>

namespace dothi::app {

namespace {

QString pictureFolder()
{
    // A bare account has no folder for pictures yet.
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::PicturesLocation);
    return QFileInfo(folder).isDir() ? folder : QDir::homePath();
}

/// "goc-nhin-1": what a saved view is called in the store.
QString idFrom(const QString &title, const std::vector<city::SavedView> &taken)
{
    QString id;
    for (const QChar c : foldVietnamese(title)) {
        if (c.isLetterOrNumber() && c.unicode() < 128)
            id.append(c);
        else if (!id.endsWith(QLatin1Char('-')))
            id.append(QLatin1Char('-'));
    }
    id = id.mid(0, 60);
    while (id.endsWith(QLatin1Char('-')))
        id.chop(1);
    if (id.isEmpty())
        id = QStringLiteral("view");
    QString unique = id;
    for (int i = 2; std::ranges::any_of(taken, [&](const city::SavedView &v) { return v.id == unique; }); ++i)
        unique = id + QStringLiteral("-%1").arg(i);
    return unique;
}

} // namespace

void MainWindow::addActions()
{
    ui::Actions &actions = m_shell->actions();
    const auto hasCity = [this] { return m_services.cities->city() != nullptr; };
    const auto add = [&actions](const char *id, const QString &title, const char *menu, const char *shortcut,
                                const char *icon, std::function<void()> run,
                                std::function<bool()> enabled = {}) {
        plugin::ActionDef action;
        action.id = QString::fromLatin1(id);
        action.title = title;
        action.menu = QString::fromLatin1(menu);
        action.shortcut = QString::fromLatin1(shortcut);
        action.icon = QString::fromLatin1(icon);
        action.run = std::move(run);
        action.enabled = std::move(enabled);
        return actions.addOwn(action);
    };

    add("file.open", tr("Open a city…"), "file", "Ctrl+O", "folder", [this] { chooseCity(); });
    add("file.new", tr("New city…"), "file", "Ctrl+N", "new-city", [this] { createCity(); });
    add("file.demo", tr("Open the demo city"), "file", "", "home", [this] { m_opener->openDemo(); });
    add(
        "file.import", tr("Import data…"), "file", "Ctrl+I", "import", [this] { openImport(); }, hasCity);
    add(
        "file.basemap", tr("Add a base map…"), "file", "", "globe", [this] { addBaseMap(); }, hasCity);
    add(
        "file.picture", tr("Export a picture…"), "file", "Ctrl+Shift+E", "picture", [this] { askPicture(); },
        hasCity);
    add(
        "file.export", tr("Export data and models…"), "file", "", "export",
        [this] { openCommand(QStringLiteral("city.export")); }, hasCity);
    add(
        "file.close", tr("Close the city"), "file", "Ctrl+W", "", [this] { m_opener->close(); }, hasCity);
    add("file.quit", tr("Quit"), "file", "Ctrl+Q", "power", [this] { close(); });

    QAction *plan = add("view.plan", tr("Plan view (2)"), "view", "", "", [this] { m_view->setPlan(true); });
    plan->setIconText(QStringLiteral("2D"));
    QAction *perspective =
        add("view.3d", tr("3D view (3)"), "view", "", "", [this] { m_view->setPlan(false); });
    perspective->setIconText(QStringLiteral("3D"));
    actions.setChecked(QStringLiteral("view.plan"), false);
    actions.setChecked(QStringLiteral("view.3d"), true);
    // The buttons show the mode, they do not toggle it: a click on the mode in force changes nothing.
    connect(plan, &QAction::triggered, this,
            [this] { m_shell->actions().setChecked(QStringLiteral("view.plan"), m_view->isPlan()); });
    connect(perspective, &QAction::triggered, this,
            [this] { m_shell->actions().setChecked(QStringLiteral("view.3d"), !m_view->isPlan()); });
    add(
        "view.home", tr("Whole city (Home)"), "view", "", "home", [this] { m_view->goHome(); }, hasCity);
    add(
        "view.back", tr("Previous view"), "view", "Alt+Left", "", [this] { m_view->goBack(); }, hasCity);
    add(
        "view.forward", tr("Next view"), "view", "Alt+Right", "", [this] { m_view->goForward(); }, hasCity);
    add("view.north", tr("North up (N)"), "view", "", "north", [this] { m_view->goNorth(); });
    m_navigation->addActions();
    add(
        "view.zoomSelection", tr("Zoom to the selection"), "view", "Ctrl+E", "target",
        [this] { m_shell->zoomToSelection(); }, [this] { return !m_shell->selection().refs().empty(); });
    add(
        "view.save", tr("Save the view…"), "view", "Ctrl+B", "bookmark", [this] { askViewName(); },
        [this] {
            const city::City *city = m_services.cities->city();
            return city && !city->store().isReadOnly();
        });
    add(
        "view.underground", tr("Look below the ground"), "view", "Ctrl+U", "underground",
        [this] { setUnderground(!m_shell->loader().isUnderground()); }, hasCity);
    actions.setChecked(QStringLiteral("view.underground"), false);
    const auto toggle = [](QWidget *dock) { dock->setVisible(dock->isHidden()); };
    add("view.layers", tr("Layers panel"), "view", "Ctrl+1", "panel-left",
        [this, toggle] { toggle(m_leftDock); });
    add("view.inspector", tr("Inspector panel"), "view", "Ctrl+2", "panel-right",
        [this, toggle] { toggle(m_rightDock); });
    add("view.table", tr("Attribute table"), "view", "Ctrl+T", "table", [this] {
        if (m_bottomDock->isHidden())
            showTable();
        else
            m_bottomDock->hide();
    });
    add(
        "view.style", tr("Colour a layer by an attribute"), "view", "Ctrl+Shift+C", "layers",
        [this] { showStyle({}); }, hasCity);
    add("view.xray", tr("Selection seen through what hides it"), "view", "", "eye", [this] {
        m_shell->setSelectionSeenThrough(!m_shell->selectionSeenThrough());
        m_shell->actions().setChecked(QStringLiteral("view.xray"), m_shell->selectionSeenThrough());
    });
    actions.setChecked(QStringLiteral("view.xray"), m_shell->selectionSeenThrough());
    add(
        "view.second", tr("Second view"), "view", "Ctrl+4", "split", [this] { showSecondView(!m_second); },
        hasCity);
    actions.setChecked(QStringLiteral("view.second"), false);
    add(
        "tools.geometry", tr("Check the geometry of the city"), "tools", "", "check",
        [this] { showValidation(); }, hasCity);
    add(
        "tools.roofs", tr("Roofs from a surface model…"), "tools", "", "",
        [this] { openCommand(QStringLiteral("city.roofs")); }, hasCity);
    add("view.tasks", tr("Tasks"), "view", "", "tasks", [this] { showTasks(); });
    add("view.fullscreen", tr("Full screen"), "view", "F11", "fullscreen", [this] {
        if (isFullScreen())
            showNormal();
        else
            showFullScreen();
    });
    add(
        "view.sun", tr("Sun and shadow at an hour"), "view", "Ctrl+Shift+L", "sunlight",
        [this] { toggleSun(); }, hasCity);
    actions.setChecked(QStringLiteral("view.sun"), false);
    add(
        "view.night", tr("The city at night: sun down, lamps lit"), "view", "", "", [this] { toggleNight(); },
        hasCity);
    add("view.dark", tr("Theme: light or dark window"), "view", "Ctrl+Shift+D", "moon", [this] {
        setTheme(
            static_cast<int>(ui::Theme::instance().isDark() ? ui::ThemeMode::Light : ui::ThemeMode::Dark));
    });

    add(
        "tools.measureDistance", tr("Measure a distance"), "tools", "Ctrl+M", "ruler",
        [this] { startMeasuring(ui::MeasureKind::Distance); }, hasCity);
    add(
        "tools.measureArea", tr("Measure an area"), "tools", "Ctrl+Shift+M", "area",
        [this] { startMeasuring(ui::MeasureKind::Area); }, hasCity);
    add(
        "tools.section", tr("Section"), "tools", "Ctrl+Shift+X", "section", [this] { toggleSection(); },
        hasCity);
    add(
        "tools.sectionLine", tr("Section along a line"), "tools", "", "", [this] { drawSection(); }, hasCity);
    add(
        "tools.sectionHeight", tr("Section at a height"), "tools", "", "", [this] { cutAtHeight(); },
        hasCity);
    add(
        "tools.sectionBox", tr("Section box about the selection"), "tools", "", "", [this] { cutBox(); },
        hasCity);
    actions.setChecked(QStringLiteral("tools.section"), false);
    actions.setChecked(QStringLiteral("tools.measureDistance"), false);
    actions.setChecked(QStringLiteral("tools.measureArea"), false);

    // Lists take letters and digits for the row they begin with; fields in which one types keep their digits.
    for (const auto &[key, isPlan] : {std::pair(Qt::Key_2, true), std::pair(Qt::Key_3, false)}) {
        auto *shortcut = new QShortcut(key, this);
        connect(shortcut, &QShortcut::activated, this, [this, isPlan] { m_view->setPlan(isPlan); });
    }

    add("help.palette", tr("All commands…"), "help", "Ctrl+K", "command", [this] { openPalette(); });
    add("help.search", tr("Search the city"), "help", "Ctrl+F", "search",
        [this] { m_topBar->search().setFocus(Qt::ShortcutFocusReason); });
    add("help.keys", tr("Keys and mouse"), "help", "F1", "keyboard", [this] { showKeys(); });
    add("help.welcome", tr("Show the first steps"), "help", "", "info", [this] { showWelcome(); });
    add("help.plugins", tr("Plugins…"), "help", "", "plugin", [this] { showPlugins(); });
    add("help.about", tr("About DoThi"), "help", "", "info", [this] { showAbout(); });
    add("help.menu", tr("Open the menu"), "", "F10", "menu", [this] { m_topBar->menuButton().click(); });
    add("theme.light", tr("Theme: light"), "", "", "sun",
        [this] { setTheme(static_cast<int>(ui::ThemeMode::Light)); });
    add("theme.dark", tr("Theme: dark"), "", "", "moon",
        [this] { setTheme(static_cast<int>(ui::ThemeMode::Dark)); });
    for (const QString &code : languages()) {
        const QByteArray id = QByteArrayLiteral("language.") + code.toLatin1();
        //: %1 is a language by its own name
        add(id.constData(), tr("Language: %1").arg(ui::languageName(code)), "", "", "globe",
            [this, code] { setLanguage(code); });
    }
    setKeywords(actions);
}

void MainWindow::fillMenu()
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("mainMenu"));
    QToolButton &button = m_topBar->menuButton();
    connect(&button, &QToolButton::clicked, this, [menu, &button] {
        // Below the button, flush with its right edge: the button stands at the edge of the window.
        Q_EMIT menu->aboutToShow();
        const QPoint corner = button.mapToGlobal(QPoint(button.width(), button.height() + 4));
        menu->popup(corner - QPoint(menu->sizeHint().width(), 0));
    });
    // Built anew each time: plugins come and go, recent files and views change.
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        ui::Actions &actions = m_shell->actions();
        actions.refresh();
        const auto put = [&actions](QMenu *into, const char *id) {
            into->addAction(actions.find(QString::fromLatin1(id)));
        };
        std::set<QString> placed;
        for (const char *id : {"file.open", "file.new", "file.import", "file.basemap"})
            put(menu, id);
        QMenu *recent = menu->addMenu(ui::icon(QStringLiteral("rotate")), tr("Recent cities"));
        fillRecent(recent);
        put(menu, "file.demo");
        menu->addSeparator();
        put(menu, "file.export");
        put(menu, "file.picture");
        put(menu, "view.save");
        QMenu *views = menu->addMenu(ui::icon(QStringLiteral("bookmark")), tr("Saved views"));
        fillViews(views);
        menu->addSeparator();

        QMenu *view = menu->addMenu(ui::icon(QStringLiteral("eye")), tr("View"));
        QMenu *tools = menu->addMenu(ui::icon(QStringLiteral("ruler")), tr("Tools"));
        for (const ui::Actions::Entry &entry : actions.entries()) {
            if (entry.menu == QLatin1String("view") && entry.id != QLatin1String("view.save"))
                view->addAction(entry.action);
            else if (entry.menu == QLatin1String("tools"))
                tools->addAction(entry.action);
            else if (entry.menu == QLatin1String("file") && !entry.id.startsWith(QLatin1String("file.")))
                menu->addAction(entry.action); // what plugins add
        }
        menu->addSeparator();
        QMenu *theme = menu->addMenu(ui::icon(QStringLiteral("sun")), tr("Theme"));
        for (const auto &[mode, title] :
             {std::pair(ui::ThemeMode::Light, tr("Light")), std::pair(ui::ThemeMode::Dark, tr("Dark")),
              std::pair(ui::ThemeMode::System, tr("As the desktop"))}) {
            QAction *action =
                theme->addAction(title, this, [this, mode] { setTheme(static_cast<int>(mode)); });
            action->setCheckable(true);
            action->setChecked(ui::Theme::instance().mode() == mode);
        }
        QMenu *language = menu->addMenu(ui::icon(QStringLiteral("globe")), tr("Language"));
        for (const QString &code : languages()) {
            QAction *action =
                language->addAction(ui::languageName(code), this, [this, code] { setLanguage(code); });
            action->setCheckable(true);
            action->setChecked(m_services.settings->get(kLanguage) == code);
        }
        menu->addSeparator();
        // On a low screen the menu would fall into two columns, were these in it, too.
        QMenu *help = menu->addMenu(ui::icon(QStringLiteral("info")), tr("Help"));
        for (const char *id : {"help.palette", "help.keys", "help.welcome", "help.plugins", "help.about"})
            put(help, id);
        menu->addSeparator();
        put(menu, "file.close");
        put(menu, "file.quit");
    });
}

void MainWindow::fillRecent(QMenu *menu)
{
    const QStringList recent = m_opener->recent();
    menu->setEnabled(!recent.isEmpty());
    for (const QString &address : recent) {
        const bool demo = CityOpener::isDemo(address);
        QAction *action = menu->addAction(demo ? tr("Demo city") : QFileInfo(address).fileName(), this,
                                          [this, address] { m_opener->open(address); });
        action->setToolTip(address);
    }
    menu->setToolTipsVisible(true);
}

void MainWindow::showSavedView(const city::SavedView &view)
{
    const Result<scene::CameraPose> pose = scene::CameraPose::fromJson(view.pose);
    if (!pose) {
        m_shell->showError(pose.error());
        return;
    }
    m_view->flyTo(*pose);
    if (const auto styles = scene::stylesOf(view.pose))
        m_shell->styles().setStyles(*styles);
}

void MainWindow::fillViews(QMenu *menu)
{
    const city::City *city = m_services.cities->city();
    const Result<std::vector<city::SavedView>> views =
        city ? city->savedViews() : Result<std::vector<city::SavedView>>(std::vector<city::SavedView>());
    if (!views) {
        menu->setEnabled(false);
        m_shell->showError(views.error());
        return;
    }
    menu->setEnabled(!views->empty());
    for (const city::SavedView &view : *views) {
        menu->addAction(view.title, this, [this, view] { showSavedView(view); });
    }
    if (views->empty() || city->store().isReadOnly())
        return;
    menu->addSeparator();
    QMenu *remove = menu->addMenu(ui::icon(QStringLiteral("trash")), tr("Remove a view"));
    for (const city::SavedView &view : *views) {
        remove->addAction(view.title, this, [this, view] {
            changeViews(
                tr("Removing the view “%1”").arg(view.title),
                [id = view.id](city::City &open) { return open.removeView(id); },
                [this, view, owner = QPointer<city::City>(m_services.cities->city())] {
                    m_shell->showMessage(
                        {plugin::MessageKind::Info, tr("The view “%1” was removed.").arg(view.title),
                         tr("Undo"), [this, view, owner] {
                             if (owner) // else it was closed since
                                 changeViews(
                                     tr("Saving the view “%1”").arg(view.title),
                                     [view](city::City &open) { return open.saveView(view); }, [] {});
                         }});
                });
        });
    }
}

void MainWindow::chooseCity()
{
    const QString chosen =
        QFileDialog::getOpenFileName(this, tr("Open a city"), QDir::homePath(), tr("Cities (*.dothi)"));
    if (!chosen.isEmpty())
        m_opener->open(chosen);
}

void MainWindow::createCity()
{
    NewCityDialog dialog(this);
    if (dialog.exec() == QDialog::Accepted)
        m_opener->create(dialog.path(), dialog.profile(), dialog.overwriteConfirmed());
}

void MainWindow::askPicture()
{
    PictureDialog dialog(pictureFolder(), m_view->size() * m_view->devicePixelRatioF(), this);
    if (dialog.exec() == QDialog::Accepted)
        exportPicture(dialog.path(), dialog.pictureSize());
}

void MainWindow::exportPicture(const QString &path, const QSize &size)
{
    scene::CityScene *scene = m_shell->loader().scene();
    if (!scene)
        return;
    // A larger picture shows more detail than the window has loaded.
    QPointer<ui::PictureJob> job =
        new ui::PictureJob(*scene, m_services.cities->city()->store().location(),
                           scene::Camera(m_view->pose(), QSizeF(size)), size, this);
    connect(&m_shell->loader(), &ui::SceneLoader::sceneAboutToGo, job, [job] { delete job; });
    m_services.tasks->run<QSize>(
        tr("Exporting “%1”").arg(QFileInfo(path).fileName()), this,
        [order = job->order(), path](TaskContext &task) -> Result<QSize> {
            Result<QImage> image = ui::PictureJob::make(order, task);
            DOTHI_TRY(image);
            task.progress(ui::PictureJob::kDone, ui::PictureJob::tr("Writing the picture"));
            DOTHI_TRY(ui::writePicture(*image, path));
            task.progress(1);
            return image->size();
        },
        [this, job, path](Result<QSize> written) {
            delete job;
            m_view->redraw(); // names were placed for the picture
            if (written)
                m_shell->showMessage(
                    {plugin::MessageKind::Success,
                     tr("The picture is saved: %1 (%2 × %3).")
                         .arg(path, QString::number(written->width()), QString::number(written->height())),
                     {},
                     {}});
            else if (written.error().code() == ErrorCode::Cancelled)
                m_shell->showMessage({plugin::MessageKind::Info,
                                      tr("The export was stopped; no picture was written."),
                                      {},
                                      {}});
            else
                m_shell->showError(written.error());
            Q_EMIT pictureEnded(written.has_value());
        });
}

void MainWindow::changeViews(const QString &what, std::function<Result<>(city::City &)> change,
                             std::function<void()> then)
{
    const QString address = m_services.cities->city()->store().location();
    m_services.tasks->run<void>(
        what, this,
        [address, change = std::move(change)](TaskContext &) -> Result<> {
            // A connection of its own: whoever writes may have to wait for another writer.
            Result<std::unique_ptr<city::Store>> store = io::openStore(address, io::OpenMode::ReadWrite);
            if (!store)
                return Failure(std::move(store).error());
            city::City city(std::move(*store));
            return change(city);
        },
        [this, then = std::move(then)](Result<> changed) {
            if (changed)
                then();
            else
                m_shell->showError(changed.error());
        });
}

void MainWindow::askViewName()
{
    city::City *city = m_services.cities->city();
    if (!city)
        return;
    const Result<std::vector<city::SavedView>> views = city->savedViews();
    if (!views) {
        m_shell->showError(views.error());
        return;
    }
    const QString address = city->store().location();
    auto *dialog = new NameDialog(tr("Save the view"), tr("Name of the view"),
                                  tr("View %1").arg(views->size() + 1), this);
    connect(dialog, &NameDialog::named, this, [this, address](const QString &title) {
        // Another city may have come while the name was asked for.
        const city::City *now = m_services.cities->city();
        if (now && now->store().location() == address)
            saveView(title);
    });
    dialog->open();
}

void MainWindow::saveView(const QString &title)
{
    const Result<std::vector<city::SavedView>> views = m_services.cities->city()->savedViews();
    if (!views) {
        m_shell->showError(views.error());
        return;
    }
    QJsonObject pose = m_view->pose().toJson();
    scene::setStyles(pose, m_shell->styles().styles());
    const city::SavedView view{idFrom(title, *views), title, pose};
    changeViews(
        tr("Saving the view “%1”").arg(title), [view](city::City &open) { return open.saveView(view); },
        [this, title] {
            m_shell->showMessage({plugin::MessageKind::Success,
                                  tr("The view “%1” is saved with the city.").arg(title),
                                  {},
                                  {}});
        });
}

void MainWindow::showContextMenu(const ui::View3D &view, const ui::ViewSpot &spot)
{
    QMenu menu(this);
    if (spot.feature) {
        menu.addAction(ui::icon(QStringLiteral("info")), tr("Show what it is"), this,
                       [this, spot] { m_shell->selectByUser({*spot.feature}); });
        menu.addAction(ui::icon(QStringLiteral("target")), tr("Zoom to it"), this,
                       [this, spot] { m_shell->showFeature(*spot.feature); });
        menu.addSeparator();
    }
    const QString position = ui::formatPosition(spot.where);
    menu.addAction(ui::icon(QStringLiteral("copy")), tr("Copy %1").arg(position), this, [this, spot] {
        ui::copyToClipboard(QString::number(spot.where.x, 'f', 3) + QLatin1Char(' ') +
                                QString::number(spot.where.y, 'f', 3),
                            m_view);
    });
    const city::City *city = m_services.cities->city();
    const Result<geo::Crs> wgs84 = geo::Crs::fromEpsg(4326);
    if (city && wgs84) {
        const Result<geo::Transform> transform =
            geo::Transform::create(city->store().crs(), *wgs84, city->profile().datumOperation);
        const Result<geo::Coord> place =
            transform ? transform->apply(spot.where) : Result<geo::Coord>(Failure(transform.error()));
        if (place) {
            menu.addAction(ui::icon(QStringLiteral("copy")),
                           tr("Copy %1").arg(ui::formatGeographic(place->y, place->x)), this,
                           [this, c = *place] {
                               ui::copyToClipboard(QString::number(c.y, 'f', 8) + QStringLiteral(", ") +
                                                       QString::number(c.x, 'f', 8),
                                                   m_view);
                           });
        }
    }
    // Where it was asked for: by the mouse there is the cursor, by key the cross.
    menu.exec(view.mapToGlobal((spot.pixel / view.devicePixelRatioF()).toPoint()));
}

void MainWindow::setTheme(int mode)
{
    ui::Theme::instance().apply(*qApp, static_cast<ui::ThemeMode>(mode));
    m_services.settings->set(kTheme, mode);
    if (QAction *action = m_shell->actions().find(QStringLiteral("view.dark")))
        action->setIcon(
            ui::icon(ui::Theme::instance().isDark() ? QStringLiteral("sun") : QStringLiteral("moon")));
}

void MainWindow::restart()
{
    // Closing the last window would end the program after the new one is up.
    QApplication::setQuitOnLastWindowClosed(false);
    m_mayStopImport = true; // whoever restarts was told that tasks are running
    if (close())
        QApplication::exit(kRestart);
}

void MainWindow::setLanguage(const QString &code)
{
    if (m_services.settings->get(kLanguage) == code)
        return;
    m_services.settings->set(kLanguage, code);
    m_services.settings->sync();
    // Texts are made once, all over the window: it is built anew, with the same city.
    if (!m_shell->tasks().busy()) {
        restart();
        return;
    }
    m_shell->showMessage({plugin::MessageKind::Info,
                          tr("The window will be in %1 once it is built anew. Tasks are still running.")
                              .arg(ui::languageName(code)),
                          tr("Restart anyway"), [this] { restart(); }});
}

void MainWindow::showPlugins()
{
    PluginsDialog dialog(*m_plugins, this);
    dialog.exec();
}

void MainWindow::showAbout()
{
    AboutDialog dialog(m_view->rendererName(), this);
    dialog.exec();
}

void MainWindow::showKeys()
{
    KeysDialog dialog(m_shell->actions(), this);
    dialog.exec();
}

} // namespace dothi::app
