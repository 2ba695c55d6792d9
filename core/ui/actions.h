// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/plugin/registration.h>
#include <dothi/plugin/uicontext.h>

#include <QKeySequence>
#include <QObject>
#include <QString>

#include <functional>
#include <vector>

class QAction;
class QMenu;
class QWidget;

namespace dothi::ui {

/// Every command of the window by id: what menus, tool bars, shortcuts and the palette share. Main thread.
class Actions : public QObject
{
    Q_OBJECT
public:
    /// Shortcuts work while `window` has the focus; it must outlive this.
    explicit Actions(QWidget *window);

    /// Adds an action of the window or of a plugin; dropping the registration removes it. A second action of
    /// the same id replaces nothing: the first stays and the registration is empty.
    plugin::Registration add(const plugin::ActionDef &definition);
    /// Adds an action that lives as long as the window.
    QAction *addOwn(const plugin::ActionDef &definition);

    [[nodiscard]] QAction *find(const QString &id) const;
    struct Entry
    {
        QString id;
        QString menu;
        QAction *action = nullptr;
        std::function<bool()> enabled;
    };
    [[nodiscard]] const std::vector<Entry> &entries() const { return m_entries; }
    /// Asks every action whether it may run now; call before showing a menu or the palette.
    void refresh();
    /// Offers every action again, each as it was before it was asked.
    void offerAll();
    /// Shows an action as checked, without running it.
    void setChecked(const QString &id, bool checked);

Q_SIGNALS:
    void changed();

private:
    QAction *create(const plugin::ActionDef &definition);

    QWidget *m_window;
    std::vector<Entry> m_entries;
};

} // namespace dothi::ui
