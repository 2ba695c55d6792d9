// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "windowtest.h"

#include <dothi/base/text.h>
#include <dothi/ui/stylelegend.h>
#include <dothi/ui/stylepanel.h>

#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>

using namespace dothi;

namespace {

const QString kBuilding = QStringLiteral("building");

/// Pixels that bear about this colour.
int pixelsLike(const QImage &picture, const QColor &color)
{
    int count = 0;
    for (int x = 0; x < picture.width(); x += 2) {
        for (int y = 0; y < picture.height(); y += 2) {
            const QColor c = picture.pixelColor(x, y);
            count += std::abs(c.red() - color.red()) < 24 && std::abs(c.green() - color.green()) < 24 &&
                     std::abs(c.blue() - color.blue()) < 24;
        }
    }
    return count;
}

} // namespace

/// Layers coloured by an attribute, through the panel.
class TestWindowStyle : public WindowTest
{
    Q_OBJECT
public:
    using WindowTest::WindowTest;
private Q_SLOTS:
    void thePanelColoursALayer();
    void rangesAndPalettesAreSeenAtOnce();
    void anEditIsCountedAgain();
    void aSavedViewKeepsTheStyle();
    void itsOwnColoursComeBack();
    void theSelectionIsSeenThroughOrNot();

private:
    [[nodiscard]] ui::LayerStyles &styles() { return m_window->shell().styles(); }
    template <class T>
    [[nodiscard]] T *part(const char *name)
    {
        return m_window->findChild<T *>(QLatin1String(name));
    }
    void choose(const char *box, const QVariant &data)
    {
        auto *combo = part<QComboBox>(box);
        QVERIFY(combo);
        const int index = combo->findData(data);
        QVERIFY(index >= 0);
        combo->setCurrentIndex(index);
    }
    [[nodiscard]] bool isCounted() { return styles().classes(kBuilding) && !styles().isCounting(kBuilding); }
};

void TestWindowStyle::thePanelColoursALayer()
{
    view().goHome();
    view().setPlan(true);
    auto *row = part<QWidget>("layer-building");
    QVERIFY(row);
    auto *open = row->findChild<QPushButton *>(QStringLiteral("style"));
    QVERIFY(open);
    row->findChild<QToolButton *>(QStringLiteral("more"))->setChecked(true);
    open->click();
    auto *panel = part<ui::StylePanel>("stylePanel");
    QVERIFY(panel && panel->isVisible());
    QCOMPARE(panel->layer(), kBuilding);
    QVERIFY(!part<QPushButton>("styleReset")->isEnabled());

    choose("styleField", QStringLiteral("use"));
    QTRY_VERIFY(isCounted());
    const scene::LayerClassesPtr classes = styles().classes(kBuilding);
    // The most frequent of them is seen.
    const auto most = std::ranges::max_element(classes->classes(), {}, &scene::StyleClass::count);
    QTRY_VERIFY(pixelsLike(view().grabPicture(), most->color) > 40);
    // Panel and legend say what it means.
    const auto says = [&](QWidget *where) {
        const auto labels = where->findChildren<QLabel *>();
        return std::ranges::any_of(labels, [&](QLabel *label) { return label->text() == most->text; });
    };
    QVERIFY(says(panel));
    auto *legend = part<ui::StyleLegend>("styleLegend");
    QVERIFY(legend && legend->isVisible());
    QTRY_VERIFY(says(legend)); // once it has its width
    // It is gone with its layer.
    m_window->shell().loader().setLayerVisible(kBuilding, false);
    QVERIFY(!legend->isVisible());
    m_window->shell().loader().setLayerVisible(kBuilding, true);
    QVERIFY(legend->isVisible());
}

void TestWindowStyle::rangesAndPalettesAreSeenAtOnce()
{
    choose("styleField", QStringLiteral("height_m"));
    QTRY_VERIFY(isCounted() && styles().classes(kBuilding)->style().field == QStringLiteral("height_m"));
    QVERIFY(part<QSpinBox>("styleRanges")->isVisible());
    part<QSpinBox>("styleRanges")->setValue(3);
    choose("styleMethod", static_cast<int>(scene::BreakMethod::EqualIntervals));
    QTRY_VERIFY(isCounted() && styles().classes(kBuilding)->style().ranges == 3);
    const auto before = styles().classes(kBuilding)->classes();
    QVERIFY(before.size() >= 3);
    choose("stylePalette", QStringLiteral("viridis"));
    QTRY_VERIFY(isCounted() && styles().classes(kBuilding)->classes().front().color != before.front().color);
    const QColor low = styles().classes(kBuilding)->classes().front().color;
    QTRY_VERIFY(pixelsLike(view().grabPicture(), low) > 40);
    // It outlasts the city being closed and opened.
    QCOMPARE(m_test.settings().raw(QStringLiteral("layers/building/style")).toByteArray().contains("viridis"),
             true);
}

void TestWindowStyle::anEditIsCountedAgain()
{
    const scene::LayerClassesPtr before = styles().classes(kBuilding);
    QVERIFY(before);
    city::City *city = m_test.cities().city();
    const city::LayerDef &def = *city::Schema::builtin().layer(kBuilding);
    std::vector<city::Feature> one = city->store().readAll(kBuilding).value();
    city::Feature old = one.front();
    city::Feature changed = old;
    QVERIFY(changed.set(def, QStringLiteral("height_m"), 333.0));
    VERIFY_RESULT(city->edit({kBuilding, {old.id}},
                             [&](city::StoreWriter &writer) { return writer.update(kBuilding, changed); }));
    QTRY_VERIFY(isCounted() && styles().classes(kBuilding) != before);
    const auto after = styles().classes(kBuilding);
    QCOMPARE(after->classOf(old.id), 2);
    VERIFY_RESULT(city->edit({kBuilding, {old.id}},
                             [&](city::StoreWriter &writer) { return writer.update(kBuilding, old); }));
    QTRY_VERIFY(isCounted() && styles().classes(kBuilding) != after);
}

void TestWindowStyle::aSavedViewKeepsTheStyle()
{
    const std::vector<scene::LayerStyle> before = styles().styles();
    QCOMPARE(before.size(), 1U);
    QJsonObject pose = view().pose().toJson();
    scene::setStyles(pose, before);
    VERIFY_RESULT(
        m_test.cities().city()->saveView({QStringLiteral("styled"), QStringLiteral("Tô màu"), pose}));
    styles().reset(kBuilding);
    QVERIFY(styles().styles().empty());
    auto *menu = part<QMenu>("mainMenu");
    QVERIFY(menu);
    Q_EMIT menu->aboutToShow();
    QAction *saved = nullptr;
    for (QMenu *sub : menu->findChildren<QMenu *>()) {
        for (QAction *action : sub->actions()) {
            if (action->text() == QStringLiteral("Tô màu") && !saved)
                saved = action;
        }
    }
    QVERIFY(saved);
    saved->trigger();
    QCOMPARE(styles().styles(), before);
    QTRY_VERIFY(isCounted());
    VERIFY_RESULT(m_test.cities().city()->removeView(QStringLiteral("styled")));
}

void TestWindowStyle::itsOwnColoursComeBack()
{
    view().goHome();
    view().setPlan(true);
    const QColor low = styles().classes(kBuilding)->classes().front().color;
    QTRY_VERIFY(pixelsLike(view().grabPicture(), low) > 40);
    part<QPushButton>("styleReset")->click();
    QVERIFY(styles().styles().empty());
    QVERIFY(!part<QWidget>("styleLegend")->isVisible());
    QTRY_VERIFY(pixelsLike(view().grabPicture(), low) < 10);
    auto *dock = part<QWidget>("styleDock");
    dock->hide();
    view().setPlan(false);
}

void TestWindowStyle::theSelectionIsSeenThroughOrNot()
{
    QVERIFY(m_window->shell().selectionSeenThrough());
    QAction *action = m_window->shell().actions().find(QStringLiteral("view.xray"));
    QVERIFY(action && action->isChecked());
    action->trigger();
    QVERIFY(!m_window->shell().selectionSeenThrough() && !action->isChecked());
    action->trigger();
    QVERIFY(m_window->shell().selectionSeenThrough() && action->isChecked());
}

int testWindowStyle(WindowUnderTest &test, const QStringList &arguments)
{
    TestWindowStyle topic(test);
    return runTopic(topic, arguments);
}
#include "tst_windowstyle.moc"
