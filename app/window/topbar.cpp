// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "topbar.h"

#include <dothi/base/files.h>
#include <dothi/base/text.h>
#include <dothi/city/citytime.h>
#include <dothi/ui/icons.h>
#include <dothi/ui/theme.h>
#include <dothi/ui/widgets.h>

#include <QButtonGroup>
#include <QDateTime>
#include <QFrame>
#include <QHBoxLayout>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>
#include <QWidgetAction>

#include <algorithm>

namespace dothi::app {

namespace {

constexpr int kMinuteMs = 60'000;
constexpr int kNarrow = 1180; ///< below this the rules pill makes room for the search

/// The JSON of a rule set: the city's own copy, or the one shipped.
QJsonObject ruleSet(const city::Store &store, const QString &id)
{
    constexpr qint64 kMost = 4'000'000;
    const Result<QByteArray> own = store.document(QStringLiteral("rules"), id);
    if (own)
        return QJsonDocument::fromJson(*own).object();
    if (own.error().code() != ErrorCode::NotFound)
        return {}; // locked or damaged: the city may have rules of its own, the shipped ones may not stand in
    const Result<QByteArray> shipped = readFile(dataFile(QStringLiteral("rules/%1.json").arg(id)), kMost);
    return shipped ? QJsonDocument::fromJson(*shipped).object() : QJsonObject();
}

QString inLanguage(const QJsonObject &title)
{
    return title.value(uiLanguage()).toString(title.value(QStringLiteral("vi")).toString());
}

/// A menu that is a small card of texts.
QMenu *makeCard(QWidget *parent, QVBoxLayout *&layout)
{
    auto *menu = new QMenu(parent);
    auto *card = new QWidget(menu);
    card->setFixedWidth(320);
    layout = new QVBoxLayout(card);
    layout->setContentsMargins(12, 8, 12, 10);
    layout->setSpacing(6);
    auto *action = new QWidgetAction(menu);
    action->setDefaultWidget(card);
    menu->addAction(action);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    return menu;
}

QLabel *addLabel(QVBoxLayout *layout, const QString &text, const QString &role)
{
    QLabel *label = ui::makeLabel(text, role, layout->parentWidget());
    label->setWordWrap(true);
    layout->addWidget(label);
    return label;
}

} // namespace

TopBar::TopBar(ui::Shell &shell, TaskManager &quietTasks, QWidget *parent)
    : QWidget(parent)
    , m_shell(shell)
    , m_tabs(new QHBoxLayout)
    , m_search(new ui::SearchField(shell.cities(), quietTasks, this))
    , m_day(new QPushButton(this))
    , m_rules(new QPushButton(this))
    , m_menu(ui::makeIconButton(QStringLiteral("menu"), tr("Menu"), this, 20))
{
    setObjectName(QStringLiteral("topBar"));
    setAttribute(Qt::WA_StyledBackground);
    setFixedHeight(ui::metrics::kTopBar);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 0, 10, 1);
    layout->setSpacing(8);

    auto *left = new QHBoxLayout;
    left->setSpacing(4);
    auto *mark = new QLabel(QStringLiteral("DoThi"), this);
    mark->setObjectName(QStringLiteral("wordmark"));
    left->addWidget(mark);
    left->addSpacing(12);
    left->addLayout(m_tabs);
    left->addStretch(1);
    m_tabs->setSpacing(4);
    layout->addLayout(left, 1);

    m_search->setMinimumWidth(260);
    m_search->setMaximumWidth(460);
    m_search->setShortcutHint(QStringLiteral("Ctrl K"));
    layout->addWidget(m_search, 1);

    auto *right = new QHBoxLayout;
    right->setSpacing(8);
    right->addStretch(1);
    m_day->setProperty("kind", QStringLiteral("pill"));
    m_day->setObjectName(QStringLiteral("dayPill"));
    m_rules->setProperty("kind", QStringLiteral("pill"));
    m_rules->setObjectName(QStringLiteral("rulesPill"));
    right->addWidget(m_day);
    right->addWidget(m_rules);
    right->addSpacing(2);
    m_menu->setObjectName(QStringLiteral("menuButton"));
    m_menu->setFixedSize(34, 34);
    right->addWidget(m_menu);
    layout->addLayout(right, 1);

    m_rules->setText(tr("Rules: in force"));
    connect(m_day, &QPushButton::clicked, this, &TopBar::showDay);
    connect(m_rules, &QPushButton::clicked, this, &TopBar::showRules);
    connect(&m_shell, &ui::Shell::workspacesChanged, this, &TopBar::showWorkspaces);
    connect(&m_shell.cities(), &plugin::CityHost::opened, this, &TopBar::showCity);
    connect(&m_shell.cities(), &plugin::CityHost::aboutToClose, this, [this] { m_rules->hide(); });
    auto *clock = new QTimer(this);
    connect(clock, &QTimer::timeout, this, &TopBar::showCity);
    clock->start(kMinuteMs);
    m_rules->hide();
    showCity();
    showWorkspaces();
}

void TopBar::showCity()
{
    const QDateTime here = now();
    QString text = here.toString(QStringLiteral("dd/MM/yyyy · HH:mm"));
    if (m_shell.city())
        text += QLatin1Char(' ') + city::zoneText(here.offsetFromUtc());
    m_day->setText(text);
    m_rules->setVisible(m_shell.city() && width() >= kNarrow);
}

QDateTime TopBar::now() const
{
    const city::City *city = m_shell.city();
    return city ? city::inCity(QDateTime::currentDateTimeUtc(), city->profile())
                : QDateTime::currentDateTime();
}

void TopBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    showCity();
}

void TopBar::showWorkspaces()
{
    ui::clearLayout(m_tabs);
    auto *group = new QButtonGroup(m_tabs->parentWidget());
    for (const plugin::WorkspaceDef &workspace : m_shell.workspaces()) {
        auto *tab = new QToolButton(this);
        tab->setText(workspace.title);
        tab->setCheckable(true);
        tab->setChecked(workspace.id == m_shell.activeWorkspace());
        tab->setProperty("kind", QStringLiteral("tab"));
        tab->setObjectName(QStringLiteral("workspace-") + workspace.id);
        group->addButton(tab);
        connect(
            tab, &QToolButton::clicked, this, [this, id = workspace.id] { m_shell.activateWorkspace(id); },
            Qt::QueuedConnection);
        m_tabs->addWidget(tab);
    }
}

void TopBar::showDay()
{
    QVBoxLayout *layout = nullptr;
    QMenu *menu = makeCard(this, layout);
    const QDate today = now().date();
    addLabel(layout, QLocale().toString(today, QStringLiteral("dddd, dd/MM/yyyy")), QStringLiteral("strong"));
    if (const city::City *city = m_shell.city()) {
        const city::CityProfile &profile = city->profile();
        const bool working = profile.workingDays(today.addDays(-1), today) > 0;
        addLabel(layout,
                 working ? tr("A working day in the city's calendar.")
                         : tr("Not a working day in the city's calendar."),
                 {});
        const QDate next = profile.addWorkingDays(today, 1);
        if (next.isValid())
            addLabel(layout, tr("Next working day: %1").arg(next.toString(QStringLiteral("dd/MM/yyyy"))),
                     QStringLiteral("muted"));
        addLabel(layout, tr("Calendar: %1").arg(profile.holidaySource), QStringLiteral("small"));
    } else {
        addLabel(layout, tr("No city is open."), QStringLiteral("muted"));
    }
    menu->popup(m_day->mapToGlobal(QPoint(0, m_day->height() + 4)));
}

void TopBar::showRules()
{
    const city::City *city = m_shell.city();
    if (!city)
        return;
    QVBoxLayout *layout = nullptr;
    QMenu *menu = makeCard(this, layout);
    addLabel(layout, city->profile().title.text(), QStringLiteral("strong"));
    if (city->profile().ruleSets.isEmpty())
        addLabel(layout, tr("This city names no rule set."), QStringLiteral("muted"));
    for (const QString &id : city->profile().ruleSets) {
        const QJsonObject rules = ruleSet(city->store(), id);
        if (rules.isEmpty()) {
            addLabel(layout, tr("“%1” cannot be read.").arg(id), QStringLiteral("muted"));
            continue;
        }
        addLabel(layout, inLanguage(rules.value(QStringLiteral("title")).toObject()), {});
        const QJsonObject document = rules.value(QStringLiteral("document")).toObject();
        QStringList notes{document.value(QStringLiteral("number")).toString(),
                          inLanguage(document.value(QStringLiteral("issuedBy")).toObject())};
        const QDate from =
            QDate::fromString(rules.value(QStringLiteral("validFrom")).toString(), Qt::ISODate);
        if (from.isValid())
            notes.append(tr("in force from %1").arg(from.toString(QStringLiteral("dd/MM/yyyy"))));
        notes.removeAll(QString());
        addLabel(layout, notes.join(QStringLiteral(" · ")), QStringLiteral("small"));
    }
    // Below its button, but within the window: the button stands near its edge.
    const int most = width() - menu->sizeHint().width() - ui::metrics::kGap;
    const QPoint below = m_rules->mapTo(this, QPoint(0, m_rules->height() + 4));
    menu->popup(mapToGlobal(QPoint(std::max(0, std::min(below.x(), most)), below.y())));
}

} // namespace dothi::app
