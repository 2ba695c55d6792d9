// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "topbar.h"
#include "windowundertest.h"

#include <dothi/ui/inspectorpanel.h>
#include <dothi/ui/messagebar.h>

#include <optional>
#include <utility>

/// Tests of the window by topic share one window with the small city, and one program: what takes long is to
/// open it.
class WindowTest : public QObject
{
    Q_OBJECT
public:
    explicit WindowTest(WindowUnderTest &test)
        : m_test(test)
    {}

private Q_SLOTS:
    void initTestCase()
    {
        m_window = m_test.window();
        if (m_window)
            return;
        m_window = &m_test.show();
        const QString failed = m_test.openSmallCity();
        QVERIFY2(failed.isEmpty(), qPrintable(failed));
    }

protected:
    [[nodiscard]] dothi::ui::View3D &view() { return m_window->view(); }
    [[nodiscard]] QWidget *canvas() { return view().findChild<QWidget *>(QStringLiteral("canvas")); }
    void clickView(const QPoint &position, Qt::MouseButton button = Qt::LeftButton)
    {
        QTest::mouseClick(canvas(), button, {}, position);
    }
    /// A building whose middle can be clicked: what is picked there is the building itself.
    [[nodiscard]] std::optional<std::pair<dothi::city::FeatureRef, QPoint>> clickableBuilding()
    {
        view().goHome();
        const dothi::Result<std::vector<dothi::city::Feature>> buildings =
            m_test.cities().city()->store().readAll(QStringLiteral("building"));
        if (!buildings)
            return std::nullopt;
        for (const dothi::city::Feature &building : *buildings) {
            const dothi::city::FeatureRef ref{QStringLiteral("building"), building.id};
            m_window->shell().showFeature(ref);
            const QPoint middle = view().rect().center();
            const std::optional<dothi::ui::ViewSpot> spot = view().spotAt(middle);
            const QWidget *top = view().childAt(middle);
            if (spot && spot->feature == ref && top == canvas())
                return std::pair(ref, middle);
        }
        return std::nullopt;
    }

    WindowUnderTest &m_test;
    dothi::app::MainWindow *m_window = nullptr;
};

/// The tests of each topic, with the arguments of the program.
int testWindowView(WindowUnderTest &test, const QStringList &arguments);
int testWindowTools(WindowUnderTest &test, const QStringList &arguments);
int testWindowStyle(WindowUnderTest &test, const QStringList &arguments);
int testWindowNavigation(WindowUnderTest &test, const QStringList &arguments);
int testWindowPanels(WindowUnderTest &test, const QStringList &arguments);
int testWindowValidation(WindowUnderTest &test, const QStringList &arguments);
int testWindowData(WindowUnderTest &test, const QStringList &arguments);
int testWindowSession(WindowUnderTest &test, const QStringList &arguments);

/// Runs a topic; where the program was told which functions to run, only if it has one of them.
inline int runTopic(QObject &topic, const QStringList &arguments)
{
    QStringList own = arguments.mid(0, 1);
    bool named = false;
    bool has = false;
    for (const QString &argument : arguments.mid(1)) {
        const QByteArray function = argument.section(QLatin1Char(':'), 0, 0).toLatin1();
        const bool isFunction = !argument.startsWith(QLatin1Char('-'));
        const bool here = topic.metaObject()->indexOfMethod(function + "()") >= 0;
        named = named || isFunction;
        has = has || (isFunction && here);
        if (!isFunction || here)
            own.append(argument);
    }
    return named && !has ? 0 : QTest::qExec(&topic, own);
}
