// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/io/model/step.h>

#include <QJsonValue>
#include <QString>

#include <functional>
#include <map>
#include <optional>
#include <vector>

namespace dothi::io {

/// Characters of a text of a file; longer ones are cut.
inline constexpr qsizetype kLongestIfcText = 2000;

/// The property sets of a file and whose they are. Source: IFC2x3 TC1, IfcPropertyResource. `file` must live
/// longer.
class IfcProperties
{
public:
    using Visit = std::function<void(const QString &set, const QString &name, const StepParameters &property,
                                     const StepParameter &value)>;

    explicit IfcProperties(const StepFile &file)
        : m_file(file)
    {}

    void add(quint64 object, quint64 set) { m_ofObject[object].push_back(set); }
    /// Single values of the sets of an object, each once for each set; the first 2000.
    void each(quint64 object, const Visit &visit);

private:
    struct Set
    {
        QString name;
        std::vector<quint64> properties;
    };
    const Set &set(quint64 id);

    const StepFile &m_file;
    std::map<quint64, std::vector<quint64>> m_ofObject;
    std::map<quint64, Set> m_sets;
};

/// A value as an attribute; null for what is none.
[[nodiscard]] QJsonValue ifcJson(const StepParameter &value);

/// A unit's length in metres; nothing when it is none of length, or cannot be.
[[nodiscard]] std::optional<double> ifcLengthUnit(const StepFile &file, quint64 unit);

} // namespace dothi::io
