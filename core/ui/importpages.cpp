// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The pages of the import wizard and what they show of plan and report; that of the fields is in
// importfields.cpp.

#include <dothi/base/text.h>
#include <dothi/ui/crsbox.h>
#include <dothi/ui/icons.h>
#include <dothi/ui/importsketch.h>
#include <dothi/ui/importtables.h>
#include <dothi/ui/importwizard.h>
#include <dothi/ui/modelplacepage.h>
#include <dothi/ui/theme.h>
#include <dothi/ui/widgets.h>

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace dothi::ui {

namespace {

constexpr int kPreviewRows = 50;

/// What comes of the system that was chosen: where the data land.
QString whereText(const io::ImportPlan &plan)
{
    if (plan.place && !plan.place->onMap)
        return {};
    if (plan.fromCityM < 0)
        return plan.sourceCrs.isNull()
                   ? QString()
                   : ImportWizard::tr("In this system the data cannot be put into the city.");
    if (plan.fromCityM == 0)
        return ImportWizard::tr("The data land in the city.");
    return ImportWizard::tr("The data land %1 outside of the city.")
        .arg(plan.fromCityM < 10'000 ? formatQuantity(plan.fromCityM / 1000, 2, QStringLiteral("km"))
                                     : formatQuantity(plan.fromCityM / 1000, 0, QStringLiteral("km")));
}

/// Where in the wizard something is decided that the command line has an option for.
QString placeInWizard(const io::ImportNotice &notice, bool isModel)
{
    if (notice.option.isEmpty())
        return {};
    switch (notice.kind) {
    case io::Suspicion::UnknownEncoding:
        return ImportWizard::tr("Choose it above: “Encoding of the texts”.");
    case io::Suspicion::UnsuitedField:
        return ImportWizard::tr("That is done on the page “Fields”.");
    case io::Suspicion::NotPlaced:
    case io::Suspicion::OtherCountry:
        if (!isModel)
            return {};
        return ImportWizard::tr("That is done on the page “Place”.");
    default:
        return isModel
                   ? ImportWizard::tr("Choose the system above: “Coordinate system”; or place the model by "
                                      "hand on the page “Place”.")
                   : ImportWizard::tr("Choose the system above: “Coordinate system”.");
    }
}

} // namespace

ImportWizard::ImportWizard(plugin::CityHost &cities, TaskManager &tasks, QWidget *parent)
    : QDialog(parent)
    , m_cities(cities)
    , m_tasks(tasks)
    , m_pages(new QStackedWidget(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("importWizard"));
    setWindowTitle(tr("Import data"));
    resize(1040, 700);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);

    auto *steps = new QHBoxLayout;
    steps->setContentsMargins(24, 16, 24, 12);
    steps->setSpacing(20);
    for (int i = File; i <= Done; ++i) {
        auto *label = makeLabel({}, QStringLiteral("step"), this); // named by nameSteps()
        m_stepLabels.push_back(label);
        steps->addWidget(label);
    }
    steps->addStretch(1);
    layout->addLayout(steps);
    layout->addWidget(makeRule(this));

    m_pages->addWidget(makeFilePage());
    m_place = new ModelPlacePage(this);
    connect(m_place, &ModelPlacePage::changed, this, &ImportWizard::inspectAgain);
    connect(m_place, &ModelPlacePage::completenessChanged, this, &ImportWizard::refreshButtons);
    connect(m_place, &ModelPlacePage::mapAsked, this, &ImportWizard::askMap);
    connect(m_place, &ModelPlacePage::lookAsked, this, &ImportWizard::askLook);
    connect(&m_place->crsBox(), &CrsBox::chosen, this, &ImportWizard::chooseCrs);
    auto *placeScroll = new QScrollArea(this);
    placeScroll->setObjectName(QStringLiteral("placeScroll"));
    placeScroll->setWidgetResizable(true);
    placeScroll->setWidget(m_place);
    m_pages->addWidget(placeScroll);
    m_pages->addWidget(makeFieldsPage());
    m_pages->addWidget(makePreviewPage());
    m_pages->addWidget(makeDonePage());
    layout->addWidget(m_pages, 1);

    m_problem = makeLabel({}, {}, this);
    m_problem->setObjectName(QStringLiteral("importProblem"));
    m_problem->setProperty("tone", Theme::toneName(Tone::Fail));
    m_problem->setWordWrap(true);
    m_problem->hide();
    auto *problemLine = new QHBoxLayout;
    problemLine->setContentsMargins(24, 0, 24, 8);
    problemLine->addWidget(m_problem);
    layout->addLayout(problemLine);

    layout->addWidget(makeRule(this));
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(24, 12, 24, 12);
    foot->setSpacing(metrics::kGap);
    m_progress = new QProgressBar(this);
    m_progress->setFixedWidth(160);
    m_progress->setTextVisible(false);
    m_status = makeLabel({}, QStringLiteral("muted"), this);
    m_status->setObjectName(QStringLiteral("importStatus"));
    m_status->setWordWrap(true);
    m_close = new QPushButton(this);
    m_close->setObjectName(QStringLiteral("importClose"));
    m_back = new QPushButton(tr("Back"), this);
    m_next = new QPushButton(this);
    m_next->setObjectName(QStringLiteral("importNext"));
    m_next->setProperty("kind", QStringLiteral("primary"));
    m_next->setDefault(true);
    foot->addWidget(m_progress);
    foot->addWidget(m_status, 1);
    foot->addStretch(1);
    foot->addWidget(m_close);
    foot->addWidget(m_back);
    foot->addWidget(m_next);
    layout->addLayout(foot);
    connect(m_next, &QPushButton::clicked, this, &ImportWizard::next);
    connect(m_back, &QPushButton::clicked, this, &ImportWizard::back);
    connect(m_close, &QPushButton::clicked, this, &ImportWizard::reject);
    connect(&m_tasks, &TaskManager::changed, this, [this] {
        for (const TaskInfo &task : m_tasks.tasks()) {
            if (m_task == 0 || task.id != m_task)
                continue;
            m_progress->setRange(0, task.fraction > 0 ? 1000 : 0);
            m_progress->setValue(static_cast<int>(task.fraction * 1000));
            if (!task.status.isEmpty())
                m_status->setText(task.status);
        }
    });
    connect(&m_cities, &plugin::CityHost::aboutToClose, this, [this] {
        m_tasks.cancel(m_task);
        m_cityGoes = true;
        leave(); // also while it is out of the way, and closing says nothing
        close();
    });
    setBusy(0, {});
    setStep(File);
    showPlan();
}

QWidget *ImportWizard::makeFilePage()
{
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    auto *page = new QWidget(scroll);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(12);

    auto *line = new QHBoxLayout;
    m_fileName = new QLineEdit(page);
    m_fileName->setObjectName(QStringLiteral("importFile"));
    // Typed or pasted as well as chosen.
    connect(m_fileName, &QLineEdit::editingFinished, this, &ImportWizard::readTyped);
    connect(m_fileName, &QLineEdit::textEdited, this, &ImportWizard::refreshButtons);
    m_fileName->setAccessibleName(tr("File to import"));
    m_fileName->setPlaceholderText(tr("Shapefile, GeoPackage, GeoJSON, DXF, CSV, GeoTIFF, CityJSON, IFC, …"));
    auto *choose = new QPushButton(tr("Choose a file…"), page);
    choose->setIcon(icon(QStringLiteral("folder")));
    connect(choose, &QPushButton::clicked, this, &ImportWizard::chooseFile);
    line->addWidget(m_fileName, 1);
    line->addWidget(choose);
    layout->addLayout(line);
    m_found = makeLabel({}, QStringLiteral("muted"), page);
    m_found->setWordWrap(true);
    layout->addWidget(m_found);

    m_choices = new QWidget(page);
    auto *form = new QFormLayout(m_choices);
    form->setContentsMargins(0, 4, 0, 4);
    form->setHorizontalSpacing(20);
    form->setVerticalSpacing(8);
    m_sourceLayer = new QComboBox(m_choices);
    m_sourceLayer->setObjectName(QStringLiteral("importSourceLayer"));
    m_targetLayer = new QComboBox(m_choices);
    m_targetLayer->setObjectName(QStringLiteral("importTargetLayer"));
    m_encoding = new QComboBox(m_choices);
    m_replace = new QCheckBox(tr("Remove what the layer holds first"), m_choices);
    form->addRow(tr("Layer in the file"), m_sourceLayer);
    form->addRow(tr("Goes into"), m_targetLayer);
    form->addRow(tr("Encoding of the texts"), m_encoding);
    m_crsBox = new CrsBox(m_choices);
    m_crsBox->setObjectName(QStringLiteral("importCrsBox"));
    connect(m_crsBox, &CrsBox::chosen, this, &ImportWizard::chooseCrs);
    form->addRow(tr("Coordinate system"), m_crsBox);
    form->addRow(QString(), m_replace);
    const auto again = [this] {
        if (m_showing)
            return;
        m_fieldChoices.clear();
        m_valueChoices.clear();
        inspectAgain();
    };
    for (QComboBox *combo : {m_sourceLayer, m_targetLayer, m_encoding})
        connect(combo, &QComboBox::activated, this, again);
    layout->addWidget(m_choices);

    m_crs = makeLabel({}, {}, page);
    m_crs->setObjectName(QStringLiteral("importCrs"));
    m_crs->setWordWrap(true);
    layout->addWidget(m_crs);
    m_noticesBox = new QWidget(page);
    m_notices = new QVBoxLayout(m_noticesBox);
    m_notices->setContentsMargins(0, 0, 0, 0);
    m_notices->setSpacing(8);
    layout->addWidget(m_noticesBox);
    layout->addStretch(1);
    scroll->setWidget(page);
    return scroll;
}

QWidget *ImportWizard::makePreviewPage()
{
    auto *page = new QWidget(this);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(24, 16, 24, 12);
    layout->setSpacing(12);
    m_previewNote = makeLabel({}, QStringLiteral("muted"), page);
    m_previewNote->setWordWrap(true);
    layout->addWidget(m_previewNote);
    auto *row = new QHBoxLayout;
    row->setSpacing(16);
    m_sketch = new ImportSketch(page);
    m_preview = makeImportTable({}, page);
    m_preview->setAccessibleName(tr("Preview"));
    m_preview->verticalHeader()->setDefaultSectionSize(28);
    row->addWidget(m_sketch, 2);
    row->addWidget(m_preview, 3);
    layout->addLayout(row, 1);
    return page;
}

void ImportWizard::chooseFile()
{
    const QString patterns = io::importFilePatterns().join(QLatin1Char(' '));
    const QString chosen = QFileDialog::getOpenFileName(
        this, tr("Import data"), QFileInfo(m_file).absolutePath(),
        tr("Geographic data (%1)").arg(patterns) + QStringLiteral(";;") + tr("All files (*)"));
    if (!chosen.isEmpty())
        openFile(chosen);
}

void ImportWizard::showPlan()
{
    m_showing = true;
    m_choices->setVisible(m_plan.has_value());
    m_crs->setVisible(m_plan.has_value());
    if (m_plan) {
        const io::ImportPlan &plan = *m_plan;
        const auto source = std::ranges::find(plan.layers, plan.sourceLayer, &io::SourceLayer::name);
        const QString count =
            source == plan.layers.end() || source->features < 0
                ? tr("number of features not told")
                : tr("%1 features").arg(formatNumber(static_cast<double>(source->features), 0));
        m_found->setText(plan.raster
                             ? tr("%1 · elevation raster").arg(plan.driver)
                             : tr("%1 · %n layer(s) · %2", nullptr, static_cast<int>(plan.layers.size()))
                                   .arg(plan.driver, count));
        m_sourceLayer->clear();
        for (const io::SourceLayer &layer : plan.layers) {
            QString text = layer.name;
            if (!layer.geometryType.isEmpty())
                text += QStringLiteral(" · ") + importGeometryWord(layer.geometryType);
            if (layer.features >= 0)
                text += QStringLiteral(" · ") + formatNumber(static_cast<double>(layer.features), 0);
            m_sourceLayer->addItem(text, layer.name);
        }
        m_sourceLayer->setCurrentIndex(m_sourceLayer->findData(plan.sourceLayer));
        m_targetLayer->clear();
        if (plan.raster)
            m_targetLayer->addItem(tr("Terrain"), QStringLiteral("terrain"));
        else
            for (const city::LayerDef &layer : city::Schema::builtin().layers())
                m_targetLayer->addItem(layer.title.text(), layer.id);
        m_targetLayer->setCurrentIndex(m_targetLayer->findData(plan.targetLayer));
        m_encoding->clear();
        m_encoding->addItem(tr("Told from the file (%1)").arg(plan.encoding), QString());
        for (const char *name : {"UTF-8", "TCVN5712-1", "WINDOWS-1258", "WINDOWS-1252"})
            m_encoding->addItem(QString::fromLatin1(name), QString::fromLatin1(name));
        if (plan.encodingFixed)
            m_encoding->setCurrentIndex(std::max(0, m_encoding->findData(plan.encoding)));
        QString crs = plan.sourceCrs.isNull() ? tr("Coordinate system: not known")
                                              : tr("Coordinate system: %1").arg(plan.sourceCrs.displayName());
        if (!plan.declaredCrs.isNull() && !plan.declaredCrs.sameAs(plan.sourceCrs))
            crs += QLatin1Char(' ') + tr("(the file says %1)").arg(plan.declaredCrs.displayName());
        if (plan.swapAxes)
            crs += QStringLiteral(" · ") + tr("axes swapped");
        // How one that was placed came into the city's system is told with its place.
        const bool placed = plan.place && !plan.place->onMap;
        if (!plan.operation.name.isEmpty() && !placed) {
            crs += QLatin1Char('\n') + importConversionText(plan.operation);
            if (plan.operation.accuracyM > 0)
                crs += QStringLiteral(" · ±%1").arg(
                    formatQuantity(plan.operation.accuracyM,
                                   plan.operation.accuracyM == std::floor(plan.operation.accuracyM) ? 0 : 2,
                                   QStringLiteral("m")));
        }
        if (const QString where = whereText(plan); !where.isEmpty())
            crs += QLatin1Char('\n') + where;
        m_crs->setText(crs);
        const bool moved = plan.place && !plan.place->onMap;
        for (CrsBox *box : {m_crsBox, &m_place->crsBox()}) {
            box->setSystems(m_systems);
            if (moved)
                box->show(plan.mapCrs.isNull() ? geo::Crs() : plan.mapCrs, !plan.mapCrs.isNull());
            else
                box->show(plan.crsFixed ? plan.sourceCrs : plan.declaredCrs, plan.crsFixed);
        }
    } else {
        m_found->setText(m_file.isEmpty() ? tr("Choose a file, or drop one on the window.") : QString());
    }
    m_showing = false;
    if (hasPlace())
        m_place->show(*m_plan->place, std::ranges::any_of(m_plan->notices, &io::ImportNotice::blocking));
    nameSteps();
    showNotices();
    showFields();
    if (step() == Preview)
        showPreview();
    refreshButtons();
    refreshPreview();
}

void ImportWizard::showNotices()
{
    clearLayout(m_notices);
    m_noticesBox->setVisible(m_plan.has_value());
    if (!m_plan)
        return;
    if (m_plan->notices.empty()) {
        m_notices->addWidget(makeBadge(tr("✓ Nothing suspicious was found"), Tone::Pass, m_noticesBox), 0,
                             Qt::AlignLeft);
        return;
    }
    for (const io::ImportNotice &notice : m_plan->notices) {
        auto *card = new QFrame(m_noticesBox);
        card->setProperty("role", QStringLiteral("card"));
        card->setObjectName(QStringLiteral("importNotice"));
        auto *line = new QHBoxLayout(card);
        line->setContentsMargins(14, 10, 10, 10);
        line->setSpacing(12);
        auto *texts = new QVBoxLayout;
        texts->setSpacing(2);
        auto *message =
            makeLabel((notice.blocking ? QStringLiteral("✕ ") : QStringLiteral("≈ ")) + notice.message,
                      QStringLiteral("strong"), card);
        message->setWordWrap(true);
        texts->addWidget(message);
        QString what = notice.proposal;
        if (const QString where = placeInWizard(notice, hasPlace()); !where.isEmpty())
            what += (what.isEmpty() ? QString() : QStringLiteral(" ")) + where;
        if (!what.isEmpty()) {
            auto *proposal = makeLabel(what, QStringLiteral("muted"), card);
            proposal->setObjectName(QStringLiteral("importProposal"));
            proposal->setWordWrap(true);
            texts->addWidget(proposal);
        }
        line->addLayout(texts, 1);
        const bool mends = notice.proposedEpsg != 0 || notice.proposedSwap ||
                           !notice.proposedEncoding.isEmpty() ||
                           (notice.blocking && notice.kind == io::Suspicion::FarFromCity &&
                            m_plan->fromCityM >= 0 && !(m_plan->place && !m_plan->place->onMap));
        if (mends) {
            auto *apply = new QPushButton(tr("Apply the proposal"), card);
            apply->setObjectName(QStringLiteral("importApply"));
            if (notice.blocking)
                apply->setProperty("kind", QStringLiteral("primary"));
            connect(apply, &QPushButton::clicked, this, [this, notice] { applyProposal(notice); });
            line->addWidget(apply, 0, Qt::AlignVCenter);
        }
        m_notices->addWidget(card);
    }
}

void ImportWizard::showPreview()
{
    m_preview->clear();
    m_preview->setRowCount(0);
    m_preview->setColumnCount(0);
    if (!m_plan)
        return;
    if (m_plan->place && m_plan->place->placed)
        m_sketch->showPlace(*m_plan->place);
    else
        m_sketch->show(m_plan->preview, m_cityExtent);
    const city::LayerDef *layer = city::Schema::builtin().layer(m_plan->targetLayer);
    m_previewNote->setText(
        layer ? tr("As it would be stored: the first %1 features, in %2.")
                    .arg(std::min<int>(static_cast<int>(m_plan->preview.size()), kPreviewRows))
                    .arg(m_cities.city() ? m_cities.city()->store().crs().displayName() : QString())
              : tr("The raster becomes the ground of the city."));
    m_preview->setVisible(layer != nullptr);
    if (!layer)
        return;
    // Only the fields that get something; empty columns say nothing.
    std::vector<int> columns;
    QStringList headers;
    for (size_t i = 0; i < layer->fields.size(); ++i) {
        const bool filled = std::ranges::any_of(m_plan->preview, [i](const city::Feature &feature) {
            return i < feature.values.size() && !city::isNull(feature.values[i]);
        });
        if (!filled)
            continue;
        columns.push_back(static_cast<int>(i));
        headers.append(importFieldTitle(layer->fields[i]));
    }
    const int rows = std::min<int>(static_cast<int>(m_plan->preview.size()), kPreviewRows);
    m_preview->setColumnCount(static_cast<int>(columns.size()));
    m_preview->setHorizontalHeaderLabels(headers);
    m_preview->setRowCount(rows);
    for (int row = 0; row < rows; ++row) {
        for (size_t column = 0; column < columns.size(); ++column) {
            const auto field = static_cast<size_t>(columns[column]);
            const city::Feature &feature = m_plan->preview[static_cast<size_t>(row)];
            const QString text =
                field < feature.values.size()
                    ? city::displayText(feature.values[field], layer->fields[field], city::Schema::builtin())
                    : QString();
            m_preview->setItem(row, static_cast<int>(column), makeImportItem(text));
        }
    }
    m_preview->resizeColumnsToContents();
    for (int column = 0; column < m_preview->columnCount(); ++column)
        m_preview->setColumnWidth(column, std::min(m_preview->columnWidth(column) + 8, 220));
}

} // namespace dothi::ui
