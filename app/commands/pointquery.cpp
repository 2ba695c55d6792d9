// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pointquery.h"

#include "parameters.h"

#include <dothi/base/text.h>
#include <dothi/city/dikes.h>
#include <dothi/city/terrain.h>
#include <dothi/geo/codec.h>
#include <dothi/geo/elevation.h>
#include <dothi/geo/ops.h>
#include <dothi/process/damage.h>

#include <QCoreApplication>
#include <QDate>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <cmath>

namespace dothi::commands {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::AtCommand)
};

QJsonValue jsonValue(const city::Value &value, const city::FieldDef &field)
{
    if (city::isNull(value))
        return QJsonValue::Null;
    if (field.type == city::FieldType::Bool)
        return city::toNumber(value) != 0;
    if (const auto *integer = std::get_if<qint64>(&value))
        return *integer;
    if (const auto *real = std::get_if<double>(&value))
        return *real;
    if (field.type == city::FieldType::Json)
        return QJsonDocument::fromJson(city::toText(value).toUtf8()).object();
    return city::toText(value);
}

/// Distance of a feature from the position; 0 inside an area.
Result<double> distanceTo(const city::Feature &feature, const geo::Coord &where)
{
    if (feature.geometry.dimension() == 2 && geo::containsPoint(feature.geometry, where))
        return 0.0;
    return geo::distance(feature.geometry, geo::Geometry::point(where));
}

class AtCommand final : public Command
{
public:
    [[nodiscard]] CommandInfo info() const override
    {
        return {
            QStringLiteral("city.at"),
            QStringLiteral("at"),
            Tr::tr("What is at a position"),
            Tr::tr("Everything the city knows about a position: parcel, plan, limits, corridors, pipes, "
                   "permits."),
            QStringLiteral("dothi-cli --json at demo.dothi 603797.26,1191942.31"),
            {storeWord(), word("position", ParameterType::Position, Tr::tr("Easting,northing in metres"))}};
    }

    [[nodiscard]] Result<CommandResult> run(const QVariantMap &arguments,
                                            CommandContext &context) const override
    {
        const Result<geo::Coord> where =
            parsePosition(arguments.value(QStringLiteral("position")).toString());
        if (!where)
            return Failure(where.error());
        Result<std::unique_ptr<city::Store>> store =
            context.openStore(arguments.value(QStringLiteral("store")).toString(), false);
        if (!store)
            return Failure(std::move(store).error());

        CommandResult result;
        QJsonObject layers;
        const city::Schema &schema = city::Schema::builtin();
        for (const city::LayerDef &layer : schema.layers()) {
            DOTHI_TRY(context.task.checkpoint());
            Result<QJsonArray> found = inLayer(**store, layer, *where, schema, result.text);
            if (!found)
                return Failure(std::move(found).error());
            if (!found->isEmpty())
                layers.insert(layer.id, *found);
        }
        Result<QJsonObject> ground = groundAt(**store, *where, result.text, context.task);
        if (!ground)
            return Failure(std::move(ground).error());
        const city::CityProfile &profile = (*store)->profile();
        result.json = {{QLatin1String("position"), QJsonArray{where->x, where->y}},
                       {QLatin1String("crs"), geo::geoJsonCrs(profile.epsg)},
                       {QLatin1String("nearbyM"), kNearbyM},
                       {QLatin1String("layers"), layers}};
        if (!ground->isEmpty())
            result.json.insert(QLatin1String("ground"), *ground);
        if (result.text.isEmpty())
            result.text = Tr::tr("Nothing is known about this position.");
        process::reportDamage(**store, result);
        return result;
    }

private:
    static Result<QJsonArray> inLayer(const city::Store &store, const city::LayerDef &layer,
                                      const geo::Coord &where, const city::Schema &schema, QString &text)
    {
        const double reach = layer.geometry == geo::GeometryType::MultiPolygon ? 0 : kNearbyM;
        city::Query query;
        query.extent = geo::Extent(where.x, where.y, where.x, where.y).grown(reach + 0.001);
        Result<std::vector<city::Feature>> features = store.readAll(layer.id, query);
        if (!features)
            return Failure(std::move(features).error());
        QJsonArray found;
        for (const city::Feature &feature : *features) {
            const Result<double> distance = distanceTo(feature, where);
            if (!distance)
                return Failure(
                    Error(distance.error()).inLayer(layer.id).atFeature(QString::number(feature.id)));
            if (*distance > reach)
                continue;
            QJsonObject values{{QLatin1String("id"), feature.id},
                               {QLatin1String("version"), feature.version}};
            if (reach > 0)
                values.insert(QLatin1String("distanceM"), std::round(*distance * 1000) / 1000);
            text += QStringLiteral("%1 %2\n").arg(layer.title.text(), QString::number(feature.id));
            for (size_t i = 0; i < layer.fields.size() && i < feature.values.size(); ++i) {
                const city::FieldDef &field = layer.fields[i];
                if (city::isNull(feature.values[i]))
                    continue;
                values.insert(field.id, jsonValue(feature.values[i], field));
                if (field.type != city::FieldType::Json) {
                    text += QStringLiteral("  %1: %2\n")
                                .arg(field.title.text(), city::displayText(feature.values[i], field, schema));
                }
            }
            found.append(values);
        }
        return found;
    }

    /// The ground as the scene shows it: the cells of the raster about the spot, raised by the dikes on them.
    static Result<QJsonObject> groundAt(const city::Store &store, const geo::Coord &where, QString &text,
                                        const TaskContext &task)
    {
        const auto path = city::terrainPath(store);
        if (!path)
            return Failure(path.error());
        if (!*path)
            return QJsonObject();
        const auto cells =
            geo::readElevationWindow(**path, geo::Extent(where.x, where.y, where.x, where.y).grown(0.01));
        if (!cells)
            return Failure(cells.error());
        const double bare = cells->sample(where.x, where.y);
        if (!std::isfinite(bare))
            return QJsonObject();
        const auto dikes = city::readDikes(store, task);
        if (!dikes)
            return Failure(dikes.error());
        const double height = *dikes ? (*dikes)->raised(where.x, where.y, bare) : bare;
        const auto rasters = store.rasters();
        if (!rasters)
            return Failure(rasters.error());
        const auto raster = std::ranges::find(*rasters, QStringLiteral("terrain"), &city::RasterRef::id);
        const auto inMetres = [](double metres) { return formatQuantity(metres, 2, QStringLiteral("m")); };
        QJsonObject ground{
            {QLatin1String("heightM"), std::round(height * 1000) / 1000},
            {QLatin1String("source"), raster == rasters->end() ? QString() : raster->relativePath}};
        text += Tr::tr("Ground: %1 above %2").arg(inMetres(height), store.profile().verticalDatum);
        constexpr double kRaisedM = 0.005;
        if (height > bare + kRaisedM) {
            ground.insert(QLatin1String("withoutDikesM"), std::round(bare * 1000) / 1000);
            text += QStringLiteral(" (") + Tr::tr("on a dike; %1 without it").arg(inMetres(bare)) +
                    QLatin1Char(')');
        }
        text += QLatin1Char('\n');
        return ground;
    }
};

} // namespace

Result<geo::Coord> parsePosition(const QString &text)
{
    const QStringList parts = text.split(QLatin1Char(','));
    bool eastingOk = false;
    bool northingOk = false;
    const geo::Coord c{parts.value(0).trimmed().toDouble(&eastingOk),
                       parts.value(1).trimmed().toDouble(&northingOk), 0};
    if (parts.size() != 2 || !eastingOk || !northingOk || !std::isfinite(c.x) || !std::isfinite(c.y)) {
        return fail(
            ErrorCode::InvalidArgument,
            Tr::tr("“%1” is no position; it takes easting,northing such as 603797.26,1191942.31.").arg(text));
    }
    return c;
}

std::unique_ptr<Command> makeAtCommand()
{
    return std::make_unique<AtCommand>();
}

} // namespace dothi::commands
