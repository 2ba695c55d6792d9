// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/city/buildinglook.h>
#include <dothi/io/model/buildingshape.h>
#include <dothi/io/model/cityjson.h>
#include <dothi/io/model/cityjsonlook.h>
#include <dothi/io/model/cityshapes.h>

#include <cmath>
#include <cstdint>
#include <cstdlib>

using namespace dothi;

namespace {

void use(const city::BuildingLook &look, const geo::Geometry &solid, size_t pictures)
{
    if (look.isEmpty())
        return;
    if (look.faces.size() != solid.partCount())
        std::abort();
    for (const QString &name : look.pictures) {
        bool isNumber = false;
        if (name.toULongLong(&isNumber) >= pictures || !isNumber)
            std::abort();
    }
    for (size_t part = 0; part < look.faces.size(); ++part) {
        const city::FaceLook &face = look.faces[part];
        if (face.picture >= static_cast<qint32>(look.pictures.size()))
            std::abort();
        size_t positions = 0;
        for (size_t r = 0; r < solid.ringCount(part); ++r)
            positions += solid.ring(part, r).size();
        if (face.picture >= 0 && face.firstSpot + positions > look.spots.size())
            std::abort();
    }
    // What is kept of it is read back, as far as a store takes it.
    const city::BuildingLook again = city::lookOf(city::lookDocument(look, solid), solid);
    if (!again.isEmpty() && again.faces.size() != look.faces.size())
        std::abort();
}

} // namespace

/// Any bytes as a CityJSON file: looks that fit the solids they belong to, whatever the appearance says. And
/// as the document of a look in a store, for a solid of one triangle.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    TaskContext task;
    const QByteArray text(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const std::string_view view(text.constData(), static_cast<size_t>(text.size()));
    (void)io::readAppearance(view);

    geo::Geometry roof(geo::GeometryType::MultiPolygon, true);
    roof.beginPart();
    roof.beginRing();
    for (const geo::Coord &c : {geo::Coord{0, 0, 3}, {4, 0, 3}, {0, 4, 3}})
        roof.add(c);
    roof.closeRing();
    const city::BuildingLook kept = city::lookOf(text, roof);
    if (!kept.isEmpty() && kept.faces.size() != roof.partCount())
        std::abort();

    const Result<io::CityModel> model = io::parseCityJson(text, task);
    if (!model)
        return 0;
    io::CityJsonLooks looks(*model);
    io::CityShapes shapes(*model);
    for (size_t i = 0; i < model->objects.size(); ++i) {
        if (!io::isBuilding(model->objects[i]))
            continue;
        const auto number = static_cast<quint32>(i);
        const Result<io::BuildingSolid> shape = io::buildingSolid(*model, number, shapes);
        if (!shape || shape->solid.isEmpty())
            continue;
        const city::BuildingLook look = looks.of(number, shape->solid);
        use(look, shape->solid, looks.pictures().size());
    }
    return 0;
}
