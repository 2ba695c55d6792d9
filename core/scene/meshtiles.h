// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/geo/localframe.h>
#include <dothi/scene/layerindex.h>

#include <osg/Array>
#include <osg/PrimitiveSet>
#include <osg/StateSet>

#include <QColor>

#include <map>
#include <tuple>

namespace dothi::scene {

/// Attribute slots of the shaders beside position and colour; not aliased with any fixed one on any driver.
inline constexpr unsigned kNormalSlot = 6; ///< surfaces: normal (xyz) and storey height (w, decimetres / 127)
inline constexpr unsigned kOtherSlot = 6;  ///< lines: the segment's other end
inline constexpr unsigned kExtraSlot = 7;  ///< see the add… functions of Mesh

/// Which mesh of a tile something goes into.
struct PartKey
{
    Material material = Material::Fill;
    int bin = kFillBin;
    float farthestM = 0; ///< not drawn when its tile is farther from the eye; 0: always drawn
    float nearestM = 0;  ///< nor when it is nearer
    int facing = kAnyFacing;
    int sheet = -1; ///< the sheet of pictures it is drawn with (MeshTiles::addSheet()); -1: none

    friend bool operator<(const PartKey &a, const PartKey &b)
    {
        return std::tie(a.material, a.bin, a.farthestM, a.nearestM, a.facing, a.sheet) <
               std::tie(b.material, b.bin, b.farthestM, b.nearestM, b.facing, b.sheet);
    }
};

/// 8-bit colour as the meshes hold it.
[[nodiscard]] osg::Vec4ub toColor(const QColor &color);

/// The arrays of a mesh; what its material does not need is null.
struct MeshArrays
{
    osg::ref_ptr<osg::Vec3Array> positions;
    osg::ref_ptr<osg::Vec4ubArray> colors;
    osg::ref_ptr<osg::Vec4bArray> normals;
    osg::ref_ptr<osg::Vec3Array> others;
    osg::ref_ptr<osg::Vec4usArray> extras;
    osg::ref_ptr<osg::DrawElementsUInt> indices;
    osg::ref_ptr<osg::Vec2Array> spots = nullptr; ///< on the sheet
};
[[nodiscard]] osg::ref_ptr<osg::Geometry> geometryOf(const MeshArrays &arrays, const osg::BoundingBox &bound);

/// Hangs a finished mesh into the graph of its layer, below the group of its part. `sheet`: the pictures it
/// is drawn with, or null.
void hangMesh(LayerIndex &index, osg::Group &root, const PartKey &key, TileMesh mesh,
              osg::StateSet *sheet = nullptr);

/// The arrays of one tile's mesh while they grow. Positions are handed in in local metres (double) and kept
/// relative to the tile, so that a float never holds a large number.
class Mesh
{
public:
    Mesh(Material material, const osg::Vec3d &origin);

    /// A vertex of a draped surface. `shoreM`: distance from the shore (water only).
    GLuint addGround(const osg::Vec3d &local, const osg::Vec3f &normal, const osg::Vec4ub &color,
                     double shoreM = 0);
    /// A vertex of a solid face. `edges`: metres to up to four edges of the face that are drawn; walls give
    /// left, right, height above the foot, metres below the top.
    GLuint addFace(const osg::Vec3d &local, const osg::Vec3f &normal, const osg::Vec4ub &color,
                   const osg::Vec4d &edges, double storeyM = 0);
    /// Where the vertex added last lies on the sheet of pictures; for each one of a textured mesh.
    void addSpot(const osg::Vec2f &spot) { m_spots->push_back(spot); }
    void addTriangle(GLuint a, GLuint b, GLuint c);
    /// One piece of a line. Width in pixels, or in metres when `widthM` > 0 (then at least a thin pixel
    /// line). `startM`: length of the line before it; `dashM`: period of the dashes, 0 for none.
    void addSegment(const osg::Vec3d &a, const osg::Vec3d &b, const osg::Vec4ub &color, double widthPx,
                    double widthM = 0, double startM = 0, double dashM = 0);
    /// A mark across the end `at` of a line that comes from `from`, as long on screen as `lengthPx`.
    void addTick(const osg::Vec3d &at, const osg::Vec3d &from, const osg::Vec4ub &color, double lengthPx);
    /// A ball that always shows its round side. `aboveGroundM`: height of its middle, for its shadow.
    void addBlob(const osg::Vec3d &center, double radiusM, const osg::Vec4ub &color, double aboveGroundM = 0);

    [[nodiscard]] size_t indexCount() const { return m_indices->size(); }
    /// Everything added since `firstIndex` belongs to this feature.
    void own(city::FeatureId id, size_t firstIndex);
    /// The same for what several features stand behind: to be called for each of them.
    void share(city::FeatureId id, size_t firstIndex);

    [[nodiscard]] const osg::Vec3d &origin() const { return m_origin; }
    /// The OSG geometry; the mesh is spent afterwards. Its bound is computed here, on the worker.
    [[nodiscard]] TileMesh finish(double growM);

private:
    Material m_material;
    osg::Vec3d m_origin;
    osg::ref_ptr<osg::Vec3Array> m_positions;
    osg::ref_ptr<osg::Vec4ubArray> m_colors;
    osg::ref_ptr<osg::Vec4bArray> m_normals;
    osg::ref_ptr<osg::Vec3Array> m_others;
    osg::ref_ptr<osg::Vec4usArray> m_extras;
    osg::ref_ptr<osg::Vec2Array> m_spots;
    osg::ref_ptr<osg::DrawElementsUInt> m_indices;
    std::vector<FeatureRange> m_ranges;
};

/// The tiles of a layer while a worker fills them.
class MeshTiles
{
public:
    /// `tileM`: edge of a tile; see tileSizeFor().
    MeshTiles(const geo::LocalFrame &frame, double tileM);

    [[nodiscard]] osg::Vec3d toLocal(const geo::Coord &map) const;
    /// The mesh for things about `center` (map).
    [[nodiscard]] Mesh &mesh(const PartKey &key, const geo::Coord &center);

    /// A sheet of pictures, for the keys of meshes; takes so much memory.
    [[nodiscard]] int addSheet(const osg::ref_ptr<osg::StateSet> &sheet, size_t bytes);

    /// Builds the graph: a group per material, below it a transform per tile. Spent afterwards.
    [[nodiscard]] osg::ref_ptr<osg::Group> finish(LayerIndex &index);

private:
    geo::LocalFrame m_frame;
    double m_tileM;
    std::map<PartKey, std::map<std::pair<qint32, qint32>, Mesh>> m_meshes;
    std::vector<osg::ref_ptr<osg::StateSet>> m_sheets;
    size_t m_sheetBytes = 0;
};

/// Edge of the tiles for so many features in that extent: enough in each to be worth a draw call, few enough
/// to cull.
[[nodiscard]] double tileSizeFor(const geo::Extent &extent, qint64 features);

} // namespace dothi::scene
