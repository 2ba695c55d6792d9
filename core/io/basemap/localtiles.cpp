// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/gdalinit.h>
#include <dothi/io/basemap/localtiles.h>
#include <dothi/io/basemap/tileimage.h>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>

#include <SQLiteCpp/SQLiteCpp.h>
#include <cpl_string.h>
#include <gdal_priv.h>
#include <ogr_spatialref.h>
#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace dothi::io {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::BaseMap)
};

constexpr int kPx = geo::TileGrid::kTilePx;
/// A file of one strip would be unpacked whole for every tile.
constexpr qint64 kMostBlockCells = 64'000'000;
constexpr int kMostEdge = 4'000'000;
/// So many cells are read for the coarsest tile at most: a few seconds.
constexpr double kMostCellsOfATile = 1e9;

Failure notShown(const QString &path, const QString &why, const QString &detail = {})
{
    return fail(Error(ErrorCode::InvalidData, why)
                    .inFile(path)
                    .withAdvice(Tr::tr("Take a GeoTIFF of 8-bit colours with coordinates, best a Cloud "
                                       "Optimized one, or MBTiles."))
                    .withDetail(detail));
}

Failure noTile()
{
    return fail(ErrorCode::NotFound, Tr::tr("The file has no such tile."));
}

class MbTiles final : public LocalTiles
{
public:
    static Result<std::unique_ptr<LocalTiles>> open(const QString &path)
    {
        try {
            auto tiles = std::unique_ptr<MbTiles>(new MbTiles(path));
            DOTHI_TRY(tiles->readMetadata());
            return std::unique_ptr<LocalTiles>(std::move(tiles));
        } catch (const std::exception &e) {
            return notShown(path, Tr::tr("The file holds no tiles that can be read."),
                            QString::fromUtf8(e.what()));
        }
    }

    [[nodiscard]] const geo::TileGrid &grid() const override { return m_grid; }
    [[nodiscard]] QString attribution() const override { return m_attribution; }

    [[nodiscard]] Result<QImage> tile(const geo::TileId &tile, TaskContext &task) override
    {
        const Watch watch(m_database, &task);
        try {
            SQLite::Statement query(m_database, "SELECT tile_data FROM tiles WHERE zoom_level = ? AND "
                                                "tile_column = ? AND tile_row = ? LIMIT 1");
            query.bind(1, tile.level);
            query.bind(2, tile.column);
            query.bind(3, (1 << tile.level) - 1 - tile.row); // rows count from the south here
            if (!query.executeStep())
                return noTile();
            const SQLite::Column data = query.getColumn(0);
            if (data.getBytes() <= 0)
                return noTile();
            if (data.getBytes() > tilelimits::kBytes)
                return fail(ErrorCode::InvalidData, Tr::tr("A tile of the file is too large."));
            return decodeTile(QByteArray(static_cast<const char *>(data.getBlob()), data.getBytes()));
        } catch (const std::exception &e) {
            return fail(Error(ErrorCode::InvalidData, Tr::tr("A tile of the file cannot be read."))
                            .inFile(m_path)
                            .withDetail(QString::fromUtf8(e.what())));
        }
    }

private:
    explicit MbTiles(const QString &path)
        : m_path(path)
        , m_database(path.toStdString(), SQLite::OPEN_READONLY)
    {
        // A file may bring views and triggers with functions of its choosing.
        m_database.exec("PRAGMA trusted_schema = OFF");
        sqlite3_limit(m_database.getHandle(), SQLITE_LIMIT_LENGTH, static_cast<int>(2 * tilelimits::kBytes));
    }

    /// Ends a question that takes too long, or that nobody waits for any more: what stands for a table may be
    /// a view that never ends.
    class Watch
    {
    public:
        explicit Watch(SQLite::Database &database, const TaskContext *task)
            : m_database(database)
            , m_task(task)
        {
            m_since.start();
            sqlite3_progress_handler(m_database.getHandle(), kEvery, &Watch::isOver, this);
        }
        ~Watch() { sqlite3_progress_handler(m_database.getHandle(), 0, nullptr, nullptr); }
        Watch(const Watch &) = delete;
        Watch &operator=(const Watch &) = delete;

    private:
        static constexpr int kEvery = 20'000; ///< steps of SQLite's machine
        static constexpr qint64 kLongestMs = 5000;

        static int isOver(void *self)
        {
            const auto *watch = static_cast<const Watch *>(self);
            return watch->m_since.elapsed() > kLongestMs || (watch->m_task && watch->m_task->cancelled()) ? 1
                                                                                                          : 0;
        }

        SQLite::Database &m_database;
        const TaskContext *m_task;
        QElapsedTimer m_since;
    };

    Result<> readMetadata()
    {
        const Watch watch(m_database, nullptr);
        QString bounds;
        QString format;
        int first = 0;
        int last = -1;
        SQLite::Statement query(m_database, "SELECT name, value FROM metadata LIMIT 200");
        while (query.executeStep()) {
            const QString name = QString::fromUtf8(query.getColumn(0).getText());
            const QString value = QString::fromUtf8(query.getColumn(1).getText());
            if (name == QLatin1String("bounds"))
                bounds = value.left(200);
            else if (name == QLatin1String("format"))
                format = value.left(20);
            else if (name == QLatin1String("attribution"))
                m_attribution = value.left(300);
            else if (name == QLatin1String("minzoom"))
                first = value.toInt();
            else if (name == QLatin1String("maxzoom"))
                last = value.toInt();
        }
        if (format == QLatin1String("pbf"))
            return notShown(m_path, Tr::tr("The file holds vector tiles, not pictures."));
        if (last < 0) {
            SQLite::Statement levels(m_database, "SELECT min(zoom_level), max(zoom_level) FROM tiles");
            if (!levels.executeStep() || levels.getColumn(1).isNull())
                return notShown(m_path, Tr::tr("The file holds no tiles that can be read."));
            first = levels.getColumn(0).getInt();
            last = levels.getColumn(1).getInt();
        }
        const Result<geo::TileGrid> world = geo::TileGrid::webMercator(first, last);
        if (!world)
            return Failure(world.error());
        m_grid = *world;
        const QStringList parts = bounds.split(QLatin1Char(','));
        if (parts.size() == 4) {
            const Result<geo::Crs> degrees = geo::Crs::fromEpsg(4326);
            if (!degrees)
                return Failure(degrees.error());
            const Result<geo::Transform> transform = geo::Transform::create(*degrees, world->crs());
            if (!transform)
                return Failure(transform.error());
            constexpr double kLimit = 85.05;
            const auto corner = [&](int x, int y) {
                return transform->apply({std::clamp(parts[x].toDouble(), -180.0, 180.0),
                                         std::clamp(parts[y].toDouble(), -kLimit, kLimit), 0});
            };
            const Result<geo::Coord> low = corner(0, 1);
            const Result<geo::Coord> high = corner(2, 3);
            if (low && high && low->x < high->x && low->y < high->y) {
                const double edge = world->edge(0);
                m_grid = geo::TileGrid(world->crs(), -edge / 2, edge / 2, edge,
                                       {low->x, low->y, high->x, high->y}, first, last);
            }
        }
        return {};
    }

    QString m_path;
    SQLite::Database m_database;
    geo::TileGrid m_grid;
    QString m_attribution;
};

struct DatasetCloser
{
    void operator()(GDALDataset *dataset) const { GDALClose(dataset); }
};

int CPL_STDCALL goOn(double /*done*/, const char * /*message*/, void *task)
{
    return static_cast<TaskContext *>(task)->cancelled() ? FALSE : TRUE;
}

class RasterTiles final : public LocalTiles
{
public:
    static Result<std::unique_ptr<LocalTiles>> open(const QString &path, const geo::Crs &city)
    {
        geo::ensureGdal();
        geo::GdalErrorTrap trap;
        auto tiles = std::unique_ptr<RasterTiles>(new RasterTiles);
        tiles->m_path = path;
        const QFileInfo file(path);
        // Beside the picture only its overviews and its world file are looked at.
        CPLStringList siblings;
        for (const QString &name : {file.fileName(), file.fileName() + QStringLiteral(".ovr"),
                                    file.completeBaseName() + QStringLiteral(".tfw")})
            siblings.AddString(name.toUtf8().constData());
        const char *const drivers[] = {"GTiff", nullptr};
        tiles->m_dataset.reset(GDALDataset::Open(file.absoluteFilePath().toUtf8().constData(),
                                                 GDAL_OF_RASTER | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR,
                                                 drivers, nullptr, siblings.List()));
        if (!tiles->m_dataset)
            return notShown(path, Tr::tr("The file is no picture that can be read."), trap.messages());
        DOTHI_TRY(tiles->look(city));
        return std::unique_ptr<LocalTiles>(std::move(tiles));
    }

    [[nodiscard]] const geo::TileGrid &grid() const override { return m_grid; }

    [[nodiscard]] Result<QImage> tile(const geo::TileId &tile, TaskContext &task) override
    {
        const geo::Extent square = m_grid.extent(tile);
        const double west = (square.minX() - m_west) / m_pixelX;
        const double east = (square.maxX() - m_west) / m_pixelX;
        const double north = (m_north - square.maxY()) / m_pixelY;
        const double south = (m_north - square.minY()) / m_pixelY;
        const double columns = m_dataset->GetRasterXSize();
        const double rows = m_dataset->GetRasterYSize();
        // The part of the tile that the picture covers, in whole pixels of the tile.
        const double across = (east - west) / kPx;
        const double down = (south - north) / kPx;
        const int left = std::clamp(static_cast<int>(std::ceil(-west / across - 1e-6)), 0, kPx);
        const int right = std::clamp(static_cast<int>(std::floor((columns - west) / across + 1e-6)), 0, kPx);
        const int top = std::clamp(static_cast<int>(std::ceil(-north / down - 1e-6)), 0, kPx);
        const int bottom = std::clamp(static_cast<int>(std::floor((rows - north) / down + 1e-6)), 0, kPx);
        if (left >= right || top >= bottom)
            return noTile();
        QImage image(kPx, kPx, QImage::Format_RGBA8888);
        image.fill(Qt::transparent);
        GDALRasterIOExtraArg extra;
        INIT_RASTERIO_EXTRA_ARG(extra);
        extra.eResampleAlg = across > 1 ? GRIORA_Average : GRIORA_Bilinear;
        extra.bFloatingPointWindowValidity = TRUE;
        extra.dfXOff = std::max(0.0, west + left * across);
        extra.dfYOff = std::max(0.0, north + top * down);
        extra.dfXSize = std::min((right - left) * across, columns - extra.dfXOff);
        extra.dfYSize = std::min((bottom - top) * down, rows - extra.dfYOff);
        extra.pfnProgress = goOn;
        extra.pProgressData = &task;
        const int x = static_cast<int>(extra.dfXOff);
        const int y = static_cast<int>(extra.dfYOff);
        const int width = std::clamp(static_cast<int>(std::ceil(extra.dfXOff + extra.dfXSize)) - x, 1,
                                     m_dataset->GetRasterXSize() - x);
        const int height = std::clamp(static_cast<int>(std::ceil(extra.dfYOff + extra.dfYSize)) - y, 1,
                                      m_dataset->GetRasterYSize() - y);
        geo::GdalErrorTrap trap;
        uchar *first = image.scanLine(top) + static_cast<qsizetype>(left) * 4;
        const auto read = [&](GDALRasterBand *band, int channel) {
            return band->RasterIO(GF_Read, x, y, width, height, first + channel, right - left, bottom - top,
                                  GDT_Byte, 4, image.bytesPerLine(), &extra) == CE_None;
        };
        bool done = true;
        if (m_palette.empty()) {
            const bool gray = m_colors == 1;
            for (int channel = 0; channel < 3 && done; ++channel)
                done = read(m_dataset->GetRasterBand(gray ? 1 : channel + 1), channel);
        } else {
            extra.eResampleAlg = GRIORA_NearestNeighbour; // numbers of colours cannot be mixed
            done = read(m_dataset->GetRasterBand(1), 0);
        }
        done =
            done &&
            read(m_alpha ? m_dataset->GetRasterBand(m_alpha) : m_dataset->GetRasterBand(1)->GetMaskBand(), 3);
        DOTHI_TRY(task.checkpoint());
        if (!done) {
            return fail(Error(ErrorCode::InvalidData, Tr::tr("A part of the picture cannot be read."))
                            .inFile(m_path)
                            .withDetail(trap.messages()));
        }
        if (!m_palette.empty()) {
            for (int row = top; row < bottom; ++row) {
                uchar *pixel = image.scanLine(row) + static_cast<qsizetype>(left) * 4;
                for (int column = left; column < right; ++column, pixel += 4) {
                    const std::array<uchar, 4> &color = m_palette[pixel[0]];
                    std::copy_n(color.begin(), 3, pixel);
                    pixel[3] = std::min(pixel[3], color[3]);
                }
            }
        }
        return image;
    }

private:
    RasterTiles() = default;

    /// The coarsest tile shows all of the picture, and is read from its smallest copy. One of a file that
    /// claims 400,000 × 400,000 and holds nothing is read as long as one that does.
    static double cellsOfCoarsestTile(GDALRasterBand &band)
    {
        double fewest = static_cast<double>(band.GetXSize()) * band.GetYSize();
        for (int i = 0; i < std::min(band.GetOverviewCount(), 64); ++i) {
            if (GDALRasterBand *smaller = band.GetOverview(i))
                fewest = std::min(fewest, static_cast<double>(smaller->GetXSize()) * smaller->GetYSize());
        }
        return fewest;
    }

    Result<> look(const geo::Crs &city)
    {
        std::array<double, 6> t{};
        if (m_dataset->GetGeoTransform(t.data()) != CE_None ||
            !std::ranges::all_of(t, [](double v) { return std::isfinite(v); }))
            return notShown(m_path, Tr::tr("The picture does not say where it lies."));
        if (t[2] != 0 || t[4] != 0 || !(t[1] > 0) || !(t[5] < 0)) {
            return notShown(m_path, Tr::tr("The picture does not have north at its top."));
        }
        const int columns = m_dataset->GetRasterXSize();
        const int rows = m_dataset->GetRasterYSize();
        const int bands = m_dataset->GetRasterCount();
        int blockColumns = 0;
        int blockRows = 0;
        if (bands < 1 || columns > kMostEdge || rows > kMostEdge)
            return notShown(m_path, Tr::tr("The file is no picture that can be read."));
        GDALRasterBand *band = m_dataset->GetRasterBand(1);
        band->GetBlockSize(&blockColumns, &blockRows);
        if (static_cast<qint64>(blockColumns) * blockRows > kMostBlockCells) {
            return notShown(m_path, Tr::tr("The picture is stored in one piece too large to be read in "
                                           "parts."));
        }
        if (cellsOfCoarsestTile(*band) > kMostCellsOfATile) {
            return fail(
                Error(ErrorCode::InvalidData, Tr::tr("The picture is too large to be shown without smaller "
                                                     "copies of itself (overviews)."))
                    .inFile(m_path)
                    .withAdvice(Tr::tr("Make them with gdaladdo, or save it as a Cloud Optimized "
                                       "GeoTIFF.")));
        }
        m_colors = bands >= 3 ? 3 : 1;
        for (int b = 1; b <= m_colors; ++b) {
            if (m_dataset->GetRasterBand(b)->GetRasterDataType() != GDT_Byte)
                return notShown(m_path, Tr::tr("The picture's colours do not have 8 bits."));
        }
        if (bands > m_colors &&
            m_dataset->GetRasterBand(m_colors + 1)->GetColorInterpretation() == GCI_AlphaBand)
            m_alpha = m_colors + 1;
        if (const GDALColorTable *table = band->GetColorTable(); table && m_colors == 1) {
            m_palette.resize(256);
            for (int i = 0; i < std::min(256, table->GetColorEntryCount()); ++i) {
                const GDALColorEntry *entry = table->GetColorEntry(i);
                m_palette[static_cast<size_t>(i)] = {
                    static_cast<uchar>(entry->c1), static_cast<uchar>(entry->c2),
                    static_cast<uchar>(entry->c3), static_cast<uchar>(entry->c4)};
            }
        }
        m_west = t[0];
        m_north = t[3];
        m_pixelX = t[1];
        m_pixelY = -t[5];
        Result<geo::Crs> crs = city;
        if (const OGRSpatialReference *srs = m_dataset->GetSpatialRef()) {
            char *wkt = nullptr;
            srs->exportToWkt(&wkt);
            const QString text = QString::fromUtf8(wkt);
            CPLFree(wkt);
            crs = geo::Crs::fromDefinition(text);
        }
        if (!crs)
            return failWhile(std::move(crs), Tr::tr("While reading %1").arg(QFileInfo(m_path).fileName()));
        const double east = m_west + columns * m_pixelX;
        const double south = m_north - rows * m_pixelY;
        const double pixel = std::min(m_pixelX, m_pixelY);
        const double widest = std::max(east - m_west, m_north - south);
        const int levels = std::clamp(static_cast<int>(std::ceil(std::log2(widest / (pixel * kPx)) - 1e-9)),
                                      0, geo::TileGrid::kDeepestLevel);
        m_grid = geo::TileGrid(std::move(*crs), m_west, m_north, std::ldexp(pixel * kPx, levels),
                               {m_west, south, east, m_north}, 0, levels);
        return {};
    }

    QString m_path;
    std::unique_ptr<GDALDataset, DatasetCloser> m_dataset;
    geo::TileGrid m_grid;
    int m_colors = 3;
    int m_alpha = 0; ///< number of the band; 0: none
    std::vector<std::array<uchar, 4>> m_palette;
    double m_west = 0;
    double m_north = 0;
    double m_pixelX = 1;
    double m_pixelY = 1;
};

} // namespace

Result<std::unique_ptr<LocalTiles>> LocalTiles::open(const QString &path, const geo::Crs &city)
{
    const QFileInfo info(path);
    if (!info.isFile()) {
        return fail(Error(ErrorCode::Io, Tr::tr("There is no such file."))
                        .inFile(path)
                        .withAdvice(Tr::tr("See whether the disk it was on is there.")));
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(Error(ErrorCode::Permission, Tr::tr("The file cannot be opened."))
                        .inFile(path)
                        .withDetail(file.errorString()));
    }
    const bool sqlite = file.read(16).startsWith("SQLite format 3");
    file.close();
    return sqlite ? MbTiles::open(path) : RasterTiles::open(path, city);
}

} // namespace dothi::io
