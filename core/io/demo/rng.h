// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <array>
#include <initializer_list>

/// Random numbers of the demo city. Only integer arithmetic and one exact conversion, so that every machine,
/// compiler and standard library draws the same city.
namespace dothi::io::demo {

/// The finaliser of SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, OOPSLA
/// 2014).
[[nodiscard]] constexpr quint64 mix(quint64 z)
{
    z += 0x9E3779B97F4A7C15ULL;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
}

/// One number out of several: the same place always draws the same, whatever was generated before it.
[[nodiscard]] constexpr quint64 hashOf(std::initializer_list<qint64> parts)
{
    quint64 h = 0x243F6A8885A308D3ULL;
    for (const qint64 part : parts)
        h = mix(h ^ static_cast<quint64>(part));
    return h;
}

/// 0 ≤ x < 1 from the upper 53 bits: exact in a double.
[[nodiscard]] constexpr double unit(quint64 bits)
{
    return static_cast<double>(bits >> 11) * 0x1.0p-53;
}

/// xoshiro256** (Blackman, Vigna: Scrambled linear pseudorandom number generators, 2018), seeded through
/// SplitMix64.
class Rng
{
public:
    explicit constexpr Rng(quint64 seed)
    {
        for (quint64 &word : m_state) {
            word = mix(seed);
            seed += 0x9E3779B97F4A7C15ULL;
        }
    }

    /// From a whole state, as the published test vectors give it.
    explicit constexpr Rng(const std::array<quint64, 4> &state)
        : m_state{state[0], state[1], state[2], state[3]}
    {}

    constexpr quint64 next()
    {
        const quint64 result = rotate(m_state[1] * 5, 7) * 9;
        const quint64 t = m_state[1] << 17;
        m_state[2] ^= m_state[0];
        m_state[3] ^= m_state[1];
        m_state[1] ^= m_state[2];
        m_state[0] ^= m_state[3];
        m_state[2] ^= t;
        m_state[3] = rotate(m_state[3], 45);
        return result;
    }

    /// 0 ≤ x < 1.
    constexpr double uniform() { return unit(next()); }
    constexpr double range(double low, double high) { return low + (high - low) * uniform(); }
    /// low … high, both included.
    constexpr int range(int low, int high)
    {
        return low + static_cast<int>((next() >> 33) % static_cast<quint64>(high - low + 1));
    }
    constexpr bool chance(double probability) { return uniform() < probability; }

private:
    static constexpr quint64 rotate(quint64 x, int k) { return (x << k) | (x >> (64 - k)); }

    quint64 m_state[4] = {};
};

} // namespace dothi::io::demo
