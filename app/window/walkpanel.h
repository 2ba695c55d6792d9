// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/ui/viewoverlays.h>

class QLabel;

namespace dothi::ui {
class View3D;
}

namespace dothi::app {

/// Laid over the view while somebody walks: how high the eye is, which keys do what, and the way out.
class WalkPanel : public ui::Pill
{
    Q_OBJECT
public:
    explicit WalkPanel(ui::View3D *view);
    [[nodiscard]] QString text() const;

private:
    void refresh();

    ui::View3D *m_view;
    QLabel *m_eye;
};

} // namespace dothi::app
