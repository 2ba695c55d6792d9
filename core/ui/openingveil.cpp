// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/ui/openingveil.h>
#include <dothi/ui/theme.h>

#include <QPainter>

namespace dothi::ui {

OpeningVeil::OpeningVeil(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("openingVeil"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    // Not marked as opaque: Qt would leave out the canvas behind it, whose frames say what is to be loaded.
    hide();
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void OpeningVeil::setText(const QString &text)
{
    m_text = text;
    setAccessibleName(text);
    update();
}

void OpeningVeil::paintEvent(QPaintEvent *)
{
    constexpr double kHorizon = 0.34;
    const bool dark = Theme::instance().isDark();
    QPainter painter(this);
    QLinearGradient air(0, 0, 0, height());
    air.setColorAt(0, dark ? QColor(0x10, 0x17, 0x22) : QColor(0xC9, 0xDD, 0xEE));
    air.setColorAt(kHorizon, dark ? QColor(0x24, 0x2E, 0x3C) : QColor(0xEE, 0xF2, 0xF1));
    air.setColorAt(1, dark ? QColor(0x1C, 0x23, 0x2B) : QColor(0xDF, 0xE0, 0xCE));
    painter.fillRect(rect(), air);
    painter.setFont(Theme::font(15));
    painter.setPen(colors().muted);
    painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap, m_text);
}

} // namespace dothi::ui
