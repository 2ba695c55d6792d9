// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/files.h>
#include <dothi/city/citytime.h>
#include <dothi/geo/interrupt.h>
#include <dothi/process/damage.h>

#include <QCoreApplication>

#include <permit/logic/check.h>
#include <permit/logic/checkcommand.h>

namespace dothi::permit {

using process::CommandContext;
using process::CommandInfo;
using process::CommandResult;
using process::ParameterType;

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::PermitCheckCommand)
};

constexpr qint64 kLargestProposal = 4'000'000;

class CheckCommand final : public process::Command
{
public:
    explicit CheckCommand(CheckServices services)
        : m_services(std::move(services))
    {}

    [[nodiscard]] CommandInfo info() const override
    {
        return {QStringLiteral("permit.check"),
                QStringLiteral("permit check"),
                Tr::tr("Check a proposal"),
                Tr::tr("Checks a building proposal against the rules in force and the city around it; writes "
                       "the report."),
                QStringLiteral("dothi-cli --json permit check demo.dothi proposal.json --report report.pdf"),
                {{QStringLiteral("store"),
                  ParameterType::Store,
                  Tr::tr("City (.dothi file)"),
                  true,
                  true,
                  false,
                  {},
                  {}},
                 {QStringLiteral("proposal"),
                  ParameterType::InputFile,
                  Tr::tr("Proposal (JSON)"),
                  true,
                  true,
                  false,
                  {},
                  {}},
                 {QStringLiteral("date"),
                  ParameterType::Text,
                  Tr::tr("Rules in force on this day (2026-11-21); else the proposal's date, else today"),
                  false,
                  false,
                  false,
                  {},
                  {}},
                 {QStringLiteral("report"),
                  ParameterType::OutputFile,
                  Tr::tr("Report to write (.pdf or .html)"),
                  false,
                  false,
                  false,
                  {},
                  {}},
                 {QStringLiteral("agency"),
                  ParameterType::Text,
                  Tr::tr("Agency that issues the report; else a line to fill in"),
                  false,
                  false,
                  false,
                  {},
                  {}}}};
    }

    [[nodiscard]] Result<CommandResult> run(const QVariantMap &arguments,
                                            CommandContext &context) const override
    {
        CheckOptions options;
        if (const QString day = arguments.value(QStringLiteral("date")).toString(); !day.isEmpty()) {
            options.date = QDate::fromString(day, Qt::ISODate);
            if (!options.date.isValid()) {
                return fail(Error(ErrorCode::InvalidArgument, Tr::tr("“%1” is not a date.").arg(day))
                                .withAdvice(Tr::tr("Write it as 2026-11-21.")));
            }
        }
        const QString reportPath = arguments.value(QStringLiteral("report")).toString();
        if (!reportPath.isEmpty())
            DOTHI_TRY(report::formatOf(reportPath)); // before any work is done
        Result<std::unique_ptr<city::Store>> store =
            context.openStore(arguments.value(QStringLiteral("store")).toString(), false);
        DOTHI_TRY(store);
        const QString file = arguments.value(QStringLiteral("proposal")).toString();
        const Result<QByteArray> json = readFile(file, kLargestProposal);
        DOTHI_TRY(json);
        const Result<Proposal> proposal =
            Proposal::fromJson(*json, (*store)->crs(), (*store)->profile().datumOperation);
        if (!proposal)
            return Failure(Error(proposal.error()).inFile(file));
        if (!options.date.isValid() && !proposal->date.isValid())
            options.date = city::inCity(QDateTime::currentDateTimeUtc(), (*store)->profile()).date();

        context.task.progress(0.1, Tr::tr("Reading the surroundings"));
        Result<TerrainReader> terrain = terrainOf(**store);
        DOTHI_TRY(terrain);
        options.terrain = std::move(*terrain);
        DOTHI_TRY(context.task.checkpoint());
        context.task.progress(0.3, Tr::tr("Checking"));
        const geo::StopWithTask stop(context.task);
        const Result<Answer> answer = checkProposal(**store, *proposal, options);
        DOTHI_TRY(context.task.checkpoint()); // cancelled: whatever gave up for it
        if (!answer) {
            Error error = Error(answer.error()).while_(Tr::tr("While checking %1").arg(proposal->id));
            // What concerns a layer is the city's, the rest is a member of the proposal.
            if (error.subject().file.isEmpty() && error.subject().layer.isEmpty())
                error = std::move(error).inFile(file);
            return Failure(std::move(error));
        }
        if (!reportPath.isEmpty()) {
            context.task.progress(0.5, Tr::tr("Writing the report"));
            DOTHI_TRY(writeReport(**store, *answer, reportPath,
                                  arguments.value(QStringLiteral("agency")).toString(), context));
        }
        context.task.progress(1);
        CommandResult result;
        result.json = answer->toJson();
        result.text = answerText(*answer);
        result.warnings = answer->warnings;
        result.no = answer->verdict == Verdict::Fail;
        process::reportDamage(**store, result);
        return result;
    }

private:
    Result<> writeReport(const city::Store &store, const Answer &answer, const QString &path,
                         const QString &agency, CommandContext &context) const
    {
        Result<Dossier> dossier = Dossier::find(store, answer.proposalId);
        DOTHI_TRY(dossier);
        DOTHI_TRY(dossier->locate(store, answer.plot));
        Pictures pictures;
        if (m_services.pictures) {
            Result<Pictures> made = m_services.pictures(store, answer);
            DOTHI_TRY(made);
            pictures = std::move(*made);
        }
        DOTHI_TRY(context.task.checkpoint());
        const city::CityProfile &profile = store.profile();
        const ReportFrame frame{agency, profile.title.text(),
                                city::inCity(QDateTime::currentDateTimeUtc(), profile)};
        return m_services.writeReport(buildReport(answer, *dossier, pictures, frame), path);
    }

    CheckServices m_services;
};

} // namespace

std::unique_ptr<process::Command> makeCheckCommand(CheckServices services)
{
    return std::make_unique<CheckCommand>(std::move(services));
}

QString answerText(const Answer &answer)
{
    QString text = QStringLiteral("%1 %2: %3\n")
                       .arg(verdictIcon(answer.verdict), answer.proposalId, answer.verdictText());
    for (const Finding &finding : answer.findings) {
        text += QStringLiteral("%1 %2  %3  %4  %5\n")
                    .arg(verdictIcon(finding.verdict), finding.title, finding.measuredText(),
                         finding.limitText(), finding.citation);
        if (finding.verdict != Verdict::Pass)
            text += QStringLiteral("    %1\n").arg(finding.message);
        if (!finding.missing.isEmpty())
            text += QStringLiteral("    %1\n").arg(Tr::tr("Missing: %1").arg(inputTitles(finding.missing)));
    }
    for (const Change &change : answer.changes)
        text += QStringLiteral("→ %1 %2\n").arg(change.message, change.why);
    if (answer.failsOnlyByUnverified())
        text += answer.unverifiedText() + QLatin1Char('\n');
    return text + answer.notCheckedText() + QLatin1Char('\n');
}

} // namespace dothi::permit
