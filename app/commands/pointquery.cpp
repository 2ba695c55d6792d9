// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pointquery.h"

#include "parameters.h"

#include <dothi/base/text.h>
#include <dothi/geo/codec.h>
#include <dothi/geo/elevation.h>
#include <dothi/geo/ops.h>
#include <dothi/process/damage.h>

#include <QCoreApplication>
#include <QDate>
#include <QJsonArray>
#include <QJsonDocument>

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
        Result<QJsonObject> ground = groundAt(**store, *where, result.text);
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

    static Result<QJsonObject> groundAt(const city::Store &store, const geo::Coord &where, QString &text)
    {
        const Result<std::vector<city::RasterRef>> rasters = store.rasters();
        if (!rasters)
            return Failure(rasters.error());
        for (const city::RasterRef &raster : *rasters) {
            if (raster.id != QLatin1String("terrain"))
                continue;
            Result<QString> path = store.rasterPath(raster.id);
            if (!path)
                return Failure(std::move(path).error());
            Result<geo::ElevationGrid> grid = geo::readElevation(*path);
            if (!grid)
                return Failure(std::move(grid).error());
            const double height = grid->sample(where.x, where.y);
            if (!std::isfinite(height))
                continue;
            text += Tr::tr("Ground: %1 above %2")
                        .arg(formatQuantity(height, 2, QStringLiteral("m")), store.profile().verticalDatum) +
                    QLatin1Char('\n');
            return QJsonObject{{QLatin1String("heightM"), std::round(height * 1000) / 1000},
                               {QLatin1String("source"), raster.relativePath}};
        }
        return QJsonObject();
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
