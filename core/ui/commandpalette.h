// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/process/command.h>

#include <QDialog>
#include <QIcon>
#include <QString>

#include <functional>
#include <vector>

class QLineEdit;
class QListWidget;

namespace dothi::ui {

class Actions;

/// Ctrl+K: every action of the window and every process command by name, accents not needed. Main thread.
class CommandPalette : public QDialog
{
    Q_OBJECT
public:
    /// Property of an action: other words people look for it by, translated, parted by blanks.
    static constexpr const char *kKeywords = "keywords";

    struct Entry
    {
        QString title;
        QString detail; ///< where it belongs, or what it does
        QString hint;   ///< shortcut
        QIcon icon;
        std::function<void()> run;
        QString keywords = {}; ///< other words to find it by; not shown
    };

    /// `runCommand` opens the form of a process command; `more`: what else is offered, after the actions.
    /// `search` looks for the text in the city, and is offered below whatever is found.
    CommandPalette(Actions &actions, const process::CommandRegistry &commands,
                   std::function<void(const QString &id)> runCommand, QWidget *parent,
                   std::vector<Entry> more = {}, std::function<void(const QString &text)> search = {});

    /// Entries that match, best first: the title begins with the query, a word of it does, it occurs in the
    /// title, it occurs in the detail.
    [[nodiscard]] static std::vector<size_t> ranked(const std::vector<Entry> &entries, const QString &query);
    [[nodiscard]] const std::vector<Entry> &entries() const { return m_entries; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void refresh();
    void runCurrent();

    std::vector<Entry> m_entries;
    std::function<void(const QString &)> m_search;
    std::vector<size_t> m_shown;
    QLineEdit *m_query;
    QListWidget *m_list;
};

} // namespace dothi::ui
