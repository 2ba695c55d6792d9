// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/scene/picturesheet.h>

#include <osg/Image>
#include <osg/Texture2D>

#include <QPainter>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <memory>
#include <numeric>

namespace dothi::scene {

namespace {

/// So many halvings of a sheet leave a pixel of each rim: coarser copies would mix neighbours.
constexpr int kCoarsest = 3;
constexpr int kRimPx = 1 << kCoarsest;
constexpr int kSmallestSheet = 64;
constexpr int kSmallestPicture = 4;

/// Rows of shelves, the highest pictures first; none where they do not fit.
bool placeOnShelves(std::span<const QSize> sizes, int edge, int rim, std::vector<QRect> &places)
{
    std::vector<size_t> order(sizes.size());
    std::iota(order.begin(), order.end(), size_t(0));
    std::ranges::stable_sort(order, std::greater(), [&](size_t i) { return sizes[i].height(); });
    places.assign(sizes.size(), QRect());
    int x = 0;
    int y = 0;
    int shelf = 0;
    for (const size_t i : order) {
        const int width = sizes[i].width() + 2 * rim;
        const int height = sizes[i].height() + 2 * rim;
        if (x + width > edge) {
            x = 0;
            y += shelf;
            shelf = 0;
        }
        if (width > edge || y + height > edge)
            return false;
        places[i] = QRect(QPoint(x + rim, y + rim), sizes[i]);
        x += width;
        shelf = std::max(shelf, height);
    }
    return true;
}

/// Draws a picture with its own rim carried on around it.
void drawWithRim(QPainter &painter, const QImage &image, const QRect &place, int rim)
{
    const int w = image.width();
    const int h = image.height();
    const int x = place.x();
    const int y = place.y();
    painter.drawImage(QRect(x - rim, y, rim, h), image, QRect(0, 0, 1, h));
    painter.drawImage(QRect(x + w, y, rim, h), image, QRect(w - 1, 0, 1, h));
    painter.drawImage(QRect(x, y - rim, w, rim), image, QRect(0, 0, w, 1));
    painter.drawImage(QRect(x, y + h, w, rim), image, QRect(0, h - 1, w, 1));
    painter.drawImage(QPoint(x, y), image);
    for (const auto &[cx, cy, px, py] :
         {std::array{x - rim, y - rim, 0, 0}, std::array{x + w, y - rim, w - 1, 0},
          std::array{x - rim, y + h, 0, h - 1}, std::array{x + w, y + h, w - 1, h - 1}})
        painter.fillRect(cx, cy, rim, rim, image.pixelColor(px, py));
}

} // namespace

SheetPlan planSheet(std::span<const QSize> sizes, int largestEdge, int rim)
{
    SheetPlan plan;
    double share = 1;
    constexpr double kSmaller = 0.8;
    constexpr double kLeastShare = 1e-3;
    std::vector<QSize> scaled(sizes.begin(), sizes.end());
    for (; share > kLeastShare; share *= kSmaller) {
        for (size_t i = 0; i < sizes.size(); ++i) {
            const QSize least(std::min(kSmallestPicture, sizes[i].width()),
                              std::min(kSmallestPicture, sizes[i].height()));
            scaled[i] = (sizes[i] * share).expandedTo(least);
        }
        for (plan.edge = kSmallestSheet; plan.edge <= largestEdge; plan.edge *= 2) {
            if (placeOnShelves(scaled, plan.edge, rim, plan.places))
                return plan;
        }
    }
    return {};
}

PictureSheet::PictureSheet(std::span<const city::LookPicture> pictures)
{
    std::vector<QSize> sizes;
    sizes.reserve(pictures.size());
    for (const city::LookPicture &picture : pictures)
        sizes.push_back(picture.size());
    m_plan = planSheet(sizes, kLargestEdge, kRimPx);
    if (m_plan.edge == 0)
        return;
    QImage sheet(m_plan.edge, m_plan.edge, QImage::Format_RGBA8888);
    sheet.fill(Qt::black);
    QPainter painter(&sheet);
    for (size_t i = 0; i < pictures.size(); ++i) {
        QImage image = pictures[i].image(m_plan.places[i].size());
        if (image.size() != m_plan.places[i].size()) {
            image = QImage(m_plan.places[i].size(), QImage::Format_RGBA8888);
            image.fill(pictures[i].average());
        }
        drawWithRim(painter, image, m_plan.places[i], kRimPx);
    }
    painter.end();
    make(sheet, city::PictureWrap::Within, kCoarsest);
}

PictureSheet::PictureSheet(const city::LookPicture &picture, city::PictureWrap wrap, int largestEdge)
{
    const auto power = [largestEdge](int size) {
        return std::min(largestEdge, static_cast<int>(std::bit_ceil(static_cast<unsigned>(size))));
    };
    const QSize size(power(picture.size().width()), power(picture.size().height()));
    QImage image = picture.image(size);
    if (image.size() != size) {
        image = QImage(size, QImage::Format_RGBA8888);
        image.fill(picture.average());
    }
    constexpr int kAll = 16;
    make(image, wrap, kAll);
}

void PictureSheet::make(const QImage &sheet, city::PictureWrap wrap, int coarsest)
{
    // All copies down to one pixel lie behind one another; rows from below, as places on them count.
    std::vector<QImage> copies{sheet.mirrored(false, true)};
    while (copies.back().width() > 1 || copies.back().height() > 1) {
        const QSize half(std::max(1, copies.back().width() / 2), std::max(1, copies.back().height() / 2));
        copies.push_back(copies.back()
                             .scaled(half, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                             .convertToFormat(QImage::Format_RGBA8888));
    }
    constexpr size_t kPixel = 4;
    osg::Image::MipmapDataType starts;
    for (const QImage &copy : copies) {
        m_bytes += static_cast<size_t>(copy.width()) * static_cast<size_t>(copy.height()) * kPixel;
        starts.push_back(static_cast<unsigned>(m_bytes));
    }
    starts.pop_back();
    auto pixels = std::make_unique<unsigned char[]>(m_bytes);
    size_t at = 0;
    for (const QImage &copy : copies) {
        for (int row = 0; row < copy.height(); ++row) {
            const size_t length = static_cast<size_t>(copy.width()) * kPixel;
            std::memcpy(pixels.get() + at, copy.constScanLine(row), length);
            at += length;
        }
    }
    osg::ref_ptr<osg::Image> image = new osg::Image;
    image->setImage(sheet.width(), sheet.height(), 1, GL_RGBA, GL_RGBA, GL_UNSIGNED_BYTE, pixels.release(),
                    osg::Image::USE_NEW_DELETE);
    image->setMipmapLevels(starts);
    osg::ref_ptr<osg::Texture2D> texture = new osg::Texture2D(image);
    texture->setFilter(osg::Texture::MIN_FILTER, osg::Texture::LINEAR_MIPMAP_LINEAR);
    texture->setFilter(osg::Texture::MAG_FILTER, osg::Texture::LINEAR);
    const osg::Texture::WrapMode mode = wrap == city::PictureWrap::Within   ? osg::Texture::CLAMP_TO_EDGE
                                        : wrap == city::PictureWrap::Mirror ? osg::Texture::MIRROR
                                                                            : osg::Texture::REPEAT;
    texture->setWrap(osg::Texture::WRAP_S, mode);
    texture->setWrap(osg::Texture::WRAP_T, mode);
    texture->setMaxLOD(static_cast<float>(coarsest));
    texture->setResizeNonPowerOfTwoHint(false);
    m_state = new osg::StateSet;
    m_state->setTextureAttribute(0, texture);
}

osg::Vec2f PictureSheet::on(size_t picture, const city::PictureSpot &spot) const
{
    if (m_plan.places.empty())
        return {spot.u, spot.v};
    const QRect &place = m_plan.places[picture];
    const auto edge = static_cast<float>(m_plan.edge);
    const float x = static_cast<float>(place.x()) + spot.u * static_cast<float>(place.width());
    const float y = static_cast<float>(place.y()) + (1 - spot.v) * static_cast<float>(place.height());
    return {x / edge, 1 - y / edge};
}

} // namespace dothi::scene
