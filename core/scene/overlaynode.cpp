// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/triangulate.h>
#include <dothi/scene/creaseedges.h>
#include <dothi/scene/facemesh.h>
#include <dothi/scene/overlaynode.h>

#include <osg/MatrixTransform>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace dothi::scene {

namespace {

constexpr double kTickPx = 13;
/// How strongly what lies behind other things shines through.
constexpr float kBehind = 0.3F;
/// The bodies of what is selected, where something hides them.
const QColor kTint(0x0F, 0x6F, 0xDE, 58);

/// A mesh of its own, outside the tiles of a layer, hung below a group with its state.
osg::ref_ptr<osg::Node> placed(Mesh &mesh)
{
    TileMesh done = mesh.finish(30);
    osg::ref_ptr<osg::MatrixTransform> transform =
        new osg::MatrixTransform(osg::Matrixd::translate(done.origin));
    transform->addChild(done.geometry);
    return transform;
}

osg::ref_ptr<osg::Group> hang(Mesh &mesh, const osg::ref_ptr<osg::StateSet> &state)
{
    osg::ref_ptr<osg::Group> group = new osg::Group;
    group->setStateSet(state);
    group->addChild(placed(mesh));
    return group;
}

geo::Coord anySpot(const Overlay &overlay)
{
    for (const OverlayVolume &volume : overlay.volumes) {
        if (!volume.footprint.isEmpty())
            return volume.footprint.coords()[0];
    }
    for (const OverlayArea &area : overlay.areas) {
        if (!area.polygon.isEmpty())
            return area.polygon.coords()[0];
    }
    for (const OverlayLine &line : overlay.lines) {
        if (!line.coords.empty())
            return line.coords[0];
    }
    return {};
}

bool isDrawable(const std::vector<geo::Coord> &coords)
{
    return std::all_of(coords.begin(), coords.end(), [](const geo::Coord &c) {
        return std::isfinite(c.x) && std::isfinite(c.y) && std::isfinite(c.z);
    });
}

QColor opaque(QColor color)
{
    color.setAlpha(255);
    return color;
}

std::vector<geo::Coord> ringAt(const std::vector<geo::Coord> &ring, double z)
{
    std::vector<geo::Coord> lifted = ring;
    for (geo::Coord &c : lifted)
        c.z = z;
    if (!lifted.empty())
        lifted.push_back(lifted.front());
    return lifted;
}

void addPrismEdges(std::vector<OverlayLine> &lines, const city::BuildingShape::Prism &prism, double footM,
                   const QColor &color, double widthPx)
{
    for (const auto &ring : prism.rings) {
        lines.push_back({ringAt(ring, footM), color, widthPx});
        lines.push_back({ringAt(ring, prism.topM), color, widthPx});
        // Upright edges at true corners only: a round tower would turn into a cage.
        for (size_t i = 0; i < ring.size(); ++i) {
            const geo::Coord &a = ring[(i + ring.size() - 1) % ring.size()];
            const geo::Coord &b = ring[i];
            const geo::Coord &c = ring[(i + 1) % ring.size()];
            const double turn = std::atan2((b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x),
                                           (b.x - a.x) * (c.x - b.x) + (b.y - a.y) * (c.y - b.y));
            if (std::abs(turn) > 0.44)
                lines.push_back({{{b.x, b.y, footM}, {b.x, b.y, prism.topM}}, color, widthPx});
        }
    }
}

void addCreases(std::vector<OverlayLine> &lines, const std::vector<FaceRings> &faces, const QColor &color,
                double widthPx)
{
    constexpr size_t kMostEdges = 600;
    for (const auto &[a, b] : creaseEdges(faces, kMostEdges))
        lines.push_back({{a, b}, color, widthPx});
}

/// An area without heights: filled on the ground, its outline just above it.
void addOnGround(const OverlayArea &area, const GroundSampler &ground, const MeshTiles &tiles, Mesh &fills,
                 std::vector<OverlayLine> &lines)
{
    const osg::Vec4ub color = toColor(area.color);
    for (size_t part = 0; part < area.polygon.partCount(); ++part) {
        std::vector<geo::Point2> points;
        std::vector<quint32> starts;
        const geo::Coord about = area.polygon.ring(part, 0)[0];
        for (size_t r = 0; r < area.polygon.ringCount(part); ++r) {
            starts.push_back(static_cast<quint32>(points.size()));
            for (const geo::Coord &c : area.polygon.ring(part, r))
                points.push_back({c.x - about.x, c.y - about.y});
            OverlayLine outline{drapeLine(area.polygon.ring(part, r), ground), opaque(area.color), 1.6};
            for (geo::Coord &c : outline.coords)
                c.z += 0.06;
            lines.push_back(std::move(outline));
        }
        std::vector<quint32> triangles = geo::triangulate(points, starts);
        refineOnGround(points, triangles, about, ground, {});
        std::vector<GLuint> vertices;
        for (const geo::Point2 &p : points) {
            const geo::Coord map{p.x + about.x, p.y + about.y, ground.height(p.x + about.x, p.y + about.y)};
            vertices.push_back(fills.addGround(tiles.toLocal(map), ground.normal(map.x, map.y), color));
        }
        for (size_t t = 0; t + 2 < triangles.size(); t += 3)
            fills.addTriangle(vertices[triangles[t]], vertices[triangles[t + 1]], vertices[triangles[t + 2]]);
    }
}

/// Volumes one looks through, the far sides of all of them before the near ones; once more for where they are
/// seen behind houses.
void hangGlass(osg::Group &root, std::vector<std::unique_ptr<Mesh>> glass, Materials &materials)
{
    std::erase_if(glass, [](const std::unique_ptr<Mesh> &mesh) { return mesh->indexCount() == 0; });
    if (glass.empty())
        return;
    osg::ref_ptr<osg::Group> far = new osg::Group;
    far->setStateSet(materials.glassState(kGlassBin, true));
    osg::ref_ptr<osg::Group> near = new osg::Group;
    near->setStateSet(materials.glassState(kGlassBin + 1, false));
    osg::ref_ptr<osg::Group> farBehind = new osg::Group;
    farBehind->setStateSet(materials.glassBehindState(kGlassBehindBin, true));
    osg::ref_ptr<osg::Group> nearBehind = new osg::Group;
    nearBehind->setStateSet(materials.glassBehindState(kGlassBehindBin + 1, false));
    for (const std::unique_ptr<Mesh> &mesh : glass) {
        const osg::ref_ptr<osg::Node> node = placed(*mesh);
        for (const auto &group : {far, near, farBehind, nearBehind})
            group->addChild(node);
    }
    for (const auto &group : {farBehind, nearBehind})
        group->setName(kBehindHouses);
    for (const auto &group : {far, near, farBehind, nearBehind})
        root.addChild(group);
}

} // namespace

bool canBeDrawn(const OverlayVolume &volume)
{
    return volume.footprint.dimension() == 2 && volume.footprint.isFinite() && std::isfinite(volume.baseM) &&
           std::isfinite(volume.topM);
}

city::BuildingShape shapeOf(const OverlayVolume &volume)
{
    city::BuildingHeights heights;
    heights.footM = heights.groundM = std::min(volume.baseM, volume.topM);
    heights.topM = std::max(volume.baseM, volume.topM);
    return buildingShape(volume.footprint, heights, city::RoofKind::Flat);
}

osg::ref_ptr<osg::Group> overlayNode(const Overlay &overlay, Materials &materials,
                                     const geo::LocalFrame &frame, const GroundSampler &ground)
{
    osg::ref_ptr<osg::Group> root = new osg::Group;
    MeshTiles tiles(frame, 1000);
    const osg::Vec3d origin = tiles.toLocal(anySpot(overlay));
    std::vector<OverlayLine> lines = overlay.lines;

    // A mesh for each volume: from far to near they can only be drawn one by one.
    std::vector<std::unique_ptr<Mesh>> glass;
    const auto newSink = [&] {
        glass.push_back(std::make_unique<Mesh>(Material::Glass, origin));
        return FaceSink{tiles, *glass.back(), nullptr};
    };
    for (const OverlayVolume &volume : overlay.volumes) {
        if (!canBeDrawn(volume))
            continue;
        const double base = std::min(volume.baseM, volume.topM);
        const city::BuildingShape shape = shapeOf(volume);
        FaceSink sink = newSink();
        for (const city::BuildingShape::Prism &prism : shape.prisms) {
            addPrism(sink, prism, 0, {volume.color, volume.color, base, 0});
            addPrismEdges(lines, prism, base, opaque(volume.color.darker(112)), 1.8);
        }
    }
    Mesh fills(Material::Fill, origin);
    for (const OverlayArea &area : overlay.areas) {
        if (area.polygon.dimension() != 2 || !area.polygon.isFinite())
            continue;
        if (area.polygon.hasZ()) {
            FaceSink sink = newSink();
            addSolid(sink, area.polygon, 0, {area.color, area.color, 0, 0});
            for (size_t part = 0; area.edges && part < area.polygon.partCount(); ++part) {
                for (size_t r = 0; r < area.polygon.ringCount(part); ++r) {
                    const auto ring = area.polygon.ring(part, r);
                    lines.push_back({{ring.begin(), ring.end()}, opaque(area.color), 1.6});
                }
            }
            continue;
        }
        addOnGround(area, ground, tiles, fills, lines);
    }

    Mesh inScene(Material::Line, origin);
    Mesh onTop(Material::Line, origin);
    for (const OverlayLine &line : lines) {
        if (line.coords.size() < 2 || !isDrawable(line.coords) || !(line.widthPx > 0))
            continue;
        Mesh &mesh = line.onTop ? onTop : inScene;
        const osg::Vec4ub color = toColor(line.color);
        for (size_t i = 0; i + 1 < line.coords.size(); ++i)
            mesh.addSegment(tiles.toLocal(line.coords[i]), tiles.toLocal(line.coords[i + 1]), color,
                            line.widthPx);
        if (line.ticks) {
            const size_t last = line.coords.size() - 1;
            mesh.addTick(tiles.toLocal(line.coords[0]), tiles.toLocal(line.coords[1]), color, kTickPx);
            mesh.addTick(tiles.toLocal(line.coords[last]), tiles.toLocal(line.coords[last - 1]), color,
                         kTickPx);
        }
    }

    if (fills.indexCount() > 0)
        root->addChild(hang(fills, materials.state(Material::Fill, kSolidBin - 10)));
    hangGlass(*root, std::move(glass), materials);
    if (inScene.indexCount() > 0) {
        osg::ref_ptr<osg::Group> seen = hang(inScene, materials.overlayLineState(kOverlayBin + 1, false));
        osg::ref_ptr<osg::Group> behind = new osg::Group;
        behind->setName(kBehindAll);
        behind->setStateSet(materials.overlayLineState(kOverlayBin, true));
        behind->getStateSet()->addUniform(new osg::Uniform("uOpacity", kBehind));
        behind->addChild(seen->getChild(0));
        root->addChild(behind);
        root->addChild(seen);
    }
    if (onTop.indexCount() > 0)
        root->addChild(hang(onTop, materials.overlayLineState(kOverlayBin + 2, true)));
    return root;
}

void setShown(osg::Group &below, const char *name, bool shown)
{
    for (unsigned i = 0; i < below.getNumChildren(); ++i) {
        osg::Node *child = below.getChild(i);
        if (child->getName() == name)
            child->setNodeMask(shown ? ~0U : 0U);
        else if (osg::Group *group = child->asGroup())
            setShown(*group, name, shown);
    }
}

HiddenBodies::HiddenBodies(const geo::LocalFrame &frame, const GroundSampler &ground)
    : m_tiles(frame, 1000)
    , m_ground(ground)
{}

void HiddenBodies::add(const city::LayerDef &layer, const city::Feature &feature)
{
    const geo::Geometry &g = feature.geometry;
    if (!layer.hasSolid || g.isEmpty() || !g.isFinite())
        return;
    if (!m_mesh)
        m_mesh = std::make_unique<Mesh>(Material::Glass, m_tiles.toLocal(g.coords()[0]));
    const city::BuildingFields fields(layer);
    const city::BuildingHeights heights = buildingHeights(feature, fields, m_ground);
    FaceSink sink{m_tiles, *m_mesh, nullptr};
    const FaceStyle style{kTint, kTint, heights.groundM, 0};
    if (!feature.solid.isEmpty() && feature.solid.hasZ() && feature.solid.isFinite()) {
        addSolid(sink, feature.solid, feature.id, style);
        return;
    }
    const city::BuildingShape shape = buildingShape(g, heights, roofKind(feature, fields));
    for (const city::BuildingShape::Prism &prism : shape.prisms)
        addPrism(sink, prism, feature.id, style);
    for (const city::BuildingFace &face : shape.faces)
        addFace(sink, face, feature.id, style);
}

osg::ref_ptr<osg::Group> HiddenBodies::node(Materials &materials)
{
    if (!m_mesh || m_mesh->indexCount() == 0)
        return nullptr;
    osg::ref_ptr<osg::Group> root = new osg::Group;
    root->setName(kBehindAll);
    root->addChild(stencilCleaner(kOverlayBin - 4));
    osg::ref_ptr<osg::Group> seen = hang(*m_mesh, materials.seenMarkState(kOverlayBin - 3));
    osg::ref_ptr<osg::Group> tint = new osg::Group;
    tint->setStateSet(materials.hiddenTintState(kOverlayBin - 2));
    tint->addChild(seen->getChild(0));
    root->addChild(seen);
    root->addChild(tint);
    return root;
}

osg::ref_ptr<osg::Group> overlayCasters(const Overlay &overlay, Materials &materials,
                                        const geo::LocalFrame &frame)
{
    MeshTiles tiles(frame, 1000);
    Mesh mesh(Material::Glass, tiles.toLocal(anySpot(overlay)));
    FaceSink sink{tiles, mesh, nullptr};
    for (const OverlayVolume &volume : overlay.volumes) {
        if (!volume.castsShadow || !canBeDrawn(volume))
            continue;
        for (const city::BuildingShape::Prism &prism : shapeOf(volume).prisms)
            addPrism(sink, prism, 0, {volume.color, volume.color, std::min(volume.baseM, volume.topM), 0});
    }
    return mesh.indexCount() > 0 ? hang(mesh, materials.castState(Material::Building)) : nullptr;
}

void addOutline(std::vector<OverlayLine> &lines, const city::LayerDef &layer, const city::Feature &feature,
                const GroundSampler &ground, const QColor &color)
{
    constexpr double kWidthPx = 2.4;
    const geo::Geometry &g = feature.geometry;
    if (g.isEmpty() || !g.isFinite())
        return;
    if (layer.hasSolid) {
        const city::BuildingFields fields(layer);
        const city::BuildingHeights heights = buildingHeights(feature, fields, ground);
        if (!feature.solid.isEmpty() && feature.solid.hasZ() && feature.solid.isFinite()) {
            std::vector<FaceRings> faces(feature.solid.partCount());
            for (size_t part = 0; part < faces.size(); ++part) {
                for (size_t r = 0; r < feature.solid.ringCount(part); ++r)
                    faces[part].push_back(feature.solid.ring(part, r));
            }
            addCreases(lines, faces, color, kWidthPx);
            return;
        }
        const city::BuildingShape shape = buildingShape(g, heights, roofKind(feature, fields));
        for (const city::BuildingShape::Prism &prism : shape.prisms)
            addPrismEdges(lines, prism, heights.groundM, color, kWidthPx);
        for (const city::BuildingShape::Prism &prism : shape.details)
            addPrismEdges(lines, prism, prism.footM, color, kWidthPx);
        // The edges of walls are those of the prisms; here are the faces of the roof, down to its eaves.
        std::vector<FaceRings> faces;
        for (const city::BuildingFace &face : shape.faces)
            faces.push_back({face.ring});
        addCreases(lines, faces, color, kWidthPx);
        return;
    }
    const double lift = layer.id == QLatin1String("height_plane")
                            ? city::toNumber(feature.value(layer, QStringLiteral("max_elevation_m")))
                            : std::nan("");
    if (g.dimension() == 0) {
        // A ring on the ground about the thing.
        constexpr int kSteps = 32;
        const double crown = city::toNumber(feature.value(layer, QStringLiteral("crown_m")));
        const double radius = std::isfinite(crown) && crown > 0 && crown < 60 ? crown / 2 + 0.4 : 1.6;
        for (const geo::Coord &c : g.coords()) {
            std::vector<geo::Coord> circle;
            for (int i = 0; i <= kSteps; ++i) {
                const double angle = 2 * std::numbers::pi * i / kSteps;
                geo::Coord p{c.x + std::cos(angle) * radius, c.y + std::sin(angle) * radius, 0};
                p.z = ground.height(p.x, p.y) + 0.1;
                circle.push_back(p);
            }
            lines.push_back({std::move(circle), color, kWidthPx});
        }
        return;
    }
    for (size_t part = 0; part < g.partCount(); ++part) {
        for (size_t r = 0; r < g.ringCount(part); ++r) {
            std::vector<geo::Coord> line = drapeLine(g.ring(part, r), ground);
            for (geo::Coord &c : line)
                c.z = std::isfinite(lift) ? lift : c.z + 0.1;
            lines.push_back({std::move(line), color, g.dimension() == 1 ? 3.5 : kWidthPx});
        }
    }
}

} // namespace dothi::scene
