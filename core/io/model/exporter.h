// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/task.h>
#include <dothi/city/store.h>

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <map>
#include <memory>
#include <vector>

/// Export of a city for other programs: one object per format, told apart by its id.
namespace dothi::io {

/// What is to be written, and where.
struct ExportRequest
{
    QString out;        ///< the file, or the folder for formats that are one
    QStringList layers; ///< ids; empty: every layer the format can hold
    /// Map coordinates. Not empty: features whose middle (that of their bounding box in plan) lies within,
    /// its west and south edge included; of the terrain the part about it. What has no place is left out.
    geo::Extent area = {};
    /// Not empty: these features alone; the terrain is none.
    std::vector<city::FeatureRef> features = {};

    /// Whether less than the whole city is meant.
    [[nodiscard]] bool isPart() const { return !area.isEmpty() || !features.empty(); }
};

/// Two opposite corners in map coordinates, "E1,N1,E2,N2". InvalidArgument for anything else.
[[nodiscard]] Result<geo::Extent> parseExportArea(const QString &text);

/// A feature that could not be written, or not as it is.
struct ExportNote
{
    QString feature; ///< "building/17"
    QString reason;  ///< translated
};

struct ExportReport
{
    QStringList files; ///< written, absolute
    std::map<QString, qint64>
        counts;                   ///< what was written: layer id -> features; formats add words of their own
    std::vector<ExportNote> left; ///< left out, and why; the first 1000
    qint64 leftCount = 0;         ///< all of them, listed or not
    QStringList warnings;         ///< translated
};

/// Notes a feature that is left out; keeps the list short, the count complete.
void noteLeft(ExportReport &report, const QString &feature, const QString &reason);

/// Writes one format. Stateless: may be used from any thread, with a store of that thread.
class Exporter
{
public:
    virtual ~Exporter() = default;

    /// The word of `--format`: "cityjson".
    [[nodiscard]] virtual QString format() const = 0;
    /// For a person, translated: "CityJSON 2.0".
    [[nodiscard]] virtual QString title() const = 0;
    /// Endings of its files, without the dot, the usual one first; empty when it writes a folder.
    [[nodiscard]] virtual QStringList suffixes() const = 0;
    /// All or nothing: what was at `request.out` is replaced when everything is written, else it stays as it
    /// is. The same content of a store gives the same bytes, but for the time where a format must state it.
    /// Refuses layers that are not there (NotFound) or that the format cannot hold (InvalidArgument).
    [[nodiscard]] virtual Result<ExportReport> write(const city::Store &store, const ExportRequest &request,
                                                     TaskContext &task) const = 0;
};

/// The layers a request means: those it names, checked against what the format can hold, or all of `possible`
/// that the schema has; in the order of the schema.
[[nodiscard]] Result<std::vector<const city::LayerDef *>> exportedLayers(const ExportRequest &request,
                                                                         const QStringList &possible);

/// Every format this library writes.
[[nodiscard]] std::vector<std::unique_ptr<Exporter>> makeExporters();

/// The answer of `dothi-cli export --json`.
[[nodiscard]] QJsonObject toJson(const ExportReport &report);

} // namespace dothi::io
