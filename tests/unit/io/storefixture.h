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

inline geo::Geometry geometryFor(const city::LayerDef &layer, double east)
{
    const double n = 1'191'000.125;
    switch (layer.geometry) {
    case geo::GeometryType::Point:
        return geo::Geometry::point({east, n, 0});
    case geo::GeometryType::MultiLineString: {
        geo::Geometry g =
            geo::Geometry::lineString({{east, n, 0}, {east + 3.5, n + 1, 0}, {east + 9, n + 2, 0}});
        g.append(geo::Geometry::lineString({{east, n + 20, 0}, {east + 1, n + 21.7, 0}}));
        g.setHasZ(layer.hasZ);
        return g;
    }
    default: {
        geo::Geometry g = square(east, n, 10);
        g.beginRing();
        for (const geo::Coord &c : {geo::Coord{east + 2, n + 2, 0},
                                    {east + 2, n + 4, 0},
                                    {east + 4, n + 4, 0},
                                    {east + 2, n + 2, 0}})
            g.add(c);
        g.append(square(east + 20, n, 4));
        return g;
    }
    }
}

/// An empty city in a folder of its own: a copy of one made once a process, which is faster, or made anew.
struct TestCity
{
    enum Origin
    {
        Copied,
        Anew
    };

    QTemporaryDir folder;
    QString path;
    std::unique_ptr<city::Store> store;

    explicit TestCity(const QString &profile = QStringLiteral("hcmc"), Origin origin = Copied)
        : path(folder.filePath(QStringLiteral("thành phố.dothi")))
    {
        if (origin == Copied && !QFile::copy(model(profile), path))
            qFatal("no copy of %s", qPrintable(model(profile)));
        auto opened = origin == Copied ? io::openDothi(path, io::OpenMode::ReadWrite)
                                       : io::createDothi(path, profileOf(profile));
        if (!opened)
            qFatal("%s", qPrintable(opened.error().logText()));
        store = std::move(*opened);
    }

    static QString model(const QString &profile)
    {
        static QTemporaryDir models;
        const QString path = models.filePath(profile);
        if (!QFile::exists(path)) {
            const auto created = io::createDothi(path, profileOf(profile));
            if (!created)
                qFatal("%s", qPrintable(created.error().logText()));
        }
        return path;
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
