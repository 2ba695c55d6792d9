// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/ui/shell.h>
#include <dothi/ui/viewtool.h>

#include <QObject>

namespace dothi::app {

/// What the window writes at a spot of the city for a while: a pin at a position somebody went to, with its
/// coordinates, and how deep a thing below the ground lies where it was pointed at. In all views. Main
/// thread.
class PlaceMarks : public QObject
{
    Q_OBJECT
public:
    explicit PlaceMarks(ui::Shell &shell, QObject *parent = nullptr);

    /// `at`: map coordinates on the ground. Stands until hidePin() or another pin.
    void showPin(const geo::Coord &at);
    /// False: there was none.
    bool hidePin();
    /// What the pin says; empty: there is none.
    [[nodiscard]] const QString &pinText() const { return m_pinText; }
    /// Of pipes, cables, manholes and basements while one looks below the ground; of anything else: takes the
    /// last away.
    void showDepth(const ui::ViewSpot &spot);
    /// The same beside the cursor, without a mark in the picture. None: takes it away.
    void hoverDepth(const std::optional<ui::ViewSpot> &spot);
    void hideDepth();

    /// "E 603 797,26   N 1 191 942,31 · 10,776900° B  106,700900° Đ"; without the second half where there is
    /// no way to WGS 84.
    [[nodiscard]] static QString positionText(const geo::Coord &at, const city::Store &store);

private:
    /// How deep that lies; empty where nothing can be said, or one does not look below the ground.
    [[nodiscard]] QString depthText(const ui::ViewSpot &spot) const;
    [[nodiscard]] QString basementText(const city::FeatureRef &ref) const;
    [[nodiscard]] bool isUsual(const city::FeatureRef &ref) const;
    void draw(const QString &id, const scene::Overlay &overlay);

    ui::Shell &m_shell;
    QString m_pinText;
    bool m_hasDepth = false;
    bool m_hovers = false;
};

} // namespace dothi::app
