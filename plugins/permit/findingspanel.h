// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include <permit/review.h>

#include <vector>

class QLabel;
class QPushButton;
class QScrollArea;
class QToolButton;
class QVBoxLayout;

namespace dothi::permit {

class FindingCard;

/// The right column of the review workspace: the dossier, its findings with the worst first, what would make
/// it pass, and the report. Main thread.
class FindingsPanel : public QWidget
{
    Q_OBJECT
public:
    explicit FindingsPanel(Review &review, QWidget *parent = nullptr);

    /// Unfolds or folds the smallest changes.
    void showChanges(bool shown);

Q_SIGNALS:
    void reportAsked();
    void flyAsked();

private:
    void applyLook();
    void rebuild();
    void buildHead(const Review::Entry &entry);
    void buildChanges(const Answer &answer);
    void buildCards();
    void buildFoot(const Answer &answer);
    void refreshState();
    void showChosen();
    void step(int by);

    Review &m_review;
    OutcomePtr m_outcome; ///< what the cards show; they refer to its findings
    QWidget *m_head;
    QLabel *m_code;
    QLabel *m_subject;
    QLabel *m_badge;
    QLabel *m_limits; ///< of what the verdict says
    QToolButton *m_fly;
    QWidget *m_notice;
    QLabel *m_noticeText;
    QPushButton *m_recheck;
    QScrollArea *m_scroll;
    QVBoxLayout *m_body;
    QWidget *m_changes = nullptr;
    QWidget *m_foot;
    QPushButton *m_report;
    QPushButton *m_changesButton;
    std::vector<FindingCard *> m_cards;
};

} // namespace dothi::permit
