// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <testsupport.h>

/// What the tests of dothi-cli share: the program run as a script runs it, and a folder for its files.
namespace cli {

struct Run
{
    int code = -1;
    QByteArray out;
    QByteArray err;
    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
};

inline QString program()
{
    return QStringLiteral(DOTHI_BUILD_DIR "/bin/dothi-cli");
}

inline Run run(const QStringList &words)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.remove(QStringLiteral("DISPLAY")); // no command needs a screen
    environment.remove(QStringLiteral("WAYLAND_DISPLAY"));
    process.setProcessEnvironment(environment);
    process.start(program(), words);
    process.waitForFinished(90'000);
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            process.readAllStandardOutput(), process.readAllStandardError()};
}

/// How many features the answer of `info` counts in a layer; -1: it names none.
inline qint64 features(const QJsonObject &info, const char *layer)
{
    for (const QJsonValue &value : info.value(QLatin1String("layers")).toArray()) {
        if (value[QLatin1String("id")].toString() == QLatin1String(layer))
            return value[QLatin1String("features")].toInteger();
    }
    return -1;
}

/// A folder, and in it the demo city when it is asked for.
class Folder
{
public:
    [[nodiscard]] QString path(const char *name) const { return m_dir.filePath(QLatin1String(name)); }
    [[nodiscard]] QString demo() const { return path("demo.dothi"); }
    void makeDemo() const
    {
        QVERIFY(m_dir.isValid());
        const Run made = run({QStringLiteral("--json"), QStringLiteral("demo"), demo(),
                              QStringLiteral("--buildings"), QStringLiteral("400")});
        QVERIFY2(made.code == 0, made.err.constData());
        QVERIFY(features(made.json(), "building") > 300);
        QVERIFY(features(made.json(), "permit_application") == 12);
    }

private:
    QTemporaryDir m_dir;
};

} // namespace cli
