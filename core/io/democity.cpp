// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/passingfile.h>
#include <dothi/geo/elevation.h>
#include <dothi/io/demo/generate.h>
#include <dothi/io/democity.h>
#include <dothi/io/dothistore.h>

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>

namespace dothi::io {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::DemoCity)
};

Result<QString> sha256Of(const QString &path)
{
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file))
        return fail(Error(ErrorCode::Io, Tr::tr("The terrain raster cannot be read back."))
                        .inFile(path)
                        .withDetail(file.errorString()));
    return QString::fromLatin1(hash.result().toHex());
}

Failure alreadyThere(const QString &path)
{
    return fail(Error(ErrorCode::Io, Tr::tr("There is a file of this name already."))
                    .inFile(path)
                    .withAdvice(Tr::tr("Choose another name, or remove that file if nothing needs it.")));
}

Result<> fill(city::Store &store, const city::CityProfile &profile, const DemoOptions &options,
              const QString &terrainName, const QString &terrainPath, TaskContext &task)
{
    Result<std::unique_ptr<city::StoreWriter>> writer = store.write();
    DOTHI_TRY(writer);
    demo::StoreSink sink(**writer);
    const Result<demo::Outcome> outcome = demo::generate(profile, options, sink, task);
    DOTHI_TRY(outcome);
    DOTHI_TRY(geo::writeElevation(terrainPath, outcome->terrain, profile.epsg));
    const Result<QString> digest = sha256Of(terrainPath);
    DOTHI_TRY(digest);
    DOTHI_TRY((*writer)->setRaster({QStringLiteral("terrain"), terrainName, *digest}));
    DOTHI_TRY((*writer)->setDocument(QStringLiteral("demo"), QStringLiteral("expected-verdicts"),
                                     outcome->expectedVerdicts));
    for (const auto &[id, json] : outcome->views)
        DOTHI_TRY((*writer)->setDocument(QStringLiteral("view"), id, json));
    task.progress(0.95, Tr::tr("Saving the demo city"));
    DOTHI_TRY(task.checkpoint());
    return (*writer)->commit();
}

} // namespace

Result<> writeDemoCity(const QString &path, const DemoOptions &options, TaskContext &task)
{
    const Result<city::CityProfile> profile = city::CityProfile::load(options.city);
    DOTHI_TRY(profile);
    const QFileInfo target(path);
    const QString absolute = target.absoluteFilePath();
    const QString terrainName = target.completeBaseName() + QStringLiteral(".terrain.tif");
    const QString terrain = target.absolutePath() + QLatin1Char('/') + terrainName;
    if (QFileInfo::exists(absolute))
        return alreadyThere(absolute);
    if (QFileInfo::exists(terrain))
        return alreadyThere(terrain);

    // Under another name until it is whole: a city cut short by a full disk or a cancel never bears the name
    // asked for.
    const PassingFile whole(target.absolutePath(), QStringLiteral(".dothi"));
    const QString &passing = whole.path();
    const QString passingTerrain = passing + QStringLiteral(".tif");
    {
        const Result<std::unique_ptr<city::Store>> store = createDothi(passing, *profile);
        if (!store)
            return fail(Error(store.error()).inFile(absolute));
        const Result<> filled = fill(**store, *profile, options, terrainName, passingTerrain, task);
        if (!filled)
            return fail(Error(filled.error()).inFile(absolute));
    }
    if (!QFile::rename(passingTerrain, terrain))
        return alreadyThere(terrain);
    if (!QFile::rename(passing, absolute)) {
        QFile::remove(terrain);
        return alreadyThere(absolute);
    }
    task.progress(1, Tr::tr("Saving the demo city"));
    return {};
}

} // namespace dothi::io
