// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/process/command.h>

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>

#include <commands/validatecommand.h>
#include <memorystore.h>
#include <solidbuilders.h>
#include <testsupport.h>

using namespace dothi;
using namespace dothi::test;

namespace {

city::Feature building(const geo::Geometry &solid)
{
    city::Feature feature(*city::Schema::builtin().layer(QStringLiteral("building")));
    feature.geometry =
        geo::Geometry::polygon({{600000, 1190000, 0}, {600010, 1190000, 0}, {600010, 1190010, 0}});
    feature.geometry.setType(geo::GeometryType::MultiPolygon);
    feature.solid = solid;
    return feature;
}

geo::Geometry facesOf(geo::Brep brep)
{
    for (geo::Coord &c : brep.vertices) {
        c.x += 600'000;
        c.y += 1'190'000;
    }
    return geo::toMultiPolygon(brep);
}

} // namespace

class TestValidateCommand : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<process::Command> m_command = commands::makeValidateCommand();
    std::unique_ptr<MemoryStore> m_store;
    QTemporaryDir m_folder;

    Result<process::CommandResult> run(const QVariantMap &given, std::stop_token stop = {})
    {
        const Result<QVariantMap> arguments = process::checkArguments(m_command->info(), given);
        if (!arguments)
            return Failure(arguments.error());
        TaskContext task(stop, {});
        process::CommandContext context{
            task, [this](const QString &address, bool write) -> Result<std::unique_ptr<city::Store>> {
                if (write || !m_store)
                    return fail(ErrorCode::InvalidData, address);
                return m_store->reader();
            }};
        return m_command->run(*arguments, context);
    }

    QString file(const char *name, const QByteArray &content)
    {
        QFile out(m_folder.filePath(QString::fromLatin1(name)));
        if (!out.open(QIODevice::WriteOnly) || out.write(content) != content.size())
            qFatal("no file");
        return out.fileName();
    }

    void fill(std::vector<city::Feature> features)
    {
        m_store = MemoryStore::of(QStringLiteral("hcmc"));
        auto writer = m_store->write();
        VERIFY_RESULT(writer);
        VERIFY_RESULT((*writer)->insert(QStringLiteral("building"), features));
        VERIFY_RESULT((*writer)->commit());
    }

private Q_SLOTS:
    void files()
    {
        const QByteArray vertices =
            "v 0 0 0\nv 1 0 0\nv 1 1 0\nv 0 1 0\nv 0 0 1\nv 1 0 1\nv 1 1 1\nv 0 1 1\n";
        const QByteArray walls = "f 1 2 6 5\nf 2 3 7 6\nf 3 4 8 7\nf 4 1 5 8\nf 1 4 3 2\n";
        const auto good =
            run({{QStringLiteral("input"), file("good.obj", vertices + walls + "f 5 6 7 8\n")}});
        VERIFY_RESULT(good);
        QVERIFY(!good->no);
        QVERIFY(good->json[QLatin1String("valid")].toBool());
        QCOMPARE(good->json[QLatin1String("checked")].toInt(), 1);
        QVERIFY(good->json[QLatin1String("errors")].toArray().isEmpty());

        const QString open = file("open.obj", vertices + "o tower\n" + walls);
        const auto bad = run({{QStringLiteral("input"), open}});
        VERIFY_RESULT(bad);
        QVERIFY(bad->no);
        QVERIFY(!bad->json[QLatin1String("valid")].toBool());
        const QJsonObject error = bad->json[QLatin1String("errors")].toArray().at(0).toObject();
        QCOMPARE(error[QLatin1String("id")].toString(), QStringLiteral("tower"));
        QCOMPARE(error[QLatin1String("code")].toInt(), 302);
        QCOMPARE(error[QLatin1String("name")].toString(), QStringLiteral("SHELL_NOT_CLOSED"));
        const QJsonArray where =
            error[QLatin1String("where")].toObject()[QLatin1String("coordinates")].toArray();
        QCOMPARE(where.at(2).toDouble(), 1.0);
        QVERIFY(bad->text.contains(QStringLiteral("302")));
        // As a surface it may be open.
        const auto surface = run(
            {{QStringLiteral("input"), open}, {QStringLiteral("as"), QStringLiteral("CompositeSurface")}});
        VERIFY_RESULT(surface);
        QVERIFY(!surface->no);
    }

    void partsOfABuilding()
    {
        const auto solid = [](double at) {
            QByteArray text;
            Brep brep = box({at, 0, 0}, {at + 1, 1, 1});
            for (size_t f = 0; f < brep.faces.size(); ++f) {
                text += "<surfaceMember><Polygon><exterior><LinearRing><posList>";
                std::vector<quint32> ring(brep.ring(f).begin(), brep.ring(f).end());
                ring.push_back(ring.front());
                for (const quint32 corner : ring) {
                    const Coord &c = brep.vertices[corner];
                    text += QByteArray::number(c.x) + ' ' + QByteArray::number(c.y) + ' ' +
                            QByteArray::number(c.z) + ' ';
                }
                text += "</posList></LinearRing></exterior></Polygon></surfaceMember>";
            }
            return "<BuildingPart><lod1Solid><Solid><exterior><CompositeSurface>" + text +
                   "</CompositeSurface></exterior></Solid></lod1Solid></BuildingPart>";
        };
        const auto model = [&](double second) {
            return "<m><cityObjectMember><Building id='B7'>" + solid(0) + solid(second) +
                   "</Building></cityObjectMember></m>";
        };
        const auto beside = run({{QStringLiteral("input"), file("beside.gml", model(1))}});
        VERIFY_RESULT(beside);
        QVERIFY(!beside->no);
        const QString path = file("overlap.gml", model(0.5));
        const auto overlap = run({{QStringLiteral("input"), path}});
        VERIFY_RESULT(overlap);
        QVERIFY(overlap->no);
        const QJsonObject error = overlap->json[QLatin1String("errors")].toArray().at(0).toObject();
        QCOMPARE(error[QLatin1String("code")].toInt(), 601);
        QVERIFY(error[QLatin1String("id")].toString().startsWith(QLatin1String("B7")));
        const auto allowed = run({{QStringLiteral("input"), path}, {QStringLiteral("overlap-tol"), 0.6}});
        VERIFY_RESULT(allowed);
        QVERIFY(!allowed->no);
    }

    void cities()
    {
        Brep good = box({0, 0, 0}, {5, 5, 9});
        good.beginSolid();
        addBox(good, {5, 0, 0}, {8, 5, 4}); // a wing
        city::Feature crossed = building({});
        crossed.geometry = geo::Geometry::polygon(
            {{600000, 1190000, 0}, {600010, 1190010, 0}, {600010, 1190000, 0}, {600000, 1190010, 0}});
        crossed.geometry.setType(geo::GeometryType::MultiPolygon);
        fill({building(facesOf(good)), building(facesOf(box({0, 0, 0}, {5, 5, 9}, false, 1))), crossed});
        const auto result = run({{QStringLiteral("input"), QStringLiteral("x.dothi")}});
        VERIFY_RESULT(result);
        QVERIFY(result->no);
        QCOMPARE(result->json[QLatin1String("checked")].toInt(), 5); // three footprints, two solids
        const QJsonArray errors = result->json[QLatin1String("errors")].toArray();
        QCOMPARE(errors.size(), 2);
        QCOMPARE(errors.at(0)[QLatin1String("code")].toInt(), 302);
        QCOMPARE(errors.at(0)[QLatin1String("layer")].toString(), QStringLiteral("building"));
        QCOMPARE(errors.at(0)[QLatin1String("id")].toString(), QStringLiteral("building/2"));
        QCOMPARE(errors.at(1)[QLatin1String("code")].toInt(), 104);
        const QJsonArray where =
            errors.at(1)[QLatin1String("where")].toObject()[QLatin1String("coordinates")].toArray();
        QCOMPARE(where.at(0).toDouble(), 600'005.0);
        QCOMPARE(where.at(1).toDouble(), 1'190'005.0);
        QVERIFY(result->json.contains(QLatin1String("crs")));
        const auto roads = run({{QStringLiteral("input"), QStringLiteral("x.dothi")},
                                {QStringLiteral("layer"), QStringLiteral("parcel")}});
        VERIFY_RESULT(roads);
        QVERIFY(!roads->no);
        QCOMPARE(roads->json[QLatin1String("checked")].toInt(), 0);
    }

    /// However much is wrong, the answer stays of one size.
    void manyErrors()
    {
        fill(std::vector<city::Feature>(12'000, building(facesOf(box({0, 0, 0}, {5, 5, 9}, false, 1)))));
        const auto result = run({{QStringLiteral("input"), QStringLiteral("x.dothi")}});
        VERIFY_RESULT(result);
        QCOMPARE(result->json[QLatin1String("errorCount")].toInt(), 12'000);
        QCOMPARE(result->json[QLatin1String("codes")].toObject()[QLatin1String("302")].toInt(), 12'000);
        QCOMPARE(result->json[QLatin1String("errors")].toArray().size(), 10'000);
    }

    void refusals()
    {
        m_store.reset();
        VERIFY_ERROR(run({{QStringLiteral("input"), file("bad.off", "no")}}), ErrorCode::InvalidData);
        VERIFY_ERROR(run({{QStringLiteral("input"), QStringLiteral("x.dothi")}}), ErrorCode::InvalidData);
        const QString cube = file("cube.off", "OFF\n0 0 0\n");
        VERIFY_ERROR(run({{QStringLiteral("input"), cube}, {QStringLiteral("snap-tol"), -1}}),
                     ErrorCode::InvalidArgument);
        VERIFY_ERROR(
            run({{QStringLiteral("input"), cube}, {QStringLiteral("layer"), QStringLiteral("building")}}),
            ErrorCode::InvalidArgument);
        const auto empty = run({{QStringLiteral("input"), cube}});
        VERIFY_RESULT(empty);
        QVERIFY(empty->no);
        QCOMPARE(empty->json[QLatin1String("errors")].toArray().at(0)[QLatin1String("code")].toInt(), 902);
        fill({building(facesOf(box({0, 0, 0}, {1, 1, 1})))});
        VERIFY_ERROR(run({{QStringLiteral("input"), QStringLiteral("x.dothi")},
                          {QStringLiteral("layer"), QStringLiteral("nosuch")}}),
                     ErrorCode::NotFound);
        std::stop_source stop;
        stop.request_stop();
        VERIFY_ERROR(run({{QStringLiteral("input"), QStringLiteral("x.dothi")}}, stop.get_token()),
                     ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestValidateCommand)
#include "tst_validatecommand.moc"
