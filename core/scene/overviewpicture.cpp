// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/scene/overviewpicture.h>
#include <dothi/scene/style.h>

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace dothi::scene {

namespace {

constexpr double kPictureMargin = 0.04; ///< of the picture, at each side
/// More of a layer would take longer to read than so small a picture is worth.
constexpr qint64 kMostAreas = 60'000;
constexpr qint64 kMostBuildings = 150'000;

struct Colors
{
    QColor ground;
    QColor water;
    QColor street;
    QColor building;
};

Colors colorsOf(Theme theme)
{
    if (theme == Theme::Dark)
        return {QColor(42, 46, 52), QColor(52, 78, 96), QColor(112, 118, 126), QColor(92, 96, 102)};
    return {QColor(236, 231, 222), style::kWaterShallow, QColor(170, 162, 152), QColor(196, 188, 178)};
}

QPainterPath pathOf(const geo::Geometry &geometry, const OverviewPicture &picture)
{
    QPainterPath path;
    path.setFillRule(Qt::OddEvenFill);
    for (size_t part = 0; part < geometry.partCount(); ++part) {
        for (size_t r = 0; r < geometry.ringCount(part); ++r) {
            QPointF last;
            bool begun = false;
            const auto ring = geometry.ring(part, r);
            for (size_t i = 0; i < ring.size(); ++i) {
                const QPointF at = picture.pixelOf(ring[i]);
                // Steps that cannot be seen cost time only.
                if (begun && i + 1 < ring.size() && (at - last).manhattanLength() < 0.5)
                    continue;
                if (begun)
                    path.lineTo(at);
                else
                    path.moveTo(at);
                begun = true;
                last = at;
            }
        }
    }
    return path;
}

double streetWidthPx(const QString &roadClass)
{
    static const std::array kMain{QStringLiteral("expressway"), QStringLiteral("arterial_main"),
                                  QStringLiteral("arterial")};
    static const std::array kLesser{QStringLiteral("inter_area"), QStringLiteral("area_main"),
                                    QStringLiteral("area")};
    if (std::ranges::find(kMain, roadClass) != kMain.end())
        return 1.8;
    return std::ranges::find(kLesser, roadClass) != kLesser.end() ? 0.9 : 0.45;
}

/// The layer as it is in the schema and the store; null when it is empty or holds more than `most`.
const city::LayerDef *usable(const std::vector<city::LayerInfo> &layers, const QString &id, qint64 most)
{
    const auto info = std::ranges::find(layers, id, &city::LayerInfo::id);
    if (info == layers.end() || info->features == 0 || info->features > most)
        return nullptr;
    return city::Schema::builtin().layer(id);
}

} // namespace

Result<OverviewPicture> drawOverview(const city::Store &store, const geo::Extent &extent, const QSize &size,
                                     Theme theme, TaskContext &task)
{
    OverviewPicture picture;
    picture.image = QImage(size, QImage::Format_ARGB32_Premultiplied);
    const Colors colors = colorsOf(theme);
    picture.image.fill(colors.ground);
    if (extent.isEmpty() || size.isEmpty())
        return picture;
    picture.origin = extent.center();
    const double room = 1 - 2 * kPictureMargin;
    const double scale = std::min(size.width() * room / std::max(extent.width(), 1.0),
                                  size.height() * room / std::max(extent.height(), 1.0));
    picture.toPixels = QTransform::fromTranslate(size.width() / 2.0, size.height() / 2.0);
    picture.toPixels.scale(scale, -scale);

    Result<std::vector<city::LayerInfo>> layers = store.layers();
    DOTHI_TRY(layers);
    QPainter painter(&picture.image);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto read = [&](const QString &layer, city::Query query,
                          const std::function<void(const city::Feature &)> &draw) -> Result<> {
        DOTHI_TRY(store.read(layer, query, [&](city::Feature &feature) {
            if (task.cancelled())
                return city::Visit::Stop;
            if (feature.geometry.isFinite())
                draw(feature);
            return city::Visit::Continue;
        }));
        return task.checkpoint();
    };

    painter.setPen(Qt::NoPen);
    if (const city::LayerDef *land = usable(*layers, QStringLiteral("land_use"), kMostAreas)) {
        const QString field = style::codeField(land->id);
        const int index = land->fieldIndex(field);
        city::Query query;
        query.fields = QStringList{field};
        DOTHI_TRY(read(land->id, query, [&](const city::Feature &feature) {
            const QString code =
                index >= 0 ? city::toText(feature.values[static_cast<size_t>(index)]) : QString();
            painter.setBrush(style::mixed(colors.ground, style::colorFor(land->id, code),
                                          theme == Theme::Dark ? 0.12 : 0.45));
            painter.drawPath(pathOf(feature.geometry, picture));
        }));
    }
    city::Query shapes;
    shapes.withValues = false;
    if (const city::LayerDef *water = usable(*layers, QStringLiteral("water"), kMostAreas)) {
        painter.setBrush(colors.water);
        DOTHI_TRY(read(water->id, shapes, [&](const city::Feature &feature) {
            painter.drawPath(pathOf(feature.geometry, picture));
        }));
    }
    constexpr qint64 kAll = std::numeric_limits<qint64>::max();
    if (const city::LayerDef *road = usable(*layers, QStringLiteral("road"), kAll)) {
        const QString field = QStringLiteral("road_class");
        const int index = road->fieldIndex(field);
        city::Query query;
        query.fields = QStringList{field};
        query.withValues = index >= 0;
        painter.setBrush(Qt::NoBrush);
        DOTHI_TRY(read(road->id, query, [&](const city::Feature &feature) {
            const QString kind =
                index >= 0 ? city::toText(feature.values[static_cast<size_t>(index)]) : QString();
            painter.setPen(QPen(colors.street, streetWidthPx(kind) * size.height() / 132.0));
            painter.drawPath(pathOf(feature.geometry, picture));
        }));
    } else if (const city::LayerDef *building = usable(*layers, QStringLiteral("building"), kMostBuildings)) {
        painter.setBrush(colors.building);
        DOTHI_TRY(read(building->id, shapes, [&](const city::Feature &feature) {
            painter.drawPath(pathOf(feature.geometry, picture));
        }));
    }
    return picture;
}

} // namespace dothi::scene
