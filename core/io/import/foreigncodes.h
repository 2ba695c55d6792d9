// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/city/schema.h>

#include <QHash>
#include <QString>

#include <map>
#include <optional>

namespace dothi::io {

/// One of our codes for what a file says.
struct KnownCode
{
    QString code;
    bool near = false; ///< the nearest of the list rather than the same thing: worth a look by a person
};

/// What others write where our code lists have a code: old codes, abbreviations, names in Vietnamese and of
/// OpenStreetMap; read from resources/schema/values.json, which names the source of each list. Compared
/// without case, accents and marks. A list's own codes and titles are in it, and win.
class ForeignCodes
{
public:
    /// The table shipped with the program, for Schema::builtin(); read once. A damaged installation is a bug,
    /// so this aborts with a message.
    [[nodiscard]] static const ForeignCodes &builtin();
    /// Refuses a list or code the schema does not have, and a text that stands for two codes of a list.
    [[nodiscard]] static Result<ForeignCodes> fromJson(const QByteArray &json, const city::Schema &schema);

    [[nodiscard]] std::optional<KnownCode> find(const city::CodeList &list, const QString &text) const;

private:
    std::map<QString, QHash<QString, KnownCode>> m_lists; ///< list -> normalised text
};

} // namespace dothi::io
