// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/text.h>
#include <dothi/city/schema.h>

#include <QCoreApplication>

#include <permit/logic/permitreport.h>

#include <algorithm>
#include <cmath>

namespace dothi::permit {

namespace {

QString dateText(const QDate &date)
{
    return date.isValid() ? date.toString(QStringLiteral("dd/MM/yyyy")) : QStringLiteral("–");
}

QString badgeText(Verdict verdict)
{
    return verdictIcon(verdict) + QStringLiteral(" ") + verdictTitle(verdict);
}

QString squareMetres(double value)
{
    return formatQuantity(value, 1, QStringLiteral("m²"));
}

report::KeyValues dossierRows(const Answer &answer, const Dossier &dossier)
{
    report::KeyValues rows;
    const auto add = [&rows](const QString &label, const QString &value) {
        if (!value.isEmpty())
            rows.rows.emplace_back(label, value);
    };
    add(QCoreApplication::translate("dothi::PermitReport", "Dossier"), dossier.code);
    add(QCoreApplication::translate("dothi::PermitReport", "Subject"), dossier.title);
    add(QCoreApplication::translate("dothi::PermitReport", "Owner"), dossier.owner);
    add(QCoreApplication::translate("dothi::PermitReport", "Address"), dossier.address);
    add(QCoreApplication::translate("dothi::PermitReport", "Kind of permit"), dossier.kind);
    if (dossier.submitted.isValid())
        add(QCoreApplication::translate("dothi::PermitReport", "Submitted"), dateText(dossier.submitted));
    if (dossier.due.isValid())
        add(QCoreApplication::translate("dothi::PermitReport", "Due"), dateText(dossier.due));
    add(QCoreApplication::translate("dothi::PermitReport", "Use"),
        city::Schema::builtin().codeTitle(QStringLiteral("building_use"), answer.use));
    add(QCoreApplication::translate("dothi::PermitReport", "Land"), answer.plotLabel);
    const Facts &facts = answer.facts;
    QString area = squareMetres(facts.plotAreaM2);
    if (std::isfinite(facts.legalAreaM2))
        area += QCoreApplication::translate("dothi::PermitReport", " (legal area %1)")
                    .arg(squareMetres(facts.legalAreaM2));
    if (facts.lostM2 >= 0.05) // less is written as 0.0 m²
        area += QCoreApplication::translate("dothi::PermitReport", ", of which %1 beyond the red line")
                    .arg(squareMetres(facts.lostM2));
    add(QCoreApplication::translate("dothi::PermitReport", "Plot area"), area);
    add(QCoreApplication::translate("dothi::PermitReport", "Footprint"),
        QCoreApplication::translate("dothi::PermitReport", "%1, density %2")
            .arg(squareMetres(facts.coverageM2), formatQuantity(facts.densityPct, 2, QStringLiteral("%"))));
    add(QCoreApplication::translate("dothi::PermitReport", "Floor area"),
        QCoreApplication::translate("dothi::PermitReport", "%1, of which %2 count; floor-area ratio %3")
            .arg(squareMetres(facts.floorAreaM2), squareMetres(facts.countedFloorM2),
                 formatNumber(facts.floorAreaRatio, 2)));
    add(QCoreApplication::translate("dothi::PermitReport", "Height, storeys"),
        QCoreApplication::translate("dothi::PermitReport", "%1 above the ground level of %2; %n storey(s)",
                                    nullptr, facts.storeys)
            .arg(formatQuantity(facts.heightM, 2, QStringLiteral("m")),
                 formatQuantity(facts.groundM, 2, QStringLiteral("m"))));
    return rows;
}

/// The clauses the findings cite, each once, in the order of the table: their numbers are what the table
/// says.
class Sources
{
public:
    explicit Sources(const Answer &answer)
    {
        for (const Finding &finding : answer.findings) {
            if (!m_citations.contains(finding.citation))
                m_citations.append(finding.citation);
            if (!finding.citationVerified && !m_unverified.contains(finding.citation))
                m_unverified.append(finding.citation);
        }
    }
    /// "[3]", with the mark of what is not verified.
    [[nodiscard]] QString mark(const Finding &finding) const
    {
        return QStringLiteral("[%1]%2")
            .arg(m_citations.indexOf(finding.citation) + 1)
            .arg(finding.citationVerified && finding.readings.empty() ? QString() : QStringLiteral(" *"));
    }
    /// The list below the table.
    [[nodiscard]] QStringList list() const
    {
        QStringList lines;
        for (qsizetype i = 0; i < m_citations.size(); ++i) {
            lines.append(QStringLiteral("[%1] %2%3")
                             .arg(i + 1)
                             .arg(m_citations[i],
                                  m_unverified.contains(m_citations[i]) ? QStringLiteral(" *") : QString()));
        }
        return lines;
    }

private:
    QStringList m_citations;
    QStringList m_unverified;
};

report::Table findingsTable(const Answer &answer, const Sources &sources)
{
    report::Table table;
    table.header = {QCoreApplication::translate("dothi::PermitReport", "Rule"),
                    QCoreApplication::translate("dothi::PermitReport", "Measured"),
                    QCoreApplication::translate("dothi::PermitReport", "Allowed"),
                    QCoreApplication::translate("dothi::PermitReport", "Verdict"),
                    QCoreApplication::translate("dothi::PermitReport", "Clause")};
    table.widths = {0.47, 0.13, 0.13, 0.17, 0.10};
    for (const Finding &finding : answer.findings) {
        report::Cell title;
        title.text = finding.measuredLabel.isEmpty()
                         ? finding.title
                         : QCoreApplication::translate("dothi::PermitReport", "%1 – %2")
                               .arg(finding.title, finding.measuredLabel.toLower());
        report::Cell measured;
        measured.text = finding.measuredText();
        measured.right = true;
        report::Cell limit;
        limit.text = finding.limitText();
        limit.right = true;
        report::Cell verdict;
        verdict.text = badgeText(finding.verdict);
        verdict.color = verdictColor(finding.verdict);
        verdict.bold = finding.verdict != Verdict::Pass;
        report::Cell clause;
        clause.text = sources.mark(finding);
        clause.right = true;
        table.rows.push_back({title, measured, limit, verdict, clause});
    }
    return table;
}

/// What does not pass, worst first, each with what would make it pass.
void addExplanations(const Answer &answer, const Sources &sources, report::Report &report)
{
    std::vector<const Finding *> open;
    for (const Finding &finding : answer.findings) {
        if (finding.verdict != Verdict::Pass)
            open.push_back(&finding);
    }
    if (open.empty())
        return;
    std::ranges::stable_sort(open,
                             [](const Finding *a, const Finding *b) { return a->verdict > b->verdict; });
    report.blocks.emplace_back(report::Heading{
        QCoreApplication::translate("dothi::PermitReport", "What does not pass, and why"), 1});
    for (const Finding *finding : open) {
        report.blocks.emplace_back(
            report::Heading{badgeText(finding->verdict) + QStringLiteral(" · ") + finding->title, 2});
        report.blocks.emplace_back(report::Paragraph{finding->message, false});
        QStringList ways;
        for (const Change &change : answer.changes) {
            if (change.rule == finding->rule && change.key == finding->key)
                ways.append(change.message);
        }
        if (!ways.isEmpty()) {
            report.blocks.emplace_back(report::Paragraph{
                QCoreApplication::translate("dothi::PermitReport", "Smallest change that passes: %1")
                    .arg(ways.join(QLatin1Char(' '))),
                false});
        }
        if (!finding->missing.isEmpty()) {
            QStringList inputs;
            for (const QString &input : finding->missing)
                inputs.append(inputTitle(input));
            report.blocks.emplace_back(
                report::Paragraph{QCoreApplication::translate("dothi::PermitReport", "Missing: %1")
                                      .arg(inputs.join(QStringLiteral("; "))),
                                  true});
        }
        report.blocks.emplace_back(
            report::Paragraph{QCoreApplication::translate("dothi::PermitReport", "Clause: %1")
                                  .arg(sources.mark(*finding) + QLatin1Char(' ') + finding->citation),
                              true});
    }
}

/// "12 (v1), 14 (v3)" by layer.
report::KeyValues inputRows(const Answer &answer)
{
    report::KeyValues rows;
    const city::Schema &schema = city::Schema::builtin();
    for (const SourceRef &source : answer.inputs) {
        const city::LayerDef *layer = schema.layer(source.layer);
        QString label = layer ? layer->title.text() : source.layer;
        if (source.layer == QLatin1String("rules"))
            label = QCoreApplication::translate("dothi::PermitReport", "Rule set");
        else if (source.layer == QLatin1String("proposal.roads"))
            label = QCoreApplication::translate("dothi::PermitReport", "Road stated in the proposal");
        const QString text = QCoreApplication::translate("dothi::PermitReport", "%1 (version %2)")
                                 .arg(source.id)
                                 .arg(source.version);
        if (!rows.rows.empty() && rows.rows.back().first == label)
            rows.rows.back().second += QStringLiteral(", ") + text;
        else
            rows.rows.emplace_back(label, text);
    }
    QString operation =
        answer.proposalCrs == QStringLiteral("EPSG:%1").arg(answer.epsg)
            ? QCoreApplication::translate("dothi::PermitReport", "none: the proposal is in the city's system")
            : answer.operation.name;
    if (answer.operation.accuracyM > 0)
        operation += QCoreApplication::translate("dothi::PermitReport", ", accuracy %1")
                         .arg(formatQuantity(answer.operation.accuracyM, 2, QStringLiteral("m")));
    rows.rows.emplace_back(QCoreApplication::translate("dothi::PermitReport", "Coordinate system"),
                           QStringLiteral("EPSG:%1").arg(answer.epsg));
    rows.rows.emplace_back(QCoreApplication::translate("dothi::PermitReport", "Conversion"), operation);
    rows.rows.emplace_back(QCoreApplication::translate("dothi::PermitReport", "Rules as of"),
                           dateText(answer.rulesAsOf));
    rows.rows.emplace_back(QCoreApplication::translate("dothi::PermitReport", "Check sum (SHA-256)"),
                           answer.hash);
    return rows;
}

} // namespace

Result<Dossier> Dossier::find(const city::Store &store, const QString &code)
{
    Dossier dossier;
    dossier.code = code;
    const city::LayerDef &layer = *city::Schema::builtin().layer(QStringLiteral("permit_application"));
    city::Query query;
    query.equals = {{QStringLiteral("code"), code}};
    query.withGeometry = false;
    query.limit = 1;
    const Result<std::vector<city::Feature>> found = store.readAll(layer.id, query);
    DOTHI_TRY(found);
    if (found->empty())
        return dossier;
    const city::Feature &f = found->front();
    const auto text = [&](const char *field) { return city::toText(f.value(layer, QLatin1String(field))); };
    dossier.title = text("title");
    dossier.owner = text("owner");
    dossier.address = text("address");
    if (const QString kind = text("kind"); !kind.isEmpty())
        dossier.kind = city::Schema::builtin().codeTitle(QStringLiteral("permit_kind"), kind);
    dossier.submitted = QDate::fromString(text("submitted"), Qt::ISODate);
    dossier.due = QDate::fromString(text("due"), Qt::ISODate);
    return dossier;
}

report::Report buildReport(const Answer &answer, const Dossier &dossier, const Pictures &pictures,
                           const ReportFrame &frame)
{
    report::Report report;
    report.title = QCoreApplication::translate("dothi::PermitReport",
                                               "Planning check of a construction permit application");
    report.subtitle = dossier.title;
    report.authority = frame.authority;
    report.number = dossier.code;
    report.place = frame.place;
    report.made = frame.made;
    report.footer = QCoreApplication::translate("dothi::PermitReport", "Rules as of %1 · %2 · SHA-256 %3")
                        .arg(dateText(answer.rulesAsOf), answer.ruleSetId, answer.hash.left(16));

    report.blocks.emplace_back(report::Badge{badgeText(answer.verdict), verdictColor(answer.verdict)});
    report.blocks.emplace_back(report::Paragraph{
        QCoreApplication::translate("dothi::PermitReport",
                                    "%1 checks: %2 pass, %3 fail, %4 need a survey, %5 lack data.")
            .arg(answer.findings.size())
            .arg(answer.count(Verdict::Pass))
            .arg(answer.count(Verdict::Fail))
            .arg(answer.count(Verdict::Survey))
            .arg(answer.count(Verdict::Unknown)),
        false});
    report.blocks.emplace_back(
        report::Heading{QCoreApplication::translate("dothi::PermitReport", "Application"), 1});
    report.blocks.emplace_back(dossierRows(answer, dossier));
    if (pictures.plan) {
        report.blocks.emplace_back(report::Picture{
            {}, QCoreApplication::translate("dothi::PermitReport", "Plan"), 1, pictures.plan});
    }
    if (!pictures.view.isNull()) {
        report.blocks.emplace_back(report::Picture{
            pictures.view,
            QCoreApplication::translate("dothi::PermitReport", "View of the proposal in its surroundings."),
            0.84});
    }
    report.blocks.emplace_back(
        report::Heading{QCoreApplication::translate("dothi::PermitReport", "Findings"), 1});
    const Sources sources(answer);
    report.blocks.emplace_back(findingsTable(answer, sources));
    report.blocks.emplace_back(report::Paragraph{sources.list().join(QLatin1Char('\n')), true});
    addExplanations(answer, sources, report);
    if (!answer.warnings.isEmpty()) {
        report.blocks.emplace_back(
            report::Heading{QCoreApplication::translate("dothi::PermitReport", "Remarks"), 1});
        for (const QString &warning : answer.warnings)
            report.blocks.emplace_back(report::Paragraph{warning, false});
    }
    report.blocks.emplace_back(
        report::Heading{QCoreApplication::translate("dothi::PermitReport", "Basis of the check"), 1});
    report.blocks.emplace_back(report::Paragraph{answer.ruleSetTitle, false});
    report.blocks.emplace_back(inputRows(answer));
    report.blocks.emplace_back(report::Heading{
        QCoreApplication::translate("dothi::PermitReport", "What this check does not clear"), 2});
    report.blocks.emplace_back(report::Paragraph{
        QCoreApplication::translate(
            "dothi::PermitReport",
            "Air space and protection corridors. The check only compares the proposal with the planes and "
            "corridors that are drawn in the data: where none is drawn, or the building stays clear of what "
            "is, no clearance follows. Height clearance is given by the authority in charge of the air "
            "space, "
            "for cranes and antennas too; building in a corridor is for the authority in charge of it."),
        false});
    if (!answer.unverifiedRules.isEmpty()) {
        report.blocks.emplace_back(
            report::Heading{QCoreApplication::translate(
                                "dothi::PermitReport",
                                "* Not verified: compare with the signed document before relying on it"),
                            2});
        for (const QString &text : answer.unverifiedRules)
            report.blocks.emplace_back(report::Paragraph{text, true});
    }
    report.blocks.emplace_back(
        report::Signatures{{QCoreApplication::translate("dothi::PermitReport", "Officer in charge"),
                            QCoreApplication::translate("dothi::PermitReport", "Head of division")}});
    return report;
}

} // namespace dothi::permit
