// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/model/modelfolder.h>

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUrl>

namespace dothi::io {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::ModelFolder)
};

} // namespace

QString ModelFolder::pathOf(const QString &asked)
{
    QString name = asked;
    name.replace(QLatin1Char('\\'), QLatin1Char('/'));
    if (name.contains(QLatin1Char('%')))
        name = QUrl::fromPercentEncoding(name.toUtf8());
    if (name.isEmpty() || name.contains(QChar(QChar::Null)) || name.contains(QLatin1Char(':')))
        return {};
    const QString clean = QDir::cleanPath(name);
    const bool outside =
        QDir::isAbsolutePath(clean) || clean == QLatin1String("..") || clean.startsWith(QLatin1String("../"));
    return outside ? QString() : clean;
}

ModelFolder::ModelFolder(const QString &folder)
    : m_folder(folder.isEmpty() ? QString() : QFileInfo(folder).canonicalFilePath())
{}

bool ModelFolder::has(const QString &name) const
{
    const QString path = pathOf(name);
    return !m_folder.isEmpty() && !path.isEmpty() && QFileInfo(m_folder + QLatin1Char('/') + path).isFile();
}

Result<QByteArray> ModelFolder::read(const QString &asked)
{
    const auto refuse = [&](const QString &why) {
        m_refused.emplace(asked.left(200), why);
        return fail(ErrorCode::InvalidData, why);
    };
    const QString path = pathOf(asked);
    if (m_folder.isEmpty() || path.isEmpty())
        return refuse(Tr::tr("it lies outside of the model's folder"));
    if (const auto known = m_files.find(path); known != m_files.end())
        return known->second;
    // Keys and settings are kept in hidden files; a model that was mailed must not bring them into the city.
    if (path.startsWith(QLatin1Char('.')) || path.contains(QLatin1String("/.")))
        return refuse(Tr::tr("it is a hidden file"));
    const QFileInfo info(m_folder + QLatin1Char('/') + path);
    if (!info.exists())
        return refuse(Tr::tr("there is no such file"));
    // Links may lead out of the folder.
    const QString real = info.canonicalFilePath();
    if (real.isEmpty() || !(m_folder == QLatin1String("/") || real.startsWith(m_folder + QLatin1Char('/'))))
        return refuse(Tr::tr("it lies outside of the model's folder"));
    if (!QFileInfo(real).isFile())
        return refuse(Tr::tr("it is not a plain file"));
    if (info.size() > kLargestFile || m_total + info.size() > kLargestAll)
        return refuse(Tr::tr("it is too large (%1 MB)").arg(info.size() / 1'000'000));
    QFile file(real);
    if (!file.open(QIODevice::ReadOnly))
        return refuse(Tr::tr("it cannot be opened"));
    QByteArray content = file.read(kLargestFile + 1);
    if (content.size() > kLargestFile)
        return refuse(Tr::tr("it is too large (%1 MB)").arg(content.size() / 1'000'000));
    m_total += content.size();
    m_files.emplace(path, content);
    return content;
}

void ModelFolder::drop(const QString &name, const QString &why)
{
    m_files.erase(pathOf(name));
    m_refused.emplace(name.left(200), why);
}

} // namespace dothi::io
