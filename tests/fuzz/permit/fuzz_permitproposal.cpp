// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonDocument>

#include <permit/logic/massing.h>

#include <cstdlib>

using namespace dothi;

/// Any bytes as a proposal: an error, or a proposal that is written and read again as the same, and that can
/// be built up into buildings.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const geo::Crs crs = geo::Crs::fromEpsg(9210).value();
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const Result<permit::Proposal> first = permit::Proposal::fromJson(bytes, crs);
    if (!first)
        return 0;
    if (first->volumes.empty() || first->volumes.size() > 64)
        std::abort();
    const QJsonObject json = first->toJson(9210);
    if (const Result<permit::Proposal> again = permit::Proposal::fromJson(QJsonDocument(json).toJson(), crs);
        again && again->toJson(9210) != json)
        std::abort();
    if (const Result<permit::Massing> massing = permit::Massing::of(first->volumes, first->groundM);
        massing && massing->parts.empty())
        std::abort();
    return 0;
}
