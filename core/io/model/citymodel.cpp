// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/model/citymodel.h>

#include <QCoreApplication>

namespace dothi::io {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::CityModel)
};

} // namespace

geo::SolidType solidTypeOf(GeometryKind kind)
{
    switch (kind) {
    case GeometryKind::Solid:
        return geo::SolidType::Solid;
    case GeometryKind::MultiSolid:
        return geo::SolidType::MultiSolid;
    case GeometryKind::CompositeSolid:
        return geo::SolidType::CompositeSolid;
    case GeometryKind::CompositeSurface:
        return geo::SolidType::CompositeSurface;
    default:
        return geo::SolidType::MultiSurface;
    }
}

int boundaryLevels(GeometryKind kind)
{
    switch (kind) {
    case GeometryKind::MultiPoint:
    case GeometryKind::Instance:
        return 1;
    case GeometryKind::MultiLineString:
        return 2;
    case GeometryKind::MultiSurface:
    case GeometryKind::CompositeSurface:
        return 3;
    case GeometryKind::Solid:
        return 4;
    case GeometryKind::MultiSolid:
    case GeometryKind::CompositeSolid:
        break;
    }
    return 5;
}

std::string_view CityModel::member(std::string_view name) const
{
    for (const auto &[key, value] : members) {
        if (key == name)
            return value;
    }
    return {};
}

Result<geo::Brep> resolved(const CityModel &model, const ModelGeometry &geometry)
{
    if (geometry.kind != GeometryKind::Instance)
        return geometry.brep;
    if (!geometry.use || geometry.use->number >= model.templates.size()) {
        return fail(ErrorCode::InvalidData,
                    Tr::tr("The geometry is an instance of a template that is not there."));
    }
    geo::Brep brep = model.templates[geometry.use->number].brep;
    const std::array<double, 16> &m = geometry.use->matrix;
    const geo::Coord &anchor = geometry.use->anchor;
    for (geo::Coord &c : brep.vertices) {
        c = {m[0] * c.x + m[1] * c.y + m[2] * c.z + m[3] + anchor.x,
             m[4] * c.x + m[5] * c.y + m[6] * c.z + m[7] + anchor.y,
             m[8] * c.x + m[9] * c.y + m[10] * c.z + m[11] + anchor.z};
    }
    if (!brep.isConsistent())
        return fail(ErrorCode::InvalidData, Tr::tr("The matrix of the instance leads to no position."));
    return brep;
}

} // namespace dothi::io
