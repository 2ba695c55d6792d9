// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/import/archive.h>
#include <dothi/io/import/librarywords.h>

#include <QCoreApplication>
#include <QStringList>

#include <array>

namespace dothi::io {

namespace {

struct Words
{
    const char *library; ///< a part of GDAL's message that no other has
    const char *ours;
};

/// Messages of GDAL 3.6, and of our own refusal of requests, that files from practice bring forth.
constexpr std::array kKnown = {
    Words{"Non closed ring", QT_TRANSLATE_NOOP("dothi::Import", "a ring does not end where it began")},
    Words{"object. Missing 'coordinates'",
          QT_TRANSLATE_NOOP("dothi::Import", "a geometry lacks its coordinates")},
    Words{"' coordinate. Type is not", QT_TRANSLATE_NOOP("dothi::Import", "a coordinate is not a number")},
    Words{"nvalid coord dimension",
          QT_TRANSLATE_NOOP("dothi::Import", "a position has fewer than two coordinates")},
    Words{"parsed incompletely",
          QT_TRANSLATE_NOOP("dothi::Import", "the text in a field of numbers is only in part a number")},
    Words{"everal features with id", QT_TRANSLATE_NOOP("dothi::Import", "several features have the same id")},
    Words{"orrupted .shp file", QT_TRANSLATE_NOOP("dothi::Import", "the geometry file (.shp) is damaged")},
    Words{"rror in fread", QT_TRANSLATE_NOOP("dothi::Import", "the file ends too early")},
    Words{
        "organizePolygons() received",
        QT_TRANSLATE_NOOP("dothi::Import",
                          "a polygon has very many rings; which of them are holes was told by their order")},
    Words{"translated to Simple Geometry",
          QT_TRANSLATE_NOOP("dothi::Import", "the rings of a polygon do not belong together")},
    Words{"requests to servers are refused",
          QT_TRANSLATE_NOOP("dothi::Import", "it names a server, which is not asked")},
    Words{"not a valid UTF-8", QT_TRANSLATE_NOOP("dothi::Import", "a text is not UTF-8")},
};

} // namespace

QString inPlainWords(const QString &messages)
{
    QStringList said;
    for (const QString &line : messages.split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
        QString words;
        for (const Words &known : kKnown) {
            if (words.isEmpty() && line.contains(QLatin1String(known.library)))
                words = QCoreApplication::translate("dothi::Import", known.ours);
        }
        if (words.isEmpty())
            words = QCoreApplication::translate("dothi::Import", "the reading library says: “%1”")
                        .arg(withShownPaths(line).trimmed().left(200));
        if (!said.contains(words))
            said.append(words);
    }
    return said.join(QStringLiteral("; "));
}

} // namespace dothi::io
