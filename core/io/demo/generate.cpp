// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/demo/context.h>
#include <dothi/io/demo/generate.h>

#include <QCoreApplication>

namespace dothi::io::demo {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::DemoCity)
};

/// The cells in the order in which the city grows: by their distance from the middle.
std::vector<CellIndex> growth(const Lattice &lattice)
{
    std::vector<std::pair<double, CellIndex>> cells;
    constexpr int reach = Lattice::kReach - 2;
    for (int c = -reach; c < reach; ++c) {
        for (int r = -reach; r < reach; ++r) {
            const CellIndex cell{c, r};
            if (!Lattice::isLand(cell))
                continue;
            const double u = (lattice.lineU(c) + lattice.lineU(c + 1)) / 2 + 40;
            const double v = (lattice.lineV(r) + lattice.lineV(r + 1)) / 2 + 20;
            // The quarter beyond the river comes a little later than its distance says.
            const double distance = u * u + v * v * (r < -1 ? 0.9 : 1.1);
            cells.emplace_back(cell == CellIndex{-1, -1} ? -1 : distance, cell);
        }
    }
    std::ranges::sort(cells);
    std::vector<CellIndex> order;
    order.reserve(cells.size());
    for (const auto &[distance, cell] : cells)
        order.push_back(cell);
    return order;
}

/// Water cells with the city on both sides, so that it is bridged.
void addWater(std::set<CellIndex> &used)
{
    std::set<CellIndex> water;
    for (const CellIndex cell : used) {
        if (Lattice::isCanal(cell.c + 1) && used.count({cell.c + 2, cell.r}) > 0)
            water.insert({cell.c + 1, cell.r});
        if (Lattice::isRiver(cell.r + 1) && used.count({cell.c, cell.r + 2}) > 0)
            water.insert({cell.c, cell.r + 1});
    }
    // Where a canal meets a river.
    std::set<CellIndex> mouths;
    for (const CellIndex cell : water) {
        if (Lattice::isRiver(cell.r) && Lattice::isCanal(cell.c + 1) && water.count({cell.c + 2, cell.r}) > 0)
            mouths.insert({cell.c + 1, cell.r});
    }
    used.merge(water);
    used.merge(mouths);
}

} // namespace

Result<Outcome> generate(const city::CityProfile &profile, const DemoOptions &options, Sink &sink,
                         TaskContext &task)
{
    if (options.buildings < 100 || options.buildings > 1'000'000) {
        return fail(
            Error(ErrorCode::InvalidArgument,
                  Tr::tr("A demo city has 100 to 1,000,000 buildings, not %1.").arg(options.buildings))
                .withAdvice(Tr::tr("Give a number in this range.")));
    }
    // A place of its own in each city's grid; the city itself does not exist.
    const bool south = profile.id != QLatin1String("danang");
    const geo::Coord origin = south ? geo::Coord{603'800, 1'191'900, 0} : geo::Coord{550'000, 1'777'000, 0};
    Lattice lattice(mix(options.seed ^ (south ? 0 : 0x6461'6e61'6e67ULL)));
    Result<Emitter> emitter = Emitter::create(city::Schema::builtin(), sink, origin);
    DOTHI_TRY(emitter);
    Context context(lattice, profile, south ? Flavour::HoChiMinh : Flavour::DaNang, *emitter);

    std::set<CellIndex> used;
    const QString status = Tr::tr("Building the demo city");
    for (const CellIndex cell : growth(lattice)) {
        if (context.buildings >= options.buildings)
            break;
        DOTHI_TRY(task.checkpoint());
        used.insert(cell);
        lattice.setUsed({cell}); // its own corners depend on nothing else
        CellPlan plan(lattice, cell, context.flavour);
        writeCell(context, plan, options.buildings - context.buildings);
        writeCellStreets(context, plan);
        DOTHI_TRY(emitter->flush(false));
        task.progress(0.9 * context.buildings / options.buildings, status);
    }
    addWater(used);
    lattice.setUsed(std::move(used));
    writeNetwork(context);
    writeRegion(context);
    Outcome outcome;
    writeApplications(context, outcome.expectedVerdicts);
    DOTHI_TRY(emitter->flush(true));
    DOTHI_TRY(task.checkpoint());
    outcome.terrain = terrainOf(context, options.buildings > 60'000 ? 10 : 5);
    outcome.views = savedViews(context);
    outcome.buildings = context.buildings;
    outcome.solids = context.solids;
    return outcome;
}

} // namespace dothi::io::demo
