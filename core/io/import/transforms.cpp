// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/import/transforms.h>

#include <deque>

namespace dothi::io {

Result<std::shared_ptr<const geo::Transform>> transformFor(const geo::Crs &from, const geo::Crs &to,
                                                           int datumOperation)
{
    struct Known
    {
        geo::Crs from;
        geo::Crs to;
        int datumOperation;
        std::shared_ptr<const geo::Transform> transform;
    };
    constexpr size_t kKept = 16;
    thread_local std::deque<Known> known;
    for (const Known &entry : known) {
        if (entry.datumOperation == datumOperation && entry.from.sameAs(from) && entry.to.sameAs(to))
            return entry.transform;
    }
    Result<geo::Transform> created = geo::Transform::create(from, to, datumOperation);
    if (!created)
        return Failure(std::move(created).error());
    auto transform = std::make_shared<const geo::Transform>(std::move(*created));
    known.push_back({from, to, datumOperation, transform});
    if (known.size() > kKept)
        known.pop_front();
    return transform;
}

} // namespace dothi::io
