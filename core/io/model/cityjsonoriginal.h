// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/city/feature.h>
#include <dothi/io/model/citymodel.h>

#include <QByteArray>
#include <QJsonObject>
#include <QString>

/// The objects of CityJSON files as a city keeps them, so that an export gives back what an import took:
/// documents of the kind "cityjson".
///
/// - "file/1": a file. `header`: its members but objects and positions, as a CityJSON object; `fields`: our
///   field -> its attribute; `name`: of the file.
/// - "building/17": the original of a feature. `file`: "1"; `feature`: a CityJSONFeature, the object with its
///   parts and only their positions, in the file's CRS and transform; `shape`: shapeKey() of the feature as
///   it was imported; `values`: its values then, as text.
/// - "file/1/object/3": an object no layer shows: `file`, `feature`.
namespace dothi::io {

[[nodiscard]] QString originalKind();
/// Id of the document of a feature, of a file, and of the n-th object of a file that no layer shows.
[[nodiscard]] QString originalId(const city::FeatureRef &feature);
[[nodiscard]] QString originalFileId(int file);
[[nodiscard]] QString originalObjectId(int file, qint64 object);

/// Same as before for the same footprint and shell, to the last bit.
[[nodiscard]] QString shapeKey(const city::Feature &feature);

/// Makes the documents of one file. Keeps its memory for the next one.
class CityJsonOriginals
{
public:
    /// `model` must live longer.
    explicit CityJsonOriginals(const CityModel &model);

    /// The CityJSONFeature of an object and everything below it. Fails with a reason when something in it is
    /// not JSON, or a member is there twice.
    [[nodiscard]] Result<QByteArray> feature(quint32 object);
    /// The file without objects and positions.
    [[nodiscard]] Result<QByteArray> header() const;

private:
    const CityModel &m_model;
    std::vector<quint32> m_localOf; ///< number + 1 of each position in the document in hand
    std::vector<quint32> m_used;
};

/// A document around a CityJSONFeature (or a header): `rest` are its other members.
[[nodiscard]] QByteArray originalDocument(const QJsonObject &rest, const char *name, const QByteArray &json);

} // namespace dothi::io
