// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "buildfixture.h"

#include <dothi/scene/eglcontext.h>
#include <dothi/scene/offscreen.h>
#include <dothi/scene/section.h>
#include <dothi/scene/sectioncaps.h>

#include <algorithm>
#include <cmath>

using namespace buildfixture;
using scene::CutEdge;
using scene::CutPiece;
using scene::Section;
using scene::SectionKind;

namespace {

double areaOf(const CutPiece &piece)
{
    double twice = 0;
    for (size_t i = 0; i < piece.size(); ++i) {
        const auto &a = piece[i];
        const auto &b = piece[(i + 1) % piece.size()];
        twice += a.u * b.v - b.u * a.v;
    }
    return twice / 2;
}

double areaOf(const std::vector<CutPiece> &pieces)
{
    double sum = 0;
    for (const CutPiece &piece : pieces)
        sum += areaOf(piece);
    return sum;
}

/// The outline of a rectangle as its solid would be cut, with or without its lower edge.
std::vector<CutEdge> rectangle(double u0, double v0, double u1, double v1, bool bottom)
{
    std::vector<CutEdge> edges{{u0, v1, u1, v1, true}, {u0, v0, u0, v1, false}, {u1, v0, u1, v1, false}};
    if (bottom)
        edges.push_back({u0, v0, u1, v0, false});
    return edges;
}

std::vector<CutEdge> joined(std::vector<CutEdge> a, const std::vector<CutEdge> &b)
{
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

Section line(double e0, double n0, double e1, double n1)
{
    Section s;
    s.kind = SectionKind::Vertical;
    s.from = {e0, n0, 0};
    s.to = {e1, n1, 0};
    return s;
}

Section boxSection(double e, double n, double width, double depth, double heading, double bottom, double top)
{
    Section s;
    s.kind = SectionKind::Box;
    s.middle = {e, n, 0};
    s.widthM = width;
    s.depthM = depth;
    s.headingDeg = heading;
    s.bottomM = bottom;
    s.topM = top;
    return s;
}

/// A town of one house of 20 × 10 m, 12 m high, on ground at 3 m; drawn.
class OneHouse
{
public:
    OneHouse()
        : scene(town.frame)
    {
        town.ground = levelGround(3);
        id = town.put("building", box(kEast, kNorth, 20, 10), {{"height_m", 12.0}});
        scene.setGround(town.ground);
        for (const char *layer : {"terrain", "building"}) {
            auto built = town.build(layer);
            if (!built)
                qFatal("%s", qPrintable(built.error().logText()));
            scene.setLayer(std::move(*built));
        }
    }
    Town town;
    scene::CityScene scene;
    city::FeatureId id = 0;
};

} // namespace

class TestSection : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aLineTakesItsRightSide();
    void aBoxKeepsItsInside();
    void theTurnOfABoxIsClockwise();
    void facesBoundWhatIsKept();
    void raysGoThroughWhatIsKept();
    void anOpenBodyStandsOnTheGround();
    void bodiesWithinBodiesCountOnce();
    void aHoleStaysOpen();
    void aBodyInsideOutIsFilledAllTheSame();
    void piecesAreClipped();
    void capsHaveTheAreaOfTheHouse_data();
    void capsHaveTheAreaOfTheHouse();
    void aBodyThatTakesTooLongStaysOpen();
    void theRestGoesOnBesideAHugeBody();
    void manyBodiesTakeSeveralFrames();
    void picksWhatIsLeft();
    void theInsideIsSeen();
    void textsAreRead();
    void wrongTextsAreRefused_data();
    void wrongTextsAreRefused();
};

void TestSection::aLineTakesItsRightSide()
{
    // Looking north along x = 5: what lies east is taken.
    Section s = line(5, 0, 5, 10);
    QVERIFY(s.isValid());
    QVERIFY(s.removes({6, 100, 50}));
    QVERIFY(!s.removes({4, -100, 50}));
    s.flipped = true;
    QVERIFY(!s.removes({6, 100, 50}));
    QVERIFY(s.removes({4, -100, 50}));
    QVERIFY(!line(5, 5, 5, 5).isValid());
    QVERIFY(!line(5, 5, std::nan(""), 5).isValid());
    QVERIFY(!Section().removes({0, 0, 0}));
}

void TestSection::aBoxKeepsItsInside()
{
    Section s = boxSection(100, 200, 20, 10, 0, -5, 30);
    QVERIFY(!s.removes({100, 200, 0}));
    QVERIFY(!s.removes({109.9, 204.9, 29.9}));
    QVERIFY(s.removes({110.1, 200, 0}));
    QVERIFY(s.removes({100, 205.1, 0}));
    QVERIFY(s.removes({100, 200, 30.1}));
    QVERIFY(s.removes({100, 200, -5.1}));
    s.flipped = true;
    QVERIFY(s.removes({100, 200, 0}));
    QVERIFY(!s.removes({110.1, 200, 0}));
    QVERIFY(!boxSection(0, 0, 0, 10, 0, 0, 10).isValid());
    QVERIFY(!boxSection(0, 0, 10, 10, 0, 10, 10).isValid());
}

void TestSection::theTurnOfABoxIsClockwise()
{
    // Heading east: its depth of 40 m lies east and west.
    const Section s = boxSection(0, 0, 10, 40, 90, 0, 10);
    QVERIFY(!s.removes({19.9, 0, 5}));
    QVERIFY(!s.removes({0, 4.9, 5}));
    QVERIFY(s.removes({0, 5.1, 5}));
    // North-east at 45°: (13, 13) is 18.4 m along, (13, −13) is as much across.
    const Section turned = boxSection(0, 0, 10, 40, 45, 0, 10);
    QVERIFY(!turned.removes({13, 13, 5}));
    QVERIFY(turned.removes({13, -13, 5}));
}

void TestSection::facesBoundWhatIsKept()
{
    const geo::LocalFrame frame({1000, 2000, 0});
    for (const bool flipped : {false, true}) {
        for (Section s : {line(1003, 2004, 1010, 2020), boxSection(1000, 2000, 30, 20, 30, -4, 12)}) {
            s.flipped = flipped;
            const auto faces = s.faces(frame);
            QCOMPARE(faces.size(), s.kind == SectionKind::Box ? size_t(6) : size_t(1));
            for (const scene::CutFace &face : faces) {
                QVERIFY(std::abs(face.along * face.across) < 1e-12);
                QVERIFY(std::abs(face.along * face.normal) < 1e-12);
                const double u = s.kind == SectionKind::Box ? (face.low.u + face.high.u) / 2 : 3;
                const double v = s.kind == SectionKind::Box ? (face.low.v + face.high.v) / 2 : 3;
                const osg::Vec3d spot = face.at(u, v);
                const auto removed = [&](double ahead) {
                    const osg::Vec3d p = spot + face.normal * ahead;
                    return s.removes(frame.toMap({p.x(), p.y(), p.z()}));
                };
                QVERIFY(removed(0.01));
                QVERIFY(!removed(-0.01));
            }
        }
    }
}

void TestSection::raysGoThroughWhatIsKept()
{
    const geo::LocalFrame frame({500, 500, 0});
    Section s = boxSection(500, 500, 20, 20, 0, 0, 10);
    const osg::Vec3d from(-50, 0, 5);
    const osg::Vec3d east(1, 0, 0);
    auto kept = s.kept(frame, from, east, 1000);
    QCOMPARE(kept.size(), size_t(1));
    QVERIFY(near(kept[0].from, 40));
    QVERIFY(near(kept[0].to, 60));
    s.flipped = true;
    kept = s.kept(frame, from, east, 1000);
    QCOMPARE(kept.size(), size_t(2));
    QVERIFY(near(kept[0].to, 40));
    QVERIFY(near(kept[1].from, 60));
    // Past it, everything or nothing.
    QCOMPARE(s.kept(frame, {-50, 30, 5}, east, 1000).size(), size_t(1));
    s.flipped = false;
    QVERIFY(s.kept(frame, {-50, 30, 5}, east, 1000).empty());
}

void TestSection::anOpenBodyStandsOnTheGround()
{
    const auto floor = [](double u) { return u / 10; }; // rises by 1 in 10
    // 20 wide, from the ground (0…2) to 12: 240 − 20.
    QVERIFY(near(areaOf(scene::fillCut(rectangle(0, 0, 20, 12, false), floor)), 220));
    QVERIFY(near(areaOf(scene::fillCut(rectangle(0, 0, 20, 12, true), floor)), 240));
    // Without a ground an open body has no inside.
    QVERIFY(scene::fillCut(rectangle(0, 0, 20, 12, false), {}).empty());
}

void TestSection::bodiesWithinBodiesCountOnce()
{
    // A tower of 10 × 50 through a podium of 30 × 15.
    const auto edges = joined(rectangle(0, 0, 30, 15, true), rectangle(10, 0, 20, 50, true));
    QVERIFY(near(areaOf(scene::fillCut(edges, {})), 30 * 15 + 10 * 35));
    // A gable: its slopes meet at the ridge.
    const std::vector<CutEdge> gable{{0, 6, 5, 9, true}, {5, 9, 10, 6, true}, {0, 0, 10, 0, false}};
    QVERIFY(near(areaOf(scene::fillCut(gable, {})), 10 * 6 + 10 * 3 / 2.0));
    // Two that cross each other.
    const std::vector<CutEdge> crossing{
        {0, 10, 10, 0, true}, {0, 0, 10, 10, true}, {0, 0, 10, 0, false}, {0, -1, 10, -1, false}};
    QVERIFY(near(areaOf(scene::fillCut(crossing, {})), 10 * 7.5 + 10));
}

void TestSection::aHoleStaysOpen()
{
    // A court of 10 × 8 in a ring of 30 × 20: its southern wall is where one enters again.
    auto edges = rectangle(0, 0, 30, 20, true);
    edges.push_back({10, 14, 20, 14, false});
    edges.push_back({10, 6, 20, 6, true});
    QVERIFY(near(areaOf(scene::fillCut(edges, {})), 600 - 80));
}

void TestSection::aBodyInsideOutIsFilledAllTheSame()
{
    auto edges = rectangle(0, 0, 20, 12, true);
    for (CutEdge &e : edges)
        e.opens = !e.opens;
    QVERIFY(near(areaOf(scene::fillCut(edges, {})), 240));
}

void TestSection::piecesAreClipped()
{
    const CutPiece square{{0, 0}, {10, 0}, {10, 10}, {0, 10}};
    QVERIFY(near(areaOf(scene::clipPiece(square, {2, 3}, {20, 20})), 8 * 7));
    QVERIFY(near(areaOf(scene::clipPiece(square, {-5, -5}, {20, 20})), 100));
    QVERIFY(scene::clipPiece(square, {11, 0}, {20, 20}).empty());
}

void TestSection::capsHaveTheAreaOfTheHouse_data()
{
    QTest::addColumn<QString>("section");
    QTest::addColumn<double>("area");
    const auto text = [](const char *format, std::initializer_list<double> numbers) {
        QString t = QLatin1String(format);
        for (const double n : numbers)
            t += QLatin1Char(',') + QString::number(n, 'f', 2);
        return t;
    };
    const double e = kEast;
    const double n = kNorth;
    // The house is 20 × 10 m in plan and stands from 3 to 15 m.
    QTest::newRow("across") << text("line", {e + 5, n - 50, e + 5, n + 50}) << 10 * 12.0;
    QTest::newRow("along") << text("-line", {e - 50, n + 5, e + 50, n + 5}) << 20 * 12.0;
    QTest::newRow("slanted") << text("line", {e, n - 5, e + 20, n + 15}) << 10 * std::sqrt(2.0) * 12;
    QTest::newRow("beside") << text("line", {e - 5, n - 50, e - 5, n + 50}) << 0.0;
    QTest::newRow("level") << text("height", {8}) << 200.0;
    QTest::newRow("above") << text("height", {15.5}) << 0.0;
    // A box of 6 × 4 m within the house, from 0 to 10 m: four walls of it above the ground, and its lid.
    QTest::newRow("box") << text("box", {e + 10, n + 5, 6, 4, 0, 0, 10}) << 2 * (6 + 4) * 7 + 6 * 4.0;
    QTest::newRow("hollow") << text("-box", {e + 10, n + 5, 6, 4, 0, 0, 10}) << 2 * (6 + 4) * 7 + 6 * 4.0;
}

void TestSection::capsHaveTheAreaOfTheHouse()
{
    QFETCH(QString, section);
    QFETCH(double, area);
    OneHouse house;
    const auto cut = Section::fromText(section);
    VERIFY_RESULT(cut);
    scene::SectionCut how;
    how.section = *cut;
    how.frame = house.town.frame;
    how.faces = cut->faces(house.town.frame);
    how.groundAt = [](double, double) { return 3.0; };
    const auto built = house.town.build("building");
    VERIFY_RESULT(built);
    const scene::SectionCaps caps = scene::capsOf(how, built->index->pick, {});
    QCOMPARE(caps.node.valid(), area > 0);
    double found = 0;
    if (caps.node) {
        const auto *transform = caps.node->getChild(0)->asGroup()->getChild(0)->asTransform();
        const auto *geometry = transform->getChild(0)->asGeometry();
        const auto &points = dynamic_cast<const osg::Vec3Array &>(*geometry->getVertexArray());
        const auto &indices = dynamic_cast<const osg::DrawElementsUInt &>(*geometry->getPrimitiveSet(0));
        for (size_t i = 0; i + 2 < indices.size(); i += 3) {
            const osg::Vec3d a(points[indices[i]]);
            found += ((osg::Vec3d(points[indices[i + 1]]) - a) ^ (osg::Vec3d(points[indices[i + 2]]) - a))
                         .length() /
                     2;
        }
    }
    QVERIFY2(near(found, area, 0.05), qPrintable(QString::number(found)));
    // A hidden house is not cut.
    QVERIFY(!scene::capsOf(how, built->index->pick, [](city::FeatureId) { return true; }).node);
}

/// Edges of `n` plates above one another, each over the whole width but cut into pieces: every strip crosses
/// all of them.
static std::vector<CutEdge> plates(int n)
{
    std::vector<CutEdge> edges;
    for (int i = 0; i < n; ++i) {
        const double start = i * 1e-3;
        edges.push_back({start, i + 0.5, start + 10, i + 0.5, true});
        edges.push_back({start, i * 1.0, start + 10, i * 1.0, false});
    }
    return edges;
}

void TestSection::aBodyThatTakesTooLongStaysOpen()
{
    qint64 steps = 1'000'000;
    const auto few = scene::fillCut(plates(20), {}, &steps);
    QVERIFY(near(areaOf(few), 20 * 10 * 0.5));
    // 40 edges against each other, and in each of 40 strips at most 40 of them.
    QVERIFY2(steps < 1'000'000 && steps > 1'000'000 - 40 * 41 / 2 - 80 * 41,
             qPrintable(QString::number(steps)));
    // 20,000 edges, 20,000 strips with up to 20,000 of them: minutes. It is given up within one strip of
    // where the steps end; what they take by the clock is measured in tests/perf.
    QVERIFY(scene::fillCut(plates(10'000), {}, &steps).empty());
    QVERIFY2(steps < 0 && steps > -20'001, qPrintable(QString::number(steps)));
}

/// A pile of sheets across the plane x = 0, each with an upper and a lower side, and a block beside it.
static scene::PickIndex hugeAndSmall(int sheets)
{
    scene::PickIndex index;
    const auto sheet = [&index](city::FeatureId id, float y0, float y1, float z0, float z1) {
        const auto face = [&](float z, bool up) {
            const osg::Vec3f a(-1, y0, z);
            const osg::Vec3f b(1, y0, z);
            const osg::Vec3f c(1, y1, z);
            const osg::Vec3f d(-1, y1, z);
            index.addTriangle(id, a, up ? b : c, up ? c : b);
            index.addTriangle(id, a, up ? c : d, up ? d : c);
        };
        face(z1, true);
        face(z0, false);
    };
    for (int i = 0; i < sheets; ++i) {
        const float start = static_cast<float>(i) * 1e-3F;
        sheet(1, start, start + 10, static_cast<float>(i), static_cast<float>(i) + 0.5F);
    }
    sheet(2, 50, 52, 0, 3);
    index.build();
    return index;
}

void TestSection::theRestGoesOnBesideAHugeBody()
{
    scene::SectionCut cut;
    cut.section = line(0, -1000, 0, 1000);
    cut.frame = geo::LocalFrame({0, 0, 0});
    cut.faces = cut.section.faces(cut.frame);
    cut.groundAt = [](double, double) { return -100.0; };
    const scene::PickIndex bodies = hugeAndSmall(4000);
    scene::CapMaker maker(cut, bodies, {});
    int rounds = 1;
    while (maker.step())
        ++rounds;
    // Each in a step of its own, so that a frame may come between; what a step takes is bounded by the steps
    // fillCut() may take, as the test before shows.
    QVERIFY2(rounds >= 2, qPrintable(QString::number(rounds)));
    const scene::SectionCaps caps = maker.finish();
    QCOMPARE(caps.leftOpen, 1);
    // The small one is filled: a ray from the west meets it in the cut, where nothing else is.
    const auto at = [&caps](double y, double z) {
        return caps.pick.pick({{-5, y, z}, {1, 0, 0}, 0, 0}).has_value();
    };
    QVERIFY(at(51, 1.5));
    QVERIFY(!at(5, 0.25));
    // Memory is bounded, too: of many pieces only so many.
    scene::CapMaker::Limits limits;
    limits.pieces = 6;
    const scene::PickIndex two = hugeAndSmall(1);
    scene::CapMaker bounded(cut, two, {}, limits);
    while (bounded.step()) {
    }
    const scene::SectionCaps some = bounded.finish();
    QCOMPARE(some.leftOpen, 1); // each of the two is of four edges
    QVERIFY(some.pick.size() <= 2 * limits.pieces);
}

void TestSection::manyBodiesTakeSeveralFrames()
{
    Town town;
    town.ground = levelGround(3);
    constexpr int kAcross = 60;
    for (int i = 0; i < kAcross * kAcross; ++i) {
        town.put("building", box(kEast + i % kAcross * 6.0, kNorth + i / kAcross * 6.0, 5, 5),
                 {{"height_m", 12.0}});
    }
    scene::CityScene scene(town.frame);
    scene.setGround(town.ground);
    auto built = town.build("building");
    VERIFY_RESULT(built);
    scene.setLayer(std::move(*built));
    const scene::Camera camera({{kEast + 180, kNorth + 180, 3}, 0, 60, 500, false}, {800, 600});
    // A level cut goes through all of them.
    scene.setSection(Section::fromText(QStringLiteral("height,9")).value());
    int frames = 0;
    do
        scene.prepareFrame(camera);
    while (scene.isFillingCuts() && ++frames < 10'000);
    QVERIFY(!scene.isFillingCuts());
    QCOMPARE(scene.cutsLeftOpen(), 0);
    const auto hit = scene.pick(
        scene::Camera({{kEast + 182.5, kNorth + 182.5, 3}, 0, 90, 500, true}, {800, 600}), {400, 300});
    QVERIFY(hit && near(hit->where.z, 9, 0.02));
}

void TestSection::picksWhatIsLeft()
{
    OneHouse house;
    // From the south at the middle of the house, slightly from above.
    const Coord middle{kEast + 10, kNorth + 5, 9};
    const scene::Camera camera({middle, 0, 20, 80, false}, {800, 600});
    const auto pick = [&] {
        house.scene.prepareFrame(camera);
        return house.scene.pick(camera, {400, 300});
    };
    auto hit = pick();
    QVERIFY(hit);
    QVERIFY(near(hit->where.y, kNorth, 0.01)); // its southern wall
    // Cut along its length: the face of the cut is picked, and it is the house.
    house.scene.setSection(line(kEast - 50, kNorth + 5, kEast + 50, kNorth + 5));
    hit = pick();
    QVERIFY(hit);
    QCOMPARE(hit->ref.id, house.id);
    QVERIFY2(near(hit->where.y, kNorth + 5, 0.01), qPrintable(QString::number(hit->where.y - kNorth)));
    // Cut behind it: it is gone, and with it everything on this side.
    house.scene.setSection(line(kEast - 50, kNorth + 12, kEast + 50, kNorth + 12));
    hit = pick();
    QVERIFY(!hit || hit->where.y >= kNorth + 12);
    QVERIFY(!hit || hit->ref.layer.isEmpty());
    house.scene.setSection({});
    hit = pick();
    QVERIFY(hit && near(hit->where.y, kNorth, 0.01));
}

void TestSection::theInsideIsSeen()
{
    if (!scene::EglContext::create())
        QSKIP("absent: OpenGL without a window (EGL surfaceless)");
    OneHouse house;
    const QSize size(200, 150);
    const scene::Camera camera({{kEast + 10, kNorth + 5, 9}, 0, 20, 60, false}, size);
    const auto colorAtMiddle = [&] {
        const auto image = scene::renderImage(house.scene, camera, size);
        if (!image)
            qFatal("%s", qPrintable(image.error().logText()));
        // The mean over a square: strokes are finer.
        int r = 0;
        int g = 0;
        int b = 0;
        for (int y = 70; y < 80; ++y) {
            for (int x = 95; x < 105; ++x) {
                const QRgb p = image->pixel(x, y);
                r += qRed(p);
                g += qGreen(p);
                b += qBlue(p);
            }
        }
        return QColor(r / 100, g / 100, b / 100);
    };
    const QColor wall = colorAtMiddle();
    QVERIFY(wall.red() > wall.blue() + 8); // warm
    house.scene.setSection(line(kEast - 50, kNorth + 5, kEast + 50, kNorth + 5));
    const QColor cut = colorAtMiddle();
    QVERIFY2(cut.red() <= cut.blue() + 2, qPrintable(cut.name())); // the cool grey of a cut
    house.scene.setSection(line(kEast - 50, kNorth + 12, kEast + 50, kNorth + 12));
    const QColor gone = colorAtMiddle();
    QVERIFY(std::abs(gone.red() - wall.red()) + std::abs(gone.blue() - wall.blue()) > 12);
    house.scene.setSection({});
    const QColor again = colorAtMiddle();
    QVERIFY(std::abs(again.red() - wall.red()) <= 1 && std::abs(again.blue() - wall.blue()) <= 1);
}

void TestSection::textsAreRead()
{
    const auto vertical = Section::fromText(QStringLiteral("line,600000,1190000, 600010.5 ,1190020"));
    VERIFY_RESULT(vertical);
    QCOMPARE(*vertical, line(600000, 1190000, 600010.5, 1190020));
    const auto level = Section::fromText(QStringLiteral("-height,12.5"));
    VERIFY_RESULT(level);
    QVERIFY(level->flipped);
    QCOMPARE(level->heightM, 12.5);
    const auto box = Section::fromText(QStringLiteral("box,1,2,30,40,50,-6,70"));
    VERIFY_RESULT(box);
    QCOMPARE(*box, boxSection(1, 2, 30, 40, 50, -6, 70));
}

void TestSection::wrongTextsAreRefused_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", "line", "line,1,2,3", "line,1,2,1,2", "line,1,2,x,4", "height,nan",
                             "box,1,2,0,40,50,-6,70", "box,1,2,30,40,50,70,-6", "cone,1,2", "height,1e300"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestSection::wrongTextsAreRefused()
{
    QFETCH(QString, text);
    VERIFY_ERROR(Section::fromText(text), ErrorCode::InvalidArgument);
}

QTEST_GUILESS_MAIN(TestSection)
#include "tst_section.moc"
