// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "reviewfixture.h"

#include <dothi/base/text.h>
#include <dothi/report/layout.h>

#include <QPainter>
#include <QProcess>
#include <QStandardPaths>

#include <permit/logic/check.h>
#include <permit/logic/plandrawing.h>
#include <permit/view/pictures.h>

using namespace dothi;
using namespace dothi::permit;
using namespace reviewfixture;

namespace {

using Test = bool (*)(const QColor &);

int countPixels(const QImage &image, const QRect &area, Test test)
{
    int count = 0;
    for (int y = area.top(); y <= area.bottom(); ++y) {
        for (int x = area.left(); x <= area.right(); ++x)
            count += test(image.pixelColor(x, y)) ? 1 : 0;
    }
    return count;
}

bool isBlue(const QColor &c)
{
    return c.blue() > c.red() + 40;
}

bool isRed(const QColor &c)
{
    return c.red() > c.green() + 60 && c.red() > c.blue() + 60;
}

/// The pale blue of the plan.
bool isBlueish(const QColor &c)
{
    return c.blue() > c.red() + 20;
}

} // namespace

/// The pictures of a report, drawn without a window.
class TestPermitPictures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { setUiLanguage(QStringLiteral("en")); }

    /// The drawing is measured: what it paints where the scale says, and what it writes.
    void thePlanIsToScale()
    {
        TestCity fixture(TestCity::Street);
        const auto city = fixture.open();
        const city::Store &store = city->store();
        const auto json = ::reviewfixture::proposal("HS-2026-0148", "apartment", fixture.parcels()[0],
                                                    {volume(4, 10.2, 16, 32, 30, 8, "house")});
        const Answer answer = checkProposal(store, Proposal::fromJson(json, store.crs()).value(), {}).value();
        const auto plan = drawPlan(store, answer);
        VERIFY_RESULT(plan);
        // The plot is 20 × 30 m; with 5 m around it 40 m must fit into 88 mm of paper: 1:500, not 1:250.
        QCOMPARE(plan->scale, 500);
        QCOMPARE(plan->drawing->sizeMm.width(), report::kTextWidthMm);
        constexpr int kPixelsPerMm = 10;
        QImage image((plan->drawing->sizeMm * kPixelsPerMm).toSize(), QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        painter.scale(kPixelsPerMm / report::mm(1), kPixelsPerMm / report::mm(1));
        plan->drawing->paint(painter);
        painter.end();
        const auto at = [&](double x, double y) {
            return QPoint(static_cast<int>((x - plan->extent.minX()) * 1000 / 500 * kPixelsPerMm),
                          static_cast<int>((plan->extent.maxY() - y) * 1000 / 500 * kPixelsPerMm));
        };
        const auto around = [&](const QPoint &p, Test test) {
            return countPixels(image, QRect(p - QPoint(3, 3), p + QPoint(3, 3)), test);
        };
        const auto isDark = [](const QColor &c) { return c.lightness() < 90; };
        // Both long sides of the plot, 20 m = 40 mm = 400 pixels apart, away from their figures.
        const geo::Extent plot = answer.plot.extent();
        QCOMPARE(at(plot.maxX(), 0).x() - at(plot.minX(), 0).x(), 400);
        for (const double x : {plot.minX(), plot.maxX()})
            QVERIFY(around(at(x, plot.minY() + 8), isDark) >= 14);
        QCOMPARE(around(at(plot.minX() + 2, plot.minY() + 8), isDark), 0);
        // The building is blue where it keeps its distance, hatched red in the 6 m from the red line.
        QVERIFY(around(at(kEast + 6, kNorth + 27), isBlueish) > 40);
        const auto strip = QRect(at(kEast + 8, kNorth + 15), at(kEast + 13, kNorth + 12));
        QVERIFY(countPixels(image, strip.normalized(), isRed) > 300);
        const auto behind = QRect(at(kEast + 5, kNorth + 29), at(kEast + 9, kNorth + 25));
        QCOMPARE(countPixels(image, behind.normalized(), isRed), 0);
        // North arrow above on the right, scale bar below on the left: 10 m = 20 mm, half black.
        QVERIFY(countPixels(image, QRect(1480, 10, 138, 140), isDark) > 300);
        QVERIFY(countPixels(image, QRect(5, 869, 90, 8), isDark) > 500);
        QCOMPARE(countPixels(image, QRect(106, 871, 88, 4), isDark), 0);
    }

    void thePlanSaysWhatItShows()
    {
        const QString pdftotext = QStandardPaths::findExecutable(QStringLiteral("pdftotext"));
        if (pdftotext.isEmpty())
            QSKIP("pdftotext is not installed");
        TestCity fixture(TestCity::Street);
        const auto city = fixture.open();
        const city::Store &store = city->store();
        const auto json = ::reviewfixture::proposal("HS-2026-0148", "apartment", fixture.parcels()[0],
                                                    {volume(4, 10.2, 16, 32, 30, 8, "house")});
        const Answer answer = checkProposal(store, Proposal::fromJson(json, store.crs()).value(), {}).value();
        const auto plan = drawPlan(store, answer);
        VERIFY_RESULT(plan);
        report::Report report;
        report.blocks.emplace_back(report::Picture{{}, {}, 1, plan->drawing});
        const QString path = fixture.file(QStringLiteral("plan.pdf"));
        VERIFY_RESULT(report::writePdf(report, path));
        QProcess process;
        process.start(pdftotext, {QStringLiteral("-layout"), path, QStringLiteral("-")});
        QVERIFY(process.waitForFinished());
        const QString text = QString::fromUtf8(process.readAllStandardOutput()).simplified();
        const QString gap = formatQuantity(0.2, 2, QStringLiteral("m"));
        const QString least = formatQuantity(6, 2, QStringLiteral("m"));
        for (const QString &word :
             {QStringLiteral("Scale 1:500"), QStringLiteral("Dimensions in metres"),
              QStringLiteral("Red line"), QStringLiteral("Proposed building"),
              QStringLiteral("Beyond the limit"), QStringLiteral("Plot"), formatNumber(20, 2),
              formatNumber(30, 2), QStringLiteral("%1 (≥ %2)").arg(gap, least)})
            QVERIFY2(text.contains(word.simplified()), qPrintable(word + QLatin1Char('\n') + text));
    }

    /// What is no distance is marked where it is: the built area hatched, the top of the building, each with
    /// its figures and the number of the finding.
    void thePlanMarksDensityHeightAndFloorArea()
    {
        TestCity fixture(TestCity::Street);
        const auto city = fixture.open();
        const city::Store &store = city->store();
        const auto json = ::reviewfixture::proposal("HS-2026-0148", "apartment", fixture.parcels()[0],
                                                    {volume(4, 18, 16, 32, 30, 8, "house")});
        Answer answer = checkProposal(store, Proposal::fromJson(json, store.crs()).value(), {}).value();
        const geo::Geometry built = answer.volumes.front().footprint;
        const auto finding = [](const char *rule, double measured, double limit, const char *unit,
                                int decimals) {
            Finding made;
            made.rule = QLatin1String(rule);
            made.verdict = Verdict::Fail;
            made.measured = measured;
            made.limit = limit;
            made.unit = QLatin1String(unit);
            made.decimals = decimals;
            return made;
        };
        const auto paint = [&](const Answer &shown) {
            const PlanDrawing plan = drawPlan(store, shown).value();
            QImage image((plan.drawing->sizeMm * 10).toSize(), QImage::Format_RGB32);
            image.fill(Qt::white);
            QPainter painter(&image);
            painter.scale(10 / report::mm(1), 10 / report::mm(1));
            plan.drawing->paint(painter);
            return image;
        };
        const auto redIn = [&](const QImage &image, const PlanDrawing &plan) {
            const geo::Extent e = built.extent();
            const auto at = [&](double x, double y) {
                return QPoint(static_cast<int>((x - plan.extent.minX()) * 10'000 / plan.scale),
                              static_cast<int>((plan.extent.maxY() - y) * 10'000 / plan.scale));
            };
            return countPixels(image, QRect(at(e.minX(), e.maxY()), at(e.maxX(), e.minY())), isRed);
        };
        Finding pass = finding("parcel.inside", 0, 0, "m", 2);
        pass.verdict = Verdict::Pass;
        answer.findings = {pass};
        const int none = redIn(paint(answer), drawPlan(store, answer).value());
        answer.findings = {pass, finding("zone.far", 5.91, 5.6, "", 2)};
        const int dot = redIn(paint(answer), drawPlan(store, answer).value());
        QVERIFY(dot > none);
        answer.findings = {pass, finding("zone.density", 78.2, 75, "%", 2)};
        const int hatch = redIn(paint(answer), drawPlan(store, answer).value());
        QVERIFY2(hatch > dot + 1000, qPrintable(QStringLiteral("%1 %2").arg(dot).arg(hatch)));

        const QString pdftotext = QStandardPaths::findExecutable(QStringLiteral("pdftotext"));
        if (pdftotext.isEmpty())
            QSKIP("pdftotext is not installed");
        answer.findings = {pass,
                           finding("zone.density", 78.2, 75, "%", 2),
                           finding("density.apartment", 78.2, 77, "%", 2),
                           finding("zone.far", 5.91, 5.6, "", 2),
                           finding("zone.height", 30, 21.6, "m", 2),
                           finding("zone.storeys", 8, 6, "", 0)};
        report::Report report;
        report.blocks.emplace_back(report::Picture{{}, {}, 1, drawPlan(store, answer).value().drawing});
        const QString path = fixture.file(QStringLiteral("marks.pdf"));
        VERIFY_RESULT(report::writePdf(report, path));
        QProcess process;
        process.start(pdftotext, {QStringLiteral("-raw"), path, QStringLiteral("-")});
        QVERIFY(process.waitForFinished());
        const QString text = QString::fromUtf8(process.readAllStandardOutput()).simplified();
        for (const char *words :
             {"2 Density 78.20 % (≤ 75.00 %)", "3 Density 78.20 % (≤ 77.00 %)", "4 FAR 5.91 (≤ 5.60)",
              "5 Height 30.00 m (≤ 21.60 m)", "6 Storeys 8 (≤ 6)", "Too much built area"})
            QVERIFY2(text.contains(QString::fromUtf8(words)), qPrintable(text));
    }

    void positionsOnAStraightSideAreNoCorners()
    {
        const geo::Geometry plot = geo::Geometry::polygon(
            {{0, 0, 0}, {5, 0, 0}, {12, 0.01, 0}, {20, 0, 0}, {20, 30, 0}, {0, 30, 0}, {0, 15, 0}});
        const auto sides = plotSides(plot);
        QCOMPARE(sides.size(), size_t(4));
        double round = 0;
        for (const auto &[a, b] : sides)
            round += std::hypot(b.x - a.x, b.y - a.y);
        QCOMPARE(round, 100.0);
    }

    void planAndViewShowTheProposalAndWhatIsWrong()
    {
        TestCity fixture(TestCity::Street);
        const auto city = fixture.open();
        const city::Store &store = city->store();
        const auto json = ::reviewfixture::proposal("HS-2026-0148", "apartment", fixture.parcels()[0],
                                                    {volume(4, 10.2, 16, 32, 30, 8, "house")});
        const auto parsed = Proposal::fromJson(json, store.crs());
        VERIFY_RESULT(parsed);
        const auto answer = checkProposal(store, *parsed, {});
        VERIFY_RESULT(answer);
        const auto pictures = drawPictures(store, *answer);
        VERIFY_RESULT(pictures);

        QVERIFY(pictures->plan && pictures->plan->paint);
        // What is wrong is red.
        QVERIFY(countPixels(pictures->view, pictures->view.rect(), isRed) > 200);
        QVERIFY(countPixels(pictures->view, pictures->view.rect(), isBlue) > 2000);
    }
};

QTEST_MAIN(TestPermitPictures)
#include "tst_permit_pictures.moc"
