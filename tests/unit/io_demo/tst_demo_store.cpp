// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "testsupport.h"

#include <dothi/geo/elevation.h>
#include <dothi/io/democity.h>
#include <dothi/io/dothistore.h>

#include <QDir>
#include <QTemporaryDir>

using namespace dothi;

class TestDemoStore : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    [[nodiscard]] QString path(const char *name) const
    {
        return m_folder.filePath(QString::fromLatin1(name));
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_folder.isValid()); }

    void writesACityWithItsTerrain()
    {
        TaskContext task;
        VERIFY_RESULT(io::writeDemoCity(path("a.dothi"), {QStringLiteral("hcmc"), 300, 1}, task));
        const auto store = io::openDothi(path("a.dothi"), io::OpenMode::ReadOnly);
        VERIFY_RESULT(store);
        const auto count = (*store)->count(QStringLiteral("building"));
        VERIFY_RESULT(count);
        QCOMPARE(*count, 300);
        QCOMPARE(*(*store)->count(QStringLiteral("permit_application")), 12);
        const auto raster = (*store)->rasterPath(QStringLiteral("terrain"));
        VERIFY_RESULT(raster);
        QCOMPARE(*raster, path("a.terrain.tif"));
        int epsg = 0;
        const auto terrain = geo::readElevation(*raster, 4'000'000, &epsg);
        VERIFY_RESULT(terrain);
        QCOMPARE(epsg, 9210);
        QCOMPARE(terrain->cellSize(), 5.0);
        VERIFY_RESULT((*store)->document(QStringLiteral("demo"), QStringLiteral("expected-verdicts")));
        QVERIFY((*store)->documents(QStringLiteral("view"))->size() >= 3);
        // Nothing else was left in the folder.
        QCOMPARE(QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 2);
    }

    void sameWordsSameHash()
    {
        TaskContext task;
        VERIFY_RESULT(io::writeDemoCity(path("b.dothi"), {QStringLiteral("hcmc"), 300, 1}, task));
        VERIFY_RESULT(io::writeDemoCity(path("c.dothi"), {QStringLiteral("hcmc"), 300, 7}, task));
        QStringList hashes;
        for (const char *name : {"a.dothi", "b.dothi", "c.dothi"}) {
            const auto store = io::openDothi(path(name), io::OpenMode::ReadOnly);
            VERIFY_RESULT(store);
            const auto hash = (*store)->contentHash(task);
            VERIFY_RESULT(hash);
            hashes.append(*hash);
        }
        QCOMPARE(hashes[0], hashes[1]);
        QVERIFY(hashes[0] != hashes[2]);
    }

    void refusesToReplace()
    {
        TaskContext task;
        VERIFY_ERROR(io::writeDemoCity(path("a.dothi"), {QStringLiteral("hcmc"), 300, 1}, task),
                     ErrorCode::Io);
        // Nor does it take a terrain that another file owns.
        QFile other(path("d.terrain.tif"));
        QVERIFY(other.open(QIODevice::WriteOnly));
        other.close();
        VERIFY_ERROR(io::writeDemoCity(path("d.dothi"), {QStringLiteral("hcmc"), 300, 1}, task),
                     ErrorCode::Io);
        QVERIFY(!QFileInfo::exists(path("d.dothi")));
        QCOMPARE(QFileInfo(path("d.terrain.tif")).size(), 0);
    }

    void cancelledLeavesNothing()
    {
        std::stop_source stop;
        const QStringList before = QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden);
        TaskContext task(stop.get_token(), [&stop](double, const QString &) { stop.request_stop(); });
        VERIFY_ERROR(io::writeDemoCity(path("e.dothi"), {QStringLiteral("hcmc"), 3000, 1}, task),
                     ErrorCode::Cancelled);
        QCOMPARE(QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden), before);
    }

    void badWords()
    {
        TaskContext task;
        VERIFY_ERROR(io::writeDemoCity(path("f.dothi"), {QStringLiteral("hcmc"), 50, 1}, task),
                     ErrorCode::InvalidArgument);
        QVERIFY(!io::writeDemoCity(path("f.dothi"), {QStringLiteral("atlantis"), 300, 1}, task));
        QVERIFY(!io::writeDemoCity(path("no-such-folder/f.dothi"), {QStringLiteral("hcmc"), 300, 1}, task));
        QVERIFY(!QFileInfo::exists(path("f.dothi")));
        QVERIFY(!QFileInfo::exists(path("f.terrain.tif")));
    }
};

QTEST_GUILESS_MAIN(TestDemoStore)
#include "tst_demo_store.moc"
