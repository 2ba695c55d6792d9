// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "buildfixture.h"

#include <dothi/scene/offscreen.h>

using namespace dothi;
using namespace buildfixture;
using scene::Camera;
using scene::CityScene;

namespace {

constexpr QSize kSize(320, 240);
const QString kBuilding = QStringLiteral("building");

/// A long slab with open ground north and south of it, seen from one of the four sides; the volume or house
/// of a test stands 40 m north of it.
class Yard
{
public:
    Yard()
        : city(geo::LocalFrame(Coord{kEast, kNorth, 0}))
    {
        slab = town.put("building", box(kEast - 60, kNorth - 5, 120, 10), {{"height_m", 30.0}});
        city.setGround(levelGround(0));
        city.setLayerVisible(kBuilding, true);
    }
    void show() { city.setPaged(infoOf(*town.store, kBuilding)); }
    [[nodiscard]] QImage picture(double headingDeg, const Coord &target = {kEast, kNorth + 20, 5})
    {
        const Camera camera({target, headingDeg, 12, 260, false}, kSize);
        if (!city.loadTiles(camera, *town.store, town.task))
            qFatal("no tiles");
        const auto image = scene::renderImage(city, camera, kSize, nullptr, 1);
        if (!image)
            qFatal("%s", qPrintable(image.error().logText()));
        return *image;
    }
    /// Where a spot is in the picture.
    [[nodiscard]] static QPoint at(double headingDeg, const Coord &spot,
                                   const Coord &target = {kEast, kNorth + 20, 5})
    {
        const Camera camera({target, headingDeg, 12, 260, false}, kSize);
        QPointF pixel;
        return camera.project(spot, pixel) ? pixel.toPoint() : QPoint(-1, -1);
    }

    Town town;
    CityScene city;
    city::FeatureId slab = 0;
};

int apart(const QColor &a, const QColor &b)
{
    return std::abs(a.red() - b.red()) + std::abs(a.green() - b.green()) + std::abs(a.blue() - b.blue());
}

scene::Overlay volumeAt(double north, const QColor &color)
{
    scene::Overlay overlay;
    overlay.volumes.push_back({box(kEast - 10, north, 20, 20), 0, 20, color});
    return overlay;
}

} // namespace

class TestSeeThrough : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    /// A proposal behind houses that are looked through is seen through them, from whichever side; in front
    /// of them it is seen as ever.
    void aProposalBehindTranslucentHousesIsSeen()
    {
        const QColor red(220, 30, 30, 200);
        Yard yard;
        yard.show();
        const Coord middle{kEast, kNorth + 45, 10};
        for (const double heading : {0.0, 180.0}) { // looking north, the slab is in front of it
            const QPoint pixel = Yard::at(heading, middle);
            QVERIFY(QRect(QPoint(), kSize).contains(pixel));
            yard.city.setOverlay(QStringLiteral("proposal"), {});
            yard.city.setLayerOpacity(kBuilding, 0.4);
            const QColor without = yard.picture(heading).pixelColor(pixel);
            yard.city.setOverlay(QStringLiteral("proposal"), volumeAt(kNorth + 35, red));
            const QColor with = yard.picture(heading).pixelColor(pixel);
            QVERIFY2(
                with.red() - with.green() > without.red() - without.green() + 25,
                qPrintable(QStringLiteral("%1: %2 -> %3").arg(heading).arg(without.name(), with.name())));
            // Houses that are not looked through hide it.
            yard.city.setLayerOpacity(kBuilding, 1);
            const QColor solid = yard.picture(heading).pixelColor(pixel);
            QCOMPARE(solid.red() - solid.green() > 60, heading == 180.0);
        }
    }

    /// The order in which volumes are handed in, or overlays made, does not show.
    void theOrderOfVolumesDoesNotShow()
    {
        const QColor red(220, 30, 30, 120);
        const QColor blue(30, 60, 220, 120);
        for (const double heading : {0.0, 90.0, 180.0, 270.0}) {
            QImage pictures[3];
            for (int order = 0; order < 3; ++order) {
                Yard yard;
                yard.show();
                const scene::Overlay a = volumeAt(kNorth + 30, red);
                const scene::Overlay b = volumeAt(kNorth + 60, blue);
                scene::Overlay both = order == 0 ? a : b;
                const scene::Overlay &second = order == 0 ? b : a;
                if (order < 2) {
                    both.volumes.push_back(second.volumes.front());
                    yard.city.setOverlay(QStringLiteral("both"), both);
                } else {
                    yard.city.setOverlay(QStringLiteral("b"), b);
                    yard.city.setOverlay(QStringLiteral("a"), a);
                }
                pictures[order] = yard.picture(heading);
            }
            for (int order = 1; order < 3; ++order) {
                // Outlines are a few pixels wide; where two cross either may be on top.
                const auto differs = [&](int x, int y) {
                    return apart(pictures[0].pixelColor(x, y), pictures[order].pixelColor(x, y)) > 12;
                };
                int differ = 0;
                for (int x = 3; x + 3 < kSize.width(); ++x) {
                    for (int y = 3; y + 3 < kSize.height(); ++y)
                        differ += differs(x, y) && differs(x - 3, y) && differs(x + 3, y) &&
                                  differs(x, y - 3) && differs(x, y + 3);
                }
                QVERIFY2(differ < 20, qPrintable(QStringLiteral("%1°: %2 pixels").arg(heading).arg(differ)));
            }
        }
    }

    /// The slider of a layer of crowns counts where a pixel has one sample, too.
    void crownsFade()
    {
        Town town;
        town.put("tree", Geometry::point({kEast, kNorth, 0}), {{"height_m", 20.0}, {"crown_m", 16.0}});
        const QString tree = QStringLiteral("tree");
        CityScene city{geo::LocalFrame(Coord{kEast, kNorth, 0})};
        city.setGround(levelGround(0));
        city.setLayerVisible(tree, true);
        city.setPaged(infoOf(*town.store, tree));
        const Camera camera({{kEast, kNorth, 0}, 0, 90, 60, true}, kSize);
        VERIFY_RESULT(city.loadTiles(camera, *town.store, town.task));
        const auto middle = [&] {
            const auto image = scene::renderImage(city, camera, kSize, nullptr, 1);
            return image ? image->pixelColor(kSize.width() / 2, kSize.height() / 2) : QColor();
        };
        const QColor full = middle();
        city.setLayerOpacity(tree, 0.5);
        const QColor half = middle();
        city.setLayerVisible(tree, false);
        const QColor none = middle();
        QVERIFY(apart(full, none) > 60);
        QVERIFY(std::abs(apart(full, half) - apart(half, none)) < apart(full, none) / 2);
        city.setLayerVisible(tree, true);
        city.setLayerOpacity(tree, 1);
        QCOMPARE(middle(), full);
    }

    /// A selected house behind another tints it; itself is never tinted, and the option takes it away.
    void theSelectionShinesThroughWhatHidesIt()
    {
        Yard yard;
        const city::FeatureId behind =
            yard.town.put("building", box(kEast - 15, kNorth + 30, 30, 20), {{"height_m", 18.0}});
        yard.show();
        const QPoint pixel = Yard::at(0, {kEast + 4, kNorth + 30, 9});
        QVERIFY(QRect(QPoint(), kSize).contains(pixel));
        const QColor plain = yard.picture(0).pixelColor(pixel);
        const QColor seen = yard.picture(180).pixelColor(Yard::at(180, {kEast + 4, kNorth + 50, 9}));
        VERIFY_RESULT(yard.city.setSelection({{kBuilding, behind}}, *yard.town.store));
        const QColor through = yard.picture(0).pixelColor(pixel);
        QVERIFY2(through.blue() - through.red() > plain.blue() - plain.red() + 20,
                 qPrintable(plain.name() + through.name()));
        // From the other side it stands in the open.
        const QColor open = yard.picture(180).pixelColor(Yard::at(180, {kEast + 4, kNorth + 50, 9}));
        QVERIFY2(apart(open, seen) < 12, qPrintable(seen.name() + open.name()));
        yard.city.setSelectionSeenThrough(false);
        QVERIFY(apart(yard.picture(0).pixelColor(pixel), plain) < 12);
        yard.city.setSelectionSeenThrough(true);
        QCOMPARE(yard.picture(0).pixelColor(pixel), through);
    }
};

QTEST_GUILESS_MAIN(TestSeeThrough)
#include "tst_seethrough.moc"
