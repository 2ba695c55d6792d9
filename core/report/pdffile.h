// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <optional>

namespace dothi::report {

/// What the file says of itself.
struct PdfInfo
{
    QString title;
    QString author;
    QString language;    ///< "vi", "en"; for screen readers
    QDateTime made;      ///< invalid: no date in the file
    QByteArray producer; ///< ASCII
};

/// Rewrites a PDF of QPdfWriter so that the same pages and info give the same bytes: objects numbered in the
/// order the pages reach them (Qt's follows a hash seed), `info` in place of the clock's time, a file
/// identifier from the content, the language, and the title shown by viewers. Nothing when the file is not
/// built as Qt 6.4 builds it: then the caller keeps what Qt wrote, a valid PDF that only differs from run to
/// run.
[[nodiscard]] std::optional<QByteArray> reproduciblePdf(const QByteArray &pdf, const PdfInfo &info);

} // namespace dothi::report
