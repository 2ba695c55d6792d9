// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/gdalinit.h>

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_http.h>
#include <gdal_priv.h>

#include <algorithm>
#include <array>
#include <mutex>
#include <string_view>

namespace dothi::geo {

namespace {

/// All that is left of GDAL: drivers that parse one local file (with its side-car files at most), and those
/// that only hold data in memory. A file is told by its content, not by its name, so whatever is registered
/// can be reached through any file, also through the masks and overviews beside a raster: what speaks to a
/// server or names other files (WMS, VRT, GMLAS …) must not be there at all.
constexpr std::array<std::string_view, 33> kDrivers = {"ESRI Shapefile",
                                                       "MapInfo File",
                                                       "DGN",
                                                       "GPKG",
                                                       "SQLite",
                                                       "FlatGeobuf",
                                                       "OpenFileGDB",
                                                       "DXF",
                                                       "GML",
                                                       "GPX",
                                                       "LIBKML",
                                                       "GeoJSON",
                                                       "GeoJSONSeq",
                                                       "ESRIJSON",
                                                       "TopoJSON",
                                                       "CSV",
                                                       "OSM",
                                                       "JML",
                                                       "AVCE00",
                                                       "GTiff",
                                                       "AAIGrid",
                                                       "GRASSASCIIGrid",
                                                       "SRTMHGT",
                                                       "DTED",
                                                       "USGSDEM",
                                                       "EHdr",
                                                       "GSAG",
                                                       "GSBG",
                                                       "GS7BG",
                                                       "XYZ",
                                                       "PNG",
                                                       "MEM",
                                                       "Memory"};

void keepOnlyLocalDrivers()
{
    GDALDriverManager &manager = *GetGDALDriverManager();
    for (int i = manager.GetDriverCount() - 1; i >= 0; --i) {
        GDALDriver *driver = manager.GetDriver(i);
        if (std::ranges::find(kDrivers, std::string_view(driver->GetDescription())) == kDrivers.end())
            manager.DeregisterDriver(driver);
    }
}

/// Answers every request of the library with a refusal; nothing is sent.
CPLHTTPResult *refuseRequest(const char * /*url*/, CSLConstList /*options*/, GDALProgressFunc /*progress*/,
                             void * /*progressData*/, CPLHTTPFetchWriteFunc /*write*/, void * /*writeData*/,
                             void * /*userData*/)
{
    auto *result = static_cast<CPLHTTPResult *>(CPLCalloc(1, sizeof(CPLHTTPResult)));
    result->nStatus = 1;
    result->pszErrBuf = CPLStrdup("requests to servers are refused");
    CPLError(CE_Failure, CPLE_HttpResponse, "%s", result->pszErrBuf);
    return result;
}

} // namespace

void ensureGdal()
{
    static std::once_flag once;
    std::call_once(once, [] {
        // No plug-in code from folders, no requests, no files written beside the user's data.
        CPLSetConfigOption("GDAL_DRIVER_PATH", "disable");
        CPLSetConfigOption("GDAL_PAM_ENABLED", "NO");
        CPLSetConfigOption("GDAL_DISABLE_READDIR_ON_OPEN", "NO");
        CPLSetConfigOption("CPL_VSIL_CURL_ALLOWED_EXTENSIONS", ".none");
        CPLSetConfigOption("CPL_VSIL_CURL_ALLOWED_FILENAME", "-"); // the whole name must be this: none is
        CPLSetConfigOption("GDAL_HTTP_MAX_RETRY", "0");
        CPLSetConfigOption("GDAL_HTTP_CONNECTTIMEOUT", "1");
        CPLSetConfigOption("GDAL_HTTP_TIMEOUT", "1");
        CPLHTTPSetFetchCallback(refuseRequest, nullptr);
        CPLSetConfigOption("OSR_DEFAULT_AXIS_MAPPING_STRATEGY", "TRADITIONAL_GIS_ORDER");
        // GDAL would take a twentieth of the machine; a row of blocks of the widest raster fits into this.
        constexpr GIntBig kCacheBytes = GIntBig(128) << 20;
        GDALSetCacheMax64(kCacheBytes);
        GDALAllRegister();
        keepOnlyLocalDrivers();
    });
}

namespace {

void CPL_STDCALL collectMessage(CPLErr severity, CPLErrorNum /*number*/, const char *message)
{
    auto *trap = static_cast<GdalErrorTrap *>(CPLGetErrorHandlerUserData());
    if (severity >= CE_Warning && trap)
        trap->append(QString::fromUtf8(message));
}

} // namespace

GdalErrorTrap::GdalErrorTrap()
{
    CPLPushErrorHandlerEx(collectMessage, this);
}

GdalErrorTrap::~GdalErrorTrap()
{
    CPLPopErrorHandler();
}

void GdalErrorTrap::append(const QString &message)
{
    // A hostile file can produce a warning per feature.
    constexpr int kMaxCharacters = 4000;
    if (m_messages.size() > kMaxCharacters)
        return;
    if (!m_messages.isEmpty())
        m_messages += QLatin1Char('\n');
    m_messages += message;
}

} // namespace dothi::geo
