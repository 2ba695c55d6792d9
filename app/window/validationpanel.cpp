// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "validationpanel.h"

#include "geometrycodes.h"

#include <dothi/base/text.h>
#include <dothi/io/dothistore.h>
#include <dothi/ui/coordinatetext.h>
#include <dothi/ui/theme.h>
#include <dothi/ui/view3d.h>
#include <dothi/ui/widgets.h>

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QHideEvent>
#include <QJsonObject>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <cmath>
#include <map>
#include <set>

namespace dothi::app {

namespace {

const QString kCommand = QStringLiteral("city.validate");
const QString kOverlay = QStringLiteral("window.validation");
constexpr double kSpotDistanceM = 60;
constexpr double kCrossM = 1;
/// Of a row that stands for several findings of one object and code.
constexpr int kGroup = Qt::UserRole + 1;

enum Column
{
    CodeColumn,
    ObjectColumn,
    MessageColumn,
    PlaceColumn,
    Columns
};

bool canBeWrong(const city::LayerDef &layer)
{
    return layer.geometry == geo::GeometryType::MultiPolygon || layer.hasSolid;
}

QString layerTitle(const QString &id)
{
    const city::LayerDef *layer = city::Schema::builtin().layer(id);
    return layer ? layer->title.text() : id;
}

QString codeText(const GeometryFinding &finding)
{
    const QString title = geometryCodeTitle(finding.code);
    return QStringLiteral("%1  %2").arg(QString::number(finding.code),
                                        title.isEmpty() ? finding.name : title);
}

QString placeText(const geo::Coord &where)
{
    return ui::formatPosition(where) + QStringLiteral("   H ") + formatNumber(where.z, 2);
}

} // namespace

ValidationPanel::ValidationPanel(ui::Shell &shell, const process::CommandRegistry &commands, QWidget *parent)
    : QWidget(parent)
    , m_shell(shell)
    , m_commands(commands)
    , m_layer(new QComboBox(this))
    , m_run(new QPushButton(tr("Check"), this))
    , m_summary(ui::makeLabel({}, {}, this))
    , m_stale(ui::makeBadge(tr("The city has changed since"), ui::Tone::Survey, this))
    , m_toImport(new QPushButton(tr("Back to the import's result"), this))
    , m_copy(ui::makeIconButton(QStringLiteral("copy"), tr("Copy the list"), this, 16))
    , m_list(new QTreeWidget(this))
{
    setObjectName(QStringLiteral("validationPanel"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(6);
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    m_layer->setObjectName(QStringLiteral("validationLayer"));
    m_layer->setAccessibleName(tr("Layer to check"));
    m_run->setObjectName(QStringLiteral("validationRun"));
    m_run->setProperty("kind", QStringLiteral("primary"));
    m_summary->setObjectName(QStringLiteral("validationSummary"));
    m_stale->hide();
    head->addWidget(m_layer);
    head->addWidget(m_run);
    head->addSpacing(8);
    head->addWidget(m_summary, 1);
    head->addWidget(m_stale);
    m_toImport->setObjectName(QStringLiteral("validationToImport"));
    m_toImport->setProperty("kind", QStringLiteral("link"));
    m_toImport->hide();
    head->addWidget(m_toImport);
    head->addWidget(m_copy);
    layout->addLayout(head);
    m_list->setObjectName(QStringLiteral("validationList"));
    m_list->setAccessibleName(tr("Errors in geometry"));
    m_list->setColumnCount(Columns);
    m_list->setHeaderLabels({tr("Code"), tr("Object"), tr("What is wrong"), tr("Where")});
    m_list->setRootIsDecorated(true);
    m_list->setUniformRowHeights(true);
    m_list->setAlternatingRowColors(true);
    m_list->header()->setSectionResizeMode(MessageColumn, QHeaderView::Stretch);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->resizeSection(CodeColumn, 280);
    m_list->header()->resizeSection(ObjectColumn, 150);
    m_list->header()->resizeSection(PlaceColumn, 250);
    layout->addWidget(m_list, 1);

    connect(m_toImport, &QPushButton::clicked, this, &ValidationPanel::importResultAsked);
    connect(m_run, &QPushButton::clicked, this, [this] {
        m_toImport->hide();
        if (m_task != 0)
            m_shell.tasks().cancel(m_task);
        else
            check(m_layer->currentData().toString());
    });
    connect(m_list, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem *item) {
        const GeometryFinding *finding = findingOf(item);
        mark(finding);
        if (finding)
            m_shell.selection().set({finding->ref});
    });
    connect(m_list, &QTreeWidget::itemActivated, this, [this](QTreeWidgetItem *item) {
        if (const GeometryFinding *finding = findingOf(item))
            flyTo(*finding);
    });
    // Enter on a group shows its first spot; its arrow or the right key unfolds it.
    m_list->setExpandsOnDoubleClick(false);
    connect(m_copy, &QToolButton::clicked, this, [this] { ui::copyToClipboard(toText(), m_copy); });
    connect(&shell.cities(), &plugin::CityHost::opened, this, &ValidationPanel::takeCity);
    connect(&shell.cities(), &plugin::CityHost::aboutToClose, this, &ValidationPanel::forget);
    forget();
}

void ValidationPanel::offerImportResult(bool offered)
{
    m_toImport->setVisible(offered);
}

bool ValidationPanel::takeMarkOff()
{
    const bool wasThere = m_marked;
    mark(nullptr);
    if (wasThere)
        m_list->setCurrentItem(nullptr);
    return wasThere;
}

void ValidationPanel::hideEvent(QHideEvent *event)
{
    // The mark is of the list: without it nobody would know how to be rid of it. A window that is only
    // minimized keeps it.
    if (!event->spontaneous())
        takeMarkOff();
    QWidget::hideEvent(event);
}

QString ValidationPanel::summary() const
{
    return m_summary->text();
}

void ValidationPanel::takeCity()
{
    forget();
    const city::City *city = m_shell.city();
    m_run->setEnabled(city != nullptr);
    if (!city)
        return;
    connect(city, &city::City::changed, this, [this] {
        m_changed = true;
        m_stale->setVisible(m_hasResult);
    });
}

void ValidationPanel::forget()
{
    if (m_task != 0)
        m_shell.tasks().cancel(m_task);
    m_task = 0;
    mark(nullptr);
    m_findings.clear();
    m_list->clear();
    m_stale->hide();
    m_toImport->hide();
    m_hasResult = false;
    m_run->setText(tr("Check"));
    m_run->setEnabled(m_shell.city() != nullptr);
    m_copy->setEnabled(false);
    m_summary->setText(tr("Finds what is wrong with areas and solids by ISO 19107."));
    m_layer->clear();
    m_layer->addItem(tr("All layers"), QString());
    for (const city::LayerDef &layer : city::Schema::builtin().layers()) {
        if (canBeWrong(layer))
            m_layer->addItem(layer.title.text(), layer.id);
    }
}

void ValidationPanel::check(const QString &layer, const std::vector<city::FeatureId> &features)
{
    const city::City *city = m_shell.city();
    const process::Command *command = m_commands.find(kCommand);
    if (!city || !command || m_task != 0)
        return;
    QVariantMap wanted{{QStringLiteral("input"), city->store().location()}};
    if (!layer.isEmpty())
        wanted.insert(QStringLiteral("layer"), layer);
    m_only = features.size();
    if (!layer.isEmpty() && !features.empty()) {
        QStringList ids;
        for (const city::FeatureId id : features)
            ids.append(QString::number(id));
        wanted.insert(QStringLiteral("features"), ids.join(QLatin1Char(',')));
    }
    const Result<QVariantMap> arguments = process::checkArguments(command->info(), wanted);
    if (!arguments) {
        m_shell.showError(arguments.error());
        return;
    }
    m_layer->setCurrentIndex(std::max(0, m_layer->findData(layer)));
    mark(nullptr);
    m_findings.clear();
    m_list->clear();
    m_stale->hide();
    m_hasResult = false;
    m_changed = false;
    m_copy->setEnabled(false);
    m_run->setText(tr("Stop"));
    m_summary->setText(tr("Checking…"));
    const auto mine = std::make_shared<quint64>(0);
    m_task = m_shell.tasks().run<process::CommandResult>(
        command->info().title, this,
        [command, arguments = *arguments](TaskContext &task) {
            process::CommandContext context{task, [](const QString &address, bool) {
                                                return io::openStore(address, io::OpenMode::ReadOnly);
                                            }};
            return command->run(arguments, context);
        },
        [this, mine](Result<process::CommandResult> result) {
            if (*mine != m_task)
                return; // the city has been closed since
            m_task = 0;
            m_run->setText(tr("Check"));
            if (result)
                show(*result);
            else if (result.error().code() == ErrorCode::Cancelled)
                m_summary->setText(tr("Stopped; nothing was checked to its end."));
            else
                m_summary->setText(result.error().userText());
            Q_EMIT checked();
        });
    *mine = m_task;
}

void ValidationPanel::show(const process::CommandResult &result)
{
    m_findings = readFindings(result.json);
    // What changed while it was being checked may have been looked at before.
    m_hasResult = true;
    m_stale->setVisible(m_changed);
    const qint64 geometries = result.json.value(QLatin1String("checked")).toInteger();
    const qint64 errors = result.json.value(QLatin1String("errorCount")).toInteger();
    if (errors == 0 && m_findings.empty() && result.json.value(QLatin1String("valid")).toBool()) {
        m_summary->setText(
            tr("Nothing wrong in %1 geometries.").arg(formatNumber(static_cast<double>(geometries), 0)));
    } else {
        QString text = tr("%1 errors in %2 of %3 geometries.")
                           .arg(formatNumber(static_cast<double>(errors), 0),
                                formatNumber(result.json.value(QLatin1String("invalid")).toDouble(), 0),
                                formatNumber(static_cast<double>(geometries), 0));
        if (errors > static_cast<qint64>(m_findings.size()))
            text +=
                QLatin1Char(' ') +
                tr("The first %1 are listed.").arg(formatNumber(static_cast<double>(m_findings.size()), 0));
        m_summary->setText(text);
    }
    m_summary->setToolTip(
        tr("The area of an object is one geometry, its model another, however many solids it is made of. An "
           "import counts the solids one by one."));
    if (m_only > 0)
        m_summary->setText(tr("Of the %1 just imported:").arg(formatNumber(static_cast<double>(m_only), 0)) +
                           QLatin1Char(' ') + m_summary->text());
    for (const QString &warning : result.warnings)
        m_summary->setText(m_summary->text() + QStringLiteral("  ⚠ ") + warning);
    // One object may have the same fault in hundreds of spots: a row of its own for each would hide the rest.
    std::map<std::pair<QString, int>, size_t> places;
    std::vector<std::vector<size_t>> groups;
    for (size_t i = 0; i < m_findings.size(); ++i) {
        const auto [at, isNew] =
            places.try_emplace({m_findings[i].ref.toString(), m_findings[i].code}, groups.size());
        if (isNew)
            groups.emplace_back();
        groups[at->second].push_back(i);
    }
    QList<QTreeWidgetItem *> items;
    for (const std::vector<size_t> &group : groups) {
        if (group.size() == 1) {
            items.append(makeRow(group.front()));
            continue;
        }
        QTreeWidgetItem *head = makeHead(group);
        const std::vector<FindingLevel> levels = byLevel(m_findings, group);
        for (const FindingLevel &level : levels) {
            QTreeWidgetItem *parent = head;
            if (levels.size() > 1 && level.findings.size() > 1) {
                parent = makeHead(level.findings);
                parent->setText(
                    PlaceColumn,
                    tr("at height %1").arg(formatQuantity(level.heightM, 1, QStringLiteral("m"))) +
                        QStringLiteral(" · ") + parent->text(PlaceColumn));
                head->addChild(parent);
            }
            for (const size_t index : level.findings)
                parent->addChild(makeRow(index));
        }
        items.append(head);
    }
    m_list->addTopLevelItems(items);
    if (items.size() == 1)
        items.front()->setExpanded(true);
    m_copy->setEnabled(!m_findings.empty());
}

QTreeWidgetItem *ValidationPanel::makeRow(size_t index) const
{
    const GeometryFinding &finding = m_findings[index];
    auto *item = new QTreeWidgetItem;
    item->setText(CodeColumn, codeText(finding));
    item->setToolTip(CodeColumn, QStringLiteral("%1 %2").arg(finding.code).arg(finding.name));
    item->setText(ObjectColumn,
                  QStringLiteral("%1 %2").arg(layerTitle(finding.ref.layer)).arg(finding.ref.id));
    item->setText(MessageColumn, finding.message);
    item->setToolTip(MessageColumn, finding.message);
    item->setText(PlaceColumn, placeText(finding.where));
    item->setData(CodeColumn, Qt::UserRole, QVariant::fromValue(static_cast<qulonglong>(index)));
    return item;
}

/// The row that stands for several findings of one object and code: it leads to the first of them.
QTreeWidgetItem *ValidationPanel::makeHead(const std::vector<size_t> &group) const
{
    QTreeWidgetItem *item = makeRow(group.front());
    std::set<QString> messages;
    for (const size_t index : group)
        messages.insert(m_findings[index].message);
    if (messages.size() > 1) {
        item->setText(MessageColumn,
                      item->text(MessageColumn) + QLatin1Char(' ') +
                          tr("(and %n more of this kind)", nullptr, static_cast<int>(messages.size()) - 1));
    }
    item->setData(CodeColumn, kGroup, QVariant::fromValue(static_cast<qulonglong>(group.size())));
    item->setText(PlaceColumn, tr("%n place(s)", nullptr, static_cast<int>(group.size())));
    return item;
}

const GeometryFinding *ValidationPanel::findingOf(const QTreeWidgetItem *item) const
{
    if (!item)
        return nullptr;
    const size_t index = item->data(CodeColumn, Qt::UserRole).toULongLong();
    return index < m_findings.size() ? &m_findings[index] : nullptr;
}

void ValidationPanel::mark(const GeometryFinding *finding)
{
    m_mark = {};
    m_marked = finding != nullptr;
    if (!finding) {
        m_shell.setOutlineSpared({});
        return;
    }
    const QColor color = ui::colors().toneText[static_cast<int>(ui::Tone::Fail)];
    const geo::Coord at = finding->where;
    scene::Overlay overlay;
    // A cross through whatever hides the spot, wider than the outline of what is selected. The label has its
    // dot on the spot: it lies over all of the scene.
    const auto bar = [&](double x, double y, double z) {
        overlay.lines.push_back(
            {{{at.x - x, at.y - y, at.z - z}, {at.x + x, at.y + y, at.z + z}}, color, 5, false, true});
    };
    bar(kCrossM, 0, 0);
    bar(0, kCrossM, 0);
    bar(0, 0, kCrossM);
    overlay.labels.push_back({at, codeText(*finding).simplified(), color});
    // Of a body that is wrong in one face, that face: an outline of all its edges would hide which.
    const city::City *city = m_shell.city();
    const auto rings = city ? faultyRings(city->store(), *finding) : std::vector<std::vector<geo::Coord>>();
    for (const std::vector<geo::Coord> &ring : rings)
        overlay.lines.push_back({ring, color, 3, false, true});
    m_shell.setOutlineSpared(rings.empty() ? std::nullopt : std::optional(finding->ref));
    m_mark = m_shell.showOverlay(kOverlay, overlay);
}

void ValidationPanel::flyTo(const GeometryFinding &finding)
{
    scene::CameraPose pose = m_shell.cameraPose();
    pose.target = finding.where;
    pose.distanceM = kSpotDistanceM;
    pose.fieldOfViewDeg = scene::Camera::kFieldOfViewDeg;
    if (!pose.plan)
        pose.pitchDeg = std::clamp(pose.pitchDeg, 30.0, 60.0);
    // What is looked at shall be seen.
    if (const ui::SceneLoader::Layer *layer = m_shell.loader().layer(finding.ref.layer);
        layer && !layer->visible)
        m_shell.loader().setLayerVisible(finding.ref.layer, true);
    m_shell.flyTo(pose);
}

QString ValidationPanel::toText() const
{
    QString text = tr("Code") + QLatin1Char('\t') + tr("Meaning") + QLatin1Char('\t') + tr("Object") +
                   QLatin1Char('\t') + tr("What is wrong") + QStringLiteral("\tE\tN\tH\n");
    for (const GeometryFinding &finding : m_findings) {
        text += QStringLiteral("%1 %2\t%3\t%4\t%5\t%6\t%7\t%8\n")
                    .arg(finding.code)
                    .arg(finding.name, geometryCodeTitle(finding.code), finding.ref.toString(),
                         finding.message, QString::number(finding.where.x, 'f', 3),
                         QString::number(finding.where.y, 'f', 3), QString::number(finding.where.z, 'f', 3));
    }
    return text;
}

} // namespace dothi::app
