// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "buildfixture.h"

#include <dothi/scene/overviewpicture.h>

#include <stop_token>

using namespace buildfixture;

/// A square kilometre: a lake in its south-west, a street along its middle.
class TestOverviewPicture : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void waterAndStreetsAreWhereTheyAre();
    void pixelsAndPlacesAgree();
    void withoutStreetsTheHousesAreDrawn();
    void anEmptyCityIsPlainGround();
    void itCanBeStopped();

private:
    static geo::Extent extent() { return {kEast, kNorth, kEast + 1000, kNorth + 1000}; }
    static scene::OverviewPicture drawn(const city::Store &store)
    {
        TaskContext task;
        auto picture = scene::drawOverview(store, extent(), {300, 200}, scene::Theme::Light, task);
        return picture ? std::move(*picture) : scene::OverviewPicture();
    }
    static QColor at(const scene::OverviewPicture &picture, double x, double y)
    {
        return picture.image.pixelColor(picture.pixelOf({kEast + x, kNorth + y, 0}).toPoint());
    }
};

void TestOverviewPicture::waterAndStreetsAreWhereTheyAre()
{
    Town town;
    town.put("water", box(kEast, kNorth, 400, 400));
    town.put("road", line({{kEast, kNorth + 700, 0}, {kEast + 1000, kNorth + 700, 0}}));
    const scene::OverviewPicture picture = drawn(*town.store);
    QCOMPARE(picture.image.size(), QSize(300, 200));
    const QColor water = at(picture, 200, 200);
    const QColor land = at(picture, 700, 300);
    QVERIFY2(water.blue() > water.red() + 20, qPrintable(water.name()));
    QVERIFY2(land.blue() <= land.red(), qPrintable(land.name()));
    // North is up, and the street darker than the land on both sides.
    QVERIFY(picture.pixelOf({kEast, kNorth + 900, 0}).y() < picture.pixelOf({kEast, kNorth + 100, 0}).y());
    int darkest = 255;
    for (double y = 690; y <= 710; y += 2)
        darkest = std::min(darkest, at(picture, 500, y).lightness());
    QVERIFY(darkest < at(picture, 500, 650).lightness() - 10);
    QVERIFY(darkest < at(picture, 500, 750).lightness() - 10);
}

void TestOverviewPicture::pixelsAndPlacesAgree()
{
    const Town town;
    const scene::OverviewPicture picture = drawn(*town.store);
    for (const auto &[x, y] : {std::pair(0.0, 0.0), std::pair(1000.0, 0.0), std::pair(250.0, 900.0)}) {
        const QPointF pixel = picture.pixelOf({kEast + x, kNorth + y, 0});
        QVERIFY(QRectF(picture.image.rect()).contains(pixel));
        const Coord back = picture.mapAt(pixel);
        QVERIFY(std::abs(back.x - kEast - x) < 1e-6 && std::abs(back.y - kNorth - y) < 1e-6);
    }
}

void TestOverviewPicture::withoutStreetsTheHousesAreDrawn()
{
    Town town;
    town.put("building", box(kEast + 450, kNorth + 450, 100, 100));
    const scene::OverviewPicture picture = drawn(*town.store);
    QVERIFY(at(picture, 500, 500).lightness() < at(picture, 200, 500).lightness() - 10);
}

void TestOverviewPicture::anEmptyCityIsPlainGround()
{
    const Town town;
    const scene::OverviewPicture picture = drawn(*town.store);
    QCOMPARE(at(picture, 100, 100), at(picture, 900, 900));
    TaskContext task;
    const auto nowhere = scene::drawOverview(*town.store, {}, {300, 200}, scene::Theme::Dark, task);
    VERIFY_RESULT(nowhere);
}

void TestOverviewPicture::itCanBeStopped()
{
    Town town;
    town.put("water", box(kEast, kNorth, 400, 400));
    std::stop_source stop;
    stop.request_stop();
    TaskContext task(stop.get_token(), {});
    const auto picture = scene::drawOverview(*town.store, extent(), {300, 200}, scene::Theme::Light, task);
    VERIFY_ERROR(picture, ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(TestOverviewPicture)
#include "tst_overviewpicture.moc"
