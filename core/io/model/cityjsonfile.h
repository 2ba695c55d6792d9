// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/result.h>
#include <dothi/io/model/jsontext.h>

#include <QSaveFile>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace dothi::io {

/// A CityJSON 2.0 file being written, object by object; what was there before stays until finish().
class CityJsonFile
{
public:
    /// Positions are rounded to `scale` from `translate`.
    CityJsonFile(const QString &path, const geo::Coord &scale, const geo::Coord &translate);

    [[nodiscard]] Result<> open();
    /// The number of a position in the file; the same for the same position. nullopt: it is too far off.
    [[nodiscard]] std::optional<std::int64_t> vertex(const geo::Coord &world);
    /// The same of whole numbers of `scale` from `translate`.
    [[nodiscard]] std::int64_t vertexAt(const std::array<std::int64_t, 3> &units);
    /// An identifier that no object of the file has, as near to `wanted` as may be.
    [[nodiscard]] std::string freeId(const std::string &wanted) const;
    [[nodiscard]] Result<> object(const std::string &id, std::string_view json);
    /// Writes positions, transform and `members` (the extent is added to "metadata").
    [[nodiscard]] Result<> finish(JsonMembers metadata, const JsonMembers &members);

    [[nodiscard]] const geo::Coord &scale() const { return m_scale; }
    [[nodiscard]] const geo::Coord &translate() const { return m_translate; }

private:
    struct Hash
    {
        size_t operator()(const std::array<std::int64_t, 3> &units) const;
    };
    [[nodiscard]] Result<> flush(bool all);
    [[nodiscard]] Failure failed() const;

    QSaveFile m_file;
    geo::Coord m_scale;
    geo::Coord m_translate;
    std::string m_text; ///< not yet written
    std::unordered_map<std::array<std::int64_t, 3>, std::uint32_t, Hash> m_numbers;
    std::vector<std::array<std::int64_t, 3>> m_vertices;
    std::unordered_set<std::string> m_ids;
};

} // namespace dothi::io
