// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exportdialog.h"

#include "exportfacts.h"
#include "tickdelegate.h"

#include <dothi/base/text.h>
#include <dothi/io/dothistore.h>
#include <dothi/io/model/exporter.h>
#include <dothi/ui/taskreader.h>
#include <dothi/ui/theme.h>
#include <dothi/ui/widgets.h>

#include <QCheckBox>
#include <QComboBox>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace dothi::app {

namespace {

const QString kTerrain = QStringLiteral("terrain");
constexpr int kIsEmpty = Qt::UserRole + 1; ///< of a layer: there is nothing in it

} // namespace

ExportDialog::ExportDialog(const process::Command &command, TaskManager &tasks, const QString &city,
                           ExportScope scope, QWidget *parent)
    : QDialog(parent)
    , m_command(command)
    , m_tasks(tasks)
    , m_city(city)
    , m_format(new QComboBox(this))
    , m_holds(ui::makeLabel({}, {}, this))
    , m_leavesOut(ui::makeLabel({}, {}, this))
    , m_area(new ExportAreaBox(std::move(scope), this))
    , m_layers(new QListWidget(this))
    , m_out(new QLineEdit(this))
    , m_progress(new QProgressBar(this))
    , m_problem(ui::makeLabel({}, {}, this))
    , m_answer(new QPlainTextEdit(this))
    , m_showFolder(new QPushButton(tr("Open the folder"), this))
    , m_run(new QPushButton(tr("Export"), this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("exportDialog"));
    setWindowTitle(tr("Export data and models"));
    setMinimumWidth(600);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(12);
    layout->addWidget(ui::makeLabel(windowTitle(), QStringLiteral("h2"), this));
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(12);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_format->setObjectName(QStringLiteral("exportFormat"));
    for (const auto &exporter : io::makeExporters())
        m_format->addItem(factsOf(exporter->format()).title, exporter->format());
    // What the choice means stands right below it.
    auto *format = new QVBoxLayout;
    format->setSpacing(4);
    format->addWidget(m_format);
    m_holds->setObjectName(QStringLiteral("exportHolds"));
    m_leavesOut->setObjectName(QStringLiteral("exportLeavesOut"));
    for (QLabel *label : {m_holds, m_leavesOut}) {
        label->setWordWrap(true);
        ui::setStyleProperty(label, "role", QStringLiteral("muted"));
        label->setContentsMargins(2, 0, 0, 0);
        format->addWidget(label);
    }
    form->addRow(tr("Format"), format);
    m_layers->setObjectName(QStringLiteral("exportLayers"));
    m_layers->setAccessibleName(tr("Layers"));
    m_layers->setItemDelegate(new TickDelegate(m_layers, new QCheckBox(this)));
    form->addRow(tr("Layers"), m_layers);
    form->addRow(tr("Part of the city"), m_area);
    auto *line = new QHBoxLayout;
    line->setSpacing(4);
    m_out->setObjectName(QStringLiteral("exportOut"));
    QToolButton *browse = ui::makeIconButton(QStringLiteral("folder"), tr("Choose where to write"), this);
    line->addWidget(m_out, 1);
    line->addWidget(browse);
    //: A label before the file or folder an export is written to.
    form->addRow(tr("Write to"), line);
    layout->addLayout(form);
    m_progress->setTextVisible(false);
    m_progress->hide();
    m_problem->setObjectName(QStringLiteral("exportProblem"));
    m_problem->setProperty("tone", ui::Theme::toneName(ui::Tone::Fail));
    m_problem->setWordWrap(true);
    m_problem->hide();
    m_answer->setObjectName(QStringLiteral("exportAnswer"));
    m_answer->setReadOnly(true);
    m_answer->setAccessibleName(tr("Answer"));
    m_answer->setFixedHeight(120);
    m_answer->hide();
    layout->addWidget(m_progress);
    layout->addWidget(m_problem);
    layout->addWidget(m_answer);
    layout->addStretch(1);
    layout->addSpacing(4);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(ui::metrics::kGap);
    auto *close = new QPushButton(tr("Close"), this);
    m_run->setProperty("kind", QStringLiteral("primary"));
    m_run->setObjectName(QStringLiteral("exportRun"));
    m_run->setDefault(true);
    m_showFolder->setObjectName(QStringLiteral("exportShowFolder"));
    m_showFolder->setProperty("kind", QStringLiteral("link"));
    m_showFolder->hide();
    buttons->addWidget(m_showFolder);
    buttons->addStretch(1);
    buttons->addWidget(close);
    buttons->addWidget(m_run);
    layout->addLayout(buttons);

    addLayers();
    takeFormat();
    connect(m_format, &QComboBox::currentIndexChanged, this, &ExportDialog::takeFormat);
    connect(m_layers, &QListWidget::itemChanged, this, &ExportDialog::refresh);
    connect(m_area, &ExportAreaBox::changed, this, &ExportDialog::takeArea);
    connect(m_area, &ExportAreaBox::changed, this, &ExportDialog::fitSize);
    connect(m_out, &QLineEdit::textChanged, this, &ExportDialog::refresh);
    connect(browse, &QToolButton::clicked, this, &ExportDialog::choose);
    connect(m_showFolder, &QPushButton::clicked, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(m_written).absolutePath())); });
    connect(m_run, &QPushButton::clicked, this, &ExportDialog::run);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    connect(&m_tasks, &TaskManager::changed, this, [this] {
        for (const TaskInfo &task : m_tasks.tasks()) {
            if (m_task == 0 || task.id != m_task)
                continue;
            m_progress->setRange(0, task.fraction > 0 ? 1000 : 0);
            m_progress->setValue(static_cast<int>(task.fraction * 1000));
        }
    });
    countLayers();
}

ExportDialog::~ExportDialog()
{
    m_tasks.cancel(m_task);
    m_tasks.cancel(m_counting);
}

QString ExportDialog::format() const
{
    return m_format->currentData().toString();
}

void ExportDialog::addLayers()
{
    const auto add = [this](const QString &title, const QString &id) {
        auto *item = new QListWidgetItem(title, m_layers);
        item->setData(Qt::UserRole, id);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsUserCheckable);
        item->setCheckState(Qt::Unchecked);
    };
    for (const city::LayerDef &layer : city::Schema::builtin().layers())
        add(layer.title.text(), layer.id);
    add(tr("Terrain"), kTerrain);
}

void ExportDialog::countLayers()
{
    using Layers = std::vector<city::LayerInfo>;
    m_counting = m_tasks.run<Layers>(
        tr("Looking through the city"), this,
        [city = m_city](TaskContext &task) -> Result<Layers> {
            const Result<std::unique_ptr<city::Store>> reader = ui::openReader(city, task);
            DOTHI_TRY(reader);
            return (*reader)->layers();
        },
        [this](Result<Layers> layers) {
            m_counting = 0;
            // Without the numbers the form is of use all the same.
            if (layers)
                takeCounts(*layers);
        });
}

void ExportDialog::takeCounts(const std::vector<city::LayerInfo> &layers)
{
    bool anyChosen = false;
    {
        const QSignalBlocker quiet(m_layers);
        for (int row = 0; row < m_layers->count(); ++row) {
            QListWidgetItem *item = m_layers->item(row);
            const QString id = item->data(Qt::UserRole).toString();
            const city::LayerDef *layer = city::Schema::builtin().layer(id);
            if (layer && id != kTerrain) {
                const auto info = std::ranges::find(layers, id, &city::LayerInfo::id);
                const qint64 features = info == layers.end() ? 0 : info->features;
                item->setText(tr("%1 · %2 features")
                                  .arg(layer->title.text(), formatNumber(static_cast<double>(features), 0)));
                item->setData(kIsEmpty, features == 0);
                if (features == 0) {
                    item->setCheckState(Qt::Unchecked);
                    item->setHidden(true);
                }
            }
            anyChosen = anyChosen || item->checkState() == Qt::Checked;
        }
    }
    fitLayers();
    // The one that was chosen beforehand may be empty.
    if (anyChosen)
        refresh();
    else
        takeFormat();
}

void ExportDialog::takeFormat()
{
    const FormatFacts facts = factsOf(format());
    //: %1: what an export holds, in whole sentences.
    m_holds->setText(tr("Holds: %1").arg(facts.holds));
    //: %1: what an export leaves out, in whole sentences.
    m_leavesOut->setText(tr("Leaves out: %1").arg(facts.leavesOut));
    m_holds->setVisible(!facts.holds.isEmpty());
    m_leavesOut->setVisible(!facts.leavesOut.isEmpty());
    m_layers->setEnabled(facts.takes != Takes::Originals);
    bool one = false;
    const QSignalBlocker quiet(m_layers);
    for (int row = 0; row < m_layers->count(); ++row) {
        QListWidgetItem *item = m_layers->item(row);
        const QString id = item->data(Qt::UserRole).toString();
        const bool building = id == QLatin1String("building");
        const bool terrain = id == kTerrain;
        bool can = false;
        bool chosen = false;
        switch (facts.takes) {
        case Takes::Buildings:
            can = chosen = building;
            break;
        case Takes::Meshes:
            can = building || terrain;
            chosen = building;
            break;
        case Takes::OneLayer:
            can = !terrain;
            chosen = can && !one && !item->data(kIsEmpty).toBool();
            one = one || chosen;
            break;
        case Takes::Layers:
            can = chosen = !terrain;
            break;
        case Takes::Originals:
            break;
        }
        if (m_area->isSelection()) {
            chosen = std::ranges::any_of(m_area->selection(),
                                         [&id](const city::FeatureRef &ref) { return ref.layer == id; });
        }
        can = can && !item->data(kIsEmpty).toBool();
        chosen = chosen && can;
        item->setFlags(can ? Qt::ItemIsEnabled | Qt::ItemIsUserCheckable : Qt::NoItemFlags);
        item->setHidden(!can);
        item->setCheckState(chosen ? Qt::Checked : Qt::Unchecked);
    }
    fitLayers();
    // The name goes with the format; the folder stays.
    const QFileInfo city(m_city);
    const QFileInfo before(m_out->text());
    const QString folder = m_out->text().isEmpty() ? city.absolutePath() : before.absolutePath();
    for (const auto &exporter : io::makeExporters()) {
        if (exporter->format() != format())
            continue;
        const QStringList suffixes = exporter->suffixes();
        m_out->setText(QDir(folder).filePath(
            city.completeBaseName() +
            (suffixes.isEmpty() ? QLatin1Char('-') + format() : QLatin1Char('.') + suffixes.front())));
    }
    refresh();
}

/// Of a selection its layers are what is meant; the terrain is no part of one.
void ExportDialog::takeArea()
{
    if (m_area->isSelection()) {
        const QSignalBlocker quiet(m_layers);
        for (int row = 0; row < m_layers->count(); ++row) {
            QListWidgetItem *item = m_layers->item(row);
            const QString id = item->data(Qt::UserRole).toString();
            const bool meant = std::ranges::any_of(
                m_area->selection(), [&id](const city::FeatureRef &ref) { return ref.layer == id; });
            if (item->flags() & Qt::ItemIsUserCheckable)
                item->setCheckState(meant ? Qt::Checked : Qt::Unchecked);
        }
    }
    refresh();
}

/// As high as what it offers, so that a format of one layer leaves no hole in the form.
void ExportDialog::fitLayers()
{
    constexpr int kMostRows = 7;
    int rows = 0;
    for (int row = 0; row < m_layers->count(); ++row)
        rows += m_layers->item(row)->isHidden() ? 0 : 1;
    const int high = m_layers->sizeHintForRow(0);
    m_layers->setFixedHeight(std::clamp(rows, 1, kMostRows) * high + 2 * m_layers->frameWidth() + 4);
    fitSize();
}

/// As high as what it holds: no empty ground, and nothing squeezed when there is more.
void ExportDialog::fitSize()
{
    QMetaObject::invokeMethod(
        this,
        [this] {
            layout()->activate();
            const int high = layout()->totalHeightForWidth(width());
            resize(width(), high);
        },
        Qt::QueuedConnection);
}

void ExportDialog::choose()
{
    QString suffix = QFileInfo(m_out->text()).completeSuffix();
    const QString chosen = suffix.isEmpty()
                               ? QFileDialog::getSaveFileName(this, tr("Folder to write"), m_out->text())
                               : QFileDialog::getSaveFileName(this, tr("File to write"), m_out->text(),
                                                              QStringLiteral("*.") + suffix);
    if (!chosen.isEmpty()) {
        m_out->setText(chosen);
        m_replaces = chosen; // the file dialog has asked
    }
}

void ExportDialog::refresh()
{
    int chosen = 0;
    for (int row = 0; row < m_layers->count(); ++row)
        chosen += m_layers->item(row)->checkState() == Qt::Checked ? 1 : 0;
    const Takes takes = factsOf(format()).takes;
    const bool layers = takes == Takes::Originals || (takes == Takes::OneLayer ? chosen == 1 : chosen > 0);
    m_run->setEnabled(m_task == 0 && layers && m_area->isComplete() && !m_out->text().trimmed().isEmpty());
    m_run->setToolTip(layers                     ? QString()
                      : takes == Takes::OneLayer ? tr("Choose one layer.")
                                                 : tr("Choose a layer."));
}

QVariantMap ExportDialog::arguments() const
{
    QStringList layers;
    for (int row = 0; row < m_layers->count(); ++row) {
        const QListWidgetItem *item = m_layers->item(row);
        if (item->checkState() == Qt::Checked)
            layers.append(item->data(Qt::UserRole).toString());
    }
    QVariantMap arguments{{QStringLiteral("store"), m_city},
                          {QStringLiteral("out"), m_out->text().trimmed()},
                          {QStringLiteral("format"), format()}};
    if (!layers.isEmpty())
        arguments.insert(QStringLiteral("layers"), layers.join(QLatin1Char(',')));
    m_area->putInto(arguments);
    return arguments;
}

void ExportDialog::run()
{
    const Result<QVariantMap> checked = process::checkArguments(m_command.info(), arguments());
    if (!checked) {
        finish(checked.error().userText(), true);
        return;
    }
    // The name is filled in beforehand: nobody has looked yet whether something of that name is there.
    const QString out = m_out->text().trimmed();
    if (QFileInfo::exists(out) && m_replaces != out) {
        m_replaces = out;
        finish(tr("“%1” is there already. Export again to replace it, or choose another name.")
                   .arg(QDir::toNativeSeparators(out)),
               true);
        return;
    }
    m_progress->setRange(0, 0);
    m_progress->show();
    m_problem->hide();
    m_answer->hide();
    m_showFolder->hide();
    fitSize();
    const process::Command *command = &m_command;
    m_task = m_tasks.run<process::CommandResult>(
        m_command.info().title, this,
        [command, arguments = *checked](TaskContext &task) {
            process::CommandContext context{task, [](const QString &address, bool) {
                                                return io::openStore(address, io::OpenMode::ReadOnly);
                                            }};
            return command->run(arguments, context);
        },
        [this, arguments = *checked](Result<process::CommandResult> result) {
            m_task = 0;
            QString text = result ? result->text : result.error().userText();
            if (result) {
                for (const QString &warning : result->warnings)
                    text += QStringLiteral("\n⚠ ") + warning;
            }
            m_replaces.clear();
            m_written = result ? arguments[QStringLiteral("out")].toString() : QString();
            finish(text, !result);
            Q_EMIT ended(result.has_value());
        });
    refresh();
}

void ExportDialog::finish(const QString &text, bool failed)
{
    m_progress->hide();
    m_problem->setVisible(failed);
    m_answer->setVisible(!failed);
    m_showFolder->setVisible(!failed);
    if (failed)
        m_problem->setText(QStringLiteral("✕ ") + text);
    else
        m_answer->setPlainText(text);
    refresh();
    fitSize();
}

} // namespace dothi::app
