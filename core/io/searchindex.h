// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/city/schema.h>
#include <dothi/city/store.h>
#include <dothi/io/sqlite.h>

#include <QHash>

#include <optional>
#include <span>

/// Finding features by what people type. An FTS5 table `dothi_search` holds, for every row of a layer with
/// searchable fields, its label and its other searchable texts. Accents are folded by FTS5's own tokenizer;
/// đ, which has no Unicode decomposition, is replaced in plain SQL, so that triggers keep the table right
/// when another program edits the file.
namespace dothi::io {

/// A parcel as people write it.
///
/// "212/14" and "212-14" mean parcel 212 on sheet 14 (number before sheet, as in "thửa 212, tờ 14"); parcel
/// 14 on sheet 212 comes after it, when there is one. With the words thửa (đất, số) and tờ (bản đồ, số), or
/// parcel and sheet, the words decide, in either order; one of them alone asks for all parcels of that
/// number, or of that sheet.
struct ParcelQuery
{
    QString number; ///< empty: any
    QString sheet;  ///< empty: any
    bool eitherOrder = false;
};

/// `folded`: the text after foldVietnamese(). Nothing when it does not name a parcel.
[[nodiscard]] std::optional<ParcelQuery> parseParcelQuery(const QString &folded);

/// The FTS5 expression for words typed by a person: every word must occur; the last one may be the beginning
/// of a longer one when it is `unfinished`. Whatever the text holds, it is data, never FTS5 syntax. Empty
/// when there is nothing to search for.
[[nodiscard]] QString ftsExpression(const QString &folded, bool unfinished);

class SearchIndex
{
public:
    /// Creates the table, the numbers of the layers in it and the triggers that keep it right for other
    /// programs.
    static void create(SQLite::Database &database, std::span<const city::LayerDef> layers);
    /// For a layer that a later version of the format brings.
    static void addLayer(SQLite::Database &database, const city::LayerDef &layer);
    /// The triggers of a layer anew, after one of its fields became searchable.
    static void renewTriggers(SQLite::Database &database, const city::LayerDef &layer);

    /// Reads the numbers of the layers.
    SearchIndex(SQLite::Database &database, const city::Schema &schema);

    /// Adds the rows with ids from `first` to `last`, as they are in the layer now.
    void add(const city::LayerDef &layer, city::FeatureId first, city::FeatureId last);
    void remove(const city::LayerDef &layer, city::FeatureId id);
    void clear(const city::LayerDef &layer);

    /// Best first: parcels by number; then what is called exactly what was typed, what begins with it, what
    /// contains the words; in each of these permits, parcels, wards, streets, places, … Possibly more than
    /// `limit`. Looks at no more than some hundred rows of a layer, so that a common word in a million
    /// addresses does not take long.
    [[nodiscard]] std::vector<city::FeatureRef> find(const QString &text, int limit) const;

private:
    struct LayerOf
    {
        QString id;
        int order = 0;
    };
    struct Match
    {
        qint64 row = 0;
        city::FeatureRef ref;
        int rank = 0;
        int layerOrder = 0;
        qsizetype length = 0;
    };

    [[nodiscard]] std::vector<city::FeatureRef> findParcels(const ParcelQuery &query, int limit) const;
    void findWords(const QString &expression, const QString &folded, std::vector<Match> &matches) const;

    SQLite::Database &m_database;
    const city::Schema &m_schema;
    QHash<QString, qint64> m_bases;  ///< layer -> what is added to its ids
    QHash<qint64, LayerOf> m_layers; ///< number -> layer
};

} // namespace dothi::io
