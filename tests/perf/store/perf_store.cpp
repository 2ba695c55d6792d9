// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// How fast a `.dothi` file is written and read: perf_store [buildings, 10000 by default] [folder].

#include "../perfsupport.h"

#include <dothi/io/blob.h>
#include <dothi/io/dothistore.h>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <cstdio>
#include <ctime>

using namespace dothi;
using perf::need;

namespace {

/// Time by the clock, and the processor's, which a busy machine does not change.
class Timer
{
public:
    void start()
    {
        m_clock.start();
        m_processor = std::clock();
    }
    void stop()
    {
        seconds += static_cast<double>(m_clock.nsecsElapsed()) / 1e9;
        cpuSeconds += static_cast<double>(std::clock() - m_processor) / CLOCKS_PER_SEC;
    }
    double seconds = 0;
    double cpuSeconds = 0;

private:
    QElapsedTimer m_clock;
    std::clock_t m_processor = 0;
};

void print(const char *what, qint64 count, const Timer &timer)
{
    const QJsonObject line{{QStringLiteral("what"), QString::fromLatin1(what)},
                           {QStringLiteral("count"), count},
                           {QStringLiteral("seconds"), timer.seconds},
                           {QStringLiteral("cpuSeconds"), timer.cpuSeconds},
                           {QStringLiteral("perSecond"), static_cast<double>(count) / timer.seconds}};
    std::puts(QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
}

template <class Work>
void measure(const char *what, qint64 count, Work &&work)
{
    Timer timer;
    timer.start();
    work();
    timer.stop();
    print(what, count, timer);
}

/// A tube house of eight corners on a grid of 5 × 18 m, as the demo city has them.
geo::Geometry house(int index, double inset)
{
    const double e = 600'000 + 5.0 * (index % 1000);
    const double n = 1'190'000 + 18.0 * (index / 1000);
    geo::Geometry g = geo::Geometry::polygon({{e + inset, n + inset, 0},
                                              {e + 4.5, n + inset, 0},
                                              {e + 4.5, n + 8, 0},
                                              {e + 3.5, n + 8, 0},
                                              {e + 3.5, n + 10, 0},
                                              {e + 4.5, n + 10, 0},
                                              {e + 4.5, n + 17 - inset, 0},
                                              {e + inset, n + 17 - inset, 0}});
    g.setType(geo::GeometryType::MultiPolygon);
    return g;
}

std::vector<city::Feature> buildings(int from, int to)
{
    const city::LayerDef &layer = *city::Schema::builtin().layer(QStringLiteral("building"));
    std::vector<city::Feature> features;
    features.reserve(static_cast<size_t>(to - from));
    for (int i = from; i < to; ++i) {
        city::Feature f(layer);
        f.geometry = house(i, 0.2);
        f.set(layer, QStringLiteral("address"),
              QStringLiteral("%1/%2 Nguyễn Thị Định").arg(i % 300 + 1).arg(i % 97 + 1));
        f.set(layer, QStringLiteral("use"), QStringLiteral("row_house"));
        f.set(layer, QStringLiteral("height_m"), 9.0 + i % 12);
        f.set(layer, QStringLiteral("storeys"), qint64(2 + i % 5));
        f.set(layer, QStringLiteral("ground_level_m"), 1.5);
        f.set(layer, QStringLiteral("parcel_id"), qint64(i + 1));
        features.push_back(std::move(f));
    }
    return features;
}

std::vector<city::Feature> parcels(int from, int to)
{
    const city::LayerDef &layer = *city::Schema::builtin().layer(QStringLiteral("parcel"));
    std::vector<city::Feature> features;
    features.reserve(static_cast<size_t>(to - from));
    for (int i = from; i < to; ++i) {
        city::Feature f(layer);
        f.geometry = house(i, 0);
        f.set(layer, QStringLiteral("map_sheet"), QString::number(i / 400 + 1));
        f.set(layer, QStringLiteral("parcel_no"), QString::number(i % 400 + 1));
        f.set(layer, QStringLiteral("area_m2"), 83.5);
        f.set(layer, QStringLiteral("land_use_code"), QStringLiteral("ODT"));
        f.set(layer, QStringLiteral("ward_code"), QStringLiteral("26740"));
        features.push_back(std::move(f));
    }
    return features;
}

void codec(int count)
{
    QByteArray blob;
    const geo::Geometry g = house(1, 0.2);
    measure("encode", count, [&] {
        for (int i = 0; i < count; ++i)
            io::encodeSpatialBlob(g, 9210, blob);
    });
    const std::span bytes(reinterpret_cast<const std::byte *>(blob.constData()),
                          static_cast<size_t>(blob.size()));
    measure("decode", count, [&] {
        for (int i = 0; i < count; ++i)
            need(io::decodeSpatialBlob(bytes));
    });
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const int count = arguments.size() > 1 ? arguments[1].toInt() : 10'000;
    const QTemporaryDir folder(arguments.size() > 2 ? arguments[2] + QStringLiteral("/perf-XXXXXX")
                                                    : QDir::tempPath() + QStringLiteral("/perf-XXXXXX"));
    const QString path = folder.filePath(QStringLiteral("city.dothi"));
    const QString building = QStringLiteral("building");

    codec(1'000'000);
    std::unique_ptr<city::Store> store;
    measure("create", 1, [&] {
        store = need(io::createDothi(path, need(city::CityProfile::load(QStringLiteral("hcmc")))));
    });

    // Features are made in portions, as an import does; making them is not what is measured.
    Timer writing;
    Timer committing;
    {
        auto writer = need(store->write());
        constexpr int kPortion = 20'000;
        const int parcelCount = count + count / 10;
        for (int from = 0; from < parcelCount; from += kPortion) {
            auto p = parcels(from, std::min(from + kPortion, parcelCount));
            auto b = buildings(from, std::max(from, std::min(from + kPortion, count)));
            writing.start();
            need(writer->insert(QStringLiteral("parcel"), p));
            need(writer->insert(building, b));
            writing.stop();
        }
        committing.start();
        need(writer->commit());
        committing.stop();
    }
    print("insert", 2 * count + count / 10, writing);
    print("commit", 1, committing);
    print("file bytes", QFileInfo(path).size(), committing);

    measure("open", 1, [&] { store = need(io::openDothi(path, io::OpenMode::ReadOnly)); });
    measure("layers", 1, [&] { need(store->layers()); });
    const auto readAll = [&](const char *what, const city::Query &query) {
        qint64 read = 0;
        Timer timer;
        timer.start();
        need(store->read(building, query, [&read](city::Feature &) {
            ++read;
            return city::Visit::Continue;
        }));
        timer.stop();
        print(what, read, timer);
    };
    city::Query query;
    readAll("read", query);
    query.fields = {QStringLiteral("height_m"), QStringLiteral("ground_level_m"), QStringLiteral("use")};
    readAll("read geometry and three fields", query);
    query.extent = geo::Extent(601'000, 1'190'000, 601'500, 1'190'500);
    readAll("read a tile of 500 m", query);

    for (const char *text : {"212/14", "thua 212 to 14", "12/5 nguyen thi dinh", "nguyen", "d", "khong co"}) {
        Timer timer;
        timer.start();
        const size_t hits = need(store->search(QString::fromUtf8(text), 20)).size();
        timer.stop();
        print(QByteArray("search: ").append(text).constData(), static_cast<qint64>(hits), timer);
    }
    TaskContext task;
    measure("contentHash", 2 * count + count / 10, [&] { need(store->contentHash(task)); });

    store = need(io::openDothi(path, io::OpenMode::ReadWrite));
    measure("change one building", 1, [&] {
        auto f = *need(store->feature(building, 1));
        auto writer = need(store->write());
        need(writer->update(building, f));
        need(writer->commit());
    });
    measure("clear buildings", count, [&] {
        auto writer = need(store->write());
        need(writer->clear(building));
        need(writer->commit());
    });
    return 0;
}
