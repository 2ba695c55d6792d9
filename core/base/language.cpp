// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/files.h>
#include <dothi/base/language.h>
#include <dothi/base/text.h>

#include <QCoreApplication>
#include <QDebug>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace dothi {

QStringList languages()
{
    return {QStringLiteral("vi"), QStringLiteral("en")};
}

void installLanguage(const QString &language)
{
    const QString chosen = languages().contains(language) ? language : languages().front();
    static QTranslator own;
    static QTranslator qt;
    QCoreApplication::removeTranslator(&own);
    QCoreApplication::removeTranslator(&qt);
    setUiLanguage(chosen);
    // Numbers are formatted by dothi/base/text.h; everything parsed is parsed in the C locale.
    QLocale::setDefault(QLocale(chosen == QLatin1String("vi") ? QLocale::Vietnamese : QLocale::English));
    if (own.load(QStringLiteral("dothi_%1").arg(chosen), dataDir() + QStringLiteral("/i18n")))
        QCoreApplication::installTranslator(&own);
    else
        qWarning() << "no texts for language" << chosen << "in" << dataDir();
    // Debian's Qt has no Vietnamese catalogue of its own; ours carries the few texts of Qt that are seen.
    if (qt.load(QStringLiteral("qtbase_%1").arg(chosen), QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&qt);
}

} // namespace dothi
