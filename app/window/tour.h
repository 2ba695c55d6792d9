// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <QStringList>

#include <functional>
#include <vector>

class QTimer;

namespace dothi::app {

class MainWindow;

/// Drives the real window through what there is to see (whole city, street, plan, inspector, findings,
/// report), leaves a picture of each in a folder with a summary, and ends the program: with 0, or with 1 when
/// something did not come.
class Tour : public QObject
{
    Q_OBJECT
public:
    /// Starts once the city is shown. `window` must outlive it.
    Tour(MainWindow &window, const QString &folder, QObject *parent = nullptr);

private:
    struct Step
    {
        QString name;                ///< of the picture
        std::function<bool()> begin; ///< false: cannot be shown
        bool picture = true;         ///< of the window, once it has come to rest
    };
    [[nodiscard]] bool ask(const char *method, QGenericArgument argument = QGenericArgument()) const;
    [[nodiscard]] bool isAtRest() const;
    void addSteps();
    /// The city is there; the tour goes on with the frame that shows it.
    void waitForFrame();
    void begin();
    void nextStep();
    void look();
    void capture();
    void fail(const QString &what);
    void finish();

    MainWindow &m_window;
    QString m_folder;
    std::vector<Step> m_steps;
    size_t m_at = 0;
    bool m_shown = false;
    bool m_started = false;
    int m_quietFrames = 0;
    QTimer *m_pulse;
    QElapsedTimer m_sinceStep;
    QStringList m_summary;
    bool m_failed = false;
};

} // namespace dothi::app
