// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/text.h>
#include <dothi/io/import/codedvalues.h>
#include <dothi/io/import/matching.h>
#include <dothi/io/import/values.h>

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <algorithm>
#include <optional>

namespace dothi::io {

namespace {

/// A dBASE table keeps ten characters of a field's name.
constexpr qsizetype kDbfName = 10;
/// Below this a mapping is not proposed.
constexpr double kFieldThreshold = 0.5;

/// "height" for "height_m": the unit at the end of an id is ours.
QString withoutUnit(const QString &id)
{
    static const QStringList units = {QStringLiteral("_m2"),  QStringLiteral("_m"),  QStringLiteral("_mm"),
                                      QStringLiteral("_pct"), QStringLiteral("_kv"), QStringLiteral("_w")};
    for (const QString &unit : units) {
        if (id.endsWith(unit))
            return id.left(id.size() - unit.size());
    }
    return id;
}

/// "dienTich" for "dienTich_1", when the whole is as long as a cut name with a counter is.
std::optional<QString> withoutCounter(const QString &name)
{
    const qsizetype at = name.lastIndexOf(QLatin1Char('_'));
    if (at < 4 || name.size() < kDbfName - 1 || name.size() > kDbfName)
        return std::nullopt;
    const QString digits = name.mid(at + 1);
    if (digits.isEmpty() || digits.size() > 2 ||
        !std::ranges::all_of(digits, [](QChar c) { return c.isDigit(); }))
        return std::nullopt;
    return name.left(at);
}

/// The words of a name: "RoadNetwork_UTM48N" -> road, network, utm, 48, n.
QStringList wordsOf(const QString &name)
{
    QStringList words;
    QString word;
    QChar previous;
    const auto flush = [&] {
        if (!word.isEmpty())
            words.append(foldVietnamese(word));
        word.clear();
    };
    for (const QChar c : name) {
        if (!c.isLetterOrNumber()) {
            flush();
        } else {
            if (!word.isEmpty() && ((c.isUpper() && previous.isLower()) || c.isDigit() != previous.isDigit()))
                flush();
            word.append(c);
        }
        previous = c;
    }
    flush();
    return words;
}

/// How well a layer's alias names this file: the whole name, or whole words of it. Longer aliases say more.
double nameLikeness(const QString &name, const QString &alias)
{
    const QString folded = normalisedName(name);
    const QString wanted = normalisedName(alias);
    if (wanted.isEmpty())
        return 0;
    if (folded == wanted)
        return 1;
    const QStringList words = wordsOf(name);
    for (qsizetype first = 0; first < words.size(); ++first) {
        QString run;
        for (qsizetype last = first; last < words.size(); ++last) {
            run += words[last];
            if (run == wanted) {
                // Two letters ("tu", "xa") are words of their own meaning in any name.
                return wanted.size() < 3
                           ? 0.3
                           : 0.6 + 0.02 * static_cast<double>(std::min<qsizetype>(wanted.size(), 15));
            }
        }
    }
    return 0;
}

/// A few slips are reported value by value; a column of words is not a column of numbers. `unreadable`
/// receives the first value that does not fit.
bool suits(const FieldCandidate &source, const city::FieldDef &target, const city::Schema &schema,
           QString *unreadable = nullptr)
{
    if (target.type == city::FieldType::Text && target.codeList.isEmpty())
        return true;
    size_t fitting = 0;
    for (const city::Value &sample : source.samples) {
        const ConvertedValue converted = convertValue(sample, target, schema);
        const bool fits = !city::isNull(converted.value) || converted.repaired.isEmpty();
        fitting += fits ? 1 : 0;
        if (!fits && unreadable && unreadable->isEmpty())
            *unreadable = city::toText(sample);
    }
    return fitting * 2 >= source.samples.size();
}

} // namespace

QString normalisedName(const QString &name)
{
    QString out;
    for (const QChar c : foldVietnamese(name)) {
        if (c.isLetterOrNumber())
            out.append(c);
    }
    return out;
}

double fieldLikeness(const QString &source, const city::FieldDef &target, const QString &about)
{
    const QString name = normalisedName(source);
    if (name.isEmpty())
        return 0;
    if (source == target.id)
        return 1;
    double best = 0;
    const auto consider = [&](const QString &known, double exact) {
        const QString wanted = normalisedName(known);
        if (wanted.isEmpty())
            return;
        if (name == wanted) {
            best = std::max(best, exact);
        } else if (name + QLatin1Char('s') == wanted || name == wanted + QLatin1Char('s')) {
            best = std::max(best, exact - 0.1);
        } else if (source.size() == kDbfName && wanted.size() > name.size() && wanted.startsWith(name)) {
            best = std::max(best, exact - 0.15); // cut off
        } else if (const std::optional<QString> stem = withoutCounter(source)) {
            // One of several fields cut to the same characters: which one is a guess.
            const QString normalStem = normalisedName(*stem);
            if (wanted.size() >= kDbfName && wanted.startsWith(normalStem))
                best = std::max(best, exact - 0.4);
        }
    };
    consider(target.id, 1);
    consider(withoutUnit(target.id), 0.95);
    for (qsizetype i = 0; i < target.aliases.size(); ++i) {
        // Earlier aliases are the official names.
        consider(target.aliases[i], 0.97 - 0.002 * static_cast<double>(std::min<qsizetype>(i, 30)));
    }
    consider(target.title.vi, 0.9);
    consider(target.title.en, 0.9);
    if (about.isEmpty())
        return best;
    // "Building Name" of a building is its name: likely, but to be looked at.
    const auto considerRest = [&](const QString &known) {
        if (about == normalisedName(known))
            best = std::max(best, kGuessedByWords);
    };
    considerRest(target.id);
    considerRest(withoutUnit(target.id));
    for (const QString &alias : target.aliases)
        considerRest(alias);
    considerRest(target.title.vi);
    considerRest(target.title.en);
    return best;
}

LayerWords::LayerWords(const city::LayerDef &layer)
{
    for (const QString &name : QStringList{layer.id, layer.title.vi, layer.title.en} + layer.aliases) {
        for (const QString &word : wordsOf(name))
            m_words.insert(word);
    }
}

QString LayerWords::rest(const QString &source) const
{
    static const QSet<QString> small = {QStringLiteral("cua"), QStringLiteral("of"), QStringLiteral("the"),
                                        QStringLiteral("m"), QStringLiteral("m2")};
    constexpr qsizetype kMostWords = 12;
    QString rest;
    bool left = false;
    const QStringList words = wordsOf(source);
    if (words.size() > kMostWords)
        return {};
    for (const QString &word : words) {
        const bool told = m_words.contains(word);
        left = left || told;
        if (!told && !small.contains(word))
            rest += word;
    }
    // Two letters are a name in any language.
    constexpr qsizetype kShortest = 3;
    return left && rest.size() >= kShortest ? rest : QString();
}

std::vector<FieldMatch> matchFields(const std::vector<FieldCandidate> &source, const city::LayerDef &layer,
                                    const city::Schema &schema)
{
    struct Possible
    {
        FieldMatch match;
        double rank;
    };
    std::vector<Possible> all;
    const LayerWords words(layer);
    for (const city::FieldDef &target : layer.fields) {
        for (const FieldCandidate &candidate : source) {
            const double likeness = fieldLikeness(candidate.name, target, words.rest(candidate.name));
            if (likeness >= kFieldThreshold && suits(candidate, target, schema))
                all.push_back(
                    {{target.id, candidate.name, likeness}, likeness - 0.3 * (1 - candidate.filled)});
        }
    }
    std::ranges::stable_sort(all, [](const Possible &a, const Possible &b) { return a.rank > b.rank; });
    std::vector<FieldMatch> chosen;
    for (const auto &[match, rank] : all) {
        const bool taken = std::ranges::any_of(chosen, [&](const FieldMatch &c) {
            return c.target == match.target || c.source == match.source;
        });
        if (!taken)
            chosen.push_back(match);
    }
    return chosen;
}

std::vector<UnsuitedField> unsuitedFields(const std::vector<FieldCandidate> &source,
                                          const std::vector<FieldMatch> &chosen, const city::LayerDef &layer,
                                          const city::Schema &schema)
{
    std::vector<UnsuitedField> found;
    for (const city::FieldDef &target : layer.fields) {
        if (std::ranges::find(chosen, target.id, &FieldMatch::target) != chosen.end())
            continue;
        for (const FieldCandidate &candidate : source) {
            QString unreadable;
            if (std::ranges::find(chosen, candidate.name, &FieldMatch::source) == chosen.end() &&
                fieldLikeness(candidate.name, target) >= kFieldThreshold &&
                !suits(candidate, target, schema, &unreadable))
                found.push_back({target.id, candidate.name, unreadable});
        }
    }
    return found;
}

QString guessLayer(const LayerClues &clues, const city::Schema &schema)
{
    QString best;
    double bestScore = 0;
    for (const city::LayerDef &layer : schema.layers()) {
        const int dimension = geo::Geometry(layer.geometry).dimension();
        if (layer.geometry == geo::GeometryType::None ||
            (clues.dimension >= 0 && clues.dimension != dimension))
            continue;
        double name = 0;
        double weight = 1;
        for (const QString &clue : clues.names) {
            double here = std::max(nameLikeness(clue, layer.id), nameLikeness(clue, layer.title.vi));
            here = std::max(here, nameLikeness(clue, layer.title.en));
            for (const QString &alias : layer.aliases)
                here = std::max(here, nameLikeness(clue, alias));
            name = std::max(name, here * weight);
            weight = std::max(0.5, weight - 0.1);
        }
        double fields = 0;
        for (const FieldMatch &match : matchFields(clues.fields, layer, schema)) {
            // "source", "name" and "code" are in every layer and tell nothing.
            // Nor do names that were found by words of the layer itself.
            if (match.confidence > kGuessedByWords && match.target != QLatin1String("source") &&
                match.target != QLatin1String("name") && match.target != QLatin1String("code"))
                fields += match.confidence;
        }
        const double score = name + 0.15 * std::min(fields, 4.0);
        if (score > bestScore) {
            bestScore = score;
            best = layer.id;
        }
    }
    // Two telling fields without any name, or a word of the name.
    constexpr double kEnough = 0.28;
    return bestScore >= kEnough ? best : QString();
}

QString mappingId(QStringList sourceFields, const QString &targetLayer)
{
    sourceFields.sort();
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(targetLayer.toUtf8());
    for (const QString &field : std::as_const(sourceFields)) {
        hash.addData(QByteArrayView("\0", 1));
        hash.addData(field.toUtf8());
    }
    return targetLayer + QLatin1Char('-') + QString::fromLatin1(hash.result().toHex().left(16));
}

QByteArray mappingToJson(const std::map<QString, QString> &targetToSource, const ValueChoices &values)
{
    QJsonObject fields;
    for (const auto &[target, source] : targetToSource)
        fields.insert(target, source);
    QJsonObject mapping{{QStringLiteral("format"), QStringLiteral("dothi-mapping")},
                        {QStringLiteral("version"), 1},
                        {QStringLiteral("fields"), fields}};
    if (!values.empty())
        mapping.insert(QStringLiteral("values"), choicesToJson(values));
    return QJsonDocument(mapping).toJson(QJsonDocument::Compact);
}

std::map<QString, QString> mappingFromJson(const QByteArray &json, const city::LayerDef &layer,
                                           const QStringList &sourceFields)
{
    std::map<QString, QString> mapping;
    const QJsonObject fields =
        QJsonDocument::fromJson(json).object().value(QLatin1String("fields")).toObject();
    for (auto it = fields.begin(); it != fields.end(); ++it) {
        const QString source = it.value().toString();
        if (layer.field(it.key()) && sourceFields.contains(source))
            mapping.insert({it.key(), source});
    }
    return mapping;
}

ValueChoices valuesFromMapping(const QByteArray &json, const city::LayerDef &layer,
                               const city::Schema &schema)
{
    const QJsonObject document = QJsonDocument::fromJson(json).object();
    return choicesFromJson(document.value(QLatin1String("values")).toObject(), layer, schema);
}

} // namespace dothi::io
