// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/elevationfill.h>
#include <dothi/geo/elevationpyramid.h>
#include <dothi/geo/elevationspan.h>
#include <dothi/geo/gdalinit.h>
#include <dothi/geo/ground.h>

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDateTime>
#include <QFileInfo>

#include <gdal_priv.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <list>
#include <map>
#include <mutex>
#include <tuple>

namespace dothi::geo {

namespace {

constexpr float kNoHeight = std::numeric_limits<float>::quiet_NaN();
/// Twenty kilometres each way at 1 m; more is no terrain of a city.
constexpr qint64 kMostPyramidCells = 400'000'000;
constexpr int kMostAcross = 400'000;
/// A block of the file is decoded in one go: as long as that takes, a cancel waits.
constexpr qint64 kMostCellsAtOnce = 16'777'216;
constexpr int kBlock = 256; ///< cells along an edge of the blocks that are kept
/// A third of what is kept: what is wished for must not drive out what is looked at.
constexpr size_t kMostWishes = 64;

struct PyramidCloser
{
    void operator()(GDALDataset *dataset) const { GDALClose(dataset); }
};

Failure cannotRead(const QString &path, const QString &detail)
{
    return fail(Error(ErrorCode::InvalidData,
                      QCoreApplication::translate("dothi::Elevation", "The terrain raster cannot be read."))
                    .inFile(path)
                    .withAdvice(QCoreApplication::translate(
                        "dothi::Elevation",
                        "Import it again from a GeoTIFF or ASCII grid of ground heights in metres."))
                    .withDetail(detail));
}

int ceilDiv(int a, int b)
{
    return a / b + (a % b != 0 ? 1 : 0);
}

bool isEmptyGrid(const ElevationGrid &grid)
{
    for (int row = 0; row < grid.rows(); ++row) {
        for (int column = 0; column < grid.columns(); ++column) {
            if (!std::isnan(grid.at(column, row)))
                return false;
        }
    }
    return true;
}

/// Means of 2 × 2 cells; of fewer at the far rims and beside holes.
ElevationGrid halved(const ElevationGrid &grid)
{
    const Extent extent = grid.extent();
    ElevationGrid half(ceilDiv(grid.columns(), 2), ceilDiv(grid.rows(), 2), extent.minX(), extent.maxY(),
                       grid.cellSize() * 2);
    for (int row = 0; row < half.rows(); ++row) {
        for (int column = 0; column < half.columns(); ++column) {
            double sum = 0;
            int count = 0;
            for (int i = 0; i < 4; ++i) {
                const int c = 2 * column + (i & 1);
                const int r = 2 * row + (i >> 1);
                if (c >= grid.columns() || r >= grid.rows() || std::isnan(grid.at(c, r)))
                    continue;
                sum += static_cast<double>(grid.at(c, r));
                ++count;
            }
            if (count > 0)
                half.set(column, row, static_cast<float>(sum / count));
        }
    }
    return half;
}

} // namespace

struct ElevationPyramid::Private
{
    using Block = std::shared_ptr<const std::vector<float>>;
    using BlockKey = std::tuple<int, int, int>; ///< level, column, row
    struct Kept
    {
        Block block;
        std::list<BlockKey>::iterator used;
    };
    /// A band that holds a level, or a finer one whose cells are put together.
    struct Source
    {
        GDALRasterBand *band = nullptr;
        int factor = 1; ///< cells of the band along an edge of one of the level's
    };

    QString path;
    std::unique_ptr<GDALDataset, PyramidCloser> dataset;
    int columns = 0;
    int rows = 0;
    double originX = 0;
    double originY = 0;
    double cell = 1;
    bool hasNodata = false;
    float nodata = 0;
    QByteArray mark;
    std::vector<Source> sources; ///< of each level below the overview's
    /// From the overview on, each half as fine as the one before.
    std::vector<ElevationGrid> grids;
    qint64 filled = 0;

    std::mutex reading; ///< GDAL's data sets serve one thread at a time
    std::mutex telling; ///< of what follows: whoever asks does not wait for a read
    QString trouble;    ///< of the first part that could not be read
    Extent damagedAt;
    bool isDamaged = false;
    bool isTold = false;
    std::mutex keeping;
    std::map<BlockKey, Kept> kept;
    std::list<BlockKey> order; ///< the one used last in front
    std::vector<BlockKey> wishes;

    [[nodiscard]] int overviewLevel() const { return static_cast<int>(sources.size()); }
    [[nodiscard]] bool isMissing(float value) const
    {
        return !std::isfinite(value) || (hasNodata && value == nodata) ||
               std::abs(value) > 12'000; // no place on Earth; an unmarked nodata
    }
    void findSources(int level);
    void noteDamage(GDALRasterBand &band, const CellSpan &span, const QString &detail);
    Result<> readCells(const Source &source, int firstColumn, int firstRow, int count, int lines, float *into,
                       const TaskContext &task);
    Block atHand(const BlockKey &key);
    Result<Block> block(int level, int column, int row, const TaskContext &task);
    template <class BlockAt>
    double height(double x, double y, const BlockAt &blockAt) const;
};

/// The band for each level up to and including `level`: an overview of just that fineness, or what is finer.
void ElevationPyramid::Private::findSources(int level)
{
    GDALRasterBand *band = dataset->GetRasterBand(1);
    std::map<int, GDALRasterBand *> byFactor{{1, band}};
    // A file may name another one as the place of its overviews: none is asked for then.
    const bool elsewhere = dataset->GetMetadataItem("OVERVIEW_FILE", "OVERVIEWS") != nullptr;
    for (int i = 0; !elsewhere && i < std::min(band->GetOverviewCount(), 32); ++i) {
        GDALRasterBand *overview = band->GetOverview(i);
        if (!overview || overview->GetXSize() <= 0)
            continue;
        int blockColumns = 0;
        int blockRows = 0;
        overview->GetBlockSize(&blockColumns, &blockRows);
        if (static_cast<qint64>(blockColumns) * blockRows > kMostCellsAtOnce)
            continue;
        for (int power = 1; power <= 16; ++power) {
            const int factor = 1 << power;
            if (overview->GetXSize() == ceilDiv(columns, factor) &&
                overview->GetYSize() == ceilDiv(rows, factor))
                byFactor.emplace(factor, overview);
        }
    }
    sources.clear();
    for (int l = 0; l <= level; ++l) {
        const auto best = std::prev(byFactor.upper_bound(1 << l));
        sources.push_back({best->second, (1 << l) / best->first});
    }
}

void ElevationPyramid::Private::noteDamage(GDALRasterBand &band, const CellSpan &span, const QString &detail)
{
    const std::scoped_lock lock(telling);
    if (isDamaged)
        return;
    isDamaged = true;
    trouble = detail;
    // Overviews have wider cells.
    const double own = cell * columns / band.GetXSize();
    damagedAt = Extent(originX + span.column * own, originY - (span.row + span.lines) * own,
                       originX + (span.column + span.count) * own, originY - span.row * own);
}

/// Cells of a level, in lines from the north. Holes are NaN.
Result<> ElevationPyramid::Private::readCells(const Source &source, int firstColumn, int firstRow, int count,
                                              int lines, float *into, const TaskContext &task)
{
    const int f = source.factor;
    const qint64 width = source.band->GetXSize();
    const qint64 height = source.band->GetYSize();
    const qint64 x0 = qint64(firstColumn) * f;
    const int across = static_cast<int>(std::min<qint64>(qint64(count) * f, width - x0));
    // A few lines in one go: as many as one block of the file has, in most files.
    constexpr qint64 kAtOnce = 8'000'000;
    const int step = static_cast<int>(
        std::clamp<qint64>(std::min<qint64>(kBlock / f, kAtOnce / (qint64(across) * f)), 1, lines));
    std::vector<float> cells(static_cast<size_t>(across) * static_cast<size_t>(step) *
                             static_cast<size_t>(f));
    std::vector<double> sums(static_cast<size_t>(count));
    std::vector<int> counts(static_cast<size_t>(count));
    for (int line = 0; line < lines; line += step) {
        DOTHI_TRY(task.checkpoint());
        const qint64 y0 = (qint64(firstRow) + line) * f;
        const int down =
            static_cast<int>(std::min<qint64>(qint64(std::min(step, lines - line)) * f, height - y0));
        bool good = false;
        {
            const std::scoped_lock lock(reading);
            good = down > 0 && across > 0 &&
                   readSpan(*source.band, {static_cast<int>(x0), static_cast<int>(y0), across, down},
                            cells.data(), [&](const CellSpan &damaged, const QString &detail) {
                                noteDamage(*source.band, damaged, detail);
                            });
        }
        for (int own = line; own < std::min(line + step, lines); ++own) {
            std::ranges::fill(sums, 0.0);
            std::ranges::fill(counts, 0);
            for (int r = (own - line) * f; good && r < std::min((own - line + 1) * f, down); ++r) {
                const float *row = cells.data() + static_cast<size_t>(r) * static_cast<size_t>(across);
                for (int c = 0; c < across; ++c) {
                    if (isMissing(row[c]))
                        continue;
                    const auto cellOf = static_cast<size_t>(c / f);
                    sums[cellOf] += static_cast<double>(row[c]);
                    ++counts[cellOf];
                }
            }
            float *out = into + static_cast<size_t>(own) * static_cast<size_t>(count);
            for (size_t c = 0; c < sums.size(); ++c)
                out[c] = counts[c] > 0 ? static_cast<float>(sums[c] / counts[c]) : kNoHeight;
        }
    }
    return {};
}

/// Null where it is not in memory.
ElevationPyramid::Private::Block ElevationPyramid::Private::atHand(const BlockKey &key)
{
    const std::scoped_lock lock(keeping);
    const auto found = kept.find(key);
    if (found == kept.end())
        return nullptr;
    order.splice(order.begin(), order, found->second.used);
    return found->second.block;
}

Result<ElevationPyramid::Private::Block> ElevationPyramid::Private::block(int level, int column, int row,
                                                                          const TaskContext &task)
{
    const BlockKey key{level, column, row};
    if (Block found = atHand(key))
        return found;
    auto made = std::make_shared<std::vector<float>>(size_t(kBlock) * kBlock, kNoHeight);
    const int lines = std::min(kBlock, ceilDiv(rows, 1 << level) - row * kBlock);
    DOTHI_TRY(readCells(sources[static_cast<size_t>(level)], column * kBlock, row * kBlock, kBlock, lines,
                        made->data(), task));
    const std::scoped_lock lock(keeping);
    if (const auto found = kept.find(key); found != kept.end())
        return found->second.block; // somebody else was as quick
    order.push_front(key);
    kept[key] = {made, order.begin()};
    while (kept.size() * size_t(kBlock) * kBlock * sizeof(float) > kMemory) {
        kept.erase(order.back());
        order.pop_back();
    }
    return Block(made);
}

ElevationPyramid::ElevationPyramid(std::unique_ptr<Private> p)
    : d(std::move(p))
{}

ElevationPyramid::~ElevationPyramid() = default;

Result<std::shared_ptr<const ElevationPyramid>>
ElevationPyramid::open(const QString &path, const TaskContext &task, qint64 overviewCells)
{
    ensureGdal();
    GdalErrorTrap trap;
    const QFileInfo file(path);
    if (!file.isFile()) // a pipe would be waited for, and a name GDAL understands may be no file at all
        return cannotRead(path, QStringLiteral("not a file"));
    auto p = std::make_unique<Private>();
    p->path = file.absoluteFilePath();
    const QByteArray name = p->path.toUtf8();
    const QByteArray own = file.fileName().toUtf8();
    const char *const drivers[] = {"GTiff", nullptr};
    // Nothing lies beside it as far as GDAL knows: no masks, no overviews, no notes.
    const char *const beside[] = {own.constData(), nullptr};
    p->dataset.reset(GDALDataset::Open(name.constData(),
                                       GDAL_OF_RASTER | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR, drivers,
                                       nullptr, beside));
    if (!p->dataset || p->dataset->GetRasterCount() < 1)
        return cannotRead(path, trap.messages());
    double transform[6];
    if (p->dataset->GetGeoTransform(transform) != CE_None)
        return cannotRead(path, QStringLiteral("no geotransform"));
    const bool finite = std::ranges::all_of(transform, [](double v) { return std::isfinite(v); });
    const bool northUp = transform[2] == 0 && transform[4] == 0 && transform[1] > 0 && transform[5] < 0;
    if (!finite || !northUp || std::abs(transform[1] + transform[5]) > 1e-6 * transform[1])
        return cannotRead(path, QStringLiteral("not north-up with square cells"));
    GDALRasterBand *band = p->dataset->GetRasterBand(1);
    p->columns = p->dataset->GetRasterXSize();
    p->rows = p->dataset->GetRasterYSize();
    p->originX = transform[0];
    p->originY = transform[3];
    p->cell = transform[1];
    int blockColumns = 0;
    int blockRows = 0;
    band->GetBlockSize(&blockColumns, &blockRows);
    if (qint64(p->columns) * p->rows > kMostPyramidCells || std::max(p->columns, p->rows) > kMostAcross ||
        qint64(blockColumns) * blockRows > kMostCellsAtOnce) {
        return cannotRead(path, QStringLiteral("%1 x %2 cells in blocks of %3 x %4 are too many")
                                    .arg(p->columns)
                                    .arg(p->rows)
                                    .arg(blockColumns)
                                    .arg(blockRows));
    }
    int hasNodata = 0;
    p->nodata = static_cast<float>(band->GetNoDataValue(&hasNodata));
    p->hasNodata = hasNodata != 0;
    p->mark = QByteArray::number(file.size()) + ' ' +
              QByteArray::number(file.lastModified().toMSecsSinceEpoch()) + ' ' +
              QCryptographicHash::hash(name, QCryptographicHash::Sha256).toHex();

    int level = 0;
    while (qint64(ceilDiv(p->columns, 1 << level)) * ceilDiv(p->rows, 1 << level) > overviewCells)
        ++level;
    p->findSources(level);
    const Private::Source source = p->sources.back();
    p->sources.pop_back();
    ElevationGrid grid(ceilDiv(p->columns, 1 << level), ceilDiv(p->rows, 1 << level), p->originX, p->originY,
                       p->cell * (1 << level));
    const int lines = std::max(1, kBlock / source.factor);
    std::vector<float> strip(static_cast<size_t>(grid.columns()) * static_cast<size_t>(lines));
    for (int row = 0; row < grid.rows(); row += lines) {
        const int count = std::min(lines, grid.rows() - row);
        DOTHI_TRY(p->readCells(source, 0, row, grid.columns(), count, strip.data(), task));
        for (int r = 0; r < count; ++r) {
            for (int c = 0; c < grid.columns(); ++c)
                grid.set(c, row + r,
                         strip[static_cast<size_t>(r) * static_cast<size_t>(grid.columns()) +
                               static_cast<size_t>(c)]);
        }
    }
    if (p->isDamaged && isEmptyGrid(grid))
        return cannotRead(path, p->trouble);
    p->filled = fillHoles(grid);
    p->grids.push_back(std::move(grid));
    while (p->grids.back().columns() > kBlock || p->grids.back().rows() > kBlock)
        p->grids.push_back(halved(p->grids.back()));
    return std::shared_ptr<const ElevationPyramid>(new ElevationPyramid(std::move(p)));
}

const ElevationGrid &ElevationPyramid::overview() const
{
    return d->grids.front();
}

qint64 ElevationPyramid::filledCells() const
{
    return d->filled;
}

double ElevationPyramid::cellSize() const
{
    return d->cell;
}

Extent ElevationPyramid::extent() const
{
    return {d->originX, d->originY - d->rows * d->cell, d->originX + d->columns * d->cell, d->originY};
}

Result<ElevationGrid> ElevationPyramid::window(const Extent &area, double cellM,
                                               const TaskContext &task) const
{
    int level = 0;
    const int coarsest = d->overviewLevel() + static_cast<int>(d->grids.size()) - 1;
    const auto cellAt = [this](int l) { return d->cell * static_cast<double>(qint64(1) << l); };
    while (level < coarsest &&
           (cellAt(level + 1) <= cellM * (1 + 1e-9) ||
            (area.width() / cellAt(level) + 3) * (area.height() / cellAt(level) + 3) > kWindowCells)) {
        ++level;
    }
    const double cell = cellAt(level);
    const ElevationGrid *inMemory =
        level >= d->overviewLevel() ? &d->grids[static_cast<size_t>(level - d->overviewLevel())] : nullptr;
    const int columns = inMemory ? inMemory->columns() : ceilDiv(d->columns, 1 << level);
    const int rows = inMemory ? inMemory->rows() : ceilDiv(d->rows, 1 << level);
    const auto clampedCell = [](double v, int count) {
        return static_cast<int>(std::clamp(std::floor(v), 0.0, count - 1.0));
    };
    const int c0 = clampedCell((area.minX() - d->originX) / cell - 1.5, columns);
    const int c1 = clampedCell((area.maxX() - d->originX) / cell + 1.5, columns);
    const int r0 = clampedCell((d->originY - area.maxY()) / cell - 1.5, rows);
    const int r1 = clampedCell((d->originY - area.minY()) / cell + 1.5, rows);
    ElevationGrid grid(c1 - c0 + 1, r1 - r0 + 1, d->originX + c0 * cell, d->originY - r0 * cell, cell);
    if (inMemory) {
        for (int r = r0; r <= r1; ++r) {
            for (int c = c0; c <= c1; ++c)
                grid.set(c - c0, r - r0, inMemory->at(c, r));
        }
        return grid;
    }
    for (int br = r0 / kBlock; br <= r1 / kBlock; ++br) {
        for (int bc = c0 / kBlock; bc <= c1 / kBlock; ++bc) {
            DOTHI_TRY(task.checkpoint());
            const Result<Private::Block> block = d->block(level, bc, br, task);
            if (!block)
                return Failure(block.error());
            for (int r = std::max(r0, br * kBlock); r <= std::min(r1, br * kBlock + kBlock - 1); ++r) {
                const float *row = (*block)->data() + static_cast<size_t>(r - br * kBlock) * kBlock;
                for (int c = std::max(c0, bc * kBlock); c <= std::min(c1, bc * kBlock + kBlock - 1); ++c)
                    grid.set(c - c0, r - r0, row[c - bc * kBlock]);
            }
        }
    }
    const Ground coarse(&d->grids.front());
    for (int r = 0; r < grid.rows(); ++r) {
        for (int c = 0; c < grid.columns(); ++c) {
            if (!std::isnan(grid.at(c, r)))
                continue;
            const Coord center = grid.cellCenter(c, r);
            grid.set(c, r, static_cast<float>(coarse.height(center.x, center.y)));
        }
    }
    return grid;
}

/// Between the cells of the file; `blockAt` gives their blocks, null where the coarse grid has to do.
template <class BlockAt>
double ElevationPyramid::Private::height(double x, double y, const BlockAt &blockAt) const
{
    const Ground coarse(&grids.front());
    if (overviewLevel() == 0)
        return coarse.height(x, y);
    const double column = std::clamp((x - originX) / cell - 0.5, 0.0, columns - 1.0);
    const double row = std::clamp((originY - y) / cell - 0.5, 0.0, rows - 1.0);
    const int c0 = std::min(static_cast<int>(column), std::max(0, columns - 2));
    const int r0 = std::min(static_cast<int>(row), std::max(0, rows - 2));
    const auto at = [&](int c, int r) {
        c = std::min(c, columns - 1);
        r = std::min(r, rows - 1);
        const Block block = blockAt(c / kBlock, r / kBlock);
        const float value =
            block ? (*block)[static_cast<size_t>(r % kBlock) * kBlock + static_cast<size_t>(c % kBlock)]
                  : kNoHeight;
        return std::isnan(value) ? coarse.height(originX + (c + 0.5) * cell, originY - (r + 0.5) * cell)
                                 : static_cast<double>(value);
    };
    const double fx = column - c0;
    const double fy = row - r0;
    return (at(c0, r0) * (1 - fx) + at(c0 + 1, r0) * fx) * (1 - fy) +
           (at(c0, r0 + 1) * (1 - fx) + at(c0 + 1, r0 + 1) * fx) * fy;
}

double ElevationPyramid::height(double x, double y) const
{
    return d->height(x, y, [this](int column, int row) {
        return d->block(0, column, row, TaskContext()).value_or(nullptr);
    });
}

double ElevationPyramid::heightAtHand(double x, double y) const
{
    return d->height(x, y, [this](int column, int row) {
        const Private::BlockKey key{0, column, row};
        Private::Block block = d->atHand(key);
        if (!block) {
            const std::scoped_lock lock(d->keeping);
            if (d->wishes.size() < kMostWishes && std::ranges::find(d->wishes, key) == d->wishes.end())
                d->wishes.push_back(key);
        }
        return block;
    });
}

bool ElevationPyramid::hasWishes() const
{
    const std::scoped_lock lock(d->keeping);
    return !d->wishes.empty();
}

Result<> ElevationPyramid::readWishes(const TaskContext &task) const
{
    std::vector<Private::BlockKey> wishes;
    {
        const std::scoped_lock lock(d->keeping);
        wishes = std::exchange(d->wishes, {});
    }
    for (const auto &[level, column, row] : wishes) {
        DOTHI_TRY(task.checkpoint());
        DOTHI_TRY(d->block(level, column, row, task));
    }
    return {};
}

bool ElevationPyramid::isDamaged() const
{
    const std::scoped_lock lock(d->telling);
    return d->isDamaged;
}

std::optional<Error> ElevationPyramid::takeDamage() const
{
    const std::scoped_lock lock(d->telling);
    if (!d->isDamaged || d->isTold)
        return std::nullopt;
    d->isTold = true;
    const Coord middle = d->damagedAt.center();
    return Error(ErrorCode::InvalidData,
                 QCoreApplication::translate(
                     "dothi::Elevation", "A part of the terrain cannot be read: %1 × %2 m about E %3, N %4, "
                                         "and maybe more. It is drawn like the ground around it.")
                     .arg(QString::number(d->damagedAt.width(), 'f', 0),
                          QString::number(d->damagedAt.height(), 'f', 0), QString::number(middle.x, 'f', 0),
                          QString::number(middle.y, 'f', 0)))
        .inFile(d->path)
        .withAdvice(QCoreApplication::translate(
            "dothi::Elevation", "Import the terrain again, or take its file from your backup."))
        .withDetail(d->trouble);
}

size_t ElevationPyramid::bytes() const
{
    const std::scoped_lock lock(d->keeping);
    return d->kept.size() * size_t(kBlock) * kBlock * sizeof(float);
}

QByteArray ElevationPyramid::mark() const
{
    return d->mark;
}

} // namespace dothi::geo
