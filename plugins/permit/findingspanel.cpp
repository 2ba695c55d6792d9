// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/ui/icons.h>
#include <dothi/ui/theme.h>
#include <dothi/ui/widgets.h>

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <permit/findingcard.h>
#include <permit/findingspanel.h>
#include <permit/words.h>

namespace dothi::permit {

using namespace ui;

FindingsPanel::FindingsPanel(Review &review, QWidget *parent)
    : QWidget(parent)
    , m_review(review)
    , m_head(new QWidget(this))
    , m_code(makeLabel({}, QStringLiteral("h2"), m_head))
    , m_subject(wrapped({}, "muted", m_head))
    , m_badge(makeBadge({}, Tone::Info, m_head))
    , m_limits(wrapped({}, "clause", m_head))
    , m_fly(makeIconButton(QStringLiteral("target"), tr("Show the whole proposal"), m_head))
    , m_notice(new QWidget(this))
    , m_noticeText(wrapped({}, "", m_notice))
    , m_recheck(new QPushButton(tr("Check again"), m_notice))
    , m_scroll(new QScrollArea(this))
    , m_foot(new QWidget(this))
    , m_report(new QPushButton(tr("Make report…"), m_foot))
    , m_changesButton(new QPushButton(tr("Smallest change"), m_foot))
{
    setObjectName(QStringLiteral("permitFindings"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);

    auto *head = new QVBoxLayout(m_head);
    head->setContentsMargins(metrics::kPad, 14, metrics::kPad, 14);
    head->setSpacing(5);
    auto *titleLine = new QHBoxLayout;
    titleLine->setSpacing(metrics::kGap);
    m_code->setObjectName(QStringLiteral("permitCode"));
    m_code->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_code->setFocusPolicy(Qt::NoFocus);
    titleLine->addWidget(m_code, 1);
    titleLine->addWidget(m_fly);
    head->addLayout(titleLine);
    m_subject->setObjectName(QStringLiteral("permitSubject"));
    head->addWidget(m_subject);
    m_badge->setObjectName(QStringLiteral("permitBadge"));
    head->addWidget(m_badge);
    m_limits->setObjectName(QStringLiteral("permitLimits"));
    head->addWidget(m_limits);
    layout->addWidget(m_head);

    m_notice->setObjectName(QStringLiteral("permitNotice"));
    m_notice->setAttribute(Qt::WA_StyledBackground);
    auto *notice = new QHBoxLayout(m_notice);
    notice->setContentsMargins(metrics::kPad, 8, metrics::kPad, 8);
    notice->addWidget(m_noticeText, 1);
    m_recheck->setObjectName(QStringLiteral("permitRecheck"));
    notice->addWidget(m_recheck);
    layout->addWidget(m_notice);
    layout->addWidget(makeRule(this));

    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto *inside = new QWidget(m_scroll);
    m_body = new QVBoxLayout(inside);
    m_body->setContentsMargins(0, 0, 0, 0);
    m_body->setSpacing(0);
    m_scroll->setWidget(inside);
    layout->addWidget(m_scroll, 1);

    auto *foot = new QVBoxLayout(m_foot);
    foot->setContentsMargins(0, 0, 0, 0);
    foot->setSpacing(0);
    foot->addWidget(makeRule(m_foot));
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(metrics::kPad, 12, metrics::kPad, 12);
    buttons->setSpacing(metrics::kGap);
    m_report->setObjectName(QStringLiteral("permitReport"));
    m_report->setProperty("kind", QStringLiteral("primary"));
    m_changesButton->setObjectName(QStringLiteral("permitChanges"));
    m_changesButton->setCheckable(true);
    buttons->addWidget(m_report);
    buttons->addWidget(m_changesButton);
    buttons->addStretch(1);
    foot->addLayout(buttons);
    layout->addWidget(m_foot);

    connect(m_report, &QPushButton::clicked, this, &FindingsPanel::reportAsked);
    connect(m_changesButton, &QPushButton::toggled, this, &FindingsPanel::showChanges);
    connect(m_recheck, &QPushButton::clicked, &review, &Review::recheckStale);
    connect(m_fly, &QToolButton::clicked, this, [this] {
        if (m_review.currentFinding() >= 0)
            m_review.selectFinding(-1);
        else
            Q_EMIT flyAsked();
    });
    connect(&review, &Review::currentChanged, this, &FindingsPanel::rebuild);
    connect(&review, &Review::findingChanged, this, &FindingsPanel::showChosen);
    connect(&review, &Review::entryChanged, this, [this](int index) {
        if (index == m_review.current())
            refreshState();
    });
    connect(&Theme::instance(), &Theme::changed, this, &FindingsPanel::applyLook);
    applyLook();
    rebuild();
}

void FindingsPanel::applyLook()
{
    const ThemeColors &c = colors();
    const int caution = static_cast<int>(Tone::Survey);
    setStyleSheet(QStringLiteral("QLabel[role=\"clause\"] { font-size: 12px; color: %1; }"
                                 "QLabel[role=\"caution\"] { font-size: 11px; color: %2; }"
                                 "#permitLimits { font-size: 11px; }"
                                 "#permitNotice { background: %3; }"
                                 "#permitNotice QLabel { color: %2; }"
                                 "#permitChanges:checked { background: %4; color: %5; }")
                      .arg(c.muted.name(), c.toneText[caution].name(), c.toneSoft[caution].name(),
                           c.accentSoft.name(), c.link.name()));
}

void FindingsPanel::rebuild()
{
    const Review::Entry *entry = m_review.currentEntry();
    const OutcomePtr outcome = entry ? entry->outcome : nullptr;
    if (outcome && outcome == m_outcome) {
        refreshState();
        showChosen();
        return;
    }
    m_cards.clear();
    m_changes = nullptr;
    clearLayout(m_body);
    m_outcome = outcome;
    m_head->setVisible(entry != nullptr);
    m_foot->setVisible(outcome != nullptr);
    if (entry)
        buildHead(*entry);
    if (outcome) {
        buildChanges(outcome->answer);
        buildCards();
        buildFoot(outcome->answer);
    } else {
        QString text = tr("Choose an application on the left; what was found about it shows here.");
        if (entry && entry->error)
            text = entry->error->userText();
        else if (entry)
            text = tr("Being checked…");
        QLabel *label = wrapped(text, "muted", this);
        label->setObjectName(QStringLiteral("permitNothing"));
        auto *line = new QVBoxLayout;
        line->setContentsMargins(metrics::kPad, metrics::kPad, metrics::kPad, metrics::kPad);
        line->addWidget(label);
        m_body->addLayout(line);
    }
    m_body->addStretch(1);
    m_scroll->verticalScrollBar()->setValue(0);
    refreshState();
    showChosen();
}

void FindingsPanel::buildHead(const Review::Entry &entry)
{
    m_code->setText(entry.application.code);
    if (entry.outcome) {
        m_subject->setText(subjectLine(entry.application, entry.outcome->answer));
        const BadgeText badge = summaryOf(entry.outcome->answer);
        m_badge->setText(badge.text);
        setStyleProperty(m_badge, "tone", Theme::toneName(badge.tone));
        const Answer &answer = entry.outcome->answer;
        m_limits->setText(answer.failsOnlyByUnverified()
                              ? answer.unverifiedText() + QLatin1Char('\n') + answer.notCheckedText()
                              : answer.notCheckedText());
    } else {
        QStringList parts{entry.application.title, entry.application.place};
        parts.removeAll(QString());
        m_subject->setText(parts.join(QStringLiteral(" · ")));
        const BadgeText badge = badgeOf(entry);
        m_badge->setText(badge.text);
        setStyleProperty(m_badge, "tone", Theme::toneName(badge.tone));
    }
    m_subject->setVisible(!m_subject->text().isEmpty());
    m_limits->setVisible(entry.outcome != nullptr);
    m_fly->setVisible(entry.outcome != nullptr);
}

void FindingsPanel::buildChanges(const Answer &answer)
{
    m_changesButton->setVisible(!answer.changes.empty());
    if (answer.changes.empty())
        return;
    m_changes = new QWidget(this);
    m_changes->setObjectName(QStringLiteral("permitChangeList"));
    auto *layout = new QVBoxLayout(m_changes);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *list = new QVBoxLayout;
    list->setContentsMargins(metrics::kPad + 2, 12, metrics::kPad, 14);
    list->setSpacing(6);
    list->addWidget(wrapped(tr("Smallest change that passes"), "strong", m_changes));
    for (const Change &change : answer.changes) {
        auto *line = new QHBoxLayout;
        line->setSpacing(metrics::kGap);
        line->addWidget(makeLabel(QStringLiteral("•"), {}, m_changes), 0, Qt::AlignTop);
        line->addWidget(wrapped(change.message + QLatin1Char(' ') + change.why, "", m_changes), 1);
        list->addLayout(line);
    }
    list->addWidget(wrapped(tr("Each alone, with everything else as proposed."), "small", m_changes));
    layout->addLayout(list);
    layout->addWidget(makeRule(m_changes));
    m_body->addWidget(m_changes);
    m_changes->setVisible(m_changesButton->isChecked());
}

void FindingsPanel::buildCards()
{
    const std::vector<const Finding *> findings = m_review.findings();
    for (int i = 0; i < static_cast<int>(findings.size()); ++i) {
        auto *card = new FindingCard(*findings[static_cast<size_t>(i)], m_outcome->answer, this);
        connect(card, &FindingCard::clicked, this, [this, i] { m_review.selectFinding(i); });
        connect(card, &FindingCard::stepAsked, this, &FindingsPanel::step);
        m_body->addWidget(card);
        m_cards.push_back(card);
    }
}

void FindingsPanel::buildFoot(const Answer &answer)
{
    auto *foot = new QVBoxLayout;
    foot->setContentsMargins(metrics::kPad + 2, 14, metrics::kPad, metrics::kPad);
    foot->setSpacing(6);
    foot->addWidget(wrapped(
        tr("Rules in force on %1: %2").arg(dayText(answer.rulesAsOf), answer.ruleSetTitle), "small", this));
    for (const QString &warning : answer.warnings)
        foot->addWidget(wrapped(warning, "small", this));
    if (!answer.unverifiedRules.isEmpty()) {
        QLabel *note =
            wrapped(tr("Not yet compared with the published document; compare before you decide:") +
                        QStringLiteral("\n– ") + answer.unverifiedRules.join(QStringLiteral("\n– ")),
                    "caution", this);
        note->setObjectName(QStringLiteral("permitUnverified"));
        foot->addWidget(note);
    }
    m_body->addLayout(foot);
}

void FindingsPanel::refreshState()
{
    const Review::Entry *entry = m_review.currentEntry();
    const bool stale = entry && entry->stale;
    m_notice->setVisible(stale);
    m_noticeText->setText(tr("Out of date: the city has changed since this was checked."));
    m_recheck->setEnabled(entry && !entry->checking);
    m_report->setEnabled(entry && entry->outcome && !entry->stale);
    m_report->setToolTip(stale ? tr("Check again first: a report is made of what holds now.") : QString());
}

void FindingsPanel::showChosen()
{
    const int chosen = m_review.currentFinding();
    for (int i = 0; i < static_cast<int>(m_cards.size()); ++i) {
        FindingCard *card = m_cards[static_cast<size_t>(i)];
        card->setChosen(i == chosen);
        // One stop for the Tab key; arrow keys go from card to card.
        card->setFocusPolicy(i == std::max(chosen, 0) ? Qt::StrongFocus : Qt::ClickFocus);
        if (i == chosen) {
            m_scroll->widget()->layout()->activate();
            m_scroll->ensureWidgetVisible(card, 0, 8);
        }
    }
}

void FindingsPanel::step(int by)
{
    const int next = m_review.currentFinding() + by;
    if (next < 0 || next >= static_cast<int>(m_cards.size()))
        return;
    m_review.selectFinding(next);
    m_cards[static_cast<size_t>(next)]->setFocus(Qt::OtherFocusReason);
}

void FindingsPanel::showChanges(bool shown)
{
    m_changesButton->setChecked(shown);
    if (!m_changes)
        return;
    m_changes->setVisible(shown);
    if (shown)
        m_scroll->verticalScrollBar()->setValue(0);
}

} // namespace dothi::permit
