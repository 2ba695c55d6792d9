// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/scene/terraintile.h>
#include <dothi/scene/tilepager.h>

#include <osg/Matrixd>

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>

namespace dothi::scene {

namespace {

/// So many tiles along an edge of the coarsest level at most: a layer strewn over the globe is not walked
/// through.
constexpr qint32 kMostAcross = 4096;
/// What coarse tiles of a layer that comes coarsest first count for.
constexpr double kFirstOfAll = 1e-3;

std::map<QString, PagePlan> makePlans()
{
    std::map<QString, PagePlan> plans;
    // Houses one by one while they are some pixels wide, then blocks of cells of a few pixels.
    plans[QStringLiteral("building")] = {250, {1.6, 3, 6, 12, 24, 48}, 1e9, 1e9};
    // Lines and tones of plots have faded out by then (line.vert, ground.vert: uQuiet).
    plans[QStringLiteral("parcel")] = {500, {}, 0.55, 1.0};
    plans[QStringLiteral("water")] = {2000, {3, 12, 40}, 1e9, 1e9, true};
    // Lanes, then streets, then arteries: see buildAreas().
    plans[QStringLiteral("road_surface")] = {1000, {1.2, 4, 10, 20}, 1e9, 1e9};
    plans[QStringLiteral("road")] = {1000, {1.2, 4, 10}, 1e9, 1e9};
    plans[QStringLiteral("red_line")] = {1000, {}, 1, 2.5};
    plans[QStringLiteral("tree")] = {500, {}, 2, 2.5};
    // Poles, then lights alone: see nightPlan() and buildLights().
    plans[QStringLiteral("lamp")] = {500, {0.7, 1.5, 5, 15}, 0.5, 0.7};
    plans[QStringLiteral("manhole")] = {500, {}, 0.7, 1.2};
    plans[QStringLiteral("poi")] = {1000, {}, 1, 2};
    // On the ground as it is drawn near by: built whole they would follow the coarse grid, and float or sink.
    for (const char *areas : {"land_use", "planning_zone", "protection_corridor", "admin_unit"})
        plans[QLatin1String(areas)] = {1000, {1.2, 4, 10, 20, 40}, 1e9, 1e9};
    for (const char *few : {"pipe", "construction_line", "permit_application", "cabinet", "breakline"})
        plans[QLatin1String(few)] = {1000, {4, 16, 64}, 1e9, 1e9};
    plans[QStringLiteral("cable")] = {1000, {}, 1, 2.5};
    return plans;
}

} // namespace

const PagePlan *pagePlan(const QString &layer)
{
    static const std::map<QString, PagePlan> kPlans = makePlans();
    const auto found = kPlans.find(layer);
    return found == kPlans.end() ? nullptr : &found->second;
}

PagePlan styledPlan(const QString &layer)
{
    constexpr double kFarther = 4;
    const PagePlan *plan = pagePlan(layer);
    PagePlan styled = plan ? *plan : PagePlan();
    if (layer == QLatin1String("parcel")) {
        styled.untilMpp *= kFarther;
        styled.planUntilMpp *= kFarther;
    }
    return styled;
}

std::optional<PagePlan> nightPlan(const QString &layer)
{
    const PagePlan *plan = pagePlan(layer);
    if (!plan || layer != QLatin1String("lamp"))
        return std::nullopt;
    PagePlan night = *plan;
    night.untilMpp = night.planUntilMpp = 1e9;
    return night;
}

std::optional<PagePlan> pagePlan(const QString &layer, const geo::ElevationGrid *ground)
{
    if (layer == QLatin1String("terrain"))
        return ground && ground->finer() ? std::optional(terrainPlan(*ground->finer())) : std::nullopt;
    const PagePlan *plan = pagePlan(layer);
    return plan ? std::optional(*plan) : std::nullopt;
}

ViewVolume::ViewVolume(const Camera &camera, const geo::LocalFrame &frame)
    : m_isPlan(camera.pose().plan)
{
    const geo::Coord eye = frame.toLocal(camera.eye());
    m_eye = {eye.x, eye.y, eye.z};
    const geo::Coord target = frame.toLocal(camera.pose().target);
    m_target = {target.x, target.y, target.z};
    m_distanceM = std::max(1.0, camera.pose().distanceM);
    const double half = camera.tanHalfFieldOfView();
    m_mppPerMetre = 2 * half / std::max(1.0, camera.viewport().height());
    if (m_isPlan) {
        m_mppPerMetre *= camera.pose().distanceM;
        m_planReachM = std::hypot(camera.viewport().width(), camera.viewport().height()) * m_mppPerMetre;
    }
    // Rows of the product give the planes of the clip volume (Gribb and Hartmann); OSG multiplies rows
    // from the left.
    const osg::Matrixd m = camera.viewMatrix(frame) * camera.projectionMatrix();
    const auto column = [&m](int c) { return osg::Vec4d(m(0, c), m(1, c), m(2, c), m(3, c)); };
    const osg::Vec4d w = column(3);
    m_planes = {w + column(0), w - column(0), w + column(1), w - column(1),
                m_isPlan ? osg::Vec4d(0, 0, 0, 1) : w};
}

bool ViewVolume::meets(const geo::Extent &square, double lowM, double highM) const
{
    // From the top to where it falls on the ground, a box leaning over.
    constexpr double kLongestShadowM = 400;
    osg::Vec2d shadow = m_shadow * (highM - lowM);
    if (shadow.length() > kLongestShadowM)
        shadow *= kLongestShadowM / shadow.length();
    return std::all_of(m_planes.begin(), m_planes.end(), [&](const osg::Vec4d &p) {
        // The corner farthest along the plane's normal decides.
        const double x = p.x() > 0 ? square.maxX() : square.minX();
        const double y = p.y() > 0 ? square.maxY() : square.minY();
        const double z = p.z() > 0 ? highM : lowM;
        const double alongShadow = p.x() * shadow.x() + p.y() * shadow.y() + p.z() * (lowM - z);
        return p.x() * x + p.y() * y + p.z() * z + p.w() + std::max(0.0, alongShadow) >= 0;
    });
}

geo::Extent ViewVolume::reach(double metresPerPixel) const
{
    const double away = m_isPlan ? m_planReachM : std::min(metresPerPixel / m_mppPerMetre, 1e7);
    return geo::Extent(m_eye.x(), m_eye.y(), m_eye.x(), m_eye.y()).grown(away);
}

double ViewVolume::metresPerPixel(const geo::Extent &square, double lowM, double highM) const
{
    if (m_isPlan)
        return m_mppPerMetre;
    const auto away = [](double v, double low, double high) {
        return v < low ? low - v : v > high ? v - high : 0.0;
    };
    const double dx = away(m_eye.x(), square.minX(), square.maxX());
    const double dy = away(m_eye.y(), square.minY(), square.maxY());
    const double dz = away(m_eye.z(), lowM, highM);
    return std::sqrt(dx * dx + dy * dy + dz * dz) * m_mppPerMetre;
}

double ViewVolume::offMiddle(const geo::Extent &square) const
{
    const double dx = std::max({square.minX() - m_target.x(), m_target.x() - square.maxX(), 0.0});
    const double dy = std::max({square.minY() - m_target.y(), m_target.y() - square.maxY(), 0.0});
    return std::hypot(dx, dy) / m_distanceM;
}

struct TileChoice::Pass
{
    const PagePlan &plan;
    const geo::Extent &extent;
    double lowM;
    double highM;
    const ViewVolume &view;
    double coarseness;
    double untilMpp;
    const std::function<TileState(const TileKey &)> &state;
    const std::function<std::pair<double, double>(const geo::Extent &)> &heights;

    [[nodiscard]] std::pair<double, double> heightsIn(const geo::Extent &square) const
    {
        return heights ? heights(square) : std::pair(lowM, highM);
    }
    /// What is looked at is what one waits for.
    [[nodiscard]] double countsFor(const geo::Extent &square, double mpp) const
    {
        constexpr double kAtTheRim = 4;
        return mpp * (1 + kAtTheRim * view.offMiddle(square));
    }
};

/// Shows a tile or what is finer below it. False when something of it is still missing and nothing stands
/// in for it.
bool TileChoice::visit(const Pass &pass, const TileKey &key)
{
    const geo::Extent square = localSquare(key, pass.plan.leafM);
    if (!square.intersects(pass.extent))
        return true;
    const auto [low, high] = pass.heightsIn(square);
    if (!pass.view.meets(square, low, high))
        return true;
    const double mpp = pass.view.metresPerPixel(square, low, high) * pass.coarseness;
    if (mpp > pass.untilMpp)
        return true;
    const TileState own = pass.state(key);
    if (key.level > 0 && mpp < pass.plan.finestMpp(key.level)) {
        if (pass.plan.coarseFirst) {
            if (own == TileState::Missing || own == TileState::Stale)
                m_wanted.push_back({key, kFirstOfAll * pass.countsFor(square, mpp)});
            else
                m_behind.push_back(key);
        }
        // All four or none: a quarter shown twice, coarse and fine, would flicker.
        const size_t shownBefore = m_shown.size();
        bool whole = true;
        for (int quarter = 0; quarter < 4; ++quarter)
            whole = visit(pass, key.child(quarter)) && whole;
        if (whole || own == TileState::Missing || own == TileState::Empty)
            return whole || own == TileState::Empty;
        // What of it is there waits for the rest: dropped for want of memory, it would be asked for for ever.
        for (size_t i = shownBefore; i < m_shown.size(); ++i)
            m_behind.push_back(m_shown[i].key);
        m_shown.resize(shownBefore);
        m_shown.push_back({key, mpp});
        return true;
    }
    switch (own) {
    case TileState::Empty:
        return true;
    case TileState::Stale:
        m_wanted.push_back({key, pass.countsFor(square, mpp)});
        m_shown.push_back({key, mpp});
        return true;
    case TileState::Ready:
        m_shown.push_back({key, mpp});
        return true;
    case TileState::Missing:
        break;
    }
    m_wanted.push_back({key, pass.countsFor(square, mpp)});
    if (key.level > 0)
        showBelow(pass, key);
    return false;
}

/// What is finer and happens to be there stands in for a tile that is not.
void TileChoice::showBelow(const Pass &pass, const TileKey &key)
{
    for (int quarter = 0; quarter < 4; ++quarter) {
        const TileKey child = key.child(quarter);
        const geo::Extent square = localSquare(child, pass.plan.leafM);
        if (!square.intersects(pass.extent))
            continue;
        const auto [low, high] = pass.heightsIn(square);
        if (!pass.view.meets(square, low, high))
            continue;
        const TileState state = pass.state(child);
        if (state == TileState::Ready || state == TileState::Stale)
            m_shown.push_back({child, pass.view.metresPerPixel(square, low, high)});
        else if (child.level > 0 && state == TileState::Missing && key.level - child.level < 2)
            showBelow(pass, child);
    }
}

void TileChoice::choose(const PagePlan &plan, const geo::Extent &extent, double lowM, double highM,
                        const ViewVolume &view, double coarseness,
                        const std::function<TileState(const TileKey &)> &state,
                        const std::function<std::pair<double, double>(const geo::Extent &)> &heights)
{
    m_shown.clear();
    m_wanted.clear();
    m_behind.clear();
    if (extent.isEmpty())
        return;
    if (plan.hasBeyond) {
        const TileKey beyond{kBeyond, 0, 0};
        const TileState own = state(beyond);
        if (own == TileState::Ready || own == TileState::Stale)
            m_shown.push_back({beyond, 0});
        if (own == TileState::Missing || own == TileState::Stale)
            m_wanted.push_back({beyond, plan.coarseFirst ? 0 : plan.untilMpp});
    }
    const Pass pass{
        plan,  extent, lowM, highM, view, coarseness, view.isPlan() ? plan.planUntilMpp : plan.untilMpp,
        state, heights};
    const int top = plan.levels() - 1;
    const double edge = plan.leafM * static_cast<double>(1 << top);
    const auto first = [edge](double v) {
        return static_cast<qint32>(std::floor(std::clamp(v / edge, -1e8, 1e8)));
    };
    const geo::Extent reach = view.reach(pass.untilMpp / coarseness);
    const qint32 x0 = first(std::max(extent.minX(), reach.minX()));
    const qint32 y0 = first(std::max(extent.minY(), reach.minY()));
    const qint32 x1 = std::min(first(std::min(extent.maxX(), reach.maxX())), x0 + kMostAcross);
    const qint32 y1 = std::min(first(std::min(extent.maxY(), reach.maxY())), y0 + kMostAcross);
    for (qint32 y = y0; y <= y1; ++y) {
        for (qint32 x = x0; x <= x1; ++x)
            visit(pass, {top, x, y});
    }
}

} // namespace dothi::scene
