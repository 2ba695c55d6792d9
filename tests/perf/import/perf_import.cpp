// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// perf_import FILE [LAYER] [RUNS]: imports FILE into an empty city and converts it with ogr2ogr, in turns,
// and prints one JSON line: median seconds of each and their ratio. ogr2ogr gets -nlt PROMOTE_TO_MULTI,
// without which it stops at the first multipolygon of a shapefile; the time of the command without it is
// printed too.

#include "../perfsupport.h"

#include <dothi/io/dothistore.h>
#include <dothi/io/import.h>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>

#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <vector>

using namespace dothi;

namespace {

/// Processor seconds of this process, or of those it started: what counts on a machine that is busy with
/// other things.
double processorSeconds(int who)
{
    rusage usage{};
    getrusage(who, &usage);
    const auto seconds = [](const timeval &t) {
        return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

double ogr2ogr(const QString &source, const QString &target, const QStringList &extra)
{
    QFile::remove(target);
    QElapsedTimer timer;
    timer.start();
    QProcess process;
    process.setStandardErrorFile(QProcess::nullDevice());
    process.start(QStringLiteral("ogr2ogr"),
                  QStringList{QStringLiteral("-f"), QStringLiteral("SQLite"), QStringLiteral("-dsco"),
                              QStringLiteral("SPATIALITE=YES"), QStringLiteral("-t_srs"),
                              QStringLiteral("EPSG:9210")} +
                      extra + QStringList{target, source});
    if (!process.waitForFinished(120'000))
        return -1;
    return static_cast<double>(timer.nsecsElapsed()) / 1e9;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 2) {
        std::fputs("perf_import FILE [LAYER] [RUNS]\n", stderr);
        return 2;
    }
    const QString &file = arguments[1];
    const QString layer = arguments.size() > 2 ? arguments[2] : QStringLiteral("building");
    const int runs = arguments.size() > 3 ? arguments[3].toInt() : 5;
    const QTemporaryDir dir;
    std::vector<double> whole;
    std::vector<double> running;
    std::vector<double> reference;
    std::vector<double> literal;
    std::vector<double> wholeCpu;
    std::vector<double> referenceCpu;
    qint64 imported = 0;
    for (int run = 0; run < runs; ++run) {
        const QString path = dir.filePath(QStringLiteral("city-%1.dothi").arg(run));
        const auto profile = city::CityProfile::load(QStringLiteral("hcmc"));
        auto store = profile ? io::createDothi(path, *profile)
                             : Result<std::unique_ptr<city::Store>>(Failure(profile.error()));
        if (!store) {
            std::fputs(qPrintable(store.error().logText()), stderr);
            return exitCodeFor(store.error().code());
        }
        TaskContext task;
        io::ImportOptions options;
        options.targetLayer = layer;
        QElapsedTimer timer;
        timer.start();
        const double cpuBefore = processorSeconds(RUSAGE_SELF);
        const auto plan = io::inspect(file, **store, options, task);
        const double looked = static_cast<double>(timer.nsecsElapsed()) / 1e9;
        const auto report =
            plan ? io::runImport(*plan, **store, task) : Result<io::ImportReport>(Failure(plan.error()));
        if (!report) {
            std::fputs(qPrintable(report.error().logText()), stderr);
            return exitCodeFor(report.error().code());
        }
        const double all = static_cast<double>(timer.nsecsElapsed()) / 1e9;
        whole.push_back(all);
        wholeCpu.push_back(processorSeconds(RUSAGE_SELF) - cpuBefore);
        running.push_back(all - looked);
        imported = report->imported;
        const double childBefore = processorSeconds(RUSAGE_CHILDREN);
        reference.push_back(ogr2ogr(file, dir.filePath(QStringLiteral("reference.sqlite")),
                                    {QStringLiteral("-nlt"), QStringLiteral("PROMOTE_TO_MULTI")}));
        referenceCpu.push_back(processorSeconds(RUSAGE_CHILDREN) - childBefore);
        literal.push_back(ogr2ogr(file, dir.filePath(QStringLiteral("literal.sqlite")), {}));
    }
    const double ratio = perf::quantile(whole, 0.5) / std::max(perf::quantile(reference, 0.5), 1e-9);
    const QJsonObject line{
        {QStringLiteral("what"), QStringLiteral("import")},
        {QStringLiteral("file"), file},
        {QStringLiteral("features"), imported},
        {QStringLiteral("inspectAndRunS"), perf::quantile(whole, 0.5)},
        {QStringLiteral("runS"), perf::quantile(running, 0.5)},
        {QStringLiteral("ogr2ogrS"), perf::quantile(reference, 0.5)},
        {QStringLiteral("ogr2ogrWithoutPromoteS"), perf::quantile(literal, 0.5)},
        {QStringLiteral("ratio"), ratio},
        {QStringLiteral("cpuS"), perf::quantile(wholeCpu, 0.5)},
        {QStringLiteral("ogr2ogrCpuS"), perf::quantile(referenceCpu, 0.5)},
        {QStringLiteral("cpuRatio"),
         perf::quantile(wholeCpu, 0.5) / std::max(perf::quantile(referenceCpu, 0.5), 1e-9)},
        {QStringLiteral("limit"), 1.5}};
    std::puts(QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
    return 0;
}
