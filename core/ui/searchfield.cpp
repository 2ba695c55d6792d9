// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/ui/coordinatetext.h>
#include <dothi/ui/icons.h>
#include <dothi/ui/searchfield.h>
#include <dothi/ui/taskreader.h>
#include <dothi/ui/theme.h>
#include <dothi/ui/twolinedelegate.h>

#include <QApplication>
#include <QFrame>
#include <QKeyEvent>
#include <QListWidget>
#include <QPainter>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace dothi::ui {

namespace {

constexpr int kPauseMs = 120; ///< after the last key

QString iconOf(const QString &layer)
{
    if (layer.isEmpty())
        return QStringLiteral("pin");
    if (layer == QLatin1String("parcel"))
        return QStringLiteral("parcel");
    if (layer.startsWith(QLatin1String("permit")))
        return QStringLiteral("document");
    if (layer == QLatin1String("building"))
        return QStringLiteral("building");
    if (layer.startsWith(QLatin1String("road")))
        return QStringLiteral("road");
    return QStringLiteral("pin");
}

} // namespace

/// A connection that stays open from one question to the next. Only the task that searches touches it; there
/// is one at a time.
struct SearchField::Reader
{
    std::unique_ptr<city::Store> store;
};

SearchField::SearchField(plugin::CityHost &cities, TaskManager &quietTasks, QWidget *parent)
    : QLineEdit(parent)
    , m_cities(cities)
    , m_tasks(quietTasks)
    , m_timer(new QTimer(this))
    , m_popup(new QFrame(window(), Qt::ToolTip | Qt::FramelessWindowHint))
    , m_list(new QListWidget(m_popup))
{
    setObjectName(QStringLiteral("searchField"));
    setPlaceholderText(usualPlaceholder());
    setAccessibleName(tr("Search"));
    setMinimumHeight(32);
    addAction(mutedIcon(QStringLiteral("search")), QLineEdit::LeadingPosition);

    // A tool window that never takes the focus: typing goes on in the field while the list is shown.
    m_popup->setFocusPolicy(Qt::NoFocus);
    m_popup->setAttribute(Qt::WA_ShowWithoutActivating);
    m_popup->setObjectName(QStringLiteral("searchPopup"));
    auto *layout = new QVBoxLayout(m_popup);
    layout->setContentsMargins(4, 4, 4, 4);
    layout->addWidget(m_list);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setObjectName(QStringLiteral("searchList"));
    m_list->setAccessibleName(tr("What the search found"));
    m_list->setItemDelegate(new TwoLineDelegate(m_list));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMouseTracking(true);
    connect(m_list, &QListWidget::itemClicked, this,
            [this](QListWidgetItem *item) { choose(m_list->row(item)); });
    connect(m_list, &QListWidget::itemEntered, m_list,
            [this](QListWidgetItem *item) { m_list->setCurrentItem(item); });

    m_timer->setSingleShot(true);
    m_timer->setInterval(kPauseMs);
    connect(m_timer, &QTimer::timeout, this, &SearchField::search);
    connect(this, &QLineEdit::textEdited, this, [this] {
        m_chosen = false;
        m_timer->start();
    });
    connect(&m_cities, &plugin::CityHost::aboutToClose, this, [this] {
        ++m_generation;
        m_reader.reset();
        m_readerBusy = false;
        m_hits.clear();
        hideList();
        clear();
    });
}

SearchField::~SearchField()
{
    delete m_popup;
}

QString SearchField::usualPlaceholder()
{
    return tr("Find parcel, address, application, coordinates…");
}

void SearchField::askForPosition()
{
    setFocus(Qt::ShortcutFocusReason);
    clear();
    setPlaceholderText(tr("Position: 603797 1191942, or 10.7769, 106.7009"));
}

void SearchField::searchFor(const QString &text)
{
    setFocus(Qt::ShortcutFocusReason);
    setText(text);
    m_chosen = false;
    m_timer->start();
}

void SearchField::setShortcutHint(const QString &text)
{
    m_hint = text;
    setTextMargins(0, 0, m_hint.isEmpty() ? 0 : fontMetrics().horizontalAdvance(m_hint) + 22, 0);
    update();
}

bool SearchField::isListShown() const
{
    return m_popup->isVisible();
}

void SearchField::search()
{
    const QString question = text().simplified();
    if (!m_cities.city() || question.isEmpty()) {
        m_hits.clear();
        hideList();
        Q_EMIT searched();
        return;
    }
    if (const std::optional<TypedPosition> typed = readPosition(question)) {
        const city::Store &store = m_cities.city()->store();
        const Result<geo::Coord> position = toCity(*typed, store.crs(), store.profile().datumOperation);
        if (position) {
            // What was typed is what is read back, in one way of writing it; the other stands beside it.
            const QString inCity = formatPosition(*position);
            m_hits = {{{}, inCity, store.crs().displayName(), *position}};
            if (typed->geographic)
                m_hits = {{{},
                           formatGeographic(typed->first, typed->second),
                           inCity + QStringLiteral(" · ") + store.crs().displayName(),
                           *position}};
            showHits();
            Q_EMIT searched();
            return;
        }
    }
    if (m_readerBusy) {
        // One search at a time; the newest question is asked when this one is answered.
        m_again = true;
        return;
    }
    if (!m_reader)
        m_reader = std::make_shared<Reader>();
    m_readerBusy = true;
    const quint64 generation = m_generation;
    using Hits = std::vector<city::SearchHit>;
    m_tasks.run<Hits>(
        tr("Searching for “%1”").arg(question), this,
        [reader = m_reader, address = m_cities.city()->store().location(),
         question](TaskContext &task) -> Result<Hits> {
            if (!reader->store) {
                Result<std::unique_ptr<city::Store>> opened = openReader(address, task);
                DOTHI_TRY(opened);
                reader->store = std::move(*opened);
            }
            return reader->store->search(question, kMostHits);
        },
        [this, generation](Result<Hits> hits) {
            if (generation != m_generation)
                return;
            m_readerBusy = false;
            if (std::exchange(m_again, false)) {
                search();
                return;
            }
            if (!hits) {
                Q_EMIT failed(hits.error());
                return;
            }
            m_hits = std::move(*hits);
            showHits();
            Q_EMIT searched();
        });
}

void SearchField::showHits()
{
    m_list->clear();
    for (const city::SearchHit &hit : m_hits) {
        auto *item = new QListWidgetItem(icon(iconOf(hit.ref.layer)), hit.title, m_list);
        item->setData(TwoLineDelegate::kSecondLine, hit.subtitle);
    }
    if (m_hits.empty()) {
        auto *none = new QListWidgetItem(icon(QStringLiteral("search")),
                                         tr("Nothing found for “%1”").arg(text().simplified()), m_list);
        none->setData(TwoLineDelegate::kSecondLine,
                      tr("Try a parcel (212/14), a street, an application number or coordinates."));
        none->setFlags(Qt::NoItemFlags);
    } else {
        m_list->setCurrentRow(0);
    }
    if (!hasFocus() && QApplication::focusWidget() != this)
        return;
    const int rows = std::min(m_list->count(), 9);
    const int rowHeight = m_list->sizeHintForRow(0);
    m_popup->setFixedWidth(std::max(width(), 360));
    m_list->setFixedHeight(rows * rowHeight + 2);
    m_popup->adjustSize();
    m_popup->move(mapToGlobal(QPoint(0, height() + 4)));
    m_popup->show();
    m_popup->raise();
}

void SearchField::hideList()
{
    m_popup->hide();
}

void SearchField::choose(int row)
{
    if (row < 0 || static_cast<size_t>(row) >= m_hits.size())
        return;
    const city::SearchHit hit = m_hits[static_cast<size_t>(row)];
    m_chosen = true;
    m_timer->stop();
    setText(hit.title);
    hideList();
    setPlaceholderText(usualPlaceholder());
    if (hit.ref.layer.isEmpty())
        Q_EMIT positionChosen(hit.where);
    else
        Q_EMIT featureChosen(hit.ref);
}

bool SearchField::eventFilter(QObject *watched, QEvent *event)
{
    // The window moved or another one came up: the list belongs below the field or nowhere.
    if (watched == window() && (event->type() == QEvent::Move || event->type() == QEvent::Resize ||
                                event->type() == QEvent::WindowDeactivate)) {
        hideList();
    }
    return QLineEdit::eventFilter(watched, event);
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Down:
    case Qt::Key_Up: {
        if (!isListShown()) {
            search();
            return;
        }
        const int step = event->key() == Qt::Key_Down ? 1 : -1;
        m_list->setCurrentRow(std::clamp(m_list->currentRow() + step, 0, m_list->count() - 1));
        return;
    }
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_timer->isActive() || !isListShown()) {
            // Enter came before the answer: ask now, the list opens with it.
            m_timer->stop();
            search();
            if (m_hits.size() == 1 && m_hits.front().ref.layer.isEmpty())
                choose(0);
            return;
        }
        choose(std::max(0, m_list->currentRow()));
        return;
    case Qt::Key_Escape:
        if (isListShown()) {
            hideList();
            return;
        }
        if (!text().isEmpty()) {
            clear();
            return;
        }
        break;
    default:
        break;
    }
    QLineEdit::keyPressEvent(event);
}

void SearchField::focusInEvent(QFocusEvent *event)
{
    QLineEdit::focusInEvent(event);
    window()->installEventFilter(this);
    if (event->reason() == Qt::ShortcutFocusReason || event->reason() == Qt::TabFocusReason || m_chosen)
        selectAll();
    update();
}

void SearchField::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    setPlaceholderText(usualPlaceholder());
    window()->removeEventFilter(this);
    hideList();
    update();
}

void SearchField::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    if (m_hint.isEmpty() || hasFocus() || !text().isEmpty())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QFont small = Theme::font(metrics::kSmallText);
    painter.setFont(small);
    const QFontMetrics metric(small);
    const double keyWidth = metric.horizontalAdvance(m_hint) + 12;
    const QRectF key(width() - keyWidth - 8, (height() - 20) / 2.0, keyWidth, 20);
    painter.setPen(QPen(colors().fieldLine, 1));
    painter.setBrush(colors().window);
    painter.drawRoundedRect(key.adjusted(.5, .5, -.5, -.5), 4, 4);
    painter.setPen(colors().muted);
    painter.drawText(key, Qt::AlignCenter, m_hint);
}

} // namespace dothi::ui
