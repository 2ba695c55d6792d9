// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/process/command.h>

#include <QDialog>

#include <functional>
#include <memory>
#include <vector>

class QFormLayout;
class QLabel;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;

namespace dothi::ui {

/// The form of a process command: a field per parameter, run as a task, its answer below. Does not block the
/// window.
class CommandDialog : public QDialog
{
    Q_OBJECT
public:
    /// `command` must outlive the dialog. `openCity`: address offered for STORE parameters, empty when none
    /// is open.
    CommandDialog(const process::Command &command, TaskManager &tasks, const QString &openCity,
                  QWidget *parent);
    ~CommandDialog() override;

    /// What the form holds, by parameter id; empty optional fields are left out.
    [[nodiscard]] QVariantMap arguments() const;
    void setValue(const QString &parameter, const QString &value);
    void run();

Q_SIGNALS:
    /// The command ended; `wrote` holds the addresses of the stores it opened for writing.
    void ended(const QStringList &wrote);

private:
    struct Field
    {
        process::Parameter parameter;
        std::function<QVariant()> value;
        std::function<void(const QString &)> set;
    };
    void addField(const process::Parameter &parameter, const QString &openCity, QFormLayout *form);
    void finish(const QString &text, bool failed);

    const process::Command &m_command;
    process::CommandInfo m_info;
    TaskManager &m_tasks;
    quint64 m_task = 0;
    std::vector<Field> m_fields;
    QProgressBar *m_progress;
    QLabel *m_status;
    QPlainTextEdit *m_answer;
    QPushButton *m_run;
    QPushButton *m_cancel;
};

} // namespace dothi::ui
