// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/model/exportchoice.h>

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>

namespace dothi::io {

ExportChoice::ExportChoice(const ExportRequest &request, const city::LayerDef &layer)
    : m_area(request.area)
    , m_named(!request.features.empty())
    , m_placeless(layer.geometry == geo::GeometryType::None)
{
    for (const city::FeatureRef &ref : request.features) {
        if (ref.layer == layer.id)
            m_ids.push_back(ref.id);
    }
    std::ranges::sort(m_ids);
    m_ids.erase(std::unique(m_ids.begin(), m_ids.end()), m_ids.end());
}

bool ExportChoice::isNothing() const
{
    return (m_named && m_ids.empty()) || (m_placeless && !m_area.isEmpty());
}

void ExportChoice::narrow(city::Query &query) const
{
    query.extent = m_area;
    query.ids = m_ids;
}

bool ExportChoice::takes(const city::Feature &feature) const
{
    if (m_named && !std::ranges::binary_search(m_ids, feature.id))
        return false;
    if (m_area.isEmpty())
        return true;
    return !feature.geometry.isEmpty() && isWithin(m_area, feature.geometry.extent().center());
}

bool isWithin(const geo::Extent &area, const geo::Coord &c)
{
    return area.isEmpty() ||
           (c.x >= area.minX() && c.x < area.maxX() && c.y >= area.minY() && c.y < area.maxY());
}

Result<> checkChosen(const ExportRequest &request, bool anything)
{
    if (anything || !request.isPart())
        return {};
    return fail(Error(ErrorCode::NotFound,
                      QCoreApplication::translate("dothi::Export",
                                                  "Nothing that the format holds lies in what was chosen."))
                    .withAdvice(QCoreApplication::translate(
                        "dothi::Export", "Choose a larger area, or other layers; positions are easting and "
                                         "northing in the city's coordinate system.")));
}

Result<geo::Extent> parseExportArea(const QString &text)
{
    const auto bad = [&text] {
        return fail(Error(ErrorCode::InvalidArgument,
                          QCoreApplication::translate("dothi::Export", "“%1” is no area.").arg(text))
                        .withAdvice(QCoreApplication::translate(
                            "dothi::Export", "Name two opposite corners in metres of the city's coordinate "
                                             "system: E1,N1,E2,N2.")));
    };
    const QStringList words = text.split(QLatin1Char(','));
    std::array<double, 4> numbers{};
    if (words.size() != 4)
        return bad();
    constexpr double kFarthest = 1e8; // beyond any projected system in metres
    for (qsizetype i = 0; i < 4; ++i) {
        bool isNumber = false;
        const double number = words[i].trimmed().toDouble(&isNumber);
        if (!isNumber || !(std::abs(number) < kFarthest))
            return bad();
        numbers[static_cast<size_t>(i)] = number;
    }
    geo::Extent area;
    area.add(geo::Coord{numbers[0], numbers[1], 0});
    area.add(geo::Coord{numbers[2], numbers[3], 0});
    if (area.width() <= 0 || area.height() <= 0)
        return bad();
    return area;
}

} // namespace dothi::io
