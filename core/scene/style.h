// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/city/schema.h>
#include <dothi/scene/cityscene.h>

#include <QColor>
#include <QString>

#include <span>

/// Colours of everything in the scene, in one place. They are those of the light theme in full light; the
/// shaders make the dark theme from them.
namespace dothi::scene::style {

inline const QColor kAccent(0x0F, 0x6F, 0xDE);

inline const QColor kGround(224, 217, 206);
inline const QColor kBank(190, 184, 174);     ///< where the ground stands upright along water
inline const QColor kHillside(205, 211, 186); ///< steep ground tends to this
inline const QColor kPark(184, 203, 158);
/// What lies behind everything while one looks below the ground: quiet, and darker than what is above, so
/// that neither the glass of houses nor the colours of pipes are lost on it.
inline const QColor kEarth(190, 188, 183);
inline const QColor kField(208, 211, 182);
inline const QColor kOchre(219, 212, 186);
inline const QColor kWaterShallow(171, 203, 216);
inline const QColor kWaterDeep(112, 160, 189);
inline const QColor kBuildingUnknown(246, 243, 238); ///< no height in the data
inline const QColor kTreeCrown(112, 146, 88);
inline const QColor kTrunk(124, 108, 90);
inline const QColor kPole(133, 131, 128);

inline const QColor kCutBody(173, 176, 182); ///< what a section cuts open
inline const QColor kCutEarth(186, 172, 150);
inline const QColor kCutOutline(44, 49, 58);

/// A code and its colour.
struct CodeColor
{
    const char *code;
    QColor color;
};

/// Colour of a feature of a layer by its code; the layer's own colour for codes not listed.
/// Land use: the colours of the land-use map symbols (TT 08/2024/TT-BTNMT, annex; codes that share a symbol
/// there share it here), lightened towards the ground so that buildings stay readable.
[[nodiscard]] QColor colorFor(const QString &layer, const QString &code);
/// The field whose code decides the colour; empty when a layer has one colour.
[[nodiscard]] QString codeField(const QString &layer);
/// Legend of the codes that occur, titles in the program's language; one row with the layer's title where it
/// has one colour.
[[nodiscard]] std::vector<LegendItem> legendFor(const city::Schema &schema, const QString &layer,
                                                const QStringList &codes);

/// Wall colour of a building: quiet warm greys that vary from house to house, cool ones for towers.
[[nodiscard]] QColor wallColor(city::FeatureId id, double heightM, const QString &use, bool heightKnown);
[[nodiscard]] QColor roofColor(const QColor &wall);
[[nodiscard]] QColor mixed(const QColor &a, const QColor &b, double share);

} // namespace dothi::scene::style
