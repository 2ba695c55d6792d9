// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/files.h>
#include <dothi/base/json.h>

#include <QCoreApplication>
#include <QDir>
#include <QStringList>

// Without it the library ends the program where a schema is wrong.
#define VALIJSON_USE_EXCEPTIONS 1

#include <permit/logic/ruleschema.h>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include <memory>

namespace dothi::permit {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::RuleSet)
};

constexpr qsizetype kLargestSchema = 1'000'000;
constexpr int kDeepest = 32;

/// Depth of brackets outside strings: a document that nests without end would exhaust the stack further on.
bool tooDeep(const QByteArray &json)
{
    int depth = 0;
    bool inString = false;
    for (qsizetype i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (inString) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inString = false;
        } else if (c == '"') {
            inString = true;
        } else if (c == '{' || c == '[') {
            if (++depth > kDeepest)
                return true;
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return false;
}

/// valijson's context ("<root>", "[tables]", "[3]") as one path: "tables.values[3]".
QString place(const std::vector<std::string> &context)
{
    QString path;
    for (const std::string &step : context) {
        QString name = QString::fromStdString(step);
        if (name.startsWith(QLatin1Char('<')))
            continue;
        bool isIndex = false;
        name.mid(1, name.size() - 2).toUInt(&isIndex);
        if (isIndex) {
            path += name;
        } else {
            if (!path.isEmpty())
                path += QLatin1Char('.');
            path += name.mid(1, name.size() - 2);
        }
    }
    return path;
}

QString schemaFile()
{
    // Part of the program, unlike the rule sets: nobody's copy of it takes its place.
    return dataDir() + QStringLiteral("/rules/schema/rules.schema.json");
}

struct SchemaOnce
{
    std::unique_ptr<valijson::Schema> schema;
    QString problem;

    SchemaOnce()
    {
        const QString path = schemaFile();
        const Result<QByteArray> text = readFile(path, kLargestSchema);
        if (!text) {
            problem = text.error().logText();
            return;
        }
        try {
            const nlohmann::json document = nlohmann::json::parse(text->constData());
            auto parsed = std::make_unique<valijson::Schema>();
            valijson::SchemaParser parser(valijson::SchemaParser::kDraft7);
            parser.populateSchema(valijson::adapters::NlohmannJsonAdapter(document), *parsed);
            schema = std::move(parsed);
        } catch (const std::exception &e) {
            problem = path + QStringLiteral(": ") + QString::fromUtf8(e.what());
        }
    }
};

} // namespace

Result<nlohmann::json> parseRuleDocument(const QByteArray &json)
{
    if (json.size() > kLargestSchema)
        return fail(ErrorCode::InvalidData, Tr::tr("The rule set is larger than a rule set may be (1 MB)."));
    if (tooDeep(json))
        return fail(ErrorCode::InvalidData, Tr::tr("The rule set is nested too deeply."));
    static const SchemaOnce once;
    if (!once.schema) {
        return fail(Error(ErrorCode::Io, Tr::tr("The schema of rule sets cannot be read."))
                        .withAdvice(Tr::tr("Install the program again."))
                        .withDetail(once.problem));
    }
    try {
        nlohmann::json document = nlohmann::json::parse(json.constBegin(), json.constEnd());
        DOTHI_TRY(checkJson(json)); // the parser keeps the last of two members of one name
        valijson::Validator validator;
        valijson::ValidationResults results;
        if (!validator.validate(*once.schema, valijson::adapters::NlohmannJsonAdapter(document), &results)) {
            // The innermost error comes first; those of the enclosing members only repeat it.
            valijson::ValidationResults::Error error;
            results.popError(error);
            return fail(Error(ErrorCode::InvalidData, Tr::tr("The rule set does not follow its schema."))
                            .atField(place(error.context))
                            .withAdvice(Tr::tr("Correct it at that place; the schema is %1.")
                                            .arg(QDir::toNativeSeparators(schemaFile())))
                            .withDetail(QString::fromStdString(error.description)));
        }
        return document;
    } catch (const nlohmann::json::parse_error &e) {
        return fail(
            Error(ErrorCode::InvalidData, Tr::tr("The rule set is not JSON (at byte %1).").arg(e.byte))
                .withDetail(QString::fromUtf8(e.what())));
    } catch (const std::exception &e) {
        return fail(Error(ErrorCode::InvalidData, Tr::tr("The rule set cannot be read."))
                        .withDetail(QString::fromUtf8(e.what())));
    }
}

} // namespace dothi::permit
