// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/ui/language.h>

#include <dothi/base/files.h>
#include <dothi/base/text.h>

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace dothi::ui {

QStringList languages()
{
    return {QStringLiteral("vi"), QStringLiteral("en")};
}

QString languageName(const QString &code)
{
    return code == QLatin1String("en") ? QStringLiteral("English") : QStringLiteral("Tiếng Việt");
}

void installLanguage(QCoreApplication &app, const QString &code)
{
    const QString language = languages().contains(code) ? code : languages().front();
    setUiLanguage(language);
    QLocale::setDefault(QLocale(language == QLatin1String("en") ? QLocale::English : QLocale::Vietnamese));
    const QString ours = dataDir() + QStringLiteral("/i18n");
    // Later ones are asked first: our own catalogue also holds the texts of Qt's dialogs that Qt has no Vietnamese for.
    for (const auto &[name, folder] :
         {std::pair(QStringLiteral("qtbase_"), QLibraryInfo::path(QLibraryInfo::TranslationsPath)),
          std::pair(QStringLiteral("dothi_"), ours)}) {
        auto *translator = new QTranslator(&app);
        if (translator->load(name + language, folder))
            app.installTranslator(translator);
        else
            delete translator;
    }
}

} // namespace dothi::ui
