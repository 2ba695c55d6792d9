// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/ui/theme.h>

#include <QItemSelectionModel>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QVBoxLayout>

#include <permit/inboxmodel.h>
#include <permit/inboxpanel.h>

#include <algorithm>

namespace dothi::permit {

namespace {

/// Cards seen without scrolling, where the window has the room; the layer list stands below.
constexpr int kCardsSeen = 6;

} // namespace

InboxPanel::InboxPanel(Review &review, QWidget *parent)
    : QWidget(parent)
    , m_review(review)
    , m_model(new InboxModel(review, this))
    , m_heading(ui::makeLabel({}, QStringLiteral("section"), this))
    , m_list(new QListView(this))
    , m_empty(new QWidget(this))
    , m_emptyText(ui::makeLabel({}, QStringLiteral("muted"), m_empty))
{
    setObjectName(QStringLiteral("permitInbox"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_heading->setContentsMargins(ui::metrics::kPad, 14, ui::metrics::kPad, 6);
    layout->addWidget(m_heading);

    m_list->setObjectName(QStringLiteral("permitCards"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new CardDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setAccessibleName(tr("Permit applications"));
    m_list->setMinimumHeight(CardDelegate::kHeight);
    layout->addWidget(m_list, 1);

    auto *empty = new QVBoxLayout(m_empty);
    empty->setContentsMargins(ui::metrics::kPad, 4, ui::metrics::kPad, ui::metrics::kPad);
    empty->setSpacing(ui::metrics::kGap);
    m_emptyText->setWordWrap(true);
    empty->addWidget(m_emptyText);
    auto *fromFile = new QPushButton(tr("Check a proposal (JSON)…"), m_empty);
    fromFile->setObjectName(QStringLiteral("permitFromFile"));
    empty->addWidget(fromFile, 0, Qt::AlignLeft);
    empty->addStretch(1);
    layout->addWidget(m_empty, 1);
    connect(fromFile, &QPushButton::clicked, this, &InboxPanel::fileAsked);

    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &now) {
                if (!m_following && now.isValid())
                    m_review.selectAt(now.row());
            });
    // A click on the card that is chosen already shows it again.
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) {
        if (index.row() == m_review.current() && m_review.currentFinding() >= 0)
            m_review.selectFinding(-1);
    });
    connect(&ui::Theme::instance(), &ui::Theme::changed, m_list->viewport(),
            QOverload<>::of(&QWidget::update));
    connect(&review, &Review::listChanged, this, &InboxPanel::refresh);
    connect(&review, &Review::currentChanged, this, &InboxPanel::showCurrent);
    refresh();
    showCurrent();
}

InboxPanel::~InboxPanel() = default;

QSize InboxPanel::sizeHint() const
{
    const int cards = std::clamp(m_review.count(), 1, kCardsSeen);
    return {264, m_heading->sizeHint().height() +
                     (m_review.count() > 0 ? cards * CardDelegate::kHeight : m_empty->sizeHint().height())};
}

void InboxPanel::refresh()
{
    const int dossiers = m_review.dossiers();
    const QString heading = tr("Permit applications").toUpper();
    m_heading->setText(dossiers > 0 ? QStringLiteral("%1 · %2").arg(heading, QString::number(dossiers))
                                    : heading);
    const bool any = m_review.count() > 0;
    m_list->setVisible(any);
    m_empty->setVisible(!any);
    if (!m_review.hasCity())
        m_emptyText->setText(tr("No city is open."));
    else if (!m_review.isLoaded())
        m_emptyText->setText(tr("Reading the applications…"));
    else
        m_emptyText->setText(
            tr("There are no applications in this city. A proposal on disk can be checked all the same."));
    updateGeometry();
}

void InboxPanel::showCurrent()
{
    m_following = true;
    const QModelIndex index = m_model->index(m_review.current());
    if (index.isValid()) {
        m_list->setCurrentIndex(index);
        m_list->scrollTo(index);
    } else {
        m_list->clearSelection();
    }
    m_following = false;
}

} // namespace dothi::permit
