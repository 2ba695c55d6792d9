// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/files.h>
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

constexpr qint64 kLargest = 1'000'000'000;

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

Result<> readByName(const QString &path, const ModelReadOptions &options, const ModelVisitor &visit,
                    TaskContext &task)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (const TextReader read = textReader(suffix)) {
        const Result<QByteArray> content = readFile(path, kLargest);
        if (!content)
            return Failure(content.error());
        return read(*content, options, visit, task);
    }
    if (!isGml(suffix)) {
        return fail(Error(ErrorCode::Unsupported, Tr::tr("Files of this kind cannot be checked."))
                        .withAdvice(Tr::tr("Give a .poly, .off, .obj or .gml file, or a city.")));
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
    return textReader(suffix) != nullptr || isGml(suffix);
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
