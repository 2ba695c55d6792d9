// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/files.h>
#include <dothi/base/passingfile.h>

#include <QDir>
#include <QTemporaryDir>

#include <sys/stat.h>
#include <sys/wait.h>
#include <testsupport.h>
#include <unistd.h>

#include <csignal>
#include <memory>

using namespace dothi;

class TestPassingFile : public QObject
{
    Q_OBJECT

    static void write(const QString &path)
    {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write("x") != 1)
            qFatal("%s cannot be written", qPrintable(path));
    }
    static QStringList namesIn(const QTemporaryDir &folder)
    {
        return QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }
    /// A process that is killed while it writes.
    static void killedWhileWriting(const QTemporaryDir &folder)
    {
        const pid_t child = ::fork();
        if (child == 0) {
            const auto file = std::make_unique<PassingFile>(folder.path(), QStringLiteral(".tif"));
            write(file->path());
            write(file->path() + QStringLiteral("-journal"));
            ::raise(SIGKILL);
        }
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QVERIFY(WIFSIGNALED(status));
    }

private Q_SLOTS:
    void takesTheNameOfWhatWasThere()
    {
        const QTemporaryDir folder;
        const QString city = folder.filePath(QStringLiteral("thành phố.tif"));
        QFile former(city);
        QVERIFY(former.open(QIODevice::WriteOnly) && former.write("former") == 6);
        former.close();
        {
            const PassingFile file(folder.path(), QStringLiteral(".tif"));
            write(file.path());
            QVERIFY(!file.giveName(city));
            QVERIFY(file.giveName(folder.filePath(QStringLiteral("no/such/folder.tif"))));
        }
        QCOMPARE(namesIn(folder), QStringList{QStringLiteral("thành phố.tif")});
        QVERIFY(former.open(QIODevice::ReadOnly));
        QCOMPARE(former.readAll(), QByteArray("x"));
    }

    /// A device, a pipe and a folder stay what they are; a link goes on leading to its file.
    void onlyPlainFilesAreReplaced()
    {
        const QTemporaryDir folder;
        const QString pipe = folder.filePath(QStringLiteral("pipe"));
        QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
        const QString below = folder.filePath(QStringLiteral("below"));
        QVERIFY(QDir().mkpath(below));
        const QString real = below + QStringLiteral("/real");
        write(real);
        const QString link = folder.filePath(QStringLiteral("link"));
        QVERIFY(QFile::link(real, link));
        const QString lost = folder.filePath(QStringLiteral("lost"));
        QVERIFY(QFile::link(folder.filePath(QStringLiteral("nowhere")), lost));
        for (const QString &name : {pipe, below, lost}) {
            const PassingFile file(folder.path(), QStringLiteral(".tif"));
            write(file.path());
            QVERIFY2(file.giveName(name), qPrintable(name));
        }
        struct stat what
        {};
        QCOMPARE(::lstat(QFile::encodeName(pipe).constData(), &what), 0);
        QVERIFY(S_ISFIFO(what.st_mode));
        QVERIFY(QFileInfo(lost).isSymLink());
        // Those that write a whole file at once, the same.
        for (const QString &name : {pipe, below, lost})
            VERIFY_ERROR(writeFileAtomically(name, "x"), ErrorCode::Io);
        QCOMPARE(::lstat(QFile::encodeName(pipe).constData(), &what), 0);
        QVERIFY(S_ISFIFO(what.st_mode));
        QVERIFY(!QFileInfo::exists(folder.filePath(QStringLiteral("nowhere"))));
        QVERIFY(writeFileAtomically(link, "through the link"));
        QVERIFY(QFileInfo(link).isSymLink());
        QCOMPARE(QFileInfo(real).size(), 16);
        QVERIFY(writeFileAtomically(folder.filePath(QStringLiteral("not there yet")), "x"));

        const PassingFile file(folder.path(), QStringLiteral(".tif"));
        QFile content(file.path());
        QVERIFY(content.open(QIODevice::WriteOnly) && content.write("new") == 3);
        content.close();
        QVERIFY(!file.giveName(link));
        QCOMPARE(QFileInfo(link).symLinkTarget(), real);
        QFile written(real);
        QVERIFY(written.open(QIODevice::ReadOnly));
        QCOMPARE(written.readAll(), QByteArray("new"));
    }

    void goesWithAllThatBelongsToIt()
    {
        const QTemporaryDir folder;
        {
            const PassingFile file(folder.path(), QStringLiteral(".tif"));
            QVERIFY(file.path().startsWith(folder.path() + QStringLiteral("/.")));
            QVERIFY(file.path().endsWith(QStringLiteral(".tif")));
            write(file.path());
            write(file.path() + QStringLiteral("-journal"));
            write(file.path() + QStringLiteral(".aux.xml"));
            write(folder.filePath(QStringLiteral("city.dothi")));
        }
        QCOMPARE(namesIn(folder), QStringList{QStringLiteral("city.dothi")});
    }

    void staysUnderItsOwnName()
    {
        const QTemporaryDir folder;
        {
            const PassingFile file(folder.path(), {});
            write(file.path());
            QVERIFY(QFile::rename(file.path(), folder.filePath(QStringLiteral("city.dothi"))));
        }
        QCOMPARE(namesIn(folder), QStringList{QStringLiteral("city.dothi")});
    }

    void whatAKilledProgramLeftIsRemovedByTheNext()
    {
        const QTemporaryDir folder;
        killedWhileWriting(folder);
        QCOMPARE(namesIn(folder).size(), 2);
        const PassingFile next(folder.path(), {});
        QCOMPARE(namesIn(folder), QStringList());
    }

    void whatIsInUseOrNotOursStays()
    {
        const QTemporaryDir folder;
        const PassingFile mine(folder.path(), {});
        write(mine.path());
        // A process of another computer has a number that nobody has here.
        const QString name = QFileInfo(mine.path()).fileName();
        QString elsewhere = name;
        elsewhere.replace(name.section(QLatin1Char('-'), 1, 1), QStringLiteral("00000000"));
        elsewhere.replace(name.section(QLatin1Char('-'), 2, 2), QStringLiteral("2147483646"));
        QVERIFY(elsewhere != name);
        write(folder.filePath(elsewhere));
        write(folder.filePath(QStringLiteral(".dothi-notes.txt")));
        {
            const PassingFile other(folder.path(), {});
            write(other.path());
        }
        QCOMPARE(namesIn(folder).size(), 3);
        QVERIFY(QFileInfo::exists(mine.path()));
    }

    /// A number is given again after a while: the file of one that ended is not that of the one now.
    void aNumberGivenAgainIsAnotherProcess()
    {
        const QTemporaryDir folder;
        QString name;
        {
            const PassingFile mine(folder.path(), {});
            name = QFileInfo(mine.path()).fileName();
        }
        name.replace(QLatin1Char('-') + name.section(QLatin1Char('-'), 3, 3) + QLatin1Char('-'),
                     QStringLiteral("-1-"));
        write(folder.filePath(name));
        const PassingFile next(folder.path(), {});
        QCOMPARE(namesIn(folder), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestPassingFile)
#include "tst_passingfile.moc"
