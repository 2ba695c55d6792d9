// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Source: ISO 10303-21:2016, clause 6.4.3 (strings).

#include <dothi/io/model/step.h>

#include <QStringDecoder>

#include <algorithm>
#include <optional>

namespace dothi::io {

namespace {

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/// `digits` hexadecimal digits as a number.
std::optional<char32_t> hexNumber(std::string_view text, size_t digits)
{
    if (text.size() < digits)
        return {};
    char32_t value = 0;
    for (size_t i = 0; i < digits; ++i) {
        const int digit = hexValue(text[i]);
        if (digit < 0)
            return {};
        value = value * 16 + static_cast<char32_t>(digit);
    }
    return value;
}

/// "\X2\00C40041\X0\" at the start of `text`: appended, and how much was read; 0: it is none.
size_t wideText(std::string_view text, size_t digits, QString &out)
{
    constexpr size_t kHead = 4;
    QString decoded;
    size_t at = kHead;
    while (at < text.size() && text[at] != '\\') {
        const auto value = hexNumber(text.substr(at), digits);
        if (!value || *value > 0x10FFFF)
            return 0;
        if (digits == 4)
            decoded += QChar(static_cast<char16_t>(*value)); // halves of a pair come one by one
        else
            decoded += QString::fromUcs4(&*value, 1);
        at += digits;
    }
    if (text.substr(at, kHead) != "\\X0\\")
        return 0;
    out += decoded;
    return at + kHead;
}

} // namespace

QString stepText(std::string_view raw)
{
    QString out;
    QByteArray plain;
    char page = 'A';
    const auto flush = [&] {
        QStringDecoder utf8(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
        const QString text = utf8(plain);
        out += utf8.hasError() ? QString::fromLatin1(plain) : text;
        plain.clear();
    };
    for (size_t i = 0; i < raw.size();) {
        const std::string_view rest = raw.substr(i);
        if (rest.starts_with("''")) {
            plain += '\'';
            i += 2;
        } else if (rest.starts_with("\\\\")) {
            plain += '\\';
            i += 2;
        } else if (rest.starts_with("\\X2\\") || rest.starts_with("\\X4\\")) {
            flush();
            const size_t read = wideText(rest, rest[2] == '2' ? 4 : 8, out);
            if (read == 0)
                plain += raw[i];
            i += std::max<size_t>(read, 1);
        } else if (const auto value =
                       rest.starts_with("\\X\\") ? hexNumber(rest.substr(3), 2) : std::optional<char32_t>()) {
            flush();
            out += QChar(static_cast<char16_t>(*value));
            i += 5;
        } else if (rest.size() >= 4 && rest.starts_with("\\P") && rest[3] == '\\') {
            page = rest[2];
            i += 4;
        } else if (rest.size() >= 4 && rest.starts_with("\\S\\") && page == 'A') {
            flush();
            out += QChar(static_cast<char16_t>(static_cast<unsigned char>(rest[3]) | 0x80U));
            i += 4;
        } else {
            plain += raw[i++];
        }
    }
    flush();
    return out;
}

} // namespace dothi::io
