// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/scene/cityscene.h>
#include <dothi/scene/layerstyle.h>
#include <dothi/scene/palettes.h>

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace dothi::scene {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::LayerStyle)
};

const QString kStyles = QStringLiteral("styles");

/// Palettes, kinds and methods as files and the command line name them.
const QString kValues = QStringLiteral("values");
struct MethodName
{
    BreakMethod method;
    QLatin1String name;
};
constexpr std::array kMethods{MethodName{BreakMethod::RoundNumbers, QLatin1String("round")},
                              MethodName{BreakMethod::Quantiles, QLatin1String("quantiles")},
                              MethodName{BreakMethod::EqualIntervals, QLatin1String("equal")},
                              MethodName{BreakMethod::NaturalBreaks, QLatin1String("natural")}};

QString nameOf(const LayerStyle &style)
{
    if (style.kind == StyleKind::Values)
        return kValues;
    return std::ranges::find(kMethods, style.method, &MethodName::method)->name;
}

/// Takes the name of a method; false when there is none of that name.
bool setMethod(LayerStyle &style, const QString &name)
{
    if (name == kValues) {
        style.kind = StyleKind::Values;
        return true;
    }
    const auto found =
        std::ranges::find_if(kMethods, [&name](const MethodName &m) { return m.name == name; });
    if (found == kMethods.end())
        return false;
    style.kind = StyleKind::Ranges;
    style.method = found->method;
    return true;
}

/// What a person reads in a message: never more than a line of it.
QString brief(const QString &text)
{
    return text.simplified().left(60);
}

Result<LayerStyle> begun(const QString &layer, const QString &field)
{
    const std::vector<const city::FieldDef *> fields = styleFields(layer);
    if (fields.empty()) {
        QStringList layers;
        for (const QString &id : drawableLayers()) {
            if (!styleFields(id).empty())
                layers.append(id);
        }
        return fail(
            Error(ErrorCode::InvalidArgument,
                  Tr::tr("There is no layer “%1” that could be coloured by an attribute.").arg(brief(layer)))
                .withAdvice(Tr::tr("Layers: %1.").arg(layers.join(QStringLiteral(", ")))));
    }
    QStringList names;
    for (const city::FieldDef *def : fields)
        names.append(def->id);
    if (!names.contains(field)) {
        return fail(Error(ErrorCode::InvalidArgument,
                          Tr::tr("The layer has no attribute “%1” to be coloured by.").arg(brief(field)))
                        .inLayer(layer)
                        .withAdvice(Tr::tr("Attributes: %1.").arg(names.join(QStringLiteral(", ")))));
    }
    return LayerStyle::suggested(layer, field);
}

Result<> setMethodChecked(LayerStyle &style, const QString &name)
{
    if (!setMethod(style, name)) {
        return fail(Error(ErrorCode::InvalidArgument,
                          Tr::tr("There is no way “%1” to make classes.").arg(brief(name)))
                        .inLayer(style.layer)
                        .atField(style.field)
                        .withAdvice(Tr::tr("It may be values, round, quantiles, equal or natural.")));
    }
    const city::FieldDef *field = city::Schema::builtin().layer(style.layer)->field(style.field);
    if (style.kind == StyleKind::Ranges && !hasRanges(*field)) {
        return fail(Error(ErrorCode::InvalidArgument,
                          Tr::tr("This attribute holds no amounts that could be cut into ranges."))
                        .inLayer(style.layer)
                        .atField(style.field)
                        .withAdvice(Tr::tr("Colour it by value.")));
    }
    return {};
}

Result<> setRanges(LayerStyle &style, int ranges)
{
    if (ranges < LayerStyle::kFewestRanges || ranges > LayerStyle::kMostRanges) {
        return fail(Error(ErrorCode::InvalidArgument, Tr::tr("A style has %1 to %2 ranges.")
                                                          .arg(QString::number(LayerStyle::kFewestRanges),
                                                               QString::number(LayerStyle::kMostRanges)))
                        .inLayer(style.layer));
    }
    style.ranges = ranges;
    return {};
}

Result<> setPalette(LayerStyle &style, const QString &id)
{
    if (!id.isEmpty() && !palette(id)) {
        QStringList known;
        for (const Palette &p : palettes())
            known.append(p.id);
        return fail(Error(ErrorCode::InvalidArgument, Tr::tr("There is no palette “%1”.").arg(brief(id)))
                        .inLayer(style.layer)
                        .withAdvice(Tr::tr("Palettes: %1.").arg(known.join(QStringLiteral(", ")))));
    }
    style.palette = id;
    return {};
}

} // namespace

QJsonObject LayerStyle::toJson() const
{
    QJsonObject object{{QLatin1String("layer"), layer},
                       {QLatin1String("attribute"), field},
                       {QLatin1String("method"), nameOf(*this)}};
    if (kind == StyleKind::Ranges)
        object.insert(QLatin1String("ranges"), ranges);
    if (!palette.isEmpty())
        object.insert(QLatin1String("palette"), palette);
    if (reversed)
        object.insert(QLatin1String("reversed"), true);
    return object;
}

Result<LayerStyle> LayerStyle::fromJson(const QJsonObject &object)
{
    Result<LayerStyle> style = begun(object.value(QLatin1String("layer")).toString(),
                                     object.value(QLatin1String("attribute")).toString());
    if (!style)
        return style;
    if (const QJsonValue method = object.value(QLatin1String("method")); !method.isUndefined())
        DOTHI_TRY(setMethodChecked(*style, method.toString()));
    if (const QJsonValue ranges = object.value(QLatin1String("ranges")); !ranges.isUndefined())
        DOTHI_TRY(setRanges(*style, ranges.toInt(-1)));
    DOTHI_TRY(setPalette(*style, object.value(QLatin1String("palette")).toString()));
    style->reversed = object.value(QLatin1String("reversed")).toBool();
    return style;
}

Result<LayerStyle> LayerStyle::fromText(const QString &text)
{
    const QStringList words = text.trimmed().split(QLatin1Char(':'));
    if (words.size() < 2 || words.size() > 5) {
        return fail(
            Error(ErrorCode::InvalidArgument, Tr::tr("“%1” is no style.").arg(brief(text)))
                .withAdvice(Tr::tr("Write layer:attribute, such as building:height_m, or more of it, such as "
                                   "building:height_m:natural:7:viridis.")));
    }
    Result<LayerStyle> style = begun(words[0], words[1]);
    if (!style)
        return style;
    if (words.size() > 2)
        DOTHI_TRY(setMethodChecked(*style, words[2]));
    qsizetype next = 3;
    if (style->kind == StyleKind::Ranges && words.size() > next)
        DOTHI_TRY(setRanges(*style, words[next++].toInt()));
    if (words.size() > next) {
        style->reversed = words[next].startsWith(QLatin1Char('-'));
        DOTHI_TRY(setPalette(*style, words[next].mid(style->reversed ? 1 : 0)));
        ++next;
    }
    if (words.size() > next) {
        return fail(ErrorCode::InvalidArgument, Tr::tr("“%1” has more words than a style.").arg(brief(text)));
    }
    return style;
}

LayerStyle LayerStyle::suggested(const QString &layer, const QString &field)
{
    LayerStyle style;
    style.layer = layer;
    style.field = field;
    const city::LayerDef *def = city::Schema::builtin().layer(layer);
    const city::FieldDef *fieldDef = def ? def->field(field) : nullptr;
    style.kind = fieldDef && hasRanges(*fieldDef) ? StyleKind::Ranges : StyleKind::Values;
    return style;
}

std::vector<const city::FieldDef *> styleFields(const QString &layer)
{
    std::vector<const city::FieldDef *> fields;
    const city::LayerDef *def = city::Schema::builtin().layer(layer);
    if (!def || !drawableLayers().contains(layer))
        return fields;
    for (const city::FieldDef &field : def->fields) {
        if (field.type != city::FieldType::Json)
            fields.push_back(&field);
    }
    return fields;
}

bool hasRanges(const city::FieldDef &field)
{
    // An id of another layer is a number, but no amount.
    if (!field.codeList.isEmpty() || field.id.endsWith(QLatin1String("_id")))
        return false;
    return field.type == city::FieldType::Integer || field.type == city::FieldType::Real ||
           field.type == city::FieldType::Date;
}

std::optional<std::vector<LayerStyle>> stylesOf(const QJsonObject &pose)
{
    if (!pose.contains(kStyles))
        return std::nullopt;
    std::vector<LayerStyle> styles;
    const QJsonArray saved = pose.value(kStyles).toArray();
    for (const QJsonValue &value : saved) {
        Result<LayerStyle> style = LayerStyle::fromJson(value.toObject());
        const bool isNew =
            style && std::ranges::find(styles, style->layer, &LayerStyle::layer) == styles.end();
        if (isNew)
            styles.push_back(std::move(*style));
    }
    return styles;
}

void setStyles(QJsonObject &pose, const std::vector<LayerStyle> &styles)
{
    QJsonArray saved;
    for (const LayerStyle &style : styles)
        saved.append(style.toJson());
    pose.insert(kStyles, saved);
}

} // namespace dothi::scene
