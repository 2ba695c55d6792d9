// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exportdialog.h"
#include "validationpanel.h"
#include "windowundertest.h"

#include <dothi/geo/ops.h>
#include <dothi/ui/crsbox.h>
#include <dothi/ui/importsketch.h>
#include <dothi/ui/importwizard.h>
#include <dothi/ui/pointtool.h>

#include <QCheckBox>
#include <QComboBox>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QScrollBar>
#include <QTableWidget>

#include <array>
#include <numbers>

using namespace dothi;
using dothi::ui::ImportWizard;

namespace {

/// Two boxes of 4 × 6 m, 5 m high, of another country's map and without a system; 8 m between them.
QByteArray boxes()
{
    QByteArray objects;
    QByteArray vertices;
    for (int i = 0; i < 2; ++i) {
        const auto n = [i](int vertex) { return QByteArray::number(8 * i + vertex); };
        const auto face = [&n](int a, int b, int c, int d) {
            return "[[" + n(a) + ',' + n(b) + ',' + n(c) + ',' + n(d) + "]]";
        };
        objects +=
            (i > 0 ? ",\"" : "\"") + QByteArray(1, static_cast<char>('A' + i)) +
            "\":{\"type\":\"Building\",\"geometry\":[{\"type\":\"Solid\",\"lod\":\"2.0\",\"boundaries\":[[" +
            face(3, 2, 1, 0) + ',' + face(0, 1, 5, 4) + ',' + face(1, 2, 6, 5) + ',' + face(2, 3, 7, 6) +
            ',' + face(3, 0, 4, 7) + ',' + face(4, 5, 6, 7) + "]]}]}";
        for (const double z : {0.0, 5.0}) {
            for (const auto &[x, y] : {std::pair{0, 0}, {4, 0}, {4, 6}, {0, 6}}) {
                vertices += (vertices.isEmpty() ? "[" : ",[") + QByteArray::number(85000 + x + 12 * i) + ',' +
                            QByteArray::number(446000 + y) + ',' + QByteArray::number(z) + ']';
            }
        }
    }
    return "{\"type\":\"CityJSON\",\"version\":\"1.0\",\"CityObjects\":{" + objects + "},\"vertices\":[" +
           vertices + "]}";
}

} // namespace

/// Placing a model in the window, what is told of it, and where its result leads.
class TestImportPlace : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void cleanupTestCase();
    void aModelWithoutASystemIsPutOnAParcel();
    void aNameThatWasTypedIsReadByGoingOn();
    void aModelIsPutOnThreePoints();
    void aSystemIsChosen();
    void whatIsLeftOfSolidsIsListed();
    void theExportSpeaksToPeople();

private:
    [[nodiscard]] ImportWizard *open(const QString &file);
    [[nodiscard]] QString write(const QString &name, const QByteArray &content);
    template <class T>
    [[nodiscard]] T *in(const char *name) const
    {
        return m_window->importWizard()->findChild<T *>(QLatin1String(name));
    }

    std::unique_ptr<WindowUnderTest> m_test;
    app::MainWindow *m_window = nullptr;
};

void TestImportPlace::initTestCase()
{
    m_test = std::make_unique<WindowUnderTest>();
    m_window = &m_test->show();
    const QString trouble = m_test->openSmallCity();
    QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
}

void TestImportPlace::cleanup()
{
    if (m_window->importWizard())
        m_window->importWizard()->close();
    QTRY_VERIFY(!m_window->importWizard());
}

void TestImportPlace::cleanupTestCase()
{
    m_test->close();
    m_test.reset();
}

QString TestImportPlace::write(const QString &name, const QByteArray &content)
{
    const QString path = m_test->path(name);
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() ? path : QString();
}

ImportWizard *TestImportPlace::open(const QString &file)
{
    m_window->openImport(file);
    ImportWizard *wizard = m_window->importWizard();
    (void)QTest::qWaitFor([wizard] { return wizard->plan().has_value() && !wizard->isBusy(); }, 30'000);
    return wizard;
}

void TestImportPlace::aModelWithoutASystemIsPutOnAParcel()
{
    ImportWizard *wizard = open(write(QStringLiteral("nha.city.json"), boxes()));
    QVERIFY(wizard->plan().has_value());
    // Not a word of the command line, and the way on is open.
    const auto labels = wizard->findChildren<QLabel *>();
    for (const QLabel *label : labels)
        QVERIFY2(!label->text().contains(QLatin1String("--")), qPrintable(label->text()));
    const auto *proposal = in<QLabel>("importProposal");
    QVERIFY(proposal && proposal->text().contains(QStringLiteral("Place")));
    wizard->next();
    QCOMPARE(wizard->step(), ImportWizard::Place);
    wizard->next();
    QCOMPARE(wizard->step(), ImportWizard::Place); // nobody said where yet

    // A parcel with a house in its middle: that is in the way.
    const city::Store &store = m_test->cities().city()->store();
    const auto parcels = store.readAll(QStringLiteral("parcel"));
    const auto houses = store.readAll(QStringLiteral("building"));
    VERIFY_RESULT(parcels);
    VERIFY_RESULT(houses);
    const auto parcel = std::ranges::find_if(*parcels, [&houses](const city::Feature &feature) {
        return std::ranges::any_of(*houses, [&feature](const city::Feature &house) {
            return geo::containsPoint(house.geometry, geo::centroid(feature.geometry));
        });
    });
    QVERIFY(parcel != parcels->end());
    const Result<geo::Coord> inside = geo::pointOnSurface(parcel->geometry);
    VERIFY_RESULT(inside);
    in<QPushButton>("placePickParcel")->click();
    QVERIFY(!wizard->isVisible());
    auto *tool = qobject_cast<ui::PointTool *>(m_window->view().tool());
    QVERIFY(tool);
    // What to do is said where the eyes are, and the way back is a button there.
    const auto *told = m_window->findChild<QLabel *>(QStringLiteral("viewBannerText"));
    QVERIFY(told && told->isVisible());
    QVERIFY2(told->text().contains(QStringLiteral("parcel")), qPrintable(told->text()));
    auto *returning = m_window->findChild<QPushButton *>(QStringLiteral("viewBannerBack"));
    QTest::mouseClick(returning, Qt::LeftButton);
    QVERIFY(wizard->isVisible() && !m_window->view().tool() && !told->isVisible());
    in<QPushButton>("placePickParcel")->click();
    tool = qobject_cast<ui::PointTool *>(m_window->view().tool());
    QVERIFY(tool);
    QSignalSpy inspected(wizard, &ImportWizard::inspected);
    tool->click({{}, *inside, {}});
    QVERIFY(wizard->isVisible());
    QVERIFY(!m_window->view().tool());
    QVERIFY(inspected.size() > 0 || inspected.wait(30'000));
    const io::ModelPlace &place = *wizard->plan()->place;
    QVERIFY(place.placed && !place.onMap);
    QVERIFY(!place.stands.empty());
    const auto *result = in<QLabel>("placeResult");
    QVERIFY2(result->text().contains(place.stands.front().name), qPrintable(result->text()));
    // What it overlaps stands there in red, and the way on is shut until somebody has looked at it.
    const std::vector<io::PlaceFinding> findings = io::placeFindings(place);
    const auto *head = in<QLabel>("placeSummary");
    QVERIFY(head->isVisible());
    QVERIFY2(head->text().startsWith(QStringLiteral("✕ ")), qPrintable(head->text()));
    auto *list = in<QListWidget>("placeList");
    if (findings.size() > 1) {
        // One line for all; each of them behind it, and in the sketch when it is chosen.
        QCOMPARE(head->text(), QStringLiteral("✕ ") + io::placeSummary(place));
        QVERIFY(!list->isVisible());
        QTest::mouseClick(in<QPushButton>("placeMore"), Qt::LeftButton);
        QVERIFY(list->isVisible());
        auto *sketch = in<QScrollArea>("placeScroll")->findChild<ui::ImportSketch *>();
        const QImage whole = sketch->grab().toImage();
        list->setCurrentRow(0);
        QVERIFY(sketch->grab().toImage() != whole);
        list->setCurrentRow(-1);
        QCOMPARE(sketch->grab().toImage(), whole);
    } else {
        QCOMPARE(head->text(), QStringLiteral("✕ ") + findings.front().text);
    }
    QCOMPARE(list->count(), static_cast<int>(io::placeFindings(place, 50).size()));
    // It stands in the city as long as the wizard has it in hand, and can be looked at there.
    const auto drawn = [this] {
        const auto legend = m_window->shell().overlayLegend();
        return std::ranges::any_of(legend, [](const scene::LegendItem &item) {
            return item.text == QStringLiteral("Model to be imported");
        });
    };
    QVERIFY(drawn());
    in<QPushButton>("placeLook")->click();
    QVERIFY(!wizard->isVisible());
    auto *banner = m_window->findChild<QWidget *>(QStringLiteral("viewBanner"));
    QVERIFY(banner && banner->isVisible());
    QTest::mouseClick(m_window->findChild<QPushButton *>(QStringLiteral("viewBannerBack")), Qt::LeftButton);
    QVERIFY(wizard->isVisible());
    QVERIFY(!banner->isVisible());
    QVERIFY(drawn());
    const bool serious = std::ranges::any_of(findings, &io::PlaceFinding::serious);
    QVERIFY(serious);
    QVERIFY(!in<QPushButton>("importNext")->isEnabled());
    QVERIFY(!in<QLabel>("importStatus")->text().isEmpty());
    wizard->next();
    QCOMPARE(wizard->step(), ImportWizard::Place);
    QTest::mouseClick(in<QCheckBox>("placeSeen"), Qt::LeftButton, {}, QPoint(8, 8));
    QVERIFY(in<QPushButton>("importNext")->isEnabled());

    wizard->next();
    QCOMPARE(wizard->step(), ImportWizard::Fields);
    wizard->next();
    QTRY_VERIFY_WITH_TIMEOUT(!wizard->isBusy(), 30'000);
    wizard->next();
    QTRY_COMPARE_WITH_TIMEOUT(wizard->step(), ImportWizard::Done, 30'000);
    QVERIFY(!drawn()); // it stands there by itself now
    const io::ImportReport report = *wizard->report();
    QCOMPARE(report.features.size(), size_t(2));
    // What it overlaps is told here, too; and those that stand on the parcel refer to it.
    QCOMPARE(wizard->findChildren<QLabel *>(QStringLiteral("importFinding")).size(),
             static_cast<qsizetype>(findings.size()));
    const city::LayerDef &layer = *city::Schema::builtin().layer(QStringLiteral("building"));
    int referring = 0;
    for (const city::FeatureId id : report.features) {
        const auto stored = m_test->cities().city()->store().feature(layer.id, id);
        VERIFY_RESULT(stored);
        const QString said = city::toText((*stored)->value(layer, QStringLiteral("parcel_id")));
        QVERIFY2(said.isEmpty() || said == QString::number(parcel->id), qPrintable(said));
        referring += said.isEmpty() ? 0 : 1;
    }
    QVERIFY(referring > 0);
    // To the two of them, not to all buildings, and the wizard is gone.
    in<QPushButton>("importShow")->click();
    QTRY_VERIFY(!m_window->importWizard());
    std::vector<city::FeatureRef> refs;
    for (const city::FeatureId id : report.features)
        refs.push_back({QStringLiteral("building"), id});
    QTRY_COMPARE_WITH_TIMEOUT(m_window->shell().selection().refs(), refs, 10'000);
    const auto away = [this, &report] {
        const geo::Coord &target = m_window->view().pose().target;
        const geo::Coord middle = report.extent.center();
        return std::hypot(target.x - middle.x, target.y - middle.y);
    };
    QTRY_VERIFY_WITH_TIMEOUT(away() < 20 && m_window->view().pose().distanceM < 200, 10'000);
}

/// Two of them typed, the third with the mouse on the map; what comes of it stands where it was said.
void TestImportPlace::aNameThatWasTypedIsReadByGoingOn()
{
    m_window->openImport({});
    ImportWizard *wizard = m_window->importWizard();
    auto *next = in<QPushButton>("importNext");
    QVERIFY(!next->isEnabled());
    const QString file = write(QStringLiteral("nha4.city.json"), boxes());
    auto *name = in<QLineEdit>("importFile");
    name->setFocus();
    QTest::keyClicks(name, file);
    QVERIFY(next->isEnabled());
    QTest::mouseClick(next, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(wizard->step(), ImportWizard::Place, 30'000);
    // A point that is not filled in is no place, and what the file says is not told as if it were.
    in<QAbstractButton>("placeAtPoint")->click();
    QTRY_VERIFY_WITH_TIMEOUT(!wizard->isBusy(), 30'000);
    QVERIFY(!next->isEnabled());
    QVERIFY2(in<QLabel>("importStatus")->text().contains(QStringLiteral("easting")),
             qPrintable(in<QLabel>("importStatus")->text()));
    QVERIFY2(in<QLabel>("placeResult")->text().startsWith(QStringLiteral("Not placed")),
             qPrintable(in<QLabel>("placeResult")->text()));
    // All of the page's width is in sight.
    const auto *scroll = wizard->findChild<QScrollArea *>(QStringLiteral("placeScroll"));
    QVERIFY(scroll);
    QVERIFY2(!scroll->horizontalScrollBar()->isVisible(),
             qPrintable(QString::number(scroll->widget()->minimumSizeHint().width())));
}

void TestImportPlace::aModelIsPutOnThreePoints()
{
    ImportWizard *wizard = open(write(QStringLiteral("nha3.city.json"), boxes()));
    QVERIFY(wizard->plan().has_value());
    QTest::mouseClick(in<QPushButton>("importNext"), Qt::LeftButton);
    QCOMPARE(wizard->step(), ImportWizard::Place);
    in<QAbstractButton>("placeOnPoints")->click();
    auto *points = in<QTableWidget>("placePoints");
    QVERIFY(points->isVisible());
    // The map is asked first: where the mouse hits it decides where the others go.
    points->setCurrentCell(0, 3);
    in<QPushButton>("placePickRow")->click();
    QVERIFY(!wizard->isVisible());
    ui::View3D &view = m_window->view();
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->shell().loader().extent().isEmpty(), 10'000);
    // The main window has the mouse again once the wizard is gone from the screen.
    QVERIFY(QTest::qWaitForWindowActive(m_window, 10'000));
    auto *canvas = view.findChild<QWidget *>(QStringLiteral("canvas"));
    QTRY_VERIFY_WITH_TIMEOUT(view.spotAt(view.rect().center()).has_value(), 10'000);
    QTest::mouseClick(canvas, Qt::LeftButton, {}, view.rect().center());
    QTRY_VERIFY_WITH_TIMEOUT(wizard->isVisible(), 10'000);
    QVERIFY(points->item(0, 3) && points->item(0, 4));
    const auto number = [points](int column) {
        // Two decimals, whichever marks part them and the thousands.
        return points->item(0, column)->text().remove(QRegularExpression(QStringLiteral("\\D"))).toDouble() /
               100;
    };
    const double east = number(3);
    const double north = number(4);
    QVERIFY2(m_window->shell().loader().extent().grown(5000).contains({east, north, 0}),
             qPrintable(points->item(0, 3)->text() + QLatin1Char(';') + points->item(0, 4)->text()));
    // A quarter turn to the left, no scale: x of the model runs north.
    const std::vector<std::array<double, 6>> rows = {{85000, 446000, 0, east, north, 5},
                                                     {85016, 446000, 0, east, north + 16, 5},
                                                     {85000, 446006, 0, east - 6, north, 5}};
    QSignalSpy inspected(wizard, &ImportWizard::inspected);
    for (int row = 0; row < 3; ++row) {
        for (int column = 0; column < 6; ++column) {
            points->setItem(row, column,
                            new QTableWidgetItem(QString::number(
                                rows[static_cast<size_t>(row)][static_cast<size_t>(column)], 'f', 2)));
        }
    }
    QTRY_VERIFY_WITH_TIMEOUT(inspected.size() > 0 && !wizard->isBusy(), 30'000);
    const io::ModelPlace place = *wizard->plan()->place;
    QVERIFY(place.placed);
    QCOMPARE(place.residualsM.size(), size_t(3));
    QVERIFY(place.rmsM < 0.02);
    QVERIFY(std::abs(place.move.angleRad - std::numbers::pi / 2) < 1e-3);
    in<QCheckBox>("placeSeen")->setChecked(true);
    wizard->next();
    QCOMPARE(wizard->step(), ImportWizard::Fields);
    wizard->next();
    QTRY_VERIFY_WITH_TIMEOUT(!wizard->isBusy(), 30'000);
    wizard->next();
    QTRY_COMPARE_WITH_TIMEOUT(wizard->step(), ImportWizard::Done, 30'000);
    QVERIFY(in<QLabel>("importDone")->isVisible());
    const io::ImportReport report = *wizard->report();
    QCOMPARE(report.imported, qint64(2));
    const auto building =
        m_test->cities().city()->store().feature(QStringLiteral("building"), report.features.front());
    VERIFY_RESULT(building);
    QVERIFY(building->has_value());
    const geo::Extent extent = (*building)->geometry.extent();
    // 4 × 6 m became 6 × 4 m, its first corner where the mouse was.
    QVERIFY(std::abs(extent.maxX() - east) < 0.02 && std::abs(extent.minY() - north) < 0.02);
    QVERIFY(std::abs(extent.width() - 6) < 0.02 && std::abs(extent.height() - 4) < 0.02);
    QVERIFY(std::ranges::all_of((*building)->solid.coords(), [](const geo::Coord &c) {
        return std::abs(c.z - 5) < 0.02 || std::abs(c.z - 10) < 0.02;
    }));
}

void TestImportPlace::aSystemIsChosen()
{
    ImportWizard *wizard = open(write(QStringLiteral("nha2.city.json"), boxes()));
    auto *box = in<ui::CrsBox>("importCrsBox");
    QVERIFY(box && box->isVisible());
    // The city's own first, and findable by a part of its name.
    QVERIFY(box->itemText(1).contains(QStringLiteral("EPSG:9210")));
    box->setFocus();
    box->lineEdit()->selectAll();
    QSignalSpy inspected(wizard, &ImportWizard::inspected);
    QTest::keyClicks(box->lineEdit(), QStringLiteral("28992"));
    QTest::keyClick(box->lineEdit(), Qt::Key_Return);
    QVERIFY(inspected.size() > 0 || inspected.wait(30'000));
    QCOMPARE(wizard->plan()->sourceCrs.epsg(), 28992);
    inspected.clear();
    box->lineEdit()->setFocus();
    box->lineEdit()->selectAll();
    QTest::keyClicks(box->lineEdit(), QStringLiteral("EPSG:9210"));
    QTest::keyClick(box->lineEdit(), Qt::Key_Return);
    QVERIFY(inspected.size() > 0 || inspected.wait(30'000));
    QCOMPARE(wizard->plan()->sourceCrs.epsg(), 9210);
    // What comes of it is told: 85 km east of the origin is far west of the city.
    const auto *crs = in<QLabel>("importCrs");
    QVERIFY2(crs->text().contains(QStringLiteral("outside of the city")), qPrintable(crs->text()));
    // Half a name changes nothing.
    box->lineEdit()->setFocus();
    box->lineEdit()->selectAll();
    QTest::keyClicks(box->lineEdit(), QStringLiteral("nowhere at all"));
    QTest::keyClick(box->lineEdit(), Qt::Key_Return);
    QCOMPARE(wizard->plan()->sourceCrs.epsg(), 9210);
    QVERIFY(box->currentText().contains(QStringLiteral("EPSG:9210")));
}

void TestImportPlace::whatIsLeftOfSolidsIsListed()
{
    REAL_DATA(file, "ifc/TallBuilding.ifc");
    ImportWizard *wizard = open(file);
    QVERIFY(wizard->plan().has_value());
    wizard->next();
    QCOMPARE(wizard->step(), ImportWizard::Place);
    in<QAbstractButton>("placeAtPoint")->click();
    in<QPushButton>("placePickPoint")->click();
    QSignalSpy inspected(wizard, &ImportWizard::inspected);
    m_window->view().tool()->click({{}, m_window->shell().loader().extent().center(), {}});
    QVERIFY(inspected.size() > 0 || inspected.wait(30'000));
    in<QCheckBox>("placeSeen")->setChecked(true);
    wizard->next();
    wizard->next();
    QTRY_VERIFY_WITH_TIMEOUT(!wizard->isBusy(), 30'000);
    wizard->next();
    QTRY_COMPARE_WITH_TIMEOUT(wizard->step(), ImportWizard::Done, 60'000);
    const io::ImportReport report = *wizard->report();
    QVERIFY(report.solidsInvalid > 0);
    const auto *solids = in<QLabel>("importSolids");
    QVERIFY(solids->isVisible());
    QVERIFY2(solids->text().contains(io::solidErrorsInWords(report).front()), qPrintable(solids->text()));
    QSignalSpy checked(&m_window->validation(), &app::ValidationPanel::checked);
    in<QPushButton>("importListSolids")->click();
    QTRY_VERIFY(!m_window->importWizard());
    QVERIFY(checked.size() > 0 || checked.wait(60'000));
    const auto &findings = m_window->validation().findings();
    QVERIFY(!findings.empty());
    for (const app::GeometryFinding &finding : findings)
        QCOMPARE(finding.ref, (city::FeatureRef{QStringLiteral("building"), report.features.front()}));
    QVERIFY2(m_window->validation().summary().contains(QStringLiteral("just imported")),
             qPrintable(m_window->validation().summary()));
}

void TestImportPlace::theExportSpeaksToPeople()
{
    m_window->openCommand(QStringLiteral("city.export"));
    auto *dialog = m_window->findChild<app::ExportDialog *>();
    QVERIFY(dialog);
    auto *format = dialog->findChild<QComboBox *>(QStringLiteral("exportFormat"));
    const auto *leaves = dialog->findChild<QLabel *>(QStringLiteral("exportLeavesOut"));
    QStringList said;
    for (int i = 0; i < format->count(); ++i) {
        format->setCurrentIndex(i);
        QVERIFY(!leaves->text().isEmpty());
        QVERIFY(format->itemText(i) != format->itemData(i).toString());
        said.append(leaves->text());
    }
    said.removeDuplicates();
    QCOMPARE(said.size(), format->count());
    // One layer only goes into GeoJSON; its name is the one of the schema.
    format->setCurrentIndex(format->findData(QStringLiteral("geojson")));
    auto *layers = dialog->findChild<QListWidget *>(QStringLiteral("exportLayers"));
    for (int row = 0; row < layers->count(); ++row) {
        QListWidgetItem *item = layers->item(row);
        item->setCheckState(item->data(Qt::UserRole).toString() == QLatin1String("parcel") ? Qt::Checked
                                                                                           : Qt::Unchecked);
    }
    auto *out = dialog->findChild<QLineEdit *>(QStringLiteral("exportOut"));
    QVERIFY2(out->text().endsWith(QLatin1String(".geojson")), qPrintable(out->text()));
    out->setText(m_test->path(QStringLiteral("thua.geojson")));
    QCOMPARE(dialog->arguments().value(QStringLiteral("layers")).toString(), QStringLiteral("parcel"));
    QSignalSpy ended(dialog, &app::ExportDialog::ended);
    dialog->run();
    QVERIFY(ended.size() == 1 || ended.wait(30'000));
    QVERIFY(ended.front().front().toBool());
    QVERIFY(QFileInfo::exists(m_test->path(QStringLiteral("thua.geojson"))));
    QVERIFY(dialog->findChild<QPlainTextEdit *>()->isVisible());
    // What is there is replaced by the second press only.
    QFile there(m_test->path(QStringLiteral("thua.geojson")));
    QVERIFY(there.open(QIODevice::WriteOnly) && there.write("mine") == 4);
    there.close();
    dialog->run();
    QVERIFY(dialog->findChild<QLabel *>(QStringLiteral("exportProblem"))->isVisible());
    QCOMPARE(QFileInfo(m_test->path(QStringLiteral("thua.geojson"))).size(), 4);
    QCOMPARE(ended.size(), 1);
    dialog->run();
    QVERIFY(ended.size() == 2 || ended.wait(30'000));
    QVERIFY(QFileInfo(m_test->path(QStringLiteral("thua.geojson"))).size() > 4);
    dialog->close();
}

int main(int argc, char **argv)
{
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    QApplication application(argc, argv);
    TestImportPlace test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_importplace.moc"
