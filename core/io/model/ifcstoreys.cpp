// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/model/ifcstoreys.h>

#include <algorithm>
#include <cmath>

namespace dothi::io {

namespace {

constexpr qsizetype kLongestStoreyText = 2000;
constexpr double kFarthestTerrainM = 10;
/// A ground floor may lie a little beside ±0.00.
constexpr double kAtGradeM = 0.5;
/// Less is no storey but a level that something was drawn on.
constexpr double kLeastStoreyM = 1.5;

} // namespace

double plannedGround(const IfcLevels &levels)
{
    if (levels.referenceM && levels.terrainM &&
        std::abs(*levels.terrainM - *levels.referenceM) <= kFarthestTerrainM)
        return levels.originM + *levels.terrainM - *levels.referenceM;
    std::optional<double> lowest;
    for (const IfcStorey &storey : levels.storeys) {
        if (storey.inhabited)
            lowest = std::min(lowest.value_or(storey.levelM), storey.levelM);
    }
    return lowest && *lowest > levels.originM + kAtGradeM ? *lowest : levels.originM;
}

void describeStoreys(PlainBuilding &building, IfcLevels levels)
{
    std::ranges::sort(levels.storeys, {}, &IfcStorey::levelM);
    const double ground = plannedGround(levels);
    if (building.footM || !levels.storeys.empty())
        building.footM = ground;
    int above = 0;
    int below = 0;
    QStringList names;
    for (size_t i = 0; i < levels.storeys.size(); ++i) {
        const IfcStorey &storey = levels.storeys[i];
        names.append(QStringLiteral("%1 (%2 m)").arg(storey.name, QString::number(storey.levelM, 'f', 2)));
        if (!storey.inhabited)
            continue;
        const bool last = i + 1 == levels.storeys.size();
        const double heightM = last ? 2 * kAtGradeM : levels.storeys[i + 1].levelM - storey.levelM;
        if (storey.levelM >= ground - kAtGradeM || ground - storey.levelM <= heightM / 2)
            ++above;
        else if (last || heightM >= kLeastStoreyM)
            ++below;
    }
    if (!names.isEmpty())
        building.attributes.insert(QStringLiteral("ifcStoreys"),
                                   names.join(QStringLiteral("; ")).left(kLongestStoreyText));
    int said = 0;
    for (auto it = building.attributes.begin(); it != building.attributes.end(); ++it) {
        if (it.key().endsWith(QLatin1String(".NumberOfStoreys")))
            said = it.value().toInt();
    }
    // Of basements the property does not say whether it counts them.
    if (const int storeys = said > 0 && below == 0 ? said : above; storeys > 0)
        building.attributes.insert(QStringLiteral("storeysAboveGround"), storeys);
    if (below > 0)
        building.attributes.insert(QStringLiteral("storeysBelowGround"), below);
}

} // namespace dothi::io
