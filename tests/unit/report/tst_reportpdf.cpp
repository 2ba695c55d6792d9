// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "samplereport.h"
#include "testsupport.h"

#include <dothi/base/text.h>
#include <dothi/report/pdffile.h>

#include <QDir>
#include <QFile>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QProcess>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <sys/resource.h>

#include <csignal>
#include <cstdio>
#include <thread>

using namespace dothi::report;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// stdout of a poppler tool; an empty result and a failed check when it fails.
QByteArray runTool(const QString &tool, const QStringList &arguments)
{
    QProcess process;
    process.start(tool, arguments);
    if (!process.waitForFinished(30000) || process.exitCode() != 0) {
        qWarning("%s: %s", qPrintable(tool), process.readAllStandardError().constData());
        return {};
    }
    return process.readAllStandardOutput();
}

/// The text of one page (from 1), or of all, as a reader that copies or searches sees it.
QString textOf(const QString &pdf, int page = 0)
{
    QStringList arguments{QStringLiteral("-layout"), QStringLiteral("-enc"), QStringLiteral("UTF-8")};
    if (page > 0)
        arguments +=
            {QStringLiteral("-f"), QString::number(page), QStringLiteral("-l"), QString::number(page)};
    return QString::fromUtf8(
        runTool(QStringLiteral("pdftotext"), arguments + QStringList{pdf, QStringLiteral("-")}));
}

QMap<QString, QString> infoOf(const QString &pdf)
{
    QMap<QString, QString> info;
    const QStringList lines =
        QString::fromUtf8(runTool(QStringLiteral("pdfinfo"), {QStringLiteral("-isodates"), pdf}))
            .split(QLatin1Char('\n'));
    for (const QString &line : lines)
        info.insert(line.section(QLatin1Char(':'), 0, 0), line.section(QLatin1Char(':'), 1).trimmed());
    return info;
}

int pagesIn(const QByteArray &pdf)
{
    return static_cast<int>(pdf.count("/Type /Page\n"));
}

QImage noise(QSize size)
{
    QImage image(size, QImage::Format_RGB32);
    QRandomGenerator random(1);
    for (int y = 0; y < image.height(); ++y)
        random.fillRange(reinterpret_cast<quint32 *>(image.scanLine(y)), image.width());
    return image;
}

/// Holds file sizes below a limit, as a disk without room does, while it lives.
class SmallDisk
{
public:
    explicit SmallDisk(rlim_t bytes)
    {
        m_handler = std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit small{bytes, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &small);
    }
    ~SmallDisk()
    {
        setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }
    SmallDisk(const SmallDisk &) = delete;
    SmallDisk &operator=(const SmallDisk &) = delete;

private:
    rlimit m_before{};
    void (*m_handler)(int) = nullptr;
};

} // namespace

#define NEEDS_TOOL(name)                                                                                     \
    if (QStandardPaths::findExecutable(QStringLiteral(name)).isEmpty())                                      \
    QSKIP("absent: " name " (Debian package poppler-utils)")

class TestReportPdf : public QObject
{
    Q_OBJECT

private:
    sample::Vietnamese m_vietnamese;
    QTemporaryDir m_dir;
    QString m_sample;

    [[nodiscard]] QString path(const char *name) const { return m_dir.filePath(QString::fromLatin1(name)); }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_dir.isValid());
        qApp->installTranslator(&m_vietnamese);
        m_sample = path("sample.pdf");
        VERIFY_RESULT(writePdf(sample::permitCheck(), m_sample));
    }
    void cleanupTestCase() { qApp->removeTranslator(&m_vietnamese); }

    void hasItsPages()
    {
        const QByteArray pdf = contentOf(m_sample);
        QVERIFY(pdf.startsWith("%PDF-1.4"));
        QVERIFY(pdf.endsWith("%%EOF\n"));
        QCOMPARE(pagesIn(pdf), 5);
        QVERIFY(pdf.contains("/Lang (vi)"));
        QVERIFY(pdf.contains("/MediaBox [0 0 595"));
    }

    /// Reads the cross-reference table by itself: each entry must point at its object.
    void crossReferencesAreTrue()
    {
        const QByteArray pdf = contentOf(m_sample);
        const qsizetype table = pdf.mid(pdf.lastIndexOf("startxref") + 10).split('\n').front().toLongLong();
        QVERIFY(pdf.mid(table).startsWith("xref\n0 "));
        const QList<QByteArray> lines = pdf.mid(table).split('\n');
        const int count = lines[1].mid(2).toInt();
        QVERIFY(count > 30);
        for (int i = 1; i < count; ++i) {
            const QByteArray &line = lines[2 + i];
            QCOMPARE(line.size(), 19); // with the line feed 20, as the format demands
            QVERIFY(pdf.mid(line.left(10).toLongLong()).startsWith(QByteArray::number(i) + " 0 obj\n"));
        }
    }

    void textCanBeFoundAndCopied()
    {
        NEEDS_TOOL("pdftotext");
        const QString text = textOf(m_sample);
        for (const char16_t *wanted : {u"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                                       u"Độc lập – Tự do – Hạnh phúc",
                                       u"SỞ XÂY DỰNG",
                                       u"Hồ sơ số: HS-2026-0148",
                                       u"TP. Hồ Chí Minh, ngày 05 tháng 02 năm 2026",
                                       u"BÁO CÁO KIỂM TRA QUY HOẠCH",
                                       u"Khoảng lùi mặt trước, cao 28 m",
                                       u"✕ Không đạt",
                                       u"≥ 6,00 m",
                                       u"4,02 m ± 0,10 m",
                                       u"QCVN 01:2021/BXD, Bảng 2.7",
                                       u"≈ Cần đo đạc",
                                       u"? Thiếu dữ liệu",
                                       u"✓ Đạt",
                                       u"312,4 m²",
                                       u"Hình 2. Công trình đề nghị trong khu vực",
                                       u"NGƯỜI KIỂM TRA",
                                       u"(Ký, ghi rõ họ tên)",
                                       u"Không có.",
                                       u"Trang 1/5",
                                       u"Trang 5/5",
                                       u"3f9a61c07d5be2846a1190c2f7d83b5e0c4477aa92e16f0bd3587c21e6904fab"})
            QVERIFY2(text.contains(QString::fromUtf16(wanted)), qPrintable(QString::fromUtf16(wanted)));
        QCOMPARE(text.count(QStringLiteral("ID-1")), 60);
    }

    void everyVietnameseLetterComesBack()
    {
        NEEDS_TOOL("pdftotext");
        const QString letters =
            QStringLiteral("aàảãáạăằẳẵắặâầẩẫấậ eèẻẽéẹêềểễếệ iìỉĩíị oòỏõóọôồổỗốộơờởỡớợ uùủũúụưừửữứự yỳỷỹýỵ đ");
        Report report;
        report.blocks.emplace_back(Paragraph{letters, false});
        report.blocks.emplace_back(Heading{letters.toUpper(), 1});
        report.blocks.emplace_back(
            Paragraph{QStringLiteral("Phân rã: ") + letters.normalized(QString::NormalizationForm_D), true});
        report.blocks.emplace_back(Paragraph{QStringLiteral("office affluent fjord difficult"), false});
        VERIFY_RESULT(writePdf(report, path("letters.pdf")));
        const QString text = textOf(path("letters.pdf")).simplified();
        QVERIFY(text.contains(letters));
        QVERIFY(text.contains(letters.toUpper()));
        QVERIFY(text.contains(QStringLiteral("Phân rã: ") + letters));
        QVERIFY(text.contains(QStringLiteral("office affluent fjord difficult")));
    }

    void headerRowAndNumberAreOnEveryPage()
    {
        NEEDS_TOOL("pdftotext");
        const QString second = textOf(m_sample, 2);
        QVERIFY(second.contains(QStringLiteral("Điều kiện và căn cứ")));
        QVERIFY(second.contains(QStringLiteral("BÁO CÁO KIỂM TRA QUY HOẠCH")));
        QVERIFY(second.contains(QStringLiteral("Trang 2/5")));
        QVERIFY(second.contains(QStringLiteral("Mã băm dữ liệu vào")));
        for (int page = 4; page <= 5; ++page)
            QVERIFY(textOf(m_sample, page).contains(QStringLiteral("Phiên bản")));
    }

    void signaturesAreOnOnePageWithText()
    {
        NEEDS_TOOL("pdftotext");
        for (int page = 1; page <= 5; ++page) {
            const QString text = textOf(m_sample, page);
            const bool signs = text.contains(QStringLiteral("NGƯỜI KIỂM TRA"));
            QCOMPARE(text.contains(QStringLiteral("GIÁM ĐỐC")), signs);
            QCOMPARE(text.contains(QStringLiteral("người ký chịu trách nhiệm")), signs);
        }
    }

    void describesItself()
    {
        NEEDS_TOOL("pdfinfo");
        const auto info = infoOf(m_sample);
        QCOMPARE(info.value(QStringLiteral("Title")), QStringLiteral("BÁO CÁO KIỂM TRA QUY HOẠCH"));
        QCOMPARE(info.value(QStringLiteral("Author")),
                 QStringLiteral("ỦY BAN NHÂN DÂN, THÀNH PHỐ HỒ CHÍ MINH, SỞ XÂY DỰNG"));
        QCOMPARE(info.value(QStringLiteral("Creator")), QStringLiteral("DoThi"));
        QCOMPARE(info.value(QStringLiteral("Pages")), QStringLiteral("5"));
        QVERIFY(info.value(QStringLiteral("Page size")).contains(QStringLiteral("A4")));
        const QDateTime made = QDateTime::fromString(
            info.value(QStringLiteral("CreationDate")) + QStringLiteral(":00"), Qt::ISODate);
        QCOMPARE(made.toUTC(), QDateTime(QDate(2026, 2, 5), QTime(2, 30, 15), Qt::UTC));
    }

    void fontsAreEmbedded()
    {
        NEEDS_TOOL("pdffonts");
        if (!QFontDatabase::families().contains(QStringLiteral("Noto Sans")))
            QSKIP("absent: Noto Sans (Debian package fonts-noto-core)");
        const QStringList lines = QString::fromUtf8(runTool(QStringLiteral("pdffonts"), {m_sample}))
                                      .split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QVERIFY(lines.size() > 4);
        for (const QString &line : lines.mid(2)) {
            QVERIFY2(line.contains(QStringLiteral("NotoSans")), qPrintable(line));
            QVERIFY2(line.contains(QRegularExpression(QStringLiteral("Identity-H\\s+yes \\w+\\s+yes"))),
                     qPrintable(line));
        }
    }

    void sameReportSameBytes()
    {
        VERIFY_RESULT(writePdf(sample::permitCheck(), path("again.pdf")));
        QCOMPARE(contentOf(path("again.pdf")), contentOf(m_sample));
        Report other = sample::permitCheck();
        other.footer += QLatin1Char('!');
        VERIFY_RESULT(writePdf(other, path("other.pdf")));
        QVERIFY(contentOf(path("other.pdf")) != contentOf(m_sample));
    }

    /// Qt numbers the fonts by a hash whose seed differs from process to process, and dates the file by the
    /// clock.
    void sameBytesInAnyProcess()
    {
        for (const char *seed : {"0", "random"}) {
            QProcess process;
            QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
            environment.remove(QStringLiteral("QT_HASH_SEED"));
            if (qstrcmp(seed, "0") == 0)
                environment.insert(QStringLiteral("QT_HASH_SEED"), QStringLiteral("0"));
            environment.insert(QStringLiteral("TZ"), QStringLiteral("Asia/Tokyo"));
            process.setProcessEnvironment(environment);
            process.start(QCoreApplication::applicationFilePath(),
                          {QStringLiteral("--write"), path("process.pdf")});
            QVERIFY(process.waitForFinished(30000));
            QCOMPARE(process.exitCode(), 0);
            QCOMPARE(contentOf(path("process.pdf")), contentOf(m_sample));
        }
    }

    /// The same file from a worker thread, which is where a process command runs.
    void writesFromAWorkerThread()
    {
        bool done = false;
        std::thread worker([&] { done = writePdf(sample::permitCheck(), path("thread.pdf")).has_value(); });
        worker.join();
        QVERIFY(done);
        QCOMPARE(contentOf(path("thread.pdf")), contentOf(m_sample));
    }

    void needsTheGraphicalApplication()
    {
        QProcess process;
        process.start(QCoreApplication::applicationFilePath(),
                      {QStringLiteral("--write-without-fonts"), path("none.pdf")});
        QVERIFY(process.waitForFinished(30000));
        QCOMPARE(process.readAllStandardOutput().trimmed(), QByteArray("Internal"));
        QVERIFY(!QFile::exists(path("none.pdf")));
    }

    void fiveHundredRows()
    {
        NEEDS_TOOL("pdftotext");
        Report report;
        report.title = QStringLiteral("Năm trăm dòng");
        Table table;
        table.header = {QStringLiteral("Mã"), QStringLiteral("Diện tích"), QStringLiteral("Ghi chú")};
        table.widths = {1, 1, 3};
        for (int i = 1; i <= 500; ++i)
            table.rows.push_back(
                {{QStringLiteral("T-%1").arg(i, 4, 10, QLatin1Char('0')), {}, false, false},
                 {QStringLiteral("%1,5 m²").arg(i * 3), {}, false, true},
                 {i % 9 == 0 ? QStringLiteral("Thửa đất có ranh giới chưa thống nhất giữa các hộ liền kề, "
                                              "cần đo đạc lại trước khi cấp phép xây dựng")
                             : QStringLiteral("–"),
                  {},
                  false,
                  false}});
        report.blocks.emplace_back(table);
        VERIFY_RESULT(writePdf(report, path("rows.pdf")));
        const int pages = pagesIn(contentOf(path("rows.pdf")));
        QVERIFY(pages > 10 && pages < 20);
        const QString text = textOf(path("rows.pdf"));
        int at = -1;
        for (int i = 1; i <= 500; ++i) {
            const QString id = QStringLiteral("T-%1").arg(i, 4, 10, QLatin1Char('0'));
            const int next = static_cast<int>(text.indexOf(id));
            QVERIFY2(next > at, qPrintable(id));
            QCOMPARE(text.count(id), 1);
            at = next;
        }
        QCOMPARE(text.count(QStringLiteral("Ghi chú")), pages);
        QCOMPARE(text.count(QRegularExpression(QStringLiteral("Trang \\d+/%1").arg(pages))), pages);
    }

    void hugePictureBecomesASmallFile()
    {
        Report report;
        report.blocks.emplace_back(Picture{noise({5000, 4000}), QStringLiteral("Nhiễu"), 1});
        VERIFY_RESULT(writePdf(report, path("noise.pdf")));
        const qint64 size = QFileInfo(path("noise.pdf")).size();
        // Noise is the worst there is; 20 million pixels of it are 80 MB.
        QVERIFY2(size > 100'000 && size < 5'000'000, qPrintable(QString::number(size)));
    }

    void oddPicturesAreDrawn()
    {
        Report report;
        report.blocks = {Picture{QImage(), QStringLiteral("a"), 1},
                         Picture{QImage(1, 5000, QImage::Format_ARGB32), {}, 1},
                         Picture{QImage(5000, 1, QImage::Format_Grayscale8), {}, -4},
                         Picture{QImage(10, 10, QImage::Format_Mono), {}, 1e9}};
        VERIFY_RESULT(writePdf(report, path("odd.pdf")));
        NEEDS_TOOL("pdftotext");
        QVERIFY(textOf(path("odd.pdf")).contains(QStringLiteral("Thiếu hình.")));
    }

    void anEmptyReportIsOnePage()
    {
        VERIFY_RESULT(writePdf(Report(), path("empty.pdf")));
        QCOMPARE(pagesIn(contentOf(path("empty.pdf"))), 1);
        // Without a date in the report there is none in the file: the clock has no say.
        QVERIFY(!contentOf(path("empty.pdf")).contains("/CreationDate"));
        NEEDS_TOOL("pdfinfo");
        QCOMPARE(infoOf(path("empty.pdf")).value(QStringLiteral("Title")), QStringLiteral("Báo cáo"));
    }

    void refusesUnwritablePaths()
    {
        const Report report = sample::permitCheck();
        VERIFY_ERROR(writePdf(report, path("không có/a.pdf")), dothi::ErrorCode::Io);
        VERIFY_ERROR(writePdf(report, m_dir.path()), dothi::ErrorCode::Io);
        const auto result = writePdf(report, path("missing/a.pdf"));
        QCOMPARE(result.error().subject().file, path("missing/a.pdf"));
        QVERIFY(!result.error().advice().isEmpty());
        QVERIFY(!QFileInfo::exists(path("missing")));
    }

    void aFullDiskLeavesWhatWasThere()
    {
        QTemporaryDir dir;
        const QString file = dir.filePath(QStringLiteral("a.pdf"));
        QFile old(file);
        QVERIFY(old.open(QIODevice::WriteOnly) && old.write("cũ") > 0);
        old.close();
        const QByteArray before = contentOf(file);
        {
            const SmallDisk full(4096);
            VERIFY_ERROR(writePdf(sample::permitCheck(), file), dothi::ErrorCode::Io);
        }
        QCOMPARE(contentOf(file), before);
        QCOMPARE(QDir(dir.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
                 QStringList{QStringLiteral("a.pdf")});
        // With room again, the same call works.
        VERIFY_RESULT(writePdf(sample::permitCheck(), file));
    }

    /// Titles that are PDF syntax, in Latin letters and as the bytes of UTF-16 ("1 0 R", ">>\nstream\n",
    /// "endobj").
    void hostileTextIsHarmless()
    {
        NEEDS_TOOL("pdftotext");
        NEEDS_TOOL("pdfinfo");
        const QString evil = QStringLiteral(
            ") >> endobj 1 0 obj << /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >> <script> \\");
        Report report;
        report.title =
            evil + QStringLiteral(" \u3120\u3020\u5220 \u3E3E\u0A73\u7472\u6561\u6D0A \u656E\u646F\u626A");
        report.authority = report.number = report.place = report.footer = report.subtitle = evil;
        report.blocks = {Heading{evil, 1},
                         Paragraph{QStringLiteral("trước\u202Egnp.exe sau\u0007\u001B[2J"), false},
                         Table{{evil}, {}, {{Cell{evil, {}, false, false, evil}}}},
                         Badge{evil, {}},
                         KeyValues{{{evil, evil}}},
                         Signatures{{evil}}};
        VERIFY_RESULT(writePdf(report, path("evil.pdf")));
        const QByteArray pdf = contentOf(path("evil.pdf"));
        QVERIFY(!pdf.contains("/JavaScript"));
        QVERIFY(!pdf.contains("/OpenAction"));
        QCOMPARE(infoOf(path("evil.pdf")).value(QStringLiteral("Title")), report.title);
        QCOMPARE(infoOf(path("evil.pdf")).value(QStringLiteral("JavaScript")), QStringLiteral("no"));
        const QString text = textOf(path("evil.pdf"));
        QVERIFY(text.contains(QStringLiteral("trướcgnp.exe sau")));
        QVERIFY(text.contains(QStringLiteral("<script>")));
        QVERIFY(!text.contains(QChar(0x202E)));
        QVERIFY(!text.contains(QChar(0x1B)));
    }

    /// Long words, many columns and odd numbers: the 28 mm on the left and 16 mm on the right stay white on
    /// every page.
    void nothingRunsIntoTheMargins()
    {
        NEEDS_TOOL("pdftoppm");
        Report report;
        const QString word(120, QLatin1Char('W'));
        report.title = report.authority = report.number = report.place = report.footer = report.subtitle =
            word;
        Table wide;
        for (int i = 0; i < 16; ++i)
            wide.header += QStringLiteral("Cột %1").arg(i);
        wide.rows.push_back(std::vector<Cell>(16, Cell{word, {}, false, true, word}));
        for (const Block &block :
             std::vector<Block>{Heading{word, 1}, Badge{word, {}}, KeyValues{{{word, word}}}, wide,
                                Signatures{QStringList(7, word)}})
            report.blocks.push_back(block);
        VERIFY_RESULT(writePdf(report, path("margins.pdf")));
        runTool(QStringLiteral("pdftoppm"), {QStringLiteral("-r"), QStringLiteral("30"),
                                             QStringLiteral("-gray"), path("margins.pdf"), path("margins")});
        const QStringList pages = QDir(m_dir.path()).entryList({QStringLiteral("margins-*.pgm")});
        QVERIFY(pages.size() >= 2);
        for (const QString &name : pages) {
            const QImage image(m_dir.filePath(name));
            QVERIFY(image.width() > 200);
            int inside = 0;
            int outside = 0;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x) {
                    const double mm = (x + 0.5) * 25.4 / 30;
                    if (qGray(image.pixel(x, y)) <= 250)
                        ++(mm > 28 && mm < 194 ? inside : outside);
                }
            }
            QCOMPARE(outside, 0);
            QVERIFY2(inside > 0, qPrintable(name));
        }
    }

    void whatIsNoPdfOfQtIsLeftAlone_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const QByteArray pdf = contentOf(m_sample);
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("text") << QByteArray("hello");
        QTest::newRow("cut") << pdf.left(pdf.size() / 2);
        QTest::newRow("tail only") << pdf.right(600);
        QTest::newRow("no table") << QByteArray("%PDF-1.4\nstartxref\n5\n%%EOF\n");
        QByteArray moved = pdf;
        moved.insert(200, ' ');
        QTest::newRow("moved") << moved;
    }

    void whatIsNoPdfOfQtIsLeftAlone()
    {
        QFETCH(QByteArray, bytes);
        QVERIFY(!reproduciblePdf(bytes, {}).has_value());
    }
};

/// `--write FILE` writes the sample and ends; the tests compare it with their own.
int main(int argc, char **argv)
{
    const bool withoutFonts = argc == 3 && qstrcmp(argv[1], "--write-without-fonts") == 0;
    if (withoutFonts) {
        const QCoreApplication application(argc, argv);
        const auto result = writePdf(Report(), QString::fromLocal8Bit(argv[2]));
        std::puts(result ? "written" : qPrintable(dothi::errorCodeName(result.error().code())));
        return 0;
    }
    QGuiApplication application(argc, argv);
    if (argc == 3 && qstrcmp(argv[1], "--write") == 0) {
        sample::Vietnamese vietnamese;
        QCoreApplication::installTranslator(&vietnamese);
        return writePdf(sample::permitCheck(), QString::fromLocal8Bit(argv[2])) ? 0 : 1;
    }
    TestReportPdf test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_reportpdf.moc"
