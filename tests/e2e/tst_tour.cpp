// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QFile>
#include <QImage>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>

#include <testsupport.h>

namespace {

constexpr int kLongestTourMs = 90'000;
const QSize kWindow(1024, 700);

int shadesIn(const QImage &picture, const QRect &part)
{
    QSet<QRgb> shades;
    for (int x = part.left(); x <= part.right(); x += 5) {
        for (int y = part.top(); y <= part.bottom(); y += 5)
            shades.insert(picture.pixel(x, y));
    }
    return static_cast<int>(shades.size());
}

} // namespace

/// The program as `run.sh` starts it where there is no display: the demo city, pictures, the report, the end.
class TestTour : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    QByteArray m_said;

    [[nodiscard]] QString path(const char *name) const { return m_dir.filePath(QLatin1String(name)); }

    /// The exit code; -1 when it did not end by itself.
    int tour(const QString &folder)
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        // As on the first day: the demo city is not there yet.
        environment.insert(QStringLiteral("XDG_DATA_HOME"), path("data"));
        environment.insert(QStringLiteral("XDG_CONFIG_HOME"), path("config"));
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(DOTHI_BUILD_DIR "/bin/dothi"),
                      QStringList{QStringLiteral("--lang=en"), QStringLiteral("--size"),
                                  QStringLiteral("%1x%2").arg(kWindow.width()).arg(kWindow.height()),
                                  QStringLiteral("--tour"), folder});
        const bool ended = process.waitForFinished(kLongestTourMs);
        m_said = process.readAll();
        return ended && process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    }

    static QStringList linesOf(const QString &file)
    {
        QFile source(file);
        if (!source.open(QIODevice::ReadOnly))
            return {};
        return QString::fromUtf8(source.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    }

private Q_SLOTS:
    void theDemoCityIsShown()
    {
        QVERIFY(m_dir.isValid());
        const QDir out(path("out"));
        const int code = tour(out.path());
        const QStringList summary = linesOf(out.filePath(QStringLiteral("summary.txt")));
        QVERIFY2(code == 0, (m_said + summary.join(QLatin1Char('\n')).toUtf8()).constData());

        const QStringList pictures = out.entryList({QStringLiteral("*.png")}, QDir::Files, QDir::Name);
        QCOMPARE(pictures, (QStringList{QStringLiteral("1-city.png"), QStringLiteral("2-street.png"),
                                        QStringLiteral("3-plan.png"), QStringLiteral("4-inspector.png"),
                                        QStringLiteral("5-findings.png"), QStringLiteral("7-table.png"),
                                        QStringLiteral("8-dark.png")}));
        QList<QImage> seen;
        for (const QString &name : pictures) {
            const QImage picture(out.filePath(name));
            QCOMPARE(picture.size(), kWindow);
            // The city fills the middle; panels and an empty ground have far fewer colours there.
            const QRect middle(kWindow.width() * 2 / 5, kWindow.height() / 4, kWindow.width() / 5,
                               kWindow.height() / 4);
            const int shades = shadesIn(picture, middle);
            QVERIFY2(shades > 20, qPrintable(QStringLiteral("%1: %2 shades").arg(name).arg(shades)));
            QVERIFY2(!seen.contains(picture), qPrintable(name + QStringLiteral(" shows nothing new")));
            seen.append(picture);
            QCOMPARE(
                summary
                    .filter(
                        QStringLiteral("%1: %2 x %3").arg(name).arg(kWindow.width()).arg(kWindow.height()))
                    .size(),
                1);
        }

        QFile report(out.filePath(QStringLiteral("report.pdf")));
        QVERIFY(report.open(QIODevice::ReadOnly));
        QVERIFY(report.read(4) == "%PDF");
        QVERIFY(summary.contains(QStringLiteral("6-report: done")));
        QVERIFY(summary.filter(QRegularExpression(QStringLiteral("^first city shown after [1-9]\\d* ms$")))
                    .size() == 1);
        QVERIFY(summary.filter(QRegularExpression(QStringLiteral("^most memory [1-9]\\d+ MB$"))).size() == 1);
        // Nobody's settings are changed by it.
        QVERIFY(!QDir(path("config")).exists(QStringLiteral("DoThi")));
    }

    void aTourThatFailsIsOne()
    {
        // A folder cannot be made inside a file.
        const QString file = path("file");
        QFile target(file);
        QVERIFY(target.open(QIODevice::WriteOnly));
        target.close();
        QCOMPARE(tour(file + QStringLiteral("/out")), 1);
    }
};

QTEST_GUILESS_MAIN(TestTour)
#include "tst_tour.moc"
