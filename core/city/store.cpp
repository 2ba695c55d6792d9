// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/city/store.h>

namespace dothi::city {

Result<std::vector<Feature>> Store::readAll(const QString &layer, const Query &query) const
{
    std::vector<Feature> features;
    DOTHI_TRY(read(layer, query, [&features](Feature &feature) {
        features.push_back(std::move(feature));
        return Visit::Continue;
    }));
    return features;
}

Result<std::optional<Feature>> Store::feature(const QString &layer, FeatureId id) const
{
    Query query;
    query.ids = {id};
    query.withSolid = true;
    Result<std::vector<Feature>> found = readAll(layer, query);
    if (!found)
        return Failure(std::move(found).error());
    if (found->empty())
        return std::optional<Feature>();
    return std::optional<Feature>(std::move(found->front()));
}

} // namespace dothi::city
