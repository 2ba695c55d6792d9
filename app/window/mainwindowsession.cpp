// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How the window begins and ends, and what is dropped on it.

#include "cityopener.h"
#include "mainwindow.h"
#include "questiondialog.h"
#include "settingkeys.h"

#include <dothi/scene/shaderwarmup.h>
#include <dothi/ui/view3d.h>

#include <QCloseEvent>
#include <QDropEvent>
#include <QMainWindow>
#include <QMimeData>
#include <QPushButton>
#include <QScreen>
#include <QSplitter>

namespace dothi::app {

namespace {

const SettingKey<QByteArray> kGeometry{"ui/geometry", {}};
const SettingKey<QByteArray> kDockState{"ui/docks", {}};
const SettingKey<QByteArray> kLeftState{"ui/leftColumn", {}};
constexpr int kDockVersion = 1;
const char *const kMapWorkspace = "map";

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

void MainWindow::start(const StartOptions &options)
{
    m_welcoming = options.welcome;
    restoreLayout();
    plugin::PluginContext::Services services;
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

    // The name of the driver is known with the first frame.
    if (options.warmUp)
        connect(m_view, &ui::View3D::frameDrawn, this, &MainWindow::warmUpShaders, Qt::SingleShotConnection);
    if (!options.openNothing) {
        const QStringList recent = m_opener->recent();
        if (!options.address.isEmpty())
            m_opener->open(options.address);
        else if (!recent.isEmpty() && !CityOpener::isDemo(recent.front()))
            m_opener->open(recent.front());
        else
            m_opener->openDemo();
    }
    m_view->setFocus();
    // Once the event loop runs, the window is up.
    QMetaObject::invokeMethod(
        this, [this] { m_plugins->delayedInitialize(); }, Qt::QueuedConnection);
}

void MainWindow::warmUpShaders()
{
    const QString renderer = m_view->rendererName();
    if (!scene::shadersAreCold(renderer))
        return;
    m_services.quietTasks->run<bool>(
        tr("Preparing the graphics driver"), this,
        [](TaskContext &) -> Result<bool> {
            DOTHI_TRY(scene::warmUpShaders());
            return true;
        },
        [renderer](const Result<bool> &done) {
            // Where it cannot be done, the window does without.
            if (done)
                scene::noteShadersWarm(renderer);
        });
}

QObject *MainWindow::runningPlugin(const QString &id) const
{
    return m_plugins ? m_plugins->running(id) : nullptr;
}

void MainWindow::restoreLayout()
{
    const QByteArray geometry = m_services.settings->get(kGeometry);
    if (!geometry.isEmpty())
        restoreGeometry(geometry);
    else if (const QSize desk = screen()->availableSize();
             desk.width() <= width() || desk.height() <= height())
        setWindowState(windowState() |
                       Qt::WindowMaximized); // a small screen: all of it, and none beyond its edge
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
    // Every change is on disk already, and what writes does all or nothing; only the time an import has taken
    // would be lost unasked.
    if (importAtStake()) {
        event->ignore();
        askToStopImport(
            tr("An import is running. If you close DoThi now, it stops and nothing of it is kept."),
            tr("Stop and close"), [this] { close(); });
        return;
    }
    storeLayout();
    m_services.tasks->cancelAll();
    QWidget::closeEvent(event);
}

bool MainWindow::importAtStake() const
{
    return m_wizard && m_wizard->isImporting() && !m_mayStopImport;
}

void MainWindow::askToStopImport(const QString &text, const QString &stopText, std::function<void()> then)
{
    if (m_stopQuestion && m_stopQuestion->isVisible()) {
        m_stopQuestion->raise();
        m_stopQuestion->activateWindow();
        return;
    }
    m_stopQuestion =
        new QuestionDialog(tr("An import is running"), text, tr("What the city held before stays as it is."),
                           stopText, tr("Go on importing"), m_wizard);
    m_stopQuestion->setObjectName(QStringLiteral("stopQuestion"));
    m_stopQuestion->actButton()->setObjectName(QStringLiteral("stopAndClose"));
    m_stopQuestion->goOnButton()->setObjectName(QStringLiteral("goOnImporting"));
    // Once the import has ended by itself, there is nothing left to ask.
    connect(m_wizard, &ui::ImportWizard::importEnded, m_stopQuestion, &QDialog::close);
    connect(m_stopQuestion, &QDialog::accepted, this, [this, then = std::move(then)] {
        m_mayStopImport = true;
        then();
        m_mayStopImport = false;
    });
    m_stopQuestion->open();
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

} // namespace dothi::app
