// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/city/buildinglook.h>
#include <dothi/io/import/modelpictures.h>

#include <QBuffer>
#include <QCoreApplication>
#include <QImageReader>
#include <QPainter>

namespace dothi::io {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::ModelPictures)
};

constexpr int kWidestPicture = 16'384;
constexpr qint64 kMostPixels = 32'000'000;
constexpr QRgb kPlainWall = qRgb(226, 221, 212);

} // namespace

Result<QImage> drawnPicture(const QByteArray &bytes)
{
    const char *format = bytes.startsWith("\x89PNG") ? "png" : bytes.startsWith("\xFF\xD8") ? "jpg" : nullptr;
    if (!format)
        return fail(ErrorCode::InvalidData, Tr::tr("it is neither PNG nor JPEG"));
    QByteArray content = bytes;
    QBuffer buffer(&content);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer, format);
    reader.setAutoTransform(false); // places on it count from the picture as it lies in the file
    const QSize size = reader.size();
    if (size.width() < 1 || size.height() < 1)
        return fail(ErrorCode::InvalidData, Tr::tr("it is damaged"));
    if (size.width() > kWidestPicture || size.height() > kWidestPicture ||
        static_cast<qint64>(size.width()) * size.height() > kMostPixels) {
        return fail(ErrorCode::InvalidData,
                    Tr::tr("it is too large (%1 × %2 pixels)").arg(size.width()).arg(size.height()));
    }
    const bool large = size.width() > city::kLargestLookEdge || size.height() > city::kLargestLookEdge;
    const QSize drawn = large
                            ? size.scaled(city::kLargestLookEdge, city::kLargestLookEdge, Qt::KeepAspectRatio)
                                  .expandedTo({1, 1})
                            : size;
    if (large)
        reader.setScaledSize(drawn);
    QImage image = reader.read();
    if (image.isNull())
        return fail(Error(ErrorCode::InvalidData, Tr::tr("it is damaged")).withDetail(reader.errorString()));
    if (image.size() != drawn)
        image = image.scaled(drawn, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    if (image.hasAlphaChannel()) {
        QImage flat(image.size(), QImage::Format_RGB32);
        flat.fill(kPlainWall);
        QPainter painter(&flat);
        painter.drawImage(0, 0, image);
        painter.end();
        image = flat;
    }
    return image.convertToFormat(QImage::Format_RGB32);
}

} // namespace dothi::io
