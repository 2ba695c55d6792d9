// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tour.h"

#include "mainwindow.h"

#include <dothi/base/files.h>
#include <dothi/base/text.h>
#include <dothi/ui/tablepanel.h>
#include <dothi/ui/theme.h>
#include <dothi/ui/view3d.h>

#include <QAction>
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QPixmap>
#include <QTimer>

#include <unistd.h>

#include <optional>

namespace dothi::app {

namespace {

constexpr int kPulseMs = 50;
constexpr int kLongestStepMs = 60'000;
/// Pulses in a row without a task or a moving camera that count as rest.
constexpr int kQuietPulses = 6;

QByteArray textOf(const char *file)
{
    QFile source(QString::fromLatin1(file));
    return source.open(QIODevice::ReadOnly) ? source.readAll() : QByteArray();
}

/// Since the system started this process, loading of libraries included; to 10 ms. Nothing where the system
/// does not tell.
std::optional<qint64> processAgeMs()
{
    // The name may hold spaces and brackets; what follows its last bracket does not. starttime is field 22 of
    // proc(5), the 20th after the name.
    const QByteArray about = textOf("/proc/self/stat");
    const QByteArray started = about.mid(about.lastIndexOf(')') + 2).split(' ').value(19);
    const QByteArray upFor = textOf("/proc/uptime").split(' ').value(0);
    bool hasStarted = false;
    bool hasUp = false;
    const double startedS = started.toDouble(&hasStarted) / static_cast<double>(sysconf(_SC_CLK_TCK));
    const double upS = upFor.toDouble(&hasUp);
    if (!hasStarted || !hasUp)
        return std::nullopt;
    return static_cast<qint64>((upS - startedS) * 1000 + 0.5);
}

/// The most memory this process has had resident, in MB (10⁶ bytes).
std::optional<double> mostMemoryMb()
{
    for (const QByteArray &line : textOf("/proc/self/status").split('\n')) {
        if (!line.startsWith("VmHWM:"))
            continue;
        bool ok = false;
        const double kibibytes = line.mid(6).chopped(2).trimmed().toDouble(&ok);
        if (ok)
            return kibibytes * 1024 / 1e6;
    }
    return std::nullopt;
}

} // namespace

Tour::Tour(MainWindow &window, const QString &folder, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_folder(QDir(folder).absolutePath())
    , m_pulse(new QTimer(this))
{
    m_sinceStep.start();
    if (!QDir().mkpath(m_folder))
        fail(QStringLiteral("cannot make %1").arg(m_folder));
    m_window.view().controller().setFlightSeconds(0);
    addSteps();
    connect(m_pulse, &QTimer::timeout, this, &Tour::look);
    connect(&m_window, &MainWindow::cityShown, this, &Tour::waitForFrame);
    m_pulse->start(kPulseMs);
}

void Tour::waitForFrame()
{
    if (m_shown)
        return;
    m_shown = true;
    if (!m_window.view().hasCanvas()) {
        begin(); // no frame will come, and there is a message in its place
        return;
    }
    connect(&m_window.view(), &ui::View3D::frameDrawn, this, &Tour::begin, Qt::SingleShotConnection);
    m_window.view().redraw();
}

void Tour::begin()
{
    const std::optional<qint64> age = processAgeMs();
    m_summary.append(age ? QStringLiteral("first city shown after %1 ms").arg(*age)
                         : QStringLiteral("first city shown after a time the system does not tell"));
    // The view is in the middle of drawing: it is changed after that.
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_started = true;
            nextStep();
        },
        Qt::QueuedConnection);
}

void Tour::addSteps()
{
    ui::View3D &view = m_window.view();
    ui::Shell &shell = m_window.shell();
    const auto firstOf = [&shell](const QString &layer) -> std::optional<city::FeatureRef> {
        if (!shell.city())
            return std::nullopt;
        city::Query query;
        query.limit = 1;
        const Result<std::vector<city::Feature>> found = shell.city()->store().readAll(layer, query);
        if (!found || found->empty())
            return std::nullopt;
        return city::FeatureRef{layer, found->front().id};
    };

    m_steps.push_back({QStringLiteral("1-city"), [&view] {
                           view.goHome();
                           return true;
                       }});
    m_steps.push_back({QStringLiteral("2-street"), [&view, &shell] {
                           const geo::Coord middle = shell.loader().extent().center();
                           scene::CameraPose pose;
                           pose.target = {middle.x, middle.y, shell.groundHeight(middle.x, middle.y)};
                           pose.headingDeg = 35;
                           pose.pitchDeg = 24;
                           pose.distanceM = 260;
                           view.flyTo(pose);
                           return true;
                       }});
    m_steps.push_back({QStringLiteral("3-plan"), [&view] {
                           view.setPlan(true);
                           return true;
                       }});
    m_steps.push_back({QStringLiteral("4-inspector"), [&view, &shell, firstOf] {
                           view.setPlan(false);
                           const std::optional<city::FeatureRef> building =
                               firstOf(QStringLiteral("building"));
                           if (building)
                               shell.showFeature(*building);
                           return building.has_value();
                       }});
    m_steps.push_back({QStringLiteral("5-findings"), [this, &shell] {
                           shell.selection().set({});
                           shell.activateWorkspace(QStringLiteral("permit"));
                           return ask("selectFinding", Q_ARG(int, 0));
                       }});
    m_steps.push_back({QStringLiteral("6-report"),
                       [this] {
                           return ask("saveReport",
                                      Q_ARG(QString, QDir(m_folder).filePath(QStringLiteral("report.pdf"))));
                       },
                       false});
    m_steps.push_back({QStringLiteral("7-table"), [this] {
                           m_window.showTable(QStringLiteral("building"));
                           return true;
                       }});
    m_steps.push_back({QStringLiteral("8-dark"), [this, &view] {
                           view.goHome();
                           QAction *dark = m_window.shell().actions().find(QStringLiteral("view.dark"));
                           if (dark && !ui::Theme::instance().isDark())
                               dark->trigger();
                           return dark != nullptr;
                       }});
}

void Tour::nextStep()
{
    if (m_at >= m_steps.size()) {
        finish();
        return;
    }
    m_quietFrames = 0;
    m_sinceStep.restart();
    if (!m_steps[m_at].begin()) {
        m_summary.append(QStringLiteral("%1: not there").arg(m_steps[m_at].name));
        m_failed = true;
        ++m_at;
        nextStep();
    }
}

void Tour::look()
{
    if (m_sinceStep.elapsed() > kLongestStepMs) {
        fail(m_started ? QStringLiteral("%1 did not come to rest").arg(m_steps[m_at].name)
                       : QStringLiteral("no city was shown"));
        return;
    }
    if (!m_started || m_at >= m_steps.size())
        return;
    m_quietFrames = isAtRest() ? m_quietFrames + 1 : 0;
    if (m_quietFrames >= kQuietPulses)
        capture();
}

bool Tour::isAtRest() const
{
    return !m_window.shell().tasks().busy() && !m_window.view().controller().isMoving() &&
           !m_window.shell().loader().isLoading() && !ask("busy");
}

bool Tour::ask(const char *method, QGenericArgument argument) const
{
    QObject *permit = m_window.runningPlugin(QStringLiteral("permit"));
    bool answer = false;
    return permit &&
           QMetaObject::invokeMethod(permit, method, Qt::DirectConnection, Q_RETURN_ARG(bool, answer),
                                     argument) &&
           answer;
}

void Tour::capture()
{
    if (!m_steps[m_at].picture) {
        m_summary.append(QStringLiteral("%1: done").arg(m_steps[m_at].name));
        ++m_at;
        nextStep();
        return;
    }
    const QString file = QDir(m_folder).filePath(m_steps[m_at].name + QStringLiteral(".png"));
    const QPixmap picture = m_window.grab();
    if (!picture.save(file, "PNG")) {
        fail(QStringLiteral("cannot write %1").arg(file));
        return;
    }
    m_summary.append(QStringLiteral("%1.png: %2 x %3, frame %4 ms, detail %5 %")
                         .arg(m_steps[m_at].name, QString::number(picture.width()),
                              QString::number(picture.height()),
                              QString::number(m_window.view().lastFrameMs(), 'f', 1),
                              QString::number(m_window.view().detail() * 100, 'f', 0)));
    ++m_at;
    nextStep();
}

void Tour::fail(const QString &what)
{
    m_failed = true;
    m_summary.append(QStringLiteral("failed: ") + what);
    finish();
}

void Tour::finish()
{
    m_pulse->stop();
    m_summary.append(QStringLiteral("renderer: %1").arg(m_window.view().rendererName()));
    if (const std::optional<double> most = mostMemoryMb())
        m_summary.append(QStringLiteral("most memory %1 MB").arg(*most, 0, 'f', 0));
    const Result<> written =
        writeFileAtomically(QDir(m_folder).filePath(QStringLiteral("summary.txt")),
                            (m_summary.join(QLatin1Char('\n')) + QLatin1Char('\n')).toUtf8());
    const int code = m_failed || !written ? 1 : 0;
    // From inside the event loop: it must be running to be left.
    QMetaObject::invokeMethod(
        this, [code] { QCoreApplication::exit(code); }, Qt::QueuedConnection);
}

} // namespace dothi::app
