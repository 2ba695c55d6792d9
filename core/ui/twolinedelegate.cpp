// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/ui/theme.h>
#include <dothi/ui/twolinedelegate.h>

#include <QIcon>
#include <QPainter>

namespace dothi::ui {

void TwoLineDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const ThemeColors &c = colors();
    const bool enabled = index.flags() & Qt::ItemIsEnabled;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (option.state & QStyle::State_Selected && enabled) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(c.accentSoft);
        painter->drawRoundedRect(option.rect.adjusted(0, 1, 0, -1), 5, 5);
    }
    const QRect row = option.rect.adjusted(10, 0, -10, 0);
    const QRect iconRect(row.left(), row.center().y() - 9, 18, 18);
    index.data(Qt::DecorationRole)
        .value<QIcon>()
        .paint(painter, iconRect, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
    QRect texts = row.adjusted(28, 0, 0, 0);

    const QString hint = index.data(kRightHint).toString();
    if (!hint.isEmpty()) {
        painter->setFont(Theme::font(metrics::kSmallText));
        const int width = painter->fontMetrics().horizontalAdvance(hint);
        painter->setPen(c.muted);
        painter->drawText(texts, Qt::AlignRight | Qt::AlignVCenter, hint);
        texts.setRight(texts.right() - width - 12);
    }
    const QString second = index.data(kSecondLine).toString();
    const QFont body = Theme::font(metrics::kBodyText);
    painter->setFont(body);
    painter->setPen(enabled ? c.text : c.muted);
    const QString title =
        QFontMetrics(body).elidedText(index.data(Qt::DisplayRole).toString(), Qt::ElideRight, texts.width());
    if (second.isEmpty()) {
        painter->drawText(texts, Qt::AlignLeft | Qt::AlignVCenter, title);
    } else {
        const QRect upper(texts.left(), texts.top() + 4, texts.width(), texts.height() / 2 - 3);
        const QRect lower(texts.left(), texts.center().y() + 1, texts.width(), texts.height() / 2 - 3);
        painter->drawText(upper, Qt::AlignLeft | Qt::AlignVCenter, title);
        const QFont small = Theme::font(metrics::kSmallText);
        painter->setFont(small);
        painter->setPen(c.muted);
        painter->drawText(lower, Qt::AlignLeft | Qt::AlignVCenter,
                          QFontMetrics(small).elidedText(second, Qt::ElideRight, texts.width()));
    }
    painter->restore();
}

QSize TwoLineDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    return {200, index.data(kSecondLine).toString().isEmpty() ? 34 : 46};
}

} // namespace dothi::ui
