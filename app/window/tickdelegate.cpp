// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tickdelegate.h"

#include <QCheckBox>
#include <QMouseEvent>
#include <QPainter>
#include <QStyleOptionButton>

namespace dothi::app {

TickDelegate::TickDelegate(QWidget *list, QCheckBox *model)
    : QStyledItemDelegate(list)
    , m_model(model)
{
    model->hide();
}

void TickDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    QStyleOptionButton box;
    box.initFrom(m_model);
    box.rect = option.rect.adjusted(8, 0, -8, 0);
    box.palette = option.palette;
    box.text = index.data().toString();
    box.state = QStyle::State_Enabled;
    box.state |= index.data(Qt::CheckStateRole).toInt() == Qt::Checked ? QStyle::State_On : QStyle::State_Off;
    if (option.state & QStyle::State_HasFocus && option.state & QStyle::State_KeyboardFocusChange)
        box.state |= QStyle::State_HasFocus | QStyle::State_KeyboardFocusChange;
    m_model->style()->drawControl(QStyle::CE_CheckBox, &box, painter, m_model);
}

QSize TickDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {120, option.fontMetrics.height() + 10};
}

bool TickDelegate::editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &,
                               const QModelIndex &index)
{
    const bool click = event->type() == QEvent::MouseButtonRelease &&
                       static_cast<QMouseEvent *>(event)->button() == Qt::LeftButton;
    const bool key =
        event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Space;
    if ((!click && !key) || !(index.flags() & Qt::ItemIsUserCheckable))
        return false;
    const bool ticked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    return model->setData(index, ticked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

} // namespace dothi::app
