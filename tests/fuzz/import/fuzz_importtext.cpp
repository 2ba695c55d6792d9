// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/import/encoding.h>
#include <dothi/io/import/values.h>

#include <cmath>
#include <cstdint>
#include <cstdlib>

using namespace dothi;

/// Any bytes as the text of a field: decoded under every encoding to well-formed text, guessed at, and read
/// as a number and a date without ever giving a number that is none.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    io::EncodingStatistics statistics;
    for (const QByteArray &line : bytes.split('\n'))
        statistics.add(line);
    const io::EncodingGuess guess = statistics.guess(io::encodingFromCpg(bytes));
    if (!guess.encoding.isEmpty() && !io::TextDecoder::create(guess.encoding))
        std::abort();
    for (const char *encoding :
         {io::kUtf8, io::kTcvn3, io::kWindowsVietnamese, io::kWindowsLatin, "UTF-16LE", "ISO-2022-JP"}) {
        const auto decoder = io::TextDecoder::create(QString::fromLatin1(encoding));
        if (!decoder)
            std::abort();
        const io::DecodedText decoded = decoder->decode(bytes);
        if (!decoded.text.isValidUtf16() || decoded.text.contains(QChar(0)))
            std::abort();
        const auto number = io::parseNumber(decoded.text, QStringLiteral("m"));
        if (number && !std::isfinite(number->value))
            std::abort();
        const auto date = io::parseDate(decoded.text);
        if (date && !date->isValid())
            std::abort();
        (void)io::parseBool(decoded.text);
    }
    return 0;
}
