// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The twelve applications of the demo city: their designer says what each must come out as.

#include <dothi/io/democity.h>
#include <dothi/io/dothistore.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>

#include <changeproof.h>
#include <permit/logic/check.h>
#include <testsupport.h>

using namespace dothi;
using namespace dothi::permit;

class TestPermitDemo : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_dir;
    std::unique_ptr<city::Store> m_store;
    std::optional<geo::ElevationGrid> m_terrain;

private Q_SLOTS:
    void initTestCase()
    {
        TaskContext task;
        const QString path = m_dir.filePath(QStringLiteral("demo.dothi"));
        io::DemoOptions options;
        options.buildings = 1000;
        VERIFY_RESULT(io::writeDemoCity(path, options, task));
        Result<std::unique_ptr<city::Store>> store = io::openDothi(path, io::OpenMode::ReadOnly);
        VERIFY_RESULT(store);
        m_store = std::move(*store);
        m_terrain = readTerrain(*m_store).value();
    }

    void everyApplicationComesOutAsDesigned_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("verdict");
        QTest::addColumn<QStringList>("rules");
        const QByteArray json =
            m_store->document(QStringLiteral("demo"), QStringLiteral("expected-verdicts")).value();
        const QJsonArray applications =
            QJsonDocument::fromJson(json).object().value(QLatin1String("applications")).toArray();
        QCOMPARE(applications.size(), 12);
        for (const QJsonValue &application : applications) {
            const QString code = application[QLatin1String("application")].toString();
            QStringList rules;
            for (const QJsonValue &rule : application[QLatin1String("rules")].toArray())
                rules.append(rule.toString());
            rules.sort();
            QTest::newRow(qPrintable(code))
                << code << application[QLatin1String("verdict")].toString() << rules;
        }
    }
    void everyApplicationComesOutAsDesigned()
    {
        QFETCH(QString, code);
        QFETCH(QString, verdict);
        QFETCH(QStringList, rules);
        const city::LayerDef &layer = *city::Schema::builtin().layer(QStringLiteral("permit_application"));
        city::Query query;
        query.equals = {{QStringLiteral("code"), code}};
        const std::vector<city::Feature> found = m_store->readAll(layer.id, query).value();
        QCOMPARE(found.size(), size_t(1));
        const QByteArray json = city::toText(found.front().value(layer, QStringLiteral("proposal"))).toUtf8();
        const Result<Proposal> proposal = Proposal::fromJson(json, m_store->crs());
        VERIFY_RESULT(proposal);
        CheckOptions options;
        if (m_terrain)
            options.terrain = &*m_terrain;
        const Result<Answer> answer = checkProposal(*m_store, *proposal, options);
        VERIFY_RESULT(answer);
        QString all;
        QStringList deciding;
        for (const Finding &finding : answer->findings) {
            all += QStringLiteral("\n%1 %2 %3 %4: %5")
                       .arg(verdictName(finding.verdict), finding.rule, finding.measuredText(),
                            finding.limitText(), finding.message);
            if (finding.verdict != Verdict::Pass && !deciding.contains(finding.rule))
                deciding.append(finding.rule);
        }
        for (const Change &change : answer->changes)
            all += QStringLiteral("\n→ %1: %2").arg(change.rule, change.message);
        QVERIFY2(
            QTest::qCompare(verdictName(answer->verdict), verdict, "verdict", "designed", __FILE__, __LINE__),
            qPrintable(all));
        for (const QString &rule : rules)
            QVERIFY2(deciding.contains(rule), qPrintable(rule + all));
        QVERIFY2(verdict != QLatin1String("pass") || deciding.isEmpty(), qPrintable(all));
        // What the paper tells the applicant to do is enough.
        const test::NoTolerance strict;
        for (const Change &change : answer->changes) {
            const Result<QString> wrong = strict.apply(*m_store, *proposal, *answer, change, options.terrain);
            VERIFY_RESULT(wrong);
            QVERIFY2(wrong->isEmpty(), qPrintable(*wrong + all));
        }
    }
};

QTEST_GUILESS_MAIN(TestPermitDemo)
#include "tst_permitdemo.moc"
