// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/city/feature.h>

#include <osg/Vec3d>
#include <osg/Vec3f>

#include <functional>
#include <limits>
#include <optional>
#include <vector>

namespace dothi::scene {

/// A ray with a width: what is thin (lines, poles) is hit within `radiusM + slope · t` metres of it at
/// distance t.
struct PickRay
{
    osg::Vec3d origin;    ///< local metres
    osg::Vec3d direction; ///< length 1
    double radiusM = 0;
    double slope = 0;
    double nearestM = 0;                                        ///< hits nearer than this do not count
    double farthestM = std::numeric_limits<double>::infinity(); ///< nor those that far or farther
};

struct PickResult
{
    double t = 0; ///< metres from the origin
    city::FeatureId id = 0;
};

/// What of a layer can be hit by a ray: triangles and capsules (lines and balls with a thickness) with the id
/// of their feature, in a bounding-volume tree over the z-order of their centres. Filled and built by a
/// worker; afterwards queried from any thread. Local metres (float: a millimetre within 8 km of the frame's
/// origin).
class PickIndex
{
public:
    struct Primitive
    {
        osg::Vec3f a;
        osg::Vec3f b;
        osg::Vec3f c;        ///< capsule: x is the radius
        quint32 feature = 0; ///< index into m_ids
        quint32 capsule = 0; ///< 1: it is one; as wide as the others, so that no byte is left to chance
    };
    /// A node over the primitives [first, first + count).
    struct Box
    {
        osg::Vec3f low;
        osg::Vec3f high;
        quint32 first = 0;
        quint32 count = 0;
        quint32 left = 0; ///< index of the first child, the second follows it; 0: a leaf
    };

    /// Everything in it, to be kept elsewhere.
    struct Content
    {
        std::vector<city::FeatureId> ids;
        std::vector<Primitive> primitives;
        std::vector<Box> boxes;
    };
    [[nodiscard]] Content content() const { return {m_ids, m_primitives, m_boxes}; }
    /// Takes what content() gave. False, and nothing taken, when it is not a whole index.
    [[nodiscard]] bool setContent(Content content);

    void addTriangle(city::FeatureId id, const osg::Vec3f &a, const osg::Vec3f &b, const osg::Vec3f &c);
    void addCapsule(city::FeatureId id, const osg::Vec3f &a, const osg::Vec3f &b, float radiusM);
    /// To be called once, after everything has been added.
    void build();

    [[nodiscard]] size_t size() const { return m_primitives.size(); }
    /// Memory it takes.
    [[nodiscard]] size_t bytes() const
    {
        return m_primitives.capacity() * sizeof(Primitive) + m_boxes.capacity() * sizeof(Box) +
               m_ids.capacity() * sizeof(city::FeatureId);
    }
    /// The nearest hit, triangles from either side; features for which `hidden` is true let the ray through.
    [[nodiscard]] std::optional<PickResult>
    pick(const PickRay &ray, const std::function<bool(city::FeatureId)> &hidden = {}) const;

    /// A triangle that a plane goes through, with its feature; false: no more of them.
    using Crossed =
        std::function<bool(city::FeatureId, const osg::Vec3f &, const osg::Vec3f &, const osg::Vec3f &)>;
    /// Every triangle with corners on both sides of the plane normal · p = offset.
    void crossing(const osg::Vec3d &normal, double offset, const Crossed &visit) const;

private:
    quint32 featureIndex(city::FeatureId id);
    void buildNode(size_t node);
    [[nodiscard]] static bool hit(const Primitive &primitive, const PickRay &ray, double &t);

    std::vector<city::FeatureId> m_ids;
    std::vector<Primitive> m_primitives;
    std::vector<Box> m_boxes;
};

} // namespace dothi::scene
