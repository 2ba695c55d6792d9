// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/scene/air.h>
#include <dothi/scene/style.h>

#include <algorithm>

namespace dothi::scene {

namespace {

/// When the sun is down. The sky of a city is never black.
Air nightAir()
{
    return {QColor(10, 15, 27),
            QColor(19, 26, 41),
            {0.0F, 0.0F, 0.0F},
            {0.19F, 0.23F, 0.33F},
            {0.095F, 0.115F, 0.17F},
            {0.02F, 0.03F, 0.05F, 0.0F},
            0.30F,
            0.40F};
}

Air airOf(Theme theme)
{
    if (theme == Theme::Dark) {
        return {QColor(13, 18, 28),
                QColor(24, 32, 46),
                {0.10F, 0.11F, 0.13F},
                {0.20F, 0.235F, 0.31F},
                {0.10F, 0.115F, 0.15F},
                {0.02F, 0.03F, 0.05F, 0.32F},
                0.45F,
                0.55F};
    }
    return {QColor(206, 223, 240),
            QColor(226, 230, 231),
            {0.30F, 0.285F, 0.255F},
            {0.80F, 0.815F, 0.835F},
            {0.66F, 0.645F, 0.625F},
            {0.29F, 0.28F, 0.30F, 0.26F},
            0.40F,
            1.0F};
}

double smoothStep(double from, double to, double v)
{
    const double t = std::clamp((v - from) / (to - from), 0.0, 1.0);
    return t * t * (3 - 2 * t);
}

} // namespace

Air airAt(Theme theme, double sunAltitudeDeg)
{
    const Air day = airOf(theme);
    const Air night = nightAir();
    const auto share = static_cast<float>(smoothStep(-6, 6, sunAltitudeDeg));
    const auto low =
        static_cast<float>(smoothStep(-8, 1, sunAltitudeDeg) * (1 - smoothStep(2, 16, sunAltitudeDeg)));
    const auto direct = static_cast<float>(smoothStep(-0.8, 12, sunAltitudeDeg));
    const auto mix = [share](const osg::Vec3f &n, const osg::Vec3f &d) { return n + (d - n) * share; };
    Air air = day;
    air.sky = style::mixed(night.sky, day.sky, share);
    air.horizon = style::mixed(style::mixed(night.horizon, day.horizon, share), QColor(232, 186, 150),
                               low * (theme == Theme::Dark ? 0.15 : 0.55));
    air.skyLight = mix(night.skyLight, day.skyLight);
    air.groundLight = mix(night.groundLight, day.groundLight);
    const osg::Vec3f evening(1.0F, 1.0F - 0.22F * low, 1.0F - 0.45F * low);
    air.sunLight = osg::componentMultiply(day.sunLight, evening) * direct;
    air.shadow.w() = day.shadow.w() * static_cast<float>(smoothStep(0, 8, sunAltitudeDeg));
    air.edges = night.edges + (day.edges - night.edges) * share;
    air.lineLight = night.lineLight + (day.lineLight - night.lineLight) * share;
    return air;
}

Air litForColours(Air air)
{
    // Of every colour about as much: what a legend shows is not to turn blue by night.
    constexpr float kSun = 0.20F;
    constexpr float kSky = 0.78F;
    constexpr float kGround = 0.50F;
    constexpr float kLine = 0.9F;
    const auto atLeast = [](osg::Vec3f &light, float least) {
        for (int i = 0; i < 3; ++i)
            light[i] = std::max(light[i], least);
    };
    atLeast(air.sunLight, kSun);
    atLeast(air.skyLight, kSky);
    atLeast(air.groundLight, kGround);
    air.lineLight = std::max(air.lineLight, kLine);
    return air;
}

namespace {

QColor seenIn(const Air &air, const QColor &color, bool line)
{
    constexpr float kSunHeight = 0.7F; // of a face that lies flat, in the forenoon
    const osg::Vec3f light =
        line ? osg::Vec3f(1, 1, 1) * air.lineLight : air.skyLight + air.sunLight * kSunHeight;
    const auto part = [](float value, float share) { return std::clamp(value * share, 0.0F, 1.0F); };
    return QColor::fromRgbF(part(color.redF(), light.x()), part(color.greenF(), light.y()),
                            part(color.blueF(), light.z()), color.alphaF());
}

} // namespace

QColor seenColor(const QColor &color, Theme theme, bool line)
{
    return seenIn(airOf(theme), color, line);
}

QColor seenClassColor(const QColor &color, Theme theme, bool line)
{
    return seenIn(litForColours(airOf(theme)), color, line);
}

} // namespace dothi::scene
