// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/model/jsontext.h>
#include <dothi/io/model/plaincityjson.h>

#include <QCoreApplication>
#include <QJsonDocument>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <unordered_map>

namespace dothi::io {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::PlainModel)
};

constexpr double kStepM = 1e-4;

/// Positions as whole steps from a corner, each once.
class Positions
{
public:
    explicit Positions(const geo::Coord &corner)
        : m_corner(corner)
    {}

    quint32 number(const geo::Coord &c)
    {
        const auto step = [](double v, double from) { return std::llround((v - from) / kStepM); };
        const Key key{step(c.x, m_corner.x), step(c.y, m_corner.y), step(c.z, m_corner.z)};
        const auto [known, added] = m_numbers.emplace(key, static_cast<quint32>(m_numbers.size()));
        if (added) {
            m_text += m_text.empty() ? "[" : ",[";
            m_text += std::to_string(key.x) + ',' + std::to_string(key.y) + ',' + std::to_string(key.z) + ']';
        }
        return known->second;
    }
    [[nodiscard]] const std::string &text() const { return m_text; }
    [[nodiscard]] size_t size() const { return m_numbers.size(); }

private:
    struct Key
    {
        qint64 x;
        qint64 y;
        qint64 z;

        friend bool operator==(const Key &, const Key &) = default;
    };
    struct Hash
    {
        size_t operator()(const Key &key) const
        {
            return static_cast<size_t>(static_cast<quint64>(key.x) * 0x9E3779B97F4A7C15U ^
                                       static_cast<quint64>(key.y) * 0xC2B2AE3D27D4EB4FU ^
                                       static_cast<quint64>(key.z) * 0x165667B19E3779F9U);
        }
    };
    geo::Coord m_corner;
    std::unordered_map<Key, quint32, Hash> m_numbers;
    std::string m_text;
};

/// Ends half-way once the task is to stop.
void appendFaces(const geo::Brep &brep, const geo::Brep::Range &faces, Positions &positions, std::string &out,
                 const TaskContext &task)
{
    constexpr size_t kEvery = 4096;
    out += '[';
    for (size_t face = faces.first; face < faces.last; ++face) {
        if (face % kEvery == 0 && task.cancelled())
            return;
        out += face > faces.first ? ",[" : "[";
        const geo::Brep::Range rings = brep.ringsOf(face);
        for (size_t ring = rings.first; ring < rings.last; ++ring) {
            out += ring > rings.first ? ",[" : "[";
            bool first = true;
            for (const quint32 corner : brep.ring(ring)) {
                if (!first)
                    out += ',';
                first = false;
                out += std::to_string(positions.number(brep.vertices[corner]));
            }
            out += ']';
        }
        out += ']';
    }
    out += ']';
}

/// A value of each face, nested as the boundary is.
template <class Value>
void appendNested(const geo::Brep &brep, const Value &value, std::string &out)
{
    const auto list = [&](const geo::Brep::Range &faces) {
        out += '[';
        for (size_t face = faces.first; face < faces.last; ++face) {
            if (face > faces.first)
                out += ',';
            value(face);
        }
        out += ']';
    };
    if (brep.solids.empty()) {
        list({0, brep.faces.size()});
        return;
    }
    const bool several = brep.solids.size() > 1;
    out += several ? "[" : "";
    for (size_t solid = 0; solid < brep.solids.size(); ++solid) {
        out += solid > 0 ? ",[" : "[";
        const geo::Brep::Range shells = brep.shellsOf(solid);
        for (size_t shell = shells.first; shell < shells.last; ++shell) {
            if (shell > shells.first)
                out += ',';
            list(brep.facesOf(shell));
        }
        out += ']';
    }
    out += several ? "]" : "";
}

/// The pictures and colours of a model, numbered as its CityJSON has them.
class AppearanceText
{
public:
    explicit AppearanceText(const PlainModel &model)
        : m_model(model)
    {
        for (const PlainMaterial &material : model.materials) {
            m_materials += m_materials.empty() ? "" : ",";
            m_materials += R"({"name":"m)" + std::to_string(m_textureOf.size()) + '"';
            if (qAlpha(material.color) > 0) {
                m_materials += R"(,"diffuseColor":[)";
                for (const int part : {qRed(material.color), qGreen(material.color), qBlue(material.color)}) {
                    constexpr double kMost = 255;
                    appendNumber(m_materials, part / kMost);
                    m_materials += ',';
                }
                m_materials.back() = ']';
            }
            m_materials += '}';
            m_textureOf.push_back(m_textureCount);
            if (material.picture.isEmpty())
                continue;
            ++m_textureCount;
            m_textures += m_textures.empty() ? "" : ",";
            m_textures += R"({"type":")";
            m_textures +=
                material.picture.endsWith(QLatin1String(".png"), Qt::CaseInsensitive) ? "PNG" : "JPG";
            m_textures += R"(","image":)" + quotedJson(material.picture.toStdString());
            m_textures += R"(,"wrapMode":")";
            m_textures += material.ends                                ? "clamp"
                          : material.wrap == city::PictureWrap::Mirror ? "mirror"
                                                                       : "wrap";
            m_textures += "\"}";
        }
    }

    /// The members "material" and "texture" of a geometry, each with a comma before it.
    void append(const PlainElement &element, std::string &out)
    {
        if (element.looks.size() != element.brep.faces.size())
            return;
        const auto materialOf = [&](size_t face) { return element.looks[face].material; };
        bool colored = false;
        bool pictured = false;
        for (size_t face = 0; face < element.looks.size(); ++face) {
            colored = colored || materialOf(face) >= 0;
            pictured = pictured || hasPicture(element, face);
        }
        if (colored) {
            out += R"(,"material":{"":{"values":)";
            appendNested(
                element.brep,
                [&](size_t face) {
                    out += materialOf(face) >= 0 ? std::to_string(materialOf(face)) : std::string("null");
                },
                out);
            out += "}}";
        }
        if (pictured) {
            out += R"(,"texture":{"":{"values":)";
            appendNested(
                element.brep, [&](size_t face) { appendFace(element, face, out); }, out);
            out += "}}";
        }
    }

    /// The member "appearance" with a comma behind it; empty where nothing is said.
    [[nodiscard]] std::string text() const
    {
        if (m_materials.empty())
            return {};
        return R"("appearance":{"materials":[)" + m_materials + R"(],"textures":[)" + m_textures +
               R"(],"vertices-texture":[)" + m_spots + "]},";
    }

private:
    [[nodiscard]] bool hasPicture(const PlainElement &element, size_t face) const
    {
        const PlainFaceLook &look = element.looks[face];
        return look.material >= 0 && look.spots.size() == element.brep.ringsOf(face).size() &&
               !m_model.materials[static_cast<size_t>(look.material)].picture.isEmpty();
    }

    void appendFace(const PlainElement &element, size_t face, std::string &out)
    {
        const PlainFaceLook &look = element.looks[face];
        const bool pictured = hasPicture(element, face);
        out += '[';
        for (size_t ring = 0; ring < element.brep.ringsOf(face).size(); ++ring) {
            out += ring > 0 ? ",[" : "[";
            if (!pictured) {
                out += "null]";
                continue;
            }
            out += std::to_string(m_textureOf[static_cast<size_t>(look.material)]);
            for (const city::PictureSpot &spot : look.spots[ring])
                out += ',' + std::to_string(number(spot));
            out += ']';
        }
        out += ']';
    }

    size_t number(const city::PictureSpot &spot)
    {
        const auto [known, added] = m_numbers.emplace(std::pair(spot.u, spot.v), m_numbers.size());
        if (added) {
            m_spots += m_spots.empty() ? "[" : ",[";
            appendNumber(m_spots, static_cast<double>(spot.u));
            m_spots += ',';
            appendNumber(m_spots, static_cast<double>(spot.v));
            m_spots += ']';
        }
        return known->second;
    }

    const PlainModel &m_model;
    std::string m_materials;
    std::string m_textures;
    std::string m_spots;
    std::map<std::pair<float, float>, size_t> m_numbers;
    std::vector<size_t> m_textureOf; ///< of each material
    size_t m_textureCount = 0;
};

/// What each face is, nested as the boundary is.
void appendSemantics(const PlainElement &element, std::string &out)
{
    const auto value = [&](size_t face) -> std::string {
        switch (element.surfaces[face]) {
        case SurfaceKind::Ground:
            return "0";
        case SurfaceKind::Wall:
            return "1";
        case SurfaceKind::Roof:
            return "2";
        default:
            return "null";
        }
    };
    out +=
        R"(,"semantics":{"surfaces":[{"type":"GroundSurface"},{"type":"WallSurface"},{"type":"RoofSurface"}],"values":)";
    appendNested(
        element.brep, [&](size_t face) { out += value(face); }, out);
    out += '}';
}

/// `"geometry":[…]` of a boundary.
void appendGeometry(const PlainElement &element, Positions &positions, AppearanceText &appearance,
                    std::string &out, const TaskContext &task)
{
    const geo::Brep &brep = element.brep;
    const bool solids = !brep.solids.empty();
    const bool several = brep.solids.size() > 1;
    out += R"("geometry":[{"type":")";
    out += several ? "MultiSolid" : solids ? "Solid" : "MultiSurface";
    out += R"(","lod":)" + quotedJson(element.lod.toStdString()) + R"(,"boundaries":)";
    if (!solids) {
        appendFaces(brep, {0, brep.faces.size()}, positions, out, task);
    } else {
        if (several)
            out += '[';
        for (size_t solid = 0; solid < brep.solids.size(); ++solid) {
            out += solid > 0 ? ",[" : "[";
            const geo::Brep::Range shells = brep.shellsOf(solid);
            for (size_t shell = shells.first; shell < shells.last; ++shell) {
                if (shell > shells.first)
                    out += ',';
                appendFaces(brep, brep.facesOf(shell), positions, out, task);
            }
            out += ']';
        }
        if (several)
            out += ']';
    }
    if (element.surfaces.size() == brep.faces.size())
        appendSemantics(element, out);
    appearance.append(element, out);
    out += "}]";
}

std::string attributesJson(const QJsonObject &attributes)
{
    return QJsonDocument(attributes).toJson(QJsonDocument::Compact).toStdString();
}

} // namespace

Result<QByteArray> cityJsonOf(const PlainModel &model, int epsg, TaskContext &task)
{
    geo::Coord low{1e300, 1e300, 1e300};
    geo::Coord high{-1e300, -1e300, -1e300};
    for (const PlainBuilding &building : model.buildings) {
        for (const PlainElement &element : building.elements) {
            for (const geo::Coord &c : element.brep.vertices) {
                low = {std::min(low.x, c.x), std::min(low.y, c.y), std::min(low.z, c.z)};
                high = {std::max(high.x, c.x), std::max(high.y, c.y), std::max(high.z, c.z)};
            }
        }
    }
    constexpr double kWidestM = 1e6;
    if (!(high.x - low.x < kWidestM && high.y - low.y < kWidestM && high.z - low.z < kWidestM)) {
        return fail(Error(ErrorCode::InvalidData, Tr::tr("The model is larger than 1,000 km."))
                        .withAdvice(Tr::tr("Check its unit, or remove what lies far off.")));
    }
    const geo::Coord corner{std::floor(low.x), std::floor(low.y), std::floor(low.z)};
    Positions positions(corner);
    AppearanceText appearance(model);
    std::string objects;
    double done = 0;
    for (const PlainBuilding &building : model.buildings) {
        const std::string id = quotedJson(building.id.toStdString());
        std::string children;
        std::string own;
        for (const PlainElement &element : building.elements) {
            DOTHI_TRY(task.checkpoint());
            if (element.type.isEmpty()) {
                if (own.empty())
                    appendGeometry(element, positions, appearance, own, task);
                continue;
            }
            const std::string name = quotedJson(element.id.toStdString());
            children += (children.empty() ? "" : ",") + name;
            objects += (objects.empty() ? "" : ",") + name + R"(:{"type":")" + element.type.toStdString() +
                       R"(","parents":[)" + id + R"(],"attributes":)" + attributesJson(element.attributes) +
                       ',';
            appendGeometry(element, positions, appearance, objects, task);
            objects += '}';
        }
        objects += (objects.empty() ? "" : ",") + id + R"(:{"type":"Building","attributes":)" +
                   attributesJson(building.attributes);
        if (!children.empty())
            objects += R"(,"children":[)" + children + ']';
        objects += ',' + (own.empty() ? R"("geometry":[])" : own) + '}';
        task.progress(++done / static_cast<double>(model.buildings.size()));
    }
    DOTHI_TRY(task.checkpoint());
    constexpr size_t kMost = 100'000'000;
    if (positions.size() > kMost)
        return fail(ErrorCode::InvalidData, Tr::tr("The model has more positions than a model may have."));
    std::string out =
        R"({"type":"CityJSON","version":"2.0","transform":{"scale":[0.0001,0.0001,0.0001],"translate":[)";
    appendNumber(out, corner.x);
    out += ',';
    appendNumber(out, corner.y);
    out += ',';
    appendNumber(out, corner.z);
    out += "]},";
    if (epsg > 0)
        out += R"("metadata":{"referenceSystem":"https://www.opengis.net/def/crs/EPSG/0/)" +
               std::to_string(epsg) + R"("},)";
    out += appearance.text();
    out += R"("CityObjects":{)" + objects + R"(},"vertices":[)" + positions.text() + "]}";
    return QByteArray(out.data(), static_cast<qsizetype>(out.size()));
}

} // namespace dothi::io
