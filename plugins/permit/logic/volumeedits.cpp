// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/ops.h>

#include <permit/logic/volumeedits.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace dothi::permit {

geo::Geometry drawnIn(geo::Geometry footprint, const geo::Coord &middle, double share)
{
    const double scale = std::sqrt(share);
    for (geo::Coord &c : footprint.coords()) {
        c.x = middle.x + (c.x - middle.x) * scale;
        c.y = middle.y + (c.y - middle.y) * scale;
    }
    return footprint;
}

bool standsAboveGround(const Volume &volume)
{
    return volume.kind != VolumeKind::Basement && volume.kind != VolumeKind::Roof;
}

Result<Volumes> cleaned(Volumes volumes)
{
    std::erase_if(volumes, [](const Volume &v) {
        return geo::area(v.footprint) < kSmallestFootprintM2 || v.topM <= v.baseM;
    });
    Volumes kept;
    for (const Volume &volume : volumes) {
        bool carried = volume.kind != VolumeKind::Roof;
        for (const Volume &other : volumes) {
            if (carried || !standsAboveGround(other))
                continue;
            const Result<geo::Geometry> common = geo::intersection(volume.footprint, other.footprint);
            DOTHI_TRY(common);
            carried = geo::area(*common) > kSmallestFootprintM2;
        }
        if (carried)
            kept.push_back(volume);
    }
    return kept;
}

Volumes lowered(const Volumes &volumes, const std::function<bool(size_t)> &concerned, double ceilingM)
{
    Volumes result = volumes;
    for (size_t i = 0; i < result.size(); ++i) {
        if (result[i].kind != VolumeKind::Basement && concerned(i))
            result[i].topM = std::min(result[i].topM, ceilingM);
    }
    return result;
}

Volumes withoutTopStorey(Volumes volumes)
{
    auto highest = volumes.end();
    for (auto it = volumes.begin(); it != volumes.end(); ++it) {
        if (standsAboveGround(*it) && (highest == volumes.end() || it->topM > highest->topM))
            highest = it;
    }
    if (highest == volumes.end())
        return volumes;
    const double storeyM = (highest->topM - highest->baseM) / highest->storeys;
    const double oldTopM = highest->topM;
    for (Volume &volume : volumes) {
        if (volume.kind == VolumeKind::Roof && volume.baseM >= oldTopM - 0.5) {
            volume.baseM -= storeyM;
            volume.topM -= storeyM;
        }
    }
    highest->topM -= storeyM;
    if (--highest->storeys == 0)
        volumes.erase(highest);
    return volumes;
}

Volumes withoutLowestBasement(Volumes volumes)
{
    constexpr double kSameLevelM = 0.5;
    const auto isBasement = [](const Volume &v) { return v.kind == VolumeKind::Basement && v.storeys > 0; };
    double lowestM = std::numeric_limits<double>::max();
    for (const Volume &volume : volumes) {
        if (isBasement(volume))
            lowestM = std::min(lowestM, volume.baseM);
    }
    for (Volume &volume : volumes) {
        if (!isBasement(volume) || volume.baseM > lowestM + kSameLevelM)
            continue;
        const double left = static_cast<double>(volume.storeys - 1) / volume.storeys;
        volume.baseM = volume.topM - (volume.topM - volume.baseM) * left;
        volume.parkingM2 *= left;
        volume.technicalM2 *= left;
        --volume.storeys;
    }
    std::erase_if(volumes, [](const Volume &v) { return v.kind == VolumeKind::Basement && v.storeys == 0; });
    return volumes;
}

} // namespace dothi::permit
