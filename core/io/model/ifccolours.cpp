// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/model/ifccolours.h>

#include <algorithm>
#include <cmath>
#include <unordered_set>
#include <vector>

namespace dothi::io {

namespace {

/// Styles of one item that are looked at; more than one is rare.
constexpr size_t kMostStyles = 16;

std::vector<quint64> fewReferences(const StepParameters &parameters, size_t at)
{
    std::vector<quint64> all = parameters.references(at);
    all.resize(std::min(all.size(), kMostStyles));
    return all;
}

/// Of an IfcColourRgb: name, red, green, blue.
QRgb colourOf(const StepFile &file, quint64 id)
{
    const StepInstance *rgb = file.find(id, "IFCCOLOURRGB");
    if (!rgb)
        return 0;
    const StepParameters parameters = StepFile::parameters(*rgb);
    int bytes[3] = {};
    for (size_t i = 0; i < 3; ++i) {
        const std::optional<double> part = parameters.number(i + 1);
        if (!part)
            return 0;
        bytes[i] = static_cast<int>(std::lround(std::clamp(*part, 0.0, 1.0) * 255));
    }
    return qRgb(bytes[0], bytes[1], bytes[2]);
}

/// Of an IfcSurfaceStyle: name, side, styles.
QRgb colourOfSurface(const StepFile &file, quint64 id)
{
    const StepInstance *style = file.find(id, "IFCSURFACESTYLE");
    if (!style)
        return 0;
    for (const quint64 shading : fewReferences(StepFile::parameters(*style), 2)) {
        const StepInstance *instance = file.find(shading, "IFCSURFACESTYLERENDERING");
        if (!instance)
            instance = file.find(shading, "IFCSURFACESTYLESHADING");
        const auto colour = instance ? StepFile::parameters(*instance).reference(0) : std::nullopt;
        if (const QRgb found = colour ? colourOf(file, *colour) : 0; found != 0)
            return found;
    }
    return 0;
}

} // namespace

IfcColours::IfcColours(const StepFile &file, const TaskContext &task)
    : m_file(file)
{
    constexpr size_t kEvery = 65'536;
    size_t seen = 0;
    for (const StepInstance &instance : file.instances()) {
        if (++seen % kEvery == 0 && task.cancelled())
            return;
        if (!isStepType(instance.type, "IFCSTYLEDITEM"))
            continue;
        const StepParameters parameters = StepFile::parameters(instance);
        const auto item = parameters.reference(0);
        if (!item)
            continue; // of a material
        QRgb found = 0;
        for (const quint64 assignment : fewReferences(parameters, 1)) {
            if (found != 0)
                break;
            const StepInstance *styles = file.find(assignment, "IFCPRESENTATIONSTYLEASSIGNMENT");
            if (!styles)
                continue;
            for (const quint64 style : fewReferences(StepFile::parameters(*styles), 0)) {
                if (found == 0)
                    found = colourOfSurface(file, style);
            }
        }
        if (found != 0)
            m_ofItem.emplace(*item, found);
    }
}

QRgb IfcColours::of(quint64 item) const
{
    const auto found = m_ofItem.find(item);
    return found != m_ofItem.end() ? found->second : 0;
}

QRgb IfcColours::ofShape(quint64 representation) const
{
    constexpr size_t kMostSeen = 1000;
    std::vector<quint64> open{representation};
    std::unordered_set<quint64> known{representation};
    for (size_t i = 0; i < open.size(); ++i) {
        if (const QRgb colour = of(open[i]); colour != 0)
            return colour;
        const StepInstance *instance = m_file.find(open[i]);
        for (quint32 k = 0; instance && k < instance->referenceCount && open.size() < kMostSeen; ++k) {
            const quint64 next = m_file.references(*instance)[k];
            if (known.insert(next).second)
                open.push_back(next);
        }
    }
    return 0;
}

} // namespace dothi::io
