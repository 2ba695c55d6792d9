// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/ui/viewoverlays.h>

namespace dothi::app {

/// At the first start: three things to try, laid over the city. Closed for good with one click.
class WelcomeCard : public ui::Pill
{
    Q_OBJECT
public:
    explicit WelcomeCard(QWidget *parent = nullptr);

Q_SIGNALS:
    void dismissed();
};

} // namespace dothi::app
