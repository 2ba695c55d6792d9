// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/elevation.h>
#include <dothi/geo/gdalinit.h>

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <cpl_string.h>
#include <gdal_priv.h>
#include <ogr_spatialref.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace dothi::geo {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::Elevation)
};

constexpr float kNoValue = std::numeric_limits<float>::quiet_NaN();
constexpr double kNodata = -9999;
/// A province at 5 m has 400 million cells; a file that claims more, or blocks that do not fit into memory,
/// is no terrain of a city.
constexpr qint64 kMostCells = 400'000'000;
constexpr qint64 kMostBlockCells = 64'000'000;

struct DatasetCloser
{
    void operator()(GDALDataset *dataset) const { GDALClose(dataset); }
};
using DatasetPtr = std::unique_ptr<GDALDataset, DatasetCloser>;

Failure readFailure(const QString &path, const QString &detail)
{
    return fail(
        Error(ErrorCode::InvalidData, Tr::tr("The terrain raster cannot be read."))
            .inFile(path)
            .withAdvice(Tr::tr("Import it again from a GeoTIFF or ASCII grid of ground heights in metres."))
            .withDetail(detail));
}

} // namespace

ElevationGrid::ElevationGrid(int columns, int rows, double originX, double originY, double cellM)
    : m_columns(columns)
    , m_rows(rows)
    , m_originX(originX)
    , m_originY(originY)
    , m_cell(cellM)
    , m_heights(static_cast<size_t>(columns) * static_cast<size_t>(rows), kNoValue)
{}

Extent ElevationGrid::extent() const
{
    if (isEmpty())
        return {};
    return {m_originX, m_originY - m_rows * m_cell, m_originX + m_columns * m_cell, m_originY};
}

Coord ElevationGrid::cellCenter(int column, int row) const
{
    return {m_originX + (column + 0.5) * m_cell, m_originY - (row + 0.5) * m_cell, at(column, row)};
}

std::pair<double, double> ElevationGrid::range() const
{
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (const float height : m_heights) {
        if (std::isnan(height))
            continue;
        low = std::min(low, static_cast<double>(height));
        high = std::max(high, static_cast<double>(height));
    }
    return low <= high ? std::pair(low, high) : std::pair(0.0, 0.0);
}

double ElevationGrid::sample(double x, double y) const
{
    // By far the most called of all: written so that the compiler needs no call and no box.
    const double across = (x - m_originX) / m_cell;
    const double down = (m_originY - y) / m_cell;
    if (isEmpty() || !(across >= 0 && across <= m_columns && down >= 0 && down <= m_rows))
        return std::numeric_limits<double>::quiet_NaN();
    const double column = std::clamp(across - 0.5, 0.0, m_columns - 1.0);
    const double row = std::clamp(down - 0.5, 0.0, m_rows - 1.0);
    const int c0 = std::min(static_cast<int>(column), std::max(0, m_columns - 2));
    const int r0 = std::min(static_cast<int>(row), std::max(0, m_rows - 2));
    const int c1 = std::min(c0 + 1, m_columns - 1);
    const int r1 = std::min(r0 + 1, m_rows - 1);
    const double fx = column - c0;
    const double fy = row - r0;
    const double north = at(c0, r0) * (1 - fx) + at(c1, r0) * fx;
    const double south = at(c0, r1) * (1 - fx) + at(c1, r1) * fx;
    return north * (1 - fy) + south * fy;
}

namespace {

/// A raster that was opened and looked at: north-up, square cells, a size that can be dealt with.
struct OpenRaster
{
    DatasetPtr dataset;
    double west = 0;
    double north = 0;
    double cellM = 1;
    qint64 columns = 0;
    qint64 rows = 0;
};

Result<OpenRaster> openRaster(const QString &path, const GdalErrorTrap &trap)
{
    const QFileInfo file(path);
    if (!file.isFile()) // a pipe would be waited for, and a name GDAL understands may be no file at all
        return readFailure(path, QStringLiteral("not a file"));
    const QByteArray name = file.absoluteFilePath().toUtf8();
    const char *const drivers[] = {"GTiff", nullptr};
    OpenRaster raster;
    raster.dataset.reset(GDALDataset::Open(
        name.constData(), GDAL_OF_RASTER | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR, drivers));
    if (!raster.dataset || raster.dataset->GetRasterCount() < 1)
        return readFailure(path, trap.messages());
    double transform[6];
    if (raster.dataset->GetGeoTransform(transform) != CE_None)
        return readFailure(path, QStringLiteral("no geotransform"));
    const bool finite = std::ranges::all_of(transform, [](double v) { return std::isfinite(v); });
    const bool northUp = transform[2] == 0 && transform[4] == 0 && transform[1] > 0 && transform[5] < 0;
    if (!finite || !northUp || std::abs(transform[1] + transform[5]) > 1e-6 * transform[1])
        return readFailure(path, QStringLiteral("not north-up with square cells"));
    raster.west = transform[0];
    raster.north = transform[3];
    raster.cellM = transform[1];
    raster.columns = raster.dataset->GetRasterXSize();
    raster.rows = raster.dataset->GetRasterYSize();
    int blockColumns = 0;
    int blockRows = 0;
    raster.dataset->GetRasterBand(1)->GetBlockSize(&blockColumns, &blockRows);
    if (raster.columns * raster.rows > kMostCells ||
        static_cast<qint64>(blockColumns) * blockRows > kMostBlockCells)
        return readFailure(path, QStringLiteral("%1 x %2 cells in blocks of %3 x %4 are too many")
                                     .arg(raster.columns)
                                     .arg(raster.rows)
                                     .arg(blockColumns)
                                     .arg(blockRows));
    return raster;
}

/// The cells from `left`, `top` on, `factor` by `factor` of them averaged to one; what is left over at the
/// right and below is left out. Averaged here and not by GDAL, which would look for overviews and masks:
/// other files, that the raster or its neighbours in the folder name.
Result<ElevationGrid> readCells(const OpenRaster &raster, qint64 left, qint64 top, qint64 width,
                                qint64 height, qint64 maxCells, const QString &path,
                                const GdalErrorTrap &trap)
{
    int factor = 1;
    while ((width / factor) * (height / factor) > maxCells)
        ++factor;
    const int columns = std::max(1, static_cast<int>(width / factor));
    const int rows = std::max(1, static_cast<int>(height / factor));
    GDALRasterBand *band = raster.dataset->GetRasterBand(1);
    int hasNodata = 0;
    const double nodata = band->GetNoDataValue(&hasNodata);

    ElevationGrid grid(columns, rows, raster.west + static_cast<double>(left) * raster.cellM,
                       raster.north - static_cast<double>(top) * raster.cellM, raster.cellM * factor);
    const int lineColumns = static_cast<int>(std::min<qint64>(width, qint64(columns) * factor));
    std::vector<float> line(static_cast<size_t>(lineColumns));
    std::vector<double> sums(static_cast<size_t>(columns));
    std::vector<int> counts(static_cast<size_t>(columns));
    for (int row = 0; row < rows; ++row) {
        std::ranges::fill(sums, 0.0);
        std::ranges::fill(counts, 0);
        for (qint64 y = qint64(row) * factor; y < std::min<qint64>(height, (qint64(row) + 1) * factor); ++y) {
            if (band->RasterIO(GF_Read, static_cast<int>(left), static_cast<int>(top + y), lineColumns, 1,
                               line.data(), lineColumns, 1, GDT_Float32, 0, 0) != CE_None) {
                return readFailure(path, trap.messages());
            }
            for (size_t x = 0; x < line.size(); ++x) {
                const float value = line[x];
                const bool missing = !std::isfinite(value) ||
                                     (hasNodata && value == static_cast<float>(nodata)) ||
                                     std::abs(value) > 12'000; // no place on Earth; an unmarked nodata
                if (missing)
                    continue;
                sums[x / static_cast<size_t>(factor)] += static_cast<double>(value);
                ++counts[x / static_cast<size_t>(factor)];
            }
        }
        for (int column = 0; column < columns; ++column) {
            const auto i = static_cast<size_t>(column);
            if (counts[i] > 0)
                grid.set(column, row, static_cast<float>(sums[i] / counts[i]));
        }
    }
    return grid;
}

} // namespace

Result<ElevationGrid> readElevation(const QString &path, qint64 maxCells, int *epsg)
{
    ensureGdal();
    const GdalErrorTrap trap;
    const Result<OpenRaster> raster = openRaster(path, trap);
    if (!raster)
        return Failure(raster.error());
    Result<ElevationGrid> grid =
        readCells(*raster, 0, 0, raster->columns, raster->rows, maxCells, path, trap);
    if (epsg) {
        *epsg = 0;
        if (const OGRSpatialReference *srs = raster->dataset->GetSpatialRef()) {
            if (const char *code = srs->GetAuthorityCode(nullptr))
                *epsg = QByteArray(code).toInt();
        }
    }
    return grid;
}

Result<ElevationGrid> readElevationWindow(const QString &path, const Extent &area, qint64 maxCells)
{
    if (std::isnan(area.minX()) || std::isnan(area.minY()) || std::isnan(area.maxX()) ||
        std::isnan(area.maxY()))
        return fail(
            Error(ErrorCode::InvalidArgument, Tr::tr("The area whose heights are asked for is nowhere."))
                .inFile(path));
    ensureGdal();
    const GdalErrorTrap trap;
    const Result<OpenRaster> raster = openRaster(path, trap);
    if (!raster)
        return Failure(raster.error());
    // One cell more on every side: heights are interpolated between cell centres.
    const auto cellAt = [&raster](double metres, qint64 count) {
        return static_cast<qint64>(
            std::clamp(std::floor(metres / raster->cellM), -2.0, static_cast<double>(count) + 1));
    };
    const qint64 left = std::max<qint64>(0, cellAt(area.minX() - raster->west, raster->columns) - 1);
    const qint64 top = std::max<qint64>(0, cellAt(raster->north - area.maxY(), raster->rows) - 1);
    const qint64 right = std::min(raster->columns, cellAt(area.maxX() - raster->west, raster->columns) + 2);
    const qint64 bottom = std::min(raster->rows, cellAt(raster->north - area.minY(), raster->rows) + 2);
    if (area.isEmpty() || left >= right || top >= bottom)
        return ElevationGrid();
    return readCells(*raster, left, top, right - left, bottom - top, maxCells, path, trap);
}

Result<> writeElevation(const QString &path, const ElevationGrid &grid, int epsg)
{
    ensureGdal();
    GdalErrorTrap trap;
    const QString partial = path + QStringLiteral(".part");
    const auto failure = [&] {
        QFile::remove(partial);
        return fail(Error(ErrorCode::Io, Tr::tr("The terrain raster cannot be written."))
                        .inFile(path)
                        .withAdvice(Tr::tr("Check the free space and your rights in that folder."))
                        .withDetail(trap.messages()));
    };
    GDALDriver *driver = GetGDALDriverManager()->GetDriverByName("GTiff");
    CPLStringList options;
    options.SetNameValue("TILED", "YES");
    options.SetNameValue("BLOCKXSIZE", "256");
    options.SetNameValue("BLOCKYSIZE", "256");
    options.SetNameValue("COMPRESS", "DEFLATE");
    options.SetNameValue("PREDICTOR", "3");
    DatasetPtr dataset(driver->Create(partial.toUtf8().constData(), grid.columns(), grid.rows(), 1,
                                      GDT_Float32, options.List()));
    if (!dataset)
        return failure();
    const Extent extent = grid.extent();
    double transform[6] = {extent.minX(), grid.cellSize(), 0, extent.maxY(), 0, -grid.cellSize()};
    dataset->SetGeoTransform(transform);
    OGRSpatialReference srs;
    srs.importFromEPSG(epsg);
    dataset->SetSpatialRef(&srs);
    GDALRasterBand *band = dataset->GetRasterBand(1);
    band->SetNoDataValue(kNodata);
    std::vector<float> line(static_cast<size_t>(grid.columns()));
    for (int row = 0; row < grid.rows(); ++row) {
        for (int column = 0; column < grid.columns(); ++column) {
            const float value = grid.at(column, row);
            line[static_cast<size_t>(column)] = std::isnan(value) ? static_cast<float>(kNodata) : value;
        }
        if (band->RasterIO(GF_Write, 0, row, grid.columns(), 1, line.data(), grid.columns(), 1, GDT_Float32,
                           0, 0) != CE_None) {
            return failure();
        }
    }
    dataset.reset();
    if (!trap.messages().isEmpty() && QFileInfo(partial).size() == 0)
        return failure();
    QFile::remove(path);
    if (!QFile::rename(partial, path))
        return failure();
    return {};
}

} // namespace dothi::geo
