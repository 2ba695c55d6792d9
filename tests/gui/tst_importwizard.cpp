// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "windowundertest.h"

#include <dothi/ui/importwizard.h>
#include <dothi/ui/inspectorpanel.h>
#include <dothi/ui/messagebar.h>

#include <QComboBox>
#include <QFrame>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>

using namespace dothi;
using dothi::ui::ImportWizard;

namespace {

/// Four houses near the middle of Ho Chi Minh City as GeoJSON; `crs`: the member naming the system, may be
/// empty.
QByteArray houses(double x0, double y0, double size, const QByteArray &crs)
{
    QByteArray features;
    for (int i = 0; i < 4; ++i) {
        const double x = x0 + i * size * 2;
        const auto point = [](double a, double b) {
            return '[' + QByteArray::number(a, 'f', 7) + ',' + QByteArray::number(b, 'f', 7) + ']';
        };
        if (i > 0)
            features += ',';
        features += R"({"type":"Feature","properties":{"ten":"Nhà số )" + QByteArray::number(i + 1) +
                    R"(","chieuCao":)" + QByteArray::number(3.5 * (i + 1)) + R"(,"soTang":)" +
                    QByteArray::number(i + 1) + R"(},"geometry":{"type":"Polygon","coordinates":[[)" +
                    point(x, y0) + ',' + point(x + size, y0) + ',' + point(x + size, y0 + size) + ',' +
                    point(x, y0 + size) + ',' + point(x, y0) + "]]}}";
    }
    return R"({"type":"FeatureCollection",)" + crs + R"("features":[)" + features + "]}";
}

} // namespace

class TestImportWizard : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void anEmptyCityOffersTheImport();
    void throughTheStepsToTheMap();
    void mislabelledCoordinatesAreProposedAway();
    void aFileThatIsNoneSaysSo();
    void aMappingCanBeChanged();
    void aForeignCodeCanBeChosen();
    void district7StandsInTheWindow();

private:
    [[nodiscard]] QString write(const QString &name, const QByteArray &content);
    [[nodiscard]] ImportWizard *open(const QString &file);

    std::unique_ptr<WindowUnderTest> m_test;
    app::MainWindow *m_window = nullptr;
};

void TestImportWizard::init()
{
    m_test = std::make_unique<WindowUnderTest>();
    m_window = &m_test->show();
    const QString file = m_test->path(QStringLiteral("empty.dothi"));
    m_window->opener().create(file, QStringLiteral("hcmc"), false);
    QTRY_VERIFY_WITH_TIMEOUT(m_test->cities().city() != nullptr, 30'000);
    QTRY_VERIFY(m_window->shell().loader().scene() != nullptr);
}

void TestImportWizard::anEmptyCityOffersTheImport()
{
    auto *bar = m_window->findChild<ui::MessageBar *>(QStringLiteral("messageBar"));
    QTRY_VERIFY(bar->isVisible());
    QVERIFY2(bar->currentText().contains(QStringLiteral("empty")), qPrintable(bar->currentText()));
    bar->findChild<QAbstractButton *>(QStringLiteral("messageAction"))->click();
    ImportWizard *wizard = m_window->importWizard();
    QVERIFY(wizard && wizard->isVisible());
    // The name of the file can be typed at once.
    const auto *file = wizard->findChild<QLineEdit *>(QStringLiteral("importFile"));
    QTRY_VERIFY(file->hasFocus());
    // And from there Enter leads through the steps.
    const QString houses4 = write(QStringLiteral("congTrinh.geojson"), houses(106.7009, 10.7769, 0.0001, {}));
    QTest::keyClicks(QApplication::focusWidget(), houses4);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QTRY_VERIFY_WITH_TIMEOUT(wizard->plan().has_value() && !wizard->isBusy(), 30'000);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(wizard->step(), ImportWizard::Fields);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(wizard->step(), ImportWizard::Preview);
    QTRY_VERIFY_WITH_TIMEOUT(!wizard->isBusy(), 30'000);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(wizard->step(), ImportWizard::Done, 30'000);
    QCOMPARE(wizard->report()->imported, qint64(4));
}

void TestImportWizard::cleanup()
{
    m_test->close();
    m_test.reset();
}

QString TestImportWizard::write(const QString &name, const QByteArray &content)
{
    const QString path = m_test->path(name);
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() ? path : QString();
}

ImportWizard *TestImportWizard::open(const QString &file)
{
    m_window->openImport(file);
    return m_window->importWizard();
}

void TestImportWizard::throughTheStepsToTheMap()
{
    const QString file = write(QStringLiteral("congTrinh.geojson"), houses(106.7009, 10.7769, 0.0001, {}));
    QVERIFY(!file.isEmpty());
    ImportWizard *wizard = open(file);
    QVERIFY(wizard);
    QTRY_VERIFY_WITH_TIMEOUT(wizard->plan().has_value() && !wizard->isBusy(), 30'000);
    QCOMPARE(wizard->step(), ImportWizard::File);
    QCOMPARE(wizard->plan()->targetLayer, QStringLiteral("building"));
    // The operation and its accuracy are on the page.
    const auto *crs = wizard->findChild<QLabel *>(QStringLiteral("importCrs"));
    QVERIFY(crs && crs->text().contains(QStringLiteral("6960")));

    wizard->next();
    QCOMPARE(wizard->step(), ImportWizard::Fields);
    const auto *height = wizard->findChild<QComboBox *>(QStringLiteral("map-height_m"));
    QVERIFY(height);
    QCOMPARE(height->currentData().toString(), QStringLiteral("chieuCao"));

    wizard->next();
    QCOMPARE(wizard->step(), ImportWizard::Preview);
    QTRY_VERIFY(!wizard->isBusy());
    QCOMPARE(wizard->plan()->preview.size(), size_t(4));

    QSignalSpy imported(wizard, &ImportWizard::imported);
    wizard->next();
    QVERIFY(imported.size() == 1 || imported.wait(30'000));
    QCOMPARE(wizard->step(), ImportWizard::Done);
    QCOMPARE(wizard->report()->imported, qint64(4));
    QCOMPARE(wizard->report()->rejectedCount, qint64(0));
    // And it is in the city, on the map, without opening it again.
    const Result<qint64> count = m_test->cities().city()->store().count(QStringLiteral("building"));
    VERIFY_RESULT(count);
    QCOMPARE(*count, qint64(4));
    QTRY_VERIFY_WITH_TIMEOUT(m_window->shell().loader().layer(QStringLiteral("building"))->state ==
                                     ui::SceneLoader::State::Ready &&
                                 m_window->shell().loader().layer(QStringLiteral("building"))->features == 4,
                             30'000);
}

void TestImportWizard::mislabelledCoordinatesAreProposedAway()
{
    // Metres in a file that GeoJSON says is in degrees.
    const QString file = write(QStringLiteral("nha.geojson"), houses(603'797, 1'191'942, 10, {}));
    ImportWizard *wizard = open(file);
    QTRY_VERIFY_WITH_TIMEOUT(wizard->plan().has_value() && !wizard->isBusy(), 30'000);
    QVERIFY(!wizard->plan()->notices.empty());
    QVERIFY(wizard->plan()->notices.front().blocking);
    // Nothing can go on before it is decided.
    wizard->next();
    QCOMPARE(wizard->step(), ImportWizard::File);
    const auto *next = wizard->findChild<QPushButton *>(QStringLiteral("importNext"));
    QVERIFY(!next->isEnabled());
    auto *apply = wizard->findChild<QPushButton *>(QStringLiteral("importApply"));
    QVERIFY(apply);
    QSignalSpy inspected(wizard, &ImportWizard::inspected);
    apply->click();
    QVERIFY(inspected.size() == 1 || inspected.wait(30'000));
    QCOMPARE(wizard->plan()->sourceCrs.epsg(), 9210);
    QTRY_VERIFY(next->isEnabled());
}

void TestImportWizard::aFileThatIsNoneSaysSo()
{
    const QString file = write(QStringLiteral("broken.geojson"), "{\"type\": \"FeatureCol");
    ImportWizard *wizard = open(file);
    auto *problem = wizard->findChild<QLabel *>(QStringLiteral("importProblem"));
    QTRY_VERIFY_WITH_TIMEOUT(problem->isVisible(), 30'000);
    QVERIFY(!problem->text().isEmpty());
    QVERIFY(!wizard->plan().has_value());
    const auto *next = wizard->findChild<QPushButton *>(QStringLiteral("importNext"));
    QVERIFY(!next->isEnabled());
}

void TestImportWizard::aMappingCanBeChanged()
{
    const QString file = write(QStringLiteral("congTrinh.geojson"), houses(106.7009, 10.7769, 0.0001, {}));
    ImportWizard *wizard = open(file);
    QTRY_VERIFY_WITH_TIMEOUT(wizard->plan().has_value() && !wizard->isBusy(), 30'000);
    wizard->mapField(QStringLiteral("storeys"), {});
    wizard->mapField(QStringLiteral("address"), QStringLiteral("ten"));
    wizard->next();
    wizard->next();
    QTRY_VERIFY(!wizard->isBusy());
    const city::LayerDef *layer = city::Schema::builtin().layer(QStringLiteral("building"));
    QCOMPARE(wizard->plan()->preview.size(), size_t(4));
    const city::Feature &first = wizard->plan()->preview.front();
    QCOMPARE(city::toText(first.value(*layer, QStringLiteral("address"))), QStringLiteral("Nhà số 1"));
    QVERIFY(city::isNull(first.value(*layer, QStringLiteral("storeys"))));
    QVERIFY(city::isNull(first.value(*layer, QStringLiteral("name"))));
}

void TestImportWizard::aForeignCodeCanBeChosen()
{
    QByteArray file = houses(106.7009, 10.7769, 0.0001, {});
    for (const char *code : {"NNO", "HTKT", "NNO", "DGT"}) {
        const qsizetype at = file.indexOf("\"ten\"");
        file.replace(at, 5, QByteArray("\"TypeCode\":\"") + code + "\",\"name\"");
    }
    ImportWizard *wizard = open(write(QStringLiteral("landuse.geojson"), file));
    QTRY_VERIFY_WITH_TIMEOUT(wizard->plan().has_value() && !wizard->isBusy(), 30'000);
    QCOMPARE(wizard->plan()->targetLayer, QStringLiteral("land_use"));
    wizard->next();
    QCOMPARE(wizard->step(), ImportWizard::Fields);
    const auto *values = wizard->findChild<QTableWidget *>(QStringLiteral("importValues"));
    QVERIFY(values && values->isVisible());
    QCOMPARE(values->rowCount(), 3);
    // What nobody knows comes first, then what is only near.
    QCOMPARE(values->item(0, 1)->text(), QStringLiteral("HTKT"));
    QCOMPARE(values->item(1, 1)->text(), QStringLiteral("NNO"));
    QCOMPARE(values->item(1, 2)->text(), QStringLiteral("2"));
    const auto combo = [wizard](const char *text) {
        return wizard->findChild<QComboBox *>(QStringLiteral("value-code-") + QString::fromLatin1(text));
    };
    QCOMPARE(combo("NNO")->currentData().toString(), QStringLiteral("ODT"));
    const QString title =
        city::Schema::builtin().codeTitle(QStringLiteral("land_use"), QStringLiteral("ODT"));
    QCOMPARE(combo("NNO")->currentText(), QStringLiteral("ODT · ") + title);
    QCOMPARE(combo("HTKT")->currentData().toString(), QString());
    // With the keyboard, as a person would.
    combo("HTKT")->setFocus();
    QTest::keyClicks(combo("HTKT"), QStringLiteral("DNL"));
    Q_EMIT combo("HTKT")->activated(combo("HTKT")->currentIndex());
    QCOMPARE(wizard->plan()->valueChoices.at(QStringLiteral("code")).at(QStringLiteral("HTKT")),
             QStringLiteral("DNL"));
    QVERIFY(values->item(0, 4)->text().contains(QStringLiteral("chosen")));

    wizard->next();
    QTRY_VERIFY(!wizard->isBusy());
    QSignalSpy imported(wizard, &ImportWizard::imported);
    wizard->next();
    QVERIFY(imported.size() == 1 || imported.wait(30'000));
    QStringList codes;
    const auto features = m_test->cities().city()->store().readAll(QStringLiteral("land_use"));
    VERIFY_RESULT(features);
    const city::LayerDef *layer = city::Schema::builtin().layer(QStringLiteral("land_use"));
    for (const city::Feature &feature : *features)
        codes.append(city::toText(feature.value(*layer, QStringLiteral("code"))));
    QCOMPARE(codes, QStringList({QStringLiteral("ODT"), QStringLiteral("DNL"), QStringLiteral("ODT"),
                                 QStringLiteral("DGT")}));
    QCOMPARE(wizard->report()->translatedCount, qint64(3));
}

void TestImportWizard::district7StandsInTheWindow()
{
    REAL_DATA(file, "hcmc-district7/building/Building_full.shp");
    ImportWizard *wizard = open(file);
    QTRY_VERIFY_WITH_TIMEOUT(wizard->plan().has_value() && !wizard->isBusy(), 60'000);
    QCOMPARE(wizard->plan()->targetLayer, QStringLiteral("building"));
    wizard->next();
    wizard->next();
    QTRY_VERIFY_WITH_TIMEOUT(!wizard->isBusy(), 60'000);
    QSignalSpy imported(wizard, &ImportWizard::imported);
    wizard->next();
    QVERIFY(imported.size() == 1 || imported.wait(120'000));
    QCOMPARE(wizard->report()->imported, qint64(5895));
    // Four houses, each with its height and its storeys.
    QCOMPARE(wizard->report()->repairedFeatures, qint64(4));
    ui::SceneLoader &loader = m_window->shell().loader();
    QTRY_VERIFY_WITH_TIMEOUT(loader.layer(QStringLiteral("building"))->state ==
                                     ui::SceneLoader::State::Ready &&
                                 loader.layer(QStringLiteral("building"))->features == 5895,
                             120'000);
    wizard->close();
    m_window->zoomToLayer(QStringLiteral("building"));
    ui::View3D &view = m_window->view();
    // Straight down: whatever differs from the ground between them are houses.
    view.setPlan(true);
    const auto picture = [&view] {
        QSignalSpy drawn(&view, &ui::View3D::frameDrawn);
        view.redraw();
        (void)(drawn.size() > 0 || drawn.wait(30'000));
        return view.grabPicture();
    };
    // The first frame from there says which tiles are lacking.
    (void)picture();
    QTRY_VERIFY_WITH_TIMEOUT(!loader.isLoading(), 60'000);
    const QImage with = picture();
    QVERIFY(!with.isNull());
    loader.setLayerVisible(QStringLiteral("building"), false);
    const QImage without = picture();
    loader.setLayerVisible(QStringLiteral("building"), true);
    QCOMPARE(with.size(), without.size());
    qint64 houses = 0;
    for (int y = 0; y < with.height(); ++y) {
        for (int x = 0; x < with.width(); ++x)
            houses += with.pixel(x, y) != without.pixel(x, y) ? 1 : 0;
    }
    const double share = static_cast<double>(houses) / with.width() / with.height();
    // Their footprints by ogrinfo: 1.3 km² within 6.7 km².
    QVERIFY2(share > 0.03 && share < 0.6, qPrintable(QString::number(share)));
    // The first of them, from near: a click picks it.
    const auto all = m_test->cities().city()->store().readAll(QStringLiteral("building"));
    VERIFY_RESULT(all);
    view.setPlan(false);
    auto *canvas = view.findChild<QWidget *>(QStringLiteral("canvas"));
    bool picked = false;
    for (size_t i = 0; i < all->size() && !picked; i += 500) {
        const city::FeatureRef ref{QStringLiteral("building"), (*all)[i].id};
        m_window->shell().showFeature(ref);
        m_window->shell().selectByUser({});
        (void)picture();
        QTRY_VERIFY_WITH_TIMEOUT(!loader.isLoading(), 60'000);
        const QPoint middle = view.rect().center();
        const std::optional<ui::ViewSpot> spot = view.spotAt(middle);
        if (!spot || spot->feature != ref || view.childAt(middle) != canvas)
            continue;
        QTest::mouseClick(canvas, Qt::LeftButton, {}, middle);
        picked = m_window->shell().selection().refs() == std::vector<city::FeatureRef>{ref} &&
                 m_window->inspector().current() == ref;
    }
    QVERIFY(picked);
}

int main(int argc, char **argv)
{
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    QApplication application(argc, argv);
    TestImportWizard test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_importwizard.moc"
