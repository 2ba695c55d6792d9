// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/text.h>
#include <dothi/ui/actions.h>
#include <dothi/ui/commandpalette.h>
#include <dothi/ui/icons.h>
#include <dothi/ui/theme.h>
#include <dothi/ui/twolinedelegate.h>

#include <QAction>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>

namespace dothi::ui {

namespace {

constexpr int kWidth = 560;
constexpr int kRowsShown = 10;

QString menuTitle(const QString &menu)
{
    if (menu == QLatin1String("file"))
        return CommandPalette::tr("File");
    if (menu == QLatin1String("view"))
        return CommandPalette::tr("View");
    if (menu == QLatin1String("tools"))
        return CommandPalette::tr("Tools");
    if (menu == QLatin1String("help"))
        return CommandPalette::tr("Help");
    return {};
}

/// 0 best; a large number: no match.
int rankOf(const CommandPalette::Entry &entry, const QString &foldedQuery)
{
    const QString title = foldVietnamese(entry.title);
    if (title.startsWith(foldedQuery))
        return 0;
    if (title.contains(QLatin1Char(' ') + foldedQuery))
        return 1;
    if (matchesFolded(entry.title, foldedQuery))
        return 2;
    const QString byWords = entry.title + QLatin1Char(' ') + entry.keywords;
    if (!entry.keywords.isEmpty() && matchesFolded(byWords, foldedQuery))
        return 3;
    return matchesFolded(byWords + QLatin1Char(' ') + entry.detail, foldedQuery) ? 4 : 99;
}

} // namespace

CommandPalette::CommandPalette(Actions &actions, const process::CommandRegistry &commands,
                               std::function<void(const QString &)> runCommand, QWidget *parent,
                               std::vector<Entry> more, std::function<void(const QString &)> search)
    : QDialog(parent, Qt::Popup | Qt::FramelessWindowHint)
    , m_search(std::move(search))
    , m_query(new QLineEdit(this))
    , m_list(new QListWidget(this))
{
    setObjectName(QStringLiteral("palette"));
    setWindowTitle(tr("Commands"));
    setAttribute(Qt::WA_DeleteOnClose);

    actions.refresh();
    for (const Actions::Entry &entry : actions.entries()) {
        if (!entry.action->isEnabled() || entry.id == QLatin1String("help.palette"))
            continue;
        QAction *action = entry.action;
        QString title = action->text();
        title.remove(QLatin1Char('&'));
        m_entries.push_back({title, menuTitle(entry.menu),
                             action->shortcut().toString(QKeySequence::NativeText), action->icon(),
                             [action] { action->trigger(); }, action->property(kKeywords).toString()});
    }
    std::ranges::move(more, std::back_inserter(m_entries));
    for (const process::Command *command : commands.all()) {
        const process::CommandInfo info = command->info();
        m_entries.push_back({info.title, info.summary, info.cliName, icon(QStringLiteral("command")),
                             [runCommand, id = info.id] { runCommand(id); }});
    }

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 10, 10, 10);
    layout->setSpacing(8);
    m_query->setObjectName(QStringLiteral("paletteQuery"));
    m_query->setPlaceholderText(tr("Type a command, accents not needed"));
    m_query->setMinimumHeight(34);
    m_query->installEventFilter(this);
    m_query->addAction(mutedIcon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_list->setObjectName(QStringLiteral("paletteList"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setItemDelegate(new TwoLineDelegate(m_list));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    layout->addWidget(m_query);
    layout->addWidget(m_list);
    setFixedWidth(kWidth);
    connect(m_query, &QLineEdit::textChanged, this, &CommandPalette::refresh);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::runCurrent);
    refresh();

    adjustSize();
    if (parent) {
        const QPoint top =
            parent->mapToGlobal(QPoint((parent->width() - width()) / 2, metrics::kTopBar + 24));
        move(top);
    }
    m_query->setFocus();
}

std::vector<size_t> CommandPalette::ranked(const std::vector<Entry> &entries, const QString &query)
{
    const QString folded = foldVietnamese(query.simplified());
    std::vector<std::pair<int, size_t>> found;
    for (size_t i = 0; i < entries.size(); ++i) {
        const int rank = folded.isEmpty() ? 0 : rankOf(entries[i], folded);
        if (rank < 99)
            found.emplace_back(rank, i);
    }
    std::ranges::stable_sort(found, {}, &std::pair<int, size_t>::first);
    std::vector<size_t> order;
    for (const auto &[rank, i] : found)
        order.push_back(i);
    return order;
}

void CommandPalette::refresh()
{
    m_shown = ranked(m_entries, m_query->text());
    m_list->clear();
    for (const size_t i : m_shown) {
        const Entry &entry = m_entries[i];
        auto *item = new QListWidgetItem(entry.icon, entry.title, m_list);
        item->setData(TwoLineDelegate::kSecondLine, entry.detail);
        item->setData(TwoLineDelegate::kRightHint, entry.hint);
    }
    const QString text = m_query->text().simplified();
    if (m_search && !text.isEmpty()) {
        auto *search = new QListWidgetItem(icon(QStringLiteral("search")),
                                           tr("Search the city for “%1”").arg(text), m_list);
        search->setData(TwoLineDelegate::kSecondLine, tr("Parcels, addresses, applications, coordinates"));
        m_list->setCurrentRow(0);
    } else if (m_shown.empty()) {
        auto *none =
            new QListWidgetItem(icon(QStringLiteral("search")), tr("No command of this name"), m_list);
        none->setFlags(Qt::NoItemFlags);
    } else {
        m_list->setCurrentRow(0);
    }
    // As high as what is found, up to kRowsShown rows.
    int height = 4;
    for (int row = 0; row < std::min(m_list->count(), kRowsShown); ++row)
        height += m_list->sizeHintForRow(row);
    m_list->setFixedHeight(height);
    setFixedHeight(layout()->sizeHint().height());
}

void CommandPalette::runCurrent()
{
    const int row = m_list->currentRow();
    const bool search = row >= 0 && static_cast<size_t>(row) == m_shown.size() && m_search &&
                        !m_query->text().simplified().isEmpty();
    if (!search && (row < 0 || static_cast<size_t>(row) >= m_shown.size()))
        return;
    std::function<void()> run;
    if (search)
        run = [find = m_search, text = m_query->text().simplified()] { find(text); };
    else
        run = m_entries[m_shown[static_cast<size_t>(row)]].run;
    QWidget *window = parentWidget();
    close();
    // After the palette is gone, so that what runs finds the window in front.
    QTimer::singleShot(0, window, run);
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_query && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up || key == Qt::Key_PageDown || key == Qt::Key_PageUp) {
            const int step =
                key == Qt::Key_Down ? 1 : (key == Qt::Key_Up ? -1 : (key == Qt::Key_PageDown ? 8 : -8));
            m_list->setCurrentRow(std::clamp(m_list->currentRow() + step, 0, m_list->count() - 1));
            return true;
        }
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            runCurrent();
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace dothi::ui
