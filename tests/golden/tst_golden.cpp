// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "syntheticcity.h"
#include "testsupport.h"

#include <dothi/scene/cityscene.h>
#include <dothi/scene/eglcontext.h>
#include <dothi/scene/offscreen.h>

#include <QDir>

#include <cmath>

using namespace dothi;
using scene::CameraPose;

namespace {

const QSize kSize(320, 240);

/// How far two pictures of one size are apart: mean over all channels, and the share of pixels clearly different.
struct Difference
{
    double mean = 0;
    double share = 0;
};

Difference difference(const QImage &a, const QImage &b)
{
    constexpr int kClearly = 40;
    double sum = 0;
    qint64 clearly = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            const QRgb p = a.pixel(x, y);
            const QRgb q = b.pixel(x, y);
            const std::array<int, 3> apart{std::abs(qRed(p) - qRed(q)), std::abs(qGreen(p) - qGreen(q)),
                                           std::abs(qBlue(p) - qBlue(q))};
            sum += apart[0] + apart[1] + apart[2];
            clearly += std::max({apart[0], apart[1], apart[2]}) > kClearly ? 1 : 0;
        }
    }
    const double pixels = static_cast<double>(a.width()) * a.height();
    return {sum / pixels / 3, static_cast<double>(clearly) / pixels};
}

} // namespace

class TestGolden : public QObject
{
    Q_OBJECT
    std::unique_ptr<test::SyntheticCity> m_city;
    std::unique_ptr<scene::CityScene> m_scene;
    geo::Coord m_spot; ///< a corner where two streets meet

    void reset();
    [[nodiscard]] scene::Overlay proposal() const;
    [[nodiscard]] QImage picture(const CameraPose &pose) const;

private Q_SLOTS:
    void initTestCase();
    void views_data();
    void views();
    void everyLayerShows_data();
    void everyLayerShows();
    void hiddenBehindAHillIsHidden();
    void statistics();
    void refusesImpossibleSizes();
};

void TestGolden::initTestCase()
{
    if (const auto context = scene::EglContext::create(); !context)
        QSKIP("absent: OpenGL without a window (EGL surfaceless)");
    m_city = std::make_unique<test::SyntheticCity>(150);
    m_spot = {test::SyntheticCity::kEast + test::SyntheticCity::kBlockX, test::SyntheticCity::kNorth + test::SyntheticCity::kBlockY, 0};
    m_spot.z = scene::groundHeight(m_city->ground().get(), m_spot.x, m_spot.y);
    const geo::LocalFrame frame(geo::Coord{m_spot.x, m_spot.y, 0});
    m_scene = std::make_unique<scene::CityScene>(frame);
    m_scene->setGround(m_city->ground());
    for (const QString &layer : scene::drawableLayers()) {
        TaskContext task;
        auto built = scene::buildLayer(m_city->store(), layer, frame, m_city->ground(), task);
        VERIFY_RESULT(built);
        m_scene->setLayer(std::move(*built));
    }
    reset();
}

void TestGolden::reset()
{
    m_scene->setTheme(scene::Theme::Light);
    m_scene->setOverlay(QStringLiteral("proposal"), {});
    m_scene->setHidden(QStringLiteral("building"), {});
    for (const QString &layer : scene::drawableLayers()) {
        m_scene->setLayerVisible(layer, scene::shownAtFirst(layer));
        m_scene->setLayerOpacity(layer, 1);
    }
    QVERIFY(m_scene->setSelection({}, m_city->store()).has_value());
}

scene::Overlay TestGolden::proposal() const
{
    scene::Overlay overlay;
    const double x = m_spot.x + 7;
    const double y = m_spot.y + 8;
    const double z = m_spot.z;
    const auto box = [](double x0, double y0, double w, double h) {
        return geo::Geometry::polygon({{x0, y0, 0}, {x0 + w, y0, 0}, {x0 + w, y0 + h, 0}, {x0, y0 + h, 0}});
    };
    overlay.volumes.push_back({box(x, y, 12, 17), z, z + 22, QColor(15, 111, 222, 150)});
    overlay.areas.push_back({box(x, y - 5, 12, 5), QColor(198, 50, 43, 110)});
    overlay.lines.push_back({{{x + 6, y, z + 12}, {x + 6, y - 5, z + 12}}, QColor(198, 50, 43), 2, true, true});
    overlay.labels.push_back({{x + 6, y, z + 18}, QStringLiteral("0,20 m · ≥ 6,00 m"), QColor(198, 50, 43)});
    return overlay;
}

QImage TestGolden::picture(const CameraPose &pose) const
{
    const auto image = scene::renderImage(*m_scene, scene::Camera(pose, kSize), kSize);
    if (!image)
        qFatal("%s", qPrintable(image.error().logText()));
    return *image;
}

void TestGolden::views_data()
{
    QTest::addColumn<double>("heading");
    QTest::addColumn<double>("pitch");
    QTest::addColumn<double>("distance");
    QTest::addColumn<bool>("plan");
    QTest::newRow("street") << 35.0 << 18.0 << 110.0 << false;
    QTest::newRow("roofs") << 330.0 << 42.0 << 260.0 << false;
    QTest::newRow("river") << 160.0 << 14.0 << 230.0 << false;
    QTest::newRow("plan") << 0.0 << 90.0 << 150.0 << true;
    QTest::newRow("proposal") << 25.0 << 35.0 << 120.0 << false;
    QTest::newRow("dark") << 25.0 << 35.0 << 120.0 << false;
    QTest::newRow("glass") << 300.0 << 45.0 << 120.0 << false;
}

void TestGolden::views()
{
    QFETCH(double, heading);
    QFETCH(double, pitch);
    QFETCH(double, distance);
    QFETCH(bool, plan);
    reset();
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    if (name == QLatin1String("proposal") || name == QLatin1String("dark"))
        m_scene->setOverlay(QStringLiteral("proposal"), proposal());
    if (name == QLatin1String("dark"))
        m_scene->setTheme(scene::Theme::Dark);
    if (name == QLatin1String("glass")) {
        m_scene->setLayerOpacity(QStringLiteral("building"), 0.3);
        const city::FeatureId parcel = m_city->store().readAll(QStringLiteral("parcel"))->at(70).id;
        VERIFY_RESULT(m_scene->setSelection({{QStringLiteral("parcel"), parcel}}, m_city->store()));
    }
    const QImage image = picture({m_spot, heading, pitch, distance, plan});
    const QString baseline = QStringLiteral(DOTHI_SOURCE_DIR "/tests/golden/baseline/") + name + QStringLiteral(".png");
    if (qEnvironmentVariableIsSet("UPDATE_GOLDEN")) {
        QVERIFY(image.save(baseline));
        return;
    }
    const QImage wanted(baseline);
    QCOMPARE(wanted.size(), image.size());
    const Difference apart = difference(image, wanted);
    if (apart.mean > 2 || apart.share > 0.015) {
        const QDir out(QStringLiteral(DOTHI_BUILD_DIR "/tests/golden"));
        out.mkpath(QStringLiteral("."));
        image.save(out.filePath(name + QStringLiteral(".png")));
        QFAIL(qPrintable(QStringLiteral("mean %1, clearly different %2 %; see %3")
                             .arg(apart.mean)
                             .arg(apart.share * 100)
                             .arg(out.filePath(name + QStringLiteral(".png")))));
    }
}

void TestGolden::everyLayerShows_data()
{
    QTest::addColumn<double>("atLeast"); // share of the picture that taking the layer away changes
    QTest::newRow("building") << 0.2;
    QTest::newRow("tree") << 0.001;
    QTest::newRow("lamp") << 0.0003;
    QTest::newRow("road") << 0.005;
    QTest::newRow("red_line") << 0.0001;
    QTest::newRow("water") << 0.05;
    QTest::newRow("terrain") << 0.05;
}

void TestGolden::everyLayerShows()
{
    QFETCH(double, atLeast);
    reset();
    const QString layer = QString::fromLatin1(QTest::currentDataTag());
    const CameraPose pose{{m_spot.x, m_spot.y - 40, m_spot.z}, 150, 28, 170, false};
    const QImage with = picture(pose);
    m_scene->setLayerVisible(layer, false);
    const QImage without = picture(pose);
    int changed = 0;
    for (int y = 0; y < with.height(); ++y) {
        for (int x = 0; x < with.width(); ++x) {
            const QRgb p = with.pixel(x, y);
            const QRgb q = without.pixel(x, y);
            changed += std::abs(qRed(p) - qRed(q)) + std::abs(qGreen(p) - qGreen(q)) + std::abs(qBlue(p) - qBlue(q)) > 12 ? 1 : 0;
        }
    }
    const double share = static_cast<double>(changed) / (with.width() * with.height());
    QVERIFY2(share > atLeast, qPrintable(QString::number(share)));
}

void TestGolden::hiddenBehindAHillIsHidden()
{
    // A ridge between the eye and a red field: what lies on the ground must not shine through it.
    auto grid = std::make_shared<geo::ElevationGrid>(80, 80, 600'000, 1'190'800, 10);
    for (int r = 0; r < 80; ++r) {
        for (int c = 0; c < 80; ++c)
            grid->set(c, r, static_cast<float>(40 * std::exp(-std::pow((r - 40) / 5.0, 2))));
    }
    const geo::LocalFrame frame({600'400, 1'190'400, 0});
    scene::CityScene hill(frame);
    hill.setGround(grid);
    TaskContext task;
    const auto store = test::MemoryStore::of(QStringLiteral("hcmc"));
    auto terrain = scene::buildLayer(*store, QStringLiteral("terrain"), frame, grid, task);
    VERIFY_RESULT(terrain);
    hill.setLayer(std::move(*terrain));
    const auto redPixels = [&](double northing) {
        scene::Overlay overlay;
        overlay.areas.push_back({geo::Geometry::polygon({{600'350, northing, 0},
                                                         {600'450, northing, 0},
                                                         {600'450, northing + 40, 0},
                                                         {600'350, northing + 40, 0}}),
                                 Qt::red});
        hill.setOverlay(QStringLiteral("field"), overlay);
        const auto image = scene::renderImage(hill, scene::Camera({{600'400, 1'190'400, 20}, 0, 8, 380, false}, kSize), kSize);
        int red = 0;
        for (int y = 0; image && y < image->height(); ++y) {
            for (int x = 0; x < image->width(); ++x) {
                const QRgb p = image->pixel(x, y);
                red += qRed(p) > 150 && qGreen(p) < 60 ? 1 : 0;
            }
        }
        return red;
    };
    QVERIFY(redPixels(1'190'200) > 200); // before the ridge
    // Behind it only its outline is hinted at, faintly.
    QCOMPARE(redPixels(1'190'560), 0);
}

void TestGolden::statistics()
{
    reset();
    scene::RenderStats stats;
    const auto image = scene::renderImage(*m_scene, scene::Camera({m_spot, 0, 45, 300, false}, kSize), kSize, &stats);
    VERIFY_RESULT(image);
    QCOMPARE(image->size(), kSize);
    QVERIFY(stats.frameMs > 0);
    QVERIFY(stats.triangles > 2000);
    // Looking at the sky there is less to draw.
    scene::RenderStats less;
    VERIFY_RESULT(scene::renderImage(*m_scene, scene::Camera({{m_spot.x, m_spot.y + 9000, 0}, 0, 10, 100, false}, kSize), kSize, &less));
    QVERIFY(less.triangles < stats.triangles / 2);
}

void TestGolden::refusesImpossibleSizes()
{
    const scene::Camera camera({m_spot, 0, 45, 300, false}, kSize);
    VERIFY_ERROR(scene::renderImage(*m_scene, camera, {0, 100}), ErrorCode::InvalidArgument);
    VERIFY_ERROR(scene::renderImage(*m_scene, camera, {100'000, 100}), ErrorCode::InvalidArgument);
}

QTEST_MAIN(TestGolden)
#include "tst_golden.moc"
