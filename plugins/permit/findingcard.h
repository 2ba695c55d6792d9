// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLabel>
#include <QWidget>

#include <permit/logic/answer.h>

namespace dothi::permit {

/// A label of several lines in a look of the theme ("muted", "clause", …).
[[nodiscard]] QLabel *wrapped(const QString &text, const char *role, QWidget *parent);

/// One finding: title and verdict, measured, allowed and what it comes down to, the clause, and why. The
/// chosen one carries a coloured edge. Main thread.
class FindingCard : public QWidget
{
    Q_OBJECT
public:
    /// Both must outlive the card.
    FindingCard(const Finding &finding, const Answer &answer, QWidget *parent = nullptr);

    void setChosen(bool chosen);
    [[nodiscard]] bool isChosen() const { return m_chosen; }

Q_SIGNALS:
    void clicked();
    /// Up (-1) or down (1).
    void stepAsked(int by);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    QWidget *m_details;
    Verdict m_verdict;
    bool m_chosen = false;
    bool m_pressed = false;
};

} // namespace dothi::permit
