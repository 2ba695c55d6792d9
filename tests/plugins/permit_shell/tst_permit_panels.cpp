// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "reviewfixture.h"

#include <dothi/ui/theme.h>

#include <QApplication>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>

#include <permit/findingcard.h>
#include <permit/findingspanel.h>
#include <permit/inboxmodel.h>
#include <permit/inboxpanel.h>
#include <permit/words.h>

using namespace dothi;
using namespace dothi::permit;
using namespace reviewfixture;

namespace {

struct Shown : Program
{
    TestCity city;
    Review review{context};
    InboxPanel inbox{review};
    FindingsPanel findings{review};

    explicit Shown(TestCity::Content content = TestCity::Applications)
        : city(content)
    {
        cities.setCity(city.open());
        review.start();
        review.setToday(QDate(2026, 11, 20));
        inbox.resize(264, 600);
        findings.resize(380, 800);
        inbox.show();
        findings.show();
    }
    ~Shown() { cities.setCity(nullptr); }

    [[nodiscard]] QListView *cards() const
    {
        return inbox.findChild<QListView *>(QStringLiteral("permitCards"));
    }
    [[nodiscard]] QString card(int row, int role) const
    {
        return cards()->model()->index(row, 0).data(role).toString();
    }
    /// Lets layouts show what is new and drop what is not.
    static void settle()
    {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCoreApplication::processEvents();
    }
    template <class T>
    [[nodiscard]] T *part(const char *name) const
    {
        settle();
        T *widget = findings.findChild<T *>(QLatin1String(name));
        if (!widget)
            qFatal("no %s", name);
        return widget;
    }
    [[nodiscard]] QList<FindingCard *> findingCards() const
    {
        settle();
        QList<FindingCard *> all = findings.findChildren<FindingCard *>();
        all.removeIf([](FindingCard *c) { return c->isHidden(); });
        std::ranges::sort(all, {}, [](FindingCard *c) { return c->y(); });
        return all;
    }
};

QStringList textsOf(const QWidget *widget)
{
    QStringList texts;
    for (const QLabel *label : widget->findChildren<QLabel *>()) {
        if (!label->isHidden())
            texts.append(label->text());
    }
    return texts;
}

} // namespace

/// The two columns of the review workspace.
class TestPermitPanels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        setUiLanguage(QStringLiteral("en"));
        ui::Theme::instance().apply(*qApp, ui::ThemeMode::Light);
    }

    void cardsSayWhatAndHowLongAndHowItWent()
    {
        Shown shown;
        QCOMPARE(shown.cards()->model()->rowCount(), 4);
        QCOMPARE(shown.card(0, InboxModel::Code), QStringLiteral("HS-2026-0151"));
        QCOMPARE(shown.card(0, InboxModel::Time), QStringLiteral("due today"));
        QCOMPARE(shown.card(1, InboxModel::Code), QStringLiteral("HS-2026-0148"));
        QCOMPARE(shown.card(1, InboxModel::Place), QStringLiteral("Parcel 212, sheet 14 · Bến Thành"));
        QCOMPARE(shown.card(1, InboxModel::Time), QStringLiteral("2 day(s) left"));
        QVERIFY(shown.cards()->model()->index(1, 0).data(InboxModel::Urgent).toBool());
        QVERIFY(!shown.cards()->model()->index(2, 0).data(InboxModel::Urgent).toBool());
        // Icon, word and how many; a colour of its own.
        const Answer &tower = shown.review.entries()[1].outcome->answer;
        QCOMPARE(shown.card(1, InboxModel::Badge),
                 QStringLiteral("✕ Fails · %1").arg(tower.count(Verdict::Fail)));
        QCOMPARE(shown.card(1, InboxModel::Tone).toInt(), static_cast<int>(ui::Tone::Fail));
        QVERIFY(shown.card(2, InboxModel::Badge).startsWith(QStringLiteral("? Data missing · ")));
        QCOMPARE(shown.card(3, InboxModel::Badge), QStringLiteral("? Cannot be checked"));
        QVERIFY(shown.card(3, Qt::ToolTipRole).contains(QStringLiteral("no proposal")));
        QVERIFY(textsOf(&shown.inbox).contains(QStringLiteral("PERMIT APPLICATIONS · 4")));
    }

    void aCardOpensItsDossier()
    {
        Shown shown;
        QCOMPARE(shown.cards()->currentIndex().row(), 0);
        const QRect second = shown.cards()->visualRect(shown.cards()->model()->index(1, 0));
        QTest::mouseClick(shown.cards()->viewport(), Qt::LeftButton, {}, second.center());
        QCOMPARE(shown.review.current(), 1);
        QTest::keyClick(shown.cards(), Qt::Key_Down);
        QCOMPARE(shown.review.current(), 2);
        shown.review.selectPrevious();
        QCOMPARE(shown.cards()->currentIndex().row(), 1);
        QCOMPARE(shown.part<QLabel>("permitCode")->text(), QStringLiteral("HS-2026-0148"));
    }

    void theHeadSumsUp()
    {
        Shown shown;
        QVERIFY(shown.review.select(QStringLiteral("HS-2026-0148")));
        const Answer &answer = shown.review.currentEntry()->outcome->answer;
        QCOMPARE(shown.part<QLabel>("permitBadge")->text(), QStringLiteral("✕ Fails %1 of %2 conditions")
                                                                .arg(answer.count(Verdict::Fail))
                                                                .arg(answer.findings.size()));
        QCOMPARE(shown.part<QLabel>("permitBadge")->property("tone").toString(), QStringLiteral("fail"));
        const QString subject = shown.part<QLabel>("permitSubject")->text();
        for (const QString &piece : {QStringLiteral("Chung cư 8 tầng"), QStringLiteral("28.0\u00a0m"),
                                     QStringLiteral("600.0\u00a0m²"), QStringLiteral("Parcel 212, sheet 14")})
            QVERIFY2(subject.contains(piece), qPrintable(subject));
    }

    void findingsListFailsFirstWithFigures()
    {
        Shown shown;
        QVERIFY(shown.review.select(QStringLiteral("HS-2026-0148")));
        const QList<FindingCard *> cards = shown.findingCards();
        QCOMPARE(static_cast<size_t>(cards.size()),
                 shown.review.currentEntry()->outcome->answer.findings.size());
        int last = 100;
        for (const Finding *f : shown.review.findings()) {
            QVERIFY(static_cast<int>(f->verdict) <= last);
            last = static_cast<int>(f->verdict);
        }
        const auto setback = std::ranges::find_if(
            cards, [](FindingCard *c) { return c->objectName() == QLatin1String("finding-setback.table"); });
        QVERIFY(setback != cards.end());
        const QStringList texts = textsOf(*setback);
        QVERIFY2(texts.contains(QStringLiteral("0.20\u00a0m")), qPrintable(texts.join(QLatin1Char('|'))));
        QVERIFY(texts.contains(QStringLiteral("≥\u00a06.00\u00a0m")));
        QVERIFY(texts.contains(QStringLiteral("✕ Fails")));
        QVERIFY(texts.contains(QStringLiteral("QCVN 01:2021/BXD, Table 2.7 (clause 2.6.2)")));
        // What is measured beyond a boundary is called so: "Measured 0.00 m, at most 0.00 m" says nothing.
        const auto inside = std::ranges::find_if(
            cards, [](FindingCard *c) { return c->objectName() == QLatin1String("finding-parcel.inside"); });
        QVERIFY(inside != cards.end());
        QVERIFY(textsOf(*inside).contains(QStringLiteral("Reaches beyond it")));
        QVERIFY(!textsOf(*inside).contains(QStringLiteral("Measured")));
        QVERIFY(texts.contains(QStringLiteral("Measured")));
        // 28 m on a street of 20 m is no cell of Table 2.7 that is in doubt; at the foot stand the
        // tolerances.
        QVERIFY(std::ranges::none_of(
            texts, [](const QString &t) { return t.contains(QStringLiteral("Not yet compared")); }));
        QVERIFY(!shown.part<QLabel>("permitUnverified")->text().contains(QStringLiteral("Table 2.7")));
        QVERIFY(shown.part<QLabel>("permitUnverified")->text().contains(QStringLiteral("Tolerances")));
    }

    void aFindingIsChosenByMouseAndKeyboard()
    {
        Shown shown;
        QVERIFY(shown.review.select(QStringLiteral("HS-2026-0148")));
        const QList<FindingCard *> cards = shown.findingCards();
        QSignalSpy chosen(&shown.review, &Review::findingChanged);
        QTest::mouseClick(cards[1], Qt::LeftButton);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(shown.review.currentFinding(), 1);
        QVERIFY(cards[1]->isChosen());
        QTest::keyClick(cards[1], Qt::Key_Up);
        QCOMPARE(shown.review.currentFinding(), 0);
        QVERIFY(cards[0]->isChosen());
        QVERIFY(!cards[1]->isChosen());
        QTest::keyClick(cards[0], Qt::Key_Up); // already the first
        QCOMPARE(shown.review.currentFinding(), 0);
        shown.review.selectFinding(-1);
        QVERIFY(!cards[0]->isChosen());
        QTest::keyClick(cards[0], Qt::Key_Return);
        QCOMPARE(shown.review.currentFinding(), 0);
        // Only one card is a stop of the Tab key.
        QCOMPARE(
            std::ranges::count_if(cards, [](FindingCard *c) { return c->focusPolicy() == Qt::StrongFocus; }),
            1);
    }

    void smallestChangesUnfold()
    {
        Shown shown;
        QVERIFY(shown.review.select(QStringLiteral("HS-2026-0148")));
        const Answer &answer = shown.review.currentEntry()->outcome->answer;
        QVERIFY(!answer.changes.empty());
        QWidget *list = shown.part<QWidget>("permitChangeList");
        QVERIFY(list->isHidden());
        QTest::mouseClick(shown.part<QPushButton>("permitChanges"), Qt::LeftButton);
        QVERIFY(!list->isHidden());
        for (const Change &change : answer.changes) {
            QVERIFY(std::ranges::any_of(textsOf(list),
                                        [&](const QString &t) { return t.contains(change.message); }));
        }
    }

    void outOfDateIsSaidAndOffersToCheckAgain()
    {
        Shown shown;
        QVERIFY(shown.review.select(QStringLiteral("HS-2026-0148")));
        QWidget *notice = shown.part<QWidget>("permitNotice");
        QVERIFY(notice->isHidden());
        QVERIFY(shown.part<QPushButton>("permitReport")->isEnabled());
        shown.cities.city()->notifyChanged({QStringLiteral("terrain"), {}});
        QVERIFY(!notice->isHidden());
        QVERIFY(!shown.part<QPushButton>("permitReport")->isEnabled());
        QVERIFY(shown.cards()->model()->index(1, 0).data(InboxModel::Outdated).toBool());
        QTest::mouseClick(shown.part<QPushButton>("permitRecheck"), Qt::LeftButton);
        QVERIFY(notice->isHidden());
        QVERIFY(shown.part<QPushButton>("permitReport")->isEnabled());
    }

    void anEmptyCityOffersToCheckAFile()
    {
        Shown shown(TestCity::Street);
        QVERIFY(shown.cards()->isHidden());
        auto *button = shown.inbox.findChild<QPushButton *>(QStringLiteral("permitFromFile"));
        QVERIFY(button->isVisible());
        QSignalSpy asked(&shown.inbox, &InboxPanel::fileAsked);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
        QVERIFY(textsOf(&shown.inbox).join(QLatin1Char('|')).contains(QStringLiteral("no applications")));
        QVERIFY(textsOf(&shown.findings)
                    .contains(FindingsPanel::tr(
                        "Choose an application on the left; what was found about it shows here.")));
    }

    void whatCannotBeCheckedSaysWhy()
    {
        Shown shown;
        QVERIFY(shown.review.select(QStringLiteral("HS-2026-0155")));
        QVERIFY(shown.findingCards().isEmpty());
        QVERIFY(shown.part<QLabel>("permitNothing")->text().contains(QStringLiteral("no proposal")));
    }

    void figuresComeDownToSomething()
    {
        Answer answer;
        Finding finding;
        finding.rule = QStringLiteral("density.apartment");
        finding.unit = QStringLiteral("%");
        finding.decimals = 1;
        finding.measured = 62;
        finding.limit = 75;
        finding.verdict = Verdict::Pass;
        answer.findings = {finding};
        QCOMPARE(thirdFigure(finding, answer).label, QStringLiteral("Margin"));
        QCOMPARE(thirdFigure(finding, answer).value, QStringLiteral("13.0\u00a0%"));
        finding.measured = 78.2;
        finding.verdict = Verdict::Fail;
        answer.findings = {finding};
        QCOMPARE(thirdFigure(finding, answer).label, QStringLiteral("Over by"));
        QCOMPARE(thirdFigure(finding, answer).value, QStringLiteral("3.2\u00a0%"));
        Change change;
        change.rule = finding.rule;
        change.kind = ChangeKind::ReduceFootprint;
        change.amount = 10.07;
        change.unit = QStringLiteral("m²");
        answer.changes = {change};
        QCOMPARE(thirdFigure(finding, answer).label, QStringLiteral("Reduce by"));
        QCOMPARE(thirdFigure(finding, answer).value, QStringLiteral("10.1\u00a0m²"));
        // Two places fail the same rule: the change of the one is not the other's.
        answer.findings = {finding, finding};
        QCOMPARE(thirdFigure(finding, answer).label, QStringLiteral("Over by"));
        finding.measured = kNotKnown;
        QVERIFY(thirdFigure(finding, answer).value.isEmpty());
    }
};

QTEST_MAIN(TestPermitPanels)
#include "tst_permit_panels.moc"
