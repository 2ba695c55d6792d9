// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The import wizard's last page: what came of it.

#include <dothi/base/text.h>
#include <dothi/ui/icons.h>
#include <dothi/ui/importtables.h>
#include <dothi/ui/importwizard.h>
#include <dothi/ui/theme.h>
#include <dothi/ui/widgets.h>

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace dothi::ui {

QWidget *ImportWizard::makeDonePage()
{
    auto *page = new QWidget(this);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(16);

    // What came of it, and beside it what to do next.
    auto *head = new QHBoxLayout;
    head->setSpacing(metrics::kGap);
    m_doneTitle = makeLabel({}, QStringLiteral("h2"), page);
    m_doneTitle->setObjectName(QStringLiteral("importDone"));
    m_zoom = new QPushButton(tr("Show in the city"), page);
    m_zoom->setObjectName(QStringLiteral("importShow"));
    m_zoom->setIcon(icon(QStringLiteral("target")));
    m_showTable = new QPushButton(tr("Attribute table"), page);
    m_showTable->setIcon(icon(QStringLiteral("table")));
    head->addWidget(m_doneTitle, 1);
    head->addWidget(m_zoom);
    head->addWidget(m_showTable);
    layout->addLayout(head);

    // What is still wrong with solids must not be looked for among the rest.
    auto *solids = new QHBoxLayout;
    solids->setSpacing(metrics::kGap);
    m_solids = makeLabel({}, QStringLiteral("strong"), page);
    m_solids->setObjectName(QStringLiteral("importSolids"));
    m_solids->setWordWrap(true);
    m_listSolids = new QPushButton(tr("List them"), page);
    m_listSolids->setObjectName(QStringLiteral("importListSolids"));
    solids->addWidget(m_solids, 1);
    solids->addWidget(m_listSolids, 0, Qt::AlignTop);
    layout->addLayout(solids);

    auto *scroll = new QScrollArea(page);
    scroll->setWidgetResizable(true);
    scroll->setAccessibleName(tr("Result"));
    auto *texts = new QWidget(scroll);
    m_doneTexts = new QVBoxLayout(texts);
    m_doneTexts->setContentsMargins(0, 0, 8, 0);
    m_doneTexts->setSpacing(10);
    scroll->setWidget(texts);
    layout->addWidget(scroll, 2);

    m_issues = makeImportTable({tr("What"), tr("Feature of the file"), tr("Field"), tr("Reason")}, page);
    m_issues->setAccessibleName(tr("What was repaired or refused"));
    m_issues->verticalHeader()->setDefaultSectionSize(28);
    m_issues->horizontalHeader()->setStretchLastSection(true);
    layout->addWidget(m_issues, 3);
    connect(m_zoom, &QPushButton::clicked, this, [this] {
        if (m_report)
            leaveFor([this, report = *m_report] {
                Q_EMIT showAsked(report.layer, report.features, report.extent);
            });
    });
    connect(m_listSolids, &QPushButton::clicked, this, [this] {
        if (m_report)
            leaveFor([this, report = *m_report] {
                // Where not all are numbered, the whole layer is looked at.
                const bool all = static_cast<qint64>(report.features.size()) == report.imported;
                Q_EMIT validationAsked(report.layer, all ? report.features : std::vector<city::FeatureId>());
            });
    });
    connect(m_showTable, &QPushButton::clicked, this, [this] {
        if (m_report)
            Q_EMIT tableAsked(m_report->layer);
    });
    return page;
}

void ImportWizard::leaveFor(const std::function<void()> &then)
{
    then();
    close();
}

void ImportWizard::showReport()
{
    if (!m_report)
        return;
    const io::ImportReport &report = *m_report;
    const auto number = [](qint64 value) { return formatNumber(static_cast<double>(value), 0); };
    m_doneTitle->setText(tr("%1 of %2 imported").arg(number(report.imported), number(report.read)));
    QStringList lines;
    // One feature may be mended in several places; the table below lists the places.
    lines.append(report.repairedCount > report.repairedFeatures
                     ? tr("%1 features repaired (in %2 places), %3 refused.")
                           .arg(number(report.repairedFeatures), number(report.repairedCount),
                                number(report.rejectedCount))
                     : tr("%1 features repaired, %2 refused.")
                           .arg(number(report.repairedFeatures), number(report.rejectedCount)));
    if (!report.operation.name.isEmpty() && !(report.place && !report.place->onMap))
        lines.append(report.operation.projPipeline.isEmpty()
                         ? tr("Coordinates: in the city's system already, %1.").arg(report.to.displayName())
                         : tr("Coordinates: %1 → %2. %3.")
                               .arg(report.from.displayName(), report.to.displayName(),
                                    importConversionText(report.operation)));
    if (report.place) {
        for (const io::PlaceParcel &parcel : report.place->stands)
            lines.append(
                tr("On %1: %2.").arg(parcel.name, formatQuantity(parcel.areaM2, 1, QStringLiteral("m²"))));
    }
    QStringList warnings = report.warnings;
    if (m_plan && report.place) {
        // Told by the findings of the place.
        using io::Suspicion;
        for (const io::ImportNotice &notice : m_plan->notices) {
            if (notice.kind == Suspicion::HitsBuildings || notice.kind == Suspicion::OnOtherParcels ||
                notice.kind == Suspicion::HitsProposals || notice.kind == Suspicion::OffParcels ||
                notice.kind == Suspicion::FarFromCity)
                warnings.removeAll(notice.message + QLatin1Char(' ') + notice.proposal);
        }
    }
    lines.append(warnings);
    clearLayout(m_doneTexts);
    QWidget *texts = m_doneTexts->parentWidget();
    const std::vector<io::PlaceFinding> findings =
        report.place ? io::placeFindings(*report.place) : std::vector<io::PlaceFinding>();
    const auto mark = [](bool serious) { return serious ? QStringLiteral("✕ ") : QStringLiteral("≈ "); };
    const auto toneOf = [](bool serious) { return Theme::toneName(serious ? Tone::Fail : Tone::Survey); };
    // One line in colour for all of them; what each is stands below in black.
    const bool summed = findings.size() > 1;
    if (summed) {
        const bool serious = std::ranges::any_of(findings, &io::PlaceFinding::serious);
        auto *text = makeLabel(mark(serious) + io::placeSummary(*report.place), {}, texts);
        text->setObjectName(QStringLiteral("importSummary"));
        text->setProperty("tone", toneOf(serious));
        text->setWordWrap(true);
        m_doneTexts->addWidget(text);
    }
    for (const io::PlaceFinding &finding : findings) {
        auto *text = makeLabel(mark(finding.serious) + finding.text, {}, texts);
        text->setObjectName(QStringLiteral("importFinding"));
        if (!summed)
            text->setProperty("tone", toneOf(finding.serious));
        text->setTextFormat(Qt::PlainText); // names of the city are quoted in it
        text->setWordWrap(true);
        m_doneTexts->addWidget(text);
    }
    for (const QString &line : std::as_const(lines)) {
        auto *text = makeLabel(line, {}, texts);
        text->setTextFormat(Qt::PlainText); // values of the file are quoted in it
        text->setWordWrap(true);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse);
        m_doneTexts->addWidget(text);
    }
    m_doneTexts->addStretch(1);
    m_solids->setVisible(report.solidsInvalid > 0);
    m_listSolids->setVisible(report.solidsInvalid > 0);
    m_solids->setText(tr("≈ %1 of %2 solids and surfaces are still not valid and were kept as they are: %3.")
                          .arg(number(report.solidsInvalid), number(report.solidsChecked),
                               io::solidErrorsInWords(report).join(QStringLiteral(", "))));
    m_zoom->setEnabled(report.imported > 0);
    m_showTable->setEnabled(report.imported > 0 && report.layer != QLatin1String("terrain"));

    m_issues->setRowCount(0);
    const auto add = [this](const std::vector<io::Rejected> &list, const QString &what, Tone tone) {
        for (const io::Rejected &entry : list) {
            const int row = m_issues->rowCount();
            m_issues->insertRow(row);
            auto *kind = makeImportItem(what);
            kind->setForeground(colors().toneText[static_cast<int>(tone)]);
            m_issues->setItem(row, 0, kind);
            m_issues->setItem(row, 1, makeImportItem(entry.sourceId));
            m_issues->setItem(row, 2, makeImportItem(entry.field));
            m_issues->setItem(row, 3, makeImportItem(entry.reason));
        }
    };
    add(report.rejected, tr("✕ refused"), Tone::Fail);
    for (const io::InvalidSolid &solid : report.solids) {
        const io::Rejected entry{
            solid.part,
            QStringLiteral("%1 %2: %3").arg(solid.code).arg(io::solidErrorInWords(solid.code), solid.message),
            {}};
        add({entry}, solid.mended ? tr("≈ solid mended") : tr("✕ solid not valid"),
            solid.mended ? Tone::Survey : Tone::Fail);
    }
    add(report.repaired, tr("≈ repaired"), Tone::Survey);
    m_issues->setVisible(m_issues->rowCount() > 0);
    m_issues->resizeColumnsToContents();
}

} // namespace dothi::ui
