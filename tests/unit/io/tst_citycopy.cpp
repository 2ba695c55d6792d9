// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/citycopy.h>
#include <dothi/io/democity.h>
#include <dothi/io/dothistore.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <testsupport.h>

#include <atomic>
#include <thread>
#include <vector>

using namespace dothi;

class TestCityCopy : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    QString m_shipped;

    [[nodiscard]] QString path(const char *name) const { return m_dir.filePath(QLatin1String(name)); }

    static QByteArray contentOf(const QString &file)
    {
        QFile source(file);
        return source.open(QIODevice::ReadOnly) ? source.readAll() : QByteArray();
    }

    static void write(const QString &file, const QByteArray &content)
    {
        QFile target(file);
        QVERIFY(target.open(QIODevice::WriteOnly));
        QCOMPARE(target.write(content), content.size());
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_dir.isValid());
        QVERIFY(QDir().mkpath(path("share")));
        m_shipped = path("share/city.dothi");
        TaskContext task;
        io::DemoOptions options;
        options.buildings = 100;
        VERIFY_RESULT(io::writeDemoCity(m_shipped, options, task));
        // As an installation leaves it.
        QVERIFY(QFile::setPermissions(m_shipped, QFile::ReadOwner | QFile::ReadOther));
    }

    void theCopyIsTheCityAndCanBeWritten()
    {
        const QString copy = path("user/new/city.dothi");
        TaskContext task;
        VERIFY_RESULT(io::copyCity(m_shipped, copy, task));
        QVERIFY(contentOf(copy) == contentOf(m_shipped));
        QVERIFY(contentOf(path("user/new/city.terrain.tif")) == contentOf(path("share/city.terrain.tif")));
        QCOMPARE(QDir(path("user/new")).entryList(QDir::Files | QDir::Hidden).size(), 2);
        QVERIFY(QFileInfo(copy).permissions() & QFile::WriteOwner);
        const auto store = io::openStore(copy, io::OpenMode::ReadWrite);
        VERIFY_RESULT(store);
        QVERIFY(!(*store)->isReadOnly());
        const auto raster = (*store)->rasterPath(QStringLiteral("terrain"));
        VERIFY_RESULT(raster);
        QCOMPARE(*raster, QFileInfo(path("user/new/city.terrain.tif")).canonicalFilePath());
    }

    void whatIsThereIsNotReplaced()
    {
        QVERIFY(QDir().mkpath(path("taken")));
        const QString own = path("taken/city.dothi");
        write(own, "somebody's work");
        TaskContext task;
        VERIFY_ERROR(io::copyCity(m_shipped, own, task), ErrorCode::Io);
        QCOMPARE(contentOf(own), QByteArray("somebody's work"));
        QCOMPARE(QDir(path("taken")).entryList(QDir::Files | QDir::Hidden).size(), 1);
    }

    void whatAKilledCopyLeftIsWrittenOver()
    {
        QVERIFY(QDir().mkpath(path("killed")));
        write(path("killed/city.terrain.tif"), "half");
        TaskContext task;
        VERIFY_RESULT(io::copyCity(m_shipped, path("killed/city.dothi"), task));
        QVERIFY(contentOf(path("killed/city.dothi")) == contentOf(m_shipped));
        QVERIFY(contentOf(path("killed/city.terrain.tif")) == contentOf(path("share/city.terrain.tif")));
        QCOMPARE(QDir(path("killed")).entryList(QDir::Files | QDir::Hidden).size(), 2);
    }

    void twoMayCopyAtOnce()
    {
        const QString copy = path("both/city.dothi");
        std::atomic<int> brought = 0;
        {
            std::vector<std::jthread> programs;
            for (int i = 0; i < 4; ++i) {
                programs.emplace_back([&] {
                    TaskContext task;
                    if (io::copyCity(m_shipped, copy, task))
                        ++brought;
                });
            }
        }
        QCOMPARE(brought.load(), 1);
        QVERIFY(contentOf(copy) == contentOf(m_shipped));
        QVERIFY(contentOf(path("both/city.terrain.tif")) == contentOf(path("share/city.terrain.tif")));
        QCOMPARE(QDir(path("both")).entryList(QDir::Files | QDir::Hidden).size(), 2);
    }

    void aCancelledCopyLeavesNoCity()
    {
        std::stop_source stop;
        stop.request_stop();
        TaskContext task(stop.get_token(), {});
        VERIFY_ERROR(io::copyCity(m_shipped, path("cancelled/city.dothi"), task), ErrorCode::Cancelled);
        QVERIFY(QDir(path("cancelled")).entryList(QDir::Files | QDir::Hidden).isEmpty());
    }

    void whatCannotBeWrittenIsSaid()
    {
        // A folder cannot be made below a file.
        write(path("file"), "");
        TaskContext task;
        VERIFY_ERROR(io::copyCity(m_shipped, path("file/city.dothi"), task), ErrorCode::Io);
        VERIFY_ERROR(io::copyCity(path("nowhere.dothi"), path("x/city.dothi"), task), ErrorCode::Io);
    }
};

QTEST_GUILESS_MAIN(TestCityCopy)
#include "tst_citycopy.moc"
