// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/ui/actions.h>
#include <dothi/ui/icons.h>

#include <QAction>
#include <QDebug>
#include <QPointer>
#include <QWidget>

#include <algorithm>

namespace dothi::ui {

Actions::Actions(QWidget *window)
    : QObject(window)
    , m_window(window)
{}

QAction *Actions::create(const plugin::ActionDef &definition)
{
    if (find(definition.id)) {
        qWarning().noquote() << "There is an action" << definition.id << "already; the second is left out.";
        return nullptr;
    }
    auto *action = new QAction(definition.title, this);
    action->setObjectName(definition.id);
    if (!definition.icon.isEmpty() && hasIcon(definition.icon))
        action->setIcon(icon(definition.icon));
    if (!definition.shortcut.isEmpty()) {
        action->setShortcuts(QKeySequence::listFromString(definition.shortcut, QKeySequence::PortableText));
        action->setToolTip(definition.title + QStringLiteral(" (%1)").arg(
                                                  action->shortcut().toString(QKeySequence::NativeText)));
    }
    connect(action, &QAction::triggered, this, [run = definition.run, enabled = definition.enabled] {
        if (run && (!enabled || enabled()))
            run();
    });
    m_window->addAction(action);
    m_entries.push_back({definition.id, definition.menu, action, definition.enabled});
    Q_EMIT changed();
    return action;
}

plugin::Registration Actions::add(const plugin::ActionDef &definition)
{
    QAction *action = create(definition);
    if (!action)
        return {};
    const QPointer<Actions> self(this);
    return plugin::Registration([self, id = definition.id] {
        if (!self)
            return;
        const auto at = std::ranges::find(self->m_entries, id, &Entry::id);
        if (at == self->m_entries.end())
            return;
        // Later: the action may be running this very moment.
        at->action->setEnabled(false);
        at->action->deleteLater();
        self->m_window->removeAction(at->action);
        self->m_entries.erase(at);
        Q_EMIT self->changed();
    });
}

QAction *Actions::addOwn(const plugin::ActionDef &definition)
{
    return create(definition);
}

QAction *Actions::find(const QString &id) const
{
    const auto at = std::ranges::find(m_entries, id, &Entry::id);
    return at == m_entries.end() ? nullptr : at->action;
}

void Actions::refresh()
{
    for (const Entry &entry : m_entries)
        entry.action->setEnabled(!entry.enabled || entry.enabled());
}

void Actions::offerAll()
{
    for (const Entry &entry : m_entries)
        entry.action->setEnabled(true);
}

void Actions::setChecked(const QString &id, bool checked)
{
    if (QAction *action = find(id)) {
        action->setCheckable(true);
        action->setChecked(checked);
    }
}

} // namespace dothi::ui
