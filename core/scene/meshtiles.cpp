// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/scene/facing.h>
#include <dothi/scene/meshtiles.h>

#include <osg/MatrixTransform>

#include <algorithm>
#include <cmath>

namespace dothi::scene {

namespace {

constexpr double kSmallestTileM = 250;
constexpr double kLargestTileM = 1000;
constexpr double kFeaturesPerTile = 400;

GLushort centimetres(double metres)
{
    return static_cast<GLushort>(std::clamp(metres * 100 + 0.5, 0.0, 65535.0));
}

GLbyte signedByte(double unit)
{
    return static_cast<GLbyte>(std::lround(std::clamp(unit, -1.0, 1.0) * 127));
}

bool isSurface(Material material)
{
    return material != Material::GroundLine && material != Material::Stroke && material != Material::Line &&
           material != Material::Blob && material != Material::Glow;
}

bool hasExtras(Material material)
{
    return material != Material::Terrain && material != Material::Fill && material != Material::Hatch &&
           material != Material::Block;
}

} // namespace

osg::Vec4ub toColor(const QColor &color)
{
    return {static_cast<GLubyte>(color.red()), static_cast<GLubyte>(color.green()),
            static_cast<GLubyte>(color.blue()), static_cast<GLubyte>(color.alpha())};
}

Mesh::Mesh(Material material, const osg::Vec3d &origin)
    : m_material(material)
    , m_origin(origin)
    , m_positions(new osg::Vec3Array)
    , m_colors(new osg::Vec4ubArray)
    , m_indices(new osg::DrawElementsUInt(GL_TRIANGLES))
{
    if (isSurface(material))
        m_normals = new osg::Vec4bArray;
    if (material == Material::Line || material == Material::GroundLine || material == Material::Stroke)
        m_others = new osg::Vec3Array;
    if (hasExtras(material))
        m_extras = new osg::Vec4usArray;
    if (material == Material::Textured)
        m_spots = new osg::Vec2Array;
}

GLuint Mesh::addGround(const osg::Vec3d &local, const osg::Vec3f &normal, const osg::Vec4ub &color,
                       double shoreM)
{
    m_positions->push_back(osg::Vec3f(local - m_origin));
    m_normals->push_back({signedByte(normal.x()), signedByte(normal.y()), signedByte(normal.z()), 0});
    m_colors->push_back(color);
    if (m_extras)
        m_extras->push_back({centimetres(shoreM), 0, 0, 0});
    return static_cast<GLuint>(m_positions->size() - 1);
}

GLuint Mesh::addFace(const osg::Vec3d &local, const osg::Vec3f &normal, const osg::Vec4ub &color,
                     const osg::Vec4d &edges, double storeyM)
{
    m_positions->push_back(osg::Vec3f(local - m_origin));
    m_normals->push_back({signedByte(normal.x()), signedByte(normal.y()), signedByte(normal.z()),
                          static_cast<GLbyte>(std::lround(std::clamp(storeyM * 10, 0.0, 127.0)))});
    m_colors->push_back(color);
    if (m_extras)
        m_extras->push_back(
            {centimetres(edges.x()), centimetres(edges.y()), centimetres(edges.z()), centimetres(edges.w())});
    return static_cast<GLuint>(m_positions->size() - 1);
}

void Mesh::addTriangle(GLuint a, GLuint b, GLuint c)
{
    m_indices->push_back(a);
    m_indices->push_back(b);
    m_indices->push_back(c);
}

void Mesh::addSegment(const osg::Vec3d &a, const osg::Vec3d &b, const osg::Vec4ub &color, double widthPx,
                      double widthM, double startM, double dashM)
{
    const osg::Vec3f pa(a - m_origin);
    const osg::Vec3f pb(b - m_origin);
    const double length = (b - a).length();
    // Where in its dash the piece starts; then the distance runs on in centimetres.
    const double offset = dashM > 0 ? std::fmod(startM, dashM) : 0;
    const auto first = static_cast<GLuint>(m_positions->size());
    for (int corner = 0; corner < 4; ++corner) {
        const bool atStart = corner < 2;
        m_positions->push_back(atStart ? pa : pb);
        m_others->push_back(atStart ? pb : pa);
        m_colors->push_back(color);
        // x: which corner (and whether the width is in metres), y: width in 1/100 px or m, z: distance, w:
        // period
        m_extras->push_back({static_cast<GLushort>(corner + (widthM > 0 ? 4 : 0)),
                             centimetres(widthM > 0 ? widthM : widthPx),
                             dashM > 0 ? centimetres(atStart ? offset : offset + length) : GLushort(0),
                             dashM > 0 ? centimetres(dashM) : GLushort(0)});
    }
    addTriangle(first, first + 1, first + 2);
    addTriangle(first + 2, first + 1, first + 3);
}

void Mesh::addTick(const osg::Vec3d &at, const osg::Vec3d &from, const osg::Vec4ub &color, double lengthPx)
{
    const auto first = static_cast<GLuint>(m_positions->size());
    for (int corner = 0; corner < 4; ++corner) {
        m_positions->push_back(osg::Vec3f(at - m_origin));
        m_others->push_back(osg::Vec3f(from - m_origin));
        m_colors->push_back(color);
        m_extras->push_back({static_cast<GLushort>(corner + 8), centimetres(lengthPx), 0, 0});
    }
    addTriangle(first, first + 1, first + 2);
    addTriangle(first + 2, first + 1, first + 3);
}

void Mesh::addBlob(const osg::Vec3d &center, double radiusM, const osg::Vec4ub &color, double aboveGroundM)
{
    const auto first = static_cast<GLuint>(m_positions->size());
    for (int corner = 0; corner < 4; ++corner) {
        m_positions->push_back(osg::Vec3f(center - m_origin));
        m_colors->push_back(color);
        m_extras->push_back(
            {static_cast<GLushort>(corner), centimetres(radiusM), centimetres(aboveGroundM), 0});
    }
    addTriangle(first, first + 1, first + 2);
    addTriangle(first + 2, first + 1, first + 3);
}

void Mesh::own(city::FeatureId id, size_t firstIndex)
{
    const size_t count = m_indices->size() - firstIndex;
    if (count == 0)
        return;
    if (!m_ranges.empty() && m_ranges.back().id == id &&
        m_ranges.back().first + m_ranges.back().count == firstIndex) {
        m_ranges.back().count += static_cast<quint32>(count);
        return;
    }
    m_ranges.push_back({id, static_cast<quint32>(firstIndex), static_cast<quint32>(count)});
}

void Mesh::share(city::FeatureId id, size_t firstIndex)
{
    if (m_indices->size() > firstIndex)
        m_ranges.push_back(
            {id, static_cast<quint32>(firstIndex), static_cast<quint32>(m_indices->size() - firstIndex)});
}

osg::ref_ptr<osg::Geometry> geometryOf(const MeshArrays &arrays, const osg::BoundingBox &bound)
{
    osg::ref_ptr<osg::Geometry> geometry = new osg::Geometry;
    geometry->setUseDisplayList(false);
    geometry->setUseVertexBufferObjects(true);
    geometry->setVertexArray(arrays.positions);
    arrays.colors->setNormalize(true);
    geometry->setColorArray(arrays.colors, osg::Array::BIND_PER_VERTEX);
    if (arrays.normals) {
        arrays.normals->setNormalize(true);
        geometry->setVertexAttribArray(kNormalSlot, arrays.normals, osg::Array::BIND_PER_VERTEX);
    }
    if (arrays.others)
        geometry->setVertexAttribArray(kOtherSlot, arrays.others, osg::Array::BIND_PER_VERTEX);
    if (arrays.extras) {
        arrays.extras->setNormalize(false);
        geometry->setVertexAttribArray(kExtraSlot, arrays.extras, osg::Array::BIND_PER_VERTEX);
    }
    if (arrays.spots)
        geometry->setTexCoordArray(0, arrays.spots, osg::Array::BIND_PER_VERTEX);
    geometry->addPrimitiveSet(arrays.indices);
    geometry->setInitialBound(bound);
    return geometry;
}

TileMesh Mesh::finish(double growM)
{
    TileMesh mesh;
    mesh.origin = m_origin;
    mesh.material = m_material;
    mesh.ranges = std::move(m_ranges);
    m_positions->trim();
    m_colors->trim();
    if (m_normals)
        m_normals->trim();
    if (m_others)
        m_others->trim();
    if (m_extras)
        m_extras->trim();
    // Shaders move vertices (widths, crowns, shadows): the bound for culling must hold that too.
    osg::BoundingBox box;
    for (const osg::Vec3f &p : *m_positions)
        box.expandBy(p);
    if (box.valid() && growM > 0) {
        const auto grow = static_cast<float>(growM);
        box.expandBy(box._min - osg::Vec3f(grow, grow, grow));
        box.expandBy(box._max + osg::Vec3f(grow, grow, grow));
    }
    mesh.geometry =
        geometryOf({m_positions, m_colors, m_normals, m_others, m_extras, m_indices, m_spots}, box);
    return mesh;
}

MeshTiles::MeshTiles(const geo::LocalFrame &frame, double tileM)
    : m_frame(frame)
    , m_tileM(std::max(1.0, tileM))
{}

osg::Vec3d MeshTiles::toLocal(const geo::Coord &map) const
{
    const geo::Coord local = m_frame.toLocal(map);
    return {local.x, local.y, local.z};
}

Mesh &MeshTiles::mesh(const PartKey &key, const geo::Coord &center)
{
    const osg::Vec3d local = toLocal(center);
    const auto tile = [this](double v) {
        return static_cast<qint32>(std::floor(std::clamp(v / m_tileM, -1e8, 1e8)));
    };
    const std::pair<qint32, qint32> place{tile(local.x()), tile(local.y())};
    auto &tiles = m_meshes[key];
    const auto found = tiles.find(place);
    if (found != tiles.end())
        return found->second;
    const osg::Vec3d origin((place.first + 0.5) * m_tileM, (place.second + 0.5) * m_tileM,
                            -m_frame.origin().z);
    return tiles.emplace(place, Mesh(key.material, origin)).first->second;
}

void hangMesh(LayerIndex &index, osg::Group &root, const PartKey &key, TileMesh mesh, osg::StateSet *sheet)
{
    auto part = std::find_if(index.parts.begin(), index.parts.end(), [&key](const LayerPart &p) {
        return p.material == key.material && p.bin == key.bin;
    });
    if (part == index.parts.end()) {
        osg::ref_ptr<osg::Group> group = new osg::Group;
        root.addChild(group);
        index.parts.push_back({key.material, key.bin, group, {}});
        part = index.parts.end() - 1;
    }
    osg::ref_ptr<osg::MatrixTransform> transform =
        new osg::MatrixTransform(osg::Matrixd::translate(mesh.origin));
    transform->setDataVariance(osg::Object::STATIC);
    transform->addChild(mesh.geometry);
    if (sheet)
        transform->setStateSet(sheet);
    const PartTile tile{transform, key.facing, key.nearestM, key.farthestM};
    part->group->addChild(shownWhenSeen(tile));
    part->tiles.push_back(tile);
    index.meshes.push_back(std::move(mesh));
}

int MeshTiles::addSheet(const osg::ref_ptr<osg::StateSet> &sheet, size_t bytes)
{
    m_sheets.push_back(sheet);
    m_sheetBytes += bytes;
    return static_cast<int>(m_sheets.size()) - 1;
}

osg::ref_ptr<osg::Group> MeshTiles::finish(LayerIndex &index)
{
    osg::ref_ptr<osg::Group> root = new osg::Group;
    for (auto &[key, tiles] : m_meshes) {
        // Crowns and wide lines reach a few metres beyond their vertices.
        const double grow = key.material == Material::Blob ? 12 : (m_tileM * 0.02);
        for (auto &[place, mesh] : tiles) {
            if (mesh.indexCount() > 0)
                hangMesh(index, *root, key, mesh.finish(grow),
                         key.sheet < 0 ? nullptr : m_sheets[static_cast<size_t>(key.sheet)].get());
        }
    }
    m_meshes.clear();
    index.pictureBytes = m_sheetBytes;
    // Bounds are computed on first use: better here than in the first frame.
    static_cast<void>(root->getBound());
    return root;
}

double tileSizeFor(const geo::Extent &extent, qint64 features)
{
    const double area = extent.width() * extent.height();
    if (features <= 0 || !(area > 0))
        return kSmallestTileM;
    return std::clamp(std::sqrt(area / static_cast<double>(features) * kFeaturesPerTile), kSmallestTileM,
                      kLargestTileM);
}

} // namespace dothi::scene
