// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/plugin/plugincontext.h>
#include <dothi/plugin/uicontext.h>
#include <dothi/ui/actions.h>
#include <dothi/ui/layerstyles.h>
#include <dothi/ui/sceneloader.h>
#include <dothi/ui/viewdress.h>

#include <QObject>
#include <QPointer>

#include <map>
#include <optional>
#include <vector>

namespace dothi::ui {

class MessageBar;
class View3D;

/// What plugins see of the window, and what the parts of the window share: selection, actions, workspaces,
/// overlays, the scene of the open city. The window lays it out; this holds no layout. Main thread.
class Shell : public QObject, public plugin::UiContext
{
    Q_OBJECT
public:
    struct Parts
    {
        QWidget *window = nullptr;
        View3D *view = nullptr;
        MessageBar *messages = nullptr;
        plugin::CityHost *cities = nullptr;
        TaskManager *tasks = nullptr;
        Settings *settings = nullptr;
    };
    explicit Shell(const Parts &parts, QObject *parent = nullptr);
    ~Shell() override;

    [[nodiscard]] Actions &actions() { return *m_actions; }
    [[nodiscard]] SceneLoader &loader() { return *m_loader; }
    [[nodiscard]] LayerStyles &styles() { return *m_styles; }
    [[nodiscard]] View3D &view() { return *m_parts.view; }
    [[nodiscard]] plugin::CityHost &cities() { return *m_parts.cities; }
    [[nodiscard]] TaskManager &tasks() { return *m_parts.tasks; }
    [[nodiscard]] Settings &settings() { return *m_parts.settings; }
    /// Null while no city is open.
    [[nodiscard]] city::City *city() const { return m_parts.cities->city(); }

    [[nodiscard]] const std::vector<plugin::WorkspaceDef> &workspaces() const { return m_workspaces; }
    [[nodiscard]] QString activeWorkspace() const { return m_activeWorkspace; }
    /// Legends of the overlays that are shown, in the order they were put there.
    [[nodiscard]] std::vector<scene::LegendItem> overlayLegend() const;

    /// What all views of the city wear. A further view is added here (LinkedView).
    [[nodiscard]] ViewDress &dress() { return *m_dress; }

    /// Whether what is selected shines through what hides it; kept from one start to the next.
    void setSelectionSeenThrough(bool seen);
    [[nodiscard]] bool selectionSeenThrough() const;

    /// Selects what the user pointed at (in the view, the table, a search): the inspector comes to the front.
    void selectByUser(std::vector<city::FeatureRef> refs);
    /// Flies to a feature and selects it; the message bar says when it is gone.
    void showFeature(const city::FeatureRef &ref);
    void zoomToSelection();
    /// This one is not outlined while it is selected alone: whoever says so shows which part of it is meant.
    /// Nothing: all are outlined.
    void setOutlineSpared(std::optional<city::FeatureRef> ref);
    [[nodiscard]] const std::optional<city::FeatureRef> &outlineSpared() const { return m_spared; }
    /// Until the user presses a button or a key, flyTo() is passed over: a window that was built anew goes on
    /// where one stood, whatever plugins show first of a city that opens.
    void holdCamera();

    plugin::Registration addAction(const plugin::ActionDef &action) override;
    plugin::Registration addWorkspace(const plugin::WorkspaceDef &workspace) override;
    void activateWorkspace(const QString &id) override;
    void showMessage(const plugin::Message &message) override;
    [[nodiscard]] plugin::Selection &selection() override { return m_selection; }
    plugin::Registration showOverlay(const QString &id, const scene::Overlay &overlay) override;
    plugin::Registration hideFeatures(const QString &layer, const std::vector<city::FeatureId> &ids) override;
    void flyTo(const scene::CameraPose &pose) override;
    [[nodiscard]] scene::CameraPose cameraPose() const override;
    [[nodiscard]] double groundHeight(double easting, double northing) const override;
    void picture(const QString &title, const scene::CameraPose &pose, const QSize &size, QObject *receiver,
                 std::function<void(Result<QImage>)> then) override;
    [[nodiscard]] QWidget *window() const override { return m_parts.window; }
    [[nodiscard]] QPixmap icon(const QString &name, int sizePx) const override;

Q_SIGNALS:
    /// The list of workspaces, or the active one.
    void workspacesChanged();
    /// A workspace was asked for, be it the active one: its page comes to the front.
    void workspaceAsked();
    /// `byUser`: through selectByUser().
    void selectionShown(bool byUser);
    void overlaysChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct ShownOverlay
    {
        quint64 token;
        QString id;
        scene::Overlay overlay;
    };
    struct Hidden
    {
        QString layer;
        std::vector<city::FeatureId> ids;
    };

    /// Puts overlays, hidden features and colours into a scene that is new.
    void dressScene(scene::CityScene &scene) const;
    void takeScene();
    void letGoOfScene();
    void applySelection();
    /// Outlines the selection; while the city is locked, again a moment later, `left` times.
    void outlineSelection(quint64 asked, int left);
    /// Flies to features, and selects them when told to; again like outlineSelection().
    void flyToFeatures(const std::vector<city::FeatureRef> &refs, bool select, quint64 asked, int left);
    [[nodiscard]] std::vector<city::FeatureId> hiddenIn(const QString &layer) const;
    void applyHidden(const QString &layer);

    Parts m_parts;
    Actions *m_actions;
    SceneLoader *m_loader;
    ViewDress *m_dress;
    plugin::Selection m_selection;
    std::vector<plugin::WorkspaceDef> m_workspaces;
    QString m_activeWorkspace;
    std::vector<ShownOverlay> m_overlays;
    std::map<quint64, Hidden> m_hidden;
    quint64 m_nextToken = 1;
    quint64 m_outline = 0; ///< the newest selection to be outlined
    quint64 m_flight = 0;  ///< the newest place to be flown to
    bool m_byUser = false;
    bool m_placedCamera = false;
    bool m_cameraHeld = false;
    std::optional<city::FeatureRef> m_spared;
    LayerStyles *m_styles;
};

/// Extent and middle height of features as drawn, for flying there; empty when none of them exists.
struct FeaturePlace
{
    geo::Extent extent;
    double heightM = 0;
};
[[nodiscard]] Result<FeaturePlace> placeOf(const city::Store &store,
                                           const std::vector<city::FeatureRef> &refs);

} // namespace dothi::ui
