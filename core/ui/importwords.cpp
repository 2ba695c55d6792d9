// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Words of the import wizard for what the libraries name in their own.

#include <dothi/io/operationwords.h>
#include <dothi/ui/importtables.h>

#include <QCoreApplication>

#include <map>

namespace dothi::ui {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::ui::ImportWizard)
};

} // namespace

QString importGeometryWord(const QString &gdalName)
{
    // "3D Measured Multi Polygon": what is drawn counts, not how it is stored.
    QString plain = gdalName;
    plain.remove(QStringLiteral("3D ")).remove(QStringLiteral("Measured ")).remove(QStringLiteral("Multi "));
    if (plain == QLatin1String("Point"))
        return Tr::tr("points");
    if (plain == QLatin1String("Line String") || plain == QLatin1String("Curve"))
        return Tr::tr("lines");
    if (plain == QLatin1String("Polygon") || plain == QLatin1String("Curve Polygon") ||
        plain == QLatin1String("Surface"))
        return Tr::tr("areas");
    if (plain.startsWith(QLatin1String("Unknown")) || plain == QLatin1String("Geometry Collection"))
        return Tr::tr("several kinds");
    return plain == QLatin1String("None") ? Tr::tr("table") : gdalName;
}

QString importTypeWord(const QString &gdalName)
{
    if (gdalName == QLatin1String("String"))
        return Tr::tr("text");
    if (gdalName == QLatin1String("Integer") || gdalName == QLatin1String("Integer64"))
        return Tr::tr("whole number");
    if (gdalName == QLatin1String("Real"))
        return Tr::tr("number");
    if (gdalName == QLatin1String("Date"))
        return Tr::tr("date");
    if (gdalName == QLatin1String("DateTime") || gdalName == QLatin1String("Time"))
        return Tr::tr("time");
    if (gdalName == QLatin1String("Binary"))
        return Tr::tr("binary");
    return gdalName.endsWith(QLatin1String("List")) ? Tr::tr("list") : gdalName;
}

QString importConversionText(const geo::OperationInfo &operation)
{
    return Tr::tr("Conversion: %1").arg(io::operationInWords(operation));
}

} // namespace dothi::ui
