// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/model/modelprocess.h>
#include <dothi/io/model/sceneformat.h>

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QProcess>

#include <algorithm>
#include <csignal>

#ifndef DOTHI_LIBEXECDIR
#error "the build passes DOTHI_LIBEXECDIR, e.g. libexec/dothi"
#endif

namespace dothi::io {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::ModelLibrary)
};

constexpr int kLookMs = 50;
constexpr int kStartMs = 20'000;
constexpr int kEndMs = 5'000;

/// Never left behind: it is ended wherever the caller returns.
class ReadingProcess
{
public:
    ReadingProcess() = default;
    ReadingProcess(const ReadingProcess &) = delete;
    ReadingProcess &operator=(const ReadingProcess &) = delete;
    ~ReadingProcess() { end(); }

    void end()
    {
        if (process.state() == QProcess::NotRunning)
            return;
        process.kill();
        process.waitForFinished(kEndMs);
    }

    QProcess process;
};

Failure readingFailed(const QString &what, const QString &detail = {})
{
    return fail(Error(ErrorCode::InvalidData, what)
                    .withAdvice(Tr::tr("Write the file again with the program it comes from, in less detail "
                                       "or in parts where it is large."))
                    .withDetail(detail));
}

/// What the end of the program says, once it has ended.
Failure failure(const QProcess &process, const QByteArray &output, ModelFault &fault)
{
    const auto code = static_cast<sceneformat::Exit>(process.exitCode());
    const bool crashed = process.exitStatus() == QProcess::CrashExit;
    if (crashed && (process.exitCode() == SIGXCPU || process.exitCode() == SIGKILL)) {
        fault = ModelFault::Late;
        return readingFailed(Tr::tr("Reading the model took longer than it may, and was stopped."));
    }
    if (!crashed && (code == sceneformat::Exit::Memory || code == sceneformat::Exit::TooLarge)) {
        fault = ModelFault::Memory;
        return readingFailed(Tr::tr("Reading the model takes more memory than it may."));
    }
    if (!crashed && code == sceneformat::Exit::Refused) {
        fault = ModelFault::Refused;
        return readingFailed(Tr::tr("The model is damaged, or has something that cannot be read."),
                             QString::fromUtf8(output.left(sceneformat::kLongestName)));
    }
    if (!crashed && code == sceneformat::Exit::Unconfined) {
        fault = ModelFault::Unconfined;
        return fail(
            Error(ErrorCode::Unsupported,
                  Tr::tr("This system does not let the reading of models be locked in, so none is read."))
                .withAdvice(Tr::tr("Use a Linux kernel with seccomp filters, or ask who runs this "
                                   "machine to allow them.")));
    }
    fault = ModelFault::Ended;
    return readingFailed(Tr::tr("The model is damaged: the library that reads it ended over it."),
                         QStringLiteral("%1 %2")
                             .arg(crashed ? QStringLiteral("signal") : QStringLiteral("exit"))
                             .arg(process.exitCode()));
}

} // namespace

QString modelReaderProgram()
{
    return QDir::cleanPath(QCoreApplication::applicationDirPath() +
                           QStringLiteral("/../" DOTHI_LIBEXECDIR "/dothi-modelreader"));
}

Result<ModelScene> readModelScene(const QByteArray &content, const QString &ending, const ModelLimits &limits,
                                  TaskContext &task, ModelFault *fault)
{
    ModelFault unused = ModelFault::None;
    ModelFault &kind = fault ? *fault : unused;
    kind = ModelFault::None;
    DOTHI_TRY(task.checkpoint());
    if (content.size() > sceneformat::kLargestModel) {
        kind = ModelFault::Memory;
        return readingFailed(Tr::tr("Reading the model takes more memory than it may."));
    }
    constexpr int kTimesByTheClock = 3; // the machine may be busy
    QElapsedTimer clock;
    clock.start();
    const auto late = [&] { return clock.elapsed() > limits.seconds * qint64(1000) * kTimesByTheClock; };
    QByteArray output;
    ReadingProcess reader;
    QProcess &process = reader.process;
    process.setProgram(modelReaderProgram());
    process.setArguments({ending, QString::number(limits.seconds), QString::number(limits.megabytes)});
    process.setStandardErrorFile(QProcess::nullDevice());
    process.start();
    if (!process.waitForStarted(kStartMs)) {
        return fail(Error(ErrorCode::Io, Tr::tr("The program that reads models cannot be started."))
                        .inFile(process.program())
                        .withAdvice(Tr::tr("Install DoThi again."))
                        .withDetail(process.errorString()));
    }
    // It takes everything before it says anything; when it ends half-way, its end says why.
    constexpr qsizetype kBlock = 4'000'000;
    qsizetype written = 0;
    while (process.state() != QProcess::NotRunning &&
           (written < content.size() || process.bytesToWrite() > 0)) {
        DOTHI_TRY(task.checkpoint());
        if (process.bytesToWrite() == 0) {
            const qsizetype length = std::min(kBlock, content.size() - written);
            process.write(content.constData() + written, length);
            written += length;
        }
        process.waitForBytesWritten(kLookMs);
        // It has nothing to say yet: what comes nevertheless is not collected without end.
        if (late() || process.bytesAvailable() > sceneformat::kLargestScene)
            break;
    }
    process.closeWriteChannel();
    while (process.state() != QProcess::NotRunning) {
        DOTHI_TRY(task.checkpoint());
        process.waitForReadyRead(kLookMs);
        output += process.readAllStandardOutput();
        if (output.size() > sceneformat::kLargestScene) {
            kind = ModelFault::Memory;
            return readingFailed(Tr::tr("Reading the model takes more memory than it may."));
        }
        if (late()) {
            kind = ModelFault::Late;
            return readingFailed(Tr::tr("Reading the model took longer than it may, and was stopped."));
        }
    }
    output += process.readAllStandardOutput();
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        return failure(process, output, kind);
    Result<ModelScene> scene = ModelScene::parse(std::move(output), task);
    if (!scene && scene.error().code() == ErrorCode::InvalidData)
        kind = ModelFault::Refused;
    return scene;
}

} // namespace dothi::io
