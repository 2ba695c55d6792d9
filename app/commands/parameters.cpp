// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "parameters.h"

#include <QCoreApplication>

namespace dothi::commands {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::CityCommands)
};

} // namespace

Parameter word(const char *id, ParameterType type, const QString &title)
{
    return {QString::fromLatin1(id), type, title, true, true, false, {}, {}};
}

Parameter storeWord()
{
    return word("store", ParameterType::Store, Tr::tr("City (.dothi file)"));
}

Parameter option(const char *id, ParameterType type, const QString &title, const QVariant &fallback)
{
    return {QString::fromLatin1(id), type, title, false, false, false, fallback, {}};
}

Parameter choice(const char *id, const QString &title, const QStringList &choices, const QVariant &fallback)
{
    return {QString::fromLatin1(id), ParameterType::Choice, title, false, false, false, fallback, choices};
}

Parameter repeated(const char *id, const QString &title)
{
    return {QString::fromLatin1(id), ParameterType::Text, title, false, false, true, {}, {}};
}

Parameter required(Parameter parameter)
{
    parameter.required = true;
    return parameter;
}

Result<int> sourceEpsg(const QString &code)
{
    bool isNumber = false;
    const int epsg =
        (code.startsWith(QLatin1String("EPSG:"), Qt::CaseInsensitive) ? code.mid(5) : code).toInt(&isNumber);
    if (!isNumber || epsg <= 0)
        return fail(ErrorCode::InvalidArgument, Tr::tr("--source-crs needs a code such as EPSG:9210."));
    return epsg;
}

} // namespace dothi::commands
