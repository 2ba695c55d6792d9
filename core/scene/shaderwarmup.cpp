// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/files.h>
#include <dothi/scene/facing.h>
#include <dothi/scene/meshtiles.h>
#include <dothi/scene/offscreen.h>
#include <dothi/scene/picturesheet.h>
#include <dothi/scene/shaderwarmup.h>

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include <cmath>
#include <numbers>

namespace dothi::scene {

namespace {

constexpr int kPicturePx = 64;
constexpr double kSideM = 40; ///< of the sample
const osg::Vec4ub kColor(200, 200, 190, 255);
const osg::Vec3f kUp(0, 0, 1);

void addSquare(Mesh &mesh, bool solid)
{
    GLuint v[4] = {};
    const double half = kSideM / 2;
    const osg::Vec3d corners[] = {{-half, -half, 0}, {half, -half, 0}, {half, half, 0}, {-half, half, 0}};
    for (int i = 0; i < 4; ++i) {
        v[i] = solid ? mesh.addFace(corners[i], kUp, kColor, {1, 1, 1, 1})
                     : mesh.addGround(corners[i], kUp, kColor, 1);
    }
    mesh.addTriangle(v[0], v[1], v[2]);
    mesh.addTriangle(v[0], v[2], v[3]);
}

/// Walls to all sides, so that some are seen and some cast shadows wherever eye and sun stand.
void addTower(MeshTiles &tiles, const geo::Coord &center)
{
    addSquare(tiles.mesh({Material::Building, kBuildingBin, 0}, center), true);
    for (int side = 0; side < 8; ++side) {
        const double angle = side * std::numbers::pi / 4;
        const osg::Vec3d normal(std::cos(angle), std::sin(angle), 0);
        const osg::Vec3d along(-normal.y(), normal.x(), 0);
        PartKey key{Material::Building, kBuildingBin, 0};
        key.facing = facingOf(normal);
        Mesh &mesh = tiles.mesh(key, center);
        const osg::Vec3d foot = normal * 8;
        const osg::Vec3d up(0, 0, 15);
        const GLuint a = mesh.addFace(foot - along * 5, normal, kColor, {0, 10, 0, 15}, 3);
        const GLuint b = mesh.addFace(foot + along * 5, normal, kColor, {10, 0, 0, 15}, 3);
        const GLuint c = mesh.addFace(foot + along * 5 + up, normal, kColor, {10, 0, 15, 0}, 3);
        const GLuint d = mesh.addFace(foot - along * 5 + up, normal, kColor, {0, 10, 15, 0}, 3);
        mesh.addTriangle(a, b, c);
        mesh.addTriangle(a, c, d);
    }
}

/// A face with a picture beside others on its sheet, and one with a picture that is repeated: a driver has
/// two shaders for them.
void addPictured(MeshTiles &tiles, const geo::Coord &center)
{
    constexpr int kEdgePx = 16;
    QImage image(kEdgePx, kEdgePx, QImage::Format_RGB32);
    image.fill(Qt::gray);
    const city::LookPicture picture(city::pictureDocument(image));
    for (const PictureSheet &sheet :
         {PictureSheet(std::span(&picture, 1)), PictureSheet(picture, city::PictureWrap::Repeat, kEdgePx)}) {
        PartKey key{Material::Textured, kBuildingBin, 0};
        key.sheet = tiles.addSheet(sheet.state(), sheet.bytes());
        Mesh &mesh = tiles.mesh(key, center);
        addSquare(mesh, true);
        for (const city::PictureSpot spot : {city::PictureSpot{0, 0}, {1, 0}, {1, 1}, {0, 1}})
            mesh.addSpot(sheet.on(0, spot));
    }
}

/// As buildLayer() hands it over, with one thing of each material.
LayerScene sampleOf(const QString &layer, const geo::LocalFrame &frame)
{
    const geo::Coord center = frame.origin();
    MeshTiles tiles(frame, 4 * kSideM);
    if (layer == QLatin1String("building")) {
        addTower(tiles, center);
        addSquare(tiles.mesh({Material::Plain, kBuildingBin, 0}, center), true);
        // The tower has windows; a little farther off it would have edges alone, as this has.
        addSquare(tiles.mesh({Material::Solid, kBuildingBin + 1, 0}, center), true);
        addSquare(tiles.mesh({Material::Block, kBuildingBin, 0}, center), false);
        addPictured(tiles, center);
    } else if (layer == QLatin1String("tree")) {
        tiles.mesh({Material::Blob, kSolidBin + 1, 0}, center).addBlob({0, 0, 4}, 3, kColor, 4);
        tiles.mesh({Material::Line, kSolidBin + 2, 0}, center)
            .addSegment({0, 0, 0}, {0, 0, 4}, kColor, 1, 0.3);
    } else if (layer == QLatin1String("terrain")) {
        addSquare(tiles.mesh({Material::Terrain, kTerrainBin, 0}, center), false);
    } else if (layer == QLatin1String("water")) {
        addSquare(tiles.mesh({Material::Water, kFillBin, 0}, center), false);
    } else {
        addSquare(tiles.mesh({Material::Fill, kFillBin + 2, 0}, center), false);
        tiles.mesh({Material::GroundLine, kGroundLineBin, 0}, center)
            .addSegment({-kSideM / 2, 0, 0}, {kSideM / 2, 0, 0}, kColor, 2, 0, 0, 3);
        tiles.mesh({Material::Stroke, kGroundLineBin + 1, 0}, center)
            .addSegment({0, -kSideM / 2, 0}, {0, kSideM / 2, 0}, kColor, 2);
    }
    LayerScene scene;
    scene.layer = layer;
    auto index = std::make_shared<LayerIndex>();
    scene.node = tiles.finish(*index);
    index->pick.build();
    scene.index = std::move(index);
    return scene;
}

QString noteFile(const QString &renderer)
{
    // Other shaders or another driver are another note.
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(renderer.toUtf8());
    const QDir shaders(QStringLiteral(":/dothi/shaders"));
    for (const QString &name : shaders.entryList(QDir::Files, QDir::Name)) {
        if (const Result<QByteArray> source = readFile(shaders.filePath(name), 1 << 20))
            hash.addData(*source);
    }
    return QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) +
           QStringLiteral("/dothi/shaders-") + QString::fromLatin1(hash.result().toHex().left(16));
}

} // namespace

Result<> warmUpShaders()
{
    const geo::LocalFrame frame({0, 0, 0});
    CityScene scene(frame);
    // The window begins with what lies over the city; this begins with the houses.
    for (const char *layer : {"building", "tree", "terrain", "water", "road"})
        scene.setLayer(sampleOf(QLatin1String(layer), frame));
    const Camera camera({{0, 0, 5}, 0, 35, 90, false});
    // At rest the window draws four samples a pixel, while moving one.
    for (const int samples : {4, 1}) {
        const auto drawn = measureFrames(scene, {&camera, 1}, {kPicturePx, kPicturePx}, samples);
        DOTHI_TRY(drawn);
    }
    return {};
}

bool shadersAreCold(const QString &renderer)
{
    return renderer.contains(QLatin1String("llvmpipe")) && !QFileInfo::exists(noteFile(renderer));
}

void noteShadersWarm(const QString &renderer)
{
    const QString file = noteFile(renderer);
    if (QDir().mkpath(QFileInfo(file).absolutePath())) {
        // Failing to note it costs a second's work next time.
        [[maybe_unused]] const Result<> written = writeFileAtomically(file, {});
    }
}

} // namespace dothi::scene
