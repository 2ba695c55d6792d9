// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "reviewfixture.h"

#include <dothi/scene/camera.h>

#include <permit/logic/check.h>
#include <permit/view/pictures.h>

using namespace dothi;
using namespace dothi::permit;
using namespace reviewfixture;

namespace {

using Test = bool (*)(const QColor &);

int countPixels(const QImage &image, const QRect &area, Test test)
{
    int count = 0;
    for (int y = area.top(); y <= area.bottom(); ++y) {
        for (int x = area.left(); x <= area.right(); ++x)
            count += test(image.pixelColor(x, y)) ? 1 : 0;
    }
    return count;
}

bool isBlue(const QColor &c)
{
    return c.blue() > c.red() + 40;
}

bool isRed(const QColor &c)
{
    return c.red() > c.green() + 60 && c.red() > c.blue() + 60;
}

} // namespace

/// The pictures of a report, drawn without a window.
class TestPermitPictures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { setUiLanguage(QStringLiteral("en")); }

    void planAndViewShowTheProposalAndWhatIsWrong()
    {
        TestCity fixture(TestCity::Street);
        const auto city = fixture.open();
        const city::Store &store = city->store();
        const auto json = ::reviewfixture::proposal("HS-2026-0148", "apartment", fixture.parcels()[0],
                                                    {volume(4, 10.2, 16, 32, 30, 8, "house")});
        const auto parsed = Proposal::fromJson(json, store.crs());
        VERIFY_RESULT(parsed);
        const auto answer = checkProposal(store, *parsed, {});
        VERIFY_RESULT(answer);
        const auto pictures = drawPictures(store, *answer);
        if (!pictures && pictures.error().code() == ErrorCode::Unsupported)
            QSKIP(qPrintable(pictures.error().logText()));
        VERIFY_RESULT(pictures);

        // In plan the building (12 × 22 m) is blue where it is projected to, and the street is not.
        const QImage &plan = pictures->plan;
        const scene::Camera camera(planPose(*answer, plan.size()), plan.size());
        QPointF a;
        QPointF b;
        QVERIFY(camera.project({kEast + 6, kNorth + 20, 30}, a));
        QVERIFY(camera.project({kEast + 14, kNorth + 30, 30}, b));
        const QRect inside = QRectF(a, b).normalized().toRect();
        QVERIFY(inside.width() > 30 && inside.height() > 30);
        QVERIFY(countPixels(plan, inside, isBlue) > inside.width() * inside.height() * 8 / 10);
        QVERIFY(camera.project({kEast - 20, kNorth - 8, 0}, a));
        QVERIFY(camera.project({kEast - 8, kNorth + 6, 0}, b));
        const QRect street = QRectF(a, b).normalized().toRect().intersected(plan.rect());
        QVERIFY(!street.isEmpty());
        QVERIFY(countPixels(plan, street, isBlue) < street.width() * street.height() / 10);
        // What is wrong is red, in both.
        QVERIFY(countPixels(plan, plan.rect(), isRed) > 200);
        QVERIFY(countPixels(pictures->view, pictures->view.rect(), isRed) > 200);
        QVERIFY(countPixels(pictures->view, pictures->view.rect(), isBlue) > 2000);
    }
};

QTEST_MAIN(TestPermitPictures)
#include "tst_permit_pictures.moc"
