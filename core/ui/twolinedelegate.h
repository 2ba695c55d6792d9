// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStyledItemDelegate>

namespace dothi::ui {

/// Rows of search results and of the palette: icon, title, a quieter second line, and a hint at the right.
class TwoLineDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    static constexpr int kSecondLine = Qt::UserRole + 1; ///< text; empty: one line only
    static constexpr int kRightHint = Qt::UserRole + 2;  ///< text, e.g. a shortcut

    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace dothi::ui
