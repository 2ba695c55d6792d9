// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/geo/solid/validation.h>

#include <QStringList>

namespace dothi::geo {

/// What repairBrep() made of a model.
struct Repair
{
    Brep brep;                           ///< as it was when `done` is empty
    QStringList done;                    ///< what was changed, sentences for the user, translated, in order
    std::vector<ValidationError> before; ///< what was wrong
    std::vector<ValidationError> after;  ///< what still is

    [[nodiscard]] bool changed() const { return !done.isEmpty(); }
};

/// Mends what can be mended without guessing, one kind of fault after the other: vertices that close made
/// one, points given twice in a row and rings left open, rings and polygons without area, polygons given
/// twice, holes that run the wrong way, polygons and shells turned the wrong way (Ledoux 2013 for what is
/// right; turning spreads from neighbour to neighbour), and flat holes of up to 64 edges in a shell, which
/// get the polygon they lack.
///
/// A step is kept only when the model validates better with it: the level of what is still wrong (rings,
/// polygons, shells, solids) is higher, or it is the same and less is wrong there. Nothing is changed that is
/// not in `done`. Fails as validateBrep() does.
[[nodiscard]] Result<Repair> repairBrep(const Brep &brep, SolidType type,
                                        const ValidationOptions &options = {},
                                        const TaskContext *task = nullptr);

} // namespace dothi::geo
