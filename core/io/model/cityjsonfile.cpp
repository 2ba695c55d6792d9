// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/passingfile.h>
#include <dothi/io/model/cityjsonfile.h>

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>

namespace dothi::io {

namespace {

constexpr size_t kReadBlock = 1'000'000;
/// Beyond, a double has no whole numbers of its own (2⁵³).
constexpr double kMostUnits = 9e15;

void appendTriple(std::string &out, const geo::Coord &c)
{
    out += '[';
    appendNumber(out, c.x);
    out += ',';
    appendNumber(out, c.y);
    out += ',';
    appendNumber(out, c.z);
    out += ']';
}

} // namespace

size_t CityJsonFile::Hash::operator()(const std::array<std::int64_t, 3> &units) const
{
    std::uint64_t hash = 0;
    for (const std::int64_t unit : units) {
        hash = (hash ^ static_cast<std::uint64_t>(unit)) * 0x9E3779B97F4A7C15ULL;
        hash ^= hash >> 29;
    }
    return hash;
}

CityJsonFile::CityJsonFile(const QString &path, const geo::Coord &scale, const geo::Coord &translate)
    : m_file(path)
    , m_scale(scale)
    , m_translate(translate)
    , m_text(R"({"type":"CityJSON","version":"2.0","CityObjects":{)")
{}

Failure CityJsonFile::failed() const
{
    return fail(
        Error(ErrorCode::Io, QCoreApplication::translate("dothi::Export", "The file cannot be written."))
            .inFile(m_file.fileName())
            .withAdvice(QCoreApplication::translate(
                "dothi::Export", "Check the free space and your rights in that folder; what was there "
                                 "is unchanged."))
            .withDetail(m_file.errorString()));
}

Result<> CityJsonFile::open()
{
    // A QSaveFile puts itself in the place of a pipe or device.
    if (mayBeReplaced(m_file.fileName()))
        return failed();
    return m_file.open(QIODevice::WriteOnly) ? Result<>() : Result<>(failed());
}

Result<> CityJsonFile::flush(bool all)
{
    if (m_text.size() < kReadBlock && !all)
        return {};
    const auto size = static_cast<qint64>(m_text.size());
    if (m_file.write(m_text.data(), size) != size)
        return failed();
    m_text.clear();
    return {};
}

std::optional<std::int64_t> CityJsonFile::vertex(const geo::Coord &world)
{
    const std::array<double, 3> units = {(world.x - m_translate.x) / m_scale.x,
                                         (world.y - m_translate.y) / m_scale.y,
                                         (world.z - m_translate.z) / m_scale.z};
    std::array<std::int64_t, 3> rounded{};
    for (size_t i = 0; i < units.size(); ++i) {
        if (!(std::abs(units[i]) < kMostUnits))
            return std::nullopt;
        rounded[i] = std::llround(units[i]);
    }
    return vertexAt(rounded);
}

std::int64_t CityJsonFile::vertexAt(const std::array<std::int64_t, 3> &units)
{
    const auto [place, isNew] = m_numbers.try_emplace(units, static_cast<std::uint32_t>(m_vertices.size()));
    if (isNew)
        m_vertices.push_back(units);
    return place->second;
}

std::string CityJsonFile::freeId(const std::string &wanted) const
{
    std::string id = wanted;
    for (int n = 2; m_ids.contains(id); ++n)
        id = wanted + '~' + std::to_string(n);
    return id;
}

Result<> CityJsonFile::object(const std::string &id, std::string_view json)
{
    if (!m_ids.empty())
        m_text += ',';
    m_ids.insert(id);
    m_text += quotedJson(id);
    m_text += ':';
    m_text += json;
    return flush(false);
}

Result<> CityJsonFile::finish(JsonMembers metadata, const JsonMembers &members)
{
    m_text += "},\n\"vertices\":[";
    std::array<std::int64_t, 3> least{};
    std::array<std::int64_t, 3> most{};
    least.fill(std::numeric_limits<std::int64_t>::max());
    most.fill(std::numeric_limits<std::int64_t>::min());
    for (size_t i = 0; i < m_vertices.size(); ++i) {
        m_text += i > 0 ? ",[" : "[";
        for (size_t axis = 0; axis < 3; ++axis) {
            if (axis > 0)
                m_text += ',';
            m_text += std::to_string(m_vertices[i][axis]);
            least[axis] = std::min(least[axis], m_vertices[i][axis]);
            most[axis] = std::max(most[axis], m_vertices[i][axis]);
        }
        m_text += ']';
        DOTHI_TRY(flush(false));
    }
    m_text += "],\n\"transform\":{\"scale\":";
    appendTriple(m_text, m_scale);
    m_text += ",\"translate\":";
    appendTriple(m_text, m_translate);
    m_text += "},\n\"metadata\":{";
    std::string extent;
    if (!m_vertices.empty()) {
        const auto world = [this](const std::array<std::int64_t, 3> &units) {
            return geo::Coord{static_cast<double>(units[0]) * m_scale.x + m_translate.x,
                              static_cast<double>(units[1]) * m_scale.y + m_translate.y,
                              static_cast<double>(units[2]) * m_scale.z + m_translate.z};
        };
        appendTriple(extent, world(least));
        extent.back() = ',';
        std::string upper;
        appendTriple(upper, world(most));
        extent.append(upper, 1);
        metadata.emplace_back("geographicalExtent", extent);
    }
    for (size_t i = 0; i < metadata.size(); ++i) {
        if (i > 0)
            m_text += ',';
        m_text += quotedJson(metadata[i].first);
        m_text += ':';
        m_text += metadata[i].second;
    }
    m_text += '}';
    for (const auto &[name, value] : members) {
        m_text += ",\n";
        m_text += quotedJson(name);
        m_text += ':';
        m_text += value;
    }
    m_text += "}\n";
    DOTHI_TRY(flush(true));
    return m_file.commit() ? Result<>() : Result<>(failed());
}

} // namespace dothi::io
