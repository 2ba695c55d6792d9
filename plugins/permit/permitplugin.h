// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/plugin/plugin.h>
#include <dothi/plugin/plugincontext.h>
#include <dothi/plugin/registration.h>

#include <QObject>
#include <QPointer>
#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

namespace dothi::permit {

class FindingsPanel;
class InboxPanel;
class ReportMaker;
class Review;
class ReviewScene;

/// The review workspace (Thẩm định): inbox, findings, evidence in the scene, report; and the command
/// permit.check.
class PermitPlugin : public QObject, public plugin::Plugin
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID DOTHI_PLUGIN_IID FILE "plugin.json")
    Q_INTERFACES(dothi::plugin::Plugin)
public:
    PermitPlugin();
    ~PermitPlugin() override;

    [[nodiscard]] Result<> initialize(plugin::PluginContext &context) override;
    void aboutToShutdown() override;

    /// For a guided tour and for tests, by QMetaObject::invokeMethod(). Each returns false when there is
    /// nothing to do it with.
    Q_INVOKABLE bool selectFinding(int index);
    Q_INVOKABLE bool checkFile(const QString &path);
    Q_INVOKABLE bool saveReport(const QString &path);
    /// True while something is read, checked or written.
    Q_INVOKABLE bool busy() const;

private:
    void addActions(plugin::UiContext &ui);
    void addAction(const plugin::ActionDef &action);
    void askForFile();
    void selectionChanged();
    void letGo();

    std::optional<plugin::PluginContext> m_context;
    std::unique_ptr<Review> m_review;
    std::unique_ptr<ReviewScene> m_scene;
    std::unique_ptr<ReportMaker> m_report;
    QPointer<InboxPanel> m_inbox;
    QPointer<FindingsPanel> m_findings;
    bool m_active = true; ///< whether the review workspace is shown
    std::vector<plugin::Registration> m_registrations;
};

} // namespace dothi::permit
