// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/model/jsontext.h>
#include <dothi/io/model/plaincityjson.h>

#include <QCoreApplication>
#include <QJsonDocument>

#include <algorithm>
#include <cmath>
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

/// What each face is, nested as the boundary is.
void appendSemantics(const PlainElement &element, std::string &out)
{
    const geo::Brep &brep = element.brep;
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
    const auto list = [&](const geo::Brep::Range &faces) {
        std::string text(1, '[');
        for (size_t face = faces.first; face < faces.last; ++face) {
            if (face > faces.first)
                text += ',';
            text += value(face);
        }
        text += ']';
        return text;
    };
    out +=
        R"(,"semantics":{"surfaces":[{"type":"GroundSurface"},{"type":"WallSurface"},{"type":"RoofSurface"}],"values":)";
    if (brep.solids.empty()) {
        out += list({0, brep.faces.size()});
        out += '}';
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
            out += list(brep.facesOf(shell));
        }
        out += ']';
    }
    out += several ? "]}" : "}";
}

/// `"geometry":[…]` of a boundary.
void appendGeometry(const PlainElement &element, Positions &positions, std::string &out,
                    const TaskContext &task)
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
                    appendGeometry(element, positions, own, task);
                continue;
            }
            const std::string name = quotedJson(element.id.toStdString());
            children += (children.empty() ? "" : ",") + name;
            objects += (objects.empty() ? "" : ",") + name + R"(:{"type":")" + element.type.toStdString() +
                       R"(","parents":[)" + id + R"(],"attributes":)" + attributesJson(element.attributes) +
                       ',';
            appendGeometry(element, positions, objects, task);
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
    out += R"("CityObjects":{)" + objects + R"(},"vertices":[)" + positions.text() + "]}";
    return QByteArray(out.data(), static_cast<qsizetype>(out.size()));
}

} // namespace dothi::io
