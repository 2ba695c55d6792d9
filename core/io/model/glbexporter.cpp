// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/passingfile.h>
#include <dothi/io/model/exportchoice.h>
#include <dothi/io/model/glbwriter.h>
#include <dothi/io/model/modelexporters.h>
#include <dothi/io/model/modelsource.h>
#include <dothi/io/model/terrainblocks.h>
#include <dothi/io/model/tileplan.h>

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace dothi::io {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::Export)
};

constexpr size_t kMostPerMesh = 2000;

class GlbExporter final : public Exporter
{
public:
    [[nodiscard]] QString format() const override { return QStringLiteral("glb"); }
    [[nodiscard]] QString title() const override { return QStringLiteral("glTF 2.0 (GLB)"); }
    [[nodiscard]] QStringList suffixes() const override { return {QStringLiteral("glb")}; }

    [[nodiscard]] Result<ExportReport> write(const city::Store &store, const ExportRequest &request,
                                             TaskContext &task) const override
    {
        const QFileInfo out(request.out);
        ExportReport report;
        const Result<PlacedModel> placed = openPlaced(store, request, out.absoluteDir(), report, task);
        if (!placed)
            return Failure(placed.error());
        const ModelSource &source = placed->source;
        const PassingFile binPath(out.absolutePath(), QStringLiteral(".bin"));
        const PassingFile passing(out.absolutePath(), QStringLiteral(".glb"));
        QFile bin(binPath.path());
        if (!bin.open(QIODevice::ReadWrite | QIODevice::Truncate))
            return cannotWriteModel(request.out, bin.errorString());
        GlbWriter writer(bin);
        const geo::Coord &o = source.origin();
        writer.setExtras({{QStringLiteral("crs"), store.crs().definition()},
                          {QStringLiteral("verticalDatum"), store.profile().verticalDatum},
                          {QStringLiteral("origin"), QJsonArray{o.x, o.y, o.z}}});
        TaskContext meshing = task.part(0.3, 0.9);
        DOTHI_TRY(addBuildings(source, placed->buildings, writer, report, meshing));
        if (const geo::ElevationGrid *grid = source.terrain())
            DOTHI_TRY(addGround(*grid, o, writer, report, task));
        DOTHI_TRY(checkChosen(request, !writer.isEmpty()));
        if (writer.isEmpty())
            return fail(ErrorCode::NotFound, Tr::tr("The city holds nothing that the format shows."));
        if (Result<> done = writer.finish(passing.path()); !done)
            return fail(std::move(done).error().inFile(request.out));
        if (const std::error_code failed = passing.giveName(out.absoluteFilePath()); failed)
            return cannotWriteModel(request.out, QString::fromStdString(failed.message()));
        report.counts[QStringLiteral("triangles")] = writer.triangles();
        report.files.append(out.absoluteFilePath());
        task.progress(1);
        return report;
    }

private:
    [[nodiscard]] static Result<> addBuildings(const ModelSource &source,
                                               const std::vector<PlacedBuilding> &buildings,
                                               GlbWriter &writer, ExportReport &report, TaskContext &task)
    {
        if (!source.hasBuildings())
            return {};
        writer.setLayer(source.layer());
        FeatureTable table(source.layer());
        geo::TriangleMesh mesh;
        geo::Mesher mesher(source.origin());
        size_t written = 0;
        size_t done = 0;
        for (const PlannedTile &tile : planTiles(buildings, kMostPerMesh, TilePlanKind::LeavesOnly)) {
            for (const TileChunk &chunk : chunksOf(tile.items, buildings)) {
                DOTHI_TRY(task.checkpoint());
                mesh.clear();
                table.clear();
                const geo::Coord &o = source.origin();
                mesher.setOrigin({o.x + chunk.center.x, o.y + chunk.center.y, chunk.center.z});
                DOTHI_TRY(source.addChunk(chunk, buildings, mesher, table, mesh, report));
                writer.add(mesh, GlbWriter::Look::Building, translation(chunk.center), &table);
                written += table.count();
                done += chunk.items.size();
                task.progress(static_cast<double>(done) / static_cast<double>(buildings.size()),
                              Tr::tr("Writing “%1”").arg(source.layer().title.text()));
            }
        }
        report.counts[source.layer().id] = static_cast<qint64>(written);
        return {};
    }

    [[nodiscard]] static Result<> addGround(const geo::ElevationGrid &grid, const geo::Coord &origin,
                                            GlbWriter &writer, ExportReport &report, TaskContext &task)
    {
        DOTHI_TRY(visitTerrain(grid, task, [&](const geo::Coord &center, const geo::TriangleMesh &mesh) {
            writer.add(mesh, GlbWriter::Look::Ground,
                       translation({center.x - origin.x, center.y - origin.y, center.z - origin.z}));
        }));
        report.counts[QStringLiteral("terrain")] = 1;
        return {};
    }
};

} // namespace

std::unique_ptr<Exporter> makeGlbExporter()
{
    return std::make_unique<GlbExporter>();
}

} // namespace dothi::io
