// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "importfixture.h"

#include <dothi/io/import/archive.h>
#include <dothi/io/import/placing.h>
#include <dothi/io/import/precheck.h>
#include <dothi/io/import/source.h>

#include <QtEndian>

using namespace dothi;
using namespace dothi::io;
using namespace dothi::test;

namespace {

constexpr double kLon = 106.7009;
constexpr double kLat = 10.7769;

/// Places in a zip of one file, as its specification gives them (APPNOTE.TXT 4.3.7, 4.3.12, 4.3.16).
constexpr qsizetype kEntryFlags = 8;
constexpr qsizetype kEntryCrc = 16;
constexpr qsizetype kEntryUnpacked = 24;
constexpr qsizetype kEntryName = 46;
constexpr qsizetype kEndEntries = 8; // twice: of this disk, of all

template <class T>
QByteArray little(T value)
{
    QByteArray bytes(sizeof(T), '\0');
    qToLittleEndian(value, bytes.data());
    return bytes;
}

template <class T>
void put(QByteArray &zip, qsizetype at, T value)
{
    zip.replace(at, sizeof(T), little(value));
}

} // namespace

/// Archives that say one thing and hold another: each refused before GDAL follows what they say.
class TestImportArchive : public QObject
{
    Q_OBJECT

    ImportFiles m_files;
    std::unique_ptr<MemoryStore> m_store;
    QByteArray m_zip; ///< a good one with a.geojson in it
    qsizetype m_entry = 0;
    qsizetype m_end = 0;

    Result<ImportReport> attempt(const QByteArray &zip)
    {
        TaskContext task;
        ImportOptions options;
        options.targetLayer = QStringLiteral("building");
        // A name of its own each time: GDAL remembers what it saw in an archive.
        static int number = 0;
        const Result<ImportPlan> plan =
            inspect(m_files.write(QStringLiteral("a%1.zip").arg(++number), zip), *m_store, options, task);
        return plan ? runImport(*plan, *m_store, task) : Result<ImportReport>(Failure(plan.error()));
    }

    void refused(const QByteArray &zip, const char *why)
    {
        const auto report = attempt(zip);
        VERIFY_ERROR(report, ErrorCode::InvalidData);
        QVERIFY2(report.error().message().contains(QLatin1String(why)), qPrintable(report.error().message()));
        // Nobody is sent to unpack by hand what was refused as a trap.
        const QString said = report.error().message();
        const bool trap = said.contains(QStringLiteral("outside")) ||
                          said.contains(QStringLiteral("larger")) ||
                          said.contains(QStringLiteral("one name"));
        QVERIFY(!report.error().advice().isEmpty());
        QCOMPARE(report.error().advice().contains(QStringLiteral("Do not unpack")), trap);
        QCOMPARE(m_store->commits, 0);
    }

private Q_SLOTS:
    void initTestCase()
    {
        const QString json = m_files.geoJson(QStringLiteral("a.geojson"), {squareJson(kLon, kLat, 0.0001)});
        const QString zip = m_files.path(QStringLiteral("good.zip"));
        QCOMPARE(CPLCopyFile((QStringLiteral("/vsizip/") + zip + QStringLiteral("/a.geojson")).toUtf8(),
                             json.toUtf8()),
                 0);
        QFile file(zip);
        QVERIFY(file.open(QIODevice::ReadOnly));
        m_zip = file.readAll();
        m_entry = m_zip.indexOf("PK\1\2");
        m_end = m_zip.indexOf("PK\5\6");
        QVERIFY(m_entry > 0 && m_end > m_entry);
        QCOMPARE(m_zip.indexOf("PK\5\6", m_end + 1), -1);
    }
    void init() { m_store = MemoryStore::of(QStringLiteral("hcmc")); }

    void takesAGoodOne()
    {
        const auto report = attempt(m_zip);
        VERIFY_RESULT(report);
        QCOMPARE(report->imported, 1);
        // Also behind the bytes of a program that unpacks it.
        VERIFY_RESULT(attempt("MZ some program" + m_zip));
    }
    void countsBeforeItLooks()
    {
        QByteArray zip = m_zip;
        put<quint16>(zip, m_end + kEndEntries, limits::kArchiveEntries + 1);
        put<quint16>(zip, m_end + kEndEntries + 2, limits::kArchiveEntries + 1);
        refused(zip, "more files");
        // As many as sixteen bits hold: "go on to the end".
        put<quint16>(zip, m_end + kEndEntries, 0xFFFF);
        put<quint16>(zip, m_end + kEndEntries + 2, 0xFFFF);
        refused(zip, "more files");
        // In the record of 64 bits, with its locator, before the other one.
        const auto directoryAt = static_cast<quint64>(m_entry);
        const auto directoryBytes = static_cast<quint64>(m_end - m_entry);
        const auto record = [&](quint64 entries) {
            return QByteArray("PK\6\6") + little<quint64>(44) + little<quint16>(45) + little<quint16>(45) +
                   little<quint32>(0) + little<quint32>(0) + little<quint64>(entries) +
                   little<quint64>(entries) + little<quint64>(directoryBytes) + little<quint64>(directoryAt);
        };
        const QByteArray locator = QByteArray("PK\6\7") + little<quint32>(0) +
                                   little<quint64>(static_cast<quint64>(m_end)) + little<quint32>(1);
        refused(m_zip.left(m_end) + record(200'000) + locator + m_zip.mid(m_end), "more files");
        // Some programs leave everything to that record, however few files there are.
        QByteArray leaving = zip.mid(m_end);
        put<quint32>(leaving, 12, 0xFFFFFFFFU);
        put<quint32>(leaving, 16, 0xFFFFFFFFU);
        VERIFY_RESULT(attempt(m_zip.left(m_end) + record(1) + locator + leaving));
        m_store->commits = 0;
        refused(m_zip.left(m_end) + record(200'000) + locator + leaving, "more files");
        refused(m_zip.left(m_end) + record(1) + leaving, "more files"); // nothing points to it
        // A second end record in the comment of the first.
        QByteArray second = zip.mid(m_end, 22);
        QByteArray first = m_zip;
        put<quint16>(first, m_end + 20, 22);
        refused(first + second, "comment");
    }
    void refusesADirectoryThatIsNowhere()
    {
        for (const quint64 bytes : {quint64(1) << 63U, ~quint64(0), quint64(1) << 40U}) {
            const QByteArray record = QByteArray("PK\6\6") + little<quint64>(44) + little<quint32>(0) +
                                      little<quint64>(0) + little<quint64>(1) + little<quint64>(1) +
                                      little<quint64>(bytes) + little<quint64>(0);
            const QByteArray locator = QByteArray("PK\6\7") + little<quint32>(0) +
                                       little<quint64>(static_cast<quint64>(m_end)) + little<quint32>(1);
            refused(m_zip.left(m_end) + record + locator + m_zip.mid(m_end), "damaged");
        }
    }
    void refusesWhatUnpacksToTooMuch()
    {
        QByteArray zip = m_zip;
        put<quint32>(zip, m_entry + kEntryUnpacked, 4'000'000'000U);
        refused(zip, "larger than");
        // What 32 bits cannot hold stands in the extra field.
        const QByteArray extra = little<quint16>(1) + little<quint16>(8) + little<quint64>(1ULL << 62U);
        zip = m_zip;
        put<quint32>(zip, m_entry + kEntryUnpacked, 0xFFFFFFFFU);
        const auto extraLength = qFromLittleEndian<quint16>(zip.constData() + m_entry + 30);
        put<quint16>(zip, m_entry + 30, static_cast<quint16>(extra.size()));
        zip.replace(m_entry + kEntryName + 9, extraLength, extra);
        const qsizetype end = zip.indexOf("PK\5\6");
        put<quint32>(zip, end + 12, static_cast<quint32>(end - m_entry));
        refused(zip, "larger than");
    }
    void refusesWhatHoldsMoreThanItSays()
    {
        QByteArray zip = m_zip;
        const auto honest = qFromLittleEndian<quint32>(zip.constData() + m_entry + kEntryUnpacked);
        put<quint32>(zip, m_entry + kEntryUnpacked, honest / 2);
        refused(zip, "damaged");
    }
    /// Values changed on the way would be another building's height.
    void refusesWhatIsNotWhatWasPacked()
    {
        QByteArray zip = m_zip;
        put<quint32>(zip, m_entry + kEntryCrc, 1);
        refused(zip, "damaged");
    }
    void refusesTwoFilesOfOneName()
    {
        QByteArray zip = m_zip;
        const QByteArray entry = zip.mid(m_entry, m_end - m_entry);
        zip.insert(m_end, entry);
        const qsizetype end = m_end + entry.size();
        put<quint16>(zip, end + kEndEntries, 2);
        put<quint16>(zip, end + kEndEntries + 2, 2);
        put<quint32>(zip, end + 12, static_cast<quint32>(2 * entry.size()));
        refused(zip, "two files of one name");
    }
    /// GDAL lists a tree in time that grows with a power of its depth.
    void refusesNamesTooDeep()
    {
        const QString zip = m_files.path(QStringLiteral("deep.zip"));
        const QString json = m_files.geoJson(QStringLiteral("d.geojson"), {squareJson(kLon, kLat, 0.0001)});
        const QString inside = QStringLiteral("/vsizip/") + zip + QLatin1Char('/') +
                               QStringLiteral("a/").repeated(40) + QStringLiteral("d.geojson");
        QCOMPARE(CPLCopyFile(inside.toUtf8(), json.toUtf8()), 0);
        QFile file(zip);
        QVERIFY(file.open(QIODevice::ReadOnly));
        refused(file.readAll(), "too deep");
    }
    /// A harmless directory in the comment does not stand for the real one.
    void measuresTheDirectoryThatIsFollowed()
    {
        QByteArray zip = m_zip;
        put<quint32>(zip, m_entry + kEntryUnpacked, 4'000'000'000U);
        const QByteArray harmless = m_zip.mid(m_entry, m_end - m_entry);
        const QByteArray comment = harmless + QByteArray("PK\6\6") + little<quint64>(44) +
                                   little<quint16>(45) + little<quint16>(45) + little<quint64>(0) +
                                   little<quint64>(1) + little<quint64>(1) +
                                   little<quint64>(static_cast<quint64>(harmless.size())) +
                                   little<quint64>(static_cast<quint64>(zip.size()));
        put<quint16>(zip, m_end + 20, static_cast<quint16>(comment.size()));
        refused(zip + comment, "larger");
    }
    /// GDAL looks for the directory where the comment has it; that nothing is there is no damage.
    void saysThatTheCommentIsToBlame()
    {
        for (const QByteArray &comment :
             {QByteArray("made by PK\5\6"), QByteArray("PK\5\6") + QByteArray(40, 'x'),
              QByteArray("PK\5\6") + QByteArray(18, '\0')}) {
            QByteArray zip = m_zip + comment;
            put<quint16>(zip, m_end + 20, static_cast<quint16>(comment.size()));
            refused(zip, "comment");
        }
        // Any other comment says nothing of files.
        QByteArray zip = m_zip + "PK, packed by hand";
        put<quint16>(zip, m_end + 20, 18);
        VERIFY_RESULT(attempt(zip));
    }
    void namesTheFileInsideAsPeopleDo()
    {
        QCOMPARE(withShownPaths(QStringLiteral("/vsizip/{/home/an/bản đồ.zip}/a/b.shp, /vsizip/{c.zip}/d")),
                 QStringLiteral("/home/an/bản đồ.zip → a/b.shp, c.zip → d"));
        QCOMPARE(withShownPaths(QStringLiteral("/home/an/{a}/b.shp")), QStringLiteral("/home/an/{a}/b.shp"));
        const QString zip = m_files.path(QStringLiteral("half.zip"));
        const QString half = m_files.write(QStringLiteral("half.shp"), QByteArray("\0\0\x27\x0a", 4));
        QCOMPARE(CPLCopyFile(QStringLiteral("/vsizip/{%1}/roads/half.shp").arg(zip).toUtf8(), half.toUtf8()),
                 0);
        TaskContext task;
        const auto opened = Source::open(zip, {}, task);
        QVERIFY(!opened);
        QCOMPARE(opened.error().subject().file, zip + QStringLiteral(" → roads/half.shp"));
        QVERIFY(!opened.error().userText().contains(QStringLiteral("vsizip")));
    }
    void refusesEncryptedAndCut()
    {
        QByteArray zip = m_zip;
        put<quint16>(zip, m_entry + kEntryFlags, 1);
        refused(zip, "encrypted");
        refused(m_zip.left(m_end), "damaged");
        refused(m_zip.left(m_zip.size() / 2), "damaged");
        zip = m_zip;
        put<quint32>(zip, m_end + 12, 10); // the directory begins elsewhere
        refused(zip, "damaged");
    }
    void saysThatNamesLeaveIt()
    {
        // As long as the true name, for it stands twice.
        for (const QByteArray name : {"../b.json", "/aa.gjson", "a\\b.gjson", "C:a.gjson"}) {
            QCOMPARE(name.size(), 9);
            QByteArray zip = m_zip;
            zip.replace(m_entry + kEntryName, 9, name);
            zip.replace(zip.indexOf("a.geojson"), 9, name);
            refused(zip, "outside");
        }
    }
    void canBeStoppedWhileItLooks()
    {
        const QByteArray text =
            "{\"type\":\"FeatureCollection\",\"features\":[" + QByteArray(4'000'000, ' ') + "]}";
        const QString json = m_files.write(QStringLiteral("long.geojson"), text);
        const QString zip = m_files.path(QStringLiteral("long.zip"));
        const QString inside = QStringLiteral("/vsizip/{%1}/long.geojson").arg(zip);
        QCOMPARE(CPLCopyFile(inside.toUtf8(), json.toUtf8()), 0);
        const auto stopped = [](const std::function<Result<>(TaskContext &)> &work) {
            std::stop_source stop;
            int told = 0;
            TaskContext task(stop.get_token(), [&](double, const QString &) {
                ++told;
                stop.request_stop();
            });
            const Result<> result = work(task);
            return told > 0 && !result && result.error().code() == ErrorCode::Cancelled;
        };
        QVERIFY(stopped([&](TaskContext &task) { return checkUnpacks(zip, inside, task); }));
        QVERIFY(stopped([&](TaskContext &task) {
            QString problem;
            return precheckFile(json, task, problem);
        }));
        TaskContext task;
        VERIFY_RESULT(checkUnpacks(zip, inside, task));
    }
};

QTEST_GUILESS_MAIN(TestImportArchive)
#include "tst_import_archive.moc"
