// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/files.h>
#include <dothi/base/text.h>
#include <dothi/report/cleantext.h>
#include <dothi/report/columns.h>
#include <dothi/report/layout.h>
#include <dothi/report/look.h>
#include <dothi/report/report.h>
#include <dothi/report/words.h>

#include <QBuffer>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace dothi::report {

namespace {

/// Pixels across the widest picture: sharp on paper and on a dense screen.
constexpr int kPicturePixels = 1600;

QString escaped(const QString &cleanText)
{
    QString html;
    html.reserve(cleanText.size() + cleanText.size() / 8);
    for (const QChar c : cleanText) {
        switch (c.unicode()) {
        case u'&':
            html += QLatin1String("&amp;");
            break;
        case u'<':
            html += QLatin1String("&lt;");
            break;
        case u'>':
            html += QLatin1String("&gt;");
            break;
        case u'"':
            html += QLatin1String("&quot;");
            break;
        case u'\'':
            html += QLatin1String("&#39;");
            break;
        default:
            html += c;
        }
    }
    return html;
}

QString line(const QString &text)
{
    return escaped(cleanLine(text));
}

/// Keeps the text's own line ends.
QString lines(const QString &text)
{
    return escaped(cleanText(text).trimmed()).replace(QLatin1Char('\n'), QLatin1String("<br/>"));
}

/// Sizes in rem, so that print sets them all by the size of the root.
QString styleSheet()
{
    return QStringLiteral(
        "@page{size:A4;margin:20mm 18mm 20mm 30mm}"
        "*{box-sizing:border-box}"
        "body{margin:0 auto;max-width:52rem;padding:2rem 1.5rem;background:#fff;color:#1b2430;"
        "font:1rem/1.5 'Noto Sans','Segoe UI',Roboto,'Helvetica "
        "Neue',Arial,sans-serif;overflow-wrap:break-word}"
        ".head{display:grid;grid-template-columns:43% 57%;row-gap:.5rem;text-align:center}"
        ".head p{margin:0}.head .u{text-decoration:underline;text-underline-offset:.35em}"
        "h1{font-size:1.5625rem;line-height:1.3;text-align:center;margin:2.5rem 0 .25rem}"
        "h2{font-size:1.25rem;margin:2rem 0 .5rem}h3{font-size:1rem;margin:1.25rem 0 .25rem}"
        ".sub{text-align:center}.sub,.small,figcaption,dt,footer,.hint,.none{color:#566170}"
        ".small,.fine,figcaption,footer,.hint{font-size:.8rem}p{margin:.5rem 0}"
        ".badge{display:inline-block;margin:.5rem .5rem .25rem 0;padding:.1rem .6rem;border:1px solid;"
        "border-radius:.4rem;font-weight:700}"
        "dl{display:grid;grid-template-columns:minmax(8rem,max-content) minmax(0,1fr);gap:.25rem "
        "1rem;margin:.5rem 0}dd{margin:0}"
        ".scroll{overflow-x:auto;margin:.75rem 0}"
        "table{border-collapse:collapse;table-layout:fixed;width:100%;min-width:34rem;font-size:.9rem}"
        "th,td{padding:.4rem .5rem;text-align:left;vertical-align:top;border-bottom:1px solid #d3d9e1;"
        "unicode-bidi:isolate}"
        "thead th{background:#f0f4f9;border-bottom:1px solid #566170}"
        ".note{display:block;color:#566170;font-size:.8rem;font-weight:400}"
        ".r{text-align:right;font-variant-numeric:tabular-nums}.b{font-weight:700}"
        "figure{margin:1rem auto;text-align:center}figure img{width:100%;height:auto;border:1px solid "
        "#d3d9e1}"
        "figcaption{font-style:italic}"
        ".sign{display:flex;flex-wrap:wrap;gap:1rem;margin:3rem 0 1rem;text-align:center}"
        ".sign div{flex:1 1 8rem;min-height:8rem;border-bottom:1px dotted #566170}"
        ".sign p{margin:0}.hint{font-style:italic}"
        "footer{margin-top:3rem;padding-top:.5rem;border-top:1px solid #d3d9e1}"
        "@media "
        "print{html{font-size:10pt}body{max-width:none;padding:0}.scroll{overflow:visible}table{min-width:0}"
        "thead{display:table-header-group}tr,figure,.sign{break-inside:avoid}h2,h3{break-after:avoid}"
        ".sign{break-before:avoid}.badge,thead "
        "th{print-color-adjust:exact;-webkit-print-color-adjust:exact}}");
}

/// The image, or the drawing as one.
QImage rendered(const Picture &picture)
{
    if (!picture.drawing || !picture.drawing->paint)
        return picture.image;
    const QSizeF units = picture.drawing->sizeMm * mm(1);
    const double scale = kPicturePixels / std::max(units.width(), 1.0);
    QImage image((units * scale).toSize(), QImage::Format_RGB32);
    if (image.isNull())
        return image;
    image.fill(QColor::fromRgb(look::kPaper));
    QPainter painter(&image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.scale(scale, scale);
    picture.drawing->paint(painter);
    return image;
}

class HtmlBody
{
public:
    void operator()(const Heading &heading);
    void operator()(const Paragraph &paragraph);
    void operator()(const Badge &badge);
    void operator()(const KeyValues &values);
    void operator()(const Table &table);
    void operator()(const Picture &picture);
    void operator()(const Signatures &signatures);

    [[nodiscard]] const QString &html() const { return m_html; }

private:
    QString m_html;
    int m_headings = 0;
};

void HtmlBody::operator()(const Heading &heading)
{
    const QString text = line(heading.text);
    if (text.isEmpty())
        return;
    const QString tag = heading.level <= 1 ? QStringLiteral("h2") : QStringLiteral("h3");
    ++m_headings;
    m_html += QStringLiteral("<%1 id=\"s%2\">").arg(tag).arg(m_headings) + text +
              QStringLiteral("</%1>\n").arg(tag);
}

void HtmlBody::operator()(const Paragraph &paragraph)
{
    const QString text = lines(paragraph.text);
    if (!text.isEmpty())
        m_html += (paragraph.small ? QStringLiteral("<p class=\"small\">") : QStringLiteral("<p>")) + text +
                  QStringLiteral("</p>\n");
}

void HtmlBody::operator()(const Badge &badge)
{
    const QString text = line(badge.text);
    if (text.isEmpty())
        return;
    const QColor ground = look::badgeGround(badge.color);
    const QColor ink =
        look::readableOn(badge.color.isValid() ? badge.color : QColor::fromRgb(look::kUnknown), ground);
    m_html += QStringLiteral("<span class=\"badge\" style=\"color:%1;background:%2\">")
                  .arg(ink.name(), ground.name()) +
              text + QStringLiteral("</span>\n");
}

void HtmlBody::operator()(const KeyValues &values)
{
    QString rows;
    for (const auto &[key, value] : values.rows) {
        const QString label = line(key);
        const QString text = lines(value);
        if (!label.isEmpty() || !text.isEmpty())
            rows += QStringLiteral("<dt>") + label + QStringLiteral("</dt><dd>") + text +
                    QStringLiteral("</dd>\n");
    }
    if (!rows.isEmpty())
        m_html += (values.small ? QStringLiteral("<dl class=\"fine\">\n") : QStringLiteral("<dl>\n")) + rows +
                  QStringLiteral("</dl>\n");
}

void HtmlBody::operator()(const Table &table)
{
    const std::vector<Column> columns = columnsOf(table);
    if (columns.empty())
        return;
    // A wide table scrolls inside its box; a box that scrolls must be reachable by keyboard and have a name.
    m_html += QStringLiteral("<div class=\"scroll\" tabindex=\"0\" role=\"region\"");
    if (m_headings > 0)
        m_html += QStringLiteral(" aria-labelledby=\"s%1\"").arg(m_headings);
    m_html += QStringLiteral("><table>\n<colgroup>");
    for (const Column &column : columns)
        m_html += QStringLiteral("<col style=\"width:%1%\"/>").arg(column.share * 100, 0, 'f', 2);
    m_html += QStringLiteral("</colgroup>\n");
    if (!table.header.isEmpty()) {
        m_html += QStringLiteral("<thead><tr>");
        for (size_t i = 0; i < columns.size(); ++i) {
            const qsizetype at = static_cast<qsizetype>(i);
            m_html += columns[i].right ? QStringLiteral("<th scope=\"col\" class=\"r\">")
                                       : QStringLiteral("<th scope=\"col\">");
            m_html +=
                (at < table.header.size() ? lines(table.header[at]) : QString()) + QStringLiteral("</th>");
        }
        m_html += QStringLiteral("</tr></thead>\n");
    }
    m_html += QStringLiteral("<tbody>\n");
    if (table.rows.empty())
        m_html += QStringLiteral("<tr><td class=\"none\" colspan=\"%1\">").arg(columns.size()) +
                  escaped(words::emptyTable()) + QStringLiteral("</td></tr>\n");
    for (const auto &row : table.rows) {
        m_html += QStringLiteral("<tr>");
        for (size_t i = 0; i < columns.size(); ++i) {
            const Cell cell = i < row.size() ? row[i] : Cell{};
            QStringList classes;
            if (cell.right)
                classes += QStringLiteral("r");
            if (cell.bold)
                classes += QStringLiteral("b");
            m_html += QStringLiteral("<td");
            if (!classes.isEmpty())
                m_html += QStringLiteral(" class=\"%1\"").arg(classes.join(QLatin1Char(' ')));
            if (cell.color.isValid())
                m_html += QStringLiteral(" style=\"color:%1\"")
                              .arg(look::readableOn(cell.color, QColor::fromRgb(look::kPaper)).name());
            m_html += QLatin1Char('>') + lines(cell.text);
            if (const QString note = lines(cell.note); !note.isEmpty())
                m_html += QStringLiteral("<span class=\"note\">") + note + QStringLiteral("</span>");
            m_html += QStringLiteral("</td>");
        }
        m_html += QStringLiteral("</tr>\n");
    }
    m_html += QStringLiteral("</tbody></table></div>\n");
}

void HtmlBody::operator()(const Picture &picture)
{
    const QString caption = lines(picture.caption);
    const double share = std::isfinite(picture.widthShare) ? std::clamp(picture.widthShare, 0.05, 1.0) : 1.0;
    m_html += QStringLiteral("<figure style=\"width:%1%\">").arg(share * 100, 0, 'f', 1);
    const QImage painted = rendered(picture);
    if (painted.isNull()) {
        m_html +=
            QStringLiteral("<p class=\"none\">") + escaped(words::missingPicture()) + QStringLiteral("</p>");
    } else {
        QImage image = painted;
        const int most = std::max(1, static_cast<int>(kPicturePixels * share));
        if (image.width() > most || image.height() > 2 * kPicturePixels)
            image = image.scaled(most, 2 * kPicturePixels, Qt::KeepAspectRatio, Qt::SmoothTransformation);
        QBuffer png;
        png.open(QIODevice::WriteOnly);
        image.save(&png, "PNG");
        m_html +=
            QStringLiteral("<img alt=\"%1\" width=\"%2\" height=\"%3\" src=\"data:image/png;base64,")
                .arg(line(picture.caption), QString::number(image.width()), QString::number(image.height())) +
            QString::fromLatin1(png.data().toBase64()) + QStringLiteral("\"/>");
    }
    if (!caption.isEmpty())
        m_html += QStringLiteral("<figcaption>") + caption + QStringLiteral("</figcaption>");
    m_html += QStringLiteral("</figure>\n");
}

void HtmlBody::operator()(const Signatures &signatures)
{
    QString boxes;
    for (const QString &role : signatures.roles) {
        if (const QString text = lines(role); !text.isEmpty())
            boxes += QStringLiteral("<div><p class=\"b\">") + text +
                     QStringLiteral("</p><p class=\"hint\">") + escaped(words::signHere()) +
                     QStringLiteral("</p></div>\n");
    }
    if (!boxes.isEmpty())
        m_html += QStringLiteral("<div class=\"sign\">\n") + boxes + QStringLiteral("</div>\n");
}

QString headHtml(const Report &report)
{
    QString html = QStringLiteral("<header><div class=\"head\"><div>");
    const QStringList authority = words::authorityLines(report);
    for (qsizetype i = 0; i < authority.size(); ++i) {
        const bool last = i + 1 == authority.size();
        html += (last ? QStringLiteral("<p class=\"b u\">") : QStringLiteral("<p>")) + escaped(authority[i]) +
                QStringLiteral("</p>");
    }
    html += QStringLiteral("</div><div><p class=\"b\">") + escaped(words::nationName()) +
            QStringLiteral("</p><p class=\"b u\">") + escaped(words::nationMotto()) +
            QStringLiteral("</p></div>\n<div><p>") + escaped(words::numberLine(report)) +
            QStringLiteral("</p></div><div><p><em>") + escaped(words::dateLine(report)) +
            QStringLiteral("</em></p></div></div>\n");
    const QString title = line(report.title);
    html += QStringLiteral("<h1>") + (title.isEmpty() ? escaped(words::untitled()) : title) +
            QStringLiteral("</h1>\n");
    if (const QString subtitle = lines(report.subtitle); !subtitle.isEmpty())
        html += QStringLiteral("<p class=\"sub\">") + subtitle + QStringLiteral("</p>\n");
    return html + QStringLiteral("</header>\n");
}

} // namespace

QString toHtml(const Report &report)
{
    // Every element is closed as in XML: still HTML5, and any XML reader can take the report apart.
    HtmlBody body;
    for (const Block &block : report.blocks)
        std::visit(body, block);
    const QString title = line(report.title);
    QString html =
        QStringLiteral("<!DOCTYPE html>\n<html lang=\"%1\" dir=\"ltr\">\n<head>\n<meta charset=\"utf-8\"/>\n")
            .arg(uiLanguage() == QLatin1String("en") ? QStringLiteral("en") : QStringLiteral("vi"));
    // Nothing is ever fetched or run, whatever a text may hold.
    html += QStringLiteral(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; "
        "style-src 'unsafe-inline'\"/>\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
        "<meta name=\"generator\" content=\"DoThi\"/>\n<title>");
    html += (title.isEmpty() ? escaped(words::untitled()) : title) + QStringLiteral("</title>\n<style>") +
            styleSheet() + QStringLiteral("</style>\n</head>\n<body>\n") + headHtml(report) +
            QStringLiteral("<main>\n") + body.html() + QStringLiteral("</main>\n");
    if (const QString footer = line(report.footer); !footer.isEmpty())
        html += QStringLiteral("<footer>") + footer + QStringLiteral("</footer>\n");
    return html + QStringLiteral("</body>\n</html>\n");
}

Result<> writeHtml(const Report &report, const QString &path)
{
    return writeFileAtomically(path, toHtml(report).toUtf8());
}

} // namespace dothi::report
