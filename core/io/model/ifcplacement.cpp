// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Source: IFC2x3 TC1 (buildingSMART), schemas IfcGeometricConstraintResource and IfcGeometryResource.

#include <dothi/io/model/ifcgeometry.h>

#include <cmath>

namespace dothi::io {

namespace {

constexpr int kMostPlacements = 100;
constexpr double kParallel = 1e-9;

geo::Coord normalized(const geo::Coord &c)
{
    const double length = std::sqrt(c.x * c.x + c.y * c.y + c.z * c.z);
    return length > 0 ? geo::Coord{c.x / length, c.y / length, c.z / length} : geo::Coord{};
}

geo::Coord cross(const geo::Coord &a, const geo::Coord &b)
{
    return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
}

double dot(const geo::Coord &a, const geo::Coord &b)
{
    return a.x * b.x + a.y * b.y + a.z * b.z;
}

std::optional<geo::Coord> tripleOf(const StepFile &file, quint64 id, std::string_view type)
{
    const StepInstance *instance = file.find(id, type);
    if (!instance)
        return {};
    const std::vector<double> values = StepFile::parameters(*instance).numbers(0);
    if (values.size() < 2 || values.size() > 3)
        return {};
    return geo::Coord{values[0], values[1], values.size() > 2 ? values[2] : 0};
}

} // namespace

IfcFrame IfcFrame::with(const IfcFrame &inner) const
{
    return {turn(inner.x), turn(inner.y), turn(inner.z), apply(inner.origin)};
}

IfcFrame IfcFrame::seenFrom(const IfcFrame &other) const
{
    const auto turned = [&other](const geo::Coord &c) {
        return geo::Coord{dot(other.x, c), dot(other.y, c), dot(other.z, c)};
    };
    return {turned(x), turned(y), turned(z),
            turned({origin.x - other.origin.x, origin.y - other.origin.y, origin.z - other.origin.z})};
}

std::optional<geo::Coord> ifcPoint(const StepFile &file, quint64 point)
{
    return tripleOf(file, point, "IFCCARTESIANPOINT");
}

std::optional<IfcFrame> ifcAxes(const StepFile &file, quint64 axes)
{
    const StepInstance *instance = file.find(axes);
    const bool flat = instance && isStepType(instance->type, "IFCAXIS2PLACEMENT2D");
    if (!instance || (!flat && !isStepType(instance->type, "IFCAXIS2PLACEMENT3D")))
        return {};
    const StepParameters parameters = StepFile::parameters(*instance);
    const auto point = parameters.reference(0);
    const auto origin = point ? tripleOf(file, *point, "IFCCARTESIANPOINT") : std::nullopt;
    if (!origin)
        return {};
    geo::Coord z{0, 0, 1};
    geo::Coord x{1, 0, 0};
    if (const auto direction = flat ? std::nullopt : parameters.reference(1)) {
        const auto said = tripleOf(file, *direction, "IFCDIRECTION");
        if (!said)
            return {};
        z = normalized(*said);
    }
    if (const auto direction = parameters.reference(flat ? 1 : 2)) {
        const auto said = tripleOf(file, *direction, "IFCDIRECTION");
        if (!said)
            return {};
        x = *said;
    } else if (std::abs(z.y) < kParallel && std::abs(z.z) < kParallel) {
        x = {0, 0, 1}; // IfcFirstProjAxis: only where z is along x
    }
    const double along = dot(x, z);
    x = normalized({x.x - along * z.x, x.y - along * z.y, x.z - along * z.z});
    if (dot(z, z) < 0.5 || dot(x, x) < 0.5)
        return {};
    return IfcFrame{x, cross(z, x), z, *origin};
}

std::optional<IfcFrame> ifcPlacement(const StepFile &file, quint64 placement)
{
    std::vector<IfcFrame> chain;
    std::optional<quint64> at = placement;
    while (at) {
        const StepInstance *instance = file.find(*at, "IFCLOCALPLACEMENT");
        if (!instance || chain.size() >= kMostPlacements)
            return {};
        const StepParameters parameters = StepFile::parameters(*instance);
        const auto axes = parameters.reference(1);
        const auto frame = axes ? ifcAxes(file, *axes) : std::nullopt;
        if (!frame)
            return {};
        chain.push_back(*frame);
        at = parameters.reference(0);
    }
    IfcFrame frame;
    for (auto inner = chain.rbegin(); inner != chain.rend(); ++inner)
        frame = frame.with(*inner);
    return frame;
}

} // namespace dothi::io
