// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/text.h>
#include <dothi/ui/featuretablemodel.h>
#include <dothi/ui/taskreader.h>

#include <QCollator>
#include <QLocale>
#include <QTimer>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace dothi::ui {

namespace {

constexpr int kRowsAgainMs = 300;    ///< until rows are asked for again that could not be read
constexpr qint64 kCheckEvery = 4096; ///< rows between two looks at the stop token

/// True when every word of the folded query occurs somewhere in the row.
class RowFilter
{
public:
    RowFilter(const city::LayerDef &layer, const QString &query)
        : m_layer(layer)
        , m_words(foldVietnamese(query).split(QLatin1Char(' '), Qt::SkipEmptyParts))
    {}

    [[nodiscard]] bool isEmpty() const { return m_words.isEmpty(); }

    [[nodiscard]] bool accepts(const city::Feature &feature) const
    {
        QString row = QString::number(feature.id);
        for (size_t i = 0; i < m_layer.fields.size() && i < feature.values.size(); ++i) {
            const city::Value &value = feature.values[i];
            if (city::isNull(value) || m_layer.fields[i].type == city::FieldType::Json)
                continue;
            row += QLatin1Char('\n');
            row += city::displayText(value, m_layer.fields[i], city::Schema::builtin());
            if (!m_layer.fields[i].codeList.isEmpty())
                row += QLatin1Char('\n') + city::toText(value);
        }
        // Figures are shown with no-break spaces; a person types plain ones, or none.
        row.replace(QChar(0x00A0), QLatin1Char(' '));
        const QString folded = foldVietnamese(row);
        return std::ranges::all_of(m_words, [&folded](const QString &word) { return folded.contains(word); });
    }

private:
    const city::LayerDef &m_layer;
    QStringList m_words;
};

struct NumberKey
{
    double key;
    city::FeatureId id;
};

struct TextKey
{
    QCollatorSortKey key;
    city::FeatureId id;
};

template <class Key, class Less>
void appendSorted(std::vector<city::FeatureId> &ids, std::vector<Key> &keys, Qt::SortOrder direction,
                  Less less)
{
    std::ranges::sort(keys, [&](const Key &a, const Key &b) {
        const bool before = less(a.key, b.key);
        const bool after = less(b.key, a.key);
        if (before == after)
            return a.id < b.id;
        return direction == Qt::AscendingOrder ? before : after;
    });
    for (const Key &key : keys)
        ids.push_back(key.id);
}

} // namespace

Result<std::vector<city::FeatureId>> orderedIds(const city::Store &store, const city::LayerDef &layer,
                                                const RowOrder &order, TaskContext &task)
{
    const RowFilter filter(layer, order.filter);
    const city::FieldDef *field = order.sortField.isEmpty() ? nullptr : layer.field(order.sortField);
    const bool byText =
        field && (field->type == city::FieldType::Text || field->type == city::FieldType::Json);

    Result<qint64> total = store.count(layer.id);
    if (!total)
        return Failure(std::move(total).error());

    city::Query query;
    query.withGeometry = false;
    query.withValues = field || !filter.isEmpty();
    if (field && filter.isEmpty())
        query.fields = {field->id};

    QCollator collator(QLocale(QLocale::Vietnamese, QLocale::Vietnam));
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);

    std::vector<city::FeatureId> ids;
    std::vector<city::FeatureId> unknown;
    std::vector<NumberKey> numbers;
    std::vector<TextKey> texts;
    qint64 seen = 0;
    DOTHI_TRY(store.read(layer.id, query, [&](city::Feature &feature) {
        if (++seen % kCheckEvery == 0) {
            if (task.cancelled())
                return city::Visit::Stop;
            task.progress(0.9 * static_cast<double>(seen) / static_cast<double>(std::max<qint64>(1, *total)));
        }
        if (!filter.isEmpty() && !filter.accepts(feature))
            return city::Visit::Continue;
        if (!field) {
            ids.push_back(feature.id);
            return city::Visit::Continue;
        }
        const city::Value &value = feature.value(layer, field->id);
        if (city::isNull(value)) {
            unknown.push_back(feature.id);
        } else if (byText) {
            texts.push_back(
                {collator.sortKey(city::displayText(value, *field, city::Schema::builtin())), feature.id});
        } else if (const auto *date = std::get_if<QDate>(&value)) {
            numbers.push_back({static_cast<double>(date->toJulianDay()), feature.id});
        } else {
            const double number = city::toNumber(value);
            if (std::isfinite(number))
                numbers.push_back({number, feature.id});
            else
                unknown.push_back(feature.id);
        }
        return city::Visit::Continue;
    }));
    DOTHI_TRY(task.checkpoint());
    if (!field) {
        std::ranges::sort(ids);
        if (order.direction == Qt::DescendingOrder)
            std::ranges::reverse(ids);
        return ids;
    }
    ids.reserve(numbers.size() + texts.size() + unknown.size());
    appendSorted(ids, numbers, order.direction, [](double a, double b) { return a < b; });
    appendSorted(ids, texts, order.direction,
                 [](const QCollatorSortKey &a, const QCollatorSortKey &b) { return a < b; });
    std::ranges::sort(unknown);
    ids.insert(ids.end(), unknown.begin(), unknown.end());
    return ids;
}

FeatureTableModel::FeatureTableModel(TaskManager &tasks, QObject *parent)
    : QAbstractTableModel(parent)
    , m_tasks(tasks)
    , m_again(new QTimer(this))
{
    m_again->setSingleShot(true);
    m_again->setInterval(kRowsAgainMs);
    connect(m_again, &QTimer::timeout, this, [this] {
        m_pages.clear();
        if (!m_ids.empty() && m_layer)
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    });
}

FeatureTableModel::~FeatureTableModel()
{
    m_tasks.cancel(m_task);
}

void FeatureTableModel::setLayer(const city::Store *store, const QString &layer)
{
    beginResetModel();
    m_tasks.cancel(m_task);
    m_task = 0;
    ++m_generation;
    m_store = store;
    m_layer = store ? city::Schema::builtin().layer(layer) : nullptr;
    m_order.sortField.clear();
    m_order.direction = Qt::AscendingOrder;
    m_ids.clear();
    m_pages.clear();
    m_total = -1;
    m_again->stop();
    endResetModel();
    startOrdering();
}

void FeatureTableModel::setFilter(const QString &filter)
{
    const QString plain = filter.simplified();
    if (plain == m_order.filter)
        return;
    m_order.filter = plain;
    startOrdering();
}

void FeatureTableModel::reload()
{
    startOrdering();
}

void FeatureTableModel::sort(int column, Qt::SortOrder direction)
{
    if (!m_layer)
        return;
    const auto field = static_cast<size_t>(column - 1);
    const QString id = column > 0 && field < m_layer->fields.size() ? m_layer->fields[field].id : QString();
    if (id == m_order.sortField && direction == m_order.direction)
        return;
    m_order.sortField = id;
    m_order.direction = direction;
    startOrdering();
}

void FeatureTableModel::startOrdering()
{
    m_tasks.cancel(m_task);
    m_task = 0;
    const quint64 generation = ++m_generation;
    if (!m_store || !m_layer) {
        Q_EMIT busyChanged(false);
        return;
    }
    const city::LayerDef *layer = m_layer;
    const RowOrder order = m_order;
    const quint64 task = m_tasks.run<Ordered>(
        tr("Ordering the table “%1”").arg(layer->title.text()), this,
        [address = m_store->location(), layer, order](TaskContext &context) -> Result<Ordered> {
            const Result<std::unique_ptr<city::Store>> reader = openReader(address, context);
            DOTHI_TRY(reader);
            const Result<qint64> total = (*reader)->count(layer->id);
            DOTHI_TRY(total);
            Result<std::vector<city::FeatureId>> ids = orderedIds(**reader, *layer, order, context);
            DOTHI_TRY(ids);
            return Ordered{*total, std::move(*ids)};
        },
        [this, generation](Result<Ordered> ordered) {
            if (generation != m_generation)
                return;
            m_task = 0;
            if (ordered) {
                beginResetModel();
                m_total = ordered->total;
                m_ids = std::move(ordered->ids);
                m_pages.clear();
                endResetModel();
                Q_EMIT rowsReady();
            } else if (ordered.error().code() != ErrorCode::Cancelled) {
                Q_EMIT failed(ordered.error());
            }
            Q_EMIT busyChanged(false);
        });
    // With an executor that works at once, the task is over already.
    if (generation == m_generation && m_tasks.busy()) {
        m_task = task;
        Q_EMIT busyChanged(true);
    }
}

city::FeatureId FeatureTableModel::idAt(int row) const
{
    return row >= 0 && static_cast<size_t>(row) < m_ids.size() ? m_ids[static_cast<size_t>(row)] : 0;
}

int FeatureTableModel::rowOf(city::FeatureId id) const
{
    const auto at = std::ranges::find(m_ids, id);
    return at == m_ids.end() ? -1 : static_cast<int>(at - m_ids.begin());
}

int FeatureTableModel::rowCount(const QModelIndex &parent) const
{
    // More rows than a view can count are not shown; the filter reaches them.
    const size_t most = std::numeric_limits<int>::max() / 64;
    return parent.isValid() ? 0 : static_cast<int>(std::min(m_ids.size(), most));
}

int FeatureTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_layer ? 0 : static_cast<int>(m_layer->fields.size()) + 1;
}

const city::Feature *FeatureTableModel::feature(int row) const
{
    if (!m_store || !m_layer || row < 0 || static_cast<size_t>(row) >= m_ids.size())
        return nullptr;
    const int number = row / kPageRows;
    Page *page = m_pages.object(number);
    if (!page) {
        const auto first = m_ids.begin() + static_cast<std::ptrdiff_t>(number) * kPageRows;
        const auto last = std::min(first + kPageRows, m_ids.end());
        city::Query query;
        query.withGeometry = false;
        query.ids.assign(first, last);
        auto fresh = std::make_unique<Page>();
        const Result<> read = m_store->read(m_layer->id, query, [&fresh](city::Feature &f) {
            const city::FeatureId id = f.id;
            fresh->features.emplace(id, std::move(f));
            return city::Visit::Continue;
        });
        if (!read) {
            // Somebody writes to the city just now: rows show as "…" and are read again in a moment.
            fresh->features.clear();
            m_again->start();
        }
        page = fresh.get();
        m_pages.insert(number, fresh.release());
    }
    const auto at = page->features.find(m_ids[static_cast<size_t>(row)]);
    return at == page->features.end() ? nullptr : &at->second;
}

QVariant FeatureTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !m_layer)
        return {};
    if (index.column() == 0) {
        if (role == Qt::DisplayRole || role == kPlainTextRole)
            return QString::number(idAt(index.row()));
        return role == Qt::TextAlignmentRole ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    }
    const auto number = static_cast<size_t>(index.column() - 1);
    if (number >= m_layer->fields.size())
        return {};
    const city::FieldDef &field = m_layer->fields[number];
    if (role == Qt::TextAlignmentRole) {
        const bool amount = field.codeList.isEmpty() &&
                            (field.type == city::FieldType::Integer || field.type == city::FieldType::Real);
        return QVariant((amount ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != kPlainTextRole)
        return {};
    const city::Feature *row = feature(index.row());
    if (!row || number >= row->values.size())
        return role == Qt::DisplayRole ? QVariant(QStringLiteral("…")) : QVariant();
    const city::Value &value = row->values[number];
    if (role == kPlainTextRole)
        return city::toText(value);
    if (field.type == city::FieldType::Json)
        return city::isNull(value) ? QStringLiteral("–") : QStringLiteral("{…}");
    // The unit stands in the header.
    city::FieldDef bare = field;
    bare.unit.clear();
    if (field.type == city::FieldType::Real && !city::isNull(value) && std::isfinite(city::toNumber(value)))
        return formatNumber(city::toNumber(value), field.unit == QLatin1String("m²") ? 1 : 2);
    return city::displayText(value, bare, city::Schema::builtin());
}

QVariant FeatureTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (!m_layer || orientation != Qt::Horizontal)
        return {};
    if (section == 0) {
        if (role == Qt::DisplayRole)
            return QStringLiteral("ID");
        return role == Qt::TextAlignmentRole ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    }
    const auto number = static_cast<size_t>(section - 1);
    if (number >= m_layer->fields.size())
        return {};
    const city::FieldDef &field = m_layer->fields[number];
    if (role == Qt::TextAlignmentRole) {
        const bool amount = field.codeList.isEmpty() &&
                            (field.type == city::FieldType::Integer || field.type == city::FieldType::Real);
        return QVariant((amount ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role == Qt::DisplayRole)
        return field.unit.isEmpty() ? field.title.text()
                                    : field.title.text() + QStringLiteral(" (%1)").arg(field.unit);
    if (role == Qt::ToolTipRole)
        return field.title.text() + QLatin1Char('\n') + field.id;
    return {};
}

} // namespace dothi::ui
