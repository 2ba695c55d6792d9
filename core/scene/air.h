// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/scene/cityscene.h>

#include <osg/Vec3f>
#include <osg/Vec4f>

#include <QColor>

namespace dothi::scene {

/// Light and air of the scene: colours as sRGB, light as factors on the colour of a face.
struct Air
{
    QColor sky;
    QColor horizon;
    osg::Vec3f sunLight;
    osg::Vec3f skyLight;
    osg::Vec3f groundLight;
    osg::Vec4f shadow; ///< colour and strength
    float edges;
    float lineLight;
};

/// The air at a height of the sun: daylight goes between 6° above and below the horizon; the light of the low
/// sun is weak and reddish, and so is the sky over the horizon.
[[nodiscard]] Air airAt(Theme theme, double sunAltitudeDeg);

/// The light on layers that are coloured by an attribute: never so dim that their colours could not be told
/// apart, whatever the theme and the hour are.
[[nodiscard]] Air litForColours(Air air);

/// How a colour of the legend is seen in the scene by day: `color` itself in the light theme, darker and
/// bluer in the dark one, where the scene is dimly lit. `line`: of lines, which the light does not shade.
/// What a legend beside the view has to show.
[[nodiscard]] QColor seenColor(const QColor &color, Theme theme, bool line);
/// Likewise of a layer that is coloured by an attribute: about `color` itself in either theme.
[[nodiscard]] QColor seenClassColor(const QColor &color, Theme theme, bool line);

} // namespace dothi::scene
