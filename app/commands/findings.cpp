// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "findings.h"

#include <dothi/base/text.h>
#include <dothi/geo/codec.h>

#include <QCoreApplication>

namespace dothi::commands {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::ValidateCommand)
};

constexpr qsizetype kLines = 20;

} // namespace

void Findings::add(const QString &id, const QString &layer, const QString &feature,
                   const std::vector<geo::ValidationError> &errors)
{
    if (errors.empty())
        return;
    ++m_invalid;
    for (const geo::ValidationError &error : errors) {
        ++m_total;
        ++m_codes[error.code];
        const QString name = geo::validationErrorName(error.code);
        if (m_lines.size() < kLines) {
            m_lines.append(QStringLiteral("  %1  %2 %3  (%4; %5; %6)  %7")
                               .arg(id)
                               .arg(error.code)
                               .arg(name, formatNumber(error.where.x, 3), formatNumber(error.where.y, 3),
                                    formatNumber(error.where.z, 3), error.message));
        }
        if (m_list.size() >= kMostListed)
            continue;
        QJsonObject entry{{QLatin1String("id"), id},
                          {QLatin1String("code"), error.code},
                          {QLatin1String("name"), name},
                          {QLatin1String("where"), geo::toGeoJson(geo::Geometry::point(error.where, true))},
                          {QLatin1String("message"), error.message}};
        const auto number = [&entry](const char *key, qint64 value) {
            if (value >= 0)
                entry.insert(QLatin1String(key), value);
        };
        number("solid", error.solid);
        number("shell", error.shell);
        number("face", error.face);
        if (!layer.isEmpty()) {
            entry.insert(QLatin1String("layer"), layer);
            entry.insert(QLatin1String("feature"), feature);
        }
        m_list.append(entry);
    }
}

process::CommandResult Findings::result(const geo::ValidationOptions &options, int epsg) const
{
    process::CommandResult result;
    QJsonObject codes;
    for (const auto &[code, count] : m_codes)
        codes.insert(QString::number(code), count);
    result.json = {
        {QLatin1String("valid"), m_total == 0},
        {QLatin1String("checked"), m_checked},
        {QLatin1String("invalid"), m_invalid},
        {QLatin1String("errorCount"), m_total},
        {QLatin1String("codes"), codes},
        {QLatin1String("tolerances"), QJsonObject{{QLatin1String("snapM"), options.snapM},
                                                  {QLatin1String("planarityM"), options.planarityM},
                                                  {QLatin1String("planarityDeg"), options.planarityDeg},
                                                  {QLatin1String("overlapM"), options.overlapM}}},
        {QLatin1String("errors"), m_list}};
    if (epsg > 0)
        result.json.insert(QLatin1String("crs"), geo::geoJsonCrs(epsg));
    result.no = m_total > 0;
    if (m_total == 0) {
        result.text = Tr::tr("Valid: %n geometry(s) checked.", nullptr, static_cast<int>(m_checked));
        return result;
    }
    result.text =
        Tr::tr("Not valid: %1 of %2 geometries, %3 errors.").arg(m_invalid).arg(m_checked).arg(m_total);
    for (const auto &[code, count] : m_codes)
        result.text += QStringLiteral("\n%1 %2: %3").arg(code).arg(geo::validationErrorName(code)).arg(count);
    result.text += QLatin1Char('\n') + m_lines.join(QLatin1Char('\n'));
    if (const qint64 more = m_total - m_lines.size(); more > 0)
        result.text +=
            QStringLiteral("\n  ") + Tr::tr("… and %n more, see --json.", nullptr, static_cast<int>(more));
    return result;
}

} // namespace dothi::commands
