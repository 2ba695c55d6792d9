// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/passingfile.h>

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSysInfo>

#include <signal.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>

namespace dothi {

namespace {

/// Where a process number means the same: this computer, and in it this container.
QString place()
{
    const QByteArray known =
        QSysInfo::machineUniqueId() + QFile::symLinkTarget(QStringLiteral("/proc/self/ns/pid")).toUtf8();
    return QString::fromLatin1(QCryptographicHash::hash(known, QCryptographicHash::Sha256).toHex().left(8));
}

/// When a process began, in ticks since the computer did (proc(5), the 22nd field of stat): a number is given
/// to another process after a while. Empty when that is not to be known.
QString startOf(qint64 process)
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(process));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray line = file.readAll();
    // The second field is the program's name in brackets and may hold anything.
    const QByteArrayList fields = line.mid(line.lastIndexOf(')') + 2).split(' ');
    constexpr qsizetype kStart = 19;
    return fields.size() > kStart ? QString::fromLatin1(fields[kStart]) : QString();
}

bool isGone(qint64 process, const QString &start)
{
    if (process <= 0 || process > INT_MAX)
        return false;
    if (::kill(static_cast<pid_t>(process), 0) != 0 && errno == ESRCH)
        return true;
    const QString now = startOf(process);
    return !now.isEmpty() && now != start;
}

QFileInfoList entries(const QString &folder, const QString &beginning)
{
    return QDir(folder).entryInfoList({beginning + QLatin1Char('*')},
                                      QDir::Files | QDir::Hidden | QDir::System | QDir::NoSymLinks);
}

} // namespace

PassingFile::PassingFile(const QString &folder, const QString &ending)
    : m_folder(folder)
    , m_stem(QStringLiteral(".dothi-%1-%2-%3-%4.")
                 .arg(place(), QString::number(::getpid()), startOf(::getpid()),
                      QString::number(QRandomGenerator::system()->generate64(), 16).rightJustified(16, u'0')))
    , m_path(folder + QLatin1Char('/') + m_stem + QStringLiteral("new") + ending)
{
    removeLeftovers(folder);
}

int PassingFile::removeLeftovers(const QString &folder)
{
    int removed = 0;
    const QString beginning = QStringLiteral(".dothi-%1-").arg(place());
    static const QRegularExpression maker(
        QStringLiteral("\\A\\.dothi-[0-9a-f]{8}-([0-9]{1,10})-([0-9]{1,20})-[0-9a-f]{16}\\."));
    for (const QFileInfo &file : entries(folder, beginning)) {
        const auto match = maker.match(file.fileName());
        if (match.hasMatch() && file.isFile() && file.ownerId() == ::geteuid() &&
            isGone(match.captured(1).toLongLong(), match.captured(2)))
            removed += QFile::remove(file.filePath()) ? 1 : 0;
    }
    return removed;
}

PassingFile::~PassingFile()
{
    for (const QFileInfo &file : entries(m_folder, m_stem))
        QFile::remove(file.filePath());
}

namespace {

/// Where a name leads through links; or why no file may be put there.
std::error_code findTarget(const QString &name, std::filesystem::path &target)
{
    namespace fs = std::filesystem;
    std::error_code failed;
    target = QFile::encodeName(name).toStdString();
    fs::file_status there = fs::symlink_status(target, failed);
    if (fs::is_symlink(there)) {
        target = fs::canonical(target, failed);
        if (failed)
            return failed;
        there = fs::status(target, failed);
    }
    if (fs::is_directory(there))
        return std::make_error_code(std::errc::is_a_directory);
    if (fs::exists(there) && !fs::is_regular_file(there))
        return std::make_error_code(std::errc::operation_not_permitted);
    return {};
}

} // namespace

std::error_code mayBeReplaced(const QString &name)
{
    std::filesystem::path target;
    return findTarget(name, target);
}

std::error_code PassingFile::giveName(const QString &name) const
{
    std::filesystem::path target;
    std::error_code failed = findTarget(name, target);
    if (!failed)
        std::filesystem::rename(QFile::encodeName(m_path).toStdString(), target, failed);
    return failed;
}

} // namespace dothi
