// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// How long one permit check takes inside the open program: perf_permit [buildings, 10000 by default]. The
/// city is open, as it is in the window; each of the twelve applications is checked
/// again and again.

#include "../perfsupport.h"

#include <dothi/io/democity.h>
#include <dothi/io/dothistore.h>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <permit/logic/check.h>
#include <permit/logic/proposal.h>

#include <algorithm>
#include <cstdio>
#include <vector>

using namespace dothi;
using perf::need;

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const int buildings = argc > 1 ? std::max(100, QByteArray(argv[1]).toInt()) : 10'000;
    constexpr int kRuns = 30;
    constexpr double kLimitMs = 50; // of the issue that set it: one check inside the open program

    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("demo.dothi"));
    TaskContext task;
    need(io::writeDemoCity(path, {QStringLiteral("hcmc"), buildings, 1}, task));
    const auto store = need(io::openDothi(path, io::OpenMode::ReadOnly));
    permit::CheckOptions options;
    options.terrain = need(permit::terrainOf(*store));

    const city::LayerDef &def = *city::Schema::builtin().layer(QStringLiteral("permit_application"));
    std::vector<double> all;
    for (const city::Feature &record : need(store->readAll(QStringLiteral("permit_application")))) {
        const QByteArray json = city::toText(record.value(def, QStringLiteral("proposal"))).toUtf8();
        std::vector<double> ms;
        QString id;
        for (int run = 0; run < kRuns; ++run) {
            QElapsedTimer timer;
            timer.start();
            const permit::Proposal proposal = need(permit::Proposal::fromJson(json, store->crs()));
            need(permit::checkProposal(*store, proposal, options));
            ms.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
            id = proposal.id;
        }
        all.insert(all.end(), ms.begin(), ms.end());
        std::ranges::sort(ms);
        const QJsonObject line{{QStringLiteral("what"), QStringLiteral("permit check")},
                               {QStringLiteral("application"), id},
                               {QStringLiteral("medianMs"), ms[ms.size() / 2]},
                               {QStringLiteral("maxMs"), ms.back()}};
        std::puts(QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
    }
    std::ranges::sort(all);
    const QJsonObject line{{QStringLiteral("what"), QStringLiteral("permit checks, all")},
                           {QStringLiteral("buildings"), buildings},
                           {QStringLiteral("runs"), static_cast<qint64>(all.size())},
                           {QStringLiteral("medianMs"), all[all.size() / 2]},
                           {QStringLiteral("p95Ms"), all[all.size() * 95 / 100]},
                           {QStringLiteral("maxMs"), all.back()},
                           {QStringLiteral("limitMs"), kLimitMs},
                           {QStringLiteral("ratio"), all[all.size() * 95 / 100] / kLimitMs}};
    std::puts(QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
    return 0;
}
