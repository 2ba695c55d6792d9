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
    [[nodiscard]] geo::Coord turn(const geo::Coord &c) const
    {
        return {x.x * c.x + y.x * c.y + z.x * c.z, x.y * c.x + y.y * c.y + z.y * c.z,
                x.z * c.x + y.z * c.y + z.z * c.z};
    }
    /// A frame that is said in this one, in that which this one is said in.
    [[nodiscard]] IfcFrame with(const IfcFrame &inner) const;
    /// This frame, as it is said in another one.
    [[nodiscard]] IfcFrame seenFrom(const IfcFrame &other) const;
};

/// The frame of an IfcLocalPlacement in the model, through all those it is relative to (at most 100).
/// Nothing when it, or what it needs, is not there or leads back to itself.
[[nodiscard]] std::optional<IfcFrame> ifcPlacement(const StepFile &file, quint64 placement);
/// Of an IfcCartesianPoint; z is 0 where it is left out.
[[nodiscard]] std::optional<geo::Coord> ifcPoint(const StepFile &file, quint64 point);
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

/// Receives the shape of a product and what each of its faces looks like (none: nothing is said).
using IfcShapeVisitor =
    std::function<void(quint64 product, geo::Brep &&brep, std::vector<PlainFaceLook> &&looks)>;

/// Hands over the shape of each product that has one, in metres in the model's axes; of the others why they
/// have none. Refused is what leads back to itself, refers to what is not there, is nested more than 400
/// levels, unfolds to more than 20 million parts, has a placement that is none, or cannot be read by assimp
/// within half a minute and the memory of ModelLimits (modelprocess.h); once a minute went by on shapes that
/// cannot be read, those left are refused.
/// Assimp counts in floats: it is given each shape without its placement, which is added afterwards, and
/// moved to its origin where its own coordinates are far from it. What then still lies so far off that a
/// millimetre would be lost is refused.
/// Faces bear the numbers of colours, which are added to `materials`.
[[nodiscard]] Result<> readIfcShapes(const StepFile &file, const std::vector<IfcProduct> &products,
                                     double unitM, std::vector<PlainMaterial> &materials,
                                     const IfcShapeVisitor &shape,
                                     const std::function<void(quint64 product, const QString &)> &refused,
                                     TaskContext &task);

} // namespace dothi::io
