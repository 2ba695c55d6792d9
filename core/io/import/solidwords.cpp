// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The codes of val3dity in words for people who do not know them by heart.

#include <dothi/base/text.h>
#include <dothi/io/import.h>

#include <QCoreApplication>

#include <algorithm>
#include <map>

namespace dothi::io {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::SolidErrors)
};

} // namespace

QString solidErrorInWords(int code)
{
    switch (code) {
    case 101:
        return Tr::tr("ring with too few points");
    case 102:
        return Tr::tr("the same point twice in a row");
    case 103:
        return Tr::tr("ring that is not closed");
    case 104:
        return Tr::tr("ring that crosses itself");
    case 201:
        return Tr::tr("rings of a face that cross each other");
    case 202:
        return Tr::tr("the same ring twice");
    case 203:
        return Tr::tr("face that is not flat");
    case 204:
        return Tr::tr("folded face");
    case 205:
        return Tr::tr("face that falls apart");
    case 206:
        return Tr::tr("hole outside of its face");
    case 207:
        return Tr::tr("hole inside of a hole");
    case 208:
        return Tr::tr("hole that runs the same way round as its face");
    case 301:
        return Tr::tr("shell of too few faces");
    case 302:
        return Tr::tr("shell that is not closed");
    case 303:
        return Tr::tr("faces that do not join as a surface");
    case 305:
        return Tr::tr("shell of several pieces");
    case 306:
        return Tr::tr("shell that crosses itself");
    case 307:
        return Tr::tr("face that looks inwards");
    case 401:
        return Tr::tr("shells that cross each other");
    case 402:
        return Tr::tr("the same shell twice");
    case 403:
        return Tr::tr("inner shell outside of its solid");
    case 404:
        return Tr::tr("solid that falls apart");
    case 405:
        return Tr::tr("shell that is inside out");
    case 501:
        return Tr::tr("solids that overlap");
    case 502:
        return Tr::tr("the same solid twice");
    case 503:
        return Tr::tr("solids that do not touch");
    case 601:
        return Tr::tr("parts of the building that overlap");
    case 902:
        return Tr::tr("nothing in it");
    default:
        return QString::number(code);
    }
}

QStringList solidErrorsInWords(const ImportReport &report, qsizetype most)
{
    std::map<int, qint64> counts;
    for (const InvalidSolid &solid : report.solids) {
        if (!solid.mended)
            ++counts[solid.code];
    }
    std::vector<std::pair<int, qint64>> codes(counts.begin(), counts.end());
    std::ranges::stable_sort(codes, std::greater(), &std::pair<int, qint64>::second);
    QStringList words;
    for (const auto &[code, count] : codes) {
        if (words.size() == most) {
            words.append(QStringLiteral("…"));
            break;
        }
        words.append(QStringLiteral("%1 (%2)").arg(solidErrorInWords(code),
                                                   formatNumber(static_cast<double>(count), 0)));
    }
    return words;
}

} // namespace dothi::io
