// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// `permit check` as menu, command line and tests run it, and the report it writes.

#include <QRegularExpression>
#include <QTemporaryDir>

#include <permit/logic/checkcommand.h>
#include <permitcity.h>
#include <testsupport.h>

using namespace dothi;
using namespace dothi::permit;
using test::PermitCity;
using test::ProposalMaker;

class TestPermitCommand : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_dir;
    PermitCity m_city;
    report::Report m_written;
    QString m_writtenPath;
    int m_pictures = 0;

    std::unique_ptr<process::Command> command()
    {
        return makeCheckCommand({[this](const city::Store &, const Answer &answer) -> Result<Pictures> {
                                     ++m_pictures;
                                     if (answer.findings.empty())
                                         return fail(ErrorCode::Internal, QStringLiteral("nothing to draw"));
                                     QImage image(40, 30, QImage::Format_RGB32);
                                     image.fill(Qt::white);
                                     auto plan = std::make_shared<report::Drawing>();
                                     plan->sizeMm = QSizeF(162, 100);
                                     plan->paint = [](QPainter &) {};
                                     return Pictures{plan, image};
                                 },
                                 [this](const report::Report &report, const QString &path) -> Result<> {
                                     m_written = report;
                                     m_writtenPath = path;
                                     return {};
                                 }});
    }
    Result<process::CommandResult> run(const QVariantMap &given)
    {
        const auto made = command();
        const Result<QVariantMap> arguments = process::checkArguments(made->info(), given);
        DOTHI_TRY(arguments);
        TaskContext task;
        process::CommandContext context{task, [this](const QString &address, bool write) {
                                            Q_ASSERT(!write && address == QStringLiteral("city.dothi"));
                                            return m_city.store().reader();
                                        }};
        return made->run(*arguments, context);
    }
    QString write(const char *name, const QByteArray &bytes)
    {
        const QString path = m_dir.filePath(QLatin1String(name));
        test::must(writeFileAtomically(path, bytes));
        return path;
    }
    QVariantMap call(const QString &proposal) const
    {
        return {{QStringLiteral("store"), QStringLiteral("city.dothi")},
                {QStringLiteral("proposal"), proposal}};
    }

private Q_SLOTS:
    /// The city's own numbers (TM-3 105°45') under the label of UTM zone 48 lie 82 km to the west.
    void aProposalFarFromItsPlotIsBadInput()
    {
        PermitCity city;
        const city::FeatureId parcel = city.addParcel(0, 8, 20, 40);
        ProposalMaker maker(city, "row_house");
        maker.parcel(parcel).volume("house", 2, 10, 18, 36, 0, 12, 3);
        VERIFY_RESULT(maker.check());
        const Result<Answer> mislabelled = maker.set("crs", QStringLiteral("EPSG:32648")).check();
        VERIFY_ERROR(mislabelled, ErrorCode::InvalidData);
        QCOMPARE(exitCodeFor(mislabelled.error().code()), 3);
        QVERIFY(mislabelled.error().message().contains(QStringLiteral("EPSG:32648")));
        QVERIFY(mislabelled.error().advice().contains(QStringLiteral("EPSG:9210")));
        QVERIFY(mislabelled.error().advice().contains(QStringLiteral("fit")));
        QCOMPARE(mislabelled.error().subject().field, QStringLiteral("volumes[0].footprint"));

        // The right label, another place: no system would fit. Half a kilometre away is the limit.
        const auto at = [&](double x) {
            ProposalMaker there(city, "row_house");
            return there.parcel(parcel).volume("house", x, 10, x + 10, 36, 0, 12, 3).check();
        };
        const Result<Answer> elsewhere = at(521);
        VERIFY_ERROR(elsewhere, ErrorCode::InvalidData);
        QVERIFY(elsewhere.error().advice().contains(QStringLiteral("EPSG:9210")));
        QVERIFY(!elsewhere.error().advice().contains(QStringLiteral("fit")));
        VERIFY_RESULT(at(519));
    }

    /// With a plot of its own everything is mislabelled alike: then the city tells.
    void aPlotFarFromTheCityIsBadInput()
    {
        PermitCity city;
        city.addStreet("area", 14); // to 300 m on either side
        ProposalMaker maker(city, "row_house");
        maker.plot(0, 8, 20, 40).volume("house", 2, 10, 18, 36, 0, 12, 3);
        VERIFY_RESULT(maker.check());
        const Result<Answer> mislabelled = maker.set("crs", QStringLiteral("EPSG:32648")).check();
        VERIFY_ERROR(mislabelled, ErrorCode::InvalidData);
        QCOMPARE(exitCodeFor(mislabelled.error().code()), 3);
        QVERIFY(mislabelled.error().message().contains(QStringLiteral("EPSG:32648")));
        QVERIFY(mislabelled.error().message().contains(QStringLiteral("km")));
        QVERIFY(mislabelled.error().advice().contains(QStringLiteral("EPSG:9210")));
        QVERIFY(mislabelled.error().advice().contains(QStringLiteral("fit")));
        QCOMPARE(mislabelled.error().subject().field, QStringLiteral("plot"));

        // The right label, another place. Two kilometres from the last piece of street is the limit.
        const auto at = [&](double x) {
            ProposalMaker there(city, "row_house");
            return there.plot(x, 8, x + 20, 40).volume("house", x + 2, 10, x + 18, 36, 0, 12, 3).check();
        };
        VERIFY_RESULT(at(2299));
        const Result<Answer> elsewhere = at(2301);
        VERIFY_ERROR(elsewhere, ErrorCode::InvalidData);
        QVERIFY(!elsewhere.error().advice().contains(QStringLiteral("fit")));
        // Where nothing has been imported yet nothing tells.
        const PermitCity empty;
        ProposalMaker alone(empty, "row_house");
        VERIFY_RESULT(alone.plot(0, 8, 20, 40).volume("house", 2, 10, 18, 36, 0, 12, 3).check());
    }

    void initTestCase()
    {
        m_city.addStreet("area", 14);
        m_city.addZone({{"max_far", city::Value()}});
        m_city.add("permit_application", m_city.box(0, 7, 20, 37),
                   {{"code", PermitCity::text("HS-2026-0148")},
                    {"title", PermitCity::text("Chung cư 8 tầng")},
                    {"owner", PermitCity::text("Công ty Thử")},
                    {"kind", PermitCity::text("new")},
                    {"submitted", QDate(2026, 11, 2)}});
    }

    void failing()
    {
        ProposalMaker maker(m_city, "apartment");
        maker.plot(0, 7, 20, 37).volume("house", 1, 7.2, 19, 32, 0, 28, 8);
        const Result<process::CommandResult> result = run(call(write("fail.json", maker.bytes())));
        VERIFY_RESULT(result);
        QVERIFY(result->no);
        QCOMPARE(result->json.value(QLatin1String("verdict")).toString(), QStringLiteral("fail"));
        QVERIFY(result->text.contains(QStringLiteral("HS-2026-0148")));
        QVERIFY(m_written.blocks.empty()); // no --report, no report
        QCOMPARE(m_pictures, 0);
    }

    void anUnknownAnswerIsNoRefusal()
    {
        ProposalMaker maker(m_city, "row_house");
        maker.plot(0, 7, 5, 27).volume("house", 0, 7, 5, 24, 0, 12, 3);
        const Result<process::CommandResult> result = run(call(write("unknown.json", maker.bytes())));
        VERIFY_RESULT(result);
        QCOMPARE(result->json.value(QLatin1String("verdict")).toString(), QStringLiteral("unknown"));
        QVERIFY(!result->no);
    }

    void reportOfAFailingProposal()
    {
        ProposalMaker maker(m_city, "apartment");
        maker.plot(0, 7, 20, 37).volume("house", 1, 7.2, 19, 32, 0, 28, 8);
        QVariantMap arguments = call(write("report.json", maker.bytes()));
        arguments.insert(QStringLiteral("report"), QStringLiteral("out.pdf"));
        const Result<process::CommandResult> result = run(arguments);
        VERIFY_RESULT(result);
        QCOMPARE(m_writtenPath, QStringLiteral("out.pdf"));
        QCOMPARE(m_pictures, 1);
        QCOMPARE(m_written.number, QStringLiteral("HS-2026-0148"));
        QCOMPARE(m_written.subtitle, QStringLiteral("Chung cư 8 tầng"));
        QVERIFY(m_written.made.isValid());
        const QString hash = result->json.value(QLatin1String("hash")).toString();
        QVERIFY(m_written.footer.contains(hash.left(16)));

        int badges = 0;
        int pictures = 0;
        int signatures = 0;
        const report::Table *table = nullptr;
        QString all;
        for (const report::Block &block : m_written.blocks) {
            if (const auto *badge = std::get_if<report::Badge>(&block)) {
                ++badges;
                QCOMPARE(badge->color, verdictColor(Verdict::Fail));
            } else if (const auto *t = std::get_if<report::Table>(&block)) {
                table = t;
            } else if (const auto *paragraph = std::get_if<report::Paragraph>(&block)) {
                all += paragraph->text + QLatin1Char('\n');
            } else if (const auto *rows = std::get_if<report::KeyValues>(&block)) {
                for (const auto &[label, value] : rows->rows)
                    all += label + QLatin1Char(' ') + value + QLatin1Char('\n');
            }
            pictures += std::holds_alternative<report::Picture>(block) ? 1 : 0;
            if (const auto *boxes = std::get_if<report::Signatures>(&block)) {
                ++signatures;
                QCOMPARE(boxes->roles.size(), 2);
            }
        }
        QCOMPARE(badges, 1);
        QCOMPARE(pictures, 2);
        QCOMPARE(signatures, 1);
        QVERIFY(table);
        const QJsonArray findings = result->json.value(QLatin1String("findings")).toArray();
        QCOMPARE(table->rows.size(), size_t(findings.size()));
        QCOMPARE(table->header.size(), qsizetype(table->widths.size()));
        for (size_t i = 0; i < table->rows.size(); ++i) {
            QCOMPARE(table->rows[i].size(), table->widths.size());
            const QJsonObject finding = findings[qsizetype(i)].toObject();
            if (finding.value(QLatin1String("verdict")) != QLatin1String("pass"))
                QVERIFY(all.contains(finding.value(QLatin1String("message")).toString()));
        }
        // The clauses stand below the table, each once, under the number that the rows give.
        QStringList lines =
            all.split(QLatin1Char('\n')).filter(QRegularExpression(QStringLiteral("^\\[\\d+\\] ")));
        QVERIFY(lines.size() > 2 && lines.size() < qsizetype(table->rows.size()));
        QCOMPARE(lines.removeDuplicates(), 0);
        for (size_t i = 0; i < table->rows.size(); ++i) {
            const QString number = table->rows[i].back().text;
            QVERIFY2(QRegularExpression(QStringLiteral("^\\[\\d+\\](\u00A0\\*)?$")).match(number).hasMatch(),
                     qPrintable(number));
            const QString citation =
                findings[qsizetype(i)].toObject().value(QLatin1String("citation")).toString();
            const QString entry =
                number.left(number.indexOf(QLatin1Char(']')) + 1) + QLatin1Char(' ') + citation;
            QCOMPARE(lines
                         .filter(QRegularExpression(QLatin1Char('^') + QRegularExpression::escape(entry) +
                                                    QStringLiteral("( \\*)?$")))
                         .size(),
                     1);
        }
        for (const QJsonValue &change : result->json.value(QLatin1String("smallestChange")).toArray())
            QVERIFY(all.contains(change[QLatin1String("message")].toString()));
        QVERIFY(all.contains(hash));
        QVERIFY(all.contains(QStringLiteral("Công ty Thử")));
        QVERIFY(all.contains(QStringLiteral("Bảng 2.7")) || all.contains(QStringLiteral("Table 2.7")));
        const city::LayerDef &zone = *city::Schema::builtin().layer(QStringLiteral("planning_zone"));
        const QString lacks =
            zone.title.text() + QStringLiteral(": ") + zone.field(QStringLiteral("max_far"))->title.text();
        // In words, as on the card, in the row of the finding.
        QVERIFY(std::ranges::any_of(table->rows, [&lacks](const std::vector<report::Cell> &row) {
            return row[1].text.contains(lacks);
        }));
        // The verdict in words is one and the same, on paper and in the JSON.
        const QString verdict = result->json.value(QLatin1String("verdictText")).toString();
        QVERIFY(!verdict.isEmpty() && result->text.startsWith(QStringLiteral("✕ HS-2026-0148: ") + verdict));
        QVERIFY(std::ranges::any_of(m_written.blocks, [&verdict](const report::Block &block) {
            const auto *badge = std::get_if<report::Badge>(&block);
            return badge && badge->text.endsWith(verdict);
        }));
    }

    void findingsAreNumberedAlike()
    {
        ProposalMaker maker(m_city, "apartment");
        maker.plot(0, 7, 20, 37).volume("house", 1, 7.2, 19, 32, 0, 28, 8);
        const Result<Answer> answer = maker.check();
        VERIFY_RESULT(answer);
        const report::Report report = buildReport(*answer, {}, {}, {});
        QString headings;
        for (const report::Block &block : report.blocks) {
            if (const auto *heading = std::get_if<report::Heading>(&block))
                headings += heading->text + QLatin1Char('\n');
            if (const auto *table = std::get_if<report::Table>(&block)) {
                for (size_t i = 0; i < table->rows.size(); ++i)
                    QCOMPARE(table->rows[i].front().text, QString::number(i + 1));
            }
        }
        for (size_t i = 0; i < answer->findings.size(); ++i) {
            const QString title = QStringLiteral("%1. %2").arg(i + 1).arg(answer->findings[i].title);
            QCOMPARE(headings.contains(title), answer->findings[i].verdict != Verdict::Pass);
        }
    }

    /// Three limits that the zone does not state for the same reason make one explanation.
    void whatIsMissingForOneReasonIsExplainedOnce()
    {
        PermitCity city;
        city.addStreet("area", 14);
        city.addZone({{"max_far", city::Value()},
                      {"max_height_m", city::Value()},
                      {"max_density_pct", city::Value()}});
        ProposalMaker maker(city, "apartment");
        maker.plot(0, 7, 20, 37).volume("house", 4, 20, 16, 32, 0, 12, 3);
        const Result<Answer> answer = maker.check();
        VERIFY_RESULT(answer);
        QCOMPARE(answer->count(Verdict::Unknown), 4); // storeys too, with the height
        const report::Report report = buildReport(*answer, {}, {}, {});
        QStringList messages;
        const report::Table *table = nullptr;
        for (const report::Block &block : report.blocks) {
            if (const auto *found = std::get_if<report::Table>(&block))
                table = found;
            const auto *paragraph = std::get_if<report::Paragraph>(&block);
            if (paragraph && paragraph->text.startsWith(QStringLiteral("Zone B2")))
                messages.append(paragraph->text);
        }
        QCOMPARE(messages.size(), 1);
        // Each row names what it lacks, and shows no number instead.
        QVERIFY(table);
        for (size_t i = 0; i < answer->findings.size(); ++i) {
            const Finding &finding = answer->findings[i];
            const std::vector<report::Cell> &row = table->rows[i];
            QCOMPARE(row[1].text.contains(QStringLiteral("Missing: ")), !finding.missing.isEmpty());
            if (finding.verdict != Verdict::Unknown)
                continue;
            QVERIFY(row[1].text.endsWith(inputTitle(finding.missing.front())));
            QCOMPARE(row[2].text, QStringLiteral("–"));
            QCOMPARE(row[3].text, QStringLiteral("–"));
        }
    }

    void theNameOfTheReportIsReadBeforeAnythingElse()
    {
        QVariantMap arguments = call(m_dir.filePath(QStringLiteral("absent.json")));
        arguments.insert(QStringLiteral("report"), QStringLiteral("out.docx"));
        const Result<process::CommandResult> result = run(arguments);
        VERIFY_ERROR(result, ErrorCode::InvalidArgument);
        QCOMPARE(exitCodeFor(result.error().code()), 2);
        QVERIFY(result.error().advice().contains(QStringLiteral(".pdf")) &&
                result.error().advice().contains(QStringLiteral(".html")));
    }

    void theDateChoosesTheRules()
    {
        ProposalMaker maker(m_city, "row_house");
        maker.plot(0, 7, 5, 27).volume("house", 0, 7, 5, 24, 0, 12, 3);
        QVariantMap arguments = call(write("dated.json", maker.bytes()));
        arguments.insert(QStringLiteral("date"), QStringLiteral("2022-03-01"));
        const Result<process::CommandResult> result = run(arguments);
        VERIFY_RESULT(result);
        QCOMPARE(result->json.value(QLatin1String("rulesAsOf")).toString(), QStringLiteral("2022-03-01"));
        arguments.insert(QStringLiteral("date"), QStringLiteral("1 March"));
        const Result<process::CommandResult> wrong = run(arguments);
        VERIFY_ERROR(wrong, ErrorCode::InvalidArgument);
        QCOMPARE(exitCodeFor(wrong.error().code()), 2);
    }

    void badFilesAreNamed()
    {
        Result<process::CommandResult> result = run(call(m_dir.filePath(QStringLiteral("absent.json"))));
        VERIFY_ERROR(result, ErrorCode::Io);
        QVERIFY(result.error().subject().file.endsWith(QStringLiteral("absent.json")));
        result = run(call(write("noise.json", "not a proposal")));
        VERIFY_ERROR(result, ErrorCode::InvalidData);
        QVERIFY(result.error().subject().file.endsWith(QStringLiteral("noise.json")));
        QCOMPARE(exitCodeFor(result.error().code()), 3);
    }

    void theCallIsChecked()
    {
        const auto made = command();
        QVERIFY(!process::checkArguments(made->info(), {}).has_value());
        QCOMPARE(made->info().cliName, QStringLiteral("permit check"));
        QVERIFY(made->info().example.startsWith(QStringLiteral("dothi-cli")));
    }
};

QTEST_GUILESS_MAIN(TestPermitCommand)
#include "tst_permitcommand.moc"
