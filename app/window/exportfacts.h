// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace dothi::app {

/// What a format can be made of.
enum class Takes
{
    Buildings, ///< and, where it is said, nothing else
    Meshes,    ///< buildings and terrain
    OneLayer,
    Layers,
    Originals ///< files that were imported; no layers
};

/// What is said of a format before anything is written.
struct FormatFacts
{
    Takes takes = Takes::Layers;
    QString title;
    QString holds;
    QString leavesOut;
};
[[nodiscard]] FormatFacts factsOf(const QString &format);

} // namespace dothi::app
