// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The import wizard's page of fields: which field fills which, and what their values become.

#include <dothi/base/text.h>
#include <dothi/ui/importtables.h>
#include <dothi/ui/importwizard.h>
#include <dothi/ui/theme.h>
#include <dothi/ui/widgets.h>

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QSplitter>
#include <QStandardItemModel>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace dothi::ui {

namespace {

constexpr double kSureMapping = 0.75; ///< below this a guessed mapping is marked

/// The entries of a combo box for a coded field: as it is, and the codes of its list.
QStandardItemModel *makeCodes(const city::FieldDef &field, QObject *parent)
{
    const city::CodeList *list = city::Schema::builtin().codeList(field.codeList);
    auto *model = new QStandardItemModel(parent);
    const auto add = [model](const QString &text, const QString &code) {
        auto *item = new QStandardItem(text);
        item->setData(code, Qt::UserRole);
        model->appendRow(item);
    };
    add(list->open ? ImportWizard::tr("– stays as it is –") : ImportWizard::tr("– unknown –"), {});
    for (const city::CodeItem &item : list->items) {
        // Abbreviations are what officers know a land use by; the codes of other lists are the program's own.
        const bool abbreviation = item.code == item.code.toUpper();
        add(abbreviation ? QStringLiteral("%1 · %2").arg(item.code, item.title.text()) : item.title.text(),
            item.code);
    }
    return model;
}

} // namespace

QTableWidget *makeImportTable(const QStringList &headers, QWidget *parent)
{
    auto *table = new QTableWidget(parent);
    table->setColumnCount(static_cast<int>(headers.size()));
    table->setHorizontalHeaderLabels(headers);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeader()->setHighlightSections(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->verticalHeader()->setDefaultSectionSize(34);
    table->setShowGrid(false);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionMode(QAbstractItemView::NoSelection);
    table->setFocusPolicy(Qt::StrongFocus);
    return table;
}

QTableWidgetItem *makeImportItem(const QString &text)
{
    auto *item = new QTableWidgetItem(text);
    item->setToolTip(text);
    return item;
}

QString importFieldTitle(const city::FieldDef &field)
{
    QString title = field.title.text();
    if (!field.unit.isEmpty())
        title += QStringLiteral(" (%1)").arg(field.unit);
    return field.required ? title + QStringLiteral(" *") : title;
}

QWidget *ImportWizard::makeFieldsPage()
{
    auto *page = new QWidget(this);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(24, 16, 24, 12);
    layout->setSpacing(8);
    m_fieldsNote = makeLabel({}, QStringLiteral("muted"), page);
    m_fieldsNote->setWordWrap(true);
    layout->addWidget(m_fieldsNote);
    m_fields =
        makeImportTable({tr("Field of the city"), tr("Field of the file"), tr("Values in the file")}, page);
    m_fields->setObjectName(QStringLiteral("importFields"));
    m_fields->setAccessibleName(tr("Fields"));
    m_fields->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Fixed);
    m_fields->setColumnWidth(0, 240);
    m_fields->setColumnWidth(1, 240);
    m_fields->horizontalHeader()->setStretchLastSection(true);
    auto *parts = new QSplitter(Qt::Vertical, page);
    parts->setObjectName(QStringLiteral("importFieldParts"));
    parts->setChildrenCollapsible(false);
    parts->setHandleWidth(1);
    parts->addWidget(m_fields);
    m_valuesBox = new QWidget(parts);
    auto *values = new QVBoxLayout(m_valuesBox);
    values->setContentsMargins(0, 12, 0, 0);
    values->setSpacing(8);
    m_valuesNote = makeLabel({}, QStringLiteral("muted"), m_valuesBox);
    m_valuesNote->setWordWrap(true);
    values->addWidget(m_valuesNote);
    m_values = makeImportTable({tr("Field of the city"), tr("Value in the file"), tr("Features looked at"),
                                tr("Becomes"), QString()},
                               m_valuesBox);
    m_values->horizontalHeader()->setSectionsClickable(false);
    m_values->setObjectName(QStringLiteral("importValues"));
    m_values->setAccessibleName(tr("Values of fields with codes"));
    for (const int column : {0, 1, 2, 3})
        m_values->horizontalHeader()->setSectionResizeMode(column, QHeaderView::Interactive);
    m_values->setColumnWidth(0, 150);
    m_values->setColumnWidth(1, 150);
    m_values->setColumnWidth(2, 104);
    m_values->setColumnWidth(3, 280);
    m_values->horizontalHeader()->setStretchLastSection(true);
    values->addWidget(m_values, 1);
    parts->addWidget(m_valuesBox);
    parts->setStretchFactor(0, 3);
    parts->setStretchFactor(1, 2);
    layout->addWidget(parts, 1);
    return page;
}

void ImportWizard::showFields()
{
    m_fields->setRowCount(0);
    showValues();
    const city::LayerDef *layer = m_plan ? city::Schema::builtin().layer(m_plan->targetLayer) : nullptr;
    if (!layer)
        return;
    int mapped = 0;
    QStringList guesses;
    m_fields->setRowCount(static_cast<int>(layer->fields.size()));
    for (int row = 0; row < m_fields->rowCount(); ++row) {
        const city::FieldDef &field = layer->fields[static_cast<size_t>(row)];
        const auto chosen = std::ranges::find(m_plan->fields, field.id, &io::SourceField::target);
        const bool has = chosen != m_plan->fields.end();
        mapped += has;
        m_fields->setItem(row, 0, makeImportItem(importFieldTitle(field)));
        m_fields->item(row, 0)->setToolTip(field.id);
        auto *combo = new QComboBox(m_fields);
        combo->setObjectName(QStringLiteral("map-") + field.id);
        combo->setAccessibleName(field.title.text());
        combo->addItem(tr("– left out –"), QString());
        for (const io::SourceField &source : m_plan->fields)
            combo->addItem(QStringLiteral("%1 · %2").arg(source.name, importTypeWord(source.type)),
                           source.name);
        combo->setCurrentIndex(has ? std::max(0, combo->findData(chosen->name)) : 0);
        combo->setFocusPolicy(Qt::StrongFocus);
        connect(
            combo, &QComboBox::activated, this,
            [this, combo, id = field.id] { mapField(id, combo->currentData().toString()); },
            Qt::QueuedConnection);
        m_fields->setCellWidget(row, 1, combo);
        QString samples = has ? chosen->samples.join(QStringLiteral(" · ")) : QString();
        const bool guessed = has && chosen->confidence < kSureMapping;
        if (guessed) {
            samples = tr("≈ please check: %1").arg(samples);
            guesses.append(QStringLiteral("%1 → %2").arg(chosen->name, field.title.text()));
        }
        m_fields->setItem(row, 2, makeImportItem(samples));
        if (guessed)
            m_fields->item(row, 2)->setForeground(colors().toneText[static_cast<int>(Tone::Survey)]);
    }
    QStringList left;
    for (const io::SourceField &field : m_plan->fields) {
        if (field.target.isEmpty())
            left.append(field.name);
    }
    QString note = tr("%1 of %2 fields are filled from the file.").arg(mapped).arg(layer->fields.size());
    constexpr qsizetype kNamed = 6;
    if (!guesses.isEmpty())
        note += QLatin1Char(' ') + tr("≈ Guessed from words of their names, please check: %1.")
                                       .arg(guesses.mid(0, kNamed).join(QStringLiteral(", ")) +
                                            (guesses.size() > kNamed ? QStringLiteral("…") : QString()));
    if (!left.isEmpty())
        note += QLatin1Char(' ') + tr("Not taken over: %1.")
                                       .arg(left.mid(0, 12).join(QStringLiteral(", ")) +
                                            (left.size() > 12 ? QStringLiteral("…") : QString()));
    m_fieldsNote->setText(note);
}

void ImportWizard::showValues()
{
    m_values->setRowCount(0);
    qDeleteAll(m_values->findChildren<QStandardItemModel *>(QString(), Qt::FindDirectChildrenOnly));
    const std::vector<io::CodedValue> values =
        m_plan ? io::codedValues(*m_plan) : std::vector<io::CodedValue>();
    m_valuesBox->setVisible(!values.empty());
    const city::LayerDef *layer = m_plan ? city::Schema::builtin().layer(m_plan->targetLayer) : nullptr;
    if (!layer || values.empty())
        return;
    std::map<QString, QStandardItemModel *> codes; // shared by the combos of a field
    m_values->setRowCount(static_cast<int>(values.size()));
    for (int row = 0; row < m_values->rowCount(); ++row) {
        const io::CodedValue &value = values[static_cast<size_t>(row)];
        const city::FieldDef &field = *layer->field(value.field);
        QStandardItemModel *&model = codes[field.id];
        if (!model)
            model = makeCodes(field, m_values);
        m_values->setItem(row, 0, makeImportItem(field.title.text()));
        m_values->setItem(row, 1, makeImportItem(value.theirs));
        m_values->setItem(row, 2, makeImportItem(formatNumber(static_cast<double>(value.features), 0)));
        m_values->setItem(row, 4, makeImportItem({}));
        auto *combo = new QComboBox(m_values);
        combo->setObjectName(QStringLiteral("value-%1-%2").arg(field.id, value.theirs));
        combo->setAccessibleName(tr("%1 “%2” becomes").arg(field.title.text(), value.theirs));
        combo->setModel(model);
        combo->setFocusPolicy(Qt::StrongFocus);
        connect(combo, &QComboBox::activated, this, [this, combo, id = field.id, theirs = value.theirs] {
            mapValue(id, theirs, combo->currentData().toString());
        });
        m_values->setCellWidget(row, 3, combo);
        showValue(row, value);
    }
    noteValues(values);
}

void ImportWizard::showValue(int row, const io::CodedValue &value)
{
    auto *combo = qobject_cast<QComboBox *>(m_values->cellWidget(row, 3));
    // What stays as it is may be no code at all: then the first entry stands for it.
    combo->setCurrentIndex(std::max(0, value.fate == io::ValueFate::Left ? 0 : combo->findData(value.ours)));
    QTableWidgetItem *note = m_values->item(row, 4);
    switch (value.fate) {
    case io::ValueFate::Left:
        note->setText(tr("? in no list"));
        note->setForeground(colors().toneText[static_cast<int>(Tone::Unknown)]);
        break;
    case io::ValueFate::Near:
        note->setText(tr("≈ please check"));
        note->setForeground(colors().toneText[static_cast<int>(Tone::Survey)]);
        break;
    default:
        note->setText(value.fate == io::ValueFate::Chosen ? tr("✓ chosen") : QStringLiteral("✓"));
        note->setForeground(colors().toneText[static_cast<int>(Tone::Pass)]);
        break;
    }
    note->setToolTip(note->text());
}

void ImportWizard::noteValues(const std::vector<io::CodedValue> &values)
{
    const auto count = [&values](io::ValueFate fate) {
        return static_cast<int>(std::ranges::count(values, fate, &io::CodedValue::fate));
    };
    m_valuesNote->setText(
        tr("What the values of fields with codes become: %1 of %2 have a code. To check: %3; in no list: %4.")
            .arg(static_cast<int>(values.size()) - count(io::ValueFate::Left))
            .arg(values.size())
            .arg(count(io::ValueFate::Near))
            .arg(count(io::ValueFate::Left)));
}

void ImportWizard::mapValue(const QString &field, const QString &theirs, const QString &code)
{
    if (!m_plan)
        return;
    m_valueChoices[field][theirs] = code;
    m_plan->valueChoices[field][theirs] = code;
    // In its place: a list that sorts itself anew under the hand loses the one who reads it.
    const std::vector<io::CodedValue> values = io::codedValues(*m_plan);
    const auto value = std::ranges::find_if(
        values, [&](const io::CodedValue &v) { return v.field == field && v.theirs == theirs; });
    const QString name = QStringLiteral("value-%1-%2").arg(field, theirs);
    for (int row = 0; value != values.end() && row < m_values->rowCount(); ++row) {
        if (m_values->cellWidget(row, 3)->objectName() == name)
            showValue(row, *value);
    }
    noteValues(values);
}

} // namespace dothi::ui
