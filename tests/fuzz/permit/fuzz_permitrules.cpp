// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <permit/logic/rules.h>

#include <cstdlib>

using namespace dothi;

/// Any bytes as a rule set: an error, or a set whose tables are complete and can be asked for any value.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    qputenv("DOTHI_DATA_DIR", DOTHI_RESOURCES);
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const Result<permit::RuleSet> rules = permit::RuleSet::fromJson(bytes);
    if (!rules)
        return 0;
    for (const double height : {-5.0, 0.0, 19.0, 46.0, 46.01, 1e6}) {
        for (const double area : {-1.0, 0.0, 3000.0, 1e9}) {
            const double density = rules->apartmentDensityTable.table.at(height, area);
            if (!(density >= 0 && density <= 100) || !(rules->setbackTable.table.at(area, height) >= 0) ||
                !(rules->farTable.table.at(height, area) >= 0) ||
                !(rules->houseDensityTable.table.at(area) >= 0))
                std::abort();
        }
        if (!(rules->spacing.bandOf(height).longSides.requiredM(height) >= 0))
            std::abort();
    }
    return 0;
}
