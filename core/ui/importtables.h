// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/city/schema.h>
#include <dothi/io/import.h>

#include <QString>
#include <QStringList>

class QTableWidget;
class QTableWidgetItem;
class QWidget;

/// The tables of the import wizard look alike.
namespace dothi::ui {

[[nodiscard]] QTableWidget *makeImportTable(const QStringList &headers, QWidget *parent);
/// An item that shows its whole text as a tool tip.
[[nodiscard]] QTableWidgetItem *makeImportItem(const QString &text);
/// Title with unit; a star says that it is required.
[[nodiscard]] QString importFieldTitle(const city::FieldDef &field);

/// GDAL's names of kinds of geometry ("Multi Polygon") and of fields ("Integer64") in the user's words; those
/// that are not known stay as they are.
[[nodiscard]] QString importGeometryWord(const QString &gdalName);
[[nodiscard]] QString importTypeWord(const QString &gdalName);
/// How coordinates are converted, in words.
[[nodiscard]] QString importConversionText(const geo::OperationInfo &operation);

} // namespace dothi::ui
