// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/text.h>
#include <dothi/io/layertable.h>
#include <dothi/io/searchindex.h>

#include <QRegularExpression>

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>

namespace dothi::io {

using city::FeatureId;
using city::FeatureRef;
using city::FieldDef;
using city::LayerDef;

namespace {

constexpr int kMaxQueryChars = 200;
constexpr int kMaxQueryWords = 12;
constexpr int kCandidatesPerLayer = 200;
constexpr int kFirstOfLayer = 4; ///< of one layer before those of the others
/// A letter alone begins too many words; after other words it helps.
constexpr int kMinUnfinishedChars = 2;
constexpr qint64 kMaxLayerNumber = 30'000;

/// Layers that people look for first; the others follow in the order of the schema.
constexpr const char *kFirstLayers[] = {
    "permit_application", "parcel", "admin_unit", "road", "poi", "water", "building", "planning_zone"};

std::vector<const LayerDef *> searchOrder(const city::Schema &schema)
{
    std::vector<const LayerDef *> order;
    for (const char *id : kFirstLayers) {
        if (const LayerDef *layer = schema.layer(QString::fromLatin1(id)))
            order.push_back(layer);
    }
    for (const LayerDef &layer : schema.layers()) {
        if (std::ranges::find(order, &layer) == order.end())
            order.push_back(&layer);
    }
    return order;
}

std::vector<const FieldDef *> searchableFields(const LayerDef &layer)
{
    std::vector<const FieldDef *> fields;
    for (const FieldDef &field : layer.fields) {
        if (field.searchable)
            fields.push_back(&field);
    }
    // The label first: it has a column of its own.
    std::ranges::stable_partition(fields,
                                  [&layer](const FieldDef *field) { return field->id == layer.labelField; });
    return fields;
}

QByteArray foldedColumn(const FieldDef &field)
{
    return "replace(replace(coalesce(t." + quoted(field.id) + ", ''), 'đ', 'd'), 'Đ', 'D')";
}

/// INSERT for the rows of a layer that meet `condition` (over the alias t); rows without any text are left
/// out.
QByteArray insertWordsSql(const LayerDef &layer, qint64 base, const QByteArray &condition)
{
    const auto fields = searchableFields(layer);
    QByteArray body = "''";
    for (size_t i = 1; i < fields.size(); ++i)
        body = (i == 1 ? foldedColumn(*fields[i]) : body + " || ' ' || " + foldedColumn(*fields[i]));
    return "INSERT INTO dothi_search (rowid, label, body) SELECT row, label, body FROM (SELECT " +
           QByteArray::number(base) + " + t.\"id\" AS row, " + foldedColumn(*fields.front()) +
           " AS label, trim(" + body + ") AS body FROM " + tableName(layer) + " AS t WHERE " + condition +
           ") WHERE label <> '' OR body <> ''";
}

QByteArray deleteSql(qint64 base, const QByteArray &id)
{
    return "DELETE FROM dothi_search WHERE rowid = " + QByteArray::number(base) + " + " + id;
}

void createTriggers(SQLite::Database &database, const LayerDef &layer, qint64 base)
{
    QByteArrayList columns;
    for (const FieldDef *field : searchableFields(layer))
        columns.append(quoted(field->id));
    const QByteArray prefix = "CREATE TRIGGER \"dothi_search_" + layer.id.toUtf8();
    const QByteArray table = " ON " + tableName(layer) + " FOR EACH ROW BEGIN ";
    const QByteArray insert = insertWordsSql(layer, base, "t.\"id\" = NEW.\"id\"") + "; ";
    const QByteArray remove = deleteSql(base, "OLD.\"id\"") + "; ";
    database.exec((prefix + "_insert\" AFTER INSERT" + table + insert + "END").constData());
    database.exec(
        (prefix + "_update\" AFTER UPDATE OF \"id\", " + columns.join(", ") + table + remove + insert + "END")
            .constData());
    database.exec((prefix + "_delete\" AFTER DELETE" + table + remove + "END").constData());
}

bool hasWordCharacter(const QString &word)
{
    return std::ranges::any_of(word, [](QChar c) { return c.isLetterOrNumber(); });
}

/// How well a text begins with the words typed; lower is better.
int rankOf(const QString &label, const QString &body, const QString &query)
{
    const auto startsAt = [&query](const QString &text) {
        return text.startsWith(query) &&
               (text.size() == query.size() || !text.at(query.size()).isLetterOrNumber());
    };
    if (label == query)
        return 0;
    if (body == query || startsAt(label))
        return 1;
    if (startsAt(body) || label.startsWith(query))
        return 2;
    return label.contains(query) || body.contains(query) ? 3 : 4;
}

QString withoutLeadingZeros(const QString &number)
{
    const auto first = std::ranges::find_if(number, [](QChar c) { return c != QLatin1Char('0'); });
    return number.mid(first - number.cbegin());
}

/// A sheet or parcel number as it is compared: "014" is "14", "DC-3" is "dc-3". The indexes below are over
/// this.
QByteArray comparedNumber(const QByteArray &column)
{
    return "lower(ltrim(" + column + ", '0'))";
}

constexpr const char *kCreateTable = "CREATE VIRTUAL TABLE dothi_search USING fts5 (label, body, "
                                     "columnsize = 0, tokenize = 'unicode61 remove_diacritics 2')";

} // namespace

std::optional<ParcelQuery> parseParcelQuery(const QString &folded)
{
    static const QRegularExpression bare(
        QStringLiteral("\\A\\s*(0*[1-9][0-9a-z]*)\\s*[/-]\\s*(0*[1-9][0-9a-z]*)\\s*\\z"));
    if (const auto match = bare.match(folded); match.hasMatch())
        return ParcelQuery{match.captured(1), match.captured(2), true};

    static const QRegularExpression words(QStringLiteral(
        "\\A\\s*(?:(?:(?:thua(?:\\s+dat)?|parcel)(?:\\s+(?:so|no))?[\\s.:]*(?<n1>0*[1-9][0-9a-z.-]*))"
        "(?:[\\s,;/"
        "-]*(?:to|sheet)(?:\\s+(?:ban\\s+do|bd))?(?:\\s+(?:so|no))?[\\s.:]*(?<s1>0*[1-9][0-9a-z.-]*))?"
        "|(?:(?:to|sheet)(?:\\s+(?:ban\\s+do|bd))?(?:\\s+(?:so|no))?[\\s.:]*(?<s2>0*[1-9][0-9a-z.-]*))"
        "(?:[\\s,;/"
        "-]*(?:thua(?:\\s+dat)?|parcel)(?:\\s+(?:so|no))?[\\s.:]*(?<n2>0*[1-9][0-9a-z.-]*))?)\\s*\\z"));
    const auto match = words.match(folded);
    if (!match.hasMatch())
        return std::nullopt;
    const auto either = [&match](const QString &a, const QString &b) {
        return match.captured(a).isEmpty() ? match.captured(b) : match.captured(a);
    };
    return ParcelQuery{either(QStringLiteral("n1"), QStringLiteral("n2")),
                       either(QStringLiteral("s1"), QStringLiteral("s2")), false};
}

QString ftsExpression(const QString &folded, bool unfinished)
{
    static const QRegularExpression space(QStringLiteral("[\\s,;]+"));
    QStringList terms;
    for (QString word : folded.left(kMaxQueryChars).split(space, Qt::SkipEmptyParts)) {
        word.remove(QChar(0)); // would end the expression
        if (!hasWordCharacter(word) || terms.size() == kMaxQueryWords)
            continue;
        terms.append(QLatin1Char('"') + word.replace(QLatin1Char('"'), QStringLiteral("\"\"")) +
                     QLatin1Char('"'));
    }
    const bool any = !terms.isEmpty();
    return terms.join(QLatin1Char(' ')) + (any && unfinished ? QStringLiteral(" *") : QString());
}

void SearchIndex::create(SQLite::Database &database, std::span<const LayerDef> layers)
{
    database.exec(kCreateTable);
    database.exec("CREATE TABLE dothi_search_layer (number INTEGER PRIMARY KEY, layer TEXT NOT NULL UNIQUE)");
    for (const LayerDef &layer : layers)
        addLayer(database, layer);
    const QByteArray index = "CREATE INDEX dothi_parcel_";
    database.exec((index + "number ON parcel (" + comparedNumber("parcel_no") + ", " +
                   comparedNumber("map_sheet") + ')')
                      .constData());
    database.exec((index + "sheet ON parcel (" + comparedNumber("map_sheet") + ')').constData());
    database.exec((index + "former_number ON parcel (" + comparedNumber("old_parcel_no") + ", " +
                   comparedNumber("old_map_sheet") + ')')
                      .constData());
}

void SearchIndex::addLayer(SQLite::Database &database, const LayerDef &layer)
{
    if (searchableFields(layer).empty())
        return;
    const qint64 number =
        queryInteger(database, "SELECT coalesce(max(number), 0) + 1 FROM dothi_search_layer");
    Statement insert(database, "INSERT INTO dothi_search_layer (number, layer) VALUES (?, ?)");
    insert.bindInteger(1, number).bindText(2, layer.id).run();
    createTriggers(database, layer, number * (kMaxFeatureId + 1));
}

void SearchIndex::renewTriggers(SQLite::Database &database, const LayerDef &layer)
{
    Statement select(database, "SELECT number FROM dothi_search_layer WHERE layer = ?");
    select.bindText(1, layer.id);
    if (!select.step()) {
        addLayer(database, layer);
        return;
    }
    const qint64 number = select.integer(0);
    select.reset();
    for (const char *kind : {"_insert\"", "_update\"", "_delete\""})
        database.exec(("DROP TRIGGER IF EXISTS \"dothi_search_" + layer.id.toUtf8() + kind).constData());
    createTriggers(database, layer, number * (kMaxFeatureId + 1));
}

SearchIndex::SearchIndex(SQLite::Database &database, const city::Schema &schema)
    : m_database(database)
    , m_schema(schema)
{
    Statement select(database, "SELECT number, layer FROM dothi_search_layer WHERE number BETWEEN 1 AND ?");
    select.bindInteger(1, kMaxLayerNumber);
    const auto order = searchOrder(schema);
    while (select.step()) {
        const QString id = select.text(1);
        const auto at = std::ranges::find(order, id, [](const LayerDef *layer) { return layer->id; });
        if (at == order.end() || m_bases.contains(id))
            continue;
        m_bases.insert(id, select.integer(0) * (kMaxFeatureId + 1));
        m_layers.insert(select.integer(0), {id, static_cast<int>(at - order.begin())});
    }
}

void SearchIndex::add(const LayerDef &layer, FeatureId first, FeatureId last)
{
    const auto base = m_bases.constFind(layer.id);
    if (base == m_bases.constEnd())
        return;
    Statement insert(m_database, insertWordsSql(layer, *base, "t.\"id\" BETWEEN ? AND ?"));
    insert.bindInteger(1, first).bindInteger(2, last).run();
}

void SearchIndex::remove(const LayerDef &layer, FeatureId id)
{
    const auto base = m_bases.constFind(layer.id);
    if (base == m_bases.constEnd())
        return;
    Statement erase(m_database, deleteSql(*base, "?"));
    erase.bindInteger(1, id).run();
}

void SearchIndex::clear(const LayerDef &layer)
{
    const auto base = m_bases.constFind(layer.id);
    if (base == m_bases.constEnd())
        return;
    const auto count = [this](const QByteArray &where) {
        return queryInteger(m_database, "SELECT count(*) FROM dothi_search_content " + where);
    };
    const QByteArray range =
        "BETWEEN " + QByteArray::number(*base) + " AND " + QByteArray::number(*base + kMaxFeatureId);
    const qint64 own = count("WHERE id " + range);
    if (own < count({}) / 2) {
        m_database.exec(("DELETE FROM dothi_search WHERE rowid " + range).constData());
        return;
    }
    // Removing row by row reads each one's words again; it is faster to begin anew with the other layers.
    m_database.exec("DROP TABLE dothi_search");
    m_database.exec(kCreateTable);
    for (auto it = m_bases.constBegin(); it != m_bases.constEnd(); ++it) {
        if (const LayerDef *other = m_schema.layer(it.key()); other && other->id != layer.id)
            add(*other, 1, kMaxFeatureId);
    }
}

std::vector<FeatureRef> SearchIndex::findParcels(const ParcelQuery &query, int limit) const
{
    const LayerDef *layer = m_schema.layer(QStringLiteral("parcel"));
    std::vector<FeatureRef> found;
    if (!layer)
        return found;
    const auto look = [&](const QString &number, const QString &sheet, const QByteArray &prefix) {
        QByteArrayList conditions;
        if (!number.isEmpty())
            conditions.append(comparedNumber(prefix + "parcel_no") + " = ?1");
        if (!sheet.isEmpty())
            conditions.append(comparedNumber(prefix + "map_sheet") + " = ?2");
        Statement select(m_database,
                         "SELECT \"id\" FROM \"parcel\" WHERE " + conditions.join(" AND ") +
                             " ORDER BY length(map_sheet), map_sheet, length(parcel_no), parcel_no, \"id\" "
                             "LIMIT ?3");
        if (!number.isEmpty())
            select.bindText(1, withoutLeadingZeros(number));
        if (!sheet.isEmpty())
            select.bindText(2, withoutLeadingZeros(sheet));
        select.bindInteger(3, limit);
        while (select.step())
            found.push_back({layer->id, select.integer(0)});
    };
    look(query.number, query.sheet, {});
    if (query.eitherOrder)
        look(query.sheet, query.number, {});
    if (!query.number.isEmpty())
        look(query.number, query.sheet, "old_");
    return found;
}

void SearchIndex::findWords(const QString &expression, const QString &folded,
                            std::vector<Match> &matches) const
{
    Statement select(
        m_database, "SELECT rowid, label, body FROM dothi_search WHERE dothi_search MATCH ?1 AND rowid >= ?2 "
                    "ORDER BY rowid");
    select.bindText(1, expression);
    constexpr qint64 kSpan = kMaxFeatureId + 1;
    qint64 from = 0;
    for (bool again = true; again;) {
        again = false;
        select.bindInteger(2, from);
        qint64 current = -1;
        int taken = 0;
        while (select.step()) {
            const qint64 row = select.integer(0);
            const qint64 number = row / kSpan;
            if (number != current) {
                current = number;
                taken = 0;
            }
            const auto layer = m_layers.constFind(number);
            if (layer == m_layers.constEnd() || taken++ == kCandidatesPerLayer) {
                // Enough of this layer: begin again at the next one, which is cheaper than to walk over all
                // its rows.
                again = number < kMaxLayerNumber;
                from = again ? (number + 1) * kSpan : from;
                break;
            }
            const QString label = foldVietnamese(select.text(1));
            const QString body = foldVietnamese(select.text(2));
            matches.push_back({row,
                               {layer->id, row - number * kSpan},
                               rankOf(label, body, folded),
                               layer->order,
                               label.size() + body.size()});
        }
        select.reset();
    }
}

std::vector<FeatureRef> SearchIndex::find(const QString &text, int limit) const
{
    const QString folded = foldVietnamese(text.left(kMaxQueryChars)).simplified();
    std::vector<FeatureRef> found;
    if (limit <= 0)
        return found;
    if (const auto parcel = parseParcelQuery(folded))
        found = findParcels(*parcel, limit);

    std::vector<Match> matches;
    if (const QString whole = ftsExpression(folded, false); !whole.isEmpty()) {
        findWords(whole, folded, matches);
        // The last word may be unfinished. Collecting every word it may become takes time, so only when it is
        // needed.
        if (static_cast<int>(matches.size()) < limit && folded.size() >= kMinUnfinishedChars)
            findWords(ftsExpression(folded, true), folded, matches);
    }
    std::ranges::sort(matches, std::less(),
                      [](const Match &m) { return std::tuple(m.rank, m.layerOrder, m.length, m.row); });
    // A street has hundreds of lamps and houses: a few of each layer first, so that none crowds out the
    // others.
    std::map<QString, int> taken;
    std::vector<FeatureRef> rest;
    for (Match &match : matches) {
        if (std::ranges::find(found, match.ref) != found.end())
            continue;
        if (++taken[match.ref.layer] <= kFirstOfLayer)
            found.push_back(std::move(match.ref));
        else
            rest.push_back(std::move(match.ref));
    }
    found.insert(found.end(), std::make_move_iterator(rest.begin()), std::make_move_iterator(rest.end()));
    return found;
}

} // namespace dothi::io
