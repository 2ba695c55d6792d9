// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/operationwords.h>

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>

#include <utility>

namespace dothi::io {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::OperationWords)
};

/// A step as PROJ names it, without "Inverse of"; see proj_create_operations().
QString stepInWords(const QString &step, bool reversed)
{
    static const QRegularExpression numbered(QStringLiteral(" \\(\\d+\\)$"));
    static const QString ballpark = QStringLiteral("Ballpark geographic offset from ");
    static const QString null = QStringLiteral("Null geographic offset from ");
    static const QString axes = QStringLiteral("axis order change");
    if (step.startsWith(axes))
        return Tr::tr("axes in another order");
    const bool vague = step.startsWith(ballpark);
    const bool same = step.startsWith(null);
    QString names = vague ? step.mid(ballpark.size()) : same ? step.mid(null.size()) : step;
    names.remove(numbered);
    const qsizetype at = names.indexOf(QLatin1String(" to "));
    if (at <= 0) {
        return reversed ? Tr::tr("back from the projection %1").arg(names)
                        : Tr::tr("projection %1").arg(names);
    }
    QString from = names.left(at);
    QString to = names.mid(at + 4);
    if (reversed)
        std::swap(from, to);
    return vague ? Tr::tr("datum %1 → %2 (only roughly)").arg(from, to)
                 : Tr::tr("datum %1 → %2").arg(from, to);
}

} // namespace

QString operationInWords(const geo::OperationInfo &operation)
{
    if (operation.projPipeline.isEmpty())
        return Tr::tr("none needed");
    static const QString inverse = QStringLiteral("Inverse of ");
    constexpr qsizetype kMostSteps = 8;
    QStringList words;
    const QStringList steps = operation.name.left(1000).split(QStringLiteral(" + "));
    for (const QString &step : steps.mid(0, kMostSteps)) {
        const bool reversed = step.startsWith(inverse);
        words.append(stepInWords(reversed ? step.mid(inverse.size()) : step, reversed));
    }
    if (steps.size() > kMostSteps)
        words.append(QStringLiteral("…"));
    QString name = operation.name;
    if (operation.datumOperation > 0)
        name += QStringLiteral("; EPSG:%1").arg(operation.datumOperation);
    return QStringLiteral("%1 (%2)").arg(words.join(Tr::tr(", then ")), name);
}

} // namespace dothi::io
