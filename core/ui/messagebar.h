// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/plugin/uicontext.h>

#include <QWidget>

#include <deque>

class QLabel;
class QPushButton;
class QTimer;
class QToolButton;

namespace dothi::ui {

/// What happened and what to do, between the city and the status bar; takes no room while there is nothing to
/// say. Errors and warnings stay until closed, the rest goes by itself. The newest shows; "1 / 3" leads to
/// the others.
class MessageBar : public QWidget
{
    Q_OBJECT
public:
    static constexpr int kSecondsShown = 8;      ///< of information and success
    static constexpr int kSecondsForAction = 20; ///< with a button to press
    static constexpr int kMost = 20;             ///< older ones are dropped

    explicit MessageBar(QWidget *parent = nullptr);

    void show(const plugin::Message &message);
    void dismiss();
    void clear();
    [[nodiscard]] int count() const { return static_cast<int>(m_messages.size()); }
    /// The text shown; empty when there is none.
    [[nodiscard]] QString currentText() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void turn(int by);
    void refresh();

    std::deque<plugin::Message> m_messages; ///< newest last
    int m_current = -1;
    QLabel *m_icon;
    QLabel *m_text;
    QPushButton *m_action;
    QLabel *m_count;
    QToolButton *m_previous;
    QToolButton *m_next;
    QTimer *m_timer;
};

} // namespace dothi::ui
