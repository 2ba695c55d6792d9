// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/task.h>
#include <dothi/io/model/plainmodel.h>
#include <dothi/io/model/step.h>

#include <array>
#include <functional>
#include <map>

/// The shapes of IFC products: what is sound of a file is written again for assimp, some products at a time.
namespace dothi::io {

/// Where a placement stands: its axes as columns, then its origin; in the unit of the file.
struct IfcFrame
{
    geo::Coord x{1, 0, 0};
    geo::Coord y{0, 1, 0};
    geo::Coord z{0, 0, 1};
    geo::Coord origin;

    [[nodiscard]] geo::Coord apply(const geo::Coord &c) const
    {
        return {origin.x + x.x * c.x + y.x * c.y + z.x * c.z, origin.y + x.y * c.x + y.y * c.y + z.y * c.z,
                origin.z + x.z * c.x + y.z * c.y + z.z * c.z};
    }
};

/// The frame of an IfcLocalPlacement in the model, through all those it is relative to (at most 100).
/// Nothing when it, or what it needs, is not there or leads back to itself.
[[nodiscard]] std::optional<IfcFrame> ifcPlacement(const StepFile &file, quint64 placement);
/// Of an IfcAxis2Placement3D or 2D.
[[nodiscard]] std::optional<IfcFrame> ifcAxes(const StepFile &file, quint64 axes);

/// A product: an element with a place and a shape.
struct IfcProduct
{
    quint64 id = 0;
    quint64 placement = 0;
    quint64 representation = 0;
    std::vector<quint64> openings; ///< products, too, which are cut out of it
};

/// Hands over the shape of each product that has one, in metres in the model's axes; of the others why they
/// have none. Refused is what leads back to itself, refers to what is not there, is nested more than 400
/// levels, unfolds to more than 20 million parts, or cannot be read by assimp.
[[nodiscard]] Result<> readIfcShapes(const StepFile &file, const std::vector<IfcProduct> &products,
                                     double unitM,
                                     const std::function<void(quint64 product, geo::Brep &&)> &shape,
                                     const std::function<void(quint64 product, const QString &)> &refused,
                                     TaskContext &task);

} // namespace dothi::io
