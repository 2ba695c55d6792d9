// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/import/codedvalues.h>
#include <dothi/io/import/foreigncodes.h>

#include <QCoreApplication>

#include <algorithm>
#include <tuple>

namespace dothi::io {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::Import)
};

constexpr qsizetype kLongest = 200; ///< of a code; longer texts are descriptions
constexpr size_t kRemembered = 1000;
constexpr size_t kReported = 1000;
constexpr qsizetype kDistinct = 10'000;
constexpr size_t kNamed = 12; ///< in a sentence

const city::CodeList *listOf(const city::FieldDef *field, const city::Schema &schema)
{
    return field && !field->codeList.isEmpty() ? schema.codeList(field->codeList) : nullptr;
}

/// Only texts may stay as they are, and only where the list is open.
bool mayStay(const city::FieldDef &field, const city::CodeList &list)
{
    return list.open && field.type == city::FieldType::Text;
}

} // namespace

CodedValue resolveValue(const QString &text, const city::FieldDef &field, const city::CodeList &list,
                        const std::map<QString, QString> *choices)
{
    CodedValue value;
    value.field = field.id;
    value.theirs = text;
    value.ours = mayStay(field, list) ? text : QString();
    value.fate = ValueFate::Left;
    if (choices) {
        if (const auto chosen = choices->find(text); chosen != choices->end()) {
            if (!chosen->second.isEmpty()) {
                value.ours = chosen->second;
                value.fate = chosen->second == text ? ValueFate::Own : ValueFate::Chosen;
            }
            return value;
        }
    }
    if (const std::optional<KnownCode> known = ForeignCodes::builtin().find(list, text)) {
        value.ours = known->code;
        value.fate = known->code == text ? ValueFate::Own
                     : known->near       ? ValueFate::Near
                                         : ValueFate::Translated;
    }
    return value;
}

std::vector<CodedValue> codedValues(const ImportPlan &plan)
{
    const city::Schema &schema = city::Schema::builtin();
    std::vector<CodedValue> all;
    const city::LayerDef *layer = schema.layer(plan.targetLayer);
    if (!layer)
        return all;
    for (const city::FieldDef &field : layer->fields) {
        const city::CodeList *list = listOf(&field, schema);
        const auto source = std::ranges::find(plan.fields, field.id, &SourceField::target);
        if (!list || source == plan.fields.end())
            continue;
        const auto choices = plan.valueChoices.find(field.id);
        std::vector<CodedValue> values;
        for (const ValueCount &count : source->values) {
            values.push_back(resolveValue(count.text, field, *list,
                                          choices == plan.valueChoices.end() ? nullptr : &choices->second));
            values.back().features = count.features;
        }
        // What needs a person's eye first: nothing known, then nearly the same; often before rare.
        std::ranges::stable_sort(values, {}, [](const CodedValue &v) {
            return std::tuple(static_cast<int>(v.fate), -v.features);
        });
        all.insert(all.end(), values.begin(), values.end());
    }
    return all;
}

Result<> checkChoices(const ValueChoices &choices, const city::LayerDef &layer, const city::Schema &schema)
{
    for (const auto &[id, values] : choices) {
        const city::FieldDef *field = layer.field(id);
        const city::CodeList *list = listOf(field, schema);
        if (!list) {
            QStringList coded;
            for (const city::FieldDef &other : layer.fields) {
                if (listOf(&other, schema))
                    coded.append(other.id);
            }
            return fail(
                Error(ErrorCode::InvalidArgument, field
                                                      ? Tr::tr("The field “%1” has no list of codes.").arg(id)
                                                      : Tr::tr("The layer has no field “%1”.").arg(id))
                    .inLayer(layer.id)
                    .withAdvice(
                        coded.isEmpty()
                            ? Tr::tr("No field of this layer has one.")
                            : Tr::tr("Fields with codes: %1.").arg(coded.join(QStringLiteral(", ")))));
        }
        for (const auto &[theirs, ours] : values) {
            if (ours.isEmpty() || list->find(ours))
                continue;
            QStringList codes;
            for (const city::CodeItem &item : list->items)
                codes.append(item.code);
            return fail(Error(ErrorCode::InvalidArgument,
                              Tr::tr("“%1” is not a code of the field “%2”.").arg(ours.left(60), id))
                            .inLayer(layer.id)
                            .atField(id)
                            .withAdvice(Tr::tr("Its codes: %1.").arg(codes.join(QStringLiteral(", ")))));
        }
    }
    return {};
}

QJsonObject choicesToJson(const ValueChoices &choices)
{
    QJsonObject json;
    for (const auto &[field, values] : choices) {
        QJsonObject entry;
        for (const auto &[theirs, ours] : values)
            entry.insert(theirs, ours);
        json.insert(field, entry);
    }
    return json;
}

ValueChoices choicesFromJson(const QJsonObject &json, const city::LayerDef &layer, const city::Schema &schema)
{
    ValueChoices choices;
    size_t count = 0;
    for (auto field = json.begin(); field != json.end(); ++field) {
        const city::CodeList *list = listOf(layer.field(field.key()), schema);
        const QJsonObject values = field.value().toObject();
        for (auto it = values.begin(); list && it != values.end() && count < kRemembered; ++it) {
            const QString ours = it.value().toString();
            if (it.key().size() > kLongest || !it.value().isString() ||
                (!ours.isEmpty() && !list->find(ours)))
                continue;
            choices[field.key()].insert({it.key(), ours});
            ++count;
        }
    }
    return choices;
}

ValueTranslator::ValueTranslator(const city::FieldDef &field, const city::CodeList &list,
                                 std::map<QString, QString> choices)
    : m_field(&field)
    , m_list(&list)
    , m_choices(std::move(choices))
{}

const CodedValue &ValueTranslator::resolve(const QString &text)
{
    if (const auto known = m_values.constFind(text); known != m_values.constEnd())
        return *known;
    CodedValue value = resolveValue(text, *m_field, *m_list, &m_choices);
    if (m_values.size() < kDistinct)
        return *m_values.insert(text, value);
    m_other = std::move(value);
    return m_other;
}

ConvertedValue ValueTranslator::convert(const city::Value &raw, const city::Schema &schema)
{
    m_last = codeText(raw);
    if (m_last.isEmpty())
        return convertValue(raw, *m_field, schema);
    const CodedValue &value = resolve(m_last);
    m_lastFate = value.fate;
    if (value.fate != ValueFate::Left)
        return convertValue(value.ours, *m_field, schema);
    if (!value.ours.isEmpty())
        return {value.ours, {}, false};
    return m_choices.contains(m_last) ? ConvertedValue() : convertValue(raw, *m_field, schema);
}

void ValueTranslator::count()
{
    if (m_last.isEmpty())
        return;
    if (const auto value = m_values.find(m_last); value != m_values.end())
        ++value->features;
    if (m_lastFate == ValueFate::Left)
        ++m_left;
    else if (m_lastFate != ValueFate::Own)
        ++m_translated;
}

std::vector<const CodedValue *> ValueTranslator::sorted(ValueFate fate) const
{
    std::vector<const CodedValue *> values;
    for (const CodedValue &value : m_values) {
        if (value.fate == fate && value.features > 0)
            values.push_back(&value);
    }
    std::ranges::sort(values, {}, [](const CodedValue *v) { return std::tuple(-v->features, v->theirs); });
    return values;
}

void ValueTranslator::report(ImportReport &report) const
{
    report.translatedCount += m_translated;
    report.leftCount += m_left;
    for (const ValueFate fate :
         {ValueFate::Left, ValueFate::Near, ValueFate::Translated, ValueFate::Chosen}) {
        for (const CodedValue *value : sorted(fate)) {
            if (report.values.size() < kReported)
                report.values.push_back(*value);
        }
    }
}

QStringList ValueTranslator::summary() const
{
    const auto named = [this](std::initializer_list<ValueFate> fates) {
        QStringList texts;
        size_t all = 0;
        for (const ValueFate fate : fates) {
            for (const CodedValue *value : sorted(fate)) {
                if (all++ < kNamed)
                    texts.append(fate == ValueFate::Left
                                     ? value->theirs.left(40)
                                     : QStringLiteral("%1 → %2").arg(value->theirs.left(40), value->ours));
            }
        }
        return texts.join(QStringLiteral(", ")) + (all > kNamed ? QStringLiteral(", …") : QString());
    };
    QStringList lines;
    const QString title = m_field->title.text();
    if (m_translated > 0)
        lines.append(Tr::tr("%1: %n value(s) became codes of the city (%2).", nullptr,
                            static_cast<int>(std::min<qint64>(m_translated, 1'000'000'000)))
                         .arg(title, named({ValueFate::Chosen, ValueFate::Near, ValueFate::Translated})));
    if (const QString near = named({ValueFate::Near}); !near.isEmpty())
        lines.append(Tr::tr("%1: these have no code of the same meaning and got the nearest one; please "
                            "check: %2.")
                         .arg(title, near));
    if (m_left > 0)
        lines.append((m_list->open
                          ? Tr::tr("%1: %n value(s) are in no list of codes and stay as the file "
                                   "has them: %2.",
                                   nullptr, static_cast<int>(std::min<qint64>(m_left, 1'000'000'000)))
                          : Tr::tr("%1: %n value(s) are in no list of codes and became unknown: %2.", nullptr,
                                   static_cast<int>(std::min<qint64>(m_left, 1'000'000'000))))
                         .arg(title, named({ValueFate::Left})));
    return lines;
}

} // namespace dothi::io
