// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/city/schema.h>
#include <dothi/io/import.h>
#include <dothi/io/import/values.h>

#include <QHash>
#include <QJsonObject>
#include <QStringList>

#include <map>
#include <vector>

namespace dothi::io {

/// What becomes of one value of a coded field: what the user said, a code or title of the list, the table of
/// foreign codes; else it stays as it is (open list) or becomes unknown (closed list). `choices`: of this
/// field, may be null. The count is left at 0.
[[nodiscard]] CodedValue resolveValue(const QString &text, const city::FieldDef &field,
                                      const city::CodeList &list, const std::map<QString, QString> *choices);

/// Refuses choices for fields that are not there or have no codes, and codes the list does not know.
[[nodiscard]] Result<> checkChoices(const ValueChoices &choices, const city::LayerDef &layer,
                                    const city::Schema &schema);

/// For the document that remembers a mapping (see mappingToJson()); what checkChoices() would refuse is
/// dropped on reading.
[[nodiscard]] QJsonObject choicesToJson(const ValueChoices &choices);
[[nodiscard]] ValueChoices choicesFromJson(const QJsonObject &json, const city::LayerDef &layer,
                                           const city::Schema &schema);

/// Converts the values of one coded field, each distinct one resolved once, and keeps count.
class ValueTranslator
{
public:
    ValueTranslator(const city::FieldDef &field, const city::CodeList &list,
                    std::map<QString, QString> choices);

    /// The value for the field; see convertValue() for what `repaired` says.
    [[nodiscard]] ConvertedValue convert(const city::Value &raw, const city::Schema &schema);
    /// The feature of the last convert() is taken: it counts.
    void count();
    void report(ImportReport &report) const;
    /// A sentence each for what was translated, what only nearly, and what is in no list.
    [[nodiscard]] QStringList summary() const;

private:
    [[nodiscard]] const CodedValue &resolve(const QString &text);
    [[nodiscard]] std::vector<const CodedValue *> sorted(ValueFate fate) const;

    const city::FieldDef *m_field;
    const city::CodeList *m_list;
    std::map<QString, QString> m_choices;
    QHash<QString, CodedValue> m_values; ///< by what the file says; the first 10,000
    CodedValue m_other;                  ///< the last one beyond those
    QString m_last;                      ///< text of the last value converted; empty: it had none
    ValueFate m_lastFate = ValueFate::Own;
    qint64 m_translated = 0;
    qint64 m_left = 0;
};

} // namespace dothi::io
