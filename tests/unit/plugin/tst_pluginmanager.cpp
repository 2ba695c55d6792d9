// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/plugin/pluginmanager.h>

#include <QTemporaryDir>

#include <testsupport.h>

using namespace dothi;
using namespace dothi::plugin;

namespace {

const QString kFolder = QStringLiteral(DOTHI_BUILD_DIR "/tests/plugins");

/// A host without a window.
struct Host
{
    QTemporaryDir dir;
    Settings settings{dir.filePath(QStringLiteral("settings.ini"))};
    process::CommandRegistry commands;
    TaskManager tasks{makeInlineExecutor()};
    CityHost cities;

    [[nodiscard]] PluginContext context()
    {
        return PluginContext({&commands, &tasks, &settings, &cities, nullptr});
    }
};

const PluginInfo &find(const PluginManager &manager, const char *id)
{
    static const PluginInfo none;
    for (const PluginInfo &info : manager.plugins()) {
        if (info.id == QLatin1String(id))
            return info;
    }
    return none;
}

QJsonObject metaData(int apiVersion, const QString &buildId)
{
    return {{QLatin1String("IID"), QLatin1String(DOTHI_PLUGIN_IID)},
            {QLatin1String("MetaData"), QJsonObject{{QLatin1String("id"), QLatin1String("x")},
                                                    {QLatin1String("apiVersion"), apiVersion},
                                                    {QLatin1String("buildId"), buildId}}}};
}

} // namespace

class TestPluginManager : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void loadsAndTakesBack()
    {
        Host host;
        {
            PluginManager manager(host.context(), host.settings);
            QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("broken on purpose")));
            manager.loadAll(kFolder);
            QCOMPARE(find(manager, "hello").state, PluginState::Loaded);
            QCOMPARE(find(manager, "hello").name, QStringLiteral("Xin chào"));
            QVERIFY(host.commands.find(QStringLiteral("hello.count")));
        }
        // Unloading took the registration back.
        QVERIFY(!host.commands.find(QStringLiteral("hello.count")));
    }
    void aThrowingPluginDoesNotEndTheProgram()
    {
        Host host;
        PluginManager manager(host.context(), host.settings);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("broken on purpose")));
        manager.loadAll(kFolder);
        QCOMPARE(find(manager, "broken").state, PluginState::Failed);
        QVERIFY(!find(manager, "broken").error.isEmpty());
    }
    void safeModeLoadsNone()
    {
        Host host;
        PluginManager manager(host.context(), host.settings);
        manager.loadAll(kFolder, true);
        QCOMPARE(find(manager, "hello").state, PluginState::Disabled);
        QVERIFY(host.commands.all().empty());
    }
    void aSwitchedOffPluginStaysOff()
    {
        Host host;
        {
            PluginManager manager(host.context(), host.settings);
            manager.setEnabled(QStringLiteral("hello"), false);
        }
        PluginManager manager(host.context(), host.settings);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("broken on purpose")));
        manager.loadAll(kFolder);
        QCOMPARE(find(manager, "hello").state, PluginState::Disabled);
    }
    void aPluginThatEndedTheProgramIsLeftOutOnce()
    {
        Host host;
        host.settings.setRaw(QStringLiteral("plugins/loading"), QStringLiteral("hello"));
        {
            PluginManager manager(host.context(), host.settings);
            QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("broken on purpose")));
            manager.loadAll(kFolder);
            QCOMPARE(find(manager, "hello").state, PluginState::Suspect);
        }
        PluginManager manager(host.context(), host.settings);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("broken on purpose")));
        manager.loadAll(kFolder);
        QCOMPARE(find(manager, "hello").state, PluginState::Loaded);
    }
    void refusesOtherBuildsBeforeLoading()
    {
        QCOMPARE(PluginManager::incompatibility(metaData(kApiVersion, PluginManager::buildId())), QString());
        QVERIFY(
            !PluginManager::incompatibility(metaData(kApiVersion + 1, PluginManager::buildId())).isEmpty());
        QVERIFY(
            !PluginManager::incompatibility(metaData(kApiVersion, QStringLiteral("0.0.1-qt5"))).isEmpty());
        QVERIFY(!PluginManager::incompatibility({}).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestPluginManager)
#include "tst_pluginmanager.moc"
