// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/model/cityjsonlook.h>
#include <dothi/io/model/facelistsink.h>
#include <dothi/io/model/jsontext.h>
#include <dothi/io/model/modelfolder.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <span>
#include <tuple>

namespace dothi::io {

namespace {

constexpr size_t kMostSpots = 10'000'000;
constexpr size_t kMostAppearances = 100'000;
constexpr size_t kLongestPictureName = 1000;
constexpr size_t kLargestLookGroup = 300'000; // objects of one building
/// Beyond the rim by no more than this is rounding.
constexpr float kRim = 1e-3F;

/// What has fewer levels of boundaries has no faces.
constexpr int kFaceLevels = 3;

/// The items of a list, as they stand.
template <class Visit>
void eachItem(std::string_view json, const Visit &visit)
{
    JsonCursor cursor(json);
    if (!cursor.take('[') || cursor.take(']'))
        return;
    do {
        bool tooDeep = false;
        const std::optional<std::string_view> item = cursor.value(tooDeep);
        if (!item || !visit(*item))
            return;
    } while (cursor.take(','));
}

QRgb diffuseOf(std::string_view material)
{
    const std::optional<JsonMembers> members = jsonMembers(material);
    std::vector<double> parts;
    constexpr size_t kParts = 3;
    if (!members || !readNumbers(jsonMember(*members, "diffuseColor"), kParts, parts) ||
        parts.size() != kParts)
        return 0;
    const auto byte = [](double part) {
        return static_cast<int>(std::lround(std::clamp(part, 0.0, 1.0) * 255));
    };
    return qRgb(byte(parts[0]), byte(parts[1]), byte(parts[2]));
}

/// Which texture a ring has, and where on it each of its positions lies: [[7, 0, 1, 2]], [[null]].
struct TextureSink
{
    const geo::Brep &brep;
    const Appearance &appearance;
    int levels;
    struct Ring
    {
        qint64 texture = -1;
        std::vector<quint32> spots;
    };
    std::vector<Ring> rings = {};

    bool open(int level)
    {
        if (level == levels)
            rings.emplace_back();
        return rings.size() <= brep.rings.size();
    }
    static bool close(int) { return true; }
    /// In place of a ring, or of a face with all its rings: nothing is said of it.
    bool null(int level)
    {
        if (level == levels - 1) {
            rings.emplace_back();
        } else if (level == levels - 2) {
            size_t face = 0;
            while (face < brep.faces.size() && brep.ringsOf(face).first < rings.size())
                ++face;
            if (face == brep.faces.size())
                return false;
            rings.resize(brep.ringsOf(face).last);
        }
        return level >= levels - 2 && rings.size() <= brep.rings.size();
    }
    bool number(int level, quint32 value)
    {
        if (level != levels)
            return false;
        Ring &ring = rings.back();
        if (ring.texture < 0) {
            ring.texture = value;
            return value < appearance.pictures.size();
        }
        ring.spots.push_back(value);
        return value < appearance.spots.size();
    }
};

/// The theme that is shown of {"theme": {…}}; the first where that is not there.
std::string_view themeOf(std::string_view json, const std::string &wanted)
{
    const std::optional<JsonMembers> themes = jsonMembers(json);
    if (!themes || themes->empty())
        return {};
    const std::string_view chosen = jsonMember(*themes, wanted);
    return wanted.empty() || chosen.empty() ? themes->front().second : chosen;
}

quint64 lookHash(const geo::Coord &c)
{
    quint64 hash = 0;
    for (const double v : {c.x, c.y, c.z}) {
        hash = (hash ^ std::bit_cast<quint64>(v + 0.0)) * 0x9E3779B97F4A7C15U;
        hash ^= hash >> 29U;
    }
    return hash;
}

/// The same for the same positions in whatever order, neighbours that are equal once.
template <class At>
quint64 ringKey(size_t size, const At &at)
{
    quint64 key = 0;
    for (size_t i = 0; i < size; ++i) {
        if (size == 1 || !(at(i) == at((i + 1) % size)))
            key += lookHash(at(i));
    }
    return key;
}

/// Positions of a face with their places on the picture, for looking them up.
class SpotsOfFace
{
public:
    SpotsOfFace(const geo::Brep &brep, size_t face, const std::vector<std::vector<city::PictureSpot>> &spots)
    {
        const geo::Brep::Range rings = brep.ringsOf(face);
        for (size_t r = rings.first; r < rings.last; ++r) {
            const auto ring = brep.ring(r);
            for (size_t i = 0; i < ring.size(); ++i)
                m_all.emplace_back(brep.vertices[ring[i]], spots[r - rings.first][i]);
        }
        std::ranges::stable_sort(m_all, less, &std::pair<geo::Coord, city::PictureSpot>::first);
    }
    [[nodiscard]] std::optional<city::PictureSpot> at(const geo::Coord &c) const
    {
        const auto found =
            std::ranges::lower_bound(m_all, c, less, &std::pair<geo::Coord, city::PictureSpot>::first);
        if (found == m_all.end() || !(found->first == c))
            return std::nullopt;
        return found->second;
    }

private:
    static bool less(const geo::Coord &a, const geo::Coord &b)
    {
        return std::tie(a.x, a.y, a.z) < std::tie(b.x, b.y, b.z);
    }
    std::vector<std::pair<geo::Coord, city::PictureSpot>> m_all;
};

/// Brings the places of a face near to the picture itself, and says whether it is shown more than once.
city::PictureWrap settled(std::span<city::PictureSpot> spots, const Appearance::Picture &picture)
{
    if (picture.ends) {
        for (city::PictureSpot &spot : spots)
            spot = {std::clamp(spot.u, 0.0F, 1.0F), std::clamp(spot.v, 0.0F, 1.0F)};
        return city::PictureWrap::Within;
    }
    bool within = true;
    for (float city::PictureSpot::*part : {&city::PictureSpot::u, &city::PictureSpot::v}) {
        const auto [low, high] = std::ranges::minmax(spots, {}, part);
        // A mirrored picture repeats every two.
        const float period = picture.wrap == city::PictureWrap::Mirror ? 2.0F : 1.0F;
        const float shift = std::floor((low.*part + kRim) / period) * period;
        for (city::PictureSpot &spot : spots)
            spot.*part -= shift;
        within = within && high.*part - shift <= 1 + kRim;
    }
    if (!within)
        return picture.wrap;
    for (city::PictureSpot &spot : spots)
        spot = {std::clamp(spot.u, 0.0F, 1.0F), std::clamp(spot.v, 0.0F, 1.0F)};
    return city::PictureWrap::Within;
}

} // namespace

Appearance readAppearance(std::string_view json)
{
    Appearance out;
    const std::optional<JsonMembers> members = jsonMembers(json);
    if (!members)
        return out;
    eachItem(jsonMember(*members, "materials"), [&out](std::string_view item) {
        out.materials.push_back(diffuseOf(item));
        return out.materials.size() < kMostAppearances;
    });
    eachItem(jsonMember(*members, "textures"), [&out](std::string_view item) {
        Appearance::Picture picture;
        if (const std::optional<JsonMembers> texture = jsonMembers(item)) {
            const std::string name = jsonText(jsonMember(*texture, "image"))
                                         .value_or(std::string())
                                         .substr(0, kLongestPictureName);
            picture.name = QString::fromStdString(name);
            const std::string wrap = jsonText(jsonMember(*texture, "wrapMode")).value_or(std::string());
            picture.ends = wrap == "none" || wrap == "clamp" || wrap == "border";
            if (wrap == "mirror")
                picture.wrap = city::PictureWrap::Mirror;
        }
        out.pictures.push_back(std::move(picture));
        return out.pictures.size() < kMostAppearances;
    });
    eachItem(jsonMember(*members, "vertices-texture"), [&out](std::string_view item) {
        std::vector<double> spot;
        constexpr double kFarthest = 1e6;
        if (!readNumbers(item, 2, spot) || spot.size() != 2 || std::abs(spot[0]) > kFarthest ||
            std::abs(spot[1]) > kFarthest)
            spot = {0, 0};
        out.spots.push_back({static_cast<float>(spot[0]), static_cast<float>(spot[1])});
        return out.spots.size() < kMostSpots;
    });
    out.pictureTheme = jsonText(jsonMember(*members, "default-theme-texture")).value_or(std::string());
    out.materialTheme = jsonText(jsonMember(*members, "default-theme-material")).value_or(std::string());
    return out;
}

CityJsonLooks::CityJsonLooks(const CityModel &model)
    : m_model(model)
    , m_common(readAppearance(model.member("appearance")))
{
    m_any = !m_common.isEmpty() || std::ranges::any_of(model.features, [](const CityModelFeature &feature) {
        return !feature.appearance.empty();
    });
}

const Appearance &CityJsonLooks::appearanceOf(quint32 feature)
{
    const std::string_view own = m_model.features[feature].appearance;
    if (own.empty())
        return m_common;
    const auto known = m_own.find(feature);
    if (known != m_own.end())
        return known->second;
    constexpr size_t kKept = 32; // the parts of a building may lie in several features
    if (m_own.size() >= kKept)
        m_own.clear();
    return m_own.emplace(feature, readAppearance(own)).first->second;
}

qint32 CityJsonLooks::pictureNumber(const QString &name)
{
    // One file in however many spellings.
    const QString path = ModelFolder::pathOf(name);
    const auto [known, added] =
        m_numbers.emplace(path.isEmpty() ? name : path, static_cast<qint32>(m_pictures.size()));
    if (added)
        m_pictures.push_back(name);
    return known->second;
}

void CityJsonLooks::collect(const CityObject &object, const ModelGeometry &geometry, Faces &faces)
{
    const ModelGeometry *said = &geometry;
    const geo::Brep *brep = &geometry.brep;
    if (geometry.use) {
        if (geometry.use->number >= m_model.templates.size())
            return;
        said = &m_model.templates[geometry.use->number];
    }
    const int levels = boundaryLevels(said->kind);
    if (levels < kFaceLevels || (said->texture.empty() && said->material.empty()))
        return;
    if (geometry.use) {
        Result<geo::Brep> placed = resolved(m_model, geometry);
        if (!placed)
            return;
        brep = &m_placed.emplace_back(std::move(*placed));
    }
    const Appearance &appearance = appearanceOf(object.feature);
    TextureSink textures{*brep, appearance, levels};
    const std::optional<JsonMembers> texture = jsonMembers(themeOf(said->texture, appearance.pictureTheme));
    if (!texture || !readNestedNumbers(jsonMember(*texture, "values"), levels, textures) ||
        textures.rings.size() != brep->rings.size())
        textures.rings.clear();
    constexpr qint64 kNone = -1;
    std::vector<qint64> faceMaterials;
    const auto materialOf = [](quint32 number, qint64 &material) {
        material = number;
        return true;
    };
    FaceListSink materials{*brep, levels - 2, kNone, materialOf, faceMaterials};
    if (const auto material = jsonMembers(themeOf(said->material, appearance.materialTheme))) {
        std::vector<double> one;
        if (readNumbers('[' + std::string(jsonMember(*material, "value")) + ']', 1, one) && one.size() == 1 &&
            one.front() >= 0)
            faceMaterials.assign(brep->faces.size(), static_cast<qint64>(one.front()));
        else if (!readNestedNumbers(jsonMember(*material, "values"), levels - 2, materials))
            faceMaterials.clear();
    }
    for (size_t f = 0; f < brep->faces.size(); ++f) {
        Face face{brep, f, {}, {}, {}};
        const qint64 material = f < faceMaterials.size() ? faceMaterials[f] : kNone;
        if (material >= 0 && static_cast<size_t>(material) < appearance.materials.size())
            face.look.color = appearance.materials[static_cast<size_t>(material)];
        const geo::Brep::Range rings = brep->ringsOf(f);
        bool whole = !textures.rings.empty() && rings.size() > 0;
        for (size_t r = rings.first; r < rings.last && whole; ++r) {
            const TextureSink::Ring &ring = textures.rings[r];
            whole = ring.texture >= 0 && ring.texture == textures.rings[rings.first].texture &&
                    ring.spots.size() == brep->ring(r).size();
            std::vector<city::PictureSpot> &spots = face.spots.emplace_back();
            for (const quint32 spot : ring.spots)
                spots.push_back(appearance.spots[spot]);
        }
        const qint64 picture = whole ? textures.rings[rings.first].texture : -1;
        if (whole && !appearance.pictures[static_cast<size_t>(picture)].name.isEmpty()) {
            face.picture = appearance.pictures[static_cast<size_t>(picture)];
            face.look.picture = 0; // its number is asked for where it is needed
        } else {
            face.spots.clear();
        }
        if (face.look.picture < 0 && face.look.color == 0)
            continue;
        const auto ring = brep->ring(rings.first);
        const quint64 key =
            ringKey(ring.size(), [&](size_t i) -> const geo::Coord & { return brep->vertices[ring[i]]; });
        faces.emplace(key, std::move(face));
    }
}

city::BuildingLook CityJsonLooks::of(quint32 building, const geo::Geometry &solid)
{
    city::BuildingLook out;
    if (!m_any || solid.isEmpty())
        return out;
    Faces known;
    m_placed.clear();
    std::vector<quint32> group{building};
    for (size_t i = 0; i < group.size() && group.size() < kLargestLookGroup; ++i) {
        const CityObject &object = m_model.objects[group[i]];
        for (const ModelGeometry &geometry : object.geometries)
            collect(object, geometry, known);
        group.insert(group.end(), object.children.begin(), object.children.end());
    }
    if (known.empty())
        return out;
    std::map<qint32, qint32> numbers; // of all pictures -> in the look
    bool any = false;
    for (size_t part = 0; part < solid.partCount(); ++part) {
        city::FaceLook look;
        look.firstSpot = static_cast<quint32>(out.spots.size());
        auto ring = solid.ring(part, 0);
        if (ring.size() > 1 && ring.front() == ring.back())
            ring = ring.first(ring.size() - 1);
        const auto [first, last] =
            known.equal_range(ringKey(ring.size(), [&](size_t i) -> const geo::Coord & { return ring[i]; }));
        // Of two that lie upon one another the one that is turned as this one is.
        const auto turnedAlike = [&ring](const auto &entry) {
            const Face &face = entry.second;
            const auto theirs = face.brep->ring(face.brep->ringsOf(face.face).first);
            for (size_t i = 0; i < theirs.size() && ring.size() > 1; ++i) {
                if (face.brep->vertices[theirs[i]] == ring[0])
                    return face.brep->vertices[theirs[(i + 1) % theirs.size()]] == ring[1];
            }
            return false;
        };
        auto found = std::find_if(first, last, turnedAlike);
        if (found == last)
            found = first;
        if (found == last) {
            out.faces.push_back(look);
            continue;
        }
        const Face &face = found->second;
        look.color = face.look.color;
        if (face.look.picture >= 0) {
            const SpotsOfFace spots(*face.brep, face.face, face.spots);
            bool whole = true;
            for (size_t r = 0; r < solid.ringCount(part) && whole; ++r) {
                for (const geo::Coord &c : solid.ring(part, r)) {
                    const std::optional<city::PictureSpot> spot = spots.at(c);
                    whole = whole && spot;
                    out.spots.push_back(spot.value_or(city::PictureSpot()));
                }
            }
            if (whole) {
                look.wrap = settled(std::span(out.spots).subspan(look.firstSpot), face.picture);
                const qint32 named = pictureNumber(face.picture.name);
                const auto [number, added] = numbers.emplace(named, static_cast<qint32>(out.pictures.size()));
                if (added)
                    out.pictures.push_back(QString::number(named));
                look.picture = number->second;
            } else {
                out.spots.resize(look.firstSpot);
            }
        }
        any = any || look.picture >= 0 || look.color != 0;
        out.faces.push_back(look);
    }
    return any ? out : city::BuildingLook();
}

} // namespace dothi::io
