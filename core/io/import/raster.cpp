// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/passingfile.h>
#include <dothi/geo/gdalinit.h>
#include <dothi/io/import/crscheck.h>
#include <dothi/io/import/placing.h>
#include <dothi/io/import/raster.h>
#include <dothi/io/import/rasterplace.h>
#include <dothi/io/import/source.h>
#include <dothi/io/import/transforms.h>

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cpl_string.h>
#include <gdal_alg.h>
#include <gdal_priv.h>
#include <gdalwarper.h>
#include <ogr_spatialref.h>
#include <unistd.h>

#include <array>
#include <cmath>
#include <memory>
#include <vector>

namespace dothi::io {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::Import)
};

/// No ground on Earth is lower or higher; pictures, counts and codes are told by it.
constexpr double kLowestM = -500;
constexpr double kHighestGroundM = 9000;
constexpr double kNoData = -9999;

Error wrongRaster(const QString &file, const QString &what)
{
    return Error(ErrorCode::InvalidData, what)
        .inFile(file)
        .withAdvice(
            Tr::tr("The terrain is made from a raster of ground heights in metres, in a known place."));
}

/// Georeference of a raster, after the checks that say it can be a terrain at all.
Result<GeoTransform> checkRaster(const Source &source)
{
    GDALDataset &dataset = source.dataset();
    const std::optional<GeoTransform> transform = geoTransformOf(dataset);
    if (!transform)
        return fail(wrongRaster(source.file(), Tr::tr("The raster does not say where it lies.")));
    const qint64 cells = static_cast<qint64>(dataset.GetRasterXSize()) * dataset.GetRasterYSize();
    if (cells > limits::kRasterCells) {
        return fail(Error(ErrorCode::InvalidData,
                          Tr::tr("The raster is larger (%1 million cells) than a terrain may be.")
                              .arg(cells / 1'000'000))
                        .inFile(source.file())
                        .withAdvice(Tr::tr("Cut out the city, or take a coarser cell size.")));
    }
    GDALRasterBand &band = *dataset.GetRasterBand(1);
    if (GDALDataTypeIsComplex(band.GetRasterDataType()) || band.GetColorTable())
        return fail(wrongRaster(source.file(), Tr::tr("The raster is a picture, not a grid of heights.")));
    std::array<double, 2> range{};
    if (band.ComputeRasterMinMax(TRUE, range.data()) != CE_None)
        return fail(wrongRaster(source.file(), Tr::tr("The raster is damaged, or all its cells are empty.")));
    if (!(range[0] >= kLowestM && range[1] <= kHighestGroundM)) {
        return fail(
            wrongRaster(source.file(), Tr::tr("Its values, from %1 to %2, are not ground heights in metres.")
                                           .arg(range[0])
                                           .arg(range[1])));
    }
    return *transform;
}

/// Source cells <-> map coordinates of the city, for GDAL's warper.
struct Warp
{
    GeoTransform source{};
    GeoTransform sourceInverse{};
    GeoTransform target{0, 1, 0, 0, 0, 1}; ///< identity until the output grid is known
    GeoTransform targetInverse{0, 1, 0, 0, 0, 1};
    std::shared_ptr<const geo::Transform> forward;  ///< source CRS -> city
    std::shared_ptr<const geo::Transform> backward; ///< city -> source CRS

    static int run(void *self, int toSource, int count, double *x, double *y, double * /*z*/, int *success)
    {
        const Warp &w = *static_cast<const Warp *>(self);
        int all = TRUE;
        for (int i = 0; i < count; ++i) {
            const geo::Coord from = through(toSource ? w.target : w.source, x[i], y[i]);
            const Result<geo::Coord> there = (toSource ? w.backward : w.forward)->apply(from);
            success[i] = there.has_value() ? TRUE : FALSE;
            if (!there) {
                all = FALSE;
                continue;
            }
            const geo::Coord cell = through(toSource ? w.sourceInverse : w.targetInverse, there->x, there->y);
            x[i] = cell.x;
            y[i] = cell.y;
        }
        return all;
    }
};

struct ReadProgress
{
    TaskContext *task;
    QString status;

    double from = 0;
    double to = 0.7;

    static int CPL_STDCALL run(double done, const char * /*message*/, void *self)
    {
        auto *progress = static_cast<ReadProgress *>(self);
        progress->task->progress(progress->from + (progress->to - progress->from) * done, progress->status);
        return progress->task->cancelled() ? FALSE : TRUE;
    }
};

struct WarpOptionsDeleter
{
    void operator()(GDALWarpOptions *o) const { GDALDestroyWarpOptions(o); }
};
struct ApproxDeleter
{
    void operator()(void *a) const { GDALDestroyApproxTransformer(a); }
};

/// Coarser copies of a large raster within its file, so that a city opens without reading all of it. False
/// when it could not be done or was cancelled.
bool addOverviews(GDALDataset &dataset, ReadProgress &progress)
{
    constexpr double kLargeCells = 1e6;
    std::vector<int> factors;
    double cells = static_cast<double>(dataset.GetRasterXSize()) * dataset.GetRasterYSize();
    for (int factor = 2; cells > kLargeCells && factor <= 256; factor *= 2, cells /= 4)
        factors.push_back(factor);
    return factors.empty() ||
           dataset.BuildOverviews("AVERAGE", static_cast<int>(factors.size()), factors.data(), 0, nullptr,
                                  ReadProgress::run, &progress) == CE_None;
}

Failure notWritten(const QString &path, const QString &detail)
{
    return fail(
        Error(ErrorCode::Io, Tr::tr("The terrain cannot be written beside the city."))
            .inFile(path)
            .withAdvice(Tr::tr("Check the free space and your rights in that folder; the city is unchanged."))
            .withDetail(detail));
}

GDALDatasetUniquePtr createTarget(const QString &path, int columns, int rows, const GeoTransform &transform,
                                  const geo::Crs &crs)
{
    GDALDriver *driver = GetGDALDriverManager()->GetDriverByName("GTiff");
    CPLStringList options;
    options.SetNameValue("TILED", "YES");
    options.SetNameValue("COMPRESS", "DEFLATE");
    options.SetNameValue("PREDICTOR", "3");
    options.SetNameValue("BIGTIFF", "IF_SAFER");
    GDALDatasetUniquePtr target(
        driver->Create(path.toUtf8().constData(), columns, rows, 1, GDT_Float32, options.List()));
    if (!target)
        return target;
    GeoTransform copy = transform;
    target->SetGeoTransform(copy.data());
    OGRSpatialReference srs;
    srs.SetFromUserInput(crs.definition().toUtf8().constData());
    target->SetSpatialRef(&srs);
    target->GetRasterBand(1)->SetNoDataValue(kNoData);
    return target;
}

/// Writes the terrain in the city's CRS to `path`: cell by cell where the grid can stay as it is, bilinear
/// where not.
Result<> writeTerrainFile(const Source &source, const GeoTransform &transform, const geo::Crs &from,
                          const city::Store &store, const QString &path, TaskContext &task)
{
    geo::GdalErrorTrap trap;
    Warp warp;
    warp.source = transform;
    if (!GDALInvGeoTransform(warp.source.data(), warp.sourceInverse.data()))
        return fail(wrongRaster(source.file(), Tr::tr("The raster does not say where it lies.")));
    const auto forward = transformFor(from, store.crs(), store.profile().datumOperation);
    const auto backward = transformFor(store.crs(), from, store.profile().datumOperation);
    if (!forward || !backward)
        return Failure((!forward ? forward.error() : backward.error()));
    warp.forward = *forward;
    warp.backward = *backward;

    int columns = source.dataset().GetRasterXSize();
    int rows = source.dataset().GetRasterYSize();
    GeoTransform out = transform;
    const bool square = std::abs(transform[1] + transform[5]) < 1e-6 * std::abs(transform[1]);
    const bool stays =
        warp.forward->isIdentity() && transform[2] == 0 && transform[4] == 0 && square && transform[1] > 0;
    if (!stays && (GDALSuggestedWarpOutput(GDALDataset::ToHandle(&source.dataset()), Warp::run, &warp,
                                           out.data(), &columns, &rows) != CE_None ||
                   static_cast<qint64>(columns) * rows > limits::kRasterCells)) {
        return fail(wrongRaster(source.file(),
                                Tr::tr("The raster cannot be converted to the city's coordinate system."))
                        .withDetail(trap.messages()));
    }
    GDALDatasetUniquePtr target = createTarget(path, columns, rows, out, store.crs());
    if (!target)
        return notWritten(path, trap.messages());
    warp.target = out;
    if (!GDALInvGeoTransform(warp.target.data(), warp.targetInverse.data()))
        return fail(wrongRaster(source.file(),
                                Tr::tr("The raster cannot be converted to the city's coordinate system.")));

    // GDAL frees what the options point to with its own allocator.
    const std::unique_ptr<GDALWarpOptions, WarpOptionsDeleter> options(GDALCreateWarpOptions());
    options->hSrcDS = GDALDataset::ToHandle(&source.dataset());
    options->hDstDS = GDALDataset::ToHandle(target.get());
    options->eResampleAlg = stays ? GRA_NearestNeighbour : GRA_Bilinear;
    options->eWorkingDataType = GDT_Float32;
    options->dfWarpMemoryLimit = 128e6;
    GDALWarpInitDefaultBandMapping(options.get(), 1);
    int hasNoData = FALSE;
    const double noData = source.dataset().GetRasterBand(1)->GetNoDataValue(&hasNoData);
    if (hasNoData)
        GDALWarpInitSrcNoDataReal(options.get(), noData);
    GDALWarpInitDstNoDataReal(options.get(), kNoData);
    options->papszWarpOptions = CSLSetNameValue(options->papszWarpOptions, "INIT_DEST", "NO_DATA");
    ReadProgress progress{&task, Tr::tr("Converting the terrain"), 0, 0.7};
    options->pfnProgress = ReadProgress::run;
    options->pProgressArg = &progress;
    // An eighth of a cell is far below the accuracy of any elevation model.
    const std::unique_ptr<void, ApproxDeleter> approx(
        GDALCreateApproxTransformer(Warp::run, &warp, stays ? 0.0 : 0.125));
    options->pfnTransformer = GDALApproxTransform;
    options->pTransformerArg = approx.get();
    GDALWarpOperation operation;
    bool done = operation.Initialize(options.get()) == CE_None &&
                operation.ChunkAndWarpImage(0, 0, columns, rows) == CE_None;
    if (done && !task.cancelled()) {
        progress.from = 0.7;
        progress.to = 0.95;
        done = addOverviews(*target, progress);
    }
    if (task.cancelled())
        target->MarkSuppressOnClose(); // or what was computed so far is compressed and written first
    DOTHI_TRY(task.checkpoint());
    CPLErrorReset();
    target.reset(); // flushes
    if (!done || CPLGetLastErrorType() >= CE_Failure)
        return notWritten(path, trap.messages());
    return {};
}

Result<QString> sealFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite))
        return notWritten(path, file.errorString());
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!hash.addData(&file) || ::fsync(file.handle()) != 0)
        return notWritten(path, file.errorString());
    return QString::fromLatin1(hash.result().toHex());
}

/// Removes a file unless it was kept.
class Leftover
{
public:
    explicit Leftover(QString path)
        : m_path(std::move(path))
    {}
    ~Leftover()
    {
        if (!m_path.isEmpty())
            QFile::remove(m_path);
    }
    Leftover(const Leftover &) = delete;
    Leftover &operator=(const Leftover &) = delete;
    void keep() { m_path.clear(); }

private:
    QString m_path;
};

} // namespace

Result<> lookAtRaster(ImportPlan &plan, const Source &source, const city::Store &store, const geo::Crs &said,
                      std::optional<bool> swapSaid)
{
    const QString terrain = QString::fromLatin1(kTerrainLayer);
    if (plan.targetLayer.isEmpty())
        plan.targetLayer = terrain;
    if (plan.targetLayer != terrain) {
        return fail(
            Error(ErrorCode::InvalidData,
                  Tr::tr("A raster can only become the terrain, not “%1”.").arg(plan.targetLayer))
                .inFile(plan.file)
                .withAdvice(Tr::tr(
                    "Import it into the layer “terrain”, or choose a file of points, lines or polygons.")));
    }
    const Result<GeoTransform> transform = checkRaster(source);
    if (!transform)
        return Failure(transform.error());
    GDALDataset &dataset = source.dataset();
    SourceLayer layer;
    layer.name = QFileInfo(source.mainFile()).completeBaseName();
    layer.features = 1;
    layer.geometryType =
        Tr::tr("Raster, %1 × %2 cells").arg(dataset.GetRasterXSize()).arg(dataset.GetRasterYSize());
    plan.sourceLayer = layer.name;
    plan.layers.push_back(layer);

    CrsClues clues;
    clues.declared = crsOf(dataset.GetSpatialRef(), &clues.problem);
    clues.said = said;
    clues.swapSaid = swapSaid.value_or(false); // a grid with its axes swapped would be a mirror image
    clues.path = plan.file;
    const double columns = dataset.GetRasterXSize();
    const double rows = dataset.GetRasterYSize();
    for (const auto &[column, row] :
         {std::pair(0.5, 0.5), std::pair(0.5, 0.0), std::pair(1.0, 0.5), std::pair(0.0, 0.0),
          std::pair(1.0, 1.0), std::pair(0.0, 1.0), std::pair(1.0, 0.0)})
        clues.samples.push_back(through(*transform, column * columns, row * rows));
    const Result<CityRegion> region = CityRegion::of(store);
    if (!region)
        return Failure(region.error());
    CrsDecision decision = decideCrs(clues, *region, store.crs(), store.profile().datumOperation);
    plan.declaredCrs = clues.declared;
    plan.sourceCrs = decision.crs;
    plan.notices = std::move(decision.notices);
    if (!plan.sourceCrs.isNull()) {
        const auto operation = transformFor(plan.sourceCrs, store.crs(), store.profile().datumOperation);
        if (!operation)
            return Failure(operation.error());
        plan.operation = (*operation)->operation();
    }
    return {};
}

Result<ImportReport> runRasterImport(const ImportPlan &plan, city::Store &store, TaskContext &task)
{
    const QString terrain = QString::fromLatin1(kTerrainLayer);
    TaskContext opening = task.part(0, 0.02);
    Result<Source> opened = Source::open(plan.file, {}, opening);
    if (!opened)
        return Failure(std::move(opened).error());
    if (!opened->isRaster() || plan.targetLayer != terrain)
        return fail(ErrorCode::InvalidArgument, Tr::tr("Only an elevation raster can become the terrain."));
    const Result<GeoTransform> transform = checkRaster(*opened);
    if (!transform)
        return Failure(transform.error());
    const QDir folder(store.folder());
    if (store.folder().isEmpty() || !folder.exists()) {
        return fail(Error(ErrorCode::Unsupported, Tr::tr("This city has no folder to keep a terrain in."))
                        .inFile(store.location()));
    }
    const PassingFile passing(folder.path(), QStringLiteral(".tif"));
    const QString &temporary = passing.path();
    DOTHI_TRY(writeTerrainFile(*opened, *transform, plan.sourceCrs, store, temporary, task));
    const Result<QString> sha = sealFile(temporary);
    if (!sha)
        return Failure(sha.error());

    QString previous;
    const Result<std::vector<city::RasterRef>> rasters = store.rasters();
    if (!rasters)
        return Failure(rasters.error());
    for (const city::RasterRef &raster : *rasters) {
        if (raster.id == terrain) {
            if (const Result<QString> path = store.rasterPath(terrain))
                previous = *path;
        }
    }
    // A new name each time: until the store is committed, what it refers to stays as it is.
    const QString base = QFileInfo(store.location()).completeBaseName();
    QString name = QStringLiteral("%1.terrain.tif").arg(base);
    if (QFileInfo::exists(folder.filePath(name)))
        name = QStringLiteral("%1.terrain-%2.tif").arg(base, sha->left(12));
    const QString path = folder.filePath(name);
    const bool sameAgain = QFileInfo::exists(path); // the same content under its own name
    if (!sameAgain && !QFile::rename(temporary, path))
        return notWritten(path, {});
    Leftover renamed(sameAgain ? QString() : path);
    Result<std::unique_ptr<city::StoreWriter>> writer = store.write();
    if (!writer)
        return Failure(std::move(writer).error());
    DOTHI_TRY((*writer)->setRaster({terrain, name, *sha}));
    DOTHI_TRY(task.checkpoint());
    DOTHI_TRY((*writer)->commit());
    renamed.keep();
    // Only a file that is this city's own by its name: a copy of a city still refers to the original's.
    const bool own = QFileInfo(previous).fileName().startsWith(base + QStringLiteral(".terrain"));
    if (own && QFileInfo(previous) != QFileInfo(path))
        QFile::remove(previous);

    ImportReport report;
    report.layer = terrain;
    report.read = 1;
    report.imported = 1;
    report.from = plan.sourceCrs;
    report.to = store.crs();
    report.operation = plan.operation;
    for (const ImportNotice &notice : plan.notices)
        report.warnings.append(notice.message + QLatin1Char(' ') + notice.proposal);
    report.warnings.append(
        Tr::tr("Heights were taken as they are, as metres above %1; no geoid model was applied.")
            .arg(store.profile().verticalDatum));
    task.progress(1);
    return report;
}

} // namespace dothi::io
