// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/text.h>
#include <dothi/ui/icons.h>
#include <dothi/ui/tablepanel.h>
#include <dothi/ui/theme.h>
#include <dothi/ui/widgets.h>

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QShortcut>
#include <QTableView>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace dothi::ui {

namespace {

constexpr int kFilterPauseMs = 200;  ///< after the last key
constexpr int kMostCopied = 100'000; ///< rows; the clipboard is no file
constexpr int kWidestColumn = 260;
constexpr int kMostSelected = 2000; ///< rows outlined in the city at once; more is a list, not a selection

} // namespace

TablePanel::TablePanel(SceneLoader &loader, plugin::CityHost &cities, TaskManager &tasks, QWidget *parent)
    : QWidget(parent)
    , m_loader(loader)
    , m_cities(cities)
    , m_model(new FeatureTableModel(tasks, this))
    , m_layers(new QComboBox(this))
    , m_filter(new QLineEdit(this))
    , m_count(makeLabel({}, QStringLiteral("muted"), this))
    , m_busy(new QProgressBar(this))
    , m_zoom(makeIconButton(QStringLiteral("target"), tr("Zoom to the selected row"), this))
    , m_copy(makeIconButton(QStringLiteral("copy"), tr("Copy the selected rows"), this))
    , m_table(new QTableView(this))
    , m_filterTimer(new QTimer(this))
{
    setObjectName(QStringLiteral("tablePanel"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(12, 4, metrics::kGap, 6);
    bar->setSpacing(metrics::kGap);
    m_layers->setObjectName(QStringLiteral("tableLayer"));
    m_layers->setAccessibleName(tr("Layer of the table"));
    m_layers->setMinimumWidth(180);
    m_filter->setObjectName(QStringLiteral("tableFilter"));
    m_filter->setPlaceholderText(tr("Filter rows, accents not needed"));
    m_filter->setAccessibleName(m_filter->placeholderText());
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(mutedIcon(QStringLiteral("filter")), QLineEdit::LeadingPosition);
    m_filter->setMaximumWidth(320);
    m_busy->setRange(0, 0);
    m_busy->setFixedWidth(80);
    m_busy->setTextVisible(false);
    m_busy->hide();
    bar->addWidget(m_layers);
    bar->addWidget(m_filter, 1);
    bar->addWidget(m_count);
    bar->addWidget(m_busy);
    bar->addStretch(1);
    bar->addWidget(m_zoom);
    bar->addWidget(m_copy);
    layout->addLayout(bar);

    m_table->setModel(m_model);
    m_table->setObjectName(QStringLiteral("tableView"));
    m_table->setAccessibleName(tr("Attribute table"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setShowGrid(false);
    m_table->setSortingEnabled(true);
    m_table->setWordWrap(false);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerItem);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    // Fixed heights: measuring the rows of a million would take minutes.
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(28);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
    m_table->horizontalHeader()->setSortIndicatorClearable(false);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSortIndicator(0, Qt::AscendingOrder);
    m_table->horizontalHeader()->setStretchLastSection(true);
    layout->addWidget(m_table, 1);

    m_filterTimer->setSingleShot(true);
    m_filterTimer->setInterval(kFilterPauseMs);
    connect(m_filter, &QLineEdit::textChanged, m_filterTimer, qOverload<>(&QTimer::start));
    connect(m_filterTimer, &QTimer::timeout, this, [this] { m_model->setFilter(m_filter->text()); });
    connect(m_layers, &QComboBox::activated, this, &TablePanel::takeLayer);
    connect(m_model, &FeatureTableModel::busyChanged, m_busy, &QWidget::setVisible);
    connect(m_model, &FeatureTableModel::rowsReady, this, [this] {
        refreshCount();
        fitColumns();
        markSelection(m_marked);
    });
    connect(m_model, &FeatureTableModel::failed, this, &TablePanel::failed);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        const QModelIndexList rows = m_table->selectionModel()->selectedRows();
        m_zoom->setEnabled(!rows.isEmpty());
        m_copy->setEnabled(!rows.isEmpty());
        if (m_marking || !m_model->layer() || rows.size() > kMostSelected)
            return;
        std::vector<city::FeatureRef> refs;
        for (const QModelIndex &row : rows)
            refs.push_back({m_model->layer()->id, m_model->idAt(row.row())});
        m_marked = refs;
        Q_EMIT selectAsked(refs);
    });
    const auto zoom = [this] {
        const QModelIndex row = m_table->currentIndex();
        if (row.isValid() && m_model->layer())
            Q_EMIT zoomAsked({m_model->layer()->id, m_model->idAt(row.row())});
    };
    connect(m_table, &QTableView::doubleClicked, this, zoom);
    connect(m_zoom, &QToolButton::clicked, this, zoom);
    connect(m_copy, &QToolButton::clicked, this, &TablePanel::copySelectedRows);
    auto *copyKey = new QShortcut(QKeySequence::Copy, m_table);
    copyKey->setContext(Qt::WidgetShortcut);
    connect(copyKey, &QShortcut::activated, this, &TablePanel::copySelectedRows);
    m_zoom->setEnabled(false);
    m_copy->setEnabled(false);

    connect(&m_loader, &SceneLoader::layerChanged, this, [this](const QString &changed) {
        if (changed.isEmpty())
            refreshLayers();
    });
    connect(&m_cities, &plugin::CityHost::aboutToClose, this, [this] {
        m_marked.clear();
        m_model->setLayer(nullptr, {});
        m_layers->clear();
        refreshCount();
    });
    connect(&m_cities, &plugin::CityHost::opened, this, [this] {
        connect(m_cities.city(), &city::City::changed, this, [this](const city::ChangeEvent &what) {
            if (m_model->layer() && (what.layer.isEmpty() || what.layer == m_model->layer()->id))
                m_model->reload();
        });
    });
}

void TablePanel::setActive(bool active)
{
    m_active = active;
    if (active && !m_model->layer())
        takeLayer();
}

QString TablePanel::layer() const
{
    return m_layers->currentData().toString();
}

void TablePanel::refreshLayers()
{
    const QString before = layer();
    const QSignalBlocker blocker(m_layers);
    m_layers->clear();
    for (const city::LayerDef &definition : city::Schema::builtin().layers()) {
        const SceneLoader::Layer *shown = m_loader.layer(definition.id);
        if (shown && shown->features > 0)
            m_layers->addItem(definition.title.text(), definition.id);
    }
    int index = m_layers->findData(before);
    if (index < 0)
        index = m_layers->findData(QStringLiteral("building"));
    m_layers->setCurrentIndex(index < 0 && m_layers->count() > 0 ? 0 : index);
    if (m_active && (!m_model->layer() || m_model->layer()->id != layer()))
        takeLayer();
}

void TablePanel::showLayer(const QString &id)
{
    const int index = m_layers->findData(id);
    if (index < 0)
        return;
    m_active = true;
    m_layers->setCurrentIndex(index);
    if (!m_model->layer() || m_model->layer()->id != id)
        takeLayer();
}

void TablePanel::takeLayer()
{
    const QSignalBlocker blocker(m_filter);
    m_filterTimer->stop();
    m_filter->clear();
    m_model->setFilter({});
    m_table->horizontalHeader()->setSortIndicator(0, Qt::AscendingOrder);
    m_model->setLayer(m_cities.city() && !layer().isEmpty() ? &m_cities.city()->store() : nullptr, layer());
    refreshCount();
}

void TablePanel::refreshCount()
{
    if (!m_model->layer() || m_model->totalRows() < 0) {
        m_count->clear();
        return;
    }
    const QString all = formatNumber(static_cast<double>(m_model->totalRows()), 0);
    m_count->setText(m_model->order().filter.isEmpty()
                         ? tr("%1 rows").arg(all)
                         : tr("%1 of %2 rows").arg(formatNumber(m_model->rowCount(), 0), all));
}

void TablePanel::fitColumns()
{
    // Widths from the header and the first rows; what the user dragged stays until another layer comes.
    if (m_table->property("fitted").toString() == layer() || m_model->rowCount() == 0)
        return;
    m_table->setProperty("fitted", layer());
    const QFontMetrics metric = m_table->fontMetrics();
    for (int column = 0; column < m_model->columnCount(); ++column) {
        int width = metric.horizontalAdvance(
                        m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString()) +
                    40;
        for (int row = 0; row < std::min(40, m_model->rowCount()); ++row) {
            const QString text = m_model->data(m_model->index(row, column), Qt::DisplayRole).toString();
            width = std::max(width, metric.horizontalAdvance(text) + 28);
        }
        m_table->setColumnWidth(column, std::clamp(width, 64, kWidestColumn));
    }
}

void TablePanel::markSelection(const std::vector<city::FeatureRef> &refs)
{
    m_marked = refs;
    if (!m_model->layer() || !m_table->selectionModel())
        return;
    m_marking = true;
    QItemSelection selection;
    int first = -1;
    for (const city::FeatureRef &ref : refs) {
        const int row = ref.layer == m_model->layer()->id ? m_model->rowOf(ref.id) : -1;
        if (row < 0)
            continue;
        selection.select(m_model->index(row, 0), m_model->index(row, m_model->columnCount() - 1));
        if (first < 0)
            first = row;
    }
    if (selection != m_table->selectionModel()->selection()) {
        m_table->selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
        if (first >= 0) {
            m_table->selectionModel()->setCurrentIndex(m_model->index(first, 0),
                                                       QItemSelectionModel::NoUpdate);
            m_table->scrollTo(m_model->index(first, std::max(0, m_table->columnAt(0))));
        }
    }
    m_marking = false;
}

void TablePanel::copySelectedRows()
{
    QModelIndexList rows = m_table->selectionModel()->selectedRows();
    if (rows.isEmpty())
        return;
    std::ranges::sort(rows, {}, &QModelIndex::row);
    QStringList lines;
    QStringList header;
    for (int column = 0; column < m_model->columnCount(); ++column)
        header.append(m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
    lines.append(header.join(QLatin1Char('\t')));
    for (const QModelIndex &row : rows) {
        if (lines.size() > kMostCopied)
            break;
        QStringList cells;
        for (int column = 0; column < m_model->columnCount(); ++column) {
            const QModelIndex cell = m_model->index(row.row(), column);
            QString text = m_model->data(cell, FeatureTableModel::kPlainTextRole).toString();
            text.replace(QLatin1Char('\t'), QLatin1Char(' ')).replace(QLatin1Char('\n'), QLatin1Char(' '));
            cells.append(text);
        }
        lines.append(cells.join(QLatin1Char('\t')));
    }
    copyToClipboard(lines.join(QLatin1Char('\n')), m_copy);
}

} // namespace dothi::ui
