// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include <permit/review.h>

class QLabel;
class QListView;
class QPushButton;

namespace dothi::permit {

class InboxModel;

/// The left column of the review workspace: one card a dossier, those due first at the top. Arrow keys or a
/// click choose one. Main thread.
class InboxPanel : public QWidget
{
    Q_OBJECT
public:
    explicit InboxPanel(Review &review, QWidget *parent = nullptr);
    ~InboxPanel() override;

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void fileAsked();

private:
    void refresh();
    void showCurrent();

    Review &m_review;
    InboxModel *m_model;
    QLabel *m_heading;
    QListView *m_list;
    QWidget *m_empty;
    QLabel *m_emptyText;
    bool m_following = false; ///< the list follows the review, not the other way round
};

} // namespace dothi::permit
