// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/geo/geometry.h>
#include <dothi/io/demo/cellplan.h>

namespace dothi::io::demo {

enum class Roof
{
    Flat,
    Gabled,
    Hipped,
    Shed,
    StairHut
};
[[nodiscard]] const char *codeOf(Roof roof);

struct Built
{
    Poly foot;
    const char *use = "row_house";
    double heightM = 3.6; ///< ground to the highest point
    int storeys = 1;
    int basements = 0;
    Roof roof = Roof::Flat;
    int year = 2000;
    bool shell = false; ///< gets a solid: `foot` is a rectangle whose first edge runs along the ridge
    double eavesM = 0;  ///< of a shell
    QString name;
};

/// What stands on a lot. Nothing on green, parks without a pavilion, vacant plots, and on some of the others.
[[nodiscard]] std::vector<Built> build(const CellPlan &plan, const Lot &lot, Rng &rng);

/// The closed outer shell of a house with a gabled or hipped roof over a rectangle: faces counter-clockwise
/// seen from outside (ISO 19107). `corner` makes map coordinates.
template <class ToMap>
[[nodiscard]] geo::Geometry shellOf(const Built &built, double groundM, const ToMap &toMap);

/// A rectangle in the frame of a lot's front: `s` along the front from its middle, `t` inwards.
struct Frame
{
    V2 origin;
    V2 along;
    V2 inwards;
    double width = 0; ///< of the front
    double depth = 0;

    [[nodiscard]] V2 at(double s, double t) const { return snapped(origin + along * s + inwards * t); }
    /// Centre and sizes; counter-clockwise, first edge along the front.
    [[nodiscard]] Poly rectangle(double s, double t, double wide, double deep) const
    {
        return Poly{at(s - wide / 2, t - deep / 2), at(s + wide / 2, t - deep / 2),
                    at(s + wide / 2, t + deep / 2), at(s - wide / 2, t + deep / 2)};
    }
};
[[nodiscard]] Frame frameOf(const CellPlan &plan, const Lot &lot);

template <class ToMap>
geo::Geometry shellOf(const Built &built, double groundM, const ToMap &toMap)
{
    const double eaves = groundM + built.eavesM;
    const double top = groundM + built.heightM;
    const V2 a = built.foot.at(0);
    const V2 b = built.foot.at(1);
    const V2 c = built.foot.at(2);
    const V2 d = built.foot.at(3);
    // The ridge runs along ab; a hip draws it in by half the depth, as roofs of equal slope do.
    const double length = lengthOf(b - a);
    const double hip = built.roof == Roof::Hipped ? std::min(lengthOf(d - a) / 2, length * 0.4) : 0;
    const V2 left = snapped(between(between(a, d, 0.5), between(b, c, 0.5), hip / length));
    const V2 right = snapped(between(between(a, d, 0.5), between(b, c, 0.5), 1 - hip / length));

    geo::Geometry shell(geo::GeometryType::MultiPolygon, true);
    const auto face = [&](std::initializer_list<std::pair<V2, double>> corners) {
        shell.beginPart();
        shell.beginRing();
        for (const auto &[p, z] : corners)
            shell.add(toMap(p, z));
        shell.closeRing();
    };
    face({{a, groundM}, {d, groundM}, {c, groundM}, {b, groundM}});
    face({{a, groundM}, {b, groundM}, {b, eaves}, {a, eaves}});
    face({{c, groundM}, {d, groundM}, {d, eaves}, {c, eaves}});
    face({{a, eaves}, {b, eaves}, {right, top}, {left, top}});
    face({{c, eaves}, {d, eaves}, {left, top}, {right, top}});
    if (built.roof == Roof::Hipped) {
        face({{b, groundM}, {c, groundM}, {c, eaves}, {b, eaves}});
        face({{d, groundM}, {a, groundM}, {a, eaves}, {d, eaves}});
        face({{b, eaves}, {c, eaves}, {right, top}});
        face({{d, eaves}, {a, eaves}, {left, top}});
    } else {
        face({{b, groundM}, {c, groundM}, {c, eaves}, {right, top}, {b, eaves}});
        face({{d, groundM}, {a, groundM}, {a, eaves}, {left, top}, {d, eaves}});
    }
    return shell;
}

} // namespace dothi::io::demo
