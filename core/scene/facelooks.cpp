// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/scene/facelooks.h>
#include <dothi/scene/picturesheet.h>

#include <algorithm>
#include <array>
#include <memory>

namespace dothi::scene {

namespace {

/// Pictures on one sheet: more would be of a few pixels each.
constexpr size_t kMostOnSheet = 2000;
/// Pictures of a tile that are repeated, each a texture of its own, and how large they are at most.
constexpr size_t kMostRepeated = 32;
constexpr int kLargestRepeated = 512;
constexpr size_t kMostTexturedTriangles = 2'000'000;

} // namespace

FaceLooks::FaceLooks(const city::Store &store)
    : m_store(&store)
    , m_any(!city::lookMark(store).isEmpty())
{}

city::BuildingLook FaceLooks::of(city::FeatureId building, const geo::Geometry &solid) const
{
    if (!m_any)
        return {};
    const Result<QByteArray> document = m_store->document(city::lookKind(), city::lookId(building));
    return document ? city::lookOf(*document, solid) : city::BuildingLook();
}

void FaceLooks::add(const QString &picture, Face face)
{
    Pictured &pictured = m_faces[picture];
    pictured.repeats = pictured.repeats || face.wrap != city::PictureWrap::Within;
    pictured.faces.push_back(std::move(face));
}

Result<> FaceLooks::finish(MeshTiles &tiles, const TaskContext &task)
{
    std::vector<city::LookPicture> beside;
    std::map<QString, size_t> placeOf; // on the sheet
    std::map<QString, city::LookPicture> repeated;
    std::map<QString, QColor> averages;
    for (const auto &[id, pictured] : m_faces) {
        DOTHI_TRY(task.checkpoint());
        const Result<QByteArray> document = m_store->document(city::lookKind(), id);
        const city::LookPicture picture = document ? city::LookPicture(*document) : city::LookPicture();
        if (picture.isNull())
            continue;
        averages[id] = picture.average();
        if (pictured.repeats && repeated.size() < kMostRepeated) {
            repeated.emplace(id, picture);
        } else if (!pictured.repeats && beside.size() < kMostOnSheet) {
            placeOf.emplace(id, beside.size());
            beside.push_back(picture);
        }
    }
    DOTHI_TRY(task.checkpoint());
    const PictureSheet shared{std::span<const city::LookPicture>(beside)};
    const int sharedNumber =
        beside.empty() || !shared.state() ? -1 : tiles.addSheet(shared.state(), shared.bytes());
    size_t triangles = 0;
    for (auto &[id, pictured] : m_faces) {
        DOTHI_TRY(task.checkpoint());
        const PictureSheet *sheet = nullptr;
        int number = -1;
        size_t place = 0;
        std::unique_ptr<PictureSheet> own;
        if (const auto on = placeOf.find(id); on != placeOf.end() && sharedNumber >= 0) {
            sheet = &shared;
            number = sharedNumber;
            place = on->second;
        } else if (const auto alone = repeated.find(id); alone != repeated.end()) {
            const auto wrapped = std::ranges::find_if(
                pictured.faces, [](const Face &face) { return face.wrap != city::PictureWrap::Within; });
            own = std::make_unique<PictureSheet>(alone->second, wrapped->wrap, kLargestRepeated);
            sheet = own.get();
            number = tiles.addSheet(own->state(), own->bytes());
        }
        const auto average = averages.find(id);
        for (const Face &face : pictured.faces) {
            triangles += face.corners.size() / 3;
            const bool textured = number >= 0 && triangles <= kMostTexturedTriangles;
            const osg::Vec4ub color = toColor(average == averages.end() ? face.plain : average->second);
            PartKey key{textured ? Material::Textured : Material::Building, kBuildingBin, 0};
            key.facing = face.facing;
            key.sheet = textured ? number : -1;
            Mesh &mesh = tiles.mesh(key, face.center);
            const size_t first = mesh.indexCount();
            for (size_t i = 0; i + 2 < face.corners.size(); i += 3) {
                std::array<GLuint, 3> at{};
                for (size_t k = 0; k < 3; ++k) {
                    const Corner &corner = face.corners[i + k];
                    at[k] = mesh.addFace(corner.local, face.normal, color, corner.edges, face.storeyM);
                    if (textured)
                        mesh.addSpot(sheet->on(place, corner.spot));
                }
                mesh.addTriangle(at[0], at[1], at[2]);
            }
            mesh.own(face.id, first);
        }
    }
    m_faces.clear();
    return {};
}

} // namespace dothi::scene
