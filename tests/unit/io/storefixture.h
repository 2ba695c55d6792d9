// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/io/dothistore.h>

#include <QTemporaryDir>

#include <testsupport.h>

/// What the tests of the stores share.
namespace storefixture {

using namespace dothi;

inline city::CityProfile profileOf(const QString &id)
{
    Result<city::CityProfile> profile = city::CityProfile::load(id);
    if (!profile)
        qFatal("%s", qPrintable(profile.error().logText()));
    return std::move(*profile);
}

inline const city::LayerDef &layerOf(const QString &id)
{
    const city::LayerDef *layer = city::Schema::builtin().layer(id);
    if (!layer)
        qFatal("no layer %s", qPrintable(id));
    return *layer;
}

/// A square of `sizeM` with its lower left corner there, as a MultiPolygon.
inline geo::Geometry square(double east, double north, double sizeM)
{
    geo::Geometry g = geo::Geometry::polygon({{east, north, 0},
                                              {east + sizeM, north, 0},
                                              {east + sizeM, north + sizeM, 0},
                                              {east, north + sizeM, 0}});
    g.setType(geo::GeometryType::MultiPolygon);
    return g;
}

inline city::Feature parcel(const QString &sheet, const QString &number, double east = 600'000,
                            double north = 1'190'000)
{
    const city::LayerDef &layer = layerOf(QStringLiteral("parcel"));
    city::Feature f(layer);
    f.geometry = square(east, north, 10);
    f.set(layer, QStringLiteral("map_sheet"), sheet);
    f.set(layer, QStringLiteral("parcel_no"), number);
    return f;
}

/// An empty city in a folder of its own.
struct TestCity
{
    QTemporaryDir folder;
    QString path;
    std::unique_ptr<city::Store> store;

    explicit TestCity(const QString &profile = QStringLiteral("hcmc"))
        : path(folder.filePath(QStringLiteral("thành phố.dothi")))
    {
        auto created = io::createDothi(path, profileOf(profile));
        if (!created)
            qFatal("%s", qPrintable(created.error().logText()));
        store = std::move(*created);
    }

    Result<> insert(const QString &layer, std::vector<city::Feature> features)
    {
        auto writer = store->write();
        if (!writer)
            return Failure(std::move(writer).error());
        DOTHI_TRY((*writer)->insert(layer, features));
        return (*writer)->commit();
    }
};

} // namespace storefixture
