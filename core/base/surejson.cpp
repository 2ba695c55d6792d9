// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/json.h>

#include <algorithm>
#include <vector>

namespace dothi {

namespace {

constexpr size_t kDeepest = 200;
constexpr ptrdiff_t kLongestNumber = 100;

/// Goes through a text once and gives up at whatever is not plain.
class PlainJson
{
public:
    explicit PlainJson(std::string_view text)
        : m_at(text.data())
        , m_end(text.data() + text.size())
    {}

    bool isSound()
    {
        skipSpace();
        if (m_at == m_end || (*m_at != '{' && *m_at != '['))
            return false;
        do {
            if (!value())
                return false;
            // The lists that end here.
            bool more = false;
            while (!more && !m_levels.empty()) {
                skipSpace();
                if (m_at == m_end)
                    return false;
                const bool list = m_levels.back().list;
                if (*m_at == ',') {
                    ++m_at;
                    if (!list && !name())
                        return false;
                    more = true;
                } else if (*m_at == (list ? ']' : '}')) {
                    ++m_at;
                    if (!close())
                        return false;
                } else {
                    return false;
                }
            }
        } while (!m_levels.empty());
        skipSpace();
        return m_at == m_end;
    }

private:
    struct Level
    {
        bool list = false;
        size_t firstName = 0; ///< in m_names
    };

    void skipSpace()
    {
        while (m_at != m_end && (*m_at == ' ' || *m_at == '\n' || *m_at == '\r' || *m_at == '\t'))
            ++m_at;
    }

    /// A value, or the opening of lists and objects down to their first value; an empty one is closed here.
    bool value()
    {
        while (true) {
            skipSpace();
            if (m_at == m_end)
                return false;
            if (*m_at == '"') {
                std::string_view text;
                bool plain = true;
                return string(text, plain);
            }
            if (*m_at != '{' && *m_at != '[')
                return *m_at == '-' || isDigit(*m_at) ? number() : word();
            const bool list = *m_at++ == '[';
            if (m_levels.size() >= kDeepest)
                return false;
            m_levels.push_back({list, m_names.size()});
            skipSpace();
            if (m_at != m_end && *m_at == (list ? ']' : '}')) {
                ++m_at;
                m_levels.pop_back();
                return true;
            }
            if (!list && !name())
                return false;
        }
    }

    /// The name of a member, with the colon.
    bool name()
    {
        skipSpace();
        std::string_view text;
        bool plain = true;
        // One with escapes may read as another one does.
        if (m_at == m_end || *m_at != '"' || !string(text, plain) || !plain)
            return false;
        m_names.push_back(text);
        skipSpace();
        return m_at != m_end && *m_at++ == ':';
    }

    /// The end of a list or object; false where two members have one name.
    bool close()
    {
        const Level level = m_levels.back();
        m_levels.pop_back();
        const auto first = m_names.begin() + static_cast<ptrdiff_t>(level.firstName);
        std::sort(first, m_names.end());
        const bool unique = std::adjacent_find(first, m_names.end()) == m_names.end();
        m_names.erase(first, m_names.end());
        return unique;
    }

    bool word()
    {
        for (const std::string_view known : {"null", "true", "false"}) {
            if (std::string_view(m_at, m_end).starts_with(known)) {
                m_at += known.size();
                return true;
            }
        }
        return false;
    }

    static bool isDigit(char c) { return c >= '0' && c <= '9'; }

    bool digits()
    {
        const char *first = m_at;
        while (m_at != m_end && isDigit(*m_at))
            ++m_at;
        return m_at != first;
    }

    /// One that is far from what a double can hold is for a parser to judge.
    bool number()
    {
        const char *first = m_at;
        if (*m_at == '-')
            ++m_at;
        const char *whole = m_at;
        if (!digits() || (*whole == '0' && m_at - whole > 1))
            return false;
        if (m_at != m_end && *m_at == '.') {
            ++m_at;
            if (!digits())
                return false;
        }
        if (m_at - first > kLongestNumber)
            return false;
        if (m_at != m_end && (*m_at == 'e' || *m_at == 'E')) {
            ++m_at;
            if (m_at != m_end && (*m_at == '+' || *m_at == '-'))
                ++m_at;
            const char *exponent = m_at;
            if (!digits() || m_at - exponent > 2)
                return false;
        }
        return true;
    }

    /// `plain`: without escapes. Those of four digits may be halves of a character: not for here.
    bool string(std::string_view &text, bool &plain)
    {
        const char *first = ++m_at;
        while (m_at != m_end) {
            const auto c = static_cast<unsigned char>(*m_at);
            if (c == '"') {
                text = {first, m_at};
                ++m_at;
                return true;
            }
            if (c == '\\') {
                plain = false;
                if (++m_at == m_end || std::string_view("\"\\/bfnrt").find(*m_at) == std::string_view::npos)
                    return false;
                ++m_at;
            } else if (c < 0x20) {
                return false;
            } else if (c < 0x80) {
                ++m_at;
            } else if (!character(c)) {
                return false;
            }
        }
        return false;
    }

    /// A character of two to four bytes (RFC 3629, 4).
    bool character(unsigned char lead)
    {
        const auto byte = [this](ptrdiff_t i) { return static_cast<unsigned char>(m_at[i]); };
        const ptrdiff_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
        if (lead < 0xC2 || lead > 0xF4 || m_end - m_at < length)
            return false;
        unsigned char low = 0x80;
        unsigned char high = 0xBF;
        if (lead == 0xE0)
            low = 0xA0; // else overlong
        else if (lead == 0xED)
            high = 0x9F; // else a surrogate
        else if (lead == 0xF0)
            low = 0x90;
        else if (lead == 0xF4)
            high = 0x8F; // else beyond U+10FFFF
        if (byte(1) < low || byte(1) > high)
            return false;
        for (ptrdiff_t i = 2; i < length; ++i) {
            if (byte(i) < 0x80 || byte(i) > 0xBF)
                return false;
        }
        m_at += length;
        return true;
    }

    const char *m_at;
    const char *m_end;
    std::vector<Level> m_levels;
    std::vector<std::string_view> m_names; ///< of the objects that are open
};

} // namespace

bool isSurelyJson(std::string_view json)
{
    return PlainJson(json).isSound();
}

} // namespace dothi
