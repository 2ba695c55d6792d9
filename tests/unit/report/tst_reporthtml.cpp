// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "samplereport.h"
#include "testsupport.h"

#include <dothi/base/text.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QXmlStreamReader>

using namespace dothi::report;

namespace {

struct Element
{
    QString name;
    QXmlStreamAttributes attributes;
    QString text; ///< with that of its children
};

/// Takes a report apart with a strict XML reader: a text that was not escaped would show as an element, an
/// attribute or an error.
struct Parsed
{
    std::vector<Element> elements; ///< in the order in which they end
    QString error;

    explicit Parsed(const QString &html)
    {
        std::vector<Element> open;
        QXmlStreamReader reader(html);
        while (!reader.atEnd()) {
            switch (reader.readNext()) {
            case QXmlStreamReader::StartElement:
                open.push_back({reader.name().toString(), reader.attributes(), {}});
                break;
            case QXmlStreamReader::Characters:
                for (Element &element : open)
                    element.text += reader.text();
                break;
            case QXmlStreamReader::EndElement:
                elements.push_back(open.back());
                open.pop_back();
                break;
            default:
                break;
            }
        }
        if (reader.hasError())
            error = reader.errorString();
    }

    [[nodiscard]] std::vector<Element> all(const char *name) const
    {
        std::vector<Element> found;
        for (const Element &element : elements) {
            if (element.name == QLatin1String(name))
                found.push_back(element);
        }
        return found;
    }
};

QString attribute(const Element &element, const char *name)
{
    return element.attributes.value(QLatin1String(name)).toString();
}

} // namespace

class TestReportHtml : public QObject
{
    Q_OBJECT

private:
    sample::Vietnamese m_vietnamese;

private Q_SLOTS:
    void theEndOfTheNameSaysTheFormat()
    {
        const auto format = [](const char *name) { return formatOf(QLatin1String(name)); };
        QVERIFY(format("HS-1.pdf") == Format::Pdf);
        QVERIFY(format("a.b/HS-1.PDF") == Format::Pdf);
        QVERIFY(format("HS-1.html") == Format::Html);
        for (const char *name : {"HS-1", "HS-1.htm", "HS-1.docx", "pdf", "a.pdf/HS-1", ""}) {
            const auto other = format(name);
            VERIFY_ERROR(other, dothi::ErrorCode::InvalidArgument);
            QVERIFY(other.error().advice().contains(QStringLiteral(".pdf")) &&
                    other.error().advice().contains(QStringLiteral(".html")));
        }
    }

    void initTestCase() { qApp->installTranslator(&m_vietnamese); }
    void cleanupTestCase() { qApp->removeTranslator(&m_vietnamese); }

    void saysWhatTheReportSays()
    {
        const QString html = toHtml(sample::permitCheck());
        QVERIFY(html.startsWith(QStringLiteral("<!DOCTYPE html>")));
        const Parsed parsed(html);
        QCOMPARE(parsed.error, QString());
        QCOMPARE(parsed.all("title").at(0).text, QStringLiteral("BÁO CÁO KIỂM TRA QUY HOẠCH"));
        QCOMPARE(parsed.all("h1").at(0).text, QStringLiteral("BÁO CÁO KIỂM TRA QUY HOẠCH"));
        QCOMPARE(parsed.all("h2").size(), size_t(6));
        QCOMPARE(parsed.all("h3").size(), size_t(2));
        const QString header = parsed.all("header").at(0).text;
        QVERIFY(header.contains(QStringLiteral("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")));
        QVERIFY(header.contains(QStringLiteral("Độc lập – Tự do – Hạnh phúc")));
        QVERIFY(header.contains(QStringLiteral("TP. Hồ Chí Minh, ngày 05 tháng 02 năm 2026")));
        QVERIFY(header.contains(QStringLiteral("Hồ sơ số: HS-2026-0148")));
        QVERIFY(parsed.all("footer").at(0).text.contains(QStringLiteral("3f9a61c07d5be284")));
        QCOMPARE(parsed.all("dt").size(), size_t(7));
        QCOMPARE(parsed.all("dd").size(), size_t(7));
        QCOMPARE(parsed.all("figure").size(), size_t(2));
    }

    void tablesAreAccessible()
    {
        const Parsed parsed(toHtml(sample::permitCheck()));
        QCOMPARE(parsed.all("table").size(), size_t(4));
        QCOMPARE(parsed.all("thead").size(), size_t(4));
        for (const Element &cell : parsed.all("th"))
            QCOMPARE(attribute(cell, "scope"), QStringLiteral("col"));
        // 12 findings and 2 changes and 60 inputs, and the one cell of the empty table.
        QCOMPARE(parsed.all("td").size(), size_t(12 * 4 + 2 * 3 + 60 * 5 + 1));
        QStringList ids;
        for (const Element &heading : parsed.all("h2"))
            ids += attribute(heading, "id");
        int regions = 0;
        for (const Element &box : parsed.all("div")) {
            if (attribute(box, "role") == QLatin1String("region")) {
                ++regions;
                QVERIFY(ids.contains(attribute(box, "aria-labelledby")));
                QCOMPARE(attribute(box, "tabindex"), QStringLiteral("0"));
            }
        }
        QCOMPARE(regions, 4);
    }

    void language_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("vi") << QStringLiteral("vi");
        QTest::newRow("en") << QStringLiteral("en");
    }

    void language()
    {
        QFETCH(QString, language);
        dothi::setUiLanguage(language);
        const Parsed parsed(toHtml(sample::permitCheck()));
        dothi::setUiLanguage(QStringLiteral("vi"));
        QCOMPARE(attribute(parsed.all("html").at(0), "lang"), language);
    }

    void picturesAreInside()
    {
        Report report;
        report.blocks.emplace_back(
            Picture{sample::sitePlan({4000, 2500}), QStringLiteral("Mặt bằng \"A\""), 1});
        report.blocks.emplace_back(Picture{{}, QStringLiteral("Không có"), 1});
        const Parsed parsed(toHtml(report));
        QCOMPARE(parsed.error, QString());
        QCOMPARE(parsed.all("img").size(), size_t(1));
        const Element picture = parsed.all("img").at(0);
        QCOMPARE(attribute(picture, "alt"), QStringLiteral("Mặt bằng \"A\""));
        const QString prefix = QStringLiteral("data:image/png;base64,");
        const QString source = attribute(picture, "src");
        QVERIFY(source.startsWith(prefix));
        const QImage image =
            QImage::fromData(QByteArray::fromBase64(source.mid(prefix.size()).toLatin1()), "PNG");
        QCOMPARE(image.size(), QSize(1600, 1000));
        QCOMPARE(attribute(picture, "width"), QStringLiteral("1600"));
        QVERIFY(parsed.all("figure").at(1).text.contains(QStringLiteral("Thiếu hình.")));
    }

    /// Every text of the report, hostile: nothing becomes markup, nothing can be fetched or run.
    void hostileTextStaysText()
    {
        const QString evil =
            QStringLiteral("</title></style></p>-->]]><script>alert(1)</script>"
                           "<img src=x onerror=\"alert(2)\"> &amp;lt; ' \" javascript:alert(3)");
        Report report;
        report.title = report.subtitle = report.authority = report.number = report.place = report.footer =
            evil;
        report.blocks = {Heading{evil, 1},
                         Heading{evil, 2},
                         Paragraph{evil, false},
                         Badge{evil, QColor(Qt::red)},
                         KeyValues{{{evil, evil}}},
                         Table{{evil}, {}, {{Cell{evil, QColor(Qt::red), true, true, evil}}}},
                         Picture{QImage(2, 2, QImage::Format_RGB32), evil, 1},
                         Signatures{{evil}}};
        const QString html = toHtml(report);
        const Parsed parsed(html);
        QCOMPARE(parsed.error, QString());
        QCOMPARE(parsed.all("script").size(), size_t(0));
        QCOMPARE(parsed.all("title").at(0).text, evil);
        QCOMPARE(parsed.all("h1").at(0).text, evil);
        QCOMPARE(parsed.all("h2").at(0).text, evil);
        QCOMPARE(parsed.all("h3").at(0).text, evil);
        QCOMPARE(parsed.all("dt").at(0).text, evil);
        QCOMPARE(parsed.all("dd").at(0).text, evil);
        QCOMPARE(parsed.all("th").at(0).text, evil);
        QCOMPARE(parsed.all("td").at(0).text, evil + evil);
        QCOMPARE(parsed.all("figcaption").at(0).text, evil);
        QCOMPARE(parsed.all("footer").at(0).text, evil);
        QCOMPARE(parsed.all("img").size(), size_t(1));
        QCOMPARE(attribute(parsed.all("img").at(0), "alt"), evil);
        for (const Element &element : parsed.elements) {
            for (const QXmlStreamAttribute &attribute : element.attributes) {
                QVERIFY2(!attribute.name().startsWith(QLatin1String("on")), qPrintable(element.name));
                QVERIFY2(attribute.name() != QLatin1String("href"), qPrintable(element.name));
            }
        }
        bool policy = false;
        for (const Element &meta : parsed.all("meta"))
            policy = policy || attribute(meta, "content").startsWith(QLatin1String("default-src 'none'; "));
        QVERIFY(policy);
    }

    /// Not a place where the program would put something.
    void aPlaceholderInATextStaysOne()
    {
        Report report;
        report.title = QStringLiteral("%1");
        report.blocks = {
            Picture{QImage(3, 2, QImage::Format_RGB32), QStringLiteral("70 %2 of the plot, %3, %1"), 1}};
        const Parsed parsed(toHtml(report));
        QCOMPARE(parsed.error, QString());
        QCOMPARE(parsed.all("img").size(), size_t(1));
        const Element picture = parsed.all("img").at(0);
        QCOMPARE(attribute(picture, "alt"), QStringLiteral("70 %2 of the plot, %3, %1"));
        QCOMPARE(attribute(picture, "width"), QStringLiteral("3"));
        QCOMPARE(attribute(picture, "height"), QStringLiteral("2"));
    }
    void controlsAndOverridesAreNeutralised()
    {
        Report report;
        report.blocks.emplace_back(
            Paragraph{QStringLiteral("hợp\u202Egnp.exe\u0000\u001B[31m\u0090"), false});
        const QString html = toHtml(report);
        const Parsed parsed(html);
        QCOMPARE(parsed.error, QString());
        for (const QChar c : html) {
            QVERIFY(c.unicode() >= 0x20 || c == QLatin1Char('\n'));
            QVERIFY(c.unicode() < 0x7F || c.unicode() >= 0xA0);
            QVERIFY(c.unicode() < 0x202A || c.unicode() > 0x202E);
        }
        QVERIFY(parsed.all("p").back().text.startsWith(QStringLiteral("hợpgnp.exe")));
    }

    void linesOfAParagraphAreKept()
    {
        Report report;
        report.blocks.emplace_back(Paragraph{QStringLiteral("một\nhai"), true});
        const QString html = toHtml(report);
        QVERIFY(html.contains(QStringLiteral("<p class=\"small\">một<br/>hai</p>")));
    }

    void anEmptyReportIsWhole()
    {
        const Parsed parsed(toHtml(Report()));
        QCOMPARE(parsed.error, QString());
        QCOMPARE(parsed.all("title").at(0).text, QStringLiteral("Báo cáo"));
        QCOMPARE(parsed.all("footer").size(), size_t(0));
    }

    void writesTheFile()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("báo cáo.html"));
        VERIFY_RESULT(writeHtml(sample::permitCheck(), path));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(QString::fromUtf8(file.readAll()), toHtml(sample::permitCheck()));
    }

    void refusesAnUnwritablePath()
    {
        QTemporaryDir dir;
        VERIFY_ERROR(writeHtml(Report(), dir.filePath(QStringLiteral("không có/a.html"))),
                     dothi::ErrorCode::Io);
        QVERIFY(QDir(dir.path()).isEmpty());
    }
};

QTEST_MAIN(TestReportHtml)
#include "tst_reporthtml.moc"
