// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace dothi::ui {
class Actions;
}

namespace dothi::app {

/// Gives the actions of the window the other words people look for them by.
void setKeywords(ui::Actions &actions);

} // namespace dothi::app
