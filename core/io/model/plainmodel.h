// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/task.h>
#include <dothi/city/buildinglook.h>
#include <dothi/io/model/citymodel.h>

#include <QByteArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <map>
#include <optional>
#include <span>
#include <vector>

/// What files of single buildings hold (IFC, glTF, OBJ, Collada), whatever the format: buildings, their
/// elements and shapes in coordinates of their own, and what the file says of their place.
namespace dothi::io {

/// What faces are made of, as far as it is drawn.
struct PlainMaterial
{
    QRgb color = 0;  ///< alpha 0: none said
    QString picture; ///< its name in PlainModel::embedded, or that of a file; empty: none
    city::PictureWrap wrap = city::PictureWrap::Repeat;
    bool ends = false; ///< beyond its rim the picture is held, not repeated

    friend bool operator==(const PlainMaterial &, const PlainMaterial &) = default;
};

/// What a face of a boundary looks like.
struct PlainFaceLook
{
    qint32 material = -1;                              ///< in PlainModel::materials; -1: nothing is said
    std::vector<std::vector<city::PictureSpot>> spots; ///< of each ring; empty: no picture
};

/// One thing of a building: a wall, a slab, a chair.
struct PlainElement
{
    QString id;             ///< unique within the model
    QString type;           ///< of CityJSON 2.0: "BuildingConstructiveElement"
    QJsonObject attributes; ///< texts, numbers and flags
    geo::Brep brep;         ///< metres, z up, the model's own axes; solids only where they are closed
    std::vector<SurfaceKind> surfaces; ///< of each face; empty when nothing is said
    std::vector<PlainFaceLook> looks;  ///< likewise
    QString lod = QStringLiteral("3");
};

struct PlainBuilding
{
    QString id; ///< unique within the model
    QJsonObject attributes;
    std::vector<PlainElement> elements;
    /// Height in the model of the ground it is planned to stand on, where the file says it.
    std::optional<double> footM;
    /// The same, or its lowest position, after it was placed; in the city's heights.
    std::optional<double> groundM;
};

/// What the map conversion of a file says (IFC 4 IfcMapConversion, or its convention for IFC2x3,
/// ePset_MapConversion: georeference-ifc, "User Guide for Geo-referencing in IFC", buildingSMART 2020).
struct MapConversion
{
    double eastings = 0; ///< as they stand, see unitM
    double northings = 0;
    std::optional<double> height;
    double xAxisAbscissa = 1; ///< of the model's x axis on the map
    double xAxisOrdinate = 0;
    std::optional<double> scale; ///< as it stands
    std::optional<double> unitM; ///< of the map in metres; not said: the model's unit, as the standard has it
    QString crs;                 ///< "EPSG:9210", or whatever it is called; empty when not said
};

/// What a site says: the position of its own origin.
struct SitePosition
{
    double latitude = 0;  ///< degrees, WGS 84
    double longitude = 0; ///< degrees, WGS 84
    std::optional<double> elevationM;
    geo::Coord origin; ///< of the site, in the model
    double northX = 0; ///< true north in the model
    double northY = 1;
};

/// A picture a model names; kept with the original where it could be read.
struct PlainTexture
{
    QString name;          ///< as the file names it
    QString reason;        ///< translated: why it is left out; empty when it is kept
    bool isPicture = true; ///< else a file beside the model that is none: a list of materials, …
};

struct PlainModel
{
    /// What the coordinates are counted from.
    enum class Coordinates
    {
        Own,     ///< metres from some corner of the building
        Map,     ///< metres on a map
        Degrees, ///< longitude and latitude
    };

    QString format; ///< "IFC2X3", for a person
    Coordinates coordinates = Coordinates::Own;
    std::vector<PlainBuilding> buildings;
    std::optional<MapConversion> map;
    std::optional<SitePosition> site;
    double unitM = 1;                                  ///< of lengths in the file
    std::vector<std::pair<QString, QByteArray>> files; ///< as they were, the named file first; relative names
    std::vector<PlainMaterial> materials;
    std::map<QString, QByteArray>
        embedded; ///< pictures that lie within the file, by the names they are given
    std::vector<PlainTexture> textures;
    std::vector<std::pair<QString, QString>> refused; ///< id and reason, translated; the first 1000
    qint64 refusedCount = 0;
    std::map<QString, qint64> notShown; ///< objects that are no buildings: type -> how many
    QStringList warnings;               ///< translated

    void refuse(const QString &id, const QString &reason);
};

/// Makes the boundary of an element from its faces.
class BrepBuilder
{
public:
    /// A face by its exterior, in order. Positions nearer than a tenth of a millimetre become one; a face
    /// that has fewer than three then is left out. False when a position is not finite or 100,000 km off.
    bool addFace(std::span<const geo::Coord> ring);
    /// The same of a face with holes: its exterior first. Holes of fewer than three positions are left out.
    bool addFace(std::span<const std::vector<geo::Coord>> rings, SurfaceKind kind);
    /// A face by its exterior with what it looks like: `spots` of each position, or none.
    bool addFace(std::span<const geo::Coord> ring, qint32 material, std::span<const city::PictureSpot> spots);
    [[nodiscard]] bool isEmpty() const { return m_faces.empty(); }
    [[nodiscard]] size_t size() const { return m_faces.size(); }
    /// Faces that hang together are a shell. Where every shell is closed (each edge between two faces),
    /// solids with their faces outwards; else one surface. Spent afterwards.
    /// `kinds` and `looks` receive what was said of each face, in the order of the boundary. Empty once
    /// `task` is to stop: millions of faces take seconds.
    [[nodiscard]] geo::Brep take(std::vector<SurfaceKind> *kinds = nullptr, const TaskContext *task = nullptr,
                                 std::vector<PlainFaceLook> *looks = nullptr);

private:
    struct Face
    {
        std::vector<std::vector<quint32>> rings;
        SurfaceKind kind = SurfaceKind::None;
        qint32 material = -1;
        std::vector<city::PictureSpot> spots; ///< of its one ring
    };
    using Shell = std::vector<const Face *>;
    struct Edges;

    [[nodiscard]] quint32 vertexAt(const geo::Coord &c);
    /// `spots`: of each position; left with those of the corners.
    [[nodiscard]] std::vector<quint32> ringOf(std::span<const geo::Coord> ring,
                                              std::vector<city::PictureSpot> *spots = nullptr);
    [[nodiscard]] double volumeOf(const Shell &shell) const;

    std::vector<geo::Coord> m_vertices;
    std::vector<Face> m_faces;
    struct Cell
    {
        qint64 x;
        qint64 y;
        qint64 z;
        quint32 vertex;
    };
    std::vector<std::vector<Cell>> m_cells; ///< by hash
};

} // namespace dothi::io
