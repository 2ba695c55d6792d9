// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/geo/geometry.h>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Pieces of JSON text as they stand in a file, without building a tree: a city's file is mostly nested
/// lists of numbers, and only its objects are worth a parser's work. Everything here takes hostile text:
/// bounded depth, no recursion, no reading beyond the end.
namespace dothi::io {

/// Lists and objects within one another that a file may have; CityJSON's own need 9 at most.
inline constexpr int kDeepestJson = 64;

/// Walks over the members of an object or the items of a list, handing over each value as it stands.
class JsonCursor
{
public:
    explicit JsonCursor(std::string_view text)
        : m_at(text.data())
        , m_end(text.data() + text.size())
    {}

    /// True, and behind it, when the next thing is `c`.
    bool take(char c);
    /// Nothing but white space is left.
    [[nodiscard]] bool atEnd();
    /// The next string without its quotes, escapes as they are; nullopt when there is none.
    [[nodiscard]] std::optional<std::string_view> string();
    /// The next value as it stands. Its brackets match; what is between them is not looked at. nullopt: there
    /// is none, or brackets do not match. `tooDeep`: more levels than kDeepestJson.
    [[nodiscard]] std::optional<std::string_view> value(bool &tooDeep);

private:
    void skipSpace();
    bool skipString();

    const char *m_at;
    const char *m_end;
};

/// The text of a JSON string (without its quotes); nullopt when it is not well-formed UTF-8, or an escape is
/// wrong.
[[nodiscard]] std::optional<std::string> unescaped(std::string_view raw);
/// A text as a JSON string with its quotes.
[[nodiscard]] std::string quotedJson(std::string_view text);

/// Reads a nested list of whole numbers from 0 to 2³²-2 and nulls. `sink` hears what it consists of in the
/// order of the text, and may refuse by returning false: open(level), close(level), number(level, value),
/// null(level); the outermost list is level 1. False when the text is anything else, or deeper than
/// `deepest`, or `sink` refused.
template <class Sink>
[[nodiscard]] bool readNestedNumbers(std::string_view text, int deepest, Sink &sink);

/// Reads a list of lists of three finite numbers each. False when the text is anything else, or longer than
/// `most`.
[[nodiscard]] bool readTriples(std::string_view text, size_t most, std::vector<geo::Coord> &out);
/// Reads a list of finite numbers, at most `most`.
[[nodiscard]] bool readNumbers(std::string_view text, size_t most, std::vector<double> &out);

/// Copies a nested list of whole numbers and nulls to `out`, each number replaced by what `replace` makes of
/// it; `place` is the position within its innermost list. False when the text is anything else.
[[nodiscard]] bool
rewriteNumbers(std::string_view text, std::string &out,
               const std::function<std::optional<std::int64_t>(int place, std::uint32_t value)> &replace);

/// A number that reads back the same: whole ones without a point.
void appendNumber(std::string &out, double value);

namespace detail {

[[nodiscard]] inline bool isJsonSpace(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

} // namespace detail

template <class Sink>
bool readNestedNumbers(std::string_view text, int deepest, Sink &sink)
{
    const char *at = text.data();
    const char *const end = at + text.size();
    int level = 0;
    bool valueNext = true; // a value (or, after "[", the end of the list) must follow
    bool justOpened = false;
    while (at != end) {
        const char c = *at;
        if (c >= '0' && c <= '9') {
            if (!valueNext || level == 0)
                return false;
            std::uint64_t value = static_cast<std::uint64_t>(c - '0');
            const bool zero = c == '0';
            for (++at; at != end && *at >= '0' && *at <= '9'; ++at) {
                value = value * 10 + static_cast<std::uint64_t>(*at - '0');
                if (zero || value >= 0xFFFFFFFFULL)
                    return false;
            }
            if (!sink.number(level, static_cast<std::uint32_t>(value)))
                return false;
            valueNext = false;
            justOpened = false;
            continue;
        }
        switch (c) {
        case '[':
            if (!valueNext || level == deepest || !sink.open(++level))
                return false;
            justOpened = true;
            break;
        case ']':
            if (level == 0 || (valueNext && !justOpened) || !sink.close(level--))
                return false;
            valueNext = false;
            justOpened = false;
            break;
        case ',':
            if (valueNext || level == 0)
                return false;
            valueNext = true;
            justOpened = false;
            break;
        case 'n':
            if (!valueNext || level == 0 || end - at < 4 || std::string_view(at, 4) != "null" ||
                !sink.null(level))
                return false;
            at += 3;
            valueNext = false;
            justOpened = false;
            break;
        default:
            if (!detail::isJsonSpace(c))
                return false;
        }
        ++at;
    }
    return level == 0 && !valueNext;
}

} // namespace dothi::io
