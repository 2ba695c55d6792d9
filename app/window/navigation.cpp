// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "navigation.h"

#include "walkpanel.h"

#include <dothi/io/dothistore.h>
#include <dothi/ui/overviewmap.h>
#include <dothi/ui/streettool.h>
#include <dothi/ui/view3d.h>

#include <cmath>

namespace dothi::app {

namespace {

const SettingKey<bool> kOverview{"view/overviewMap", true};
constexpr qint64 kMostStreets = 400;
constexpr double kOutOfWallsM = 40;

} // namespace

Navigation::Navigation(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_street(new ui::StreetTool([this](const ui::ViewSpot &spot) { stand(spot); }, this))
{}

void Navigation::addActions()
{
    ui::Actions &actions = m_parts.shell->actions();
    const auto hasCity = [this] { return m_parts.shell->city() != nullptr; };
    const auto add = [&](const char *id, const QString &title, const char *shortcut, const char *icon,
                         std::function<void()> run, std::function<bool()> enabled) {
        plugin::ActionDef action;
        action.id = QString::fromLatin1(id);
        action.title = title;
        action.menu = QStringLiteral("view");
        action.shortcut = QString::fromLatin1(shortcut);
        action.icon = QString::fromLatin1(icon);
        action.run = std::move(run);
        action.enabled = std::move(enabled);
        actions.addOwn(action);
    };
    ui::View3D &view = m_parts.shell->view();
    add("view.goTo", tr("Go to a position…"), "Ctrl+G", "pin", m_parts.typePosition, hasCity);
    add(
        "view.street", tr("Stand in a street"), "Ctrl+Shift+W", "walk",
        [this, &view] {
            if (view.isWalking() || view.tool() == m_street) {
                view.setTool(nullptr);
                view.stopWalking();
            } else {
                view.setTool(m_street);
            }
            view.setFocus();
        },
        hasCity);
    add("view.overview", tr("Overview map"), "Ctrl+3", "overview",
        [this] { showOverview(m_overview->isHidden()); }, {});
    actions.setChecked(QStringLiteral("view.street"), false);
    actions.setChecked(QStringLiteral("view.overview"), m_parts.settings->get(kOverview));
    const auto mark = [this, &view] {
        m_parts.shell->actions().setChecked(QStringLiteral("view.street"),
                                            view.isWalking() || view.tool() == m_street);
    };
    connect(&view, &ui::View3D::toolChanged, this, mark);
    connect(&view, &ui::View3D::walkingChanged, this, mark);
}

void Navigation::addPanels()
{
    ui::View3D &view = m_parts.shell->view();
    m_walk = new WalkPanel(&view);
    view.addOverlay(m_walk, Qt::AlignTop | Qt::AlignHCenter, 1);
    m_walk->hide();
    m_overview = new ui::OverviewMap(&view, *m_parts.quietTasks);
    view.addOverlay(m_overview, Qt::AlignBottom | Qt::AlignRight, 1);
    m_overview->setVisible(m_parts.settings->get(kOverview));
    connect(m_overview, &ui::OverviewMap::placeAsked, this, &Navigation::goTo);
    ui::SceneLoader &loader = m_parts.shell->loader();
    connect(&loader, &ui::SceneLoader::sceneReady, this, &Navigation::takeCity);
    connect(&loader, &ui::SceneLoader::sceneAboutToGo, m_overview, [this] { m_overview->setCity({}, {}); });
}

void Navigation::showOverview(bool shown)
{
    m_overview->setVisible(shown);
    m_parts.settings->set(kOverview, shown);
    m_parts.shell->actions().setChecked(QStringLiteral("view.overview"), shown);
}

void Navigation::takeCity()
{
    const city::City *city = m_parts.shell->city();
    if (!city)
        return;
    m_overview->setCity(
        [address = city->store().location()] { return io::openStore(address, io::OpenMode::ReadOnly); },
        m_parts.shell->loader().extent());
    connect(city, &city::City::changed, m_overview, &ui::OverviewMap::cityChanged);
}

void Navigation::goTo(const geo::Coord &map)
{
    ui::View3D &view = m_parts.shell->view();
    if (view.isWalking()) {
        view.walk(map, view.pose().headingDeg);
        return;
    }
    scene::CameraPose pose = view.pose();
    pose.target = {map.x, map.y, m_parts.shell->groundHeight(map.x, map.y)};
    view.setPose(pose);
}

void Navigation::stand(const ui::ViewSpot &spot)
{
    const city::City *city = m_parts.shell->city();
    if (!city)
        return;
    ui::View3D &view = m_parts.shell->view();
    city::Query query;
    query.extent =
        geo::Extent(spot.where.x, spot.where.y, spot.where.x, spot.where.y).grown(ui::kStreetWithinM);
    query.withValues = false;
    query.limit = kMostStreets;
    std::vector<geo::Geometry> streets;
    // While another program writes, streets cannot be asked for: one stands at the spot itself then.
    if (const Result<> read = city->store().read(QStringLiteral("road"), query,
                                                 [&](city::Feature &feature) {
                                                     if (feature.geometry.isFinite())
                                                         streets.push_back(std::move(feature.geometry));
                                                     return city::Visit::Continue;
                                                 });
        !read)
        streets.clear();
    const bool house = spot.feature && spot.feature->layer == QLatin1String("building");
    const geo::Coord eye = view.camera().eye();
    const ui::StandingPlace place =
        ui::standingPlace(spot.where, house, eye, view.pose().headingDeg, streets);
    ui::Walker walker(view.controller().walkWorld(), place.x, place.y, place.headingDeg);
    if (!walker.stepOut(eye.x, eye.y, kOutOfWallsM)) {
        m_parts.shell->showMessage({plugin::MessageKind::Info,
                                    tr("There is no free ground here to stand on. Click on a street."),
                                    {},
                                    {}});
        return;
    }
    view.walk({walker.x(), walker.y(), 0}, place.headingDeg);
}

} // namespace dothi::app
