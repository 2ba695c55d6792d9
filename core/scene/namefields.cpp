// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/scene/namefields.h>

#include <QSet>

namespace dothi::scene {

namespace {

constexpr qint64 kNamesLookedAt = 4000;
constexpr qsizetype kFewNames = 20; ///< of less nothing can be said
constexpr qsizetype kNameLength = 200;

struct Seen
{
    size_t index = 0;
    const city::FieldDef *field = nullptr;
    QSet<QString> values;
    qsizetype known = 0;
};

} // namespace

Result<QStringList> nameFields(const city::Store &store, const QString &layer, TaskContext &task)
{
    const city::LayerDef *def = city::Schema::builtin().layer(layer);
    QStringList names;
    if (!def)
        return names;
    city::Query query;
    query.withGeometry = false;
    query.limit = kNamesLookedAt;
    std::vector<Seen> seen;
    for (size_t i = 0; i < def->fields.size(); ++i) {
        const city::FieldDef &field = def->fields[i];
        const bool text = field.type == city::FieldType::Text && field.codeList.isEmpty();
        if (!text && !field.id.endsWith(QLatin1String("_id")))
            continue;
        seen.push_back({i, &field, {}, 0});
        query.fields.append(field.id);
    }
    if (seen.empty())
        return names;
    Result<> going;
    DOTHI_TRY(store.read(layer, query, [&](city::Feature &feature) {
        going = task.checkpoint();
        if (!going)
            return city::Visit::Stop;
        for (Seen &field : seen) {
            const QString value =
                field.index < feature.values.size() ? city::toText(feature.values[field.index]) : QString();
            if (value.isEmpty())
                continue;
            ++field.known;
            field.values.insert(value.left(kNameLength));
        }
        return city::Visit::Continue;
    }));
    DOTHI_TRY(going);
    for (const Seen &field : seen) {
        if (field.known >= kFewNames && 2 * field.values.size() > field.known)
            names.append(field.field->id);
    }
    return names;
}

} // namespace dothi::scene
