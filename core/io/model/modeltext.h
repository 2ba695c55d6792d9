// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/result.h>
#include <dothi/geo/geometry.h>

#include <QByteArray>

#include <optional>
#include <string_view>
#include <vector>

namespace dothi::io {

/// The lines and words of a text model. A line that ends with a backslash goes on with the next. Comments
/// (from '#') and empty lines are passed over. Numbers are read the same in every locale.
class ModelText
{
public:
    explicit ModelText(const QByteArray &content);

    /// The words of the next line that has any; false at the end.
    [[nodiscard]] bool nextLine();
    [[nodiscard]] const std::vector<std::string_view> &words() const { return m_words; }
    /// Of the line in hand, from 1.
    [[nodiscard]] qint64 line() const { return m_line; }
    [[nodiscard]] qint64 position() const { return m_next; }
    [[nodiscard]] qint64 size() const { return m_content.size(); }

    /// The next word, over the ends of lines.
    [[nodiscard]] std::optional<std::string_view> nextWord();
    /// What is left of the line in hand is passed over.
    void skipLine() { m_word = m_words.size(); }

    /// A position's three numbers, from the word `first` on; nothing when one is missing or not finite.
    [[nodiscard]] std::optional<geo::Coord> coord(size_t first) const;
    /// `text`, with the line.
    [[nodiscard]] Failure wrong(const QString &text) const;

private:
    const QByteArray &m_content;
    qint64 m_next = 0;
    qint64 m_line = 0;
    size_t m_word = 0;
    std::vector<std::string_view> m_words;
};

[[nodiscard]] std::optional<qint64> toWhole(std::string_view word);
[[nodiscard]] std::optional<double> toFinite(std::string_view word);

} // namespace dothi::io
