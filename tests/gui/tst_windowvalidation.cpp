// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "geometrycodes.h"
#include "validationpanel.h"
#include "windowtest.h"

#include <dothi/io/dothistore.h>

#include <QAction>
#include <QComboBox>
#include <QJsonArray>
#include <QJsonObject>
#include <QLabel>
#include <QTreeWidget>

#include <algorithm>
#include <cmath>

using namespace dothi;

/// The panel that checks geometry and shows each error at its spot.
class TestWindowValidation : public WindowTest
{
    Q_OBJECT
public:
    using WindowTest::WindowTest;
private Q_SLOTS:
    void aSoundCityHasNothingWrong();
    void aBowTieIsFoundAndShown();
    void oneFaultInManySpotsIsOneRow();
    void aChangeMakesTheListOutOfDate();
    void answersOfOthersAreNotTrusted();
    void aModelShowsItsFaultyFace();
    void manySpotsAreGroupedByHeight();
    void cleanupTestCase();

private:
    app::ValidationPanel &panel() { return m_window->validation(); }
    QTreeWidget &list() { return *panel().findChild<QTreeWidget *>(QStringLiteral("validationList")); }
    void checkLayer(const QString &layer)
    {
        QSignalSpy checked(&panel(), &app::ValidationPanel::checked);
        panel().check(layer);
        QVERIFY(panel().isChecking());
        QVERIFY(checked.wait(30'000));
    }

    city::FeatureId m_broken = 0;
    geo::Coord m_crossing;
};

void TestWindowValidation::aSoundCityHasNothingWrong()
{
    m_window->shell().actions().find(QStringLiteral("tools.geometry"))->trigger();
    QVERIFY(panel().isVisible());
    // Who asks for it has it done.
    QVERIFY(panel().isChecking());
    QSignalSpy whole(&panel(), &app::ValidationPanel::checked);
    QVERIFY(whole.wait(120'000));
    QVERIFY(panel().hasResult());
    checkLayer(QStringLiteral("parcel"));
    QVERIFY2(panel().findings().empty(), qPrintable(panel().summary()));
    QCOMPARE(list().topLevelItemCount(), 0);
}

void TestWindowValidation::aBowTieIsFoundAndShown()
{
    // Two edges cross in the middle: 104 (ISO 19107: a ring does not cross itself).
    city::City &city = *m_test.cities().city();
    const geo::Coord middle = m_window->shell().loader().extent().center();
    m_crossing = middle;
    const auto at = [&](double x, double y) { return geo::Coord{middle.x + x, middle.y + y, 0}; };
    const city::LayerDef &parcels = *city::Schema::builtin().layer(QStringLiteral("parcel"));
    std::vector<city::Feature> features(1, city::Feature(parcels));
    features[0].geometry = geo::Geometry::polygon({at(-10, -10), at(10, 10), at(10, -10), at(-10, 10)});
    features[0].geometry.setType(geo::GeometryType::MultiPolygon);
    auto store = io::openStore(city.store().location(), io::OpenMode::ReadWrite);
    VERIFY_RESULT(store);
    auto writer = (*store)->write();
    VERIFY_RESULT(writer);
    VERIFY_RESULT((*writer)->insert(parcels.id, features));
    VERIFY_RESULT((*writer)->commit());
    m_broken = features[0].id;
    city.notifyChanged({parcels.id, {m_broken}});

    checkLayer(parcels.id);
    QVERIFY2(!panel().findings().empty(), qPrintable(panel().summary()));
    const auto &findings = panel().findings();
    const auto found = std::ranges::find_if(findings, [&](const app::GeometryFinding &f) {
        return f.ref == city::FeatureRef{parcels.id, m_broken};
    });
    QVERIFY(found != findings.end());
    QCOMPARE(found->code, 104);
    QVERIFY(std::hypot(found->where.x - middle.x, found->where.y - middle.y) < 15);
    // In words, and in the program's language.
    QCOMPARE(app::geometryCodeTitle(104).isEmpty(), false);
    QTreeWidgetItem *row = nullptr;
    for (int i = 0; i < list().topLevelItemCount(); ++i) {
        if (list().topLevelItem(i)->text(0).contains(app::geometryCodeTitle(104)))
            row = list().topLevelItem(i);
    }
    QVERIFY(row);

    // A row selects and marks; Enter flies there.
    view().goHome();
    list().setCurrentItem(row);
    QVERIFY(panel().isMarking());
    QCOMPARE(m_window->shell().selection().refs(),
             (std::vector<city::FeatureRef>{city::FeatureRef{parcels.id, m_broken}}));
    list().setFocus();
    QTest::keyClick(&list(), Qt::Key_Return);
    const geo::Coord target = view().pose().target;
    QVERIFY(std::hypot(target.x - found->where.x, target.y - found->where.y) < 0.01);
    QVERIFY(view().pose().distanceM < 100);

    // The mark goes by Esc, before the selection does, and with the panel.
    QTest::keyClick(m_window, Qt::Key_Escape);
    QVERIFY(!panel().isMarking());
    QVERIFY(!m_window->shell().selection().refs().empty());
    list().setCurrentItem(row);
    QVERIFY(panel().isMarking());
    panel().hide();
    QVERIFY(!panel().isMarking());
    static_cast<QWidget &>(panel()).show();
}

void TestWindowValidation::oneFaultInManySpotsIsOneRow()
{
    // Three bow ties in one parcel, parts beside each other: 104 three times.
    city::City &city = *m_test.cities().city();
    const geo::Coord middle = m_window->shell().loader().extent().center();
    const city::LayerDef &parcels = *city::Schema::builtin().layer(QStringLiteral("parcel"));
    std::vector<city::Feature> features(1, city::Feature(parcels));
    geo::Geometry &parts = features[0].geometry;
    for (int i = 0; i < 3; ++i) {
        const auto at = [&](double x, double y) {
            return geo::Coord{middle.x + 40 * i + x, middle.y + y, 0};
        };
        const geo::Geometry part =
            geo::Geometry::polygon({at(-10, -10), at(10, 10), at(10, -10), at(-10, 10)});
        if (i == 0)
            parts = part;
        else
            parts.append(part);
    }
    parts.setType(geo::GeometryType::MultiPolygon);
    const auto write = [&](const auto &change) {
        auto store = io::openStore(city.store().location(), io::OpenMode::ReadWrite);
        VERIFY_RESULT(store);
        auto writer = (*store)->write();
        VERIFY_RESULT(writer);
        VERIFY_RESULT(change(**writer));
        VERIFY_RESULT((*writer)->commit());
    };
    write([&](city::StoreWriter &writer) { return writer.insert(parcels.id, features); });
    city.notifyChanged({parcels.id, {features[0].id}});
    checkLayer(parcels.id);
    const auto mine = std::ranges::count_if(panel().findings(), [&](const app::GeometryFinding &f) {
        return f.ref.id == features[0].id && f.code == 104;
    });
    QCOMPARE(mine, 3);
    QTreeWidgetItem *group = nullptr;
    for (int i = 0; i < list().topLevelItemCount(); ++i) {
        QTreeWidgetItem *item = list().topLevelItem(i);
        if (item->text(1).endsWith(QString::number(features[0].id))) {
            QVERIFY(!group);
            group = item;
        }
    }
    QVERIFY(group);
    QCOMPARE(group->childCount(), 3);
    QVERIFY2(group->text(3).contains(QLatin1Char('3')), qPrintable(group->text(3)));
    // Each of them is a spot of its own.
    group->setExpanded(true);
    list().setCurrentItem(group->child(2));
    list().setFocus();
    QTest::keyClick(&list(), Qt::Key_Return);
    QVERIFY(std::abs(view().pose().target.x - (middle.x + 80)) < 15);
    write([&](city::StoreWriter &writer) { return writer.remove(parcels.id, features[0].id); });
    city.notifyChanged({parcels.id, {features[0].id}});
    checkLayer(parcels.id);
}

void TestWindowValidation::aChangeMakesTheListOutOfDate()
{
    QVERIFY(m_broken > 0);
    const auto stale = [&] {
        for (const QLabel *label : panel().findChildren<QLabel *>()) {
            if (label->property("tone").isValid() && label->isVisibleTo(&panel()))
                return true;
        }
        return false;
    };
    QVERIFY(!stale());
    city::City &city = *m_test.cities().city();
    auto store = io::openStore(city.store().location(), io::OpenMode::ReadWrite);
    VERIFY_RESULT(store);
    auto writer = (*store)->write();
    VERIFY_RESULT(writer);
    VERIFY_RESULT((*writer)->remove(QStringLiteral("parcel"), m_broken));
    VERIFY_RESULT((*writer)->commit());
    city.notifyChanged({QStringLiteral("parcel"), {m_broken}});
    QVERIFY(stale());
    checkLayer(QStringLiteral("parcel"));
    QVERIFY(panel().findings().empty());
    QVERIFY(!stale());
    // “Nothing wrong” is out of date as well.
    city.notifyChanged({QStringLiteral("parcel"), {m_broken}});
    QVERIFY(stale());
    // And so is what changed while it was being checked.
    QSignalSpy checked(&panel(), &app::ValidationPanel::checked);
    panel().check(QStringLiteral("parcel"));
    city.notifyChanged({QStringLiteral("parcel"), {m_broken}});
    QVERIFY(checked.count() > 0 || checked.wait(30'000));
    QVERIFY(stale());
}

void TestWindowValidation::answersOfOthersAreNotTrusted()
{
    const QJsonObject where{{QStringLiteral("type"), QStringLiteral("Point")},
                            {QStringLiteral("coordinates"), QJsonArray{600'000.0, 1'190'000.0, 4.5}}};
    const QJsonObject good{{QStringLiteral("layer"), QStringLiteral("building")},
                           {QStringLiteral("feature"), QStringLiteral("12")},
                           {QStringLiteral("code"), 302},
                           {QStringLiteral("where"), where}};
    QJsonObject noPlace = good;
    noPlace.remove(QStringLiteral("where"));
    QJsonObject noNumber = good;
    noNumber.insert(QStringLiteral("feature"), QStringLiteral("x'; DROP TABLE"));
    const auto found = app::readFindings(
        {{QStringLiteral("errors"), QJsonArray{good, noPlace, noNumber, QStringLiteral("text")}}});
    QCOMPARE(found.size(), size_t(1));
    QCOMPARE(found[0].ref, (city::FeatureRef{QStringLiteral("building"), 12}));
    QCOMPARE(found[0].where.z, 4.5);
    QVERIFY(app::readFindings({}).empty());
}

/// A cube of two metres whose top is missing: the edges of the hole are found, by the faces at them. Only the
/// face is drawn, not every edge of the body.
void TestWindowValidation::aModelShowsItsFaultyFace()
{
    city::City &city = *m_test.cities().city();
    const geo::Coord middle = m_window->shell().loader().extent().center();
    const auto at = [&](double x, double y, double z) { return geo::Coord{middle.x + x, middle.y + y, z}; };
    const city::LayerDef &buildings = *city::Schema::builtin().layer(QStringLiteral("building"));
    std::vector<city::Feature> features(1, city::Feature(buildings));
    features[0].geometry = geo::Geometry::polygon({at(0, 0, 0), at(2, 0, 0), at(2, 2, 0), at(0, 2, 0)});
    features[0].geometry.setType(geo::GeometryType::MultiPolygon);
    const std::vector<std::vector<geo::Coord>> faces{{at(0, 0, 5), at(0, 2, 5), at(2, 2, 5), at(2, 0, 5)},
                                                     {at(0, 0, 5), at(2, 0, 5), at(2, 0, 7), at(0, 0, 7)},
                                                     {at(2, 0, 5), at(2, 2, 5), at(2, 2, 7), at(2, 0, 7)},
                                                     {at(2, 2, 5), at(0, 2, 5), at(0, 2, 7), at(2, 2, 7)},
                                                     {at(0, 2, 5), at(0, 0, 5), at(0, 0, 7), at(0, 2, 7)}};
    geo::Geometry &solid = features[0].solid;
    solid = geo::Geometry(geo::GeometryType::MultiPolygon, true);
    for (const std::vector<geo::Coord> &face : faces) {
        solid.beginPart();
        solid.beginRing();
        for (const geo::Coord &corner : face)
            solid.add(corner);
        solid.add(face.front());
    }
    const auto write = [&](const auto &change) {
        auto store = io::openStore(city.store().location(), io::OpenMode::ReadWrite);
        VERIFY_RESULT(store);
        auto writer = (*store)->write();
        VERIFY_RESULT(writer);
        VERIFY_RESULT(change(**writer));
        VERIFY_RESULT((*writer)->commit());
    };
    write([&](city::StoreWriter &writer) { return writer.insert(buildings.id, features); });
    const city::FeatureRef ref{buildings.id, features[0].id};
    city.notifyChanged({buildings.id, {ref.id}});
    QSignalSpy checked(&panel(), &app::ValidationPanel::checked);
    panel().check(buildings.id, {ref.id});
    QVERIFY(checked.wait(30'000));
    QVERIFY2(!panel().findings().empty(), qPrintable(panel().summary()));
    const app::GeometryFinding &finding = panel().findings().front();
    QCOMPARE(finding.code, 302);
    const auto rings = app::faultyRings(city.store(), finding);
    QCOMPARE(rings.size(), 1U);
    // A wall: it reaches from the bottom to the hole, and the spot is on its upper edge.
    const auto [low, high] = std::ranges::minmax(rings[0], {}, &geo::Coord::z);
    QCOMPARE(low.z, 5.0);
    QCOMPARE(high.z, 7.0);
    QCOMPARE(rings[0].size(), 5U);
    QCOMPARE(rings[0].front(), rings[0].back());
    app::GeometryFinding gone = finding;
    gone.face = 99;
    QVERIFY(app::faultyRings(city.store(), gone).empty());
    gone.face = finding.face;
    gone.where.x += 50; // the model has been moved since
    QVERIFY(app::faultyRings(city.store(), gone).empty());
    list().setCurrentItem(list().topLevelItem(0));
    QVERIFY(panel().isMarking());
    QCOMPARE(m_window->shell().selection().refs(), std::vector<city::FeatureRef>{ref});
    QCOMPARE(m_window->shell().outlineSpared(), std::optional(ref));
    QVERIFY(panel().takeMarkOff());
    QVERIFY(!m_window->shell().outlineSpared());
    const auto houses = [&] { return m_window->shell().loader().layer(buildings.id)->features; };
    QTRY_COMPARE(houses(), 101);
    write([&](city::StoreWriter &writer) { return writer.remove(buildings.id, ref.id); });
    city.notifyChanged({buildings.id, {ref.id}});
    // Others count them, too.
    QTRY_COMPARE(houses(), 100);
}

void TestWindowValidation::manySpotsAreGroupedByHeight()
{
    std::vector<app::GeometryFinding> findings(40);
    std::vector<size_t> all;
    for (size_t i = 0; i < findings.size(); ++i) {
        findings[i].where = {0, 0, i % 4 * 3.2 + 0.01};
        all.push_back(i);
    }
    const std::vector<app::FindingLevel> levels = app::byLevel(findings, all);
    QCOMPARE(levels.size(), 4U);
    QCOMPARE(levels[0].findings.size(), 10U);
    QVERIFY(std::abs(levels[3].heightM - 9.6) < 1e-9);
    for (const size_t index : levels[3].findings)
        QCOMPARE(index % 4, 3U);
    // Few need none, and those at all heights would only be one row more each.
    QCOMPARE(app::byLevel(findings, {0, 1, 2, 3}).size(), 1U);
    for (size_t i = 0; i < findings.size(); ++i)
        findings[i].where.z = static_cast<double>(i);
    QCOMPARE(app::byLevel(findings, all).size(), 1U);
    QCOMPARE(app::byLevel(findings, all).front().findings.size(), 40U);
}

void TestWindowValidation::cleanupTestCase()
{
    m_window->shell().selectByUser({});
    m_window->shell().actions().find(QStringLiteral("view.table"))->trigger();
}

int testWindowValidation(WindowUnderTest &test, const QStringList &arguments)
{
    TestWindowValidation topic(test);
    return runTopic(topic, arguments);
}
#include "tst_windowvalidation.moc"
