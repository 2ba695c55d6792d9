// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "windowtest.h"

// The window, topic after topic, in one program: opening the city is what takes long.

int main(int argc, char **argv)
{
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    QApplication application(argc, argv);
    WindowUnderTest test;
    const QStringList arguments = QApplication::arguments();
    int failed = testWindowView(test, arguments);
    failed += testWindowTools(test, arguments);
    failed += testWindowStyle(test, arguments);
    failed += testWindowNavigation(test, arguments);
    failed += testWindowPanels(test, arguments);
    failed += testWindowValidation(test, arguments);
    failed += testWindowData(test, arguments);
    failed += testWindowSession(test, arguments);
    test.close();
    return failed;
}
