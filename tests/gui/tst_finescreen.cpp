// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Runs on a screen of 3840 × 2160 pixels with QT_SCALE_FACTOR=1.5 (tests/gui/CMakeLists.txt).

#include "windowundertest.h"

#include <dothi/scene/offscreen.h>
#include <dothi/ui/viewcanvas.h>

#include <QFile>
#include <QScreen>
#include <QTimer>

#include <algorithm>
#include <cmath>

using namespace dothi;

namespace {

/// Mean difference of two pictures of a size, 0…255, within a part of them.
double apart(const QImage &a, const QImage &b, const QRect &part)
{
    double sum = 0;
    for (int y = part.top(); y <= part.bottom(); ++y) {
        for (int x = part.left(); x <= part.right(); ++x)
            sum += std::abs(qGray(a.pixel(x, y)) - qGray(b.pixel(x, y)));
    }
    return sum / part.width() / part.height();
}

double residentMiB()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toDouble() * 4096 / (1 << 20);
}

} // namespace

/// A window over a whole 4K screen at scale 1.5.
class TstFineScreen : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_window = &m_test.show();
        if (!view().hasCanvas())
            QSKIP("absent: OpenGL on this display");
        QCOMPARE(m_window->devicePixelRatioF(), 1.5);
        QCOMPARE(m_window->screen()->size(), QSize(2560, 1440));
        m_window->showMaximized();
        QTRY_VERIFY(m_window->width() > 2400);
        m_emptyMiB = residentMiB();
        QCOMPARE(m_test.openSmallCity(), QString());
    }

    void thePictureHasEveryPixelOfTheScreen()
    {
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->shell().loader().isLoading(), 90'000);
        view().setPlan(true);
        view().goHome();
        settle();
        const QImage picture = view().grabPicture();
        const QSize wanted(qRound(view().width() * 1.5), qRound(view().height() * 1.5));
        QVERIFY2(std::abs(picture.width() - wanted.width()) <= 1 &&
                     std::abs(picture.height() - wanted.height()) <= 1,
                 qPrintable(QStringLiteral("%1 x %2").arg(picture.width()).arg(picture.height())));
        // As sharp as one drawn elsewhere in just this size: much nearer to it than one of logical pixels
        // that was made larger.
        const auto drawn = scene::renderImage(*m_window->shell().loader().scene(), view().camera(),
                                              picture.size(), nullptr, 4);
        if (!drawn && drawn.error().code() == ErrorCode::Unsupported)
            QSKIP("absent: OpenGL without a window (EGL surfaceless)");
        VERIFY_RESULT(drawn);
        const QImage coarse = drawn->scaled(view().size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                                  .scaled(picture.size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        const QRect middle(picture.width() / 2 - 400, picture.height() / 2 - 300, 800, 600);
        const double own = apart(picture, *drawn, middle);
        const double blurred = apart(coarse, *drawn, middle);
        QVERIFY2(blurred > 0.5, qPrintable(QString::number(blurred))); // there is something to be blurred
        QVERIFY2(own < blurred / 3, qPrintable(QStringLiteral("%1, blurred %2").arg(own).arg(blurred)));
    }

    void clicksFindWhatIsUnderThem()
    {
        view().setPlan(false);
        const auto houses = m_test.cities().city()->store().readAll(QStringLiteral("building"));
        VERIFY_RESULT(houses);
        auto *canvas = view().findChild<QWidget *>(QStringLiteral("canvas"));
        int found = 0;
        for (const city::Feature &house : *houses) {
            const city::FeatureRef ref{QStringLiteral("building"), house.id};
            m_window->shell().showFeature(ref);
            // Beside the middle, so that a wrong scale shows.
            scene::CameraPose pose = view().pose();
            const geo::Coord target = pose.target;
            pose.target.x += pose.distanceM * 0.3;
            pose.target.y += pose.distanceM * 0.1;
            pose.plan = true;
            pose.pitchDeg = 90;
            pose.headingDeg = 0;
            view().setPose(pose);
            const std::optional<QPointF> at = view().positionOf(target);
            QVERIFY(at && QRectF(view().rect()).contains(*at));
            QVERIFY(std::abs(at->x() - view().width() / 2.0) > 100);
            const std::optional<ui::ViewSpot> spot = view().spotAt(*at);
            if (!spot || spot->feature != ref || view().childAt(at->toPoint()) != canvas)
                continue; // a tree, or a panel, is above it
            m_window->shell().selection().set({});
            QTest::mouseClick(canvas, Qt::LeftButton, {}, at->toPoint());
            QCOMPARE(m_window->shell().selection().refs(), std::vector{ref});
            if (++found == 5)
                break;
        }
        QCOMPARE(found, 5);
    }

    void framesAreKeptInTimeWhileTheCameraMoves()
    {
        view().setPlan(false);
        view().goHome();
        settle();
        std::vector<double> times;
        double least = 1;
        connect(&view(), &ui::View3D::frameDrawn, this, [&](double ms) {
            times.push_back(ms);
            least = std::min(least, view().detail());
        });
        view().controller().setFlightSeconds(4);
        scene::CameraPose pose = view().pose();
        pose.headingDeg += 90;
        pose.distanceM *= 0.4;
        view().flyTo(pose);
        QTRY_VERIFY_WITH_TIMEOUT(!view().controller().isMoving(), 90'000);
        disconnect(&view(), &ui::View3D::frameDrawn, this, nullptr);
        view().controller().setFlightSeconds(0);
        QVERIFY2(times.size() > 5, qPrintable(QString::number(times.size())));
        // The first frames find out how much detail there is time for.
        std::vector<double> later(times.begin() + static_cast<std::ptrdiff_t>(times.size() / 3), times.end());
        std::ranges::nth_element(later, later.begin() + static_cast<std::ptrdiff_t>(later.size() / 2));
        const double median = later[later.size() / 2];
        qInfo("frames of a flight: median %.0f ms of %zu, detail %.2f", median, times.size(), least);
        // In time; or, where other programs take the machine, with as little as there may be: half of a
        // logical pixel, a third of one of the screen, and the coarsest tiles.
        QVERIFY2(median < 100 || least < 0.13, qPrintable(QString::number(least)));
        // At rest it is sharp again.
        settle();
        QTRY_COMPARE_WITH_TIMEOUT(view().detail(), 1.0, 60'000);
        qInfo("a frame at rest: %.0f ms", view().lastFrameMs());
    }

    void aPictureAtRestIsDrawnInPieces()
    {
        if (!view().rendererName().contains(QLatin1String("llvmpipe")))
            QSKIP("absent: drawing by the processor");
        const auto *canvas = view().findChild<ui::ViewCanvas *>(QStringLiteral("canvas"));
        QVERIFY(canvas);
        QTRY_VERIFY_WITH_TIMEOUT(!canvas->isCoarse(), 60'000);
        QSignalSpy frames(&view(), &ui::View3D::frameDrawn);
        view().redraw();
        QTRY_COMPARE_WITH_TIMEOUT(frames.size(), 1, 20'000);
        QVERIFY(canvas->isCoarse()); // something can be seen at once
        // Input would be answered in every turn of the event loop.
        int turns = 0;
        QTimer turn;
        connect(&turn, &QTimer::timeout, this, [&] { ++turns; });
        turn.start(0);
        const auto *more = canvas->findChild<QTimer *>(QStringLiteral("more"));
        QVERIFY(more);
        int pieces = 0;
        connect(more, &QTimer::timeout, this, [&] { ++pieces; });
        QTRY_VERIFY_WITH_TIMEOUT(!canvas->isCoarse(), 60'000);
        QVERIFY2(pieces > 6, qPrintable(QString::number(pieces)));
        QVERIFY2(turns >= pieces, qPrintable(QString::number(turns)));
        QCOMPARE(frames.size(), 2);
        // What is only laid over it and taken away again costs nothing.
        QWidget over(&view());
        over.setGeometry(100, 100, 300, 300);
        over.show();
        QTest::qWait(50);
        over.hide();
        QTest::qWait(50);
        QCOMPARE(frames.size(), 2);
        QVERIFY(!canvas->isCoarse());
        // Interrupted by a change it begins anew, and comes to an end.
        view().redraw();
        QTRY_COMPARE_WITH_TIMEOUT(frames.size(), 3, 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(pieces > 10, 20'000);
        view().redraw();
        QTRY_VERIFY_WITH_TIMEOUT(!canvas->isCoarse() && frames.size() >= 5, 60'000);
    }

    void memoryIsBounded()
    {
        // Buffers of 3840 × 2160 with several samples, and a small city.
        qInfo("resident: %.0f MiB empty, %.0f MiB now", m_emptyMiB, residentMiB());
        QVERIFY(residentMiB() - m_emptyMiB < 900);
        const double before = residentMiB();
        for (int i = 0; i < 2; ++i) {
            m_window->showNormal();
            m_window->resize(1200 + 40 * i, 800);
            settle();
            m_window->showMaximized();
            settle();
        }
        QVERIFY2(residentMiB() - before < 150, qPrintable(QString::number(residentMiB() - before)));
    }

private:
    [[nodiscard]] ui::View3D &view() { return m_window->view(); }
    void settle()
    {
        for (int i = 0; i < 100; ++i) {
            QSignalSpy frame(&view(), &ui::View3D::frameDrawn);
            view().redraw();
            QVERIFY(frame.wait(20'000));
            QTest::qWait(60);
            if (i >= 1 && !m_window->shell().loader().isLoading())
                break;
        }
        QTest::qWait(300); // the size has come to rest
    }

    WindowUnderTest m_test;
    app::MainWindow *m_window = nullptr;
    double m_emptyMiB = 0;
};

int main(int argc, char **argv)
{
    // As the program does.
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    QApplication app(argc, argv);
    TstFineScreen test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_finescreen.moc"
