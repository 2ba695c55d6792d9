// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "buildfixture.h"

#include <dothi/city/buildinglook.h>
#include <dothi/scene/picturesheet.h>
#include <dothi/scene/tilecodec.h>

#include <osg/Texture2D>

#include <QPainter>

using namespace buildfixture;

namespace {

/// Left half red, right half blue; its upper quarter green.
QImage pattern(int width = 64, int height = 64)
{
    QImage image(width, height, QImage::Format_RGB32);
    image.fill(Qt::red);
    QPainter painter(&image);
    painter.fillRect(width / 2, 0, width / 2, height, Qt::blue);
    painter.fillRect(0, 0, width, height / 4, Qt::green);
    return image;
}

void putDocument(Town &town, const QString &id, const QByteArray &json)
{
    auto writer = town.store->write().value();
    if (!writer->setDocument(city::lookKind(), id, json) || !writer->commit())
        qFatal("cannot write");
}

/// One upright face, 8 m wide and 4 m high, that looks south, and a floor.
Geometry wall(double x)
{
    Geometry solid(geo::GeometryType::MultiPolygon, true);
    const auto face = [&](std::initializer_list<Coord> ring) {
        solid.beginPart();
        solid.beginRing();
        for (const Coord &c : ring)
            solid.add({kEast + x + c.x, kNorth + c.y, c.z});
        solid.closeRing();
    };
    face({{0, 0, 0}, {8, 0, 0}, {8, 0, 4}, {0, 0, 4}});
    face({{0, 0, 0}, {0, 5, 0}, {8, 5, 0}, {8, 0, 0}});
    return solid;
}

city::FeatureId putWall(Town &town, double x, const QString &picture, float times, city::PictureWrap wrap)
{
    const Geometry solid = wall(x);
    const city::FeatureId id = town.put("building", box(kEast + x, kNorth, 8, 5), {{"height_m", 4.0}}, solid);
    city::BuildingLook look;
    look.pictures = {picture};
    look.faces = {{0, wrap, 0, 0}, {-1, city::PictureWrap::Within, qRgb(10, 200, 30), 5}};
    look.spots = {{0, 0}, {times, 0}, {times, 1}, {0, 1}, {0, 0}};
    putDocument(town, city::lookId(id), city::lookDocument(look, solid));
    return id;
}

/// The colour a textured mesh shows at its vertices.
struct Shown
{
    Coord map;
    osg::Vec2f spot;
    QColor color;
};

std::vector<Shown> shownOf(const scene::LayerScene &layer, const geo::LocalFrame &frame)
{
    std::vector<Shown> shown;
    for (const scene::LayerPart &part : layer.index->parts) {
        if (part.material != scene::Material::Textured)
            continue;
        for (const scene::PartTile &tile : part.tiles) {
            const auto *texture = dynamic_cast<const osg::Texture2D *>(
                tile.node->getStateSet()->getTextureAttribute(0, osg::StateAttribute::TEXTURE));
            for (const scene::TileMesh &mesh : layer.index->meshes) {
                if (!texture || !tile.node->asGroup()->containsNode(mesh.geometry))
                    continue;
                const auto &positions =
                    dynamic_cast<const osg::Vec3Array &>(*mesh.geometry->getVertexArray());
                const auto &spots = dynamic_cast<const osg::Vec2Array &>(*mesh.geometry->getTexCoordArray(0));
                for (size_t i = 0; i < positions.size(); ++i) {
                    const osg::Vec3d local = osg::Vec3d(positions[i]) + mesh.origin;
                    osg::Vec2f at = spots[i];
                    if (texture->getWrap(osg::Texture::WRAP_S) == osg::Texture::REPEAT)
                        at = {at.x() - std::floor(at.x()), at.y() - std::floor(at.y())};
                    const osg::Vec4 c = texture->getImage()->getColor(osg::Vec3(at.x(), at.y(), 0));
                    shown.push_back({frame.toMap({local.x(), local.y(), local.z()}), spots[i],
                                     QColor::fromRgbF(c.r(), c.g(), c.b())});
                }
            }
        }
    }
    return shown;
}

bool isLike(const QColor &a, const QColor &b)
{
    return std::abs(a.red() - b.red()) + std::abs(a.green() - b.green()) + std::abs(a.blue() - b.blue()) < 60;
}

} // namespace

/// Pictures on the faces of buildings.
class TestFaceLooks : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cornersShowTheirPartOfThePicture()
    {
        Town town;
        putDocument(town, city::lookStateId(), "{\"mark\":\"1\"}");
        putDocument(town, city::lookPictureId(1, 0), city::pictureDocument(pattern()));
        putDocument(town, city::lookPictureId(1, 1), city::pictureDocument(pattern(200, 30)));
        putWall(town, 0, city::lookPictureId(1, 0), 1, city::PictureWrap::Within);
        putWall(town, 20, city::lookPictureId(1, 1), 1, city::PictureWrap::Within);
        BUILD(layer, town, "building");
        const std::vector<Shown> shown = shownOf(layer, town.frame);
        QCOMPARE(shown.size(), size_t(2 * 2 * 6)); // two walls of two triangles, from either side
        for (const Shown &corner : shown) {
            const double x = std::fmod(corner.map.x - kEast, 20);
            const QColor expected = corner.map.z > 2 ? QColor(0, 255, 0)
                                    : x < 4          ? QColor(Qt::red)
                                                     : QColor(Qt::blue);
            QVERIFY2(
                isLike(corner.color, expected),
                qPrintable(QStringLiteral("%1 at %2, %3").arg(corner.color.name()).arg(x).arg(corner.map.z)));
        }
        // The floor has a colour of its own, and no picture.
        bool floor = false;
        for (const Face &face : facesOf(layer, town.frame)) {
            if (face.material == scene::Material::Building && std::abs(face.corners[0].normal.z()) > 100) {
                floor = true;
                QCOMPARE(face.corners[0].color, osg::Vec4ub(10, 200, 30, 255));
            }
        }
        QVERIFY(floor);
        QVERIFY(layer.index->pictureBytes > 0);
        // Seen through the cursor like any other.
        QVERIFY(layer.index->pick.content().primitives.size() >= 8);
        // Its graph is more than the cache on disk holds: it is built anew each time.
        QVERIFY(!scene::encodeTile(layer));
    }

    void repeatedPicturesStandAlone()
    {
        Town town;
        putDocument(town, city::lookStateId(), "{\"mark\":\"1\"}");
        putDocument(town, city::lookPictureId(1, 0), city::pictureDocument(pattern()));
        putWall(town, 0, city::lookPictureId(1, 0), 3, city::PictureWrap::Repeat);
        BUILD(layer, town, "building");
        float farthest = 0;
        for (const Shown &corner : shownOf(layer, town.frame))
            farthest = std::max(farthest, corner.spot.x());
        QCOMPARE(farthest, 3.0F);
    }

    /// What a store says is not to be trusted: the wall is there, plain.
    void damagedLooks_data()
    {
        QTest::addColumn<QByteArray>("picture");
        QTest::newRow("none") << QByteArray();
        QTest::newRow("no document") << QByteArray("[");
        QTest::newRow("no picture") << QByteArray("{\"average\":\"#808080\",\"data\":\"AAAA\"}");
        QByteArray large = city::pictureDocument(pattern(2000, 4));
        QTest::newRow("too large") << large;
    }
    void damagedLooks()
    {
        QFETCH(QByteArray, picture);
        Town town;
        putDocument(town, city::lookStateId(), "{\"mark\":\"1\"}");
        if (!picture.isEmpty())
            putDocument(town, city::lookPictureId(1, 0), picture);
        putWall(town, 0, city::lookPictureId(1, 0), 1, city::PictureWrap::Within);
        BUILD(layer, town, "building");
        QVERIFY(shownOf(layer, town.frame).empty());
        double area = 0;
        for (const Face &face : facesOf(layer, town.frame))
            area += face.area();
        QVERIFY(near(area, 2 * (8 * 4 + 8 * 5), 0.01));
    }

    void aCityWithoutLooksAsksNothing()
    {
        Town town;
        town.put("building", box(kEast, kNorth, 8, 5), {{"height_m", 4.0}}, wall(0));
        BUILD(layer, town, "building");
        QVERIFY(scene::encodeTile(layer).has_value());
        QVERIFY(city::lookMark(*town.store).isEmpty());
    }

    void sheetsHoldAllWithoutOverlap_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("edge");
        QTest::newRow("one") << 1 << 100;
        QTest::newRow("some") << 40 << 128;
        QTest::newRow("more than fit") << 300 << 1024;
        QTest::newRow("a thousand") << 1500 << 1024;
    }
    void sheetsHoldAllWithoutOverlap()
    {
        QFETCH(int, count);
        QFETCH(int, edge);
        constexpr int kRim = 8;
        std::vector<QSize> sizes;
        for (int i = 0; i < count; ++i)
            sizes.emplace_back(1 + (i * 37) % edge, 1 + (i * 91) % edge);
        const scene::SheetPlan plan = scene::planSheet(sizes, scene::PictureSheet::kLargestEdge, kRim);
        QVERIFY(plan.edge > 0 && plan.edge <= scene::PictureSheet::kLargestEdge);
        QCOMPARE(plan.places.size(), sizes.size());
        for (size_t i = 0; i < plan.places.size(); ++i) {
            const QRect with = plan.places[i].adjusted(-kRim, -kRim, kRim, kRim);
            QVERIFY(QRect(0, 0, plan.edge, plan.edge).contains(with));
            QVERIFY(!plan.places[i].isEmpty());
            for (size_t k = 0; k < i; ++k)
                QVERIFY(!with.intersects(plan.places[k].adjusted(-kRim, -kRim, kRim, kRim)));
        }
    }
};

QTEST_GUILESS_MAIN(TestFaceLooks)
#include "tst_facelooks.moc"
