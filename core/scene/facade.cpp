// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/scene/facade.h>
#include <dothi/scene/meshtiles.h>
#include <dothi/scene/style.h>

#include <algorithm>
#include <array>

namespace dothi::scene {

namespace {

struct UseFacade
{
    const char *use;
    Facade facade;
};

const std::array kFacades{
    UseFacade{"row_house", Facade::TubeHouse},   UseFacade{"detached_house", Facade::House},
    UseFacade{"apartment", Facade::Apartment},   UseFacade{"commercial", Facade::Office},
    UseFacade{"mixed", Facade::Apartment},       UseFacade{"office", Facade::Office},
    UseFacade{"public_service", Facade::Public}, UseFacade{"school", Facade::Public},
    UseFacade{"hospital", Facade::Public},       UseFacade{"market", Facade::Hall},
    UseFacade{"factory", Facade::Hall},          UseFacade{"religious", Facade::Blank},
};

/// Of buildings whose use is not known: what is higher is hardly one family's.
constexpr double kHouseUpToM = 24;

} // namespace

Facade facadeOf(const QString &use, double heightM, bool heightKnown)
{
    if (!heightKnown)
        return Facade::Blank;
    const auto found =
        std::ranges::find_if(kFacades, [&use](const UseFacade &f) { return use == QLatin1String(f.use); });
    if (found == kFacades.end())
        return heightM > kHouseUpToM ? Facade::Apartment : Facade::House;
    // A tower among the shops and villas is no shop and no villa.
    if (heightM > kHouseUpToM && (found->facade == Facade::TubeHouse || found->facade == Facade::House))
        return Facade::Apartment;
    return found->facade;
}

RoofCover roofCoverOf(city::RoofKind kind, const QString &use)
{
    const bool isHall = use == QLatin1String("factory") || use == QLatin1String("market");
    switch (kind) {
    case city::RoofKind::StairHut:
        return RoofCover::Terrace;
    case city::RoofKind::Gabled:
    case city::RoofKind::Hipped:
        return isHall ? RoofCover::Metal : RoofCover::Tiles;
    case city::RoofKind::Shed:
        return RoofCover::Metal;
    case city::RoofKind::Flat:
        break;
    }
    return isHall ? RoofCover::Metal : RoofCover::Concrete;
}

QColor roofColor(const QColor &wall, RoofCover cover)
{
    switch (cover) {
    case RoofCover::Terrace:
        return style::mixed(wall, QColor(214, 186, 164), 0.5);
    case RoofCover::Tiles:
        return style::mixed(wall, QColor(176, 122, 100), 0.62);
    case RoofCover::Metal:
        return style::mixed(wall, QColor(176, 184, 188), 0.7);
    case RoofCover::Concrete:
        break;
    }
    return style::roofColor(wall);
}

osg::Vec4ub wallVertexColor(const QColor &wall, Facade facade)
{
    osg::Vec4ub color = toColor(wall);
    color.a() = static_cast<GLubyte>(std::max(0, color.a() - static_cast<int>(facade)));
    return color;
}

} // namespace dothi::scene
