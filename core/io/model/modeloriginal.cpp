// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/files.h>
#include <dothi/base/packed.h>
#include <dothi/io/model/cityjsonoriginal.h>
#include <dothi/io/model/exportchoice.h>
#include <dothi/io/model/modeloriginal.h>

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QTemporaryDir>

#include <algorithm>
#include <set>

namespace dothi::io {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::ModelOriginal)
};

constexpr qsizetype kPart = 32'000'000;
constexpr qint64 kMostParts = 100;
constexpr qint64 kLargestOriginal = 1'000'000'000;

QString idOf(int file)
{
    return QStringLiteral("file/%1").arg(file);
}

QString partOf(int file, size_t number, qint64 part)
{
    return QStringLiteral("file/%1/%2/%3").arg(file).arg(number + 1).arg(part + 1);
}

QString sha256(const QByteArray &bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

Failure damagedOriginal(int file)
{
    return fail(Error(ErrorCode::InvalidData, Tr::tr("The files of model %1 are damaged.").arg(file))
                    .withAdvice(Tr::tr("Import the model again from its own file.")));
}

/// Below the folder, and nothing hidden: programs take their settings from hidden files, and an export may go
/// into the folder where they look for them.
bool isRelative(const QString &name)
{
    const QString clean = QDir::cleanPath(name);
    return !clean.startsWith(QLatin1Char('.')) && !clean.contains(QLatin1String("/.")) && !clean.isEmpty() &&
           clean == name && !QDir::isAbsolutePath(clean) && clean != QLatin1String("..") &&
           clean != QLatin1String(".") && !clean.startsWith(QLatin1String("../")) &&
           !clean.contains(QLatin1Char('\\')) && !clean.contains(QChar(QChar::Null));
}

/// Numbers of the imports some building of which is meant.
Result<std::set<int>> filesOf(const city::Store &store, const ExportRequest &request, TaskContext &task)
{
    const city::LayerDef &layer = *city::Schema::builtin().layer(QStringLiteral("building"));
    const Result<QStringList> ids = store.documents(originalKind());
    if (!ids)
        return Failure(ids.error());
    const QSet<QString> known(ids->begin(), ids->end());
    const ExportChoice choice(request, layer);
    std::set<int> files;
    if (choice.isNothing())
        return files;
    city::Query query;
    query.withValues = false;
    choice.narrow(query);
    Result<> going;
    DOTHI_TRY(store.read(layer.id, query, [&](city::Feature &building) {
        going = task.checkpoint();
        if (!going)
            return city::Visit::Stop;
        const QString id = originalId({layer.id, building.id});
        if (!choice.takes(building) || !known.contains(id))
            return city::Visit::Continue;
        if (const Result<QByteArray> document = store.document(originalKind(), id)) {
            const QJsonObject original = QJsonDocument::fromJson(*document).object();
            files.insert(original.value(QLatin1String("file")).toString().toInt());
        }
        return city::Visit::Continue;
    }));
    DOTHI_TRY(going);
    return files;
}

class OriginalExporter final : public Exporter
{
public:
    [[nodiscard]] QString format() const override { return QStringLiteral("original"); }
    [[nodiscard]] QString title() const override { return Tr::tr("Files of imported models, as they were"); }
    [[nodiscard]] QStringList suffixes() const override { return {}; }

    [[nodiscard]] Result<ExportReport> write(const city::Store &store, const ExportRequest &request,
                                             TaskContext &task) const override
    {
        for (const QString &layer : request.layers) {
            if (layer != QLatin1String("building")) {
                return fail(ErrorCode::InvalidArgument,
                            Tr::tr("Models are kept of the layer “building” only, not of “%1”.").arg(layer));
            }
        }
        const Result<std::vector<int>> numbers = modelOriginals(store);
        if (!numbers)
            return Failure(numbers.error());
        if (numbers->empty()) {
            return fail(Error(ErrorCode::NotFound, Tr::tr("The city holds no files of models."))
                            .withAdvice(Tr::tr("What was imported as CityJSON is exported as CityJSON.")));
        }
        std::vector<int> chosen = *numbers;
        if (request.isPart()) {
            const Result<std::set<int>> meant = filesOf(store, request, task);
            if (!meant)
                return Failure(meant.error());
            std::erase_if(chosen, [&](int number) { return !meant->contains(number); });
            DOTHI_TRY(checkChosen(request, !chosen.empty()));
        }
        const QFileInfo out(request.out);
        if (out.exists() && !(out.isDir() && QDir(request.out).isEmpty())) {
            return fail(Error(ErrorCode::Io, Tr::tr("There is something in that place already."))
                            .inFile(request.out)
                            .withAdvice(Tr::tr("Name a new folder.")));
        }
        const auto cannot = [&](const QString &path) {
            return fail(Error(ErrorCode::Io, Tr::tr("The file cannot be written.")).inFile(path));
        };
        // Written beside, then moved as a whole.
        QTemporaryDir beside(out.absolutePath() + QStringLiteral("/.dothi-XXXXXX"));
        if (!beside.isValid())
            return cannot(out.absolutePath());
        const QString folder = beside.filePath(QStringLiteral("out"));
        ExportReport report;
        for (const int number : chosen) {
            DOTHI_TRY(task.checkpoint());
            const Result<ModelFiles> files = modelFiles(store, number);
            if (!files)
                return Failure(files.error());
            const QString inner = chosen.size() > 1 ? QStringLiteral("%1/").arg(number) : QString();
            for (const auto &[name, bytes] : *files) {
                const QString path = folder + QLatin1Char('/') + inner + name;
                if (!QDir().mkpath(QFileInfo(path).absolutePath()))
                    return cannot(path);
                DOTHI_TRY(writeFileAtomically(path, bytes));
                report.files.append(out.absoluteFilePath() + QLatin1Char('/') + inner + name);
            }
            ++report.counts[QStringLiteral("model")];
        }
        if (out.exists() && !QDir().rmdir(out.absoluteFilePath()))
            return cannot(out.absoluteFilePath());
        if (!QDir().rename(folder, out.absoluteFilePath()))
            return cannot(out.absoluteFilePath());
        return report;
    }
};

} // namespace

QString modelOriginalKind()
{
    return QStringLiteral("model");
}

Result<> keepModelFiles(city::StoreWriter &writer, int file, const QString &format, const QJsonObject &place,
                        const ModelFiles &files, TaskContext &task)
{
    QJsonArray list;
    for (size_t i = 0; i < files.size(); ++i) {
        const auto &[name, bytes] = files[i];
        qint64 parts = 0;
        for (qsizetype at = 0; at == 0 || at < bytes.size(); at += kPart) {
            DOTHI_TRY(task.checkpoint());
            const QByteArray data = qCompress(bytes.mid(at, kPart)).toBase64();
            const QJsonObject part{{QStringLiteral("data"), QString::fromLatin1(data)}};
            DOTHI_TRY(writer.setDocument(modelOriginalKind(), partOf(file, i, parts++),
                                         QJsonDocument(part).toJson(QJsonDocument::Compact)));
        }
        list.append(QJsonObject{{QStringLiteral("name"), name},
                                {QStringLiteral("bytes"), bytes.size()},
                                {QStringLiteral("sha256"), sha256(bytes)},
                                {QStringLiteral("parts"), parts}});
    }
    const QJsonObject document{{QStringLiteral("format"), format},
                               {QStringLiteral("place"), place},
                               {QStringLiteral("files"), list}};
    return writer.setDocument(modelOriginalKind(), idOf(file),
                              QJsonDocument(document).toJson(QJsonDocument::Compact));
}

Result<std::vector<int>> modelOriginals(const city::Store &store)
{
    const Result<QStringList> ids = store.documents(modelOriginalKind());
    if (!ids)
        return Failure(ids.error());
    std::vector<int> numbers;
    for (const QString &id : *ids) {
        bool whole = false;
        const int number = id.section(QLatin1Char('/'), 1).toInt(&whole);
        if (whole && number > 0 && id == idOf(number))
            numbers.push_back(number);
    }
    std::ranges::sort(numbers);
    return numbers;
}

Result<ModelFiles> modelFiles(const city::Store &store, int file)
{
    const Result<QByteArray> document = store.document(modelOriginalKind(), idOf(file));
    if (!document)
        return Failure(document.error());
    ModelFiles files;
    const QJsonArray list =
        QJsonDocument::fromJson(*document).object().value(QLatin1String("files")).toArray();
    qint64 total = 0;
    for (qsizetype i = 0; i < list.size(); ++i) {
        const QJsonObject entry = list.at(i).toObject();
        const QString name = entry.value(QLatin1String("name")).toString();
        const qint64 parts = entry.value(QLatin1String("parts")).toInteger(-1);
        if (!isRelative(name) || parts < 1 || parts > kMostParts)
            return damagedOriginal(file);
        QByteArray bytes;
        for (qint64 part = 0; part < parts; ++part) {
            const Result<QByteArray> json =
                store.document(modelOriginalKind(), partOf(file, static_cast<size_t>(i), part));
            if (!json)
                return Failure(json.error());
            const QByteArray packed = QByteArray::fromBase64(
                QJsonDocument::fromJson(*json).object().value(QLatin1String("data")).toString().toLatin1());
            const std::optional<QByteArray> unpacked = unpackedWithin(packed, kPart);
            total += unpacked ? unpacked->size() : 0;
            if (!unpacked || total > kLargestOriginal)
                return damagedOriginal(file);
            bytes += *unpacked;
        }
        if (sha256(bytes) != entry.value(QLatin1String("sha256")).toString())
            return damagedOriginal(file);
        files.emplace_back(name, std::move(bytes));
    }
    return files;
}

std::unique_ptr<Exporter> makeOriginalExporter()
{
    return std::make_unique<OriginalExporter>();
}

} // namespace dothi::io
