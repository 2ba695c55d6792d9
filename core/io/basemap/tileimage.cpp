// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/tilegrid.h>
#include <dothi/io/basemap/tileimage.h>

#include <QBuffer>
#include <QCoreApplication>
#include <QImageReader>
#include <QXmlStreamReader>

#include <algorithm>

namespace dothi::io {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::BaseMap)
};

/// By the first bytes; a reader chosen by anything else would open formats nobody serves tiles in.
QByteArray formatOf(const QByteArray &bytes)
{
    if (bytes.startsWith("\x89PNG\r\n\x1a\n"))
        return QByteArrayLiteral("png");
    if (bytes.startsWith("\xff\xd8\xff"))
        return QByteArrayLiteral("jpeg");
    if (bytes.startsWith("RIFF") && bytes.mid(8, 4) == "WEBP")
        return QByteArrayLiteral("webp");
    return {};
}

/// What a WMS says of its trouble (OGC 06-042, annex E; 07-057r7: ows:ExceptionText); empty when it is
/// something else. Clipped: it is a stranger's text.
QString exceptionIn(const QByteArray &bytes)
{
    constexpr qsizetype kLooked = 20'000;
    constexpr qsizetype kShown = 200;
    QXmlStreamReader xml(bytes.left(kLooked));
    xml.setEntityExpansionLimit(0);
    while (!xml.atEnd()) {
        const QXmlStreamReader::TokenType token = xml.readNext();
        if (token == QXmlStreamReader::StartElement && (xml.name() == QLatin1String("ServiceException") ||
                                                        xml.name() == QLatin1String("ExceptionText"))) {
            QString said;
            while (!xml.atEnd() && xml.readNext() == QXmlStreamReader::Characters && said.size() < kShown)
                said += xml.text();
            return said.simplified().left(kShown);
        }
    }
    return {};
}

} // namespace

Result<QImage> decodeTile(const QByteArray &bytes)
{
    const auto refuse = [](const QString &what) { return fail(ErrorCode::InvalidData, what); };
    if (bytes.isEmpty())
        return refuse(Tr::tr("The server sent an empty answer."));
    if (bytes.size() > tilelimits::kBytes)
        return refuse(Tr::tr("The server sent more than a tile may hold."));
    const QByteArray format = formatOf(bytes);
    if (format.isEmpty()) {
        if (const QString said = exceptionIn(bytes); !said.isEmpty())
            return refuse(Tr::tr("The server says: “%1”").arg(said));
        const bool text = bytes.trimmed().startsWith('<') || bytes.trimmed().startsWith('{');
        return refuse(text ? Tr::tr("The server sent text, not a picture.")
                           : Tr::tr("The server sent something that is no picture."));
    }
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer, format);
    reader.setAutoDetectImageFormat(false);
    const QSize size = reader.size();
    if (!size.isValid() || size.width() > tilelimits::kEdgePx || size.height() > tilelimits::kEdgePx) {
        return refuse(Tr::tr("The server sent a picture of %1 × %2 pixels, which is no tile.")
                          .arg(size.width())
                          .arg(size.height()));
    }
    QImage image = reader.read();
    if (image.isNull())
        return refuse(Tr::tr("The server sent a damaged picture."));
    constexpr int kPx = geo::TileGrid::kTilePx;
    // 512 is a tile for sharp screens; other sizes are a server's whim and are stretched over the place.
    const bool sharp = size == QSize(2 * kPx, 2 * kPx);
    if (size != QSize(kPx, kPx) && !sharp)
        image = image.scaled(kPx, kPx, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    return image.convertToFormat(QImage::Format_RGBA8888);
}

} // namespace dothi::io
