// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The reports on the demo city's applications, as pages.

#include <dothi/io/democity.h>
#include <dothi/io/dothistore.h>

#include <QTemporaryDir>

#include <permit/logic/check.h>
#include <permit/logic/permitreport.h>
#include <permit/logic/plandrawing.h>
#include <testsupport.h>

using namespace dothi;
using namespace dothi::permit;

class TestPermitReport : public QObject
{
    Q_OBJECT

    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private Q_SLOTS:
    /// No more paper than an officer and an applicant read.
    void threePagesHoldAnyOfTheDemo()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("demo.dothi"));
        TaskContext task;
        VERIFY_RESULT(io::writeDemoCity(path, {QStringLiteral("hcmc"), 900, 1}, task));
        const auto store = io::openDothi(path, io::OpenMode::ReadOnly);
        VERIFY_RESULT(store);
        const auto terrain = terrainOf(**store);
        VERIFY_RESULT(terrain);
        const auto applications = (*store)->readAll(QStringLiteral("permit_application"));
        VERIFY_RESULT(applications);
        QCOMPARE(applications->size(), size_t(12));
        const city::LayerDef &def = *city::Schema::builtin().layer(QStringLiteral("permit_application"));
        QImage view(1152, 648, QImage::Format_RGB32); // as large as the one that is drawn
        view.fill(Qt::gray);
        for (const city::Feature &application : *applications) {
            const auto proposal = Proposal::fromJson(
                city::toText(application.value(def, QStringLiteral("proposal"))).toUtf8(), (*store)->crs());
            VERIFY_RESULT(proposal);
            CheckOptions options;
            options.terrain = *terrain;
            const auto answer = checkProposal(**store, *proposal, options);
            VERIFY_RESULT(answer);
            const auto plan = drawPlan(**store, *answer);
            VERIFY_RESULT(plan);
            const auto dossier = Dossier::find(**store, proposal->id);
            VERIFY_RESULT(dossier);
            const report::Report report = buildReport(*answer, *dossier, {plan->drawing, view},
                                                      {QStringLiteral("Sở Xây dựng Thành phố Hồ Chí Minh"),
                                                       QStringLiteral("Thành phố Hồ Chí Minh"),
                                                       QDateTime(QDate(2026, 11, 21), QTime(9, 0))});
            const QString pdf = folder.filePath(proposal->id + QStringLiteral(".pdf"));
            VERIFY_RESULT(report::writePdf(report, pdf));
            const auto pages = contentOf(pdf).count("/Type /Page\n");
            QVERIFY2(pages > 0 && pages <= 3,
                     qPrintable(QStringLiteral("%1: %2").arg(proposal->id).arg(pages)));
        }
    }
};

QTEST_MAIN(TestPermitReport)
#include "tst_permitreport.moc"
