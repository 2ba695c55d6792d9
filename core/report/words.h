// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/report/report.h>

/// The words a report says of its own accord, translated; the same in PDF and HTML.
namespace dothi::report::words {

/// The two lines at the head of a Vietnamese official paper.
[[nodiscard]] QString nationName();
[[nodiscard]] QString nationMotto();

/// The superior body's lines and, last, the issuing body; empty without an authority.
[[nodiscard]] QStringList authorityLines(const Report &report);
/// "Dossier no. …"; empty without a number.
[[nodiscard]] QString numberLine(const Report &report);
/// "TP. Hồ Chí Minh, ngày 05 tháng 02 năm 2026"; dots to fill in by hand where the date is unknown. Day below
/// 10 and month below 3 take a leading zero in Vietnamese (Decree 30/2020/NĐ-CP, annex I).
[[nodiscard]] QString dateLine(const Report &report);

[[nodiscard]] QString pageOf(int page, int pages);
[[nodiscard]] QString signHere();
[[nodiscard]] QString emptyTable();
[[nodiscard]] QString missingPicture();
/// Title of the file when the report has none.
[[nodiscard]] QString untitled();

} // namespace dothi::report::words
