// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/gdalinit.h>
#include <dothi/io/crslist.h>
#include <dothi/io/import/crscheck.h>

#include <ogr_srs_api.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace dothi::io {

namespace {

std::map<int, QString> readRegistry()
{
    geo::GdalErrorTrap trap;
    std::map<int, QString> names;
    int count = 0;
    OSRCRSInfo **list = OSRGetCRSInfoListFromDatabase("EPSG", nullptr, &count);
    for (int i = 0; list && i < count; ++i) {
        const OSRCRSInfo &entry = *list[i];
        if (entry.bDeprecated ||
            (entry.eType != OSR_CRS_TYPE_PROJECTED && entry.eType != OSR_CRS_TYPE_GEOGRAPHIC_2D))
            continue;
        if (const int code = QByteArray(entry.pszCode).toInt(); code > 0)
            names[code] = QString::fromUtf8(entry.pszName);
    }
    OSRDestroyCRSInfoList(list);
    return names;
}

} // namespace

std::vector<KnownCrs> knownSystems(const geo::Crs &city)
{
    static const std::map<int, QString> registry = readRegistry();
    std::vector<int> first{city.epsg()};
    std::vector<Vn2000Zone> zones = vn2000Zones();
    std::ranges::stable_sort(zones, {}, [&city](const Vn2000Zone &zone) {
        const double away = std::abs(zone.meridian - city.centralMeridian());
        return std::isfinite(away) ? away : zone.meridian;
    });
    for (const Vn2000Zone &zone : zones)
        first.push_back(zone.epsg);
    for (const int code : {3405, 3406, 4756, 4326, 32648, 32649, 3857})
        first.push_back(code);
    std::vector<KnownCrs> systems;
    std::map<int, QString> left = registry;
    for (const int code : first) {
        const auto entry = left.find(code);
        if (entry == left.end())
            continue;
        systems.push_back({code, entry->second});
        left.erase(entry);
    }
    for (const auto &[code, name] : left)
        systems.push_back({code, name});
    return systems;
}

} // namespace dothi::io
