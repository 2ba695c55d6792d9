// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exportarea.h"

#include <dothi/base/task.h>
#include <dothi/city/store.h>
#include <dothi/process/command.h>

#include <QDialog>

#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;

namespace dothi::app {

/// The form of the command `city.export`: format, layers and file as a person chooses them, with what the
/// format leaves out said beforehand. Runs the command as a task; does not block the window. Main thread.
class ExportDialog : public QDialog
{
    Q_OBJECT
public:
    /// `command` outlives the dialog; `city`: address of the open city. How much is in its layers is counted
    /// by a task; until then all of them are offered. `scope`: which parts of it may be written.
    ExportDialog(const process::Command &command, TaskManager &tasks, const QString &city, ExportScope scope,
                 QWidget *parent);
    ~ExportDialog() override;

    /// What the command is run with.
    [[nodiscard]] QVariantMap arguments() const;
    void run();

Q_SIGNALS:
    void ended(bool good);

private:
    void addLayers();
    void countLayers();
    void takeCounts(const std::vector<city::LayerInfo> &layers);
    void takeFormat();
    void takeArea();
    void fitLayers();
    void fitSize();
    void choose();
    void refresh();
    void finish(const QString &text, bool failed);
    [[nodiscard]] QString format() const;

    const process::Command &m_command;
    TaskManager &m_tasks;
    QString m_city;
    QString m_written;  ///< by the last export
    QString m_replaces; ///< what is there already and may be replaced: the user has been told
    quint64 m_task = 0;
    quint64 m_counting = 0;
    QComboBox *m_format;
    QLabel *m_holds;
    QLabel *m_leavesOut;
    ExportAreaBox *m_area;
    QListWidget *m_layers;
    QLineEdit *m_out;
    QProgressBar *m_progress;
    QLabel *m_problem;
    QPlainTextEdit *m_answer;
    QPushButton *m_showFolder;
    QPushButton *m_run;
};

} // namespace dothi::app
