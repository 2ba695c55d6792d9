// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/dikes.h>
#include <dothi/geo/interrupt.h>

#include <QCryptographicHash>

#include <algorithm>
#include <cmath>

namespace dothi::geo {

namespace {

/// Edge of the cells in which pieces of dikes are looked up.
constexpr double kDikeCellM = 64;
/// A single stretch longer than this is a slip of the pen, not a dike.
constexpr double kLongestSegmentM = 50'000;
/// A spot looks at no more of them; so many side by side are no dikes.
constexpr size_t kMostInCell = 512;
constexpr quint32 kSegmentsBetweenLooks = 1024;

qint64 dikeCell(double v)
{
    return static_cast<qint64>(std::floor(v / kDikeCellM));
}

bool isSound(const Dike &dike)
{
    if (dike.crest.size() < 2)
        return false;
    for (size_t i = 0; i < dike.crest.size(); ++i) {
        const Coord &c = dike.crest[i];
        if (!std::isfinite(c.x) || !std::isfinite(c.y) || !std::isfinite(c.z))
            return false;
        // Beyond that no map lies, and whole numbers of cells end.
        if (std::max(std::abs(c.x), std::abs(c.y)) > 1e8)
            return false;
        if (i > 0 && std::hypot(c.x - dike.crest[i - 1].x, c.y - dike.crest[i - 1].y) > kLongestSegmentM)
            return false;
    }
    return true;
}

} // namespace

Dikes::Dikes(std::vector<Dike> dikes)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const auto put = [&hash](double v) {
        hash.addData(QByteArrayView(reinterpret_cast<const char *>(&v), sizeof v));
    };
    for (Dike &dike : dikes) {
        if (!isSound(dike))
            continue;
        dike.topM = std::isfinite(dike.topM) ? std::clamp(dike.topM, 0.0, kWidestTopM) : 0;
        dike.run = std::isfinite(dike.run) ? std::clamp(dike.run, kSteepestRun, kFlattestRun) : 1;
        m_dikes.push_back(std::move(dike));
        const Dike &kept = m_dikes.back();
        if (!index(static_cast<quint32>(m_dikes.size() - 1))) {
            m_dikes.pop_back();
            m_isCut = true;
            break;
        }
        put(static_cast<double>(kept.crest.size()));
        put(kept.topM);
        put(kept.run);
        Extent box;
        for (const Coord &c : kept.crest) {
            put(c.x);
            put(c.y);
            put(c.z);
            box.add(c);
        }
        m_boxes.push_back(box.grown(reachM(kept)));
        m_extent.add(m_boxes.back());
    }
    m_mark = hash.result();
}

bool Dikes::index(quint32 number)
{
    const Dike &dike = m_dikes[number];
    const double reach = reachM(dike);
    for (quint32 s = 0; s + 1 < dike.crest.size(); ++s) {
        if (s % kSegmentsBetweenLooks == 0 && stopAsked())
            return false;
        const Coord &a = dike.crest[s];
        const Coord &b = dike.crest[s + 1];
        const int steps =
            std::max(1, static_cast<int>(std::ceil(std::hypot(b.x - a.x, b.y - a.y) / kDikeCellM)));
        if (m_pieces + static_cast<size_t>(steps) > kMostPieces)
            return false;
        m_pieces += static_cast<size_t>(steps);
        for (int i = 0; i < steps; ++i) {
            Extent box;
            for (const double t : {static_cast<double>(i) / steps, static_cast<double>(i + 1) / steps})
                box.add(Coord{a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t, 0});
            box = box.grown(reach);
            for (qint64 row = dikeCell(box.minY()); row <= dikeCell(box.maxY()); ++row) {
                for (qint64 column = dikeCell(box.minX()); column <= dikeCell(box.maxX()); ++column) {
                    std::vector<Piece> &cell = m_cells[cellKey(column, row)];
                    if (cell.size() >= kMostInCell)
                        m_isCut = true;
                    else if (cell.empty() || cell.back().dike != number || cell.back().segment != s)
                        cell.push_back({number, s});
                }
            }
        }
    }
    return true;
}

double Dikes::raised(double x, double y, double groundM) const
{
    if (!(x >= m_extent.minX() && x <= m_extent.maxX() && y >= m_extent.minY() && y <= m_extent.maxY()))
        return groundM;
    const auto cell = m_cells.find(cellKey(dikeCell(x), dikeCell(y)));
    if (cell == m_cells.end())
        return groundM;
    double height = groundM;
    for (const Piece &piece : cell->second) {
        const Dike &dike = m_dikes[piece.dike];
        const Coord &a = dike.crest[piece.segment];
        const Coord &b = dike.crest[piece.segment + 1];
        const double dx = b.x - a.x;
        const double dy = b.y - a.y;
        const double length2 = dx * dx + dy * dy;
        const double t =
            length2 > 0 ? std::clamp(((x - a.x) * dx + (y - a.y) * dy) / length2, 0.0, 1.0) : 0.0;
        const double crest = a.z + (b.z - a.z) * t;
        if (crest - groundM > kHighestM)
            continue;
        const double away = std::hypot(x - a.x - dx * t, y - a.y - dy * t);
        height = std::max(height, crest - std::max(0.0, away - dike.topM / 2) / dike.run);
    }
    return height;
}

std::vector<size_t> Dikes::within(const Extent &area) const
{
    std::vector<size_t> found;
    if (!m_extent.intersects(area))
        return found;
    for (size_t i = 0; i < m_boxes.size(); ++i) {
        if (m_boxes[i].intersects(area))
            found.push_back(i);
    }
    return found;
}

std::vector<double> Dikes::crossings(double ax, double ay, double bx, double by, size_t most) const
{
    std::vector<double> found;
    Extent line;
    line.add(Coord{ax, ay, 0});
    line.add(Coord{bx, by, 0});
    if (!m_extent.intersects(line))
        return found;
    const double dx = bx - ax;
    const double dy = by - ay;
    const double length = std::hypot(dx, dy);
    // Along the line, half a cell at a time: every piece that can cross it is in one of these cells.
    const int steps = static_cast<int>(std::clamp(std::ceil(2 * length / kDikeCellM), 1.0, 4096.0));
    quint64 last = 0;
    for (int i = 0; i <= steps && found.size() < most; ++i) {
        const double along = static_cast<double>(i) / steps;
        const quint64 key = cellKey(dikeCell(ax + dx * along), dikeCell(ay + dy * along));
        if (i > 0 && key == last)
            continue;
        last = key;
        const auto cell = m_cells.find(key);
        if (cell == m_cells.end())
            continue;
        for (const Piece &piece : cell->second) {
            const Coord &p = m_dikes[piece.dike].crest[piece.segment];
            const Coord &q = m_dikes[piece.dike].crest[piece.segment + 1];
            const double ex = q.x - p.x;
            const double ey = q.y - p.y;
            const double cross = dx * ey - dy * ex;
            if (cross == 0)
                continue;
            const double t = ((p.x - ax) * ey - (p.y - ay) * ex) / cross;
            const double u = ((p.x - ax) * dy - (p.y - ay) * dx) / cross;
            const bool isNew =
                std::ranges::none_of(found, [t](double known) { return std::abs(known - t) < 1e-9; });
            if (t > 0 && t < 1 && u >= 0 && u <= 1 && isNew && found.size() < most)
                found.push_back(t);
        }
    }
    return found;
}

} // namespace dothi::geo
