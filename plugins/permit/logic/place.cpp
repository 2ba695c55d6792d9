// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/text.h>
#include <dothi/geo/crs.h>
#include <dothi/geo/ops.h>

#include <QCoreApplication>

#include <permit/logic/place.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace dothi::permit {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::PermitCheck)
};

constexpr double kFarthestFromPlotM = 500;
/// A plot may lie beside what has been imported so far, but no town goes on for this far without a road.
constexpr double kFarthestFromCityM = 2'000;

/// Layers that a check goes by.
constexpr std::array kLayers{"road",
                             "parcel",
                             "building",
                             "red_line",
                             "planning_zone",
                             "construction_line",
                             "protection_corridor",
                             "height_plane"};

QString farText(double metres)
{
    return metres < 10'000 ? formatQuantity(metres, 0, QStringLiteral("m"))
                           : formatQuantity(metres / 1000, 1, QStringLiteral("km"));
}

/// The geometry with its numbers, as the proposal writes them, read in the city's own system; nothing where
/// that is the stated one.
std::optional<geo::Geometry> asWritten(const Proposal &proposal, const geo::Geometry &geometry,
                                       const city::Store &store)
{
    const Result<geo::Crs> stated =
        geo::Crs::fromEpsg(proposal.sourceCrs.section(QLatin1Char(':'), 1).toInt());
    if (!stated || stated->epsg() == store.crs().epsg())
        return std::nullopt;
    const Result<geo::Transform> back =
        geo::Transform::create(store.crs(), *stated, store.profile().datumOperation);
    geo::Geometry written = geometry;
    if (!back || !back->apply(written))
        return std::nullopt;
    return written;
}

QString advice(bool ownSystemFits, const city::Store &store)
{
    const QString code = QStringLiteral("EPSG:%1").arg(store.crs().epsg());
    return ownSystemFits
               ? Tr::tr("Its numbers fit the city's own system: write “%1” in the field “crs”.").arg(code)
               : Tr::tr(
                     "Correct the field “crs”, the coordinates or the parcel; the city's own system is %1.")
                     .arg(code);
}

Result<bool> isNearCity(const geo::Geometry &plot, const city::Store &store)
{
    city::Query query;
    query.extent = plot.extent().grown(kFarthestFromCityM);
    query.withGeometry = false;
    query.withValues = false;
    query.limit = 1;
    for (const char *layer : kLayers) {
        bool found = false;
        DOTHI_TRY(store.read(QLatin1String(layer), query, [&found](city::Feature &) {
            found = true;
            return city::Visit::Stop;
        }));
        if (found)
            return true;
    }
    return false;
}

/// From the boxes of the layers; infinite for a city that holds nothing.
Result<double> distanceFromCity(const geo::Geometry &plot, const city::Store &store)
{
    const Result<std::vector<city::LayerInfo>> layers = store.layers();
    DOTHI_TRY(layers);
    const geo::Extent here = plot.extent();
    double nearest = std::numeric_limits<double>::infinity();
    for (const city::LayerInfo &layer : *layers) {
        const bool counts =
            std::ranges::any_of(kLayers, [&](const char *id) { return layer.id == QLatin1String(id); });
        if (!counts || layer.features == 0 || layer.extent.isEmpty())
            continue;
        const double dx =
            std::max({layer.extent.minX() - here.maxX(), here.minX() - layer.extent.maxX(), 0.0});
        const double dy =
            std::max({layer.extent.minY() - here.maxY(), here.minY() - layer.extent.maxY(), 0.0});
        nearest = std::min(nearest, std::hypot(dx, dy));
    }
    return nearest;
}

} // namespace

Result<> plotInCity(const Proposal &proposal, const city::Store &store)
{
    if (!proposal.plot)
        return {};
    const Result<bool> near = isNearCity(*proposal.plot, store);
    DOTHI_TRY(near);
    if (*near)
        return {};
    const Result<double> away = distanceFromCity(*proposal.plot, store);
    DOTHI_TRY(away);
    if (!std::isfinite(*away))
        return {};
    bool fits = false;
    if (const std::optional<geo::Geometry> written = asWritten(proposal, *proposal.plot, store)) {
        const Result<bool> there = isNearCity(*written, store);
        DOTHI_TRY(there);
        fits = *there;
    }
    // Within the box of a layer, yet with nothing around: as far as was looked, at least.
    return fail(
        Error(ErrorCode::InvalidData,
              Tr::tr("The plot lies %1 from all that the city holds; its coordinates were read as %2.")
                  .arg(farText(std::max(*away, kFarthestFromCityM)), proposal.sourceCrs))
            .atField(QStringLiteral("plot"))
            .withAdvice(fits ? advice(true, store)
                             : Tr::tr("Correct the field “crs” or the coordinates (the city's own "
                                      "system is EPSG:%1), or import the data around the plot.")
                                   .arg(store.crs().epsg())));
}

Result<> nearItsPlot(const Proposal &proposal, const geo::Geometry &plot, const city::Store &store)
{
    for (size_t i = 0; i < proposal.volumes.size(); ++i) {
        const geo::Geometry &footprint = proposal.volumes[i].footprint;
        const Result<double> away = geo::distance(footprint, plot);
        DOTHI_TRY(away);
        if (*away <= kFarthestFromPlotM)
            continue;
        bool fits = false;
        if (const std::optional<geo::Geometry> written = asWritten(proposal, footprint, store)) {
            const Result<double> there = geo::distance(*written, plot);
            fits = there && *there <= kFarthestFromPlotM;
        }
        return fail(Error(ErrorCode::InvalidData,
                          Tr::tr("The proposal lies %1 from its plot; its coordinates were read as %2.")
                              .arg(farText(*away), proposal.sourceCrs))
                        .atField(QStringLiteral("volumes[%1].footprint").arg(i))
                        .withAdvice(advice(fits, store)));
    }
    return {};
}

} // namespace dothi::permit
