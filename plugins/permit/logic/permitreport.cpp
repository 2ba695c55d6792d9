// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/text.h>
#include <dothi/city/schema.h>
#include <dothi/geo/ops.h>

#include <QCoreApplication>

#include <permit/logic/checktools.h>
#include <permit/logic/permitreport.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace dothi::permit {

namespace {

constexpr size_t kLongTable = 13; ///< findings

QString dateText(const QDate &date)
{
    return date.isValid() ? dayText(date) : QStringLiteral("–");
}

QString badgeText(Verdict verdict)
{
    return verdictIcon(verdict) + QStringLiteral(" ") + verdictTitle(verdict);
}

/// Easting and northing of the corners of the plot, so that the paper says which land it speaks of.
QString cornersText(const geo::Geometry &plot)
{
    constexpr size_t kMost = 8;
    if (plot.isEmpty() || plot.dimension() != 2)
        return {};
    const auto ring = plot.ring(0, 0);
    const size_t count = ring.size() - 1;
    QStringList corners;
    for (size_t i = 0; i < std::min(count, kMost); ++i) {
        corners.append(
            QStringLiteral("E %1 N %2").arg(formatNumber(ring[i].x, 2), formatNumber(ring[i].y, 2)));
    }
    if (count > kMost) {
        const auto more = static_cast<int>(count - kMost);
        corners.append(
            QCoreApplication::translate("dothi::PermitReport", "and %n more corner(s)", nullptr, more));
    }
    return corners.join(QStringLiteral("; "));
}

report::KeyValues dossierRows(const Answer &answer, const Dossier &dossier)
{
    report::KeyValues rows;
    const auto add = [&rows](const QString &label, const QString &value) {
        if (!value.isEmpty())
            rows.rows.emplace_back(label, value);
    };
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
    add(QCoreApplication::translate("dothi::PermitReport", "Ward"), dossier.ward);
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
    QString height =
        QCoreApplication::translate("dothi::PermitReport", "%1 above the ground level of %2; %n storey(s)",
                                    nullptr, facts.storeys)
            .arg(formatQuantity(facts.heightM, 2, QStringLiteral("m")),
                 formatQuantity(facts.groundM, 2, QStringLiteral("m")));
    if (facts.basements > 0)
        height += QCoreApplication::translate("dothi::PermitReport", " above ground, %n basement storey(s)",
                                              nullptr, facts.basements);
    add(QCoreApplication::translate("dothi::PermitReport", "Height, storeys"), height);
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
        return QStringLiteral("[%1]%2").arg(
            QString::number(m_citations.indexOf(finding.citation) + 1),
            finding.citationVerified && finding.readings.empty() ? QString() : QStringLiteral("\u00A0*"));
    }
    /// The list below the table.
    [[nodiscard]] QStringList list() const
    {
        QStringList lines;
        for (qsizetype i = 0; i < m_citations.size(); ++i) {
            lines.append(QStringLiteral("[%1] %2%3")
                             .arg(QString::number(i + 1), m_citations[i],
                                  m_unverified.contains(m_citations[i]) ? QStringLiteral(" *") : QString()));
        }
        return lines;
    }

private:
    QStringList m_citations;
    QStringList m_unverified;
};

/// The row of the table, from 1: the number that the plan and the explanations give.
int numberOf(const Answer &answer, const Finding &finding)
{
    return static_cast<int>(&finding - answer.findings.data()) + 1;
}

report::Table findingsTable(const Answer &answer, const Sources &sources)
{
    report::Table table;
    table.header = {QCoreApplication::translate("dothi::PermitReport", "No."),
                    QCoreApplication::translate("dothi::PermitReport", "Rule"),
                    QCoreApplication::translate("dothi::PermitReport", "Measured"),
                    QCoreApplication::translate("dothi::PermitReport", "Allowed"),
                    QCoreApplication::translate("dothi::PermitReport", "Verdict"),
                    QCoreApplication::translate("dothi::PermitReport", "Clause")};
    table.widths = {0.06, 0.40, 0.135, 0.135, 0.17, 0.10};
    for (const Finding &finding : answer.findings) {
        report::Cell number;
        number.text = QString::number(numberOf(answer, finding));
        report::Cell title;
        title.text = finding.measuredLabel.isEmpty() || !finding.measuredWord.isEmpty()
                         ? finding.title
                         : QCoreApplication::translate("dothi::PermitReport", "%1 – %2")
                               .arg(finding.title, finding.measuredLabel.toLower());
        if (!finding.missing.isEmpty()) {
            title.text +=
                QLatin1Char('\n') + QCoreApplication::translate("dothi::PermitReport", "Missing: %1")
                                        .arg(inputTitles(finding.missing));
        }
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
        table.rows.push_back({number, title, measured, limit, verdict, clause});
    }
    return table;
}

/// Findings with the same answer for the same reason, which are explained once.
struct Explained
{
    std::vector<const Finding *> findings;
    QStringList ways; ///< what would make it pass
    QString why;      ///< and why the first of them does
};

/// What does not pass, worst first.
std::vector<Explained> explained(const Answer &answer)
{
    std::vector<Explained> all;
    for (const Finding &finding : answer.findings) {
        if (finding.verdict == Verdict::Pass)
            continue;
        QStringList ways;
        QString why;
        for (const Change &change : answer.changes) {
            if (change.rule != finding.rule || change.key != finding.key)
                continue;
            ways.append(change.message);
            if (why.isEmpty())
                why = change.why;
        }
        const auto same = std::ranges::find_if(all, [&](const Explained &other) {
            const Finding &first = *other.findings.front();
            return ways.isEmpty() && other.ways.isEmpty() && first.verdict == finding.verdict &&
                   first.message == finding.message && first.citation == finding.citation;
        });
        if (same != all.end())
            same->findings.push_back(&finding);
        else
            all.push_back({{&finding}, ways, why});
    }
    std::ranges::stable_sort(all, [](const Explained &a, const Explained &b) {
        return a.findings.front()->verdict > b.findings.front()->verdict;
    });
    return all;
}

/// What is explained below the table, by the worst of it.
QString headingOf(const Answer &answer)
{
    switch (answer.verdict) {
    case Verdict::Fail:
        return answer.count(Verdict::Fail) + answer.count(Verdict::Pass) ==
                       static_cast<int>(answer.findings.size())
                   ? QCoreApplication::translate("dothi::PermitReport", "What does not pass, and why")
                   : QCoreApplication::translate("dothi::PermitReport",
                                                 "What does not pass or is not settled, and why");
    case Verdict::Unknown:
        return QCoreApplication::translate("dothi::PermitReport",
                                           "What cannot be decided yet, and what is missing");
    case Verdict::Survey:
    case Verdict::Pass:
        break;
    }
    return QCoreApplication::translate("dothi::PermitReport", "What is to be surveyed before deciding");
}

/// Each with what would make it pass; the lines of one stay together.
void addExplanations(const Answer &answer, const Sources &sources, report::Report &report)
{
    const std::vector<Explained> open = explained(answer);
    if (open.empty())
        return;
    report.blocks.emplace_back(report::Heading{headingOf(answer), 1});
    for (const auto &[findings, ways, why] : open) {
        const Finding &first = *findings.front();
        QStringList titles;
        for (const Finding *finding : findings) {
            titles.append(
                QStringLiteral("%1. %2").arg(QString::number(numberOf(answer, *finding)), finding->title));
        }
        report.blocks.emplace_back(report::Heading{
            QStringLiteral("%1 · %2 %3")
                .arg(badgeText(first.verdict), titles.join(QStringLiteral("; ")), sources.mark(first)),
            2});
        report.blocks.emplace_back(report::Paragraph{first.message, false, !ways.isEmpty()});
        if (!ways.isEmpty()) {
            report.blocks.emplace_back(report::Paragraph{
                QCoreApplication::translate("dothi::PermitReport", "Smallest change that passes: %1")
                        .arg(ways.join(QLatin1Char(' '))) +
                    QLatin1Char(' ') + why,
                false});
        }
    }
}

/// "12, 13 (version 1), 14 (version 3)" by layer.
report::KeyValues inputRows(const Answer &answer)
{
    report::KeyValues rows;
    rows.small = true;
    rows.rows.emplace_back(QCoreApplication::translate("dothi::PermitReport", "Rules as of"),
                           dateText(answer.rulesAsOf));
    const city::Schema &schema = city::Schema::builtin();
    const SourceRef *before = nullptr;
    QStringList ids; ///< of one layer in one version
    const auto write = [&] {
        if (ids.isEmpty())
            return;
        const city::LayerDef *layer = schema.layer(before->layer);
        QString label = layer ? layer->title.text() : before->layer;
        if (before->layer == QLatin1String("rules"))
            label = QCoreApplication::translate("dothi::PermitReport", "Rule set");
        else if (before->layer == QLatin1String("proposal.roads"))
            label = QCoreApplication::translate("dothi::PermitReport", "Road stated in the proposal");
        const QString text = QCoreApplication::translate("dothi::PermitReport", "%1 (version %2)")
                                 .arg(ids.join(QStringLiteral(", ")), QString::number(before->version));
        if (!rows.rows.empty() && rows.rows.back().first == label)
            rows.rows.back().second += QStringLiteral(", ") + text;
        else
            rows.rows.emplace_back(label, text);
        ids.clear();
    };
    for (const SourceRef &source : answer.inputs) {
        if (before && (before->layer != source.layer || before->version != source.version))
            write();
        before = &source;
        ids.append(source.layer == QLatin1String("rules") ? answer.ruleSetTitle : source.id);
    }
    write();
    QString system = QStringLiteral("EPSG:%1").arg(answer.epsg);
    rows.rows.emplace_back(QCoreApplication::translate("dothi::PermitReport", "Corners of the plot"),
                           cornersText(answer.plot));
    const bool converted = answer.proposalCrs != system;
    if (!converted) {
        system = QCoreApplication::translate("dothi::PermitReport",
                                             "%1, which is the proposal's own: nothing was converted")
                     .arg(system);
    }
    rows.rows.emplace_back(QCoreApplication::translate("dothi::PermitReport", "Coordinate system"), system);
    if (converted) {
        QString operation = QCoreApplication::translate("dothi::PermitReport", "from %1: %2")
                                .arg(answer.proposalCrs, answer.operation.name);
        if (answer.operation.accuracyM > 0)
            operation += QCoreApplication::translate("dothi::PermitReport", ", accuracy %1")
                             .arg(formatQuantity(answer.operation.accuracyM, 2, QStringLiteral("m")));
        rows.rows.emplace_back(QCoreApplication::translate("dothi::PermitReport", "Conversion"), operation);
    }
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

Result<> Dossier::locate(const city::Store &store, const geo::Geometry &plot)
{
    if (plot.isEmpty())
        return {};
    const Result<geo::Coord> inside = geo::pointOnSurface(plot);
    DOTHI_TRY(inside);
    const city::LayerDef &layer = *city::Schema::builtin().layer(QStringLiteral("admin_unit"));
    city::Query query;
    query.extent = plot.extent();
    const Result<std::vector<city::Feature>> units = store.readAll(layer.id, query);
    DOTHI_TRY(units);
    const geo::Geometry point = geo::Geometry::point(*inside);
    double smallest = std::numeric_limits<double>::infinity();
    for (const city::Feature &unit : *units) {
        const Result<bool> around = geo::covers(unit.geometry, point);
        const geo::Extent extent = unit.geometry.extent();
        // A unit whose outline is damaged is no reason to be without a report.
        if (around && *around && extent.width() * extent.height() < smallest) {
            smallest = extent.width() * extent.height();
            ward = city::toText(unit.value(layer, QStringLiteral("name")));
        }
    }
    return {};
}

report::Report buildReport(const Answer &answer, const Dossier &dossier, const Pictures &pictures,
                           const ReportFrame &frame)
{
    report::Report report;
    report.title = QCoreApplication::translate("dothi::PermitReport",
                                               "Planning check of a construction permit application");
    report.subtitle = dossier.title;
    report.authority = frame.authority.trimmed().isEmpty()
                           ? QCoreApplication::translate("dothi::PermitReport", "Agency: …………………………………")
                           : frame.authority;
    report.number = dossier.code;
    report.place = frame.place;
    report.made = frame.made;
    report.footer = QCoreApplication::translate("dothi::PermitReport", "Rules as of %1 · %2 · SHA-256 %3")
                        .arg(dateText(answer.rulesAsOf), answer.ruleSetId, answer.hash.left(16));

    report.blocks.emplace_back(report::Badge{
        verdictIcon(answer.verdict) + QLatin1Char(' ') + answer.verdictText(), verdictColor(answer.verdict)});
    report.blocks.emplace_back(report::Paragraph{
        QCoreApplication::translate("dothi::PermitReport",
                                    "%1 checks: %2 pass, %3 fail, %4 need a survey, %5 lack data.")
            .arg(QString::number(answer.findings.size()), QString::number(answer.count(Verdict::Pass)),
                 QString::number(answer.count(Verdict::Fail)), QString::number(answer.count(Verdict::Survey)),
                 QString::number(answer.count(Verdict::Unknown))),
        false});
    if (answer.failsOnlyByUnverified())
        report.blocks.emplace_back(report::Paragraph{answer.unverifiedText(), false});
    report.blocks.emplace_back(report::Paragraph{answer.notCheckedText(), true});
    report.blocks.emplace_back(
        report::Heading{QCoreApplication::translate("dothi::PermitReport", "Application"), 1});
    report.blocks.emplace_back(dossierRows(answer, dossier));
    if (pictures.plan) {
        report.blocks.emplace_back(report::Picture{
            {}, QCoreApplication::translate("dothi::PermitReport", "Plan"), 1, pictures.plan});
    }
    if (!pictures.view.isNull()) {
        // A long table needs the room on the sheet: three of them hold any answer of the demo.
        const double share = answer.findings.size() > kLongTable ? 0.46 : 0.66;
        report.blocks.emplace_back(report::Picture{
            pictures.view,
            QCoreApplication::translate("dothi::PermitReport", "View of the proposal in its surroundings."),
            share});
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
    report.blocks.emplace_back(inputRows(answer));
    report.blocks.emplace_back(report::Paragraph{
        QCoreApplication::translate(
            "dothi::PermitReport",
            "The proposal was held only against the height planes and protection corridors drawn in the "
            "data: "
            "whether it meets one or none, no clearance follows. Heights (cranes and antennas too) are "
            "cleared "
            "by the authority in charge of the air space, building in a corridor by that of the corridor."),
        true});
    if (!answer.unverifiedRules.isEmpty()) {
        report.blocks.emplace_back(
            report::Heading{QCoreApplication::translate(
                                "dothi::PermitReport",
                                "* Not verified: compare with the signed document before relying on it"),
                            2});
        report.blocks.emplace_back(report::Paragraph{answer.unverifiedRules.join(QLatin1Char('\n')), true});
    }
    report.blocks.emplace_back(
        report::Signatures{{QCoreApplication::translate("dothi::PermitReport", "Officer in charge"),
                            QCoreApplication::translate("dothi::PermitReport", "Head of division")}});
    return report;
}

} // namespace dothi::permit
