// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/gdalinit.h>

#include <cpl_conv.h>
#include <cpl_error.h>
#include <gdal_priv.h>

#include <mutex>

namespace dothi::geo {

void ensureGdal()
{
    static std::once_flag once;
    std::call_once(once, [] {
        // No plug-in code from folders, no requests, no files written beside the user's data.
        CPLSetConfigOption("GDAL_DRIVER_PATH", "disable");
        CPLSetConfigOption("GDAL_PAM_ENABLED", "NO");
        CPLSetConfigOption("GDAL_DISABLE_READDIR_ON_OPEN", "NO");
        CPLSetConfigOption("CPL_VSIL_CURL_ALLOWED_EXTENSIONS", ".none");
        CPLSetConfigOption("GDAL_HTTP_MAX_RETRY", "0");
        CPLSetConfigOption("OSR_DEFAULT_AXIS_MAPPING_STRATEGY", "TRADITIONAL_GIS_ORDER");
        GDALAllRegister();
    });
}

namespace {

void CPL_STDCALL collect(CPLErr severity, CPLErrorNum /*number*/, const char *message)
{
    auto *trap = static_cast<GdalErrorTrap *>(CPLGetErrorHandlerUserData());
    if (severity >= CE_Warning && trap)
        trap->append(QString::fromUtf8(message));
}

} // namespace

GdalErrorTrap::GdalErrorTrap()
{
    CPLPushErrorHandlerEx(collect, this);
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
