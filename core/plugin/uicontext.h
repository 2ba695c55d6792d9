// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/result.h>
#include <dothi/city/feature.h>
#include <dothi/plugin/registration.h>
#include <dothi/scene/camera.h>
#include <dothi/scene/overlay.h>

#include <QImage>
#include <QObject>
#include <QSize>
#include <QString>

#include <functional>
#include <optional>
#include <vector>

class QPixmap;
class QWidget;

namespace dothi::plugin {

enum class MessageKind
{
    Info,
    Success,
    Warning,
    Error
};

/// Something for the message bar: what happened, and what may be done about it.
struct Message
{
    MessageKind kind = MessageKind::Info;
    QString text;
    QString actionText; ///< empty: no button
    std::function<void()> action;
};

/// An entry of menu and command palette.
struct ActionDef
{
    QString id;                    ///< "permit.next"
    QString title;                 ///< translated
    QString menu;                  ///< "file", "view", "tools", or empty: palette only
    QString shortcut;              ///< portable text, "Ctrl+Shift+R"
    QString icon;                  ///< name in resources/icons, may be empty
    std::function<bool()> enabled; ///< null: always
    std::function<void()> run;
};

/// A way of working with the window: what is in the left and the right column while it is chosen. The window
/// owns the widgets once added.
struct WorkspaceDef
{
    QString id;
    QString title;            ///< translated
    QWidget *left = nullptr;  ///< above the layer list; may be null
    QWidget *right = nullptr; ///< in place of the inspector while nothing else is selected; may be null
    std::function<void(bool active)> activated;
};

/// The selected features, shared by scene, table and inspector. Main thread.
class Selection : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    [[nodiscard]] const std::vector<city::FeatureRef> &refs() const { return m_refs; }
    /// Emits changed() when it differs from what is selected.
    void set(std::vector<city::FeatureRef> refs);

Q_SIGNALS:
    void changed();

private:
    std::vector<city::FeatureRef> m_refs;
};

/// What a plugin may do with the window. Main thread; exists only where there is a window.
class UiContext
{
public:
    virtual ~UiContext() = default;

    virtual Registration addAction(const ActionDef &action) = 0;
    virtual Registration addWorkspace(const WorkspaceDef &workspace) = 0;
    virtual void activateWorkspace(const QString &id) = 0;

    virtual void showMessage(const Message &message) = 0;
    void showError(const Error &error);

    [[nodiscard]] virtual Selection &selection() = 0;
    /// Puts an overlay into the 3D view; the registration takes it away again.
    virtual Registration showOverlay(const QString &id, const scene::Overlay &overlay) = 0;
    /// Hides features that a proposal stands for, while the registration lives.
    virtual Registration hideFeatures(const QString &layer, const std::vector<city::FeatureId> &ids) = 0;
    /// Flies there smoothly.
    virtual void flyTo(const scene::CameraPose &pose) = 0;
    [[nodiscard]] virtual scene::CameraPose cameraPose() const = 0;
    /// Ground height at a map position of the open city (0 where it has no terrain).
    [[nodiscard]] virtual double groundHeight(double easting, double northing) const = 0;
    /// Makes a picture of the open city as seen from `pose`, for a report, with the overlays that are shown:
    /// a task with `title`, progress and cancel; the window goes on meanwhile. `then` gets it on the main
    /// thread, unless `receiver` is gone by then.
    virtual void picture(const QString &title, const scene::CameraPose &pose, const QSize &size,
                         QObject *receiver, std::function<void(Result<QImage>)> then) = 0;

    /// Parent for dialogs (file choosers).
    [[nodiscard]] virtual QWidget *window() const = 0;
    /// An icon of the set, tinted for the theme, as used by buttons of plugins.
    [[nodiscard]] virtual QPixmap icon(const QString &name, int sizePx) const = 0;
};

} // namespace dothi::plugin
