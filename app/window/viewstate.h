// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/scene/camera.h>
#include <dothi/scene/section.h>

#include <QDateTime>
#include <QString>

#include <optional>

namespace dothi::app {

/// How one looks at a city: what a window that is built anew (in another language) has to take up again. A
/// value; what is kept in settings and with the city (layers, styles, theme) is not in it.
struct ViewState
{
    struct Second
    {
        scene::CameraPose pose;
        bool linked = true;
    };
    /// Somebody on foot.
    struct Stand
    {
        geo::Coord at; ///< map
        double headingDeg = 0;
    };
    QString address; ///< of the city; empty: none is open
    scene::CameraPose pose;
    std::optional<Stand> stand;
    std::optional<Second> second;
    QDateTime sun; ///< invalid: the even light
    scene::Section section;
    bool underground = false;
};

} // namespace dothi::app
