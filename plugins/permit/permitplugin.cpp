// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "permitplugin.h"

#include <dothi/report/report.h>

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>

#include <permit/findingspanel.h>
#include <permit/inboxpanel.h>
#include <permit/logic/checkcommand.h>
#include <permit/reportmaker.h>
#include <permit/review.h>
#include <permit/reviewscene.h>
#include <permit/view/pictures.h>

namespace dothi::permit {

namespace {

const SettingKey<QString> kProposalFolder{"permit/proposalFolder", {}};

QString workspaceId()
{
    return QStringLiteral("permit");
}

} // namespace

PermitPlugin::PermitPlugin() = default;

PermitPlugin::~PermitPlugin()
{
    letGo();
}

Result<> PermitPlugin::initialize(plugin::PluginContext &context)
{
    m_context = context;
    CheckServices services;
    services.pictures = drawPictures;
    services.writeReport = report::write;
    Result<plugin::Registration> command = context.registerCommand(makeCheckCommand(std::move(services)));
    DOTHI_TRY(command);
    m_registrations.push_back(std::move(*command));

    plugin::UiContext *ui = context.ui();
    if (!ui)
        return {};
    const auto showError = [ui](const Error &error) { ui->showError(error); };
    m_review = std::make_unique<Review>(*m_context);
    m_scene = std::make_unique<ReviewScene>(*m_review, *ui);
    m_report = std::make_unique<ReportMaker>(*m_context, *m_review, drawPictures);
    connect(m_review.get(), &Review::failed, this, showError);
    connect(m_report.get(), &ReportMaker::failed, this, showError);

    m_inbox = new InboxPanel(*m_review);
    m_findings = new FindingsPanel(*m_review);
    connect(m_inbox, &InboxPanel::fileAsked, this, &PermitPlugin::askForFile);
    connect(m_findings, &FindingsPanel::reportAsked, m_report.get(), &ReportMaker::ask);
    connect(m_findings, &FindingsPanel::flyAsked, m_scene.get(), &ReviewScene::fly);
    // Found by a search or clicked in the city: a dossier is opened, not only described.
    connect(&ui->selection(), &plugin::Selection::changed, this, &PermitPlugin::selectionChanged,
            Qt::QueuedConnection);

    // Another dossier: what was looked at before would be read beside it.
    connect(m_review.get(), &Review::currentChanged, this, [this, ui](bool chosen) {
        if (!chosen || !m_active)
            return;
        ui->selection().set({});
        ui->activateWorkspace(workspaceId());
    });

    plugin::WorkspaceDef workspace;
    workspace.id = workspaceId();
    workspace.title = tr("Review");
    workspace.left = m_inbox;
    workspace.right = m_findings;
    workspace.activated = [this](bool active) {
        m_active = active;
        m_scene->setActive(active);
    };
    m_registrations.push_back(ui->addWorkspace(workspace));
    addActions(*ui);
    m_review->start();
    return {};
}

void PermitPlugin::addAction(const plugin::ActionDef &action)
{
    m_registrations.push_back(m_context->ui()->addAction(action));
}

void PermitPlugin::addActions(plugin::UiContext &ui)
{
    const auto any = [this] { return m_review->count() > 0; };
    const auto opened = [this, &ui](auto what) {
        return [this, &ui, what] {
            ui.activateWorkspace(workspaceId());
            what(*m_review);
        };
    };
    addAction({QStringLiteral("permit.next"), tr("Next application"), QStringLiteral("tools"),
               QStringLiteral("Ctrl+."), QStringLiteral("chevron-right"), any,
               opened([](Review &r) { r.selectNext(); })});
    addAction({QStringLiteral("permit.previous"), tr("Previous application"), QStringLiteral("tools"),
               QStringLiteral("Ctrl+,"), QStringLiteral("chevron-left"), any,
               opened([](Review &r) { r.selectPrevious(); })});
    addAction({QStringLiteral("permit.recheck"), tr("Check the application again"), QStringLiteral("tools"),
               QStringLiteral("F5"), QStringLiteral("redo"), [this] { return m_review->current() >= 0; },
               opened([](Review &r) { r.recheck(); })});
    addAction({QStringLiteral("permit.overview"),
               tr("Show the whole proposal"),
               {},
               {},
               QStringLiteral("target"),
               [this] { return m_review->current() >= 0; },
               opened([](Review &r) { r.selectFinding(-1); })});
    addAction({QStringLiteral("permit.changes"),
               tr("Smallest change that passes"),
               {},
               {},
               {},
               [this] {
                   const Review::Entry *entry = m_review->currentEntry();
                   return entry && entry->outcome && !entry->outcome->answer.changes.empty();
               },
               [this, &ui] {
                   ui.activateWorkspace(workspaceId());
                   m_findings->showChanges(true);
               }});
    addAction({QStringLiteral("permit.report"), tr("Make the permit report…"), QStringLiteral("file"),
               QStringLiteral("Ctrl+Shift+R"), QStringLiteral("document"),
               [this] { return m_report->canSave(); }, [this] { m_report->ask(); }});
    addAction({QStringLiteral("permit.agency"),
               tr("Agency on the report…"),
               QStringLiteral("file"),
               {},
               {},
               {},
               [this] { m_report->askForAgency(); }});
    addAction({QStringLiteral("permit.file"),
               tr("Check a proposal (JSON)…"),
               QStringLiteral("file"),
               {},
               QStringLiteral("folder"),
               [this] { return m_review->hasCity(); },
               [this] { askForFile(); }});
}

void PermitPlugin::askForFile()
{
    QString folder = m_context->settings().get(kProposalFolder);
    if (folder.isEmpty() || !QDir(folder).exists())
        folder = QDir::homePath();
    const QString path = QFileDialog::getOpenFileName(m_context->ui()->window(), tr("Check a proposal"),
                                                      folder, tr("Proposals (*.json);;All files (*)"));
    if (path.isEmpty())
        return;
    m_context->settings().set(kProposalFolder, QFileInfo(path).absolutePath());
    checkFile(path);
}

void PermitPlugin::selectionChanged()
{
    plugin::Selection &selection = m_context->ui()->selection();
    if (selection.refs().size() != 1 || selection.refs().front().layer != QLatin1String("permit_application"))
        return;
    if (m_review->select(selection.refs().front().id)) {
        // The findings take the place the inspector would have.
        m_context->ui()->activateWorkspace(workspaceId());
        selection.set({});
    }
}

bool PermitPlugin::selectFinding(int index)
{
    if (!m_review || index >= static_cast<int>(m_review->findings().size()))
        return false;
    m_review->selectFinding(index);
    return true;
}

bool PermitPlugin::checkFile(const QString &path)
{
    if (!m_review || !m_review->hasCity())
        return false;
    m_context->ui()->activateWorkspace(workspaceId());
    m_review->checkFile(path);
    return true;
}

bool PermitPlugin::saveReport(const QString &path)
{
    if (!m_report || !m_report->canSave())
        return false;
    m_report->save(path);
    return true;
}

bool PermitPlugin::busy() const
{
    return m_review && (m_review->isBusy() || m_report->isWriting());
}

void PermitPlugin::aboutToShutdown()
{
    letGo();
}

void PermitPlugin::letGo()
{
    m_registrations.clear();
    // The window owns the panels, but they must not outlive what they show.
    delete m_inbox;
    delete m_findings;
    m_report.reset();
    m_scene.reset();
    m_review.reset();
}

} // namespace dothi::permit
