// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "usualplot.h"

namespace dothi::test {

Usual::Usual(const char *use, const PermitCity::Values &zone, const char *roadClass, double rowM)
    : maker(city, use)
{
    city.addStreet(roadClass, rowM);
    city.addZone(zone);
    maker.plot(0, 8, 20, 38);
}

permit::Finding only(const permit::Answer &answer, const char *rule)
{
    const std::vector<permit::Finding> findings = findingsOf(answer, rule);
    if (findings.size() != 1)
        qFatal("%zu findings of %s", findings.size(), rule);
    return findings.front();
}

} // namespace dothi::test
