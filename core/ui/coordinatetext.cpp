// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/text.h>
#include <dothi/ui/coordinatetext.h>

#include <QCoreApplication>
#include <QRegularExpression>

#include <cmath>

namespace dothi::ui {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::Coordinates)
};

/// A number with a decimal point or comma, and blanks, dots or commas between groups; nothing for anything
/// else.
std::optional<double> readNumber(QString text)
{
    text.remove(QLatin1Char(' '));
    // Thousands with dots and a decimal comma, as this program shows them in Vietnamese, or the other way
    // round; "10.777" alone is a decimal.
    for (const QChar group : {QLatin1Char('.'), QLatin1Char(',')}) {
        const QChar decimal = group == QLatin1Char('.') ? QLatin1Char(',') : QLatin1Char('.');
        const QRegularExpression grouped(
            QStringLiteral("^[+-]?\\d{1,3}(?:(?:\\%1\\d{3})+\\%2\\d*|(?:\\%1\\d{3}){2,})$")
                .arg(group)
                .arg(decimal));
        if (grouped.match(text).hasMatch())
            text.remove(group);
    }
    if (text.count(QLatin1Char('.')) + text.count(QLatin1Char(',')) > 1)
        return std::nullopt;
    text.replace(QLatin1Char(','), QLatin1Char('.'));
    static const QRegularExpression kPlain(QStringLiteral("^[+-]?\\d{1,8}(\\.\\d{0,9})?$"));
    if (!kPlain.match(text).hasMatch())
        return std::nullopt;
    bool ok = false;
    const double value = text.toDouble(&ok);
    return ok ? std::optional(value) : std::nullopt;
}

std::optional<std::pair<double, double>> readPair(const QStringList &parts)
{
    if (parts.size() != 2)
        return std::nullopt;
    const std::optional<double> first = readNumber(parts[0]);
    const std::optional<double> second = readNumber(parts[1]);
    if (!first || !second)
        return std::nullopt;
    return std::pair(*first, *second);
}

std::optional<TypedPosition> interpret(double a, double b)
{
    const auto inDegrees = [](double latitude, double longitude) {
        return latitude >= 5 && latitude <= 25 && longitude >= 100 && longitude <= 120;
    };
    if (inDegrees(a, b))
        return TypedPosition{a, b, true};
    if (inDegrees(b, a))
        return TypedPosition{b, a, true};
    const auto inMetres = [](double easting, double northing) {
        return easting >= 100'000 && easting <= 900'000 && northing >= 800'000 && northing <= 2'700'000;
    };
    if (a < b && inMetres(a, b))
        return TypedPosition{a, b, false};
    if (b < a && inMetres(b, a))
        return TypedPosition{b, a, false};
    return std::nullopt;
}

std::optional<TypedPosition> readDegreesMinutesSeconds(const QString &text)
{
    static const QRegularExpression kAngle(
        QStringLiteral("(\\d{1,3})\\s*°\\s*(?:(\\d{1,2}(?:[.,]\\d+)?)\\s*['′’])?\\s*(?:(\\d{1,2}(?:[.,]\\d+)?"
                       ")\\s*(?:\"|″|”|''))?"));
    std::vector<double> angles;
    for (auto match = kAngle.globalMatch(text); match.hasNext();) {
        const QRegularExpressionMatch m = match.next();
        const auto part = [&m](int i) {
            return m.captured(i).replace(QLatin1Char(','), QLatin1Char('.')).toDouble();
        };
        if (part(2) >= 60 || part(3) >= 60)
            return std::nullopt;
        angles.push_back(part(1) + part(2) / 60 + part(3) / 3600);
    }
    return angles.size() == 2 ? interpret(angles[0], angles[1]) : std::nullopt;
}

} // namespace

std::optional<TypedPosition> readPosition(const QString &typed)
{
    if (typed.size() > 100)
        return std::nullopt;
    QString text = typed;
    // The blanks that figures are grouped with, as this program and others show them.
    for (const ushort blank : {0x00A0, 0x2009, 0x202F, 0x0009})
        text.replace(QChar(blank), QLatin1Char(' '));
    text = text.simplified();

    // Decimal degrees are written with the sign too ("10,7769° 106,7009°"); with minutes it is another
    // matter.
    static const QRegularExpression kMinutes(QStringLiteral("['′’]"));
    if (text.contains(kMinutes))
        return readDegreesMinutesSeconds(text);
    text.remove(QChar(0x00B0));

    // Letters name the axes: E/Y/Đ and N/X/B, before or after the figure. Their order is told by size anyway,
    // so they only separate.
    static const QRegularExpression kLetters(QStringLiteral("[ENXYĐB][:=]?"),
                                             QRegularExpression::CaseInsensitiveOption);
    const bool lettered = text.contains(kLetters);
    const QString separated = QString(text).replace(kLetters, QStringLiteral(";"));
    if (lettered) {
        QStringList parts;
        for (QString part : separated.split(QLatin1Char(';'))) {
            // A comma between the two figures ends up at either side of the letter.
            static const QRegularExpression kOuterCommas(QStringLiteral("^[\\s,]+|[\\s,]+$"));
            part.remove(kOuterCommas);
            if (!part.isEmpty())
                parts.append(part);
        }
        if (const auto pair = readPair(parts))
            return interpret(pair->first, pair->second);
        return std::nullopt;
    }
    if (text.contains(QLatin1Char(';'))) {
        const auto pair = readPair(text.split(QLatin1Char(';')));
        return pair ? interpret(pair->first, pair->second) : std::nullopt;
    }
    static const QRegularExpression kCommaBlank(QStringLiteral(",\\s+"));
    for (const QStringList &parts :
         {text.split(kCommaBlank), text.split(QLatin1Char(' ')), text.split(QLatin1Char(','))}) {
        if (const auto pair = readPair(parts)) {
            if (const auto position = interpret(pair->first, pair->second))
                return position;
        }
    }
    // "603 797,26 1 191 942,31": groups of three; the cut is where both halves make sense.
    const QStringList groups = text.split(QLatin1Char(' '));
    for (qsizetype cut = 1; cut < groups.size(); ++cut) {
        const auto pair =
            readPair({groups.mid(0, cut).join(QLatin1Char(' ')), groups.mid(cut).join(QLatin1Char(' '))});
        if (!pair)
            continue;
        if (const auto position = interpret(pair->first, pair->second))
            return position;
    }
    return std::nullopt;
}

Result<geo::Coord> toCity(const TypedPosition &position, const geo::Crs &crs, int datumOperation)
{
    if (!position.geographic)
        return geo::Coord{position.first, position.second, 0};
    Result<geo::Crs> wgs84 = geo::Crs::fromEpsg(4326);
    if (!wgs84)
        return Failure(std::move(wgs84).error());
    Result<geo::Transform> transform = geo::Transform::create(*wgs84, crs, datumOperation);
    if (!transform)
        return Failure(std::move(transform).error());
    return transform->apply(geo::Coord{position.second, position.first, 0});
}

QString formatPosition(const geo::Coord &position)
{
    return QStringLiteral("E %1   N %2").arg(formatNumber(position.x, 2), formatNumber(position.y, 2));
}

QString formatGeographic(double latitude, double longitude)
{
    //: %1 latitude north, %2 longitude east, in degrees
    return Tr::tr("%1° N   %2° E").arg(formatNumber(latitude, 6), formatNumber(longitude, 6));
}

} // namespace dothi::ui
