// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What of a layer is hidden behind houses, and the walls that hide it.

#include <dothi/scene/meshtiles.h>
#include <dothi/scene/scenelayer.h>

#include <algorithm>
#include <cmath>

namespace dothi::scene {

namespace {

/// The walls of a mesh that are upright rectangles standing on the ground: two triangles over four corners,
/// left and right foot, right and left top, as addPrism() makes them.
void addWallsOf(const TileMesh &mesh, std::vector<UprightWall> &walls)
{
    const auto *positions = dynamic_cast<const osg::Vec3Array *>(mesh.geometry->getVertexArray());
    const auto *extras =
        dynamic_cast<const osg::Vec4usArray *>(mesh.geometry->getVertexAttribArray(kExtraSlot));
    const auto *indices = mesh.geometry->getNumPrimitiveSets() == 1
                              ? dynamic_cast<const osg::DrawElementsUInt *>(mesh.geometry->getPrimitiveSet(0))
                              : nullptr;
    if (!positions || !extras || !indices)
        return;
    const auto samePlace = [](const osg::Vec3f &p, const osg::Vec3f &q) {
        return p.x() == q.x() && p.y() == q.y();
    };
    for (size_t i = 0; i + 5 < indices->size(); i += 3) {
        const GLuint first = (*indices)[i];
        if ((*indices)[i + 1] != first + 1 || (*indices)[i + 2] != first + 2 || (*indices)[i + 3] != first ||
            (*indices)[i + 4] != first + 2 || (*indices)[i + 5] != first + 3 ||
            first + 3 >= positions->size()) {
            continue;
        }
        const osg::Vec3f &a = (*positions)[first];
        const osg::Vec3f &b = (*positions)[first + 1];
        const osg::Vec3f &bTop = (*positions)[first + 2];
        const osg::Vec3f &aTop = (*positions)[first + 3];
        // The third extra is the height above the ground the house stands on.
        const bool standsOnGround = (*extras)[first].z() == 0 && (*extras)[first + 1].z() == 0;
        if (standsOnGround && samePlace(a, aTop) && samePlace(b, bTop) && aTop.z() == bTop.z() &&
            a.z() == b.z() && aTop.z() > a.z()) {
            const osg::Vec3d from = osg::Vec3d(a) + mesh.origin;
            const osg::Vec3d to = osg::Vec3d(b) + mesh.origin;
            walls.push_back(
                {{from.x(), from.y()}, {to.x(), to.y()}, static_cast<double>(aTop.z()) + mesh.origin.z()});
        }
        i += 3;
    }
}

/// What shaders leave where it is; everything else keeps bounds that hold what they do.
bool staysInPlace(Material material)
{
    switch (material) {
    case Material::Terrain:
    case Material::Fill:
    case Material::Hatch:
    case Material::Water:
    case Material::Building:
    case Material::Block:
    case Material::Plain:
    case Material::Solid:
        return true;
    default:
        return false;
    }
}

double distanceTo(const osg::BoundingBoxd &box, const osg::Vec3d &p)
{
    const double dx = std::max({box.xMin() - p.x(), p.x() - box.xMax(), 0.0});
    const double dy = std::max({box.yMin() - p.y(), p.y() - box.yMax(), 0.0});
    return std::hypot(dx, dy);
}

} // namespace

osg::BoundingBoxd SceneLayer::drawnBox(const LayerScene &scene)
{
    osg::BoundingBoxd box;
    if (!scene.index)
        return box;
    for (const TileMesh &mesh : scene.index->meshes) {
        osg::BoundingBox own;
        const auto *positions = dynamic_cast<const osg::Vec3Array *>(mesh.geometry->getVertexArray());
        if (positions && staysInPlace(mesh.material)) {
            for (const osg::Vec3f &p : *positions)
                own.expandBy(p);
        } else {
            own = mesh.geometry->getBoundingBox();
        }
        if (!own.valid())
            continue;
        box.expandBy(osg::Vec3d(own._min) + mesh.origin);
        box.expandBy(osg::Vec3d(own._max) + mesh.origin);
    }
    return box;
}

void SceneLayer::addWalls(const osg::Vec3d &eye, double withinM, std::vector<UprightWall> &walls)
{
    // What one looks through hides nothing.
    if (!m_there || !m_visible || m_opacity < 0.999)
        return;
    for (auto &[key, piece] : m_tiles) {
        if (!piece.shown || !piece.scene.index || !piece.box.valid() || key.level > 0 ||
            distanceTo(piece.box, eye) > withinM || piece.box.zMax() <= eye.z()) {
            continue;
        }
        if (!piece.walls) {
            piece.walls.emplace();
            for (const TileMesh &mesh : piece.scene.index->meshes) {
                if (mesh.material == Material::Building)
                    addWallsOf(mesh, *piece.walls);
            }
        }
        for (const UprightWall &wall : *piece.walls) {
            if (wall.topM > eye.z() && std::abs(wall.a.x() - eye.x()) < withinM &&
                std::abs(wall.a.y() - eye.y()) < withinM) {
                walls.push_back(wall);
            }
        }
    }
}

void SceneLayer::addBoxes(std::vector<osg::BoundingBoxd> &boxes) const
{
    // Shadows on the ground reach beyond what throws them.
    const bool onGround = m_sun->shines && !m_sun->mapped;
    const osg::Vec2f shadow = onGround ? shadowPerMetre(osg::Vec3d(m_sun->to)) : osg::Vec2f();
    for (const auto &[key, piece] : m_tiles) {
        if (!piece.shown)
            continue;
        osg::BoundingBoxd box = piece.box;
        if (onGround && piece.shadows && !piece.shadowless && box.valid()) {
            const osg::Vec3d reach = osg::Vec3d(osg::Vec3f(shadow, 0)) * (box.zMax() - box.zMin());
            box.expandBy(box._min + reach);
            const osg::Vec3d high = box._max + reach;
            box.expandBy(osg::Vec3d(high.x(), high.y(), box.zMax()));
        }
        boxes.push_back(box);
    }
}

void SceneLayer::setBehind(const std::vector<bool> &behind, size_t &next)
{
    for (auto &[key, piece] : m_tiles) {
        if (!piece.shown)
            continue;
        const bool now = next < behind.size() && behind[next];
        ++next;
        if (now != piece.behind) {
            piece.behind = now;
            applyMask(piece);
        }
    }
}

void SceneLayer::applyMask(Piece &piece)
{
    if (piece.holder)
        piece.holder->setNodeMask(piece.shown && !piece.behind ? ~0U : 0U);
}

qint64 SceneLayer::drawnTriangles() const
{
    qint64 hidden = 0;
    for (const auto &[key, piece] : m_tiles) {
        if (piece.shown && piece.behind)
            hidden += piece.scene.triangles;
    }
    return shownTriangles() - hidden;
}

} // namespace dothi::scene
