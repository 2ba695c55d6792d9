// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/ui/icons.h>
#include <dothi/ui/messagebar.h>
#include <dothi/ui/theme.h>

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>

#include <algorithm>

namespace dothi::ui {

namespace {

struct Look
{
    Tone tone;
    const char *icon;
};

Look lookOf(plugin::MessageKind kind)
{
    switch (kind) {
    case plugin::MessageKind::Success:
        return {Tone::Pass, "success"};
    case plugin::MessageKind::Warning:
        return {Tone::Survey, "warning"};
    case plugin::MessageKind::Error:
        return {Tone::Fail, "error"};
    case plugin::MessageKind::Info:
        break;
    }
    return {Tone::Info, "info"};
}

/// What has to be read stays until somebody closes it.
bool stays(const plugin::Message &message)
{
    return message.kind == plugin::MessageKind::Warning || message.kind == plugin::MessageKind::Error;
}

QToolButton *flatButton(const QString &iconName, const QString &tip, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setIcon(icon(iconName));
    button->setIconSize(QSize(16, 16));
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    button->setAutoRaise(true);
    return button;
}

} // namespace

MessageBar::MessageBar(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
    , m_action(new QPushButton(this))
    , m_count(makeLabel({}, QStringLiteral("muted"), this))
    , m_previous(flatButton(QStringLiteral("chevron-left"), tr("Earlier message"), this))
    , m_next(flatButton(QStringLiteral("chevron-right"), tr("Later message"), this))
    , m_timer(new QTimer(this))
{
    setObjectName(QStringLiteral("messageBar"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics::kPad, 6, metrics::kGap, 6);
    layout->setSpacing(metrics::kGap);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setObjectName(QStringLiteral("messageText"));
    m_action->setObjectName(QStringLiteral("messageAction"));
    auto *close = flatButton(QStringLiteral("close"), tr("Close the message"), this);
    close->setObjectName(QStringLiteral("messageClose"));
    layout->addWidget(m_icon, 0, Qt::AlignTop);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_action);
    layout->addWidget(m_previous);
    layout->addWidget(m_count);
    layout->addWidget(m_next);
    layout->addWidget(close);
    m_icon->setContentsMargins(0, 3, 0, 0);

    connect(m_action, &QPushButton::clicked, this, [this] {
        if (m_current < 0)
            return;
        const std::function<void()> action = m_messages[static_cast<size_t>(m_current)].action;
        dismiss();
        if (action)
            action();
    });
    connect(close, &QToolButton::clicked, this, &MessageBar::dismiss);
    connect(m_previous, &QToolButton::clicked, this, [this] { turn(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { turn(1); });
    m_timer->setSingleShot(true);
    connect(m_timer, &QTimer::timeout, this, &MessageBar::dismiss);
    connect(&Theme::instance(), &Theme::changed, this, &MessageBar::refresh);
    hide();
}

void MessageBar::show(const plugin::Message &message)
{
    // Good news gives way to what comes next.
    std::erase_if(m_messages, [](const plugin::Message &old) { return !stays(old); });
    // The same thing twice in a row says nothing new.
    if (!m_messages.empty() && m_messages.back().text == message.text &&
        m_messages.back().kind == message.kind)
        m_messages.pop_back();
    m_messages.push_back(message);
    if (m_messages.size() > kMost)
        m_messages.pop_front();
    m_current = count() - 1;
    refresh();
    QAccessibleEvent event(m_text, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void MessageBar::dismiss()
{
    if (m_current < 0)
        return;
    m_messages.erase(m_messages.begin() + m_current);
    m_current = count() - 1;
    refresh();
}

void MessageBar::clear()
{
    m_messages.clear();
    m_current = -1;
    refresh();
}

QString MessageBar::currentText() const
{
    return m_current < 0 ? QString() : m_messages[static_cast<size_t>(m_current)].text;
}

void MessageBar::turn(int by)
{
    m_current = std::clamp(m_current + by, 0, count() - 1);
    refresh();
}

void MessageBar::refresh()
{
    m_timer->stop();
    setVisible(m_current >= 0);
    if (m_current < 0)
        return;
    const plugin::Message &message = m_messages[static_cast<size_t>(m_current)];
    const Look look = lookOf(message.kind);
    const QColor ink = colors().toneText[static_cast<int>(look.tone)];
    m_icon->setPixmap(icon(QString::fromLatin1(look.icon), ink).pixmap(QSize(18, 18), devicePixelRatioF()));
    m_text->setText(message.text);
    m_action->setText(message.actionText);
    m_action->setVisible(!message.actionText.isEmpty());
    const bool several = count() > 1;
    m_count->setText(QStringLiteral("%1 / %2").arg(m_current + 1).arg(count()));
    m_count->setVisible(several);
    m_previous->setVisible(several);
    m_next->setVisible(several);
    m_previous->setEnabled(m_current > 0);
    m_next->setEnabled(m_current < count() - 1);
    if (!stays(message))
        m_timer->start((message.actionText.isEmpty() ? kSecondsShown : kSecondsForAction) * 1000);
    update();
}

void MessageBar::paintEvent(QPaintEvent *)
{
    if (m_current < 0)
        return;
    const auto tone = static_cast<int>(lookOf(m_messages[static_cast<size_t>(m_current)].kind).tone);
    QPainter painter(this);
    painter.fillRect(rect(), colors().toneSoft[tone]);
    painter.fillRect(QRect(0, 0, 3, height()), colors().toneText[tone]);
}

} // namespace dothi::ui
