// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/ops.h>
#include <dothi/io/searchhit.h>

#include <QCoreApplication>

namespace dothi::io {

namespace {

using city::Feature;
using city::LayerDef;

QString wardName(const city::Store &store, const QString &code)
{
    if (code.isEmpty())
        return {};
    city::Query query;
    query.equals = {{QStringLiteral("code"), code}};
    query.fields = {QStringLiteral("name")};
    query.withGeometry = false;
    query.limit = 1;
    const QString wards = QStringLiteral("admin_unit");
    const auto found = store.readAll(wards, query);
    if (!found || found->empty())
        return {};
    return city::toText(found->front().value(*city::Schema::builtin().layer(wards), QStringLiteral("name")));
}

geo::Coord positionOn(const geo::Geometry &geometry)
{
    if (geometry.isEmpty())
        return {};
    if (geometry.dimension() == 2) {
        const geo::Coord center = geo::centroid(geometry);
        if (geo::containsPoint(geometry, center))
            return center;
    }
    const Result<geo::Coord> inside = geo::pointOnSurface(geometry);
    return inside ? *inside : geometry.coords().front();
}

} // namespace

city::SearchHit describeHit(const city::Store &store, const LayerDef &layer, const Feature &feature)
{
    const city::Schema &schema = city::Schema::builtin();
    const auto text = [&](const QString &field) {
        return city::toText(feature.value(layer, field)).simplified();
    };
    const auto shown = [&](const QString &id) {
        const city::FieldDef *field = layer.field(id);
        const city::Value &value = feature.value(layer, id);
        return field && !city::isNull(value) ? city::displayText(value, *field, schema) : QString();
    };

    city::SearchHit hit;
    hit.ref = {layer.id, feature.id};
    hit.where = positionOn(feature.geometry);
    QStringList below;
    if (layer.id == QLatin1String("parcel")) {
        hit.title = QCoreApplication::translate("dothi::SearchHit", "Parcel %1, sheet %2")
                        .arg(text(QStringLiteral("parcel_no")), text(QStringLiteral("map_sheet")));
        const QString former = text(QStringLiteral("old_parcel_no"));
        if (!former.isEmpty()) {
            below.append(QCoreApplication::translate("dothi::SearchHit", "formerly parcel %1, sheet %2")
                             .arg(former, text(QStringLiteral("old_map_sheet"))));
        }
        // The ward first: sheet and number repeat from ward to ward, and the end of a long line is cut.
        const QString ward = wardName(store, text(QStringLiteral("ward_code")));
        QString address = text(QStringLiteral("address"));
        if (!ward.isEmpty() && address.endsWith(ward))
            address = address.chopped(ward.size()).trimmed();
        while (address.endsWith(QLatin1Char(',')))
            address.chop(1);
        below.append(ward);
        below.append(address);
        below.append(shown(QStringLiteral("area_m2")));
    } else {
        hit.title = shown(layer.labelField);
        below.append(layer.title.text());
        for (const city::FieldDef &field : layer.fields) {
            const QString value = field.searchable ? text(field.id) : QString();
            if (value.isEmpty() || field.id == layer.labelField)
                continue;
            if (hit.title.isEmpty())
                hit.title = value;
            else if (below.size() < 3)
                below.append(value);
        }
        if (hit.title.isEmpty())
            hit.title = QStringLiteral("%1 %2").arg(layer.title.text(), QString::number(feature.id));
    }
    below.removeAll(QString());
    hit.subtitle = below.join(QStringLiteral(" · "));
    return hit;
}

} // namespace dothi::io
