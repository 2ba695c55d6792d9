// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

/// Names for a city that does not exist. Vietnamese on purpose in every language of the program: they are
/// data, not texts of the window.
namespace dothi::io::demo {

/// How the two cities speak: alleys are "hẻm" in Ho Chi Minh City and "kiệt" in Da Nang, numbered each in its
/// own way.
enum class Flavour
{
    HoChiMinh,
    DaNang
};

/// A street called after somebody.
[[nodiscard]] QString streetName(quint64 hash);
/// A main road: the names every Vietnamese city has.
[[nodiscard]] QString mainRoadName(int index, quint64 hash);
[[nodiscard]] QString wardName(int index, quint64 hash);
[[nodiscard]] QString riverName(Flavour flavour, int index);
[[nodiscard]] QString canalName(Flavour flavour, int index);
/// A person, as an application names its owner.
[[nodiscard]] QString personName(quint64 hash);
[[nodiscard]] QString treeSpecies(quint64 hash, bool park);
[[nodiscard]] QString placeName(const QString &kind, quint64 hash);

/// "45", "45/12", "K45/H12": the part of an address that leads to the alley.
[[nodiscard]] QString alleyPrefix(Flavour flavour, const QString &parentPrefix, int number);
/// "Hẻm 45 Lê Văn Sen", "Kiệt 45/12 Lê Văn Sen".
[[nodiscard]] QString alleyName(Flavour flavour, const QString &prefix, const QString &street);

} // namespace dothi::io::demo
