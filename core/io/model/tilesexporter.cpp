// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/model/exportchoice.h>
#include <dothi/io/model/glbwriter.h>
#include <dothi/io/model/modelexporters.h>
#include <dothi/io/model/modelsource.h>
#include <dothi/io/model/terrainblocks.h>
#include <dothi/io/model/tileplan.h>

#include <QBuffer>
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QSet>
#include <QTemporaryDir>

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>

namespace dothi::io {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::Export)
};

constexpr size_t kMostPerTile = 1500;

/// A bounding volume of 3D Tiles: west, south, east, north in radians, heights in metres.
struct Region
{
    std::array<double, 6> values{1e300, 1e300, -1e300, -1e300, 1e300, -1e300};

    void add(const Region &other)
    {
        for (const size_t i : {0, 1, 4})
            values[i] = std::min(values[i], other.values[i]);
        for (const size_t i : {2, 3, 5})
            values[i] = std::max(values[i], other.values[i]);
    }
    [[nodiscard]] QJsonObject json() const
    {
        QJsonArray array;
        for (const double value : values)
            array.append(value);
        return {{QStringLiteral("region"), array}};
    }
};

/// Writes one tileset into a folder that nobody else knows of yet.
class Tileset
{
public:
    Tileset(const ModelSource &source, const geo::Transform &toWgs84, const QDir &folder,
            ExportReport &report)
        : m_source(source)
        , m_toWgs84(toWgs84)
        , m_folder(folder)
        , m_report(report)
    {}

    [[nodiscard]] Result<> write(const std::vector<PlacedBuilding> &buildings, const QJsonObject &extras,
                                 TaskContext &task);

private:
    struct Written
    {
        QJsonObject json;
        Region region;
        double errorM = 0;
    };

    [[nodiscard]] Result<Region> regionOf(const geo::Extent &map, double lowM, double highM) const;
    [[nodiscard]] Result<Written> writeBuildings(const std::vector<PlacedBuilding> &buildings,
                                                 TaskContext &task);
    [[nodiscard]] Result<Region> writeTile(const PlannedTile &tile,
                                           const std::vector<PlacedBuilding> &buildings, const QString &path,
                                           TaskContext &task);
    [[nodiscard]] Result<Written> writeTerrainTiles(const geo::ElevationGrid &grid, TaskContext &task);
    [[nodiscard]] Result<EarthFrame> frameAt(const geo::Coord &map, double reachM) const
    {
        return EarthFrame::at(m_toWgs84, map, reachM);
    }

    const ModelSource &m_source;
    const geo::Transform &m_toWgs84;
    QDir m_folder;
    ExportReport &m_report;
    Matrix4 m_root = identity();
    Matrix4 m_fromEarth = identity();
    qint64 m_buildings = 0;
    qint64 m_triangles = 0;
    qint64 m_tiles = 0;
};

Result<Region> Tileset::regionOf(const geo::Extent &map, double lowM, double highM) const
{
    // The rim, not the corners alone: parallels are no straight lines of the grid.
    constexpr int kSteps = 8;
    std::vector<geo::Coord> rim;
    for (int i = 0; i <= kSteps; ++i) {
        const double x = map.minX() + map.width() * i / kSteps;
        const double y = map.minY() + map.height() * i / kSteps;
        rim.insert(rim.end(),
                   {{x, map.minY(), 0}, {x, map.maxY(), 0}, {map.minX(), y, 0}, {map.maxX(), y, 0}});
    }
    DOTHI_TRY(m_toWgs84.apply(rim));
    Region region;
    // Between two of these positions the rim may bulge: a metre for a city of 100 km.
    constexpr double kMargin = 1.0 / 6'378'137;
    for (const geo::Coord &c : rim) {
        const double lon = c.x * std::numbers::pi / 180;
        const double lat = c.y * std::numbers::pi / 180;
        Region spot;
        spot.values = {lon - kMargin, lat - kMargin, lon + kMargin, lat + kMargin, lowM - 0.01, highM + 0.01};
        region.add(spot);
    }
    return region;
}

Result<Region> Tileset::writeTile(const PlannedTile &tile, const std::vector<PlacedBuilding> &buildings,
                                  const QString &path, TaskContext &task)
{
    QBuffer bin;
    bin.open(QIODevice::ReadWrite);
    GlbWriter writer(bin);
    writer.setLayer(m_source.layer());
    FeatureTable table(m_source.layer());
    const geo::Coord &o = m_source.origin();
    geo::TriangleMesh mesh;
    geo::Mesher mesher(o);
    Region region;
    for (const TileChunk &chunk : chunksOf(tile.items, buildings)) {
        DOTHI_TRY(task.checkpoint());
        mesh.clear();
        table.clear();
        const geo::Coord center{o.x + chunk.center.x, o.y + chunk.center.y, chunk.center.z};
        mesher.setOrigin(center);
        DOTHI_TRY(m_source.addChunk(chunk, buildings, mesher, table, mesh, m_report));
        const auto frame = frameAt(center, chunk.reachM);
        if (!frame)
            return Failure(frame.error());
        m_buildings += static_cast<qint64>(table.count());
        frame->apply(mesh);
        writer.add(mesh, GlbWriter::Look::Building, product(m_fromEarth, frame->toGeocentric()), &table);
        geo::Extent extent;
        double low = 1e300;
        double high = -1e300;
        for (const quint32 i : chunk.items) {
            const PlacedBuilding &b = buildings[i];
            extent.add(geo::Extent(o.x + b.minX, o.y + b.minY, o.x + b.maxX, o.y + b.maxY));
            low = std::min(low, static_cast<double>(b.footM));
            high = std::max(high, static_cast<double>(b.topM));
        }
        const auto box = regionOf(extent, low, high);
        if (!box)
            return Failure(box.error());
        region.add(*box);
    }
    DOTHI_TRY(writer.finish(m_folder.filePath(path)));
    m_triangles += writer.triangles();
    ++m_tiles;
    return region;
}

Result<Tileset::Written> Tileset::writeBuildings(const std::vector<PlacedBuilding> &buildings,
                                                 TaskContext &task)
{
    const QString layer = m_source.layer().id;
    if (!m_folder.mkpath(layer))
        return cannotWriteModel(m_folder.filePath(layer), {});
    const std::vector<PlannedTile> tiles = planTiles(buildings, kMostPerTile, TilePlanKind::LargestFirst);
    std::vector<Written> written(tiles.size());
    size_t done = 0;
    // Children come after their parents, so they are written first here.
    for (size_t i = tiles.size(); i-- > 0;) {
        const PlannedTile &tile = tiles[i];
        Written &one = written[i];
        one.errorM = tile.errorM;
        if (!tile.items.empty()) {
            const QString path = layer + QLatin1Char('/') + tile.name() + QStringLiteral(".glb");
            const auto region = writeTile(tile, buildings, path, task);
            if (!region)
                return Failure(region.error());
            one.region = *region;
            one.json.insert(QStringLiteral("content"), QJsonObject{{QStringLiteral("uri"), path}});
        }
        QJsonArray children;
        for (const size_t child : tile.children) {
            one.region.add(written[child].region);
            children.append(written[child].json);
            written[child] = {};
        }
        one.json.insert(QStringLiteral("boundingVolume"), one.region.json());
        one.json.insert(QStringLiteral("geometricError"), one.errorM);
        if (!children.isEmpty())
            one.json.insert(QStringLiteral("children"), children);
        done += tile.items.size();
        task.progress(static_cast<double>(done) / static_cast<double>(buildings.size()),
                      Tr::tr("Writing “%1”").arg(m_source.layer().title.text()));
    }
    m_report.counts[layer] = m_buildings;
    // The root shows the largest buildings; before it is loaded the city shows none of them.
    written[0].errorM = std::max(written[0].errorM, 1.0);
    return std::move(written[0]);
}

Result<Tileset::Written> Tileset::writeTerrainTiles(const geo::ElevationGrid &grid, TaskContext &task)
{
    const QString name = QStringLiteral("terrain");
    if (!m_folder.mkpath(name))
        return cannotWriteModel(m_folder.filePath(name), {});
    const std::vector<TerrainBlock> blocks = terrainBlocks(grid);
    std::map<int, double> errors;
    for (const TerrainBlock &block : blocks) {
        if (!errors.contains(block.step))
            errors[block.step] = terrainErrorM(grid, block.step);
    }
    std::vector<Written> written(blocks.size());
    geo::TriangleMesh mesh;
    for (size_t i = blocks.size(); i-- > 0;) {
        DOTHI_TRY(task.checkpoint());
        const TerrainBlock &block = blocks[i];
        Written &one = written[i];
        one.errorM = errors[block.step];
        const double skirtM = 1 + 2 * one.errorM;
        const geo::Coord center = terrainCenter(grid, block);
        mesh.clear();
        addTerrain(grid, block, center, skirtM, mesh);
        QJsonArray children;
        for (const size_t child : block.children) {
            if (written[child].json.isEmpty())
                continue;
            one.region.add(written[child].region);
            children.append(written[child].json);
            written[child] = {};
        }
        if (mesh.triangleCount() == 0)
            continue; // no heights here
        geo::Extent extent;
        double low = 1e300;
        double high = -1e300;
        for (size_t v = 0; v + 2 < mesh.positions.size(); v += 3) {
            extent.add({center.x + mesh.positions[v], center.y + mesh.positions[v + 1], 0});
            low = std::min(low, center.z + mesh.positions[v + 2]);
            high = std::max(high, center.z + mesh.positions[v + 2]);
        }
        const auto region = regionOf(extent, low, high);
        if (!region)
            return Failure(region.error());
        one.region.add(*region);
        const auto frame = frameAt(center, std::max(extent.width(), extent.height()) / 2);
        if (!frame)
            return Failure(frame.error());
        frame->apply(mesh);
        QBuffer bin;
        bin.open(QIODevice::ReadWrite);
        GlbWriter writer(bin);
        writer.add(mesh, GlbWriter::Look::Ground, product(m_fromEarth, frame->toGeocentric()));
        const QString path =
            QStringLiteral("%1/%2-%3-%4.glb").arg(name).arg(block.level).arg(block.column).arg(block.row);
        DOTHI_TRY(writer.finish(m_folder.filePath(path)));
        m_triangles += writer.triangles();
        ++m_tiles;
        one.json = {{QStringLiteral("content"), QJsonObject{{QStringLiteral("uri"), path}}},
                    {QStringLiteral("boundingVolume"), one.region.json()},
                    {QStringLiteral("geometricError"), one.errorM}};
        if (!children.isEmpty())
            one.json.insert(QStringLiteral("children"), children);
    }
    m_report.counts[name] = 1;
    if (written.empty())
        return Written{};
    written[0].json.insert(QStringLiteral("refine"), QStringLiteral("REPLACE"));
    return std::move(written[0]);
}

Result<> Tileset::write(const std::vector<PlacedBuilding> &buildings, const QJsonObject &extras,
                        TaskContext &task)
{
    const auto root = frameAt(m_source.origin(), 1000);
    if (!root)
        return Failure(root.error());
    m_root = root->toGeocentric();
    m_fromEarth = inverse(m_root);
    std::vector<Written> parts;
    if (!buildings.empty()) {
        TaskContext part = task.part(0, 0.9);
        auto written = writeBuildings(buildings, part);
        if (!written)
            return Failure(written.error());
        parts.push_back(std::move(*written));
    }
    if (const geo::ElevationGrid *grid = m_source.terrain()) {
        auto written = writeTerrainTiles(*grid, task);
        if (!written)
            return Failure(written.error());
        if (!written->json.isEmpty())
            parts.push_back(std::move(*written));
    }
    if (parts.empty())
        return fail(ErrorCode::NotFound, Tr::tr("The city holds nothing that the format shows."));
    Region region;
    QJsonArray children;
    for (const Written &part : parts) {
        region.add(part.region);
        children.append(part.json);
    }
    // What is missing when nothing of the city is shown: all of it.
    const double errorM =
        6'378'137 * std::max(region.values[2] - region.values[0], region.values[3] - region.values[1]);
    QJsonArray matrix;
    for (const double value : m_root)
        matrix.append(value);
    QJsonObject asset{{QStringLiteral("version"), QStringLiteral("1.1")},
                      {QStringLiteral("generator"), QStringLiteral("DoThi")},
                      {QStringLiteral("extras"), extras}};
    const QJsonObject tileset{
        {QStringLiteral("asset"), asset},
        {QStringLiteral("geometricError"), errorM},
        {QStringLiteral("root"), QJsonObject{{QStringLiteral("boundingVolume"), region.json()},
                                             {QStringLiteral("geometricError"), errorM},
                                             {QStringLiteral("refine"), QStringLiteral("ADD")},
                                             {QStringLiteral("transform"), matrix},
                                             {QStringLiteral("children"), children}}}};
    const QString path = m_folder.filePath(QStringLiteral("tileset.json"));
    QFile file(path);
    const QByteArray text = QJsonDocument(tileset).toJson(QJsonDocument::Compact);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.flush())
        return cannotWriteModel(path, file.errorString());
    m_report.counts[QStringLiteral("tiles")] = m_tiles;
    m_report.counts[QStringLiteral("triangles")] = m_triangles;
    return {};
}

/// Whether a folder holds nothing but an earlier tileset of ours, or nothing at all.
bool mayBeReplaced(const QString &folder)
{
    const QStringList entries =
        QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    const QSet<QString> ours{QStringLiteral("tileset.json"), QStringLiteral("building"),
                             QStringLiteral("terrain")};
    return std::all_of(entries.begin(), entries.end(),
                       [&ours](const QString &e) { return ours.contains(e); });
}

class TilesExporter final : public Exporter
{
public:
    [[nodiscard]] QString format() const override { return QStringLiteral("3dtiles"); }
    [[nodiscard]] QString title() const override { return QStringLiteral("3D Tiles 1.1"); }
    [[nodiscard]] QStringList suffixes() const override { return {}; }

    [[nodiscard]] Result<ExportReport> write(const city::Store &store, const ExportRequest &request,
                                             TaskContext &task) const override
    {
        const auto source = ModelSource::open(store, request, task);
        if (!source)
            return Failure(source.error());
        const QFileInfo out(QDir::cleanPath(QFileInfo(request.out).absoluteFilePath()));
        if (!out.absoluteDir().exists())
            return cannotWriteModel(request.out, QStringLiteral("no such folder"));
        if (out.exists() && (out.isSymLink() || !out.isDir() || !mayBeReplaced(out.absoluteFilePath()))) {
            return fail(Error(ErrorCode::InvalidArgument,
                              Tr::tr("The folder to write holds other things than a tileset."))
                            .inFile(request.out)
                            .withAdvice(Tr::tr("Name a new folder, or an empty one.")));
        }
        const auto wgs84 = geo::Crs::fromEpsg(4326);
        if (!wgs84)
            return Failure(wgs84.error());
        const auto toWgs84 = geo::Transform::create(store.crs(), *wgs84, store.profile().datumOperation);
        if (!toWgs84)
            return Failure(toWgs84.error());
        ExportReport report;
        TaskContext placing = task.part(0, 0.3);
        const auto buildings = source->place(report, placing);
        if (!buildings)
            return Failure(buildings.error());
        DOTHI_TRY(checkChosen(request, !buildings->empty() || source->terrain()));
        QTemporaryDir passing(out.absoluteDir().filePath(QStringLiteral(".dothi-XXXXXX")));
        if (!passing.isValid())
            return cannotWriteModel(request.out, passing.errorString());
        const QJsonObject extras{{QStringLiteral("crs"), store.crs().definition()},
                                 {QStringLiteral("operation"), toWgs84->operation().name},
                                 {QStringLiteral("verticalDatum"), store.profile().verticalDatum}};
        TaskContext writing = task.part(0.3, 1);
        if (Result<> done =
                Tileset(*source, *toWgs84, QDir(passing.path()), report).write(*buildings, extras, writing);
            !done)
            return Failure(std::move(done).error());
        DOTHI_TRY(putInPlace(passing, out));
        // The one to open; it names the others.
        report.files.append(QDir(out.absoluteFilePath()).filePath(QStringLiteral("tileset.json")));
        task.progress(1);
        return report;
    }

private:
    /// The folder gets its name at once; an earlier one goes when that has worked.
    [[nodiscard]] static Result<> putInPlace(QTemporaryDir &passing, const QFileInfo &out)
    {
        QDir parent = out.absoluteDir();
        const QString target = out.absoluteFilePath();
        const QString old = passing.path() + QStringLiteral("-old");
        // QTemporaryDir makes folders for their owner alone; this one is to be read like any other.
        QFile::setPermissions(passing.path(), QFile::permissions(parent.absolutePath()));
        const bool replaces = out.exists();
        if (replaces && !parent.rename(target, old))
            return cannotWriteModel(target, {});
        if (!parent.rename(passing.path(), target)) {
            if (replaces)
                parent.rename(old, target);
            return cannotWriteModel(target, {});
        }
        passing.setAutoRemove(false);
        if (replaces)
            QDir(old).removeRecursively();
        return {};
    }
};

} // namespace

std::unique_ptr<Exporter> makeTilesExporter()
{
    return std::make_unique<TilesExporter>();
}

} // namespace dothi::io
