// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/task.h>
#include <dothi/geo/crs.h>

#include <QString>

#include <memory>

class GDALDataset;
class OGRLayer;
class OGRSpatialReference;

namespace dothi::io {

/// What a hostile file may cost; beyond it is refused or the feature rejected, with a reason.
namespace limits {
inline constexpr qint64 kFeatures = 50'000'000;
inline constexpr int kLayers = 2'000;
inline constexpr int kFields = 4'096;
inline constexpr qint64 kVerticesPerFeature = 2'000'000;
inline constexpr qsizetype kTextBytes = 100'000;
inline constexpr qint64 kRasterCells = 400'000'000;
inline constexpr qint64 kUnpackedBytes = 8'000'000'000;
/// Map data pack to a tenth or a twentieth of their size. Up to the first it does not matter.
inline constexpr qint64 kUnpackedUnasked = 200'000'000;
inline constexpr qint64 kUnpackedRatio = 200;
inline constexpr int kArchiveEntries = 10'000;
} // namespace limits

class ModelFile;
struct ModelContext;

/// A file opened read-only through GDAL, with only the drivers that read one local file and nothing else: no
/// network, no virtual data sets, no external schemas. Text comes as the bytes in the file (TextDecoder turns
/// them into Unicode). A model (CityJSON) is read without GDAL, and looks like one of its data sets
/// afterwards. Not thread-safe: every thread opens its own.
class Source
{
public:
    /// Opens vector data, or a raster when it is one. Errors: not there, empty, cut short, of no known kind;
    /// each says what to do. Looking through a large file takes seconds; `task` hears of it and can stop it.
    /// `model`: for models, the city they go into.
    [[nodiscard]] static Result<Source> open(const QString &file, const ModelContext &model,
                                             TaskContext &task);
    Source(Source &&) noexcept;
    Source &operator=(Source &&) noexcept;
    ~Source();

    [[nodiscard]] GDALDataset &dataset() const;
    [[nodiscard]] bool isRaster() const;
    [[nodiscard]] QString driver() const;
    /// The path the user gave.
    [[nodiscard]] const QString &file() const;
    /// The file inside an archive, or the same as file().
    [[nodiscard]] const QString &mainFile() const;
    /// What .cpg or the dBASE header say about the text; empty when they say nothing.
    [[nodiscard]] const QString &declaredEncoding() const;
    /// What GDAL had to say while opening the file, though it opened it.
    [[nodiscard]] const QString &trouble() const;
    /// Why the coordinate system the file states cannot be used, where GDAL would put WGS 84 in its place
    /// (translated); empty when it can.
    [[nodiscard]] const QString &crsProblem() const;
    /// Of a file of 3D objects, what its features alone cannot say; null for any other.
    [[nodiscard]] const ModelFile *model() const;
    /// A layer by its name; null when there is none.
    [[nodiscard]] OGRLayer *layer(const QString &name) const;

private:
    struct Private;
    explicit Source(std::unique_ptr<Private> p);
    std::unique_ptr<Private> d;
};

/// The CRS as the file states it; null (not an error) when it states none or one that is not usable, then
/// `problem` says why.
[[nodiscard]] geo::Crs crsOf(const OGRSpatialReference *srs, QString *problem = nullptr);

} // namespace dothi::io
