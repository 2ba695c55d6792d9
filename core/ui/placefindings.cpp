// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/ui/placefindings.h>
#include <dothi/ui/theme.h>
#include <dothi/ui/widgets.h>

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace dothi::ui {

namespace {

constexpr size_t kListed = 50;
constexpr int kListPx = 148;

QString mark(bool serious)
{
    return serious ? QStringLiteral("✕ ") : QStringLiteral("≈ ");
}

} // namespace

PlaceFindings::PlaceFindings(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("placeAlarm"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::kUnit);
    auto *line = new QHBoxLayout;
    line->setSpacing(metrics::kGap);
    m_head = makeLabel({}, {}, this);
    m_head->setObjectName(QStringLiteral("placeSummary"));
    m_head->setProperty("tone", Theme::toneName(Tone::Fail)); // padded from the start
    m_head->setTextFormat(Qt::PlainText);                     // names of the city are quoted in it
    m_head->setWordWrap(true);
    m_more = new QPushButton(this);
    m_more->setObjectName(QStringLiteral("placeMore"));
    m_more->setAccessibleName(tr("What the model overlaps"));
    m_more->setCheckable(true);
    line->addWidget(m_head, 1);
    line->addWidget(m_more, 0, Qt::AlignTop);
    layout->addLayout(line);
    m_list = new QListWidget(this);
    m_list->setObjectName(QStringLiteral("placeList"));
    m_list->setAccessibleName(tr("What the model overlaps"));
    m_list->setWordWrap(true);
    m_list->setFixedHeight(kListPx);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setToolTip(tr("Choose one: the sketch shows where it is."));
    layout->addWidget(m_list);
    m_seen = new QCheckBox(tr("I have looked at this and want it here"), this);
    m_seen->setObjectName(QStringLiteral("placeSeen"));
    layout->addWidget(m_seen);
    connect(m_seen, &QCheckBox::toggled, this, &PlaceFindings::settledChanged);
    connect(m_more, &QPushButton::toggled, this, &PlaceFindings::showList);
    connect(m_list, &QListWidget::currentRowChanged, this, [this](int row) {
        const bool known = row >= 0 && row < static_cast<int>(m_found.size());
        Q_EMIT pointedAt(known ? m_found[static_cast<size_t>(row)].where : geo::Geometry());
    });
    hide();
}

void PlaceFindings::clear()
{
    setFindings({});
    hide();
}

void PlaceFindings::show(const io::ModelPlace &place)
{
    setFindings(io::placeFindings(place, kListed));
    if (m_found.empty()) {
        hide();
        return;
    }
    setHead(m_found.size() == 1 ? m_found.front().text : io::placeSummary(place), !m_serious.isEmpty());
    setVisible(true);
}

void PlaceFindings::showRefusal(const QString &why)
{
    setFindings({});
    setHead(why, true);
    setVisible(true);
}

bool PlaceFindings::isSettled() const
{
    return m_serious.isEmpty() || m_seen->isChecked();
}

void PlaceFindings::setHead(const QString &text, bool serious)
{
    m_head->setText(mark(serious) + text);
    setStyleProperty(m_head, "tone", Theme::toneName(serious ? Tone::Fail : Tone::Survey));
}

void PlaceFindings::setFindings(std::vector<io::PlaceFinding> findings)
{
    QStringList serious;
    QStringList before;
    QStringList now;
    for (const io::PlaceFinding &finding : m_found)
        before.append(finding.text);
    for (const io::PlaceFinding &finding : findings) {
        now.append(finding.text);
        if (finding.serious)
            serious.append(finding.text);
    }
    // Another overlap is to be looked at anew.
    if (serious != m_serious)
        m_seen->setChecked(false);
    m_serious = serious;
    m_found = std::move(findings);
    if (now != before) {
        const QSignalBlocker quiet(m_list);
        m_list->clear();
        for (const io::PlaceFinding &finding : m_found) {
            auto *item = new QListWidgetItem(mark(finding.serious) + finding.text, m_list);
            item->setForeground(
                colors().toneText[static_cast<int>(finding.serious ? Tone::Fail : Tone::Survey)]);
            item->setToolTip(finding.text);
        }
        Q_EMIT pointedAt({});
    }
    m_seen->setVisible(!m_serious.isEmpty());
    m_more->setVisible(m_found.size() > 1);
    showList(m_more->isChecked());
    Q_EMIT settledChanged();
}

void PlaceFindings::showList(bool shown)
{
    const bool isList = shown && m_found.size() > 1;
    m_more->setText(shown ? tr("Hide the list") : tr("Show each (%1)").arg(m_found.size()));
    m_list->setVisible(isList);
    if (!isList)
        m_list->setCurrentRow(-1);
}

} // namespace dothi::ui
