// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/city/buildinglook.h>
#include <dothi/io/model/citymodel.h>

#include <map>
#include <optional>
#include <unordered_map>

namespace dothi::io {

/// The "appearance" of a file (CityJSON 2.0.1, 6), as far as it is drawn.
struct Appearance
{
    struct Picture
    {
        QString name; ///< as the file names it
        city::PictureWrap wrap = city::PictureWrap::Repeat;
        bool ends = false; ///< beyond its rim it is not repeated, but held
    };
    std::vector<Picture> pictures;
    std::vector<QRgb> materials; ///< alpha 0: one without a colour
    std::vector<city::PictureSpot> spots;
    std::string pictureTheme; ///< the one to be shown; empty: the first of each geometry
    std::string materialTheme;

    [[nodiscard]] bool isEmpty() const { return pictures.empty() && materials.empty(); }
};

/// Empty where the text is no appearance. Lists end after ten million positions and a hundred thousand
/// pictures.
[[nodiscard]] Appearance readAppearance(std::string_view json);

/// What the faces of a model's buildings look like. A face of the finished solid is found again by its
/// positions: however it was cut out of the file, turned over or put into another order, it keeps its look;
/// one that was mended into another shape has none.
class CityJsonLooks
{
public:
    /// `model` must live longer.
    explicit CityJsonLooks(const CityModel &model);

    /// Whether some object may have a look at all: else nothing need be asked.
    [[nodiscard]] bool isAny() const { return m_any; }
    /// Of a building with its parts, for its solid (in the file's CRS). Pictures are named by their numbers
    /// in pictures(). Empty where no face has a look.
    [[nodiscard]] city::BuildingLook of(quint32 building, const geo::Geometry &solid);
    /// The names of all pictures that were needed so far; position n is named "n" in the looks.
    [[nodiscard]] const std::vector<QString> &pictures() const { return m_pictures; }

private:
    struct Face
    {
        const geo::Brep *brep = nullptr;
        size_t face = 0;
        city::FaceLook look;
        std::vector<std::vector<city::PictureSpot>> spots; ///< of each ring; empty: no picture
        Appearance::Picture picture; ///< with spots; parts may be of several appearances
    };
    using Faces = std::unordered_multimap<quint64, Face>;

    void collect(const CityObject &object, const ModelGeometry &geometry, Faces &faces);
    [[nodiscard]] const Appearance &appearanceOf(quint32 feature);
    [[nodiscard]] qint32 pictureNumber(const QString &name);

    const CityModel &m_model;
    bool m_any = false;
    Appearance m_common;
    std::map<quint32, Appearance> m_own; ///< of the features asked for last
    std::deque<geo::Brep> m_placed;      ///< templates where they stand, while a building is looked at
    std::vector<QString> m_pictures;
    std::map<QString, qint32> m_numbers;
};

} // namespace dothi::io
