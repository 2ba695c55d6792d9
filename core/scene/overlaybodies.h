// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/geo/localframe.h>
#include <dothi/scene/overlay.h>
#include <dothi/scene/pickindex.h>

#include <memory>
#include <optional>
#include <vector>

namespace dothi::scene {

/// What of an overlay is a body that a ray does not go through: whoever points at the planned house means
/// that, not the one behind it. Its edges are hit a little beside as well, as lines are, so that a corner can
/// be pointed at. Local metres. Main thread.
class OverlayBodies
{
public:
    struct Hit
    {
        double t = 0;            ///< metres from the ray's origin
        city::FeatureRef stands; ///< OverlayVolume::stands
    };

    /// Null where the overlay has no bodies.
    [[nodiscard]] static std::unique_ptr<OverlayBodies> of(const Overlay &overlay,
                                                           const geo::LocalFrame &frame);
    /// The nearest hit.
    [[nodiscard]] std::optional<Hit> pick(const PickRay &ray) const;

private:
    PickIndex m_index;
    std::vector<city::FeatureRef> m_stands; ///< by id of the index, from 1
};

} // namespace dothi::scene
