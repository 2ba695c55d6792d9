// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/ui/icons.h>
#include <dothi/ui/theme.h>
#include <dothi/ui/widgets.h>

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QLayout>
#include <QToolTip>

namespace dothi::ui {

ElidedLabel::ElidedLabel(const QString &text, QWidget *parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    setFullText(text);
}

void ElidedLabel::setFullText(const QString &text)
{
    m_full = text;
    setAccessibleName(text);
    updateGeometry();
    elide();
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 4, QLabel::minimumSizeHint().height()};
}

QSize ElidedLabel::sizeHint() const
{
    const QMargins margins = contentsMargins();
    return {fontMetrics().horizontalAdvance(m_full) + margins.left() + margins.right() + 2,
            QLabel::sizeHint().height()};
}

void ElidedLabel::resizeEvent(QResizeEvent *event)
{
    QLabel::resizeEvent(event);
    elide();
}

void ElidedLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        elide();
}

void ElidedLabel::elide()
{
    const QMargins margins = contentsMargins();
    const int room = width() - margins.left() - margins.right();
    const QString shown = fontMetrics().elidedText(m_full, Qt::ElideRight, room);
    if (shown != text())
        setText(shown);
    setToolTip(shown == m_full ? QString() : m_full);
}

QToolButton *makeIconButton(const QString &iconName, const QString &tip, QWidget *parent, int iconPx)
{
    auto *button = new QToolButton(parent);
    button->setIcon(icon(iconName));
    button->setIconSize(QSize(iconPx, iconPx));
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    button->setAutoRaise(true);
    return button;
}

void copyToClipboard(const QString &text, QWidget *widget)
{
    QApplication::clipboard()->setText(text);
    QToolTip::showText(widget->mapToGlobal(QPoint(0, widget->height())), FoldHeading::tr("Copied"), widget,
                       {}, 1500);
}

void clearLayout(QLayout *layout)
{
    while (QLayoutItem *item = layout->takeAt(0)) {
        if (QLayout *inner = item->layout())
            clearLayout(inner);
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
}

FoldHeading::FoldHeading(const QString &title, QWidget *body, QWidget *parent)
    : QToolButton(parent)
    , m_body(body)
{
    setText(title);
    setCheckable(true);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setIconSize(QSize(14, 14));
    setProperty("kind", QStringLiteral("fold"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(this, &QToolButton::toggled, this, &FoldHeading::setOpen);
    setOpen(true);
}

void FoldHeading::setOpen(bool open)
{
    if (isChecked() != open)
        setChecked(open);
    setIcon(ui::mutedIcon(open ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right")));
    m_body->setVisible(open);
}

} // namespace dothi::ui
