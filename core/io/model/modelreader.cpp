// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/files.h>
#include <dothi/io/model/cityjson.h>
#include <dothi/io/model/modelreader.h>

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

namespace dothi::io {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::ModelReader)
};

constexpr qint64 kLargestRead = 1'000'000'000;

using TextReader = Result<> (*)(const QByteArray &, const ModelReadOptions &, const ModelVisitor &,
                                TaskContext &);

TextReader textReader(const QString &suffix)
{
    if (suffix == QLatin1String("poly"))
        return readPoly;
    if (suffix == QLatin1String("off"))
        return readOff;
    return suffix == QLatin1String("obj") ? readObj : nullptr;
}

bool isGml(const QString &suffix)
{
    return suffix == QLatin1String("gml") || suffix == QLatin1String("xml");
}

bool isCityJsonName(const QString &suffix)
{
    return suffix == QLatin1String("json") || suffix == QLatin1String("jsonl");
}

/// Every geometry of every object; templates where they stand. Parts of one building at one level of detail
/// are a group.
Result<> readCityModel(const QString &path, const ModelVisitor &visit, TaskContext &task)
{
    Result<CityModel> model = readCityJson(path, task);
    if (!model)
        return Failure(std::move(model).error());
    for (const CityObject &object : model->objects) {
        DOTHI_TRY(task.checkpoint());
        const CityObject *root = &object;
        while (root->parent >= 0)
            root = &model->objects[static_cast<size_t>(root->parent)];
        for (const ModelGeometry &geometry : object.geometries) {
            Result<geo::Brep> brep = resolved(*model, geometry);
            if (!brep)
                return Failure(std::move(brep).error());
            if (brep->isEmpty())
                continue;
            const GeometryKind kind =
                geometry.use ? model->templates[geometry.use->number].kind : geometry.kind;
            ModelPart part;
            part.id = QString::fromStdString(object.id);
            part.group = QString::fromStdString(root->id + '\n' + geometry.lod);
            part.type = solidTypeOf(kind);
            part.brep = std::move(*brep);
            DOTHI_TRY(visit(part));
        }
    }
    if (model->refused.empty())
        return {};
    // What could not be read cannot be called valid.
    const RefusedObject &first = model->refused.front();
    return fail(
        Error(ErrorCode::InvalidData, first.reason)
            .inFile(path)
            .atFeature(first.id)
            .withAdvice(Tr::tr("Objects that cannot be read: %1. Mend or remove them, then check again.")
                            .arg(model->refusedCount)));
}

Result<> readByName(const QString &path, const ModelReadOptions &options, const ModelVisitor &visit,
                    TaskContext &task)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (const TextReader read = textReader(suffix)) {
        const Result<QByteArray> content = readFile(path, kLargestRead);
        if (!content)
            return Failure(content.error());
        return read(*content, options, visit, task);
    }
    if (isCityJsonName(suffix))
        return readCityModel(path, visit, task);
    if (!isGml(suffix)) {
        return fail(Error(ErrorCode::Unsupported, Tr::tr("Files of this kind cannot be checked."))
                        .withAdvice(Tr::tr("Give a CityJSON, .poly, .off, .obj or .gml file, or a city.")));
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(Error(ErrorCode::Io, Tr::tr("The file cannot be opened."))
                        .withAdvice(Tr::tr("Check that it exists and that you may read it."))
                        .withDetail(file.errorString()));
    }
    return readGml(file, visit, task);
}

} // namespace

bool isModelFile(const QString &path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    return textReader(suffix) != nullptr || isGml(suffix) || isCityJsonName(suffix);
}

Result<> readModel(const QString &path, const ModelReadOptions &options, const ModelVisitor &visit,
                   TaskContext &task)
{
    Result<> done = readByName(path, options, visit, task);
    if (!done && done.error().subject().file.isEmpty())
        return Failure(std::move(done).error().inFile(path));
    return done;
}

} // namespace dothi::io
