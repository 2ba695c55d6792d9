// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>

class QLineEdit;
class QPushButton;

namespace dothi::app {

/// One question with two answers, in the look of the window's other forms. Asks when open()ed; goes when
/// answered. Main thread.
class QuestionDialog : public QDialog
{
    Q_OBJECT
public:
    /// `goOn` is the answer that loses nothing: it has the focus, and Esc means it (rejected()); `act`: the
    /// other one (accepted()).
    QuestionDialog(const QString &title, const QString &text, const QString &detail, const QString &act,
                   const QString &goOn, QWidget *parent);

    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] QPushButton *actButton() const { return m_act; }
    [[nodiscard]] QPushButton *goOnButton() const { return m_goOn; }

private:
    QString m_text;
    QPushButton *m_act;
    QPushButton *m_goOn;
};

/// Asks for a name when open()ed; goes when answered. Main thread.
class NameDialog : public QDialog
{
    Q_OBJECT
public:
    NameDialog(const QString &title, const QString &label, const QString &proposal, QWidget *parent);

Q_SIGNALS:
    /// Without blanks at its ends; never empty.
    void named(const QString &name);

private:
    QLineEdit *m_name;
};

} // namespace dothi::app
