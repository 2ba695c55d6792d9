// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/files.h>
#include <dothi/geo/codec.h>

#include <QJsonArray>
#include <QJsonDocument>

#include <memorystore.h>
#include <permit/logic/check.h>
#include <permit/logic/checks.h>

namespace dothi::test {

using permit::Answer;
using permit::Finding;
using permit::Proposal;
using permit::Verdict;

/// For steps of a test's own set-up: a failure there is a fault of the test.
inline void must(const Result<> &result)
{
    if (!result)
        qFatal("%s", qPrintable(result.error().logText()));
}

inline permit::RuleSet shippedRules()
{
    return permit::RuleSet::fromJson(
               readFile(QStringLiteral(DOTHI_SOURCE_DIR "/resources/rules/qcvn-01-2021.json"), 1'000'000)
                   .value())
        .value();
}

/// A small city drawn around an origin, so that tests speak of metres: a street along y = 0, the plots north
/// of it.
class PermitCity
{
public:
    explicit PermitCity(geo::Coord origin = {603'000, 1'192'000, 0})
        : m_origin(origin)
        , m_store(MemoryStore::of(QStringLiteral("hcmc")))
    {}

    [[nodiscard]] const city::Store &store() const { return *m_store; }
    [[nodiscard]] MemoryStore &memory() { return *m_store; }
    [[nodiscard]] geo::Coord at(double x, double y) const { return {m_origin.x + x, m_origin.y + y, 0}; }

    [[nodiscard]] geo::Geometry box(double x0, double y0, double x1, double y1) const
    {
        return geo::Geometry::polygon({at(x0, y0), at(x1, y0), at(x1, y1), at(x0, y1)});
    }
    [[nodiscard]] geo::Geometry line(std::initializer_list<std::pair<double, double>> points) const
    {
        std::vector<geo::Coord> coords;
        for (const auto &[x, y] : points)
            coords.push_back(at(x, y));
        return geo::Geometry::lineString(coords);
    }

    using Values = std::vector<std::pair<const char *, city::Value>>;

    city::FeatureId add(const char *layer, const geo::Geometry &geometry, const Values &values = {})
    {
        const city::LayerDef &definition = *city::Schema::builtin().layer(QLatin1String(layer));
        city::Feature feature(definition);
        feature.geometry = geometry;
        for (const auto &[field, value] : values) {
            const bool known = feature.set(definition, QLatin1String(field), value);
            Q_ASSERT_X(known, "PermitCity::add", field);
        }
        std::vector<city::Feature> features{feature};
        auto writer = m_store->write().value();
        must(writer->insert(QLatin1String(layer), features));
        must(writer->commit());
        return features.front().id;
    }

    /// A street along y = 0 of that class, with its red lines `rowM` apart; NaN: no lines, no width.
    void addStreet(const char *roadClass, double rowM, bool drawn = true)
    {
        Values values;
        values.reserve(4); // GCC 12 takes the growth of a list of known size for an overflow
        values.emplace_back("name", text("Phố Thử"));
        values.emplace_back("width_m", 6.0);
        if (roadClass)
            values.emplace_back("road_class", text(roadClass));
        if (!drawn && std::isfinite(rowM))
            values.emplace_back("row_width_m", rowM);
        add("road", line({{-300, 0}, {300, 0}}), values);
        if (drawn && std::isfinite(rowM)) {
            for (const double y : {rowM / 2, -rowM / 2})
                addRedLine(y, "existing");
        }
    }
    city::FeatureId addRedLine(double y, const char *status)
    {
        return add("red_line", line({{-300, y}, {300, y}}),
                   {{"road_name", text("Phố Thử")},
                    {"status", text(status)},
                    {"decision_no", text("QĐ 12/QĐ-UBND")}});
    }
    city::FeatureId addZone(const Values &more = {})
    {
        Values values{{"zone_no", text("B2")},
                      {"plan_scale", text("1/2000")},
                      {"decision_no", text("QĐ 345/QĐ-UBND")},
                      {"decision_date", QDate(2020, 2, 1)},
                      {"max_density_pct", 100.0},
                      {"max_far", 13.0},
                      {"max_height_m", 150.0},
                      {"existing_area", qint64(0)}};
        for (const auto &[field, value] : more) {
            bool known = false;
            for (auto &usual : values) {
                if (QLatin1String(usual.first) == QLatin1String(field)) {
                    usual.second = value;
                    known = true;
                }
            }
            if (!known)
                values.emplace_back(field, value);
        }
        return add("planning_zone", box(-300, -300, 300, 300), values);
    }
    city::FeatureId addParcel(double x0, double y0, double x1, double y1, const Values &more = {})
    {
        Values values{{"map_sheet", text("14")}, {"parcel_no", text("212")}};
        values.insert(values.end(), more.begin(), more.end());
        return add("parcel", box(x0, y0, x1, y1), values);
    }
    city::FeatureId addBuilding(double x0, double y0, double x1, double y1, double heightM)
    {
        const city::Value height = std::isfinite(heightM) ? city::Value(heightM) : city::Value();
        return add("building", box(x0, y0, x1, y1), {{"address", text("8 Phố Thử")}, {"height_m", height}});
    }

    [[nodiscard]] static city::Value text(const char *utf8) { return QString::fromUtf8(utf8); }

    [[nodiscard]] QJsonObject json(const geo::Geometry &geometry) const { return geo::toGeoJson(geometry); }

private:
    geo::Coord m_origin;
    std::unique_ptr<MemoryStore> m_store;
};

/// A proposal put together volume by volume; parsed like one that was submitted.
class ProposalMaker
{
public:
    ProposalMaker(const PermitCity &city, const char *use)
        : m_city(city)
        , m_json{{QLatin1String("id"), QStringLiteral("HS-2026-0148")},
                 {QLatin1String("crs"), QStringLiteral("EPSG:9210")},
                 {QLatin1String("date"), QStringLiteral("2026-11-21")},
                 {QLatin1String("groundM"), 0.0},
                 {QLatin1String("use"), QLatin1String(use)}}
    {}

    ProposalMaker &parcel(city::FeatureId id)
    {
        m_json.insert(QLatin1String("parcel"), id);
        return *this;
    }
    ProposalMaker &plot(double x0, double y0, double x1, double y1)
    {
        m_json.insert(QLatin1String("plot"), geo::toGeoJson(m_city.box(x0, y0, x1, y1)));
        return *this;
    }
    ProposalMaker &volume(const char *kind, const geo::Geometry &footprint, double baseM, double topM,
                          int storeys, double parkingM2 = 0)
    {
        QJsonObject object{{QLatin1String("kind"), QLatin1String(kind)},
                           {QLatin1String("footprint"), geo::toGeoJson(footprint)},
                           {QLatin1String("baseM"), baseM},
                           {QLatin1String("topM"), topM},
                           {QLatin1String("storeys"), storeys}};
        if (parkingM2 > 0)
            object.insert(QLatin1String("parkingM2"), parkingM2);
        m_volumes.append(object);
        return *this;
    }
    ProposalMaker &volume(const char *kind, double x0, double y0, double x1, double y1, double baseM,
                          double topM, int storeys, double parkingM2 = 0)
    {
        return volume(kind, m_city.box(x0, y0, x1, y1), baseM, topM, storeys, parkingM2);
    }
    ProposalMaker &road(const geo::Geometry &line, double widthM)
    {
        m_roads.append(
            QJsonObject{{QLatin1String("line"), geo::toGeoJson(line)}, {QLatin1String("widthM"), widthM}});
        return *this;
    }
    ProposalMaker &set(const char *key, const QJsonValue &value)
    {
        m_json.insert(QLatin1String(key), value);
        return *this;
    }
    ProposalMaker &without(const char *key)
    {
        m_json.remove(QLatin1String(key));
        return *this;
    }
    ProposalMaker &reversed()
    {
        QJsonArray other;
        for (const QJsonValue &v : std::as_const(m_volumes))
            other.prepend(v);
        m_volumes = other;
        return *this;
    }

    /// With the tables of uses too, which most tests are not about: their zones and plots state no function
    /// and no purpose.
    ProposalMaker &withUses()
    {
        m_uses = true;
        return *this;
    }

    [[nodiscard]] QJsonObject object() const
    {
        QJsonObject json = m_json;
        json.insert(QLatin1String("volumes"), m_volumes);
        if (!m_roads.isEmpty())
            json.insert(QLatin1String("roads"), m_roads);
        return json;
    }
    [[nodiscard]] QByteArray bytes() const { return QJsonDocument(object()).toJson(); }
    [[nodiscard]] Result<Proposal> parse() const { return Proposal::fromJson(bytes(), m_city.store().crs()); }
    [[nodiscard]] Result<Answer> check(const permit::CheckOptions &options = {}) const
    {
        Result<Proposal> proposal = parse();
        DOTHI_TRY(proposal);
        if (m_uses || options.rules)
            return permit::checkProposal(m_city.store(), *proposal, options);
        const QDate date = options.date.isValid() ? options.date : proposal->date;
        Result<permit::RuleSet> rules = permit::RuleSet::forCity(m_city.store(), date);
        if (!rules)
            return permit::checkProposal(m_city.store(), *proposal, options);
        rules->landUse.reset();
        permit::CheckOptions withoutUses = options;
        withoutUses.rules = &*rules;
        return permit::checkProposal(m_city.store(), *proposal, withoutUses);
    }

private:
    const PermitCity &m_city;
    QJsonObject m_json;
    bool m_uses = false;
    QJsonArray m_volumes;
    QJsonArray m_roads;
};

/// The findings of a rule, in order.
inline std::vector<Finding> findingsOf(const Answer &answer, const char *rule)
{
    std::vector<Finding> found;
    for (const Finding &finding : answer.findings) {
        if (finding.rule == QLatin1String(rule))
            found.push_back(finding);
    }
    return found;
}

} // namespace dothi::test

/// The only finding of a rule has this verdict; shows the message when it has not.
#define VERIFY_FINDING(answer, ruleId, expectedVerdict)                                                      \
    do {                                                                                                     \
        const auto verifyFindings = dothi::test::findingsOf(answer, ruleId);                                 \
        QVERIFY2(                                                                                            \
            verifyFindings.size() == 1,                                                                      \
            qPrintable(                                                                                      \
                QStringLiteral("%1 findings of %2").arg(verifyFindings.size()).arg(QLatin1String(ruleId)))); \
        QVERIFY2(verifyFindings.front().verdict == (expectedVerdict),                                        \
                 qPrintable(dothi::permit::verdictName(verifyFindings.front().verdict) +                     \
                            QStringLiteral(": ") + verifyFindings.front().message));                         \
    } while (false)

#define COMPARE_NEAR(actual, expected, tolerance)                                                            \
    QVERIFY2(                                                                                                \
        std::abs((actual) - (expected)) <= (tolerance),                                                      \
        qPrintable(                                                                                          \
            QStringLiteral("%1, expected %2").arg(actual, 0, 'g', 12).arg(double(expected), 0, 'g', 12)))
