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

struct DatasetCloser
{
    void operator()(GDALDataset *dataset) const { GDALClose(dataset); }
};
using DatasetPtr = std::unique_ptr<GDALDataset, DatasetCloser>;

Failure readFailure(const QString &path, const QString &detail)
{
    return fail(Error(ErrorCode::InvalidData, Tr::tr("The terrain raster cannot be read."))
                    .inFile(path)
                    .withAdvice(Tr::tr("Use a GeoTIFF or ASCII grid of ground heights in metres."))
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

double ElevationGrid::sample(double x, double y) const
{
    if (isEmpty() || !extent().contains({x, y, 0}))
        return std::numeric_limits<double>::quiet_NaN();
    const double column = std::clamp((x - m_originX) / m_cell - 0.5, 0.0, m_columns - 1.0);
    const double row = std::clamp((m_originY - y) / m_cell - 0.5, 0.0, m_rows - 1.0);
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

Result<ElevationGrid> readElevation(const QString &path, qint64 maxCells, int *epsg)
{
    ensureGdal();
    GdalErrorTrap trap;
    const DatasetPtr dataset(GDALDataset::Open(path.toUtf8().constData(),
                                               GDAL_OF_RASTER | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR));
    if (!dataset || dataset->GetRasterCount() < 1)
        return readFailure(path, trap.messages());
    double transform[6];
    if (dataset->GetGeoTransform(transform) != CE_None)
        return readFailure(path, QStringLiteral("no geotransform"));
    const bool northUp = transform[2] == 0 && transform[4] == 0 && transform[1] > 0 && transform[5] < 0;
    if (!northUp || std::abs(transform[1] + transform[5]) > 1e-6 * transform[1])
        return readFailure(path, QStringLiteral("not north-up with square cells"));

    const qint64 width = dataset->GetRasterXSize();
    const qint64 height = dataset->GetRasterYSize();
    int factor = 1;
    while ((width / factor) * (height / factor) > maxCells)
        ++factor;
    const int columns = std::max(1, static_cast<int>(width / factor));
    const int rows = std::max(1, static_cast<int>(height / factor));

    GDALRasterBand *band = dataset->GetRasterBand(1);
    std::vector<float> line(static_cast<size_t>(columns));
    int hasNodata = 0;
    const double nodata = band->GetNoDataValue(&hasNodata);
    ElevationGrid grid(columns, rows, transform[0], transform[3], transform[1] * factor);
    GDALRasterIOExtraArg extra;
    INIT_RASTERIO_EXTRA_ARG(extra);
    extra.eResampleAlg = factor > 1 ? GRIORA_Average : GRIORA_NearestNeighbour;
    for (int row = 0; row < rows; ++row) {
        if (band->RasterIO(GF_Read, 0, row * factor, columns * factor, factor, line.data(), columns, 1,
                           GDT_Float32, 0, 0, &extra) != CE_None) {
            return readFailure(path, trap.messages());
        }
        for (int column = 0; column < columns; ++column) {
            const float value = line[static_cast<size_t>(column)];
            const bool missing = !std::isfinite(value) ||
                                 (hasNodata && value == static_cast<float>(nodata)) ||
                                 std::abs(value) > 12'000; // no place on Earth; an unmarked nodata
            grid.set(column, row, missing ? kNoValue : value);
        }
    }
    if (epsg) {
        *epsg = 0;
        if (const OGRSpatialReference *srs = dataset->GetSpatialRef()) {
            if (const char *code = srs->GetAuthorityCode(nullptr))
                *epsg = QByteArray(code).toInt();
        }
    }
    return grid;
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
