// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/result.h>

#include <QByteArray>
#include <QString>

#include <memory>
#include <set>
#include <vector>

namespace dothi::io {

/// Names as iconv knows them.
inline constexpr char kUtf8[] = "UTF-8";
inline constexpr char kTcvn3[] = "TCVN5712-1";
inline constexpr char kWindowsVietnamese[] = "WINDOWS-1258";
inline constexpr char kWindowsLatin[] = "WINDOWS-1252";

struct DecodedText
{
    QString text;         ///< NFC, without control characters or padding
    bool damaged = false; ///< some bytes mean nothing in the encoding; U+FFFD stands for them
    bool cut = false;     ///< UTF-8 that ends inside a character: the field was too short for it
};

/// Turns the bytes of a file's text into Unicode (NFC). Decoding is iconv's. Not thread-safe: one object per
/// thread.
class TextDecoder
{
public:
    /// `encoding`: an iconv name. InvalidArgument when iconv does not know it.
    [[nodiscard]] static Result<TextDecoder> create(const QString &encoding);
    TextDecoder(TextDecoder &&) noexcept;
    TextDecoder &operator=(TextDecoder &&) noexcept;
    ~TextDecoder();

    [[nodiscard]] const QString &encoding() const;
    /// Bytes as they lie in the file. With a legacy encoding, text that some other program has already turned
    /// into UTF-8 as if it were Windows-1252 ("T©n Phó" for "Tân Phú") is turned back first.
    [[nodiscard]] DecodedText decode(const QByteArray &bytes) const;

private:
    struct Private;
    explicit TextDecoder(std::unique_ptr<Private> p);
    std::unique_ptr<Private> d;
};

struct EncodingGuess
{
    QString encoding;      ///< iconv's name; empty when nothing fits
    bool asciiOnly = true; ///< no byte above 127 was seen: any encoding will do
    bool legacy = false;   ///< 8-bit or doubly encoded text was seen
    double confidence =
        0;          ///< share of the accented words that are Vietnamese under `encoding`, or valid UTF-8
    QString sample; ///< a text with accents, as the guess reads it
};

/// Looks at the texts of a file and tells how they are encoded, by what share of the accented words become
/// possible Vietnamese syllables under each table.
class EncodingStatistics
{
public:
    void add(const QByteArray &bytes);
    /// `declared`: what the file says (.cpg, language id), empty when nothing; it wins unless the text speaks
    /// against it.
    [[nodiscard]] EncodingGuess guess(const QString &declared) const;

private:
    std::set<QByteArray> m_texts; ///< distinct ones with bytes above 127
};

/// iconv's name of the encoding that a .cpg file or a dBASE language id names; empty when unknown or not
/// said.
[[nodiscard]] QString encodingFromCpg(const QByteArray &cpg);
[[nodiscard]] QString encodingFromLanguageId(quint8 ldid);

} // namespace dothi::io
