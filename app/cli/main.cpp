// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// dothi-cli: the commands of the program without a window (contract: resources/docs/dev/cli.md).

#include "commandline.h"
#include "permitcommands.h"

#include <dothi/base/language.h>
#include <dothi/base/printable.h>
#include <dothi/base/task.h>
#include <dothi/io/dothistore.h>
#include <dothi/process/command.h>

#include <QElapsedTimer>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QJsonObject>

#include <commands/standardcommands.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <memory>
#include <thread>
#include <utility>

namespace {

using namespace dothi;

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::CommandLine)
};

/// What the system said when stdout first took less than it was given; 0 while all is well.
int stdoutError = 0;

void toStdout(const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    const auto size = static_cast<size_t>(utf8.size());
    if (std::fwrite(utf8.constData(), 1, size, stdout) != size && stdoutError == 0)
        stdoutError = errno;
}

void toStderr(const QString &text)
{
    const QByteArray utf8 = printable(text).toUtf8();
    std::fwrite(utf8.constData(), 1, static_cast<size_t>(utf8.size()), stderr);
}

QJsonObject errorJson(const Error &error)
{
    QJsonObject about{{QLatin1String("code"), errorCodeName(error.code())},
                      {QLatin1String("message"), error.message()}};
    const auto add = [&about](const char *key, const QString &value) {
        if (!value.isEmpty())
            about.insert(QLatin1String(key), value);
    };
    add("file", error.subject().file);
    add("layer", error.subject().layer);
    add("feature", error.subject().feature);
    add("field", error.subject().field);
    add("advice", error.advice());
    return {{QLatin1String("error"), about}};
}

int report(const Error &error, bool json)
{
    toStderr(error.userText() + QLatin1Char('\n'));
    if (qEnvironmentVariableIsSet("DOTHI_DEBUG"))
        toStderr(error.logText() + QLatin1Char('\n'));
    if (json)
        toStdout(QString::fromUtf8(QJsonDocument(errorJson(error)).toJson(QJsonDocument::Compact)) +
                 QLatin1Char('\n'));
    return exitCodeFor(error.code());
}

/// The code to end with once everything is out: `code`, unless the answer did not get through.
int closeStdout(int code)
{
    // A buffer may hide a full disk until it is emptied; some file systems tell it only when the file is
    // closed.
    if (std::fflush(stdout) != 0 && stdoutError == 0)
        stdoutError = errno;
    if (std::fclose(stdout) != 0 && stdoutError == 0)
        stdoutError = errno;
    if (stdoutError == 0)
        return code;
    constexpr int kLastAnswer = 1;
    Error error(ErrorCode::Io, Tr::tr("The answer could not be written to the standard output (%1).")
                                   .arg(QString::fromLocal8Bit(std::strerror(stdoutError))));
    const QString advice =
        code > kLastAnswer
            ? Tr::tr("Send it to a place with free space.")
            : Tr::tr("The command itself is done. Send its answer to a place with free space.");
    return report(std::move(error).withAdvice(advice), false);
}

/// A progress line on stderr: percentage, what, time left. One for each whole percent of a step, no more.
TaskContext::ProgressSink progressLine(const QElapsedTimer &timer)
{
    const auto last = std::make_shared<std::pair<int, QString>>(-1, QString());
    return [&timer, last](double fraction, const QString &status) {
        const int percent = static_cast<int>(fraction * 100);
        if (*last == std::pair(percent, status))
            return;
        *last = {percent, status};
        QString left;
        constexpr double kSureEnough = 0.02;
        if (fraction > kSureEnough && fraction < 1) {
            const double seconds = static_cast<double>(timer.elapsed()) / 1000 * (1 - fraction) / fraction;
            left = Tr::tr("%1 s left").arg(static_cast<int>(seconds + 0.5));
        }
        toStderr(
            QStringLiteral("%1 %  %2  %3\n").arg(QString::number(percent).rightJustified(3), status, left));
    };
}

/// Libraries chatter on stderr; a script sees it only when it asks.
void logMessage(QtMsgType type, const QMessageLogContext & /*context*/, const QString &text)
{
    if (type == QtFatalMsg || qEnvironmentVariableIsSet("DOTHI_DEBUG"))
        toStderr(text + QLatin1Char('\n'));
}

int run(const QStringList &words)
{
    installLanguage(cli::languageFrom(words));
    process::CommandRegistry registry;
    if (const Result<> done = commands::registerStandardCommands(registry); !done)
        return report(done.error(), false);
    if (const Result<> done = cli::registerPermitCommands(registry); !done)
        return report(done.error(), false);

    const Result<cli::Invocation> invocation = cli::parse(words, registry);
    if (!invocation)
        return report(invocation.error(), words.contains(QStringLiteral("--json")));
    if (invocation->version) {
        toStdout(QStringLiteral("DoThi %1\n").arg(QCoreApplication::applicationVersion()));
        return 0;
    }
    if (invocation->help) {
        toStdout(invocation->command ? cli::helpText(invocation->command->info()) : cli::helpText(registry));
        return 0;
    }

    // SIGINT and SIGTERM ask the command to stop; it leaves everything as it was and ends with code 130. The
    // signals are blocked in every thread and waited for in one of its own.
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::stop_source stop;
    std::thread([signals, stop]() mutable {
        int number = 0;
        sigwait(&signals, &number);
        stop.request_stop();
    }).detach();

    QElapsedTimer timer;
    timer.start();
    TaskContext task(stop.get_token(), invocation->quiet ? TaskContext::ProgressSink() : progressLine(timer));
    process::CommandContext context{task, [](const QString &address, bool write) {
                                        return io::openStore(address, write ? io::OpenMode::ReadWrite
                                                                            : io::OpenMode::ReadOnly);
                                    }};
    const Result<process::CommandResult> result = invocation->command->run(invocation->arguments, context);
    if (!result)
        return report(result.error(), invocation->json);
    if (!invocation->quiet) {
        for (const QString &warning : result->warnings)
            toStderr(warning + QLatin1Char('\n'));
    }
    if (invocation->json) {
        toStdout(QString::fromUtf8(QJsonDocument(result->json).toJson(QJsonDocument::Indented)));
    } else if (!result->text.isEmpty()) {
        const QString text = printable(result->text);
        toStdout(text.endsWith(QLatin1Char('\n')) ? text : text + QLatin1Char('\n'));
    }
    return result->no ? 1 : 0;
}

} // namespace

int main(int argc, char *argv[])
{
    // Where a file may not grow any more, writing fails and is said, as on a full disk.
    std::signal(SIGXFSZ, SIG_IGN);
    // Fonts and pictures need a QGuiApplication, but never a screen.
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qInstallMessageHandler(logMessage);
    // Qt takes options of its own out of what it is given, and one of ours has the name of one of those.
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    int named = std::min(argc, 1);
    QGuiApplication application(named, argv);
    QCoreApplication::setApplicationName(QStringLiteral("dothi-cli"));
    QCoreApplication::setApplicationVersion(QStringLiteral(DOTHI_VERSION));
    try {
        return closeStdout(run(arguments));
    } catch (const std::exception &e) {
        toStderr(Tr::tr("A fault inside the program: %1. Nothing was confirmed that is not stored.")
                     .arg(QString::fromUtf8(e.what())) +
                 QLatin1Char('\n'));
        return exitCodeFor(ErrorCode::Internal);
    }
}
