// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tileserver.h"
#include "windowundertest.h"

#include <dothi/scene/basemaps.h>
#include <dothi/ui/basemaploader.h>
#include <dothi/ui/basemappanel.h>
#include <dothi/ui/linkedview.h>
#include <dothi/ui/sectioncontrol.h>
#include <dothi/ui/suncontrol.h>

#include <QElapsedTimer>

using namespace dothi;

/// A second view wears what the first wears: from the beginning, and whenever it changes.
class TstSecondView : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_window = &m_test.show();
        QCOMPARE(m_test.openSmallCity(), QString());
        if (!m_window->view().hasCanvas())
            QSKIP("absent: OpenGL on this display");
    }
    void cleanup()
    {
        m_window->showSecondView(false);
        m_window->section().end();
        m_window->sun().end();
        m_window->setUnderground(false);
    }

    void itWearsWhatIsThereAlready()
    {
        putOnEverything();
        openSecond();
        QVERIFY(isDressed(second()));
    }

    void itFollowsEveryChange()
    {
        openSecond();
        QVERIFY(!isDressed(second()));
        putOnEverything();
        QTRY_VERIFY_WITH_TIMEOUT(isDressed(second()), 20'000);
        m_window->section().end();
        QVERIFY(!second().section().isActive());
        m_window->sun().end();
        QCOMPARE(second().sun(), first().sun());
        m_window->setUnderground(false);
        QVERIFY(!second().isUnderground());
        // Looking below the ground leaves the layers as they were.
        QVERIFY(!second().isLayerVisible(QStringLiteral("pipe")));
        QVERIFY(!m_window->shell().loader().layer(QStringLiteral("pipe"))->visible);
        m_window->shell().loader().setLayerOpacity(QStringLiteral("building"), 0.4);
        QCOMPARE(m_window->secondView()->loader().layer(QStringLiteral("building"))->opacity, 0.4);
        m_window->shell().loader().setLayerOpacity(QStringLiteral("building"), 1);
    }

    void whatIsLaidOverIsSeenThere()
    {
        openSecond();
        ui::View3D &view = m_window->secondView()->view();
        view.setPlan(true);
        QTRY_VERIFY(!m_window->secondView()->loader().isLoading());
        const auto redInTheMiddle = [&view] {
            const QImage picture = view.grabPicture();
            const QColor c = picture.pixelColor(picture.rect().center());
            return c.red() > c.green() + 60 && c.red() > c.blue() + 60;
        };
        QVERIFY(!redInTheMiddle());
        const geo::Coord at = view.pose().target;
        const double reach = view.pose().distanceM / 4;
        scene::OverlayVolume block;
        block.footprint = geo::Geometry::polygon({{at.x - reach, at.y - reach, 0},
                                                  {at.x + reach, at.y - reach, 0},
                                                  {at.x + reach, at.y + reach, 0},
                                                  {at.x - reach, at.y + reach, 0}});
        block.baseM = 0;
        block.topM = 300;
        block.color = QColor(230, 20, 20, 230);
        scene::Overlay overlay;
        overlay.volumes.push_back(block);
        plugin::Registration shown = m_window->shell().showOverlay(QStringLiteral("test"), overlay);
        QTRY_VERIFY(redInTheMiddle());
        shown.reset();
        QTRY_VERIFY(!redInTheMiddle());
    }

    void baseMapsLieInBoth()
    {
        test::TileServer server;
        server.answer = [](const QString &) { return test::TileServer::picture(Qt::green); };
        io::BaseMapSource source = io::BaseMapSource::guess(server.url(QStringLiteral("/{z}/{x}/{y}.png")));
        source.id = QStringLiteral("one");
        source.name = QStringLiteral("Aerial");
        source.attribution = QStringLiteral("© Survey");
        source.lastLevel = 17;
        m_window->baseMaps().add(source);
        openSecond();
        const auto drawn = [](scene::CityScene &scene) {
            return !scene.baseMaps().drawnTiles(QStringLiteral("one")).empty() &&
                   scene.baseMaps().missing(1).empty();
        };
        QTRY_VERIFY_WITH_TIMEOUT(drawn(first()) && drawn(second()), 30'000);
        // Whose map it is, is said in both.
        const auto named = [](ui::View3D &view) {
            const auto *pill = view.findChild<ui::AttributionPill *>();
            return pill && pill->isVisible();
        };
        QVERIFY(named(m_window->view()) && named(m_window->secondView()->view()));
        m_window->baseMaps().setVisible(QStringLiteral("one"), false);
        QTRY_VERIFY(second().baseMaps().drawnTiles(QStringLiteral("one")).empty());
        m_window->baseMaps().setVisible(QStringLiteral("one"), true);
        QTRY_VERIFY(drawn(second()));
        m_window->showSecondView(false);
        QTRY_VERIFY_WITH_TIMEOUT(drawn(first()), 20'000); // it has become wider
        m_window->baseMaps().remove(QStringLiteral("one"));
    }

    void itTakesOverWhatHasBeenRead()
    {
        openSecond();
        QCOMPARE(second().ground(), first().ground());
        QCOMPARE(second().share(), first().share());
        QCOMPARE(second().frame().origin().x, first().frame().origin().x);
        // What is edited is seen in both; the city is not looked through twice.
        city::Feature tree;
        tree.geometry = geo::Geometry::point(m_window->view().pose().target);
        const city::LayerDef *def = city::Schema::builtin().layer(QStringLiteral("tree"));
        tree.values.resize(def->fields.size());
        const qint64 before = m_window->secondView()->loader().layer(QStringLiteral("tree"))->features;
        std::vector<city::Feature> trees{tree};
        VERIFY_RESULT(
            m_test.cities().city()->edit({QStringLiteral("tree"), {}}, [&trees](city::StoreWriter &writer) {
                return writer.insert(QStringLiteral("tree"), trees);
            }));
        QTRY_COMPARE_WITH_TIMEOUT(m_window->secondView()->loader().layer(QStringLiteral("tree"))->features,
                                  before + 1, 20'000);
        QCOMPARE(m_window->shell().loader().layer(QStringLiteral("tree"))->features, before + 1);
    }

    void closingDoesNotWaitForWorkers()
    {
        // Many tiles are on their way as it closes; the first view lacks none for that.
        for (int i = 0; i < 3; ++i) {
            m_window->showSecondView(true);
            QTest::qWait(60 * i);
            QElapsedTimer timer;
            timer.start();
            m_window->showSecondView(false);
            QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
        }
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->shell().loader().isLoading(), 20'000);
    }

    /// As after a switch of the language: camera, second view, sun and section are where they were, however
    /// what plugins show of a city that opens would move the camera.
    void aWindowBuiltAnewGoesOnWhereOneStood()
    {
        scene::CameraPose pose = m_window->view().pose();
        pose.target.x += 40;
        pose.headingDeg = 77;
        pose.pitchDeg = 33;
        pose.distanceM = 321;
        m_window->view().setPose(pose);
        openSecond();
        m_window->secondView()->setLinked(false);
        scene::CameraPose apart = pose;
        apart.plan = true;
        apart.pitchDeg = 90;
        apart.target.y -= 60;
        apart.distanceM = 654;
        m_window->secondView()->view().setPose(apart);
        m_window->section().setSection(levelCut());
        m_window->toggleSun();
        m_window->sun().setMinute(9 * 60);
        const QDateTime when = m_window->sun().when();
        const app::ViewState state = m_window->viewState();
        m_test.close();
        m_window = &m_test.show();
        m_window->takeUp(state);
        QCOMPARE(m_test.openSmallCity(), QString());
        scene::CameraPose elsewhere = pose;
        elsewhere.distanceM = 99;
        m_window->shell().flyTo(elsewhere);
        QCOMPARE(m_window->view().pose().toJson(), pose.toJson());
        QVERIFY(m_window->secondView() && !m_window->secondView()->isLinked());
        QCOMPARE(m_window->secondView()->view().pose().toJson(), apart.toJson());
        QVERIFY(m_window->section().section() == levelCut());
        QCOMPARE(m_window->sun().when(), when);
        // Whoever does something is flown about again.
        QTest::keyClick(&m_window->view(), Qt::Key_Shift);
        m_window->shell().flyTo(elsewhere);
        QCOMPARE(m_window->view().pose().distanceM, 99.0);
    }

    void inTheNextCityItBeginsAnew()
    {
        m_window->section().end();
        openSecond();
        m_window->section().setSection(levelCut());
        QVERIFY(second().section().isActive());
        // A section does not outlast its city.
        QSignalSpy shown(m_window, &app::MainWindow::cityShown);
        m_window->opener().open(m_test.path(QStringLiteral("small.dothi")));
        QVERIFY(shown.wait(60'000));
        // Nor does the second view; opened again it wears what the first does now.
        QVERIFY(!m_window->secondView());
        openSecond();
        QVERIFY(!first().section().isActive() && !second().section().isActive());
        QCOMPARE(second().ground(), first().ground());
    }

private:
    [[nodiscard]] scene::CityScene &first() { return *m_window->shell().loader().scene(); }
    [[nodiscard]] scene::CityScene &second() { return *m_window->secondView()->loader().scene(); }
    void openSecond()
    {
        m_window->showSecondView(true);
        m_window->secondView()->view().controller().setFlightSeconds(0);
        // At once: there is nothing to be looked through first.
        QVERIFY(m_window->secondView()->view().scene());
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->secondView()->loader().isLoading(), 30'000);
    }
    [[nodiscard]] static scene::Section levelCut()
    {
        scene::Section section;
        section.kind = scene::SectionKind::Horizontal;
        section.heightM = 8;
        return section;
    }
    void putOnEverything()
    {
        m_window->section().setSection(levelCut());
        m_window->toggleSun();
        m_window->sun().setDate(QDate(2025, 6, 21));
        m_window->sun().setMinute(9 * 60);
        m_window->setUnderground(true);
    }
    [[nodiscard]] bool isDressed(const scene::CityScene &scene)
    {
        return scene.section() == levelCut() && scene.sun() == first().sun() && scene.sun().second > 30 &&
               scene.sun().second < 60 && scene.sun().first < 90 && scene.isUnderground();
    }

    WindowUnderTest m_test;
    app::MainWindow *m_window = nullptr;
};

int main(int argc, char **argv)
{
    // As the program does.
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    QApplication app(argc, argv);
    TstSecondView test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_secondview.moc"
