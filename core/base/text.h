// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace dothi {

/// `text` lower-cased, without Vietnamese accents and with đ as d, for accent-free search: "Chiếu sáng" ->
/// "chieu sang". NFC and NFD spellings fold to the same text. (đ has no Unicode decomposition, so it is
/// mapped by hand.)
[[nodiscard]] QString foldVietnamese(const QString &text);

/// True when every word of `query` (folded) occurs in `text` (folded), in any order.
[[nodiscard]] bool matchesFolded(const QString &text, const QString &query);

/// Vietnamese administrative style, used in both languages: "603.797,26" (dots between thousands, decimal
/// comma) in Vietnamese; "603,797.26" in English. `language`: "vi" or "en".
[[nodiscard]] QString formatNumber(double value, int decimals, const QString &language);

/// The language texts are shown in, "vi" or "en"; set once at start, before any thread is started.
[[nodiscard]] QString uiLanguage();
void setUiLanguage(const QString &language);

/// formatNumber() in the language of the program.
[[nodiscard]] QString formatNumber(double value, int decimals);
/// "12,50 m", "1.204 m²", "35 %": number and unit joined by a no-break space.
[[nodiscard]] QString formatQuantity(double value, int decimals, const QString &unit);

} // namespace dothi
