// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "walkpanel.h"

#include <dothi/base/text.h>
#include <dothi/ui/theme.h>
#include <dothi/ui/view3d.h>
#include <dothi/ui/widgets.h>

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace dothi::app {

WalkPanel::WalkPanel(ui::View3D *view)
    : Pill(view)
    , m_view(view)
    , m_eye(ui::makeLabel({}, QStringLiteral("strong"), this))
{
    setObjectName(QStringLiteral("walkPanel"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 10, 10, 12);
    layout->setSpacing(2);
    auto *head = new QHBoxLayout;
    head->setSpacing(2);
    head->addWidget(m_eye, 1);
    head->addSpacing(24);
    QToolButton *close = ui::makeIconButton(QStringLiteral("close"), tr("Leave the street (Esc)"), this, 16);
    head->addWidget(close);
    layout->addLayout(head);
    QLabel *keys = ui::makeLabel(
        tr("W A S D walk (Shift: faster) · drag looks about · R F eye higher and lower · Esc leaves"),
        QStringLiteral("muted"), this);
    keys->setWordWrap(true);
    keys->setMinimumWidth(230);
    layout->addWidget(keys);
    connect(close, &QToolButton::clicked, view, &ui::View3D::stopWalking);
    connect(view, &ui::View3D::walkingChanged, this, &QWidget::setVisible);
    connect(view, &ui::View3D::cameraChanged, this, &WalkPanel::refresh);
    hide();
}

QString WalkPanel::text() const
{
    return m_eye->text();
}

void WalkPanel::refresh()
{
    const std::optional<ui::Walker> &walker = m_view->controller().walker();
    if (!walker)
        return;
    m_eye->setText(tr("On foot, eye %1 above the ground")
                       .arg(formatQuantity(walker->eyeHeightM(), 1, QStringLiteral("m"))));
}

} // namespace dothi::app
