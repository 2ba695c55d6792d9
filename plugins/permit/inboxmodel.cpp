// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/ui/theme.h>

#include <QPainter>

#include <permit/inboxmodel.h>
#include <permit/words.h>

namespace dothi::permit {

InboxModel::InboxModel(Review &review, QObject *parent)
    : QAbstractListModel(parent)
    , m_review(review)
{
    connect(&review, &Review::listChanged, this, [this] {
        beginResetModel();
        endResetModel();
    });
    connect(&review, &Review::entryChanged, this,
            [this](int row) { Q_EMIT dataChanged(index(row), index(row)); });
}

int InboxModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_review.count();
}

QVariant InboxModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_review.count())
        return {};
    const Review::Entry &entry = m_review.entries()[static_cast<size_t>(index.row())];
    const Application &application = entry.application;
    switch (role) {
    case Qt::DisplayRole:
    case Code:
        return application.code;
    case Title:
        return application.title;
    case Place:
        return application.place;
    case Time:
        return m_review.timeLeftOf(entry).text;
    case Urgent:
        return m_review.timeLeftOf(entry).urgent;
    case Badge:
        return badgeOf(entry).text;
    case Tone:
        return static_cast<int>(badgeOf(entry).tone);
    case Outdated:
        return entry.stale;
    case Qt::ToolTipRole: {
        QStringList lines{application.title, application.owner, application.place};
        if (application.isFile())
            lines.append(application.file);
        lines.append(m_review.timeLeftOf(entry).note);
        if (entry.error)
            lines.append(entry.error->userText());
        lines.removeAll(QString());
        return lines.join(QLatin1Char('\n'));
    }
    case Qt::AccessibleTextRole: {
        QStringList words{application.code,
                          application.title,
                          application.place,
                          m_review.timeLeftOf(entry).text,
                          m_review.timeLeftOf(entry).note,
                          badgeOf(entry).text};
        if (entry.stale)
            words.append(tr("out of date"));
        words.removeAll(QString());
        return words.join(QStringLiteral(", "));
    }
    default:
        return {};
    }
}

void CardDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    using namespace ui;
    const ThemeColors &c = colors();
    const bool chosen = option.state & QStyle::State_Selected;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (chosen)
        painter->fillRect(option.rect, c.selected);
    else if (option.state & QStyle::State_MouseOver)
        painter->fillRect(option.rect, c.hover);
    if (chosen)
        painter->fillRect(QRect(option.rect.topLeft(), QSize(3, option.rect.height())), c.accent);
    if (option.state & QStyle::State_HasFocus) {
        painter->setPen(QPen(c.accent, 1));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5));
    }

    const QRect inside = option.rect.adjusted(metrics::kPad + 2, 10, -metrics::kPad, -10);
    const auto text = [index](int role) { return index.data(role).toString(); };
    QRect line(inside.left(), inside.top(), inside.width(), 20);

    const QFont bold = Theme::font(metrics::kBodyText, true);
    painter->setFont(bold);
    painter->setPen(c.text);
    const QString code = QFontMetrics(bold).elidedText(text(InboxModel::Code), Qt::ElideMiddle, line.width());
    painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter, code);
    const int used = QFontMetrics(bold).horizontalAdvance(code);
    const QFont body = Theme::font(metrics::kBodyText);
    painter->setFont(body);
    if (!text(InboxModel::Title).isEmpty()) {
        painter->drawText(line.adjusted(used, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                          QFontMetrics(body).elidedText(QStringLiteral(" · ") + text(InboxModel::Title),
                                                        Qt::ElideRight, line.width() - used));
    }

    line.translate(0, 20);
    line.setHeight(18);
    const QFont second = Theme::font(12);
    const QFontMetrics secondMetrics(second);
    const bool urgent = index.data(InboxModel::Urgent).toBool();
    const QFont timeFont = urgent ? Theme::font(12, true) : second;
    painter->setFont(timeFont);
    painter->setPen(urgent ? c.toneText[static_cast<int>(Tone::Fail)] : c.muted);
    painter->drawText(line, Qt::AlignRight | Qt::AlignVCenter, text(InboxModel::Time));
    const int timeWidth = QFontMetrics(timeFont).horizontalAdvance(text(InboxModel::Time));
    painter->setFont(second);
    painter->setPen(c.muted);
    painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                      secondMetrics.elidedText(text(InboxModel::Place), Qt::ElideRight,
                                               line.width() - (timeWidth > 0 ? timeWidth + 10 : 0)));

    const QFont badgeFont = Theme::font(12, true);
    const QFontMetrics badgeMetrics(badgeFont);
    const int tone = index.data(InboxModel::Tone).toInt();
    const QRect badge(inside.left(), line.bottom() + 3,
                      badgeMetrics.horizontalAdvance(text(InboxModel::Badge)) + 16, 21);
    painter->setPen(Qt::NoPen);
    painter->setBrush(c.toneSoft[tone]);
    painter->drawRoundedRect(badge, 5, 5);
    painter->setFont(badgeFont);
    painter->setPen(c.toneText[tone]);
    painter->drawText(badge, Qt::AlignCenter, text(InboxModel::Badge));
    if (index.data(InboxModel::Outdated).toBool()) {
        painter->setFont(second);
        painter->setPen(c.toneText[static_cast<int>(Tone::Survey)]);
        painter->drawText(
            QRect(badge.right() + 9, badge.top(), inside.right() - badge.right() - 9, badge.height()),
            Qt::AlignLeft | Qt::AlignVCenter, InboxModel::tr("out of date"));
    }
    painter->restore();
}

QSize CardDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {240, kHeight};
}

} // namespace dothi::permit
