// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/gdalinit.h>
#include <dothi/io/import.h>
#include <dothi/io/import/archive.h>
#include <dothi/io/import/encoding.h>
#include <dothi/io/import/modelfile.h>
#include <dothi/io/import/precheck.h>
#include <dothi/io/import/source.h>
#include <dothi/io/model/cityjson.h>

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cpl_conv.h>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <gdal_priv.h>
#include <ogr_spatialref.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace dothi::io {

namespace {

/// Drivers that parse local files only. Left out on purpose: everything that speaks to a server; VRT, GMLAS,
/// MapML and the like, which name other files; CAD (DWG), PDF and others whose parsers are not made for
/// hostile input; SQL dumps.
constexpr std::array kVectorDrivers = {
    "ESRI Shapefile", "MapInfo File", "DGN",      "GPKG", "SQLite", "FlatGeobuf",
    "OpenFileGDB",    "DXF",          "GML",      "GPX",  "LIBKML", "GeoJSON",
    "GeoJSONSeq",     "ESRIJSON",     "TopoJSON", "CSV",  "OSM",    "JML",
    "AVCE00"};
/// Elevation grids in one file (with a header or .prj beside it at most).
constexpr std::array kRasterDrivers = {"GTiff", "AAIGrid", "GRASSASCIIGrid", "SRTMHGT", "DTED", "USGSDEM",
                                       "EHdr",  "GSAG",    "GSBG",           "GS7BG",   "XYZ"};

/// Settings for the thread while a file is opened and read.
class ThreadSetting
{
public:
    ThreadSetting(const char *key, const char *value)
        : m_key(key)
    {
        if (const char *before = CPLGetThreadLocalConfigOption(key, nullptr))
            m_before = before;
        CPLSetThreadLocalConfigOption(key, value);
    }
    ~ThreadSetting() { CPLSetThreadLocalConfigOption(m_key, m_before ? m_before->c_str() : nullptr); }
    ThreadSetting(const ThreadSetting &) = delete;
    ThreadSetting &operator=(const ThreadSetting &) = delete;

private:
    const char *m_key;
    std::optional<std::string> m_before; ///< set by another file open on this thread
};

CPLStringList openOptions(const QByteArray &driver)
{
    CPLStringList options;
    if (driver == "ESRI Shapefile") {
        options.SetNameValue("ENCODING", ""); // bytes as they are
        options.SetNameValue("AUTO_REPACK", "NO");
        options.SetNameValue("ADJUST_GEOM_TYPE", "FIRST_SHAPE");
    } else if (driver == "GML") {
        options.SetNameValue("DOWNLOAD_SCHEMA", "NO");
        options.SetNameValue("WRITE_GFS", "NO");
    } else if (driver == "SQLite") {
        options.SetNameValue("LIST_VIRTUAL_OGR", "NO");
    } else if (driver == "CSV") {
        options.SetNameValue("X_POSSIBLE_NAMES",
                             "x,lon,lng,long,longitude,easting,east,kinh_do,kinhdo,toadox,toa_do_x");
        options.SetNameValue("Y_POSSIBLE_NAMES", "y,lat,latitude,northing,north,vi_do,vido,toadoy,toa_do_y");
        options.SetNameValue("GEOM_POSSIBLE_NAMES", "wkt,geom,geometry,the_geom");
        options.SetNameValue("KEEP_GEOM_COLUMNS", "NO");
        options.SetNameValue("EMPTY_STRING_AS_NULL", "YES");
        options.SetNameValue("MAX_LINE_SIZE", "50000000");
    } else if (driver == "OpenFileGDB") {
        options.SetNameValue("LIST_ALL_TABLES", "NO");
    }
    return options;
}

QStringList mainFileEndings()
{
    return {QStringLiteral("shp"),  QStringLiteral("gpkg"),     QStringLiteral("geojson"),
            QStringLiteral("json"), QStringLiteral("kml"),      QStringLiteral("gml"),
            QStringLiteral("tab"),  QStringLiteral("mif"),      QStringLiteral("dxf"),
            QStringLiteral("dgn"),  QStringLiteral("fgb"),      QStringLiteral("gpx"),
            QStringLiteral("csv"),  QStringLiteral("geojsonl"), QStringLiteral("tif"),
            QStringLiteral("tiff"), QStringLiteral("asc"),      QStringLiteral("hgt")};
}

/// Why nothing could open it, as far as it can be told from the name.
Error notReadable(const QString &file, const QString &detail)
{
    if (detail.contains(QLatin1String("too complex/large"))) {
        return Error(ErrorCode::InvalidData,
                     QCoreApplication::translate("dothi::Import",
                                                 "One feature of the file is larger than a feature may be."))
            .inFile(file)
            .withAdvice(QCoreApplication::translate(
                "dothi::Import",
                "Simplify its boundary, or cut it into parts, in the program it comes from."))
            .withDetail(detail);
    }
    const QString ending = QFileInfo(file).suffix().toLower();
    QString advice = QCoreApplication::translate(
        "dothi::Import",
        "Open it in the program it comes from and save it as GeoPackage (.gpkg), GeoJSON or shapefile.");
    if (ending == QLatin1String("dwg"))
        advice = QCoreApplication::translate("dothi::Import", "Save the drawing as DXF and import that.");
    else if (ending == QLatin1String("dgn"))
        advice = QCoreApplication::translate(
            "dothi::Import",
            "Only DGN version 7 can be read: in MicroStation choose Save As, V7 DGN or DXF.");
    else if (ending == QLatin1String("mdb") || ending == QLatin1String("gtp"))
        advice = QCoreApplication::translate(
            "dothi::Import",
            "Export the layer as shapefile or file geodatabase (.gdb) from ArcGIS or ViLIS.");
    else if (ending == QLatin1String("dbf") || ending == QLatin1String("shx") ||
             ending == QLatin1String("prj"))
        advice = QCoreApplication::translate("dothi::Import", "Choose the .shp file of the same name.");
    return Error(ErrorCode::InvalidData,
                 QCoreApplication::translate("dothi::Import",
                                             "The file is damaged, or of a kind that cannot be read."))
        .inFile(file)
        .withAdvice(advice)
        .withDetail(detail);
}

QString declaredEncodingOf(const QString &mainFile)
{
    const QString ending = QFileInfo(mainFile).suffix().toLower();
    if (ending != QLatin1String("shp") && ending != QLatin1String("dbf"))
        return {};
    for (const QString &said : {QStringLiteral("cpg"), QStringLiteral("cst")}) {
        const QString path = sibling(mainFile, said);
        if (path.isEmpty())
            continue;
        if (const Result<QByteArray> text = readHead(path, 60)) {
            const QString encoding = encodingFromCpg(*text);
            if (!encoding.isEmpty())
                return encoding;
        }
    }
    const QString table = sibling(mainFile, QStringLiteral("dbf"));
    if (!table.isEmpty()) {
        const Result<QByteArray> head = readHead(table, 32);
        if (head && head->size() == 32)
            return encodingFromLanguageId(static_cast<quint8>(head->at(29)));
    }
    return {};
}

} // namespace

struct Source::Private
{
    QString file;
    QString mainFile;
    QString declaredEncoding;
    QString trouble;
    QString crsProblem;
    bool raster = false;
    // Drivers read some of these long after opening; they go after the data set.
    ThreadSetting dxf{"DXF_ENCODING", "UTF-8"}; // "already UTF-8": the bytes as they are
    ThreadSetting restore{"SHAPE_RESTORE_SHX", "NO"};
    ThreadSetting expat{"GML_PARSER", "EXPAT"};
    ThreadSetting resolve{"GML_SKIP_RESOLVE_ELEMS", "ALL"};
    ThreadSetting style{"LIBKML_EXTERNAL_STYLE", "NO"};
    ThreadSetting extensions{"OGR_SQLITE_LOAD_EXTENSIONS", ""};
    ThreadSetting deprecated{"OSR_USE_NON_DEPRECATED", "NO"}; // or EPSG:6959 would pass unseen
    GDALDatasetUniquePtr dataset;
    std::unique_ptr<ModelFile> model;
};

Source::Source(std::unique_ptr<Private> p)
    : d(std::move(p))
{}
Source::Source(Source &&) noexcept = default;
Source &Source::operator=(Source &&) noexcept = default;
Source::~Source() = default;

GDALDataset &Source::dataset() const
{
    return *d->dataset;
}

bool Source::isRaster() const
{
    return d->raster;
}

QString Source::driver() const
{
    return d->model ? d->model->format() : QString::fromUtf8(d->dataset->GetDriverName());
}

const QString &Source::file() const
{
    return d->file;
}

const QString &Source::mainFile() const
{
    return d->mainFile;
}

const QString &Source::declaredEncoding() const
{
    return d->declaredEncoding;
}

const QString &Source::trouble() const
{
    return d->trouble;
}

const QString &Source::crsProblem() const
{
    return d->crsProblem;
}

const ModelFile *Source::model() const
{
    return d->model.get();
}

OGRLayer *Source::layer(const QString &name) const
{
    for (int i = 0; i < d->dataset->GetLayerCount(); ++i) {
        OGRLayer *candidate = d->dataset->GetLayer(i);
        if (candidate && QString::fromUtf8(candidate->GetName()) == name)
            return candidate;
    }
    return nullptr;
}

Result<Source> Source::open(const QString &file, const ModelContext &context, TaskContext &task)
{
    geo::ensureGdal();
    const QFileInfo info(file);
    if (file.startsWith(QLatin1String("/vsi")) || !info.exists()) {
        return fail(
            Error(ErrorCode::Io, QCoreApplication::translate("dothi::Import", "There is no such file."))
                .inFile(file)
                .withAdvice(QCoreApplication::translate("dothi::Import", "Check the name and the folder.")));
    }
    const QString path = info.absoluteFilePath();
    const bool geodatabase =
        info.isDir() && info.fileName().endsWith(QLatin1String(".gdb"), Qt::CaseInsensitive);
    if (!info.isFile() && !geodatabase) {
        return fail(
            Error(ErrorCode::InvalidData,
                  QCoreApplication::translate("dothi::Import", "This is a folder or a device, not a file."))
                .inFile(file)
                .withAdvice(QCoreApplication::translate(
                    "dothi::Import", "Choose the file itself, for a shapefile the one ending in .shp.")));
    }
    if (info.isFile() && info.size() == 0) {
        return fail(
            Error(ErrorCode::InvalidData, QCoreApplication::translate("dothi::Import", "The file is empty."))
                .inFile(file)
                .withAdvice(QCoreApplication::translate(
                    "dothi::Import", "Copy or download it again from where it came from.")));
    }
    if (!info.isReadable()) {
        return fail(
            Error(ErrorCode::Permission,
                  QCoreApplication::translate("dothi::Import", "The file cannot be opened."))
                .inFile(file)
                .withAdvice(QCoreApplication::translate("dothi::Import", "Check that you may read it.")));
    }
    auto p = std::make_unique<Private>();
    p->file = file;
    p->mainFile = path;
    geo::GdalErrorTrap trap;
    if (info.isFile() && ModelFile::knows(path)) {
        Result<std::unique_ptr<ModelFile>> model = ModelFile::open(path, context, task);
        if (!model) {
            // What the city's own terrain is missing is no fault of this file.
            const bool named = !model.error().subject().file.isEmpty();
            return named ? Failure(std::move(model).error()) : Failure(std::move(model).error().inFile(file));
        }
        p->model = std::move(*model);
        p->dataset.reset(p->model->takeDataset().release());
        p->declaredEncoding = QLatin1String(kUtf8);
        p->crsProblem = p->model->crsProblem();
        return Source(std::move(p));
    }
    if (isArchive(path)) {
        Result<QString> inside = insideArchive(path, mainFileEndings());
        if (!inside)
            return Failure(std::move(inside).error());
        p->mainFile = *inside;
        TaskContext unpacking = task.part(0, 0.5);
        DOTHI_TRY(checkUnpacks(path, p->mainFile, unpacking));
    }
    TaskContext checking = isArchive(path) ? task.part(0.5, 1) : task.part(0, 1);
    if (!geodatabase) {
        if (Result<> sound = precheckFile(p->mainFile, checking, p->crsProblem); !sound) {
            const QString which = withShownPaths(sound.error().subject().file);
            return fail(std::move(sound).error().inFile(which));
        }
    }
    p->declaredEncoding = declaredEncodingOf(p->mainFile);

    const QByteArray name = p->mainFile.toUtf8();
    QString trouble;
    const auto tryDriver = [&](const char *driver, unsigned kind) {
        const char *const allowed[] = {driver, nullptr};
        const CPLStringList options = openOptions(driver);
        trouble += trap.messages(); // of the drivers before, in case none can read it
        trap.clear();
        p->dataset.reset(
            GDALDataset::Open(name.constData(), kind | GDAL_OF_READONLY, allowed, options.List(), nullptr));
        return p->dataset != nullptr;
    };
    const auto tryDrivers = [&](const auto &drivers, unsigned kind) {
        // The one that knows its own files first; where it cannot open one after all, another may.
        CPLStringList allowed;
        for (const char *driver : drivers)
            allowed.AddString(driver);
        if (GDALDriverH known = GDALIdentifyDriverEx(name.constData(), kind, allowed.List(), nullptr)) {
            if (tryDriver(GDALGetDriverShortName(known), kind))
                return true;
        }
        return std::ranges::any_of(drivers, [&](const char *driver) { return tryDriver(driver, kind); });
    };
    const bool vectors = tryDrivers(kVectorDrivers, GDAL_OF_VECTOR);
    DOTHI_TRY(task.checkpoint()); // some drivers read the whole file to open it, and cannot be stopped
    if (!vectors) {
        if (!tryDrivers(kRasterDrivers, GDAL_OF_RASTER))
            return Failure(notReadable(file, trouble + trap.messages()));
        p->raster = true;
        if (p->dataset->GetRasterCount() == 0)
            return Failure(notReadable(file, trouble + trap.messages()));
    }
    if (!p->raster && p->dataset->GetLayerCount() > limits::kLayers) {
        return fail(Error(ErrorCode::InvalidData,
                          QCoreApplication::translate("dothi::Import",
                                                      "The file holds more layers (%1) than such a file may.")
                              .arg(p->dataset->GetLayerCount()))
                        .inFile(file)
                        .withAdvice(QCoreApplication::translate(
                            "dothi::Import", "Save the layer you need to a file of its own.")));
    }
    p->trouble = trap.messages();
    return Source(std::move(p));
}

geo::Crs crsOf(const OGRSpatialReference *srs, QString *problem)
{
    if (!srs || srs->IsEmpty() || srs->IsLocal())
        return {};
    const ThreadSetting deprecated("OSR_USE_NON_DEPRECATED", "NO");
    OGRSpatialReference copy(*srs);
    const auto say = [problem](const QString &text) {
        if (problem)
            *problem = text;
    };
    const char *authority = copy.GetAuthorityName(nullptr);
    const char *code = copy.GetAuthorityCode(nullptr);
    if (authority && code && EQUAL(authority, "EPSG")) {
        // A definition may carry a code and other numbers than that code's: then the numbers count.
        OGRSpatialReference meant;
        const char *const criteria[] = {"IGNORE_DATA_AXIS_TO_SRS_AXIS_MAPPING=YES", "CRITERION=EQUIVALENT",
                                        nullptr};
        if (meant.importFromEPSG(atoi(code)) == OGRERR_NONE && copy.IsSame(&meant, criteria)) {
            if (Result<geo::Crs> crs = geo::Crs::fromEpsg(atoi(code)))
                return *crs;
        } else if (OGR_SRSNode *root = copy.GetRoot()) {
            say(QCoreApplication::translate(
                    "dothi::Import",
                    "The file names %1:%2 but its numbers are not those of that system; the numbers are "
                    "used.")
                    .arg(QString::fromUtf8(authority), QString::fromUtf8(code)));
            root->StripNodes("AUTHORITY");
        }
    }
    char *wkt = nullptr;
    const char *const options[] = {"FORMAT=WKT1_GDAL", nullptr};
    const char *const modern[] = {"FORMAT=WKT2_2019", nullptr};
    if (copy.exportToWkt(&wkt, modern) != OGRERR_NONE) {
        CPLFree(wkt);
        wkt = nullptr;
        copy.exportToWkt(&wkt, options);
    }
    const QString text = QString::fromUtf8(wkt ? wkt : "");
    CPLFree(wkt);
    Result<geo::Crs> crs = geo::Crs::fromDefinition(text);
    if (!crs) {
        say(crs.error().message());
        return {};
    }
    return *crs;
}

QStringList importFilePatterns()
{
    QStringList patterns = {QStringLiteral("*.zip"),      QStringLiteral("*.kmz"), QStringLiteral("*.sqlite"),
                            QStringLiteral("*.osm"),      QStringLiteral("*.jml"), QStringLiteral("*.jsonl"),
                            QStringLiteral("*.cityjson"), QStringLiteral("*.ifc"), QStringLiteral("*.gltf"),
                            QStringLiteral("*.glb"),      QStringLiteral("*.obj"), QStringLiteral("*.dae")};
    for (const QString &ending : mainFileEndings())
        patterns.append(QStringLiteral("*.") + ending);
    patterns.sort();
    return patterns;
}

} // namespace dothi::io
