// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/model/placeholder.h>

#include <QStringList>

namespace dothi::io {

bool isPlaceholder(const QString &text)
{
    const QString plain = text.simplified().toLower();
    if (plain.isEmpty())
        return false;
    // "// BUILDING/NAME //", "<name>", "[project name]": put between marks by the template.
    constexpr qsizetype kLeastMarked = 3;
    const auto between = [&plain](const char *open, const char *close) {
        return plain.size() >= kLeastMarked && plain.startsWith(QLatin1String(open)) &&
               plain.endsWith(QLatin1String(close));
    };
    if (between("//", "//") || between("<", ">") || between("[", "]"))
        return true;
    // Revit, ArchiCAD, Allplan, Vectorworks, BlenderBIM and the examples of buildingSMART.
    static const QStringList words = {QStringLiteral("undefined"),
                                      QStringLiteral("not defined"),
                                      QStringLiteral("notdefined"),
                                      QStringLiteral("default"),
                                      QStringLiteral("default building"),
                                      QStringLiteral("building"),
                                      QStringLiteral("my building"),
                                      QStringLiteral("new building"),
                                      QStringLiteral("building name"),
                                      QStringLiteral("project name"),
                                      QStringLiteral("default name"),
                                      QStringLiteral("unnamed"),
                                      QStringLiteral("untitled"),
                                      QStringLiteral("unknown"),
                                      QStringLiteral("no name"),
                                      QStringLiteral("none"),
                                      QStringLiteral("null"),
                                      QStringLiteral("n/a"),
                                      QStringLiteral("-"),
                                      QStringLiteral("$"),
                                      QStringLiteral("address"),
                                      QStringLiteral("default address"),
                                      QStringLiteral("project address"),
                                      QStringLiteral("building address")};
    if (words.contains(plain))
        return true;
    static const QStringList beginnings = {
        QStringLiteral("enter address here"), QStringLiteral("enter name here"),
        QStringLiteral("enter building name"), QStringLiteral("enter project name")};
    for (const QString &beginning : beginnings) {
        if (plain.startsWith(beginning))
            return true;
    }
    return false;
}

} // namespace dothi::io
