// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractListModel>
#include <QStyledItemDelegate>

#include <permit/review.h>

namespace dothi::permit {

/// The entries of the review as rows.
class InboxModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role
    {
        Code = Qt::UserRole + 1,
        Title,
        Place,
        Time,    ///< "2 days left"
        Urgent,  ///< bool
        Badge,   ///< "✕ Fails · 2"
        Tone,    ///< int of ui::Tone
        Outdated ///< bool
    };
    explicit InboxModel(Review &review, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    Review &m_review;
};

/// Paints a row as a card: number and subject, place and days left, verdict.
class CardDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    static constexpr int kHeight = 82;

    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace dothi::permit
