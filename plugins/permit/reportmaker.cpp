// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/city/citytime.h>
#include <dothi/report/report.h>
#include <dothi/ui/taskreader.h>

#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QUrl>

#include <permit/agencydialog.h>
#include <permit/reportmaker.h>

namespace dothi::permit {

namespace {

const SettingKey<QString> kReportFolder{"permit/reportFolder", {}};
const SettingKey<QString> kAgency{"permit/agency", {}};
constexpr qsizetype kLongestAgency = 300;

/// The number as a file name: nothing that is a path or that a disk would not take.
QString fileName(const QString &code)
{
    static const QRegularExpression forbidden(QStringLiteral("[^\\w.\\- ]"),
                                              QRegularExpression::UseUnicodePropertiesOption);
    QString name = code;
    name.replace(forbidden, QStringLiteral("-"));
    while (name.startsWith(QLatin1Char('.')))
        name.remove(0, 1);
    return name.isEmpty() ? QStringLiteral("report") : name;
}

} // namespace

QString ReportMaker::withSuffix(const QString &path, bool html)
{
    // A dot in the number ("HS.2026.15") is no suffix: only the two that can be written are.
    if (report::formatOf(path))
        return path;
    return path + (html ? QStringLiteral(".html") : QStringLiteral(".pdf"));
}

ReportMaker::ReportMaker(plugin::PluginContext &context, Review &review, PictureMaker pictures,
                         QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_review(review)
    , m_pictures(std::move(pictures))
{}

bool ReportMaker::canSave() const
{
    const Review::Entry *entry = m_review.currentEntry();
    return entry && entry->outcome && !entry->stale;
}

QString ReportMaker::suggestedPath() const
{
    const Review::Entry *entry = m_review.currentEntry();
    QString folder = m_context.settings().get(kReportFolder);
    if (folder.isEmpty() || !QDir(folder).exists())
        folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    if (!QDir(folder).exists())
        folder = QDir::homePath();
    QString code = entry ? entry->application.code : QString();
    if (entry && entry->application.isFile())
        code = QFileInfo(code).completeBaseName();
    return QDir(folder).filePath(fileName(code) + QStringLiteral(".pdf"));
}

void ReportMaker::askForAgency()
{
    auto *dialog = new AgencyDialog(m_context.settings().get(kAgency), m_context.ui()->window());
    connect(dialog, &AgencyDialog::named, this, [this](const QString &agency) {
        m_context.settings().set(kAgency, agency.left(kLongestAgency));
    });
    dialog->open();
}

void ReportMaker::ask()
{
    if (!canSave())
        return;
    const QString html = tr("Web page (*.html)");
    QFileDialog dialog(m_context.ui()->window(), tr("Save the report"));
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setNameFilters({tr("PDF (*.pdf)"), html});
    const QFileInfo suggested(suggestedPath());
    dialog.setDirectory(suggested.absolutePath());
    dialog.selectFile(suggested.fileName());
    // Another kind of file is another ending of the name that stands there.
    connect(&dialog, &QFileDialog::filterSelected, &dialog, [&](const QString &filter) {
        const QString name = QFileInfo(dialog.selectedFiles().value(0)).fileName();
        dialog.selectFile(
            withSuffix(report::formatOf(name) ? QFileInfo(name).completeBaseName() : name, filter == html));
    });
    while (dialog.exec() == QDialog::Accepted) {
        const QString typed = dialog.selectedFiles().value(0);
        const QString path = withSuffix(typed, dialog.selectedNameFilter() == html);
        // The dialog asks before a file is replaced; it has not asked about a name that it has not seen.
        if (path != typed && QFileInfo::exists(path)) {
            dialog.selectFile(QFileInfo(path).fileName());
            continue;
        }
        m_context.settings().set(kReportFolder, QFileInfo(path).absolutePath());
        save(path);
        return;
    }
}

void ReportMaker::save(const QString &path)
{
    if (!canSave()) {
        Q_EMIT failed(Error(ErrorCode::NotFound, tr("There is no result to report on."))
                          .withAdvice(tr("Choose an application and check it.")));
        return;
    }
    if (const Result<report::Format> format = report::formatOf(path); !format) {
        Q_EMIT failed(format.error());
        return;
    }
    const Review::Entry &entry = *m_review.currentEntry();
    const std::shared_ptr<Checker> checker = m_review.checker();
    const OutcomePtr outcome = entry.outcome;
    const QString code = entry.application.isFile() ? outcome->answer.proposalId : entry.application.code;
    const city::CityProfile &profile = m_context.cities().city()->profile();
    const ReportFrame frame{m_context.settings().get(kAgency), profile.title.text(),
                            city::inCity(QDateTime::currentDateTimeUtc(), profile)};
    ++m_writing;
    m_context.tasks().run<bool>(
        tr("Writing the report on %1").arg(code), this,
        [checker, outcome, code, frame, path, draw = m_pictures,
         address = m_context.cities().city()->store().location()](TaskContext &task) -> Result<bool> {
            const Result<std::unique_ptr<city::Store>> store = ui::openReader(address, task);
            DOTHI_TRY(store);
            Result<Dossier> dossier = checker->dossier(code, task);
            DOTHI_TRY(dossier);
            DOTHI_TRY(dossier->locate(**store, outcome->answer.plot));
            DOTHI_TRY(task.checkpoint());
            task.progress(0.1, tr("Drawing the pictures"));
            const Result<Pictures> pictures = draw(**store, outcome->answer);
            if (!pictures)
                return Failure(
                    Error(pictures.error()).while_(tr("While drawing the pictures of the report")));
            DOTHI_TRY(task.checkpoint());
            task.progress(0.7, tr("Writing the pages"));
            DOTHI_TRY(report::write(buildReport(outcome->answer, *dossier, *pictures, frame), path));
            return true;
        },
        [this, path, isUnsigned = frame.authority.trimmed().isEmpty()](Result<bool> done) {
            --m_writing;
            if (!done) {
                Q_EMIT failed(done.error());
                return;
            }
            plugin::Message message;
            message.kind = plugin::MessageKind::Success;
            message.text = tr("Report saved: %1").arg(QDir::toNativeSeparators(path));
            message.actionText = tr("Open");
            message.action = [path] { QDesktopServices::openUrl(QUrl::fromLocalFile(path)); };
            if (isUnsigned) {
                // Else nobody notices the dots before the paper is on the table.
                message.kind = plugin::MessageKind::Warning;
                message.text += QStringLiteral(". ") +
                                tr("No agency is named at its head: there is a dotted line to fill "
                                   "in. Name it, and make the report again.");
                message.actionText = tr("Name the agency…");
                message.action = [this] { askForAgency(); };
            }
            m_context.ui()->showMessage(message);
            Q_EMIT saved(path);
        });
}

} // namespace dothi::permit
