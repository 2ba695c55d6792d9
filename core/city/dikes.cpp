// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/city/dikes.h>
#include <dothi/geo/interrupt.h>

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>

namespace dothi::city {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::Dikes)
};

struct UsualDike
{
    const char *kind;
    double topM;
    double run;
};
/// TCVN 9902:2016 (dikes): crests from 3 m on, sides of 1:2 and flatter; walls stand upright. For the picture
/// only.
constexpr std::array kUsualDikes{UsualDike{"dike", 4, 2}, UsualDike{"embankment", 3, 1.5},
                                 UsualDike{"flood_wall", 0.5, geo::Dikes::kSteepestRun},
                                 UsualDike{"retaining_wall", 0.5, geo::Dikes::kSteepestRun}};
constexpr size_t kMostDikePoints = 2'000'000;

double dikeNumber(const Feature &feature, int field)
{
    return field >= 0 && static_cast<size_t>(field) < feature.values.size()
               ? toNumber(feature.values[static_cast<size_t>(field)])
               : std::nan("");
}

} // namespace

Result<std::shared_ptr<const geo::Dikes>> readDikes(const Store &store, const TaskContext &task)
{
    const LayerDef *layer = Schema::builtin().layer(QLatin1String(kDikeLayer));
    if (!layer)
        return std::shared_ptr<const geo::Dikes>();
    const int kind = layer->fieldIndex(QStringLiteral("kind"));
    const int crest = layer->fieldIndex(QStringLiteral("crest_level_m"));
    const int top = layer->fieldIndex(QStringLiteral("top_width_m"));
    const int slope = layer->fieldIndex(QStringLiteral("side_slope"));
    std::vector<geo::Dike> dikes;
    size_t points = 0;
    Query query;
    query.fields = QStringList{QStringLiteral("kind"), QStringLiteral("crest_level_m"),
                               QStringLiteral("top_width_m"), QStringLiteral("side_slope")};
    DOTHI_TRY(store.read(layer->id, query, [&](Feature &feature) {
        const geo::Geometry &line = feature.geometry;
        if (task.cancelled())
            return Visit::Stop;
        if (line.dimension() != 1 || !line.isFinite())
            return Visit::Continue;
        points += line.coords().size();
        if (points > kMostDikePoints)
            return Visit::Stop;
        const QString code = kind >= 0 && static_cast<size_t>(kind) < feature.values.size()
                                 ? toText(feature.values[static_cast<size_t>(kind)])
                                 : QString();
        const auto known = std::ranges::find_if(
            kUsualDikes, [&code](const UsualDike &usual) { return code == QLatin1String(usual.kind); });
        const UsualDike &usual = known == kUsualDikes.end() ? kUsualDikes.front() : *known;
        // A layer with heights holds 0 where a line came without.
        const bool hasHeights =
            line.hasZ() && std::ranges::any_of(line.coords(), [](const geo::Coord &c) { return c.z != 0; });
        const double level = dikeNumber(feature, crest);
        if (!hasHeights && !std::isfinite(level))
            return Visit::Continue;
        const double topM = dikeNumber(feature, top);
        const double run = dikeNumber(feature, slope);
        for (size_t part = 0; part < line.partCount(); ++part) {
            geo::Dike dike;
            dike.topM = std::isfinite(topM) ? topM : usual.topM;
            dike.run = std::isfinite(run) ? run : usual.run;
            for (geo::Coord c : line.ring(part, 0)) {
                c.z = hasHeights ? c.z : level;
                dike.crest.push_back(c);
            }
            dikes.push_back(std::move(dike));
        }
        return Visit::Continue;
    }));
    DOTHI_TRY(task.checkpoint());
    if (points > kMostDikePoints) {
        // Ground without some of its dikes would look like any other.
        return fail(
            Error(ErrorCode::InvalidData,
                  Tr::tr("The dikes have more than %1 million positions, too many to raise the ground by.")
                      .arg(kMostDikePoints / 1'000'000))
                .inFile(store.location())
                .inLayer(layer->id)
                .withAdvice(Tr::tr("Simplify their lines and import them again.")));
    }
    const geo::StopWithTask stop(task);
    auto all = std::make_shared<const geo::Dikes>(std::move(dikes));
    DOTHI_TRY(task.checkpoint());
    return all->isEmpty() ? nullptr : std::move(all);
}

} // namespace dothi::city
