// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/scene/meshtiles.h>
#include <dothi/scene/sectioncaps.h>
#include <dothi/scene/style.h>

#include <osg/MatrixTransform>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>

namespace dothi::scene {

namespace {

/// Cut faces lie so much before the cut, so that what ends there does not flicker into them.
constexpr double kBeforeM = 0.01;
constexpr double kOutlinePx = 1.4;
constexpr double kEarthM = 12; ///< of earth is shown below the lowest ground
constexpr int kMostSamples = 3000;

/// Meshes of one section: all faces share an origin, so that their strokes run on.
class Drawing
{
public:
    Drawing(const SectionCut &cut, const osg::Vec3d &origin)
        : m_cut(cut)
        , m_faces(Material::Solid, origin)
        , m_lines(Material::Line, origin)
    {}

    void add(const CutFace &face, const CutPiece &piece, const QColor &color)
    {
        const osg::Vec3f normal(face.normal);
        const osg::Vec3d before = face.normal * kBeforeM;
        GLuint first = 0;
        for (size_t i = 0; i < piece.size(); ++i) {
            const GLuint v =
                m_faces.addFace(face.at(piece[i].u, piece[i].v) + before, normal, toColor(color), {}, 0);
            if (i == 0)
                first = v;
            else if (i > 1)
                m_faces.addTriangle(first, v - 1, v);
        }
    }
    void addLine(const CutFace &face, const CutPoint &a, const CutPoint &b, const QColor &color)
    {
        const osg::Vec3d before = face.normal * (kBeforeM * 2);
        m_lines.addSegment(face.at(a.u, a.v) + before, face.at(b.u, b.v) + before, toColor(color),
                           kOutlinePx);
    }
    [[nodiscard]] osg::ref_ptr<osg::Group> finish()
    {
        osg::ref_ptr<osg::Group> root;
        for (Mesh *mesh : {&m_faces, &m_lines}) {
            if (mesh->indexCount() == 0)
                continue;
            TileMesh done = mesh->finish(mesh == &m_lines ? 30 : 0);
            osg::ref_ptr<osg::MatrixTransform> transform =
                new osg::MatrixTransform(osg::Matrixd::translate(done.origin));
            transform->addChild(done.geometry);
            osg::ref_ptr<osg::Group> group = new osg::Group;
            group->setStateSet(mesh == &m_lines ? m_cut.lineState : m_cut.faceState);
            group->addChild(transform);
            if (!root)
                root = new osg::Group;
            root->addChild(group);
        }
        return root;
    }

private:
    const SectionCut &m_cut;
    Mesh m_faces;
    Mesh m_lines;
};

osg::Vec3d originOf(const SectionCut &cut)
{
    return cut.faces.empty() ? osg::Vec3d() : cut.faces.front().origin;
}

/// Where the edges of a triangle meet the plane of a face.
CutEdge edgeOf(const CutFace &face, const std::array<osg::Vec3d, 3> &corners)
{
    std::array<CutPoint, 2> ends{};
    size_t found = 0;
    for (size_t i = 0; i < 3 && found < 2; ++i) {
        const osg::Vec3d a = corners[i] - face.origin;
        const osg::Vec3d b = corners[(i + 1) % 3] - face.origin;
        const double da = a * face.normal;
        const double db = b * face.normal;
        if ((da >= 0) == (db >= 0))
            continue;
        const osg::Vec3d p = a + (b - a) * (da / (da - db));
        ends[found++] = {p * face.along, p * face.across};
    }
    const osg::Vec3d normal = (corners[1] - corners[0]) ^ (corners[2] - corners[0]);
    return {ends[0].u, ends[0].v, ends[1].u, ends[1].v, normal * face.across > 0};
}

/// The part of a line within the limits of a face, by halves of Liang and Barsky's way of clipping.
bool clipLine(const CutFace &face, CutPoint &a, CutPoint &b)
{
    double t0 = 0;
    double t1 = 1;
    for (const auto &[at, way, low, high] : {std::array{a.u, b.u - a.u, face.low.u, face.high.u},
                                             std::array{a.v, b.v - a.v, face.low.v, face.high.v}}) {
        if (std::abs(way) < 1e-12) {
            if (at < low || at > high)
                return false;
            continue;
        }
        t0 = std::max(t0, std::min((low - at) / way, (high - at) / way));
        t1 = std::min(t1, std::max((low - at) / way, (high - at) / way));
    }
    if (t0 >= t1)
        return false;
    const CutPoint from = a;
    const CutPoint way{b.u - a.u, b.v - a.v};
    a = {from.u + way.u * t0, from.v + way.v * t0};
    b = {from.u + way.u * t1, from.v + way.v * t1};
    return true;
}

} // namespace

double SectionCut::groundAlong(const CutFace &face, double u) const
{
    const osg::Vec3d p = face.at(u, 0);
    return groundAt(p.x(), p.y()) - face.origin.z();
}

struct CapMaker::Private
{
    const SectionCut &cut;
    const PickIndex &bodies;
    std::function<bool(city::FeatureId)> hidden;
    Limits limits;
    Drawing drawing;
    SectionCaps caps;
    size_t face = 0; ///< the one after that which is being filled
    std::map<city::FeatureId, std::vector<CutEdge>> edges;
    size_t pieces = 0;

    void findEdges();
    void fill(city::FeatureId id, const std::vector<CutEdge> &own);
};

CapMaker::CapMaker(const SectionCut &cut, const PickIndex &bodies,
                   std::function<bool(city::FeatureId)> hidden)
    : CapMaker(cut, bodies, std::move(hidden), Limits())
{}

CapMaker::CapMaker(const SectionCut &cut, const PickIndex &bodies,
                   std::function<bool(city::FeatureId)> hidden, const Limits &limits)
    : d(new Private{cut, bodies, std::move(hidden), limits, Drawing(cut, originOf(cut)), {}, 0, {}, 0})
{}

CapMaker::~CapMaker() = default;

/// Where the next face goes through bodies.
void CapMaker::Private::findEdges()
{
    const CutFace &at = cut.faces[face++];
    size_t count = 0;
    city::FeatureId last = 0;
    bool isFull = false;
    bodies.crossing(at.normal, at.normal * at.origin,
                    [&](city::FeatureId id, const osg::Vec3f &a, const osg::Vec3f &b, const osg::Vec3f &c) {
                        if (hidden && hidden(id))
                            return true;
                        const CutEdge e = edgeOf(at, {osg::Vec3d(a), osg::Vec3d(b), osg::Vec3d(c)});
                        // Below or above the face is not beyond it: what lies there bounds the body.
                        if (!(std::max(e.u0, e.u1) >= at.low.u && std::min(e.u0, e.u1) <= at.high.u))
                            return true;
                        isFull = count >= limits.edges;
                        if (isFull)
                            return false;
                        edges[id].push_back(e);
                        last = id;
                        ++count;
                        return true;
                    });
    if (isFull) {
        // Of that one some edges are lacking: it would be filled wrong.
        edges.erase(last);
        ++caps.leftOpen;
    }
}

void CapMaker::Private::fill(city::FeatureId id, const std::vector<CutEdge> &own)
{
    const CutFace &at = cut.faces[face - 1];
    std::function<double(double)> floorAt;
    if (at.isUpright())
        floorAt = [this, &at](double u) { return cut.groundAlong(at, u); };
    qint64 steps = limits.stepsOfBody;
    std::vector<CutPiece> filled;
    if (pieces < limits.pieces)
        filled = fillCut(own, floorAt, &steps);
    if (pieces + std::max(filled.size(), own.size()) >= limits.pieces || steps < 0) {
        ++caps.leftOpen;
        return;
    }
    for (const CutPiece &piece : filled) {
        const CutPiece kept = clipPiece(piece, at.low, at.high);
        if (kept.empty())
            continue;
        drawing.add(at, kept, style::kCutBody);
        for (size_t i = 2; i < kept.size(); ++i) {
            caps.pick.addTriangle(id, osg::Vec3f(at.at(kept[0].u, kept[0].v)),
                                  osg::Vec3f(at.at(kept[i - 1].u, kept[i - 1].v)),
                                  osg::Vec3f(at.at(kept[i].u, kept[i].v)));
        }
    }
    for (const CutEdge &e : own) {
        CutPoint a{e.u0, e.v0};
        CutPoint b{e.u1, e.v1};
        if (clipLine(at, a, b))
            drawing.addLine(at, a, b, style::kCutOutline);
    }
    pieces += std::max(filled.size(), own.size());
}

bool CapMaker::step()
{
    if (d->edges.empty()) {
        if (d->face >= d->cut.faces.size())
            return false;
        d->findEdges();
        return true;
    }
    const auto next = d->edges.begin();
    d->fill(next->first, next->second);
    d->edges.erase(next);
    return true;
}

SectionCaps CapMaker::finish()
{
    // Four corners, six indices and four ends of a line, as meshes hold them.
    constexpr size_t kBytesOfPiece = 400;
    d->caps.node = d->drawing.finish();
    d->caps.pick.build();
    d->caps.bytes = d->pieces * kBytesOfPiece + d->caps.pick.bytes();
    return std::move(d->caps);
}

void CapPiece::update(const std::shared_ptr<const SectionCut> &cut, const PickIndex &bodies,
                      const QSet<city::FeatureId> &hidden, osg::Group &holder, CapBudget &budget)
{
    if (m_cut != cut) {
        drop(holder);
        std::function<bool(city::FeatureId)> isHidden;
        if (!hidden.isEmpty())
            isHidden = [hidden](city::FeatureId id) { return hidden.contains(id); };
        m_cut = cut;
        m_maker = std::make_unique<CapMaker>(*cut, bodies, std::move(isHidden));
    }
    if (m_maker) {
        bool more = true;
        while (more && !budget.isSpent())
            more = m_maker->step();
        if (more) {
            budget.lacks = true;
            return;
        }
        m_caps = m_maker->finish();
        m_maker.reset();
        if (m_caps.node && budget.bytes + m_caps.bytes > budget.mostBytes) {
            // How many there are is not known by what was drawn: one, at least.
            const qint64 open = m_caps.leftOpen + 1;
            m_caps = {};
            m_caps.leftOpen = open;
        }
        if (m_caps.node)
            holder.addChild(m_caps.node);
    }
    budget.bytes += m_caps.bytes;
}

void CapPiece::drop(osg::Group &holder)
{
    if (m_caps.node)
        holder.removeChild(m_caps.node);
    m_caps = {};
    m_maker.reset();
    m_cut.reset();
}

SectionCaps capsOf(const SectionCut &cut, const PickIndex &bodies,
                   const std::function<bool(city::FeatureId)> &hidden)
{
    CapMaker maker(cut, bodies, hidden);
    while (maker.step()) {
    }
    return maker.finish();
}

osg::ref_ptr<osg::Group> groundCaps(const SectionCut &cut)
{
    if (cut.land.isEmpty() || !cut.groundAt)
        return nullptr;
    Drawing drawing(cut, originOf(cut));
    const double reach = std::hypot(cut.land.width(), cut.land.height());
    for (const CutFace &face : cut.faces) {
        if (!face.isUpright())
            continue;
        // The stretch of the face over the land: that of a line through a rectangle.
        double from = std::max(face.low.u, -1e7);
        double to = std::min(face.high.u, 1e7);
        for (const auto &[at, way, low, high] :
             {std::array{face.origin.x(), face.along.x(), cut.land.minX(), cut.land.maxX()},
              std::array{face.origin.y(), face.along.y(), cut.land.minY(), cut.land.maxY()}}) {
            if (std::abs(way) < 1e-12) {
                if (at < low || at > high)
                    to = from;
                continue;
            }
            from = std::max(from, std::min((low - at) / way, (high - at) / way));
            to = std::min(to, std::max((low - at) / way, (high - at) / way));
        }
        if (!(to - from > 1e-3) || to - from > 2 * reach)
            continue;
        const int steps = std::clamp(static_cast<int>((to - from) / 2), 1, kMostSamples);
        std::vector<CutPoint> surface;
        double lowest = std::numeric_limits<double>::infinity();
        for (int i = 0; i <= steps; ++i) {
            const double u = from + (to - from) * i / steps;
            surface.push_back({u, cut.groundAlong(face, u)});
            lowest = std::min(lowest, surface.back().v);
        }
        const double foot = std::max(face.low.v, lowest - kEarthM);
        for (size_t i = 0; i + 1 < surface.size(); ++i) {
            const CutPoint &a = surface[i];
            const CutPoint &b = surface[i + 1];
            const CutPiece piece = clipPiece({{a.u, foot}, {b.u, foot}, b, a}, face.low, face.high);
            if (!piece.empty() && std::max(a.v, b.v) > foot)
                drawing.add(face, piece, style::kCutEarth);
            CutPoint p = a;
            CutPoint q = b;
            if (clipLine(face, p, q))
                drawing.addLine(face, p, q, style::kCutOutline);
        }
    }
    return drawing.finish();
}

} // namespace dothi::scene
