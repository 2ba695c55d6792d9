// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/scene/pickindex.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace dothi::scene {

namespace {

constexpr quint32 kLeafSize = 4;

quint32 spread(quint32 v)
{
    v = (v | (v << 8)) & 0x00FF00FFU;
    v = (v | (v << 4)) & 0x0F0F0F0FU;
    v = (v | (v << 2)) & 0x33333333U;
    return (v | (v << 1)) & 0x55555555U;
}

void include(osg::Vec3f &low, osg::Vec3f &high, const osg::Vec3f &p, float by)
{
    for (int i = 0; i < 3; ++i) {
        low[i] = std::min(low[i], p[i] - by);
        high[i] = std::max(high[i], p[i] + by);
    }
}

/// Distance along the ray at which it enters the box, the box grown by the width of the ray; infinity when it
/// misses.
double entry(const osg::Vec3f &low, const osg::Vec3f &high, const PickRay &ray, double best)
{
    // The cone is widest where it leaves the box: its far corner bounds the distance.
    double grow = ray.radiusM;
    if (ray.slope > 0) {
        double far2 = 0;
        for (int i = 0; i < 3; ++i) {
            const double d = std::max(std::abs(low[i] - ray.origin[i]), std::abs(high[i] - ray.origin[i]));
            far2 += d * d;
        }
        grow += ray.slope * std::sqrt(far2);
    }
    double from = 0;
    double to = best;
    for (int i = 0; i < 3; ++i) {
        const double l = low[i] - grow;
        const double h = high[i] + grow;
        if (std::abs(ray.direction[i]) < 1e-12) {
            if (ray.origin[i] < l || ray.origin[i] > h)
                return std::numeric_limits<double>::infinity();
            continue;
        }
        double t0 = (l - ray.origin[i]) / ray.direction[i];
        double t1 = (h - ray.origin[i]) / ray.direction[i];
        if (t0 > t1)
            std::swap(t0, t1);
        from = std::max(from, t0);
        to = std::min(to, t1);
        if (from > to)
            return std::numeric_limits<double>::infinity();
    }
    return from;
}

} // namespace

quint32 PickIndex::featureIndex(city::FeatureId id)
{
    // Features are added one after the other: only the last can be the same.
    if (m_ids.empty() || m_ids.back() != id)
        m_ids.push_back(id);
    return static_cast<quint32>(m_ids.size() - 1);
}

void PickIndex::addTriangle(city::FeatureId id, const osg::Vec3f &a, const osg::Vec3f &b, const osg::Vec3f &c)
{
    m_primitives.push_back({a, b, c, featureIndex(id), 0});
}

void PickIndex::addCapsule(city::FeatureId id, const osg::Vec3f &a, const osg::Vec3f &b, float radiusM)
{
    m_primitives.push_back({a, b, {radiusM, 0, 0}, featureIndex(id), 1});
}

bool PickIndex::setContent(Content content)
{
    const auto &[ids, primitives, boxes] = content;
    if (boxes.empty() != primitives.empty())
        return false;
    for (const Primitive &p : primitives) {
        if (p.feature >= ids.size())
            return false;
    }
    for (size_t i = 0; i < boxes.size(); ++i) {
        const Box &box = boxes[i];
        if (static_cast<size_t>(box.first) + box.count > primitives.size())
            return false;
        // Children come after their parent: no way leads in a circle.
        if (box.left != 0 && (box.left <= i || static_cast<size_t>(box.left) + 1 >= boxes.size()))
            return false;
    }
    m_ids = std::move(content.ids);
    m_primitives = std::move(content.primitives);
    m_boxes = std::move(content.boxes);
    return true;
}

void PickIndex::build()
{
    m_boxes.clear();
    if (m_primitives.empty())
        return;
    osg::Vec3f low(1e30F, 1e30F, 1e30F);
    osg::Vec3f high(-1e30F, -1e30F, -1e30F);
    const auto center = [](const Primitive &p) {
        return p.capsule ? (p.a + p.b) * 0.5F : (p.a + p.b + p.c) * (1.0F / 3);
    };
    for (const Primitive &p : m_primitives)
        include(low, high, center(p), 0);
    const float sizeX = std::max(high.x() - low.x(), 1e-3F);
    const float sizeY = std::max(high.y() - low.y(), 1e-3F);
    std::vector<std::pair<quint32, quint32>> order(m_primitives.size());
    for (size_t i = 0; i < order.size(); ++i) {
        const osg::Vec3f c = center(m_primitives[i]);
        const auto x = static_cast<quint32>((c.x() - low.x()) / sizeX * 65535);
        const auto y = static_cast<quint32>((c.y() - low.y()) / sizeY * 65535);
        order[i] = {spread(std::min(x, 65535U)) | (spread(std::min(y, 65535U)) << 1),
                    static_cast<quint32>(i)};
    }
    std::sort(order.begin(), order.end());
    std::vector<Primitive> sorted;
    sorted.reserve(m_primitives.size());
    for (const auto &[code, i] : order)
        sorted.push_back(m_primitives[i]);
    m_primitives = std::move(sorted);
    m_boxes.reserve(m_primitives.size() * 2 / kLeafSize + 2);
    m_boxes.emplace_back();
    m_boxes[0].count = static_cast<quint32>(m_primitives.size());
    buildNode(0);
    m_ids.shrink_to_fit();
}

void PickIndex::buildNode(size_t node)
{
    // Depth is log2 of the count: recursion is safe.
    const quint32 first = m_boxes[node].first;
    const quint32 count = m_boxes[node].count;
    osg::Vec3f low(1e30F, 1e30F, 1e30F);
    osg::Vec3f high(-1e30F, -1e30F, -1e30F);
    if (count <= kLeafSize) {
        for (quint32 i = first; i < first + count; ++i) {
            const Primitive &p = m_primitives[i];
            const float radius = p.capsule ? p.c.x() : 0;
            include(low, high, p.a, radius);
            include(low, high, p.b, radius);
            if (!p.capsule)
                include(low, high, p.c, 0);
        }
    } else {
        const size_t left = m_boxes.size();
        m_boxes.emplace_back();
        m_boxes.emplace_back();
        const quint32 half = count / 2;
        m_boxes[left].first = first;
        m_boxes[left].count = half;
        m_boxes[left + 1].first = first + half;
        m_boxes[left + 1].count = count - half;
        m_boxes[node].left = static_cast<quint32>(left);
        buildNode(left);
        buildNode(left + 1);
        for (const size_t child : {left, left + 1}) {
            include(low, high, m_boxes[child].low, 0);
            include(low, high, m_boxes[child].high, 0);
        }
    }
    m_boxes[node].low = low;
    m_boxes[node].high = high;
}

bool PickIndex::hit(const Primitive &primitive, const PickRay &ray, double &t)
{
    const osg::Vec3d a(primitive.a);
    const osg::Vec3d b(primitive.b);
    const osg::Vec3d &d = ray.direction;
    if (!primitive.capsule) {
        // Möller and Trumbore, "Fast, minimum storage ray-triangle intersection" (1997).
        const osg::Vec3d e1 = b - a;
        const osg::Vec3d e2 = osg::Vec3d(primitive.c) - a;
        const osg::Vec3d p = d ^ e2;
        const double det = e1 * p;
        if (std::abs(det) < 1e-12)
            return false;
        const osg::Vec3d s = ray.origin - a;
        const double u = (s * p) / det;
        if (u < 0 || u > 1)
            return false;
        const osg::Vec3d q = s ^ e1;
        const double v = (d * q) / det;
        if (v < 0 || u + v > 1)
            return false;
        t = (e2 * q) / det;
        return t >= 0;
    }
    // Closest approach of the ray to the segment a–b.
    const osg::Vec3d ab = b - a;
    const osg::Vec3d ao = ray.origin - a;
    const double abab = ab * ab;
    const double abd = ab * d;
    const double det = abab - abd * abd;
    double s = 0;
    if (abab > 1e-12) {
        s = det > 1e-12 ? ((ab * ao) - abd * (d * ao)) / det : 0;
        s = std::clamp(s, 0.0, 1.0);
    }
    const osg::Vec3d spot = a + ab * s;
    t = (spot - ray.origin) * d;
    if (t < 0)
        return false;
    const double distance = (ray.origin + d * t - spot).length();
    return distance <= primitive.c.x() + ray.radiusM + ray.slope * t;
}

std::optional<PickResult> PickIndex::pick(const PickRay &ray,
                                          const std::function<bool(city::FeatureId)> &hidden) const
{
    if (m_boxes.empty())
        return std::nullopt;
    double best = ray.farthestM;
    std::optional<PickResult> result;
    struct Entry
    {
        quint32 box;
        double t;
    };
    std::vector<Entry> stack;
    stack.reserve(64);
    stack.push_back({0, entry(m_boxes[0].low, m_boxes[0].high, ray, best)});
    while (!stack.empty()) {
        const Entry next = stack.back();
        stack.pop_back();
        if (!(next.t < best))
            continue;
        const Box &box = m_boxes[next.box];
        if (box.left == 0) {
            for (quint32 i = box.first; i < box.first + box.count; ++i) {
                double t = 0;
                if (!hit(m_primitives[i], ray, t) || t >= best || t < ray.nearestM)
                    continue;
                const city::FeatureId id = m_ids[m_primitives[i].feature];
                if (hidden && hidden(id))
                    continue;
                best = t;
                result = PickResult{t, id};
            }
            continue;
        }
        const double t0 = entry(m_boxes[box.left].low, m_boxes[box.left].high, ray, best);
        const double t1 = entry(m_boxes[box.left + 1].low, m_boxes[box.left + 1].high, ray, best);
        // Nearer child last, so that it is looked at first.
        if (t0 < t1) {
            stack.push_back({box.left + 1, t1});
            stack.push_back({box.left, t0});
        } else {
            stack.push_back({box.left, t0});
            stack.push_back({box.left + 1, t1});
        }
    }
    return result;
}

void PickIndex::crossing(const osg::Vec3d &normal, double offset, const Crossed &visit) const
{
    if (m_boxes.empty())
        return;
    const auto side = [&](const osg::Vec3f &p) { return normal * osg::Vec3d(p) - offset; };
    const auto meets = [&](const Box &box) {
        const osg::Vec3d middle = (osg::Vec3d(box.low) + osg::Vec3d(box.high)) / 2;
        const osg::Vec3d half = (osg::Vec3d(box.high) - osg::Vec3d(box.low)) / 2;
        const double reach = std::abs(normal.x()) * half.x() + std::abs(normal.y()) * half.y() +
                             std::abs(normal.z()) * half.z();
        return std::abs(normal * middle - offset) <= reach;
    };
    std::vector<quint32> stack{0};
    while (!stack.empty()) {
        const Box &box = m_boxes[stack.back()];
        stack.pop_back();
        if (!meets(box))
            continue;
        if (box.left != 0) {
            stack.push_back(box.left);
            stack.push_back(box.left + 1);
            continue;
        }
        for (quint32 i = box.first; i < box.first + box.count; ++i) {
            const Primitive &p = m_primitives[i];
            if (p.capsule)
                continue;
            const bool a = side(p.a) >= 0;
            if ((a != (side(p.b) >= 0) || a != (side(p.c) >= 0)) && !visit(m_ids[p.feature], p.a, p.b, p.c))
                return;
        }
    }
}

} // namespace dothi::scene
