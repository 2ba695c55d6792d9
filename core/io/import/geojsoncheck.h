// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>
#include <vector>

namespace dothi::io {

/// Finds geometries whose coordinates are not all nested alike (RFC 7946: a MultiPolygon has every position
/// four arrays deep). GDAL reads of these what fits and drops the rest without a word, so they must be found
/// before it does. Scans bytes as they come, at memory speed; anything else that is wrong with the JSON is
/// left to the parser.
class GeoJsonCheck
{
public:
    /// The next bytes of the file, in order.
    void feed(QByteArrayView bytes);
    /// Index of the first feature found wrong, from 0 (0 as well for a bare geometry); nothing when all is
    /// well.
    [[nodiscard]] std::optional<qint64> wrongFeature() const { return m_wrong; }
    /// Index of the first entry of a collection's "features" that is no object (null, a number …), from 0;
    /// GDAL passes over it without a word.
    [[nodiscard]] std::optional<qint64> notAFeature() const { return m_notAFeature; }
    /// The values of the members "crs" outside of attributes, as they stand in the file; GDAL obeys any of
    /// them. Each cut after kLongestCrs bytes, and no more than kMostCrs different ones.
    [[nodiscard]] const std::vector<QByteArray> &crsTexts() const { return m_crsTexts; }
    static constexpr qsizetype kLongestCrs = 20'000;
    static constexpr size_t kMostCrs = 100;

private:
    struct Level
    {
        bool array = false;
        bool features = false;   ///< the array of a FeatureCollection
        bool attributes = false; ///< inside "properties": whatever is there is no geometry
    };

    void open(bool array);
    void close();
    void number();
    void takeKey();
    void keepCrs();

    std::vector<Level> m_levels;
    QByteArray m_text; ///< of the string in hand, as far as it may be a key we know
    QByteArray m_key;  ///< before the value that comes next
    bool m_inString = false;
    bool m_escaped = false;
    bool m_inNumber = false;
    size_t m_coordinates = 0;   ///< level the coordinates array is at; 0: not in one
    size_t m_positionLevel = 0; ///< level of the first number in it
    std::vector<QByteArray> m_crsTexts;
    QByteArray m_crs;      ///< the value in hand
    size_t m_crsLevel = 0; ///< level of the object whose member it is
    bool m_inCrs = false;
    qint64 m_feature = -1;
    std::optional<qint64> m_wrong;
    std::optional<qint64> m_notAFeature;
};

} // namespace dothi::io
