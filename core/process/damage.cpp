// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/process/damage.h>

#include <QCoreApplication>
#include <QJsonArray>

namespace dothi::process {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::Damage)
};

constexpr size_t kNamed = 5;

} // namespace

void reportDamage(const city::Store &store, CommandResult &result)
{
    const std::vector<Error> damaged = store.damaged();
    if (damaged.empty())
        return;
    result.warnings.append(
        Tr::tr("The city is damaged at %n place(s); what cannot be read there was left out.", nullptr,
               static_cast<int>(damaged.size())));
    QJsonArray list;
    for (const Error &error : damaged) {
        if (static_cast<size_t>(list.size()) < kNamed)
            result.warnings.append(QStringLiteral("  ") + error.userText());
        list.append(QJsonObject{{QLatin1String("layer"), error.subject().layer},
                                {QLatin1String("feature"), error.subject().feature},
                                {QLatin1String("field"), error.subject().field},
                                {QLatin1String("message"), error.message()}});
    }
    if (damaged.size() > kNamed) {
        result.warnings.append(QStringLiteral("  ") + Tr::tr("… and %n more, see --json.", nullptr,
                                                             static_cast<int>(damaged.size() - kNamed)));
    }
    result.json.insert(QLatin1String("damaged"), list);
}

} // namespace dothi::process
