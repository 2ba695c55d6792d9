// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How many footprints a second become triangles, and blocks with walls, roof and normals, on one thread; with
// peers on the same footprints. Each figure is the best of the rounds; `area` is checked against the shoelace
// formula, so that nobody is fast by leaving something out.

#include "footprints.h"

#ifdef DOTHI_WITH_CGAL
#include "cgalpeer.h"
#endif

#include <dothi/geo/mesher.h>

#include <osg/GLU>

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cstdio>
#include <functional>

using namespace dothi;

namespace {

struct Work
{
    size_t triangles = 0;
    double area = 0;
};

double areaOf(std::span<const geo::Point2> points, std::span<const quint32> triangles)
{
    double sum = 0;
    for (size_t i = 0; i + 2 < triangles.size(); i += 3) {
        const geo::Point2 &a = points[triangles[i]];
        const geo::Point2 &b = points[triangles[i + 1]];
        const geo::Point2 &c = points[triangles[i + 2]];
        sum += ((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)) / 2;
    }
    return sum;
}

/// GLU's tessellator as a program in C uses it; triangles only.
class GluPeer
{
public:
    GluPeer()
        : m_tess(osg::gluNewTess())
    {
        osg::gluTessCallback(m_tess, GLU_TESS_VERTEX_DATA,
                             reinterpret_cast<osg::_GLUfuncptr>(&GluPeer::vertex));
        osg::gluTessCallback(m_tess, GLU_TESS_EDGE_FLAG_DATA,
                             reinterpret_cast<osg::_GLUfuncptr>(&GluPeer::edge));
        osg::gluTessProperty(m_tess, GLU_TESS_WINDING_RULE, GLU_TESS_WINDING_ODD);
        osg::gluTessNormal(m_tess, 0, 0, 1);
    }
    ~GluPeer() { osg::gluDeleteTess(m_tess); }

    Work run(const geo::Geometry &polygon)
    {
        m_corners.clear();
        m_places.clear();
        const geo::Coord o = polygon.coords().front();
        m_places.reserve(polygon.coords().size());
        osg::gluTessBeginPolygon(m_tess, this);
        for (size_t r = 0; r < polygon.ringCount(0); ++r) {
            osg::gluTessBeginContour(m_tess);
            const auto ring = polygon.ring(0, r);
            for (size_t i = 0; i + 1 < ring.size(); ++i) {
                m_places.push_back({ring[i].x - o.x, ring[i].y - o.y, 0});
                osg::gluTessVertex(m_tess, m_places.back().data(), m_places.back().data());
            }
            osg::gluTessEndContour(m_tess);
        }
        osg::gluTessEndPolygon(m_tess);
        Work work;
        work.triangles = m_corners.size() / 3;
        for (size_t i = 0; i + 2 < m_corners.size(); i += 3) {
            const double *a = m_corners[i];
            const double *b = m_corners[i + 1];
            const double *c = m_corners[i + 2];
            work.area += std::abs((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])) / 2;
        }
        return work;
    }

private:
    static void vertex(void *place, void *self)
    {
        static_cast<GluPeer *>(self)->m_corners.push_back(static_cast<double *>(place));
    }
    static void edge(GLboolean, void *) {} // being there makes GLU give triangles, no fans and strips

    osg::GLUtesselator *m_tess;
    std::vector<std::array<double, 3>> m_places;
    std::vector<const double *> m_corners;
};

void measure(const QString &what, const QString &set, const std::vector<geo::Geometry> &footprints,
             int rounds, const std::function<Work(const geo::Geometry &)> &work)
{
    double best = 1e300;
    size_t triangles = 0;
    double area = 0;
    for (int round = 0; round < rounds; ++round) {
        triangles = 0;
        area = 0;
        QElapsedTimer timer;
        timer.start();
        for (const geo::Geometry &footprint : footprints) {
            const Work done = work(footprint);
            triangles += done.triangles;
            area += done.area;
        }
        best = std::min(best, static_cast<double>(timer.nsecsElapsed()) / 1e9);
    }
    double wanted = 0;
    for (const geo::Geometry &footprint : footprints)
        wanted += geo::area(footprint);
    const auto count = static_cast<double>(footprints.size());
    std::printf("%s\n",
                QJsonDocument(QJsonObject{{QStringLiteral("what"), what},
                                          {QStringLiteral("footprints"), set},
                                          {QStringLiteral("millionPerS"), count / best / 1e6},
                                          {QStringLiteral("ns"), best / count * 1e9},
                                          {QStringLiteral("triangles"), static_cast<qint64>(triangles)},
                                          {QStringLiteral("areaOff"), area / wanted - 1}})
                    .toJson(QJsonDocument::Compact)
                    .constData());
    std::fflush(stdout);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({{QStringLiteral("footprints"), {}, QStringLiteral("N"), QStringLiteral("100000")},
                       {QStringLiteral("rounds"), {}, QStringLiteral("N"), QStringLiteral("5")}});
    parser.process(app);
    const int count = std::max(1, parser.value(QStringLiteral("footprints")).toInt());
    const int rounds = std::max(1, parser.value(QStringLiteral("rounds")).toInt());

    const auto made = [count](const std::function<geo::Geometry(test::Footprints &)> &one) {
        test::Footprints source(7);
        std::vector<geo::Geometry> all;
        all.reserve(static_cast<size_t>(count));
        for (int i = 0; i < count; ++i)
            all.push_back(one(source));
        return all;
    };
    const std::vector<std::pair<QString, std::vector<geo::Geometry>>> sets{
        {QStringLiteral("typical, 4 to 12 corners"), made([](test::Footprints &f) { return f.typical(); })},
        {QStringLiteral("stars, 4 to 40 corners"),
         made([](test::Footprints &f) { return f.star(f.whole(4, 40)); })}};

    std::vector<geo::Point2> points;
    std::vector<quint32> starts;
    const auto flatten = [&](const geo::Geometry &polygon) {
        points.clear();
        starts.clear();
        const geo::Coord o = polygon.coords().front();
        for (size_t r = 0; r < polygon.ringCount(0); ++r) {
            starts.push_back(static_cast<quint32>(points.size()));
            for (const geo::Coord &c : polygon.ring(0, r))
                points.push_back({c.x - o.x, c.y - o.y});
        }
    };
    GluPeer glu;
    geo::Triangulator triangulator;
    for (const auto &[name, footprints] : sets) {
        measure(QStringLiteral("triangulate"), name, footprints, rounds, [&](const geo::Geometry &polygon) {
            flatten(polygon);
            const auto triangles = triangulator.cut(points, starts);
            return Work{triangles.size() / 3, areaOf(points, triangles)};
        });
        geo::TriangleMesh mesh;
        geo::Mesher mesher(footprints.front().coords().front());
        // Files and buffers are filled a tile at a time: so is the mesh here.
        int inTile = 0;
        measure(QStringLiteral("triangulate and extrude"), name, footprints, rounds,
                [&](const geo::Geometry &polygon) {
                    if (++inTile % 2000 == 0)
                        mesh.clear();
                    const size_t roofs = mesh.roofs.size();
                    const size_t walls = mesh.walls.size();
                    mesher.addPrism(polygon, 0, 1.25, 14.5, 7, mesh);
                    Work done{(mesh.roofs.size() - roofs + mesh.walls.size() - walls) / 3, 0};
                    const auto at = [&](size_t i) {
                        return geo::Point2{mesh.positions[3 * size_t(mesh.roofs[i])],
                                           mesh.positions[3 * size_t(mesh.roofs[i]) + 1]};
                    };
                    for (size_t i = roofs; i + 2 < mesh.roofs.size(); i += 3) {
                        const geo::Point2 a = at(i);
                        const geo::Point2 b = at(i + 1);
                        const geo::Point2 c = at(i + 2);
                        done.area += ((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)) / 2;
                    }
                    return done;
                });
        measure(QStringLiteral("peer: GLU tessellator"), name, footprints, std::min(rounds, 2),
                [&](const geo::Geometry &polygon) { return glu.run(polygon); });
#ifdef DOTHI_WITH_CGAL
        measure(QStringLiteral("peer: CGAL constrained triangulation"), name, footprints, std::min(rounds, 2),
                [](const geo::Geometry &polygon) {
                    const test::PeerResult result = test::cgalTriangles(polygon);
                    return Work{result.triangles, result.area};
                });
#endif
    }
    return 0;
}
