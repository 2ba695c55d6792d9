// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/elevation.h>
#include <dothi/geo/gdalinit.h>
#include <dothi/geo/solid/validation.h>
#include <dothi/io/dothistore.h>
#include <dothi/process/command.h>

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>

#include <commands/roofscommand.h>
#include <cpl_string.h>
#include <gdal_priv.h>
#include <testsupport.h>

#include <cmath>
#include <functional>
#include <map>
#include <random>

using namespace dothi;
using geo::Coord;

namespace {

constexpr double kEast = 603'000;
constexpr double kNorth = 1'190'000;
constexpr double kGroundM = 2;
constexpr double kPitchM = 30; ///< from one building to the next
const QString kLayer = QStringLiteral("building");

/// A house of 12 × 8 m whose south-west corner is its origin; heights above the ground by hand.
struct House
{
    const char *roof; ///< expected code; empty: nothing is to be said
    double eaves;
    double top;
    std::function<double(double x, double y)> height;
};

const std::vector<House> &houses()
{
    static const std::vector<House> all{
        {"flat", 7, 7, [](double, double) { return 7.0; }},
        {"gabled", 4, 6, [](double, double y) { return 4 + 2 * (1 - std::abs(y - 4) / 4); }},
        {"hipped", 5, 7.4,
         [](double x, double y) {
             return 5 + 2.4 * std::min({x, y, 12 - x, 8 - y}) / 4;
         }},
        {"shed", 3.5, 5.1, [](double, double y) { return 3.5 + 1.6 * y / 8; }},
        {"gabled", 4, 7, [](double x, double) { return 4 + 3 * (1 - std::abs(x - 6) / 6); }},
        {"flat", 18, 18, [](double, double) { return 18.0; }},
        {"", 0, 0, [](double, double) { return 0.0; }},                          // pulled down
        {"", 0, 0, [](double x, double) { return x < 9 ? std::nan("") : 8.0; }}, // a hole in the raster
    };
    return all;
}

double surfaceAt(double x, double y)
{
    const int n = static_cast<int>(std::floor(x / kPitchM));
    const double dx = x - n * kPitchM;
    if (n >= 0 && n < static_cast<int>(houses().size()) && dx >= 0 && dx <= 12 && y >= 0 && y <= 8)
        return kGroundM + houses()[static_cast<size_t>(n)].height(dx, y);
    return kGroundM;
}

geo::Geometry box(double x, double y)
{
    geo::Geometry g = geo::Geometry::polygon({{kEast + x, kNorth + y, 0},
                                              {kEast + x + 12, kNorth + y, 0},
                                              {kEast + x + 12, kNorth + y + 8, 0},
                                              {kEast + x, kNorth + y + 8, 0}});
    g.setType(geo::GeometryType::MultiPolygon);
    return g;
}

const city::LayerDef &layer()
{
    return *city::Schema::builtin().layer(kLayer);
}

city::Feature building(double x, double y)
{
    city::Feature feature(layer());
    feature.geometry = box(x, y);
    feature.set(layer(), QStringLiteral("height_m"), 3.3);
    feature.set(layer(), QStringLiteral("source"), QStringLiteral("OSM"));
    return feature;
}

} // namespace

class TestRoofsCommand : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<process::Command> m_command = commands::makeRoofsCommand();
    QTemporaryDir m_folder;
    QString m_city;
    QString m_dsm;

    Result<process::CommandResult> run(const QVariantMap &given, std::stop_token stop = {})
    {
        QVariantMap all = given;
        if (!all.contains(QStringLiteral("store")))
            all.insert(QStringLiteral("store"), m_city);
        const Result<QVariantMap> arguments = process::checkArguments(m_command->info(), all);
        if (!arguments)
            return Failure(arguments.error());
        TaskContext task(stop, {});
        process::CommandContext context{task, [](const QString &address, bool write) {
                                            return io::openDothi(address, write ? io::OpenMode::ReadWrite
                                                                                : io::OpenMode::ReadOnly);
                                        }};
        return m_command->run(*arguments, context);
    }
    Result<process::CommandResult> survey(bool write)
    {
        QVariantMap given{{QStringLiteral("raster"), m_dsm}};
        if (write)
            given.insert(QStringLiteral("write"), true);
        return run(given);
    }

    /// Cells of half a metre with 6 cm of noise, or the ground alone.
    geo::ElevationGrid grid(bool houseless = false, double east = kEast, double shiftM = 0)
    {
        geo::ElevationGrid dsm(600, 80, east - 20, kNorth + 25, 0.5);
        std::mt19937 random(4);
        std::normal_distribution<double> noise(0, 0.06);
        for (int row = 0; row < dsm.rows(); ++row) {
            for (int column = 0; column < dsm.columns(); ++column) {
                const Coord c = dsm.cellCenter(column, row);
                const double z = houseless ? kGroundM : surfaceAt(c.x - kEast, c.y - kNorth);
                dsm.set(column, row, static_cast<float>(z + shiftM + noise(random)));
            }
        }
        return dsm;
    }
    QString written(const char *name, const geo::ElevationGrid &raster)
    {
        const QString path = m_folder.filePath(QString::fromLatin1(name));
        if (!geo::writeElevation(path, raster, 9210))
            qFatal("no raster");
        return path;
    }

    std::vector<city::Feature> all()
    {
        auto store = io::openDothi(m_city, io::OpenMode::ReadOnly);
        city::Query query;
        query.withSolid = true;
        return (*store)->readAll(kLayer, query).value();
    }
    static double number(const city::Feature &f, const char *field)
    {
        return city::toNumber(f.value(layer(), QString::fromLatin1(field)));
    }
    static QString text(const city::Feature &f, const char *field)
    {
        return city::toText(f.value(layer(), QString::fromLatin1(field)));
    }
    void makeCity(const QString &path, bool terrain)
    {
        auto store = io::createDothi(path, city::CityProfile::load(QStringLiteral("hcmc")).value());
        VERIFY_RESULT(store);
        std::vector<city::Feature> features;
        for (size_t i = 0; i < houses().size(); ++i)
            features.push_back(building(double(i) * kPitchM, 0));
        features.push_back(building(0, -18)); // has a model of its own
        features.back().solid = geo::Geometry::polygon(
            {{kEast, kNorth - 18, 9}, {kEast + 12, kNorth - 18, 9}, {kEast + 12, kNorth - 10, 9}}, true);
        features.back().solid.setType(geo::GeometryType::MultiPolygon);
        features.push_back(building(5000, 0)); // beyond the raster
        auto writer = (*store)->write();
        VERIFY_RESULT(writer);
        VERIFY_RESULT((*writer)->insert(kLayer, features));
        if (terrain) {
            geo::ElevationGrid ground(300, 40, kEast - 500, kNorth + 100, 5);
            for (int row = 0; row < ground.rows(); ++row) {
                for (int column = 0; column < ground.columns(); ++column)
                    ground.set(column, row, float(kGroundM));
            }
            written("city.terrain.tif", ground);
            VERIFY_RESULT((*writer)->setRaster({QStringLiteral("terrain"), QStringLiteral("city.terrain.tif"),
                                                QString(64, QLatin1Char('0'))}));
        }
        VERIFY_RESULT((*writer)->commit());
    }

private Q_SLOTS:
    void init();
    void aDryRunWritesNothing();
    void whatIsFoundIsWritten();
    void itCanBeTakenBack();
    void whatWasChangedSinceStays();
    void anotherDatumIsRefused();
    void refusals();
    void stopped();
    void otherRasters();
    void textsAreNotBelieved();
    void onlyWindowsOfAHugeRasterAreRead();
};

void TestRoofsCommand::init()
{
    m_city = m_folder.filePath(QStringLiteral("city.dothi"));
    QFile::remove(m_city);
    makeCity(m_city, true);
    m_dsm = written("dsm.tif", grid());
}

void TestRoofsCommand::aDryRunWritesNothing()
{
    QFile before(m_city);
    QVERIFY(before.open(QIODevice::ReadOnly));
    const QByteArray bytes = before.readAll();
    const auto result = survey(false);
    VERIFY_RESULT(result);
    QFile after(m_city);
    QVERIFY(after.open(QIODevice::ReadOnly));
    QVERIFY(after.readAll() == bytes);
    const QJsonObject json = result->json;
    QCOMPARE(json.value(QLatin1String("written")).toBool(), false);
    QCOMPARE(json.value(QLatin1String("buildings")).toInt(), 10);
    QCOMPARE(json.value(QLatin1String("good")).toInt(), 6);
    QCOMPARE(json.value(QLatin1String("refused")).toInt(), 2);
    QCOMPARE(json.value(QLatin1String("hasModel")).toInt(), 1);
    QCOMPARE(json.value(QLatin1String("outside")).toInt(), 1);
    const QJsonObject roofs = json.value(QLatin1String("roofs")).toObject();
    QCOMPARE(roofs.value(QLatin1String("flat")).toInt(), 2);
    QCOMPARE(roofs.value(QLatin1String("gabled")).toInt(), 2);
    QCOMPARE(roofs.value(QLatin1String("hipped")).toInt(), 1);
    QCOMPARE(roofs.value(QLatin1String("shed")).toInt(), 1);
    const QJsonObject reasons = json.value(QLatin1String("reasons")).toObject();
    QCOMPARE(reasons.value(QLatin1String("notAboveGround")).toInt(), 1);
    QCOMPARE(reasons.value(QLatin1String("holes")).toInt(), 1);
    QVERIFY(std::abs(json.value(QLatin1String("groundOffM")).toDouble()) < 0.3);
    const double rmse = json.value(QLatin1String("rmseM")).toDouble();
    QVERIFY2(rmse > 0.05 && rmse < 0.07, qPrintable(QString::number(rmse)));
    QCOMPARE(json.value(QLatin1String("results")).toArray().size(), 8);
}

void TestRoofsCommand::whatIsFoundIsWritten()
{
    const auto result = survey(true);
    VERIFY_RESULT(result);
    QVERIFY(result->json.value(QLatin1String("written")).toBool());
    const std::vector<city::Feature> features = all();
    QCOMPARE(features.size(), houses().size() + 2);
    for (size_t i = 0; i < houses().size(); ++i) {
        const House &house = houses()[i];
        const city::Feature &f = features[i];
        if (*house.roof == '\0') {
            QCOMPARE(number(f, "height_m"), 3.3);
            QCOMPARE(text(f, "source"), QStringLiteral("OSM"));
            QVERIFY(f.solid.isEmpty());
            continue;
        }
        QCOMPARE(text(f, "roof"), QString::fromLatin1(house.roof));
        QVERIFY2(std::abs(number(f, "height_m") - house.top) < 0.06,
                 qPrintable(QString::number(number(f, "height_m"))));
        QCOMPARE(text(f, "source"), QStringLiteral("OSM; height_m, roof: dsm.tif (DSM)"));
        QCOMPARE(f.solid.isEmpty(), house.eaves == house.top);
        if (f.solid.isEmpty())
            continue;
        const auto errors = geo::validateBrep(geo::solidsFromFaces(f.solid), geo::SolidType::Solid);
        VERIFY_RESULT(errors);
        QVERIFY2(errors->empty(), errors->empty() ? "" : qPrintable(errors->front().message));
        double eaves = 1e9;
        double top = -1e9;
        for (const Coord &c : f.solid.coords()) {
            top = std::max(top, c.z);
            if (c.z > kGroundM + 0.5)
                eaves = std::min(eaves, c.z);
        }
        QVERIFY2(std::abs(eaves - kGroundM - house.eaves) < 0.06, qPrintable(QString::number(eaves)));
        QVERIFY2(std::abs(top - kGroundM - house.top) < 0.06, qPrintable(QString::number(top)));
    }
    // The other two are as they were, and those with a roof now have a model.
    QCOMPARE(number(features[8], "height_m"), 3.3);
    QCOMPARE(number(features[9], "height_m"), 3.3);
    const auto again = survey(true);
    VERIFY_RESULT(again);
    QCOMPARE(again->json.value(QLatin1String("hasModel")).toInt(), 5);
    QCOMPARE(text(all()[0], "source"), QStringLiteral("OSM; height_m, roof: dsm.tif (DSM)"));
}

void TestRoofsCommand::itCanBeTakenBack()
{
    VERIFY_RESULT(survey(true));
    const auto undone = run({{QStringLiteral("undo"), true}});
    VERIFY_RESULT(undone);
    QCOMPARE(undone->json.value(QLatin1String("restored")).toInt(), 6);
    QVERIFY(undone->json.value(QLatin1String("changedSince")).toArray().isEmpty());
    for (const city::Feature &f : all()) {
        QCOMPARE(number(f, "height_m"), 3.3);
        QCOMPARE(text(f, "roof"), QString());
        QCOMPARE(text(f, "source"), QStringLiteral("OSM"));
        QCOMPARE(f.solid.isEmpty(), f.id != 9);
        QVERIFY(!f.geometry.isEmpty());
    }
    // Found by place as before: the index has them.
    auto store = io::openDothi(m_city, io::OpenMode::ReadOnly);
    VERIFY_RESULT(store);
    city::Query query;
    query.extent = geo::Extent(kEast - 1, kNorth - 1, kEast + 300, kNorth + 9);
    QCOMPARE((*store)->readAll(kLayer, query)->size(), houses().size());
    VERIFY_ERROR(run({{QStringLiteral("undo"), true}}), ErrorCode::NotFound);
}

void TestRoofsCommand::whatWasChangedSinceStays()
{
    VERIFY_RESULT(survey(true));
    {
        auto store = io::openDothi(m_city, io::OpenMode::ReadWrite);
        VERIFY_RESULT(store);
        city::Feature edited = all()[1];
        edited.set(layer(), QStringLiteral("height_m"), 6.5);
        auto writer = (*store)->write();
        VERIFY_RESULT(writer);
        VERIFY_RESULT((*writer)->update(kLayer, edited));
        VERIFY_RESULT((*writer)->commit());
    }
    const auto undone = run({{QStringLiteral("undo"), true}});
    VERIFY_RESULT(undone);
    QCOMPARE(undone->json.value(QLatin1String("restored")).toInt(), 5);
    QCOMPARE(undone->json.value(QLatin1String("changedSince")).toArray(), QJsonArray{2});
    QCOMPARE(number(all()[1], "height_m"), 6.5);
    QVERIFY(!all()[1].solid.isEmpty());
}

void TestRoofsCommand::anotherDatumIsRefused()
{
    for (const double shift : {-8.0, 12.0}) {
        m_dsm = written("other.tif", grid(false, kEast, shift));
        const auto result = survey(true);
        VERIFY_ERROR(result, ErrorCode::InvalidData);
        QCOMPARE(number(all()[0], "height_m"), 3.3);
        // Told what to add, it is taken.
        const auto mended = run({{QStringLiteral("raster"), m_dsm}, {QStringLiteral("shift"), -shift}});
        VERIFY_RESULT(mended);
        QCOMPARE(mended->json.value(QLatin1String("good")).toInt(), 6);
    }
}

void TestRoofsCommand::refusals()
{
    // The raster of the ground in its place.
    m_dsm = written("ground.tif", grid(true));
    const auto ground = survey(true);
    VERIFY_RESULT(ground);
    QCOMPARE(ground->json.value(QLatin1String("refused")).toInt(), 8);
    QCOMPARE(ground->json.value(QLatin1String("written")).toBool(), false);
    QCOMPARE(ground->json.value(QLatin1String("reasons"))
                 .toObject()
                 .value(QLatin1String("notAboveGround"))
                 .toInt(),
             8);
    m_dsm = written("far.tif", grid(false, kEast + 90'000));
    VERIFY_ERROR(survey(false), ErrorCode::InvalidData);
    m_dsm = m_folder.filePath(QStringLiteral("none.tif"));
    VERIFY_ERROR(survey(false), ErrorCode::Io);
    QFile text(m_folder.filePath(QStringLiteral("text.tif")));
    QVERIFY(text.open(QIODevice::WriteOnly) && text.write("no raster") > 0);
    text.close();
    m_dsm = text.fileName();
    QVERIFY(!survey(false));
    m_dsm = m_folder.filePath(QStringLiteral("dsm.tif"));
    VERIFY_ERROR(run({{QStringLiteral("raster"), m_dsm}, {QStringLiteral("tolerance"), 0.0}}),
                 ErrorCode::InvalidArgument);
    VERIFY_ERROR(run({{QStringLiteral("write"), true}, {QStringLiteral("undo"), true}}),
                 ErrorCode::InvalidArgument);
    VERIFY_ERROR(run({}), ErrorCode::InvalidArgument);
    // Heights above the ground need a ground.
    const QString bare = m_folder.filePath(QStringLiteral("bare.dothi"));
    makeCity(bare, false);
    VERIFY_ERROR(run({{QStringLiteral("store"), bare}, {QStringLiteral("raster"), m_dsm}}),
                 ErrorCode::InvalidData);
}

void TestRoofsCommand::stopped()
{
    std::stop_source stop;
    stop.request_stop();
    VERIFY_ERROR(run({{QStringLiteral("raster"), m_dsm}, {QStringLiteral("write"), true}}, stop.get_token()),
                 ErrorCode::Cancelled);
    QCOMPARE(number(all()[0], "height_m"), 3.3);
}

void TestRoofsCommand::otherRasters()
{
    // An ASCII grid: whole lines, and no word about where its coordinates belong.
    const geo::ElevationGrid dsm = grid();
    QByteArray text =
        "ncols 600\nnrows 80\nxllcorner 602980\nyllcorner 1189985\ncellsize 0.5\nNODATA_value -9999\n";
    for (int row = 0; row < dsm.rows(); ++row) {
        for (int column = 0; column < dsm.columns(); ++column) {
            const float z = dsm.at(column, row);
            text += (std::isnan(z) ? QByteArray("-9999") : QByteArray::number(double(z), 'f', 2)) + ' ';
        }
        text += '\n';
    }
    QFile file(m_folder.filePath(QStringLiteral("dsm.asc")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
    file.close();
    VERIFY_ERROR(run({{QStringLiteral("raster"), file.fileName()}}), ErrorCode::Crs);
    const auto result = run({{QStringLiteral("raster"), file.fileName()},
                             {QStringLiteral("source-crs"), QStringLiteral("EPSG:9210")}});
    VERIFY_RESULT(result);
    QCOMPARE(result->json.value(QLatin1String("good")).toInt(), 6);
}

/// A text says how many cells it has before any is read, and gets to a line by way of all those before it.
void TestRoofsCommand::textsAreNotBelieved()
{
    const auto text = [this](const char *name, int columns, int rows, int written) {
        QByteArray all = "ncols " + QByteArray::number(columns) + "\nnrows " + QByteArray::number(rows) +
                         "\nxllcorner 602980\nyllcorner 1189985\ncellsize 0.5\nNODATA_value -9999\n";
        for (int row = 0; row < written; ++row)
            all += QByteArray("7 ").repeated(columns) + '\n';
        QFile file(m_folder.filePath(QLatin1String(name)));
        return file.open(QIODevice::WriteOnly) && file.write(all) == all.size() ? file.fileName() : QString();
    };
    const auto refusal = [this](const QString &path) {
        const auto result = run(
            {{QStringLiteral("raster"), path}, {QStringLiteral("source-crs"), QStringLiteral("EPSG:9210")}});
        return result ? Error(ErrorCode::Internal, QStringLiteral("it was read")) : result.error();
    };
    const Error fewer = refusal(text("fewer.asc", 19'000, 19'000, 3));
    QCOMPARE(fewer.code(), ErrorCode::InvalidData);
    QVERIFY2(fewer.message().contains(QStringLiteral("fewer cells")), qPrintable(fewer.logText()));
    QVERIFY(fewer.subject().file.endsWith(QStringLiteral("fewer.asc")));
    const Error tall = refusal(text("tall.asc", 2, 20'001, 20'001));
    QCOMPARE(tall.code(), ErrorCode::InvalidData);
    QVERIFY2(tall.message().contains(QStringLiteral("20001")), qPrintable(tall.logText()));
    QVERIFY(tall.subject().file.endsWith(QStringLiteral("tall.asc")));
    // One line less is read: it is a metre wide, and no house lies within.
    const Error read = refusal(text("most.asc", 2, 20'000, 20'000));
    QVERIFY2(read.message().contains(QStringLiteral("elsewhere")), qPrintable(read.logText()));
}

void TestRoofsCommand::onlyWindowsOfAHugeRasterAreRead()
{
    geo::ensureGdal();
    const QString path = m_folder.filePath(QStringLiteral("huge.tif"));
    constexpr int kSide = 40'000; // 6.4 GB of heights, of which nearly all are not stored
    {
        CPLStringList options;
        options.SetNameValue("TILED", "YES");
        options.SetNameValue("SPARSE_OK", "TRUE");
        GDALDatasetUniquePtr huge(GetGDALDriverManager()->GetDriverByName("GTiff")->Create(
            path.toUtf8().constData(), kSide, kSide, 1, GDT_Float32, options.List()));
        QVERIFY(huge);
        double transform[6] = {kEast - 20 - 10'000, 0.5, 0, kNorth + 25 + 10'000, 0, -0.5};
        huge->SetGeoTransform(transform);
        OGRSpatialReference crs;
        crs.importFromEPSG(9210);
        huge->SetSpatialRef(&crs);
        huge->GetRasterBand(1)->SetNoDataValue(-9999);
        const geo::ElevationGrid dsm = grid();
        std::vector<float> line(600);
        for (int row = 0; row < dsm.rows(); ++row) {
            for (int column = 0; column < dsm.columns(); ++column) {
                const float z = dsm.at(column, row);
                line[static_cast<size_t>(column)] = std::isnan(z) ? -9999 : z;
            }
            QCOMPARE(huge->GetRasterBand(1)->RasterIO(GF_Write, 20'000, 20'000 + row, 600, 1, line.data(),
                                                      600, 1, GDT_Float32, 0, 0, nullptr),
                     CE_None);
        }
    }
    QElapsedTimer timer;
    timer.start();
    const auto result = run({{QStringLiteral("raster"), path}});
    VERIFY_RESULT(result);
    QCOMPARE(result->json.value(QLatin1String("good")).toInt(), 6);
    QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
}

QTEST_GUILESS_MAIN(TestRoofsCommand)
#include "tst_roofscommand.moc"
