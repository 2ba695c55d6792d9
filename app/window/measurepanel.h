// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/ui/measuretool.h>
#include <dothi/ui/viewoverlays.h>

#include <QPointer>

class QLabel;
class QToolButton;

namespace dothi::app {

/// The figures of the measurement in hand, laid over the view, with copy and clear.
class MeasurePanel : public ui::Pill
{
    Q_OBJECT
public:
    explicit MeasurePanel(QWidget *parent = nullptr);
    /// Null hides the panel.
    void setTool(ui::MeasureTool *tool);
    [[nodiscard]] QString headline() const;

Q_SIGNALS:
    void closeAsked();

private:
    void refresh();

    QPointer<ui::MeasureTool> m_tool;
    QLabel *m_title;
    QLabel *m_headline;
    QLabel *m_details;
    QToolButton *m_copy;
    QToolButton *m_clear;
};

} // namespace dothi::app
