// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where rule sets come from: the city, the installation, the user's folder.

#include <dothi/base/files.h>

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <permit/logic/rules.h>

#include <map>

namespace dothi::permit {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::RuleSet)
};

constexpr qint64 kLargestRuleSet = 1'000'000;
/// No department has so many; a folder that has is another one.
constexpr qsizetype kMostUserFiles = 100;

class RuleSetSearch
{
public:
    RuleSetSearch(const city::Store &store, const QDate &date)
        : m_store(store)
        , m_date(date)
    {}

    Result<RuleSet> find()
    {
        const Result<QStringList> own = m_store.documents(QStringLiteral("rules"));
        DOTHI_TRY(own);
        QStringList ids = *own;
        for (const QString &id : m_store.profile().ruleSets) {
            if (!ids.contains(id))
                ids.append(id);
        }
        for (const QString &id : std::as_const(ids)) {
            const QString file = dataFile(QStringLiteral("rules/%1.json").arg(id));
            const bool inStore = own->contains(id);
            const Result<QByteArray> json =
                inStore ? m_store.document(QStringLiteral("rules"), id) : readFile(file, kLargestRuleSet);
            DOTHI_TRY(json);
            Result<RuleSet> rules = RuleSet::fromJson(*json);
            if (!rules)
                return Failure(
                    std::move(rules).error().inFile(inStore ? m_store.location() : file).atFeature(id));
            take(std::move(*rules), *json);
        }
        DOTHI_TRY(readUserFolder());
        if (m_found)
            return std::move(*m_found);
        return none();
    }

private:
    void take(RuleSet rules, const QByteArray &json)
    {
        const bool here = rules.cities.isEmpty() || rules.cities.contains(m_store.profile().id);
        const bool seen = !m_read.emplace(rules.id, json).second;
        if (here && !seen && rules.holdsOn(m_date) && (!m_found || rules.validFrom > m_found->validFrom))
            m_found = std::move(rules);
    }

    Result<> readUserFolder()
    {
        const QDir folder(RuleSet::userFolder());
        const QStringList files =
            folder.entryList({QStringLiteral("*.json")}, QDir::Files | QDir::System, QDir::Name);
        if (files.size() > kMostUserFiles) {
            return fail(Error(ErrorCode::InvalidData,
                              Tr::tr("The folder of rule sets holds too many files (%1).").arg(files.size()))
                            .inFile(folder.path())
                            .withAdvice(Tr::tr("Leave only rule sets in it.")));
        }
        for (const QString &name : files) {
            const QString file = folder.filePath(name);
            // Opening a pipe would wait for ever.
            if (!QFileInfo(file).isFile()) {
                return fail(Error(ErrorCode::InvalidData, Tr::tr("This is not a file with a rule set."))
                                .inFile(file)
                                .withAdvice(Tr::tr("Leave only rule sets in the folder.")));
            }
            const Result<QByteArray> json = readFile(file, kLargestRuleSet);
            DOTHI_TRY(json);
            Result<RuleSet> rules = RuleSet::fromJson(*json);
            if (!rules)
                return Failure(std::move(rules).error().inFile(file));
            // Which of the two would hold is nothing to be guessed.
            if (const auto same = m_read.find(rules->id); same != m_read.end() && same->second != *json) {
                return fail(Error(ErrorCode::InvalidData,
                                  Tr::tr("There is another rule set with the id “%1” in the city or the "
                                         "program.")
                                      .arg(rules->id))
                                .inFile(file)
                                .withAdvice(Tr::tr("Give this one an id of its own.")));
            }
            take(std::move(*rules), *json);
        }
        return {};
    }

    [[nodiscard]] Failure none() const
    {
        // The folder that the advice names is there for whoever follows it.
        QDir().mkpath(RuleSet::userFolder());
        return fail(
            Error(ErrorCode::NotFound,
                  Tr::tr("No rule set of this city is in force on %1.").arg(m_date.toString(Qt::ISODate)))
                .withAdvice(Tr::tr("Check the date. A rule set that held then can be put into the folder %1 "
                                   "as a file *.json with its own id; it has to follow the schema %2.")
                                .arg(QDir::toNativeSeparators(RuleSet::userFolder()),
                                     QDir::toNativeSeparators(
                                         dataDir() + QStringLiteral("/rules/schema/rules.schema.json")))));
    }

    const city::Store &m_store;
    QDate m_date;
    std::map<QString, QByteArray> m_read; ///< by id
    std::optional<RuleSet> m_found;
};

} // namespace

QString RuleSet::userFolder()
{
    return userDataDir() + QStringLiteral("/rules");
}

Result<RuleSet> RuleSet::forCity(const city::Store &store, const QDate &date)
{
    return RuleSetSearch(store, date).find();
}

} // namespace dothi::permit
