// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/geo/brep.h>

#include <vector>

namespace dothi::io {

/// Takes one value for each face of a boundary from the nested lists CityJSON has for it ("values" of
/// semantics and materials): a list must say as much as its shell has faces; null in place of a list says
/// nothing of that shell. For readNested(); counts and depth are checked against the boundary.
///
/// `ValueOf`: (number of the file, Value &) -> bool, false for a number that means nothing.
template <class Value, class ValueOf>
struct FaceListSink
{
    const geo::Brep &brep;
    int levels; ///< of the values: two less than the boundaries have
    Value none; ///< of a face of which nothing is said
    ValueOf valueOf;
    std::vector<Value> &faces;
    size_t shell = 0;

    [[nodiscard]] size_t upTo(size_t number) const
    {
        return number < brep.shells.size() ? brep.facesOf(number).last : 0;
    }
    static bool open(int) { return true; }
    bool close(int level) { return level != levels || faces.size() == upTo(shell++); }
    bool null(int level)
    {
        if (level == levels) {
            faces.push_back(none);
            return faces.size() <= brep.faces.size();
        }
        if (level != levels - 1 || shell >= brep.shells.size())
            return false;
        faces.resize(upTo(shell++), none);
        return true;
    }
    bool number(int level, quint32 value)
    {
        Value face = none;
        if (level != levels || faces.size() >= brep.faces.size() || !valueOf(value, face))
            return false;
        faces.push_back(face);
        return true;
    }
};

template <class Value, class ValueOf>
FaceListSink(const geo::Brep &, int, Value, ValueOf, std::vector<Value> &) -> FaceListSink<Value, ValueOf>;

} // namespace dothi::io
