// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/model/step.h>

namespace dothi::io {

const StepParameter &StepParameters::at(size_t i) const
{
    static const StepParameter none;
    return i < m_top.size() ? m_all[m_top[i]] : none;
}

std::vector<const StepParameter *> StepParameters::items(const StepParameter &list) const
{
    std::vector<const StepParameter *> found;
    if (list.kind != StepParameter::Kind::List && list.kind != StepParameter::Kind::Typed)
        return found;
    const auto first = static_cast<size_t>(&list - m_all.data()) + 1;
    for (size_t i = first; i < first + list.size; i += m_all[i].size + 1)
        found.push_back(&m_all[i]);
    return found;
}

const StepParameter &StepParameters::plain(const StepParameter &parameter) const
{
    if (parameter.kind != StepParameter::Kind::Typed)
        return parameter;
    const std::vector<const StepParameter *> inside = items(parameter);
    return inside.empty() ? at(std::numeric_limits<size_t>::max()) : *inside.front();
}

std::optional<double> StepParameters::number(size_t i) const
{
    const StepParameter &value = plain(at(i));
    return value.kind == StepParameter::Kind::Number ? std::optional(value.number) : std::nullopt;
}

std::optional<quint64> StepParameters::reference(size_t i) const
{
    const StepParameter &value = at(i);
    return value.kind == StepParameter::Kind::Reference ? std::optional(value.reference) : std::nullopt;
}

std::vector<quint64> StepParameters::references(size_t i) const
{
    std::vector<quint64> found;
    for (const StepParameter *item : items(at(i))) {
        if (item->kind == StepParameter::Kind::Reference)
            found.push_back(item->reference);
    }
    return found;
}

std::vector<double> StepParameters::numbers(size_t i) const
{
    std::vector<double> found;
    for (const StepParameter *item : items(at(i))) {
        const StepParameter &value = plain(*item);
        if (value.kind != StepParameter::Kind::Number)
            return {};
        found.push_back(value.number);
    }
    return found;
}

QString StepParameters::text(size_t i) const
{
    const StepParameter &value = plain(at(i));
    return value.kind == StepParameter::Kind::Text ? stepText(value.text) : QString();
}

std::string_view StepParameters::enumeration(size_t i) const
{
    const StepParameter &value = plain(at(i));
    return value.kind == StepParameter::Kind::Enum ? value.text : std::string_view();
}

} // namespace dothi::io
