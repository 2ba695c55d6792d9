// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/scene/facing.h>

#include <osg/MatrixTransform>
#include <osg/NodeCallback>
#include <osgUtil/CullVisitor>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace dothi::scene {

namespace {

constexpr double kEighth = 2 * std::numbers::pi / kFacings;
constexpr float kUpright = 0.02F;
/// Normals are kept in eight bits, and shadows at the very edge of the sun's side are slivers.
constexpr double kSlack = 0.02;

/// The two normals an eighth lies between.
std::array<osg::Vec3d, 2> edgesOf(int facing)
{
    const auto at = [](double angle) { return osg::Vec3d(std::sin(angle), std::cos(angle), 0); };
    return {at(facing * kEighth), at((facing + 1) * kEighth)};
}

/// Bounds of what hangs below a tile's node, in the coordinates its parent has.
osg::BoundingBox boxOf(const PartTile &tile)
{
    osg::BoundingBox box;
    const auto *transform = dynamic_cast<const osg::MatrixTransform *>(tile.node.get());
    const osg::Group *group = tile.node->asGroup();
    if (!transform || !group)
        return box;
    const osg::Vec3d move = transform->getMatrix().getTrans();
    for (unsigned i = 0; i < group->getNumChildren(); ++i) {
        if (const osg::Drawable *drawable = group->getChild(i)->asDrawable()) {
            const osg::BoundingBox &own = drawable->getBoundingBox();
            box.expandBy(osg::Vec3f(osg::Vec3d(own._min) + move));
            box.expandBy(osg::Vec3f(osg::Vec3d(own._max) + move));
        }
    }
    return box;
}

class WhenSeen : public osg::NodeCallback
{
public:
    WhenSeen(const PartTile &tile, const osg::BoundingBox &box)
        : m_facing(tile.facing)
        , m_nearestM(tile.nearestM)
        , m_farthestM(tile.farthestM)
        , m_box(box)
    {}
    void operator()(osg::Node *node, osg::NodeVisitor *visitor) override
    {
        const osg::Vec3d eye = visitor->getEyePoint();
        if (m_farthestM > 0) {
            const double distance = (eye - osg::Vec3d(node->getBound().center())).length();
            if (distance < m_nearestM || distance >= m_farthestM)
                return;
        }
        if (m_facing != kAnyFacing) {
            osgUtil::CullVisitor *cull = visitor->asCullVisitor();
            const osg::Matrixd *projection = cull ? cull->getProjectionMatrix() : nullptr;
            // In plan, straight down, walls are lines seen end on.
            const bool isPlan = projection && (*projection)(3, 3) > 0.5;
            if (isPlan || !canBeSeen(m_facing, m_box, eye))
                return;
        }
        traverse(node, visitor);
    }

private:
    int m_facing;
    float m_nearestM;
    float m_farthestM;
    osg::BoundingBox m_box;
};

class WhenCasting : public osg::NodeCallback
{
public:
    WhenCasting(const PartTile &tile, std::shared_ptr<const SunDirection> sun, bool intoMap)
        : m_tile(tile)
        , m_sun(std::move(sun))
        , m_intoMap(intoMap)
    {}
    void operator()(osg::Node *node, osg::NodeVisitor *visitor) override
    {
        if (!m_sun->shines || m_sun->mapped != m_intoMap ||
            (m_tile.facing != kAnyFacing && !canCastShadow(m_tile.facing, m_sun->to)))
            return;
        if (m_tile.farthestM > 0) {
            const osg::Vec3d eye = m_intoMap ? m_sun->eye : osg::Vec3d(visitor->getEyePoint());
            const double distance = (eye - osg::Vec3d(node->getBound().center())).length();
            if (distance < m_tile.nearestM || distance >= m_tile.farthestM)
                return;
        }
        traverse(node, visitor);
    }

private:
    PartTile m_tile;
    std::shared_ptr<const SunDirection> m_sun;
    bool m_intoMap;
};

class ByNight : public osg::NodeCallback
{
public:
    explicit ByNight(std::shared_ptr<const SunDirection> sun)
        : m_sun(std::move(sun))
    {}
    void operator()(osg::Node *node, osg::NodeVisitor *visitor) override
    {
        if (m_sun->isNight)
            traverse(node, visitor);
    }

private:
    std::shared_ptr<const SunDirection> m_sun;
};

} // namespace

void showByNight(osg::Node &node, const std::shared_ptr<const SunDirection> &sun)
{
    node.setCullCallback(new ByNight(sun));
}

int facingOf(const osg::Vec3f &normal)
{
    if (std::abs(normal.z()) > kUpright || normal.length2() < 0.5F)
        return kAnyFacing;
    const double angle = std::atan2(static_cast<double>(normal.x()), static_cast<double>(normal.y()));
    const int eighth = static_cast<int>(std::floor(angle / kEighth));
    return (eighth % kFacings + kFacings) % kFacings;
}

bool canBeSeen(int facing, const osg::BoundingBox &box, const osg::Vec3d &eye)
{
    if (facing == kAnyFacing || !box.valid())
        return true;
    // A normal between the two edges is a sum of them: if the eye lies behind both everywhere, it lies behind
    // it.
    return std::ranges::any_of(edgesOf(facing), [&](const osg::Vec3d &n) {
        const double x = n.x() > 0 ? eye.x() - box.xMin() : eye.x() - box.xMax();
        const double y = n.y() > 0 ? eye.y() - box.yMin() : eye.y() - box.yMax();
        return n.x() * x + n.y() * y > 0;
    });
}

bool canCastShadow(int facing, const osg::Vec3f &toSun)
{
    if (facing == kAnyFacing)
        return true;
    return std::ranges::any_of(
        edgesOf(facing), [&](const osg::Vec3d &n) { return n.x() * toSun.x() + n.y() * toSun.y() < kSlack; });
}

osg::Vec2f shadowPerMetre(const osg::Vec3d &toSun)
{
    constexpr double kLongest = 4; // heights of what casts it
    const double flat = std::hypot(toSun.x(), toSun.y());
    if (!(flat > 0))
        return {};
    const double length = std::min(flat / toSun.z(), kLongest);
    return osg::Vec2f(osg::Vec2d(-toSun.x(), -toSun.y()) / flat * length);
}

osg::ref_ptr<osg::Group> shownWhenSeen(const PartTile &tile)
{
    osg::ref_ptr<osg::Group> group = new osg::Group;
    group->addChild(tile.node);
    if (tile.facing != kAnyFacing || tile.farthestM > 0)
        group->setCullCallback(new WhenSeen(tile, boxOf(tile)));
    return group;
}

osg::ref_ptr<osg::Group> shownWhenCasting(const PartTile &tile,
                                          const std::shared_ptr<const SunDirection> &sun)
{
    osg::ref_ptr<osg::Group> group = new osg::Group;
    group->addChild(tile.node);
    group->setCullCallback(new WhenCasting(tile, sun, false));
    return group;
}

osg::ref_ptr<osg::Group> shownToTheSun(const PartTile &tile, const std::shared_ptr<const SunDirection> &sun)
{
    osg::ref_ptr<osg::Group> group = new osg::Group;
    group->addChild(tile.node);
    group->setCullCallback(new WhenCasting(tile, sun, true));
    return group;
}

} // namespace dothi::scene
