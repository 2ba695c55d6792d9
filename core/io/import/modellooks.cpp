// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/import/convert.h>
#include <dothi/io/import/modellooks.h>
#include <dothi/io/import/modelpictures.h>

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>

namespace dothi::io {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::ModelPictures)
};

/// Of one import, made smaller.
constexpr qint64 kMostPictureBytes = 400'000'000;
constexpr size_t kMostDrawnPictures = 20'000;
constexpr qsizetype kNamedPictures = 20;

} // namespace

ModelLooks::ModelLooks(const ModelFile &source, int file)
    : m_source(&source)
    , m_file(file)
    , m_looks(source.model())
{}

void ModelLooks::take(quint32 building, const geo::Geometry &solid)
{
    m_lot.push_back(m_looks.isAny() ? m_looks.of(building, solid) : city::BuildingLook());
}

Result<> ModelLooks::keep(city::StoreWriter &writer, const std::vector<city::Feature> &features)
{
    for (size_t i = 0; i < features.size() && i < m_lot.size(); ++i) {
        city::BuildingLook &look = m_lot[i];
        const geo::Geometry &solid = features[i].solid;
        if (look.isEmpty() || look.faces.size() != solid.partCount())
            continue;
        for (QString &picture : look.pictures)
            picture = city::lookPictureId(m_file, picture.toLongLong());
        DOTHI_TRY(writer.setDocument(city::lookKind(), city::lookId(features[i].id),
                                     city::lookDocument(look, solid)));
        ++m_withLook;
    }
    m_lot.clear();
    return {};
}

Result<> ModelLooks::finish(city::StoreWriter &writer, ImportReport &report,
                            std::vector<std::pair<QString, QByteArray>> &originals, TaskContext &task)
{
    const std::vector<QString> &names = m_looks.pictures();
    QStringList refused;
    qint64 refusedCount = 0;
    const auto refuse = [&](const QString &name, const QString &why) {
        if (m_source->wasRefused(name))
            return; // told of with the place of the model
        ++refusedCount;
        if (refused.size() < kNamedPictures)
            refused.append(Tr::tr("The picture “%1” is not shown: %2.").arg(name.left(200), why));
    };
    qint64 bytes = 0;
    qint64 shown = 0;
    for (size_t i = 0; i < names.size(); ++i) {
        DOTHI_TRY(task.checkpoint());
        if (i >= kMostDrawnPictures || bytes >= kMostPictureBytes) {
            refuse(names[i], Tr::tr("the pictures of the file are more than a city keeps"));
            continue;
        }
        const Result<QByteArray> content = m_source->picture(names[i]);
        if (!content) {
            refuse(names[i], content.error().message());
            continue;
        }
        const Result<QImage> image = drawnPicture(*content);
        if (!image) {
            m_source->dropPicture(names[i], image.error().message());
            refuse(names[i], image.error().message());
            continue;
        }
        const QByteArray document = city::pictureDocument(*image);
        if (bytes + document.size() > kMostPictureBytes) {
            refuse(names[i], Tr::tr("the pictures of the file are more than a city keeps"));
            continue;
        }
        bytes += document.size();
        ++shown;
        DOTHI_TRY(writer.setDocument(city::lookKind(), city::lookPictureId(m_file, static_cast<qint64>(i)),
                                     document));
    }
    originals = m_source->picturesBeside();
    if (m_withLook > 0) {
        const QJsonObject state{{QStringLiteral("mark"), QUuid::createUuid().toString(QUuid::WithoutBraces)}};
        DOTHI_TRY(writer.setDocument(city::lookKind(), city::lookStateId(),
                                     QJsonDocument(state).toJson(QJsonDocument::Compact)));
    }
    if (shown > 0) {
        report.warnings.append(Tr::tr("%n picture(s) are shown on its faces, and kept for export.", nullptr,
                                      static_cast<int>(std::min<qint64>(shown, 1'000'000))));
    }
    report.warnings.append(refused);
    if (refusedCount > refused.size()) {
        report.warnings.append(Tr::tr("%n more picture(s) are not shown.", nullptr,
                                      static_cast<int>(refusedCount - refused.size())));
    }
    return {};
}

} // namespace dothi::io
