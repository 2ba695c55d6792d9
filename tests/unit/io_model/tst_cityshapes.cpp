// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "../../perf/model/cityjsongenerator.h"
#include "modelfixture.h"

#include <dothi/io/model/cityjson.h>
#include <dothi/io/model/cityshapes.h>

#include <QDir>

using namespace dothi;

namespace {

/// A part with semantics, a face with a texture, an instance of a template, an object that is refused.
const QByteArray kMixed =
    "{\"type\":\"CityJSON\",\"version\":\"2.0\",\"transform\":{\"scale\":[0.001,0.001,0.001],"
    "\"translate\":[600000,1190000,0]},\"geometry-templates\":{\"vertices-templates\":[[0,0,0],[1,0,0],"
    "[0,1,0]],\"templates\":[{\"type\":\"MultiSurface\",\"lod\":\"2\",\"boundaries\":[[[0,1,2]]]}]},"
    "\"CityObjects\":{\"a\":{\"type\":\"Building\",\"children\":[\"p\"]},\"p\":{\"type\":\"BuildingPart\","
    "\"parents\":[\"a\"],\"geometry\":[{\"type\":\"MultiSurface\",\"lod\":\"2.2\",\"boundaries\":[[[0,1,2,3]]"
    ","
    "[[2,1,0]]],\"semantics\":{\"surfaces\":[{\"type\":\"RoofSurface\"},{\"type\":\"GroundSurface\"}],"
    "\"values\":[0,1]}},{\"type\":\"MultiSurface\",\"lod\":0,\"boundaries\":[[[0,1,2,3]]]}]},"
    "\"t\":{\"type\":\"Building\",\"geometry\":[{\"type\":\"MultiSurface\",\"lod\":\"2\",\"boundaries\":[[[0,"
    "1,2]]],"
    "\"texture\":{\"x\":{\"values\":[[[0,0,1,2]]]}}}]},\"i\":{\"type\":\"Building\",\"geometry\":[{\"type\":"
    "\"GeometryInstance\",\"template\":0,\"boundaries\":[1],\"transformationMatrix\":[1,0,0,0,0,1,0,0,0,0,1,"
    "0,"
    "0,0,0,1]}]},\"wrong\":{\"type\":\"Building\",\"geometry\":[{\"type\":\"MultiSurface\",\"lod\":\"2\","
    "\"boundaries\":[[[0,1,99]]]}]}},\"vertices\":[[0,0,0],[9000,0,0],[9000,8000,0],[0,8000,3000]]}";

/// Every number and list of a geometry.
QByteArray wordsOf(const io::ModelGeometry &geometry)
{
    QByteArray words = QByteArray::number(int(geometry.kind)) + ' ' + QByteArray::fromStdString(geometry.lod);
    const geo::Brep &brep = geometry.brep;
    for (const auto *list : {&brep.corners, &brep.rings, &brep.faces, &brep.shells, &brep.solids}) {
        words += " |";
        for (const quint32 number : *list)
            words += ' ' + QByteArray::number(number);
    }
    for (const geo::Coord &c : brep.vertices)
        words += ' ' + QByteArray(reinterpret_cast<const char *>(&c), sizeof c).toHex();
    for (const io::SurfaceKind kind : geometry.surfaces)
        words += ' ' + QByteArray::number(int(kind));
    if (geometry.use)
        words += " of " + QByteArray::number(geometry.use->number);
    return words + ' ' + QByteArray(geometry.texture.data(), qsizetype(geometry.texture.size()));
}

} // namespace

/// Shapes that are left in the text of a city until they are asked for.
class TestCityShapes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void areThoseOfTheFirstReading()
    {
        QTemporaryDir dir;
        QStringList files{test::writeFile(dir, QStringLiteral("a.city.json"), test::generateCityJson(300))};
        files.append(test::writeFile(dir, QStringLiteral("b.city.json"), kMixed));
        const QDir real(QStringLiteral(DOTHI_SOURCE_DIR "/../shared/data/cityjson"));
        for (const QString &name : real.entryList({QStringLiteral("*.json"), QStringLiteral("*.jsonl")}))
            files.append(real.filePath(name));
        for (const QString &file : std::as_const(files)) {
            TaskContext task;
            const auto kept = io::readCityJson(file, task);
            const auto inText = io::readCityJson(file, task, io::ModelShapes::InText);
            QCOMPARE(inText.has_value(), kept.has_value());
            if (!kept)
                continue;
            QCOMPARE(inText->objects.size(), kept->objects.size());
            QCOMPARE(inText->refusedCount, kept->refusedCount);
            io::CityShapes shapes(*inText);
            // Backwards: one reading leaves nothing behind for the next.
            for (size_t i = kept->objects.size(); i-- > 0;) {
                const io::CityObject &object = inText->objects[i];
                const std::vector<io::ModelGeometry> &wanted = kept->objects[i].geometries;
                const bool plain = std::ranges::all_of(wanted, [](const io::ModelGeometry &geometry) {
                    return !geometry.use && geometry.texture.empty() && geometry.material.empty();
                });
                QCOMPARE(object.shapesInText, plain);
                QCOMPARE(object.geometries.size(), plain ? size_t(0) : wanted.size());
                const auto read = shapes.of(object);
                VERIFY_RESULT(read);
                QCOMPARE(read->size(), wanted.size());
                for (size_t g = 0; g < wanted.size(); ++g)
                    QCOMPARE(wordsOf((*read)[g]), wordsOf(wanted[g]));
            }
        }
    }

    /// Stopped in the middle nothing is left, and nobody waits for the thread that makes the shells.
    void anImportOfThemCanBeStopped()
    {
        QTemporaryDir dir;
        const QString file =
            test::writeFile(dir, QStringLiteral("a.city.json"), test::generateCityJson(3000));
        test::MemoryStore store(
            test::profileOf(QStringLiteral("hcm"), 9210, {106.0, 10.0, 107.5, 11.5}, 5727));
        TaskContext looking;
        const auto plan = io::inspect(file, store, {}, looking);
        VERIFY_RESULT(plan);
        std::stop_source stop;
        bool writing = false;
        TaskContext task(stop.get_token(), [&](double fraction, const QString &) {
            if (fraction > 0.1) {
                writing = true;
                stop.request_stop();
            }
        });
        io::ImportPlan into = *plan;
        into.targetLayer = QStringLiteral("building");
        const auto report = io::runImport(into, store, task);
        VERIFY_ERROR(report, ErrorCode::Cancelled);
        QVERIFY(writing);
        city::Query all;
        qint64 buildings = 0;
        VERIFY_RESULT(store.read(QStringLiteral("building"), all, [&](city::Feature &) {
            ++buildings;
            return city::Visit::Continue;
        }));
        QCOMPARE(buildings, 0);
    }
};

QTEST_GUILESS_MAIN(TestCityShapes)
#include "tst_cityshapes.moc"
