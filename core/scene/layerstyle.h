// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/result.h>
#include <dothi/city/schema.h>

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

#include <optional>
#include <vector>

namespace dothi::scene {

enum class StyleKind
{
    Values, ///< a colour for each value
    Ranges, ///< a colour for each of a few ranges of numbers
};

enum class BreakMethod
{
    RoundNumbers,
    Quantiles,
    EqualIntervals,
    NaturalBreaks,
};

/// How a layer is coloured by one of its attributes: what a person chose, not yet what came of it (see
/// LayerClasses). A value; what is read from files and settings is checked in fromJson().
struct LayerStyle
{
    static constexpr int kFewestRanges = 2;
    static constexpr int kMostRanges = 9;

    QString layer;
    QString field;
    StyleKind kind = StyleKind::Values;
    BreakMethod method = BreakMethod::RoundNumbers; ///< of ranges
    int ranges = 6;
    QString palette; ///< id; empty: the usual one
    bool reversed = false;

    [[nodiscard]] QJsonObject toJson() const;
    /// InvalidArgument for a layer, attribute, method or palette there is not, and for ranges of what are no
    /// numbers. Members left out are as suggested() has them.
    [[nodiscard]] static Result<LayerStyle> fromJson(const QJsonObject &object);
    /// "building:height_m", "building:height_m:natural:7:viridis" (or "round", "quantiles", "equal",
    /// "values"; a
    /// palette with "-" before it the other way round). InvalidArgument as above.
    [[nodiscard]] static Result<LayerStyle> fromText(const QString &text);

    /// What suits an attribute: ranges for amounts, values for everything else.
    [[nodiscard]] static LayerStyle suggested(const QString &layer, const QString &field);

    friend bool operator==(const LayerStyle &, const LayerStyle &) = default;
};

/// The attributes of a layer it can be styled by; none for a layer that is not drawn or has none.
[[nodiscard]] std::vector<const city::FieldDef *> styleFields(const QString &layer);
/// Whether an attribute can be cut into ranges: numbers that are no codes, and days.
[[nodiscard]] bool hasRanges(const city::FieldDef &field);

/// The styles that were saved with a pose (the member "styles"); nothing where none was thought of. Those
/// that cannot be read (of a newer program, or damaged) are left out.
[[nodiscard]] std::optional<std::vector<LayerStyle>> stylesOf(const QJsonObject &pose);
/// Puts them there.
void setStyles(QJsonObject &pose, const std::vector<LayerStyle> &styles);

} // namespace dothi::scene
