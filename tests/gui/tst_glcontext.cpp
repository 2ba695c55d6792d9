// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "windowundertest.h"

#include <dothi/ui/sectioncontrol.h>
#include <dothi/ui/viewcanvas.h>

#include <QOpenGLContext>
#include <QPointer>
#include <QSplitter>

#include <cmath>

using namespace dothi;

namespace {

/// Mean difference of two pictures, 0…255; very large where their sizes differ.
double apart(const QImage &a, const QImage &b)
{
    if (a.size() != b.size() || a.isNull())
        return 1e9;
    double sum = 0;
    for (int y = 0; y < a.height(); y += 2) {
        for (int x = 0; x < a.width(); x += 2) {
            const QColor p = a.pixelColor(x, y);
            const QColor q = b.pixelColor(x, y);
            sum +=
                std::abs(p.red() - q.red()) + std::abs(p.green() - q.green()) + std::abs(p.blue() - q.blue());
        }
    }
    return sum / 3 / (((a.width() + 1) / 2) * ((a.height() + 1) / 2));
}

} // namespace

/// The scene comes back with everything when its GL context goes and another one comes.
class TstGlContext : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_window = &m_test.show();
        QCOMPARE(m_test.openSmallCity(), QString());
        if (!view().hasCanvas())
            QSKIP("absent: OpenGL on this display");
        // With what is made when it is first drawn: shadow map, cut faces, outlines, names.
        const auto houses = m_test.cities().city()->store().readAll(QStringLiteral("building"));
        VERIFY_RESULT(houses);
        m_window->shell().showFeature({QStringLiteral("building"), houses->front().id});
        view().zoomBy(-6);
        scene::Section section;
        section.kind = scene::SectionKind::Horizontal;
        section.heightM = m_window->shell().groundHeight(view().pose().target.x, view().pose().target.y) + 6;
        m_window->section().setSection(section);
        m_before = settled();
        QVERIFY(!m_before.isNull());
        // It is a picture of something.
        QImage grey(m_before.size(), QImage::Format_RGB32);
        grey.fill(m_before.pixelColor(5, 5));
        QVERIFY(apart(m_before, grey) > 8);
    }

    void floatedAndDockedAgainWithASharedContext() { floatAndDock(); }

    /// Without sharing Qt destroys the widget's context and makes another one.
    void floatedAndDockedAgainWithANewContext()
    {
        QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts, false);
        const auto back = qScopeGuard([] { QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts); });
        const QPointer<QOpenGLContext> old = canvas()->context();
        floatAndDock();
        QVERIFY(!old); // else this test is about nothing
    }

    /// The driver gave the context up: the canvas goes, another one shows the same.
    void aLostContextIsReplaced()
    {
        const QPointer<ui::ViewCanvas> old = canvas();
        Q_EMIT old->lost();
        QTRY_VERIFY(!old);
        QVERIFY(canvas() && view().hasCanvas());
        compare();
        // It works as before: what one points at is found, and drags move the camera.
        const std::optional<ui::ViewSpot> spot = view().spotAt(QRectF(view().rect()).center());
        QVERIFY(spot.has_value());
        const double heading = view().pose().headingDeg;
        const QPoint from = view().rect().center();
        QTest::mousePress(canvas(), Qt::RightButton, {}, from);
        QTest::mouseMove(canvas(), from + QPoint(40, 0));
        QTest::mouseMove(canvas(), from + QPoint(80, 0));
        QTest::mouseRelease(canvas(), Qt::RightButton, {}, from + QPoint(80, 0));
        QVERIFY(view().pose().headingDeg != heading);
    }

    /// A driver that stops again and again is not asked for ever.
    void afterTooManyThereIsAMessage()
    {
        for (int i = 0; i < 10 && view().hasCanvas(); ++i) {
            const QPointer<ui::ViewCanvas> old = canvas();
            Q_EMIT old->lost();
            QTRY_VERIFY(!old);
        }
        QVERIFY(!view().hasCanvas());
        // The city can still be worked with.
        QVERIFY(view().spotAt(QRectF(view().rect()).center()).has_value());
    }

private:
    [[nodiscard]] ui::View3D &view() { return m_window->view(); }
    [[nodiscard]] ui::ViewCanvas *canvas() { return view().findChild<ui::ViewCanvas *>(); }
    /// The picture at rest, with everything that was on its way.
    QImage settled()
    {
        const ui::SceneLoader &loader = m_window->shell().loader();
        for (int i = 0; i < 200; ++i) {
            QSignalSpy frame(&view(), &ui::View3D::frameDrawn);
            view().redraw();
            if (!frame.wait(10'000))
                return {};
            QTest::qWait(50);
            if (!loader.isLoading() && !loader.scene()->isFillingCuts() && i >= 4)
                break;
        }
        QTest::qWait(300); // the size has come to rest
        return view().grabPicture();
    }
    void compare()
    {
        const QImage now = settled();
        QCOMPARE(now.size(), m_before.size());
        QVERIFY2(apart(now, m_before) < 1.0, qPrintable(QString::number(apart(now, m_before))));
    }
    void floatAndDock()
    {
        auto *splitter = qobject_cast<QSplitter *>(view().parentWidget());
        QVERIFY(splitter);
        const QSize size = view().size();
        view().setParent(nullptr, Qt::Window);
        view().resize(size);
        view().show();
        QVERIFY(QTest::qWaitForWindowExposed(&view()));
        compare();
        splitter->addWidget(&view());
        view().show();
        QTRY_COMPARE(view().size(), size);
        compare();
    }

    WindowUnderTest m_test;
    app::MainWindow *m_window = nullptr;
    QImage m_before;
};

int main(int argc, char **argv)
{
    // As the program does.
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    QApplication app(argc, argv);
    TstGlContext test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_glcontext.moc"
