// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace dothi::geo {

/// Registers GDAL's drivers once, from any thread, with settings fit for hostile files: only drivers that
/// read one local file, no network, no plug-in drivers, no side-car writes, errors collected instead of
/// printed. Call before any GDAL function.
void ensureGdal();

/// Collects what GDAL says on this thread while it lives, instead of printing it.
class GdalErrorTrap
{
public:
    GdalErrorTrap();
    ~GdalErrorTrap();
    GdalErrorTrap(const GdalErrorTrap &) = delete;
    GdalErrorTrap &operator=(const GdalErrorTrap &) = delete;

    /// The messages so far, one a line; empty when all went well.
    [[nodiscard]] QString messages() const { return m_messages; }
    void clear() { m_messages.clear(); }
    /// For GDAL's callback only.
    void append(const QString &message);

private:
    QString m_messages;
};

} // namespace dothi::geo
