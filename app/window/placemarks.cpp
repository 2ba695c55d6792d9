// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "placemarks.h"

#include <dothi/base/text.h>
#include <dothi/scene/underground.h>
#include <dothi/ui/coordinatetext.h>
#include <dothi/ui/sceneloader.h>
#include <dothi/ui/theme.h>
#include <dothi/ui/viewdress.h>

#include <QCursor>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace dothi::app {

namespace {

constexpr double kPinM = 14;
const QString kPin = QStringLiteral("window.pin");
const QString kDepth = QStringLiteral("window.depth");

} // namespace

PlaceMarks::PlaceMarks(ui::Shell &shell, QObject *parent)
    : QObject(parent)
    , m_shell(shell)
{
    connect(&m_shell.cities(), &plugin::CityHost::aboutToClose, this, [this] {
        hidePin();
        hideDepth();
    });
}

QString PlaceMarks::positionText(const geo::Coord &at, const city::Store &store)
{
    QString text = ui::formatPosition(at);
    const Result<geo::Crs> wgs84 = geo::Crs::fromEpsg(4326);
    if (!wgs84)
        return text;
    const Result<geo::Transform> transform =
        geo::Transform::create(store.crs(), *wgs84, store.profile().datumOperation);
    if (!transform)
        return text;
    if (const Result<geo::Coord> place = transform->apply(at))
        text += QStringLiteral(" · ") + ui::formatGeographic(place->y, place->x);
    return text;
}

void PlaceMarks::showPin(const geo::Coord &at)
{
    const city::City *city = m_shell.cities().city();
    if (!city)
        return;
    constexpr int kSteps = 24;
    constexpr double kRingM = 1.5;
    const QColor ink = ui::Theme::colorsOf(false).accent;
    scene::Overlay overlay;
    // The spot itself, seen from straight above as well, and the pin that is seen over houses.
    scene::OverlayLine ring;
    for (int i = 0; i <= kSteps; ++i) {
        const double angle = 2 * std::numbers::pi * i / kSteps;
        ring.coords.push_back({at.x + kRingM * std::cos(angle), at.y + kRingM * std::sin(angle), at.z + 0.2});
    }
    ring.color = ink;
    ring.widthPx = 3;
    ring.onTop = true;
    scene::OverlayLine pin;
    pin.coords = {at, {at.x, at.y, at.z + kPinM}};
    pin.color = ink;
    pin.widthPx = 3;
    pin.onTop = true;
    overlay.lines = {ring, pin};
    scene::OverlayLabel label;
    label.where = {at.x, at.y, at.z + kPinM};
    label.text = m_pinText = positionText(at, city->store());
    label.background = ink;
    overlay.labels.push_back(std::move(label));
    draw(kPin, overlay);
}

bool PlaceMarks::hidePin()
{
    if (std::exchange(m_pinText, {}).isEmpty())
        return false;
    draw(kPin, {});
    return true;
}

QString PlaceMarks::depthText(const ui::ViewSpot &spot) const
{
    constexpr double kLeastM = 0.05;
    if (!spot.feature || !m_shell.loader().isUnderground())
        return {};
    const QString &layer = spot.feature->layer;
    if (layer == QLatin1String("building"))
        return basementText(*spot.feature);
    if (layer != QLatin1String("pipe") && layer != QLatin1String("cable") &&
        layer != QLatin1String("manhole"))
        return {};
    const double depth = m_shell.groundHeight(spot.where.x, spot.where.y) - spot.where.z;
    if (!(depth > kLeastM))
        return {};
    const QString figure = formatQuantity(depth, 2, QStringLiteral("m"));
    return isUsual(*spot.feature) ? tr("about %1 below the ground (usual depth)").arg(figure)
                                  : tr("%1 below the ground").arg(figure);
}

/// The data know storeys, not depths: each is drawn as high as usual.
QString PlaceMarks::basementText(const city::FeatureRef &ref) const
{
    const city::City *city = m_shell.cities().city();
    const city::LayerDef *def = city::Schema::builtin().layer(ref.layer);
    const QString field = QStringLiteral("basements");
    if (!city || !def)
        return {};
    city::Query query;
    query.ids = {ref.id};
    query.fields = QStringList{field};
    double storeys = 0;
    const Result<> read = city->store().read(ref.layer, query, [&](city::Feature &feature) {
        storeys = city::toNumber(feature.value(*def, field));
        return city::Visit::Stop;
    });
    if (!read || !(storeys >= 1))
        return {};
    return tr("basement down to about %1 below the ground")
        .arg(formatQuantity(storeys * scene::kBasementStoreyM, 1, QStringLiteral("m")));
}

void PlaceMarks::showDepth(const ui::ViewSpot &spot)
{
    hideDepth();
    scene::OverlayLabel label;
    label.where = spot.where;
    label.text = depthText(spot);
    if (label.text.isEmpty())
        return;
    label.background = ui::Theme::colorsOf(false).accent;
    scene::Overlay overlay;
    overlay.labels.push_back(std::move(label));
    draw(kDepth, overlay);
    m_hasDepth = true;
}

void PlaceMarks::hoverDepth(const std::optional<ui::ViewSpot> &spot)
{
    const QString text = spot ? depthText(*spot) : QString();
    if (!text.isEmpty())
        QToolTip::showText(QCursor::pos(), text);
    else if (m_hovers)
        QToolTip::hideText();
    m_hovers = !text.isEmpty();
}

/// Of cables the data know no depth, of pipes only with the levels of both ends: else a usual one is drawn.
bool PlaceMarks::isUsual(const city::FeatureRef &ref) const
{
    const city::City *city = m_shell.cities().city();
    const city::LayerDef *def = city::Schema::builtin().layer(ref.layer);
    QStringList levels;
    if (ref.layer == QLatin1String("pipe"))
        levels = {QStringLiteral("invert_up_m"), QStringLiteral("invert_down_m")};
    else if (ref.layer == QLatin1String("manhole"))
        levels = {QStringLiteral("invert_level_m")};
    if (!city || !def || levels.isEmpty())
        return true;
    city::Query query;
    query.ids = {ref.id};
    query.fields = levels;
    bool known = false;
    const Result<> read = city->store().read(ref.layer, query, [&](city::Feature &feature) {
        known = std::ranges::all_of(levels, [&](const QString &level) {
            return std::isfinite(city::toNumber(feature.value(*def, level)));
        });
        return city::Visit::Stop;
    });
    return !read || !known;
}

void PlaceMarks::hideDepth()
{
    if (std::exchange(m_hasDepth, false))
        draw(kDepth, {});
}

void PlaceMarks::draw(const QString &id, const scene::Overlay &overlay)
{
    m_shell.dress().wear(id, this, [id, overlay](scene::CityScene &scene) { scene.setOverlay(id, overlay); });
}

} // namespace dothi::app
