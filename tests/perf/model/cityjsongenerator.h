// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

#include <array>
#include <cstdint>

namespace dothi::test {

/// A CityJSON 2.0 file of `buildings` LoD1.2 blocks on a grid in EPSG:9210: each an L of six corners with
/// its height. The same numbers give the same bytes on any machine;
/// 100,000 buildings are about 66 MB.
inline QByteArray generateCityJson(int buildings, quint64 seed = 1)
{
    constexpr int kSpacingMm = 30'000;
    int side = 1;
    while (side * side < buildings)
        ++side;
    auto next = [state = seed]() mutable { // splitmix64
        state += 0x9E3779B97F4A7C15ULL;
        std::uint64_t z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31);
    };
    const auto number = [](QByteArray &out, qint64 value) { out += QByteArray::number(value); };
    QByteArray vertices;
    QByteArray text;
    text.reserve(buildings * 700);
    text += R"({"type":"CityJSON","version":"2.0","transform":{"scale":[0.001,0.001,0.001],)"
            R"("translate":[600000.0,1190000.0,0.0]},)"
            R"("metadata":{"referenceSystem":"https://www.opengis.net/def/crs/EPSG/0/9210"},"CityObjects":{)";
    qint64 first = 0;
    for (int i = 0; i < buildings; ++i) {
        const qint64 x = qint64(i % side) * kSpacingMm;
        const qint64 y = qint64(i / side) * kSpacingMm;
        const auto width = static_cast<qint64>(8'000 + next() % 12'000);
        const auto depth = static_cast<qint64>(8'000 + next() % 12'000);
        const auto height = static_cast<qint64>(3'000 + next() % 30'000);
        const auto base = static_cast<qint64>(next() % 3'000);
        const std::array<std::array<qint64, 2>, 6> corners = {{{x, y},
                                                               {x + width, y},
                                                               {x + width, y + depth / 2},
                                                               {x + width / 2, y + depth / 2},
                                                               {x + width / 2, y + depth},
                                                               {x, y + depth}}};
        for (const qint64 z : {base, base + height}) {
            for (const auto &[cx, cy] : corners) {
                vertices += vertices.isEmpty() ? "[" : ",[";
                number(vertices, cx);
                vertices += ',';
                number(vertices, cy);
                vertices += ',';
                number(vertices, z);
                vertices += ']';
            }
        }
        text += i > 0 ? ",\"b" : "\"b";
        number(text, i);
        text += R"(":{"type":"Building","attributes":{"measuredHeight":)";
        text += QByteArray::number(static_cast<double>(height) / 1000.0, 'f', 3);
        text += R"(},"geometry":[{"type":"Solid","lod":"1.2","boundaries":[[[[)";
        constexpr qint64 kCorners = 6;
        for (qint64 c = kCorners - 1; c >= 0; --c) { // the floor, seen from below
            number(text, first + c);
            text += c > 0 ? "," : "]]";
        }
        for (qint64 c = 0; c < kCorners; ++c) {
            const qint64 d = (c + 1) % kCorners;
            text += ",[[";
            number(text, first + c);
            text += ',';
            number(text, first + d);
            text += ',';
            number(text, first + kCorners + d);
            text += ',';
            number(text, first + kCorners + c);
            text += "]]";
        }
        text += ",[[";
        for (qint64 c = 0; c < kCorners; ++c) {
            number(text, first + kCorners + c);
            text += c + 1 < kCorners ? "," : "]]]]";
        }
        text += "}]}";
        first += 2 * kCorners;
    }
    text += "},\"vertices\":[";
    text += vertices;
    text += "]}";
    return text;
}

} // namespace dothi::test
