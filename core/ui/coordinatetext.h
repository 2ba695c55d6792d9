// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/geo/crs.h>

#include <QString>

#include <optional>

namespace dothi::ui {

/// A position a person typed.
struct TypedPosition
{
    double first = 0;
    double second = 0;
    bool geographic =
        false; ///< first: latitude, second: longitude (degrees); else first: E, second: N (metres)
};

/// Reads "603797 1191942", "603 797,26; 1 191 942,31", "E 603797.26 N 1191942.31", "10.7769, 106.7009",
/// "10,7769 106,7009", "10°46'36.8"N 106°42'3"E". Vietnamese papers write northing (X) before easting (Y): in
/// VN-2000 the northing is always the larger one, so either order is understood; of degrees the larger one is
/// the longitude. Nothing when the text is no pair of coordinates in or about Vietnam.
[[nodiscard]] std::optional<TypedPosition> readPosition(const QString &text);

/// The position in a city's CRS, by its pinned datum operation.
[[nodiscard]] Result<geo::Coord> toCity(const TypedPosition &position, const geo::Crs &crs,
                                        int datumOperation);

/// "E 603 797,26   N 1 191 942,31"
[[nodiscard]] QString formatPosition(const geo::Coord &position);
/// "10,776900° B  106,700900° Đ" (N, E in English); latitude before longitude.
[[nodiscard]] QString formatGeographic(double latitude, double longitude);

} // namespace dothi::ui
