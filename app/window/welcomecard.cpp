// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "welcomecard.h"

#include <dothi/ui/theme.h>
#include <dothi/ui/widgets.h>

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace dothi::app {

namespace {

constexpr int kWidth = 380;

} // namespace

WelcomeCard::WelcomeCard(QWidget *parent)
    : Pill(parent)
{
    setObjectName(QStringLiteral("welcomeCard"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 16, 16);
    layout->setSpacing(10);
    auto *head = new QHBoxLayout;
    head->addWidget(ui::makeLabel(tr("Welcome to DoThi"), QStringLiteral("h2"), this), 1);
    QToolButton *close = ui::makeIconButton(QStringLiteral("close"), tr("Close the card"), this, 16);
    head->addWidget(close);
    layout->addLayout(head);
    QLabel *about = ui::makeLabel(tr("This is a made-up city. Nothing here can be broken: try"),
                                  QStringLiteral("muted"), this);
    about->setWordWrap(true);
    layout->addWidget(about);
    int number = 0;
    for (const auto &[title, text] :
         {std::pair(tr("Look around"),
                    tr("Drag the ground, zoom with the wheel, hold the right button to turn. 2 and 3 "
                       "switch between plan and 3D.")),
          std::pair(tr("Click a house"),
                    tr("What is known of it shows at the right. Or search: a parcel such as "
                       "“12/3”, a street, accents not needed.")),
          std::pair(tr("Open an application"), tr("Choose one at the left and read which rule it breaks, "
                                                  "with the spot drawn in the city."))}) {
        auto *row = new QHBoxLayout;
        row->setSpacing(12);
        QLabel *badge = ui::makeLabel(QString::number(++number), {}, this);
        badge->setProperty("tone", QStringLiteral("info"));
        badge->setAlignment(Qt::AlignCenter);
        badge->setFixedSize(26, 24);
        row->addWidget(badge, 0, Qt::AlignTop);
        auto *texts = new QVBoxLayout;
        texts->setSpacing(1);
        texts->addWidget(ui::makeLabel(title, QStringLiteral("strong"), this));
        QLabel *body = ui::makeLabel(text, QStringLiteral("muted"), this);
        body->setWordWrap(true);
        texts->addWidget(body);
        row->addLayout(texts, 1);
        layout->addLayout(row);
    }
    auto *foot = new QHBoxLayout;
    foot->addStretch(1);
    auto *done = new QPushButton(tr("Got it"), this);
    done->setObjectName(QStringLiteral("welcomeDone"));
    done->setProperty("kind", QStringLiteral("primary"));
    foot->addWidget(done);
    layout->addLayout(foot);
    setFixedWidth(kWidth + 2 * kShadow);
    connect(close, &QToolButton::clicked, this, &WelcomeCard::dismissed);
    connect(done, &QPushButton::clicked, this, &WelcomeCard::dismissed);
}

} // namespace dothi::app
