// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/ui/shell.h>
#include <dothi/ui/view3d.h>

#include <QWidget>

class QToolButton;

namespace dothi::ui {

/// What the tilt of the view that leads means to the other.
enum class LeaderTilt
{
    Own,  ///< seen obliquely on purpose
    None, ///< a plan, or on the way from or to one
    OnFoot
};

/// Where the other view has to stand so that both show the same place: `plan` is its own, and the tilt where
/// the leader has none to give. Somebody on foot is shown from above on the other side.
[[nodiscard]] scene::CameraPose linkedPose(const scene::CameraPose &leader, LeaderTilt tilt,
                                           const scene::CameraPose &follower);

/// A second view of the open city beside the first: the same layers, selection and results, as plan or in 3D,
/// moving with the first until told not to. Wears what the first wears (ViewDress). Has a scene of its own,
/// and so takes its share of memory. Main thread.
class LinkedView : public QWidget
{
    Q_OBJECT
public:
    /// Everything handed in outlives this.
    LinkedView(Shell &shell, QWidget *parent = nullptr);
    ~LinkedView() override;

    [[nodiscard]] View3D &view() { return *m_view; }
    [[nodiscard]] SceneLoader &loader() { return *m_loader; }
    [[nodiscard]] bool isLinked() const { return m_linked; }
    void setLinked(bool linked);

Q_SIGNALS:
    void closeAsked();

private:
    void follow(View3D &leader, View3D &follower);
    void showMode();

    Shell &m_shell;
    View3D *m_view;
    SceneLoader *m_loader;
    QToolButton *m_link;
    QToolButton *m_mode;
    bool m_linked = true;
    bool m_following = false;
};

} // namespace dothi::ui
