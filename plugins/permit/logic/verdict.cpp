// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>

#include <permit/logic/verdict.h>

namespace dothi::permit {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::Verdict)
};

} // namespace

QString verdictName(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Pass:
        return QStringLiteral("pass");
    case Verdict::Survey:
        return QStringLiteral("survey");
    case Verdict::Unknown:
        return QStringLiteral("unknown");
    case Verdict::Fail:
        break;
    }
    return QStringLiteral("fail");
}

QString verdictTitle(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Pass:
        return Tr::tr("Passes");
    case Verdict::Survey:
        return Tr::tr("Needs a survey");
    case Verdict::Unknown:
        return Tr::tr("Data missing");
    case Verdict::Fail:
        break;
    }
    return Tr::tr("Fails");
}

QChar verdictIcon(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Pass:
        return QChar(0x2713);
    case Verdict::Survey:
        return QChar(0x2248);
    case Verdict::Unknown:
        return QLatin1Char('?');
    case Verdict::Fail:
        break;
    }
    return QChar(0x2715);
}

QColor verdictColor(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Pass:
        return {0x1B, 0x8A, 0x5A};
    case Verdict::Survey:
        return {0xB7, 0x79, 0x1F};
    case Verdict::Unknown:
        return {0x6B, 0x72, 0x80};
    case Verdict::Fail:
        break;
    }
    return {0xC6, 0x32, 0x2B};
}

Verdict judgeAtLeast(double measured, double limit, double tolerance, Band band, double slack)
{
    const double margin = measured - limit;
    if (margin >= (band == Band::Both ? tolerance : 0) - slack)
        return Verdict::Pass;
    return margin > -tolerance ? Verdict::Survey : Verdict::Fail;
}

Verdict judgeAtMost(double measured, double limit, double tolerance, Band band, double slack)
{
    return judgeAtLeast(-measured, -limit, tolerance, band, slack);
}

} // namespace dothi::permit
