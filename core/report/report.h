// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/result.h>

#include <QColor>
#include <QDateTime>
#include <QImage>
#include <QSizeF>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>
#include <variant>
#include <vector>

class QPainter;

/// A report as a value, written as PDF (A4) or HTML. Texts come translated.
namespace dothi::report {

struct Heading
{
    QString text;
    int level = 1; ///< 1 section, 2 subsection
};

struct Paragraph
{
    QString text;
    bool small = false;
    bool keep = false; ///< on one page with what follows
};

/// A coloured state: icon character, word and colour ("✕ Không đạt").
struct Badge
{
    QString text;
    QColor color;
};

/// Rows of label and value.
struct KeyValues
{
    std::vector<std::pair<QString, QString>> rows;
    bool small = false;
};

struct Cell
{
    QString text;
    QColor color; ///< of the text; invalid: the usual one
    bool bold = false;
    bool right = false; ///< numbers are set flush right
    QString note = {};  ///< small, below the text: the clause of a finding
};

struct Table
{
    QStringList header;
    std::vector<double> widths; ///< shares, one a column
    std::vector<std::vector<Cell>> rows;
};

/// A drawing to scale, as vectors: printed at exactly this size, never enlarged or shrunk.
struct Drawing
{
    QSizeF sizeMm; ///< the text is kTextWidthMm wide and kTextHeightMm high
    /// Paints with its upper left corner at the painter's origin, in layout units (layout.h: 1/20 point).
    /// May run on any thread, more than once.
    std::function<void(QPainter &painter)> paint;
};
inline constexpr double kTextWidthMm = 162;
inline constexpr double kTextHeightMm = 252;

struct Picture
{
    QImage image;
    QString caption;
    double widthShare = 1;                            ///< of the text width; for images only
    std::shared_ptr<const Drawing> drawing = nullptr; ///< instead of the image
};

/// Signature boxes side by side, on one page with the section above them.
struct Signatures
{
    QStringList roles;
};

using Block = std::variant<Heading, Paragraph, Badge, KeyValues, Table, Picture, Signatures>;

struct Report
{
    QString title;
    QString subtitle;
    QString authority; ///< left of the national motto line, e.g. the department
    QString number;    ///< dossier number
    QString place;     ///< for the date line, "TP. Hồ Chí Minh"
    QDateTime
        made; ///< date line and the file's own date; invalid: dots to fill in by hand, no date in the file
    QString footer; ///< on every page: input hash, rules as of
    std::vector<Block> blocks;
};

/// Writes PDF with embedded Noto Sans, page numbers and document title. Needs a QGuiApplication; any thread.
/// The file appears whole or not at all. The same report, language, fonts and Qt give the same bytes. Errors:
/// Io (`path` cannot be written), NotFound (no font is installed), Internal.
[[nodiscard]] Result<> writePdf(const Report &report, const QString &path);
/// One self-contained HTML file, pictures inline, every text escaped; it fetches and runs nothing. Any
/// thread. Errors: Io.
[[nodiscard]] Result<> writeHtml(const Report &report, const QString &path);
[[nodiscard]] QString toHtml(const Report &report);

enum class Format
{
    Pdf,
    Html,
};
/// By the end of the name, .pdf or .html, in any case. Errors: InvalidArgument for any other, naming both.
[[nodiscard]] Result<Format> formatOf(const QString &path);
/// writePdf() or writeHtml(), as formatOf() says.
[[nodiscard]] Result<> write(const Report &report, const QString &path);

} // namespace dothi::report
