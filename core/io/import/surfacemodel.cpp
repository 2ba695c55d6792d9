// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/gdalinit.h>
#include <dothi/io/import/placing.h>
#include <dothi/io/import/rasterplace.h>
#include <dothi/io/import/source.h>
#include <dothi/io/import/surfacemodel.h>
#include <dothi/io/import/transforms.h>

#include <QCoreApplication>
#include <QFileInfo>

#include <gdal_priv.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

namespace dothi::io {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::SurfaceModel)
};

constexpr double kLowestSurfaceM = -500;
constexpr double kHighestSurfaceM = 9900;
constexpr qint64 kMostSurfaceBlock = 64'000'000;
constexpr double kMostWindowCells = 250'000;

Error noSurface(const QString &file, const QString &what)
{
    return Error(ErrorCode::InvalidData, what)
        .inFile(file)
        .withAdvice(
            Tr::tr("A surface model is a raster of heights in metres (GeoTIFF, ASCII grid), in a known "
                   "place."));
}

} // namespace

struct SurfaceModel::Private
{
    explicit Private(Source &&opened)
        : source(std::move(opened))
    {}

    Source source;
    geo::Crs crs;
    GeoTransform toMap{};
    GeoTransform toCell{};
    std::shared_ptr<const geo::Transform> toCity;
    std::shared_ptr<const geo::Transform> fromCity;
    std::optional<double> noData;
    double scale = 1;
    double offset = 0;
    geo::Extent extent;
    double cellM = 0;

    [[nodiscard]] int columns() const { return source.dataset().GetRasterXSize(); }
    [[nodiscard]] int rows() const { return source.dataset().GetRasterYSize(); }

    [[nodiscard]] Result<geo::Coord> cityAt(double column, double row) const
    {
        return toCity->apply(through(toMap, column, row));
    }

    /// How the raster lies, and what its numbers mean.
    Result<> look();
    Result<> measure();
    [[nodiscard]] float heightOf(float value) const
    {
        const double v = value;
        if (noData && (v == *noData || value == static_cast<float>(*noData)))
            return std::numeric_limits<float>::quiet_NaN();
        const double height = v * scale + offset;
        return height >= kLowestSurfaceM && height <= kHighestSurfaceM
                   ? static_cast<float>(height)
                   : std::numeric_limits<float>::quiet_NaN();
    }
};

Result<> SurfaceModel::Private::look()
{
    GDALDataset &dataset = source.dataset();
    if (dataset.GetRasterCount() < 1 || columns() < 2 || rows() < 2)
        return fail(noSurface(source.file(), Tr::tr("The raster is empty.")));
    std::optional<GeoTransform> said = geoTransformOf(dataset);
    if (!said || !GDALInvGeoTransform(said->data(), toCell.data()))
        return fail(noSurface(source.file(), Tr::tr("The raster does not say where it lies.")));
    toMap = *said;
    GDALRasterBand &band = *dataset.GetRasterBand(1);
    if (GDALDataTypeIsComplex(band.GetRasterDataType()) || band.GetColorTable())
        return fail(noSurface(source.file(), Tr::tr("The raster is a picture, not a grid of heights.")));
    // GDAL finds a line of a text only by way of all lines before it, one call within the other; and a text
    // says how many cells it has before any of them is read.
    constexpr int kMostTextRows = 20'000;
    const GDALDriver *driver = dataset.GetDriver();
    const QByteArray format =
        driver ? QByteArray(const_cast<GDALDriver *>(driver)->GetDescription()) : QByteArray();
    if (format == "AAIGrid" || format == "GRASSASCIIGrid" || format == "XYZ") {
        if (qint64(columns()) * rows() > QFileInfo(source.file()).size())
            return fail(noSurface(source.file(), Tr::tr("The file has fewer cells than it says.")));
        if (rows() > kMostTextRows) {
            return fail(
                Error(ErrorCode::InvalidData,
                      Tr::tr("The raster is a text of %1 lines, which cannot be read in parts.").arg(rows()))
                    .inFile(source.file())
                    .withAdvice(Tr::tr("Store it in tiles: gdal_translate -co TILED=YES.")));
        }
    }
    int blockColumns = 0;
    int blockRows = 0;
    band.GetBlockSize(&blockColumns, &blockRows);
    if (static_cast<qint64>(blockColumns) * blockRows > kMostSurfaceBlock) {
        return fail(
            Error(
                ErrorCode::InvalidData,
                Tr::tr(
                    "The raster is stored in one piece of %1 million cells, which does not fit into memory.")
                    .arg(static_cast<qint64>(blockColumns) * blockRows / 1'000'000))
                .inFile(source.file())
                .withAdvice(Tr::tr("Store it in tiles: gdal_translate -co TILED=YES.")));
    }
    int has = FALSE;
    const double empty = band.GetNoDataValue(&has);
    if (has)
        noData = empty;
    const double givenScale = band.GetScale(&has);
    scale = has && std::isfinite(givenScale) && givenScale != 0 ? givenScale : 1;
    const double givenOffset = band.GetOffset(&has);
    offset = has && std::isfinite(givenOffset) ? givenOffset : 0;
    return {};
}

Result<> SurfaceModel::Private::measure()
{
    const double width = columns();
    const double height = rows();
    for (const double across : {0.0, 0.5, 1.0}) {
        for (const double down : {0.0, 0.5, 1.0}) {
            const Result<geo::Coord> c = cityAt(across * width, down * height);
            if (!c)
                return failWhile(Result<>(Failure(c.error())), Tr::tr("While placing the surface model"));
            extent.add(*c);
        }
    }
    const Result<geo::Coord> o = cityAt(width / 2, height / 2);
    const Result<geo::Coord> right = cityAt(width / 2 + 1, height / 2);
    const Result<geo::Coord> below = cityAt(width / 2, height / 2 + 1);
    if (!o || !right || !below)
        return fail(noSurface(source.file(), Tr::tr("The raster does not say where it lies.")));
    cellM =
        std::max(std::hypot(right->x - o->x, right->y - o->y), std::hypot(below->x - o->x, below->y - o->y));
    if (!(cellM > 0.001 && cellM < 1000))
        return fail(noSurface(source.file(), Tr::tr("Its cells are %1 m wide.").arg(cellM)));
    return {};
}

SurfaceModel::SurfaceModel(std::unique_ptr<Private> p)
    : d(std::move(p))
{}
SurfaceModel::SurfaceModel(SurfaceModel &&) noexcept = default;
SurfaceModel &SurfaceModel::operator=(SurfaceModel &&) noexcept = default;
SurfaceModel::~SurfaceModel() = default;

Result<SurfaceModel> SurfaceModel::open(const QString &path, const city::Store &store, const geo::Crs &said,
                                        TaskContext &task)
{
    Result<Source> source = Source::open(path, {}, task);
    if (!source)
        return Failure(std::move(source).error());
    if (!source->isRaster())
        return fail(noSurface(path, Tr::tr("The file is not a raster.")));
    const geo::GdalErrorTrap trap;
    auto p = std::make_unique<Private>(std::move(*source));
    DOTHI_TRY(p->look());
    QString problem;
    p->crs = said.isNull() ? crsOf(p->source.dataset().GetSpatialRef(), &problem) : said;
    if (p->crs.isNull()) {
        return fail(Error(ErrorCode::Crs, problem.isEmpty()
                                              ? Tr::tr("The raster does not state its coordinate system.")
                                              : problem)
                        .inFile(path)
                        .withAdvice(Tr::tr("Name it: --source-crs EPSG:n.")));
    }
    const int pinned = store.profile().datumOperation;
    const auto toCity = transformFor(p->crs, store.crs(), pinned);
    const auto fromCity = transformFor(store.crs(), p->crs, pinned);
    if (!toCity || !fromCity)
        return Failure(!toCity ? toCity.error() : fromCity.error());
    p->toCity = *toCity;
    p->fromCity = *fromCity;
    DOTHI_TRY(p->measure());
    return SurfaceModel(std::move(p));
}

const geo::Extent &SurfaceModel::extent() const
{
    return d->extent;
}

double SurfaceModel::cellM() const
{
    return d->cellM;
}

const geo::Crs &SurfaceModel::crs() const
{
    return d->crs;
}

Result<> SurfaceModel::cells(const geo::Extent &area, std::vector<geo::Coord> &into) const
{
    into.clear();
    if (area.isEmpty())
        return {};
    // The window of the raster that covers the area.
    double left = std::numeric_limits<double>::infinity();
    double top = left;
    double right = -left;
    double bottom = -left;
    for (const double x : {area.minX(), (area.minX() + area.maxX()) / 2, area.maxX()}) {
        for (const double y : {area.minY(), (area.minY() + area.maxY()) / 2, area.maxY()}) {
            const Result<geo::Coord> there = d->fromCity->apply({x, y, 0});
            if (!there)
                return {}; // where the raster cannot reach
            const geo::Coord cell = through(d->toCell, there->x, there->y);
            left = std::min(left, cell.x);
            right = std::max(right, cell.x);
            top = std::min(top, cell.y);
            bottom = std::max(bottom, cell.y);
        }
    }
    if (!(right > 0 && bottom > 0 && left < d->columns() && top < d->rows()))
        return {};
    const int firstColumn = static_cast<int>(std::clamp(std::floor(left) - 1, 0.0, d->columns() - 1.0));
    const int firstRow = static_cast<int>(std::clamp(std::floor(top) - 1, 0.0, d->rows() - 1.0));
    const int columns = static_cast<int>(std::min(std::ceil(right) + 1, double(d->columns()))) - firstColumn;
    const int rows = static_cast<int>(std::min(std::ceil(bottom) + 1, double(d->rows()))) - firstRow;
    if (columns < 1 || rows < 1)
        return {};
    const double step = std::max(1.0, std::ceil(std::sqrt(double(columns) * rows / kMostWindowCells)));
    const int readColumns = std::max(1, static_cast<int>(columns / step));
    const int readRows = std::max(1, static_cast<int>(rows / step));
    std::vector<float> values(static_cast<size_t>(readColumns) * static_cast<size_t>(readRows));
    geo::GdalErrorTrap trap;
    if (d->source.dataset().GetRasterBand(1)->RasterIO(GF_Read, firstColumn, firstRow, columns, rows,
                                                       values.data(), readColumns, readRows, GDT_Float32, 0,
                                                       0, nullptr) != CE_None) {
        return fail(noSurface(d->source.file(), Tr::tr("The raster is damaged: a part of it cannot be read."))
                        .withDetail(trap.messages()));
    }
    // Over a window as small as this the way into the city's CRS is as good as bilinear.
    const Result<geo::Coord> nw = d->cityAt(firstColumn, firstRow);
    const Result<geo::Coord> ne = d->cityAt(firstColumn + columns, firstRow);
    const Result<geo::Coord> sw = d->cityAt(firstColumn, firstRow + rows);
    const Result<geo::Coord> se = d->cityAt(firstColumn + columns, firstRow + rows);
    if (!nw || !ne || !sw || !se)
        return {};
    for (int row = 0; row < readRows; ++row) {
        const double v = (row + 0.5) / readRows;
        for (int column = 0; column < readColumns; ++column) {
            const double u = (column + 0.5) / readColumns;
            const auto at = [u, v](double a, double b, double c, double e) {
                return (a * (1 - u) + b * u) * (1 - v) + (c * (1 - u) + e * u) * v;
            };
            const geo::Coord c{
                at(nw->x, ne->x, sw->x, se->x), at(nw->y, ne->y, sw->y, se->y),
                d->heightOf(values[static_cast<size_t>(row) * static_cast<size_t>(readColumns) +
                                   static_cast<size_t>(column)])};
            if (area.contains(c))
                into.push_back(c);
        }
    }
    return {};
}

} // namespace dothi::io
