// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "measurepanel.h"

#include <dothi/ui/theme.h>
#include <dothi/ui/widgets.h>

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace dothi::app {

MeasurePanel::MeasurePanel(QWidget *parent)
    : Pill(parent)
    , m_title(ui::makeLabel({}, QStringLiteral("muted"), this))
    , m_headline(ui::makeLabel({}, QStringLiteral("h1"), this))
    , m_details(ui::makeLabel({}, QStringLiteral("muted"), this))
    , m_copy(ui::makeIconButton(QStringLiteral("copy"), tr("Copy figures and coordinates"), this, 16))
    , m_clear(ui::makeIconButton(QStringLiteral("trash"), tr("Clear"), this, 16))
{
    setObjectName(QStringLiteral("measurePanel"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 10, 10, 12);
    layout->setSpacing(2);
    auto *head = new QHBoxLayout;
    head->setSpacing(2);
    head->addWidget(m_title, 1);
    head->addSpacing(24);
    head->addWidget(m_copy);
    head->addWidget(m_clear);
    QToolButton *close = ui::makeIconButton(QStringLiteral("close"), tr("Leave the tool (Esc)"), this, 16);
    head->addWidget(close);
    layout->addLayout(head);
    m_headline->setObjectName(QStringLiteral("measureHeadline"));
    m_headline->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_details->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_details->setWordWrap(true);
    m_title->setWordWrap(true);
    m_title->setMinimumWidth(180);
    m_details->setMinimumWidth(260);
    layout->addWidget(m_headline);
    layout->addWidget(m_details);
    connect(close, &QToolButton::clicked, this, &MeasurePanel::closeAsked);
    connect(m_copy, &QToolButton::clicked, this, [this] {
        if (m_tool)
            ui::copyToClipboard(m_tool->measurement().toClipboard(), m_copy);
    });
    connect(m_clear, &QToolButton::clicked, this, [this] {
        if (m_tool)
            m_tool->clear();
    });
    hide();
}

void MeasurePanel::setTool(ui::MeasureTool *tool)
{
    if (m_tool)
        disconnect(m_tool, nullptr, this, nullptr);
    m_tool = tool;
    if (m_tool)
        connect(m_tool, &ui::MeasureTool::changed, this, &MeasurePanel::refresh);
    setVisible(tool != nullptr);
    refresh();
}

QString MeasurePanel::headline() const
{
    return m_headline->text();
}

void MeasurePanel::refresh()
{
    if (!m_tool)
        return;
    const ui::Measurement &measured = m_tool->measurement();
    m_title->setText(measured.title());
    const bool complete = measured.isComplete();
    m_headline->setText(complete ? measured.headline() : QStringLiteral("–"));
    m_details->setText(complete ? measured.details() : m_tool->hint());
    m_copy->setEnabled(complete);
    m_clear->setEnabled(!measured.points.empty());
    updateGeometry();
}

} // namespace dothi::app
