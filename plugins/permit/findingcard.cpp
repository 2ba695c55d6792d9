// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/text.h>
#include <dothi/ui/theme.h>

#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QVBoxLayout>

#include <permit/findingcard.h>
#include <permit/words.h>

#include <cmath>

namespace dothi::permit {

QLabel *wrapped(const QString &text, const char *role, QWidget *parent)
{
    QLabel *label = ui::makeLabel(text, QLatin1String(role), parent);
    label->setWordWrap(true);
    return label;
}

FindingCard::FindingCard(const Finding &finding, const Answer &answer, QWidget *parent)
    : QWidget(parent)
    , m_details(new QWidget(this))
    , m_verdict(finding.verdict)
{
    using namespace ui;
    setObjectName(QStringLiteral("finding-") + finding.rule);
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::ClickFocus);
    setAttribute(Qt::WA_Hover);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::kPad + 2, 12, metrics::kPad, 13);
    layout->setSpacing(6);

    const BadgeText verdict = badgeOf(finding.verdict);
    auto *head = new QHBoxLayout;
    head->setSpacing(metrics::kGap);
    head->addWidget(wrapped(finding.title, "strong", this), 1);
    head->addWidget(makeBadge(verdict.text, verdict.tone, this), 0, Qt::AlignTop);
    layout->addLayout(head);

    const bool measured = std::isfinite(finding.measured);
    const bool limited = std::isfinite(finding.limit);
    const bool words = !finding.measuredWord.isEmpty();
    if (words || (finding.hasFigures() && (measured || limited))) {
        auto *grid = new QGridLayout;
        grid->setHorizontalSpacing(12);
        grid->setVerticalSpacing(1);
        std::vector<Figure> figures{
            {finding.measuredTitle(), finding.measuredText()},
            {words ? FindingCard::tr("Land for") : FindingCard::tr("Allowed"), finding.limitText()}};
        if (const Figure third = thirdFigure(finding, answer); !third.value.isEmpty())
            figures.push_back(third);
        for (int column = 0; column < 3; ++column)
            grid->setColumnStretch(column, 1);
        for (int column = 0; column < static_cast<int>(figures.size()); ++column) {
            const Figure &figure = figures[static_cast<size_t>(column)];
            grid->addWidget(makeLabel(figure.label, QStringLiteral("small"), this), 0, column);
            grid->addWidget(words ? wrapped(figure.value, "value", this)
                                  : makeLabel(figure.value, QStringLiteral("value"), this),
                            1, column);
        }
        layout->addLayout(grid);
    }
    if (!finding.citation.isEmpty())
        layout->addWidget(wrapped(finding.citation, "clause", this));
    // Said at the finding itself, whatever else is folded away.
    if (!finding.citationVerified && !finding.citation.isEmpty()) {
        QLabel *note =
            wrapped(FindingCard::tr("Not yet compared with the published document"), "caution", this);
        layout->addWidget(note);
    }
    for (const Citation &reading : finding.readings) {
        layout->addWidget(
            wrapped(FindingCard::tr("Not verified: %1").arg(reading.text.text()), "caution", this));
    }

    // Why, in words: always where something is to be done, for a pass only once it is chosen.
    auto *details = new QVBoxLayout(m_details);
    details->setContentsMargins(0, 0, 0, 0);
    details->setSpacing(4);
    if (!finding.missing.isEmpty()) {
        details->addWidget(
            wrapped(FindingCard::tr("Missing: %1").arg(inputTitles(finding.missing)), "", this));
    }
    if (!finding.message.isEmpty())
        details->addWidget(wrapped(finding.message, "muted", this));
    if (finding.tolerance > 0) {
        const QString tolerance = finding.unit.isEmpty()
                                      ? QString()
                                      : FindingCard::tr("Survey tolerance ± %1")
                                            .arg(formatQuantity(finding.tolerance, 2, finding.unit));
        if (!tolerance.isEmpty() && finding.verdict == Verdict::Survey)
            details->addWidget(wrapped(tolerance, "small", this));
    }
    layout->addWidget(m_details);
    m_details->setVisible(m_verdict != Verdict::Pass);

    setAccessibleName(finding.title + QStringLiteral(", ") + verdict.text);
    setAccessibleDescription(finding.message);
}

void FindingCard::setChosen(bool chosen)
{
    if (m_chosen == chosen)
        return;
    m_chosen = chosen;
    m_details->setVisible(chosen || m_verdict != Verdict::Pass);
    update();
}

void FindingCard::paintEvent(QPaintEvent *)
{
    const ui::ThemeColors &c = ui::colors();
    QPainter painter(this);
    if (m_chosen)
        painter.fillRect(rect(), c.selected);
    else if (underMouse())
        painter.fillRect(rect(), c.hover);
    painter.fillRect(QRect(0, height() - 1, width(), 1), c.line);
    if (m_chosen)
        painter.fillRect(QRect(0, 0, 3, height()), c.toneText[static_cast<int>(toneOf(m_verdict))]);
    if (hasFocus()) {
        painter.setPen(c.accent);
        painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

void FindingCard::mousePressEvent(QMouseEvent *event)
{
    m_pressed = event->button() == Qt::LeftButton;
}

void FindingCard::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_pressed && event->button() == Qt::LeftButton && rect().contains(event->pos()))
        Q_EMIT clicked();
    m_pressed = false;
}

void FindingCard::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        Q_EMIT clicked();
        break;
    case Qt::Key_Up:
        Q_EMIT stepAsked(-1);
        break;
    case Qt::Key_Down:
        Q_EMIT stepAsked(1);
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

void FindingCard::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void FindingCard::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

void FindingCard::enterEvent(QEnterEvent *event)
{
    QWidget::enterEvent(event);
    update();
}

void FindingCard::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    update();
}

} // namespace dothi::permit
