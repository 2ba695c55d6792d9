// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/files.h>
#include <dothi/base/text.h>
#include <dothi/io/import/foreigncodes.h>
#include <dothi/io/import/matching.h>

#include <QCoreApplication>
#include <QDebug>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace dothi::io {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::Import)
};

Failure wrongTable(const QString &where)
{
    return fail(ErrorCode::InvalidData, Tr::tr("The table of foreign codes is wrong at “%1”.").arg(where));
}

/// A code or title of the list itself. The spaces of a title count here: "ODT" is no name of two words.
std::optional<QString> ownCode(const city::CodeList &list, const QString &text)
{
    if (list.find(text))
        return text;
    const QString folded = foldVietnamese(text);
    for (const city::CodeItem &item : list.items) {
        if (foldVietnamese(item.code) == folded || foldVietnamese(item.title.vi) == folded ||
            foldVietnamese(item.title.en) == folded)
            return item.code;
    }
    return std::nullopt;
}

} // namespace

const ForeignCodes &ForeignCodes::builtin()
{
    static const ForeignCodes codes = [] {
        const Result<QByteArray> text =
            readFile(dataDir() + QStringLiteral("/schema/values.json"), 4'000'000);
        Result<ForeignCodes> read =
            text ? fromJson(*text, city::Schema::builtin()) : Result<ForeignCodes>(Failure(text.error()));
        if (!read)
            qFatal("DoThi is not installed properly: %s", qPrintable(read.error().logText()));
        return *read;
    }();
    return codes;
}

Result<ForeignCodes> ForeignCodes::fromJson(const QByteArray &json, const city::Schema &schema)
{
    const QJsonObject root = QJsonDocument::fromJson(json).object();
    if (root.value(QLatin1String("format")).toString() != QLatin1String("dothi-values"))
        return wrongTable(QStringLiteral("format"));
    ForeignCodes codes;
    for (const QJsonValue &entry : root.value(QLatin1String("lists")).toArray()) {
        const QString id = entry[QLatin1String("list")].toString();
        const city::CodeList *list = schema.codeList(id);
        if (!list || codes.m_lists.contains(id))
            return wrongTable(id);
        QHash<QString, KnownCode> &known = codes.m_lists[id];
        for (const QJsonValue &value : entry[QLatin1String("values")].toArray()) {
            const QString code = value[QLatin1String("code")].toString();
            if (!list->find(code))
                return wrongTable(id + QLatin1Char('.') + code);
            for (const bool near : {false, true}) {
                for (const QJsonValue &text :
                     value[near ? QLatin1String("near") : QLatin1String("same")].toArray()) {
                    const QString key = normalisedName(text.toString());
                    const auto before = known.constFind(key);
                    if (key.isEmpty() || (before != known.constEnd() && before->code != code))
                        return wrongTable(id + QLatin1Char('.') + text.toString());
                    if (before == known.constEnd())
                        known.insert(key, {code, near});
                }
            }
        }
    }
    return codes;
}

std::optional<KnownCode> ForeignCodes::find(const city::CodeList &list, const QString &text) const
{
    constexpr qsizetype kLongestFolded = 200; // no code is; hostile ones are not worth folding
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty() || trimmed.size() > kLongestFolded)
        return std::nullopt;
    if (const std::optional<QString> own = ownCode(list, trimmed))
        return KnownCode{*own, false};
    const auto known = m_lists.find(list.id);
    if (known == m_lists.end())
        return std::nullopt;
    const auto found = known->second.constFind(normalisedName(trimmed));
    return found == known->second.constEnd() ? std::nullopt : std::optional<KnownCode>(*found);
}

} // namespace dothi::io
