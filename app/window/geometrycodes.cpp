// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "geometrycodes.h"

#include <QCoreApplication>

namespace dothi::app {

namespace {

struct CodeTr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::GeometryCodes)
};

} // namespace

QString geometryCodeTitle(int code)
{
    switch (code) {
    case 101:
        return CodeTr::tr("Ring of too few points");
    case 102:
        return CodeTr::tr("Point repeated in a row");
    case 103:
        return CodeTr::tr("Ring not closed");
    case 104:
        return CodeTr::tr("Ring crosses itself");
    case 201:
        return CodeTr::tr("Rings cross each other");
    case 202:
        return CodeTr::tr("Ring there twice");
    case 203:
        return CodeTr::tr("Face not flat");
    case 204:
        return CodeTr::tr("Face bent");
    case 205:
        return CodeTr::tr("Face falls apart");
    case 206:
        return CodeTr::tr("Hole outside its face");
    case 207:
        return CodeTr::tr("Hole within a hole");
    case 208:
        return CodeTr::tr("Hole turned like its outline");
    case 301:
        return CodeTr::tr("Shell of too few faces");
    case 302:
        return CodeTr::tr("Shell not closed");
    case 303:
        return CodeTr::tr("Faces that do not join as a surface");
    case 305:
        return CodeTr::tr("Shell in several pieces");
    case 306:
        return CodeTr::tr("Shell crosses itself");
    case 307:
        return CodeTr::tr("Face turned the wrong way");
    case 401:
        return CodeTr::tr("Shells cross each other");
    case 402:
        return CodeTr::tr("Shell there twice");
    case 403:
        return CodeTr::tr("Cavity outside its body");
    case 404:
        return CodeTr::tr("Body falls apart");
    case 405:
        return CodeTr::tr("Shell turned inside out");
    case 501:
        return CodeTr::tr("Bodies overlap");
    case 502:
        return CodeTr::tr("Body there twice");
    case 503:
        return CodeTr::tr("Bodies do not touch");
    case 601:
        return CodeTr::tr("Parts of a building overlap");
    case 902:
        return CodeTr::tr("Nothing in it");
    default:
        return {};
    }
}

} // namespace dothi::app
