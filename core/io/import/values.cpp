// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/text.h>
#include <dothi/io/import/foreigncodes.h>
#include <dothi/io/import/values.h>

#include <QCoreApplication>
#include <QJsonDocument>
#include <QLocale>
#include <QRegularExpression>

#include <cmath>

namespace dothi::io {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::Import)
};

/// Values are quoted in messages; a hostile one must not fill the report.
QString inQuotes(const QString &text)
{
    constexpr qsizetype kLongest = 40;
    return QStringLiteral("“%1”").arg(text.size() > kLongest ? text.left(kLongest) + QStringLiteral("…")
                                                             : text);
}

QString numberText(double value)
{
    return QString::number(value, 'g', QLocale::FloatingPointShortest);
}

/// Shapefiles keep whole numbers as reals: sheet 14 is not "14.0" nor "1.4e+01".
QString realText(double value)
{
    const bool whole = std::floor(value) == value && std::abs(value) < 1e15;
    return whole ? QString::number(value, 'f', 0) : numberText(value);
}

/// "<Null>" is how ArcGIS prints an unknown value; some files hold it as text.
bool saysUnknown(const QString &text)
{
    return text.isEmpty() || text == QLatin1String("<Null>") || text == QLatin1String("<NULL>") ||
           text == QLatin1String("<null>");
}

ConvertedValue unknown(const QString &why)
{
    return {city::Value(), why, false};
}

ConvertedValue checkedNumber(double value, const city::FieldDef &field)
{
    if (!std::isfinite(value))
        return unknown(Tr::tr("the value is not a number; taken as unknown"));
    if (value < field.minimum || value > field.maximum) {
        if (field.maximum >= 1e300)
            return unknown(
                Tr::tr("%1 is below %2; taken as unknown").arg(numberText(value), numberText(field.minimum)));
        return unknown(Tr::tr("%1 is not between %2 and %3; taken as unknown")
                           .arg(numberText(value), numberText(field.minimum), numberText(field.maximum)));
    }
    if (field.type == city::FieldType::Real)
        return {value, {}, false};
    // Beyond 2^53 a double no longer tells neighbouring integers apart.
    if (std::floor(value) != value || std::abs(value) > 9007199254740992.0)
        return unknown(Tr::tr("%1 is not a whole number; taken as unknown").arg(numberText(value)));
    return {static_cast<qint64>(value), {}, false};
}

/// The code that is meant; nothing when the list has none.
std::optional<QString> codeFor(const QString &text, const city::CodeList &list)
{
    if (list.find(text))
        return text;
    const std::optional<KnownCode> known = ForeignCodes::builtin().find(list, text);
    return known ? std::optional<QString>(known->code) : std::nullopt;
}

ConvertedValue toTextField(const QString &text, const city::FieldDef &field, const city::Schema &schema)
{
    if (saysUnknown(text))
        return {};
    const city::CodeList *list = field.codeList.isEmpty() ? nullptr : schema.codeList(field.codeList);
    if (!list)
        return {text, {}, false};
    if (const std::optional<QString> code = codeFor(text, *list))
        return {*code, {}, false};
    if (list->open)
        return {text, {}, false};
    return unknown(Tr::tr("%1 is not a code of this field; taken as unknown").arg(inQuotes(text)));
}

ConvertedValue toNumberField(const city::Value &source, const city::FieldDef &field,
                             const city::Schema &schema)
{
    if (const auto *integer = std::get_if<qint64>(&source)) {
        if (field.type == city::FieldType::Integer && static_cast<double>(*integer) >= field.minimum &&
            static_cast<double>(*integer) <= field.maximum)
            return {*integer, {}, false};
        return checkedNumber(static_cast<double>(*integer), field);
    }
    if (const auto *real = std::get_if<double>(&source))
        return checkedNumber(*real, field);
    const QString text = city::toText(source);
    if (saysUnknown(text))
        return {};
    const std::optional<ParsedNumber> number = parseNumber(text, field.unit);
    if (!number) {
        // "Ward" in a numbered level: the code list knows it.
        const city::CodeList *list = field.codeList.isEmpty() ? nullptr : schema.codeList(field.codeList);
        const std::optional<QString> code = list ? codeFor(text, *list) : std::nullopt;
        bool isNumber = false;
        const double value = code ? code->toDouble(&isNumber) : 0;
        if (isNumber)
            return checkedNumber(value, field);
        return unknown(Tr::tr("%1 is not a number; taken as unknown").arg(inQuotes(text)));
    }
    ConvertedValue converted = checkedNumber(number->value, field);
    converted.ambiguous = number->ambiguous;
    return converted;
}

} // namespace

QString codeText(const city::Value &source)
{
    if (const auto *real = std::get_if<double>(&source))
        return std::isfinite(*real) ? realText(*real) : QString();
    const QString text = city::toText(source);
    return saysUnknown(text) ? QString() : text;
}

std::optional<ParsedNumber> parseNumber(const QString &text, const QString &unit)
{
    constexpr qsizetype kLongest = 60;
    if (text.size() > kLongest)
        return std::nullopt;
    QString t = text.trimmed();
    // A unit at the end: the field's own, or a spelling of it.
    static const QRegularExpression unitAtEnd(
        QStringLiteral("^(.*[0-9])\\s*(m|met|mét|m2|m²|m\\^2|mm|kv|w|%|tầng|tang|floors?|storeys?|t)\\.?$"),
        QRegularExpression::CaseInsensitiveOption);
    if (const QRegularExpressionMatch match = unitAtEnd.match(t); match.hasMatch()) {
        QString said = match.captured(2).toLower();
        said.replace(QStringLiteral("m2"), QStringLiteral("m²"))
            .replace(QStringLiteral("m^2"), QStringLiteral("m²"));
        const bool metres =
            unit == QLatin1String("m") &&
            (said == QLatin1String("met") || said == QStringLiteral("mét") || said == QLatin1String("m"));
        const bool storeys = unit.isEmpty() && !said.startsWith(QLatin1Char('m')) &&
                             said != QLatin1String("%") && said != QLatin1String("kv") &&
                             said != QLatin1String("w");
        if (!metres && !storeys && said != unit.toLower())
            return std::nullopt;
        t = match.captured(1);
    }
    QString sign;
    if (t.startsWith(QLatin1Char('-')) || t.startsWith(QLatin1Char('+')) || t.startsWith(QChar(0x2212))) {
        sign = t.front() == QLatin1Char('+') ? QString() : QStringLiteral("-");
        t = t.mid(1).trimmed();
    }
    // Spaces and apostrophes only part thousands.
    static const QRegularExpression spaced(
        QStringLiteral("^[0-9]{1,3}([ \u00A0\u202F'][0-9]{3})+([.,][0-9]+)?$"));
    bool ambiguous = false;
    if (spaced.match(t).hasMatch()) {
        t.removeIf([](QChar c) { return c.isSpace() || c == QLatin1Char('\''); });
        t.replace(QLatin1Char(','), QLatin1Char('.'));
    } else {
        const qsizetype commas = t.count(QLatin1Char(','));
        const qsizetype dots = t.count(QLatin1Char('.'));
        static const QRegularExpression dotted(QStringLiteral("^[0-9]{1,3}(\\.[0-9]{3})+(,[0-9]+)?$"));
        static const QRegularExpression commaed(QStringLiteral("^[0-9]{1,3}(,[0-9]{3})+(\\.[0-9]+)?$"));
        if ((dots > 1 || (dots == 1 && commas == 1)) && dotted.match(t).hasMatch()) {
            t.remove(QLatin1Char('.')).replace(QLatin1Char(','), QLatin1Char('.'));
        } else if ((commas > 1 || (dots == 1 && commas == 1)) && commaed.match(t).hasMatch()) {
            t.remove(QLatin1Char(','));
        } else if (commas == 1 && dots == 0) {
            ambiguous = commaed.match(t).hasMatch() && !t.startsWith(QLatin1Char('0'));
            t.replace(QLatin1Char(','), QLatin1Char('.'));
        } else if (commas > 0) {
            return std::nullopt;
        }
    }
    static const QRegularExpression plain(
        QStringLiteral("^([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]{1,3})?$"));
    if (!plain.match(t).hasMatch())
        return std::nullopt;
    bool ok = false;
    const double value = (sign + t).toDouble(&ok);
    if (!ok || !std::isfinite(value))
        return std::nullopt;
    return ParsedNumber{value, ambiguous};
}

std::optional<QDate> parseDate(const QString &text)
{
    static const QRegularExpression dayFirst(
        QStringLiteral("^([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})([ T][0-9:.+Z -]*)?$"));
    static const QRegularExpression yearFirst(
        QStringLiteral("^([0-9]{4})[/.-]([0-9]{1,2})[/.-]([0-9]{1,2})([ T][0-9:.+Z -]*)?$"));
    static const QRegularExpression packed(QStringLiteral("^([0-9]{4})([0-9]{2})([0-9]{2})$"));
    const QString t = text.trimmed();
    if (t.size() > 40)
        return std::nullopt;
    QDate date;
    if (const QRegularExpressionMatch m = dayFirst.match(t); m.hasMatch())
        date = QDate(m.captured(3).toInt(), m.captured(2).toInt(), m.captured(1).toInt());
    else if (const QRegularExpressionMatch y = yearFirst.match(t); y.hasMatch())
        date = QDate(y.captured(1).toInt(), y.captured(2).toInt(), y.captured(3).toInt());
    else if (const QRegularExpressionMatch d = packed.match(t); d.hasMatch())
        date = QDate(d.captured(1).toInt(), d.captured(2).toInt(), d.captured(3).toInt());
    if (!date.isValid() || date.year() < 1700 || date.year() > 2200)
        return std::nullopt;
    return date;
}

std::optional<bool> parseBool(const QString &text)
{
    static const QStringList yes = {QStringLiteral("1"), QStringLiteral("true"), QStringLiteral("yes"),
                                    QStringLiteral("t"), QStringLiteral("y"),    QStringLiteral("co"),
                                    QStringLiteral("x"), QStringLiteral("dung")};
    static const QStringList no = {QStringLiteral("0"),  QStringLiteral("false"), QStringLiteral("no"),
                                   QStringLiteral("f"),  QStringLiteral("n"),     QStringLiteral("khong"),
                                   QStringLiteral("sai")};
    const QString folded = foldVietnamese(text.trimmed());
    if (yes.contains(folded))
        return true;
    if (no.contains(folded))
        return false;
    return std::nullopt;
}

ConvertedValue convertValue(const city::Value &source, const city::FieldDef &field,
                            const city::Schema &schema)
{
    if (city::isNull(source))
        return {};
    switch (field.type) {
    case city::FieldType::Text: {
        if (const auto *real = std::get_if<double>(&source)) {
            if (!std::isfinite(*real))
                return unknown(Tr::tr("the value is not a number; taken as unknown"));
            return toTextField(realText(*real), field, schema);
        }
        return toTextField(city::toText(source), field, schema);
    }
    case city::FieldType::Integer:
    case city::FieldType::Real:
        return toNumberField(source, field, schema);
    case city::FieldType::Bool: {
        const QString text = city::toText(source);
        if (saysUnknown(text))
            return {};
        if (const std::optional<bool> flag = parseBool(text))
            return {qint64(*flag ? 1 : 0), {}, false};
        return unknown(Tr::tr("%1 is neither yes nor no; taken as unknown").arg(inQuotes(text)));
    }
    case city::FieldType::Date: {
        if (std::holds_alternative<QDate>(source))
            return {source, {}, false};
        const QString text = city::toText(source);
        if (saysUnknown(text))
            return {};
        if (const std::optional<QDate> date = parseDate(text))
            return {*date, {}, false};
        return unknown(
            Tr::tr("%1 is not a date (dd/MM/yyyy or yyyy-MM-dd); taken as unknown").arg(inQuotes(text)));
    }
    case city::FieldType::Json: {
        const QString text = city::toText(source);
        if (saysUnknown(text))
            return {};
        if (!QJsonDocument::fromJson(text.toUtf8()).isNull())
            return {text, {}, false};
        return unknown(Tr::tr("the text is not JSON; taken as unknown"));
    }
    }
    return {};
}

} // namespace dothi::io
