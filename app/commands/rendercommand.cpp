// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rendercommand.h"

#include "basemaprender.h"
#include "parameters.h"
#include "stylerender.h"

#include <dothi/base/files.h>
#include <dothi/city/citytime.h>
#include <dothi/city/homeextent.h>
#include <dothi/geo/crs.h>
#include <dothi/geo/elevationpyramid.h>
#include <dothi/geo/sun.h>
#include <dothi/process/damage.h>
#include <dothi/scene/cityscene.h>
#include <dothi/scene/feetground.h>
#include <dothi/scene/offscreen.h>
#include <dothi/scene/tilepager.h>

#include <QBuffer>
#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <cmath>
#include <optional>

namespace dothi::commands {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::RenderCommand)
};

constexpr int kLargestSide = 8192;

Result<QSize> parseSize(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("\\A(\\d{1,5})[xX](\\d{1,5})\\z"));
    const QRegularExpressionMatch match = pattern.match(text);
    const QSize size(match.captured(1).toInt(), match.captured(2).toInt());
    if (!match.hasMatch() || size.width() < 1 || size.height() < 1 || size.width() > kLargestSide ||
        size.height() > kLargestSide) {
        return fail(ErrorCode::InvalidArgument,
                    Tr::tr("“%1” is no size; it takes width×height such as 1280x800, at most %2.")
                        .arg(text, QString::number(kLargestSide)));
    }
    return size;
}

/// What was saved with a view besides its name.
Result<QJsonObject> savedView(const city::Store &store, const QString &name)
{
    Result<QStringList> ids = store.documents(QStringLiteral("view"));
    if (!ids)
        return Failure(std::move(ids).error());
    for (const QString &id : *ids) {
        Result<QByteArray> json = store.document(QStringLiteral("view"), id);
        if (!json)
            return Failure(std::move(json).error());
        const QJsonObject view = QJsonDocument::fromJson(*json).object();
        if (id == name || view.value(QLatin1String("title")).toString() == name)
            return view.value(QLatin1String("pose")).toObject();
    }
    return fail(Error(ErrorCode::NotFound, Tr::tr("The city has no saved view “%1”.").arg(name))
                    .withAdvice(Tr::tr("Saved views: %1.").arg(ids->join(QStringLiteral(", ")))));
}

Result<scene::CameraPose> savedPose(const city::Store &store, const QString &name)
{
    const Result<QJsonObject> view = savedView(store, name);
    if (!view)
        return Failure(view.error());
    // The camera was not typed in by who asks for the view: the view is told to be wrong, not the words. What
    // lies beyond every map shows nothing.
    constexpr double kFurthestM = 1e9;
    const Result<scene::CameraPose> pose = scene::CameraPose::fromJson(*view);
    if (pose && std::max({std::abs(pose->target.x), std::abs(pose->target.y), std::abs(pose->target.z),
                          pose->distanceM}) <= kFurthestM)
        return pose;
    return fail(Error(ErrorCode::InvalidData, Tr::tr("The saved view “%1” is damaged.").arg(name))
                    .withAdvice(Tr::tr("Save the view again, or give --camera instead of it."))
                    .withDetail(pose ? QString() : pose.error().logText()));
}

Result<std::vector<scene::LayerStyle>> savedStyles(const city::Store &store, const QString &name)
{
    const Result<QJsonObject> view = savedView(store, name);
    if (!view)
        return Failure(view.error());
    return scene::stylesOf(*view).value_or(std::vector<scene::LayerStyle>());
}

/// What is to be coloured is drawn, too, in its place in the order of drawing.
void addLayer(QStringList &layers, const QString &layer)
{
    if (layers.contains(layer))
        return;
    const QStringList drawable = scene::drawableLayers();
    layers.append(layer);
    std::ranges::sort(layers, {}, [&drawable](const QString &id) { return drawable.indexOf(id); });
}

class RenderCommand final : public Command
{
public:
    [[nodiscard]] CommandInfo info() const override
    {
        return {
            QStringLiteral("view.render"),
            QStringLiteral("render"),
            Tr::tr("Render a picture"),
            Tr::tr("Draws the city into a PNG file, without a window and without a screen."),
            QStringLiteral("dothi-cli render demo.dothi city.png --size 1280x800 --camera "
                           "603800,1191900,0,30,40,900"),
            {storeWord(), word("out", ParameterType::OutputFile, Tr::tr("PNG file to write")),
             option("size", ParameterType::Text, Tr::tr("Width×height in pixels"),
                    QStringLiteral("1280x800")),
             option("view", ParameterType::Text, Tr::tr("Saved view")),
             option("camera", ParameterType::Text, Tr::tr("Camera: E,N,H,heading,pitch,distance")),
             option("ortho", ParameterType::Flag, Tr::tr("Plan, straight down without perspective")),
             option("time", ParameterType::Text,
                    Tr::tr("Time of the sunlight, such as 2026-06-21T15:30:00+07:00")),
             option("section", ParameterType::Text,
                    Tr::tr("Section: line,E,N,E,N or height,H or box,E,N,width,depth,heading,bottom,top")),
             option("layers", ParameterType::Text, Tr::tr("Only these layers, separated by commas")),
             option(
                 "style", ParameterType::Text,
                 Tr::tr("Colours by attribute: layer:attribute, such as building:height_m:natural:7, several "
                        "separated by commas, or a JSON file; instead of those of the saved view")),
             option("legend", ParameterType::Flag, Tr::tr("Draw what the colours mean into the picture")),
             option(
                 "basemap", ParameterType::Text,
                 Tr::tr("Picture below the layers: GeoTIFF, MBTiles, or the address of tiles, WMS or WMTS")),
             choice("theme", Tr::tr("Colours"), {QStringLiteral("light"), QStringLiteral("dark")},
                    QStringLiteral("light"))}};
    }

    [[nodiscard]] Result<CommandResult> run(const QVariantMap &arguments,
                                            CommandContext &context) const override
    {
        Result<Request> request = requestFrom(arguments);
        if (!request)
            return Failure(std::move(request).error());
        Result<std::unique_ptr<city::Store>> store =
            context.openStore(arguments.value(QStringLiteral("store")).toString(), false);
        if (!store)
            return Failure(std::move(store).error());
        Result<scene::DrawnGround> drawnGround = scene::loadDrawnGround(**store, context.task);
        if (!drawnGround)
            return Failure(std::move(drawnGround).error());
        const scene::GroundPtr ground = drawnGround->grid;
        const Result<scene::CameraPose> pose = poseFrom(arguments, **store, *drawnGround, request->size);
        if (!pose)
            return Failure(pose.error());
        DOTHI_TRY(takeSavedStyles(arguments, **store, *request));
        const Result<std::optional<geo::SunPosition>> sun = sunFrom(arguments, **store, pose->target);
        if (!sun)
            return Failure(sun.error());

        scene::CityScene city(geo::LocalFrame({std::round(pose->target.x), std::round(pose->target.y), 0}));
        city.setTheme(request->dark ? scene::Theme::Dark : scene::Theme::Light);
        if (*sun)
            city.setSun((*sun)->azimuthDeg, (*sun)->altitudeDeg);
        if (const QString text = arguments.value(QStringLiteral("section")).toString(); !text.isEmpty()) {
            const Result<scene::Section> section = scene::Section::fromText(text);
            if (!section)
                return Failure(section.error());
            city.setSection(*section);
        }
        city.setGround(ground);
        DOTHI_TRY(addLayers(city, **store, request->layers, ground, context.task));
        // Before the tiles come, so that they take their colours on as they come.
        const Result<std::vector<scene::LayerClassesPtr>> classes =
            classifyAll(**store, request->styles, context.task);
        if (!classes)
            return Failure(classes.error());
        for (const scene::LayerClassesPtr &made : *classes)
            city.setLayerClasses(made->style().layer, made);
        const scene::Camera camera(*pose, request->size);
        DOTHI_TRY(city.loadTiles(camera, **store, context.task));
        BaseMapDrawn baseMap;
        if (!request->baseMap.isEmpty()) {
            context.task.progress(1, Tr::tr("Fetching the base map"));
            Result<BaseMapDrawn> drawn = drawBaseMap(city, **store, camera, request->baseMap, context.task);
            if (!drawn)
                return failWhile(std::move(drawn), Tr::tr("While fetching the base map"));
            baseMap = std::move(*drawn);
        }
        scene::RenderStats stats;
        Result<QImage> image = scene::renderImage(city, camera, request->size, &stats);
        if (!image)
            return Failure(std::move(image).error());
        if (request->legend)
            drawLegend(*image, *classes, request->dark);
        writeAttribution(*image, baseMap.attribution);
        DOTHI_TRY(writePng(*image, request->out));

        CommandResult result = renderResult(*request, *pose, stats);
        if (*sun) {
            result.json.insert(QLatin1String("sun"),
                               QJsonObject{{QLatin1String("azimuthDeg"), (*sun)->azimuthDeg},
                                           {QLatin1String("altitudeDeg"), (*sun)->altitudeDeg}});
        }
        if (!request->baseMap.isEmpty())
            tellBaseMap(result, baseMap);
        if (!classes->empty())
            result.json.insert(QLatin1String("styles"), toJson(*classes));
        process::reportDamage(**store, result);
        if (const auto damage = ground && ground->finer() ? ground->finer()->takeDamage() : std::nullopt)
            result.warnings.append(damage->userText());
        return result;
    }

private:
    /// What can be told from the words alone.
    struct Request
    {
        QSize size;
        QStringList layers; ///< in their order of drawing
        std::vector<scene::LayerStyle> styles;
        QString out;
        QString baseMap; ///< its address; empty: none
        bool legend = false;
        bool dark = false;
    };

    static Result<Request> requestFrom(const QVariantMap &arguments)
    {
        Request request;
        const Result<QSize> size = parseSize(arguments.value(QStringLiteral("size")).toString());
        if (!size)
            return Failure(size.error());
        request.size = *size;
        Result<QStringList> layers = layersFrom(arguments);
        if (!layers)
            return Failure(std::move(layers).error());
        request.layers = std::move(*layers);
        Result<std::vector<scene::LayerStyle>> styles =
            stylesFrom(arguments.value(QStringLiteral("style")).toString());
        if (!styles)
            return Failure(std::move(styles).error());
        request.styles = std::move(*styles);
        // Any other name is a slip, and may be that of a file of another kind.
        request.out = arguments.value(QStringLiteral("out")).toString();
        if (!request.out.endsWith(QLatin1String(".png"), Qt::CaseInsensitive)) {
            return fail(Error(ErrorCode::InvalidArgument,
                              Tr::tr("The picture is a PNG, and its name must end in .png."))
                            .inFile(request.out));
        }
        request.baseMap = arguments.value(QStringLiteral("basemap")).toString();
        request.legend = arguments.value(QStringLiteral("legend")).toBool();
        request.dark = arguments.value(QStringLiteral("theme")).toString() == QLatin1String("dark");
        return request;
    }

    /// The colours saved with --view where --style says none; what is to be coloured is drawn, too.
    static Result<> takeSavedStyles(const QVariantMap &arguments, const city::Store &store, Request &request)
    {
        const QString view = arguments.value(QStringLiteral("view")).toString();
        if (request.styles.empty() && !view.isEmpty()) {
            Result<std::vector<scene::LayerStyle>> saved = savedStyles(store, view);
            if (!saved)
                return Failure(std::move(saved).error());
            request.styles = std::move(*saved);
        }
        for (const scene::LayerStyle &style : request.styles)
            addLayer(request.layers, style.layer);
        return {};
    }

    /// Builds what is drawn whole; of layers that come in tiles only where they are.
    static Result<> addLayers(scene::CityScene &city, const city::Store &store, const QStringList &layers,
                              const scene::GroundPtr &ground, TaskContext &task)
    {
        const Result<std::vector<city::LayerInfo>> infos = store.layers();
        if (!infos)
            return Failure(infos.error());
        const auto infoOf = [&infos](const QString &id) {
            const auto found = std::ranges::find(*infos, id, &city::LayerInfo::id);
            return found == infos->end() ? city::LayerInfo{id, 0, {}} : *found;
        };
        const auto share = [&layers](qsizetype n) {
            return static_cast<double>(n) / static_cast<double>(layers.size());
        };
        for (qsizetype i = 0; i < layers.size(); ++i) {
            DOTHI_TRY(task.checkpoint());
            const QString &id = layers.at(i);
            const city::LayerDef *def = city::Schema::builtin().layer(id);
            task.progress(share(i), Tr::tr("Drawing: %1").arg(def ? def->title.text() : Tr::tr("Terrain")));
            TaskContext building = task.part(share(i), share(i + 1));
            city.setLayerVisible(id, true);
            if (scene::pagePlan(id, ground.get())) {
                city.setPaged(infoOf(id));
                continue;
            }
            Result<scene::LayerScene> layer = scene::buildLayer(store, id, city.frame(), ground, building);
            if (!layer)
                return Failure(std::move(layer).error());
            city.setLayer(std::move(*layer));
        }
        return {};
    }

    static Result<> writePng(const QImage &image, const QString &file)
    {
        QByteArray png;
        QBuffer buffer(&png);
        buffer.open(QIODevice::WriteOnly);
        image.save(&buffer, "PNG");
        return writeFileAtomically(file, png);
    }

    static CommandResult renderResult(const Request &request, const scene::CameraPose &pose,
                                      const scene::RenderStats &stats)
    {
        CommandResult result;
        constexpr double kFull = 100; // every tile as planned for a pixel of this width
        result.json = {{QLatin1String("file"), request.out},  {QLatin1String("frameMs"), stats.frameMs},
                       {QLatin1String("cpuMs"), stats.cpuMs}, {QLatin1String("triangles"), stats.triangles},
                       {QLatin1String("detail"), kFull},      {QLatin1String("camera"), pose.toJson()}};
        result.text = Tr::tr("%1: %2 × %3 pixels, %4 triangles, %5 ms a frame.")
                          .arg(request.out, QString::number(request.size.width()),
                               QString::number(request.size.height()), QString::number(stats.triangles),
                               QString::number(stats.frameMs, 'f', 1));
        return result;
    }

    static void tellBaseMap(CommandResult &result, const BaseMapDrawn &baseMap)
    {
        result.json.insert(QLatin1String("baseMap"),
                           QJsonObject{{QLatin1String("tiles"), baseMap.tiles},
                                       {QLatin1String("missing"), baseMap.missing},
                                       {QLatin1String("trouble"), baseMap.trouble},
                                       {QLatin1String("attribution"), baseMap.attribution}});
        if (!baseMap.trouble.isEmpty()) {
            result.warnings.append(
                Tr::tr("The base map is not drawn, or not all of it: %1").arg(baseMap.trouble));
        }
    }

    static Result<QStringList> layersFrom(const QVariantMap &arguments)
    {
        const QString text = arguments.value(QStringLiteral("layers")).toString();
        const QStringList drawable = scene::drawableLayers();
        QStringList layers;
        if (text.isEmpty()) {
            for (const QString &layer : drawable) {
                if (scene::shownAtFirst(layer))
                    layers.append(layer);
            }
            return layers;
        }
        QStringList asked = text.split(QLatin1Char(','));
        for (QString &layer : asked) {
            layer = layer.trimmed();
            if (!drawable.contains(layer)) {
                return fail(
                    Error(ErrorCode::InvalidArgument, Tr::tr("There is no layer “%1” to draw.").arg(layer))
                        .withAdvice(Tr::tr("Layers: %1.").arg(drawable.join(QStringLiteral(", ")))));
            }
        }
        for (const QString &layer : drawable) { // in drawing order
            if (asked.contains(layer))
                layers.append(layer);
        }
        return layers;
    }

    static Result<geo::Extent> extentOf(const city::Store &store)
    {
        Result<std::vector<city::LayerInfo>> layers = store.layers();
        if (!layers)
            return Failure(std::move(layers).error());
        const geo::Extent extent = city::homeExtent(*layers);
        if (extent.isEmpty()) {
            return fail(Error(ErrorCode::NotFound, Tr::tr("The city is empty: there is nothing to draw."))
                            .inFile(store.location())
                            .withAdvice(Tr::tr("Import a layer first.")));
        }
        return extent;
    }

    /// The sun at --time over what the camera looks at; nothing without --time.
    static Result<std::optional<geo::SunPosition>> sunFrom(const QVariantMap &arguments,
                                                           const city::Store &store, const geo::Coord &target)
    {
        const QString text = arguments.value(QStringLiteral("time")).toString();
        if (text.isEmpty())
            return std::nullopt;
        const Result<QDateTime> time = city::timeFromText(text, store.profile());
        if (!time)
            return Failure(time.error());
        const Result<geo::Crs> wgs84 = geo::Crs::fromEpsg(4326);
        if (!wgs84)
            return Failure(wgs84.error());
        Result<geo::Transform> toWgs84 =
            geo::Transform::create(store.crs(), *wgs84, store.profile().datumOperation);
        if (!toWgs84)
            return Failure(std::move(toWgs84).error());
        const Result<geo::Coord> place = toWgs84->apply(target);
        if (!place)
            return Failure(place.error());
        const Result<geo::SunPosition> sun = geo::sunPosition(*time, place->x, place->y);
        if (!sun)
            return Failure(sun.error());
        return *sun;
    }

    static Result<scene::CameraPose> poseFrom(const QVariantMap &arguments, const city::Store &store,
                                              const scene::DrawnGround &ground, const QSize &size)
    {
        const Result<geo::Extent> extent = extentOf(store);
        if (!extent)
            return Failure(extent.error());
        // Far above 0 the camera goes where the houses are.
        const geo::Coord middle = extent->center();
        const double heightM =
            ground.fromBuildings ? scene::groundHeight(ground.grid.get(), middle.x, middle.y) : 0;
        const QString view = arguments.value(QStringLiteral("view")).toString();
        const QString camera = arguments.value(QStringLiteral("camera")).toString();
        if (!view.isEmpty() && !camera.isEmpty())
            return fail(ErrorCode::InvalidArgument, Tr::tr("Give either --view or --camera, not both."));
        const bool ortho = arguments.value(QStringLiteral("ortho")).toBool();
        Result<scene::CameraPose> pose = !view.isEmpty() ? savedPose(store, view)
                                         : !camera.isEmpty()
                                             ? scene::CameraPose::fromText(camera)
                                             : scene::Camera::homePose(*extent, heightM, size, ortho);
        if (pose && ortho)
            pose->plan = true;
        return pose;
    }
};

} // namespace

std::unique_ptr<Command> makeRenderCommand()
{
    return std::make_unique<RenderCommand>();
}

} // namespace dothi::commands
