// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/city/store.h>

#include <QColor>
#include <QImage>
#include <QRgb>
#include <QSize>

#include <vector>

/// What the faces of a building's solid look like: colours of their own, and pictures laid on them. Kept as
/// documents of the kind "look":
///
/// - "state": there is something of the kind; `mark` changes with every import that brings any.
/// - "building/17": the faces of building 17. `faces`: base64 of zlib, see BuildingLook.
/// - "picture/2/5": the fifth picture of the second import, made smaller: `average`, `data` (base64 of JPEG).
///
/// Everything is looked at when it is read: counts, sizes and numbers of a store are not to be trusted.
namespace dothi::city {

/// How a picture goes on beyond its own rim.
enum class PictureWrap : quint8
{
    Within, ///< its faces do not reach beyond it
    Repeat,
    Mirror
};

struct FaceLook
{
    qint32 picture = -1; ///< in BuildingLook::pictures; -1: none
    PictureWrap wrap = PictureWrap::Within;
    QRgb color = 0;        ///< alpha 0: none of its own
    quint32 firstSpot = 0; ///< in BuildingLook::spots, one for each position of the face
};

/// A place on a picture: 0…1 from the left, and from below.
struct PictureSpot
{
    float u = 0;
    float v = 0;
};

struct BuildingLook
{
    std::vector<QString> pictures; ///< ids of documents: "picture/2/5"
    std::vector<FaceLook> faces;   ///< of each part of the solid
    std::vector<PictureSpot> spots;

    [[nodiscard]] bool isEmpty() const { return faces.empty(); }
};

/// Largest edge of a picture that is kept, in pixels.
inline constexpr int kLargestLookEdge = 1024;

[[nodiscard]] QString lookKind();
[[nodiscard]] QString lookStateId();
[[nodiscard]] QString lookId(FeatureId building);
[[nodiscard]] QString lookPictureId(int file, qint64 number);

/// The look of a solid as a document. What it was made for is noted: see lookOf().
[[nodiscard]] QByteArray lookDocument(const BuildingLook &look, const geo::Geometry &solid);
/// The look of a solid from its document; empty where the document is none, or was made for a solid of
/// another shape: one that was merely moved keeps its look.
[[nodiscard]] BuildingLook lookOf(const QByteArray &document, const geo::Geometry &solid);

/// `image` no larger than kLargestLookEdge.
[[nodiscard]] QByteArray pictureDocument(const QImage &image);

/// A picture as the city keeps it; null where its document is none, or it is larger than it may be. Any
/// thread.
class LookPicture
{
public:
    LookPicture() = default;
    /// Only its head is looked at.
    explicit LookPicture(const QByteArray &document);

    [[nodiscard]] bool isNull() const { return m_size.isEmpty(); }
    [[nodiscard]] const QSize &size() const { return m_size; }
    [[nodiscard]] const QColor &average() const { return m_average; }
    /// Unpacked, in another size; null where it is damaged.
    [[nodiscard]] QImage image(const QSize &size) const;

private:
    QByteArray m_data;
    QSize m_size;
    QColor m_average;
};

/// Tells one state of all looks of a city from another; empty where there are none.
[[nodiscard]] QByteArray lookMark(const Store &store);

} // namespace dothi::city
