// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/report/report.h>
#include <dothi/report/rows.h>

/// The blocks of a report as measured pieces. Everything is cut so that no piece is higher than a page.
namespace dothi::report {

/// Authority and number beside the nation's name and motto, place and date; title and subtitle: the head of
/// page 1.
[[nodiscard]] std::vector<Piece> letterheadPieces(const Report &report, const Frame &frame);
[[nodiscard]] std::vector<Piece> tablePieces(const Table &table, const Frame &frame);
[[nodiscard]] std::vector<Piece> keyValuePieces(const KeyValues &values, const Frame &frame);
[[nodiscard]] std::vector<Piece> blockPieces(const std::vector<Block> &blocks, const Frame &frame);

/// A text's lines as pieces, none alone at the end or the start of a page.
[[nodiscard]] std::vector<Piece> linePieces(const QString &cleanText, const TextStyle &style,
                                            qreal spaceBefore, const Frame &frame);

} // namespace dothi::report
