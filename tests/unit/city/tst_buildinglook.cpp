// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/city/buildinglook.h>

#include <QElapsedTimer>
#include <QTest>

using namespace dothi;

namespace {

/// One roof, pierced by so many triangular holes; each ring with its closing position.
geo::Geometry sieve(int holes)
{
    geo::Geometry solid(geo::GeometryType::MultiPolygon);
    solid.setHasZ(true);
    solid.beginPart();
    const auto ring = [&solid](double x, double y, double size) {
        solid.beginRing();
        solid.add({x, y, 10});
        solid.add({x + size, y, 10});
        solid.add({x, y + size, 10});
        solid.closeRing();
    };
    ring(0, 0, 10'000);
    for (int i = 0; i < holes; ++i)
        ring(1 + i % 1000, 1 + i / 1000, 0.5); // NOLINT: whole rows
    return solid;
}

} // namespace

class TestBuildingLook : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    /// To count the positions of a face again at each of them takes hours here.
    void aFaceOfManyHolesIsReadInOneGo()
    {
        constexpr int kHoles = 400'000;
        const geo::Geometry solid = sieve(kHoles);
        city::BuildingLook look;
        look.pictures.push_back(QStringLiteral("0"));
        city::FaceLook face;
        face.picture = 0;
        face.wrap = city::PictureWrap::Mirror;
        look.faces.push_back(face);
        for (size_t i = 0; i < solid.coords().size(); ++i)
            look.spots.push_back({static_cast<float>(i % 1000) / 1000, 0.25F});
        QElapsedTimer timer;
        timer.start();
        const QByteArray document = city::lookDocument(look, solid);
        const city::BuildingLook read = city::lookOf(document, solid);
        QVERIFY2(timer.elapsed() < 60'000, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(read.faces.size(), size_t(1));
        QCOMPARE(read.faces[0].picture, 0);
        QVERIFY(read.faces[0].wrap == city::PictureWrap::Mirror);
        QVERIFY(read.spots.size() >= size_t(3 * kHoles));
        QCOMPARE(read.spots[1234].u, 0.234F);
        QCOMPARE(read.spots.back().v, 0.25F);
        // Of another shape it is nothing.
        QVERIFY(city::lookOf(document, sieve(3)).faces.empty());
    }
};

QTEST_GUILESS_MAIN(TestBuildingLook)
#include "tst_buildinglook.moc"
