// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <functional>
#include <vector>

namespace dothi::scene {

/// A piece of an outline in the plane of a cut, with the side the stuff lies on.
struct CutEdge
{
    double u0 = 0;
    double v0 = 0;
    double u1 = 0;
    double v1 = 0;
    bool opens = false; ///< going down (towards smaller v) one enters the stuff here, else leaves it
};

struct CutPoint
{
    double u = 0;
    double v = 0;
};
/// A convex piece of the cut face, counter-clockwise in (u, v), three or four corners.
using CutPiece = std::vector<CutPoint>;

/// Fills what the edges of one body enclose: in upright strips between the u of all ends and crossings, going
/// down in each from edge to edge. Bodies that overlap within one another count once. A body turned inside
/// out (the first edge from above leaves) is taken the other way round. Where the last edge of a strip opens,
/// the body has no bottom there: it is filled down to `floorAt(u)`, or not at all without one. Edges that
/// stand upright bound nothing. Strips narrower than a tenth of a millimetre are passed over.
///
/// `steps`: how much may be done, in edges looked at; what was done is taken off. Where that goes below 0
/// nothing is filled. Null: as much as it takes.
[[nodiscard]] std::vector<CutPiece>
fillCut(std::vector<CutEdge> edges, const std::function<double(double u)> &floorAt, qint64 *steps = nullptr);

/// The part of a convex piece within low ≤ (u, v) ≤ high; empty where there is none.
[[nodiscard]] CutPiece clipPiece(const CutPiece &piece, CutPoint low, CutPoint high);

} // namespace dothi::scene
