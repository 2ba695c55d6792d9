// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/brep.h>
#include <dothi/io/model/cityjsonblock.h>

#include <QDate>

#include <cmath>

namespace dothi::io {

namespace {

using IndexRing = std::vector<std::int64_t>;

void appendItem(std::string &list, std::string_view item)
{
    if (!list.empty())
        list += ',';
    list += item;
}

std::string ringJson(const IndexRing &ring, bool reversed)
{
    std::string out = "[";
    for (size_t i = 0; i < ring.size(); ++i) {
        if (i > 0)
            out += ',';
        out += std::to_string(ring[reversed ? ring.size() - 1 - i : i]);
    }
    return out + ']';
}

/// Positions of a ring as numbers, equal neighbours once. Empty when fewer than three are left.
IndexRing ringOf(CityJsonFile &file, std::span<const geo::Coord> coords, const double *height)
{
    IndexRing ring;
    for (const geo::Coord &c : coords) {
        const std::optional<std::int64_t> number = file.vertex({c.x, c.y, height ? *height : c.z});
        if (!number)
            return {};
        if (ring.empty() || ring.back() != *number)
            ring.push_back(*number);
    }
    while (ring.size() > 1 && ring.front() == ring.back())
        ring.pop_back();
    return ring.size() < 3 ? IndexRing() : ring;
}

/// A part of a polygonal geometry as a face; empty when nothing is left of it.
std::string faceJson(CityJsonFile &file, const geo::Geometry &geometry, size_t part, const double *height)
{
    std::string out;
    for (size_t r = 0; r < geometry.ringCount(part); ++r) {
        const IndexRing ring = ringOf(file, geometry.ring(part, r), height);
        if (ring.empty() && r == 0)
            return {};
        if (ring.empty())
            continue;
        out += out.empty() ? "[" : ",";
        out += ringJson(ring, false);
    }
    return out + ']';
}

/// A part of a footprint (exterior counter-clockwise, holes clockwise) as a Solid: floor, walls, roof.
std::string blockJson(CityJsonFile &file, const geo::Geometry &footprint, size_t part, double bottom,
                      double top)
{
    std::string floor;
    std::string walls;
    std::string roof;
    std::string kinds = "0";
    for (size_t r = 0; r < footprint.ringCount(part); ++r) {
        const IndexRing low = ringOf(file, footprint.ring(part, r), &bottom);
        const IndexRing high = ringOf(file, footprint.ring(part, r), &top);
        if (low.empty() || low.size() != high.size()) {
            if (r == 0)
                return {};
            continue;
        }
        appendItem(floor, ringJson(low, true));
        appendItem(roof, ringJson(high, false));
        for (size_t i = 0; i < low.size(); ++i) {
            const size_t next = (i + 1) % low.size();
            walls += ",[" + ringJson({low[i], low[next], high[next], high[i]}, false) + ']';
            kinds += ",1";
        }
    }
    return R"({"type":"Solid","lod":"1","boundaries":[[[)" + floor + ']' + walls + ",[" + roof +
           R"(]]],"semantics":{"surfaces":[{"type":"GroundSurface"},{"type":"WallSurface"},)" +
           R"({"type":"RoofSurface"}],"values":[[)" + kinds + ",2]]}}";
}

/// Faces as one surface; empty when nothing is left of it.
std::string surfaceJson(CityJsonFile &file, const geo::Geometry &faces, const char *lod, const double *height)
{
    std::string out;
    for (size_t part = 0; part < faces.partCount(); ++part) {
        const std::string face = faceJson(file, faces, part, height);
        if (!face.empty())
            appendItem(out, face);
    }
    if (out.empty())
        return {};
    return std::string(R"({"type":"MultiSurface","lod":")") + lod + R"(","boundaries":[)" + out + "]}";
}

} // namespace

std::string attributeName(const QString &field)
{
    static const std::vector<std::pair<const char *, const char *>> names = {
        {"height_m", "measuredHeight"},
        {"storeys", "storeysAboveGround"},
        {"basements", "storeysBelowGround"},
        {"year", "yearOfConstruction"},
        {"roof", "roofType"},
        {"use", "function"}};
    for (const auto &[ours, theirs] : names) {
        if (field == QLatin1String(ours))
            return theirs;
    }
    return field.toStdString();
}

std::string attributeJson(const city::Value &value)
{
    std::string out;
    if (const auto *integer = std::get_if<qint64>(&value))
        return std::to_string(*integer);
    if (const auto *real = std::get_if<double>(&value); real && std::isfinite(*real)) {
        appendNumber(out, *real);
        return out;
    }
    if (const auto *text = std::get_if<QString>(&value))
        return quotedJson(text->toStdString());
    if (const auto *date = std::get_if<QDate>(&value))
        return quotedJson(date->toString(Qt::ISODate).toStdString());
    return "null";
}

Result<BuildingForm> writeBuilding(CityJsonFile &file, const city::LayerDef &layer,
                                   const city::Feature &feature)
{
    std::string attributes;
    for (size_t i = 0; i < layer.fields.size() && i < feature.values.size(); ++i) {
        if (city::isNull(feature.values[i]))
            continue;
        appendItem(attributes, quotedJson(attributeName(layer.fields[i].id)));
        attributes += ':';
        attributes += attributeJson(feature.values[i]);
    }
    const std::string id = file.freeId("building-" + std::to_string(feature.id));
    const double ground = city::toNumber(feature.value(layer, QStringLiteral("ground_level_m")));
    const double height = city::toNumber(feature.value(layer, QStringLiteral("height_m")));
    const double bottom = std::isfinite(ground) ? ground : 0;
    BuildingForm form = BuildingForm::Nothing;
    std::vector<std::string> parts;
    if (!feature.solid.isEmpty()) {
        parts.push_back(surfaceJson(file, feature.solid, "2", nullptr));
        form = BuildingForm::Shell;
    } else if (!feature.geometry.isEmpty() && height > 0) {
        geo::Geometry footprint = feature.geometry;
        geo::orient(footprint);
        for (size_t part = 0; part < footprint.partCount(); ++part)
            parts.push_back(blockJson(file, footprint, part, bottom, bottom + height));
        form = BuildingForm::Block;
    } else if (!feature.geometry.isEmpty()) {
        parts.push_back(surfaceJson(file, feature.geometry, "0", &bottom));
        form = BuildingForm::Footprint;
    }
    std::erase_if(parts, [](const std::string &part) { return part.empty(); });
    if (parts.empty())
        form = BuildingForm::Nothing;

    std::string text = R"({"type":"Building","attributes":{)" + attributes + '}';
    if (parts.size() == 1)
        text += R"(,"geometry":[)" + parts.front() + ']';
    std::string children;
    const auto partId = [&id](size_t number) { return id + '-' + std::to_string(number + 1); };
    for (size_t i = 0; parts.size() > 1 && i < parts.size(); ++i)
        appendItem(children, quotedJson(file.freeId(partId(i))));
    if (!children.empty())
        text += R"(,"children":[)" + children + ']';
    DOTHI_TRY(file.object(id, text + '}'));
    for (size_t i = 0; parts.size() > 1 && i < parts.size(); ++i) {
        DOTHI_TRY(file.object(file.freeId(partId(i)), R"({"type":"BuildingPart","parents":[)" +
                                                          quotedJson(id) + R"(],"geometry":[)" + parts[i] +
                                                          "]}"));
    }
    return form;
}

} // namespace dothi::io
