// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/model/cityjsonobject.h>
#include <dothi/io/model/facelistsink.h>
#include <dothi/io/model/jsontext.h>

#include <QCoreApplication>

#include <simdjson.h>

#include <cmath>

namespace dothi::io {

namespace {

namespace ondemand = simdjson::ondemand;
using simdjson::error_code;
using simdjson::SUCCESS;

/// No coordinate system of the Earth has positions farther off, no building is higher.
constexpr double kFarthestVertexM = 1e8;
constexpr double kHighestM = 1e5;
constexpr size_t kGeometries = 1000;

Failure wrong(const QString &reason)
{
    return fail(ErrorCode::InvalidData, reason);
}

Failure notAnObject(error_code error)
{
    return fail(Error(ErrorCode::InvalidData,
                      error == simdjson::UTF8_ERROR
                          ? QCoreApplication::translate("dothi::CityJson", "its text is not UTF-8")
                          : QCoreApplication::translate("dothi::CityJson",
                                                        "its JSON is damaged, or a member is of another "
                                                        "type than it must be"))
                    .withDetail(QString::fromLatin1(simdjson::error_message(error))));
}

Failure twice(std::string_view member)
{
    return wrong(QCoreApplication::translate("dothi::CityJson", "“%1” is there twice")
                     .arg(QString::fromUtf8(member.data(), qsizetype(member.size()))));
}

std::optional<GeometryKind> kindOf(std::string_view type)
{
    constexpr std::array<std::pair<std::string_view, GeometryKind>, 8> kKinds = {
        {{"Solid", GeometryKind::Solid},
         {"MultiSurface", GeometryKind::MultiSurface},
         {"CompositeSurface", GeometryKind::CompositeSurface},
         {"MultiSolid", GeometryKind::MultiSolid},
         {"CompositeSolid", GeometryKind::CompositeSolid},
         {"GeometryInstance", GeometryKind::Instance},
         {"MultiPoint", GeometryKind::MultiPoint},
         {"MultiLineString", GeometryKind::MultiLineString}}};
    for (const auto &[name, kind] : kKinds) {
        if (type == name)
            return kind;
    }
    return std::nullopt;
}

SurfaceKind surfaceKind(std::string_view type)
{
    if (type == "GroundSurface")
        return SurfaceKind::Ground;
    if (type == "WallSurface")
        return SurfaceKind::Wall;
    if (type == "RoofSurface")
        return SurfaceKind::Roof;
    return SurfaceKind::Other;
}

bool isPosition(const geo::Coord &c)
{
    return std::abs(c.x) <= kFarthestVertexM && std::abs(c.y) <= kFarthestVertexM &&
           std::abs(c.z) <= kHighestM;
}

enum class Trouble
{
    None,
    NoSuchVertex,
    NoPosition,
};

/// Fills a boundary from the nested list; each position of the file it names becomes one of its own.
struct BrepSink
{
    geo::Brep &brep;
    const VertexList &vertices;
    int levels;
    std::vector<quint32>
        &localOf;               ///< number + 1 of each position of the file in `brep`; all 0 before and after
    std::vector<quint32> &used; ///< those that are not 0
    Trouble trouble = Trouble::None;

    bool open(int level)
    {
        switch (levels - level) {
        case 0:
            brep.beginRing();
            break;
        case 1:
            brep.beginFace();
            break;
        case 2:
            brep.beginShell();
            break;
        case 3:
            brep.beginSolid();
            break;
        default:
            break;
        }
        return true;
    }
    static bool close(int) { return true; }
    bool null(int) const { return false; }
    bool number(int level, quint32 index)
    {
        if (level != levels)
            return false;
        if (index >= vertices.raw.size()) {
            trouble = Trouble::NoSuchVertex;
            return false;
        }
        quint32 &local = localOf[index];
        if (local == 0) {
            const geo::Coord &raw = vertices.raw[index];
            const geo::Coord c{raw.x * vertices.scale.x + vertices.translate.x,
                               raw.y * vertices.scale.y + vertices.translate.y,
                               raw.z * vertices.scale.z + vertices.translate.z};
            if (!isPosition(c)) {
                trouble = Trouble::NoPosition;
                return false;
            }
            brep.vertices.push_back(c);
            local = static_cast<quint32>(brep.vertices.size());
            used.push_back(index);
        }
        brep.addCorner(local - 1);
        return true;
    }
};

/// Counts the positions of points and lines, and that they are there.
struct IndexSink
{
    size_t count = 0; ///< positions of the file
    int levels = 1;
    std::vector<quint32> *indices = nullptr; ///< receives them, when they matter
    bool outOfRange = false;

    static bool open(int) { return true; }
    static bool close(int) { return true; }
    static bool null(int) { return false; }
    bool number(int level, quint32 index)
    {
        outOfRange = index >= count;
        if (indices && !outOfRange)
            indices->push_back(index);
        return level == levels && !outOfRange;
    }
};

/// Members of a geometry as they stand, until all are known.
struct GeometryText
{
    std::optional<GeometryKind> kind;
    bool hasType = false;
    std::string lod;
    std::string_view boundaries;
    std::string_view texture;
    std::string_view material;
    std::string_view values;
    std::vector<SurfaceKind> kinds;
    bool hasSemantics = false;
    std::optional<quint64> number;
    std::string_view matrix;
};

} // namespace

struct CityJsonObjectReader::Private
{
    const char *end;
    ondemand::parser parser;
    geo::Brep scratch;
    std::vector<quint32> localOf;
    std::vector<quint32> used;
    std::vector<SurfaceKind> surfaces;
    std::vector<quint32> indices;

    [[nodiscard]] error_code start(std::string_view json, ondemand::document &document)
    {
        const auto room = static_cast<size_t>(end - json.data()) + simdjson::SIMDJSON_PADDING;
        return parser.iterate(simdjson::padded_string_view(json.data(), json.size(), room)).get(document);
    }
    [[nodiscard]] Result<> geometryText(ondemand::object object, GeometryText &out) const;
    [[nodiscard]] error_code semantics(ondemand::value &value, GeometryText &out) const;
    [[nodiscard]] Result<ModelGeometry> geometry(const GeometryText &text, const VertexList &vertices);
    [[nodiscard]] Result<> boundary(const GeometryText &text, const VertexList &vertices, ModelGeometry &out);
    [[nodiscard]] Result<> instance(const GeometryText &text, const VertexList &vertices, ModelGeometry &out);
    [[nodiscard]] Result<std::vector<ModelGeometry>> geometries(ondemand::value &value,
                                                                const VertexList &vertices);
};

CityJsonObjectReader::CityJsonObjectReader(const char *end)
    : d(std::make_unique<Private>())
{
    d->end = end;
}
CityJsonObjectReader::CityJsonObjectReader(CityJsonObjectReader &&) noexcept = default;
CityJsonObjectReader::~CityJsonObjectReader() = default;

error_code CityJsonObjectReader::Private::semantics(ondemand::value &value, GeometryText &out) const
{
    ondemand::object object;
    if (const error_code error = value.get_object().get(object))
        return error;
    for (auto field : object) {
        std::string_view key;
        ondemand::value member;
        if (const error_code error = field.unescaped_key().get(key))
            return error;
        if (const error_code error = field.value().get(member))
            return error;
        if (key == "values") {
            if (const error_code error = simdjson::to_json_string(member).get(out.values))
                return error;
        } else if (key == "surfaces") {
            ondemand::array surfacesArray;
            if (const error_code error = member.get_array().get(surfacesArray))
                return error;
            for (auto item : surfacesArray) {
                ondemand::object surface;
                if (const error_code error = item.get_object().get(surface))
                    return error;
                std::string_view type;
                if (const error_code error = surface["type"].get_string().get(type))
                    return error;
                out.kinds.push_back(surfaceKind(type));
            }
        }
    }
    out.hasSemantics = !out.values.empty();
    return SUCCESS;
}

Result<> CityJsonObjectReader::Private::geometryText(ondemand::object object, GeometryText &out) const
{
    for (auto field : object) {
        std::string_view key;
        ondemand::value value;
        if (const error_code error = field.unescaped_key().get(key))
            return notAnObject(error);
        if (const error_code error = field.value().get(value))
            return notAnObject(error);
        error_code error = SUCCESS;
        if (key == "type") {
            std::string_view type;
            if (std::exchange(out.hasType, true))
                return twice(key);
            error = value.get_string().get(type);
            out.kind = kindOf(type);
            if (!error && !out.kind) {
                return wrong(
                    QCoreApplication::translate("dothi::CityJson", "there is no kind of geometry “%1”")
                        .arg(QString::fromUtf8(type.data(), qsizetype(type.size())).left(60)));
            }
        } else if (key == "lod") {
            std::string_view text;
            ondemand::json_type type{};
            if (!(error = value.type().get(type))) {
                if (type == ondemand::json_type::string)
                    error = value.get_string().get(text);
                else
                    error = simdjson::to_json_string(value).get(text);
            }
            constexpr size_t kLongestLod = 20;
            if (!error && text.size() <= kLongestLod)
                out.lod = text;
        } else if (key == "boundaries") {
            if (!out.boundaries.empty())
                return twice(key);
            error = simdjson::to_json_string(value).get(out.boundaries);
        } else if (key == "semantics") {
            if (out.hasSemantics)
                return twice(key);
            error = semantics(value, out);
        } else if (key == "texture") {
            error = simdjson::to_json_string(value).get(out.texture);
        } else if (key == "material") {
            error = simdjson::to_json_string(value).get(out.material);
        } else if (key == "template") {
            std::uint64_t number = 0;
            error = value.get_uint64().get(number);
            out.number = number;
        } else if (key == "transformationMatrix") {
            error = simdjson::to_json_string(value).get(out.matrix);
        }
        if (error)
            return notAnObject(error);
    }
    if (!out.kind)
        return wrong(
            QCoreApplication::translate("dothi::CityJson", "a geometry does not say of which kind it is"));
    if (out.boundaries.empty())
        return wrong(QCoreApplication::translate("dothi::CityJson", "a geometry has no boundaries"));
    return {};
}

Result<> CityJsonObjectReader::Private::boundary(const GeometryText &text, const VertexList &vertices,
                                                 ModelGeometry &out)
{
    const int levels = boundaryLevels(out.kind);
    if (out.kind == GeometryKind::MultiPoint || out.kind == GeometryKind::MultiLineString) {
        IndexSink sink{vertices.raw.size(), levels, nullptr, false};
        if (readNestedNumbers(text.boundaries, levels, sink))
            return {};
        return wrong(sink.outOfRange
                         ? QCoreApplication::translate("dothi::CityJson",
                                                       "it names a position that is not in the file")
                         : QCoreApplication::translate(
                               "dothi::CityJson", "its boundaries are not lists as its kind needs them"));
    }
    scratch.vertices.clear();
    scratch.corners.clear();
    scratch.rings.clear();
    scratch.faces.clear();
    scratch.shells.clear();
    scratch.solids.clear();
    if (localOf.size() < vertices.raw.size())
        localOf.resize(vertices.raw.size(), 0);
    BrepSink sink{scratch, vertices, levels, localOf, used};
    const bool read = readNestedNumbers(text.boundaries, levels, sink);
    for (const quint32 index : used)
        localOf[index] = 0;
    used.clear();
    if (!read) {
        switch (sink.trouble) {
        case Trouble::NoSuchVertex:
            return wrong(QCoreApplication::translate("dothi::CityJson",
                                                     "it names a position that is not in the file"));
        case Trouble::NoPosition:
            return wrong(QCoreApplication::translate("dothi::CityJson",
                                                     "a position lies where no coordinate system reaches"));
        case Trouble::None:
            break;
        }
        return wrong(QCoreApplication::translate("dothi::CityJson",
                                                 "its boundaries are not lists as its kind needs them"));
    }
    out.brep = scratch; // a copy: exactly as large as it must be
    if (text.hasSemantics && levels >= 3) {
        surfaces.clear();
        const auto kindOf = [&text](quint32 surface, SurfaceKind &kind) {
            if (surface >= text.kinds.size())
                return false;
            kind = text.kinds[surface];
            return true;
        };
        FaceListSink kinds{out.brep, levels - 2, SurfaceKind::None, kindOf, surfaces};
        // Semantics that do not fit are left out: the geometry is none the worse.
        if (readNestedNumbers(text.values, levels - 2, kinds) && surfaces.size() == out.brep.faces.size())
            out.surfaces = surfaces;
    }
    return {};
}

Result<> CityJsonObjectReader::Private::instance(const GeometryText &text, const VertexList &vertices,
                                                 ModelGeometry &out)
{
    indices.clear();
    IndexSink sink{vertices.raw.size(), 1, &indices, false};
    if (!readNestedNumbers(text.boundaries, 1, sink) || indices.size() != 1)
        return wrong(QCoreApplication::translate("dothi::CityJson",
                                                 "an instance of a template needs one position of the file"));
    std::vector<double> matrix;
    constexpr size_t kElements = 16;
    if (!text.number || *text.number > 0xFFFFFFFFULL || !readNumbers(text.matrix, kElements, matrix) ||
        matrix.size() != kElements)
        return wrong(QCoreApplication::translate(
            "dothi::CityJson", "an instance of a template needs its number and a matrix of 16 numbers"));
    out.use = std::make_unique<TemplateUse>();
    out.use->number = static_cast<quint32>(*text.number);
    const geo::Coord &raw = vertices.raw[indices.front()];
    out.use->anchor = {raw.x * vertices.scale.x + vertices.translate.x,
                       raw.y * vertices.scale.y + vertices.translate.y,
                       raw.z * vertices.scale.z + vertices.translate.z};
    if (!isPosition(out.use->anchor))
        return wrong(QCoreApplication::translate("dothi::CityJson",
                                                 "a position lies where no coordinate system reaches"));
    std::ranges::copy(matrix, out.use->matrix.begin());
    return {};
}

Result<ModelGeometry> CityJsonObjectReader::Private::geometry(const GeometryText &text,
                                                              const VertexList &vertices)
{
    ModelGeometry out;
    out.kind = *text.kind;
    out.lod = text.lod;
    out.texture = text.texture;
    out.material = text.material;
    if (out.kind == GeometryKind::Instance)
        DOTHI_TRY(instance(text, vertices, out));
    else
        DOTHI_TRY(boundary(text, vertices, out));
    return out;
}

Result<std::vector<ModelGeometry>> CityJsonObjectReader::Private::geometries(ondemand::value &value,
                                                                             const VertexList &vertices)
{
    std::vector<ModelGeometry> out;
    ondemand::array list;
    if (const error_code error = value.get_array().get(list))
        return notAnObject(error);
    for (auto item : list) {
        if (out.size() == kGeometries)
            return wrong(QCoreApplication::translate("dothi::CityJson", "it has more than %1 geometries")
                             .arg(kGeometries));
        ondemand::object object;
        if (const error_code error = item.get_object().get(object))
            return notAnObject(error);
        GeometryText text;
        DOTHI_TRY(geometryText(object, text));
        Result<ModelGeometry> made = geometry(text, vertices);
        if (!made)
            return Failure(std::move(made).error());
        out.push_back(std::move(*made));
    }
    return out;
}

Result<> CityJsonObjectReader::readObject(std::string_view json, const VertexList &vertices, ReadObject &out)
{
    ondemand::document document;
    ondemand::object object;
    if (const error_code error = d->start(json, document))
        return notAnObject(error);
    if (const error_code error = document.get_object().get(object))
        return notAnObject(error);
    out.object.json = json;
    bool hasType = false;
    bool hasGeometry = false;
    const auto names = [](ondemand::value &value, std::vector<std::string> &list) -> error_code {
        ondemand::array array;
        if (const error_code error = value.get_array().get(array))
            return error;
        for (auto item : array) {
            std::string_view name;
            if (const error_code error = item.get_string().get(name))
                return error;
            list.emplace_back(name);
        }
        return SUCCESS;
    };
    for (auto field : object) {
        std::string_view key;
        ondemand::value value;
        if (const error_code error = field.unescaped_key().get(key))
            return notAnObject(error);
        if (const error_code error = field.value().get(value))
            return notAnObject(error);
        error_code error = SUCCESS;
        if (key == "type") {
            std::string_view type;
            if (std::exchange(hasType, true))
                return twice(key);
            error = value.get_string().get(type);
            out.object.type = type;
        } else if (key == "attributes") {
            if (!out.object.attributes.empty())
                return twice(key);
            ondemand::object attributes;
            if (!(error = value.get_object().get(attributes)))
                error = attributes.raw_json().get(out.object.attributes);
        } else if (key == "geometry") {
            if (std::exchange(hasGeometry, true))
                return twice(key);
            Result<std::vector<ModelGeometry>> read = d->geometries(value, vertices);
            if (!read)
                return Failure(std::move(read).error());
            out.object.geometries = std::move(*read);
        } else if (key == "parents") {
            error = names(value, out.parents);
        } else if (key == "children") {
            error = names(value, out.children);
        }
        if (error)
            return notAnObject(error);
    }
    if (out.object.type.empty())
        return wrong(QCoreApplication::translate("dothi::CityJson", "it does not say of which type it is"));
    return {};
}

Result<std::vector<ModelGeometry>> CityJsonObjectReader::readGeometries(std::string_view json,
                                                                        const VertexList &vertices)
{
    ondemand::document document;
    ondemand::value value;
    if (const error_code error = d->start(json, document))
        return notAnObject(error);
    if (const error_code error = document.get_value().get(value))
        return notAnObject(error);
    return d->geometries(value, vertices);
}

} // namespace dothi::io
