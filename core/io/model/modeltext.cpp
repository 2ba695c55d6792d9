// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/model/modeltext.h>

#include <QCoreApplication>

#include <charconv>
#include <cmath>

namespace dothi::io {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::ModelReader)
};

QString atLine(qint64 line, const QString &text)
{
    return Tr::tr("Line %1: %2").arg(line).arg(text);
}

QString writeAgain()
{
    return Tr::tr("Write the file again with the program it comes from.");
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\v' || c == '\f';
}

} // namespace

std::optional<qint64> toWhole(std::string_view word)
{
    qint64 value = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (error != std::errc() || end != word.data() + word.size())
        return {};
    return value;
}

std::optional<double> toFinite(std::string_view word)
{
    if (!word.empty() && word.front() == '+')
        word.remove_prefix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (error != std::errc() || end != word.data() + word.size() || !std::isfinite(value))
        return {};
    return value;
}

ModelText::ModelText(const QByteArray &content)
    : m_content(content)
{}

bool ModelText::nextLine()
{
    m_words.clear();
    m_word = 0;
    const char *text = m_content.constData();
    bool goesOn = false; // after a backslash
    while (m_next < m_content.size() && (m_words.empty() || goesOn)) {
        goesOn = false;
        ++m_line;
        qint64 end = m_next;
        while (end < m_content.size() && text[end] != '\n')
            ++end;
        qint64 at = m_next;
        while (at < end && text[at] != '#') {
            if (isBlank(text[at])) {
                ++at;
                continue;
            }
            const qint64 start = at;
            while (at < end && !isBlank(text[at]) && text[at] != '#')
                ++at;
            m_words.emplace_back(text + start, static_cast<size_t>(at - start));
        }
        m_next = end + 1;
        if (!m_words.empty() && m_words.back() == "\\") {
            m_words.pop_back();
            goesOn = true;
        }
    }
    return !m_words.empty();
}

std::optional<std::string_view> ModelText::nextWord()
{
    while (m_word >= m_words.size()) {
        if (!nextLine())
            return {};
    }
    return m_words[m_word++];
}

std::optional<geo::Coord> ModelText::coord(size_t first) const
{
    if (m_words.size() < first + 3)
        return {};
    const auto x = toFinite(m_words[first]);
    const auto y = toFinite(m_words[first + 1]);
    const auto z = toFinite(m_words[first + 2]);
    if (!x || !y || !z)
        return {};
    return geo::Coord{*x, *y, *z};
}

Failure ModelText::wrong(const QString &text) const
{
    return fail(Error(ErrorCode::InvalidData, atLine(m_line, text)).withAdvice(writeAgain()));
}

} // namespace dothi::io
