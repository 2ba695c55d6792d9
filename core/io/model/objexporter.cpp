// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/passingfile.h>
#include <dothi/io/model/exportchoice.h>
#include <dothi/io/model/modelexporters.h>
#include <dothi/io/model/modelsource.h>
#include <dothi/io/model/terrainblocks.h>

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>

namespace dothi::io {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::Export)
};

constexpr size_t kMostAtOnce = 2000;
constexpr qsizetype kFlushBytes = 1 << 20;

/// The text of the file, a piece at a time.
class ObjText
{
public:
    explicit ObjText(QFile &file)
        : m_file(file)
    {}

    void line(const QByteArray &text)
    {
        m_text += text;
        m_text += '\n';
    }
    /// An object: every position once, to a millimetre, then triangles by material.
    void add(const QByteArray &name, const geo::TriangleMesh &mesh, const geo::Coord &offset,
             const char *wall, const char *roof)
    {
        if (mesh.triangleCount() == 0)
            return;
        line("o " + name);
        m_numbers.clear();
        m_known.clear();
        for (size_t v = 0; v < mesh.vertexCount(); ++v) {
            const std::array<qint64, 3> mm{std::llround((mesh.positions[3 * v] + offset.x) * 1000),
                                           std::llround((mesh.positions[3 * v + 1] + offset.y) * 1000),
                                           std::llround((mesh.positions[3 * v + 2] + offset.z) * 1000)};
            const auto [at, isNew] = m_known.try_emplace(mm, m_vertices + 1);
            if (isNew) {
                ++m_vertices;
                m_text += 'v';
                for (const qint64 value : mm)
                    metres(value);
                m_text += '\n';
            }
            m_numbers.push_back(at->second);
        }
        faces(mesh.walls, wall);
        faces(mesh.roofs, roof);
        if (m_text.size() > kFlushBytes)
            flush();
    }
    [[nodiscard]] qint64 triangles() const { return m_triangles; }
    bool flush()
    {
        m_failed = m_failed || m_file.write(m_text) != m_text.size() || !m_file.flush();
        m_text.clear();
        return !m_failed;
    }

private:
    void metres(qint64 mm)
    {
        std::array<char, 32> text{};
        const auto end = std::to_chars(text.data(), text.data() + text.size(), static_cast<double>(mm) / 1000,
                                       std::chars_format::fixed, 3);
        m_text += ' ';
        m_text.append(text.data(), end.ptr - text.data());
    }
    void faces(const std::vector<quint32> &indices, const char *material)
    {
        bool named = false;
        for (size_t i = 0; i + 2 < indices.size(); i += 3) {
            const qint64 a = m_numbers[indices[i]];
            const qint64 b = m_numbers[indices[i + 1]];
            const qint64 c = m_numbers[indices[i + 2]];
            // Slivers of less than a millimetre have collapsed.
            if (a == b || b == c || c == a)
                continue;
            if (!named)
                line(QByteArrayLiteral("usemtl ") + material);
            named = true;
            m_text += 'f';
            for (const qint64 corner : {a, b, c}) {
                m_text += ' ';
                m_text += QByteArray::number(corner);
            }
            m_text += '\n';
            ++m_triangles;
        }
    }

    QFile &m_file;
    QByteArray m_text;
    std::map<std::array<qint64, 3>, qint64> m_known;
    std::vector<qint64> m_numbers;
    qint64 m_vertices = 0;
    qint64 m_triangles = 0;
    bool m_failed = false;
};

constexpr const char *kMaterials = "newmtl wall\nKd 0.80 0.76 0.69\n\n"
                                   "newmtl roof\nKd 0.58 0.36 0.30\n\n"
                                   "newmtl ground\nKd 0.50 0.53 0.44\n";

class ObjExporter final : public Exporter
{
public:
    [[nodiscard]] QString format() const override { return QStringLiteral("obj"); }
    [[nodiscard]] QString title() const override { return QStringLiteral("Wavefront OBJ"); }
    [[nodiscard]] QStringList suffixes() const override { return {QStringLiteral("obj")}; }

    [[nodiscard]] Result<ExportReport> write(const city::Store &store, const ExportRequest &request,
                                             TaskContext &task) const override
    {
        const QFileInfo out(request.out);
        ExportReport report;
        const Result<PlacedModel> placed = openPlaced(store, request, out.absoluteDir(), report, task);
        if (!placed)
            return Failure(placed.error());
        const ModelSource &source = placed->source;
        // The name goes into the file as it is read back: blanks end it for many readers.
        const QString materials =
            QString(out.completeBaseName()).replace(QLatin1Char(' '), QLatin1Char('_')) +
            QStringLiteral(".mtl");
        const QString materialPath = out.absoluteDir().filePath(materials);
        const PassingFile passing(out.absolutePath(), QStringLiteral(".obj"));
        const PassingFile passingMaterials(out.absolutePath(), QStringLiteral(".mtl"));
        QFile file(passing.path());
        QFile materialFile(passingMaterials.path());
        if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
            return cannotWriteModel(request.out, file.errorString());
        if (!materialFile.open(QIODevice::WriteOnly | QIODevice::Truncate) ||
            materialFile.write(kMaterials) < 0 || !materialFile.flush())
            return cannotWriteModel(materialPath, materialFile.errorString());
        ObjText text(file);
        const geo::Coord &o = source.origin();
        text.line(QByteArrayLiteral("# DoThi; metres, z up; add to every position: ") +
                  QByteArray::number(o.x, 'f', 0) + ' ' + QByteArray::number(o.y, 'f', 0) + " 0 (" +
                  store.crs().definition().simplified().toUtf8() + ')');
        text.line(QByteArrayLiteral("mtllib ") + materials.toUtf8());
        TaskContext meshing = task.part(0.3, 1);
        DOTHI_TRY(addBuildings(source, placed->buildings, text, report, meshing));
        if (const geo::ElevationGrid *grid = source.terrain())
            DOTHI_TRY(addGround(*grid, o, text, report, task));
        DOTHI_TRY(checkChosen(request, text.triangles() > 0));
        if (text.triangles() == 0)
            return fail(ErrorCode::NotFound, Tr::tr("The city holds nothing that the format shows."));
        if (!text.flush())
            return cannotWriteModel(request.out, file.errorString());
        file.close();
        materialFile.close();
        if (const std::error_code failed = passingMaterials.giveName(materialPath); failed)
            return cannotWriteModel(materialPath, QString::fromStdString(failed.message()));
        if (const std::error_code failed = passing.giveName(out.absoluteFilePath()); failed)
            return cannotWriteModel(request.out, QString::fromStdString(failed.message()));
        report.counts[QStringLiteral("triangles")] = text.triangles();
        report.files = {out.absoluteFilePath(), materialPath};
        task.progress(1);
        return report;
    }

private:
    [[nodiscard]] static Result<> addBuildings(const ModelSource &source,
                                               const std::vector<PlacedBuilding> &buildings, ObjText &text,
                                               ExportReport &report, TaskContext &task)
    {
        if (!source.hasBuildings())
            return {};
        geo::TriangleMesh mesh;
        const geo::Coord &o = source.origin();
        geo::Mesher mesher(o);
        qint64 written = 0;
        for (size_t first = 0; first < buildings.size(); first += kMostAtOnce) {
            DOTHI_TRY(task.checkpoint());
            std::vector<city::FeatureId> ids;
            for (size_t i = first; i < std::min(buildings.size(), first + kMostAtOnce); ++i)
                ids.push_back(buildings[i].id);
            DOTHI_TRY(source.read(std::move(ids), [&](city::Feature &building) {
                mesh.clear();
                // About the building itself: floats then keep far more than the millimetre that is written.
                const geo::Geometry &g = building.geometry.isEmpty() ? building.solid : building.geometry;
                const geo::Coord center = g.extent().center();
                mesher.setOrigin({center.x, center.y, 0});
                source.addBuilding(building, mesher, 0, true, mesh);
                if (mesh.triangleCount() == 0) {
                    source.noteEmpty(report, building.id);
                    return;
                }
                ++written;
                text.add((source.layer().id + QLatin1Char('_') + QString::number(building.id)).toUtf8(), mesh,
                         {center.x - o.x, center.y - o.y, 0}, "wall", "roof");
            }));
            task.progress(static_cast<double>(first) / static_cast<double>(buildings.size()),
                          Tr::tr("Writing “%1”").arg(source.layer().title.text()));
        }
        report.counts[source.layer().id] = written;
        return {};
    }

    [[nodiscard]] static Result<> addGround(const geo::ElevationGrid &grid, const geo::Coord &origin,
                                            ObjText &text, ExportReport &report, TaskContext &task)
    {
        int number = 0;
        DOTHI_TRY(visitTerrain(grid, task, [&](const geo::Coord &center, const geo::TriangleMesh &mesh) {
            text.add("terrain_" + QByteArray::number(++number), mesh,
                     {center.x - origin.x, center.y - origin.y, center.z - origin.z}, "ground", "ground");
        }));
        report.counts[QStringLiteral("terrain")] = 1;
        return {};
    }
};

} // namespace

std::unique_ptr<Exporter> makeObjExporter()
{
    return std::make_unique<ObjExporter>();
}

} // namespace dothi::io
