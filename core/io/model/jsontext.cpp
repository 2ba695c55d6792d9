// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/model/jsontext.h>

#include <simdjson.h>

#include <array>
#include <bitset>
#include <charconv>
#include <cmath>
#include <cstring>

namespace dothi::io {

namespace {

using detail::isJsonSpace;

/// A JSON number, which from_chars() takes a little more than (RFC 8259, 6).
bool readNumber(const char *&at, const char *end, double &value)
{
    const char *const start = at;
    const char *digits = at;
    const bool negative = digits != end && *digits == '-';
    digits += negative ? 1 : 0;
    if (digits == end || *digits < '0' || *digits > '9')
        return false;
    // Most are whole numbers of few digits.
    std::int64_t whole = *digits - '0';
    const bool zero = *digits == '0';
    const char *next = digits + 1;
    for (; next != end && *next >= '0' && *next <= '9' && next - digits < 16; ++next)
        whole = whole * 10 + (*next - '0');
    if (zero && next - digits > 1)
        return false;
    if (next == end || (*next != '.' && *next != 'e' && *next != 'E' && (*next < '0' || *next > '9'))) {
        value = static_cast<double>(negative ? -whole : whole);
        at = next;
        return true;
    }
    const std::from_chars_result read = std::from_chars(start, end, value);
    if (read.ec != std::errc() || !std::isfinite(value))
        return false;
    if (read.ptr[-1] == '.') // "1." is none in JSON
        return false;
    const std::string_view text(start, static_cast<size_t>(read.ptr - start));
    if (const size_t point = text.find('.');
        point != std::string_view::npos &&
        (point + 1 == text.size() || text[point + 1] < '0' || text[point + 1] > '9'))
        return false;
    at = read.ptr;
    return true;
}

void skipSpaces(const char *&at, const char *end)
{
    while (at != end && isJsonSpace(*at))
        ++at;
}

bool takeChar(const char *&at, const char *end, char c)
{
    skipSpaces(at, end);
    if (at == end || *at != c)
        return false;
    ++at;
    return true;
}

} // namespace

void JsonCursor::skipSpace()
{
    skipSpaces(m_at, m_end);
}

bool JsonCursor::take(char c)
{
    return takeChar(m_at, m_end, c);
}

bool JsonCursor::atEnd()
{
    skipSpace();
    return m_at == m_end;
}

bool JsonCursor::skipString()
{
    // Behind the opening quote.
    while (true) {
        const char *quote =
            static_cast<const char *>(std::memchr(m_at, '"', static_cast<size_t>(m_end - m_at)));
        if (!quote)
            return false;
        const char *slash = quote;
        while (slash != m_at && slash[-1] == '\\')
            --slash;
        m_at = quote + 1;
        if ((quote - slash) % 2 == 0)
            return true;
    }
}

std::optional<std::string_view> JsonCursor::string()
{
    if (!take('"'))
        return std::nullopt;
    const char *start = m_at;
    if (!skipString())
        return std::nullopt;
    return std::string_view(start, static_cast<size_t>(m_at - start - 1));
}

std::optional<std::string_view> JsonCursor::value(bool &tooDeep)
{
    skipSpace();
    const char *const start = m_at;
    const auto taken = [&] { return std::string_view(start, static_cast<size_t>(m_at - start)); };
    if (m_at == m_end)
        return std::nullopt;
    if (*m_at == '"') {
        ++m_at;
        return skipString() ? std::optional(taken()) : std::nullopt;
    }
    if (*m_at != '{' && *m_at != '[') {
        while (m_at != m_end && !isJsonSpace(*m_at) && *m_at != ',' && *m_at != ']' && *m_at != '}')
            ++m_at;
        return m_at == start ? std::nullopt : std::optional(taken());
    }
    std::bitset<kDeepestJson> isObject;
    size_t depth = 0;
    while (m_at != m_end) {
        const char c = *m_at++;
        switch (c) {
        case '"':
            if (!skipString())
                return std::nullopt;
            break;
        case '{':
        case '[':
            if (depth < kDeepestJson)
                isObject[depth] = c == '{';
            else
                tooDeep = true;
            ++depth;
            break;
        case '}':
        case ']':
            --depth;
            if (depth < kDeepestJson && isObject[depth] != (c == '}'))
                return std::nullopt;
            if (depth == 0)
                return taken();
            break;
        default:
            break;
        }
    }
    return std::nullopt;
}

std::optional<std::string> unescaped(std::string_view raw)
{
    if (raw.find('\\') == std::string_view::npos) {
        if (!simdjson::validate_utf8(raw.data(), raw.size()))
            return std::nullopt;
        for (const char c : raw) {
            if (static_cast<unsigned char>(c) < 0x20)
                return std::nullopt;
        }
        return std::string(raw);
    }
    simdjson::dom::parser parser;
    const simdjson::padded_string text = '"' + std::string(raw) + '"';
    std::string_view read;
    if (parser.parse(text).get(read) != simdjson::SUCCESS)
        return std::nullopt;
    return std::string(read);
}

std::string quotedJson(std::string_view text)
{
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            constexpr std::string_view kHex = "0123456789abcdef";
            out += "\\u00";
            out += kHex[static_cast<unsigned char>(c) >> 4];
            out += kHex[static_cast<unsigned char>(c) & 15];
        } else {
            out += c;
        }
    }
    out += '"';
    return out;
}

bool readTriples(std::string_view text, size_t most, std::vector<geo::Coord> &out)
{
    const char *at = text.data();
    const char *const end = at + text.size();
    if (!takeChar(at, end, '['))
        return false;
    size_t count = 0;
    if (!takeChar(at, end, ']')) {
        do {
            if (++count > most || !takeChar(at, end, '['))
                return false;
            std::array<double, 3> xyz{};
            for (size_t i = 0; i < xyz.size(); ++i) {
                if (i > 0 && !takeChar(at, end, ','))
                    return false;
                skipSpaces(at, end);
                if (!readNumber(at, end, xyz[i]))
                    return false;
            }
            if (!takeChar(at, end, ']'))
                return false;
            out.push_back({xyz[0], xyz[1], xyz[2]});
        } while (takeChar(at, end, ','));
        if (!takeChar(at, end, ']'))
            return false;
    }
    skipSpaces(at, end);
    return at == end;
}

bool readNumbers(std::string_view text, size_t most, std::vector<double> &out)
{
    const char *at = text.data();
    const char *const end = at + text.size();
    if (!takeChar(at, end, '['))
        return false;
    if (!takeChar(at, end, ']')) {
        size_t count = 0;
        do {
            double value = 0;
            skipSpaces(at, end);
            if (++count > most || !readNumber(at, end, value))
                return false;
            out.push_back(value);
        } while (takeChar(at, end, ','));
        if (!takeChar(at, end, ']'))
            return false;
    }
    skipSpaces(at, end);
    return at == end;
}

bool rewriteNumbers(std::string_view text, std::string &out,
                    const std::function<std::optional<std::int64_t>(int place, std::uint32_t value)> &replace)
{
    struct Writer
    {
        std::string &out;
        decltype(replace) &make;
        std::array<int, kDeepestJson + 1> count{};

        void part(int level)
        {
            if (count[static_cast<size_t>(level)]++ > 0)
                out += ',';
        }
        bool open(int level)
        {
            part(level - 1);
            count[static_cast<size_t>(level)] = 0;
            out += '[';
            return true;
        }
        bool close(int)
        {
            out += ']';
            return true;
        }
        bool number(int level, std::uint32_t value)
        {
            const std::optional<std::int64_t> made = make(count[static_cast<size_t>(level)], value);
            part(level);
            if (made)
                out += std::to_string(*made);
            return made.has_value();
        }
        bool null(int level)
        {
            part(level);
            out += "null";
            return true;
        }
    };
    Writer writer{out, replace};
    return readNestedNumbers(text, kDeepestJson, writer);
}

void appendNumber(std::string &out, double value)
{
    constexpr double kExact = 9'007'199'254'740'992; // 2⁵³
    std::array<char, 32> text{};
    const std::to_chars_result end =
        value == std::floor(value) && std::abs(value) < kExact
            ? std::to_chars(text.data(), text.data() + text.size(), static_cast<std::int64_t>(value))
            : std::to_chars(text.data(), text.data() + text.size(), value);
    out.append(text.data(), end.ptr);
}

} // namespace dothi::io
