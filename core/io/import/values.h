// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/city/feature.h>
#include <dothi/city/schema.h>

#include <QDate>
#include <QString>

#include <optional>

namespace dothi::io {

/// A number as people and programs write it: "84,2", "1.234,56", "1,234.56", "1 234", "12,5 m". A single
/// comma is the decimal comma; `ambiguous` says that it could also part thousands ("1,234").
struct ParsedNumber
{
    double value = 0;
    bool ambiguous = false;
};
[[nodiscard]] std::optional<ParsedNumber> parseNumber(const QString &text, const QString &unit = {});

/// dd/MM/yyyy (also with - or .), yyyy-MM-dd, yyyy/MM/dd, yyyyMMdd, each with or without a time; years 1700
/// to 2200.
[[nodiscard]] std::optional<QDate> parseDate(const QString &text);
/// 1/0, true/false, yes/no, có/không, x.
[[nodiscard]] std::optional<bool> parseBool(const QString &text);

/// A value for a field, and what had to be done to it.
struct ConvertedValue
{
    city::Value value;
    QString repaired;       ///< translated; empty when nothing was lost or changed
    bool ambiguous = false; ///< see ParsedNumber
};

/// A value as a code is written: shapefiles keep whole numbers as reals, and 14 is not "14.0". Empty for
/// what stands for "not known".
[[nodiscard]] QString codeText(const city::Value &source);

/// Converts a source value (text, number or date) to what the field holds: type, unit, range, code list. What
/// does not fit becomes unknown, and `repaired` says so. `schema`: for the code lists; what others write for
/// their codes is known (ForeignCodes).
[[nodiscard]] ConvertedValue convertValue(const city::Value &source, const city::FieldDef &field,
                                          const city::Schema &schema);

} // namespace dothi::io
