// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/geo/geometry.h>

#include <QByteArray>

#include <unordered_map>
#include <vector>

namespace dothi::geo {

/// A dike, an embankment or a flood wall: narrower than the cells of a terrain raster, so that its survey
/// says how high the ground is there.
struct Dike
{
    std::vector<Coord> crest; ///< the middle of its crest, map coordinates; z: metres above the datum
    double topM = 3;          ///< width of the crest
    double run = 2;           ///< its sides fall by one metre over so many, until they meet the ground
};

/// All dikes of a city: how they raise the ground. Immutable; any thread.
class Dikes
{
public:
    /// A crest is no higher above the ground beside it: more is a mistake in its height, and raises nothing.
    static constexpr double kHighestM = 15;
    static constexpr double kWidestTopM = 100;
    static constexpr double kFlattestRun = 10;
    static constexpr double kSteepestRun = 0.05; ///< a wall: upright but for what a mesh needs
    /// More pieces (of up to 64 m) are no dikes of a city: what comes after them is left out.
    static constexpr size_t kMostPieces = 500'000;

    /// Leaves out what is not finite or shorter than two points; widths and slopes are brought within the
    /// bounds above. A part of them, isCut(), when the task of this thread was cancelled (StopWithTask).
    explicit Dikes(std::vector<Dike> dikes);

    [[nodiscard]] bool isEmpty() const { return m_dikes.empty(); }
    [[nodiscard]] const std::vector<Dike> &all() const { return m_dikes; }
    /// Whether some were left out for their number.
    [[nodiscard]] bool isCut() const { return m_isCut; }
    /// The height of the ground at a spot with the dikes on it: `groundM` where there is none.
    [[nodiscard]] double raised(double x, double y, double groundM) const;
    /// Indices of the dikes that raise something within an area, in their order.
    [[nodiscard]] std::vector<size_t> within(const Extent &area) const;
    /// Where a - b crosses crests, as parts of its length (0 … 1): a line over the ground may leave it most
    /// there. No more than `most`.
    [[nodiscard]] std::vector<double> crossings(double ax, double ay, double bx, double by,
                                                size_t most = 16) const;
    /// How far to the side a dike may raise the ground.
    [[nodiscard]] static double reachM(const Dike &dike) { return dike.topM / 2 + dike.run * kHighestM; }
    /// Tells these dikes from others.
    [[nodiscard]] const QByteArray &mark() const { return m_mark; }

private:
    struct Piece
    {
        quint32 dike;
        quint32 segment; ///< of its crest
    };
    [[nodiscard]] static quint64 cellKey(qint64 column, qint64 row)
    {
        return (static_cast<quint64>(static_cast<quint32>(column)) << 32) | static_cast<quint32>(row);
    }
    bool index(quint32 dike);

    std::vector<Dike> m_dikes;
    std::vector<Extent> m_boxes; ///< of all they raise
    Extent m_extent;
    std::unordered_map<quint64, std::vector<Piece>> m_cells;
    size_t m_pieces = 0;
    bool m_isCut = false;
    QByteArray m_mark;
};

} // namespace dothi::geo
