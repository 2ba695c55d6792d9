// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/ui/pointtool.h>

namespace dothi::ui {

PointTool::PointTool(const QString &hint, QObject *parent)
    : ViewTool(parent)
    , m_hint(hint)
{}

void PointTool::click(const ViewSpot &spot)
{
    Q_EMIT picked(spot.where);
    Q_EMIT finished();
}

void PointTool::stop()
{
    Q_EMIT ended();
}

} // namespace dothi::ui
