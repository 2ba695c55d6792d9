// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/ui/viewoverlays.h>

class QLabel;
class QPushButton;

namespace dothi::ui {

/// What is to be done in the view now, said over it, with a button that leads back. Main thread.
class ViewBanner : public Pill
{
    Q_OBJECT
public:
    explicit ViewBanner(QWidget *parent = nullptr);
    void say(const QString &text, const QString &button);

Q_SIGNALS:
    void backAsked();

private:
    QLabel *m_text;
    QPushButton *m_button;
};

} // namespace dothi::ui
