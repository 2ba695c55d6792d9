// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clifixture.h"

#include <QFile>

using namespace cli;

/// The review of a proposal from the command line.
class TestCliPermit : public QObject
{
    Q_OBJECT

    Folder m_folder;

private Q_SLOTS:
    /// A street 16 m wide along y = 0, a plot of 20 × 30 m behind its red line at y = 8, drawn by hand and
    /// brought in as files; then three proposals.
    void permitCheck()
    {
        const QString store = m_folder.path("street.dothi");
        QCOMPARE(run({QStringLiteral("create"), store, QStringLiteral("--city=hcmc")}).code, 0);
        const auto at = [](double x, double y) { return QJsonArray{603'000 + x, 1'192'000 + y}; };
        const auto line = [&](double y) {
            return QJsonObject{{QStringLiteral("type"), QStringLiteral("LineString")},
                               {QStringLiteral("coordinates"), QJsonArray{at(-300, y), at(300, y)}}};
        };
        const auto box = [&](double x0, double y0, double x1, double y1) {
            return QJsonObject{
                {QStringLiteral("type"), QStringLiteral("Polygon")},
                {QStringLiteral("coordinates"),
                 QJsonArray{QJsonArray{at(x0, y0), at(x1, y0), at(x1, y1), at(x0, y1), at(x0, y0)}}}};
        };
        const auto write = [this](const char *name, const QJsonObject &json) {
            QFile file(m_folder.path(name));
            if (!file.open(QIODevice::WriteOnly))
                qFatal("%s", name);
            file.write(QJsonDocument(json).toJson());
            return file.fileName();
        };
        const auto bring = [&](const char *layer, const QJsonArray &geometries, const QJsonObject &values) {
            QJsonArray features;
            for (const QJsonValue &geometry : geometries) {
                features.append(QJsonObject{{QStringLiteral("type"), QStringLiteral("Feature")},
                                            {QStringLiteral("geometry"), geometry},
                                            {QStringLiteral("properties"), values}});
            }
            const QString file = write((QByteArray(layer) + ".geojson").constData(),
                                       {{QStringLiteral("type"), QStringLiteral("FeatureCollection")},
                                        {QStringLiteral("features"), features}});
            const Run done = run({QStringLiteral("import"), store, QLatin1String(layer), file,
                                  QStringLiteral("--source-crs=EPSG:9210")});
            QVERIFY2(done.code == 0, done.err.constData());
        };
        bring("road", {line(0)},
              {{QStringLiteral("name"), QStringLiteral("Đường Thử")},
               {QStringLiteral("road_class"), QStringLiteral("area")},
               {QStringLiteral("row_width_m"), 16.0}});
        bring("red_line", {line(8), line(-8)},
              {{QStringLiteral("road_name"), QStringLiteral("Đường Thử")},
               {QStringLiteral("status"), QStringLiteral("existing")}});
        bring("planning_zone", {box(-300, -300, 300, 300)},
              {{QStringLiteral("zone_no"), QStringLiteral("B2")},
               {QStringLiteral("function"), QStringLiteral("apartment")},
               {QStringLiteral("max_density_pct"), 75.0},
               {QStringLiteral("max_far"), 7.0},
               {QStringLiteral("max_height_m"), 30.0},
               {QStringLiteral("existing_area"), 0}});
        bring("parcel", {box(0, 8, 20, 38)},
              {{QStringLiteral("map_sheet"), QStringLiteral("14")},
               {QStringLiteral("parcel_no"), QStringLiteral("212")},
               {QStringLiteral("land_use_code"), QStringLiteral("ODT")}});
        const auto proposal = [&](const char *name, double front, double heightM) {
            return write(name, {{QStringLiteral("id"), QStringLiteral("PA-1")},
                                {QStringLiteral("crs"), QStringLiteral("EPSG:9210")},
                                {QStringLiteral("date"), QStringLiteral("2026-11-21")},
                                {QStringLiteral("use"), QStringLiteral("apartment")},
                                {QStringLiteral("groundM"), 0.0},
                                {QStringLiteral("plot"), box(0, 8, 20, 38)},
                                {QStringLiteral("volumes"),
                                 QJsonArray{QJsonObject{{QStringLiteral("kind"), QStringLiteral("house")},
                                                        {QStringLiteral("footprint"), box(4, front, 16, 34)},
                                                        {QStringLiteral("baseM"), 0.0},
                                                        {QStringLiteral("topM"), heightM},
                                                        {QStringLiteral("storeys"), 6}}}}});
        };
        const auto check = [&](const QString &file, const char *report) {
            return run({QStringLiteral("--json"), QStringLiteral("permit"), QStringLiteral("check"), store,
                        file, QStringLiteral("--report"), m_folder.path(report)});
        };
        const auto isPdf = [this](const char *name) {
            QFile file(m_folder.path(name));
            return file.open(QIODevice::ReadOnly) && file.read(5) == "%PDF-";
        };
        // 20 m high and 6 m back, where Table 2.7 asks for 3 m; 40 % built on; ratio 2.4.
        const Run pass = check(proposal("pass.json", 14, 20), "pass.pdf");
        QVERIFY2(pass.code == 0, (pass.out + pass.err).constData());
        QCOMPARE(pass.json().value(QLatin1String("verdict")).toString(), QStringLiteral("pass"));
        QVERIFY(isPdf("pass.pdf"));
        // 28 m high and 0.2 m back, where it asks for 6 m.
        const Run fail = check(proposal("fail.json", 8.2, 28), "fail.pdf");
        QVERIFY2(fail.code == 1, (fail.out + fail.err).constData());
        QCOMPARE(fail.json().value(QLatin1String("verdict")).toString(), QStringLiteral("fail"));
        bool setback = false;
        for (const QJsonValue &finding : fail.json().value(QLatin1String("findings")).toArray()) {
            if (finding[QLatin1String("verdict")].toString() != QLatin1String("fail"))
                continue;
            setback = finding[QLatin1String("rule")].toString() == QLatin1String("setback.table");
            QVERIFY(setback); // and nothing else
            QVERIFY(qAbs(finding[QLatin1String("measured")].toDouble() - 0.2) < 1e-3);
            QCOMPARE(finding[QLatin1String("limit")].toDouble(), 6.0);
        }
        QVERIFY(setback);
        QVERIFY(isPdf("fail.pdf"));
        // The same as a web page: what the city's register says is text there, never a tag.
        bring("permit_application", {box(0, 8, 20, 38)},
              {{QStringLiteral("code"), QStringLiteral("PA-1")},
               {QStringLiteral("title"), QStringLiteral("Chung cư")},
               {QStringLiteral("owner"), QStringLiteral("<script>alert(1)</script> & \"Sen\"")}});
        const Run page = check(m_folder.path("fail.json"), "fail.html");
        QVERIFY2(page.code == 1, (page.out + page.err).constData());
        QFile file(m_folder.path("fail.html"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString html = QString::fromUtf8(file.readAll());
        QVERIFY(html.contains(QStringLiteral("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;Sen&quot;")));
        for (const char *never : {"<script", "<link", "<iframe", "http://", "https://", "src=\"/", "url("})
            QVERIFY2(!html.contains(QLatin1String(never), Qt::CaseInsensitive), never);
        QCOMPARE(html.count(QStringLiteral("src=\"data:image/png;base64,")), 2);
        QVERIFY(html.contains(fail.json().value(QLatin1String("hash")).toString()));
        for (const QJsonValue &finding : fail.json().value(QLatin1String("findings")).toArray()) {
            QVERIFY(html.contains(finding[QLatin1String("title")].toString().toHtmlEscaped()));
            QVERIFY(html.contains(finding[QLatin1String("citation")].toString().toHtmlEscaped()));
            if (finding[QLatin1String("verdict")].toString() != QLatin1String("pass"))
                QVERIFY(html.contains(finding[QLatin1String("message")].toString().toHtmlEscaped()));
        }
        const Run other = check(m_folder.path("fail.json"), "fail.docx");
        QVERIFY2(other.code == 2, other.err.constData());
        QVERIFY(other.err.contains(".pdf") && other.err.contains(".html"));
        QVERIFY(!QFileInfo::exists(m_folder.path("fail.docx")));
        // What is no proposal gets neither a verdict nor a report.
        const Run bad = check(write("bad.json", {{QStringLiteral("id"), 7}}), "bad.pdf");
        QVERIFY2(bad.code == 3, bad.err.constData());
        QVERIFY(!QFileInfo::exists(m_folder.path("bad.pdf")));
    }
};

QTEST_GUILESS_MAIN(TestCliPermit)
#include "tst_cli_permit.moc"
