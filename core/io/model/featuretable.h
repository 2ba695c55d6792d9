// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/city/feature.h>

#include <QByteArray>
#include <QJsonObject>

#include <vector>

namespace dothi::io {

/// The attributes of some features as columns, the way EXT_structural_metadata keeps them: numbers as
/// FLOAT64, texts and dates as STRING, what is not known as the class's `noData`.
class FeatureTable
{
public:
    /// Stands for a number that is not known.
    static constexpr double kNoNumber = -1e300;

    struct Column
    {
        QString id;
        bool text = false;
        bool used = false; ///< some value is known
        std::vector<double> numbers;
        QByteArray characters;        ///< UTF-8, one text after the other
        std::vector<quint32> offsets; ///< first byte of each text, and the end
    };

    explicit FeatureTable(const city::LayerDef &layer);

    /// Appends a row; its number is count() before.
    void add(const city::Feature &feature);
    void clear();
    [[nodiscard]] size_t count() const { return m_count; }
    [[nodiscard]] const QString &className() const { return m_class; }
    /// The number of the feature in its layer ("id"), then the fields of the layer.
    [[nodiscard]] const std::vector<Column> &columns() const { return m_columns; }
    /// The `schema` object for features of this layer.
    [[nodiscard]] static QJsonObject schema(const city::LayerDef &layer);

private:
    QString m_class;
    std::vector<Column> m_columns;
    size_t m_count = 0;
};

} // namespace dothi::io
