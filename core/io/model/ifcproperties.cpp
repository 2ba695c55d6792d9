// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Source: IFC2x3 TC1 (buildingSMART), schemas IfcMeasureResource and IfcPropertyResource.

#include <dothi/io/model/ifcproperties.h>

#include <QSet>

namespace dothi::io {

namespace {

constexpr qsizetype kMostLooked = 2000; ///< properties of one object

} // namespace

/// Read once, however many objects have it: it may be as long as the file.
const IfcProperties::Set &IfcProperties::set(quint64 id)
{
    const auto [known, isNew] = m_sets.try_emplace(id);
    Set &read = known->second;
    const StepInstance *instance = isNew ? m_file.find(id, "IFCPROPERTYSET") : nullptr;
    if (!instance)
        return read;
    const StepParameters parameters = StepFile::parameters(*instance);
    read.name = parameters.text(2).trimmed().left(kLongestIfcText);
    QSet<quint64> seen;
    for (const quint64 property : parameters.references(4)) {
        if (seen.size() >= kMostLooked)
            break;
        if (!seen.contains(property)) {
            seen.insert(property);
            read.properties.push_back(property);
        }
    }
    return read;
}

void IfcProperties::each(quint64 object, const Visit &visit)
{
    const auto sets = m_ofObject.find(object);
    if (sets == m_ofObject.end())
        return;
    qsizetype looked = 0;
    for (const quint64 id : sets->second) {
        const Set &read = set(id);
        for (const quint64 property : read.properties) {
            if (++looked > kMostLooked)
                return;
            const StepInstance *single = m_file.find(property, "IFCPROPERTYSINGLEVALUE");
            if (!single)
                continue;
            const StepParameters values = StepFile::parameters(*single);
            const StepParameter &value = values.plain(values.at(2));
            visit(read.name, values.text(0).trimmed().left(kLongestIfcText), values, value);
        }
        if (++looked > kMostLooked) // sets may be empty, and named any number of times
            return;
    }
}

QJsonValue ifcJson(const StepParameter &value)
{
    switch (value.kind) {
    case StepParameter::Kind::Number:
        return value.number;
    case StepParameter::Kind::Text:
        return stepText(value.text).trimmed().left(kLongestIfcText);
    case StepParameter::Kind::Enum:
        if (value.text == "T" || value.text == "F")
            return value.text == "T";
        return value.text == "U" ? QJsonValue()
                                 : QJsonValue(QString::fromUtf8(value.text.data(),
                                                                static_cast<qsizetype>(value.text.size()))
                                                  .left(kLongestIfcText));
    default:
        return {};
    }
}

std::optional<double> ifcLengthUnit(const StepFile &file, quint64 unit)
{
    constexpr double kSmallest = 1e-6;
    constexpr double kLargest = 1e6;
    double factor = 1;
    std::optional<quint64> at = unit;
    for (int i = 0; at && i < 4; ++i) {
        const StepInstance *instance = file.find(*at);
        if (!instance)
            return {};
        const StepParameters parameters = StepFile::parameters(*instance);
        if (parameters.enumeration(1) != "LENGTHUNIT")
            return {};
        if (isStepType(instance->type, "IFCSIUNIT")) {
            static const std::map<std::string_view, double> prefixes = {
                {"", 1},         {"MILLI", 1e-3}, {"CENTI", 1e-2}, {"DECI", 1e-1},
                {"MICRO", 1e-6}, {"DECA", 1e1},   {"HECTO", 1e2},  {"KILO", 1e3}};
            const auto prefix = prefixes.find(parameters.enumeration(2));
            if (parameters.enumeration(3) != "METRE" || prefix == prefixes.end())
                return {};
            factor *= prefix->second;
            return factor >= kSmallest && factor <= kLargest ? std::optional(factor) : std::nullopt;
        }
        const auto measure = parameters.reference(3); // IfcConversionBasedUnit: a foot, an inch
        const StepInstance *with = measure ? file.find(*measure, "IFCMEASUREWITHUNIT") : nullptr;
        if (!with)
            return {};
        const StepParameters conversion = StepFile::parameters(*with);
        const auto value = conversion.number(0);
        if (!value || *value <= 0)
            return {};
        factor *= *value;
        at = conversion.reference(1);
    }
    return {};
}

} // namespace dothi::io
