// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/uprightfit.h>

#include <testsupport.h>

#include <cmath>
#include <numbers>

using namespace dothi;
using namespace dothi::geo;

class TestUprightFit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// A quarter turn: x goes to north, y to west.
    void quarterTurn()
    {
        const std::vector<PointPair> pairs = {{{0, 0, 0}, {603000, 1190000, 5}},
                                              {{10, 0, 0}, {603000, 1190010, 5}},
                                              {{0, 20, 3}, {602980, 1190000, 8}}};
        const Result<UprightFit> fit = fitUpright(pairs, false);
        VERIFY_RESULT(fit);
        QVERIFY(std::abs(fit->move.angleRad - std::numbers::pi / 2) < 1e-12);
        QCOMPARE(fit->move.scale, 1.0);
        QVERIFY(fit->rmsM < 1e-9);
        QVERIFY(fit->hasHeight);
        const Coord c = fit->move.apply({1, 2, 1});
        QVERIFY(std::abs(c.x - 602998) < 1e-9 && std::abs(c.y - 1190001) < 1e-9 && std::abs(c.z - 6) < 1e-9);
    }

    /// Millimetres to metres, found.
    void findsScale()
    {
        const std::vector<PointPair> pairs = {{{0, 0, 0}, {100, 200, 0}, false},
                                              {{10000, 0, 0}, {110, 200, 0}, false},
                                              {{0, 10000, 0}, {100, 210, 0}, false}};
        const Result<UprightFit> fit = fitUpright(pairs, true);
        VERIFY_RESULT(fit);
        QVERIFY(std::abs(fit->move.scale - 0.001) < 1e-15);
        QVERIFY(!fit->hasHeight);
        QVERIFY(fit->rmsM < 1e-9);
        // Held at 1 the same points cannot be met: the corner of 10 km is about 10 km off.
        const Result<UprightFit> rigid = fitUpright(pairs, false);
        VERIFY_RESULT(rigid);
        QVERIFY(rigid->rmsM > 4000);
    }

    /// Four corners of a square of 10 m, one measured 0.4 m off in x: without scale the middle shifts by 0.1,
    /// so that the others are 0.1 off and the wrong one 0.3, but for the turn, which takes 0.4·5/200 rad of
    /// it.
    void residualsInMetres()
    {
        const std::vector<PointPair> pairs = {{{-5, -5, 0}, {-5, -5, 0}, false},
                                              {{5, -5, 0}, {5, -5, 0}, false},
                                              {{5, 5, 0}, {5.4, 5, 0}, false},
                                              {{-5, 5, 0}, {-5, 5, 0}, false}};
        const Result<UprightFit> fit = fitUpright(pairs, false);
        VERIFY_RESULT(fit);
        // atan2(Σ(x·v − y·u), Σ(x·u + y·v)): −5·0.4 and 4·50 + 5·0.4.
        QVERIFY(std::abs(fit->move.angleRad - std::atan2(-2.0, 202.0)) < 1e-12);
        QCOMPARE(fit->residualsM.size(), size_t(4));
        QVERIFY(fit->residualsM[2] > 0.2 && fit->residualsM[2] < 0.3);
        QVERIFY(fit->residualsM[0] > 0.04 && fit->residualsM[0] < 0.16);
        double sum = 0;
        for (const double residual : fit->residualsM)
            sum += residual * residual;
        QVERIFY(std::abs(fit->rmsM - std::sqrt(sum / 4)) < 1e-12);
    }

    void refused()
    {
        const PointPair a{{0, 0, 0}, {0, 0, 0}};
        const PointPair b{{10, 0, 0}, {10, 0, 0}};
        const PointPair onLine{{20, 0.05, 0}, {20, 0.05, 0}};
        const PointPair above{{0, 0, 9}, {0, 0, 9}}; // collinear in plan though not in space
        const PointPair nan{{0, std::nan(""), 0}, {0, 5, 0}};
        const PointPair beside{{0, 10, 0}, {5, 0, 0}}; // on a line on the map
        VERIFY_ERROR(fitUpright(std::vector{a, b}, false), ErrorCode::InvalidArgument);
        VERIFY_ERROR(fitUpright(std::vector{a, b, onLine}, false), ErrorCode::InvalidArgument);
        VERIFY_ERROR(fitUpright(std::vector{a, b, above}, false), ErrorCode::InvalidArgument);
        VERIFY_ERROR(fitUpright(std::vector{a, a, a}, true), ErrorCode::InvalidArgument);
        VERIFY_ERROR(fitUpright(std::vector{a, b, nan}, false), ErrorCode::InvalidArgument);
        VERIFY_ERROR(fitUpright(std::vector{a, b, beside}, false), ErrorCode::InvalidArgument);
    }
};

QTEST_GUILESS_MAIN(TestUprightFit)
#include "tst_uprightfit.moc"
