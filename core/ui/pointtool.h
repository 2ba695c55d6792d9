// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/ui/viewtool.h>

namespace dothi::ui {

/// One click says where; Esc says nothing. Either way the tool gives the view back.
class PointTool : public ViewTool
{
    Q_OBJECT
public:
    /// `hint`: what the point is for, one sentence.
    explicit PointTool(const QString &hint, QObject *parent = nullptr);

    [[nodiscard]] QString hint() const override { return m_hint; }
    void click(const ViewSpot &spot) override;
    void stop() override;

Q_SIGNALS:
    void picked(const geo::Coord &where);
    /// After picked(), or without it.
    void ended();

private:
    QString m_hint;
};

} // namespace dothi::ui
