// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "memorystore.h"

#include <dothi/geo/elevation.h>

#include <cmath>

namespace dothi::test {

/// A made-up town for scene tests and measurements: blocks of tube houses back to back, towers, parks, a
/// river, trees and lamps along the streets. Needs no generator and no file; the same each time.
class SyntheticCity
{
public:
    explicit SyntheticCity(int wantedBuildings)
        : m_store(MemoryStore::of(QStringLiteral("hcmc")))
    {
        // 36 houses in a block, one block in seven is something else.
        m_side = std::max(1, static_cast<int>(std::ceil(std::sqrt(wantedBuildings / 31.0))));
        makeGround();
        auto writer = m_store->write().value();
        m_writer = writer.get();
        for (int i = 0; i < m_side; ++i) {
            for (int j = 0; j < m_side; ++j)
                makeBlock(i, j);
        }
        makeStreets();
        makeRiver();
        for (auto &[layer, features] : m_pending) {
            if (!m_writer->insert(layer, features))
                std::abort();
        }
        if (!m_writer->commit())
            std::abort();
    }

    [[nodiscard]] const MemoryStore &store() const { return *m_store; }
    [[nodiscard]] MemoryStore &store() { return *m_store; }
    [[nodiscard]] const std::shared_ptr<const geo::ElevationGrid> &ground() const { return m_ground; }
    [[nodiscard]] geo::Coord center() const
    {
        return {kEast + m_side * kBlockX / 2, kNorth + m_side * kBlockY / 2, m_ground->sample(kEast, kNorth)};
    }

    static constexpr double kEast = 603'000;
    static constexpr double kNorth = 1'191'000;
    static constexpr double kBlockX = 86; ///< block and street
    static constexpr double kBlockY = 52;
    static constexpr double kHouse = 4;
    static constexpr double kDepth = 18;

private:
    double dice()
    {
        m_seed = m_seed * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<double>(m_seed >> 11) * 0x1.0p-53;
    }

    static geo::Geometry box(double x, double y, double w, double h)
    {
        geo::Geometry g =
            geo::Geometry::polygon({{x, y, 0}, {x + w, y, 0}, {x + w, y + h, 0}, {x, y + h, 0}});
        g.setType(geo::GeometryType::MultiPolygon);
        return g;
    }

    void put(const char *layer, geo::Geometry geometry,
             std::initializer_list<std::pair<const char *, city::Value>> values)
    {
        const city::LayerDef &def = *city::Schema::builtin().layer(QLatin1String(layer));
        city::Feature feature(def);
        feature.geometry = std::move(geometry);
        for (const auto &[field, value] : values)
            feature.set(def, QLatin1String(field), value);
        m_pending[QLatin1String(layer)].push_back(std::move(feature));
    }

    void makeGround()
    {
        const double margin = 400;
        const double cell = 10;
        const int columns = static_cast<int>((m_side * kBlockX + 2 * margin) / cell);
        const int rows = static_cast<int>((m_side * kBlockY + 2 * margin) / cell);
        auto grid = std::make_shared<geo::ElevationGrid>(columns, rows, kEast - margin,
                                                         kNorth - margin + rows * cell, cell);
        for (int r = 0; r < rows; ++r) {
            for (int c = 0; c < columns; ++c) {
                const geo::Coord p = grid->cellCenter(c, r);
                grid->set(c, r, static_cast<float>(1.8 + std::sin(p.x / 310) + 0.7 * std::cos(p.y / 270)));
            }
        }
        m_ground = std::move(grid);
    }

    void makeBlock(int i, int j)
    {
        const double x0 = kEast + i * kBlockX + 7;
        const double y0 = kNorth + j * kBlockY + 8;
        const double w = kBlockX - 14;
        const double h = 2 * kDepth;
        const int kind = (i * 7 + j * 3) % 29;
        if (kind == 4 || kind == 17) {
            put("land_use", box(x0, y0, w, h), {{"code", QStringLiteral("DKV")}});
            for (int t = 0; t < 26; ++t)
                tree(x0 + 3 + dice() * (w - 6), y0 + 3 + dice() * (h - 6));
            return;
        }
        put("land_use", box(x0, y0, w, h),
            {{"code", kind == 9 ? QStringLiteral("TMD") : QStringLiteral("ODT")}});
        if (kind == 9) {
            put("parcel", box(x0, y0, w, h),
                {{"map_sheet", QStringLiteral("1")}, {"parcel_no", QString::number(++m_parcel)}});
            put("building", box(x0 + 6, y0 + 3, w - 12, h - 6), {{"height_m", 12.0}, {"storeys", qint64(3)}});
            put("building", box(x0 + 22, y0 + 7, 26, 22),
                {{"height_m", 50 + dice() * 70}, {"storeys", qint64(20)}});
            return;
        }
        const int houses = static_cast<int>(w / kHouse);
        for (int k = 0; k < houses; ++k) {
            for (int row = 0; row < 2; ++row) {
                const double x = x0 + k * kHouse;
                const double y = y0 + row * kDepth;
                put("parcel", box(x, y, kHouse, kDepth),
                    {{"map_sheet", QString::number(1 + i / 4 + j / 4 * 10)},
                     {"parcel_no", QString::number(++m_parcel)}});
                if (dice() < 0.03)
                    continue;
                const double depth = kDepth - 1.5 - dice() * 3;
                const qint64 storeys = 2 + static_cast<qint64>(dice() * 4);
                const bool hut = dice() < 0.4;
                put("building", box(x, row == 0 ? y : y + kDepth - depth, kHouse, depth),
                    {{"height_m", 3.6 * static_cast<double>(storeys) + (hut ? 2.6 : 0)},
                     {"storeys", storeys},
                     {"roof", hut            ? QStringLiteral("stair_hut")
                              : dice() < 0.1 ? QStringLiteral("gabled")
                                             : QStringLiteral("flat")}});
            }
        }
    }

    void tree(double x, double y)
    {
        const double height = 5 + dice() * 6;
        put("tree", geo::Geometry::point({x, y, 0}), {{"height_m", height}, {"crown_m", height * 0.6}});
    }

    void makeStreets()
    {
        const auto street = [this](double x0, double y0, double x1, double y1, double width,
                                   const QString &name) {
            geo::Geometry g = geo::Geometry::lineString({{x0, y0, 0}, {x1, y1, 0}});
            g.setType(geo::GeometryType::MultiLineString);
            put("road", g, {{"name", name}, {"width_m", width}, {"sidewalk_m", width > 6 ? 3.0 : 1.0}});
            const double length = std::hypot(x1 - x0, y1 - y0);
            for (double d = 12; d < length; d += 30) {
                const double x = x0 + (x1 - x0) * d / length;
                const double y = y0 + (y1 - y0) * d / length;
                const double ox = (y1 - y0) / length * (width / 2 + 1);
                const double oy = -(x1 - x0) / length * (width / 2 + 1);
                put("lamp", geo::Geometry::point({x + ox, y + oy, 0}), {{"pole_height_m", 8.0}});
                tree(x - ox, y - oy);
            }
        };
        for (int i = 0; i <= m_side; ++i) {
            const double x = kEast + i * kBlockX;
            street(x, kNorth, x, kNorth + m_side * kBlockY, i % 4 == 0 ? 9 : 6,
                   QStringLiteral("Đường số %1").arg(i));
        }
        for (int j = 0; j <= m_side; ++j) {
            const double y = kNorth + j * kBlockY;
            street(kEast, y, kEast + m_side * kBlockX, y, j % 5 == 0 ? 9 : 6,
                   QStringLiteral("Phố Hoa Sữa %1").arg(j));
        }
        geo::Geometry line =
            geo::Geometry::lineString({{kEast, kNorth + 7, 0}, {kEast + m_side * kBlockX, kNorth + 7, 0}});
        line.setType(geo::GeometryType::MultiLineString);
        put("red_line", line, {{"status", QStringLiteral("planned")}});
    }

    void makeRiver()
    {
        std::vector<geo::Coord> ring;
        const double length = m_side * kBlockX;
        for (int k = 0; k <= 40; ++k)
            ring.push_back({kEast + length * k / 40, kNorth - 60 + 18 * std::sin(k / 4.0), 0});
        for (int k = 40; k >= 0; --k)
            ring.push_back({kEast + length * k / 40, kNorth - 190 + 22 * std::sin(k / 4.0 + 0.4), 0});
        geo::Geometry g = geo::Geometry::polygon(std::move(ring));
        g.setType(geo::GeometryType::MultiPolygon);
        put("water", g, {{"name", QStringLiteral("Rạch Bến Nghé")}, {"kind", QStringLiteral("river")}});
    }

    std::unique_ptr<MemoryStore> m_store;
    city::StoreWriter *m_writer = nullptr;
    std::shared_ptr<const geo::ElevationGrid> m_ground;
    std::map<QString, std::vector<city::Feature>> m_pending;
    int m_side = 1;
    int m_parcel = 0;
    quint64 m_seed = 12345;
};

} // namespace dothi::test
