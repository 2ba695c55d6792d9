// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStyledItemDelegate>

class QCheckBox;

namespace dothi::app {

/// A row of a list with its box to tick, drawn as the boxes of the window are: with a style sheet that pads
/// rows, Qt draws that of the desktop as well. Main thread.
class TickDelegate final : public QStyledItemDelegate
{
public:
    /// `model`: a box to draw like; not shown. Belongs to whoever made it and outlives this.
    TickDelegate(QWidget *list, QCheckBox *model);
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;

private:
    QCheckBox *m_model;
};

} // namespace dothi::app
