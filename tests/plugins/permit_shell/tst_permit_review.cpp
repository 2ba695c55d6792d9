// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "reviewfixture.h"

#include <QApplication>
#include <QDialog>
#include <QPlainTextEdit>
#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>

#include <permit/reportmaker.h>
#include <permit/review.h>
#include <permit/reviewscene.h>
#include <permit/view/overlays.h>
#include <permit/words.h>

using namespace dothi;
using namespace dothi::permit;
using namespace reviewfixture;

namespace {

/// A program with the four dossiers open and reviewed.
struct Reviewed : Program
{
    TestCity city;
    Review review{context};
    ReviewScene scene{review, ui};
    int drawn = 0; ///< reports' pictures, and of how many findings
    std::vector<size_t> drawnOpen;
    ReportMaker report{context, review, [this](const city::Store &store, const Answer &answer) {
                           ++drawn;
                           drawnOpen.push_back(openFindings(answer).size());
                           drawnFrom = &store;
                           QImage view(96, 64, QImage::Format_RGB32);
                           view.fill(Qt::lightGray);
                           return Result<Pictures>(Pictures{nullptr, view});
                       }};
    const city::Store *drawnFrom = nullptr;

    explicit Reviewed(TestCity::Content content = TestCity::Applications)
        : city(content)
    {}
    void openCity()
    {
        review.start();
        cities.setCity(city.open());
        review.setToday(QDate(2026, 11, 20));
    }
    ~Reviewed() { cities.setCity(nullptr); }

    [[nodiscard]] const Review::Entry &entry(const char *code) const
    {
        const auto it = std::ranges::find_if(review.entries(), [code](const Review::Entry &e) {
            return e.application.code == QLatin1String(code);
        });
        if (it == review.entries().end())
            qFatal("no entry %s", code);
        return *it;
    }
    [[nodiscard]] QString currentCode() const
    {
        return review.currentEntry() ? review.currentEntry()->application.code : QString();
    }
    [[nodiscard]] int findingOf(const QString &rule) const
    {
        const auto findings = review.findings();
        const auto it = std::ranges::find_if(findings, [&](const Finding *f) { return f->rule == rule; });
        return it == findings.end() ? -1 : static_cast<int>(it - findings.begin());
    }
};

} // namespace

/// The review of a real store: what is checked, chosen, shown, out of date, reported.
class TestPermitReview : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { setUiLanguage(QStringLiteral("en")); }

    void openingChecksEverythingAndShowsTheFirst()
    {
        Reviewed program;
        program.openCity();
        QVERIFY(program.review.isLoaded());
        QCOMPARE(program.review.count(), 4);
        QCOMPARE(program.review.dossiers(), 4);
        QCOMPARE(program.currentCode(), QStringLiteral("HS-2026-0151")); // due first
        for (const Review::Entry &entry : program.review.entries()) {
            QVERIFY(!entry.checking);
            QCOMPARE(entry.outcome != nullptr, entry.application.code != QLatin1String("HS-2026-0155"));
        }
        // Eight storeys, 28 m high, 0.2 m behind the red line of a street of 20 m: table 2.7 asks for 6 m.
        const Answer &tower = program.entry("HS-2026-0148").outcome->answer;
        QCOMPARE(tower.verdict, Verdict::Fail);
        const auto setback = std::ranges::find_if(tower.findings, [](const Finding &f) {
            return f.rule.startsWith(QLatin1String("setback.table"));
        });
        QVERIFY(setback != tower.findings.end());
        QCOMPARE(setback->limit, 6.0);
        QVERIFY(std::abs(setback->measured - 0.2) < 1e-6);
        // No zone: an input is missing.
        QCOMPARE(program.entry("HS-2026-0152").outcome->answer.verdict, Verdict::Unknown);
        // No proposal: says so.
        QVERIFY(program.entry("HS-2026-0155").error.has_value());
        QVERIFY(badgeOf(program.entry("HS-2026-0155")).text.contains(QStringLiteral("Cannot be checked")));
    }

    void theLastChosenIsShownAgain()
    {
        Reviewed program;
        program.settings.set(SettingKey<QString>{"permit/lastApplication", {}},
                             QStringLiteral("HS-2026-0148"));
        program.openCity();
        QCOMPARE(program.currentCode(), QStringLiteral("HS-2026-0148"));
        QVERIFY(program.review.select(QStringLiteral("HS-2026-0152")));
        QCOMPARE(program.settings.get(SettingKey<QString>{"permit/lastApplication", {}}),
                 QStringLiteral("HS-2026-0152"));
    }

    void nextAndPreviousGoRound()
    {
        Reviewed program;
        program.openCity();
        QStringList seen;
        for (int i = 0; i < 4; ++i) {
            seen.append(program.currentCode());
            program.review.selectNext();
        }
        QCOMPARE(seen, QStringList({QStringLiteral("HS-2026-0151"), QStringLiteral("HS-2026-0148"),
                                    QStringLiteral("HS-2026-0152"), QStringLiteral("HS-2026-0155")}));
        QCOMPARE(program.currentCode(), QStringLiteral("HS-2026-0151"));
        program.review.selectPrevious();
        QCOMPARE(program.currentCode(), QStringLiteral("HS-2026-0155"));
    }

    void theProposalStandsInPlaceOfTheOldBuilding()
    {
        Reviewed program;
        program.openCity();
        QVERIFY(program.review.select(QStringLiteral("HS-2026-0148")));
        QVERIFY(program.ui.overlays.contains(QStringLiteral("permit.proposal")));
        const QString building = QStringLiteral("building");
        const QString area = QStringLiteral("permit_application");
        QCOMPARE(program.ui.hiddenIn(building), std::vector<city::FeatureId>{program.city.oldBuilding()});
        QCOMPARE(program.ui.hiddenIn(area),
                 std::vector<city::FeatureId>{program.entry("HS-2026-0148").application.id});
        // Another plot, with nothing on it: the building is back.
        QVERIFY(program.review.select(QStringLiteral("HS-2026-0151")));
        QVERIFY(program.ui.hiddenIn(building).empty());
        QCOMPARE(program.ui.hiddenIn(area),
                 std::vector<city::FeatureId>{program.entry("HS-2026-0151").application.id});
        // The dossier without a proposal shows nothing at all.
        QVERIFY(program.review.select(QStringLiteral("HS-2026-0155")));
        QVERIFY(program.ui.overlays.empty());
        QVERIFY(program.ui.hidden.empty());
    }

    void choosingAFindingFliesToItAndShowsIt()
    {
        Reviewed program;
        program.openCity();
        QVERIFY(program.review.select(QStringLiteral("HS-2026-0148")));
        const size_t flights = program.ui.flights.size();
        const int setback = program.findingOf(QStringLiteral("setback.table"));
        QVERIFY(setback >= 0);
        program.review.selectFinding(setback);
        QCOMPARE(program.ui.flights.size(), flights + 1);
        const scene::Overlay &overlay = program.ui.overlays[QStringLiteral("permit.evidence")];
        // The street's width (20 m), and the finding itself.
        const scene::OverlayLabel &label = overlay.labels.back();
        QVERIFY2(label.text.contains(QStringLiteral("6.00")), qPrintable(label.text));
        QCOMPARE(label.background, verdictColor(Verdict::Fail));
        QVERIFY(std::ranges::any_of(overlay.lines, &scene::OverlayLine::ticks));
        QVERIFY(!overlay.volumes.empty());
        // The worst place, at the red line (y = 10), is in the middle of what is seen.
        const scene::Camera camera(program.ui.flights.back(), {1200, 800});
        QPointF pixel;
        QVERIFY(camera.project(label.where, pixel));
        QVERIFY(QRectF(200, 100, 800, 600).contains(pixel));
        QVERIFY(std::abs(label.where.y - (kNorth + 10)) < 1);
        // Back to the whole: all that is open is labelled.
        program.review.selectFinding(-1);
        QCOMPARE(program.ui.overlays[QStringLiteral("permit.evidence")].labels.size(),
                 openFindings(program.review.currentEntry()->outcome->answer).size());
        // In plan the camera stays in plan.
        program.ui.pose.plan = true;
        program.review.selectFinding(setback);
        QVERIFY(program.ui.flights.back().plan);
    }

    void anotherWorkspaceShowsNothingOfIt()
    {
        Reviewed program;
        program.openCity();
        QVERIFY(program.review.select(QStringLiteral("HS-2026-0148")));
        program.scene.setActive(false);
        QVERIFY(program.ui.overlays.empty());
        QVERIFY(program.ui.hidden.empty());
        program.scene.setActive(true);
        QCOMPARE(program.ui.overlays.size(), size_t(2));
    }

    void aChangedInputMakesResultsOutOfDate()
    {
        Reviewed program;
        program.openCity();
        QVERIFY(program.review.select(QStringLiteral("HS-2026-0148")));
        city::City &city = *program.cities.city();
        city.notifyChanged({QStringLiteral("tree"), {}});
        QVERIFY(!program.entry("HS-2026-0148").stale);

        // The zone now allows 30 % only.
        const city::LayerDef &layer = layerOf("planning_zone");
        auto zone = city.store().feature(layer.id, program.city.zone()).value().value();
        zone.set(layer, QStringLiteral("max_density_pct"), 30.0);
        const auto changed = city.edit(
            {layer.id, {zone.id}}, [&](city::StoreWriter &writer) { return writer.update(layer.id, zone); });
        VERIFY_RESULT(changed);
        QVERIFY(program.entry("HS-2026-0148").stale);
        QVERIFY(program.entry("HS-2026-0151").stale);
        QVERIFY(!program.report.canSave());
        const auto densityLimit = [&program](const char *code) {
            for (const Finding &f : program.entry(code).outcome->answer.findings) {
                if (f.rule == QLatin1String("zone.density"))
                    return f.limit;
            }
            return -1.0;
        };
        QCOMPARE(densityLimit("HS-2026-0148"), 70.0);
        const size_t flights = program.ui.flights.size();
        program.review.recheck();
        QVERIFY(!program.entry("HS-2026-0148").stale);
        QCOMPARE(densityLimit("HS-2026-0148"), 30.0);
        QCOMPARE(program.ui.flights.size(), flights); // nobody asked to go anywhere
        QVERIFY(program.entry("HS-2026-0151").stale);
        program.review.recheckStale();
        QVERIFY(!program.entry("HS-2026-0151").stale);
        QCOMPARE(densityLimit("HS-2026-0151"), 30.0);
    }

    void aChangedDossierIsCheckedAnew()
    {
        Reviewed program;
        program.openCity();
        QVERIFY(program.review.select(QStringLiteral("HS-2026-0148")));
        city::City &city = *program.cities.city();
        const city::LayerDef &layer = layerOf("permit_application");
        const city::FeatureId id = program.entry("HS-2026-0148").application.id;
        const OutcomePtr other = program.entry("HS-2026-0151").outcome;
        auto dossier = city.store().feature(layer.id, id).value().value();
        dossier.set(layer, QStringLiteral("proposal"),
                    QString::fromUtf8(proposal("HS-2026-0148", "apartment", program.city.parcels()[0],
                                               {volume(5, 18, 15, 30, 14, 4, "house")})));
        VERIFY_RESULT(city.edit({layer.id, {id}},
                                [&](city::StoreWriter &writer) { return writer.update(layer.id, dossier); }));
        QCOMPARE(program.currentCode(), QStringLiteral("HS-2026-0148"));
        QVERIFY(program.entry("HS-2026-0148").outcome);
        QCOMPARE(program.entry("HS-2026-0148").outcome->answer.facts.storeys, 4);
        QCOMPARE(program.entry("HS-2026-0151").outcome, other); // still what it was
    }

    /// A check of the old proposal that ends after the dossier has been changed.
    void aLateAnswerIsNotTakenForTheNewProposal_data()
    {
        QTest::addColumn<bool>("batch");
        QTest::newRow("the chosen one") << false;
        QTest::newRow("all that is out of date") << true;
    }
    void aLateAnswerIsNotTakenForTheNewProposal()
    {
        QFETCH(bool, batch);
        Reviewed program;
        program.openCity();
        QVERIFY(program.review.select(QStringLiteral("HS-2026-0148")));
        city::City &city = *program.cities.city();
        city.notifyChanged({QStringLiteral("terrain"), {}}); // whatever it says now, all are out of date
        program.executor->holding = true;
        if (batch)
            program.review.recheckStale();
        else
            program.review.recheck();
        const city::LayerDef &layer = layerOf("permit_application");
        const city::FeatureId id = program.entry("HS-2026-0148").application.id;
        auto dossier = city.store().feature(layer.id, id).value().value();
        dossier.set(layer, QStringLiteral("proposal"),
                    QString::fromUtf8(proposal("HS-2026-0148", "apartment", program.city.parcels()[0],
                                               {volume(5, 18, 15, 30, 14, 4, "house")})));
        VERIFY_RESULT(city.edit({layer.id, {id}},
                                [&](city::StoreWriter &writer) { return writer.update(layer.id, dossier); }));
        QCOMPARE(program.executor->held.size(), size_t(2)); // the check, and the inbox read again
        program.executor->runHeld(1);
        QVERIFY(!program.entry("HS-2026-0148").outcome);
        program.executor->runHeld(0); // the answer to eight storeys
        QVERIFY(!program.entry("HS-2026-0148").outcome);
        QVERIFY(!program.report.canSave());
        program.executor->drain();
        QVERIFY(program.entry("HS-2026-0148").outcome);
        QCOMPARE(program.entry("HS-2026-0148").outcome->answer.facts.storeys, 4);
        QVERIFY(!program.entry("HS-2026-0148").checking);
        QVERIFY(!program.review.isBusy());
    }

    void newTerrainIsUsed()
    {
        Reviewed program;
        program.openCity();
        QVERIFY(program.review.select(QStringLiteral("HS-2026-0148")));
        const auto groundOf = [&program] {
            return program.entry("HS-2026-0148").outcome->groundHeight()(kEast + 10, kNorth + 20);
        };
        QCOMPARE(groundOf(), 0.0);
        city::City &city = *program.cities.city();
        geo::ElevationGrid grid(40, 40, kEast - 100, kNorth + 100, 5);
        for (int row = 0; row < 40; ++row) {
            for (int column = 0; column < 40; ++column)
                grid.set(column, row, 1.25F);
        }
        // As the import of a raster does it.
        const QString name = QStringLiteral("terrain.tif");
        VERIFY_RESULT(geo::writeElevation(city.store().folder() + QLatin1Char('/') + name, grid,
                                          city.store().crs().epsg()));
        VERIFY_RESULT(city.edit({QStringLiteral("terrain"), {}}, [&](city::StoreWriter &writer) {
            return writer.setRaster({QStringLiteral("terrain"), name, QString()});
        }));
        QVERIFY(program.entry("HS-2026-0148").stale);
        QVERIFY(!program.report.canSave());
        program.review.recheck();
        QVERIFY(!program.entry("HS-2026-0148").stale);
        QCOMPARE(groundOf(), 1.25);
    }

    void aFileIsCheckedLikeADossier()
    {
        Reviewed program(TestCity::Street);
        program.openCity();
        QVERIFY(program.review.isLoaded());
        QCOMPARE(program.review.count(), 0);
        QCOMPARE(program.review.current(), -1);

        const QString path = program.city.file(QStringLiteral("phương án.json"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(proposal("PA-1", "apartment", program.city.parcels()[0],
                            {volume(4, 10.2, 16, 32, 30, 8, "house")}));
        file.close();
        program.review.checkFile(path);
        QCOMPARE(program.review.count(), 1);
        QCOMPARE(program.review.dossiers(), 0);
        QVERIFY(program.review.currentEntry()->outcome);
        QCOMPARE(program.review.currentEntry()->outcome->answer.verdict, Verdict::Fail);
        QVERIFY(program.ui.overlays.contains(QStringLiteral("permit.proposal")));
        QCOMPARE(program.ui.flights.size(), size_t(1));

        // The same file again, corrected on disk: read again, not listed twice.
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(proposal("PA-1", "apartment", program.city.parcels()[0],
                            {volume(5, 18, 15, 30, 14, 4, "house")}));
        file.close();
        program.review.checkFile(path);
        QCOMPARE(program.review.count(), 1);
        QCOMPARE(program.review.currentEntry()->outcome->answer.facts.storeys, 4);

        // Nonsense is listed with the reason.
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"id\": 7}");
        file.close();
        program.review.recheck();
        QVERIFY(!program.review.currentEntry()->outcome);
        QVERIFY(program.review.currentEntry()->error.has_value());
        QVERIFY(program.ui.overlays.empty());

        QSignalSpy failures(&program.review, &Review::failed);
        program.review.checkFile(program.city.file(QStringLiteral("absent.json")));
        QCOMPARE(failures.size(), 1);
        QCOMPARE(program.review.count(), 1);
    }

    void closingTheCityEmptiesTheInbox()
    {
        Reviewed program;
        program.openCity();
        program.cities.setCity(nullptr);
        QCOMPARE(program.review.count(), 0);
        QCOMPARE(program.review.current(), -1);
        QVERIFY(program.ui.overlays.empty());
        QVERIFY(!program.review.hasCity());
    }

    /// A report without an agency at its head has dots there: that is said, and leads to the question.
    void aReportWithoutAnAgencySaysSo()
    {
        Reviewed program;
        program.openCity();
        QVERIFY(program.review.select(QStringLiteral("HS-2026-0148")));
        program.report.save(program.city.file(QStringLiteral("unnamed.html")));
        QVERIFY(!program.ui.messages.empty());
        const plugin::Message warned = program.ui.messages.back();
        QCOMPARE(warned.kind, plugin::MessageKind::Warning);
        warned.action();
        QDialog *dialog = nullptr;
        for (QWidget *widget : QApplication::topLevelWidgets()) {
            if (widget->objectName() == QLatin1String("agencyDialog"))
                dialog = qobject_cast<QDialog *>(widget);
        }
        QVERIFY(dialog && dialog->isVisible());
        dialog->findChild<QPlainTextEdit *>()->setPlainText(QStringLiteral("UBND Quận 7\nPhòng QLĐT  "));
        dialog->findChild<QPushButton *>(QStringLiteral("agencySave"))->click();
        const QString path = program.city.file(QStringLiteral("named.html"));
        program.report.save(path);
        // Nothing is left to be named: the message offers to open it.
        QCOMPARE(program.ui.messages.back().kind, plugin::MessageKind::Success);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(QString::fromUtf8(file.readAll()).contains(QStringLiteral("Phòng QLĐT")));
    }

    void theReportIsWritten()
    {
        Reviewed program;
        program.settings.set(SettingKey<QString>{"permit/agency", {}}, QStringLiteral("UBND Quận 7"));
        program.openCity();
        QVERIFY(program.review.select(QStringLiteral("HS-2026-0148")));
        program.review.selectFinding(program.findingOf(QStringLiteral("setback.table")));
        QVERIFY(program.report.suggestedPath().endsWith(QStringLiteral("/HS-2026-0148.pdf")));
        const size_t before = program.ui.overlays[QStringLiteral("permit.evidence")].labels.size();
        QSignalSpy saved(&program.report, &ReportMaker::saved);
        const QString path = program.city.file(QStringLiteral("HS-2026-0148.pdf"));
        program.report.save(path);
        QCOMPARE(saved.size(), 1);
        QVERIFY(!program.report.isWriting());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.read(5) == "%PDF-");
        // Drawn by the worker from a connection of its own, with everything that is open; the window is not
        // asked for a picture, and goes on showing the chosen finding alone.
        QCOMPARE(program.drawn, 1);
        QCOMPARE(program.drawnOpen.front(),
                 openFindings(program.review.currentEntry()->outcome->answer).size());
        QVERIFY(program.drawnFrom && program.drawnFrom != &program.cities.city()->store());
        QVERIFY(program.ui.pictures.empty());
        QCOMPARE(program.ui.overlays[QStringLiteral("permit.evidence")].labels.size(), before);
        // The message offers to open it.
        QCOMPARE(program.ui.messages.size(), size_t(1));
        QCOMPARE(program.ui.messages[0].kind, plugin::MessageKind::Success);
        QVERIFY(!program.ui.messages[0].actionText.isEmpty());

        const QString pdftotext = QStandardPaths::findExecutable(QStringLiteral("pdftotext"));
        if (pdftotext.isEmpty())
            QSKIP("pdftotext is not installed");
        QProcess process;
        process.start(pdftotext, {QStringLiteral("-layout"), path, QStringLiteral("-")});
        QVERIFY(process.waitForFinished());
        const QString text =
            QString::fromUtf8(process.readAllStandardOutput()).normalized(QString::NormalizationForm_C);
        QVERIFY2(text.contains(QStringLiteral("HS-2026-0148")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("Nguyễn Văn An")), qPrintable(text));
    }

    void theNameSaysWhatIsWritten()
    {
        const auto suffixed = [](const char *name, bool html) {
            return ReportMaker::withSuffix(QLatin1String(name), html);
        };
        QCOMPARE(suffixed("HS-1.pdf", true), QStringLiteral("HS-1.pdf"));
        QCOMPARE(suffixed("HS-1.HTML", false), QStringLiteral("HS-1.HTML"));
        QCOMPARE(suffixed("HS.2026.15", false), QStringLiteral("HS.2026.15.pdf"));
        QCOMPARE(suffixed("HS-1", true), QStringLiteral("HS-1.html"));
        Reviewed program;
        program.openCity();
        QVERIFY(program.review.select(QStringLiteral("HS-2026-0148")));
        QSignalSpy saved(&program.report, &ReportMaker::saved);
        QSignalSpy failures(&program.report, &ReportMaker::failed);
        const QString path = program.city.file(QStringLiteral("HS-2026-0148.html"));
        program.report.save(path);
        QCOMPARE(saved.size(), 1);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().startsWith("<!DOCTYPE html>"));
        const QString other = program.city.file(QStringLiteral("HS-2026-0148.doc"));
        program.report.save(other);
        QCOMPARE(failures.size(), 1);
        QVERIFY(!QFileInfo::exists(other));
    }

    void aReportThatCannotBeWrittenSaysSo()
    {
        Reviewed program;
        program.openCity();
        QVERIFY(program.review.select(QStringLiteral("HS-2026-0148")));
        QSignalSpy failures(&program.report, &ReportMaker::failed);
        program.report.save(program.city.file(QStringLiteral("no folder/report.pdf")));
        QCOMPARE(failures.size(), 1);
        QVERIFY(program.ui.messages.empty());
        QVERIFY(program.review.select(QStringLiteral("HS-2026-0155"))); // cannot be checked
        program.report.save(program.city.file(QStringLiteral("report.pdf")));
        QCOMPARE(failures.size(), 2);
    }
};

QTEST_MAIN(TestPermitReview)
#include "tst_permit_review.moc"
