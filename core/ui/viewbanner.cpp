// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/ui/theme.h>
#include <dothi/ui/viewbanner.h>
#include <dothi/ui/widgets.h>

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace dothi::ui {

ViewBanner::ViewBanner(QWidget *parent)
    : Pill(parent)
{
    setObjectName(QStringLiteral("viewBanner"));
    auto *layout = new QHBoxLayout(this);
    constexpr int kInner = 10;
    layout->setContentsMargins(kShadow + kInner + 4, kShadow + kInner, kShadow + kInner, kShadow + kInner);
    layout->setSpacing(16);
    m_text = makeLabel({}, QStringLiteral("strong"), this);
    m_text->setObjectName(QStringLiteral("viewBannerText"));
    m_button = new QPushButton(this);
    m_button->setObjectName(QStringLiteral("viewBannerBack"));
    m_button->setAccessibleName(tr("Back"));
    layout->addWidget(m_text);
    layout->addWidget(m_button);
    connect(m_button, &QPushButton::clicked, this, &ViewBanner::backAsked);
}

void ViewBanner::say(const QString &text, const QString &button)
{
    m_text->setText(text);
    m_button->setText(button);
    m_button->setAccessibleName(button);
    adjustSize();
}

} // namespace dothi::ui
