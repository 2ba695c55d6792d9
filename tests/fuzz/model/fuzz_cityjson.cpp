// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/model/buildingshape.h>
#include <dothi/io/model/cityjson.h>
#include <dothi/io/model/cityjsonoriginal.h>

#include <cstdint>
#include <cstdlib>

using namespace dothi;

/// Any bytes as a CityJSON file: refused with a message, or of sound boundaries without cycles; whatever is
/// kept of an object is a CityJSONFeature that reads back as the same geometry.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    TaskContext task;
    const QByteArray text(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const Result<io::CityModel> model = io::parseCityJson(text, task);
    if (!model) {
        if (model.error().message().isEmpty() || model.error().code() == ErrorCode::Internal)
            std::abort();
        return 0;
    }
    if (model->refusedCount < static_cast<qint64>(model->refused.size()))
        std::abort();
    io::CityJsonOriginals originals(*model);
    io::CityShapes shapes(*model);
    const Result<QByteArray> header = originals.header();
    for (size_t i = 0; i < model->objects.size(); ++i) {
        const io::CityObject &object = model->objects[i];
        size_t steps = 0;
        for (qint32 at = object.parent; at >= 0; at = model->objects[static_cast<size_t>(at)].parent) {
            if (++steps > model->objects.size())
                std::abort();
        }
        size_t corners = 0;
        for (const io::ModelGeometry &geometry : object.geometries) {
            if (!geometry.brep.isConsistent() ||
                (!geometry.surfaces.empty() && geometry.surfaces.size() != geometry.brep.faces.size()))
                std::abort();
            corners += geometry.brep.corners.size();
            (void)io::resolved(*model, geometry);
        }
        if (object.parent >= 0)
            continue;
        if (const Result<io::BuildingOutline> outline =
                io::buildingOutline(*model, static_cast<quint32>(i), shapes);
            outline && (outline->footprint.isEmpty() || !outline->footprint.isFinite()))
            std::abort();
        const Result<QByteArray> original = originals.feature(static_cast<quint32>(i));
        if (!header || !original)
            continue;
        const Result<io::CityModel> again = io::parseCityJson(*header + '\n' + *original, task);
        if (!again)
            std::abort();
        for (const io::CityObject &same : again->objects) {
            if (same.id != object.id)
                continue;
            size_t sameCorners = 0;
            for (const io::ModelGeometry &geometry : same.geometries)
                sameCorners += geometry.brep.corners.size();
            if (sameCorners != corners)
                std::abort();
        }
    }
    return 0;
}
