// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/scene/builders.h>
#include <dothi/scene/lamplight.h>
#include <dothi/scene/style.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace dothi::scene {

namespace {

/// Trees are drawn leaf by leaf of a clover near by, as one ball farther off, and not at all where they are
/// specks.
constexpr float kTreeNearM = 450;
constexpr float kTreeFarM = 4500;
constexpr float kLampFarM = 900;
constexpr float kSmallThingFarM = 1500;
constexpr float kPoolFarM = 2500;

double numberOr(const city::Feature &feature, int field, double low, double high, double fallback)
{
    if (field < 0 || static_cast<size_t>(field) >= feature.values.size())
        return fallback;
    const double value = city::toNumber(feature.values[static_cast<size_t>(field)]);
    return value >= low && value <= high ? value : fallback;
}

/// 0…1, the same for a feature and a purpose each time.
double dice(city::FeatureId id, quint64 purpose)
{
    quint64 v = static_cast<quint64>(id) * 0x9E3779B97F4A7C15ULL + purpose * 0xD1B54A32D192ED03ULL;
    v = (v ^ (v >> 30)) * 0xBF58476D1CE4E5B9ULL;
    v = (v ^ (v >> 27)) * 0x94D049BB133111EBULL;
    return static_cast<double>((v ^ (v >> 31)) >> 11) * 0x1.0p-53;
}

struct Spot
{
    geo::Coord map;
    osg::Vec3d local;
};

void addTree(BuildContext &context, const Spot &spot, city::FeatureId id, double heightM, double crownM)
{
    const double radius = std::min(crownM / 2, heightM * 0.48);
    const double crownZ = heightM - radius;
    const double turn = dice(id, 1) * 2 * std::numbers::pi;
    const double tone = dice(id, 2);
    const QColor base = style::mixed(
        style::kTreeCrown, tone < 0.5 ? QColor(92, 130, 80) : QColor(138, 160, 98), std::abs(tone - 0.5));
    const osg::Vec4ub color = toColor(base);
    {
        Mesh &far = context.tiles.mesh({Material::Blob, kSolidBin + 1, kTreeFarM, kTreeNearM}, spot.map);
        const size_t first = far.indexCount();
        far.addBlob(spot.local + osg::Vec3d(0, 0, crownZ), radius, color, crownZ);
        far.own(id, first);
    }
    {
        Mesh &trunk = context.tiles.mesh({Material::Line, kSolidBin + 2, kTreeNearM}, spot.map);
        const size_t first = trunk.indexCount();
        // It ends inside the crown: the crown is drawn as a flat disc through its middle.
        trunk.addSegment(spot.local, spot.local + osg::Vec3d(0, 0, crownZ - radius * 0.55),
                         toColor(style::kTrunk), 1, std::clamp(heightM * 0.035, 0.12, 0.6));
        trunk.own(id, first);
    }
    Mesh &near = context.tiles.mesh({Material::Blob, kSolidBin + 1, kTreeNearM}, spot.map);
    const size_t first = near.indexCount();
    constexpr int kLobes = 5;
    for (int lobe = 0; lobe < kLobes; ++lobe) {
        const double angle = turn + lobe * 2 * std::numbers::pi / kLobes;
        const double size = radius * (0.56 + 0.16 * dice(id, 10 + static_cast<quint64>(lobe)));
        const double away = radius - size;
        const double lift = radius * (0.25 * dice(id, 20 + static_cast<quint64>(lobe)) - 0.22);
        near.addBlob(spot.local + osg::Vec3d(std::cos(angle) * away, std::sin(angle) * away, crownZ + lift),
                     size,
                     toColor(style::mixed(base, QColor(150, 172, 108),
                                          0.25 * dice(id, 30 + static_cast<quint64>(lobe)))),
                     crownZ + lift);
    }
    near.addBlob(spot.local + osg::Vec3d(0, 0, crownZ + radius * 0.34), radius * 0.66, color,
                 crownZ + radius * 0.34);
    near.own(id, first);
    const osg::Vec3f foot = context.pickPoint(spot.map);
    const osg::Vec3f crown = foot + osg::Vec3f(0, 0, static_cast<float>(crownZ));
    context.index->pick.addCapsule(id, foot, crown, 0.15F);
    context.index->pick.addCapsule(id, crown, crown, static_cast<float>(radius));
}

void addLamp(BuildContext &context, const Spot &spot, city::FeatureId id, double heightM)
{
    const osg::Vec4ub pole = toColor(style::kPole);
    Mesh &mesh = context.tiles.mesh({Material::Line, kSolidBin + 2, kLampFarM}, spot.map);
    const size_t first = mesh.indexCount();
    const osg::Vec3d top = spot.local + osg::Vec3d(0, 0, heightM);
    mesh.addSegment(spot.local, top, pole, 1, 0.14);
    const osg::Vec3f foot = context.pickPoint(spot.map);
    const osg::Vec3f head = foot + osg::Vec3f(0, 0, static_cast<float>(heightM));
    mesh.addSegment(top - osg::Vec3d(0, 0, 0.15), top + osg::Vec3d(0, 0, 0.2), toColor(QColor(250, 238, 205)),
                    1, 0.75);
    mesh.own(id, first);
    context.index->pick.addCapsule(id, foot, head, 0.12F);

    addGlow(context, spot.map, heightM, id, kGlowM, 1, kLampFarM);
    addPool(context, spot.map, id, true, kPoolFarM);
}

void addPost(BuildContext &context, const Spot &spot, city::FeatureId id, double heightM, double widthM,
             const QColor &color)
{
    Mesh &mesh = context.tiles.mesh({Material::Line, kSolidBin + 2, kSmallThingFarM}, spot.map);
    const size_t first = mesh.indexCount();
    mesh.addSegment(spot.local, spot.local + osg::Vec3d(0, 0, heightM), toColor(color), 1, widthM);
    mesh.own(id, first);
    const osg::Vec3f foot = context.pickPoint(spot.map);
    context.index->pick.addCapsule(id, foot, foot + osg::Vec3f(0, 0, static_cast<float>(heightM)),
                                   static_cast<float>(widthM / 2));
}

void addDot(BuildContext &context, const Spot &spot, city::FeatureId id, double aboveM, double radiusM,
            const QColor &color)
{
    Mesh &mesh = context.tiles.mesh({Material::Blob, kSolidBin + 1, kSmallThingFarM}, spot.map);
    const size_t first = mesh.indexCount();
    mesh.addBlob(spot.local + osg::Vec3d(0, 0, aboveM), radiusM, toColor(color), aboveM);
    mesh.own(id, first);
    const osg::Vec3f center = context.pickPoint(spot.map) + osg::Vec3f(0, 0, static_cast<float>(aboveM));
    context.index->pick.addCapsule(id, center, center, static_cast<float>(radiusM));
}

} // namespace

Result<> buildPoints(BuildContext &context)
{
    const city::LayerDef &def = *context.layer;
    const QString &layer = def.id;
    const int height = def.fieldIndex(QStringLiteral("height_m"));
    const int crown = def.fieldIndex(QStringLiteral("crown_m"));
    const int pole = def.fieldIndex(QStringLiteral("pole_height_m"));
    const int label = def.fieldIndex(def.labelField);
    const QColor color = context.colorOf({});
    return context.read({}, [&](city::Feature &feature) {
        for (const geo::Coord &c : feature.geometry.coords()) {
            Spot spot{{c.x, c.y, context.ground.height(c.x, c.y)}, {}};
            spot.local = context.tiles.toLocal(spot.map);
            if (layer == QLatin1String("tree")) {
                const double h = numberOr(feature, height, 1, 80, 7);
                addTree(context, spot, feature.id, h, numberOr(feature, crown, 0.5, 60, h * 0.6));
                context.scene.maxHeightM = std::max(context.scene.maxHeightM, spot.map.z + h);
            } else if (layer == QLatin1String("lamp")) {
                addLamp(context, spot, feature.id, numberOr(feature, pole, 2, 40, 8));
            } else if (layer == QLatin1String("cabinet")) {
                addPost(context, spot, feature.id, 1.5, 0.8, color);
            } else if (layer == QLatin1String("manhole")) {
                addDot(context, spot, feature.id, 0.05, 0.45, color);
            } else {
                addDot(context, spot, feature.id, 1.2, 1.2, color);
                if (label >= 0 && static_cast<size_t>(label) < feature.values.size())
                    addName(context, spot.map, city::toText(feature.values[static_cast<size_t>(label)]), 0.7,
                            3);
            }
        }
    });
}

} // namespace dothi::scene
