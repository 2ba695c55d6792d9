// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mainwindow.h"
#include "settingkeys.h"
#include "tour.h"

#include <dothi/base/files.h>
#include <dothi/base/language.h>
#include <dothi/scene/notices.h>
#include <dothi/ui/icons.h>
#include <dothi/ui/theme.h>

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QFileInfo>
#include <QSurfaceFormat>
#include <QTemporaryDir>

#include <commands/standardcommands.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdio>

using namespace dothi;
using app::kLanguage;
using app::kTheme;

namespace {

void setGraphicsDefaults()
{
    // OpenSceneGraph draws with the compatibility profile; sharing keeps the picture when a panel is moved.
    QSurfaceFormat format;
    format.setRenderableType(QSurfaceFormat::OpenGL);
    format.setDepthBufferSize(24);
    format.setStencilBufferSize(8);
    format.setSwapInterval(1);
    QSurfaceFormat::setDefaultFormat(format);
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    // Portals of the desktop may not speak the program's language; Qt's own dialogs do.
    QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
}

/// Without a desktop session nobody has made a folder for sockets and locks; Qt would say so on stderr and
/// make one itself. The same folder, made before it looks.
void provideRuntimeFolder()
{
    if (qEnvironmentVariableIsSet("XDG_RUNTIME_DIR"))
        return;
    const QString folder =
        QStringLiteral("%1/dothi-runtime-%2").arg(QDir::tempPath(), QString::number(getuid()));
    QDir().mkdir(folder);
    // Somebody else may have put something there: then Qt is left to its own choice.
    const QFileInfo info(folder);
    if (info.isDir() && !info.isSymLink() && info.ownerId() == getuid() &&
        QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner))
        qputenv("XDG_RUNTIME_DIR", folder.toUtf8());
}

/// "1280x800"; nothing for anything else.
QSize sizeFrom(const QString &text)
{
    const QStringList parts = text.split(QLatin1Char('x'));
    if (parts.size() != 2)
        return {};
    return {parts[0].toInt(), parts[1].toInt()};
}

/// The language must be known before the first text is shown, so it is looked for before the options are
/// parsed.
QString languageOption(const QStringList &words)
{
    const qsizetype at = words.indexOf(QStringLiteral("--lang"));
    if (at >= 0)
        return words.value(at + 1);
    for (const QString &word : words) {
        if (word.startsWith(QLatin1String("--lang=")))
            return word.mid(7);
    }
    return {};
}

QString settingsOption(const QStringList &words)
{
    const qsizetype at = words.indexOf(QStringLiteral("--settings"));
    return at >= 0 ? words.value(at + 1) : QString();
}

bool hasDisplay()
{
    return std::ranges::any_of(std::array{"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"},
                               [](const char *name) { return !qEnvironmentVariableIsEmpty(name); });
}

/// Asked over a terminal, the program answers there; Qt alone would abort.
bool asksAboutItself(int argc, char **argv)
{
    return std::any_of(argv + 1, argv + argc, [](const char *word) {
        const QByteArrayView view(word);
        return view == "--help" || view == "-h" || view == "--version" || view == "-v";
    });
}

int sayNoDisplay(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QString asked = languageOption(QCoreApplication::arguments());
    installLanguage(asked.isEmpty() ? kLanguage.fallback : asked);
    const QString text = QCoreApplication::translate(
        "dothi::Main",
        "There is no display to open the window on. Start DoThi from the desktop, or use dothi-cli.");
    std::fprintf(stderr, "%s\n", qPrintable(text));
    return exitCodeFor(ErrorCode::Io);
}

} // namespace

int main(int argc, char **argv)
{
    if (!hasDisplay()) {
        if (!asksAboutItself(argc, argv))
            return sayNoDisplay(argc, argv);
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    // Where a file may not grow any more, writing fails and is said, as on a full disk.
    std::signal(SIGXFSZ, SIG_IGN);
    provideRuntimeFolder();
    scene::routeNotices();
    setGraphicsDefaults();
    QApplication application(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("DoThi"));
    QCoreApplication::setApplicationName(QStringLiteral("DoThi"));
    QCoreApplication::setApplicationVersion(QStringLiteral(DOTHI_VERSION));

    // The tour begins as on the first day and leaves nobody's settings changed.
    const QTemporaryDir tourSettings;
    const bool onTour = std::ranges::any_of(application.arguments(), [](const QString &word) {
        return word == QLatin1String("--tour") || word.startsWith(QLatin1String("--tour="));
    });
    const QString settingsFile = onTour ? tourSettings.filePath(QStringLiteral("settings.ini"))
                                        : settingsOption(application.arguments());
    Settings settings = settingsFile.isEmpty() ? Settings() : Settings(settingsFile);
    const QString asked = languageOption(application.arguments());
    installLanguage(asked.isEmpty() ? settings.get(kLanguage) : asked);

    QCommandLineParser parser;
    parser.setApplicationDescription(
        QCoreApplication::translate("dothi::Main", "A city in 3D, and tools to work on it."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("city"),
                                 QCoreApplication::translate("dothi::Main", "City to open (.dothi)."),
                                 QStringLiteral("[city]"));
    const QCommandLineOption lang(
        QStringLiteral("lang"),
        QCoreApplication::translate("dothi::Main", "Language of the window: vi or en."),
        QStringLiteral("code"));
    const QCommandLineOption settingsPath(
        QStringLiteral("settings"),
        QCoreApplication::translate("dothi::Main", "Settings from and to this file."),
        QStringLiteral("file"));
    const QCommandLineOption safe(QStringLiteral("safe-mode"),
                                  QCoreApplication::translate("dothi::Main", "Start without plugins."));
    const QCommandLineOption theme(
        QStringLiteral("theme"),
        QCoreApplication::translate("dothi::Main", "Theme of this run: light or dark."),
        QStringLiteral("name"));
    const QCommandLineOption size(
        QStringLiteral("size"),
        QCoreApplication::translate("dothi::Main", "Size of the window, such as 1280x800."),
        QStringLiteral("WxH"));
    const QCommandLineOption tourFolder(
        QStringLiteral("tour"),
        QCoreApplication::translate("dothi::Main",
                                    "Show the program to itself, leave pictures in this folder, and end."),
        QStringLiteral("folder"));
    parser.addOptions({lang, settingsPath, safe, theme, size, tourFolder});
    parser.process(application);

    application.setWindowIcon(ui::icon(QStringLiteral("building"), ui::Theme::colorsOf(false).accent));
    auto mode = static_cast<ui::ThemeMode>(settings.get(kTheme));
    if (parser.value(theme) == QLatin1String("dark"))
        mode = ui::ThemeMode::Dark;
    else if (parser.value(theme) == QLatin1String("light"))
        mode = ui::ThemeMode::Light;
    ui::Theme::instance().apply(application, mode);

    // Built anew when the language changes, with the city that was open.
    QString address = parser.positionalArguments().value(0);
    app::ViewState view;
    int code = app::MainWindow::kRestart;
    while (code == app::MainWindow::kRestart) {
        process::CommandRegistry commands;
        if (const Result<> registered = commands::registerStandardCommands(commands); !registered) {
            std::fprintf(stderr, "%s\n", qPrintable(registered.error().logText()));
            return exitCodeFor(registered.error().code());
        }
        TaskManager tasks(makeThreadPoolExecutor());
        TaskManager quietTasks(makeThreadPoolExecutor(1));
        plugin::CityHost cities;
        app::MainWindow::Services services;
        services.settings = &settings;
        services.tasks = &tasks;
        services.quietTasks = &quietTasks;
        services.cities = &cities;
        services.commands = &commands;
        app::MainWindow window(services);

        app::StartOptions options;
        options.address = address;
        options.pluginFolder = pluginDir();
        options.safeMode = parser.isSet(safe);
        options.welcome = !parser.isSet(tourFolder);
        options.warmUp = true;
        window.takeUp(view);
        window.start(options);
        if (const QSize wanted = sizeFrom(parser.value(size)); wanted.isValid() && !wanted.isEmpty()) {
            window.setWindowState(Qt::WindowNoState);
            window.resize(wanted);
        }
        std::unique_ptr<app::Tour> tour;
        if (parser.isSet(tourFolder))
            tour = std::make_unique<app::Tour>(window, parser.value(tourFolder));
        window.show();
        QApplication::setQuitOnLastWindowClosed(true);
        code = QApplication::exec();
        if (code == app::MainWindow::kRestart) {
            view = window.viewState();
            address = cities.city() ? cities.city()->store().location() : QString();
            installLanguage(settings.get(kLanguage));
        }
    }
    return code;
}
