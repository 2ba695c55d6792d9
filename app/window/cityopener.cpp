// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cityopener.h"

#include <dothi/base/files.h>
#include <dothi/io/citycopy.h>
#include <dothi/io/democity.h>
#include <dothi/io/dothistore.h>
#include <dothi/io/localstore.h>

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

namespace dothi::app {

namespace {

const SettingKey<QStringList> kRecent{"ui/recent", {}};
/// How long the window's own connection waits for a lock. What it could not read then, its parts ask for
/// again a moment later.
constexpr int kWindowPatienceMs = 15;

Result<std::unique_ptr<city::Store>> openForWork(const QString &address)
{
    Result<std::unique_ptr<city::Store>> store = io::openStore(address, io::OpenMode::ReadWrite);
    if (store || store.error().code() != ErrorCode::Database)
        return store;
    // Held by another program, or on a medium that may only be read: looking at it is still possible.
    Result<std::unique_ptr<city::Store>> readOnly = io::openStore(address, io::OpenMode::ReadOnly);
    return readOnly ? std::move(readOnly) : std::move(store);
}

QString demoFolder()
{
    return userDataDir() + QStringLiteral("/demo");
}

QString shippedDemo()
{
    return dataDir() + QStringLiteral("/demo/demo-hcmc.dothi");
}

/// The first letters of the hash of its content; empty where none is shipped.
QString shippedRevision()
{
    const Result<QByteArray> hash = readFile(dataDir() + QStringLiteral("/demo/revision"), 128);
    static const QRegularExpression whole(QStringLiteral("^([0-9a-f]{12})[0-9a-f]{52}\\n$"));
    return hash ? whole.match(QString::fromLatin1(*hash)).captured(1) : QString();
}

bool isFile(const QString &address)
{
    return !address.contains(QLatin1String("://"));
}

} // namespace

CityOpener::CityOpener(ui::Shell &shell, QObject *parent)
    : QObject(parent)
    , m_shell(shell)
{}

QString CityOpener::demoPath()
{
    const QString revision = shippedRevision();
    return demoFolder() + (revision.isEmpty() ? QString() : QLatin1Char('/') + revision) +
           QStringLiteral("/demo-hcmc.dothi");
}

bool CityOpener::isDemo(const QString &address)
{
    return address.startsWith(demoFolder() + QLatin1Char('/'));
}

void CityOpener::open(const QString &given)
{
    const QString address = isFile(given) ? QFileInfo(given).absoluteFilePath() : given;
    run(tr("Opening “%1”").arg(isFile(address) ? QFileInfo(address).fileName() : address), address,
        [address](TaskContext &) { return openForWork(address); });
}

void CityOpener::create(const QString &path, const QString &profileId, bool overwrite)
{
    Result<city::CityProfile> profile = city::CityProfile::load(profileId);
    if (!profile) {
        m_shell.showError(profile.error());
        return;
    }
    run(tr("Creating “%1”").arg(QFileInfo(path).fileName()), path,
        [path, profile = *profile, overwrite](TaskContext &) {
            return io::createDothi(path, profile, overwrite);
        });
}

void CityOpener::openDemo()
{
    const QString path = demoPath();
    if (QFileInfo::exists(path)) {
        open(path);
        return;
    }
    run(tr("Building the demo city"), path,
        [path](TaskContext &task) -> Result<std::unique_ptr<city::Store>> {
            if (const QString shipped = shippedDemo(); QFileInfo::exists(shipped)) {
                Result<> copied = io::copyCity(shipped, path, task);
                // Another window may have brought it meanwhile.
                if (!copied && !QFileInfo::exists(path))
                    return Failure(std::move(copied).error());
                return openForWork(path);
            }
            const QString folder = QFileInfo(path).absolutePath();
            if (!QDir().mkpath(folder)) {
                return fail(
                    Error(ErrorCode::Io, tr("The folder of the demo city cannot be made.")).inFile(folder));
            }
            // The folder is the program's own: a terrain whose city is gone is a leftover.
            QFile::remove(folder + QStringLiteral("/demo-hcmc.terrain.tif"));
            DOTHI_TRY(io::writeDemoCity(path, {}, task));
            return openForWork(path);
        });
}

void CityOpener::close()
{
    if (m_guard && m_guard([this] { close(); }))
        return;
    m_shell.tasks().cancel(m_task);
    ++m_generation;
    m_task = 0;
    m_shell.cities().setCity(nullptr);
}

void CityOpener::run(const QString &title, const QString &address,
                     std::function<Result<std::unique_ptr<city::Store>>(TaskContext &)> work)
{
    if (m_guard && m_guard([this, title, address, work] { run(title, address, work); }))
        return;
    m_shell.tasks().cancel(m_task);
    const quint64 generation = ++m_generation;
    Q_EMIT opening(address);
    // Through a shared pointer: a result may be copied on its way to the main thread, a store may not.
    using Opened = std::shared_ptr<std::unique_ptr<city::Store>>;
    m_task = m_shell.tasks().run<Opened>(
        title, this,
        [work = std::move(work)](TaskContext &task) -> Result<Opened> {
            Result<std::unique_ptr<city::Store>> store = work(task);
            if (!store)
                return Failure(std::move(store).error());
            if (auto *local = dynamic_cast<io::LocalStore *>(store->get()))
                local->setPatience(kWindowPatienceMs);
            return std::make_shared<std::unique_ptr<city::Store>>(std::move(*store));
        },
        [this, generation, address](Result<Opened> opened) {
            if (generation != m_generation)
                return;
            m_task = 0;
            if (!opened) {
                m_shell.showError(opened.error());
                Q_EMIT openFailed(address);
                return;
            }
            const bool readOnly = (**opened)->isReadOnly();
            m_shell.cities().setCity(std::make_unique<city::City>(std::move(**opened)));
            remember(address);
            if (readOnly) {
                m_shell.showMessage(
                    {plugin::MessageKind::Warning,
                     tr("“%1” is open for reading only: another program holds it, or its folder may not "
                        "be written to. Changes and imports are not possible.")
                         .arg(QFileInfo(address).fileName()),
                     {},
                     {}});
            }
        });
}

QStringList CityOpener::recent() const
{
    QStringList existing;
    for (const QString &address : m_shell.settings().get(kRecent)) {
        if (!isFile(address) || QFileInfo::exists(address))
            existing.append(address);
    }
    return existing;
}

void CityOpener::remember(const QString &address)
{
    QStringList list = m_shell.settings().get(kRecent);
    list.removeAll(address);
    list.prepend(address);
    while (list.size() > kMostRecent)
        list.removeLast();
    m_shell.settings().set(kRecent, list);
}

} // namespace dothi::app
