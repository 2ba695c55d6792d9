// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/city/feature.h>
#include <dothi/city/schema.h>
#include <dothi/io/import.h>

#include <QByteArray>
#include <QSet>
#include <QString>
#include <QStringList>

#include <map>
#include <vector>

namespace dothi::io {

/// A name without case, accents, spaces, underscores and other marks: "Số tờ" and "so_to" are both "soto".
[[nodiscard]] QString normalisedName(const QString &name);

/// How sure a source field is the one a target field is filled from, 0…1: its id or title, an alias, a name
/// cut to the ten characters of a shapefile, one of several cut to the same ten ("dienTich_1").
/// `about`: the name without what only says what the features are, see LayerWords.
[[nodiscard]] double fieldLikeness(const QString &source, const city::FieldDef &target,
                                   const QString &about = {});

/// The confidence of a field that was found by such words.
inline constexpr double kGuessedByWords = 0.72;

/// The words of both languages that say what the features of a layer are.
class LayerWords
{
public:
    explicit LayerWords(const city::LayerDef &layer);
    /// "name" of "Building Name", "ten" of "Tên nhà", "chieucao" of "CHIEU_CAO_NHA (m)": what of a field's
    /// name is not such a word, folded; empty where there is none, or nothing much is left.
    [[nodiscard]] QString rest(const QString &source) const;

private:
    QSet<QString> m_words;
};

/// A source field with some of its values, decoded.
struct FieldCandidate
{
    QString name;
    std::vector<city::Value> samples; ///< known ones only
    double filled = 1;                ///< share of the features looked at that have a value
};

/// Target field -> source field, the best one-to-one assignment above a threshold, with its confidence.
struct FieldMatch
{
    QString target;
    QString source;
    double confidence = 0;
};
/// Of two that are named alike, the one with more values wins; one whose values mostly cannot be what the
/// target holds (words for a number) is not taken.
[[nodiscard]] std::vector<FieldMatch> matchFields(const std::vector<FieldCandidate> &source,
                                                  const city::LayerDef &layer, const city::Schema &schema);

/// A source field named as a target that nothing fills, but whose values mostly cannot be what it holds.
struct UnsuitedField
{
    QString target;
    QString source;
    QString sample; ///< a value that cannot be read
};
[[nodiscard]] std::vector<UnsuitedField> unsuitedFields(const std::vector<FieldCandidate> &source,
                                                        const std::vector<FieldMatch> &chosen,
                                                        const city::LayerDef &layer,
                                                        const city::Schema &schema);

/// What the names and contents of a file say about the layer it belongs to; empty when nothing points to one.
struct LayerClues
{
    QStringList names;  ///< layer name, file name, then folders from the nearest, most telling first
    int dimension = -1; ///< of the geometries; -1: unknown or mixed
    std::vector<FieldCandidate> fields;
};
[[nodiscard]] QString guessLayer(const LayerClues &clues, const city::Schema &schema);

/// Id of the document (kind "mapping") that remembers how files with these fields went into this layer.
[[nodiscard]] QString mappingId(QStringList sourceFields, const QString &targetLayer);
/// `values`: what the user said becomes of single values.
[[nodiscard]] QByteArray mappingToJson(const std::map<QString, QString> &targetToSource,
                                       const ValueChoices &values = {});
/// Entries that name a field of the layer and a source field that is there; anything else in the document is
/// dropped.
[[nodiscard]] std::map<QString, QString> mappingFromJson(const QByteArray &json, const city::LayerDef &layer,
                                                         const QStringList &sourceFields);
/// The values of that document; what the layer has no field or code for is dropped.
[[nodiscard]] ValueChoices valuesFromMapping(const QByteArray &json, const city::LayerDef &layer,
                                             const city::Schema &schema);

} // namespace dothi::io
