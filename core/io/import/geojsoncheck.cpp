// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/import/geojsoncheck.h>

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace dothi::io {

namespace {

/// Longer strings are no key of GeoJSON, even with every letter written as \uXXXX.
constexpr qsizetype kLongestKey = 6 * 12;
/// Deeper nesting is refused by the parser.
constexpr size_t kDeepest = 1000;

/// The first character of a value that is no object.
bool beginsAnother(char c)
{
    return c == '[' || c == '"' || c == '-' || (c >= '0' && c <= '9') || c == 'n' || c == 't' || c == 'f';
}

} // namespace

void GeoJsonCheck::open(bool array)
{
    if (m_levels.size() >= kDeepest)
        return;
    Level level;
    level.array = array;
    const bool inAttributes = !m_levels.empty() && m_levels.back().attributes;
    level.attributes = inAttributes || m_key == "properties";
    level.features = array && !inAttributes && m_key == "features";
    if (!array && !m_levels.empty() && m_levels.back().features)
        ++m_feature;
    m_levels.push_back(level);
    if (array && !level.attributes && m_coordinates == 0 && m_key == "coordinates") {
        m_coordinates = m_levels.size();
        m_positionLevel = 0;
    }
    m_key.clear();
}

void GeoJsonCheck::close()
{
    if (m_levels.empty())
        return;
    if (m_coordinates == m_levels.size())
        m_coordinates = 0;
    m_levels.pop_back();
    m_key.clear();
}

void GeoJsonCheck::number()
{
    if (m_coordinates == 0)
        return;
    if (m_positionLevel == 0)
        m_positionLevel = m_levels.size();
    else if (m_positionLevel != m_levels.size() && !m_wrong)
        m_wrong = std::max<qint64>(m_feature, 0);
}

/// The string in hand is a key. GDAL takes it in any case, and escapes are letters.
void GeoJsonCheck::takeKey()
{
    m_key = m_text.contains('\\')
                ? QJsonDocument::fromJson("[\"" + m_text + "\"]").array().at(0).toString().toUtf8()
                : m_text;
    m_key = m_key.toLower();
    const bool inAttributes = !m_levels.empty() && m_levels.back().attributes;
    if (m_key == "crs" && !inAttributes && !m_inCrs) {
        m_inCrs = true;
        m_crsLevel = m_levels.size();
        m_crs.clear();
    }
}

void GeoJsonCheck::keepCrs()
{
    m_inCrs = false;
    const QByteArray value = m_crs.trimmed();
    // A crs on every one of a million geometries is the same one.
    if (m_crsTexts.size() < kMostCrs && std::ranges::find(m_crsTexts, value) == m_crsTexts.end())
        m_crsTexts.push_back(value);
}

void GeoJsonCheck::feed(QByteArrayView bytes)
{
    for (const char c : bytes) {
        if (m_inCrs) {
            if (!m_inString && m_levels.size() == m_crsLevel && (c == ',' || c == '}' || c == ']'))
                keepCrs();
            else if (m_crs.size() <= kLongestCrs)
                m_crs.append(c);
        }
        if (m_inString) {
            if (!m_escaped && c == '"') {
                m_inString = false;
                continue;
            }
            m_escaped = !m_escaped && c == '\\';
            if (m_text.size() <= kLongestKey)
                m_text.append(c);
            continue;
        }
        if (m_inNumber &&
            ((c >= '0' && c <= '9') || c == '.' || c == 'e' || c == 'E' || c == '-' || c == '+'))
            continue;
        m_inNumber = false;
        if (!m_notAFeature && !m_levels.empty() && m_levels.back().features && beginsAnother(c))
            m_notAFeature = m_feature + 1;
        switch (c) {
        case '"':
            m_inString = true;
            m_text.clear();
            break;
        case ':':
            takeKey();
            break;
        case '{':
            open(false);
            break;
        case '[':
            open(true);
            break;
        case '}':
        case ']':
            close();
            break;
        case ',':
            m_key.clear();
            break;
        default:
            if ((c >= '0' && c <= '9') || c == '-') {
                m_inNumber = true;
                number();
            }
        }
    }
}

} // namespace dothi::io
